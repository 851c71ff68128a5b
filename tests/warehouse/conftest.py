"""An engine for each test of the warehouse, asked within the tests' own process."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.cluster import Cluster, running
from tests.warehouse.engines import READER, Duck, Engine, Postgres


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    with running() as cluster:
        with cluster.connected() as connection:
            connection.execute(f"CREATE ROLE {READER} LOGIN")
            connection.execute(f"ALTER ROLE {READER} SET default_transaction_read_only = on")
        yield cluster


@pytest.fixture
def duck(tmp_path: Path) -> Duck:
    return Duck(tmp_path / "lake.duckdb")


@pytest.fixture
def postgres(cluster: Cluster) -> Postgres:
    return Postgres(cluster, cluster.database())


@pytest.fixture(params=["duck", "postgres"])
def engine(request: pytest.FixtureRequest) -> Engine:
    found: Engine = request.getfixturevalue(request.param)
    return found
