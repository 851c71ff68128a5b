"""The squares of the coverage strip: each eligible country of each seminar, and its people."""

import pandas as pd

from analysis.frames.arrays import tuples
from analysis.frames.caching import cached
from analysis.frames.rows import summary
from analysis.loading.dataset import Dataset
from analysis.summaries.attendance.bounds import BoundsRow, bounds
from analysis.summaries.attendance.participation import (
    delegates_by_seminar,
    newcomers,
    times_so_far,
)
from analysis.summaries.attendance.states import continuity

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
    cells = continuity(history)
    counted = cells.eligible | ~cells.eligible_known
    first = cells.attended & (times_so_far(cells) == 1)
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
        **{column: newcomers(history)[column].array for column in _FIRST},
        **{column: delegates_by_seminar(history)[column].array for column in _PEOPLE},
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
