"""The order of the rows of each table. In which order they stand in a file says nothing.

Rows that point to other tables stand in the order of those, blanks last, then in that of their own
key.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.schema import DEFAULT_OFFICE, SUBREGIONS, THEME_ORDER

# By table, the columns that put its rows in order; of the last no two rows have the same.
ORDERED_BY: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "seminars": ("office_id", "fiscal_year", "start_date", "seminar_id"),
        "hosts": ("seminar_id", "host_id"),
        "seminar_themes": ("seminar_id", "theme_id"),
        "delegates": ("seminar_id", "country", "theme_id"),
        "programme": ("seminar_id", "position"),
        "sites": ("site_id",),
        "sources": ("source_id",),
        "countries": ("subregion", "name_en", "country"),
        "offices": ("office_id",),
        "eligibility": ("office_id", "country", "from_date"),
        "themes": ("theme_id",),
        "prefectures": ("prefecture",),
        "events": ("date", "event_id"),
    }
)
# Values that stand before all others, in this order.
_FIRST: Mapping[str, Mapping[str, Sequence[str]]] = MappingProxyType(
    {
        "offices": {"office_id": (DEFAULT_OFFICE,)},
        "themes": {"theme_id": THEME_ORDER},
        "countries": {"subregion": SUBREGIONS},
    }
)

Ranks = npt.NDArray[np.int64]


def in_order(
    name: str, frame: pd.DataFrame, targets: Mapping[str, pd.CategoricalDtype]
) -> pd.DataFrame:
    """Return the rows of a table in its order, numbered afresh.

    `targets` are the keys, in order, of the table to which a column points.
    """
    ranks = [
        _ranks(frame[column], targets.get(column), _FIRST.get(name, {}).get(column, ()))
        for column in ORDERED_BY[name]
    ]
    order = np.lexsort(ranks[::-1])
    if (order == np.arange(len(frame))).all():
        return frame.reset_index(drop=True)
    return frame.iloc[order].reset_index(drop=True)


def _ranks(values: pd.Series, target: pd.CategoricalDtype | None, first: Sequence[str]) -> Ranks:
    """Return the place of each value among all, a blank behind them."""
    codes, found = pd.factorize(values)
    if target is not None:
        places = target.categories.get_indexer(found)
    else:
        before = {value: place - len(first) for place, value in enumerate(first)}
        sorted_values = {value: place for place, value in enumerate(sorted(set(found)))}
        places = np.array(
            [before.get(value, sorted_values[value]) for value in found], dtype=np.int64
        )
    ranks: Ranks = np.append(places, np.iinfo(np.int64).max)[codes]
    return ranks
