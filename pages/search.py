"""Search: countries, hosts, themes, seminars and sites by any of their names."""

from pages.cards.search import draw_found
from pages.components import choices, html, page
from pages.session.view import View

NAME = "search"


def subject(view: View) -> str:
    """Return what is searched for."""
    return view.address.q.strip()


def show(view: View) -> None:
    """Draw the page."""
    page.open_page(view, NAME, filtered=False, opens=("q",))
    html.draw_html(choices.search_form(view.address, view.words, "page"))
    draw_found(view)
