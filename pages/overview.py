"""Overview: how the seminar is doing, in ten seconds."""

import streamlit as st

from pages.cards.open_questions import completeness_card, open_questions_card
from pages.cards.overview import draw_events, draw_headlines, hosts_card
from pages.cards.participation import strip_card
from pages.components.page import nothing_to_show, open_page
from pages.session.view import View

NAME = "overview"


def show(view: View) -> None:
    """Draw the page."""
    open_page(view, NAME)
    if nothing_to_show(view):
        return
    draw_headlines(view)
    strip, hosts = st.columns([3, 2], gap="medium")
    with strip:
        strip_card(view, compact=True)
    with hosts:
        hosts_card(view)
    known, events = st.columns([3, 2], gap="medium")
    with known:
        completeness_card(view)
    with events:
        draw_events(view)
    open_questions_card(view)
