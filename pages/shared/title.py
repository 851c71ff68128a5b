"""The title of the browser's tab: the page, what it is about, and Kizuna."""

from types import ModuleType

from pages.shared.view import View

PRODUCT = "Kizuna"


def title_of(view: View, page: ModuleType) -> str:
    """Return the title of a page; one that opens something names it by its `subject`."""
    subject = page.subject(view) if hasattr(page, "subject") else ""
    return title_in_words(view, page.NAME, subject)


def title_in_words(view: View, name: str, subject: str) -> str:
    """Return the title of a page by its name and what it is about, "" if by itself alone."""
    return " · ".join(filter(None, (view.words.text(f"page-{name}.menu"), subject, PRODUCT)))
