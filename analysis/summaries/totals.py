"""What the seminars add up to, and whether that is all or only a least number."""

from dataclasses import dataclass

from analysis.dataset import Dataset
from analysis.summaries.bounds import countries_between
from analysis.summaries.participation import delegates_by_seminar, seminars_in_scope


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
    seminars = seminars_in_scope(dataset)
    held = seminars[seminars["status"] == "held"]
    people = delegates_by_seminar(dataset)
    published = people.loc[people["seminar_id"].isin(held["seminar_id"]), "participants"]
    countries_least, countries_most = countries_between(dataset)
    hosts = dataset.hosts[dataset.hosts["seminar_id"].isin(held["seminar_id"])]
    return Totals(
        held=len(held),
        participants=int(published.sum()),
        participants_complete=bool(published.notna().all()),
        countries_least=countries_least,
        countries_most=countries_most,
        hosts=int(hosts["host_id"].nunique()),
    )
