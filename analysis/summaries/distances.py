"""How far places lie from each other, and which sites lie near another."""

from typing import TypedDict

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.dataset import Dataset
from analysis.rows import summary
from analysis.summaries.visits import has_point, is_approximate

EARTH_RADIUS_KM = 6371.0
# What can be reached between two items of a day's programme.
NEAR_SITE_KM = 10

Degrees = float | pd.Series


def great_circle_km(
    latitude: Degrees, longitude: Degrees, other_latitude: Degrees, other_longitude: Degrees
) -> npt.NDArray[np.float64]:
    """Return the shortest way over the globe in kilometres (haversine), NaN without a place."""
    north, east, other_north, other_east = (
        np.radians(np.asarray(degrees, dtype=np.float64))
        for degrees in (latitude, longitude, other_latitude, other_longitude)
    )
    half_chord = (
        np.sin((other_north - north) / 2) ** 2
        + np.cos(north) * np.cos(other_north) * np.sin((other_east - east) / 2) ** 2
    )
    distance: npt.NDArray[np.float64] = (
        2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.minimum(half_chord, 1)))
    )
    return distance


class NearSiteRow(TypedDict):
    """A row of `sites_near`."""

    site_id: str
    name_en: str
    name_ja: str
    distance_km: float
    approximate: bool


@summary(NearSiteRow)
def sites_near(dataset: Dataset, site_id: str, within_km: float = NEAR_SITE_KM) -> pd.DataFrame:
    """One row per other site within a distance of a site, the nearest first, then by id.

    Columns: site_id, name_en, name_ja, distance_km (kilometres), approximate (bool: its place is).
    Sites without a place have no row; a site without one has none near. Raises LookupError for an
    unknown site.
    """
    sites = dataset.sites
    if site_id not in set(sites["site_id"]):
        raise LookupError(site_id)
    here = sites[sites["site_id"] == site_id].iloc[0]
    distances = great_circle_km(
        here["latitude"], here["longitude"], sites["latitude"], sites["longitude"]
    )
    rows = sites[["site_id", "name_en", "name_ja"]].assign(
        distance_km=distances, approximate=is_approximate(sites)
    )
    # NaN, a place that is not documented, is never within.
    others = has_point(sites) & (sites["site_id"] != site_id) & (rows["distance_km"] <= within_km)
    near = rows[others].astype({"site_id": "string"})
    return near.sort_values(["distance_km", "site_id"], ignore_index=True)
