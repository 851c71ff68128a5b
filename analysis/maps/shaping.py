"""Words of a drawing as outlines, where typst would tear their letters apart.

In a drawing typst looks for other fonts letter by letter: it has no sense for scripts in which
letters join, as in Khmer, Tamil or Arabic. In a page it sets them right; so they are set there, and
their outlines put in the place of the words.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from xml.etree.ElementTree import Element, fromstring

import typst

from analysis import fonts
from analysis.maps.labels import HELD_AT
from analysis.maps.svg import NAMESPACE, document, element

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
    told = typst.compile(LINE, font_paths=fonts.typst_fonts(), format="svg", sys_inputs=inputs)
    drawn = _plain(fromstring(told))  # noqa: S314 - written by typst
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
