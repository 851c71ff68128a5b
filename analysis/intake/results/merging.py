"""Where the rows of files go among the known ones, and what the data would be with them."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from analysis.contract.schema import SOURCES, Table
from analysis.intake.grid import Issue
from analysis.intake.results.sheet import Sheet
from analysis.loading.checking import typed
from analysis.loading.dataset import Dataset

# Where the rows of a file go: each in the place of the one with the same key, or below all.


# What tells a row from the others, column by column of the table's key.
Key = tuple[str, ...]


def keys(table: Table, rows: pd.DataFrame) -> pd.Series:
    """Return what tells each row from the others: a tuple of texts, in which a blank is ""."""
    texts = rows[list(table.key)].astype("string").fillna("")
    return pd.Series([*texts.itertuples(index=False, name=None)], rows.index, dtype="object")


def keys_beside(table: Table, rows: pd.DataFrame, added: pd.DataFrame) -> pd.Series:
    """Return the keys of added rows, where one corrects the first day of a known one its key.

    It does where it overlaps with that interval and no other, and no added row has its key.
    """
    old, new = keys(table, rows), keys(table, added)
    if not table.interval:
        return new
    left = rows[~old.isin(new)]
    for row in new.index[~new.isin(old)]:
        met = left.index[_overlaps(table, left, added.loc[row])]
        if len(met) == 1:
            new.at[row] = old[met[0]]
            left = left.drop(met)
    return new


def _overlaps(table: Table, rows: pd.DataFrame, added: pd.Series) -> pd.Series:
    """Whether rows hold for days for which an added one of the same office and country does."""
    first, last = table.interval
    columns = [*table.key, last]
    texts = rows[columns].astype("string").fillna("")
    own = added[columns].astype("string").fillna("")
    begins_later = (texts[first] > own[last]) & (own[last] != "")
    ends_before = (texts[last] < own[first]) & (texts[last] != "")
    same = (texts[list(table.key[:-1])] == own[list(table.key[:-1])]).all(axis="columns")
    return same & ~begins_later & ~ends_before


def merged(table: Table, rows: pd.DataFrame, added: pd.DataFrame) -> pd.DataFrame:
    """Return rows of a table with others added to them; each keeps its number."""
    old, new = keys(table, rows), keys_beside(table, rows, added)
    kept = ~old.isin(new)
    places = {key: place for place, key in enumerate(old)}
    order = [*np.flatnonzero(kept), *(places.get(key, len(rows)) for key in new)]
    return pd.concat([rows[kept], added]).iloc[np.argsort(order, kind="stable")]


def without_keys(table: Table, rows: pd.DataFrame, leaving: Collection[Key]) -> pd.DataFrame:
    """Return the rows of a table without those of some keys, numbered afresh."""
    return rows[~keys(table, rows).isin([*leaving])].reset_index(drop=True) if leaving else rows


def by_key(table: Table, rows: pd.DataFrame, beside: pd.DataFrame | None = None) -> pd.DataFrame:
    """Return rows under their keys, the first of each; `beside` others as in `keys_beside`."""
    found = keys(table, rows) if beside is None else keys_beside(table, beside, rows)
    return rows.set_axis(pd.Index([*found], tupleize_cols=False))[~found.duplicated().to_numpy()]


def as_written(table: Table, rows: pd.DataFrame, added: pd.DataFrame) -> pd.DataFrame:
    """Return added rows of text with each number as the row of the same key writes it.

    Excel makes 33.99 of 33.990, which is no change.
    """
    index = pd.Index([*keys(table, added)], tupleize_cols=False)
    before = by_key(table, rows).reindex(index).set_axis(added.index)
    numbers = [
        name for name, column in table.columns.items() if str(column.dtype) in ("Int64", "float64")
    ]
    return added.assign(
        **{
            name: before[name].where(_same(before[name], added[name]), added[name])
            for name in numbers
        }
    )


def _same(before: pd.Series, after: pd.Series) -> pd.Series:
    old, new = (pd.to_numeric(column, errors="coerce") for column in (before, after))
    return (old == new).fillna(False).astype(bool)


def without_tables(known: Dataset, names: Collection[str]) -> Dataset:
    """Return the data without the rows of tables that are replaced.

    Of sources a data set has two files, of which only one is; all of them stay known.
    """
    emptied: dict[str, Any] = {
        name: getattr(known, name).iloc[:0] for name in names if name != SOURCES.name
    }
    return replace(known, **emptied) if emptied else known


def with_sheets(known: Dataset, sheets: Sequence[Sheet]) -> Dataset:
    """Return the data as they would be with the sheets added: one may point to another."""
    tables: dict[str, Any] = {}
    for sheet in sheets:
        if sheet.table is not None and sheet.frame is not None:
            name = sheet.table.name
            rows = ids_as_text(sheet.table, tables.get(name, getattr(known, name)))
            frame = sheet.frame.drop(index=sheet.unlike, errors="ignore")
            own = typed(sheet.table, frame).drop_duplicates(list(sheet.table.key))
            tables[name] = merged(sheet.table, rows, own).reset_index(drop=True)
    return replace(known, **tables) if tables else known


def with_shared_keys(sheets: Sequence[Sheet]) -> list[Sheet]:
    """Return the sheets with a mark at each row that another of them has, too."""
    return [
        replace(sheet, issues=(*sheet.issues, *_shared_keys(sheet, sheets))) for sheet in sheets
    ]


def _shared_keys(sheet: Sheet, sheets: Sequence[Sheet]) -> Iterator[Issue]:
    if sheet.heading is None or sheet.frame is None:
        return
    table, first = sheet.heading.table, sheet.heading.table.key[0]
    own = _own_keys(sheet)
    own = own[sheet.frame.loc[own.index, first].notna()]
    for other in sheets:
        if other is not sheet and other.table is table and other.frame is not None:
            for row in own.index[own.isin(_own_keys(other))]:
                at = sheet.heading.positions.get(first)
                value = str(sheet.frame.at[row, first])
                yield Issue("shared_key", row, at, value, other.name, first)


def _own_keys(sheet: Sheet) -> pd.Series:
    """Return the keys that could be read."""
    assert sheet.heading is not None
    assert sheet.frame is not None
    return keys(sheet.heading.table, sheet.frame.drop(index=sheet.unlike, errors="ignore"))


def ids_as_text(table: Table, frame: pd.DataFrame) -> pd.DataFrame:
    """Return known rows with ids as text, which repeat and are categories."""
    ids = [name for name, column in table.columns.items() if str(column.dtype) == "string"]
    return frame.astype(dict.fromkeys(ids, "string"))
