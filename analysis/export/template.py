"""A workbook to fill in: one table, headed in the reader's words, with drop-downs and notes."""

from collections.abc import Sequence
from datetime import date

import pandas as pd
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Side
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from analysis.contract.schema import Table, allowed_values
from analysis.export import data_package, workbooks
from analysis.intake import limits
from analysis.intake.files.workbook import LISTS
from analysis.intake.headings import column_heading
from analysis.intake.values.names import words_for_choices, words_for_keys
from analysis.loading.dataset import Dataset
from analysis.words.catalogue import Words

# Excel keeps what is typed as it is typed: no 07 becomes 7, and no day another.
_AS_TYPED = "@"
_NARROWEST, _WIDEST = 12, 40
_NOTE_WIDTH, _NOTE_HEIGHT = 320, 160


def template(table: Table, known: Dataset, words: Words, rows: pd.DataFrame | None = None) -> bytes:
    """Return the workbook, blank or with rows of the table (as text) to be corrected."""
    workbook = Workbook()
    sheet, lists = workbook.active, workbook.create_sheet(LISTS)
    lists.sheet_state = "veryHidden"
    sheet.title = table.name
    sheet.append([column_heading(table, column, words) for column in table.columns])
    for row in () if rows is None else rows[[*table.columns]].fillna("").itertuples(index=False):
        sheet.append([workbooks.NOT_IN_XML.sub("", cell) or None for cell in row])
    _lay_out(sheet)
    notes = {
        row[words.text("dictionary-column")]: row
        for row in data_package.dictionary(table.name, words)
    }
    for at, column in enumerate(table.columns, 1):
        choices = _choices(table, column, known, words)
        example = choices[0] if choices else _example(table, column, known)
        said = words.text("template-example", example=example) if example else ""
        _annotate(sheet, at, [*[*notes[column].values()][1:], said])
        if choices:
            _add_choices(sheet, lists, at, choices)
    return workbooks.workbook_bytes(workbook, words.text(f"table-{table.name}"))


def _lay_out(sheet: Worksheet) -> None:
    for head, *cells in sheet.iter_cols():
        head.font, head.border = workbooks.HEADING, Border(bottom=Side("thin"))
        head.alignment = Alignment(wrap_text=True, vertical="top")
        column = sheet.column_dimensions[head.column_letter]
        widest = max(workbooks.characters(str(cell.value or "")) for cell in (head, *cells))
        column.width = min(max(widest + 2, _NARROWEST), _WIDEST)
        column.number_format = _AS_TYPED
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.number_format = _AS_TYPED
            if cell.value is not None:
                cell.data_type = "s"
    sheet.freeze_panes = "B2"
    workbooks.fit_rows(sheet, 1)
    workbooks.lay_out_page(sheet, 1)


def _annotate(sheet: Worksheet, at: int, parts: Sequence[str]) -> None:
    """Say in a note what the column means, its type, whether it may be blank, and an example."""
    note = Comment("\n".join(filter(None, parts)), "Kizuna", height=_NOTE_HEIGHT, width=_NOTE_WIDTH)
    sheet.cell(1, at).comment = note


def _example(table: Table, column: str, known: Dataset) -> str:
    """Return what stands in the column today, the first that is documented."""
    values = getattr(known, table.name)[column].dropna()
    if values.empty:
        return ""
    first = values.iloc[0]
    return f"{first:%Y-%m-%d}" if isinstance(first, date) else str(first)


def _choices(table: Table, column: str, known: Dataset, words: Words) -> list[str]:
    """Return what a cell may say, in the reader's words."""
    pointer = next((one for one in table.references if one.column == column), None)
    if pointer:
        return words_for_keys(known, pointer, words)
    return words_for_choices(column, allowed_values(table.columns[column]), words)


def _add_choices(sheet: Worksheet, lists: Worksheet, at: int, choices: Sequence[str]) -> None:
    """Give a column a drop-down. Other names of the same things may be typed, too."""
    for row, choice in enumerate(choices, 1):
        lists.cell(row, at, choice)
    letter = get_column_letter(at)
    offered = DataValidation(
        "list",
        formula1=f"{quote_sheetname(LISTS)}!${letter}$1:${letter}${len(choices)}",
        allow_blank=True,
        showErrorMessage=False,
    )
    offered.add(f"{letter}2:{letter}{limits.ROWS}")
    sheet.add_data_validation(offered)
