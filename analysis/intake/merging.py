"""Where the rows of a file go: each in the place of the one with the same key, or below all."""

import numpy as np
import pandas as pd

from analysis.schema import Table


def keys(table: Table, rows: pd.DataFrame) -> pd.Series:
    """Return what tells each row from the others: a tuple of texts, in which a blank is ""."""
    texts = rows[list(table.key)].astype("string").fillna("")
    return pd.Series([*texts.itertuples(index=False, name=None)], rows.index, dtype="object")


def merged(table: Table, rows: pd.DataFrame, added: pd.DataFrame) -> pd.DataFrame:
    """Return rows of a table with others added to them; each keeps its number."""
    old, new = keys(table, rows), keys(table, added)
    kept = ~old.isin(new)
    places = {key: place for place, key in enumerate(old)}
    order = [*np.flatnonzero(kept), *(places.get(key, len(rows)) for key in new)]
    return pd.concat([rows[kept], added]).iloc[np.argsort(order, kind="stable")]


def by_key(table: Table, rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows under their keys, the first of each."""
    found = keys(table, rows)
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
