"""A file read as one table of the contract, with all that was found on the way."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import pandas as pd

from analysis.contract.schema import Table
from analysis.intake import headings, personal
from analysis.intake.files.opening import open_file
from analysis.intake.grid import Grid, GridRows, Issue, Normalisation, RefusedError, Value, is_blank
from analysis.intake.headings import Heading
from analysis.intake.values.cells import is_free_text, reader
from analysis.loading.dataset import Dataset
from analysis.loading.reading import TextTable

# How a cell looks; what is no part of its value spoils a number or a name, and no sentence.
_NOTES = ("raised", "format")
_OF_LOOK = (*_NOTES, "struck")


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
    in Excel. `rows` counts those below the headings, `blank` those of them without a value;
    `written` are the cells of all rows from the first, as they were. `unread` are the cells (row,
    column) that could not be read and are blank: nothing more is said of them.
    """

    name: str
    heading: Heading | None
    frame: pd.DataFrame | None
    issues: tuple[Issue, ...]
    normalisations: tuple[Normalisation, ...]
    rows: int
    blank: int
    written: GridRows = ()
    unread: frozenset[tuple[int, str]] = frozenset()

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

    @cached_property
    def copies(self) -> frozenset[int]:
        """The rows whose cells are all those of a row above."""
        if self.frame is None:
            return frozenset()
        read = self.frame.drop(index=[*{row for row, _ in self.unread}])
        return frozenset(read.index[read.duplicated(keep="first")])

    @cached_property
    def unlike(self) -> frozenset[int]:
        """The rows that are refused as such or by a cell of their key: copies of no other row."""
        key = self.table.key if self.table else ()
        rows = {
            issue.row
            for issue in self.issues
            if issue.row and not issue.column and not issue.is_odd
        }
        return frozenset(rows | {row for row, column in self.unread if column in key})

    @property
    def is_whole(self) -> bool:
        """Whether nothing is wrong with the file as such, only with rows and cells of it."""
        return self.heading is not None and not any(
            not issue.is_odd and (issue.row is None or issue.row <= self.heading.row)
            for issue in self.issues
        )


def read_sheets(name: str, content: bytes, known: Dataset) -> tuple[Sheet, ...]:
    """Read a file: one table, or the sheets of a workbook of several.

    Whatever is wrong with it is in `issues`; nothing is raised.
    """
    try:
        opened = open_file(name, content)
    except RefusedError as refused:
        return (Sheet(name, None, None, (refused.issue,), (), 0, 0),)
    return tuple(
        _read(f"{name} [{title}]" if title else name, title or name, grid, known)
        for title, grid in opened
    )


def _read(name: str, hint: str, grid: Grid, known: Dataset) -> Sheet:
    """Read one table; `hint` may say which one it is."""
    heading = headings.find_heading(grid.rows, hint)
    if heading is None:
        blank = sum(map(is_blank, grid.rows))
        issues = (*personal.personal_issues(grid, None), *grid.issues, Issue("unknown_table"))
        normalisations = tuple(
            normalisation for normalisation in grid.normalisations if normalisation.column is None
        )
        return Sheet(name, None, None, issues, normalisations, len(grid.rows), blank, grid.rows)
    return _sheet(name, grid, heading, known)


def _sheet(name: str, grid: Grid, heading: Heading, known: Dataset) -> Sheet:
    below = rows_below(grid, heading)
    filled = {number: cells for number, cells in below.items() if not is_blank(cells)}
    cells = [*_cells(filled, grid, heading, known)]
    issues = (
        *personal.personal_issues(grid, heading),
        *_within(grid, heading),
        *layout_issues(grid, heading),
        *(cell.issue for cell in cells if cell.value.refused and not cell.is_marked),
        *(() if filled else (Issue("no_rows", is_odd=True),)),
    )
    normalisations = (
        *_normalisations_within(grid, heading),
        *layout_normalisations(grid, heading),
        *(cell.normalisation for cell in cells if cell.value.why and not cell.is_marked),
    )
    frame = _frame(heading.table, filled, cells)
    blank = len(below) - len(filled)
    unread = frozenset((cell.row, cell.column) for cell in cells if cell.is_unread)
    return Sheet(name, heading, frame, issues, normalisations, len(below), blank, grid.rows, unread)


@dataclass(frozen=True)
class _Cell:
    """A cell where it stands: what is written there, and what became of it.

    One that `is_marked` was refused before its text was looked at.
    """

    row: int
    position: int
    column: str
    written: str
    value: Value
    is_marked: bool

    @property
    def is_unread(self) -> bool:
        """Whether it is blank because it was refused."""
        return self.is_marked or bool(self.value.refused)

    @property
    def issue(self) -> Issue:
        """The issue for which the cell was refused."""
        return Issue(self.value.refused, self.row, self.position, self.written, self.value.detail)

    @property
    def normalisation(self) -> Normalisation:
        """The normalisation of the cell."""
        return Normalisation(self.value.why, self.written, self.value.text, self.row, self.position)


def _cells(
    filled: Mapping[int, tuple[str, ...]], grid: Grid, heading: Heading, known: Dataset
) -> Iterator[_Cell]:
    """Yield the cells of the known columns, each column's from top to bottom."""
    marked = grid.covered | {
        (issue.row, issue.column) for issue in _within(grid, heading) if not issue.is_odd
    }
    for column, position in heading.positions.items():
        read = reader(heading.table, column, known)
        for row, cells in filled.items():
            written = cells[position - 1] if position <= len(cells) else ""
            value = read(written)
            if value.why == "serial" and grid.counts_from_1904:
                value = Value(written, refused="ambiguous_date")
            yield _Cell(row, position, column, written, value, (row, position) in marked)


def _frame(table: Table, rows: Iterable[int], cells: Iterable[_Cell]) -> pd.DataFrame:
    """Return the contract's columns as text by row; what was refused is blank."""
    texts: dict[str, dict[int, str]] = {column: {} for column in table.columns}
    for cell in cells:
        texts[cell.column][cell.row] = "" if cell.is_unread else cell.value.text
    columns = {column: pd.Series(found, dtype="string") for column, found in texts.items()}
    index = pd.Index(list(rows), dtype="int64")
    return pd.DataFrame(columns, index=index, dtype="string").replace("", pd.NA)


def _within(grid: Grid, heading: Heading) -> Iterator[Issue]:
    """Yield what was found while opening, but for the titles above the headings.

    How comments look is their own affair. A note mark or a word of the cell's format spoils no
    free text, and no heading that is known.
    """
    for issue in grid.issues:
        column = heading.columns.get(issue.column or 0)
        is_beside = issue.code in _OF_LOOK and column is None
        is_noted = issue.code in _NOTES
        if (issue.row or heading.row) < heading.row or is_beside:
            continue
        if is_noted and column and is_free_text(heading.table, column):
            yield replace(issue, is_odd=True)
        elif not (is_noted and issue.row == heading.row):
            yield issue


def _normalisations_within(grid: Grid, heading: Heading) -> Iterator[Normalisation]:
    """Yield what was changed while opening, but in columns that are not read."""
    for normalisation in grid.normalisations:
        is_read = normalisation.column is None or normalisation.column in heading.columns
        if is_read and (normalisation.row is None or normalisation.row > heading.row):
            yield normalisation


# How a sheet is laid out: titles, headings, rows of the right length.

# A title and, say, its date. A row with more cells above the headings is data, and one of as many
# as the table has columns.
_CELLS_OF_A_TITLE = 2


def rows_below(grid: Grid, heading: Heading) -> Mapping[int, tuple[str, ...]]:
    """Return the rows below the headings by their number, blank ones too."""
    return dict(enumerate(grid.rows[heading.row :], heading.row + 1))


def layout_normalisations(grid: Grid, heading: Heading) -> Iterator[Normalisation]:
    """Yield the titles and comments left out and the headings that were translated."""
    for number, cells in enumerate(grid.rows[: heading.row - 1], 1):
        if not is_blank(cells):
            yield Normalisation(
                "title", " ".join(cell for cell in cells if cell.strip()), "", number
            )
    for position, column in heading.columns.items():
        written = grid.rows[heading.row - 1][position - 1]
        if written != column:
            yield Normalisation("heading", written, column, heading.row, position)
    for position, written in enumerate(grid.rows[heading.row - 1], 1):
        if headings.is_comment(written):
            yield Normalisation("comment", written, "", heading.row, position)


def layout_issues(grid: Grid, heading: Heading) -> Iterator[Issue]:
    """Yield what is wrong with titles, headings and the lengths of rows."""
    most = min(_CELLS_OF_A_TITLE, len(heading.columns) - 1)
    for number, cells in enumerate(grid.rows[: heading.row - 1], 1):
        if sum(not is_blank([cell]) for cell in cells) > most:
            yield Issue("above_heading", number)
    yield from (Issue("missing_column", heading.row, name=column) for column in heading.missing)
    first = heading.positions
    for position, column in heading.columns.items():
        if position != first[column]:
            yield Issue("duplicate_column", heading.row, position, column)
    yield from _extra_columns(grid, heading)
    for number, cells in rows_below(grid, heading).items():
        if not is_blank(cells):
            yield from _row(number, cells, grid, heading)


def _extra_columns(grid: Grid, heading: Heading) -> Iterator[Issue]:
    """Yield headings that are no column of the table, and filled columns without a heading."""
    for position, written in enumerate(grid.rows[heading.row - 1], 1):
        if position in heading.columns or headings.is_comment(written):
            continue
        filled = [row[position - 1] for row in grid.rows[heading.row :] if len(row) >= position]
        if not is_blank([written, *filled]):
            yield Issue("extra_column", heading.row, position, written.strip())


def _row(number: int, cells: tuple[str, ...], grid: Grid, heading: Heading) -> Iterator[Issue]:
    if _is_heading(cells, heading):
        yield Issue("two_headings", number)
    width = len(grid.rows[heading.row - 1])
    surplus = [
        position for position, cell in enumerate(cells, 1) if position > width and cell.strip()
    ]
    if surplus:
        yield Issue("ragged", number, surplus[0], cells[surplus[0] - 1], str(surplus[-1]))
    if not grid.is_even and len(cells) < max(heading.columns):
        yield Issue("short_row", number, len(cells) + 1, None, str(len(cells)))


def _is_heading(cells: tuple[str, ...], heading: Heading) -> bool:
    """Whether a row below names its own columns again: repeated, or in the other language."""
    named = headings.named_columns(heading.table, cells)
    same = [at for at, column in named.items() if heading.columns.get(at) == column]
    return len(same) > 1 and 2 * len(same) >= sum(not is_blank([cell]) for cell in cells)
