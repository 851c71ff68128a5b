"""A map without a browser: the picture of a deck, and one that stands alone with title and legend.

It is for paper, files and browsers without WebGL. It is drawn from the deck itself and from the
basemap's own style, so it shows what the interactive map shows, in the same colours, sizes, words.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any
from xml.etree.ElementTree import Element

import pydeck
import typst

from analysis import palette
from analysis.contract.schema import SITE_KINDS
from analysis.geometry.viewport import Frame
from analysis.maps import labels, legend
from analysis.maps.layers import FONTS
from analysis.maps.static_map import deck_svg, svg
from analysis.words import fonts

# A map without a browser: the picture of a deck, for paper, files and browsers without WebGL.
#
# It is drawn from the deck itself and from the basemap's own style, so it shows what the
# interactive map shows, in the same colours, sizes and words.

PAGE = b"""
#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.picture))
"""
# Typst takes a pixel of SVG for 3/4 point, as browsers do.
PIXELS_PER_INCH = 96


def static_map(
    deck: pydeck.Deck, scheme: palette.Scheme, frame: Frame, title: str, description: str = ""
) -> str:
    """Return a deck's picture as an SVG document, as large as the frame.

    The names in a deck are arranged for a frame: it should be this one. `title` and `description`
    say to a reader who does not see the picture what it shows.
    """
    titles = [svg.element("title", text=title), svg.element("desc", text=description)]
    picture = drawn(deck, scheme, frame)
    picture[:0] = titles[: 1 + bool(description)]
    picture.set("role", "img")
    return svg.document(picture)


def drawn(deck: pydeck.Deck, scheme: palette.Scheme, frame: Frame) -> Element:
    """Return a deck's picture as an element of SVG, cut at its edges."""
    deck_json = json.loads(deck.to_json())
    seen = svg.window(deck_json["initialViewState"], frame)
    layers = [layer for group in deck_json["layers"] for layer in group]
    return svg.element(
        "svg",
        [*svg.basemap_layers(scheme, seen), *deck_svg.layers_svg(layers, seen)],
        width=frame.width,
        height=frame.height,
        viewBox=f"0 0 {frame.width} {frame.height}",
    )


def png_bytes(picture: str, scale: float = 2) -> bytes:
    """Return an SVG document as PNG, with so many pixels for each of its own, set in our font."""
    return typst.compile(
        PAGE,
        font_paths=fonts.typst_fonts(),
        format="png",
        ppi=PIXELS_PER_INCH * scale,
        sys_inputs={"picture": svg.shaped(picture)},
    )


# Lines of text in a picture, which nobody breaks for us.

WIDE = r"\u3000-\u30ff\u3400-\u9fff\uff00-\uffef"
# A word with the space behind it; or one Japanese letter with the marks that stay beside it.
PIECES = re.compile(
    rf"[（「『【〔]*[{WIDE}][、。，．）」』】〕・：；ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々〜～]*"
    rf"|[^\s{WIDE}]+\s*|\s+"
)


def broken(text: str, size: float, room: float) -> Iterator[str]:
    """Yield the lines of a text that has so many pixels of room; a longer word runs over."""
    line = ""
    for piece in PIECES.findall(text):
        if line.strip() and labels.label_width((line + piece).rstrip(), size) > room:
            yield line.rstrip()
            line = ""
        line += piece
    if line.strip():
        yield line.rstrip()


# A figure as a picture that stands alone: with its title, its legend, and where it comes from.

# In pixels: the map of a plate, and the paper around it.
POSTER = Frame(width=900, height=600, margin=44)
EDGE, LEADING = 36.0, 1.45
TITLE, SENTENCE, SMALL = 24.0, 15.0, 12.5
# A mark of the legend has so much room; so far apart are its entries.
MARK, GUTTER = 26, 22


@dataclass(frozen=True)
class Poster:
    """A poster's parts, from above: `lines` are the small print beneath the legend.

    `picture` is as wide as `POSTER`; a map is `framed`. A `banner` warns of data that are not real.
    """

    picture: Element
    scheme: palette.Scheme
    title: str
    sentence: str
    banner: str = ""
    signs: Sequence[legend.LegendEntry] = ()
    lines: Sequence[str] = ()
    framed: bool = True


def poster_svg(shown: Poster) -> str:
    """Return a plate as an SVG document."""
    sheet = PosterSheet(shown.scheme, POSTER, EDGE)
    if shown.banner:
        sheet.write(
            shown.banner, SENTENCE, palette.state_colour("cancelled", shown.scheme), bold=True
        )
    sheet.write(shown.title, TITLE, palette.ink(shown.scheme), bold=True)
    sheet.write(shown.sentence, SENTENCE, palette.ink(shown.scheme))
    sheet.place(shown.picture, framed=shown.framed)
    sheet.explain(shown.signs)
    for line in filter(None, shown.lines):
        sheet.write(line, SMALL, palette.muted(shown.scheme))
    return sheet.finished(shown.title, shown.sentence)


def explained(
    deck: pydeck.Deck,
    scheme: palette.Scheme,
    frame: Frame,
    title: str,
    signs: Sequence[legend.LegendEntry],
) -> str:
    """Return a deck's picture with its legend below it, as an SVG document."""
    sheet = PosterSheet(scheme, frame)
    sheet.place(drawn(deck, scheme, frame))
    sheet.explain(signs)
    return sheet.finished(title)


@dataclass
class PosterSheet:
    """Paper as wide as a frame that is filled from above, with an empty edge around it."""

    scheme: palette.Scheme
    frame: Frame
    edge: float = 0
    parts: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.down = self.edge

    def write(self, text: str, size: float, colour: str, bold: bool = False) -> None:
        """Write a text, in as many lines as it takes."""
        for line in broken(text, size, self.frame.width):
            self.down += size
            self.parts.append(_text(line, self.edge, self.down, size, colour, bold))
            self.down += size * (LEADING - 1)
        self.down += size * 0.3

    def place(self, picture: Element, *, framed: bool = True) -> None:
        """Place a picture, a map within a hairline."""
        top, height = round(self.down), float(picture.get("height", 0))
        picture.set("x", str(self.edge))
        picture.set("y", str(top))
        self.parts.append(picture)
        # Words along the edge may be a little longer than they were thought to be.
        picture.set("overflow", "hidden" if framed else "visible")
        if framed:
            line = palette.grid(self.scheme)
            self.parts.append(_box(self.edge, top, self.frame, stroke=line, fill="none"))
        self.down += height + GUTTER

    def explain(self, signs: Sequence[legend.LegendEntry]) -> None:
        """Write the legend, as many entries in a line as there is room for."""
        right = self.edge
        for sign in signs:
            length = MARK + labels.label_width(sign.label, SMALL)
            if right > self.edge and right + length > self.edge + self.frame.width:
                right, self.down = self.edge, self.down + SMALL * LEADING * 1.15
            middle = self.down + SMALL / 2
            self.parts.append(SIGNS[sign.mark](right, middle, sign.colour))
            ink = palette.ink(self.scheme)
            self.parts.append(_text(sign.label, right + MARK, self.down + SMALL, SMALL, ink))
            right += length + GUTTER
        if signs:
            self.down += SMALL * LEADING * 1.6

    def finished(self, title: str, description: str = "") -> str:
        """Return the whole sheet as a document that says what it shows."""
        whole = replace(
            self.frame,
            width=round(self.frame.width + 2 * self.edge),
            height=round(self.down + self.edge / 2),
        )
        titles = [svg.element("title", text=title), svg.element("desc", text=description)]
        # Without an edge the picture lies on a page of its own.
        paper = [_box(0, 0, whole, fill=palette.paper(self.scheme))] if self.edge else []
        return svg.document(
            svg.element(
                "svg",
                [*titles, *paper, *self.parts],
                width=whole.width,
                height=whole.height,
                viewBox=f"0 0 {whole.width} {whole.height}",
                role="img",
                font_family=FONTS,
            )
        )


def _text(text: str, x: float, y: float, size: float, colour: str, bold: bool = False) -> Element:
    weight = "700" if bold else ""
    return svg.element("text", text=text, x=x, y=y, font_size=size, font_weight=weight, fill=colour)


def _box(x: float, y: float, frame: Frame, **about: Any) -> Element:
    return svg.element("rect", x=x, y=y, width=frame.width, height=frame.height, **about)


def _ring(x: float, y: float, colour: str) -> Element:
    return svg.element("circle", cx=x + 10, cy=y, r=5, fill="none", stroke=colour, stroke_width=2)


def _dashed(x: float, y: float, colour: str) -> Element:
    ring = _ring(x, y, colour)
    ring.set("stroke-dasharray", "3 2")
    return ring


def _arc(x: float, y: float, colour: str) -> Element:
    shape = f"M{x} {y + 4}a10 8 0 0 1 20 0"
    return svg.element("path", d=shape, fill="none", stroke=colour, stroke_width=2)


SIGNS: Mapping[str, Callable[[float, float, str], Element]] = {
    "dot": lambda x, y, colour: svg.element("circle", cx=x + 10, cy=y, r=5, fill=colour),
    "ring": _ring,
    "dashed": _dashed,
    "hollow": _ring,
    "line": lambda x, y, colour: svg.element(
        "path", d=f"M{x} {y}h20", stroke=colour, stroke_width=2.5
    ),
    "arc": _arc,
    "shade": lambda x, y, colour: svg.element(
        "rect", x=x + 3, y=y - 5, width=14, height=10, fill=colour
    ),
    "blank": lambda x, y, colour: svg.element(
        "rect", x=x + 3, y=y - 5, width=14, height=10, fill="none", stroke=colour
    ),
    **{
        f"kind-{kind}": partial(
            lambda kind, x, y, colour: deck_svg.kind_sign(kind, x + 10, y, 16, fill=colour), kind
        )
        for kind in SITE_KINDS
    },
}
