"""The hooks into Streamlit that only a browser shows, on one page that is opened once.

A test has the name of its hook. Where one fails, docs/upgrading-streamlit.md says what leans on it.
"""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from pages.web import hooks
from pages.web.delivery import with_parts
from tests.browser.conftest import Tabs
from tests.browser.reader import Reader

GUIDE = "Streamlit has changed: docs/upgrading-streamlit.md says what leans on"
# The frame of every page, and what this one has of text and choices.
IN_SIGHT = (
    *("app", "finished", "view", "header", "main", "main-block", "skip-link"),
    *("element", "layout", "rows", "html", "checkbox", "selectbox", "multiselect"),
    *("popover", "button-group"),
)


@pytest.fixture(scope="module")
def asked() -> list[str]:
    """What the page asked the server for, from its start."""
    return []


@pytest.fixture(scope="module")
def page(server: str, tabs: Tabs, asked: list[str]) -> Iterator[Page]:
    """The page with the matrix, opened by a link into the app."""
    tab = Reader(tabs.take("light", 1440), server)
    tab.page.on("request", lambda request: asked.append(request.url))
    # The widgets of a popover are there as long as it is open.
    tab.open("participation?country=LAO").open_filter("countries")
    yield tab.page
    tab.leave()
    tabs.give_back(tab.page, server)


def test_boot(page: Page, asked: list[str], server: str) -> None:
    assert page.evaluate("Object.keys(window.__streamlit)")[:2] == [
        "BACKEND_BASE_URL",
        "HOST_CONFIG",
    ]
    looked_up = [url for url in asked if "/_stcore/h" in url]
    told = [f"{server}/_stcore/health", f"{server}/_stcore/host-config"]
    assert {*looked_up} <= {*told}, f"{GUIDE} `BOOT`: the page looks for its server at {looked_up}"
    assert looked_up


def test_parts_in_sight(page: Page, reader: Callable[..., Reader]) -> None:
    selectors = {part: with_parts(f":--{part}") for part in IN_SIGHT}
    gone = [part for part, selector in selectors.items() if not page.locator(selector).count()]
    assert gone == [], f"{GUIDE} `PARTS`: the page has no {gone}"
    # Trend says what it has found in the place of Streamlit's heading.
    heading = reader("about").page.locator(with_parts(":--heading"))
    assert heading.count(), f"{GUIDE} `PARTS`: the page has no heading"
    assert {*IN_SIGHT} <= {*hooks.PARTS}


def test_packed(page: Page) -> None:
    assert page.locator("[data-packed]").count() == 0
    # What is out of sight is not laid out, and has no inner text.
    country = page.locator(".kz-matrix tbody th").text_content() or ""
    assert country.startswith("Laos"), f"{GUIDE} `packed`: the matrix says {country}"


def test_element_states_in_sight(page: Page) -> None:
    states = ("input[role=switch]", "[data-tag]", "[data-variant]", "[role=group] input")
    assert [state for state in states if not page.locator(state).count()] == [], (
        f"{GUIDE} `element_states`"
    )


def test_rerun(page: Page) -> None:
    states = page.evaluate(
        with_parts("""() => new Promise(done => {
            const app = document.querySelector(':--app'), seen = []
            new MutationObserver(() => {
                seen.push(app.dataset.testScriptState)
                if (seen.length > 1 && seen.at(-1) === 'notRunning') done(seen)
            }).observe(app, {attributeFilter: ['data-test-script-state']})
            window.kizunaRerun()
            setTimeout(() => done(seen), 60000)
        })""")
    )
    assert (states[:1], states[-1:]) == (["running"], ["notRunning"]), f"{GUIDE} `RERUN`"
