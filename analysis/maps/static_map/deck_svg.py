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

from analysis.maps.static_map.svg import Attributes, Spec, Window, element, gathered, number, paint

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

FIELD = "@@="
# Of more marks than this nobody finds one under the pointer, and the words would weigh more than
# the picture; the list beside a map has them.
MOST_TOLD = 2_000
# Where the middle of letters is above their line, in parts of their size.
MIDDLE = 0.35


def layers_svg(layers: Iterable[Spec], window: Window) -> list[Element]:
    """Return one group for each layer, called by its id in data-layer: one element for each row."""
    return [_group(layer, window) for layer in layers if layer["data"]]


def _group(written: Spec, window: Window) -> Element:
    draw, rows = KINDS[written["@@type"]], written["data"]
    marks = [draw(_Mark(written, row, window)) for row in rows]
    if len(rows) <= MOST_TOLD:
        marks = [_told(mark, row) for mark, row in zip(marks, rows, strict=True)]
    return gathered(marks, data_layer=written["id"])


def _told(mark: Element, row: Spec) -> Element:
    """Let a mark say what the interactive map's tooltip says of it."""
    if "details" in row:
        mark.insert(0, element("title", text=f"{row['name']}\n{row['details']}"))
    return mark


@dataclass(frozen=True)
class _Mark:
    """A row of a layer in a window, drawn as the kind of the layer says."""

    layer: Spec
    row: Spec
    window: Window

    def of(self, name: str, default: Any = None) -> Any:
        """Return a property of the row, as the JSON of its layer has it."""
        value = self.layer.get(name, default)
        if isinstance(value, str) and value.startswith(FIELD):
            return self.row[value.removeprefix(FIELD)]
        return value

    def circle(self) -> Element:
        x, y = self.window.at(self.of("getPosition"))
        right, up = self.of("getPixelOffset", (0, 0))
        x, y = x + right, y - up
        filled = self.of("filled", True)
        fill = paint("fill", self.of("getFillColor")) if filled else {"fill": "none"}
        edge = self._edge(x) if self.of("stroked", False) else {}
        return element("circle", cx=x, cy=y, r=self._radius(), **fill, **edge)

    def _radius(self) -> float:
        radius = self.of("getRadius")
        if self.of("radiusUnits") == "meters":
            radius = self.window.length(radius, self.of("getPosition")[1])
        radius = max(radius, self.of("radiusMinPixels", 0))
        return float(min(radius, self.of("radiusMaxPixels", radius)))

    def _edge(self, x: float) -> Attributes:
        """Return the edge of a circle; deck.gl's dashes begin in the west and run by the south."""
        width = self.of("getLineWidth")
        dashes = [dash for dash in self.of("getDashArray", ()) if dash]
        return {
            **paint("stroke", self.of("getLineColor")),
            "stroke_width": width,
            "stroke_dasharray": " ".join(number(dash * width) for dash in dashes),
            "transform": f"matrix(-1 0 0 1 {number(2 * x)} 0)" if dashes else "",
        }

    def arc(self) -> Element:
        """Draw half an ellipse: what deck.gl's leaning arc is from straight above."""
        start = self.window.at(self.of("getSourcePosition"))
        end = self.window.at(self.of("getTargetPosition"))
        across, down = end[0] - start[0], end[1] - start[1]
        tilt, half = self.of("getTilt"), hypot(across, down) / 2
        rise = half * self.of("getHeight") * sin(radians(abs(tilt)))
        shape = [half, rise, degrees(atan2(down, across)), 0, int(tilt > 0), *end]
        name = "-".join(["arc", *(number(place) for place in (*start, *end))])
        line = element(
            "path",
            d=f"M{_listed(start)}A{_listed(shape)}",
            fill="none",
            stroke=f"url(#{name})",
            stroke_width=self.of("getWidth"),
        )
        return element("g", [self._gradient(name, start, end), line])

    def _gradient(self, name: str, start: Sequence[float], end: Sequence[float]) -> Element:
        """Return the colours along a line, which in the elements of one name are the same."""
        stops = (("0", "getSourceColor"), ("1", "getTargetColor"))
        return element(
            "linearGradient",
            [
                element("stop", offset=offset, **paint("stop", self.of(colour), "stop_color"))
                for offset, colour in stops
            ],
            id=name,
            gradientUnits="userSpaceOnUse",
            x1=start[0],
            y1=start[1],
            x2=end[0],
            y2=end[1],
        )

    def path(self) -> Element:
        corners = [_listed(self.window.at(place)) for place in self.of("getPath")]
        return element(
            "path",
            d=f"M{'L'.join(corners)}",
            fill="none",
            stroke_linecap="round",
            stroke_linejoin="round",
            stroke_width=self.of("getWidth"),
            **paint("stroke", self.of("getColor")),
        )

    def polygon(self) -> Element:
        corners = [_listed(self.window.at(place)) for place in self.of("getPolygon")]
        colour = paint("fill", self.of("getFillColor"))
        return element("path", d=f"M{'L'.join(corners)}Z", **colour)

    def sign(self) -> Element:
        """Draw the sign of a site's kind."""
        x, y = self.window.at(self.of("getPosition"))
        size = self.of("getSize")
        colour = paint("fill", self.of("getColor"))
        return kind_sign(self.of("getIcon"), x, y, size, **colour)

    def name(self) -> Element:
        """Draw a name upon its halo."""
        x, y = self.window.at(self.of("getPosition"))
        right, down = self.of("getPixelOffset", (0, 0))
        size = self.of("getSize")
        halo = self.of("outlineWidth", 0) / self.of("fontSettings")["fontSize"]
        first, *others = self.of("getText").split("\n")
        leading = size * self.of("lineHeight", 1.0)
        return element(
            "text",
            [element("tspan", text=line, x=x + right, dy=leading) for line in others],
            text=first,
            x=x + right,
            y=y + down + size * MIDDLE - leading * len(others) / 2,
            font_family=self.of("fontFamily"),
            font_size=size,
            font_weight=self.of("fontWeight"),
            text_anchor=self.of("getTextAnchor"),
            paint_order="stroke",
            stroke_width=2 * halo * size,
            stroke_linejoin="round",
            **paint("stroke", self.of("outlineColor")),
            **paint("fill", self.of("getColor")),
        )


def _listed(numbers: Iterable[float]) -> str:
    return " ".join(number(one) for one in numbers)


KINDS: Mapping[str, Callable[[_Mark], Element]] = {
    "ScatterplotLayer": _Mark.circle,
    "ArcLayer": _Mark.arc,
    "IconLayer": _Mark.sign,
    "PathLayer": _Mark.path,
    "PolygonLayer": _Mark.polygon,
    "TextLayer": _Mark.name,
}
