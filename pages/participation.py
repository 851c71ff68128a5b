"""Participation: who came over the years, by country and by seminar."""

import streamlit as st

from pages.cards.participation import (
    coverage_card,
    cumulative_countries_card,
    delegates_by_country_card,
    delegates_by_seminar_card,
    matrix_card,
    newcomers_card,
    representation_card,
)
from pages.components.page import nothing_to_show, open_page
from pages.session.view import View

NAME = "participation"


def show(view: View) -> None:
    """Draw the page."""
    open_page(view, NAME, opens=("sort",))
    if nothing_to_show(view):
        return
    matrix_card(view)
    left, right = st.columns(2, gap="medium")
    with left:
        coverage_card(view)
        delegates_by_country_card(view)
        newcomers_card(view)
    with right:
        delegates_by_seminar_card(view)
        cumulative_countries_card(view)
        representation_card(view)
