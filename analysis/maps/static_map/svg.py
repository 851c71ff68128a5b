"""Elements of SVG for a still map: its window on the earth, words as outlines, scale and land."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, fromstring, tostring
from zlib import crc32

import numpy as np
import shapely
import typst
from numpy.typing import NDArray
from shapely.geometry import shape

from analysis import palette
from analysis.geometry.viewport import WORLD_PIXELS, Frame, Point, in_pixels, pixels
from analysis.maps.labels import HELD_AT
from analysis.words import fonts

# Elements of SVG, written short.

Attributes = dict[str, Any]
# An object of JSON: a layer of a deck or of a style, a part of a figure.
Spec = Mapping[str, Any]
NAMESPACE = "http://www.w3.org/2000/svg"
OPAQUE = 255
# What elements take over from their group.
INHERITED = ("fill", "stroke", "font", "text", "paint")
# Text from data may hold what no XML may.
FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def element(tag: str, children: Iterable[Element] = (), text: str = "", **about: Any) -> Element:
    """Return an element; of its attributes an underscore is a hyphen, and "" leaves one out."""
    said = {
        name.replace("_", "-"): (
            number(value) if isinstance(value, int | float) else _allowed(str(value))
        )
        for name, value in about.items()
        if value != ""
    }
    made = Element(tag, said)
    made.text = _allowed(text) or None
    made.extend(children)
    return made


def number(value: object) -> str:
    """Return a number to a tenth of a pixel, and anything else as it is."""
    return f"{round(value, 1) + 0:g}" if isinstance(value, int | float) else str(value)


def gathered(children: Sequence[Element], **about: Any) -> Element:
    """Return a group; what all its children say alike, the group says for them once."""
    group = element("g", children, **about)
    shared = set.intersection(*(set(child.attrib.items()) for child in children))
    for name, value in sorted(shared):
        if name.startswith(INHERITED):
            group.set(name, value)
            for child in children:
                del child.attrib[name]
    return group


def paint(name: str, colour: Sequence[int], colour_name: str = "") -> Attributes:
    """Return a colour of deck.gl as the attributes of a "fill" or "stroke"."""
    return {**_painted(name, tuple(colour), colour_name or name)}


@cache
def _painted(name: str, colour: tuple[int, ...], colour_name: str) -> Attributes:
    """Return what is shared by all marks of a colour: there are few, and marks are many."""
    red, green, blue, *alpha = colour
    painted: Attributes = {colour_name: f"#{red:02x}{green:02x}{blue:02x}"}
    opacity = (alpha[0] if alpha else OPAQUE) / OPAQUE
    return painted if opacity == 1 else {**painted, f"{name}_opacity": f"{opacity:.2g}"}


def document(drawing: Element) -> str:
    """Return a drawing as text."""
    drawing.set("xmlns", NAMESPACE)
    return tostring(drawing, encoding="unicode")


def _allowed(text: str) -> str:
    return FORBIDDEN.sub("", text)


# Words of a drawing as outlines, where typst would tear their letters apart.
#
# In a drawing typst looks for other fonts letter by letter: it has no sense for scripts in which
# letters join, as in Khmer, Tamil or Arabic. In a page it sets them right; so they are set there,
# and their outlines put in the place of the words.

LINE = b"""
#let line = json(bytes(sys.inputs.line))
#set page(width: auto, height: auto, margin: 0pt, fill: none)
#set text(
  font: line.fonts, size: line.size * 1pt, weight: int(line.weight),
  top-edge: "baseline", bottom-edge: "baseline",
)
#box(line.text)
"""
# What a line takes over from its group and needs before it can be set.
STYLE: Mapping[str, str] = {"font-size": "16", "font-weight": "400", "text-anchor": "start"}
OF_TEXT = (*STYLE, "font-family", "x", "y")


def shaped(picture: str) -> str:
    """Return an SVG document that typst can draw: no letter is lost, and none torn apart."""
    signed = fonts.signed(picture)
    if fonts.is_set_by_main(signed):
        return signed
    drawing = _plain(fromstring(signed))  # noqa: S314 - our own drawing
    _shape(drawing, STYLE)
    return document(drawing)


def _plain(drawing: Element) -> Element:
    """Take the namespace from the names of all elements, as our own elements have none."""
    for part in drawing.iter():
        part.tag = part.tag.removeprefix(f"{{{NAMESPACE}}}")
    return drawing


def _shape(group: Element, style: Mapping[str, str]) -> None:
    """Put outlines in the place of the words below an element that need it."""
    style = {name: group.get(name, inherited) for name, inherited in style.items()}
    for number, part in enumerate(group):
        if part.tag != "text":
            _shape(part, style)
        elif not fonts.is_set_by_main("".join(part.itertext())):
            group[number] = _outlined(part, style)


def _outlined(text: Element, style: Mapping[str, str]) -> Element:
    """Return the outlines of the lines of a text, of the same colour and with the same halo."""
    style = {name: text.get(name, inherited) for name, inherited in style.items()}
    lines = list(_lines(text, style))
    about = {name: value for name, value in text.items() if name not in OF_TEXT}
    # The halo of a letter lies below all letters.
    return element(
        "g", [element("g", lines, fill="none"), element("g", lines, stroke="none")], **about
    )


def _lines(text: Element, style: Mapping[str, str]) -> Iterator[Element]:
    x, y = float(text.get("x", 0)), float(text.get("y", 0))
    if text.text:
        yield _line(text.text, x, y, style)
    for line in text.findall("tspan"):
        y += float(line.get("dy", 0))
        yield _line(line.text or "", float(line.get("x", x)), y, style)


def _line(text: str, x: float, y: float, style: Mapping[str, str]) -> Element:
    content: Mapping[str, object] = {
        "text": text,
        "size": float(style["font-size"]),
        "weight": style["font-weight"],
        "fonts": list(fonts.families()),
    }
    inputs = {"line": json.dumps(content, ensure_ascii=False)}
    compiled = typst.compile(LINE, font_paths=fonts.typst_fonts(), format="svg", sys_inputs=inputs)
    drawn = _plain(fromstring(compiled))  # noqa: S314 - written by typst
    width = float(drawn.get("viewBox", "").split()[2])
    left = x - width * HELD_AT[style["text-anchor"]]
    shapes = {shape.get("id"): shape[0].get("d", "") for shape in drawn.iter("symbol")}
    place = f"translate({left:.2f} {y:.2f})"
    return element("g", _colourless(drawn.findall("g"), shapes), transform=place)


def _colourless(parts: Iterable[Element], shapes: Mapping[str | None, str]) -> Iterator[Element]:
    """Yield groups of letters in the colour of what they stand in."""
    for part in parts:
        if part.tag == "g":
            inner = _colourless(part, shapes)
            yield element("g", inner, transform=part.get("transform", ""))
        else:
            name = next(value for key, value in part.items() if key.endswith("href"))
            place = f"translate({part.get('x')} {part.get('y')})"
            yield element("path", d=shapes[name.removeprefix("#")], transform=place)


# What a still map shows: from places on earth to the pixels of its picture.


@dataclass(frozen=True)
class Window:
    """A view's middle and zoom, and the size of the picture."""

    middle: Point
    zoom: float
    frame: Frame

    @cached_property
    def corner(self) -> tuple[float, float]:
        """The upper left corner, in pixels right and down from 0 north, 0 east."""
        x, y = pixels(self.middle, self.zoom)
        return x - self.frame.width / 2, y - self.frame.height / 2

    def at(self, position: Sequence[float]) -> tuple[float, float]:
        """Return the pixels, from the upper left corner, of a longitude and latitude."""
        x, y = pixels(Point(position[1], position[0]), self.zoom)
        left, top = self.corner
        return x - left, y - top

    def length(self, metres: float, latitude: float) -> float:
        """Return the pixels that a distance takes at a latitude."""
        return in_pixels(metres, latitude, self.zoom)


def window(view: Spec, frame: Frame) -> Window:
    """Return the window of a deck's `initialViewState`."""
    return Window(Point(view["latitude"], view["longitude"]), view["zoom"], frame)


# The land under a still map: the interactive map's own files, coloured by its own style.
#
# Only what the window shows is drawn, and no finer than its pixels can tell.

BASEMAP = Path(__file__).parents[3] / "data" / "basemap"
Shapes = NDArray[Any]
Points = NDArray[np.float64]

# In pixels: corners closer together are one, and lines run on beyond the edge.
TOLERANCE, BEYOND = 0.35, 24
SEAM = 0.5
# A blurred line is drawn as several, each narrower and upon the other. They are wide, and without a
# graphics card a browser takes long for each of their corners: three quarters of the whole map went
# into them. With corners this far apart it draws the map of Home in a quarter of the time, and no
# pixel differs by more than 7 of 256 levels.
FEATHER = (1.0, 0.67, 0.33)
BLURRED = 3


def basemap_layers(scheme: palette.Scheme, window: Window) -> list[Element]:
    """Return sea, land, lakes and the borders of prefectures, from the bottom up."""
    style = _style(scheme)
    layers = [layer for layer in style["layers"] if layer.get("minzoom", 0) <= window.zoom]
    used = {(layer["source"], _tolerance(layer)) for layer in layers if "source" in layer}
    paths = {
        (source, tolerance): _path(Path(style["sources"][source]["data"]).name, window, tolerance)
        for source, tolerance in sorted(used)
    }
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
def _style(scheme: palette.Scheme) -> Spec:
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


def _tolerance(layer: Spec) -> float:
    return BLURRED if "line-blur" in layer["paint"] else TOLERANCE


def _path(file: str, window: Window, tolerance: float) -> str:
    """Return the part of a file's shapes in a window, as the path of SVG."""
    scale, corner = 2**window.zoom, np.array(window.corner)
    size = np.array([window.frame.width, window.frame.height])
    left, top = (corner - BEYOND) / scale
    right, bottom = (corner + size + BEYOND) / scale
    world = _shapes(file)
    cut = shapely.clip_by_rect(world, left, top, right, bottom)
    seen = shapely.transform(cut, lambda points: points * scale - corner)
    simple = shapely.simplify(seen, tolerance, preserve_topology=False)
    parts = shapely.get_parts(simple[~shapely.is_empty(simple)])
    return "".join(_boundary_line(ring) for part in parts for ring in _rings(part))


def _rings(part: Any) -> Iterator[Any]:
    if part.geom_type == "Polygon":
        yield from (part.exterior, *part.interiors)
    elif part.geom_type == "LineString":
        yield part


def _boundary_line(ring: Any) -> str:
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


def _drawn(
    layer: Spec, paths: Mapping[tuple[str, float], str], window: Window
) -> Iterator[Element]:
    """Return what draws a layer of the style."""
    painted = {name: _at(value, window.zoom) for name, value in layer["paint"].items()}
    if layer["type"] == "background":
        width, height = window.frame.width, window.frame.height
        yield element("rect", width=width, height=height, fill=painted["background-color"])
    elif path := paths[layer["source"], _tolerance(layer)]:
        draw = {"fill": _filled, "line": _lined}[layer["type"]]
        yield from draw(f"#{_id(path)}", painted)


def _at(value: Any, zoom: float) -> Any:
    """Return a value of the style at a zoom: as it is, or between the steps it is given for."""
    if not isinstance(value, list):
        return value
    _, _, _, *steps = value
    return round(float(np.interp(zoom, steps[::2], steps[1::2])), 2)


def _filled(path: str, painted: Spec) -> Iterator[Element]:
    """Fill shapes; an edge of the same colour closes the seam between two files."""
    colour = painted["fill-color"]
    edge = painted.get("fill-outline-color", colour)
    yield element("use", href=path, fill=colour, stroke=edge, stroke_width=SEAM)


def _lined(path: str, painted: Spec) -> Iterator[Element]:
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
