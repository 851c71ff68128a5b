"""The three scales of one map: Asia with the ways, Japan with its hosts, one city with its sites.

A scale is written as in an address: "asia", "japan", "city" or "city:shimonoseki". Two further
fits, "sites" and "site", belong to the scale that their view comes to.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import cos, pi, sin, sqrt
from types import MappingProxyType

import numpy as np
import pandas as pd
import pydeck
from numpy.typing import NDArray

from analysis import palette
from analysis.frames.rows import known, records
from analysis.geometry import viewport
from analysis.maps import labels, marks
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

    `towns`: the municipality's names as in the data, each with its prefecture.
    """

    city_id: str
    name: str
    point: viewport.Point
    towns: tuple[tuple[object, object], ...] = ()


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
            tuple((name, host["prefecture"]) for name in _names(host) if name),
        )
        for host in records(latest_first, visits.HostVisitedRow)
    ]
    tokyo = City(
        TOKYO,
        words.text("map-tokyo"),
        viewport.Point(visits.TOKYO_LATITUDE, visits.TOKYO_LONGITUDE),
    )
    is_new = TOKYO not in {city.city_id for city in found}
    return [*found, tokyo] if is_new and len(sites_of_city(tokyo, sites)) else found


def _names(host: visits.HostVisitedRow) -> tuple[str | None, str | None]:
    return host["host_en"], host["host_ja"]


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
    by_town = {town: city.city_id for city in known_cities for town in city.towns}
    near = city_ids_of(sites, known_cities)
    english, japanese = (
        zip(sites[name], sites["prefecture"], strict=True)
        for name in ("municipality_en", "municipality_ja")
    )
    return [
        by_town.get(one, by_town.get(other, own))
        for one, other, own in zip(english, japanese, near, strict=True)
    ]


def city_view(
    city: City, sites: pd.DataFrame, frame: viewport.Frame = viewport.DESKTOP
) -> pydeck.ViewState:
    """Return the view of a city and the sites around it, as near as its coast looks well."""
    return viewport.fit(
        (city.point, *viewport.around(sites_of_city(city, sites))), frame, nearest=CITY_NEAREST
    )


def japan_view(hosts: pd.DataFrame, frame: viewport.Frame = viewport.DESKTOP) -> pydeck.ViewState:
    """Return the view of Japan with all hosts."""
    return viewport.fit((*viewport.JAPAN, *viewport.points(hosts)), frame)


def week_view(
    sites: pd.DataFrame,
    others: pd.DataFrame,
    hosts: pd.DataFrame,
    frame: viewport.Frame = viewport.DESKTOP,
) -> pydeck.ViewState:
    """Return the view of sites and others; Japan with the hosts where no site has a point."""
    if not viewport.points(sites):
        return japan_view(hosts, frame)
    return viewport.fit((*viewport.around(sites), *viewport.points(others)), frame)


def scale_of(view: pydeck.ViewState, asked: str = "") -> str:
    """Return the scale of a view: that which was asked for, else a city's or Japan's."""
    if asked in SCALES:
        return asked
    return CITY if view.zoom >= viewport.CITY_SCALE else JAPAN_SCALE


def _point(row: visits.SiteVisitedRow | visits.HostVisitedRow) -> viewport.Point:
    return viewport.Point(known(row["latitude"]), known(row["longitude"]))


def _km(one: viewport.Point, other: viewport.Point) -> float:
    return float(visits.great_circle_km(*one, *other))


# One disc for each city where a map shows a country: the number of visits, and whose they were.
#
# A disc is as large as its visits are many. Its ring tells the families of themes of its sites.
# Discs that would lie upon each other stand aside, in pixels, which is so at every zoom; a point
# then marks the place itself.

# In pixels: the radius for one visit, unless the largest disc grew too large for its map so; the
# room around a number; and how far apart discs stand.
FOR_ONE, LARGEST, LARGEST_PART = 5.0, 30.0, 0.05
NUMBER_SIZE, AROUND_NUMBER, LEAST, APART = 12.0, 4.5, 10.0, 1.5
# The ring, and the gap between its parts, as a share of the whole.
RING_WIDTH, GAP = 4.0, 0.012
# So often discs are moved; so few pixels aside nobody sees.
STEPS, UNSEEN = 60, 2.0
# Longer than any ring, so that dashes do not begin anew.
NO_MORE = 1000.0


def at_cities(sites: pd.DataFrame, cities: Sequence[City]) -> pd.DataFrame:
    """Return the sites with a point that belong to one of the cities, with its city_id as city."""
    if not cities:
        return sites.head(0).assign(city="")
    placed = marks.placed_sites(sites)
    placed = placed.assign(city=home_city_ids(placed, cities))
    return placed[placed["city"] != ""]


def disc_rows(
    sites: pd.DataFrame,
    cities: Sequence[City],
    drawing: marks.DrawingContext,
    frame: viewport.Frame,
) -> list[marks.MarkRow]:
    """Return one row per city of some sites of `at_cities`, the fewest visits last.

    A row has host_id (that of the city), position, name, details, number (of visits, as text),
    visits, radius in pixels, parts (colour and share of the ring, the largest first), site_ids, and
    perhaps: of no visit is it documented that a chosen country came.
    """
    by_city = dict(iter(sites.groupby("city", sort=False)))
    rows = [
        _row(city, by_city[city.city_id], drawing) for city in cities if city.city_id in by_city
    ]
    most = max((row["visits"] for row in rows), default=1)
    largest = min(LARGEST, LARGEST_PART * min(frame.width, frame.height))
    for row in rows:
        radius = min(FOR_ONE, largest / sqrt(most)) * sqrt(row["visits"])
        least = AROUND_NUMBER + labels.label_width(row["number"], NUMBER_SIZE) / 2
        row["radius"] = round(max(radius, least, LEAST), 1)
    return sorted(rows, key=lambda row: -int(row["visits"]))


def _row(city: City, sites: pd.DataFrame, drawing: marks.DrawingContext) -> marks.MarkRow:
    visits = int(sites["visits"].sum())
    families = _families(sites, drawing)
    details = _details(sites, visits, families, drawing)
    return {
        "host_id": marks.harmless(city.city_id),
        "position": [city.point.longitude, city.point.latitude],
        "name": marks.harmless(city.name),
        "details": marks.harmless("\n".join(details)),
        "number": drawing.words.number(visits),
        "visits": visits,
        "parts": [(colour, own / visits) for _, colour, own in families],
        "site_ids": frozenset(sites["site_id"]),
        "perhaps": "perhaps" in sites and bool(sites["perhaps"].all()),
        "offset": [0.0, 0.0],
    }


def _families(sites: pd.DataFrame, drawing: marks.DrawingContext) -> list[tuple[str, str, int]]:
    """Return the name, the colour and the visits of each family of themes, the most first."""
    counted: dict[tuple[str, str], int] = {}
    for site in records(sites):
        family = site["family_id"] if site["family_id"] in palette.FAMILY_COLOURS else None
        colour = marks.site_colour(site["theme_id"], family, drawing.scheme)
        named = f"family-{family or 'other'}" if site["theme_id"] else "map-legend-no-theme"
        counted[named, colour] = counted.get((named, colour), 0) + int(site["visits"])
    most_first = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return [(drawing.words.text(named), colour, own) for (named, colour), own in most_first]


def _details(
    sites: pd.DataFrame,
    visits: int,
    families: Sequence[tuple[str, str, int]],
    drawing: marks.DrawingContext,
) -> Iterator[str]:
    words = drawing.words
    yield words.text("map-disc-visits", visits=visits, sites=len(sites))
    for name, _, own in families:
        yield words.text("map-disc-family", family=name, visits=own)
    perhaps = int(sites["perhaps"].sum()) if "perhaps" in sites else 0
    if perhaps:
        yield words.text("map-disc-perhaps", sites=perhaps)


def ring_rows(discs: Sequence[marks.MarkRow], scheme: palette.Scheme) -> list[marks.MarkRow]:
    """Return the rings of `disc_rows`: position, offset, radius, colour, dash in ring widths.

    Each part of a ring begins where all begin and ends with its own share, the later upon the
    earlier; a gap of the page's colour lies below each.
    """
    return [row for disc in discs for row in _ring(disc, palette.rgba(palette.paper(scheme)))]


def _ring(disc: marks.MarkRow, paper: list[int]) -> Iterator[marks.MarkRow]:
    radius = disc["radius"] - RING_WIDTH / 2
    round_it = 2 * pi * radius / RING_WIDTH
    place = {name: disc[name] for name in ("position", "offset")} | {"radius": radius}
    end = 1.0
    gap = GAP if len(disc["parts"]) > 1 else 0.0
    for colour, share in reversed(disc["parts"]):
        if end < 1:
            yield place | {"colour": paper, "dash": [(end + gap) * round_it, NO_MORE]}
        dash = [end * round_it, NO_MORE] if end < 1 else [0.0, 0.0]
        yield place | {"colour": palette.rgba(colour), "dash": dash}
        end -= share
    if gap:
        yield place | {"colour": paper, "dash": [gap * round_it, NO_MORE]}


def stand_aside(circles: Sequence[marks.MarkRow], zoom: float) -> None:
    """Set the offset, in pixels right and down, of circles that would lie upon each other.

    The larger one moves less. A circle has position, radius and offset.
    """
    if len(circles) < 2:
        return
    home = np.array([_pixels(row, zoom) for row in circles])
    radii = np.array([row["radius"] for row in circles])
    for row, offset in zip(circles, (_apart(home, radii) - home).tolist(), strict=True):
        if sum(map(abs, offset)) > UNSEEN:
            row["offset"] = [round(pixel, 1) for pixel in offset]


def _pixels(row: marks.MarkRow, zoom: float) -> tuple[float, float]:
    longitude, latitude = row["position"]
    return viewport.pixels(viewport.Point(latitude, longitude), zoom)


def _apart(home: NDArray[np.float64], radii: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return where circles stand that touch no other, each pair moved by what it overlaps."""
    # Of two at the very same place each has a way of its own.
    ways = np.array([(cos(2.4 * n), sin(2.4 * n)) for n in range(len(home))])
    at = home + 0.01 * ways
    reach = radii[:, None] + radii[None, :] + APART
    share = radii[None, :] ** 2 / (radii[:, None] ** 2 + radii[None, :] ** 2)
    for _ in range(STEPS):
        between = at[:, None] - at[None, :]
        distance = np.hypot(between[..., 0], between[..., 1])
        np.fill_diagonal(distance, np.inf)
        overlap = np.clip(reach - distance, 0, None)
        if not (overlap > 0.1).any():
            break
        at = at + (between * (overlap * share / distance)[..., None]).sum(axis=1)
    return at


def chosen_discs(discs: Sequence[marks.MarkRow], chosen: Collection[str]) -> list[marks.MarkRow]:
    """Return the discs of the cities of chosen sites."""
    return [disc for disc in discs if disc["site_ids"].intersection(chosen)]
