"""The land under a still map: the interactive map's own files, coloured by its own style.

Only what the window shows is drawn, and no finer than its pixels can tell.
"""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element
from zlib import crc32

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import shape

from analysis import palette
from analysis.geometry.viewport import WORLD_PIXELS
from analysis.maps.static_map.svg import Window, element, number

BASEMAP = Path(__file__).parents[3] / "data" / "basemap"
StyleLayer = Mapping[str, Any]
Shapes = NDArray[Any]
Points = NDArray[np.float64]

# In pixels: corners closer together are one, and lines run on beyond the edge.
TOLERANCE, BEYOND = 0.35, 24
SEAM = 0.5
# A blurred line is drawn as several, each narrower and upon the other.
FEATHER = (1.0, 0.67, 0.33)


def basemap_layers(scheme: palette.Scheme, window: Window) -> list[Element]:
    """Return sea, land, lakes and the borders of prefectures, from the bottom up."""
    style = _style(scheme)
    layers = [layer for layer in style["layers"] if layer.get("minzoom", 0) <= window.zoom]
    used = {layer["source"] for layer in layers if "source" in layer}
    files = {name: Path(style["sources"][name]["data"]).name for name in sorted(used)}
    paths = {name: _path(file, window) for name, file in files.items()}
    defined = [element("path", d=path, id=_id(path)) for path in paths.values() if path]
    drawn = (part for layer in layers for part in _drawn(layer, paths, window))
    return [element("defs", defined), *drawn]


def on_dark() -> Mapping[str, str]:
    """Return the colours of the dark ground by those of the light one."""
    pairs = zip(_style("light")["layers"], _style("dark")["layers"], strict=True)
    return {
        value: dark["paint"][name]
        for light, dark in pairs
        for name, value in light["paint"].items()
        if str(value).startswith("#")
    }


@cache
def _style(scheme: palette.Scheme) -> Mapping[str, Any]:
    style = json.loads((BASEMAP / f"style-{scheme}.json").read_text(encoding="utf-8"))
    assert isinstance(style, dict)
    return style


@cache
def _shapes(file: str) -> Shapes:
    """Return the shapes of a file in pixels of zoom 0, those of the world's other turn too."""
    content = json.loads((BASEMAP / file).read_text(encoding="utf-8"))
    found = content.get("geometries") or [part["geometry"] for part in content["features"]]
    shapes = np.array([shape(geometry) for geometry in found if geometry], dtype=object)
    once: Shapes = shapely.transform(shapely.get_parts(shapes), _mercator)
    again = shapely.transform(once, lambda points: points + np.array([WORLD_PIXELS, 0]))
    return np.concatenate([once, again])


def _mercator(points: Points) -> Points:
    longitude, latitude = points.T
    northward = np.degrees(np.arcsinh(np.tan(np.radians(latitude))))
    return np.column_stack([longitude, -northward]) * (WORLD_PIXELS / 360)


def _path(file: str, window: Window) -> str:
    """Return the part of a file's shapes in a window, as the path of SVG."""
    scale, corner = 2**window.zoom, np.array(window.corner)
    size = np.array([window.frame.width, window.frame.height])
    left, top = (corner - BEYOND) / scale
    right, bottom = (corner + size + BEYOND) / scale
    world = _shapes(file)
    cut = shapely.clip_by_rect(world, left, top, right, bottom)
    seen = shapely.transform(cut, lambda points: points * scale - corner)
    simple = shapely.simplify(seen, TOLERANCE, preserve_topology=False)
    parts = shapely.get_parts(simple[~shapely.is_empty(simple)])
    return "".join(_line(ring) for part in parts for ring in _rings(part))


def _rings(part: Any) -> Iterator[Any]:
    if part.geom_type == "Polygon":
        yield from (part.exterior, *part.interiors)
    elif part.geom_type == "LineString":
        yield part


def _line(ring: Any) -> str:
    """Return a line in steps of tenths of a pixel; the last corner of a closed one is its end."""
    corners = np.rint(np.asarray(ring.coords) * 10).astype(int).tolist()
    steps = [(x - before_x, y - before_y) for (before_x, before_y), (x, y) in pairwise(corners)]
    closed = corners[0] == corners[-1]
    moves = " ".join(_step(*step) for step in (steps[:-1] if closed else steps) if any(step))
    return f"M{_step(*corners[0])}l{moves}{'z' if closed else ''}" if moves else ""


def _step(x: int, y: int) -> str:
    return f"{number(x / 10)},{number(y / 10)}"


def _id(path: str) -> str:
    """Name a path by what it is, so that several maps in one page do not mix theirs up."""
    return f"land-{crc32(path.encode()):08x}"


def _drawn(layer: StyleLayer, paths: Mapping[str, str], window: Window) -> Iterator[Element]:
    """Return what draws a layer of the style."""
    painted = {name: _at(value, window.zoom) for name, value in layer["paint"].items()}
    if layer["type"] == "background":
        width, height = window.frame.width, window.frame.height
        yield element("rect", width=width, height=height, fill=painted["background-color"])
    elif path := paths[layer["source"]]:
        draw = {"fill": _filled, "line": _lined}[layer["type"]]
        yield from draw(f"#{_id(path)}", painted)


def _at(value: Any, zoom: float) -> Any:
    """Return a value of the style at a zoom: as it is, or between the steps it is given for."""
    if not isinstance(value, list):
        return value
    _, _, _, *steps = value
    return round(float(np.interp(zoom, steps[::2], steps[1::2])), 2)


def _filled(path: str, painted: Mapping[str, Any]) -> Iterator[Element]:
    """Fill shapes; an edge of the same colour closes the seam between two files."""
    colour = painted["fill-color"]
    edge = painted.get("fill-outline-color", colour)
    yield element("use", href=path, fill=colour, stroke=edge, stroke_width=SEAM)


def _lined(path: str, painted: Mapping[str, Any]) -> Iterator[Element]:
    blurred = "line-blur" in painted
    opacity = painted.get("line-opacity", 1)
    for share in FEATHER if blurred else FEATHER[:1]:
        yield element(
            "use",
            href=path,
            fill="none",
            stroke=painted["line-color"],
            stroke_width=painted["line-width"] * share,
            stroke_opacity=f"{opacity / len(FEATHER) if blurred else opacity:.2f}",
            stroke_linejoin="round",
        )
