"""What the commands share: usage and sentences in the reader's language, on any console."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Sequence
from io import TextIOWrapper
from typing import NoReturn

from analysis.words import DEFAULT_LANGUAGE, LANGUAGES, words_in

# The control pictures of Unicode.
_SIGNS = {code: 0x2400 + code for code in range(32)} | {127: 0x2421}
DONE, FAILED, USAGE = range(3)


class Parser(ArgumentParser):
    """Says how a command is used in the reader's language: the message `told` of the catalogue."""

    def __init__(self, command: str, told: str) -> None:
        super().__init__()
        self.command = command
        self.told = told

    def error(self, message: str) -> NoReturn:  # noqa: ARG002 - given by argparse
        """End with the usage and the exit code 2; the message is in English alone."""
        self.exit(USAGE, self.format_usage())

    def format_usage(self) -> str:
        """Return the usage."""
        words = words_in(language_of(sys.argv[1:]))
        return words.text(self.told, command=self.command) + "\n"

    format_help = format_usage


def language_of(arguments: Sequence[str]) -> str:
    """Return the language of the usage, before the arguments are known to be right."""
    return next((given for given in arguments if given in LANGUAGES), DEFAULT_LANGUAGE)


def say(sentences: Iterable[str]) -> None:
    """Print sentences, a line each: line breaks and commands to the console are shown as signs."""
    for sentence in sentences:
        sys.stdout.write(f"{sentence.translate(_SIGNS)}\n")


def on_any_console() -> None:
    """Let a console that lacks a letter show its number instead of stopping."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
