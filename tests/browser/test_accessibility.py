"""What axe and a screen reader would object to, on every page, in light and dark."""

from collections.abc import Callable
from itertools import pairwise, product

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.reader import Reader
from tests.browser.test_pages import PAGES

SEVERE = {"serious", "critical"}
# Pages that are open when axe looks: with chips of a filter, and the English words in one theme.
SEEN = [
    (page, theme, "en" if theme == "light" else "ja")
    for page, theme in product(PAGES, ("light", "dark"))
]


def findings(tab: Reader) -> dict[str, list[str]]:
    """Return the elements of each serious or critical finding of axe."""
    return {
        finding["id"]: [node["html"][:200] for node in finding["nodes"]]
        for finding in Axe().run(tab.page).response["violations"]
        if finding["impact"] in SEVERE
    }


def headings(tab: Reader) -> list[int]:
    return [
        int(level)
        for level in tab.page.evaluate(
            "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(node => node.tagName[1])"
        )
    ]


@pytest.mark.parametrize(("page", "theme", "language"), SEEN)
def test_page_is_accessible(
    reader: Callable[..., Reader], page: str, theme: str, language: str
) -> None:
    tab = reader(f"{page}?country=IND&country=LKA&lang={language}", theme)
    levels = headings(tab)
    assert levels.count(1) == 1
    skipped = [(one, next_one) for one, next_one in pairwise(levels) if next_one > one + 1]
    assert (findings(tab), skipped) == ({}, [])
