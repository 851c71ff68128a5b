"""Elements of SVG for a still map: its window on the earth, words as outlines, a bar of scale."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any
from xml.etree.ElementTree import Element, fromstring, tostring

import typst

from analysis.geometry.viewport import Frame, Point, in_pixels, pixels
from analysis.maps.labels import HELD_AT
from analysis.words import fonts

# Elements of SVG, written short.

Attributes = dict[str, Any]
NAMESPACE = "http://www.w3.org/2000/svg"
OPAQUE = 255
# What elements take over from their group.
INHERITED = ("fill", "stroke", "font", "text", "paint")
# Text from data may hold what no XML may.
FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def element(tag: str, children: Iterable[Element] = (), text: str = "", **about: Any) -> Element:
    """Return an element; of its attributes an underscore is a hyphen, and "" leaves one out."""
    said = {name.replace("_", "-"): _said(value) for name, value in about.items() if value != ""}
    made = Element(tag, said)
    made.text = _allowed(text) or None
    made.extend(children)
    return made


def _said(value: object) -> str:
    return number(value) if isinstance(value, int | float) else _allowed(str(value))


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


def window(view: Mapping[str, Any], frame: Frame) -> Window:
    """Return the window of a deck's `initialViewState`."""
    return Window(Point(view["latitude"], view["longitude"]), view["zoom"], frame)
