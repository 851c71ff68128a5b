"""Country: what one country attended, met and saw within its office; prints as one page."""

import streamlit as st

from analysis.words.catalogue import country_names
from pages.cards import country as cards
from pages.components import choices, page
from pages.session.view import View

NAME = "country"


def subject(view: View) -> str:
    """Return the name of the country that the page opens, "" where one is still to be chosen."""
    opened = choices.opened_country(view)
    return country_names(view.whole, view.words)[opened] if opened else ""


def show(view: View) -> None:
    """Draw the page: its heading is what is found of the country, where one is open."""
    opened = choices.opened_country(view)
    subject = cards.subject_of(view, opened) if opened else None
    if subject is None:
        page.open_page(view, NAME, filtered=False)
        choices.choose_country(view)
        if opened:
            st.info(view.words.text("country-no-office"))
        else:
            cards.draw_countries(view)
        return
    with st.container(key="country-sheet"):
        with st.container(key="country-ways", horizontal=True, vertical_alignment="bottom"):
            choices.choose_country(view)
            cards.draw_ways(subject)
        with st.container(key="country-title"):
            page.open_page(view, NAME, filtered=False, headline=cards.headline(subject))
        _draw_sheet(view, subject)


def _draw_sheet(view: View, subject: cards.CountrySubject) -> None:
    cards.country_seminars_card(view, subject)
    seen, met = st.columns([11, 9], gap="medium")
    with seen:
        cards.country_places_card(view, subject)
    with met:
        cards.country_themes_card(view, subject)
    coming, unknown, sources = st.columns(3, gap="medium")
    with coming:
        cards.draw_country_next(subject)
    with unknown:
        cards.draw_country_unknowns(subject)
    with sources:
        cards.draw_country_sources(subject)
