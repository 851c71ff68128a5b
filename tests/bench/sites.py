"""The map of site visits with 10,000 sites beside that with 200: both are Kizuna, in turns."""

from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.bench.browser import reading
from tests.bench.choices import year_name
from tests.bench.data import Shape, write_data
from tests.bench.results import Result, Timings
from tests.bench.servers import KIZUNA, PLAIN, served
from tests.chromium import FLAGS, installed, only

PAGE = "site-visits"
SEMINARS, FEW, MANY = 20, 200, 10_000
MOST_OF_FEW = 2.0


def measure_sites(folder: Path, repeat: int) -> list[Result]:
    """Return lines whose second column is that of the few sites, in place of the plain page's."""
    chosen, taken_back = Timings(), Timings()
    with ExitStack() as stack:
        servers = {
            column: stack.enter_context(
                served(KIZUNA, _data(folder, sites), folder / f"{sites}.log")
            )
            for column, sites in ((KIZUNA, MANY), (PLAIN, FEW))
        }
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(
            executable_path=installed(), args=[*FLAGS, only("localhost")]
        )
        readers = {
            column: stack.enter_context(reading(browser, server))
            for column, server in servers.items()
        }
        for reader in readers.values():
            reader.open(PAGE)
        for turn in range(repeat + 1):
            year = year_name(SEMINARS - 1 - turn)
            for column, reader in readers.items():
                there, back = reader.choose("fiscal_years", year), reader.take_back(year)
                if turn:
                    chosen.add(column, there)
                    taken_back.add(column, back)
        browser.close()
    beside = f"{MANY:,} sites beside {FEW} (instead of the plain page)"
    return [
        chosen.result(MANY, f"Browser: {beside}, filter chosen", most_of_plain=MOST_OF_FEW),
        taken_back.result(MANY, f"Browser: {beside}, filter taken back", most_of_plain=MOST_OF_FEW),
    ]


def _data(folder: Path, sites: int) -> Path:
    """Write as many sites as wanted, a seminar having visited its share of them."""
    shape = Shape(SEMINARS, 12, 150, themes=3, themes_each=2, visits=sites // SEMINARS)
    write_data(folder / f"sites-{sites}", shape)
    return folder / f"sites-{sites}"
