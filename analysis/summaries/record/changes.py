"""What a change of the data does to the numbers of the pages, by office and seminar."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypedDict

import pandas as pd

from analysis.frames.caching import cached
from analysis.frames.rows import summary
from analysis.loading.dataset import Dataset
from analysis.selection import Selection, filter_dataset
from analysis.summaries.attendance.bounds import BoundsRow, bounds, is_narrowed
from analysis.summaries.attendance.participation import delegates_by_seminar
from analysis.summaries.places.visits import visits
from analysis.summaries.record.overview import Totals, totals
from analysis.summaries.scope import condensed

# In the order in which they are told: of an office as a whole, and of one seminar.
OF_AN_OFFICE = ("seminars", "participants", "countries", "hosts", "sites")
OF_A_SEMINAR = ("coverage", "participants", "delegates", "hosts", "sites")


class Amount(NamedTuple):
    """A number, or the two between which it lies; None where it is not documented.

    Without `most` it is a least number. `eligible` is what a coverage is out of.
    """

    least: int | None = None
    most: int | None = None
    eligible: int | None = None


class ChangeRow(TypedDict):
    """A row of `changes`."""

    office_id: str
    seminar_id: str | None
    measure: str
    before: Amount
    after: Amount


@summary(ChangeRow)
def changes(before: Dataset, after: Dataset) -> pd.DataFrame:
    """One row per number that differs, office by office, its sums before its seminars.

    Columns: office_id, seminar_id (NA for the sums of the office), measure (one of OF_AN_OFFICE
    or OF_A_SEMINAR), before and after (Amount; that of what is not documented where the seminar
    was not held or is not there).
    """
    old, new = _numbers(before), _numbers(after)
    rows = [
        (key[0], key[1] or pd.NA, key[2], old.get(key, Amount()), new.get(key, Amount()))
        for key in sorted({**old, **new}, key=_in_order)
        if old.get(key, Amount()) != new.get(key, Amount())
    ]
    columns = ["office_id", "seminar_id", "measure", "before", "after"]
    return pd.DataFrame(rows, columns=columns, dtype="object")


Key = tuple[str, str, str]


def _in_order(key: Key) -> tuple[str, str, int]:
    office, seminar, measure = key
    return office, seminar, (OF_A_SEMINAR if seminar else OF_AN_OFFICE).index(measure)


@cached
def _numbers(dataset: Dataset) -> dict[Key, Amount]:
    """Return each number of the pages by office, seminar ("": all of them) and measure."""
    whole = condensed(dataset)
    return {
        (str(office), seminar, measure): amount
        for office in dataset.seminars["office_id"].unique()
        for seminar, measure, amount in _of_office(filter_dataset(whole, Selection(str(office))))
    }


def _of_office(office: Dataset) -> Iterator[tuple[str, str, Amount]]:
    sums = totals(office)
    yield "", "seminars", _exactly(sums.held)
    yield "", "participants", _participants(sums)
    yield "", "countries", Amount(sums.countries_least, sums.countries_most)
    yield "", "hosts", _exactly(sums.hosts)
    yield "", "sites", _exactly(visits(office)["site_id"].nunique() or None)
    yield from _of_seminars(office)


def _of_seminars(office: Dataset) -> Iterator[tuple[str, str, Amount]]:
    people = {row["seminar_id"]: row for row in delegates_by_seminar.rows(office)}
    hosts = _different(office.hosts, "host_id")
    sites = _different(visits(office), "site_id")
    for row in (row for row in bounds.rows(office) if row["status"] == "held"):
        seminar = row["seminar_id"]
        yield seminar, "coverage", _coverage(row)
        yield seminar, "participants", _exactly(people[seminar]["participants"])
        yield seminar, "delegates", _exactly(people[seminar]["documented"])
        yield seminar, "hosts", _exactly(hosts.get(seminar))
        yield seminar, "sites", _exactly(sites.get(seminar))


def _different(rows: pd.DataFrame, column: str) -> Mapping[str, int]:
    """Count the different values of a column by seminar."""
    counted = rows.groupby("seminar_id", observed=True)[column].nunique()
    return {str(seminar): int(number) for seminar, number in counted.items()}


def _participants(sums: Totals) -> Amount:
    if sums.participants_complete:
        return _exactly(sums.participants)
    return Amount(sums.participants or None)


def _coverage(row: BoundsRow) -> Amount:
    """Return what the headline of a seminar says of its coverage."""
    if not row["eligible_known"] or not is_narrowed(row):
        return Amount()
    return Amount(row["attended_least"], row["attended_most"], row["eligible"])


def _exactly(number: int | None) -> Amount:
    return Amount(number, number)
