"""Elements of SVG, written short."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any
from xml.etree.ElementTree import Element, tostring

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
