"""The figure card: every figure of Kizuna is shown in the same frame.

A sentence says what the figure says; below it the figure, its table, its downloads, how it counts,
which filters do not reach it, and where the numbers come from.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

import pandas as pd
import streamlit as st

from analysis.charts import Drawing
from analysis.labels import seminar_labels
from analysis.narrative import as_of_line, figure_alt, joined
from analysis.summaries.evidence import Claim
from analysis.tables import readable
from pages.shared.downloads import Download, offers_of
from pages.shared.evidence_door import evidence_door
from pages.shared.figure_panel import draw_figure
from pages.shared.markup import draw_html
from pages.shared.offers import offers_html
from pages.shared.pictures import pictures_of, signs_html
from pages.shared.still_panel import Still
from pages.shared.view import View

# A Plotly figure; a function that draws something else in its place, which of a map returns its
# still twin; or nothing.
Figure = Drawing | Callable[[], object] | None


@dataclass(frozen=True)
class Card:
    """What a card shows. `name` finds its words: card-<name>, .rule (how it counts).

    `deaf_to` are the fields of the selection that do not change it. It `is_empty` when its table
    is, unless said otherwise: of a table made when it is asked for it must be said. `seminar` is
    the id of the one that it shows. Downloads also have the columns `to_fill_in`, blank for the
    reader, and the lines `about` it above the table. `evidence` are the numbers whose rows a
    reader can open from it. Where no number stands, its table says `blank` on the page: another
    message than "not-documented" where a column beside it says why.
    """

    name: str
    sentence: str
    figure: Figure
    table: pd.DataFrame | Callable[[], pd.DataFrame]
    deaf_to: Sequence[str] = ()
    caution: str = ""
    is_empty: bool | None = None
    seminar: str = ""
    to_fill_in: Sequence[str] = ()
    about: Sequence[str] = ()
    evidence: Sequence[Claim] = ()
    blank: str = "not-documented"

    def rows(self) -> pd.DataFrame:
        """Return the table."""
        return self.table if isinstance(self.table, pd.DataFrame) else self.table()

    def has_nothing(self) -> bool:
        """Whether only its sentence is shown."""
        return self.rows().empty if self.is_empty is None else self.is_empty


def figure_card(view: View, card: Card) -> None:
    """Draw a card; with nothing to show, its sentence and the click that helps."""
    with st.container(border=True, key=f"card-{card.name}"):
        draw_html(_head(view, card))
        if card.has_nothing():
            draw_html(_footnotes(view, card))
            return
        still = _draw_figure(view, card)
        is_table_shown = st.toggle(view.words.text("card-show-table"), key=f"table-{card.name}")
        draw_html(_tools(view, card, still) + _footnotes(view, card))
        if is_table_shown:
            _draw_table(view, card)


def _head(view: View, card: Card) -> str:
    """Return the title and the sentence."""
    title = escape(view.words.text(f"card-{card.name}"))
    return f'<h2 id="{card.name}">{title}</h2><p class="kz-says">{escape(card.sentence)}</p>'


def _draw_figure(view: View, card: Card) -> Still | None:
    if isinstance(card.figure, Drawing):
        title = view.words.text(f"card-{card.name}")
        alt = figure_alt(title, card.sentence, view.words)
        draw_figure(card.figure, f"figure-{card.name}", alt)
        return None
    shown = card.figure() if card.figure is not None else None
    return shown if isinstance(shown, Still) else None


def _tools(view: View, card: Card, still: Still | None) -> str:
    """Return the links to what can be taken away, and to the rows behind the numbers."""
    download = _download(view, card)
    pictures = pictures_of(view, download, still, card.sentence) if still else []
    doors = [
        evidence_door(view, claim, view.words.text(f"evidence-door-{claim.counted}"))
        for claim in card.evidence
    ]
    links = offers_html(view, card.name, [*offers_of(view, download), *pictures], doors)
    return links + signs_html(view) if pictures else links


def _draw_table(view: View, card: Card) -> None:
    words = view.words
    st.dataframe(
        readable(card.rows(), view.whole, words),
        hide_index=True,
        placeholder=words.text(card.blank),
        alt=words.text("card-table-alt", title=words.text(f"card-{card.name}")),
    )


def _footnotes(view: View, card: Card) -> str:
    """Return how the card counts, what a chosen filter does not change, and the sources."""
    notes = [view.words.text(f"card-{card.name}.rule"), card.caution, _deaf_note(view, card)]
    said = joined(*notes, as_of_line(view.whole, view.words), words=view.words)
    return f'<p class="kz-footnotes">{escape(said)}</p>'


def _deaf_note(view: View, card: Card) -> str:
    unheard = [field for field in card.deaf_to if getattr(view.selection, field)]
    names = [view.words.text(f"filter-{field}") for field in unheard]
    return view.words.text("card-deaf", filters=view.words.listing(names)) if names else ""


def _download(view: View, card: Card) -> Download:
    seminar = seminar_labels(view.whole, view.words)[card.seminar] if card.seminar else ""
    of_seminar = view.words.text("export-seminar", seminar=seminar) if seminar else ""
    return Download(
        card.name,
        title=view.words.text(f"card-{card.name}"),
        table=lambda: _rows(view, card),
        subject=seminar,
        about=(of_seminar, *card.about),
        note=_deaf_note(view, card),
    )


def _rows(view: View, card: Card) -> pd.DataFrame:
    """Return the table of a download, with the columns that the reader fills in."""
    rows = card.rows().assign(**dict.fromkeys(card.to_fill_in, ""))
    return readable(rows, view.whole, view.words)
