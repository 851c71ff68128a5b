"""One seminar by itself: its facts, its programme, its delegates and what is not known of it.

The seminar is looked up in the data set whatever its status, so that an uncertain one can be
opened too. Give the whole data set, not a narrowed one.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, TypedDict

import numpy as np
import pandas as pd

from analysis.contract.table_rows import ItemFacts
from analysis.frames.arrays import Numbers, columns_of, counts, positions, take
from analysis.frames.caching import cached
from analysis.frames.rows import Day, Degrees, Flags, columns, summary
from analysis.loading.dataset import Dataset
from analysis.summaries.places.visits import is_approximate
from analysis.summaries.scope import by_seminar_alone, one_row_per_country


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

    How far is in `completeness`. Raises LookupError for an unknown id.
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


def _text(value: str) -> str | None:
    return None if pd.isna(value) else str(value)


def _day(value: pd.Timestamp) -> date | None:
    return None if pd.isna(value) else value.date()


# What is known of each seminar, fact by fact, so that gaps are as visible as figures.

FACTS = ("dates", "hosts", "themes", "participants", "countries", "programme", "sites")
DEGREES = ("yes", "partly", "no")


class CompletenessRow(TypedDict):
    """A row of `completeness`."""

    seminar_id: str
    office_id: str
    fiscal_year: int
    status: str
    dates: str
    hosts: str
    themes: str
    participants: str
    countries: str
    programme: str
    sites: str


@by_seminar_alone(CompletenessRow)
def completeness(dataset: Dataset) -> pd.DataFrame:
    """One row per seminar of any status, by office (as in `offices`) and in order of time.

    Columns: seminar_id, office_id, fiscal_year, status, and per fact "yes", "partly" or "no"
    (category, ordered so):

    - dates: first and last day (partly: one of them);
    - hosts, themes: at least one row (never partly: nobody publishes how many there were);
    - participants: the published number (partly: rows of delegates without it);
    - countries: the list is complete (partly: some country is named);
    - programme: every day from first to last has an item (partly: any item);
    - sites: the programme is known and every visit leads to an identified site (partly: some do).

    Nobody came to a cancelled seminar and nothing was visited: participants, countries,
    programme and sites are known. Choosing countries changes nothing here.
    """
    seminars = _in_order(dataset)
    people = one_row_per_country(dataset.delegates)
    first, last = (_flags(seminars[day].notna()) for day in ("start_date", "end_date"))
    published = _flags(seminars["participants"].notna())
    complete = _flags(seminars["countries_complete"] == "yes")
    cancelled = _flags(seminars["status"] == "cancelled")
    every_day, items = _every_day_has_an_item(dataset, seminars), _rows(seminars, dataset.programme)
    sites = _rows(seminars, _identified(dataset, dataset.programme))
    visits = dataset.programme[dataset.programme["kind"] == "visit"]
    unclear = _rows(seminars, visits) > _rows(seminars, _identified(dataset, visits))
    facts = {
        "dates": (first & last, first | last),
        "hosts": (_rows(seminars, dataset.hosts) > 0,) * 2,
        "themes": (_rows(seminars, dataset.seminar_themes) > 0,) * 2,
        "participants": (published | cancelled, _rows(seminars, people) > 0),
        "countries": (complete | cancelled, _rows(seminars, people.dropna(subset="country")) > 0),
        "programme": (every_day | cancelled, items > 0),
        "sites": ((every_day & ~unclear) | cancelled, sites > 0),
    }
    degrees = {
        fact: pd.Categorical(
            np.select([wholly, partly], DEGREES[:2], DEGREES[2]), categories=DEGREES, ordered=True
        )
        for fact, (wholly, partly) in facts.items()
    }
    return seminars[["seminar_id", "office_id", "fiscal_year", "status"]].assign(**degrees)


def _in_order(dataset: Dataset) -> pd.DataFrame:
    seminars = dataset.seminars
    office = positions(seminars["office_id"], dataset.offices["office_id"])
    order = ["_office", "fiscal_year", "start_date", "seminar_id"]
    return seminars.assign(_office=office).sort_values(order, ignore_index=True)


def _every_day_has_an_item(dataset: Dataset, seminars: pd.DataFrame) -> Flags:
    items = dataset.programme[["seminar_id", "date"]].drop_duplicates().dropna()
    at = positions(items["seminar_id"], seminars["seminar_id"])
    first, last = (take(seminars[day], at) for day in ("start_date", "end_date"))
    days = items["date"].array
    described = counts(at[(first <= days) & (days <= last)], len(seminars))
    length = (seminars["end_date"] - seminars["start_date"]).dt.days + 1
    return _flags(length == described)


def _identified(dataset: Dataset, items: pd.DataFrame) -> pd.DataFrame:
    """Items that lead to a site which the source names or lets us recognise."""
    known = dataset.sites.loc[dataset.sites["identification"] != "unknown", "site_id"]
    return items[items["site_id"].isin(known)]


def _rows(seminars: pd.DataFrame, table: pd.DataFrame) -> Numbers:
    """Count the rows of a table that belong to each seminar."""
    return counts(positions(table["seminar_id"], seminars["seminar_id"]), len(seminars))


def _flags(values: pd.Series) -> Flags:
    return values.to_numpy(dtype=bool, na_value=False)


# Two seminars beside each other: the key facts of each, and what is documented at both.


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
    rows = [_row_beside(dataset, seminar_id) for seminar_id in seminar_ids]
    types = {"start_date": "datetime64[s]", "participants": "Int64"}
    return pd.DataFrame(rows).astype({**types, "countries": "Int64", "sites": "Int64"})


def countries_of(dataset: Dataset, seminar_id: str) -> tuple[str, ...]:
    """Return the countries documented at a seminar."""
    return tuple(map(str, delegates_of(dataset, seminar_id)["country"].dropna()))


def sites_of(dataset: Dataset, seminar_id: str) -> tuple[str, ...]:
    """Return the sites of a seminar's programme, in the order of the week."""
    return tuple(map(str, programme_of(dataset, seminar_id)["site_id"].dropna().unique()))


def _row_beside(dataset: Dataset, seminar_id: str) -> dict[str, object]:
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
