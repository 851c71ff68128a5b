"""Home: how the latest seminar went, whether it grows, who needs attention, where, what next."""

import streamlit as st

from analysis.narrative.home import leading_seminar
from analysis.selection import ALL_OFFICES
from pages.cards import home as cards
from pages.cards import participation
from pages.cards.seminar.map import seminar_map_card
from pages.components.page import nothing_to_show, open_page
from pages.session.view import View

NAME = "home"


def show(view: View) -> None:
    """Draw the page."""
    seminar_id = leading_seminar(view.seminars)
    if seminar_id is None:
        open_page(view, NAME, filtered=False, headline=cards.headline_without_seminar(view))
        nothing_to_show(view)
        return
    open_page(view, NAME, filtered=False, headline=cards.headline(view, seminar_id))
    if cards.is_thin(view):
        # One week that is documented says more than a trend of which nothing is known.
        seminar_map_card(view, seminar_id)
        participation.strip_card(view, compact=True)
    else:
        participation.strip_card(view, compact=True)
        hosts, attention = st.columns([58, 42], gap="large")
        with hosts:
            cards.hosts_card(view)
        with attention:
            if view.selection.office != ALL_OFFICES:
                cards.draw_attention(view)
    cards.draw_lists_needed(view)
    cards.draw_totals(view)
