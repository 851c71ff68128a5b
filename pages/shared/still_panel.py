"""The still twins of a page's maps: for paper, and for browsers that draw no interactive map.

A twin is drawn by the server when a browser asks for its picture, not when the page is drawn. It
can be asked for as long as a page shows its map: the page's session keeps it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from html import escape
from weakref import WeakValueDictionary

import pydeck
import streamlit as st

from analysis import maps
from analysis.look import Theme
from pages.shared.view import View

# Where app.py serves the pictures; relative, as Streamlit's own assets are.
ADDRESS = "still"
# On paper and beside a list there is room for so much.
PAPER = maps.Frame(width=640, height=520)

_twins: WeakValueDictionary[str, "Still"] = WeakValueDictionary()


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

    def file(self, name: str) -> str | None:
        """Return one of its files: the map, the map with its legend for paper, the list."""
        files: Mapping[str, Callable[[], str]] = {
            "light.svg": lambda: self.picture("light"),
            "dark.svg": lambda: self.picture("dark"),
            "paper.svg": self._on_paper,
            "list.html": lambda: "".join(f"<li>{escape(name)}</li>" for name in self.names()),
        }
        return files[name]() if name in files else None

    def picture(self, theme: Theme) -> str:
        """Return the map alone as an SVG document."""
        return maps.still_map(self.deck(theme, self.frame), theme, self.frame, self.alt)

    def _on_paper(self) -> str:
        deck = self.deck("light", self.frame)
        return maps.explained(deck, "light", self.frame, self.alt, self.signs("light"))


def still_html(view: View, still: Still, key: str, deck: pydeck.Deck) -> str:
    """Return the twin of a deck, to stand below it; the style sheets show it in its place."""
    lightened, _ = maps.light(deck)
    said = f"{lightened.to_json()}{still.alt}{view.words.language}"
    name = blake2b(said.encode(), digest_size=12).hexdigest()
    # Readers who see the same map share a twin; it lives as long as one of them has it.
    st.session_state[f"{key}-still"] = _twins.setdefault(name, still)
    return _html(view, still, name)


def twin(name: str) -> Still | None:
    """Return the twin that a page shows under a name."""
    return _twins.get(name)


def _html(view: View, still: Still, name: str) -> str:
    """Return the picture, which browsers fetch when it comes in sight, and why it is there."""
    address = f"./{ADDRESS}/{name}"
    return (
        f'<div class="kz-still" data-address="{address}">'
        f'<p class="kz-note">{escape(view.words.text("still-why"))}</p>'
        f'<img loading="lazy" src="{address}/{view.theme}.svg" alt="{escape(still.alt)}"'
        f' width="{still.frame.width}" height="{still.frame.height}"></div>'
    )
