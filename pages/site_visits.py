"""Site visits: where the delegates went, on the map and as a list."""

from pages.cards.sites import detail, explorer
from pages.components.page import nothing_to_show, open_page
from pages.session.view import View

NAME = "site_visits"


def subject(view: View) -> str:
    """Return the name of the chosen site, "" where none is chosen."""
    return detail.site_in_words(view)


def show(view: View) -> None:
    """Draw the page."""
    open_page(view, NAME, opens=("site", "scale", "family", "layer"))
    if not nothing_to_show(view):
        explorer.site_explorer(view)
    elif detail.chosen_site(view) is not None:
        # What a link opens is there, whatever the filters leave.
        detail.draw_site_detail(view)
        explorer.draw_site_surroundings(view)
