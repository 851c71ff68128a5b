"""An engine for each test of the warehouse, asked within the tests' own process."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.cluster import Cluster, running
from tests.warehouse.engines import READER, Duck, Engine, Postgres, Spark
from tests.warehouse.spark import spark_running


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


@pytest.fixture(scope="session")
def spark_url() -> Iterator[str]:
    with spark_running() as url:
        yield url


@pytest.fixture
def spark(spark_url: str, tmp_path: Path) -> Spark:
    return Spark(spark_url, tmp_path)


# Its client warns of pandas 3 in several words.
SPARK = pytest.param("spark", marks=[pytest.mark.spark, pytest.mark.filterwarnings("ignore")])


@pytest.fixture(params=["duck", "postgres", SPARK])
def engine(request: pytest.FixtureRequest) -> Engine:
    found: Engine = request.getfixturevalue(request.param)
    return found
