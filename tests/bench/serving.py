"""The server's side: how long a run of the script takes, and how much memory the server holds."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from itertools import islice
from pathlib import Path

from tests.bench.choices import Choice, distinct_choices
from tests.bench.data import Shape
from tests.bench.results import Result, Timings
from tests.bench.servers import PLAIN, App, Server, in_turns, served
from tests.bench.websocket import Visitor, visitor

# Path and name of the pages that both apps have, and of those that only Kizuna has.
PAGES = {"participation": "Trend", "": "Home"}
OWN_PAGES = {
    "country": "Country",
    "site-visits": "Map of visits",
    "hosts": "Hosts",
    "check": "Check",
}
# Home has no filters: an address that narrows it leads to Trend.
FILTERED = "participation"
STARTS = 3
# A filter change, by rows: the largest part of the plain page's time.
MOST_OF_A_CHANGE = {10_000: 1 / 6, 1_000_000: 1 / 12}
MOST_OF_MEMORY = {1_000_000: 1 / 2}

Visitors = dict[str, Visitor]


def measure_servers(
    apps: Sequence[App], shape: Shape, data: Path, logs: Path, repeat: int
) -> list[Result]:
    """Serve both apps and measure them in turns; where both are Kizuna, more of its pages."""
    results = [_first_visits(apps, shape, data, logs)]
    with ExitStack() as stack:
        servers = [stack.enter_context(served(app, data, _log(logs, app))) for app in apps]
        unseen = distinct_choices(shape)
        for page, name in PAGES.items():
            if page == FILTERED:
                results += _changes(servers, page, name, shape, unseen, repeat)
            results.append(_openings(servers, page, name, shape, repeat))
        for page, name in OWN_PAGES.items() if PLAIN not in apps else ():
            results.append(_openings(servers, page, name, shape, repeat))
        return [*results, *_memory(servers, shape)]


def _log(logs: Path, app: App) -> Path:
    return logs / f"{app.name}.log"


def _first_visits(apps: Sequence[App], shape: Shape, data: Path, logs: Path) -> Result:
    timings = Timings()
    for turn in range(STARTS):
        for app in in_turns(apps, turn):
            with (
                served(app, data, _log(logs, app)) as server,
                visitor(server, "participation") as guest,
            ):
                timings.add(app, guest.open())
    return timings.result(shape.rows, "Server: Trend opens, first visitor after the start")


def _openings(servers: list[Server], page: str, name: str, shape: Shape, repeat: int) -> Result:
    timings = Timings()
    for turn in range(repeat):
        for server in in_turns(servers, turn):
            with visitor(server, page) as guest:
                timings.add(server.app, guest.open())
    return timings.result(shape.rows, f"Server: {name} opens")


def _changes(
    servers: list[Server],
    page: str,
    name: str,
    shape: Shape,
    unseen: Iterator[Choice],
    repeat: int,
) -> list[Result]:
    chosen = list(islice(unseen, repeat + 1))
    new, seen, work = Timings(), Timings(), Timings()
    # The first is a rehearsal. Another visitor makes the same choices again.
    _choose(servers, page, chosen[:1], Timings(), Timings())
    _choose(servers, page, chosen[1:], new, work)
    _choose(servers, page, chosen[1:], seen, Timings())
    return [
        new.result(
            shape.rows,
            f"Server: {name}, filter change, new choice",
            most_of_beside=MOST_OF_A_CHANGE.get(shape.rows),
        ),
        work.result(
            shape.rows, f"Server: {name}, filter change, new choice, processor time (mean)"
        ),
        seen.result(shape.rows, f"Server: {name}, filter change, choice made before"),
    ]


def _choose(
    servers: list[Server], page: str, chosen: list[Choice], waits: Timings, work: Timings
) -> None:
    """Make choices in turns; collect how long each takes, and the servers' mean work for one."""
    with ExitStack() as stack:
        guests = {server.app: stack.enter_context(visitor(server, page)) for server in servers}
        for guest in guests.values():
            guest.open()
        before = [server.processor_time() for server in servers]
        for turn, choice in enumerate(chosen):
            for app, guest in in_turns(guests.items(), turn):
                waits.add(app, guest.choose(choice))
        for server, start in zip(servers, before, strict=True):
            work.add(server.app, (server.processor_time() - start) / len(chosen))


def _memory(servers: list[Server], shape: Shape) -> list[Result]:
    resident, peak = Timings(), Timings()
    for server in servers:
        resident.add(server.app, server.memory("VmRSS"))
        peak.add(server.app, server.memory("VmHWM"))
    return [
        resident.result(
            shape.rows,
            "Server: resident memory after all this",
            unit="bytes",
            most_of_beside=MOST_OF_MEMORY.get(shape.rows),
        ),
        peak.result(shape.rows, "Server: most resident memory ever", unit="bytes"),
    ]
