"""Places: halves of a position, positions outside their prefecture, levels that are none."""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from analysis.geometry.municipalities import municipalities
from analysis.geometry.outlines import without_marks
from analysis.loading.checked import Checked, CheckedTable, Checks, Finding, at_rows, with_details

_BASEMAP = Path(__file__).parents[2] / "data" / "basemap"
# The outlines are coarse: of the record's sites that lie where they should, one is 5.6 km outside.
ALLOWED_KM = 10.0
_EARTH_KM = 6371.0
# Degrees east are shorter than degrees north, in Japan about so much.
_EAST = 0.81
_PLACE = ("latitude", "longitude")
# How the name of a municipality ends.
_TOWN = "[市町村区]$|[ -](?:City|Town|Village|Ward|shi|cho|machi|son|mura|ku)$"

Degrees = npt.NDArray[np.float64]


def _half_positions(name: str, tables: Checked) -> Iterator[Finding]:
    """Report a latitude without its longitude, or the other way round, at the blank cell."""
    written = _written(tables[name])
    for blank, other in (_PLACE, _PLACE[::-1]):
        flags = ~written[blank] & written[other]
        yield from at_rows(tables[name].frame, flags, blank, "half_position", unusable=(other,))


def _uncertain_without_position(tables: Checked) -> Iterator[Finding]:
    frame = tables["sites"].frame
    flags = frame["uncertainty_m"].notna() & ~_written(tables["sites"]).any(axis="columns")
    yield from at_rows(frame, flags, "uncertainty_m", "uncertainty_alone")


def _written(checked: CheckedTable) -> pd.DataFrame:
    """Whether something is written for latitude and longitude, though it may be refused.

    Where the file lacks a column, nobody can tell.
    """
    text, columns = checked.text.frame, list(_PLACE)
    if text is None or set(_PLACE) & set(checked.text.missing_columns):
        return pd.DataFrame(True, index=checked.frame.index, columns=columns)
    return text.loc[checked.frame.index, columns].notna()


def _levels_against_names(tables: Checked) -> Iterator[Finding]:
    """Report a town that is called a prefecture by its level, and a prefecture that is not."""
    frame, prefectures = tables["hosts"].frame, tables["prefectures"].frame
    names = frame["host_ja"].fillna(frame["host_en"])
    is_town = names.str.contains(_TOWN, regex=True)
    is_prefecture = names.isin([*prefectures["name_ja"], *prefectures["name_en"] + " Prefecture"])
    wrong = ((frame["level"] == "prefecture") & is_town & ~is_prefecture) | (
        (frame["level"] == "municipality") & is_prefecture
    )
    yield from with_details(frame, wrong, "level", "level_name", names)


def _outside_prefecture(name: str, tables: Checked) -> Iterator[Finding]:
    """Report positions farther from their prefecture than its outline and their own word allow."""
    prefectures = tables["prefectures"].frame
    names = dict(zip(prefectures["prefecture"], prefectures["name_en"], strict=True))
    frame = tables[name].frame
    placed = frame[frame[["prefecture", *_PLACE]].notna().all(axis="columns")]
    if placed.empty:
        return
    distances = kilometres_outside(
        placed["prefecture"].tolist(),
        names,
        placed["longitude"].to_numpy(float),
        placed["latitude"].to_numpy(float),
    )
    allowed = np.full(len(placed), ALLOWED_KM)
    if "uncertainty_m" in placed:
        allowed += placed["uncertainty_m"].fillna(0).to_numpy(float) / 1000
    far = pd.Series(distances, placed.index)[distances > allowed]
    for row, distance in far.items():
        yield Finding(int(str(row)), "latitude", "outside_prefecture", f"{distance:.0f}")


def kilometres_outside(
    prefectures: Sequence[str], names: Mapping[str, str], east: Degrees, north: Degrees
) -> Degrees:
    """Return how far each point (degrees) lies outside its prefecture (its code), in km.

    `names` are English names by code. 0 within the prefecture, for an unknown one, and where the
    nearest office of a municipality is its own: the outlines leave islands out, and have Amami,
    which is Kagoshima's, with Okinawa.
    """
    points = shapely.points(east * _EAST, north)
    own = (names.get(code, "") for code in prefectures)
    outlines = np.array([_outlines().get(name) for name in own], dtype=object)
    distances = np.zeros(len(points))
    known = np.flatnonzero([outline is not None for outline in outlines])
    within = shapely.intersects(outlines[known], points[known])
    for at in known[~within]:
        distance = _kilometres(points[at], outlines[at])
        is_far = distance > ALLOWED_KM
        distances[at] = 0 if is_far and _nearest(points[at]) == prefectures[at] else distance
    return distances


def _nearest(point: shapely.Geometry) -> str:
    """Return the prefecture of the office of a municipality that is nearest to a point."""
    return municipalities()[int(_offices().nearest(point))].prefecture


@cache
def _offices() -> shapely.STRtree:
    """Return the offices of the municipalities, in their order, degrees east made shorter."""
    degrees = np.array([(one.longitude * _EAST, one.latitude) for one in municipalities()])
    return shapely.STRtree(shapely.points(degrees))


@cache
def _outlines() -> Mapping[str, shapely.Geometry]:
    """Return the outline of each prefecture by its English name, degrees east made shorter."""
    features = json.loads((_BASEMAP / "prefectures_coarse.geojson").read_bytes())["features"]
    return {
        without_marks(feature["properties"]["name"]): _shape(feature["geometry"])
        for feature in features
    }


def _shape(geometry: Mapping[str, object]) -> shapely.Geometry:
    read = shapely.from_geojson(json.dumps(geometry))
    shape = shapely.make_valid(
        shapely.transform(read, lambda points: points * np.array([_EAST, 1.0]))
    )
    shapely.prepare(shape)
    return shape


def _kilometres(point: shapely.Geometry, shape: shapely.Geometry) -> float:
    """Return the distance from a point to a shape, over the ground."""
    ends = shapely.get_coordinates(shapely.shortest_line(point, shape))
    (east, north), (other_east, other_north) = np.radians(ends / np.array([_EAST, 1.0]))
    half = (
        np.sin((other_north - north) / 2) ** 2
        + np.cos(north) * np.cos(other_north) * np.sin((other_east - east) / 2) ** 2
    )
    return float(2 * _EARTH_KM * np.arcsin(np.sqrt(half)))


CHECKS: Checks = (
    *((name, partial(_half_positions, name)) for name in ("hosts", "sites", "prefectures")),
    ("sites", _uncertain_without_position),
    ("hosts", _levels_against_names),
    *((name, partial(_outside_prefecture, name)) for name in ("hosts", "sites", "prefectures")),
)
