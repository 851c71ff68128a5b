"""Twenty million rows in an engine: the sums equal those of pandas, and the server stays small.

`python -m tests.warehouse.twenty_million duckdb|postgresql|spark FOLDER [ROWS]` writes the rows as
Parquet into the folder, once, puts them into the engine, has the dashboard serve them and prints
what it took. Not a test: pandas needs 3 GB for the comparison, which a process of its own makes.
"""

import json
import re
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from urllib.request import urlopen

import duckdb
import numpy as np
import pandas as pd
import psycopg
import pyarrow as pa
import pyarrow.parquet as pq

from analysis.contract.problems import Problem
from analysis.contract.schema import BASES, SUMMED_DELEGATES
from analysis.loading.dataset import RECORD, assemble, read_texts
from analysis.loading.reading import read_table
from analysis.warehouse.engine import spark_session
from analysis.warehouse.facts import Asked
from analysis.warehouse.place import DELEGATES, EngineTable
from analysis.warehouse.summed import SummedTable, summed_table
from pages.all_pages import PATHS
from tests.browser.server import running
from tests.conftest import DATA
from tests.store.cluster import running as postgres_running
from tests.test_row_order import said
from tests.warehouse.engines import SCHEMA, TABLE, place
from tests.warehouse.spark import spark_running

ROWS = 20_000_000
_PART = 1_000_000
KEYS = list(SUMMED_DELEGATES.key)
_MEGABYTE = 1024  # ru_maxrss counts in kilobytes


def parquet(folder: Path, rows: int) -> Path:
    """Return seeded rows with the ids of the record, each seminar of two sources."""
    file = folder / f"delegates-{rows}.parquet"
    if file.exists():
        return file
    texts, random = read_texts(DATA, RECORD), np.random.default_rng(20261130)

    def ids(table: str, key: str) -> list[str | None]:
        frame = texts[table].frame
        assert frame is not None
        return [*frame[key]]

    seminars, sources = ids("seminars", "seminar_id"), ids("sources", "source_id")
    names: dict[str, list[str | None]] = {
        "seminar_id": seminars,
        "country": [*ids("countries", "country"), None],
        "theme_id": [f"theme-{number}" for number in range(40)],
        "basis": [*BASES],
        "source_id": sources,
    }
    writer = None
    for begin in range(0, rows, _PART):
        size = min(_PART, rows - begin)
        drawn = {name: random.integers(0, len(known), size) for name, known in names.items()}
        drawn["source_id"] = (drawn["seminar_id"] + random.integers(0, 2, size)) % len(sources)
        part = pa.table(
            {name: pa.array(known).take(pa.array(drawn[name])) for name, known in names.items()}
            | {"delegates": pa.array(random.integers(1, 10, size))}
        )
        writer = writer or pq.ParquetWriter(file, part.schema)
        writer.write_table(part)
    assert writer is not None
    writer.close()
    return file


@contextmanager
def filled(engine: str, file: Path) -> Iterator[EngineTable]:
    """Put the rows into an engine."""
    with ExitStack() as ends:
        if engine == "duckdb":
            lake = file.with_suffix(".duckdb")
            if not lake.exists():
                with duckdb.connect(str(lake)) as connection:
                    connection.execute("SET threads = 2")
                    connection.execute("SET memory_limit = '1GB'")
                    connection.execute(f"CREATE SCHEMA {SCHEMA}")
                    connection.execute(f"CREATE TABLE {SCHEMA}.{TABLE} AS FROM '{file}'")
            yield place(f"duckdb://{lake}?memory_limit=1GB&threads=2")
        elif engine == "postgresql":
            cluster = ends.enter_context(postgres_running())
            address = cluster.database()
            with psycopg.connect(address, autocommit=True) as connection:
                connection.execute(f"CREATE SCHEMA {SCHEMA}".encode())
                connection.execute(
                    f"CREATE UNLOGGED TABLE {SCHEMA}.{TABLE} (seminar_id text, country text, "
                    "theme_id text, delegates bigint, basis text, source_id text)".encode()
                )
                with (
                    connection.cursor().copy(
                        f"COPY {SCHEMA}.{TABLE} FROM STDIN (FORMAT csv)".encode()
                    ) as copy,
                    subprocess.Popen(
                        [sys.executable, "-c", _AS_CSV, str(file)], stdout=subprocess.PIPE
                    ) as csv,
                ):
                    assert csv.stdout is not None
                    while block := csv.stdout.read(1 << 20):
                        copy.write(block)
            yield place(address)
        else:
            url = ends.enter_context(spark_running())
            session = spark_session(url)
            session.sql(f"CREATE DATABASE IF NOT EXISTS {SCHEMA}").collect()
            table = f"{SCHEMA}.{TABLE}"
            session.sql(f"CREATE TABLE {table} USING parquet LOCATION '{file}'").collect()
            yield place(url)


_AS_CSV = """
import duckdb, sys
rows = duckdb.connect()
rows.execute("SET enable_progress_bar = false")
rows.execute("SET threads = 1")
columns = "seminar_id, country, theme_id, delegates, basis, source_id"
query = f"COPY (SELECT {columns} FROM '{sys.argv[1]}') TO '/dev/stdout' (FORMAT csv, HEADER false)"
rows.execute(query)
"""

# A process of its own, since pandas holds all rows.
_BY_PANDAS = """
import pandas as pd, resource, sys
keys = sys.argv[3:]
rows = pd.read_parquet(sys.argv[1], columns=[*keys, "delegates"])
sums = rows.groupby(keys, dropna=False)["delegates"].agg(["sum", "size"]).reset_index()
sums.to_parquet(sys.argv[2])
most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
print("pandas:", len(rows), "rows,", most, "MB", flush=True)
"""


def main() -> None:
    engine, folder = sys.argv[1], Path(sys.argv[2])
    file = parquet(folder, int(sys.argv[3]) if len(sys.argv) > 3 else ROWS)
    expected = file.with_suffix(".sums")
    if not expected.exists():
        subprocess.run([sys.executable, "-c", _BY_PANDAS, file, expected, *KEYS], check=True)
    with filled(engine, file) as lake:
        started = time.monotonic()
        answer = Asked(lake).answer()
        seconds = time.monotonic() - started
        if isinstance(answer, Problem):
            raise SystemExit(str(answer))
        table = summed_table(lake.name, answer)
        assert table.frame is not None
        sums = pd.read_parquet(expected).astype(dict.fromkeys(KEYS, "string"))
        sums = sums.sort_values(KEYS, ignore_index=True)
        frame = table.frame.assign(size=table.rows).sort_values(KEYS, ignore_index=True)
        equal = all(frame[key].fillna("").equals(sums[key].fillna("")) for key in KEYS)
        equal &= frame["delegates"].astype("int64").tolist() == sums["sum"].tolist()
        equal &= frame["size"].tolist() == sums["size"].tolist()
        child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // _MEGABYTE
        say(
            f"{lake.name}: {sum(table.rows):,} rows → {len(frame):,} in {seconds:.0f} s, equal to "
            f"pandas: {equal}; the largest process that filled or asked it: {child} MB"
        )
        say(f"the same from CSV: {same_from_csv(table, file.with_suffix('.csv'))}")
        serve(lake, folder)


def same_from_csv(table: SummedTable, file: Path) -> bool:
    """Whether every summary says the same of the sums as of a CSV file of them."""
    texts = read_texts(DATA, RECORD)
    assert table.frame is not None
    table.frame.to_csv(file, index=False)
    read = read_table(SUMMED_DELEGATES, file)
    loaded = [assemble(RECORD, {**texts, "delegates": one}) for one in (table, read)]
    assert len(loaded[0].delegates) > 1000
    said_of = [said(replace(one, summed_by="", problems=())) for one in loaded]
    return said_of[0] == said_of[1]


def serve(lake: EngineTable, folder: Path) -> None:
    """Serve the dashboard with the engine, open each page, and say how large the server became."""
    variables = {DELEGATES: lake.written}
    with running(folder / "server.log", variables=variables) as (address, server):
        health: dict[str, object] = {}
        until = time.monotonic() + 240
        while health.get("delegates") != "ok" and time.monotonic() < until:
            with urlopen(f"{address}/health") as answer:  # noqa: S310
                health = json.load(answer)
            time.sleep(1)
        sizes = []
        for path in PATHS.values():
            with urlopen(f"{address}/{path}", timeout=120) as answer:  # noqa: S310
                sizes.append(len(answer.read()))
        status = Path(f"/proc/{server.pid}/status").read_text()
        most = re.findall(r"VmHWM:\s+(\d+)", status)[0]
        say(
            f"dashboard: {health}; {len(sizes)} pages of {min(sizes)} to {max(sizes)} bytes; "
            f"at most {int(most) // _MEGABYTE} MB"
        )


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
