"""What the state of a country at a seminar rests on, also where nobody came."""

import pandas as pd

from analysis.dataset import Dataset
from analysis.memory import cached
from analysis.rows import summary
from analysis.summaries.counting import (
    BASES_BY_FIRMNESS,
    delegations_of_all_countries,
    seminars_in_scope,
)
from analysis.summaries.participation import AttendanceRow, attendance

_GROUNDS = ["basis", "source_id"]


@summary(AttendanceRow)
@cached
def attendance_with_grounds(dataset: Dataset) -> pd.DataFrame:
    """One row per country and seminar in scope: `attendance`, each state with what it rests on.

    Columns: those of `attendance`, with other values of the last three unless attended. delegates
    (people): 0 where the country was absent or the seminar cancelled; NA where it is not eligible
    or not documented. basis and source_id: of absent, those of the list of countries that is
    complete (of its least firm row, and of those the first by source_id; without rows those of the
    seminar); of cancelled, those of the seminar; of not eligible, those of the country's row in
    `eligibility`, or else of its office's; NA where not documented.
    """
    cells = attendance(dataset).reset_index(drop=True)
    state = cells["state"].astype("object")
    seminars = _by(seminars_in_scope(dataset), "seminar_id")
    lists = _by(delegations_of_all_countries(dataset), "seminar_id").combine_first(seminars)
    rests_on = {
        "absent": lists.reindex(cells["seminar_id"]),
        "cancelled": seminars.reindex(cells["seminar_id"]),
        "not_eligible": _rules(dataset, cells),
    }
    for name, grounds in rests_on.items():
        own = (state == name).to_numpy(dtype=bool)
        for column in _GROUNDS:
            values = cells[column].astype("object")
            cells[column] = values.mask(own, grounds[column].to_numpy())
    nobody = state.isin(["absent", "cancelled"]).to_numpy(dtype=bool)
    return cells.assign(delegates=cells["delegates"].mask(nobody, 0))


def _by(rows: pd.DataFrame, *keys: str) -> pd.DataFrame:
    """Return basis and source of the least firm row of each key, the first by its source."""
    known = rows[[*keys, *_GROUNDS]].astype("object")
    firmness = known["basis"].map(BASES_BY_FIRMNESS.index)
    in_order = known.assign(firmness=-firmness).sort_values(["firmness", "source_id"])
    return in_order.drop_duplicates([*keys]).set_index([*keys])[_GROUNDS]


def _rules(dataset: Dataset, cells: pd.DataFrame) -> pd.DataFrame:
    """Return the rule on each cell's country; of one on no list, the office's list tells it."""
    rules = dataset.eligibility
    of_country = _by(rules, "office_id", "country")
    of_office = _by(rules, "office_id")
    keys = pd.MultiIndex.from_frame(cells[["office_id", "country"]].astype("object"))
    own = of_country.reindex(keys).reset_index(drop=True)
    return own.fillna(of_office.reindex(cells["office_id"].astype("object")).reset_index(drop=True))
