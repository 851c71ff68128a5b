"""Files as staff make them: tables of the tiny data set in any dialect, encoding and kind."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from analysis.contract.schema import TABLES
from analysis.intake.results.check_result import CheckResult
from analysis.intake.results.reading import read
from analysis.loading.dataset import LoadedDataset
from tests.tiny import EVIDENCE, SEMINARS, frame, history

Cells = Sequence[Any]

HEADINGS = ["seminar_id", "country", "theme_id", "delegates", "basis", "source_id"]
ROWS = [
    ["sg-fy2018", "KHM", "tourism", "1", "stated", "report"],
    ["sg-fy2018", "LAO", "", "2", "implied", "report"],
    ["sg-fy2019", "THA", "welfare", "5", "stated", "report"],
]


@cache
def known() -> LoadedDataset:
    """Return the history of `tests.tiny`, in which no number of participants is published."""
    seminars = frame("seminars", [{**row, "participants": None} for row in SEMINARS])
    return replace(history(), seminars=seminars)


def text(rows: Iterable[Cells], delimiter: str = ",", line_break: str = "\n") -> str:
    """Write rows as CSV."""
    out = StringIO(newline="")
    # The writer does not quote line feeds where lines end otherwise.
    writer = csv.writer(
        out,
        delimiter=delimiter,
        lineterminator=line_break,
        quoting=csv.QUOTE_ALL if line_break == "\r" else csv.QUOTE_MINIMAL,
    )
    writer.writerows(rows)
    return out.getvalue()


def book(rows: Iterable[Cells], **change: Any) -> bytes:
    """Write rows as a workbook; `change` is called with its sheet under any name."""
    workbook = Workbook()
    sheet = workbook.active
    for row in rows:
        sheet.append([None if cell == "" else cell for cell in row])
    for changing in change.values():
        changing(sheet)
    return saved(workbook)


def saved(workbook: Workbook) -> bytes:
    out = BytesIO()
    workbook.save(out)
    return out.getvalue()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """Add a part to a workbook, or put another in its place."""
    out = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for info in old.infolist():
            if info.filename != name:
                new.writestr(info.filename, old.read(info.filename))
        new.writestr(name, part)
    return out.getvalue()


# A sound row of each table, beside the tiny data set.
SOUND: dict[str, dict[str, str]] = {
    "seminars": {
        "seminar_id": "sg-fy2023",
        "office_id": "sg",
        "fiscal_year": "2023",
        "start_date": "2023-10-01",
        "end_date": "2023-10-07",
        "mode": "in_person",
        "status": "held",
        "participants": "9",
        "countries_complete": "no",
        "note_en": "A note.",
        "note_ja": "補足。",
    },
    "hosts": {
        "seminar_id": "sg-fy2019",
        "host_id": "shimonoseki",
        "host_en": "Shimonoseki",
        "host_ja": "下関市",
        "level": "municipality",
        "prefecture": "35",
        "latitude": "33.9578",
        "longitude": "130.9414",
    },
    "seminar_themes": {"seminar_id": "sg-fy2019", "theme_id": "tourism", "wording_en": "Tourism"},
    "delegates": {"seminar_id": "sg-fy2018", "country": "KHM", "delegates": "5"},
    "programme": {
        "seminar_id": "sg-fy2019",
        "position": "1",
        "date": "2019-12-15",
        "part": "host",
        "place_en": "Shimonoseki",
        "place_ja": "下関市",
        "kind": "visit",
        "title_en": "Visit",
        "title_ja": "視察",
        "site_id": "garden",
        "theme_id": "water",
    },
    "sites": {
        "site_id": "castle",
        "name_en": "Castle",
        "name_ja": "城",
        "kind": "culture",
        "prefecture": "23",
        "latitude": "34.77",
        "longitude": "137.39",
        "uncertainty_m": "100",
        "identification": "stated",
    },
    "sources": {
        "source_id": "gazette",
        "title": "Gazette",
        "publisher": "City",
        "says": "Nine came",
        "url": "https://example.org/a",
        "published": "2018-08-30",
        "retrieved": "2026-11",
    },
    "countries": {
        "country": "KHM",
        "name_en": "Cambodia",
        "name_ja": "カンボジア",
        "subregion": "southeast_asia",
        "capital_en": "Phnom Penh",
        "capital_ja": "プノンペン",
        "latitude": "11.56",
        "longitude": "104.92",
    },
    "eligibility": {"office_id": "sg", "country": "KHM", "from_date": "2018-07-01"},
    "offices": {"office_id": "sg", "name_en": "Singapore", "name_ja": "シンガポール"},
    "groups": {"group_id": "mekong", "name_en": "Mekong", "name_ja": "メコン地域"},
    "group_members": {"group_id": "mekong", "country": "KHM"},
    "theme_families": {"family_id": "nature", "name_en": "Nature", "name_ja": "自然"},
    "themes": {"theme_id": "water", "name_en": "Water", "name_ja": "水道", "family_id": "nature"},
    "prefectures": {
        "prefecture": "35",
        "name_en": "Yamaguchi",
        "name_ja": "山口県",
        "region": "chugoku",
    },
    "events": {
        "event_id": "joins",
        "date": "2018-07",
        "fiscal_year": "2018",
        "office_id": "sg",
        "title_en": "It joins",
        "title_ja": "加盟",
    },
}


def sound(table: str, *changes: dict[str, str]) -> list[list[str]]:
    """Return a table's headings and a sound row for each of the changes, which are made to it."""
    columns = TABLES[table].columns
    base = {**EVIDENCE, **SOUND[table]}
    rows = [{**base, **change} for change in changes or ({},)]
    return [[*columns], *([row.get(column, "") for column in columns] for row in rows)]


def letter(table: str, column: str) -> str:
    """Return the letter under which Excel shows a column of a sound table."""
    return get_column_letter([*TABLES[table].columns].index(column) + 1)


def check(rows: Iterable[Cells], name: str = "delegates.csv") -> CheckResult:
    """Read rows as a CSV file beside the tiny data set."""
    return read(name, text(rows).encode(), known())


def values(result: CheckResult) -> list[list[str]]:
    """Return the accepted rows as plain texts, blanks as ""."""
    assert result.text is not None
    assert result.text.frame is not None
    return [list(map(str, row)) for row in result.text.frame.fillna("").to_numpy()]


def found(result: CheckResult) -> list[tuple[int | None, str, str]]:
    """Return each problem's row, letter and code."""
    return [(one.line, one.letter or "", one.code) for one in result.problems]


def listed(result: CheckResult) -> list[tuple[int | None, str, str, str, str]]:
    """Return each normalisation's row, letter, what was read, what it became and why."""
    return [(one.row, one.letter, one.read, one.became, one.why) for one in result.normalisations]


# The headings of delegates.csv in each language.
WORDS = [
    HEADINGS,
    ["Seminar", "Country", "Theme", "Delegates", "Basis", "Source"],
    ["セミナー", "国", "テーマ", "参加者（名）", "根拠", "出典"],
]
