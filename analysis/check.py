"""Check files before they replace those of the data folder: `python -m analysis.check FILE...`.

Prints what was read in another form, every problem with its place and how to mend it, and a
summary of each file. Exit code: 0 all accepted, 1 one or more refused, 2 wrong usage.
"""

import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path

from analysis.console import DONE, FAILED, USAGE, Parser, on_any_console, say
from analysis.dataset import DATA_SETS, RECORD, load
from analysis.findings import place, problem_sentence
from analysis.forms import counts_in_words
from analysis.intake import Normalisation, Verdict, limits, read_together
from analysis.problems import Problem
from analysis.words import DEFAULT_LANGUAGE, LANGUAGES, Words, words_in

DATA = Path(__file__).parents[1] / "data"
COMMAND = "python -m analysis.check [--lang en|ja] [--data record|demo] FILE..."
ACCEPTED, REFUSED = DONE, FAILED


def main(arguments: Sequence[str] | None = None) -> int:
    """Check the files that the arguments name and return the exit code."""
    given = _parsed(arguments)
    words = words_in(given.lang)
    contents, problems = _contents(given.files)
    if problems:
        say(problem_sentence(problem, words) for problem in problems)
        return USAGE
    verdicts = read_together(contents, load(DATA, given.data))
    for verdict in verdicts:
        say(report(verdict, words))
    return ACCEPTED if all(verdict.is_accepted for verdict in verdicts) else REFUSED


def report(verdict: Verdict, words: Words) -> Iterator[str]:
    """Yield the sentences about a file: what was normalised, each problem, the summary."""
    yield from (_normalised(change, words) for change in verdict.normalisations)
    yield from (problem_sentence(problem, words) for problem in verdict.problems)
    yield _summary(verdict, words)


def _parsed(arguments: Sequence[str] | None) -> Namespace:
    parser = Parser(COMMAND)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--lang", choices=LANGUAGES, default=DEFAULT_LANGUAGE)
    parser.add_argument("--data", choices=DATA_SETS, default=RECORD)
    return parser.read(arguments)


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
    counts = counts_in_words(verdict, words)
    if verdict.table is not None and verdict.is_accepted:
        name = f"{verdict.table.name}.csv"
        return words.text("check-accepted", file=verdict.file, table=name, counts=counts)
    problems = len(verdict.problems)
    return words.text("check-refused", file=verdict.file, counts=counts, problems=problems)


if __name__ == "__main__":
    on_any_console()
    sys.exit(main())
