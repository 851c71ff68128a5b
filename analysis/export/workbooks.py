"""The one writer of downloads: they open in Excel as they are, and no cell can run as a formula."""

import csv
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from io import BytesIO, StringIO
from math import ceil
from numbers import Number
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.packaging.core import DocumentProperties
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.functions import tostring

from analysis.loading.csv_writer import FORMULA_STARTS, harmless
from analysis.words import fonts

# Widths of columns in characters; Chinese and Japanese ones are as wide as two.
NARROWEST, WIDEST, TO_WRITE_IN = 8, 44, 24
# The height of a line in points, as office programs set it; one of Japanese is higher.
LINE, WIDE_LINE = 15, 19
HEADING = Font(name="Calibri", size=11, family=2, scheme="minor", bold=True)
# Excel allows no longer name for a sheet, and none of these in it.
SHEET_NAME_LENGTH = 31
NOT_IN_SHEET_NAMES = str.maketrans("[]:*?/\\", "       ")
# Characters that no workbook can hold.
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
# What no name of a file needs, and how long a part of it is at most.
_NO_LETTERS = re.compile(r"[\W_]+")
PART_LENGTH = 60
# A file that told when it was made would differ from download to download.
NO_DAY = datetime(1980, 1, 1, tzinfo=UTC)
# What an archive says it was written on, on every system.
UNIX = 3


def csv_bytes(table: pd.DataFrame, preface: Iterable[str] = ()) -> bytes:
    """Return a reader's table as UTF-8 with BOM, its preface lines and an empty line above it."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    lines = [harmless(line) for line in preface]
    writer.writerows([[line] for line in lines] + [[]] * bool(lines))
    writer.writerow([harmless(str(column)) for column in table.columns])
    writer.writerows([harmless(cell) for cell in row] for row in table.itertuples(index=False))
    return text.getvalue().encode("utf-8-sig")


def file_name(parts: Iterable[str], ending: str) -> str:
    """Return the name of a file from parts in words: kizuna-coverage-by-seminar-2026-11.csv."""
    return f"{'-'.join(filter(None, map(_folded, parts)))}.{ending}"


# A page names dozens of files after a few words.
@lru_cache(1024)
def _folded(part: str) -> str:
    return _NO_LETTERS.sub("-", part.lower())[:PART_LENGTH].strip("-")


def xlsx_bytes(table: pd.DataFrame, name: str, preface: Iterable[str] = ()) -> bytes:
    """Return a reader's table as a workbook of one sheet, its preface lines above it.

    The headings stay in sight, can be filtered by and are repeated on each printed page. The same
    table gives the same bytes.
    """
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = name.translate(NOT_IN_SHEET_NAMES).strip(" '")[:SHEET_NAME_LENGTH]
    lines = [[line] for line in preface]
    above = [*lines, []] if lines else []
    for row in (*above, [*table.columns], *table.itertuples(index=False)):
        sheet.append([_storable(value) for value in row])
    for row in sheet.iter_rows():
        for cell in row:
            # Text is text, also for those who edit the cell: Excel's own mark, not an apostrophe.
            if isinstance(cell.value, str):
                cell.data_type = "s"
                cell.quotePrefix = cell.value.startswith((*FORMULA_STARTS, "'"))
    _lay_out(sheet, table, heading=len(above) + 1)
    return workbook_bytes(workbook, name)


def workbook_bytes(workbook: Workbook, title: str) -> bytes:
    """Return a workbook as the bytes of a file, always the same for the same cells."""
    # Without the time of day that openpyxl and ZIP write into it.
    properties = DocumentProperties(creator="Kizuna", title=title)
    properties.created = properties.modified = NO_DAY
    dated = BytesIO()
    workbook.save(dated)
    with ZipFile(dated) as read:
        parts = {part: read.read(part) for part in read.namelist()}
    return zip_bytes({**parts, "docProps/core.xml": tostring(properties.to_tree())})


def _storable(value: Any) -> Any:
    """Return what a cell can hold: text without control characters, None for NA and no text."""
    if isinstance(value, str):
        return NOT_IN_XML.sub("", value) or None
    return None if pd.isna(value) else value


def _lay_out(sheet: Worksheet, table: pd.DataFrame, heading: int) -> None:
    """Set off the headings, which stand in that row, and give each column the width it needs."""
    last = get_column_letter(len(table.columns))
    for number, column in enumerate(table.columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = _width(column, table[column])
        is_number = any(isinstance(value, Number) for value in table[column])
        side = "right" if is_number else None
        for (cell,) in sheet.iter_rows(heading, min_col=number, max_col=number):
            cell.alignment = Alignment(
                wrap_text=True, vertical="top", horizontal=side, indent=int(is_number)
            )
    for cell in sheet[heading]:
        cell.font, cell.border = HEADING, Border(bottom=Side("thin"))
    fit_rows(sheet, heading)
    sheet.freeze_panes = f"B{heading + 1}"
    sheet.auto_filter.ref = f"A{heading}:{last}{heading + len(table)}"
    lay_out_page(sheet, heading)


def fit_rows(sheet: Worksheet, first: int) -> None:
    """Give each row the height of its lines from the `first` on; a lone line finds its own.

    Some office programs show a row without a height as one line high.
    """
    for row in sheet.iter_rows(first):
        needed = max((_height(cell, sheet) for cell in row), default=0)
        if needed > WIDE_LINE:
            sheet.row_dimensions[row[0].row].height = needed


def _height(cell: Cell, sheet: Worksheet) -> int:
    """Return about how high the lines of a cell stand: letters are narrower than digits."""
    if not isinstance(cell.value, str) or not cell.alignment.wrap_text:
        return 0
    room = sheet.column_dimensions[cell.column_letter].width
    lines: int = sum(max(1, ceil(characters(line) / room)) for line in cell.value.split("\n"))
    return lines * (WIDE_LINE if any(map(fonts.is_wide, cell.value)) else LINE)


def lay_out_page(sheet: Worksheet, heading: int) -> None:
    """Print the sheet on A4, as wide as it is, its headings on each page."""
    sheet.print_title_rows = f"{heading}:{heading}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = Worksheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToHeight = 0


def _width(heading: str, column: pd.Series) -> int:
    """Return the width of a column; an empty one is to be written in."""
    texts = [str(value) for value in column.dropna()]
    if not any(texts):
        return TO_WRITE_IN
    # Beside the heading stands the arrow of the filter.
    widest = max(characters(text) for text in (f"{heading}   ", *texts))
    return min(max(widest + 1, NARROWEST), WIDEST)


def characters(text: str) -> int:
    """Return how wide text is in characters of a workbook."""
    return round(fonts.width(text) * 2)


def zip_bytes(parts: Mapping[str, bytes]) -> bytes:
    """Return an archive of files by name; the same files give the same bytes on any day."""
    archive = BytesIO()
    with ZipFile(archive, "w", ZIP_DEFLATED) as written:
        for name, content in parts.items():
            info = ZipInfo(name, NO_DAY.timetuple()[:6])
            info.create_system = UNIX
            written.writestr(info, content, ZIP_DEFLATED)
    return archive.getvalue()
