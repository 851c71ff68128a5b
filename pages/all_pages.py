"""All pages, in the order of the menu: besides its file and its words, a page stands here alone."""

from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType

from pages import (
    about,
    check,
    country,
    hosts,
    missing,
    overview,
    participation,
    plan,
    reports,
    search,
    seminar,
    site_visits,
    themes,
)
from pages.session.view import View
from pages.web.delivery import CHARTS


@dataclass(frozen=True)
class Page:
    """A page of the menu: its file, and the large script that a browser fetches ahead for it.

    The file states `NAME` and `show`; where the page opens something, `subject` names that in the
    title. Its words are the messages page-<name>, page-<name>.lead and page-<name>.menu.
    """

    file: ModuleType
    large_script: str = ""

    @property
    def name(self) -> str:
        """Return the name by which its words and its files are found."""
        return str(self.file.NAME)

    @property
    def show(self) -> Callable[[View], None]:
        """Return what draws it."""
        show: Callable[[View], None] = self.file.show
        return show


PAGES = (
    Page(overview),
    Page(participation, CHARTS),
    Page(missing),
    Page(country, CHARTS),
    Page(plan),
    Page(themes, CHARTS),
    Page(site_visits),
    Page(hosts, CHARTS),
    Page(seminar),
    Page(search),
    Page(reports),
    Page(check),
    Page(about),
)
# It stands at the root, where any address leads that is no page's.
FRONT = PAGES[0]
# The last part of each page's address, by its name.
PATHS = {page.name: "" if page is FRONT else page.name.replace("_", "-") for page in PAGES}
LARGE_SCRIPTS = {PATHS[page.name]: page.large_script for page in PAGES}
