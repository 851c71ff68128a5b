"""Check files before they replace those of the data folder: `python -m analysis.check FILE...`.

Prints what was read in another form, every problem with its place and how to mend it, and a
summary of each file. Exit code: 0 all accepted, 1 one or more refused, 2 wrong usage.
"""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NoReturn

from analysis.dataset import DATA_SETS, RECORD, load
from analysis.findings import place, problem_sentence
from analysis.intake import Normalisation, Verdict, limits, read_together
from analysis.problems import Problem
from analysis.words import DEFAULT_LANGUAGE, LANGUAGES, Words, words_in

DATA = Path(__file__).parents[1] / "data"
COMMAND = "python -m analysis.check [--lang en|ja] [--data record|demo] FILE..."
# The control pictures of Unicode.
_SIGNS = {code: 0x2400 + code for code in range(32)} | {127: 0x2421}
ACCEPTED, REFUSED, USAGE = range(3)


class Parser(ArgumentParser):
    """Says how the command is used in the reader's language."""

    def error(self, message: str) -> NoReturn:  # noqa: ARG002 - given by argparse
        """End with the usage and the exit code 2; the message is in English alone."""
        self.exit(USAGE, self.format_usage())

    def format_usage(self) -> str:
        """Return the usage."""
        return words_in(_language(sys.argv[1:])).text("check-usage", command=COMMAND) + "\n"

    format_help = format_usage


def main(arguments: Sequence[str] | None = None) -> int:
    """Check the files that the arguments name and return the exit code."""
    given = _parsed(arguments)
    words = words_in(given.lang)
    contents, problems = _contents(given.files)
    if problems:
        _say(problem_sentence(problem, words) for problem in problems)
        return USAGE
    verdicts = read_together(contents, load(DATA, given.data))
    for verdict in verdicts:
        _say(report(verdict, words))
    return ACCEPTED if all(verdict.is_accepted for verdict in verdicts) else REFUSED


def report(verdict: Verdict, words: Words) -> Iterator[str]:
    """Yield the sentences about a file: what was normalised, each problem, the summary."""
    yield from (_normalised(change, words) for change in verdict.normalisations)
    yield from (problem_sentence(problem, words) for problem in verdict.problems)
    yield _summary(verdict, words)


def _parsed(arguments: Sequence[str] | None) -> Namespace:
    parser = Parser(prog="python -m analysis.check")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--lang", choices=LANGUAGES, default=DEFAULT_LANGUAGE)
    parser.add_argument("--data", choices=DATA_SETS, default=RECORD)
    return parser.parse_args(arguments)


def _language(arguments: Sequence[str]) -> str:
    """Return the language of the usage, before the arguments are known to be right."""
    return next((given for given in arguments if given in LANGUAGES), DEFAULT_LANGUAGE)


def _contents(files: Sequence[Path]) -> tuple[list[tuple[str, bytes]], list[Problem]]:
    """Read files, each up to a little more than is allowed."""
    contents, problems = [], []
    for path in files:
        try:
            with path.open("rb") as file:
                contents.append((path.name, file.read(limits.BYTES + 1)))
        except FileNotFoundError:
            problems.append(Problem(path.name, None, None, "missing_file"))
        except OSError as error:
            detail = error.strerror or ""
            problems.append(Problem(path.name, None, None, "unreadable", detail=detail))
    return contents, problems


def _normalised(change: Normalisation, words: Words) -> str:
    where = Problem(change.file, change.row, change.column, change.why, letter=change.letter)
    return words.text(
        "check-normalised" if change.became else "check-left-out",
        place=place(where, words),
        read=change.read,
        became=change.became,
        why=words.text(f"normalised-{change.why}"),
    )


def _summary(verdict: Verdict, words: Words) -> str:
    counts = words.text(
        "check-counts",
        rows=verdict.rows,
        accepted=verdict.accepted,
        refused=verdict.refused,
        blank=verdict.blank,
    )
    if verdict.table is not None and verdict.is_accepted:
        name = f"{verdict.table.name}.csv"
        return words.text("check-accepted", file=verdict.file, table=name, counts=counts)
    problems = len(verdict.problems)
    return words.text("check-refused", file=verdict.file, counts=counts, problems=problems)


def _say(sentences: Iterator[str]) -> None:
    """Print sentences, a line each: line breaks and commands to the console are shown as signs."""
    for sentence in sentences:
        sys.stdout.write(f"{sentence.translate(_SIGNS)}\n")


if __name__ == "__main__":
    # A console that lacks a letter shows its number instead of stopping.
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr] # a console it is, as a program
    sys.exit(main())
