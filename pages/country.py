"""Country: what one country attended, met and saw within its office; prints as one page."""

import streamlit as st

from analysis.words.labels import country_names
from pages.cards import country as cards
from pages.cards.reports import report_link
from pages.components.choices import choose_country, opened_country
from pages.components.html import draw_html, literal
from pages.components.page import open_page
from pages.session.view import View

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
        cards.draw_countries(view)
        return
    subject = cards.subject_of(view, country)
    if subject is None:
        st.info(view.words.text("country-no-office"))
        return
    with st.container(key="country-sheet"):
        _draw_sheet(view, subject)


def _draw_sheet(view: View, subject: cards.CountrySubject) -> None:
    with st.container(key="country-title"):
        st.header(literal(subject.name), anchor=False)
        cards.draw_country_facts(subject)
        draw_html(report_link(view, "country"))
    cards.country_seminars_card(view, subject)
    left, right = st.columns([2, 3], gap="medium")
    with left:
        cards.country_delegates_card(view, subject)
        cards.draw_country_unknowns(subject)
    with right:
        cards.country_themes_card(view, subject)
    cards.country_places_card(view, subject)
    cards.draw_country_sources(subject)
