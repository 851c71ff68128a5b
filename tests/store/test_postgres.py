"""What only a database can do: many servers, lost connections, crashes, roles, its own copies."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from analysis.loading.dataset import RECORD
from analysis.saving import postgres, transaction
from analysis.saving.postgres import PostgresStore
from analysis.saving.refusals import NotSavedError, StoreAwayError
from analysis.saving.store import STORE, UPLOADS, FolderStore, configured_store
from analysis.saving.whole import Whole
from tests.code import ROOT
from tests.store.cluster import OWNER, Cluster
from tests.store.writers import FILES, INSIDE, add_line, rows_unchecked, started, unbroken

HOSTS, SITES = FILES
NOTHING = Whole({}, {})


@pytest.fixture
def ready(store: PostgresStore) -> Iterator[PostgresStore]:
    """A store with tables in which nothing stands, and rows that nobody checks."""
    store.put_back(NOTHING, lambda _: True)
    with rows_unchecked():
        yield store


@contextmanager
def connected(address: str) -> Iterator[psycopg.Connection]:
    with psycopg.connect(address, autocommit=True) as connection:
        yield connection


def refused(store: PostgresStore, content: bytes = b"x\n") -> str:
    with pytest.raises(NotSavedError) as error:
        store.save(RECORD, {HOSTS: content}, store.version(RECORD), "HS")
    return error.value.code


def test_of_fifty_who_save_at_once_from_two_servers_none_is_lost(
    ready: PostgresStore, address: str
) -> None:
    people = [started("writers", address, word, 25) for word in ("a", "b")]
    assert [person.wait(timeout=200) for person in people] == [0, 0]
    for person in people:
        person.communicate()
    assert {*unbroken(ready)} == {f"{word}-{number}" for word in "ab" for number in range(25)}
    assert [entry.id for entry in reversed(ready.history())] == [f"{n:06}" for n in range(1, 51)]


def test_a_server_killed_within_a_save_leaves_nothing_of_it(
    ready: PostgresStore, address: str
) -> None:
    add_line(ready, "before")
    with started("hang", address, "killed") as person:
        assert person.stdout is not None
        assert person.stdout.readline().strip() == INSIDE
        person.kill()
    add_line(ready, "after")
    assert unbroken(ready) == ["before", "after"]


def test_what_was_told_outlives_a_crash_of_the_database(
    ready: PostgresStore, address: str, cluster: Cluster
) -> None:
    with started("loop", address, "c") as person:
        assert person.stdout is not None
        told = [person.stdout.readline().strip()]
        time.sleep(0.3)
        cluster.stop("immediate")
        told += person.stdout.read().split()
    cluster.start()
    time.sleep(postgres.RETRY_S)
    # One more may have been made of which the answer was lost.
    assert unbroken(ready)[: len(told)] == told
    assert len(unbroken(ready)) <= len(told) + 1
    add_line(ready, "after")
    assert unbroken(ready)[-1] == "after"


def test_a_dump_is_put_back_into_another_database(
    ready: PostgresStore, address: str, cluster: Cluster
) -> None:
    add_line(ready, "one")
    add_line(ready, "two")
    dump, other = str(cluster.folder / "dump"), cluster.database()
    cluster.run("pg_dump", "-Fc", "-f", dump, "-d", address)
    cluster.run("pg_restore", "-d", other, dump)
    there = PostgresStore(other)
    assert there.whole() == ready.whole()
    assert unbroken(there) == ["one", "two"]
    add_line(there, "three")
    assert there.history()[0].id == "000003"
    there.close()


def test_of_two_who_save_at_once_one_is_told_whatever_the_database_isolates(
    ready: PostgresStore, address: str
) -> None:
    name = psycopg.conninfo.conninfo_to_dict(address)["dbname"]
    with connected(address) as connection:
        connection.execute(
            f"ALTER DATABASE {name} SET default_transaction_isolation = 'repeatable read'"
        )
    people = [started("writers", address, word, 5) for word in ("a", "b")]
    assert [person.wait(timeout=60) for person in people] == [0, 0]
    for person in people:
        person.communicate()
    assert len(unbroken(ready)) == 10


def test_while_somebody_else_saves_it_is_busy(
    ready: PostgresStore, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transaction, "PATIENCE", 0.2)
    with started("hang", address, "holds") as person:
        assert person.stdout is not None
        assert person.stdout.readline().strip() == INSIDE
        assert refused(ready) == "busy"
        person.kill()


def test_a_server_sees_at_once_what_another_has_saved(ready: PostgresStore, address: str) -> None:
    other = PostgresStore(address)
    before = other.fingerprint(RECORD)
    assert other.fingerprint(RECORD) == before
    add_line(ready, "one")
    assert other.fingerprint(RECORD) != before
    assert other.snapshot(RECORD).content(HOSTS) == b"one\n"
    other.close()


def test_while_the_database_is_away_readers_read_on_and_savers_are_told(
    ready: PostgresStore, cluster: Cluster, address: str
) -> None:
    add_line(ready, "one")
    known, fingerprint = ready.snapshot(RECORD), ready.fingerprint(RECORD)
    history = ready.history()
    cluster.stop("immediate")
    try:
        assert ready.obstacle(RECORD) == "away"
        assert ready.fingerprint(RECORD) == fingerprint
        assert ready.snapshot(RECORD).version == known.version
        assert ready.version(RECORD) == known.version
        assert ready.history() == history
        assert refused(ready) == "away"
        reach = ready.reach()
        assert (reach.answers, reach.failures) == (False, 1)
        assert reach.as_of is not None
        for fails in (lambda: ready.kept(UPLOADS, "a"), lambda: ready.keep(UPLOADS, "a", b"")):
            with pytest.raises(StoreAwayError):
                fails()
        fresh = PostgresStore(address)
        assert fresh.obstacle(RECORD) == "unreachable"
        assert (fresh.fingerprint(RECORD), fresh.version(RECORD)) == ((), {})
        with pytest.raises(StoreAwayError):
            fresh.history()
        # Whoever asks in the next moment waits for nothing.
        began = time.monotonic()
        for _ in range(1_000):
            ready.fingerprint(RECORD)
        assert time.monotonic() - began < 1
    finally:
        cluster.start()
    time.sleep(postgres.RETRY_S)
    for each in (ready, fresh):
        assert each.fingerprint(RECORD) == fingerprint
        assert each.obstacle(RECORD) == ""
    assert ready.reach().answers
    add_line(ready, "two")
    assert unbroken(ready) == ["one", "two"]
    fresh.close()


def test_connections_that_were_cut_are_made_anew_without_a_word(
    ready: PostgresStore, cluster: Cluster
) -> None:
    add_line(ready, "one")
    with cluster.connected() as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE pid <> pg_backend_pid() AND datname LIKE 'kizuna%'"
        )
    assert ready.obstacle(RECORD) == ""
    assert ready.reach().failures == 0


def test_a_save_that_ends_without_an_answer_is_looked_for(
    ready: PostgresStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The connection is lost after the commit, and before it."""
    real = psycopg.Connection.transaction

    @contextmanager
    def lost_after(connection: psycopg.Connection) -> Iterator[None]:
        with real(connection):
            yield
        raise psycopg.OperationalError

    @contextmanager
    def lost_before(connection: psycopg.Connection) -> Iterator[None]:
        with real(connection):
            yield
            raise psycopg.OperationalError

    monkeypatch.setattr(psycopg.Connection, "transaction", lost_after)
    made = ready.save(RECORD, {HOSTS: b"1\n"}, {}, "HS")
    assert ready.history() == (made,)
    monkeypatch.setattr(psycopg.Connection, "transaction", lost_before)
    assert refused(ready) == "away"
    assert ready.history() == (made,)
    monkeypatch.setattr(psycopg.Connection, "transaction", lost_after)
    monkeypatch.setattr(postgres, "RETRY_S", 0)
    previewed = ready.version(RECORD)

    def gone(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(PostgresStore, "entry", gone)
    with pytest.raises(NotSavedError, match="unknown"):
        ready.save(RECORD, {HOSTS: b"2\n"}, previewed, "HS")


def test_a_back_up_that_is_not_what_it_was_is_not_put_back(
    ready: PostgresStore, address: str
) -> None:
    add_line(ready, "one")
    add_line(ready, "two")
    with connected(address) as connection:
        connection.execute("UPDATE kizuna_backups SET content = 'other'")
    with pytest.raises(NotSavedError, match="damaged"):
        ready.undo("000002", "HS")
    with connected(address) as connection:
        connection.execute("DELETE FROM kizuna_backups")
    with pytest.raises(NotSavedError, match="damaged"):
        ready.undo("000002", "HS")


GRANTS = {
    "reads": "GRANT SELECT ON ALL TABLES IN SCHEMA public TO {role}",
    "writes": "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}",
}


def test_a_role_needs_no_more_than_its_rights_in_the_tables(
    ready: PostgresStore, address: str, cluster: Cluster
) -> None:
    add_line(ready, "one")
    stores = {}
    with connected(address) as connection:
        connection.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC")
        for can, grant in GRANTS.items():
            role = f"kizuna_{can}"
            connection.execute(f"CREATE ROLE {role} LOGIN")
            connection.execute(f"GRANT USAGE ON SCHEMA public TO {role}")
            connection.execute(grant.format(role=role))
            stores[can] = PostgresStore(address.replace(OWNER, role))
    assert stores["reads"].obstacle(RECORD) == "read_only"
    assert stores["reads"].snapshot(RECORD).version == ready.version(RECORD)
    assert refused(stores["reads"]) == "read_only"
    with pytest.raises(PermissionError):
        stores["reads"].keep(UPLOADS, "a", b"")
    assert stores["reads"].reach().answers
    add_line(stores["writes"], "two")
    stores["writes"].keep(UPLOADS, "a", b"1")
    assert stores["writes"].put_back(stores["writes"].whole(), lambda _: True)
    assert unbroken(ready) == ["one", "two"]
    for store in stores.values():
        store.close()
    with connected(address) as connection:
        for can in GRANTS:
            connection.execute(f"DROP OWNED BY kizuna_{can}")
            connection.execute(f"DROP ROLE kizuna_{can}")
    assert cluster.folder


# What the environment says.


def test_an_address_is_taken_from_the_environment_and_its_password_shown_nowhere(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("KIZUNA_DATA", str(tmp_path))
    for empty in ("", None):
        monkeypatch.setenv(STORE, empty) if empty is not None else monkeypatch.delenv(STORE)
        assert configured_store() == FolderStore(tmp_path)
    monkeypatch.setenv(STORE, "postgresql://anna:secret@db.example.org/kizuna")
    store = configured_store()
    assert store.place == "postgresql://db.example.org/kizuna"
    assert "secret" not in repr(store) + str(store.reach())
    for wrong in ("mysql://anna:secret@db", "postgresql://anna:secret@db:port/x?nonsense=1"):
        monkeypatch.setenv(STORE, wrong)
        with pytest.raises(SystemExit) as ended:
            configured_store()
        assert "secret" not in str(ended.value)
        assert STORE in str(ended.value)


def test_where_no_database_is_named_nothing_of_it_is_read() -> None:
    code = (
        "import app, sys; "
        "sys.exit(any(one.startswith('psycopg') or one == 'analysis.saving.postgres' "
        "for one in sys.modules))"
    )
    environment = {name: value for name, value in os.environ.items() if name != STORE}
    command = [sys.executable, "-c", code]
    ran = subprocess.run(command, cwd=ROOT, env=environment, check=False, capture_output=True)
    assert ran.returncode == 0, ran.stderr
