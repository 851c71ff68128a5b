"""What the seminars add up to, and whether that is all or only a least number."""

from dataclasses import dataclass

from analysis.dataset import Dataset
from analysis.summaries.participation import (
    attendance,
    delegates_by_seminar,
    seminars_in_scope,
)


@dataclass(frozen=True)
class Totals:
    """Sums over the seminars held; what is not complete is a least number."""

    held: int
    """Seminars."""
    participants: int
    """People, as published."""
    participants_complete: bool
    """Whether the number is published for every seminar held."""
    countries: int
    """Different countries documented to have attended."""
    countries_complete: bool
    """Whether the full list of countries is known for every seminar held."""
    hosts: int
    """Different hosts."""


def totals(dataset: Dataset) -> Totals:
    """Add up the seminars held. Announced and cancelled ones count nowhere."""
    seminars = seminars_in_scope(dataset)
    held = seminars[seminars["status"] == "held"]
    people = delegates_by_seminar(dataset)
    published = people.loc[people["seminar_id"].isin(held["seminar_id"]), "participants"]
    cells = attendance(dataset)
    came = (cells["state"] == "attended") & cells["seminar_id"].isin(held["seminar_id"])
    hosts = dataset.hosts[dataset.hosts["seminar_id"].isin(held["seminar_id"])]
    return Totals(
        held=len(held),
        participants=int(published.sum()),
        participants_complete=bool(published.notna().all()),
        countries=int(cells.loc[came, "country"].nunique()),
        countries_complete=bool((held["countries_complete"] == "yes").all()),
        hosts=int(hosts["host_id"].nunique()),
    )
