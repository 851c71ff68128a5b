"""One seminar by itself: its facts, its programme, its delegates and what is not known of it.

The seminar is looked up in the data set whatever its status, so that an uncertain one can be
opened too. Give the whole data set, not a narrowed one.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, TypedDict

import numpy as np
import pandas as pd

from analysis.dataset import Dataset
from analysis.memory import cached
from analysis.rows import Degrees, columns, summary
from analysis.summaries.completeness import FACTS, completeness
from analysis.summaries.counting import columns_of, one_row_per_country, positions
from analysis.summaries.visits import is_approximate
from analysis.table_rows import ItemFacts


@dataclass(frozen=True)
class SeminarFacts:
    """The facts of one seminar; None or an empty tuple is "not documented"."""

    seminar_id: str
    office_id: str
    fiscal_year: int
    status: str
    mode: str | None
    start_date: date | None
    end_date: date | None
    participants: int | None
    """People, as published."""
    countries: int | None
    """Countries with a documented delegate; None while no country is documented."""
    countries_complete: bool
    host_ids: tuple[str, ...]
    theme_ids: tuple[str, ...]
    note_en: str | None
    note_ja: str | None
    basis: str
    source_id: str


@cached
def seminar_facts(dataset: Dataset, seminar_id: str) -> SeminarFacts:
    """Return the facts of a seminar. Raises LookupError for an unknown id."""
    row = _row(dataset, seminar_id)
    countries = int(delegates_of(dataset, seminar_id)["country"].notna().sum())
    complete = row["countries_complete"] == "yes"
    return SeminarFacts(
        seminar_id=str(row["seminar_id"]),
        office_id=str(row["office_id"]),
        fiscal_year=int(row["fiscal_year"]),
        status=str(row["status"]),
        mode=_text(row["mode"]),
        start_date=_day(row["start_date"]),
        end_date=_day(row["end_date"]),
        participants=None if pd.isna(row["participants"]) else int(row["participants"]),
        countries=countries if countries or complete else None,
        countries_complete=bool(complete),
        host_ids=_ids(_of(dataset.hosts, seminar_id)["host_id"]),
        theme_ids=_ids(_of(dataset.seminar_themes, seminar_id)["theme_id"]),
        note_en=_text(row["note_en"]),
        note_ja=_text(row["note_ja"]),
        basis=str(row["basis"]),
        source_id=str(row["source_id"]),
    )


class ItemRow(ItemFacts):
    """A row of `programme_of`."""

    theme_id: str | None
    site_id: str | None
    site_en: str | None
    site_ja: str | None
    latitude: Degrees
    longitude: Degrees
    uncertainty_m: int | None
    identification: str | None
    approximate: bool | None
    source_id: str


@summary(ItemRow)
def programme_of(dataset: Dataset, seminar_id: str) -> pd.DataFrame:
    """One row per item of the programme, in the order of the week.

    Columns: position (order in the week), date, part, place_en, place_ja, kind, title_en,
    title_ja, theme_id, site_id, site_en, site_ja, latitude, longitude (degrees), uncertainty_m
    (metres), identification, approximate (boolean, NA without a site), source_id.
    """
    items = _of(dataset.programme, seminar_id).sort_values("position", ignore_index=True)
    sites = dataset.sites.assign(approximate=is_approximate(dataset.sites).astype("boolean"))
    at = positions(items["site_id"], sites["site_id"])
    of_sites = {
        **columns_of(sites, at, site_en="name_en", site_ja="name_ja"),
        **columns_of(sites, at, "latitude", "longitude", "uncertainty_m"),
        **columns_of(sites, at, "identification", "approximate"),
    }
    return items[[*columns(ItemFacts), "theme_id", "site_id"]].assign(
        **of_sites, source_id=items["source_id"]
    )


class DelegatesOfRow(TypedDict):
    """A row of `delegates_of`."""

    country: str | None
    name_en: str | None
    name_ja: str | None
    delegates: int
    basis: str
    source_id: str


@summary(DelegatesOfRow)
def delegates_of(dataset: Dataset, seminar_id: str) -> pd.DataFrame:
    """One row per country with delegates, in the order of `countries`.

    Columns: country, name_en, name_ja, delegates (people, summed over themes), basis and
    source_id (of the least firm row). People of undocumented country are the last row, with
    country and names NA.
    """
    rows = _of(one_row_per_country(dataset.delegates), seminar_id)
    at = positions(rows["country"], dataset.countries["country"])
    # As unsigned numbers NOT_FOUND is the largest, so the undocumented come last.
    order = np.argsort(at.astype(np.uintp), kind="stable")
    return pd.DataFrame(
        {
            **columns_of(rows, order, "country"),
            **columns_of(dataset.countries, at[order], "name_en", "name_ja"),
            **columns_of(rows, order, "delegates", "basis", "source_id"),
        }
    )


def undocumented_facts(dataset: Dataset, seminar_id: str) -> tuple[str, ...]:
    """Return the facts (of FACTS, in that order) not documented, or only in part.

    How far is in `completeness.completeness`. Raises LookupError for an unknown id.
    """
    _row(dataset, seminar_id)
    degrees = _of(completeness(dataset), seminar_id).iloc[0]
    return tuple(fact for fact in FACTS if degrees[fact] != "yes")


def _of(table: pd.DataFrame, seminar_id: str) -> pd.DataFrame:
    return table[table["seminar_id"] == seminar_id]


def _row(dataset: Dataset, seminar_id: str) -> dict[str, Any]:
    rows = _of(dataset.seminars, seminar_id).to_dict("records")
    if not rows:
        raise LookupError(seminar_id)
    return {str(name): value for name, value in rows[0].items()}


def _ids(column: pd.Series) -> tuple[str, ...]:
    return tuple(str(identifier) for identifier in column)


def _text(value: Any) -> str | None:
    return None if pd.isna(value) else str(value)


def _day(value: Any) -> date | None:
    return None if pd.isna(value) else value.date()
