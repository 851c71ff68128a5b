"""Countries: each that the office covers, when it last came, and who was not at a seminar."""

import streamlit as st

from analysis.narrative import record
from analysis.selection import ALL_OFFICES, only_seminar
from analysis.summaries.record.overview import latest_held, latest_with_full_list
from pages.cards.country import draw_countries
from pages.cards.evidence import draw_sources
from pages.cards.missing import draw_seminar_link, missing_card
from pages.components.choices import choose_seminar, draw_no_seminar, newest_first, opened_seminar
from pages.components.page import open_page
from pages.session.view import View, whole_history

NAME = "countries"


def subject(view: View) -> str:
    """Return the name of the seminar whose absent countries are shown, "" without one."""
    if view.selection.office == ALL_OFFICES or not view.address.seminar:
        return ""
    opened = opened_seminar(view, *_choice(view))
    return record.seminar_title(view.whole, opened, view.words) if opened else ""


def show(view: View) -> None:
    """Draw the page."""
    open_page(view, NAME, filtered=False, opens=("seminar",))
    draw_countries(view)
    if view.selection.office == ALL_OFFICES:
        st.info(view.words.text("one-office-only"))
        return
    seminar_id = choose_seminar(view, *_choice(view))
    if seminar_id is None:
        draw_no_seminar(view)
        return
    draw_seminar_link(view, seminar_id)
    missing_card(view, seminar_id)
    draw_sources(view, only_seminar(view.whole, seminar_id))


def _choice(view: View) -> tuple[list[str], str | None]:
    """Return the seminars to choose from, and the one that is open without a choice."""
    office = whole_history(view)
    return newest_first(office), latest_with_full_list(office) or latest_held(office)
