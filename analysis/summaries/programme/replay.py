"""One seminar replayed: the days of its programme, and its way from stop to stop.

Only what has a day can be replayed. Items whose day is not documented are counted, never guessed.
"""

from typing import TypedDict

import numpy as np
import pandas as pd

from analysis.frames.caching import cached
from analysis.frames.rows import summary
from analysis.loading.dataset import Dataset
from analysis.summaries.places.visits import (
    TOKYO_LATITUDE,
    TOKYO_LONGITUDE,
    has_point,
    one_name_each,
)
from analysis.summaries.programme.seminar import ItemRow, programme_of, seminar_facts

ONLINE, CENTRAL = "online", "central"
_OF_A_STOP = ("date", "site_id", "latitude", "longitude")
_OF_A_DAY = (
    *("date", "parts", "places_en", "places_ja"),
    *("items", "sites", "approximate", "off_map"),
)


@summary(ItemRow)
@cached
def dated_items(dataset: Dataset, seminar_id: str) -> pd.DataFrame:
    """Rows of `seminar.programme_of` with a day, in order of time: by day, then as published."""
    items = programme_of(dataset, seminar_id).dropna(subset=["date"])
    return items.sort_values(["date", "position"], kind="stable", ignore_index=True)


class ReplayDayRow(TypedDict):
    """A row of `replay_days`."""

    date: pd.Timestamp
    parts: tuple[str, ...]
    places_en: tuple[str | None, ...]
    places_ja: tuple[str | None, ...]
    items: int
    sites: int
    approximate: int
    off_map: int


@summary(ReplayDayRow)
@cached
def replay_days(dataset: Dataset, seminar_id: str) -> pd.DataFrame:
    """One row per day on which something of the programme is documented, in order of time.

    Columns: date, parts (tuple: central, host, in the order of the day), places_en and places_ja
    (tuples, in the order of the day, None for a name in the other language alone), items (of the
    programme), sites (number), approximate (of these, approximately placed on the map), off_map (of
    these, without a point).
    """
    days = dated_items(dataset, seminar_id).groupby("date", sort=True)
    return pd.DataFrame([_day(date, items) for date, items in days], columns=list(_OF_A_DAY))


def undated_items(dataset: Dataset, seminar_id: str) -> int:
    """Return how many items of the programme have no documented day."""
    return int(programme_of(dataset, seminar_id)["date"].isna().sum())


def undocumented_days(dataset: Dataset, seminar_id: str) -> int:
    """Return how many days of a seminar have no documented item; 0 if its dates are unknown."""
    facts = seminar_facts(dataset, seminar_id)
    if facts.start_date is None or facts.end_date is None:
        return 0
    lasted = pd.date_range(facts.start_date, facts.end_date)
    return len(lasted.difference(pd.DatetimeIndex(replay_days(dataset, seminar_id)["date"])))


class StopRow(TypedDict):
    """A row of `stops`."""

    date: pd.Timestamp
    site_id: str | None
    latitude: float
    longitude: float


@summary(StopRow)
@cached
def stops(dataset: Dataset, seminar_id: str) -> pd.DataFrame:
    """One row per stop of the way, in order of time; none of a seminar held online.

    Where its first item is Tokyo's part, the way begins there. It goes through the sites that have
    a point; where a stretch of a day has none, through its place, if that is Tokyo or a host on the
    map and elsewhere than before. It says in which order, not by which roads. Columns: date,
    site_id (NA at a place), latitude, longitude (degrees).
    """
    items = dated_items(dataset, seminar_id)
    if items.empty or seminar_facts(dataset, seminar_id).mode == ONLINE:
        return items[list(_OF_A_STOP)].iloc[:0]
    on_map, stretch = has_point(items), stretches(items)
    is_empty = ~on_map.groupby(stretch).transform("any")
    hosts = dataset.hosts[dataset.hosts["seminar_id"] == seminar_id]
    places = _at_their_places(items[is_empty], hosts)
    found = pd.concat([items[on_map], places]).sort_index().dropna(subset=["latitude", "longitude"])
    first = items.head(1)
    # Of a seminar whose days at the host alone are documented nothing says where it was before.
    tokyo = _in_tokyo(first[first["part"] == CENTRAL].assign(site_id=None))
    way = pd.concat([tokyo, found])[list(_OF_A_STOP)].astype(dict.fromkeys(_POINT, "Float64"))
    # A stop is a site, or elsewhere than the stop before.
    point = way[list(_POINT)]
    is_elsewhere = (point != point.shift()).fillna(True).any(axis=1)
    return way[way["site_id"].notna() | is_elsewhere].reset_index(drop=True)


def stretches(items: pd.DataFrame) -> pd.Series:
    """Number the stretches that items, in their order, spend in one place on one day."""
    day = items["date"].astype("string").fillna("")
    place = (day + _named(items) + items["part"].astype("string")).astype(object)
    return (place != place.shift()).cumsum()


_POINT = ("latitude", "longitude")


def _day(date: object, items: pd.DataFrame) -> dict[str, object]:
    sites = items.dropna(subset=["site_id"]).drop_duplicates("site_id")
    places = items[~_named(items).duplicated()]
    on_map = has_point(sites)
    return {
        "date": date,
        "parts": tuple(items["part"].dropna().unique()),
        **{
            f"places_{language}": tuple(
                None if pd.isna(name) else name for name in places[f"place_{language}"]
            )
            for language in ("en", "ja")
        },
        "items": len(items),
        "sites": len(sites),
        "approximate": int((sites["approximate"] & on_map).sum()),
        "off_map": int((~on_map).sum()),
    }


def _named(items: pd.DataFrame) -> pd.Series:
    """Return the places of items as they are told apart, one language of a name may be blank."""
    return one_name_each(items["place_en"], items["place_ja"])


def _at_their_places(items: pd.DataFrame, hosts: pd.DataFrame) -> pd.DataFrame:
    """Return items without a site on the map, at Tokyo or at the host of their place's name."""
    found = pd.DataFrame(np.nan, items.index, [*_POINT])
    for language in ("en", "ja"):
        own = hosts.dropna(subset=f"host_{language}").drop_duplicates(f"host_{language}")
        points = own.set_index(f"host_{language}")[[*_POINT]].astype("float64")
        found = found.fillna(points.reindex(items[f"place_{language}"]).set_axis(items.index))
    at_host = items.assign(site_id=None, **found)
    central = items["part"] == CENTRAL
    return pd.concat([_in_tokyo(at_host[central]), at_host[~central]])


def _in_tokyo(items: pd.DataFrame) -> pd.DataFrame:
    return items.assign(latitude=TOKYO_LATITUDE, longitude=TOKYO_LONGITUDE)
