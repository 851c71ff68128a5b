"""The record as a whole: its sum, its newest seminars, and what happened around them."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from analysis.contract.table_rows import EventRow, HostRow, SeminarRow
from analysis.frames.caching import cached
from analysis.frames.rows import records, summary
from analysis.loading.dataset import Dataset
from analysis.selection import ALL_OFFICES
from analysis.summaries.attendance.bounds import bounds, countries_between
from analysis.summaries.attendance.participation import CoverageRow, attendance, coverage
from analysis.summaries.scope import seminars_in_scope

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
        for row in coverage.rows(dataset)
        if row["status"] == "held" and row["complete"] and row["eligible_known"]
    )


def _last(seminars: Iterable[SeminarRow | CoverageRow]) -> str | None:
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
    cells = [row for row in attendance.rows(dataset) if row["seminar_id"] in held]
    missing = [row["seminar_id"] for row in cells if row["state"] == "not_documented"]
    documented = sum(row["state"] in ("attended", "absent") for row in cells)
    needed = [one for one in held if one in {*missing}]
    return ListsNeeded(documented, len(missing), tuple(needed), tuple(held[one] for one in needed))
