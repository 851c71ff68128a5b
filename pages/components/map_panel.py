"""Maps on a page: the interactive one, its rows, and its static map."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from hashlib import blake2b
from pathlib import Path
from typing import Any
from weakref import WeakValueDictionary

import pydeck
import streamlit as st

from analysis import palette
from analysis.frames.caching import cached
from analysis.geometry import viewport
from analysis.geometry.outlines import Outlines, read_outlines
from analysis.html.elements import NOTHING, Markup, element, joined
from analysis.loading.dataset import Dataset
from analysis.maps import decks, legend, marks
from analysis.maps.static_map import poster
from analysis.palette import Scheme
from analysis.summaries.places import hosting
from analysis.words.catalogue import seminar_labels
from pages.components import downloads, html, pictures
from pages.session.state import Key
from pages.session.view import View

# The geometry that is drawn on the server's side, read once.

PREFECTURES = Path(__file__).parents[2] / "data" / "basemap" / "prefectures_coarse.geojson"


@cache
def prefecture_outlines() -> Outlines:
    """Return the outlines of the prefectures."""
    return read_outlines(PREFECTURES)


@cached
def hosting_shading(view: View, seminars: Dataset, until: Dataset) -> marks.Shading:
    """Return the prefectures shaded by what they hosted, as of the latest year of a data set."""
    rows = hosting.hosting_by_prefecture(seminars, hosting.latest_fiscal_year(until))
    return marks.Shading(rows, prefecture_outlines(), seminar_labels(view.whole, view.words))


# The rows of maps of thousands of sites: fetched by the browser, compressed, and kept there.
#
# Rows are at hand as long as a page shows their map, and a little longer: whoever changes a filter
# quickly has a browser that still asks for the rows of the map before.

LATEST = 4
JSON = "application/json"


@dataclass(frozen=True, eq=False)
class _Rows:
    """The rows of one layer as JSON, and where they were first to be had."""

    address: str
    written: bytes

    def read(self) -> bytes:
        return self.written


_by_content: WeakValueDictionary[str, _Rows] = WeakValueDictionary()


def without_rows(view: View, deck: pydeck.Deck, key: str) -> pydeck.Deck:
    """Return a deck that names the addresses of its many rows, and hand those out."""
    lightened, parts = _light(view, deck, key)
    files, addresses = {}, {}
    for name, part in parts.items():
        rows = _by_content.setdefault(part.digest, _Rows(part.address, part.rows))
        files[name], addresses[name] = (
            downloads.File(JSON, rows.read, never_changes=True),
            part.address,
        )
    if files:
        downloads.hand_out_at(view, addresses, key, files, LATEST)
    return lightened


def written(view: View, deck: pydeck.Deck, key: str) -> str:
    """Return the deck as it is sent, which tells it from any other."""
    return str(_light(view, deck, key)[0].to_json())


def _light(
    view: View, deck: pydeck.Deck, key: str
) -> tuple[pydeck.Deck, dict[str, decks.RowsFile]]:
    lightened, parts = decks.light(deck, partial(_address, view, key))
    return lightened, {_name(key, layer): part for layer, part in parts.items()}


def _name(key: str, layer: str) -> str:
    return f"{key}/{layer}.json"


def _address(view: View, key: str, layer: str, digest: str) -> str:
    """Return where rows are to be had: those of another choice, if they are the same."""
    same = _by_content.get(digest)
    return same.address if same else downloads.address(view, _name(key, layer), digest)


# Draws a map and tells which site the reader picked on it.

# Relative, as Streamlit's own assets are, so that it holds under any base path.
STYLE_URLS = {"light": "basemap/style-light.json", "dark": "basemap/style-dark.json"}


def style_url(scheme: palette.Scheme) -> str:
    """Return the address of the basemap's style."""
    return STYLE_URLS[scheme]


def frame_of_reader(view: View, on_a_desk: viewport.Frame = viewport.DESKTOP) -> viewport.Frame:
    """Return the size a map is fitted to."""
    return viewport.PHONE if view.is_phone else on_a_desk


def draw_map(
    view: View,
    deck: pydeck.Deck,
    key: str,
    alt: str,
    frame: viewport.Frame = viewport.DESKTOP,
    on_pick: Callable[[str], None] | None = None,
    on_host: Callable[[str], None] | None = None,
) -> str | None:
    """Draw a deck; return the site_id that was picked on it just now, or None.

    `on_pick` and, with a host_id, `on_host` run before the page, so that they can put the site
    into the page's state and the deck of the same run already rings it. A pick is an event: the
    page keeps the chosen site.
    """
    picked = Key[str | None](f"{key}-picked", None)

    def take() -> None:
        event = Key[Any](key, None).get()
        site, host = _picked(event, "site_id"), _picked(event, "host_id")
        picked.set(site)
        if site is not None and on_pick is not None:
            on_pick(site)
        elif host is not None and on_host is not None:
            on_host(host)

    if html.is_still():
        return None
    sent = without_rows(view, deck, key)
    if downloads.only_files():
        return None
    st.pydeck_chart(
        sent, key=key, alt=alt, height=frame.height, on_select=take, selection_mode="single-object"
    )
    return picked.pop()


_LIST = "display:flex;flex-wrap:wrap;gap:.25rem 1.1rem;list-style:none;margin:0;padding:0"
_ENTRY = "display:inline-flex;align-items:center;gap:.45rem;margin:0;font-size:.85rem"


def legend_html(shown: Iterable[legend.LegendEntry]) -> Markup:
    """Return the signs of a map as a list."""
    return element("ul", *map(_entry, shown), class_="map-legend", style=_LIST)


def _entry(sign: legend.LegendEntry) -> Markup:
    style = legend.MARKS[sign.mark].format(colour=sign.colour)
    drawn = element("span", aria_hidden="true", style=f"flex:none;{style}")
    return element("li", drawn, element("span", sign.label), style=_ENTRY)


def _picked(event: Any, column: str) -> str | None:
    """Return the id of the site or host among the picked objects; an arc is neither."""
    objects = [row for rows in event.selection.objects.values() for row in rows]
    found = [row[column] for row in objects if column in row]
    return str(found[0]) if found else None


# The static maps of a page: what stands until a map is live, and what is printed.
#
# One is drawn by the server when a browser asks for its picture, not when the page is drawn.

HTML = "text/html"
# On paper and beside a list there is room for so much.
PAPER = viewport.Frame(width=640, height=520)
# A twin shows as much around its frame as the largest map on a page.
AROUND = 2


@dataclass(frozen=True, eq=False)
class StaticMap:
    """A map that can be drawn again, in either scheme and for another frame.

    `fitted` is the frame of the map on the page, `alt` says what it shows. `signs` are its legend,
    `notes` what it cannot show, in words, and `names` those that stand beside it in a list.
    """

    deck: Callable[[Scheme, viewport.Frame], pydeck.Deck]
    alt: str
    fitted: viewport.Frame = viewport.DESKTOP
    signs: Callable[[Scheme], Sequence[legend.LegendEntry]] = lambda _theme: ()
    notes: Sequence[str] = ()
    names: Callable[[], Sequence[str]] = tuple

    @property
    def frame(self) -> viewport.Frame:
        """The frame of the picture: paper is wider than the narrowest map on a desk."""
        return PAPER if self.fitted == viewport.DESKTOP else self.fitted

    def picture(self, view: View) -> pictures.PictureFile:
        """Return the map as it is taken away."""
        scheme, frame = view.scheme, poster.POSTER
        return pictures.PictureFile(
            lambda: poster.drawn(self.deck(scheme, frame), scheme, frame),
            partial(self.signs, scheme),
            self.notes,
            legend.credits_line(view.words),
            framed=True,
        )

    def files(self, scheme: Scheme, deck: pydeck.Deck) -> dict[str, downloads.File]:
        """Return the twin of a deck, the map with its legend for paper, and the list."""
        return {
            f"{scheme}.svg": downloads.File(
                pictures.SVG, partial(self._twin, scheme, deck), never_changes=True
            ),
            "paper.svg": downloads.File(pictures.SVG, self._on_paper),
            "list.html": downloads.File(HTML, self._list),
        }

    def _twin(self, scheme: Scheme, deck: pydeck.Deck) -> str:
        return poster.static_map(deck, scheme, _around(self.fitted), self.alt)

    def _on_paper(self) -> str:
        deck = self.deck("light", self.frame)
        return poster.explained(deck, "light", self.frame, self.alt, self.signs("light"))

    def _list(self) -> str:
        return joined(element("li", name) for name in self.names())


def _around(frame: viewport.Frame) -> viewport.Frame:
    return replace(frame, width=AROUND * frame.width, height=AROUND * frame.height)


def _addresses(view: View, static_map: StaticMap, key: str, deck: pydeck.Deck) -> Mapping[str, str]:
    """Hand out the files of a static map; return their addresses by their names."""
    said = f"{written(view, deck, key)}{static_map.alt}{view.words.language}"
    version = blake2b(said.encode(), digest_size=12).hexdigest()
    made = static_map.files(view.scheme, deck)
    files = {f"{key}/{name}": file for name, file in made.items()}
    addresses = downloads.hand_out(view, f"{key}-still", files, version)
    return {name.rpartition("/")[2]: at for name, at in addresses.items()}


def _twin_html(view: View, static_map: StaticMap, picture: str, deck: pydeck.Deck) -> Markup:
    """Return the twin, which lies upon its map until that is live, and what makes it so."""
    fitted = static_map.fitted
    size = _around(fitted)
    if html.is_first_still_map():
        inline = poster.drawn(deck, view.scheme, size)
        drawn = element("div", html.picture_html(inline), role="img", aria_label=static_map.alt)
    else:
        drawn = element(
            "img",
            loading="lazy",
            src=picture,
            alt=static_map.alt,
            width=size.width,
            height=size.height,
        )
    button = element("button", view.words.text("map-use"), type="button", class_="kz-wake")
    makers = element("small", legend.credits_line(view.words), class_="kz-makers")
    return element(
        "div",
        drawn,
        button,
        makers,
        class_="kz-twin",
        style=f"--kz-wide:{fitted.width};--kz-high:{fitted.height};--kz-around:{AROUND}",
        data_frame_width=fitted.width,
        data_frame_height=fitted.height,
    )


def _still_html(view: View, addresses: Mapping[str, str]) -> Markup:
    """Return what paper gets of a map, and why it stays a picture where it does."""
    return element(
        "div",
        html.note(view.words.text("still-why")),
        class_="kz-still",
        data_paper=addresses["paper.svg"],
        data_list=addresses["list.html"],
        data_two_fingers=view.words.text("map-two-fingers"),
    )


# A map as it stands in a card.


def draw_explained(
    view: View,
    static_map: StaticMap,
    key: str,
    remark: Markup = NOTHING,
    *,
    strip: Markup = NOTHING,
    below: Markup = NOTHING,
    deck: pydeck.Deck | None = None,
    on_pick: Callable[[str], None] | None = None,
    on_host: Callable[[str], None] | None = None,
) -> StaticMap:
    """Draw a map with its twin, its strip of years, its legend, a remark, and what stands below.

    The map is the twin's, where it is not a `deck` made otherwise; picks are those of `draw_map`.
    Return the twin, from which the card makes files.
    """
    deck = deck or static_map.deck(view.scheme, static_map.fitted)
    addresses = _addresses(view, static_map, key, deck)
    with st.container(key=f"map-of-{key}"):
        html.draw_html(_twin_html(view, static_map, addresses[f"{view.scheme}.svg"], deck))
        draw_map(view, deck, key, static_map.alt, static_map.fitted, on_pick, on_host)
    signs = static_map.signs(view.scheme)
    explained = legend_html(signs) if signs else NOTHING
    makers = element("p", legend.credits_line(view.words), class_="kz-note kz-credits")
    html.draw_html(
        html.stacked(_still_html(view, addresses), strip, explained, remark, makers, below)
    )
    return static_map
