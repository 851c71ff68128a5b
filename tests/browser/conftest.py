"""A browser, a server and readers for the tests in this folder."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.reader import Reader
from tests.browser.server import served

WIDE, NARROW = 1440, 390
TALL = 900
# On machines that others use too, one of some thousand tests failed in every other whole run, never
# the same, and none could be made to fail again. What is broken fails twice; at most four tests may
# be tried again (pyproject.toml), and what each failed of is told at the end.
ONCE_MORE = pytest.mark.flaky(reruns=1)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(ONCE_MORE)


@pytest.fixture
def fresh_server(tmp_path: Path) -> Iterator[Callable[..., str]]:
    """A function that starts a server that nobody has visited."""
    with ExitStack() as running:

        def start(data: Path | None = None) -> str:
            log = tmp_path / f"server-{len(list(tmp_path.glob('server-*')))}"
            return running.enter_context(served(log, data))

        yield start


class Tabs:
    """Tabs that one test after another uses: they know the scripts, and opening one takes long."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._windows: dict[int, BrowserContext] = {}
        self._idle: defaultdict[BrowserContext, list[Page]] = defaultdict(list)

    def take(self, scheme: str, width: int) -> Page:
        """Return an idle tab of a width, or a new one, in a theme."""
        if width not in self._windows:
            self._windows[width] = private(self._browser, width=width)
        window = self._windows[width]
        page = self._idle[window].pop() if self._idle[window] else window.new_page()
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type] # "light" or "dark"
        page.set_viewport_size({"width": width, "height": TALL})
        return page

    def give_back(self, page: Page, server: str) -> None:
        """Take a tab back, and let it show next to nothing meanwhile."""
        page.emulate_media(
            media="null", reduced_motion="null", forced_colors="null", contrast="null"
        )
        page.goto(f"{server}/_stcore/health")
        self._idle[page.context].append(page)

    def close(self) -> None:
        for window in self._windows.values():
            window.close()


@pytest.fixture(scope="session")
def tabs(browser: Browser) -> Iterator[Tabs]:
    kept = Tabs(browser)
    yield kept
    kept.close()


def private(browser: Browser, scheme: str = "light", width: int = WIDE) -> BrowserContext:
    """Open a private window."""
    return browser.new_context(
        color_scheme=scheme,  # type: ignore[arg-type] # "light" or "dark"
        viewport={"width": width, "height": TALL},
        locale="en-GB",
        is_mobile=width == NARROW,
    )


@pytest.fixture
def reader(server: str, tabs: Tabs) -> Iterator[Callable[..., Reader]]:
    """A function that opens a page in a tab, on the shared server or another."""
    opened: list[Reader] = []

    def open_tab(
        path: str = "", scheme: str = "light", width: int = WIDE, server: str = server
    ) -> Reader:
        opened.append(Reader(tabs.take(scheme, width), server))
        return opened[-1].open(path)

    yield open_tab
    for tab in opened:
        tab.leave()
        tabs.give_back(tab.page, server)


@pytest.fixture
def newcomer(browser: Browser) -> Iterator[Callable[..., Reader]]:
    """A function that opens a private window on any server, as on another computer."""
    windows: list[BrowserContext] = []

    def open_window(server: str, path: str = "") -> Reader:
        windows.append(private(browser))
        return Reader(windows[-1].new_page(), server).open(path)

    yield open_window
    for window in windows:
        window.close()
