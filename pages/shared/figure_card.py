"""The figure card: every figure of Kizuna is shown in the same frame.

A sentence says what the figure says; below it the figure, its table, its download, how it counts,
which filters do not reach it, and where the numbers come from.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from analysis.charts import Drawing
from analysis.export import csv_bytes, xlsx_bytes
from analysis.labels import seminar_labels
from analysis.narrative import as_of_line, figure_alt, filters_in_words, joined
from analysis.summaries.evidence import Claim
from analysis.tables import readable
from pages.shared.evidence_door import evidence_door
from pages.shared.figure_panel import draw_figure
from pages.shared.text import literal
from pages.shared.view import View

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

# A Plotly figure, a function that draws something else in its place, or nothing.
Figure = Drawing | Callable[[], None] | None


@dataclass(frozen=True)
class Card:
    """What a card shows. `name` finds its words: card-<name>, .rule (how it counts).

    `deaf_to` are the fields of the selection that do not change it. It `is_empty` when its table
    is, unless said otherwise. `seminar` is the id of the one that it shows. Downloads also have
    the columns `to_fill_in`, blank for the reader, and the lines `about` it above the table; with
    `workbook` there is one for Excel, too. `evidence` are the numbers whose rows a reader can open
    from it.
    """

    name: str
    sentence: str
    figure: Figure
    table: pd.DataFrame
    deaf_to: Sequence[str] = ()
    caution: str = ""
    is_empty: bool | None = None
    seminar: str = ""
    to_fill_in: Sequence[str] = ()
    workbook: bool = False
    about: Sequence[str] = ()
    evidence: Sequence[Claim] = ()


def figure_card(view: View, card: Card) -> None:
    """Draw a card; with nothing to show, its sentence and the click that helps."""
    with st.container(border=True, key=f"card-{card.name}"):
        st.header(view.words.text(f"card-{card.name}"), anchor=f"{card.name}")
        st.markdown(literal(card.sentence))
        if not (card.table.empty if card.is_empty is None else card.is_empty):
            _draw_figure(view, card)
            _draw_table(view, card)
        _draw_footnotes(view, card)


def _draw_figure(view: View, card: Card) -> None:
    if isinstance(card.figure, Drawing):
        title = view.words.text(f"card-{card.name}")
        alt = figure_alt(title, card.sentence, view.words)
        draw_figure(card.figure, f"figure-{card.name}", alt)
    elif card.figure is not None:
        card.figure()


def _draw_table(view: View, card: Card) -> None:
    words = view.words
    with st.container(horizontal=True, vertical_alignment="center", key=f"tools-{card.name}"):
        shown = st.toggle(words.text("card-show-table"), key=f"table-{card.name}")
        st.download_button(
            words.text("card-download"),
            data=lambda: _csv(view, card),
            file_name=_file_name(view, card, "csv"),
            mime="text/csv",
            key=f"download-{card.name}",
            type="tertiary",
            on_click="ignore",
        )
        if card.workbook:
            st.download_button(
                words.text("card-download-workbook"),
                data=lambda: _xlsx(view, card),
                file_name=_file_name(view, card, "xlsx"),
                mime=XLSX,
                key=f"workbook-{card.name}",
                type="tertiary",
                on_click="ignore",
            )
        for claim in card.evidence:
            label = words.text(f"evidence-door-{claim.counted}")
            st.html(evidence_door(view, claim, label))
    if shown:
        st.dataframe(
            readable(card.table, view.whole, words),
            hide_index=True,
            alt=words.text("card-table-alt", title=words.text(f"card-{card.name}")),
        )


def _draw_footnotes(view: View, card: Card) -> None:
    """Say how the card counts, what a chosen filter does not change, and the sources."""
    notes = [view.words.text(f"card-{card.name}.rule"), card.caution, _deaf_note(view, card)]
    notes.append(as_of_line(view.whole, view.words))
    st.caption(literal(joined(*notes, words=view.words)))


def _deaf_note(view: View, card: Card) -> str:
    unheard = [field for field in card.deaf_to if getattr(view.selection, field)]
    names = [view.words.text(f"filter-{field}") for field in unheard]
    return view.words.text("card-deaf", filters=view.words.listing(names)) if names else ""


def _csv(view: View, card: Card) -> bytes:
    return csv_bytes(_rows(view, card), _card_preface(view, card))


def _xlsx(view: View, card: Card) -> bytes:
    title = view.words.text(f"card-{card.name}")
    return xlsx_bytes(_rows(view, card), title, _card_preface(view, card))


def _rows(view: View, card: Card) -> pd.DataFrame:
    """Return the table of a download, with the columns that the reader fills in."""
    rows = card.table.assign(**dict.fromkeys(card.to_fill_in, ""))
    return readable(rows, view.whole, view.words, mixed=True)


def _card_preface(view: View, card: Card) -> Iterable[str]:
    title = view.words.text(f"card-{card.name}")
    return preface(view, title, (_seminar_line(view, card), *card.about), _deaf_note(view, card))


def preface(view: View, title: str, subjects: Iterable[str] = (), note: str = "") -> Iterable[str]:
    """Return the lines above a downloaded table: what it is, of what data, and from where."""
    words = view.words
    lines = (
        words.text("export-title", title=title),
        words.text("export-data-set", name=words.text(f"data-set-{view.whole.name}")),
        *subjects,
        filters_in_words(view.whole, view.selection, words),
        note,
        as_of_line(view.whole, words),
    )
    return filter(None, lines)


def _seminar_line(view: View, card: Card) -> str:
    if not card.seminar:
        return ""
    label = seminar_labels(view.whole, view.words)[card.seminar]
    return view.words.text("export-seminar", seminar=label)


def _file_name(view: View, card: Card, ending: str) -> str:
    parts = ("kizuna", card.name, card.seminar, view.whole.name, view.words.language)
    return f"{'-'.join(part for part in parts if part)}.{ending}"
