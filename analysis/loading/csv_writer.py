"""The bytes of a data file: UTF-8, commas, LF, quotation marks only where they are needed.

Rows of an existing file that have not changed keep their bytes, so that a difference between two
versions of the file shows what was changed and nothing else.
"""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from io import StringIO
from typing import Any

import pandas as pd
from pandas.api.types import is_float_dtype

_BOM = "\ufeff"


def table_bytes(frame: pd.DataFrame, before: bytes = b"") -> bytes:
    """Return a table as a data file, its columns and rows in the order of the frame.

    The frame holds text, or the types of the contract: days become 2019-12-15, NA a blank cell.
    `before` is the file that is replaced: its header, its line breaks, its BOM and each row that
    is still there stay as they are; 139.70 stays where the frame has the number 139.7.
    """
    columns = tuple(map(str, frame.columns))
    numbers = tuple(is_float_dtype(kind) for kind in frame.dtypes)
    written = _written(before, columns, numbers)
    rows = (written.rows.get(cells) or _line(cells, written.line_break) for cells in _cells(frame))
    return "".join([written.header, *rows]).encode()


def with_columns(content: bytes, added: Mapping[str, str], order: Sequence[str]) -> bytes:
    """Return a data file with columns added, each with one value in all rows.

    Each stands behind the one that precedes it in `order`; all other cells stay. The file is one
    that was read: its rows can be told from each other.
    """
    text = content.decode()
    mark = _BOM if text.startswith(_BOM) else ""
    (header, first), *rows = rows_as_written(text.removeprefix(_BOM))
    line_break = first[len(first.rstrip("\r\n")) :] or "\n"
    columns = [*header]
    for column in filter(added.__contains__, order):
        before = {*order[: order.index(column)]}
        places = [place for place, name in enumerate(columns, 1) if name in before]
        columns.insert(max(places, default=0), column)
    lines = [_line(tuple(columns), line_break)]
    for cells, line in rows:
        # A row may be cut short, and one without cells is an empty line.
        values = {**dict(zip(header, cells, strict=False)), **added}
        row = tuple(values.get(column, "") for column in columns)
        lines.append(_line(row, line_break) if cells else line)
    return (mark + "".join(lines)).encode()


@dataclass(frozen=True)
class _Written:
    """The form of a written file: its first line, its rows by their cells, its line break."""

    header: str
    line_break: str = "\n"
    rows: Mapping[tuple[str, ...], str] = field(default_factory=dict)


def _written(before: bytes, columns: tuple[str, ...], numbers: tuple[bool, ...]) -> _Written:
    """Return how the file was written, or how a new one is where it had other columns."""
    try:
        text = before.decode()
        lines = [*rows_as_written(text.removeprefix(_BOM))]
    except (UnicodeDecodeError, csv.Error):
        lines = []
    if not lines or lines[0][0] != columns:
        return _Written(_line(columns, "\n"))
    header = lines[0][1]
    line_break = header[len(header.rstrip("\r\n")) :] or "\n"
    rows = {_compared(cells, numbers): _ended(line, line_break) for cells, line in lines[1:]}
    mark = _BOM if text.startswith(_BOM) else ""
    return _Written(mark + _ended(header, line_break), line_break, rows)


def rows_as_written(text: str, delimiter: str = ",") -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the cells of each row, and the row as it is written.

    Raises csv.Error where the rows cannot be told from each other.
    """
    taken: list[str] = []
    for cells in csv.reader(_kept(text, taken), delimiter=delimiter, strict=True):
        yield tuple(cells), "".join(taken)
        taken.clear()


def _kept(text: str, taken: list[str]) -> Iterator[str]:
    """Yield the lines, keeping those of the row that is being read."""
    for line in StringIO(text, newline=""):
        taken.append(line)
        yield line


def _ended(line: str, line_break: str) -> str:
    return line if line.endswith(("\r", "\n")) else line + line_break


def _compared(cells: tuple[str, ...], numbers: tuple[bool, ...]) -> tuple[str, ...]:
    """Return the cells of a row with its numbers as the frame writes them."""
    pairs = zip(cells, numbers, strict=False)
    return tuple(_number(cell) if is_number else cell for cell, is_number in pairs)


def _number(cell: str) -> str:
    try:
        return _text(float(cell))
    except ValueError:
        return cell


def _cells(frame: pd.DataFrame) -> Iterator[tuple[str, ...]]:
    for row in frame.astype(object).itertuples(index=False):
        yield tuple(map(_text, row))


def _text(value: Any) -> str:
    if pd.isna(value):
        return ""
    if isinstance(value, date):
        return f"{value:%Y-%m-%d}"
    return str(value).removesuffix(".0") if isinstance(value, float) else str(value)


def _line(cells: tuple[str, ...], line_break: str) -> str:
    text = StringIO()
    # With this ending, a cell with any line break is put in quotation marks.
    csv.writer(text, lineterminator="\r\n").writerow(cells)
    return text.getvalue().removesuffix("\r\n") + line_break


# Text that no spreadsheet runs as a formula, and the same text as it was.
#
# Text that a spreadsheet would run gets an apostrophe before it; so does text that already looks
# like that. So the apostrophe can be taken away again (`restored`), and every text comes back.

# Excel reads a cell beginning with these as a formula (OWASP, "CSV Injection").
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_MARKED = re.compile(f"'+[{re.escape(''.join(FORMULA_STARTS))}]")


def harmless(cell: Any) -> Any:
    """Put an apostrophe before text that a spreadsheet would run; numbers stay numbers."""
    if pd.isna(cell):
        return ""
    if isinstance(cell, str) and (cell.startswith(FORMULA_STARTS) or _MARKED.match(cell)):
        return f"'{cell}"
    return cell


def restored(text: str) -> str:
    """Return the text of which `harmless` made this one."""
    return text[1:] if _MARKED.match(text) else text
