"""The signs of the kinds of sites, as shapes; `kinds.png` shows the same to the browser."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from analysis.maps.svg import element

SHAPES = Path(__file__).parents[2] / "data" / "basemap" / "kinds.json"
# A shape is drawn on a square of so many units.
UNITS = 15


def kind_sign(kind: str, x: float, y: float, size: float, **about: Any) -> Element:
    """Return the sign of a kind around a point; its cell, margin included, is `size` wide."""
    scale = size / UNITS
    corner = f"translate({x - size / 2:.1f} {y - size / 2:.1f}) scale({scale:.3f})"
    return element("path", d=_shapes()[kind], transform=corner, **about)


@cache
def _shapes() -> Mapping[str, str]:
    found: Mapping[str, str] = json.loads(SHAPES.read_text(encoding="utf-8"))
    return found
