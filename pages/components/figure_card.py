"""The figure card: every figure of Kizuna is shown in the same frame.

A sentence says what the figure says; below it the figure, its table, its downloads, how it counts,
which filters do not reach it, and where the numbers come from.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial, wraps
from pathlib import Path
from typing import Concatenate
from xml.etree.ElementTree import Element

import pandas as pd
import plotly
import streamlit as st

from analysis.charts.parts import Drawing
from analysis.export.figure_svg import figure_svg
from analysis.export.reader_tables import readable
from analysis.frames.caching import P, cached
from analysis.html.elements import Markup, element
from analysis.narrative.record import as_of_line, figure_alt, joined
from analysis.summaries.record.evidence import EvidenceKey
from analysis.words.catalogue import seminar_labels
from pages.components import downloads, html
from pages.components.map_panel import StaticMap
from pages.components.pictures import WIDTH, PictureFile, pictures_of, signs_html
from pages.session.view import View

# A Plotly figure; a function that draws something else in its place, which of a map returns its
# static map; or nothing.
Figure = Drawing | Callable[[], object] | None


@dataclass(frozen=True)
class Card:
    """A card of a figure. `name` finds its words: card-<name>, .rule (how it counts).

    The fields of the selection in `ignores_filters` do not change it. It `is_empty` when its table
    is, unless said otherwise: of a table made when it is asked for it must be said. `seminar` is
    the id of the one that it shows. Downloads also have the columns `to_fill_in`, blank for the
    reader, and the lines `about` it above the table. `evidence` are the numbers whose rows a
    reader can open from it. Where no number stands, its table says `blank` on the page: another
    message than "not-documented" where a column beside it says why. `heading`: what the figure has
    found, in the place of its name. `also`: another table of the same figure, with its downloads.
    `picture` draws a figure of HTML so many pixels wide, to be taken away.
    """

    name: str
    sentence: str
    figure: Figure
    table: pd.DataFrame | Callable[[], pd.DataFrame]
    ignores_filters: Sequence[str] = ()
    caution: str = ""
    is_empty: bool | None = None
    seminar: str = ""
    to_fill_in: Sequence[str] = ()
    about: Sequence[str] = ()
    evidence: Sequence[EvidenceKey] = ()
    blank: str = "not-documented"
    heading: str = ""
    also: "Card | None" = None
    picture: Callable[[float], Element] | None = None

    def rows(self) -> pd.DataFrame:
        """Return the table."""
        return self.table if isinstance(self.table, pd.DataFrame) else self.table()

    def has_nothing(self) -> bool:
        """Whether only its sentence is shown."""
        return self.rows().empty if self.is_empty is None else self.is_empty


def figure_card(view: View, card: Card) -> None:
    """Draw a card; with nothing to show, its sentence and the click that helps."""
    with st.container(border=True, key=f"card-{card.name}"):
        heading = card.heading or view.words.text(f"card-{card.name}")
        title = element("h2", heading, id=card.name)
        html.draw_html(title + element("p", card.sentence, class_="kz-says"))
        if card.has_nothing():
            html.draw_html(_footnotes(view, card))
            return
        static_map = _draw_figure(view, card)
        _draw_tools(view, card, static_map, _footnotes(view, card))
        if card.also is not None and not card.also.has_nothing():
            _draw_also(view, card.also)


def _draw_also(view: View, card: Card) -> None:
    """Draw another table of a figure: its name, what it says, and its tools."""
    with st.container(key=f"also-{card.name}"):
        name = element("h3", view.words.text(f"card-{card.name}"), id=card.name)
        said = element("p", card.sentence, class_="kz-says")
        html.draw_html(element("div", name, said, class_="kz-also"))
        _draw_tools(view, card, None, element("p", card.caution, class_="kz-footnotes"))


def _draw_tools(view: View, card: Card, static_map: StaticMap | None, footnotes: Markup) -> None:
    """Draw the switch of the table, what can be taken away, and the table where it is shown."""
    is_table_shown = st.toggle(view.words.text("card-show-table"), key=f"table-{card.name}")
    html.draw_html(_tools(view, card, static_map) + footnotes)
    if is_table_shown:
        _draw_table(view, card)


def cached_card(made: Callable[Concatenate[View, P], Card]) -> Callable[Concatenate[View, P], None]:
    """Have a function draw the card that it makes, which is kept by what it is made from."""
    kept = cached(made)

    @wraps(made)
    def drawn(view: View, /, *args: P.args, **kwargs: P.kwargs) -> None:
        figure_card(view, kept(view, *args, **kwargs))

    return drawn


def _draw_figure(view: View, card: Card) -> StaticMap | None:
    if isinstance(card.figure, Drawing):
        title = view.words.text(f"card-{card.name}")
        alt = figure_alt(title, card.sentence, view.words)
        draw_figure(card.figure, f"figure-{card.name}", alt, _leads(view, card))
        return None
    shown = card.figure() if card.figure is not None else None
    return shown if isinstance(shown, StaticMap) else None


def _leads(view: View, card: Card) -> dict[str, str]:
    """Return which parameter of an address each id takes that a mark of a chart stands for.

    A country or theme narrows the page, as far as the figure heeds it; a seminar opens its own.
    """
    whole = view.whole
    known = {"seminar": whole.seminars["seminar_id"]}
    if "countries" not in card.ignores_filters:
        known["country"] = whole.countries["country"]
    if "themes" not in card.ignores_filters:
        known["theme"] = whole.themes["theme_id"]
    parameters = {identifier: name for name, ids in known.items() for identifier in ids}
    assert isinstance(card.figure, Drawing)
    marked = card.figure.identifiers
    return {one: parameters[one] for one in sorted(marked) if one in parameters}


def _tools(view: View, card: Card, static_map: StaticMap | None) -> Markup:
    """Return the menu of what can be taken away, and the links to the rows behind the numbers."""
    download, picture = _download(view, card), _picture(view, card, static_map)
    pictures = pictures_of(view, download, picture, card.sentence, card.heading) if picture else []
    files = downloads.file_links(
        view, card.name, [*pictures, *downloads.download_links_of(view, download)]
    )
    items = [_copy_picture(view), *files, _fill_screen(view)] if picture else files
    anchors = [
        html.evidence_link(view, key, view.words.text(f"evidence-door-{key.counted}"))
        for key in card.evidence
    ]
    said = element("span", role="status")
    about = view.words.text(f"card-{card.name}")
    name = view.words.text("card-take" if picture else "card-take-files", title=about)
    menu = _menu(name, f"more-{card.name}", items)
    tools = element("div", menu, *anchors, said, class_="kz-tools")
    return tools + signs_html(view) if static_map else tools


def _picture(view: View, card: Card, static_map: StaticMap | None) -> PictureFile | None:
    """Return the picture of a chart, a map or a figure of HTML that can be drawn; else None."""
    if static_map:
        return static_map.picture(view)
    draw = partial(figure_svg, card.figure) if isinstance(card.figure, Drawing) else card.picture
    return PictureFile(partial(draw, WIDTH)) if draw else None


def _menu(name: str, listed: str, items: Sequence[Markup]) -> Markup:
    """Return a button and the list that it opens, by its name and the list's: header.js."""
    dots = element("span", "⋯", aria_hidden="true")
    button = element(
        "button",
        dots,
        type="button",
        aria_expanded="false",
        aria_controls=listed,
        aria_label=name,
        title=name,
    )
    entries = element("ul", *(element("li", item) for item in items), id=listed)
    return element("div", button, entries, class_="kz-more")


def _copy_picture(view: View) -> Markup:
    """Return the button that copies the PNG of the same menu: cards.js."""
    return element(
        "button",
        view.words.text("picture-copy"),
        type="button",
        class_="kz-copies",
        data_copied=view.words.text("picture-copied"),
        data_by_hand=view.words.text("picture-not-copied"),
    )


def _fill_screen(view: View) -> Markup:
    """Return the button that shows the card alone, and ends it: cards.js."""
    names = (element("span", view.words.text(name)) for name in ("card-fill", "card-fill-end"))
    refused = view.words.text("card-not-filled")
    return element("button", *names, type="button", class_="kz-fills", data_refused=refused)


def _draw_table(view: View, card: Card) -> None:
    words = view.words
    st.dataframe(
        readable(card.rows(), view.whole, words),
        hide_index=True,
        placeholder=words.text(card.blank),
        alt=words.text("card-table-alt", title=words.text(f"card-{card.name}")),
    )


def _footnotes(view: View, card: Card) -> Markup:
    """Return how the card counts, what a chosen filter does not change, and the sources."""
    notes = [
        view.words.text(f"card-{card.name}.rule"),
        card.caution,
        _ignored_filters_note(view, card),
    ]
    said = joined(*notes, as_of_line(view.whole, view.words), words=view.words)
    return element("p", said, class_="kz-footnotes")


def _ignored_filters_note(view: View, card: Card) -> str:
    unheard = [field for field in card.ignores_filters if getattr(view.selection, field)]
    names = [view.words.text(f"filter-{field}") for field in unheard]
    return view.words.text("card-deaf", filters=view.words.listing(names)) if names else ""


def _download(view: View, card: Card) -> downloads.Download:
    seminar = seminar_labels(view.whole, view.words)[card.seminar] if card.seminar else ""
    of_seminar = view.words.text("export-seminar", seminar=seminar) if seminar else ""
    return downloads.Download(
        card.name,
        title=view.words.text(f"card-{card.name}"),
        table=lambda: _rows(view, card),
        subject=seminar,
        about=(of_seminar, *card.about),
        note=_ignored_filters_note(view, card),
    )


def _rows(view: View, card: Card) -> pd.DataFrame:
    """Return the table of a download, with the columns that the reader fills in."""
    rows = card.rows().assign(**dict.fromkeys(card.to_fill_in, ""))
    return readable(rows, view.whole, view.words)


# Draws a Plotly figure, when the reader comes near it.
#
# `st.plotly_chart` redraws each figure of a page after each choice, in sight or not, and the reader
# waits for all of them. Here the same library draws the same figures: each when it comes near the
# window, and again only when it has changed.

# Relative in figure.js, as Streamlit's own assets are, so that it holds under any base path.
PLOTLY_FOLDER = Path(plotly.__file__).parent / "package_data"

_draw = st.components.v2.component(
    "kizuna.figure",
    html=element("div", class_="kz-drawing", role="img"),
    js=Path(__file__).with_name("figure.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def draw_figure(drawing: Drawing, key: str, alt: str, leads: Mapping[str, str]) -> None:
    """Draw a figure as wide as its place; a click on a mark goes where its ids lead."""
    if downloads.only_files():
        return
    if html.is_still():
        html.draw_html(_still_figure(drawing, alt))
        return
    # As bytes: Streamlit would write anything else as JSON, twice.
    _draw(
        key=key,
        data=f'{{"alt":{json.dumps(alt)},"leads":{json.dumps(leads)},"figure":{drawing.text}}}'.encode(),
    )


# As wide as a card on a telephone, beside another, on a tablet, and alone: of these the style sheet
# shows the widest that has room, so that words keep their size.
WIDTHS = (328, 600, 720, 1230)
# As wide as its land, which then has room in any card.
MAP_WIDTH = 480


@cached
def _still_figure(drawing: Drawing, alt: str) -> Markup:
    """Return a figure as pictures of several widths, of which one is shown; a map as one."""
    is_map = "scaleanchor" in drawing.plain["layout"]["yaxis"]
    widths = (MAP_WIDTH,) if is_map else WIDTHS
    pictures = (html.picture_html(figure_svg(drawing, width)) for width in widths)
    return element("div", *pictures, class_="kz-drawing", role="img", aria_label=alt)
