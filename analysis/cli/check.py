"""Check files before they replace those of the data folder: `python -m analysis.check FILE...`.

Prints what was read in another form, every problem with its place and how to mend it, what only
looks odd, and a summary of each file; with `--json` a list with one object a file, for machines.
Exit code: 0 all accepted, 1 one or more refused, 2 wrong usage.
"""

from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from analysis.cli.console import DONE, FAILED, USAGE, Parser, print_json, say
from analysis.cli.served import load_served
from analysis.contract.problems import Problem
from analysis.export.exchange import counts_in_words
from analysis.intake import limits
from analysis.intake.results.check_result import CheckResult, FileNormalisation, unread
from analysis.intake.results.reading import read_together
from analysis.loading.dataset import DATA_SETS, RECORD
from analysis.saving.store import store_in
from analysis.words.catalogue import DEFAULT_LANGUAGE, LANGUAGES, Words, words_in
from analysis.words.problem_sentences import problem_place, problem_sentence, problem_sentences

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
    known = load_served(store_in(given.folder), given.data, words)
    results = read_together(contents, known, newest_alone=False)
    if given.json:
        _print_json(results, words)
    else:
        for result in results:
            say(report(result, words))
    return ACCEPTED if all(result.is_accepted for result in results) else REFUSED


def report(result: CheckResult, words: Words) -> Iterator[str]:
    """Yield the sentences about a file: what was normalised, each problem, the summary."""
    yield from (_normalised(normalisation, words) for normalisation in result.normalisations)
    yield from problem_sentences(result.problems, words)
    for sentence in problem_sentences(result.pointed_out, words):
        yield words.text("check-pointed-out", sentence=sentence)
    yield _summary(result, words)


def result_json(result: CheckResult, words: Words) -> dict[str, object]:
    """Return a result for machines: what is wrong, what looks odd, what was read otherwise."""
    return {
        "file": result.file,
        "table": result.table and result.table.name,
        "accepted": result.is_accepted,
        "rows": {
            "read": result.rows,
            "accepted": result.accepted,
            "refused": result.refused,
            "blank": result.blank,
        },
        "problems": [_problem_json(problem, words) for problem in result.problems],
        "pointed_out": [_problem_json(problem, words) for problem in result.pointed_out],
        "read_as": [
            _normalisation_json(normalisation, words) for normalisation in result.normalisations
        ],
    }


def _problem_json(problem: Problem, words: Words) -> dict[str, object]:
    return {
        "line": problem.line,
        "column": problem.column,
        "code": problem.code,
        "sentence": problem_sentence(problem, words),
    }


def _normalisation_json(normalisation: FileNormalisation, words: Words) -> dict[str, object]:
    return {
        "line": normalisation.row,
        "column": normalisation.column,
        "code": normalisation.why,
        "sentence": _normalised(normalisation, words),
        "read": normalisation.read,
        "became": normalisation.became,
    }


def _say_unread(problems: Iterable[Problem], words: Words, *, as_json: bool) -> None:
    if as_json:
        _print_json((unread(problem) for problem in problems), words)
    else:
        say(problem_sentence(problem, words) for problem in problems)


def _print_json(results: Iterable[CheckResult], words: Words) -> None:
    print_json([result_json(result, words) for result in results])


def _parsed(arguments: Sequence[str] | None, program: str) -> Namespace:
    parser = Parser("check", program, OPTIONS)
    parser.add_argument("files", nargs="+", metavar="FILE...", type=Path)
    parser.add_argument("--lang", choices=LANGUAGES, default=DEFAULT_LANGUAGE)
    parser.add_argument("--data", choices=DATA_SETS, default=RECORD)
    parser.add_argument("--folder", type=Path)
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


def _normalised(normalisation: FileNormalisation, words: Words) -> str:
    where = Problem(
        normalisation.file,
        normalisation.row,
        normalisation.column,
        normalisation.why,
        letter=normalisation.letter,
    )
    return words.text(
        "check-normalised" if normalisation.became else "check-left-out",
        place=problem_place(where, words),
        read=normalisation.read,
        became=normalisation.became,
        why=words.text(f"normalised-{normalisation.why}"),
    )


def _summary(result: CheckResult, words: Words) -> str:
    counts = counts_in_words(result, words)
    if result.table is not None and result.is_accepted:
        name = f"{result.table.name}.csv"
        return words.text("check-accepted", file=result.file, table=name, counts=counts)
    problems = len(result.problems)
    return words.text("check-refused", file=result.file, counts=counts, problems=problems)
