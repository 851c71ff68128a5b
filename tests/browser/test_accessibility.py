"""No serious or critical finding of axe on any page, in light and dark."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.reader import Reader
from tests.browser.test_pages import PAGES

SEVERE = {"serious", "critical"}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("page", PAGES)
def test_axe_finds_nothing_severe(reader: Callable[..., Reader], page: str, theme: str) -> None:
    tab = reader(f"{page}?country=IND&country=LKA", theme)
    found = Axe().run(tab.page).response["violations"]
    severe = {
        finding["id"]: [node["html"][:200] for node in finding["nodes"]]
        for finding in found
        if finding["impact"] in SEVERE
    }
    assert severe == {}


@pytest.mark.parametrize("page", PAGES)
def test_every_page_has_one_heading_and_every_figure_a_description(
    reader: Callable[..., Reader], page: str
) -> None:
    tab = reader(page)
    assert tab.page.locator("h1").count() == 1
    levels = tab.page.evaluate(
        "[...document.querySelectorAll('h1,h2,h3,h4')].map(node => +node.tagName[1])"
    )
    assert all(after <= before + 1 for before, after in pairwise(levels))
