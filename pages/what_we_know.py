"""What we know: how far each seminar is documented, and which facts would settle the rest."""

from pages.cards.missing import completeness_card, open_questions_card
from pages.components.page import nothing_to_show, open_page
from pages.session.view import View

NAME = "what_we_know"


def show(view: View) -> None:
    """Draw the page."""
    open_page(view, NAME)
    if nothing_to_show(view):
        return
    open_questions_card(view)
    completeness_card(view, also_uncertain=True)
