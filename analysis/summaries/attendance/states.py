"""The five states of a country at a seminar: the one place that decides between them.

A country that is not documented must never pass for one that stayed away, so "absent" needs a
seminar that was held, a list that is complete and a country that was eligible on the day.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from analysis.contract.table_rows import EligibilityRow
from analysis.frames.arrays import NOT_FOUND, Numbers, Positions, positions
from analysis.frames.caching import cached
from analysis.frames.rows import Flags, chosen_rows, is_in, records
from analysis.loading.dataset import Dataset
from analysis.summaries.scope import delegations, delegations_of_all_countries, seminars_in_scope

STATES = ("attended", "absent", "not_eligible", "cancelled", "not_documented")


@dataclass(frozen=True)
class Continuity:
    """Countries (rows) by seminars in scope (columns), as arrays of that shape.

    Countries are those of `countries_in_reach`, in the order of the table.
    """

    seminars: pd.DataFrame
    countries: pd.DataFrame
    delegations: pd.DataFrame
    row: Positions
    """The row of `delegations`, which may hold others; NOT_FOUND where the country has none."""
    eligible: Flags
    eligible_known: Flags
    """By seminar: whether the office's eligible countries are documented at all."""
    list_begun: Flags
    """By seminar: whether anything is known of its countries, in any country's row.

    A cancelled seminar and one with a complete list are known whole.
    """

    @cached_property
    def attended(self) -> Flags:
        """Whether the country has a delegation at the seminar."""
        attended: Flags = self.row != NOT_FOUND
        return attended

    @cached_property
    def people(self) -> Numbers:
        """The people of each delegation."""
        # NOT_FOUND picks the last element.
        people = np.append(self.delegations["delegates"].to_numpy(np.int64), 0)
        numbers: Numbers = people[self.row]
        return numbers

    @cached_property
    def cancelled(self) -> Flags:
        """By seminar: whether it was cancelled."""
        return (self.seminars["status"] == "cancelled").to_numpy(dtype=bool)

    @cached_property
    def list_complete(self) -> Flags:
        """By seminar: whether it was held and its list of countries is complete."""
        held = self.seminars["status"] == "held"
        return (held & (self.seminars["countries_complete"] == "yes")).to_numpy(dtype=bool)

    @cached_property
    def state(self) -> Numbers:
        """The code of the state in STATES. The order of the cases is their precedence."""
        cases = {
            "attended": self.attended,
            "cancelled": self.cancelled,
            "not_eligible": self.eligible_known & ~self.eligible,
            "absent": self.eligible & self.list_complete,
        }
        shape = self.row.shape
        return np.select(
            [np.broadcast_to(case, shape) for case in cases.values()],
            [STATES.index(state) for state in cases],
            STATES.index("not_documented"),
        )

    def in_state(self, state: str) -> Flags:
        """Whether the country is in the state at the seminar."""
        flags: Flags = self.state == STATES.index(state)
        return flags


@cached
def countries_in_reach(dataset: Dataset) -> frozenset[str]:
    """Return the countries eligible, at any time, at one of the seminars' offices, or present.

    Present is who attended one of the seminars; both of the chosen countries alone.
    """
    offices = {row["office_id"] for row in seminars_in_scope.rows(dataset)}
    present = {row["country"] for row in delegations_of_all_countries.rows(dataset)}
    rules = records(dataset.eligibility, EligibilityRow)
    eligible = {rule["country"] for rule in rules if rule["office_id"] in offices}
    shown: list[str] = dataset.countries["country"].tolist()
    return frozenset(shown).intersection(present | eligible)


@cached
def continuity(dataset: Dataset) -> Continuity:
    """Place the delegations and the eligible countries in the table of countries by seminars."""
    if dataset is not dataset.whole:
        return _chosen(continuity(dataset.whole), dataset)
    seminars = seminars_in_scope(dataset)
    present = delegations(dataset)
    row = _rows_of_delegations(present, dataset.countries, seminars)
    shown = is_in(dataset.countries["country"], countries_in_reach(dataset))
    return Continuity(
        seminars=seminars,
        countries=dataset.countries[shown].reset_index(drop=True),
        delegations=present,
        row=row[shown],
        eligible=eligible_at(dataset, seminars)[shown],
        eligible_known=is_in(seminars["office_id"], dataset.eligibility["office_id"]),
        list_begun=_list_begun(dataset, seminars),
    )


def _chosen(whole: Continuity, dataset: Dataset) -> Continuity:
    """Take the chosen countries and seminars out of the whole: no cell depends on another."""
    seminars = seminars_in_scope(dataset)
    column = is_in(whole.seminars["seminar_id"], seminars["seminar_id"])
    shown = is_in(whole.countries["country"], countries_in_reach(dataset))
    return Continuity(
        seminars=seminars,
        countries=chosen_rows(whole.countries, shown),
        delegations=whole.delegations,
        row=whole.row[:, column][shown],
        eligible=whole.eligible[:, column][shown],
        eligible_known=whole.eligible_known[column],
        list_begun=whole.list_begun[column],
    )


def _list_begun(dataset: Dataset, seminars: pd.DataFrame) -> Flags:
    rows = delegations_of_all_countries(dataset)
    some = is_in(seminars["seminar_id"], rows.loc[rows["country"].notna(), "seminar_id"])
    complete = seminars["countries_complete"] == "yes"
    known_whole = (seminars["status"] == "cancelled") | (complete & (seminars["status"] == "held"))
    return some | known_whole.to_numpy(dtype=bool)


def reference_days(seminars: pd.DataFrame) -> pd.Series:
    """The day on which eligibility counts: the first, or else 1 April of the fiscal year."""
    years = seminars["fiscal_year"].to_numpy(np.int64) - 1970
    april = years.astype("datetime64[Y]").astype("datetime64[M]") + np.timedelta64(3, "M")
    return seminars["start_date"].fillna(pd.Series(april.astype("datetime64[s]"), seminars.index))


def _rows_of_delegations(
    present: pd.DataFrame, countries: pd.DataFrame, seminars: pd.DataFrame
) -> Positions:
    row = np.full((len(countries), len(seminars)), NOT_FOUND, dtype=np.intp)
    country = positions(present["country"], countries["country"])
    seminar = positions(present["seminar_id"], seminars["seminar_id"])
    row[country, seminar] = np.arange(len(present))
    return row


def eligible_at(dataset: Dataset, seminars: pd.DataFrame) -> Flags:
    """Countries of the data set by seminars: eligible at that office on the reference day.

    Of `seminars` it reads office_id, fiscal_year and start_date (NaT: unknown).
    """
    rules = dataset.eligibility
    day = reference_days(seminars).to_numpy()[np.newaxis, :]
    first = rules["from_date"].to_numpy()[:, np.newaxis]
    last = rules["to_date"].to_numpy()[:, np.newaxis]
    covers = (np.isnat(first) | (first <= day)) & (np.isnat(last) | (day <= last))
    offices = seminars["office_id"].drop_duplicates()
    office = positions(rules["office_id"], offices)[:, np.newaxis]
    covers &= office == positions(seminars["office_id"], offices)
    country = positions(rules["country"], dataset.countries["country"])
    rule, seminar = np.nonzero(covers & (country != NOT_FOUND)[:, np.newaxis])
    eligible = np.zeros((len(dataset.countries), len(seminars)), dtype=bool)
    eligible[country[rule], seminar] = True
    return eligible
