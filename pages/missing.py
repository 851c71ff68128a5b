"""Missing desk: which eligible countries were not at a seminar, and when each last came."""

import streamlit as st

from analysis.selection import ALL_OFFICES, only_seminar
from analysis.summaries.latest import latest_held, latest_with_full_list
from pages.cards.missing import draw_seminar_door, missing_card
from pages.cards.sources import draw_sources
from pages.shared.page import open_page
from pages.shared.seminar_choice import choose_seminar, newest_first
from pages.shared.view import View, whole_history

NAME = "missing"


def show(view: View) -> None:
    """Draw the page."""
    open_page(view, NAME, filtered=False)
    if view.selection.office == ALL_OFFICES:
        st.info(view.words.text("one-office-only"))
        return
    office = whole_history(view)
    default = latest_with_full_list(office) or latest_held(office)
    seminar_id = choose_seminar(view, newest_first(office), default)
    if seminar_id is None:
        st.info(view.words.text("seminar-none"))
        return
    draw_seminar_door(view, seminar_id)
    missing_card(view, seminar_id)
    draw_sources(view, only_seminar(view.whole, seminar_id))
