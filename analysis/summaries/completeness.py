"""What is known of each seminar, fact by fact, so that gaps are as visible as figures."""

from typing import TypedDict

import numpy as np
import pandas as pd

from analysis.dataset import Dataset
from analysis.rows import Flags
from analysis.summaries.counting import (
    Numbers,
    by_seminar_alone,
    counts,
    one_row_per_country,
    positions,
    take,
)

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
    degrees = {fact: _degree(wholly, partly) for fact, (wholly, partly) in facts.items()}
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


def _degree(wholly: Flags, partly: Flags) -> pd.Series:
    degrees = np.select([wholly, partly], DEGREES[:2], DEGREES[2])
    return pd.Series(pd.Categorical(degrees, categories=DEGREES, ordered=True))


def _flags(values: pd.Series) -> Flags:
    return values.to_numpy(dtype=bool, na_value=False)
