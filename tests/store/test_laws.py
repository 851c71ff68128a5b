"""What holds for a store, be it a folder or a database: saves, refusals, undos, what waits."""

import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace

import pytest

from analysis.access.sign_outs import KeptSignOuts
from analysis.access.touched import touched_by_save, touched_by_undo
from analysis.loading.dataset import DEMO, RECORD, Dataset, files, load
from analysis.loading.reading import file_name
from analysis.saving import transaction
from analysis.saving.disk import digest
from analysis.saving.journal import FileChange
from analysis.saving.refusals import NotSavedError
from analysis.saving.store import DRAFTS, UPLOADS, FolderStore, Listed, Store, load_from
from analysis.saving.whole import Whole
from tests.data_folder import DATA
from tests.store.cluster import Cluster

HOSTS, SITES, THEMES = "record/hosts.csv", "record/sites.csv", "reference/themes.csv"
KINDS = ("folder", "database")
SHIPPED = FolderStore(DATA).whole().tables
LOADED: dict[object, Dataset] = {}


@pytest.fixture(autouse=True)
def load_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Check the same contents once: it takes most of the time, and most tests begin alike."""

    def loaded(folder: Path, name: str, read) -> Dataset:
        contents = []
        for path in files(folder, name).values():
            with suppress(FileNotFoundError):
                contents.append((file_name(path), read(path)))
        if tuple(contents) not in LOADED:
            LOADED[tuple(contents)] = load(folder, name, read)
        return LOADED[tuple(contents)]

    monkeypatch.setattr(transaction, "load", loaded)


@pytest.fixture(params=KINDS)
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A store that holds nothing yet."""
    if request.param == "folder":
        yield FolderStore(tmp_path / "data")
        return
    yield request.getfixturevalue("store")


@pytest.fixture
def held(empty: Store) -> Store:
    """A store that holds the published record."""
    tables = {file: content for file, content in SHIPPED.items() if not file.startswith(DEMO)}
    assert empty.put_back(Whole(tables, {}), lambda _: True)
    return empty


def edited(store: Store, file: str = HOSTS, old: str = "Toyohashi") -> dict[str, bytes]:
    content = store.snapshot(RECORD).content(file)
    assert content is not None
    assert old.encode() in content
    return {file: content.replace(old.encode(), f"{old} City".encode())}


def saved(store: Store, new: dict[str, bytes], who: str = "HS"):
    return store.save(RECORD, new, store.version(RECORD), who)


def code_of(store: Store, new: dict[str, bytes], previewed) -> str:
    """Try to save, and return why it was refused; nothing has changed."""
    before = store.whole()
    with pytest.raises(NotSavedError) as refused:
        store.save(RECORD, new, previewed, "HS")
    assert store.whole() == before
    return refused.value.code


def test_what_is_there_is_what_was_put_there(held: Store) -> None:
    assert held.whole().tables == {
        file: content for file, content in SHIPPED.items() if not file.startswith(DEMO)
    }
    assert held.version(RECORD) == held.snapshot(RECORD).version
    assert held.version(RECORD)[HOSTS] == digest(SHIPPED[HOSTS])
    assert load_from(held, RECORD).problems == ()
    assert (held.obstacle(RECORD), held.obstacle(DEMO)) == ("", "empty")


def test_before_anything_is_there_it_is_missing(empty: Store) -> None:
    why = "missing" if isinstance(empty, FolderStore) else "unprepared"
    assert empty.obstacle(RECORD) == why
    assert (empty.version(RECORD), empty.fingerprint(RECORD)) == ({}, ())
    for tried in (empty.whole, lambda: empty.save(RECORD, {HOSTS: b""}, {}, "HS")):
        with pytest.raises(NotSavedError, match=why):
            tried()


def test_a_save_is_in_the_journal_and_another_state(held: Store) -> None:
    before, new = held.fingerprint(RECORD), edited(held) | edited(held, SITES, "Shinjuku")
    counts = {HOSTS: FileChange(1, 2, 3)}
    made = held.save(RECORD, new, held.version(RECORD), "H\u202eS\n", "two names", counts)
    assert (made.id, made.who, made.why, made.files) == ("000001", "H S", "two names", (*new,))
    assert held.history() == (made,)
    assert held.entry("000001") == made
    assert held.fingerprint(RECORD) != before
    assert held.fingerprint(RECORD) == held.fingerprint(RECORD)
    assert {file: held.snapshot(RECORD).content(file) for file in new} == new
    assert held.backups(made) == {file: SHIPPED[file] for file in new}


def test_an_undo_gives_back_every_byte_and_can_be_undone(held: Store) -> None:
    before = held.whole().tables
    first = saved(held, edited(held))
    after = held.whole().tables
    assert held.can_undo(first)
    back = held.undo(first.id, "TK", "a slip")
    assert held.whole().tables == before
    assert (back.id, back.undoes, back.who) == ("000002", first.id, "TK")
    assert not held.can_undo(first)
    with pytest.raises(NotSavedError, match="stale"):
        held.undo(first.id, "TK")
    held.undo(back.id, "HS")
    assert held.whole().tables == after
    with pytest.raises(NotSavedError, match="not_found"):
        held.undo("000042", "HS")


def test_the_first_table_can_be_saved_and_taken_away_again(empty: Store) -> None:
    empty.put_back(Whole({}, {}), lambda _: True)
    first = empty.save(RECORD, {HOSTS: SHIPPED[HOSTS]}, {}, "HS")
    empty.undo(first.id, "HS")
    assert empty.version(RECORD) == {}
    empty.undo("000002", "HS")
    assert empty.snapshot(RECORD).content(HOSTS) == SHIPPED[HOSTS]


def test_what_is_refused_changes_nothing(held: Store) -> None:
    previewed = held.version(RECORD)
    assert code_of(held, {HOSTS: SHIPPED[HOSTS]}, previewed) == "unchanged"
    rows = SHIPPED["record/seminars.csv"].splitlines(keepends=True)
    without = b"".join(row for row in rows if not row.startswith(b"sg-fy2019"))
    assert code_of(held, {"record/seminars.csv": without}, previewed) == "invalid"
    new = edited(held)
    saved(held, edited(held, SITES, "Shinjuku"))
    assert code_of(held, new, previewed) == "stale"
    with pytest.raises(KeyError):
        held.save(RECORD, {"demo/hosts.csv": b""}, held.version(RECORD), "HS")


ODD = (b"\xef\xbb\xbfa\r\n1", b"", b"\x00\xff not a table", "髙①〜﨑\r".encode())


@pytest.mark.parametrize("odd", ODD)
def test_every_byte_comes_back_whatever_it_is(
    held: Store, odd: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transaction, "load", lambda *_: SimpleNamespace(problems=()))
    first = saved(held, {HOSTS: odd})
    second = saved(held, {HOSTS: SHIPPED[HOSTS]})
    assert held.backups(second) == {HOSTS: odd}
    held.undo(second.id, "HS")
    assert held.snapshot(RECORD).content(HOSTS) == odd
    held.undo(first.id, "HS")
    assert held.snapshot(RECORD).content(HOSTS) == SHIPPED[HOSTS]


def test_whose_rows_are_touched_is_known(held: Store) -> None:
    new, previewed = edited(held), held.version(RECORD)
    assert touched_by_save(held, RECORD, new, previewed) == {"sg"}
    made = saved(held, new)
    assert touched_by_undo(held, made.id) == {"sg"}
    with pytest.raises(NotSavedError, match="stale"):
        touched_by_save(held, RECORD, new, previewed)
    with pytest.raises(NotSavedError, match="not_found"):
        touched_by_undo(held, "000042")


def test_what_is_put_back_is_put_back_as_a_whole(held: Store) -> None:
    saved(held, edited(held))
    then = held.whole()
    assert {*then.journal} == {".saved/000001.json", f".saved/000001/{HOSTS}"}
    held.undo("000001", "HS")
    fingerprint, now = held.fingerprint(RECORD), held.whole()
    assert not held.put_back(then, lambda _: False)
    assert held.whole() == now
    assert held.put_back(then, lambda seen: seen == now)
    assert held.whole() == then
    assert held.fingerprint(RECORD) != fingerprint
    assert held.undo("000001", "HS").id == "000002"


def test_a_name_goes_from_the_journal_and_nothing_else(held: Store) -> None:
    made = saved(held, edited(held), "anna@example.org")
    before = held.whole()
    assert held.rewrite_entries(lambda entry: entry.replace(b"anna@example.org", b"#1")) == 1
    assert held.rewrite_entries(lambda entry: entry) == 0
    assert held.history()[0].who == "#1"
    after = held.whole()
    assert after.tables == before.tables
    name = ".saved/000001.json"
    assert after.journal[name] == before.journal[name].replace(b"anna@example.org", b"#1")
    held.undo(made.id, "HS")


def test_what_waits_is_kept_by_kind_and_name(held: Store) -> None:
    assert held.kept(UPLOADS, "a") is None
    held.keep(UPLOADS, "a", b"1")
    held.keep(UPLOADS, "a", b"\x00 2")
    held.keep(DRAFTS, "a", b"3")
    assert (held.kept(UPLOADS, "a"), held.kept(DRAFTS, "a")) == (b"\x00 2", b"3")
    assert held.listed(UPLOADS) == {"a": Listed(b"\x00 2", 3)}
    names = {name for name, _ in held.contents()}
    assert {HOSTS, ".saved/uploads/a", ".saved/drafts/a"} <= names
    held.forget(UPLOADS, "a")
    held.forget(UPLOADS, "a")
    assert (held.kept(UPLOADS, "a"), held.kept(DRAFTS, "a")) == (None, b"3")
    # A copy of the data has nothing of it.
    assert not any("drafts" in name for name in held.whole().journal)


def test_of_what_waits_the_newest_stay(held: Store) -> None:
    held.forget_old(UPLOADS, time.time(), 1, 1)
    for name in "abcd":
        held.keep(UPLOADS, name, b"1234")
        time.sleep(0.02)
    held.forget_old(UPLOADS, time.time() - 100, 3, 1_000)
    assert {*held.listed(UPLOADS)} == {*"bcd"}
    held.forget_old(UPLOADS, time.time() - 100, 3, 8)
    assert {*held.listed(UPLOADS)} == {*"cd"}
    held.forget_old(UPLOADS, time.time() + 100, 3, 8)
    assert held.listed(UPLOADS) == {}


def test_who_has_signed_out_is_known_to_all_servers(held: Store) -> None:
    one, other = KeptSignOuts(lambda: held), KeptSignOuts(lambda: held)
    one.end("anna@example.org", 1_000)
    other.end("bo@example.org", 2_000)
    assert (other.ended("anna@example.org"), one.ended("nobody")) == (1_000, 0)
    one.forget_before(1_500)
    fresh = KeptSignOuts(lambda: held)
    assert (fresh.ended("anna@example.org"), fresh.ended("bo@example.org")) == (0, 2_000)


def test_both_keep_the_same_bytes(store: Store, tmp_path: Path, cluster: Cluster) -> None:
    """What is done alike in both, and copied there and back, is the same."""
    assert cluster.folder
    folder = FolderStore(tmp_path / "one")
    for each in (folder, store):
        each.put_back(Whole(SHIPPED, {}), lambda _: True)
        saved(each, edited(each))
        each.undo("000001", "HS")
    there = folder.whole()
    assert {*there.journal} == {*store.whole().journal}
    assert there.tables == store.whole().tables
    assert store.put_back(there, lambda _: True)
    assert store.whole() == there
    back = FolderStore(tmp_path / "two")
    assert back.put_back(store.whole(), lambda _: True)
    assert back.whole() == there
