"""Print a report to a file: `python -m analysis.report --seminar sg-fy2019 --lang ja -o file.pdf`.

The file's ending says what it becomes, or else `--format` does; a PDF without either.

Exit code: 0 written, 1 a file cannot be written, 2 wrong usage or an unknown subject.
"""

import os
import sys
from argparse import ArgumentTypeError, Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path

from analysis.console import DONE, FAILED, USAGE, Parser, on_any_console, say, warn
from analysis.dataset import DATA_SETS, RECORD, load
from analysis.narrative import letters_not_set_sentence
from analysis.reports import (
    ADDRESS,
    FORMATS,
    PDF,
    Edition,
    Report,
    annual_brief,
    countries_with_sheet,
    country_sheet,
    letters_not_set,
    seminar_report,
)
from analysis.schema import DEFAULT_OFFICE
from analysis.words import DEFAULT_LANGUAGE, LANGUAGES, Words, words_in

DATA = Path(__file__).parents[1] / "data"
COMMAND = (
    "python -m analysis.report (--seminar ID | --brief | --country CODE | --all-countries) "
    "[--office ID] [--lang en|ja] [--data record|demo] [--address URL] "
    f"[--format {'|'.join(FORMATS)}] [-o FILE|FOLDER]"
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the reports that the arguments ask for and return the exit code."""
    given = _parsed(arguments)
    edition = Edition(load(DATA, given.data), words_in(given.lang), given.address)
    unknown = _unknown(given, edition)
    if unknown:
        say([unknown])
        return USAGE
    made = list(_reports(given, edition))
    written = [
        _write(report, path, _format(given), edition) for report, path in _places(made, given)
    ]
    return DONE if all(written) else FAILED


def _parsed(arguments: Sequence[str] | None) -> Namespace:
    parser = Parser(COMMAND)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--seminar", default="")
    what.add_argument("--country", default="", type=str.upper)
    what.add_argument("--brief", action="store_true")
    what.add_argument("--all-countries", action="store_true")
    parser.add_argument("--office", default=DEFAULT_OFFICE)
    parser.add_argument("--lang", choices=LANGUAGES, default=DEFAULT_LANGUAGE)
    parser.add_argument("--data", choices=DATA_SETS, default=RECORD)
    parser.add_argument("--address", default=os.environ.get(ADDRESS, ""), type=_web_address)
    parser.add_argument("--format", choices=FORMATS)
    parser.add_argument("-o", "--output", type=Path)
    return parser.read(arguments)


def _web_address(given: str) -> str:
    if given and not given.startswith(("http://", "https://")):
        raise ArgumentTypeError(given)
    return given


def _unknown(given: Namespace, edition: Edition) -> str:
    """Say which of the subjects given does not exist, and which do; "" if all do."""
    dataset = edition.dataset
    asked = (
        ("report-no-office", given.office, dataset.offices["office_id"]),
        ("report-no-seminar", given.seminar, dataset.seminars["seminar_id"]),
        ("report-no-country", given.country, countries_with_sheet(dataset)),
    )
    for message, value, ids in asked:
        known = [str(identifier) for identifier in ids]
        if value and value not in known:
            return edition.words.text(message, given=value, known=", ".join(known))
    return ""


def _reports(given: Namespace, edition: Edition) -> Iterator[Report]:
    if given.seminar:
        yield seminar_report(edition, given.seminar)
    elif given.brief:
        yield annual_brief(edition, given.office)
    else:
        whole_office = countries_with_sheet(edition.dataset, given.office)
        for country in [given.country] if given.country else whole_office:
            yield country_sheet(edition, country, given.office)


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


def _write(report: Report, path: Path, ending: str, edition: Edition) -> bool:
    """Write a file and say so, and what it cannot show; its folder is made if need be."""
    content = FORMATS[ending](report)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        why = error.strerror or ""
        say([edition.words.text("report-not-written", file=str(path), why=why)])
        return False
    say([edition.words.text("report-written", file=str(path))])
    if ending == PDF:
        warn(_signs(report, path, edition.words))
    return True


def _signs(report: Report, path: Path, words: Words) -> Iterator[str]:
    """Say which letters a PDF shows as signs, if any: the other formats use the reader's fonts."""
    sentence = letters_not_set_sentence(letters_not_set(report), words)
    if sentence:
        yield words.text("letters-not-set-in-file", file=str(path), sentence=sentence)


if __name__ == "__main__":
    on_any_console()
    sys.exit(main())
