"""What the commands share: usage and sentences in the reader's language, on any console."""

import json
import sys
from argparse import Action, ArgumentError, ArgumentParser, Namespace
from collections.abc import Iterable, Sequence
from io import TextIOWrapper
from typing import NoReturn

from analysis.words.catalogue import DEFAULT_LANGUAGE, LANGUAGES, Words, words_in

# The control pictures of Unicode.
_SIGNS = {code: 0x2400 + code for code in range(32)} | {127: 0x2421}
DONE, FAILED, USAGE = range(3)


class Parser(ArgumentParser):
    """Says in the reader's language what a command does, how, and which argument was wrong."""

    def __init__(self, name: str, program: str, options: str) -> None:
        """Make the parser of a command, of how it was called, and of what may follow."""
        # A name cut short could mean another option one day.
        super().__init__(exit_on_error=False, allow_abbrev=False)
        self.name = name
        self.command = f"{program} {options}"
        self.given: Sequence[str] = ()

    def read(self, arguments: Sequence[str] | None) -> Namespace:
        """Return what the arguments say, by default those of the process; end if they are wrong."""
        self.given = sys.argv[1:] if arguments is None else arguments
        try:
            return self.parse_intermixed_args(self.given)
        except ArgumentError as error:
            if error.argument_name:
                self._end(self._words.text("console-wrong", option=error.argument_name))
            self.error(error.message)

    def error(self, message: str) -> NoReturn:  # noqa: ARG002 - given by argparse
        """End and name what has no place in the command; the message is in English alone."""
        surplus = self._surplus()
        options = [one.partition("=")[0] for one in surplus if one.startswith("-")]
        said = ""
        if options:
            # What stands after such an option is taken for its value.
            said = self._words.text("console-unknown", options=", ".join(options))
        elif surplus:
            said = self._words.text("console-surplus", arguments=", ".join(surplus))
        self._end(said)

    def _end(self, said: str) -> NoReturn:
        lines = [line for line in (said.translate(_SIGNS), self.format_usage()) if line]
        self.exit(USAGE, "\n".join(lines))

    def _surplus(self) -> list[str]:
        """Return what has no place in the command, even where something else is missing."""
        for argument in self._actions:
            argument.required = False
        for group in self._mutually_exclusive_groups:
            group.required = False
        return self.parse_known_intermixed_args(self.given)[1]

    @property
    def _words(self) -> Words:
        return words_in(language_of(self.given))

    def format_usage(self) -> str:
        """Return the usage."""
        return self._words.text("console-usage", command=self.command) + "\n"

    def format_help(self) -> str:
        """Return the usage, what the command does, and what each option means."""
        told = [(_written(one), self._words.text(f"option-{one.dest}")) for one in self._actions]
        width = max(len(option) for option, _ in told)
        options = [f"  {option:{width}}  {meaning}" for option, meaning in told]
        about = self._words.text(f"command-{self.name}")
        return "\n".join([self.format_usage(), about, "", *options, ""])


def _written(argument: Action) -> str:
    """Return an argument as it is written: "--lang en|ja"."""
    value = "" if argument.nargs == 0 else argument.dest.upper()
    if argument.choices:
        value = "|".join(map(str, argument.choices))
    return f"{', '.join(argument.option_strings)} {argument.metavar or value}".strip()


def language_of(arguments: Sequence[str]) -> str:
    """Return the language of the usage, before the arguments are known to be right."""
    # Of --lang=ja the part after the sign.
    values = (given.rpartition("=")[2] for given in arguments)
    return next((value for value in values if value in LANGUAGES), DEFAULT_LANGUAGE)


def say(sentences: Iterable[str]) -> None:
    """Print sentences, a line each: line breaks and commands to the console are shown as signs."""
    for sentence in sentences:
        sys.stdout.write(f"{sentence.translate(_SIGNS)}\n")


def warn(sentences: Iterable[str]) -> None:
    """Print sentences as `say` does, where a program that reads the rest does not see them."""
    for sentence in sentences:
        sys.stderr.write(f"{sentence.translate(_SIGNS)}\n")


def print_json(found: object) -> None:
    """Print what was found for machines."""
    sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=1) + "\n")


def on_any_console() -> None:
    """Let a console that lacks a letter show its number instead of stopping."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
