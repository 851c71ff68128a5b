"""What readers and savers are shown while the database is away, and when it is back."""

import json
import time
from collections.abc import Iterator

import pytest
from starlette.requests import Request

from analysis.intake.results.reading import read_together
from analysis.loading.dataset import RECORD
from analysis.saving import postgres
from analysis.saving.postgres import PostgresStore
from analysis.saving.store import FolderStore
from analysis.saving.whole import Whole
from pages import health
from pages.session import data, prometheus, uploads
from tests.data_folder import DATA
from tests.pages.page import Page
from tests.store.cluster import Cluster

HOSTS = "record/hosts.csv"


@pytest.fixture
def shown(store: PostgresStore, monkeypatch: pytest.MonkeyPatch) -> PostgresStore:
    """The store that the pages show, with the published record."""
    store.put_back(Whole(FolderStore(DATA).whole().tables, {}), lambda _: True)
    monkeypatch.setattr(data, "STORE", store)
    monkeypatch.setattr(uploads, "read_in_sandbox", read_together)
    return store


@pytest.fixture
def stopped(shown: PostgresStore, cluster: Cluster) -> Iterator[PostgresStore]:
    """The same, read once, and then the database is away."""
    assert data.data_set(RECORD).problems == ()
    cluster.stop("immediate")
    yield shown
    cluster.start()
    time.sleep(postgres.RETRY_S)


def told() -> dict[str, object]:
    answer = health.health(Request({"type": "http"}))
    return {"code": answer.status_code, **json.loads(bytes(answer.body))}


def figures() -> dict[str, float]:
    found = prometheus.Data("1.0").collect()
    return {one.name: one.value for metric in found for one in metric.samples}


def test_pages_are_of_the_database_and_say_nothing_of_it(shown: PostgresStore) -> None:
    page = Page("about").open()
    assert not any("does not answer" in one.value for one in page.app.warning)
    assert told()["store"] == "answers"
    assert figures()["kizuna_store_answers"] == 1
    before = data.data_set(RECORD)
    content = (shown.snapshot(RECORD).content(HOSTS) or b"").replace(
        b"Toyohashi", b"Toyohashi City"
    )
    shown.save(RECORD, {HOSTS: content}, shown.version(RECORD), "HS")
    assert data.data_set(RECORD) is not before
    assert "HS" in Page("check").open().block("card-check_history").text


def test_readers_read_on_and_are_told_of_when_the_data_are(stopped: PostgresStore) -> None:
    page = Page("about").open()
    (said,) = [one.value for one in page.app.warning if "does not answer" in one.value]
    assert "as of" in said
    assert not page.app.exception
    reach = stopped.reach()
    assert reach.as_of is not None
    found = told()
    assert (found["code"], found["status"], found["store"]) == (200, "ok", "away")
    assert found["as_of"] == reach.as_of.isoformat(timespec="seconds")
    counted = figures()
    assert (counted["kizuna_store_answers"], counted["kizuna_store_failures_total"]) == (0, 1)
    assert not Page("hosts").open().app.error


def test_who_wants_to_save_is_told(stopped: PostgresStore) -> None:
    page = Page("check").open()
    assert any("does not answer" in one.value for one in page.app.info)
    assert not page.has("card-check_history")
    assert not page.app.exception
    assert stopped.obstacle(RECORD) == "away"


def test_a_server_that_starts_without_it_says_so_and_fills_when_it_is_back(
    shown: PostgresStore, address: str, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = PostgresStore(address)
    monkeypatch.setattr(data, "STORE", fresh)
    cluster.stop("immediate")
    try:
        page = Page("hosts").open()
        assert any("does not answer" in one.value for one in page.app.info)
        assert not page.app.exception
        found = told()
        assert (found["code"], found["status"], found["as_of"]) == (503, "unreachable", None)
    finally:
        cluster.start()
    time.sleep(postgres.RETRY_S)
    assert data.data_set(RECORD).problems == ()
    assert told()["code"] == 200
    assert shown.whole() == fresh.whole()
    fresh.close()
