"""The first answer in Chromium: read without scripts, and followed by the live page unseen."""

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.axe import severe_findings
from tests.browser.conftest import TALL, WIDE
from tests.browser.reader import Reader

ANSWER = ".kz-answer"
# Of Google's Web Vitals a shift of 0.1 is good.
MOST_SHIFT = 0.02
# In pixels: what words take is rounded.
ROUNDED = 2
PHONE = 360
# Of 255: letters stand a part of a pixel elsewhere.
ALIKE = 2
# A page of each kind of main figure: map, matrix, list, chart.
PAGES = ("", "participation", "countries", "themes", "site-visits?lang=ja")
WATCH = """
window.kzShifts = [];
new PerformanceObserver((seen) => {
  for (const one of seen.getEntries()) if (!one.hadRecentInput) window.kzShifts.push(one.value);
}).observe({ type: "layout-shift", buffered: true });
"""
PLACES = """(root) => Object.fromEntries(
  [...document.querySelectorAll(`${root} :is(h1, h2, .kz-twin, .kz-coverage, .kz-matrix)`)]
    .map((one, at) => {
      const { x, y, width } = one.getBoundingClientRect();
      const said = one.tagName[0] === "H" ? one.textContent : "";
      return [`${at} ${one.tagName} ${said}`, [x, y, width]];
    }),
)"""


@pytest.fixture
def plain(browser: Browser, server: str) -> Any:
    """A function that opens a page in a window of its own, with scripts or without."""
    windows = []

    def open_page(path: str, *, scripts: bool, width: int = WIDE, scheme: Any = "light") -> Page:
        window = browser.new_context(
            viewport={"width": width, "height": TALL},
            java_script_enabled=scripts,
            color_scheme=scheme,
        )
        windows.append(window)
        window.add_init_script(WATCH)
        page = window.new_page()
        page.goto(f"{server}/{path}")
        return page

    yield open_page
    for window in windows:
        window.close()


@pytest.mark.parametrize("path", PAGES)
def test_it_can_be_read_without_scripts(plain: Callable[..., Page], path: str) -> None:
    page = plain(path, scripts=False)
    expect(page.locator("h1")).to_have_count(1)
    expect(page.locator("h1")).to_be_visible()
    figure = page.locator(".kz-twin svg, .kz-matrix, .kz-countries, .kz-drawing svg")
    expect(figure.locator("visible=true").first).to_be_visible()
    # A link of the menu can be reached by the keyboard, and leads to its page.
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('a[href]')")
    page.locator(f"{ANSWER} .kz-home").focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"{ANSWER} .kz-header")).to_have_attribute("data-page", "home")


@pytest.mark.thinned(1)
@pytest.mark.parametrize("width", [WIDE, PHONE])
@pytest.mark.parametrize("path", PAGES)
def test_the_live_page_takes_its_place_without_a_jump(
    plain: Callable[..., Page], path: str, width: int
) -> None:
    first = plain(path, scripts=False, width=width)
    before = first.evaluate(PLACES, ANSWER)
    live = plain(path, scripts=True, width=width)
    expect(live.locator(ANSWER)).to_have_count(0)
    expect(live.locator("h1")).to_have_count(1)
    after = live.evaluate(PLACES, "#root")
    assert before.keys() == after.keys()
    # What is in sight; below it a live page may have what the first answer has not.
    moved = {
        name: (place, after[name])
        for name, place in before.items()
        if place[1] < TALL
        and max(abs(a - b) for a, b in zip(place, after[name], strict=True)) > ROUNDED
    }
    assert moved == {}
    assert sum(live.evaluate("window.kzShifts")) <= MOST_SHIFT


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_map_is_the_same_picture(plain: Callable[..., Page], scheme: str) -> None:
    first = plain("site-visits", scripts=False, scheme=scheme)
    live = plain("site-visits", scripts=True, scheme=scheme)
    expect(live.locator(ANSWER)).to_have_count(0)
    seen = [
        Image.open(BytesIO(page.locator(f"{root} .kz-twin").screenshot())).convert("RGB")
        for page, root in ((first, ANSWER), (live, "#root"))
    ]
    assert seen[0].size == seen[1].size
    assert max(ImageStat.Stat(ImageChops.difference(*seen)).mean) < ALIKE
    # It is no blank ground.
    assert max(ImageStat.Stat(seen[0]).stddev) > ALIKE


def test_nothing_is_there_twice_for_the_ear(plain: Callable[..., Page]) -> None:
    page = plain("participation", scripts=True)
    # At each moment one heading of the page is in the tree that is read out.
    page.wait_for_function(
        """() => {
          const read = [...document.querySelectorAll("h1")].filter((one) => one.checkVisibility(
            { visibilityProperty: true }));
          if (read.length !== 1) throw new Error(`${read.length} headings`);
          return !document.querySelector(".kz-answer");
        }""",
        polling="raf",
    )
    expect(page.locator("[role=status].kz-hidden")).to_have_text("")


def test_the_reader_stays_where_they_were(plain: Callable[..., Page], server: str) -> None:
    page = plain("participation", scripts=False)
    context = page.context.browser.new_context(viewport={"width": WIDE, "height": TALL})  # type: ignore[union-attr] # it has one
    held = context.new_page()
    # The page comes, its scripts wait.
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        waiting.append(route)

    held.route(re.compile(r"/static/js/index\."), hold)
    held.goto(f"{server}/participation", wait_until="commit")
    held.locator(f"{ANSWER} .kz-languages a").focus()
    held.locator(ANSWER).evaluate("node => node.scrollTo(0, 120)")
    for route in waiting:
        route.continue_()
    held.unroute(re.compile(r"/static/js/index\."))
    expect(held.locator(ANSWER)).to_have_count(0)
    assert held.evaluate("document.activeElement.matches('#root .kz-languages a')")
    assert held.locator("[data-testid=stMain]").evaluate("node => node.scrollTop") == 120
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_accessible(plain: Callable[..., Page], server: str, scheme: str) -> None:
    """Axe needs scripts: it looks at the first answer while the live page does not come."""
    page = plain("", scripts=True, scheme=scheme)
    page.route(re.compile(r"/static/js/index\."), lambda route: route.abort())
    for path in PAGES:
        page.goto(f"{server}/{path}")
        expect(page.locator(f"{ANSWER} h1")).to_be_visible()
        assert severe_findings(Reader(page, server)) == {}, path
