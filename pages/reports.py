"""Reports: a seminar, the latest year or a country on paper, seen before it is downloaded."""

from pages.cards.reports import choose_subject, draw_kinds, draw_report, report_in_words
from pages.components.page import open_page
from pages.session.view import View

NAME = "reports"


def subject(view: View) -> str:
    """Return the report that is previewed."""
    return report_in_words(view)


def show(view: View) -> None:
    """Draw the page."""
    open_page(view, NAME, filtered=False, opens=("report", "seminar"))
    draw_kinds(view)
    subject = choose_subject(view)
    if subject is not None:
        draw_report(view, subject)
