"""About the data: what Kizuna knows, from where, how it counts, and what needs correction."""

import streamlit as st

from kizuna import version
from pages.cards import about as cards
from pages.cards import evidence
from pages.components.page import open_page
from pages.session.view import View

NAME = "about"


def show(view: View) -> None:
    """Draw the page."""
    open_page(view, NAME, filtered=False)
    cards.draw_problems(view)
    cards.draw_data_sets(view)
    cards.draw_uncertain_seminars(view)
    cards.draw_counting_rules(view)
    evidence.draw_all_sources(view)
    cards.draw_dictionary(view)
    cards.draw_accessibility(view)
    st.caption(view.words.text("about-version", version=version()))
