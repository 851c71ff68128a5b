"""Participation: who came over the years, by country and by seminar."""

from pages.cards import participation as cards
from pages.components.page import nothing_to_show, open_page
from pages.session.view import View

NAME = "participation"


def show(view: View) -> None:
    """Draw the page."""
    open_page(view, NAME, opens=("sort",), headline=cards.headline(view))
    if nothing_to_show(view):
        return
    cards.strip_card(view)
    cards.representation_card(view)
