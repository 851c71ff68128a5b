"""A map without a browser: the picture of a deck, for paper, files and browsers without WebGL.

It is drawn from the deck itself and from the basemap's own style, so it shows what the
interactive map shows, in the same colours, sizes and words.
"""

import json
from xml.etree.ElementTree import Element

import pydeck
import typst

from analysis import fonts, look
from analysis.maps.ground import ground
from analysis.maps.ink import inked
from analysis.maps.scale_bar import scale_bar
from analysis.maps.shaping import shaped
from analysis.maps.svg import document, element
from analysis.maps.views import Frame
from analysis.maps.window import window

PAGE = b"""
#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.picture))
"""
# Typst takes a pixel of SVG for 3/4 point, as browsers do.
PIXELS_PER_INCH = 96


def still_map(
    deck: pydeck.Deck, theme: look.Theme, frame: Frame, title: str, description: str = ""
) -> str:
    """Return a deck's picture as an SVG document, as large as the frame.

    The names in a deck are arranged for a frame: it should be this one. `title` and `description`
    say to a reader who does not see the picture what it shows.
    """
    told = [element("title", text=title), element("desc", text=description)]
    picture = drawn(deck, theme, frame)
    picture[:0] = told[: 1 + bool(description)]
    picture.set("role", "img")
    return document(picture)


def drawn(deck: pydeck.Deck, theme: look.Theme, frame: Frame) -> Element:
    """Return a deck's picture as an element of SVG, cut at its edges."""
    told = json.loads(deck.to_json())
    seen = window(told["initialViewState"], frame)
    layers = [layer for group in told["layers"] for layer in group]
    return element(
        "svg",
        [*ground(theme, seen), *inked(layers, seen), *scale_bar(seen, theme)],
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
        sys_inputs={"picture": shaped(picture)},
    )
