"""One disc for each city where a map shows a country: the number of visits, and whose they were.

A disc is as large as its visits are many. Its ring tells the families of themes of its sites.
Discs that would lie upon each other stand aside, in pixels, which is so at every zoom; a point
then marks the place itself.
"""

from collections.abc import Collection, Iterator, Sequence
from math import cos, pi, sin, sqrt

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis import palette
from analysis.frames.rows import records
from analysis.geometry.viewport import Frame, Point, pixels
from analysis.maps import labels, marks, scales

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


def at_cities(sites: pd.DataFrame, cities: Sequence[scales.City]) -> pd.DataFrame:
    """Return the sites with a point that belong to one of the cities, with its city_id as city."""
    if not cities:
        return sites.head(0).assign(city="")
    placed = marks.placed_sites(sites)
    placed = placed.assign(city=scales.home_city_ids(placed, cities))
    return placed[placed["city"] != ""]


def disc_rows(
    sites: pd.DataFrame, cities: Sequence[scales.City], drawing: marks.DrawingContext, frame: Frame
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


def _row(city: scales.City, sites: pd.DataFrame, drawing: marks.DrawingContext) -> marks.MarkRow:
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
    return pixels(Point(latitude, longitude), zoom)


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
