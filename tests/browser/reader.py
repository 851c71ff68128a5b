"""A reader at a browser: opens pages, uses filters, and notes what should not happen."""

import re
from collections.abc import Callable
from contextlib import suppress
from typing import Any
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import (
    ConsoleMessage,
    Error,
    Locator,
    Page,
    Request,
    TimeoutError,  # noqa: A004 - Playwright's own
    expect,
)

# Streamlit's sign that a run is over, and nothing of the page still waits for its content.
SETTLED = "[data-testid=stApp][data-test-script-state=notRunning]"
PENDING = "[data-testid=stSkeleton], [data-testid=stSpinner], [data-stale=true]"
# The menu in the header.
MENU = ".kz-header nav"
# What a filter opens in.
POPOVER = "[data-testid=stPopoverBody]"
# Long, for machines that are busy; what is there is found at once.
WAIT_MS = 60_000
# So often a list is opened until something can be picked from it.
TRIES = 6
# So long a click may take until the page shows that it is at work.
UNDER_WAY_MS = 250
expect.set_options(timeout=WAIT_MS)


class Reader:
    """One tab. `errors` are the console's and the page's, `outside` requests to other hosts."""

    def __init__(self, page: Page, server: str) -> None:
        self.server = server
        self.errors: list[str] = []
        self.outside: list[str] = []
        self.page = page
        self.page.set_default_timeout(WAIT_MS)
        self._listeners: dict[Any, Callable[..., None]] = {
            "console": self._hear,
            "pageerror": self._note,
            "request": self._watch,
        }
        for event, listener in self._listeners.items():
            self.page.on(event, listener)

    def leave(self) -> None:
        """Leave the tab: what it says from now on is nobody's concern."""
        for event, listener in self._listeners.items():
            self.page.remove_listener(event, listener)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(f"{message.text} ({message.location.get('url', '')})")

    def _note(self, error: Error) -> None:
        self.errors.append(str(error))

    def _watch(self, request: Request) -> None:
        address = urlsplit(request.url)
        at_home = address.netloc == urlsplit(self.server).netloc
        if address.scheme not in ("data", "blob") and not at_home:
            self.outside.append(request.url)

    def open(self, path: str = "") -> "Reader":
        """Open a page by its address, such as "themes?lang=ja", and wait until it is drawn."""
        self.page.goto(f"{self.server}/{path}")
        return self._wait_until_drawn()

    def follow(self, path: str, name: str) -> "Reader":
        """Follow a link from the text of the open page to another, by its name, and wait."""
        self.page.evaluate(_FOLLOW, f"{self.server}/{path}")
        expect(self.page.locator(".kz-header")).to_have_attribute("data-page", name)
        return self._wait_until_drawn()

    def settle(self) -> "Reader":
        """Wait until what a click started is drawn."""
        self.page.wait_for_timeout(UNDER_WAY_MS)
        return self._wait_until_drawn()

    def _wait_until_drawn(self) -> "Reader":
        """Wait until the run is over, and figures and maps have their content."""
        self.page.locator(SETTLED).wait_for()
        # The first answer stands until the live page is whole.
        expect(self.page.locator(".kz-answer")).to_have_count(0)
        expect(self.page.locator("h1")).to_have_count(1)
        expect(self.page.locator(PENDING)).to_have_count(0)
        for empty in (
            ".kz-drawing[data-waited-for], .stBidiComponent:not(:has(.kz-drawing))",
            "[data-testid=stDeckGlJsonChart]:not(:has(canvas))",
        ):
            expect(self.page.locator(empty)).to_have_count(0)
        self.page.locator(SETTLED).wait_for()
        return self

    def wake_map(self) -> Locator:
        """Point at the first map that is still its drawn twin; return it once it is live."""
        live = self.page.locator(".kz-live").first
        live.scroll_into_view_if_needed()
        if live.get_attribute("data-state") == "asleep":
            self.page.locator(".kz-twin").first.hover()
        expect(live).to_have_attribute("data-state", "live")
        # What the pointer lies on would be another colour.
        self.page.mouse.move(0, 0)
        return live

    @property
    def parameters(self) -> dict[str, list[str]]:
        """The parameters of the address."""
        return parse_qs(urlsplit(self.page.url).query)

    def leads_to(self, parameters: dict[str, list[str]]) -> None:
        """Wait until the address has exactly these parameters: a click takes its time."""
        self.page.wait_for_url(lambda url: parse_qs(urlsplit(url).query) == parameters)
        self.settle()

    @property
    def path(self) -> str:
        return urlsplit(self.page.url).path.strip("/")

    def key(self, key: str) -> Locator:
        """Return the element that the code gave a key."""
        return self.page.locator(f".st-key-{key}")

    def chip(self, value: str) -> Locator:
        """Return the chip that takes a value, such as "country=IND", out of the filters."""
        return self.page.locator(f'[data-drops="{value}"]')

    def file(self, name: str) -> Locator:
        """Return the link to a file, such as "coverage.csv", and open the menu that it is in."""
        file = self.page.locator(f'[data-file="{name}"]')
        menu = self.page.locator(".kz-more", has=file).locator("> button[aria-expanded=false]")
        if menu.count():
            menu.click()
        return file

    def text(self) -> str:
        """Return all words of the page, those in figures and behind canvases included."""
        return str(self.page.evaluate(_ALL_WORDS))

    def sideways(self) -> int:
        """Return by how many pixels the page is wider than the window."""
        return int(self.page.evaluate(_OVERFLOW))

    def choose(self, field: str, label: str) -> None:
        """Choose a country or a theme in its filter by its label."""
        self.open_filter(field)
        self.pick_from(f"filter-{field}", label, exact=True)
        self.settle()
        self.close_filter()

    def press(self, field: str, name: str) -> None:
        """Press a group of values in a filter, or the years that are asked for most."""
        self.open_filter(field)
        pills = self.key(f"filter-groups-{field}").or_(self.key("filter-preset"))
        pills.get_by_text(name, exact=True).click()
        self.settle()
        self.close_filter()

    def shorten_years(self, number: int) -> None:
        """Move the end of the range of years by so many to the earlier, with the arrow keys."""
        self.open_filter("fiscal_years")
        self.key("filter-fiscal_years").get_by_role("slider").last.focus()
        for _ in range(number):
            self.page.keyboard.press("ArrowLeft")
        self.settle()
        self.close_filter()

    def open_filter(self, field: str) -> None:
        """Open a filter of the bar, as far as it is not open."""
        if not self.page.locator(POPOVER).count():
            self.key(f"pop-{field}").locator("button").first.click()
        expect(self.page.locator(POPOVER)).to_be_visible()

    def close_filter(self) -> None:
        """Close the filter that is open; the first Escape closes a list in it."""
        for _ in range(TRIES):
            if not self.page.locator(POPOVER).count():
                return
            self.page.keyboard.press("Escape")
            self.page.wait_for_timeout(UNDER_WAY_MS)
        raise AssertionError("the filter does not close")

    def speak(self, language: str) -> None:
        """Follow the link of the header to the same page in another language."""
        self.page.locator(f".kz-languages [hreflang={language}]").click()
        self.settle()

    def pick_from(self, key: str, label: str, *, exact: bool = False) -> None:
        """Pick from a list until the field shows what was picked.

        A list closes when the page moves, and what is clicked while it is drawn anew is lost, to a
        reader as well.
        """
        field, option = self.key(key), self.page.get_by_role("option", name=label, exact=exact)
        in_field = f"input[value*='{label}']"
        shown = field.get_by_text(label).or_(field.locator(in_field)).first
        for _ in range(TRIES):
            self.in_view(field)
            field.locator("input").click()
            with suppress(TimeoutError, AssertionError):
                option.click(timeout=WAIT_MS / TRIES)
                expect(shown).to_be_visible(timeout=WAIT_MS / TRIES)
                return
            self.page.keyboard.press("Escape")
        raise AssertionError(f"{label} cannot be picked from {key}")

    def in_view(self, element: Locator) -> None:
        """Bring an element into view and wait until that is over: scrolling closes open lists."""
        element.scroll_into_view_if_needed()
        self.page.evaluate(_TWO_FRAMES)

    def go_to(self, menu: str) -> None:
        """Open a page through the menu, and first what hides it: the menu, its section."""
        link = self.page.locator(f"{MENU} a").filter(has_text=re.compile(f"^{re.escape(menu)}$"))
        for opener in (self.page.locator(".kz-open"), self.section_of(menu)):
            if opener.is_visible() and opener.get_attribute("aria-expanded") == "false":
                opener.click()
        link.click()
        self.settle()

    def section_of(self, menu: str) -> Locator:
        """Return the button of the section in which a page stands; the first page has none."""
        named = self.page.get_by_text(menu, exact=True)
        return self.page.locator(f"{MENU} > ul > li").filter(has=named).locator("> button")


_ALL_WORDS = """() => {
    const app = document.querySelector('[data-testid=stApp]').cloneNode(true)
    app.querySelectorAll('script, style').forEach(node => node.remove())
    const walk = document.createTreeWalker(app, NodeFilter.SHOW_TEXT)
    const words = []
    while (walk.nextNode()) words.push(walk.currentNode.data)
    return words.join('\\n')
}"""
_FOLLOW = """address => {
    const link = document.createElement('a')
    link.href = address
    document.querySelector('[data-testid=stMain] .stHtml').append(link)
    link.click()
    link.remove()
}"""
_TWO_FRAMES = """() => new Promise(done => {
    requestAnimationFrame(() => requestAnimationFrame(done))
})"""
_OVERFLOW = """() => {
    const scrollers = [document.scrollingElement, document.querySelector('[data-testid=stMain]')]
    return Math.max(...scrollers.map(node => node.scrollWidth - node.clientWidth))
}"""

BROKEN_WORDS = re.compile(r"\b(nan|NaN|None|NaT|undefined|Infinity|null)\b|<NA>|\[object")
