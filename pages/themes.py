"""Themes: what the seminars were about, when, and which countries met each theme."""

from pages.cards.themes import (
    seminars_by_theme_card,
    theme_exposure_card,
    themes_by_year_card,
    wordings_card,
)
from pages.components.page import nothing_to_show, open_page
from pages.session.view import View

NAME = "themes"


def show(view: View) -> None:
    """Draw the page."""
    open_page(view, NAME)
    if nothing_to_show(view):
        return
    themes_by_year_card(view)
    theme_exposure_card(view)
    seminars_by_theme_card(view)
    wordings_card(view)
