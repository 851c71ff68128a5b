"""Which row holds the headings, which table they belong to, and which column each names."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice

from analysis.intake import limits
from analysis.intake.column_words import NAMES_OF_PARTICIPANTS, fold, headings, is_comment
from analysis.intake.grid import Rows, is_blank
from analysis.schema import TABLES, Table

# Title rows stand above the headings; farther down are data.
_ROWS_SEARCHED = 20
_ENOUGH = 2


@dataclass(frozen=True)
class Heading:
    """The heading row: its number, its table, and the column that each position (from 1) names."""

    row: int
    table: Table
    columns: Mapping[int, str]

    @property
    def positions(self) -> Mapping[str, int]:
        """Where each column stands, the first time."""
        return {column: at for at, column in reversed([*self.columns.items()])}

    @property
    def missing(self) -> list[str]:
        """Columns of the table that no heading names."""
        return [column for column in self.table.columns if column not in self.columns.values()]


def find_heading(rows: Rows, name: str) -> Heading | None:
    """Return the heading row, or None where no table can be told from columns or file name."""
    row = _heading_row(rows)
    if row is None:
        return None
    table = _table(rows[row], name)
    return Heading(row + 1, table, named_columns(table, rows[row])) if table else None


def headings_found(rows: Iterable[tuple[str, ...]]) -> int:
    """Return how many headings of one table the best of the first rows holds."""
    return max(map(_recognised, islice(rows, _ROWS_SEARCHED)), default=0)


def named_columns(table: Table, cells: Iterable[str]) -> Mapping[int, str]:
    """Return the column that each position (from 1) names, where it names one."""
    return _named_columns(table, _folded(islice(cells, limits.COLUMNS)))


def _named_columns(table: Table, folded: list[str]) -> Mapping[int, str]:
    known = headings(table.name)
    return {at: known[word] for at, word in enumerate(folded, 1) if word in known}


def _folded(cells: Iterable[str]) -> list[str]:
    """Return the cells as headings are compared; a long text is none."""
    return [
        "" if len(cell) > limits.LETTERS or cell.strip() == NAMES_OF_PARTICIPANTS else fold(cell)
        for cell in cells
    ]


def _recognised(cells: tuple[str, ...]) -> int:
    folded = _folded(cells[: limits.COLUMNS])
    return max(len(set(_named_columns(table, folded).values())) for table in TABLES.values())


def _heading_row(rows: Rows) -> int | None:
    """Return the row that names the most columns, the first of equals."""
    counts = [_recognised(cells) for cells in rows[:_ROWS_SEARCHED]]
    best = max(counts, default=0)
    return counts.index(best) if best else None


def _table(cells: tuple[str, ...], name: str) -> Table | None:
    """Return the table whose columns these are; else the one of the file's name; else the nearest.

    None where two are equally near, or too little is known.
    """
    by_difference = sorted(TABLES.values(), key=lambda table: _difference(table, cells))
    nearest, next_one = by_difference[:2]
    if _difference(nearest, cells) == 0:
        return nearest
    named = _named(name)
    if named and named_columns(named, cells):
        return named
    is_clear = _difference(nearest, cells) < _difference(next_one, cells)
    return nearest if is_clear and len(named_columns(nearest, cells)) >= _ENOUGH else None


def _difference(table: Table, cells: tuple[str, ...]) -> int:
    """Return how many columns of the table are missing, and how many headings are not its own."""
    named = named_columns(table, cells)
    filled = sum(not is_blank([cell]) and not is_comment(cell) for cell in cells)
    return len(set(table.columns) - set(named.values())) + filled - len(named)


def _named(name: str) -> Table | None:
    """Return the table whose name stands in the file's, the longest of several."""
    folded = fold(name)
    found = [table for table in TABLES.values() if fold(table.name) in folded]
    return max(found, key=lambda table: len(table.name), default=None)
