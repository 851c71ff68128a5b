"""About the data: what Kizuna knows, from where, how it counts, and what needs correction."""

import streamlit as st

from kizuna import version
from pages.cards.accessibility import draw_accessibility
from pages.cards.completeness import completeness_card
from pages.cards.counting import draw_counting_rules, draw_data_sets, draw_uncertain_seminars
from pages.cards.dictionary import draw_dictionary
from pages.cards.problems import draw_problems
from pages.cards.sources import draw_all_sources
from pages.shared.page import open_page
from pages.shared.view import View

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
