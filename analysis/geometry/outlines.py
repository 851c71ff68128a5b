"""The outlines of Japan's prefectures, made small enough for a picture a hand wide."""

import json
import unicodedata
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

# Degrees east and north, the first point also the last.
Ring = tuple[tuple[float, float], ...]
Outlines = Mapping[str, tuple[Ring, ...]]

# About a kilometre: finer than a pixel of the picture.
DECIMALS = 2
# Smaller islands are specks (square degrees, about 50 km²).
SMALLEST = 0.005


def read_outlines(path: Path) -> Outlines:
    """Return the outlines of each prefecture by its English name without accents ("Hyogo").

    The largest comes first. Of several islands those too small to see are left out.
    """
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    return {without_marks(feature["properties"]["name"]): _rings(feature) for feature in features}


def area(ring: Ring) -> float:
    """Return the area that a ring encloses, in square degrees."""
    pairs = pairwise(ring)
    return abs(sum(x * other_y - other_x * y for (x, y), (other_x, other_y) in pairs)) / 2


def middle(ring: Ring) -> tuple[float, float]:
    """Return the centre of gravity of a ring."""
    pairs = list(pairwise(ring))
    crossed = [x * other_y - other_x * y for (x, y), (other_x, other_y) in pairs]
    whole = 3 * sum(crossed)
    steps = list(zip(pairs, crossed, strict=True))
    return (
        sum((one[0] + other[0]) * weight for (one, other), weight in steps) / whole,
        sum((one[1] + other[1]) * weight for (one, other), weight in steps) / whole,
    )


def _rings(feature: Mapping[str, Any]) -> tuple[Ring, ...]:
    geometry = feature["geometry"]
    shapes = geometry["coordinates"]
    polygons = shapes if geometry["type"] == "MultiPolygon" else [shapes]
    # Of each polygon the outer ring; lakes are not drawn.
    rings = sorted((_rounded(polygon[0]) for polygon in polygons), key=area, reverse=True)
    return (rings[0], *(ring for ring in rings[1:] if area(ring) >= SMALLEST))


def _rounded(ring: list[list[float]]) -> Ring:
    points = [(round(x, DECIMALS), round(y, DECIMALS)) for x, y in ring]
    return tuple(point for row, point in enumerate(points) if row == 0 or point != points[row - 1])


def without_marks(name: str) -> str:
    """Return a name without the marks upon its letters: Hyōgo → Hyogo."""
    letters = unicodedata.normalize("NFD", name)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
