"""Themes: what the seminars were about, when, and which countries met each theme."""

from pages.cards import themes as cards
from pages.components.page import nothing_to_show, open_page
from pages.session.view import View

NAME = "themes"


def show(view: View) -> None:
    """Draw the page."""
    open_page(view, NAME)
    if nothing_to_show(view):
        return
    cards.themes_by_year_card(view)
    cards.theme_exposure_card(view)
    cards.seminars_by_theme_card(view)
    cards.wordings_card(view)
