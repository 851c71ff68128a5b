"""Site visits: where the delegates went, on the map and as a list."""

from pages.cards.sites.detail import chosen_site, draw_site_detail, site_in_words
from pages.cards.sites.explorer import draw_site_surroundings, site_explorer
from pages.components.page import nothing_to_show, open_page
from pages.session.view import View

NAME = "site_visits"


def subject(view: View) -> str:
    """Return the name of the chosen site, "" where none is chosen."""
    return site_in_words(view)


def show(view: View) -> None:
    """Draw the page."""
    open_page(view, NAME, opens=("site", "scale", "family", "layer"))
    if not nothing_to_show(view):
        site_explorer(view)
    elif chosen_site(view) is not None:
        # What a link opens is there, whatever the filters leave.
        draw_site_detail(view)
        draw_site_surroundings(view)
