"""A file read as one table of the contract, with all that was found on the way."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pandas as pd

from analysis.dataset import Dataset
from analysis.intake.cells import reader, spoiled
from analysis.intake.grid import Change, Grid, Mark, RefusedError, is_blank
from analysis.intake.heading import Heading, find_heading
from analysis.intake.layout import layout_changes, layout_marks, rows_below
from analysis.intake.opening import open_file
from analysis.reading import TextTable
from analysis.schema import Table


@dataclass(frozen=True)
class ReadTable(TextTable):
    """A table read from any file: its rows bear the numbers that Excel shows."""

    @property
    def file(self) -> str:
        """The file's name as it was given."""
        return self.path.name

    def line(self, row: int) -> int:
        """Return the row's number."""
        return row


@dataclass(frozen=True)
class Sheet:
    """A file read. Without `heading` its table is not known and there is no `frame`.

    `frame` holds the contract's columns as text, blanks as NA; its index is the number of the row
    in Excel. `rows` counts those below the headings, `blank` those of them without a value.
    """

    name: str
    heading: Heading | None
    frame: pd.DataFrame | None
    marks: tuple[Mark, ...]
    changes: tuple[Change, ...]
    rows: int
    blank: int

    @property
    def table(self) -> Table | None:
        """The table of the contract."""
        return self.heading.table if self.heading else None

    @cached_property
    def text(self) -> ReadTable | None:
        """The rows as the existing checks take them."""
        if self.heading is None:
            return None
        return ReadTable(self.heading.table, Path(self.name), self.frame)

    @property
    def is_whole(self) -> bool:
        """Whether nothing is wrong with the file as such, only with rows and cells of it."""
        return self.heading is not None and not any(
            mark.row is None or mark.row <= self.heading.row for mark in self.marks
        )


def read_sheet(name: str, content: bytes, known: Dataset) -> Sheet:
    """Read a file. Whatever is wrong with it is in `marks`; nothing is raised."""
    try:
        grid = open_file(name, content)
    except RefusedError as refused:
        return Sheet(name, None, None, (refused.mark,), (), 0, 0)
    heading = find_heading(grid.rows, name)
    if heading is None:
        blank = sum(map(is_blank, grid.rows))
        marks = (*grid.marks, Mark("unknown_table"))
        return Sheet(name, None, None, marks, grid.changes, len(grid.rows), blank)
    return _sheet(name, grid, heading, known)


def _sheet(name: str, grid: Grid, heading: Heading, known: Dataset) -> Sheet:
    below = rows_below(grid, heading)
    filled = {number: cells for number, cells in below.items() if not is_blank(cells)}
    marks = [*_within(grid, heading), *layout_marks(grid, heading)]
    changes = [*_changes_within(grid, heading), *layout_changes(grid, heading)]
    columns = {}
    for column, position in _positions(heading).items():
        texts = {row: _cell(cells, position) for row, cells in filled.items()}
        columns[column] = _column(heading.table, column, position, texts, known, marks, changes)
    frame = pd.DataFrame(
        {column: columns.get(column) for column in heading.table.columns},
        index=pd.Index(list(filled), dtype="int64"),
        dtype="string",
    ).replace("", pd.NA)
    blank = len(below) - len(filled)
    return Sheet(name, heading, frame, tuple(marks), tuple(changes), len(below), blank)


def _positions(heading: Heading) -> dict[str, int]:
    """Return where each column stands, the first time."""
    positions: dict[str, int] = {}
    for position, column in heading.columns.items():
        positions.setdefault(column, position)
    return positions


def _cell(cells: tuple[str, ...], position: int) -> str:
    return cells[position - 1] if position <= len(cells) else ""


def _within(grid: Grid, heading: Heading) -> Iterator[Mark]:
    """Yield what was found while opening, but for the titles above the headings."""
    yield from (mark for mark in grid.marks if mark.row is None or mark.row >= heading.row)


def _changes_within(grid: Grid, heading: Heading) -> Iterator[Change]:
    for change in grid.changes:
        if change.row is None or change.row > heading.row:
            yield change


def _column(
    table: Table,
    column: str,
    position: int,
    texts: Mapping[int, str],
    known: Dataset,
    marks: list[Mark],
    changes: list[Change],
) -> pd.Series:
    """Return a column's cells by row in the contract's form, adding to marks and changes."""
    read = reader(table, column, known)
    found = {}
    for row, text in texts.items():
        code = spoiled(text)
        value = read(text) if not code else None
        if value is None or value.refused:
            refused = (code, "") if value is None else (value.refused, value.detail)
            marks.append(Mark(refused[0], row, position, text, refused[1]))
            found[row] = ""
            continue
        if value.why:
            changes.append(Change(value.why, text, value.text, row, position))
        found[row] = value.text
    return pd.Series(found, dtype="string")
