"""Measures Kizuna beside a plain page and prints a table: `python -m tests.bench --help`."""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.data import SHAPES, write_data
from tests.bench.report import report
from tests.bench.results import Result
from tests.bench.serving import measure_servers

BROWSER_ROWS = 10_000


def main() -> None:
    """Run what the arguments ask for."""
    wanted = _arguments()
    start = time.perf_counter()
    results: list[Result] = []
    with tempfile.TemporaryDirectory(prefix="kizuna-bench-") as folder:
        for rows in wanted.sizes:
            print(f"{rows:,} rows: servers …", file=sys.stderr, flush=True)  # noqa: T201
            data = Path(folder) / str(rows)
            write_data(data, SHAPES[rows])
            results += measure_servers(SHAPES[rows], data, Path(folder), wanted.repeat)
    table = report(results, time.perf_counter() - start)
    print(table)  # noqa: T201
    if wanted.output:
        wanted.output.write_text(table, encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", choices=SHAPES, default=list(SHAPES))
    parser.add_argument("--repeat", type=int, default=9, help="samples per line")
    parser.add_argument("--no-browser", action="store_true", help="leave out Chromium")
    parser.add_argument("--output", type=Path, help="also write the table into this file")
    return parser.parse_args()


if __name__ == "__main__":
    main()
