"""Seminar: one seminar from its first day to its last."""

import streamlit as st

from analysis.narrative import record
from analysis.selection import only_seminar
from analysis.summaries.record.overview import latest_held
from pages.cards import evidence, missing, reports
from pages.cards.seminar.facts import beside_card, draw_facts, seminar_delegates_card
from pages.cards.seminar.map import seminar_map_card
from pages.cards.seminar.programme import programme_card
from pages.components import choices, html, page
from pages.session.view import View

NAME = "seminar"


def subject(view: View) -> str:
    """Return the name of the seminar that the page opens, "" without one."""
    options = choices.with_linked(view, choices.newest_first(view.history))
    opened = choices.opened_seminar(view, options, latest_held(view.history))
    return record.seminar_title(view.whole, opened, view.words) if opened else ""


def show(view: View) -> None:
    """Draw the page."""
    page.open_page(view, NAME, filtered=False, opens=("seminar", "beside", "day"))
    options = choices.with_linked(view, choices.newest_first(view.history))
    one, other = st.columns(2, gap="medium")
    with one:
        seminar_id = choices.choose_seminar(view, options, latest_held(view.history))
    if seminar_id is None:
        choices.draw_no_seminar(view)
        return
    with other:
        beside = choices.choose_beside(view, options, seminar_id)
    if beside is not None:
        beside_card(view, seminar_id, beside)
        return
    with st.container(key="seminar-title"):
        title = record.seminar_title(view.whole, seminar_id, view.words)
        st.header(html.literal(title), anchor=False)
        html.draw_html(reports.report_link(view, "seminar", seminar=seminar_id))
    # The week on its map, day by day, and all that was done in it; then what it was in facts.
    seminar_map_card(view, seminar_id)
    programme_card(view, seminar_id)
    facts, delegates = st.columns([3, 2], gap="medium")
    with facts:
        draw_facts(view, seminar_id)
    with delegates:
        seminar_delegates_card(view, seminar_id)
    missing.seminar_open_questions_card(view, seminar_id)
    evidence.draw_sources(view, only_seminar(view.whole, seminar_id))
