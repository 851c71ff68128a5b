"""How long ago: when each country last came, its gaps and its streaks.

Only documented seminars count: one whose attendance is not documented neither lengthens a gap or
a streak nor breaks it, and one that was cancelled, or not open to the country, is passed over.
"""

from collections.abc import Sequence
from itertools import groupby
from typing import TypedDict

import pandas as pd

from analysis.dataset import Dataset
from analysis.rows import summary
from analysis.summaries.counting import spans_offices
from analysis.summaries.participation import attendance, seminars_in_scope

_COUNTED = ("attended", "absent", "not_documented")
_SINCE = ("last_fiscal_year", "held_since", "undocumented_since")
_NUMBERS = ("attended", "absent", "undocumented", "streak", "gap", "longest_gap")


class RecencyRow(TypedDict):
    """A row of `recency`."""

    country: str
    last_seminar_id: str | None
    last_fiscal_year: int | None
    held_since: int | None
    undocumented_since: int | None
    attended: int
    absent: int
    undocumented: int
    streak: int
    gap: int
    longest_gap: int


@summary(RecencyRow)
def recency(dataset: Dataset, before: str | None = None) -> pd.DataFrame:
    """One row per country of `attendance`, as things stood before a seminar, or stand now.

    Columns: country; last_seminar_id and last_fiscal_year (the newest seminar it is documented to
    have attended; NA = none); held_since (seminars held after that one while it was eligible; NA
    with it) and undocumented_since (those of them at which its attendance is not documented);
    attended, absent, undocumented (seminars held while it was eligible, by state); streak
    (attendances in a row that end with the last one; 0 = none); gap (absences in a row since the
    last attendance, or since ever); longest_gap (most absences in a row).

    Give it the history of one office (`Selection.within_office`); raises ValueError for several,
    and LookupError for an unknown seminar.
    """
    earlier = _seminars_before(dataset, before)
    cells = attendance(dataset)
    cells = cells[cells["seminar_id"].isin(earlier) & cells["state"].isin(_COUNTED)]
    by_country = {
        country: list(zip(rows["seminar_id"], rows["fiscal_year"], rows["state"], strict=True))
        for country, rows in cells.groupby("country", observed=True, sort=False)
    }
    countries = attendance(dataset)["country"].drop_duplicates()
    return _frame(countries, [_row(by_country.get(country, [])) for country in countries])


Cell = tuple[str, int, str]


def _seminars_before(dataset: Dataset, before: str | None) -> list[str]:
    """Return the seminars held before one, or all that were held, in order of time."""
    seminars = seminars_in_scope(dataset)
    if spans_offices(dataset):
        raise ValueError("gaps and streaks are those of one office")
    ids = [str(identifier) for identifier in seminars["seminar_id"]]
    if before is not None and before not in ids:
        raise LookupError(before)
    earlier = ids if before is None else ids[: ids.index(before)]
    held = set(seminars.loc[seminars["status"] == "held", "seminar_id"])
    return [identifier for identifier in earlier if identifier in held]


def _row(cells: Sequence[Cell]) -> dict[str, object]:
    """Count one country's cells, in order of time."""
    states = [state for _, _, state in cells]
    came = [number for number, state in enumerate(states) if state == "attended"]
    since = states[came[-1] + 1 :] if came else states
    documented = [state for state in states if state != "not_documented"]
    runs = [(state, len(list(run))) for state, run in groupby(documented)]
    return {
        "last_seminar_id": cells[came[-1]][0] if came else None,
        "last_fiscal_year": cells[came[-1]][1] if came else None,
        "held_since": len(since) if came else None,
        "undocumented_since": since.count("not_documented") if came else None,
        "attended": states.count("attended"),
        "absent": states.count("absent"),
        "undocumented": states.count("not_documented"),
        "streak": next((length for state, length in reversed(runs) if state == "attended"), 0),
        "gap": since.count("absent"),
        "longest_gap": max((length for state, length in runs if state == "absent"), default=0),
    }


def _frame(countries: pd.Series, rows: Sequence[dict[str, object]]) -> pd.DataFrame:
    types = {"last_seminar_id": "string", **dict.fromkeys((*_SINCE, *_NUMBERS), "Int64")}
    frame = pd.DataFrame(list(rows), columns=list(types)).astype(types)
    frame.insert(0, "country", countries.array)
    return frame
