"""What the tests of the store share: a PostgreSQL, and a store in a new database of it."""

import logging
from collections.abc import Iterator

import pytest

from analysis.saving.postgres import PostgresStore
from tests.store.cluster import Cluster, running


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A PostgreSQL that all tests of a process share."""
    with running() as started:
        yield started


@pytest.fixture
def address(cluster: Cluster) -> str:
    """The address of a new database, in which there is nothing yet."""
    return cluster.database()


@pytest.fixture
def store(address: str) -> Iterator[PostgresStore]:
    """A store in a new database."""
    made = PostgresStore(address)
    yield made
    made.close()


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """Leave out of the report what the store says of a database that a test has stopped."""
    log = logging.getLogger("analysis.saving.postgres")
    log.disabled = True
    yield
    log.disabled = False
