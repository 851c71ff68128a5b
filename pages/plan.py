"""Plan: next year's countries, host and themes, tried out against the record."""

import streamlit as st

from pages.cards.plan.editor import (
    draw_banner,
    draw_frame,
    draw_plans,
    nothing_to_plan,
    open_scenarios,
)
from pages.cards.plan.figures import (
    differences_card,
    host_card,
    invitations_card,
    left_out_card,
    new_themes_card,
    seats_card,
    themes_card,
)
from pages.components.page import open_page
from pages.session.view import View

NAME = "plan"


def show(view: View) -> None:
    """Draw the page."""
    open_page(view, NAME, filtered=False, opens=("plan",))
    draw_banner(view)
    if nothing_to_plan(view):
        return
    scenarios = open_scenarios(view)
    draw_frame(view, scenarios)
    draw_plans(view, scenarios)
    if len(scenarios.plans) > 1:
        differences_card(view, scenarios)
    invitations_card(view, scenarios)
    left, right = st.columns(2, gap="medium")
    with left:
        left_out_card(view, scenarios)
    with right:
        seats_card(view, scenarios)
        host_card(view, scenarios)
    themes_card(view, scenarios)
    new_themes_card(view, scenarios)
