"""Plan: next year's countries, host and themes, tried out against the record."""

import streamlit as st

from pages.cards.plan import candidates, editor, figures
from pages.components.page import open_page
from pages.session.view import View

NAME = "plan"


def show(view: View) -> None:
    """Draw the page."""
    open_page(view, NAME, filtered=False, opens=("plan", "weights"))
    editor.draw_banner(view)
    if editor.nothing_to_plan(view):
        return
    scenarios = editor.open_scenarios(view)
    editor.draw_frame(view, scenarios)
    editor.draw_plans(view, scenarios)
    if len(scenarios.plans) > 1:
        figures.differences_card(view, scenarios)
    figures.invitations_card(view, scenarios)
    left, right = st.columns(2, gap="medium")
    with left:
        figures.left_out_card(view, scenarios)
    with right:
        figures.seats_card(view, scenarios)
        figures.host_card(view, scenarios)
    figures.themes_card(view, scenarios)
    figures.new_themes_card(view, scenarios)
    candidates.candidates_card(view, scenarios)
