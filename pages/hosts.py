"""Hosts: where in Japan the seminar was hosted."""

import streamlit as st

from analysis.selection import ALL_OFFICES
from pages.cards import hosts as cards
from pages.components.page import open_page
from pages.session.view import View

NAME = "hosts"


def show(view: View) -> None:
    """Draw the page."""
    open_page(view, NAME, filtered=False, opens=("until",))
    if view.selection.office == ALL_OFFICES:
        st.info(view.words.text("hosts-everywhere"))
    left, right = st.columns(2, gap="medium")
    with left:
        cards.prefectures_card(view)
    with right:
        cards.regions_card(view)
    cards.host_history_card(view)
    cards.history_card(view)
