"""Check files before they replace those of the data folder: `python -m analysis.check FILE...`.

Prints what was read in another form, every problem with its place and how to mend it, what only
looks odd, and a summary of each file; with `--json` a list with one object a file, for machines.
Exit code: 0 all accepted, 1 one or more refused, 2 wrong usage.
"""

from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from analysis.cli.console import DONE, FAILED, USAGE, Parser, print_json, say
from analysis.contract.problems import Problem
from analysis.export.verdicts import counts_in_words
from analysis.intake import limits
from analysis.intake.verdicts.reading import read_together
from analysis.intake.verdicts.verdict import Normalisation, Verdict, unread
from analysis.loading.dataset import DATA_SETS, RECORD, load
from analysis.saving.journal import data_folder
from analysis.words.catalogue import DEFAULT_LANGUAGE, LANGUAGES, Words, words_in
from analysis.words.problem_sentences import place, problem_sentence, problem_sentences

PROGRAM = "python -m analysis.check"
OPTIONS = "[--lang en|ja] [--data record|demo] [--folder FOLDER] [--json] FILE..."
ACCEPTED, REFUSED = DONE, FAILED


def main(arguments: Sequence[str] | None = None, program: str = PROGRAM) -> int:
    """Check the files that the arguments name and return the exit code."""
    given = _parsed(arguments, program)
    words = words_in(given.lang)
    contents, problems = _contents(given.files)
    if problems:
        _say_unread(problems, words, as_json=given.json)
        return USAGE
    verdicts = read_together(contents, load(given.folder, given.data), newest_alone=False)
    if given.json:
        _print_json(verdicts, words)
    else:
        for verdict in verdicts:
            say(report(verdict, words))
    return ACCEPTED if all(verdict.is_accepted for verdict in verdicts) else REFUSED


def report(verdict: Verdict, words: Words) -> Iterator[str]:
    """Yield the sentences about a file: what was normalised, each problem, the summary."""
    yield from (_normalised(change, words) for change in verdict.normalisations)
    yield from problem_sentences(verdict.problems, words)
    for sentence in problem_sentences(verdict.pointed_out, words):
        yield words.text("check-pointed-out", sentence=sentence)
    yield _summary(verdict, words)


def verdict_json(verdict: Verdict, words: Words) -> dict[str, object]:
    """Return a verdict for machines: what is wrong, what looks odd, what was read otherwise."""
    return {
        "file": verdict.file,
        "table": verdict.table and verdict.table.name,
        "accepted": verdict.is_accepted,
        "rows": {
            "read": verdict.rows,
            "accepted": verdict.accepted,
            "refused": verdict.refused,
            "blank": verdict.blank,
        },
        "problems": [_problem_json(problem, words) for problem in verdict.problems],
        "pointed_out": [_problem_json(problem, words) for problem in verdict.pointed_out],
        "read_as": [_normalisation_json(change, words) for change in verdict.normalisations],
    }


def _problem_json(problem: Problem, words: Words) -> dict[str, object]:
    return {
        "line": problem.line,
        "column": problem.column,
        "code": problem.code,
        "sentence": problem_sentence(problem, words),
    }


def _normalisation_json(change: Normalisation, words: Words) -> dict[str, object]:
    return {
        "line": change.row,
        "column": change.column,
        "code": change.why,
        "sentence": _normalised(change, words),
        "read": change.read,
        "became": change.became,
    }


def _say_unread(problems: Iterable[Problem], words: Words, *, as_json: bool) -> None:
    if as_json:
        _print_json((unread(problem) for problem in problems), words)
    else:
        say(problem_sentence(problem, words) for problem in problems)


def _print_json(verdicts: Iterable[Verdict], words: Words) -> None:
    print_json([verdict_json(verdict, words) for verdict in verdicts])


def _parsed(arguments: Sequence[str] | None, program: str) -> Namespace:
    parser = Parser("check", program, OPTIONS)
    parser.add_argument("files", nargs="+", metavar="FILE...", type=Path)
    parser.add_argument("--lang", choices=LANGUAGES, default=DEFAULT_LANGUAGE)
    parser.add_argument("--data", choices=DATA_SETS, default=RECORD)
    parser.add_argument("--folder", type=Path, default=data_folder())
    parser.add_argument("--json", action="store_true")
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
