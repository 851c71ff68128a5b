"""Two seminars beside each other: the key facts of each, and what is documented at both."""

from dataclasses import dataclass
from typing import TypedDict

import pandas as pd

from analysis.dataset import Dataset
from analysis.memory import cached
from analysis.rows import Day, summary
from analysis.summaries.seminar import delegates_of, programme_of, seminar_facts


@dataclass(frozen=True)
class InBoth:
    """What is documented at both of two seminars: themes, countries and sites by their ids."""

    theme_ids: tuple[str, ...]
    countries: tuple[str, ...]
    site_ids: tuple[str, ...]


@cached
def in_both(dataset: Dataset, seminar_id: str, other_id: str) -> InBoth:
    """Return what is documented at both, in the order of the first. Raises LookupError."""
    themes, others = (seminar_facts(dataset, one).theme_ids for one in (seminar_id, other_id))
    return InBoth(
        tuple(theme for theme in themes if theme in others),
        _common(*(countries_of(dataset, one) for one in (seminar_id, other_id))),
        _common(*(sites_of(dataset, one) for one in (seminar_id, other_id))),
    )


class BesideRow(TypedDict):
    """A row of `side_by_side`."""

    seminar_id: str
    start_date: Day
    mode: str | None
    participants: int | None
    countries: int | None
    sites: int | None
    theme_ids: tuple[str, ...] | None


@summary(BesideRow)
def side_by_side(dataset: Dataset, *seminar_ids: str) -> pd.DataFrame:
    """One row per seminar, in the order given. Raises LookupError for an unknown one.

    Columns: seminar_id, start_date, mode, participants (people), countries and sites (number; NA
    while none is documented), theme_ids (tuple; NA where none is documented).
    """
    rows = [_row(dataset, seminar_id) for seminar_id in seminar_ids]
    types = {"start_date": "datetime64[s]", "participants": "Int64"}
    return pd.DataFrame(rows).astype({**types, "countries": "Int64", "sites": "Int64"})


def countries_of(dataset: Dataset, seminar_id: str) -> tuple[str, ...]:
    """Return the countries documented at a seminar."""
    return tuple(map(str, delegates_of(dataset, seminar_id)["country"].dropna()))


def sites_of(dataset: Dataset, seminar_id: str) -> tuple[str, ...]:
    """Return the sites of a seminar's programme, in the order of the week."""
    return tuple(map(str, programme_of(dataset, seminar_id)["site_id"].dropna().unique()))


def _row(dataset: Dataset, seminar_id: str) -> dict[str, object]:
    facts = seminar_facts(dataset, seminar_id)
    return {
        "seminar_id": seminar_id,
        "start_date": facts.start_date,
        "mode": facts.mode,
        "participants": facts.participants,
        "countries": facts.countries,
        "sites": len(sites_of(dataset, seminar_id)) or None,
        "theme_ids": facts.theme_ids or pd.NA,
    }


def _common(ids: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(one for one in ids if one in others)
