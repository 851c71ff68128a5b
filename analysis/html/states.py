"""The five states in HTML: their columns and symbols, and the timeline of one country.

A state is a symbol to the eye and words to the ear; its look is in `pages/web/style.css`.
"""

import re
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from analysis.contract.schema import SUBREGIONS
from analysis.frames.arrays import positions
from analysis.frames.caching import cached
from analysis.frames.rows import Row, records
from analysis.html.elements import MAY_BREAK, NOTHING, Markup, element, escaped, joined, link
from analysis.loading.dataset import Dataset
from analysis.palette import STATE_SYMBOLS
from analysis.summaries.attendance.bounds import is_narrowed
from analysis.summaries.attendance.missing import RecencyRow, recency
from analysis.summaries.scope import spans_offices
from analysis.words.catalogue import Words, country_names

# What the matrix and the strip of one country share: their columns, and a state in HTML.
#
# A state is a symbol to the eye and words to the ear; its look is in `pages/web/style.css`.


LEFT_OUT = "left_out"
"""The status of a year whose seminars the reader has not chosen."""


def columns_in_time(
    seminars: Sequence[Row], fiscal_years: Iterable[int], left_out: Container[int] = ()
) -> list[Row]:
    """Return the seminars and, in their places, the years without one, or `left_out`."""
    missing = {*fiscal_years} - {row["fiscal_year"] for row in seminars}
    blank = [
        {
            "seminar_id": "",
            "fiscal_year": year,
            "status": LEFT_OUT if year in left_out else "",
            "mode": "",
        }
        for year in missing
    ]
    return sorted([*seminars, *blank], key=lambda row: int(row["fiscal_year"]))


def note_on(seminar: Row, words: Words) -> str:
    """Say of a seminar what sets it apart from one that was held in Japan."""
    if seminar["status"] == LEFT_OUT:
        return words.text("strip-left-out")
    if not seminar["seminar_id"]:
        return words.text("chart-no-seminar")
    if seminar["status"] == "cancelled":
        return words.text("state-cancelled")
    if seminar["status"] == "announced":
        return words.text("chart-matrix-announced")
    return words.text("chart-online") if seminar["mode"] == "online" else ""


def state_legend_html(words: Words) -> Markup:
    """Return the five states, symbol and words, as a list."""
    items = (
        element("li", symbol(state), " ", words.text(f"state-{state}")) for state in STATE_SYMBOLS
    )
    title = words.text("chart-matrix-legend")
    return element("ul", *items, class_="kz-legend", aria_label=title)


# Hundreds of cells share a few words, which are dear to make.
@cache
def state_in_words(state: str, people: int, words: Words) -> Markup:
    """Return "attended, 2 people", or the words of another state."""
    said = words.text("chart-matrix-attended", n=people) if people else words.text(f"state-{state}")
    return escaped(said)


@cache
def year_in_words(year: int, words: Words) -> str:
    """Write a fiscal year briefly."""
    return words.fiscal_year(year)


def symbol(state: str) -> Markup:
    """Return the symbol of a state, for the eye alone."""
    kind = f"kz-state kz-{state}"
    return element("span", STATE_SYMBOLS[state], class_=kind, aria_hidden="true")


# 12か国中9か国, 5回中3回: the one place where a narrow line may be broken.
_OF = re.compile(r"(?<=[国回]中)(?=\d)")


def counted(text: str) -> Markup:
    """Return "12か国中1～9か国" as HTML that may break after 中 and nowhere behind it.

    `wbr` is an element and no letter: who searches the page, or copies from it, does not meet it.
    """
    whole, *counts = _OF.split(text)
    kept = (MAY_BREAK + element("span", count, class_="kz-whole") for count in counts)
    return joined((whole, *kept))


# A coverage in words.


def countries_of_eligible(row: Row, words: Words, of_total: str = "chart-of") -> str:
    """Say of a row of `bounds` "9 of 12", "4 to 9 of 12", or "" if only that some came is known.

    `of_total`: the message that names the denominator, where there is one.
    """
    if not is_narrowed(row):
        return ""
    least, most = row["attended_least"], row["attended_most"]
    if row["eligible_known"]:
        total = int(row["eligible"])
        return words.text(of_total, least=least, most=most, spread=most - least, total=total)
    if most is not None and most > least:
        return words.text("chart-countries-between", least=least, most=most)
    return words.text("chart-countries", n=least, open="yes" if most is None else "no")


# One country's seminars in order of time, as an HTML list in the five states.
#
# The line of the continuity matrix, with room for words: each seminar has its year, a mark with the
# number of people, and in words its host and what is known of the country there, which are its card
# when it is pointed at. Beneath the mark, for the eye alone, stand the countries of its group.
# Cancelled years and years without a documented seminar keep their places. Its look is in
# `pages/web/country.css`.


def country_timeline(
    seminars: pd.DataFrame,
    hosts: Mapping[str, str],
    words: Words,
    links: Mapping[str, str],
    fiscal_years: Sequence[int] = (),
    peers: Sequence[Mapping[str, str]] = (),
) -> Markup:
    """Return the strip of `summaries.attendance.country.attendance_of_country` as HTML.

    `hosts`: names of the hosts by seminar id; `links`: addresses by seminar id; `fiscal_years`:
    years not to be skipped; `peers`: of each other country, its states by seminar id.
    """
    places = columns_in_time(records(seminars), fiscal_years)
    items = (
        _item(place, hosts, words, links, peers, is_late=number >= len(places) / 2)
        for number, place in enumerate(places)
    )
    return element("ol", *items, class_="kz-strip", style=f"--columns: {len(places)}")


def _item(
    seminar: Row,
    hosts: Mapping[str, str],
    words: Words,
    links: Mapping[str, str],
    peers: Sequence[Mapping[str, str]],
    *,
    is_late: bool,
) -> Markup:
    identifier, state = seminar["seminar_id"], str(seminar.get("state", "not_documented"))
    people = int(seminar["delegates"]) if state == "attended" else 0
    said = state_in_words(state, people, words) if identifier else note_on(seminar, words)
    year = int(seminar["fiscal_year"])
    note = note_on(seminar, words) if identifier and seminar["status"] != "cancelled" else ""
    title = words.apart((year_in_words(year, words), hosts.get(identifier, ""), note))
    mark = str(people or STATE_SYMBOLS[state]) if identifier else "·"
    parts = (
        element("span", f"’{year % 100:02d}", class_="kz-year", aria_hidden="true"),
        element("span", mark, class_="kz-mark", aria_hidden="true"),
        element("span", element("b", title, " "), element("span", said), class_="kz-names"),
    )
    late = " kz-late" if is_late else ""
    column = (
        link(links[identifier], *parts, class_=f"kz-column{late}")
        if identifier in links
        else element("span", *parts, class_=f"kz-column{late}")
    )
    # Of a seminar only announced nobody can have come.
    is_announced = seminar["status"] == "announced"
    states = ("" if is_announced else of.get(identifier, "") for of in peers)
    beneath = (element("i", class_=f"kz-{one}" if one else None) for one in states)
    kind = "announced" if is_announced else state
    return element(
        "li",
        column,
        element("span", *beneath, class_="kz-peers", aria_hidden="true") if peers else NOTHING,
        class_=f"kz-strip-{kind}" if identifier else "kz-strip-between",
    )


# The order of the countries in a table, with what shows why each stands where it does.

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
