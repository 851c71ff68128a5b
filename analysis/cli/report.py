"""Print a report to a file: `python -m analysis.report --seminar sg-fy2019 --lang ja -o file.pdf`.

The file's ending says what it becomes, or else `--format` does; a PDF without either.

Exit code: 0 written, 1 a file cannot be written, 2 wrong usage or an unknown subject.
"""

import os
from argparse import ArgumentTypeError, Namespace
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from analysis.cli.console import DONE, FAILED, USAGE, Parser, print_json, say, warn
from analysis.cli.served import load_served
from analysis.contract.schema import DEFAULT_OFFICE
from analysis.loading.dataset import DATA_SETS, RECORD
from analysis.narrative.record import letters_not_set_sentence
from analysis.reports.content.blocks import Report
from analysis.reports.content.brief import annual_brief
from analysis.reports.content.country import countries_with_sheet, country_sheet
from analysis.reports.content.parts import ADDRESS, ReportContext
from analysis.reports.content.seminar import seminar_report
from analysis.reports.formats import FORMATS, PDF
from analysis.reports.pdf.typesetting import letters_not_set
from analysis.saving.store import store_in
from analysis.words.catalogue import DEFAULT_LANGUAGE, LANGUAGES, Words, words_in

PROGRAM = "python -m analysis.report"
OPTIONS = (
    "(--seminar ID | --brief | --country CODE | --all-countries) "
    "[--office ID] [--lang en|ja] [--data record|demo] [--folder FOLDER] [--address URL] "
    f"[--format {'|'.join(FORMATS)}] [--json] [-o FILE|FOLDER]"
)


def main(arguments: Sequence[str] | None = None, program: str = PROGRAM) -> int:
    """Write the reports that the arguments ask for and return the exit code."""
    given = _parsed(arguments, program)
    words, store = words_in(given.lang), store_in(given.folder)
    context = ReportContext(load_served(store, given.data, words), words, given.address)
    unknown = _unknown(given, context)
    if unknown:
        (warn if given.json else say)([unknown])
        return USAGE
    written = []
    for report, path in _places(list(_reports(given, context)), given):
        written.append(_write(report, path, _format(given)))
        if not given.json:
            _tell(written[-1], context.words)
    if given.json:
        print_json([asdict(one) for one in written])
    return DONE if all(one.written for one in written) else FAILED


def _parsed(arguments: Sequence[str] | None, program: str) -> Namespace:
    parser = Parser("report", program, OPTIONS)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--seminar", metavar="ID", default="")
    what.add_argument("--country", metavar="CODE", default="", type=str.upper)
    what.add_argument("--brief", action="store_true")
    what.add_argument("--all-countries", action="store_true")
    parser.add_argument("--office", metavar="ID", default=DEFAULT_OFFICE)
    parser.add_argument("--lang", choices=LANGUAGES, default=DEFAULT_LANGUAGE)
    parser.add_argument("--data", choices=DATA_SETS, default=RECORD)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument(
        "--address", metavar="URL", default=os.environ.get(ADDRESS, ""), type=_web_address
    )
    parser.add_argument("--format", choices=FORMATS)
    parser.add_argument("-o", "--output", metavar="FILE|FOLDER", type=Path)
    return parser.read(arguments)


def _web_address(given: str) -> str:
    if given and not given.startswith(("http://", "https://")):
        raise ArgumentTypeError(given)
    return given


def _unknown(given: Namespace, context: ReportContext) -> str:
    """Say which of the subjects given does not exist, and which do; "" if all do."""
    dataset = context.dataset
    asked = (
        ("report-no-office", given.office, dataset.offices["office_id"]),
        ("report-no-seminar", given.seminar, dataset.seminars["seminar_id"]),
        ("report-no-country", given.country, countries_with_sheet(dataset)),
    )
    for message, value, ids in asked:
        known = [str(identifier) for identifier in ids]
        if value and value not in known:
            return context.words.text(message, given=value, known=", ".join(known))
    return ""


def _reports(given: Namespace, context: ReportContext) -> Iterator[Report]:
    if given.seminar:
        yield seminar_report(context, given.seminar)
    elif given.brief:
        yield annual_brief(context, given.office)
    else:
        whole_office = countries_with_sheet(context.dataset, given.office)
        for country in [given.country] if given.country else whole_office:
            yield country_sheet(context, country, given.office)


def _places(reports: Sequence[Report], given: Namespace) -> Iterator[tuple[Report, Path]]:
    """Yield each report with its file: the one given, or one of its own name in a folder."""
    output: Path = given.output or Path()
    is_folder = given.all_countries or output.is_dir()
    for report in reports:
        yield report, output / f"{report.file_stem}.{_format(given)}" if is_folder else output


def _format(given: Namespace) -> str:
    """Return the format asked for, or else that of the file's name."""
    ending = given.output.suffix.removeprefix(".").lower() if given.output else ""
    return str(given.format or (ending if ending in FORMATS else PDF))


@dataclass(frozen=True)
class Written:
    """A report's file, what became of it, and the letters that a PDF shows as signs.

    The other formats use the fonts of the reader.
    """

    file: str
    written: bool
    why: str = ""
    letters_not_set: tuple[str, ...] = ()


def _write(report: Report, path: Path, ending: str) -> Written:
    """Write a file; its folder is made if need be."""
    content = FORMATS[ending](report)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        return Written(str(path), written=False, why=error.strerror or "")
    letters = letters_not_set(report) if ending == PDF else ()
    return Written(str(path), written=True, letters_not_set=letters)


def _tell(file: Written, words: Words) -> None:
    """Say what became of a file."""
    if not file.written:
        say([words.text("report-not-written", file=file.file, why=file.why)])
        return
    say([words.text("report-written", file=file.file)])
    sentence = letters_not_set_sentence(file.letters_not_set, words)
    if sentence:
        warn([words.text("letters-not-set-in-file", file=file.file, sentence=sentence)])
