"""Participation: who came over the years, by country and by seminar."""

import streamlit as st

from pages.cards import participation as cards
from pages.components.page import nothing_to_show, open_page
from pages.session.view import View

NAME = "participation"


def show(view: View) -> None:
    """Draw the page."""
    open_page(view, NAME, opens=("sort",))
    if nothing_to_show(view):
        return
    cards.matrix_card(view)
    left, right = st.columns(2, gap="medium")
    with left:
        cards.coverage_card(view)
        cards.delegates_by_country_card(view)
        cards.newcomers_card(view)
    with right:
        cards.delegates_by_seminar_card(view)
        cards.cumulative_countries_card(view)
        cards.representation_card(view)
