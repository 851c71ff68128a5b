"""The server's side: how long a run of the script takes, and how much memory the server holds."""

from collections.abc import Iterator
from contextlib import ExitStack
from itertools import islice
from pathlib import Path

from tests.bench.choices import Choice, distinct_choices
from tests.bench.data import Shape
from tests.bench.results import Result, Timings
from tests.bench.servers import KIZUNA, PLAIN, Server, served
from tests.bench.websocket import Visitor, visitor

# Path and name of the pages that both apps have.
PAGES = {"participation": "Participation", "": "Overview"}
# A filter change, by rows: the largest part of the plain page's time.
MOST_OF_A_CHANGE = {10_000: 1 / 6, 1_000_000: 1 / 12}
MOST_OF_MEMORY = {1_000_000: 1 / 2}

Visitors = dict[str, Visitor]


def measure_servers(shape: Shape, data: Path, logs: Path, repeat: int) -> list[Result]:
    """Serve both apps and measure them in turns."""
    with ExitStack() as stack:
        servers = [
            stack.enter_context(served(app, data, logs / f"{app}.log")) for app in (KIZUNA, PLAIN)
        ]
        unseen = distinct_choices(shape)
        results = [_first_visit(servers, shape)]
        for page, name in PAGES.items():
            results += _changes(servers, page, name, shape, unseen, repeat)
            results.append(_openings(servers, page, name, shape, repeat))
        return [*results, *_memory(servers, shape)]


def _first_visit(servers: list[Server], shape: Shape) -> Result:
    timings = Timings()
    for server in servers:
        with visitor(server, "participation") as guest:
            timings.add(server.app, guest.open())
    return timings.result(shape.rows, "Server: Participation opens, first visitor after the start")


def _openings(servers: list[Server], page: str, name: str, shape: Shape, repeat: int) -> Result:
    timings = Timings()
    for _ in range(repeat):
        for server in servers:
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
            most_of_plain=MOST_OF_A_CHANGE.get(shape.rows),
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
        for choice in chosen:
            for app, guest in guests.items():
                waits.add(app, guest.choose(choice.filter_name, choice.labels))
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
            most_of_plain=MOST_OF_MEMORY.get(shape.rows),
        ),
        peak.result(shape.rows, "Server: most resident memory ever", unit="bytes"),
    ]
