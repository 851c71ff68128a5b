"""Representation: how many delegates each country sent against its equal share.

The classes are those of the United Nations' system of desirable ranges ("Composition of the
Secretariat", the annual report of the Secretary-General to the General Assembly, for example
A/61/257; methods compared in JIU/REP/96/7). A Member State is unrepresented when none of its
nationals holds a post that is subject to geographical distribution, under-represented when fewer
do than the lower limit of its range, within range between the limits, and over-represented above
the upper limit. There the middle of the range weighs contribution, membership and population;
here each eligible country has an equal share, and the limits lie one delegate to either side.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import ceil, floor
from typing import Any, TypedDict

import numpy as np
import pandas as pd

from analysis.contract.table_rows import SeminarRow
from analysis.frames.arrays import Numbers, Positions, columns_of, whole_numbers
from analysis.frames.caching import cached
from analysis.frames.rows import Flags, summary
from analysis.loading.dataset import Dataset
from analysis.summaries.attendance.states import continuity
from analysis.summaries.scope import seminars_in_scope, spans_offices

WINDOW = 5
"""The last seminars held that are looked at."""
ENOUGH = 3
"""Of these, the documented ones without which no class is given."""
MARGIN = 1
"""How many delegates the limits of the range lie from the share."""

NOT_ENOUGH = "not_enough"
CLASSES = ("unrepresented", "under", "within", "over", NOT_ENOUGH)
_CLASS = pd.CategoricalDtype(list(CLASSES), ordered=True)
_NUMBERS = ("delegates", "expected_least", "expected_most", "seminars_documented")


class RepresentationRow(TypedDict):
    """A row of `representation`."""

    country: str
    representation: str
    delegates: int | None
    expected_least: int | None
    expected_most: int | None
    seminars_documented: int
    seminars_held: int


@summary(RepresentationRow)
@cached
def representation(dataset: Dataset) -> pd.DataFrame:
    """One row per country eligible at one of the last five seminars held, in the order of CLASSES.

    Columns: country; representation (category of CLASSES); delegates (people it sent to the
    documented seminars); expected_least and expected_most (people, the limits of its range);
    seminars_documented (those among the last five whose list of countries is complete) and
    seminars_held (all of the five), both while it was eligible. Where fewer than ENOUGH are
    documented the class is "not_enough" and the numbers of people are NA. Within a class as in
    `countries`. Empty where the office's eligible countries are not known.

    Only a complete list documents a seminar: an open one names those who came and never those
    who did not, so that counting it would flatter whom it happens to name. The share of a country
    is its equal part of the delegates of each documented seminar for which it was eligible, added
    up; those of countries that were not eligible are left out. The range is the whole numbers at
    most MARGIN from the share, and at least 1.

    Give it one office with no countries chosen; raises ValueError for several offices.
    """
    cells = continuity(dataset)
    window = _window(dataset)
    eligible = cells.eligible[:, window]
    in_question = eligible & cells.list_complete[window]
    people = np.where(in_question, cells.people[:, window], 0)
    rows = [
        _row(int(people[country].sum()), _share(country, people, in_question), number)
        for country, number in enumerate(in_question.sum(axis=1).tolist())
    ]
    held = eligible.sum(axis=1)
    classes = np.array([CLASSES.index(row["representation"]) for row in rows], dtype=np.intp)
    order = [country for country in np.argsort(classes, kind="stable") if held[country]]
    types: Mapping[str, Any] = {"representation": _CLASS} | dict.fromkeys(_NUMBERS, "Int64")
    columns = {
        name: pd.array([rows[country].get(name, pd.NA) for country in order], dtype=dtype)
        for name, dtype in types.items()
    }
    countries = columns_of(cells.countries, np.array(order, dtype=np.intp), "country")
    return pd.DataFrame({**countries, **columns, "seminars_held": whole_numbers(held[order])})


def last_held(dataset: Dataset) -> Sequence[SeminarRow]:
    """Rows of `seminars` of the last five held, in order of time: those that are looked at."""
    return [row for row in seminars_in_scope.rows(dataset) if row["status"] == "held"][-WINDOW:]


def _window(dataset: Dataset) -> Positions:
    """Return the positions of the last seminars held. Raises ValueError for several offices."""
    if spans_offices(dataset):
        raise ValueError("shares are those of one office")
    looked_at = {row["seminar_id"] for row in last_held(dataset)}
    seminars = enumerate(seminars_in_scope.rows(dataset))
    held = [number for number, row in seminars if row["seminar_id"] in looked_at]
    return np.array(held, dtype=np.intp)


def _share(country: int, people: Numbers, in_question: Flags) -> Fraction:
    """Return a country's equal part of the people of the seminars in question for it."""
    # Exact, since a range must not depend on how a computer rounds.
    return sum(
        (
            Fraction(int(people[:, seminar].sum()), int(in_question[:, seminar].sum()))
            for seminar in np.flatnonzero(in_question[country])
        ),
        start=Fraction(),
    )


def _row(delegates: int, share: Fraction, documented: int) -> dict[str, Any]:
    if documented < ENOUGH:
        return {"representation": NOT_ENOUGH, "seminars_documented": documented}
    least, most = max(1, ceil(share - MARGIN)), floor(share + MARGIN)
    return {
        "representation": _class(delegates, least, most),
        "delegates": delegates,
        "expected_least": least,
        "expected_most": most,
        "seminars_documented": documented,
    }


def _class(delegates: int, least: int, most: int) -> str:
    if not delegates:
        return "unrepresented"
    if delegates < least:
        return "under"
    return "within" if delegates <= most else "over"
