"""About the data: what Kizuna knows, from where, how it counts, and what needs correction."""

import streamlit as st

from kizuna import version
from pages.cards.about import (
    draw_accessibility,
    draw_counting_rules,
    draw_data_sets,
    draw_dictionary,
    draw_problems,
    draw_uncertain_seminars,
)
from pages.cards.evidence import draw_all_sources
from pages.cards.open_questions import completeness_card
from pages.components.page import open_page
from pages.session.view import View

NAME = "about"


def show(view: View) -> None:
    """Draw the page."""
    open_page(view, NAME)
    draw_problems(view)
    draw_data_sets(view)
    completeness_card(view, also_uncertain=True)
    draw_uncertain_seminars(view)
    draw_counting_rules(view)
    draw_all_sources(view)
    draw_dictionary(view)
    draw_accessibility(view)
    st.caption(view.words.text("about-version", version=version()))
