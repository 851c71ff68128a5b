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
