"""Every page, in every state of the frame: drawn, quiet, and within its window."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import expect

from analysis.loading.dataset import DATA_SETS
from analysis.words.catalogue import LANGUAGES, words_in
from pages.all_pages import PATHS
from tests.browser.axe import severe_findings, skipped_headings
from tests.browser.conftest import NARROW, WIDE, Tabs
from tests.browser.reader import BROKEN_WORDS, Reader
from tests.browser.sight import in_another_language

NAMES = {path: name for name, path in PATHS.items()}
PAGES = tuple(NAMES)
Open = Callable[..., Reader]


@pytest.fixture(scope="module")
def walk(server: str, tabs: Tabs) -> Iterator[Open]:
    """A function that opens a page as a reader comes to it: by a link from the page before.

    Each frame and each choice has a tab of its own; its first page is loaded.
    """
    walks: dict[tuple[str, str, int], Reader] = {}

    def open_next(page: str, query: str, scheme: str = "light", width: int = WIDE) -> Reader:
        kind = query, scheme, width
        if kind not in walks:
            walks[kind] = Reader(tabs.take(scheme, width), server)
            return walks[kind].open(f"{page}?{query}")
        walks[kind].errors.clear()
        walks[kind].outside.clear()
        return walks[kind].follow(f"{page}?{query}", NAMES[page])

    yield open_next
    for tab in walks.values():
        tab.leave()
        tabs.give_back(tab.page, server)


def in_order(tab: Reader) -> None:
    """Check what holds for every page."""
    assert tab.page.get_by_test_id("stException").count() == 0
    assert tab.errors == []
    assert tab.outside == []
    assert BROKEN_WORDS.findall(tab.text()) == []
    assert tab.sideways() <= 0, "scrolls sideways"


def is_dark(tab: Reader) -> bool:
    colour = tab.page.evaluate(
        "getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"
    )
    return sum(int(part) for part in re.findall(r"\d+", colour)[:3]) < 3 * 128


@pytest.mark.thinned(2)
@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("data", DATA_SETS)
@pytest.mark.parametrize("page", PAGES)
def test_page(walk: Open, data: str, language: str, scheme: str, width: int, page: str) -> None:
    # The wide ones have chips. With a filter, the address of Home leads to Trend.
    chips = "&country=IND&country=LKA" if width == WIDE and page else ""
    tab = walk(page, f"data={data}&lang={language}{chips}", scheme, width)
    in_order(tab)
    assert severe_findings(tab) == {}
    assert skipped_headings(tab) == []
    assert in_another_language(tab) == []
    assert tab.path == page
    assert is_dark(tab) == (scheme == "dark")
    expect(tab.page.locator("html")).to_have_attribute("lang", language)
    words = words_in(language)
    menu = re.escape(words.text(f"page-{NAMES[page]}.menu"))
    expect(tab.page).to_have_title(re.compile(f"^{menu}{words.gap}(.+{words.gap})?Kizuna$"))
    expect(tab.page.locator(".kz-ribbon")).to_have_count(1 if data == "demo" else 0)


@pytest.mark.parametrize("page", PAGES)
def test_page_of_all_offices_with_every_table(walk: Open, page: str) -> None:
    tab = walk(page, "office=all", width=NARROW)
    toggles = tab.page.locator("[class*=st-key-table-] label")
    for number in range(toggles.count()):
        toggles.nth(number).click()
    tab.settle()
    switched_on = tab.page.locator("[class*=st-key-table-] input:checked")
    expect(switched_on).to_have_count(toggles.count())
    in_order(tab)


@pytest.mark.parametrize("page", ["participation", "themes", "site-visits", "what-we-know"])
def test_page_with_nothing_to_show(reader: Open, page: str) -> None:
    tab = reader(f"{page}?year=2018&theme=multiculturalism", scheme="dark")
    in_order(tab)
    tab.key("empty-reset").get_by_role("button").click()
    tab.settle()
    expect(tab.key("empty")).to_have_count(0)
    tab.leads_to({})
    in_order(tab)


def test_junk_in_a_link_is_no_error(reader: Open) -> None:
    tab = reader("participation?lang=xx&data=zz&office=moon&year=soon&country=A&theme=%00&site=?")
    in_order(tab)
    expect(tab.page.locator(".kz-chosen")).to_have_text("6 of 6 seminars")
