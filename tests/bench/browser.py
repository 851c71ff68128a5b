"""The reader's side, in Chromium: the wait until every figure and the map are drawn.

The page watches itself (`watch.js`). A wait ends with the last thing drawn, be it an element or
on a canvas, once the script has run and nothing is drawn for a while; that while is not counted.
"""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.bench.choices import FILTERS, Choice
from tests.bench.data import Shape
from tests.bench.results import Result, Timings
from tests.bench.servers import PLAIN, App, Server, in_turns, served
from tests.bench.serving import FILTERED, PAGES
from tests.chromium import ENVIRONMENT, FLAGS, installed, only

WATCH = Path(__file__).with_name("watch.js")
TIMEOUT_MS = 60_000
# How long nothing may be drawn before a wait is over; opening waits for files in between.
QUIET_MS, QUIET_OPENING_MS = 300, 1500
FOLLOW = """address => {
    const link = document.createElement('a')
    link.href = address
    document.querySelector('[data-testid=stMain] .stHtml').append(link)
    link.click()
    link.remove()
}"""
MOST_OF_A_CHANGE = 1 / 2
MOST_OF_A_FIRST_LOAD = 4_000_000


@dataclass
class Reader:
    """A tab of a browser with nothing in its cache."""

    page: Page
    address: str
    has_lists: bool
    path: str = ""
    received: list[int] = field(default_factory=list)

    def open(self, path: str) -> float:
        """Open a page; return the seconds until all of it is drawn."""
        self.path = path
        self.page.goto(f"{self.address}/{path}")
        return self._wait(QUIET_OPENING_MS)

    def choose(self, choice: Choice) -> float:
        """Choose one value where none is; return the seconds until all is drawn again."""
        if not self.has_lists:
            return self._follow(f"{self.path}?{choice.query}")
        (label,) = choice.labels
        lists = self.page.locator("[data-testid=stMultiSelect] input")
        box = lists.nth([*FILTERS].index(choice.filter_name))
        box.click()
        box.fill(label)
        # Enter would take all that match: made names sound alike.
        self.page.get_by_role("option", name=label, exact=True).click()
        return self._wait(QUIET_MS)

    def take_back(self, choice: Choice) -> float:
        """Take back the chosen value; return the seconds until all is drawn again."""
        if not self.has_lists:
            return self._follow(self.path)
        (label,) = choice.labels
        self.page.keyboard.press("Escape")
        self.page.locator(f"[data-testid=stMultiSelect] [aria-label='Remove {label}']").last.click()
        return self._wait(QUIET_MS)

    def _follow(self, link: str) -> float:
        """Follow a link in the text of the page, which Kizuna does without loading anew."""
        self.page.evaluate(FOLLOW, f"{self.address}/{link}")
        return self._wait(QUIET_MS)

    def _wait(self, quiet: int) -> float:
        found = self.page.wait_for_function(
            "quiet => benchWait(quiet)", arg=quiet, polling=50, timeout=TIMEOUT_MS
        )
        return float(found.evaluate("({ waited }) => waited")) / 1000


def measure_browser(
    apps: Sequence[App], shape: Shape, data: Path, logs: Path, repeat: int
) -> list[Result]:
    """Serve both apps and read them in turns."""
    with ExitStack() as stack:
        servers = [stack.enter_context(served(app, data, logs / f"{app.name}.log")) for app in apps]
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(
            executable_path=installed(), env=ENVIRONMENT, args=[*FLAGS, only("localhost")]
        )
        results: list[Result] = []
        for page, name in PAGES.items():
            # Opening takes seconds and varies little.
            results += _openings(browser, servers, page, name, shape, (repeat + 1) // 2)
            if page == FILTERED:
                results += _changes(browser, servers, page, name, shape, repeat)
        browser.close()
        return results


def _openings(
    browser: Browser, servers: list[Server], page: str, name: str, shape: Shape, repeat: int
) -> list[Result]:
    waits, loads = Timings(), Timings()
    for attempt in range(repeat + 1):
        for server in in_turns(servers, attempt):
            with reading(browser, server) as reader:
                waited = reader.open(page)
                if attempt:
                    waits.add(server.app, waited)
                    loads.add(server.app, sum(reader.received))
    return [
        waits.result(shape.rows, f"Browser: {name} opens, nothing cached"),
        loads.result(
            shape.rows,
            f"Browser: {name}, bytes of a first load",
            unit="bytes",
            most=MOST_OF_A_FIRST_LOAD,
        ),
    ]


def _changes(
    browser: Browser, servers: list[Server], page: str, name: str, shape: Shape, repeat: int
) -> list[Result]:
    chosen, taken_back = Timings(), Timings()
    with ExitStack() as stack:
        readers = {server.app: stack.enter_context(reading(browser, server)) for server in servers}
        for reader in readers.values():
            reader.open(page)
        for number, choice in enumerate(_single(shape, repeat + 1)):
            for app, reader in in_turns(readers.items(), number):
                there, back = reader.choose(choice), reader.take_back(choice)
                if number:
                    chosen.add(app, there)
                    taken_back.add(app, back)
    return [
        chosen.result(
            shape.rows, f"Browser: {name}, filter chosen", most_of_beside=MOST_OF_A_CHANGE
        ),
        taken_back.result(
            shape.rows, f"Browser: {name}, filter taken back", most_of_beside=MOST_OF_A_CHANGE
        ),
    ]


def _single(shape: Shape, number: int) -> Iterator[Choice]:
    """Yield one value of each filter, in turns and no value twice."""
    for turn in range(number):
        at, name = turn // len(FILTERS), [*FILTERS][turn % len(FILTERS)]
        yield Choice(name, (shape.seminars - 1 - at if name == "fiscal_years" else at,))


@contextmanager
def reading(browser: Browser, server: Server) -> Iterator[Reader]:
    """Open a window with nothing in its cache, which counts what it receives."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.set_default_timeout(TIMEOUT_MS)
    context.add_init_script(path=WATCH)
    page = context.new_page()
    reader = Reader(page, server.address, has_lists=server.app == PLAIN)
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    network.on(
        "Network.loadingFinished", lambda event: reader.received.append(event["encodedDataLength"])
    )
    network.on(
        "Network.webSocketFrameReceived",
        lambda event: reader.received.append(_frame_bytes(event["response"])),
    )
    yield reader
    context.close()


def _frame_bytes(frame: dict[str, object]) -> int:
    """Return the bytes of a websocket's frame; what is no text comes in base 64."""
    payload = str(frame["payloadData"])
    return len(payload) if frame["opcode"] == 1 else len(payload) * 3 // 4
