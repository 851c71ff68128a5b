"""Read a report and print what Kizuna would propose: `kizuna read FILE`, or standard input.

Prints a list of drafts as JSON (docs/reading-reports.md); with `--text` the text that the places in
them count in. Exit code: 0 read, 1 not to be read, 2 wrong usage.
"""

import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from analysis.cli.console import DONE, FAILED, USAGE, Parser, print_json, warn
from analysis.contract.problems import Problem
from analysis.intake import limits
from analysis.loading.dataset import DATA_SETS, RECORD
from analysis.report_reader.drafts import draft_json
from analysis.report_reader.sandbox import read_report
from analysis.saving.store import load_from, store_in
from analysis.words.catalogue import DEFAULT_LANGUAGE, LANGUAGES, words_in
from analysis.words.problem_sentences import problem_sentence

PROGRAM = "kizuna read"
OPTIONS = "[--text] [--lang en|ja] [--data record|demo] [--folder FOLDER] [FILE]"


def main(arguments: Sequence[str] | None = None, program: str = PROGRAM) -> int:
    """Read the report that the arguments name and return the exit code."""
    given = _parsed(arguments, program)
    words = words_in(given.lang)
    try:
        content = _content(given.report)
    except OSError as error:
        code = "missing_file" if isinstance(error, FileNotFoundError) else "unreadable"
        problem = Problem(given.report.name, None, None, code, detail=error.strerror or "")
        warn([problem_sentence(problem, words)])
        return USAGE
    report = read_report(content, load_from(store_in(given.folder), given.data))
    if report.refused:
        warn([words.text(f"read-refused-{report.refused}")])
        return FAILED
    if given.text:
        sys.stdout.write(report.text)
    else:
        print_json([draft_json(draft) for draft in report.drafts])
    return DONE


def _parsed(arguments: Sequence[str] | None, program: str) -> Namespace:
    parser = Parser("read", program, OPTIONS)
    parser.add_argument("report", nargs="?", metavar="FILE", type=Path)
    parser.add_argument("--text", action="store_true")
    parser.add_argument("--lang", choices=LANGUAGES, default=DEFAULT_LANGUAGE)
    parser.add_argument("--data", choices=DATA_SETS, default=RECORD)
    parser.add_argument("--folder", type=Path)
    return parser.read(arguments)


def _content(path: Path | None) -> bytes:
    """Return a file, or standard input, up to a little more than is allowed."""
    if path is None or str(path) == "-":
        return sys.stdin.buffer.read(limits.BYTES + 1)
    with path.open("rb") as file:
        return file.read(limits.BYTES + 1)
