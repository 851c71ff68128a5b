"""The three scales of one map: Asia with the ways, Japan with its hosts, one city with its sites.

A scale is written as in an address: "asia", "japan", "city" or "city:shimonoseki". Two further
fits, "sites" and "site", belong to the scale that their view comes to.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
import pandas as pd
import pydeck

from analysis.frames.rows import known, records
from analysis.geometry.viewport import CITY_SCALE, DESKTOP, JAPAN, Frame, Point, around, fit, points
from analysis.summaries.places import visits
from analysis.words.catalogue import Words

ASIA, JAPAN_SCALE, CITY = SCALES = ("asia", "japan", "city")
# What is drawn at each scale, unless the reader chooses otherwise.
LAYERS_AT: Mapping[str, Sequence[str]] = MappingProxyType(
    {
        ASIA: ("hosts", "journeys"),
        JAPAN_SCALE: ("hosts", "sites", "approximate"),
        CITY: ("sites", "approximate", "hosts"),
    }
)
# How an address says that a reader has switched off all of them.
NO_LAYER = ("none",)
FITS = (*SCALES, "sites", "site")
# So far from its middle a site still belongs to the picture of a city.
AROUND_A_CITY_KM = 25
# Nearer, the coast of the basemap shows its corners.
CITY_NEAREST = 11.3
TOKYO = "tokyo"


def read_layers(written: Sequence[str], scale: str) -> list[str]:
    """Return the layers that an address asks for: those of the scale where it says nothing."""
    return [layer for layer in written or LAYERS_AT[scale] if layer not in NO_LAYER]


def written_layers(chosen: Sequence[str], scale: str) -> tuple[str, ...]:
    """Return layers as an address says them: nothing where they are those of the scale."""
    return () if {*chosen} == {*LAYERS_AT[scale]} else tuple(chosen) or NO_LAYER


@dataclass(frozen=True)
class City:
    """A place that the map can be fitted to: a host, Tokyo, or wherever a site stands alone.

    `town`: the municipality's name as in the data, and its prefecture.
    """

    city_id: str
    name: str
    point: Point
    town: tuple[object, object] = (None, None)


def read_scale(written: str) -> tuple[str, str]:
    """Return the fit that an address asks for and the id of its city, each "" where none is."""
    name, _, city = written.partition(":")
    return (name, city) if name in FITS else ("", "")


def cities(sites: pd.DataFrame, hosts: pd.DataFrame, words: Words) -> list[City]:
    """Return the hosts that have a point, the latest first, then Tokyo where sites are there."""
    latest_first = hosts.dropna(subset=["latitude", "longitude"]).sort_values(
        "last_fiscal_year", ascending=False, kind="stable"
    )
    found = [
        City(
            str(host["host_id"]),
            words.name(host, "host"),
            _point(host),
            (host["host_en"], host["prefecture"]),
        )
        for host in records(latest_first, visits.HostVisitedRow)
    ]
    tokyo = City(
        TOKYO, words.text("map-tokyo"), Point(visits.TOKYO_LATITUDE, visits.TOKYO_LONGITUDE)
    )
    is_new = TOKYO not in {city.city_id for city in found}
    return [*found, tokyo] if is_new and len(sites_of_city(tokyo, sites)) else found


def city_of(site: visits.SiteVisitedRow, known_cities: Iterable[City], words: Words) -> City:
    """Return the city nearest to a site with a point, or the site itself where none is near."""
    here = _point(site)
    alone = City("", words.name(site), here)
    near = [city for city in known_cities if _km(here, city.point) <= AROUND_A_CITY_KM]
    return min(near, key=lambda city: _km(here, city.point), default=alone)


def sites_of_city(city: City, sites: pd.DataFrame) -> pd.DataFrame:
    """Return the sites that belong to the picture of a city."""
    distances = visits.great_circle_km(*city.point, sites["latitude"], sites["longitude"])
    return sites[np.nan_to_num(distances, nan=np.inf) <= AROUND_A_CITY_KM]


def city_ids_of(sites: pd.DataFrame, known_cities: Sequence[City]) -> list[str]:
    """Return of each site the id of the nearest city, "" of one without a point or a city near."""
    if not known_cities or sites.empty:
        return [""] * len(sites)
    away = np.array(
        [
            visits.great_circle_km(*city.point, sites["latitude"], sites["longitude"])
            for city in known_cities
        ]
    )
    away = np.nan_to_num(away, nan=np.inf)
    near = away.min(axis=0) <= AROUND_A_CITY_KM
    return [
        known_cities[at].city_id if is_near else ""
        for at, is_near in zip(away.argmin(axis=0).tolist(), near.tolist(), strict=True)
    ]


def home_city_ids(sites: pd.DataFrame, known_cities: Sequence[City]) -> list[str]:
    """Return of each site the id of the city in which it lies, else of the nearest; "" of others.

    A municipality reaches farther than one sees around its middle.
    """
    by_town = {city.town: city.city_id for city in known_cities}
    towns = zip(sites["municipality_en"], sites["prefecture"], strict=True)
    near = city_ids_of(sites, known_cities)
    return [by_town.get(town, own) for town, own in zip(towns, near, strict=True)]


def city_view(city: City, sites: pd.DataFrame, frame: Frame = DESKTOP) -> pydeck.ViewState:
    """Return the view of a city and the sites around it, as near as its coast looks well."""
    return fit((city.point, *around(sites_of_city(city, sites))), frame, nearest=CITY_NEAREST)


def japan_view(hosts: pd.DataFrame, frame: Frame = DESKTOP) -> pydeck.ViewState:
    """Return the view of Japan with all hosts."""
    return fit((*JAPAN, *points(hosts)), frame)


def week_view(
    sites: pd.DataFrame, others: pd.DataFrame, hosts: pd.DataFrame, frame: Frame = DESKTOP
) -> pydeck.ViewState:
    """Return the view of sites and others; Japan with the hosts where no site has a point."""
    if not points(sites):
        return japan_view(hosts, frame)
    return fit((*around(sites), *points(others)), frame)


def scale_of(view: pydeck.ViewState, asked: str = "") -> str:
    """Return the scale of a view: that which was asked for, else a city's or Japan's."""
    if asked in SCALES:
        return asked
    return CITY if view.zoom >= CITY_SCALE else JAPAN_SCALE


def _point(row: visits.SiteVisitedRow | visits.HostVisitedRow) -> Point:
    return Point(known(row["latitude"]), known(row["longitude"]))


def _km(one: Point, other: Point) -> float:
    return float(visits.great_circle_km(*one, *other))
