"""Countries: each that the office covers, when it last came, and who was not at a seminar."""

import streamlit as st

from analysis.narrative import record
from analysis.selection import ALL_OFFICES, only_seminar
from analysis.summaries.record.overview import latest_held, latest_with_full_list
from pages.cards import country, evidence, missing
from pages.components import choices, page
from pages.session.view import View, whole_history

NAME = "countries"


def subject(view: View) -> str:
    """Return the name of the seminar whose absent countries are shown, "" without one."""
    if view.selection.office == ALL_OFFICES or not view.address.seminar:
        return ""
    opened = choices.opened_seminar(view, *_choice(view))
    return record.seminar_title(view.whole, opened, view.words) if opened else ""


def show(view: View) -> None:
    """Draw the page."""
    page.open_page(view, NAME, filtered=False, opens=("seminar",))
    country.draw_countries(view)
    if view.selection.office == ALL_OFFICES:
        st.info(view.words.text("one-office-only"))
        return
    seminar_id = choices.choose_seminar(view, *_choice(view))
    if seminar_id is None:
        choices.draw_no_seminar(view)
        return
    missing.draw_seminar_link(view, seminar_id)
    missing.missing_card(view, seminar_id)
    evidence.draw_sources(view, only_seminar(view.whole, seminar_id))


def _choice(view: View) -> tuple[list[str], str | None]:
    """Return the seminars to choose from, and the one that is open without a choice."""
    office = whole_history(view)
    return choices.newest_first(office), latest_with_full_list(office) or latest_held(office)
