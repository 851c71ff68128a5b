"""The record as a whole: its sum, its newest seminars, and what happened around them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypedDict

import pandas as pd

from analysis.contract.table_rows import EventRow, HostRow, SeminarRow
from analysis.frames.caching import cached
from analysis.frames.rows import records, summary
from analysis.loading.dataset import Dataset
from analysis.selection import ALL_OFFICES, Selection, filter_dataset
from analysis.summaries.attendance import participation
from analysis.summaries.attendance.bounds import BoundsRow, bounds, countries_between, is_narrowed
from analysis.summaries.places.visits import visits
from analysis.summaries.scope import condensed, seminars_in_scope

# What the seminars add up to, and whether that is all or only a least number.


@dataclass(frozen=True)
class Totals:
    """Sums over the seminars held; what is not complete is a least number."""

    held: int
    """Seminars."""
    participants: int
    """People, as published."""
    participants_complete: bool
    """Whether the number is published for every seminar held."""
    countries_least: int | None
    """Different countries that attended, at the least; None: not documented."""
    countries_most: int | None
    """The same at the most, as `bounds.countries_between` defines it; None: no bound is known."""
    hosts: int
    """Different hosts."""


def totals(dataset: Dataset) -> Totals:
    """Add up the seminars held. Announced and cancelled ones count nowhere."""
    seminars = seminars_in_scope.rows(dataset)
    held = {row["seminar_id"]: row["participants"] for row in seminars if row["status"] == "held"}
    countries_least, countries_most = countries_between(dataset)
    of_all = records(dataset.whole.hosts, HostRow)
    hosts = {row["host_id"] for row in of_all if row["seminar_id"] in held}
    return Totals(
        held=len(held),
        participants=sum(people or 0 for people in held.values()),
        participants_complete=None not in held.values(),
        countries_least=countries_least,
        countries_most=countries_most,
        hosts=len(hosts),
    )


# The newest seminar, and the newest of which it is known who came.


def latest_held(dataset: Dataset) -> str | None:
    """Return the id of the newest seminar held, None where there is none."""
    return _last(row for row in seminars_in_scope.rows(dataset) if row["status"] == "held")


def latest_with_full_list(dataset: Dataset) -> str | None:
    """Return the id of the newest seminar held whose countries are all known."""
    return _last(
        row
        for row in participation.coverage.rows(dataset)
        if row["status"] == "held" and row["complete"] and row["eligible_known"]
    )


def _last(seminars: Iterable[SeminarRow | participation.CoverageRow]) -> str | None:
    return next((row["seminar_id"] for row in reversed([*seminars])), None)


# What happened around the seminars, such as a new country or an epidemic.


@summary(EventRow)
@cached
def events_of_office(dataset: Dataset, office: str) -> pd.DataFrame:
    """Rows of `events` of an office, or of all, and those that touch all, in order of time."""
    events = dataset.events.sort_values("date")
    if office == ALL_OFFICES:
        return events
    return events[events["office_id"].isna() | (events["office_id"] == office)]


# Lists of countries: how many attendances are documented, and which lists hold the others.


@dataclass(frozen=True)
class ListsNeeded:
    """What the lists of the seminars held tell, and which of them are open."""

    documented: int
    """Attendances and absences that are documented, as the matrix has them."""
    open: int
    """Those of which it is not documented whether the country came."""
    seminar_ids: tuple[str, ...]
    """The seminars held at which any is open, in order of time."""
    fiscal_years: tuple[int, ...]
    """Their fiscal years."""


@cached
def lists_needed(dataset: Dataset) -> ListsNeeded:
    """Count what is documented of who came to the seminars held, and name the lists still open.

    Where an office's eligible countries are not known, those that ever came stand for them, as in
    the matrix; where none is known to have come, nothing is asked for.
    """
    held = {
        row["seminar_id"]: row["fiscal_year"]
        for row in bounds.rows(dataset)
        if row["status"] == "held" and row["eligible_known"]
    }
    cells = [row for row in participation.attendance.rows(dataset) if row["seminar_id"] in held]
    missing = [row["seminar_id"] for row in cells if row["state"] == "not_documented"]
    documented = sum(row["state"] in ("attended", "absent") for row in cells)
    needed = [one for one in held if one in {*missing}]
    return ListsNeeded(documented, len(missing), tuple(needed), tuple(held[one] for one in needed))


# What a change of the data does to the numbers of the pages, by office and seminar.

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
    people = {row["seminar_id"]: row for row in participation.delegates_by_seminar.rows(office)}
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
