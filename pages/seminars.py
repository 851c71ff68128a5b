"""Seminars: each that was held, announced or cancelled, and what is known of it at a glance."""

from pages.cards.seminar.index import draw_seminars
from pages.components.page import nothing_to_show, open_page
from pages.session.view import View

NAME = "seminars"


def show(view: View) -> None:
    """Draw the page."""
    open_page(view, NAME)
    if not nothing_to_show(view):
        draw_seminars(view)
