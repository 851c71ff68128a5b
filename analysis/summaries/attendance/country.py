"""One country within one office: when it was eligible, what it attended and saw, what is unknown.

Give the history of the office (`Selection.within_office`), narrowed to countries or not.
"""

from dataclasses import dataclass
from datetime import date
from typing import TypedDict

import numpy as np
import pandas as pd

from analysis.frames.arrays import NOT_FOUND, columns_of, positions, sorted_positions
from analysis.frames.rows import summary
from analysis.loading.dataset import Dataset
from analysis.summaries.attendance.participation import attendance
from analysis.summaries.places.visits import visits
from analysis.summaries.programme.themes import theme_exposure
from analysis.summaries.scope import delegations, seminars_in_scope

# What may be unknown: whether it came; of a seminar that it attended, its theme and its sites.
UNKNOWNS = ("attendance", "themes", "sites")


@dataclass(frozen=True)
class Eligibility:
    """The periods when an office's list covers a country; a day that is not documented is None."""

    list_known: bool
    """Whether the office's list is documented at all."""
    periods: tuple[tuple[date | None, date | None], ...]
    """First and last day, in order of time; none for a country that is not on the list."""


def offices_of(dataset: Dataset, country: str) -> tuple[str, ...]:
    """Return the offices, as in `offices`, that cover a country or whose seminars it attended."""
    listed = dataset.eligibility.loc[dataset.eligibility["country"] == country, "office_id"]
    people = delegations(dataset)
    came = people.loc[people["country"] == country, "seminar_id"]
    seminars = dataset.seminars
    attended = seminars.loc[seminars["seminar_id"].isin(came), "office_id"]
    known = {*listed, *attended}
    return tuple(str(office) for office in dataset.offices["office_id"] if office in known)


def eligibility_of(dataset: Dataset, country: str, office: str) -> Eligibility:
    """Return when an office covers a country."""
    of_office = dataset.eligibility[dataset.eligibility["office_id"] == office]
    own = of_office[of_office["country"] == country].sort_values("from_date", na_position="first")
    periods = zip(own["from_date"], own["to_date"], strict=True)
    return Eligibility(
        list_known=len(of_office) > 0,
        periods=tuple((_day(first), _day(last)) for first, last in periods),
    )


class CountrySeminarRow(TypedDict):
    """A row of `attendance_of_country`."""

    seminar_id: str
    fiscal_year: int
    status: str
    mode: str | None
    state: str
    delegates: int | None
    basis: str | None
    source_id: str | None


@summary(CountrySeminarRow)
def attendance_of_country(dataset: Dataset, country: str) -> pd.DataFrame:
    """One row per seminar in scope, in order of time: the country's line of `attendance`.

    Columns: seminar_id, fiscal_year, status, mode (of the seminar), state (category in the order
    of STATES), delegates (people), basis, source_id; the last three NA unless attended. Empty for
    a country that the office does not cover and that never came.
    """
    cells = attendance(dataset)
    own = cells[cells["country"] == country].reset_index(drop=True)
    seminars = seminars_in_scope(dataset)
    at = positions(own["seminar_id"], seminars["seminar_id"])
    rows = own.assign(**columns_of(seminars, at, "status", "mode"))
    return rows[[*_OF_A_SEMINAR, "state", "delegates", "basis", "source_id"]]


_OF_A_SEMINAR = ("seminar_id", "fiscal_year", "status", "mode")


def peers_of(dataset: Dataset, country: str) -> tuple[str, ...]:
    """Return the other countries of the smallest group that a country is in; none without one.

    As in `countries`, and only those that the office covers or that came to its seminars. Give the
    history of the office with all its countries.
    """
    members = dataset.group_members
    own = members.loc[members["country"] == country, "group_id"]
    sizes = members.loc[members["group_id"].isin(own), "group_id"].value_counts()
    sizes = sizes[sizes > 0]
    if sizes.empty:
        return ()
    smallest = members.loc[members["group_id"] == sizes.idxmin(), "country"]
    reached = attendance(dataset)["country"].drop_duplicates()
    return tuple(str(one) for one in reached[reached.isin(smallest)] if one != country)


class PlaceSeenRow(TypedDict):
    """A row of `places_seen`."""

    seminar_id: str
    fiscal_year: int
    site_id: str | None
    kind: str | None
    approximate: bool | None


@summary(PlaceSeenRow)
def places_seen(dataset: Dataset, country: str) -> pd.DataFrame:
    """One row per seminar that the country attended in person and site of its programme.

    Seminars in order of time, sites in the order of the week, each once a seminar. Columns:
    seminar_id, fiscal_year, site_id, kind, approximate (boolean); the last three NA in the one
    row of a seminar of which no site is documented.
    """
    rows = attendance_of_country(dataset, country)
    came = rows[(rows["state"] == "attended") & (rows["mode"] == "in_person")]
    items = visits(dataset).drop_duplicates(["seminar_id", "site_id"])
    items = items[items["seminar_id"].isin(came["seminar_id"])]
    silent = came[~came["seminar_id"].isin(items["seminar_id"])]
    at = positions(pd.concat([items["seminar_id"], silent["seminar_id"]]), came["seminar_id"])
    in_time = sorted_positions(at)
    # Behind the items stand the seminars without any.
    item = np.where(in_time < len(items), in_time, NOT_FOUND)
    known = items.assign(approximate=items["approximate"].astype("boolean"))
    return pd.DataFrame(
        {
            **columns_of(came, at[in_time], "seminar_id", "fiscal_year"),
            **columns_of(known, item, "site_id", "kind", "approximate"),
        }
    )


class CountryThemeRow(TypedDict):
    """A row of `themes_of_country`."""

    theme_id: str
    family_id: str | None
    exposure: str
    seminar_ids: str
    undocumented_seminar_ids: str


@summary(CountryThemeRow)
def themes_of_country(dataset: Dataset, country: str) -> pd.DataFrame:
    """One row per theme of the data, taken up by a seminar or not, family by family.

    Columns: theme_id, family_id, and as in `theme_exposure` exposure, seminar_ids and
    undocumented_seminar_ids. A theme that no seminar took up is not_documented where a seminar to
    which the country came, or may have come, has no documented theme, or none was held; else it is
    never_met.
    """
    rows = attendance_of_country(dataset, country)
    held = rows[rows["status"] == "held"]
    themed = held["seminar_id"].isin(dataset.seminar_themes["seminar_id"])
    is_open = held.empty or held.loc[~themed, "state"].isin(["attended", "not_documented"]).any()
    met = theme_exposure(dataset)
    met = met.loc[met["country"] == country, _OF_A_THEME].astype("string")
    themes = dataset.themes[["theme_id", "family_id"]].astype("string")
    every = themes.merge(met, on="theme_id", how="left", validate="one_to_one")
    filled = {"exposure": "not_documented" if is_open else "never_met"}
    filled |= dict.fromkeys(("seminar_ids", "undocumented_seminar_ids"), "")
    family, names = pd.factorize(every["family_id"])
    order = np.argsort(np.where(family < 0, len(names), family), kind="stable")
    return every.fillna(filled).iloc[order].reset_index(drop=True)


_OF_A_THEME = ["theme_id", "exposure", "seminar_ids", "undocumented_seminar_ids"]


class UnknownRow(TypedDict):
    """A row of `unknowns_of_country`."""

    unknown: str
    seminar_id: str


@summary(UnknownRow)
def unknowns_of_country(dataset: Dataset, country: str) -> pd.DataFrame:
    """One row per unknown of a country, in the order of UNKNOWNS, then in time.

    Columns: unknown (of UNKNOWNS), seminar_id. Attendance is unknown where the state is
    not_documented; themes and sites where it attended (for sites: in person) and none is.
    """
    rows = attendance_of_country(dataset, country)
    came = rows[rows["state"] == "attended"]
    places = places_seen(dataset, country)
    seminars = {
        "attendance": rows.loc[rows["state"] == "not_documented", "seminar_id"],
        "themes": came.loc[
            ~came["seminar_id"].isin(dataset.seminar_themes["seminar_id"]), "seminar_id"
        ],
        "sites": places.loc[places["site_id"].isna(), "seminar_id"],
    }
    found = [(unknown, str(seminar)) for unknown in UNKNOWNS for seminar in seminars[unknown]]
    return pd.DataFrame(found, columns=["unknown", "seminar_id"], dtype="string")


def sources_of_country(dataset: Dataset, country: str, office: str) -> set[str]:
    """Return the ids of the sources of its delegates, the seminars shown and the office's list."""
    rules = dataset.eligibility
    listed = rules[(rules["country"] == country) & (rules["office_id"] == office)]
    shown = attendance_of_country(dataset, country)
    of_seminars = [
        (table := getattr(dataset, name))[table["seminar_id"].isin(shown["seminar_id"])]
        for name in ("seminars", "hosts", "seminar_themes", "programme")
    ]
    tables = (shown, listed, *of_seminars)
    return {str(source) for table in tables for source in table["source_id"].dropna()}


def _day(value: pd.Timestamp) -> date | None:
    return None if pd.isna(value) else value.date()
