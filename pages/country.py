"""Country: what one country attended, met and saw within its office; prints as one page."""

import streamlit as st

from analysis.labels import country_names
from pages.cards.country import (
    country_delegates_card,
    country_places_card,
    country_seminars_card,
    country_themes_card,
)
from pages.cards.country_facts import (
    draw_countries,
    draw_country_facts,
    draw_country_sources,
    draw_country_unknowns,
)
from pages.cards.country_subject import Subject, subject_of
from pages.shared.browser import go_to, kept_address, set_widget
from pages.shared.filter_bar import countries_in_reach
from pages.shared.page import open_page
from pages.shared.text import literal
from pages.shared.view import View

NAME = "country"


def show(view: View) -> None:
    """Draw the page."""
    open_page(view, NAME, filtered=False)
    country = _choose_country(view)
    if country is None:
        draw_countries(view)
        return
    subject = subject_of(view, country)
    if subject is None:
        st.info(view.words.text("country-no-office"))
        return
    with st.container(key="country-sheet"):
        _draw_sheet(subject)


def _draw_sheet(subject: Subject) -> None:
    with st.container(key="country-title"):
        st.header(literal(subject.name), anchor=False)
        draw_country_facts(subject)
    country_seminars_card(subject)
    left, right = st.columns([2, 3], gap="medium")
    with left:
        country_delegates_card(subject)
        draw_country_unknowns(subject)
    with right:
        country_themes_card(subject)
    country_places_card(subject)
    draw_country_sources(subject)


def _choose_country(view: View) -> str | None:
    """Draw the choice among the office's countries; the first of those filtered is open."""
    names = country_names(view.whole, view.words)
    chosen = next(iter(view.selection.countries), None)
    set_widget("open-country", chosen)
    return st.selectbox(
        view.words.text("country-choose"),
        countries_in_reach(view),
        index=None,
        key="open-country",
        format_func=lambda code: names[code],
        placeholder=view.words.text("country-choose-hint"),
        on_change=_open_country,
    )


def _open_country() -> None:
    chosen = st.session_state["open-country"]
    go_to(kept_address().elsewhere().with_selection(countries=(chosen,) if chosen else ()))
