"""Seminar: one seminar from its first day to its last."""

from dataclasses import replace

import streamlit as st

from analysis import narrative
from analysis.labels import seminar_labels
from analysis.selection import only_seminar
from analysis.summaries.latest import latest_held
from pages.cards.facts import draw_facts
from pages.cards.programme import programme_card
from pages.cards.seminar_delegates import seminar_delegates_card
from pages.cards.seminar_map import seminar_map_card
from pages.cards.sources import draw_sources
from pages.shared.browser import go_to, kept_address
from pages.shared.page import open_page
from pages.shared.text import literal
from pages.shared.view import View

NAME = "seminar"


def show(view: View) -> None:
    """Draw the page."""
    open_page(view, NAME, filtered=False)
    seminar_id = _choose_seminar(view)
    if seminar_id is None:
        st.info(view.words.text("seminar-none"))
        return
    with st.container(key="seminar-title"):
        title = narrative.seminar_title(view.whole, seminar_id, view.words)
        st.header(literal(title), anchor=False)
    facts, delegates = st.columns([3, 2], gap="medium")
    with facts:
        draw_facts(view, seminar_id)
    with delegates:
        seminar_delegates_card(view, seminar_id)
    programme_card(view, seminar_id)
    seminar_map_card(view, seminar_id)
    draw_sources(view, only_seminar(view.whole, seminar_id))


def _choose_seminar(view: View) -> str | None:
    """Draw the choice among the office's seminars; a link may open one of another office."""
    labels = seminar_labels(view.whole, view.words)
    ordered = view.history.seminars.sort_values("fiscal_year", ascending=False)
    options = [str(identifier) for identifier in ordered["seminar_id"]]
    linked = view.address.seminar
    if linked in labels and linked not in options:
        options.insert(0, linked)
    chosen = linked if linked in options else latest_held(view.history)
    if not options or chosen is None:
        return None
    st.session_state["open-seminar"] = chosen
    return st.selectbox(
        view.words.text("seminar-choose"),
        options,
        key="open-seminar",
        format_func=lambda identifier: labels[identifier],
        on_change=lambda: go_to(
            replace(kept_address().elsewhere(), seminar=st.session_state["open-seminar"])
        ),
    )
