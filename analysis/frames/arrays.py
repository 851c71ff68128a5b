"""Columns as arrays: where keys stand in a table, and what falls on each of its rows."""

import numpy as np
import numpy.typing as npt
import pandas as pd
from pandas.api.extensions import ExtensionArray

from analysis.frames.rows import Flags

Positions = npt.NDArray[np.intp]
Numbers = npt.NDArray[np.int64]

NOT_FOUND = -1


def positions(values: pd.Series, keys: pd.Series) -> Positions:
    """Return the row of `keys` (unique) at which each value stands, NOT_FOUND for NA or none."""
    # A plain dictionary of the distinct values is many times faster here than an Index.
    rows = {key: row for row, key in enumerate(keys.tolist())}
    coded = pd.Categorical(values)
    found = [rows.get(category, NOT_FOUND) for category in coded.categories.tolist()]
    # Code -1, a missing value, picks the last element.
    rows_or_not_found: Positions = np.array([*found, NOT_FOUND], dtype=np.intp)[coded.codes]
    return rows_or_not_found


def take(column: pd.Series, rows: Positions) -> ExtensionArray:
    """Return the column's values at the rows, NA where a row is NOT_FOUND; its type survives."""
    taken: ExtensionArray = column.array.take(rows, allow_fill=True)
    return taken


def columns_of(
    table: pd.DataFrame, rows: Positions, *names: str, **renamed: str
) -> dict[str, ExtensionArray]:
    """Return columns of a table at the rows; `site_en="name_en"` takes one under a new name."""
    sources = {name: name for name in names} | renamed
    return {name: take(table[source], rows) for name, source in sources.items()}


def whole_numbers(numbers: Numbers, known: Flags | None = None) -> ExtensionArray:
    """Return counts as Int64, NA where they are not known."""
    unknown = np.zeros(len(numbers), dtype=bool) if known is None else ~known
    return pd.arrays.IntegerArray(numbers.astype(np.int64), unknown)


def sums(numbers: Numbers, rows: Positions, length: int) -> Numbers:
    """Add up the numbers that fall on each of `length` rows; NOT_FOUND falls on none."""
    found = rows != NOT_FOUND
    return np.bincount(rows[found], numbers[found], length).astype(np.int64)


def counts(rows: Positions, length: int) -> Numbers:
    """Count what falls on each of `length` rows; NOT_FOUND falls on none."""
    return np.bincount(rows[rows != NOT_FOUND], minlength=length).astype(np.int64)


def first_on(rows: Positions, length: int) -> Positions:
    """Return the first position at which each of `length` rows stands, or NOT_FOUND."""
    first = np.full(length + 1, NOT_FOUND, dtype=np.intp)  # the last takes what is not found
    first[rows[::-1]] = np.arange(len(rows))[::-1]
    return first[:length]


def last_on(rows: Positions, length: int) -> Positions:
    """Return the last position at which each of `length` rows stands, or NOT_FOUND."""
    last = np.full(length + 1, NOT_FOUND, dtype=np.intp)
    last[rows] = np.arange(len(rows))
    return last[:length]


def sorted_positions(rows: Positions) -> Positions:
    """Return the positions sorted by the rows on which they stand, without those on none."""
    order: Positions = np.argsort(rows, kind="stable")
    found: Positions = order[rows[order] != NOT_FOUND]
    return found


def ids_on(ids: pd.Series, rows: Positions, length: int) -> list[tuple[str, ...]]:
    """Collect the distinct ids that fall on each of `length` rows, in order of appearance."""
    collected: list[dict[str, None]] = [{} for _ in range(length)]
    for identifier, row in zip(ids.tolist(), rows.tolist(), strict=True):
        if row != NOT_FOUND:
            collected[row][identifier] = None
    return [tuple(distinct) for distinct in collected]


def tuples(values: list[tuple[str, ...]]) -> npt.NDArray[np.object_]:
    """Return tuples as the values of one column."""
    column = np.empty(len(values), dtype=object)
    column[:] = values
    return column
