"""XLSX workbooks to rows as Excel shows them; whatever Excel hides or computes is marked."""

import re
import warnings
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import column_index_from_string
from openpyxl.utils.datetime import CALENDAR_MAC_1904, to_excel

from analysis.export import restored
from analysis.intake import limits
from analysis.intake.grid import Change, Grid, Mark, RefusedError, Rows
from analysis.intake.guard import refuse_hostile

# What a number format says literally, and its colours and conditions.
_LITERAL = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_WHOLE = 2**53
# The sheet of a template that its drop-downs read, which nobody sees.
LISTS = "kizuna-lists"
# How parsers of XML say that memory ran out.
_NO_MEMORY = ("out of memory", "Memory allocation failed")
# Excel allows no longer number format.
_FORMAT = 255


def read_workbook(content: bytes) -> Grid:
    """Return the one sheet that holds data.

    Raises RefusedError for what is not a workbook, is too large or holds more than a table, and
    MemoryError where memory does not suffice to open it.
    """
    refuse_hostile(content)
    sheet, epoch = _only_sheet(_open(content))
    cells = _filled(sheet)
    height, width = (max(getattr(cell, side) for cell in cells) for side in ("row", "column"))
    if height > limits.ROWS or width > limits.COLUMNS:
        raise RefusedError("too_many_cells", height, str(limits.CELLS))
    texts: dict[tuple[int, int], str] = {}
    changes: list[Change] = []
    for cell in cells:
        texts[cell.row, cell.column], change = _text(cell, epoch)
        changes += [change] if change else []
    return Grid(
        _rows(texts, height, width),
        tuple(_marks(sheet, cells)),
        tuple(changes),
        is_even=True,
        counts_from_1904=epoch == CALENDAR_MAC_1904,
    )


def _rows(texts: Mapping[tuple[int, int], str], height: int, width: int) -> Rows:
    """Return all cells row by row, from those that are filled."""
    return tuple(
        tuple(texts.get((row, column), "") for column in range(1, width + 1))
        for row in range(1, height + 1)
    )


# The workbook ---------------------------------------------------------------------------------


def _open(content: bytes) -> Any:
    try:
        with warnings.catch_warnings():
            # Of drop-downs and styles that openpyxl leaves out, which are not data.
            warnings.simplefilter("ignore")
            return load_workbook(BytesIO(content))
    # A damaged workbook lets openpyxl end with any error of its own, of ZIP or of XML.
    except Exception as error:
        if any(map(_is_of_memory, _chain(error))):
            raise MemoryError from error
        raise RefusedError("broken_workbook") from error


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an error and those in answer to which it was raised."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _is_of_memory(error: BaseException) -> bool:
    """Say whether memory ran out, be it in Python, in expat or in libxml."""
    return isinstance(error, MemoryError) or str(error).startswith(_NO_MEMORY)


# The sheet ------------------------------------------------------------------------------------


def _only_sheet(workbook: Any) -> tuple[Any, datetime]:
    filled = [sheet for sheet in workbook.worksheets if _filled(sheet) and not _is_lists(sheet)]
    if not filled:
        raise RefusedError("empty_file", 1)
    if len(filled) > 1:
        raise RefusedError("several_sheets", detail=", ".join(sheet.title for sheet in filled))
    if filled[0].sheet_state != "visible":
        raise RefusedError("hidden_sheet", detail=filled[0].title)
    return filled[0], workbook.epoch


def _is_lists(sheet: Any) -> bool:
    return (sheet.title, sheet.sheet_state) == (LISTS, "veryHidden")


def _filled(sheet: Any) -> list[Any]:
    """Return the cells with a value, row by row. The sheet is not walked up to a far one."""
    stored = sheet._cells  # the only way to them
    return [
        cell
        for _, cell in sorted(stored.items())
        if str(cell.value or "0").strip() and cell.value is not None
    ]


def _marks(sheet: Any, cells: Iterable[Any]) -> Iterator[Mark]:
    rows, columns = _hidden_rows(sheet), _hidden_columns(sheet)
    for column in sorted({cell.column for cell in cells} & columns):
        yield Mark("hidden_column", None, column)
    for row in sorted({cell.row for cell in cells} & rows):
        yield Mark("hidden_row", row)
    for merged in sheet.merged_cells.ranges:
        yield Mark("merged", merged.min_row, merged.min_col, detail=merged.coord)


def _hidden_rows(sheet: Any) -> set[int]:
    stored = sheet.row_dimensions.items()
    return {number for number, row in stored if row.hidden or row.height == 0}


def _hidden_columns(sheet: Any) -> set[int]:
    """Return the hidden columns; neighbours of one width are stored as one."""
    hidden: set[int] = set()
    for letter, stored in sheet.column_dimensions.items():
        if stored.hidden or stored.width == 0:
            first = stored.min or column_index_from_string(letter)
            hidden.update(range(first, min(stored.max or first, limits.COLUMNS) + 1))
    return hidden


# A cell ---------------------------------------------------------------------------------------


def _text(cell: Any, epoch: datetime) -> tuple[str, Change | None]:
    value = cell.value
    if cell.data_type == "f":
        return _formula(value), None
    if isinstance(value, datetime | date | time | timedelta):
        text = _day(value, cell.number_format)
        read = f"{to_excel(value, epoch):.10g}"
        return text, Change("date_cell", read, text, cell.row, cell.column)
    if isinstance(value, float) and value.is_integer() and abs(value) < _WHOLE:
        return str(int(value)), None
    return (f"{value:.15g}" if isinstance(value, float) else _marked(str(value))), None


def _marked(text: str) -> str:
    """Return text that looks like a formula with the apostrophe by which Excel shows it as text."""
    return f"'{text}" if text.startswith("=") or restored(text) != text else text


def _formula(value: Any) -> str:
    """Return a formula as it is typed; those of arrays and tables are kept in an object."""
    return value if isinstance(value, str) else str(getattr(value, "text", None) or "=")


def _day(value: Any, number_format: str) -> str:
    """Write a date cell as far as its format shows it: `mmm-yy` is a month and not its first day.

    A time of day stays, so that it is not taken for a day.
    """
    if not isinstance(value, datetime | date):
        return str(value)
    if isinstance(value, datetime) and value.time() != time():
        return value.isoformat(" ")
    shown = set(_LITERAL.sub("", number_format[:_FORMAT]).lower())
    parts = value.strftime("%Y-%m-%d").split("-")
    if "d" in shown or not shown & {"y", "e"}:
        return "-".join(parts)
    return "-".join(parts[: 2 if "m" in shown else 1])
