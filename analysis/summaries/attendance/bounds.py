"""Unknown as a value: between which numbers a coverage lies while a list of countries is open.

The squares of the coverage strip show the same country by country.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from analysis.frames.arrays import Numbers, tuples, whole_numbers
from analysis.frames.caching import cached
from analysis.frames.rows import Row, summary
from analysis.loading.dataset import Dataset
from analysis.summaries.attendance import participation, states
from analysis.summaries.scope import by_seminar


class BoundsRow(participation.CoverageRow):
    """A row of `bounds`."""

    attended_least: int | None
    attended_most: int | None


@by_seminar(BoundsRow)
def bounds(dataset: Dataset) -> pd.DataFrame:
    """One row per seminar in scope: `coverage` with the least and the most that may be true.

    Columns: those of `coverage`, and attended_least and attended_most (countries). Whatever the
    open list will say, the number of eligible countries that came lies between the two; they are
    equal where the list is complete, and 0 for a cancelled seminar.

    - attended_least: the countries documented. Where no country is, it is 1: people came, and an
      office invites the countries it covers. People of undocumented country add nothing: they
      may be further delegates of a documented one.
    - attended_most: each further person of the published number may have come from a country of
      their own, and each open country may have come: whichever are fewer, added to those
      documented. Without a published number, every open country. So too where the people
      documented reach the published number and the list is still called open: that number then
      is not the number of all.

    Without a list of eligible countries both count any country, and attended_most is NA unless
    the list is complete or a published number bounds it. Both are NA for a seminar only announced
    of which no country is known. They count every country, so choose none before.
    """
    rows, people = participation.coverage(dataset), participation.delegates_by_seminar(dataset)
    begun = states.continuity(dataset).list_begun
    attended = _numbers(rows["attended"])
    most = attended + _further_countries(rows, people)
    least = np.minimum(np.where(begun, attended, 1), most)
    complete = rows["complete"].to_numpy(dtype=bool)
    eligible_known = rows["eligible_known"].to_numpy(dtype=bool)
    known = begun | complete | (rows["status"] == "held").to_numpy(dtype=bool)
    bounded = eligible_known | complete | (_nameless(people) > 0)
    return rows.assign(
        attended_least=whole_numbers(least, known),
        attended_most=whole_numbers(most, known & bounded),
    )


@cached
def bounds_by_seminar(dataset: Dataset) -> Mapping[str, BoundsRow]:
    """Return the rows of `bounds` by seminar_id, None for NA."""
    return {row["seminar_id"]: row for row in bounds.rows(dataset)}


def is_narrowed(row: Row) -> bool:
    """Whether a row of `bounds` tells more than that somebody came.

    It does where the list is complete, a country is documented, or the published number of
    participants is below that of the eligible countries.
    """
    if row["complete"] or row["attended"]:
        return True
    eligible, most = row["eligible"], row["attended_most"]
    return eligible is not None and most is not None and bool(most < eligible)


def countries_between(dataset: Dataset) -> tuple[int | None, int | None]:
    """Return the least and the most different countries that came to the seminars held.

    The most is None where a list is open of an office whose eligible countries are not known; the
    least is None where nothing tells more than that somebody came.
    """
    held = [row for row in bounds.rows(dataset) if row["status"] == "held"]
    came, possible = _documented_and_possible(dataset, held)
    unbounded = any(row["attended_most"] is None for row in held)
    most = None if unbounded else _most(held, came, possible)
    if not came and held and (most is None or most >= len(possible)):
        return None, most
    return max(len(came), *(row["attended_least"] or 0 for row in held), 0), most


def _documented_and_possible(
    dataset: Dataset, held: Sequence[BoundsRow]
) -> tuple[set[str], set[str]]:
    """Return the countries that are documented, and those that may have come beside them."""
    complete = {row["seminar_id"]: row["complete"] for row in held}
    cells = [row for row in participation.attendance.rows(dataset) if row["seminar_id"] in complete]
    documented = {row["country"] for row in cells if row["state"] == "attended"}
    undecided = {
        row["country"]
        for row in cells
        if row["state"] == "not_documented" and not complete[row["seminar_id"]]
    }
    return documented, undecided - documented


def _most(held: Sequence[BoundsRow], came: set[str], possible: set[str]) -> int:
    """Return the most different countries: all that may have come, as far as people allow."""
    further = sum((row["attended_most"] or 0) - (row["attended"] or 0) for row in held)
    bounded_by_list = all(row["eligible_known"] or row["complete"] for row in held)
    return len(came) + (min(len(possible), further) if bounded_by_list else further)


def _further_countries(rows: pd.DataFrame, people: pd.DataFrame) -> Numbers:
    """Return how many countries beside those documented may have come to each seminar."""
    nameless = _nameless(people)
    no_limit = np.iinfo(np.int32).max
    allowed = np.where(nameless > 0, nameless, no_limit)
    open_countries = rows["not_documented"].fillna(no_limit).to_numpy(np.int64)
    open_countries[rows["complete"].to_numpy(dtype=bool)] = 0
    further: Numbers = np.minimum(allowed, open_countries)
    return further


def _nameless(people: pd.DataFrame) -> Numbers:
    """Return the people of the published number whose country is not documented; 0: no number."""
    published = people["participants"].notna().to_numpy()
    nameless: Numbers = np.where(published, _numbers(people["undocumented"]), 0)
    return nameless


def _numbers(column: pd.Series) -> Numbers:
    return column.fillna(0).to_numpy(np.int64)


# The squares of the coverage strip: each eligible country of each seminar, and its people.

Codes = tuple[str, ...]
_PEOPLE = ["participants", "documented", "undocumented"]
_FIRST = ["first_time", "record_before_complete"]


class SquaresRow(BoundsRow):
    """A row of `squares`."""

    first_time: int | None
    record_before_complete: bool
    participants: int | None
    documented: int | None
    undocumented: int | None
    again: Codes
    new: Codes
    away: Codes
    unknown: Codes
    guests: Codes


@summary(SquaresRow)
@cached
def squares(history: Dataset) -> pd.DataFrame:
    """One row per seminar in scope, in order of time: its squares by kind, and its people.

    Columns: those of `bounds`; first_time and record_before_complete of `newcomers`;
    participants, documented and undocumented (people) of `delegates_by_seminar`; and the
    countries, as tuples of codes in the order of `countries`:

    - again, new: eligible and came; new for the first documented time at its office;
    - away: eligible and not present, as a complete list tells;
    - unknown: eligible, and the list does not say: of an open list all whom it does not name, of
      a seminar only announced all;
    - guests: came without being eligible, and so no square.

    The squares are the eligible countries, one each: again + new + away + unknown == eligible. A
    cancelled seminar has none. Where the office's eligible countries are not documented there are
    only again and new, which then are all that came.

    Only the seminars given can be "earlier": give it an office's whole history with all countries
    (`Selection.within_office`), and choose among the rows afterwards.
    """
    cells = states.continuity(history)
    counted = cells.eligible | ~cells.eligible_known
    first = cells.attended & (participation.times_so_far(cells) == 1)
    open_ = cells.in_state("not_documented") & cells.eligible & ~cells.cancelled
    kinds = {
        "again": cells.attended & counted & ~first,
        "new": first & counted,
        "away": cells.in_state("absent"),
        "unknown": open_,
        "guests": cells.attended & ~counted,
    }
    codes = cells.countries["country"].to_numpy(dtype=object)
    return bounds(history).assign(
        **{column: participation.newcomers(history)[column].array for column in _FIRST},
        **{column: participation.delegates_by_seminar(history)[column].array for column in _PEOPLE},
        **{kind: tuples([tuple(codes[own]) for own in flags.T]) for kind, flags in kinds.items()},
    )


def is_unlisted(row: SquaresRow) -> bool:
    """Whether a seminar was held of which no country is documented."""
    return row["status"] == "held" and not (row["complete"] or row["attended"])


def squares_by_kind(row: SquaresRow) -> dict[str, Codes]:
    """Return the squares of a seminar as they stand on each other from the ground up."""
    return {
        "again": row["again"],
        "new": row["new"],
        "away": row["away"],
        "unknown": row["unknown"],
    }
