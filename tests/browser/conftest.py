"""A browser, a server and readers for the tests in this folder."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.browser.reader import Reader
from tests.browser.server import HOST, served
from tests.chromium import FLAGS, installed, only

WIDE, NARROW = 1440, 390


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=installed(), args=[*FLAGS, only(HOST)]
        )
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server that all tests share."""
    with served(tmp_path_factory.mktemp("server") / "log") as address:
        yield address


@pytest.fixture
def fresh_server(tmp_path: Path) -> Iterator[Callable[..., str]]:
    """A function that starts a server that nobody has visited."""
    with ExitStack() as running:

        def start(data: Path | None = None) -> str:
            log = tmp_path / f"server-{len(list(tmp_path.glob('server-*')))}"
            return running.enter_context(served(log, data))

        yield start


@pytest.fixture(scope="session")
def contexts(browser: Browser) -> Iterator[Callable[[str, int], BrowserContext]]:
    """A function that returns the profile of a theme and width; its cache serves all tests."""
    opened: dict[tuple[str, int], BrowserContext] = {}

    def context(theme: str, width: int) -> BrowserContext:
        if (theme, width) not in opened:
            opened[theme, width] = private(browser, theme, width)
        return opened[theme, width]

    yield context
    for kept in opened.values():
        kept.close()


def private(browser: Browser, theme: str = "light", width: int = WIDE) -> BrowserContext:
    """Open a private window."""
    return browser.new_context(
        color_scheme=theme,  # type: ignore[arg-type] # "light" or "dark"
        viewport={"width": width, "height": 900},
        locale="en-GB",
        is_mobile=width == NARROW,
    )


@pytest.fixture
def reader(
    server: str, contexts: Callable[[str, int], BrowserContext]
) -> Iterator[Callable[..., Reader]]:
    """A function that opens a tab on the shared server."""
    tabs: list[Reader] = []

    def open_tab(path: str = "", theme: str = "light", width: int = WIDE) -> Reader:
        tabs.append(Reader(contexts(theme, width), server))
        return tabs[-1].open(path)

    yield open_tab
    for tab in tabs:
        tab.page.close()


@pytest.fixture
def newcomer(browser: Browser) -> Iterator[Callable[..., Reader]]:
    """A function that opens a private window on any server."""
    windows: list[BrowserContext] = []

    def open_window(server: str, path: str = "") -> Reader:
        windows.append(private(browser))
        return Reader(windows[-1], server).open(path)

    yield open_window
    for window in windows:
        window.close()
