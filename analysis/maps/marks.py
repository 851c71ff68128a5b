"""From summary frames to the plain rows that deck.gl draws.

A row holds only what its layer needs: text and Python numbers. A timestamp, a NaN or a numpy
number would quietly spoil the drawing, and text that begins with "@@=" would replace the map by
a script error, because deck.gl reads it as a formula.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import sqrt
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
import pydeck

from analysis import palette
from analysis.frames.rows import records
from analysis.geometry import viewport
from analysis.geometry.outlines import Outlines
from analysis.maps.labels import PlacedLabel
from analysis.summaries.places import hosting, visits
from analysis.summaries.programme.replay import StopRow
from analysis.words.catalogue import Words

MarkRow = dict[str, Any]

TOKYO = [visits.TOKYO_LONGITUDE, visits.TOKYO_LATITUDE]
WORD_JOINER = "\u2060"
# deck.gl sets every letter flush left, which tears a wide bracket from its word.
NARROW_BRACKETS = str.maketrans("（）", "()")
# In pixels; they grow with the square root of the number, so that areas tell it.
HOST_RADIUS, ARC_WIDTH = 6.5, 1.0
# About ten metres: marks so near lie on each other at every scale of the map.
SPOT_DECIMALS = 4
# About a metre, which is finer than the map and shorter to write.
PLACE_DECIMALS = 5
# The way of one day and those of the others: width in pixels and opacity up to 255.
THAT_DAY, OTHER_DAYS = (4.0, 230), (1.5, 150)


@dataclass(frozen=True)
class Route:
    """A route: a seminar's `replay.stops`, and the day whose part of it is the strongest."""

    stops: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=["date", "site_id"]))
    day: pd.Timestamp | None = None


@dataclass(frozen=True)
class Shading:
    """Rows of `hosting.hosting_by_prefecture`, outlines, and seminars' names by id."""

    prefectures: pd.DataFrame
    outlines: Outlines
    names: Mapping[str, str]


@dataclass(frozen=True)
class DrawingContext:
    """The drawing context of marks: the reader's words, the scheme, and names by their ids."""

    words: Words
    scheme: palette.Scheme
    theme_names: Mapping[str, str] = field(default_factory=dict)
    country_names: Mapping[str, str] = field(default_factory=dict)


def harmless(text: str) -> str:
    """Return text that deck.gl cannot take for a formula nor the tooltip for a placeholder."""
    guarded = WORD_JOINER + text if text.startswith("@@") else text
    return guarded.replace("{", "{" + WORD_JOINER)


def site_rows(sites: pd.DataFrame, drawing: DrawingContext) -> list[MarkRow]:
    """Return one row per site with a point.

    A row has site_id, position, name, details, colour, kind, approximate, the uncertainty in metres
    (0 when not documented), and perhaps: of no chosen country it is documented that it came.
    """
    placed = placed_sites(sites)
    places = [
        [viewport.eastward(longitude), latitude]
        for longitude, latitude in zip(
            placed["longitude"].astype(float).round(PLACE_DECIMALS).tolist(),
            placed["latitude"].astype(float).round(PLACE_DECIMALS).tolist(),
            strict=True,
        )
    ]
    themes = [*zip(_plain(placed["theme_id"]), _plain(placed["family_id"]), strict=True)]
    colours = {theme: palette.rgba(site_colour(*theme, drawing.scheme)) for theme in set(themes)}
    columns = {
        "site_id": [harmless(site_id) for site_id in placed["site_id"].astype(str)],
        "position": places,
        "name": [harmless(name) for name in drawing.words.names_of(placed)],
        "details": _details_of_sites(placed, places, drawing),
        "colour": [colours[theme] for theme in themes],
        "kind": placed["kind"].astype(str).tolist(),
        "approximate": placed["approximate"].astype(bool).tolist(),
        "uncertainty": placed["uncertainty_m"].fillna(0).astype(float).tolist(),
        "perhaps": _perhaps(placed).tolist(),
    }
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def placed_sites(sites: pd.DataFrame) -> pd.DataFrame:
    """Return the sites that have a point."""
    return sites[visits.has_point(sites)]


def _perhaps(sites: pd.DataFrame) -> pd.Series:
    """Return what `visits.sites_of_choice` says; all of `visits.sites_visited` is sure."""
    return sites.get("perhaps", pd.Series(False, sites.index)).astype(bool)


def same_spot(sites: pd.DataFrame, site_id: str) -> pd.DataFrame:
    """Return the rows of the sites whose marks lie on that of a site, itself among them."""
    spots = sites[["latitude", "longitude"]].astype("float64").round(SPOT_DECIMALS).to_numpy()
    own = spots[np.flatnonzero(sites["site_id"] == site_id)[:1]]
    return sites.take(np.flatnonzero((spots == own).all(axis=1))) if len(own) else sites.head(0)


def next_there(rows: Sequence[MarkRow], chosen: Collection[str]) -> list[MarkRow]:
    """Return, of `site_rows`, the one after a single chosen site among those at its place."""
    own = [row for row in rows if row["site_id"] in chosen]
    if len(own) != 1:
        return []
    spot = _spot(own[0]["position"])
    together = [row for row in rows if _spot(row["position"]) == spot]
    after = together.index(own[0]) + 1
    return [together[after % len(together)]] if len(together) > 1 else []


def prefecture_rows(shading: Shading, drawing: DrawingContext) -> list[MarkRow]:
    """Return one row per island of each prefecture: polygon, name, details, colour."""
    return [
        {
            "polygon": [list(point) for point in ring],
            "name": harmless(drawing.words.name(prefecture)),
            "details": harmless(_prefecture_details(prefecture, shading, drawing)),
            "colour": palette.rgba(
                palette.accent(drawing.scheme),
                round(255 * palette.shade(int(prefecture["seminars"]))),
            ),
        }
        for prefecture in records(shading.prefectures, hosting.HostingPrefectureRow)
        for ring in shading.outlines.get(str(prefecture["name_en"]), ())
    ]


def host_rows(hosts: Iterable[visits.HostVisitedRow], drawing: DrawingContext) -> list[MarkRow]:
    """One row per host with a point.

    A row has host_id, position, name, details, times, radius and offset in pixels.
    """
    return [
        {
            "host_id": harmless(str(host["host_id"])),
            "position": position(host),
            "name": harmless(drawing.words.name(host, "host")),
            "details": harmless("\n".join(_host_details(host, drawing))),
            "times": int(host["seminars"]),
            "radius": HOST_RADIUS * sqrt(max(int(host["seminars"]), 1)),
            "offset": [0.0, 0.0],
        }
        for host in with_a_point(hosts)
    ]


def arc_rows(journeys: Sequence[visits.JourneyRow], drawing: DrawingContext) -> list[MarkRow]:
    """Return one row per capital with Tokyo, then one per host.

    A row has start, end, name, details, width in pixels and tilt in degrees.
    """
    return [
        *_arcs(journeys, ("capital_", "tokyo_"), drawing, tilt=28.0),
        *_arcs(journeys, ("tokyo_", "host_"), drawing, tilt=-18.0),
    ]


def stop_rows(journeys: Sequence[visits.JourneyRow], drawing: DrawingContext) -> list[MarkRow]:
    """Return one row per capital, named after its country, and one for Tokyo: position, name."""
    capitals = {journey["country"]: position(journey, "capital_") for journey in journeys}
    stops = [
        {"position": position, "name": harmless(drawing.country_names.get(country, country))}
        for country, position in capitals.items()
    ]
    tokyo = [
        {"position": position(journey, "tokyo_"), "name": drawing.words.text("map-tokyo")}
        for journey in journeys[:1]
    ]
    return stops + tokyo


def start_rows(route: Route, drawing: DrawingContext) -> list[MarkRow]:
    """Return the start of a way, if it is Tokyo: position, name."""
    starts = (position(stop) for stop in records(route.stops.head(1), StopRow))
    return [
        {"position": start, "name": drawing.words.text("map-tokyo")}
        for start in starts
        if start == TOKYO
    ]


def route_rows(route: Route, scheme: palette.Scheme) -> list[MarkRow]:
    """Return one row per day on which a way moved: path, width in pixels, colour."""
    rows: list[MarkRow] = []
    before: list[list[float]] = []
    for date, of_day in route.stops.groupby("date", sort=True):
        path = [*before, *(position(stop) for stop in records(of_day, StopRow))]
        width, strength = THAT_DAY if date == route.day else OTHER_DAYS
        colour = palette.rgba(palette.accent(scheme), strength)
        rows.append({"path": path, "width": width, "colour": colour})
        before = path[-1:]
    return [row for row in rows if len(row["path"]) > 1]


def here_rows(route: Route) -> list[MarkRow]:
    """Return where a way has come to on its day: position; none at a site, which has its ring."""
    last = route.stops.tail(0 if route.day is None else 1)
    return [
        {"position": position(stop)} for stop in records(last, StopRow) if stop["site_id"] is None
    ]


# A bar of scale: in kilometres, of which the longest takes at most so many pixels; its place in the
# lower left corner, and its ends, in pixels.
LENGTHS, LONGEST = (500, 200, 100, 50, 20, 10, 5, 2, 1), 120.0
EDGE, TICK = 14.0, 5.0


def scale_rows(view: pydeck.ViewState, frame: viewport.Frame) -> list[MarkRow]:
    """Return the bar of scale, true where it lies: path, position, name of its length.

    It is a mark like others, so it grows with the map that a reader brings nearer.
    """
    left, bottom = EDGE - frame.width / 2, frame.height / 2 - EDGE
    latitude = viewport.place_at(view, left, bottom).latitude
    lengths = {length: viewport.in_pixels(1000 * length, latitude, view.zoom) for length in LENGTHS}
    length, wide = next(item for item in lengths.items() if item[1] <= LONGEST)
    corners = [(0.0, -TICK), (0.0, 0.0), (wide, 0.0), (wide, -TICK)]
    path = [viewport.place_at(view, left + right, bottom + down) for right, down in corners]
    start = viewport.place_at(view, left + TICK, bottom - 2 * TICK)
    return [
        {
            "path": [[place.longitude, place.latitude] for place in path],
            "position": [start.longitude, start.latitude],
            "name": f"{length} km",
        }
    ]


def label_rows(placed: list[PlacedLabel], colour: list[int]) -> list[MarkRow]:
    """One row per label: position, name, anchor, offset and size in pixels, colour."""
    return [
        {
            "position": [
                viewport.eastward(found.label.point.longitude),
                found.label.point.latitude,
            ],
            "name": found.text.translate(NARROW_BRACKETS),
            "anchor": found.anchor,
            "offset": list(found.offset),
            "size": found.label.size,
            "colour": colour,
        }
        for found in placed
    ]


def in_person_journeys(journeys: pd.DataFrame) -> Sequence[visits.JourneyRow]:
    """Rows of `journeys` whose three points are known."""
    points = [column for column in journeys.columns if column.endswith("itude")]
    return records(journeys.dropna(subset=points), visits.JourneyRow)


def with_a_point(hosts: Iterable[visits.HostVisitedRow]) -> Iterator[visits.HostVisitedRow]:
    """Yield the hosts with both coordinates."""
    for host in hosts:
        if not (host["latitude"] is None or host["longitude"] is None):
            yield host


def position(row: Mapping[str, object], stem: str = "") -> list[float]:
    """Return a position as deck.gl takes it: longitude first."""
    longitude, latitude = row[f"{stem}longitude"], row[f"{stem}latitude"]
    assert isinstance(longitude, float)
    assert isinstance(latitude, float)
    return [viewport.eastward(longitude), latitude]


def site_colour(theme_id: str | None, family_id: str | None, scheme: palette.Scheme) -> str:
    """Return the colour of the family of a site's theme; quiet when that is not documented."""
    return palette.muted(scheme) if theme_id is None else palette.family_colour(family_id, scheme)


def _arcs(
    journeys: Iterable[visits.JourneyRow],
    ends: tuple[str, str],
    drawing: DrawingContext,
    tilt: float,
) -> Iterator[MarkRow]:
    """Rows for one leg; journeys between the same two points are one arc."""
    start, end = ends
    legs: dict[tuple[float, ...], list[visits.JourneyRow]] = {}
    for journey in journeys:
        legs.setdefault((*position(journey, start), *position(journey, end)), []).append(journey)
    for points, leg in legs.items():
        people = sum(int(journey["delegates"]) for journey in leg)
        yield {
            "start": list(points[:2]),
            "end": list(points[2:]),
            "name": harmless(_countries(leg, drawing)),
            "details": drawing.words.text(
                "map-arc-people",
                people=people,
                seminars=len({journey["seminar_id"] for journey in leg}),
            ),
            "width": ARC_WIDTH * sqrt(max(people, 1)),
            "tilt": tilt,
        }


def _countries(leg: Iterable[visits.JourneyRow], drawing: DrawingContext) -> str:
    """Name the countries that travelled a leg."""
    codes = {journey["country"] for journey in leg}
    return drawing.words.listing(sorted(drawing.country_names.get(code, code) for code in codes))


def _prefecture_details(
    prefecture: hosting.HostingPrefectureRow, shading: Shading, drawing: DrawingContext
) -> str:
    seminars = [shading.names.get(seminar, seminar) for seminar in prefecture["seminar_ids"]]
    return "\n".join(seminars) or drawing.words.text("hosting-undocumented")


class SiteMark(NamedTuple):
    """The details of a site's mark: the columns of a site, and how many share its place."""

    approximate: bool
    uncertainty_m: int | None
    theme_id: str | None
    visits: int
    last_fiscal_year: int
    perhaps: bool
    together: int


def _details_of_sites(
    sites: pd.DataFrame, places: Sequence[Sequence[float]], drawing: DrawingContext
) -> list[str]:
    """Say of each site what its mark does not; thousands of them share a few sentences."""
    together = Counter(map(_spot, places))
    told = sites.assign(perhaps=_perhaps(sites))
    columns = (_plain(told[column]) for column in SiteMark._fields[:-1])
    shared = [together[_spot(place)] for place in places]
    facts = [SiteMark(*fact) for fact in zip(*columns, shared, strict=True)]
    said = {fact: harmless("\n".join(_site_details(fact, drawing))) for fact in set(facts)}
    return [said[fact] for fact in facts]


def _plain(column: pd.Series) -> list[Any]:
    """Return the values of a column as Python has them, None where they are not documented."""
    as_objects = column.astype(object)
    return as_objects.where(as_objects.notna(), None).tolist()


def _spot(place: Sequence[float]) -> tuple[float, ...]:
    """Return where a mark lies, sites a few steps apart as one."""
    return tuple(round(degrees, SPOT_DECIMALS) for degrees in place)


def _site_details(fact: SiteMark, drawing: DrawingContext) -> Iterator[str]:
    words = drawing.words
    if fact.approximate:
        yield approximate_within(fact.uncertainty_m, words)
    theme_name = drawing.theme_names.get(fact.theme_id) if fact.theme_id else None
    if theme_name:
        yield words.text("map-site-theme", theme=theme_name)
    year = words.fiscal_year(fact.last_fiscal_year)
    yield words.text("map-site-visits", visits=fact.visits, year=year)
    if fact.perhaps:
        yield words.text("map-site-perhaps")
    if fact.together > 1:
        yield words.text("map-site-together", sites=fact.together)


def _host_details(host: visits.HostVisitedRow, drawing: DrawingContext) -> Iterator[str]:
    words = drawing.words
    times, online = int(host["seminars"]), int(host["online"])
    year = words.fiscal_year(int(host["last_fiscal_year"]))
    yield words.text("map-host-times", times=times, year=year)
    if online:
        yield words.text("map-host-online", online=online)


def approximate_within(uncertainty_m: int | None, words: Words) -> str:
    """Say how approximate a place is."""
    if uncertainty_m is None:
        return words.text("map-approximate")
    if uncertainty_m < 1000:
        return words.text("map-approximate-metres", distance=uncertainty_m)
    kilometres = words.number(round(uncertainty_m / 1000, 1))
    return words.text("map-approximate-kilometres", distance=kilometres)
