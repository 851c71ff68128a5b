"""The marks of a still map: the layers of a deck, drawn as SVG.

A deck says all that is to be seen: rows, and for each property a value or the field of the row
that has it ("@@=colour"). What is read here is the text that the browser gets, so that both maps
show the same. A kind of layer that is not known here is an error.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import atan2, degrees, hypot, radians, sin
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from analysis.maps.static_map.svg import Attributes, Window, element, gathered, number, paint

# The signs of the kinds of sites, as shapes; `kinds.png` shows the same to the browser.

SHAPES = Path(__file__).parents[3] / "data" / "basemap" / "kinds.json"
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


# The marks of a still map: the layers of a deck, drawn as SVG.
#
# A deck says all that is to be seen: rows, and for each property a value or the field of the row
# that has it ("@@=colour"). What is read here is the text that the browser gets, so that both maps
# show the same. A kind of layer that is not known here is an error.

LayerRow = Mapping[str, Any]
FIELD = "@@="
# Of more marks than this nobody finds one under the pointer, and the words would weigh more than
# the picture; the list beside a map has them.
MOST_TOLD = 2_000
# Where the middle of letters is above their line, in parts of their size.
MIDDLE = 0.35


@dataclass(frozen=True)
class DeckLayer:
    """A layer of a deck's JSON."""

    written: Mapping[str, Any]

    def of(self, row: LayerRow, name: str, default: Any = None) -> Any:
        """Return a property of a row."""
        value = self.written.get(name, default)
        if isinstance(value, str) and value.startswith(FIELD):
            return row[value.removeprefix(FIELD)]
        return value


def layers_svg(layers: Iterable[Mapping[str, Any]], window: Window) -> list[Element]:
    """Return one group for each layer, called by its id in data-layer: one element for each row."""
    return [_group(layer, window) for layer in layers if layer["data"]]


def _group(written: Mapping[str, Any], window: Window) -> Element:
    layer, draw = DeckLayer(written), KINDS[written["@@type"]]
    rows = written["data"]
    marks = [draw(layer, row, window) for row in rows]
    if len(rows) <= MOST_TOLD:
        marks = [_told(mark, row) for mark, row in zip(marks, rows, strict=True)]
    return gathered(marks, data_layer=written["id"])


def _told(mark: Element, row: LayerRow) -> Element:
    """Let a mark say what the interactive map's tooltip says of it."""
    if "details" in row:
        mark.insert(0, element("title", text=f"{row['name']}\n{row['details']}"))
    return mark


def _circle(layer: DeckLayer, row: LayerRow, window: Window) -> Element:
    x, y = window.at(layer.of(row, "getPosition"))
    right, up = layer.of(row, "getPixelOffset", (0, 0))
    x, y = x + right, y - up
    filled = layer.of(row, "filled", True)
    fill = paint("fill", layer.of(row, "getFillColor")) if filled else {"fill": "none"}
    edge = _edge(layer, row, x) if layer.of(row, "stroked", False) else {}
    return element("circle", cx=x, cy=y, r=_radius(layer, row, window), **fill, **edge)


def _radius(layer: DeckLayer, row: LayerRow, window: Window) -> float:
    radius = layer.of(row, "getRadius")
    if layer.of(row, "radiusUnits") == "meters":
        radius = window.length(radius, layer.of(row, "getPosition")[1])
    radius = max(radius, layer.of(row, "radiusMinPixels", 0))
    return float(min(radius, layer.of(row, "radiusMaxPixels", radius)))


def _edge(layer: DeckLayer, row: LayerRow, x: float) -> Attributes:
    """Return the edge of a circle; deck.gl's dashes begin in the west and run by the south."""
    width = layer.of(row, "getLineWidth")
    dashes = [dash for dash in layer.of(row, "getDashArray", ()) if dash]
    return {
        **paint("stroke", layer.of(row, "getLineColor")),
        "stroke_width": width,
        "stroke_dasharray": " ".join(number(dash * width) for dash in dashes),
        "transform": f"matrix(-1 0 0 1 {number(2 * x)} 0)" if dashes else "",
    }


def _arc(layer: DeckLayer, row: LayerRow, window: Window) -> Element:
    """Draw half an ellipse: what deck.gl's leaning arc is from straight above."""
    start = window.at(layer.of(row, "getSourcePosition"))
    end = window.at(layer.of(row, "getTargetPosition"))
    across, down = end[0] - start[0], end[1] - start[1]
    tilt, half = layer.of(row, "getTilt"), hypot(across, down) / 2
    rise = half * layer.of(row, "getHeight") * sin(radians(abs(tilt)))
    shape = [half, rise, degrees(atan2(down, across)), 0, int(tilt > 0), *end]
    name = "-".join(["arc", *(number(place) for place in (*start, *end))])
    line = element(
        "path",
        d=f"M{_listed(start)}A{_listed(shape)}",
        fill="none",
        stroke=f"url(#{name})",
        stroke_width=layer.of(row, "getWidth"),
    )
    return element("g", [_gradient(layer, row, name, start, end), line])


def _gradient(
    layer: DeckLayer, row: LayerRow, name: str, start: Sequence[float], end: Sequence[float]
) -> Element:
    """Return the colours along a line, which in the elements of one name are the same."""
    stops = (("0", "getSourceColor"), ("1", "getTargetColor"))
    return element(
        "linearGradient",
        [
            element("stop", offset=offset, **paint("stop", layer.of(row, colour), "stop_color"))
            for offset, colour in stops
        ],
        id=name,
        gradientUnits="userSpaceOnUse",
        x1=start[0],
        y1=start[1],
        x2=end[0],
        y2=end[1],
    )


def _path(layer: DeckLayer, row: LayerRow, window: Window) -> Element:
    corners = [_listed(window.at(place)) for place in layer.of(row, "getPath")]
    return element(
        "path",
        d=f"M{'L'.join(corners)}",
        fill="none",
        stroke_linecap="round",
        stroke_linejoin="round",
        stroke_width=layer.of(row, "getWidth"),
        **paint("stroke", layer.of(row, "getColor")),
    )


def _polygon(layer: DeckLayer, row: LayerRow, window: Window) -> Element:
    corners = [_listed(window.at(place)) for place in layer.of(row, "getPolygon")]
    colour = paint("fill", layer.of(row, "getFillColor"))
    return element("path", d=f"M{'L'.join(corners)}Z", **colour)


def _sign(layer: DeckLayer, row: LayerRow, window: Window) -> Element:
    """Draw the sign of a site's kind."""
    x, y = window.at(layer.of(row, "getPosition"))
    size = layer.of(row, "getSize")
    colour = paint("fill", layer.of(row, "getColor"))
    return kind_sign(layer.of(row, "getIcon"), x, y, size, **colour)


def _name(layer: DeckLayer, row: LayerRow, window: Window) -> Element:
    """Draw a name upon its halo."""
    x, y = window.at(layer.of(row, "getPosition"))
    right, down = layer.of(row, "getPixelOffset", (0, 0))
    size = layer.of(row, "getSize")
    halo = layer.of(row, "outlineWidth", 0) / layer.of(row, "fontSettings")["fontSize"]
    first, *others = layer.of(row, "getText").split("\n")
    leading = size * layer.of(row, "lineHeight", 1.0)
    return element(
        "text",
        [element("tspan", text=line, x=x + right, dy=leading) for line in others],
        text=first,
        x=x + right,
        y=y + down + size * MIDDLE - leading * len(others) / 2,
        font_family=layer.of(row, "fontFamily"),
        font_size=size,
        font_weight=layer.of(row, "fontWeight"),
        text_anchor=layer.of(row, "getTextAnchor"),
        paint_order="stroke",
        stroke_width=2 * halo * size,
        stroke_linejoin="round",
        **paint("stroke", layer.of(row, "outlineColor")),
        **paint("fill", layer.of(row, "getColor")),
    )


def _listed(numbers: Iterable[float]) -> str:
    return " ".join(number(one) for one in numbers)


KINDS: Mapping[str, Callable[[DeckLayer, LayerRow, Window], Element]] = {
    "ScatterplotLayer": _circle,
    "ArcLayer": _arc,
    "IconLayer": _sign,
    "PathLayer": _path,
    "PolygonLayer": _polygon,
    "TextLayer": _name,
}
