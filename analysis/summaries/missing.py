"""Who was missing: eligible countries that are not documented at a seminar, and their past."""

from typing import TypedDict

import numpy as np
import pandas as pd

from analysis.dataset import Dataset
from analysis.rows import summary
from analysis.summaries.counting import ids_on, positions
from analysis.summaries.participation import attendance, coverage
from analysis.summaries.recency import recency

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
    return longest_first[list(_COLUMNS)]


_COLUMNS = (
    "country",
    "state",
    "earlier",
    "last_seminar_id",
    "last_fiscal_year",
    "seminars_ago",
    "undocumented_since",
    "streak",
    "last_theme_ids",
)


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
