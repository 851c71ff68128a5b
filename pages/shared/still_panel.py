"""The still twins of a page's maps: for paper, and for browsers that draw no interactive map.

A twin is drawn by the server when a browser asks for its picture, not when the page is drawn.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from html import escape

import pydeck

from analysis import maps
from analysis.look import Theme
from pages.shared.files import File, hand_out
from pages.shared.map_rows import written
from pages.shared.view import View

SVG, HTML = "image/svg+xml", "text/html"
# On paper and beside a list there is room for so much.
PAPER = maps.Frame(width=640, height=520)


@dataclass(frozen=True, eq=False)
class Still:
    """A map that can be drawn again, in either theme and for another frame.

    `fitted` is the frame of the map on the page, `alt` says what it shows. `signs` are its legend,
    `notes` what it cannot show, in words, and `names` those that stand beside it in a list.
    """

    deck: Callable[[Theme, maps.Frame], pydeck.Deck]
    alt: str
    fitted: maps.Frame = maps.DESKTOP
    signs: Callable[[Theme], Sequence[maps.Sign]] = lambda _theme: ()
    notes: Sequence[str] = ()
    names: Callable[[], Sequence[str]] = tuple

    @property
    def frame(self) -> maps.Frame:
        """The frame of the picture: paper is wider than the narrowest map on a desk."""
        return PAPER if self.fitted == maps.DESKTOP else self.fitted

    def files(self) -> dict[str, File]:
        """Return the map, the map with its legend for paper, and the list."""
        return {
            "light.svg": File(SVG, partial(self.picture, "light")),
            "dark.svg": File(SVG, partial(self.picture, "dark")),
            "paper.svg": File(SVG, self._on_paper),
            "list.html": File(HTML, self._list),
        }

    def picture(self, theme: Theme) -> str:
        """Return the map alone as an SVG document."""
        return maps.still_map(self.deck(theme, self.frame), theme, self.frame, self.alt)

    def _on_paper(self) -> str:
        deck = self.deck("light", self.frame)
        return maps.explained(deck, "light", self.frame, self.alt, self.signs("light"))

    def _list(self) -> str:
        return "".join(f"<li>{escape(name)}</li>" for name in self.names())


def still_html(view: View, still: Still, key: str, deck: pydeck.Deck) -> str:
    """Return the twin of a deck, to stand below it; the style sheets show it in its place."""
    said = f"{written(view, deck, key)}{still.alt}{view.words.language}"
    version = blake2b(said.encode(), digest_size=12).hexdigest()
    files = {f"{key}/{name}": file for name, file in still.files().items()}
    addresses = hand_out(view, f"{key}-still", files, version)
    return _html(view, still, {name.rpartition("/")[2]: at for name, at in addresses.items()})


def _html(view: View, still: Still, addresses: dict[str, str]) -> str:
    """Return the picture, which browsers fetch when it comes in sight, and why it is there."""
    paper, names = (escape(addresses[name]) for name in ("paper.svg", "list.html"))
    return (
        f'<div class="kz-still" data-paper="{paper}" data-list="{names}"'
        f' data-two-fingers="{escape(view.words.text("map-two-fingers"))}">'
        f'<p class="kz-note">{escape(view.words.text("still-why"))}</p>'
        f'<img loading="lazy" src="{escape(addresses[f"{view.theme}.svg"])}"'
        f' alt="{escape(still.alt)}"'
        f' width="{still.frame.width}" height="{still.frame.height}"></div>'
    )
