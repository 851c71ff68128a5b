"""Measures Kizuna beside a plain page, or beside an earlier commit of itself, and prints a table.

`python -m tests.bench --help` says what can be chosen.
"""

import argparse
import signal
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from tests.bench.browser import measure_browser
from tests.bench.data import SHAPES, write_data
from tests.bench.report import report
from tests.bench.results import Result
from tests.bench.servers import KIZUNA, PLAIN, App, at_commit
from tests.bench.serving import measure_servers
from tests.bench.sites import measure_sites

# Of a time or of bytes at the earlier commit: what a median differs by on a shared machine.
MOST_OF_EARLIER = 1.1


def main() -> None:
    """Run what the arguments ask for."""
    wanted = _arguments()
    # So that the servers are stopped, whoever ends the benchmark.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    start = time.perf_counter()
    results: list[Result] = []
    with tempfile.TemporaryDirectory(prefix="kizuna-bench-") as name:
        folder = Path(name)
        earlier = at_commit(wanted.against, folder) if wanted.against else None
        apps = (KIZUNA, earlier or PLAIN)
        for rows in wanted.sizes:
            results += _measure(apps, rows, folder, wanted)
        if not wanted.no_browser:
            sys.stderr.write("Sites: Chromium\n")
            results += measure_sites(folder, wanted.repeat, earlier)
    if earlier:
        results = [replace(one, most_of_beside=MOST_OF_EARLIER, most=None) for one in results]
    table = report(results, apps[1].name, time.perf_counter() - start)
    sys.stdout.write(table)
    if wanted.output:
        wanted.output.write_text(table, encoding="utf-8")


def _measure(
    apps: Sequence[App], rows: int, folder: Path, wanted: argparse.Namespace
) -> list[Result]:
    shape, data = SHAPES[rows], folder / str(rows)
    write_data(data, shape)
    sys.stderr.write(f"{rows:,} rows: servers\n")
    results = measure_servers(apps, shape, data, folder, wanted.repeat)
    if rows in wanted.browser_sizes and not wanted.no_browser:
        sys.stderr.write(f"{rows:,} rows: Chromium\n")
        results += measure_browser(apps, shape, data, folder, wanted.repeat)
    return results


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", choices=SHAPES, default=list(SHAPES))
    parser.add_argument("--repeat", type=int, default=7, help="samples per line")
    parser.add_argument(
        "--browser-sizes", type=int, nargs="+", choices=SHAPES, default=[300, 10_000]
    )
    parser.add_argument("--no-browser", action="store_true", help="leave out Chromium")
    parser.add_argument("--against", metavar="COMMIT", help="measure beside Kizuna at a commit")
    parser.add_argument("--output", type=Path, help="also write the table into this file")
    return parser.parse_args()


if __name__ == "__main__":
    main()
