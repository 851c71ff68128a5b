"""All pages, in the order of the menu: besides its file and its words, a page stands here alone."""

from dataclasses import dataclass
from types import ModuleType

from analysis.words.catalogue import names_elsewhere
from pages import (
    about,
    check,
    countries,
    country,
    home,
    hosts,
    participation,
    plan,
    reports,
    search,
    seminar,
    seminars,
    site_visits,
    themes,
    what_we_know,
)
from pages.session.state import NAMES_ELSEWHERE
from pages.session.view import View
from pages.web.delivery import CHARTS

# Who came, where and what, the next seminar, the data: messages section-<name>.
SECTIONS = ("who", "where", "next", "data")
OFFICE = ("office",)
EVERY_FILTER = (*OFFICE, "fiscal_years", "countries", "themes")


@dataclass(frozen=True)
class Page:
    """A page of the menu: its file, and the large script that a browser fetches ahead for it.

    The file states `NAME` and `show`; where the page opens something, `subject` names that in the
    title. Its words are the messages page-<name>, page-<name>.lead and page-<name>.menu.
    `section` is where it stands in the menu, "" beside the sections; what is reached from another
    page alone is not `listed` there. `filters` are those that act on it, in its filter bar.
    """

    file: ModuleType
    large_script: str = ""
    section: str = ""
    filters: tuple[str, ...] = ()
    listed: bool = True

    @property
    def name(self) -> str:
        """Return the name by which its words and its files are found."""
        return str(self.file.NAME)

    def show(self, view: View) -> None:
        """Draw it."""
        NAMES_ELSEWHERE.set((view.words.language, names_elsewhere(view.whole, view.words)))
        self.file.show(view)


PAGES = (
    Page(home),
    Page(participation, CHARTS, "who", EVERY_FILTER),
    Page(countries, section="who", filters=OFFICE),
    Page(country, section="who", listed=False),
    Page(site_visits, section="where", filters=EVERY_FILTER),
    Page(hosts, CHARTS, "where", OFFICE),
    Page(themes, CHARTS, "where", EVERY_FILTER),
    Page(seminars, section="where", filters=(*OFFICE, "fiscal_years", "themes")),
    Page(seminar, section="where", listed=False),
    Page(plan, section="next", filters=OFFICE),
    Page(reports, section="next", filters=OFFICE),
    Page(what_we_know, section="data", filters=(*OFFICE, "fiscal_years")),
    Page(check, section="data"),
    Page(about, section="data"),
    Page(search, listed=False),
)
# It stands at the root, where any address leads that is no page's.
FRONT = PAGES[0]
# What a filter narrows that stands in an address of the front page, which has none.
NARROWED_FRONT = PAGES[1]
# The last part of each page's address, by its name.
PATHS = {page.name: "" if page is FRONT else page.name.replace("_", "-") for page in PAGES}
LARGE_SCRIPTS = {PATHS[page.name]: page.large_script for page in PAGES}
# Paths of pages that have moved, by where they lead now.
MOVED = {"overview": "home", "missing": "countries"}
