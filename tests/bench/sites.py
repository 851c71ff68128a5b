"""The map of site visits with 10,000 sites, in turns with that of 200 or of an earlier commit."""

from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.bench.browser import reading
from tests.bench.choices import Choice
from tests.bench.data import Shape, write_data
from tests.bench.results import Result, Timings
from tests.bench.servers import KIZUNA, App, in_turns, served
from tests.chromium import ENVIRONMENT, FLAGS, installed, only

PAGE = "site-visits"
SEMINARS, FEW, MANY = 20, 200, 10_000
MOST_OF_FEW = 2.0
# Kizuna itself, to stand beside it with another folder of data.
ITSELF = replace(KIZUNA, name="Kizuna, few sites")


def measure_sites(folder: Path, repeat: int, earlier: App | None = None) -> list[Result]:
    """Return lines whose second column is that of the few sites, or of many at another commit."""
    other, others = (earlier, MANY) if earlier else (ITSELF, FEW)
    chosen, taken_back = Timings(), Timings()
    with ExitStack() as stack:
        servers = {
            app: stack.enter_context(
                served(app, _data(folder, sites), folder / f"{app.name} {sites}.log")
            )
            for app, sites in ((KIZUNA, MANY), (other, others))
        }
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(
            executable_path=installed(), env=ENVIRONMENT, args=[*FLAGS, only("localhost")]
        )
        readers = {
            app: stack.enter_context(reading(browser, server)) for app, server in servers.items()
        }
        for reader in readers.values():
            reader.open(PAGE)
        for turn in range(repeat + 1):
            year = Choice("fiscal_years", (SEMINARS - 1 - turn,))
            for app, reader in in_turns(readers.items(), turn):
                there, back = reader.choose(year), reader.take_back(year)
                if turn:
                    chosen.add(app, there)
                    taken_back.add(app, back)
        browser.close()
    beside = f"{MANY:,} sites" if earlier else f"{MANY:,} sites beside {FEW} (no plain page)"
    return [
        chosen.result(MANY, f"Browser: {beside}, filter chosen", most_of_beside=MOST_OF_FEW),
        taken_back.result(
            MANY, f"Browser: {beside}, filter taken back", most_of_beside=MOST_OF_FEW
        ),
    ]


def _data(folder: Path, sites: int) -> Path:
    """Write as many sites as wanted, a seminar having visited its share of them."""
    shape = Shape(SEMINARS, 12, 150, themes=3, themes_each=2, visits=sites // SEMINARS)
    data = folder / f"sites-{sites}"
    if not data.exists():
        write_data(data, shape)
    return data
