"""The order of the countries in a table, with what shows why each stands where it does."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from analysis.contract.schema import SUBREGIONS
from analysis.frames.arrays import positions
from analysis.frames.caching import cached
from analysis.loading.dataset import Dataset
from analysis.summaries.attendance.missing import RecencyRow, recency
from analysis.summaries.scope import spans_offices
from analysis.words.catalogue import Words, country_names

# Sort key and note of a country.
Place = tuple[Any, str]
LISTED = "listed"


def orders_of(history: Dataset) -> tuple[str, ...]:
    """Return the orders that a history allows, first the one it has unless another is chosen.

    Attendances and absences are those of one office; of several, countries stand as listed.
    """
    several = spans_offices(history)
    return tuple(
        order for order in _PLACES if order not in (_OF_ONE_OFFICE if several else (LISTED,))
    )


@cached
def country_notes(order: str, history: Dataset, words: Words) -> dict[str, str]:
    """Return the countries' codes in an order, each with its note ("" where it needs none).

    away (absent from the latest seminars documented, most of them first; then as in often), often
    (most attendances first), name, subregion, listed (as in `countries`). Equals stay as listed. An
    order that the history does not allow is the first of those that it does.
    """
    places = _PLACES[order_for(order, history)](history, words)
    ordered = sorted(places, key=lambda code: places[code][0])
    return {code: places[code][1] for code in ordered}


def order_for(order: str, history: Dataset) -> str:
    """Return an order, or the first that the history allows."""
    allowed = orders_of(history)
    return order if order in allowed else allowed[0]


def countries_in_order(rows: pd.DataFrame, codes: Iterable[str]) -> pd.DataFrame:
    """Return the rows of a frame with their countries in the order of the codes."""
    order = np.argsort(positions(rows["country"], pd.Series([*codes])), kind="stable")
    return rows.take(order).reset_index(drop=True)


def _listed(history: Dataset, _words: Words) -> dict[str, Place]:
    return {str(code): (0, "") for code in history.countries["country"]}


def _by_name(history: Dataset, words: Words) -> dict[str, Place]:
    names = country_names(history, words)
    return {code: (names[code], "") for code in _listed(history, words)}


def _by_subregion(history: Dataset, words: Words) -> dict[str, Place]:
    rows = history.countries[["country", "subregion"]].itertuples(index=False)
    return {
        str(code): (SUBREGIONS.index(part), words.text(f"subregion-{part}")) for code, part in rows
    }


def _by_absence(history: Dataset, words: Words) -> dict[str, Place]:
    return {
        row["country"]: ((-row["gap"], -row["attended"]), _absence(row, words))
        for row in recency.rows(history)
    }


def _absence(row: RecencyRow, words: Words) -> str:
    """Say how often it was not present since it last came, and what of that time is not known."""
    if not row["gap"]:
        return ""
    since = row["undocumented_since"]
    unknown = row["undocumented"] if since is None else since
    return words.text("sort-away-note", count=row["gap"], unknown=unknown)


def _by_attendance(history: Dataset, _words: Words) -> dict[str, Place]:
    return {row["country"]: (-row["attended"], "") for row in recency.rows(history)}


_OF_ONE_OFFICE = ("away", "often")
_PLACES: Mapping[str, Callable[[Dataset, Words], dict[str, Place]]] = {
    "away": _by_absence,
    "often": _by_attendance,
    LISTED: _listed,
    "name": _by_name,
    "subregion": _by_subregion,
}
ORDERS = tuple(_PLACES)
