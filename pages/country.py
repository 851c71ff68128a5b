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
from pages.cards.reports import report_door
from pages.shared.country_choice import choose_country, opened_country
from pages.shared.markup import draw_html
from pages.shared.page import open_page
from pages.shared.text import literal
from pages.shared.view import View

NAME = "country"


def subject(view: View) -> str:
    """Return the name of the country that the page opens, "" where one is still to be chosen."""
    opened = opened_country(view)
    return country_names(view.whole, view.words)[opened] if opened else ""


def show(view: View) -> None:
    """Draw the page."""
    open_page(view, NAME, filtered=False)
    country = choose_country(view)
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
        draw_html(report_door(subject.view, "country"))
    country_seminars_card(subject)
    left, right = st.columns([2, 3], gap="medium")
    with left:
        country_delegates_card(subject)
        draw_country_unknowns(subject)
    with right:
        country_themes_card(subject)
    country_places_card(subject)
    draw_country_sources(subject)
