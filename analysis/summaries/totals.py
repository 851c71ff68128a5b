"""What the seminars add up to, and whether that is all or only a least number."""

from dataclasses import dataclass

from analysis.dataset import Dataset
from analysis.rows import records
from analysis.summaries.bounds import countries_between
from analysis.summaries.participation import seminars_in_scope
from analysis.table_rows import HostRow


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
