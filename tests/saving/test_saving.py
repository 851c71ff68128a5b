"""Saves that are made, refused and taken back."""

import errno
import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace

import pytest
from filelock import FileLock

from analysis.contract.problems import Problem
from analysis.loading.csv_writer import table_bytes
from analysis.loading.dataset import RECORD, Dataset, files, load
from analysis.loading.reading import file_name
from analysis.saving import journal, transaction
from analysis.saving import snapshot as snapshots
from analysis.saving.journal import FileChange, file_of, history
from analysis.saving.refusals import CODES, NotSavedError
from analysis.saving.snapshot import fingerprint, snapshot, version
from analysis.saving.store import FolderStore
from analysis.saving.transaction import can_undo, obstacle, recover, save, undo
from analysis.words.catalogue import LANGUAGES, words_in
from analysis.words.problem_sentences import not_saved_sentence
from pages.session import data as shared
from tests.data_folder import DataFolder

# What is saved and read again here goes through the loader as it is.
pytestmark = pytest.mark.usefixtures("real_loader")

HOSTS, SITES, THEMES = "record/hosts.csv", "record/sites.csv", "reference/themes.csv"


LOADED: dict[object, Dataset] = {}


@pytest.fixture(autouse=True)
def load_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Check the same contents once: it takes most of the time, and most tests begin alike."""

    def loaded(folder: Path, name: str, read: Callable[[Path], bytes]) -> Dataset:
        contents = []
        for path in files(folder, name).values():
            with suppress(FileNotFoundError):
                contents.append((file_name(path), read(path)))
        if tuple(contents) not in LOADED:
            LOADED[tuple(contents)] = load(folder, name, read)
        return LOADED[tuple(contents)]

    monkeypatch.setattr(transaction, "load", loaded)


@pytest.fixture
def data(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path)


def edited(data: DataFolder, file: str, old: str = "City", new: str = "Town") -> bytes:
    content = data.path(file).read_bytes()
    assert old.encode() in content
    return content.replace(old.encode(), new.encode())


def both(data: DataFolder) -> dict[str, bytes]:
    """Return new contents of two tables."""
    return {
        HOSTS: edited(data, HOSTS, "Toyohashi", "Toyohashi City"),
        SITES: edited(data, SITES, "Shinjuku", "Shinjuku Ward"),
    }


def bytes_of(data: DataFolder) -> dict[str, bytes]:
    """Return all that lies in the folder outside of the journal."""
    return {
        path.relative_to(data.folder).as_posix(): path.read_bytes()
        for path in sorted(data.folder.rglob("*"))
        if path.is_file() and journal.HIDDEN not in path.parts
    }


def refusal(data: DataFolder, new: dict[str, bytes], previewed: object = None) -> NotSavedError:
    """Try to save and return why it was refused; nothing has changed."""
    before = bytes_of(data)
    against = version(data.folder, RECORD) if previewed is None else previewed
    with pytest.raises(NotSavedError) as refused:
        save(data.folder, RECORD, new, against, "HS")  # type: ignore[arg-type]
    assert bytes_of(data) == before
    return refused.value


# Saving -----------------------------------------------------------------------------------------


def test_tables_are_saved_together(data: DataFolder) -> None:
    before, new = bytes_of(data), both(data)
    saved = save(data.folder, RECORD, new, version(data.folder, RECORD), "HS", "two names")
    assert bytes_of(data) == {**before, **new}
    assert (saved.id, saved.who, saved.why, saved.files) == ("000001", "HS", "two names", (*new,))
    assert history(data.folder) == (saved,)
    assert data.load().problems == ()


def test_a_reference_table_is_saved_as_well(data: DataFolder) -> None:
    new = {THEMES: edited(data, THEMES, "Tourism", "Travel")}
    save(data.folder, RECORD, new, version(data.folder, RECORD), "HS")
    assert data.path(THEMES).read_bytes() == new[THEMES]


def test_the_rights_of_a_file_stay(data: DataFolder) -> None:
    data.path(HOSTS).chmod(0o640)
    save(data.folder, RECORD, both(data), version(data.folder, RECORD), "HS")
    assert data.path(HOSTS).stat().st_mode & 0o777 == 0o640


def test_a_file_that_is_a_link_stays_one(
    data: DataFolder, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("share") / "hosts of the record.csv"
    new = both(data)
    data.path(HOSTS).rename(elsewhere)
    data.path(HOSTS).symlink_to(elsewhere)
    save(data.folder, RECORD, new, version(data.folder, RECORD), "HS")
    assert data.path(HOSTS).is_symlink()
    assert elsewhere.read_bytes() == new[HOSTS]
    assert [path.name for path in elsewhere.parent.iterdir()] == [elsewhere.name]


def test_who_is_one_short_line(data: DataFolder) -> None:
    who = f" H\u202eS\n\tSection\x00 {'x' * 500}"
    saved = save(data.folder, RECORD, both(data), version(data.folder, RECORD), who)
    assert saved.who.startswith("H S Section x")
    assert len(saved.who) == 200


def test_the_first_table_of_an_empty_folder_can_be_saved(tmp_path: Path) -> None:
    content = (Path(__file__).parents[2] / "data" / HOSTS).read_bytes()
    saved = save(tmp_path, RECORD, {HOSTS: content}, {}, "HS")
    assert (tmp_path / HOSTS).read_bytes() == content
    undo(tmp_path, saved.id, "HS")
    assert not (tmp_path / HOSTS).exists()
    undo(tmp_path, "000002", "HS")
    assert (tmp_path / HOSTS).read_bytes() == content


def test_tables_that_are_missing_can_be_saved_one_by_one_in_any_order(data: DataFolder) -> None:
    """The first points to what is not there yet."""
    whole = bytes_of(data)
    own = ("record/delegates.csv", "record/seminars.csv")
    for file in own:
        data.path(file).unlink()
    for file in own:
        save(data.folder, RECORD, {file: whole[file]}, version(data.folder, RECORD), "HS")
    assert bytes_of(data) == whole


def test_what_is_to_be_said_of_a_folder_is_known_before(
    data: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert obstacle(data.folder, RECORD) == ""
    assert obstacle(data.folder, "demo") == "empty"
    assert obstacle(data.folder / "nowhere", RECORD) == "missing"
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert obstacle(data.folder, RECORD) == "read_only"


def test_each_table_has_its_file() -> None:
    assert (file_of(RECORD, "hosts"), file_of(RECORD, "themes")) == (HOSTS, THEMES)
    assert file_of(RECORD, "sources") == "record/sources.csv"


# Refusing ---------------------------------------------------------------------------------------


def test_what_was_changed_since_the_preview_is_stale(data: DataFolder) -> None:
    previewed, new = version(data.folder, RECORD), both(data)
    data.append(THEMES, "other,Other,その他,")
    assert refusal(data, new, previewed).code == "stale"


def test_of_two_who_save_at_once_one_is_told(data: DataFolder) -> None:
    previewed, new = version(data.folder, RECORD), both(data)
    save(data.folder, RECORD, {HOSTS: new[HOSTS]}, previewed, "HS")
    assert refusal(data, {SITES: new[SITES]}, previewed).code == "stale"


def test_a_file_edited_by_hand_during_the_save_is_stale(
    data: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def load_slowly(*arguments: object) -> object:
        data.path(SITES).write_bytes(new[SITES])
        return load(*arguments)  # type: ignore[arg-type]

    new = both(data)
    monkeypatch.setattr(transaction, "load", load_slowly)
    with pytest.raises(NotSavedError, match="stale"):
        save(data.folder, RECORD, {HOSTS: new[HOSTS]}, version(data.folder, RECORD), "HS")
    assert b"Toyohashi City" not in data.path(HOSTS).read_bytes()


def test_nothing_new_is_not_saved(data: DataFolder) -> None:
    assert refusal(data, {HOSTS: data.path(HOSTS).read_bytes()}).code == "unchanged"


def test_what_would_break_another_table_is_invalid(data: DataFolder) -> None:
    rows = data.text("record/seminars.csv").splitlines(keepends=True)
    without = "".join(row for row in rows if not row.startswith("sg-fy2019"))
    refused = refusal(data, {"record/seminars.csv": without.encode()})
    assert refused.code == "invalid"
    assert {problem.code for problem in refused.problems} == {"unknown"}
    assert "record/delegates.csv" in {problem.file for problem in refused.problems}


def test_errors_that_are_there_already_hinder_nobody(data: DataFolder) -> None:
    data.append(SITES, "x,,,,,,,,,,,,,,")
    new = {HOSTS: both(data)[HOSTS]}
    save(data.folder, RECORD, new, version(data.folder, RECORD), "HS")
    assert data.path(HOSTS).read_bytes() == new[HOSTS]


def test_while_somebody_else_holds_the_lock_it_is_busy(
    data: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transaction, "PATIENCE", 0.1)
    journal.hidden(data.folder).mkdir()
    with FileLock(journal.hidden(data.folder) / "lock"):
        assert refusal(data, both(data)).code == "busy"


def test_a_missing_folder_is_missing(tmp_path: Path) -> None:
    with pytest.raises(NotSavedError, match="missing"):
        save(tmp_path / "nowhere", RECORD, {}, {}, "HS")


def test_only_files_of_the_data_set_are_saved(data: DataFolder) -> None:
    with pytest.raises(KeyError):
        save(data.folder, RECORD, {"demo/hosts.csv": b""}, version(data.folder, RECORD), "HS")


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.EROFS, "read_only"),
        (errno.EACCES, "read_only"),
        (errno.ENOSPC, "full"),
        (errno.EIO, "unwritable"),
    ],
)
def test_the_word_of_the_operating_system_is_told(
    data: DataFolder, number: int, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_file: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    refused = refusal(data, both(data))
    assert (refused.code, refused.detail) == (code, os.strerror(number))


def test_a_file_that_is_write_protected_stays(
    data: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Path.open

    def protected(path: Path, mode: str = "r", *arguments: object, **named: object) -> object:
        if path.name == "hosts.csv" and mode == "r+b":
            raise PermissionError(errno.EACCES, "")
        return opened(path, mode, *arguments, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", protected)
    assert refusal(data, both(data)).code == "read_only"


def test_what_reads_back_otherwise_is_not_saved(
    data: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = both(data)
    read = Path.read_bytes
    monkeypatch.setattr(
        Path, "read_bytes", lambda path: read(path)[:-1] if path.suffix == ".new" else read(path)
    )
    assert refusal(data, new).code == "unwritable"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_every_refusal_says_what_and_how(code: str, language: str) -> None:
    said = not_saved_sentence(NotSavedError(code), words_in(language))
    assert said.count("." if language == "en" else "。") >= 3


# Undoing ----------------------------------------------------------------------------------------

ODD = {
    "LF": lambda text: text,
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "CR": lambda text: text.replace("\n", "\r"),
    "BOM": lambda text: f"\ufeff{text}",
    "no line break at the end": lambda text: text.rstrip("\n"),
    "blank lines": lambda text: f"{text}\n\n,,\n",
    "every cell in quotation marks": lambda text: text.replace("kitakyushu", '"kitakyushu"'),
}


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_an_undo_gives_back_every_byte(
    data: DataFolder, odd: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transaction, "load", lambda *_: SimpleNamespace(problems=()))
    data.write(HOSTS, odd(data.text(HOSTS)))  # type: ignore[operator]
    before, new = bytes_of(data), both(data)
    changes = {HOSTS: FileChange(added=1, changed=2, removed=3)}
    saved = save(data.folder, RECORD, new, version(data.folder, RECORD), "HS", changes=changes)
    back = undo(data.folder, saved.id, "TK", "a slip")
    assert bytes_of(data) == before
    assert (back.who, back.undoes, back.changes[HOSTS]) == ("TK", saved.id, FileChange(3, 2, 1))
    undo(data.folder, back.id, "HS")
    assert bytes_of(data) == {**before, **new}
    assert [entry.undoes for entry in history(data.folder)] == ["000002", "000001", None]


def test_errors_of_before_come_back_with_an_undo(data: DataFolder) -> None:
    data.path(HOSTS).write_bytes(b"not a table \xff")
    before = bytes_of(data)
    sound = (Path(__file__).parents[2] / "data" / HOSTS).read_bytes()
    saved = save(data.folder, RECORD, {HOSTS: sound}, version(data.folder, RECORD), "HS")
    undo(data.folder, saved.id, "HS")
    assert bytes_of(data) == before


def test_what_was_changed_since_is_not_undone(data: DataFolder) -> None:
    first = save(data.folder, RECORD, both(data), version(data.folder, RECORD), "HS")
    assert can_undo(data.folder, first)
    data.edit(HOSTS, "sg-fy2017", "Kitakyushu", "Kitakyūshū")
    assert not can_undo(data.folder, first)
    with pytest.raises(NotSavedError, match="stale"):
        undo(data.folder, first.id, "HS")


def test_an_undo_that_would_break_another_table_is_invalid(data: DataFolder) -> None:
    themes = {THEMES: data.path(THEMES).read_bytes() + "other,Other,その他,\n".encode()}
    first = save(data.folder, RECORD, themes, version(data.folder, RECORD), "HS")
    row = b"sg-fy2017,other,,,stated,clair-seminar-series\n"
    file = "record/seminar_themes.csv"
    new = {file: data.path(file).read_bytes() + row}
    save(data.folder, RECORD, new, version(data.folder, RECORD), "HS")
    with pytest.raises(NotSavedError, match="invalid"):
        undo(data.folder, first.id, "HS")


def test_an_unknown_entry_is_not_found(data: DataFolder) -> None:
    with pytest.raises(NotSavedError, match="not_found"):
        undo(data.folder, "000001", "HS")


def test_a_damaged_back_up_is_not_put_back(data: DataFolder) -> None:
    saved = save(data.folder, RECORD, both(data), version(data.folder, RECORD), "HS")
    journal.backup(data.folder, saved.id, HOSTS).write_bytes(b"")
    with pytest.raises(NotSavedError, match="damaged"):
        undo(data.folder, saved.id, "HS")


def test_a_damaged_entry_is_passed_over(data: DataFolder) -> None:
    saved = save(data.folder, RECORD, both(data), version(data.folder, RECORD), "HS")
    for text in ("", "[]", "{}", '{"changes": 1}'):
        journal.entry(data.folder, "000002").write_text(text)
        assert history(data.folder) == (saved,)


# Recovering -------------------------------------------------------------------------------------


def test_a_save_that_cannot_be_put_in_place_is_read_where_it_waits(
    data: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, new = bytes_of(data), both(data)
    with monkeypatch.context() as patched:
        patched.setattr(transaction, "put_in_place", lambda *_: Path("nowhere").stat())
        saved = save(data.folder, RECORD, new, version(data.folder, RECORD), "HS")
        seen = snapshot(data.folder, RECORD)
        as_of = fingerprint(data.folder, RECORD)
    assert data.path(HOSTS).read_bytes() == before[HOSTS]
    assert {file: seen.content(file) for file in new} == new
    assert history(data.folder) == (saved,)
    recover(data.folder)
    assert bytes_of(data) == {**before, **new}
    assert fingerprint(data.folder, RECORD) == as_of
    recover(data.folder)
    assert history(data.folder) == (saved,)


def test_what_is_edited_by_hand_before_it_is_put_in_place_is_kept(
    data: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = both(data)
    with monkeypatch.context() as patched:
        patched.setattr(transaction, "put_in_place", lambda *_: Path("nowhere").stat())
        saved = save(data.folder, RECORD, new, version(data.folder, RECORD), "HS")
    data.path(HOSTS).write_bytes(b"by hand")
    recover(data.folder)
    assert data.path(HOSTS).read_bytes() == new[HOSTS]
    assert journal.backup(data.folder, saved.id, f"{HOSTS}.found").read_bytes() == b"by hand"


def test_a_damaged_pending_entry_counts_for_nothing(data: DataFolder) -> None:
    before = bytes_of(data)
    journal.hidden(data.folder).mkdir()
    journal.pending(data.folder).write_text("{")
    recover(data.folder)
    assert bytes_of(data) == before
    assert not journal.pending(data.folder).exists()


def test_the_rows_that_stay_keep_their_bytes(data: DataFolder) -> None:
    before = data.path(SITES).read_bytes()
    frame = load(data.folder, RECORD).sites
    # Read, they have the order of the contract.
    assert sorted(table_bytes(frame, before).splitlines()) == sorted(before.splitlines())


def test_a_problem_is_placed_in_what_was_read(data: DataFolder) -> None:
    line = data.append(HOSTS, "sg-fy1999,x,X,,municipality,99,,,stated,nothing")
    seen = snapshot(data.folder, RECORD)
    data.path(HOSTS).write_bytes(b"")
    found = load(data.folder, RECORD, seen.read).problems
    assert {problem.line for problem in found} == {line}
    assert all(isinstance(problem, Problem) for problem in found)


# Reading ----------------------------------------------------------------------------------------


def test_a_file_that_changes_all_the_time_is_read_at_last(
    data: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    states = iter(range(1_000_000))
    monkeypatch.setattr(snapshots, "state_of", lambda _: (("", 0, 0, next(states)),))
    monkeypatch.setattr(snapshots, "SETTLING_S", 0)
    assert snapshot(data.folder, RECORD).content(HOSTS) == data.path(HOSTS).read_bytes()
    assert next(states) > 100


def test_a_file_just_written_to_is_awaited(
    data: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []
    monkeypatch.setattr("time.sleep", waited.append)
    data.path(HOSTS).touch()
    snapshot(data.folder, RECORD)
    assert 0 < len(waited) <= 10
    the_day_after = time.time() + 24 * 60 * 60
    os.utime(data.path(HOSTS), (the_day_after, the_day_after))
    waited.clear()
    snapshot(data.folder, RECORD)
    assert waited == []


def test_who_may_not_look_into_the_journal_reads_the_files(
    data: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(snapshots, "read_entry", refuse)
    assert snapshot(data.folder, RECORD).content(HOSTS) == data.path(HOSTS).read_bytes()


def test_the_dashboard_shows_what_is_saved_and_finishes_what_a_crash_has_left(
    data: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shared, "STORE", FolderStore(data.folder))
    first = shared.data_set(RECORD)
    assert shared.data_set(RECORD) is first
    with monkeypatch.context() as patched:
        patched.setattr(transaction, "finish", lambda _: None)
        save(data.folder, RECORD, both(data), version(data.folder, RECORD), "HS")
    second = shared.data_set(RECORD)
    assert "Toyohashi City" in set(second.hosts["host_en"])
    assert b"Toyohashi City" in data.path(HOSTS).read_bytes()
    assert shared.data_set(RECORD) is second
