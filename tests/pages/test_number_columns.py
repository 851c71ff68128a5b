"""In each file of a table, a column of numbers holds numbers or nothing, and why is beside it."""

import csv
import re
from functools import cache
from io import BytesIO, StringIO
from numbers import Number
from typing import Any

import pytest
from openpyxl import load_workbook

from analysis.words.catalogue import LANGUAGES, country_names, seminar_labels, words_in
from pages.all_pages import PATHS
from pages.components.downloads import DownloadLink
from tests.pages.page import Page, content_of

pytestmark = pytest.mark.unwatched
NUMBER = re.compile(r"-?\d+(\.\d+)?")
# The pages that offer tables, and those that open by an address only.
OPENED: dict[str, dict[str, Any]] = {
    **{page: {} for page in PATHS if page not in ("search", "reports", "check")},
    "all offices": {"page": "participation", "office": "all"},
    "country": {"country": ["LAO"]},
    "sum": {"page": "home", "cell": "totals:participants"},
    "cell": {"page": "home", "cell": "BRN:sg-fy2019"},
    "beside": {"page": "seminar", "seminar": "sg-fy2019", "beside": "sg-fy2018"},
    "of 2018": {"page": "countries", "seminar": "sg-fy2018"},
}
# Both data sets in one language are enough to find the columns.
DATA = {"en": ("record", "demo"), "ja": ("record",)}
Cells = list[list[str]]


def rows_of(csv_file: bytes) -> Cells:
    """Return heading and rows of a file, without the lines above them."""
    rows = list(csv.reader(StringIO(csv_file.decode("utf-8-sig"))))
    return rows[rows.index([]) + 1 :] if [] in rows else rows


@cache
def files(data: str, language: str, name: str) -> dict[str, DownloadLink]:
    """Return the files of a page, and of the panel that its address opens."""
    given = {"page": name, **OPENED[name]}
    page = Page(given.pop("page"), data=data, lang=language, **given).open()
    download_links = page.files
    for panel in page.panels:
        download_links |= panel.files
    return {
        file: download_link
        for file, download_link in download_links.items()
        # A template to be filled in is no table.
        if file.endswith((".csv", ".xlsx")) and not file.startswith("lists")
    }


@cache
def all_tables(language: str) -> list[tuple[str, Cells]]:
    return [
        (file, rows_of(content_of(link)))
        for data in DATA[language]
        for name in OPENED
        for file, link in files(data, language, name).items()
        if file.endswith(".csv")
    ]


def number_columns(language: str) -> set[tuple[str, str]]:
    """Return the columns, by file and heading, in which there is a number anywhere."""
    return {
        (file, heading)
        for file, (heads, *rows) in all_tables(language)
        for heading, *cells in zip(heads, *rows, strict=True)
        if any(NUMBER.fullmatch(cell) for cell in cells)
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_number_column_holds_numbers_or_nothing(language):
    numbers = number_columns(language)
    wrong = {
        (file, heading, cell)
        for file, (heads, *rows) in all_tables(language)
        for heading, *cells in zip(heads, *rows, strict=True)
        for cell in cells
        if (file, heading) in numbers and cell and not NUMBER.fullmatch(cell)
    }

    assert len(numbers) > 20
    assert wrong == set()


def test_a_workbook_has_cells_of_the_same_kind():
    numbers, words = number_columns("en"), words_in("en")
    for name in OPENED:
        for file, made in files("record", "en", name).items():
            if not file.endswith(".xlsx"):
                continue
            heads, *rows = _table(content_of(made))
            for heading, *cells in zip(heads, *rows, strict=True):
                if (file.replace(".xlsx", ".csv"), heading) in numbers:
                    assert all(cell is None or isinstance(cell, Number) for cell in cells)
                    assert words.text("not-documented") not in cells


def _table(workbook: bytes) -> list[tuple[Any, ...]]:
    (sheet,) = load_workbook(BytesIO(workbook)).worksheets
    return list(sheet.iter_rows(int(sheet.freeze_panes[1:]) - 1, values_only=True))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_matrix_says_of_each_state_how_many_came_and_what_says_so(language, record):
    words = words_in(language)
    heads, *rows = rows_of(content_of(files("record", language, "participation")["matrix.csv"]))
    column = {
        name: heads.index(words.text(f"column-{name}"))
        for name in ("country", "seminar_id", "state", "delegates", "basis", "source_id")
    }
    countries, seminars = country_names(record, words), seminar_labels(record, words)
    told = {
        (row[column["country"]], row[column["seminar_id"]]): [
            row[column[name]] for name in ("state", "delegates", "basis", "source_id")
        ]
        for row in rows
    }

    absent = told[countries["BRN"], seminars["sg-fy2019"]]
    (source,) = record.sources.query("source_id == 'clair-singapore-2019'")["title"]
    implied, unknown = words.text("basis-implied"), words.text("not-documented")
    assert absent == [words.text("state-absent"), "0", implied, source]
    state_unknown = words.text("state-not_documented")
    not_told = [row for row in told.values() if row[0] == state_unknown]
    assert {tuple(row) for row in not_told} == {(state_unknown, "", unknown, unknown)}
    rest = [row for row in told.values() if row[0] != state_unknown]
    assert [row for row in rest if unknown in row] == []
