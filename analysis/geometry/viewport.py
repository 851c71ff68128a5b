"""Where the reader looks: a view that holds the given points, from one site to half the world.

The server does not know the width of the reader's map, so a view is fitted to a `Frame`, the
smallest map the page expects to draw; a larger one shows more around it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import asinh, atan, cos, degrees, isnan, log2, radians, sinh, tan
from typing import NamedTuple

import pandas as pd
import pydeck

# What the basemap can bear: beyond 12 the coast shows its corners.
FARTHEST, NEAREST = 0.5, 12.0
# A single place is shown with its surroundings, about 30 km across.
AROUND_ONE_PLACE = 10.6
# From here on a map shows one city, and its sites carry their names.
CITY_SCALE = 8.5
# deck.gl draws the whole world 512 pixels wide at zoom 0.
WORLD_PIXELS = 512
EQUATOR_METRES = 40_075_017
# The world is cut in the Atlantic, so that America lies east of Japan.
WESTERN_EDGE = -25.0


class Point(NamedTuple):
    """A place, in degrees north and degrees east."""

    latitude: float
    longitude: float


@dataclass(frozen=True)
class Frame:
    """The size of the drawn map and the margin kept free of points, in pixels."""

    width: int = 520
    height: int = 520
    margin: int = 38


DESKTOP = Frame()
PHONE = Frame(width=325, height=400, margin=28)
# One of two maps beside each other, and a map beside other figures.
HALF = Frame(width=420, height=420, margin=34)
SMALL = Frame(width=340, height=400, margin=30)

# Corners of Japan. The far islands are left out, or Honshu gets small.
JAPAN = (Point(30.8, 128.8), Point(45.6, 146.0))


def points(frame: pd.DataFrame, stem: str = "") -> tuple[Point, ...]:
    """Return the places of a frame's rows (`latitude`, `longitude`, after `stem`), without gaps."""
    latitudes, longitudes = (frame[f"{stem}{name}"].tolist() for name in Point._fields)
    places = map(Point, latitudes, longitudes)
    return tuple(place for place in places if not any(map(isnan, place)))


def around(sites: pd.DataFrame) -> tuple[Point, ...]:
    """Return the places of sites, of approximate ones the corners around their circles."""
    exact, approximate = sites[~sites["approximate"]], sites[sites["approximate"]]
    radii = approximate.dropna(subset=["latitude", "longitude"])["uncertainty_m"].fillna(0)
    circles = zip(points(approximate), radii, strict=True)
    corners = (corner for place, radius in circles for corner in _corners(place, float(radius)))
    return (*points(exact), *corners)


def _corners(place: Point, metres: float) -> tuple[Point, Point]:
    north = metres / EQUATOR_METRES * 360
    east = north / cos(radians(place.latitude))
    return (
        Point(place.latitude - north, place.longitude - east),
        Point(place.latitude + north, place.longitude + east),
    )


def pixels(place: Point, zoom: float) -> tuple[float, float]:
    """Return a place's pixels right and down from 0 north, 0 east."""
    scale = WORLD_PIXELS * 2**zoom / 360
    return eastward(place.longitude) * scale, -_mercator(place.latitude) * scale


def place_at(view: pydeck.ViewState, right: float, down: float) -> Point:
    """Return the place so many pixels right and down from the middle of a view."""
    x, y = pixels(Point(view.latitude, view.longitude), view.zoom)
    scale = WORLD_PIXELS * 2**view.zoom / 360
    return Point(_latitude(-(y + down) / scale), (x + right) / scale)


def in_pixels(metres: float, latitude: float, zoom: float) -> float:
    """Return the pixels that a distance takes on the map."""
    return metres / (EQUATOR_METRES * cos(radians(latitude))) * WORLD_PIXELS * 2**zoom


def eastward(longitude: float) -> float:
    """Return a longitude as counted on our map, from the mid-Atlantic eastward."""
    return longitude + 360 if longitude < WESTERN_EDGE else longitude


def fit(
    places: Iterable[Point], frame: Frame = DESKTOP, nearest: float = AROUND_ONE_PLACE
) -> pydeck.ViewState:
    """Return the closest view that shows all places within the frame; Japan if there are none."""
    shown = tuple(places) or JAPAN
    south, north = _spread(_mercator(place.latitude) for place in shown)
    west, east = _spread(eastward(place.longitude) for place in shown)
    # deck.gl counts the middle of a view only to 180 degrees east.
    middle = min((west + east) / 2, 180.0)
    width = 2 * max(middle - west, east - middle)
    return pydeck.ViewState(
        latitude=round(_latitude((south + north) / 2), 5),
        longitude=round(middle, 5),
        zoom=round(min(_zoom(width, north - south, frame), nearest), 2),
        min_zoom=FARTHEST,
        max_zoom=NEAREST,
        pitch=0,
        bearing=0,
    )


def again(view: pydeck.ViewState, times: int) -> pydeck.ViewState:
    """Return nearly the same view, so that the map goes back to it after the reader moved away.

    The drawn map follows a view only where it differs from the one before; `times` counts how
    often the reader asked for it.
    """
    step = times % 2 * 1e-5
    nudged = {name: vars(view)[name] + step for name in ("latitude", "longitude", "zoom")}
    return pydeck.ViewState(**{**vars(view), **nudged})


def _zoom(width: float, height: float, frame: Frame) -> float:
    """Return the zoom at which a box, in degrees of longitude, fills the frame."""
    scales = [
        (pixels - 2 * frame.margin) / extent
        for pixels, extent in ((frame.width, width), (frame.height, height))
        if extent > 0
    ]
    if not scales:
        return AROUND_ONE_PLACE
    zoom = log2(min(scales) * 360 / WORLD_PIXELS)
    return min(max(zoom, FARTHEST), NEAREST)


def _spread(values: Iterable[float]) -> tuple[float, float]:
    listed = list(values)
    return min(listed), max(listed)


def _mercator(latitude: float) -> float:
    return degrees(asinh(tan(radians(latitude))))


def _latitude(mercator: float) -> float:
    return degrees(atan(sinh(radians(mercator))))
