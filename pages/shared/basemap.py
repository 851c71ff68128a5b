"""The geometry that is drawn on the server's side, read once."""

from functools import cache
from pathlib import Path

from analysis.outlines import Outlines, read_outlines

PREFECTURES = Path(__file__).parents[2] / "data" / "basemap" / "prefectures_coarse.geojson"


@cache
def prefecture_outlines() -> Outlines:
    """Return the outlines of the prefectures."""
    return read_outlines(PREFECTURES)
