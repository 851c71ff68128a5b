"""The order of the countries in a table, with what shows why each stands where it does."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from analysis.contract.schema import SUBREGIONS
from analysis.frames.arrays import positions
from analysis.loading.dataset import Dataset
from analysis.summaries.attendance.missing import recency
from analysis.summaries.scope import spans_offices
from analysis.words.catalogue import Words
from analysis.words.labels import country_names

# Sort key and note of a country.
Place = tuple[Any, str]
LISTED = "listed"


def orders_of(history: Dataset) -> tuple[str, ...]:
    """Return the orders that a history allows; attendances and gaps are those of one office."""
    several = spans_offices(history)
    return tuple(order for order in _PLACES if not (several and order in _OF_ONE_OFFICE))


def country_notes(order: str, history: Dataset, words: Words) -> dict[str, str]:
    """Return the countries' codes in an order, each with its note ("" where it needs none).

    listed (as in `countries`), name, subregion, last (newest attendance first), gap (longest
    first). Equals stay as listed. An order that the history does not allow is "listed".
    """
    places = _PLACES[order if order in orders_of(history) else LISTED](history, words)
    ordered = sorted(places, key=lambda code: places[code][0])
    return {code: places[code][1] for code in ordered}


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


def _by_last(history: Dataset, words: Words) -> dict[str, Place]:
    years = _recency(history, "last_fiscal_year")
    unknown = (0, words.text("sort-last-unknown"))
    return _listed(history, words) | {
        code: (-year, words.text("sort-last-in", year=words.fiscal_year(year))) if year else unknown
        for code, year in years.items()
    }


def _by_gap(history: Dataset, words: Words) -> dict[str, Place]:
    gaps = _recency(history, "longest_gap")
    return _listed(history, words) | {
        code: (-gap, words.text("sort-gap-of", count=gap)) for code, gap in gaps.items()
    }


def _recency(history: Dataset, column: str) -> dict[str, int]:
    """Return a column of `recency` by country, 0 where it is not known."""
    rows = recency(history)
    return {
        str(code): int(value)
        for code, value in zip(rows["country"], rows[column].fillna(0), strict=True)
    }


_OF_ONE_OFFICE = ("last", "gap")
_PLACES: Mapping[str, Callable[[Dataset, Words], dict[str, Place]]] = {
    LISTED: _listed,
    "name": _by_name,
    "subregion": _by_subregion,
    "last": _by_last,
    "gap": _by_gap,
}
ORDERS = tuple(_PLACES)
