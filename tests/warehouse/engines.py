"""Engines that hold the rows of a test: DuckDB in a file, PostgreSQL in a cluster of its own."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import duckdb
import pandas as pd
import psycopg

from analysis.warehouse.engine import spark_session
from analysis.warehouse.place import EngineTable, read_place
from tests.store.cluster import Cluster

SCHEMA, TABLE = "facts", "delegates"
# The account that Kizuna is given where there are accounts: it may read the one table.
READER = "kizuna_reader"
# How the numbers are declared, unless a test says so.
WHOLE = "bigint"


class Engine(Protocol):
    """An engine that can be filled."""

    def fill(self, rows: pd.DataFrame, people: str = WHOLE) -> EngineTable:
        """Put rows into the table, in the place of those that were there; return where it is."""


def _declared(rows: pd.DataFrame, people: str) -> str:
    types = {column: people if column == "delegates" else "text" for column in rows}
    return ", ".join(f"{column} {kind}" for column, kind in types.items())


def place(url: str) -> EngineTable:
    found = read_place({"KIZUNA_DELEGATES": f"{url}#{SCHEMA}.{TABLE}"})
    assert found is not None
    return found


@dataclass
class Duck:
    """A file of DuckDB."""

    file: Path

    def fill(self, rows: pd.DataFrame, people: str = WHOLE) -> EngineTable:
        text = self.file.with_suffix(".csv")
        rows.to_csv(text, index=False)
        with duckdb.connect(str(self.file)) as connection:
            connection.execute(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}")
            connection.execute(
                f"CREATE OR REPLACE TABLE {SCHEMA}.{TABLE} ({_declared(rows, people)})"
            )
            connection.execute(f"COPY {SCHEMA}.{TABLE} FROM '{text}' (HEADER)")
        return place(f"duckdb://{self.file}")


@dataclass
class Spark:
    """A cluster of Spark, whose tables are files that its workers read."""

    url: str
    folder: Path

    def fill(self, rows: pd.DataFrame, people: str = WHOLE) -> EngineTable:
        text = self.folder / "delegates.csv"
        rows.to_csv(text, index=False)
        kinds = {"text": "string", "double precision": "double", "numeric(8, 2)": "decimal(8, 2)"}
        declared = _declared(rows, kinds.get(people, people)).replace(" text", " string")
        session = spark_session(self.url)
        for query in (
            f"CREATE DATABASE IF NOT EXISTS {SCHEMA}",
            f"DROP TABLE IF EXISTS {SCHEMA}.{TABLE}",
            (
                f"CREATE TABLE {SCHEMA}.{TABLE} ({declared}) USING csv "
                f"OPTIONS (path '{text}', header 'true')"
            ),
        ):
            session.sql(query).collect()
        return place(self.url)


@dataclass
class Postgres:
    """A database of PostgreSQL, asked by an account that may read the table and nothing else."""

    cluster: Cluster
    address: str

    def fill(self, rows: pd.DataFrame, people: str = WHOLE) -> EngineTable:
        with psycopg.connect(self.address, autocommit=True) as connection:
            run: Callable[[str], object] = connection.execute
            run(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")
            run(f"CREATE SCHEMA {SCHEMA}")
            run(f"CREATE TABLE {SCHEMA}.{TABLE} ({_declared(rows, people)})")
            with connection.cursor().copy(
                f"COPY {SCHEMA}.{TABLE} FROM STDIN (FORMAT csv)".encode()
            ) as copy:
                copy.write(rows.to_csv(index=False, header=False).encode())
            run(f"GRANT USAGE ON SCHEMA {SCHEMA} TO {READER}")
            run(f"GRANT SELECT ON {SCHEMA}.{TABLE} TO {READER}")
        database = psycopg.conninfo.conninfo_to_dict(self.address)["dbname"]
        return place(self.cluster.address(str(database), READER))
