"""Who was missing from a seminar, and how long ago each country last came."""

from collections.abc import Sequence
from itertools import groupby
from typing import TypedDict

import numpy as np
import pandas as pd

from analysis.frames.arrays import ids_on, positions
from analysis.frames.rows import columns, summary
from analysis.loading.dataset import Dataset
from analysis.summaries.attendance.participation import attendance, coverage
from analysis.summaries.scope import seminars_in_scope, spans_offices

# How long ago: when each country last came, its gaps and its streaks.
#
# Only documented seminars count: one whose attendance is not documented neither lengthens a gap or
# a streak nor breaks it, and one that was cancelled, or not open to the country, is passed over.

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
    types = {"last_seminar_id": "string", **dict.fromkeys((*_SINCE, *_NUMBERS), "Int64")}
    rows = [_row(by_country.get(country, [])) for country in countries]
    frame = pd.DataFrame(rows, columns=list(types)).astype(types)
    frame.insert(0, "country", countries.array)
    return frame


PastCell = tuple[str, int, str]


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


def _row(cells: Sequence[PastCell]) -> dict[str, object]:
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


# Who was missing: eligible countries that are not documented at a seminar, and their past.

MISSING = ("absent", "not_documented")
# What is known of the seminars before; the longest away first.
EARLIER = ("absent", "attended", "not_documented")


class MissingRow(TypedDict):
    """A row of `missing_countries`."""

    country: str
    state: str
    earlier: str
    last_seminar_id: str | None
    last_fiscal_year: int | None
    seminars_ago: int | None
    undocumented_since: int | None
    streak: int | None
    last_theme_ids: tuple[str, ...] | None


@summary(MissingRow)
def missing_countries(dataset: Dataset, seminar_id: str) -> pd.DataFrame:
    """One row per country that was eligible at a seminar held and is not documented to have come.

    In the order of EARLIER, then the longest away first, then as in `countries`. A seminar that
    was not held, or whose office's eligible countries are not documented, has no rows.

    Columns: country; state (absent, or not_documented where the list of the seminar's countries
    is not complete); earlier (of EARLIER: absent = to each seminar held before while it was
    eligible it did not come, and there was one; attended = it came to some; not_documented = else);
    last_seminar_id and last_fiscal_year (the newest of those before that it attended);
    seminars_ago (seminars held from that one to this while it was eligible; 1 = the one before);
    undocumented_since (those in between at which its attendance is not documented); streak
    (attendances in a row that end with the last one); last_theme_ids (tuple; the themes of that
    seminar, NA also where they are not documented). All from last_seminar_id on are NA where no
    earlier attendance is documented.

    Give it the history of one office with all countries (`Selection.within_office`); raises
    ValueError for several offices, and LookupError for an unknown seminar.
    """
    if seminar_id not in set(dataset.seminars["seminar_id"]):
        raise LookupError(seminar_id)
    missing = _missing(dataset, seminar_id)
    before = recency(dataset, before=seminar_id if len(missing) else None)
    rows = missing.merge(before, on="country", how="left", validate="one_to_one")
    rows = rows.assign(
        earlier=_earlier(rows),
        seminars_ago=rows["held_since"] + 1,
        streak=rows["streak"].where(rows["attended"] > 0),
        last_theme_ids=_themes_of(dataset, rows["last_seminar_id"]),
    )
    longest_first = rows.sort_values(
        ["earlier", "seminars_ago"], ascending=[True, False], kind="stable", ignore_index=True
    )
    return longest_first[columns(MissingRow)]


def _missing(dataset: Dataset, seminar_id: str) -> pd.DataFrame:
    """Country and state of those missing, in the order of `countries`."""
    rows = coverage(dataset)
    counted = rows.loc[(rows["status"] == "held") & rows["eligible_known"], "seminar_id"]
    cells = attendance(dataset)
    here = (cells["seminar_id"] == seminar_id) & cells["seminar_id"].isin(counted)
    return cells.loc[here & cells["state"].isin(MISSING), ["country", "state"]]


def _earlier(rows: pd.DataFrame) -> pd.Categorical:
    """Say of each country what is documented of the seminars held before."""
    came = (rows["attended"] > 0).to_numpy(dtype=bool)
    stayed_away = (rows["absent"] > 0) & (rows["undocumented"] == 0)
    cases = [came, stayed_away.to_numpy(dtype=bool)]
    found = np.select(cases, ["attended", "absent"], "not_documented")
    return pd.Categorical(found, categories=list(EARLIER), ordered=True)


def _themes_of(dataset: Dataset, seminar_ids: pd.Series) -> pd.Series:
    """Return the themes of each seminar as a tuple, NA for none."""
    rows, seminars = dataset.seminar_themes, dataset.seminars["seminar_id"]
    themes = ids_on(rows["theme_id"], positions(rows["seminar_id"], seminars), len(seminars))
    of_seminar = dict(zip(seminars, themes, strict=True))
    found = [of_seminar.get(seminar) or pd.NA for seminar in seminar_ids]
    return pd.Series(found, index=seminar_ids.index, dtype="object")
