"""Copies of the data folder: whole while somebody saves, put back as a whole or not at all."""

import errno
import json
import os
import shutil
import threading
import zipfile
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import pytest

from analysis.cli import backup, backup_file
from analysis.cli.backup import main
from analysis.cli.backup_file import (
    LIST,
    VERSION,
    Backup,
    NotABackupError,
    backup_bytes,
    read_backup,
)
from analysis.cli.console import DONE, FAILED, USAGE
from analysis.export.workbooks import zip_bytes
from analysis.loading.dataset import RECORD
from analysis.saving import disk as on_disk
from analysis.saving import journal, transaction, whole
from analysis.saving.journal import history
from analysis.saving.refusals import NotSavedError
from analysis.saving.snapshot import snapshot, version
from analysis.saving.store import FolderStore
from analysis.saving.transaction import recover, save, undo
from analysis.saving.whole import Whole, put_back, read_whole
from tests.data_folder import DataFolder
from tests.saving.faults import Disk, KilledError

HOSTS, SITES = "record/hosts.csv", "record/sites.csv"
MADE = datetime(2026, 11, 28, 9, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: None)
    monkeypatch.setattr(transaction, "load", lambda *_: SimpleNamespace(problems=()))
    monkeypatch.setattr("analysis.saving.snapshot.SETTLING_S", 0)


def saved(folder: Path, number: int) -> None:
    """Save the same number into two files."""
    new = {file: f"a\n{number}\n".encode() for file in (HOSTS, SITES)}
    save(folder, RECORD, new, version(folder, RECORD), f"T{number}")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder with three saves, of which one was taken back."""
    made = tmp_path / "data"
    (made / RECORD).mkdir(parents=True)
    for number in (1, 2):
        saved(made, number)
    undo(made, "000002", "HS")
    return made


def lying(folder: Path) -> dict[str, bytes]:
    """Return every file of the folder but the lock."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "lock"
    }


def said(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out


def test_a_copy_put_back_elsewhere_is_the_same_and_can_be_undone(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, elsewhere = tmp_path / "copies" / "a.zip", tmp_path / "elsewhere"
    assert main([str(file), "--folder", str(folder)]) == DONE
    assert "2 tables and 3 saves" in said(capsys)
    assert main(["--restore", str(file), "--folder", str(elsewhere)]) == DONE
    assert "2 tables and 3 saves" in said(capsys)
    assert lying(elsewhere) == lying(folder)
    assert history(elsewhere) == history(folder)
    undo(elsewhere, "000003", "BM")
    assert snapshot(elsewhere, RECORD).content(HOSTS) == b"a\n2\n"
    if os.name == "posix":
        assert file.stat().st_mode & 0o077 == 0


def test_the_shipped_data_come_back_byte_for_byte(tmp_path: Path) -> None:
    data = DataFolder(tmp_path / "data")
    file = str(tmp_path / "a.zip")
    assert main([file, "--folder", str(data.folder)]) == DONE
    before = lying(data.folder)
    data.write(HOSTS, "other")
    data.path(SITES).unlink()
    assert main(["--restore", "--force", file, "--folder", str(data.folder)]) == DONE
    assert lying(data.folder) == before


def test_a_copy_says_what_is_in_it(folder: Path, tmp_path: Path) -> None:
    content = backup_bytes(read_whole(folder), MADE)
    assert content == backup_bytes(read_whole(folder), MADE)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        told = json.loads(archive.read(LIST))
        assert sorted(archive.namelist()) == sorted([LIST, *told["files"]])
    assert (told["version"], told["made"]) == (VERSION, "2026-11-28T09:30:00+00:00")
    assert told["files"].keys() == lying(folder).keys()
    file = tmp_path / "a.zip"
    file.write_bytes(content)
    assert read_backup(file) == Backup(MADE, read_whole(folder))


def test_copies_made_while_somebody_saves_are_whole(tmp_path: Path) -> None:
    folder, stop = tmp_path / "data", threading.Event()
    (folder / RECORD).mkdir(parents=True)
    saved(folder, 0)

    def saves() -> None:
        number = 0
        # Without a pause the journal grows faster than it can be read.
        while not stop.wait(0.01):
            number += 1
            saved(folder, number)

    somebody = threading.Thread(target=saves)
    somebody.start()
    try:
        wholes = [read_whole(folder) for _ in range(60)]
    finally:
        stop.set()
        somebody.join()
    for copied in wholes:
        assert copied.tables[HOSTS] == copied.tables[SITES]
        # The newest entry of the journal is the save whose files are there.
        newest = max(name for name in copied.journal if name.endswith(".json"))
        who = json.loads(copied.journal[newest])["who"]
        assert copied.tables[HOSTS] == f"a\n{who[1:]}\n".encode()
    assert len({copied.tables[HOSTS] for copied in wholes}) > 1


def test_a_save_that_a_crash_cut_short_is_in_the_copy_with_its_entry(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(transaction, "finish", lambda _: None)
        saved(folder, 9)
        assert journal.pending(folder).exists()
        copied = read_whole(folder)
    assert copied.tables[HOSTS] == b"a\n9\n"
    assert ".saved/000004.json" in copied.journal
    recover(folder)
    assert read_whole(folder) == copied


def test_a_save_that_finds_its_place_while_it_is_looked_for_is_in_the_copy_with_its_entry(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The entry waits when the journal is opened, and is no more where it waited thereafter."""
    listed, put_in_place = journal.entries, transaction.finish
    monkeypatch.setattr(transaction, "finish", lambda _: None)
    # After the first look somebody saves; after the second the save finds its place.
    meanwhile = [lambda: saved(folder, 9), lambda: put_in_place(folder)]

    def and_meanwhile(of: Path) -> list[Path]:
        found = listed(of)
        if meanwhile:
            monkeypatch.setattr(journal, "entries", listed)
            meanwhile.pop(0)()
            monkeypatch.setattr(journal, "entries", and_meanwhile)
        return found

    monkeypatch.setattr(journal, "entries", and_meanwhile)
    copied = read_whole(folder)
    assert copied.tables[HOSTS] == b"a\n9\n"
    assert ".saved/000004.json" in copied.journal


def test_a_folder_that_changes_all_the_time_is_locked_for_a_copy(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, times = whole.standing_files, []

    def changing(of: Path) -> object:
        times.append(of)
        found = read(of)
        if len(times) < 100 and not lock.is_locked:
            (folder / HOSTS).write_bytes(str(len(times)).encode())
        return found

    lock = Lock()
    monkeypatch.setattr(whole, "standing_files", changing)
    monkeypatch.setattr(whole, "exclusively", lock)
    copied = read_whole(folder)
    assert lock.is_locked
    assert len(times) > 10
    assert copied == read_whole(folder)


class Lock:
    """Knows whether it was asked for."""

    is_locked = False

    def __call__(self, *_: object) -> AbstractContextManager[None]:
        self.is_locked = True
        return nullcontext()


def test_a_copy_takes_no_right_but_to_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = read_whole(folder)
    disk = Disk(1, errno.EROFS, for_good=True)
    with disk.in_use():
        assert read_whole(folder) == expected
    assert disk.calls == 0

    def unreadable(*_: object) -> bytes:
        raise PermissionError(errno.EACCES, "no right")

    monkeypatch.setattr(Path, "read_bytes", unreadable)
    with pytest.raises(NotSavedError) as refused:
        read_whole(folder)
    assert refused.value.code == "read_only"


# A folder of dated copies, and the drill -------------------------------------------------------


NOW = datetime(2026, 11, 30, 3, 15, tzinfo=UTC)


def copies(folder: Path, *days_ago: int) -> list[str]:
    """Put dated copies into a folder; return their names."""
    folder.mkdir(exist_ok=True)
    moments = [NOW - timedelta(days=days) for days in days_ago]
    names = [f"kizuna-{moment:%Y%m%dT%H%M%SZ}.zip" for moment in moments]
    for name in names:
        (folder / name).write_bytes(b"")
    return names


@pytest.mark.parametrize(
    ("keep", "days", "stay"),
    [(1, None, 1), (3, None, 3), (9, None, 5), (None, 1, 2), (None, 10, 3), (None, 400, 5)],
)
def test_old_copies_go_and_nothing_else(
    tmp_path: Path, keep: int | None, days: int | None, stay: int
) -> None:
    names = copies(tmp_path, 0, 1, 7, 40, 400)
    for other in ("kizuna.zip", "kizuna-2026.zip", "x-kizuna-20250101T000000Z.zip", "notes.txt"):
        (tmp_path / other).write_bytes(b"")
    gone = {path.name for path in backup.outdated(tmp_path, NOW, keep, days)}
    assert gone == {*names[stay:]}


def test_the_newest_copy_stays_however_old_it_is(tmp_path: Path) -> None:
    names = copies(tmp_path, 40, 400)
    assert [path.name for path in backup.outdated(tmp_path, NOW, None, 7)] == [names[1]]


def test_what_a_crash_left_of_a_copy_goes_after_a_day(tmp_path: Path) -> None:
    for name in copies(tmp_path, 0, 2):
        (tmp_path / name).rename(tmp_path / f".{name}.part")
    assert [path.name for path in backup.outdated(tmp_path, NOW, 9, None)] == [
        ".kizuna-20261128T031500Z.zip.part"
    ]


def test_old_copies_go_once_the_new_one_is_whole(
    folder: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    place = tmp_path / "copies"
    options = ["--keep", "2", "--folder", str(folder), str(place)]
    old = copies(place, 400, 500)
    with monkeypatch.context() as full:
        full.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(errno.ENOSPC, "full")))
        assert main(options) == FAILED
        assert "full" in said(capsys)
    with monkeypatch.context() as worn_out:
        worn_out.setattr(backup_file, "backup_bytes", lambda *_: GOOD[:300] + bytes(9) + GOOD[309:])
        assert main(options) == FAILED
        assert "not what it was" in said(capsys)
    assert {path.name for path in place.iterdir()} == {*old}
    assert main([*options, "--json"]) == DONE
    told = json.loads(said(capsys))
    assert "1 older copy was removed" in told["sentence"]
    assert {path.name for path in place.iterdir()} == {old[0], Path(told["file"]).name}
    assert read_backup(Path(told["file"])).whole == read_whole(folder)


def test_a_drill_puts_the_newest_copy_back_and_compares_every_byte(
    folder: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    place = tmp_path / "copies"
    copies(place, 400)
    assert main(["--days", "1000", "--folder", str(folder), str(place)]) == DONE
    said(capsys)
    before = lying(tmp_path)
    assert main(["--drill", str(place)]) == DONE
    assert "2 tables and 3 saves, exactly equal" in said(capsys)
    assert lying(tmp_path) == before

    def put_back_badly(store: FolderStore, whole: Whole, _: object) -> bool:
        folder = store.folder
        done = put_back(folder, whole, lambda _: True)
        (folder / SITES).write_bytes(b"a\n2\n")
        (folder / ".saved" / "000002.json").unlink()
        return done

    monkeypatch.setattr(FolderStore, "put_back", put_back_badly)
    assert main(["--drill", "--lang=ja", str(place)]) == FAILED
    told = said(capsys)
    assert SITES in told
    assert ".saved/000002.json" in told
    assert HOSTS not in told


def test_a_drill_of_the_shipped_data_reads_the_record(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = DataFolder(tmp_path / "data")
    file = str(tmp_path / "a.zip")
    assert main([file, "--folder", str(data.folder)]) == DONE
    assert main(["--drill", file]) == DONE
    assert "read without a problem" in said(capsys)
    data.edit("record/delegates.csv", "sg-fy2019,KHM", "KHM", "Camboda")
    assert main([file, "--folder", str(data.folder)]) == DONE
    assert main(["--drill", file]) == DONE
    assert "1 problem has to be corrected" in said(capsys)


# What stands in a folder is not lost unless it is said -----------------------------------------


def test_a_folder_that_holds_more_than_the_copy_is_not_overwritten_unasked(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(tmp_path / "a.zip")
    options = [file, "--folder", str(folder)]
    assert main(options) == DONE
    # What the journal of the copy knows can be put back from it.
    copied = read_whole(folder)
    (folder / HOSTS).write_bytes(b"a\n2\n")
    assert main(["--restore", *options]) == DONE
    assert read_whole(folder) == copied
    said(capsys)

    (folder / HOSTS).write_bytes(b"a\nby hand\n")
    assert main(["--restore", *options]) == FAILED
    assert "--force" in said(capsys)
    assert main(["--restore", "--lang=ja", *options]) == FAILED
    assert "変更していません" in said(capsys)
    assert (folder / HOSTS).read_bytes() == b"a\nby hand\n"

    (folder / HOSTS).write_bytes(b"a\n1\n")
    saved(folder, 7)
    newer = lying(folder)
    assert main(["--restore", *options]) == FAILED
    assert lying(folder) == newer
    assert main(["--restore", "--force", *options]) == DONE
    assert read_whole(folder) == copied
    assert len(history(folder)) == 3
    saved(folder, 8)
    assert history(folder)[0].id == "000004"


# What is no copy --------------------------------------------------------------------------------


def archive(holds: bytes = b"a\n1\n", **changed: object) -> bytes:
    """Return the bytes of a copy that holds or whose list says something else."""
    content = b"a\n1\n"
    one = {"bytes": len(content), "sha256": on_disk.digest(content)}
    told = {"version": VERSION, "made": MADE.isoformat(), "files": {HOSTS: one}, **changed}
    return zip_bytes({LIST: json.dumps(told).encode(), HOSTS: holds})


def listed(**files: bytes) -> bytes:
    """Return a copy of any files, its list true."""
    told = {
        name: {"bytes": len(content), "sha256": on_disk.digest(content)}
        for name, content in files.items()
    }
    head = {"version": VERSION, "made": MADE.isoformat(), "files": told}
    return zip_bytes({LIST: json.dumps(head).encode(), **files})


def encrypted() -> bytes:
    content = bytearray(archive())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = content.find(mark)
        while start >= 0:
            content[start + at] |= 1
            start = content.find(mark, start + 4)
    return bytes(content)


def overlong() -> bytes:
    """Return a copy that packs more than it may."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        with zipfile.ZipFile(BytesIO(archive())) as good:
            made.writestr(LIST, good.read(LIST))
        made.writestr(HOSTS, bytes(30_000_000))
    return out.getvalue()


def doubled() -> bytes:
    out = BytesIO(archive())
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(out, "a") as made:
        made.writestr(HOSTS, b"b\n2\n")
    return out.getvalue()


GOOD = archive()
NO_COPIES: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "foreign"),
    "text": (lambda: b"a,b\n1,2\n", "foreign"),
    "another archive": (lambda: zip_bytes({HOSTS: b"a\n"}), "foreign"),
    "cut short": (lambda: GOOD[:-30], "foreign"),
    "a letter changed": (lambda: archive(b"a\n2\n"), "damaged"),
    "packed badly": (lambda: GOOD[:300] + bytes(40) + GOOD[340:], "damaged"),
    "a later one": (lambda: archive(version=VERSION + 1), "later"),
    "no version": (lambda: archive(version="1"), "damaged"),
    "no moment": (lambda: archive(made="yesterday"), "damaged"),
    "no list": (lambda: archive(files=[HOSTS]), "damaged"),
    "a deep list": (lambda: zip_bytes({LIST: b"[" * 200_000}), "damaged"),
    "a file too few": (lambda: archive(files={}), "damaged"),
    "a file of another length": (
        lambda: archive(files={HOSTS: {"bytes": 1, "sha256": ""}}),
        "damaged",
    ),
    "a way out": (lambda: listed(**{"../evil.csv": b"x"}), "unsafe"),
    "a way out of the journal": (lambda: listed(**{".saved/000001/../../x.csv": b"x"}), "unsafe"),
    "an absolute path": (lambda: listed(**{"/etc/passwd": b"x"}), "unsafe"),
    "a drive": (lambda: listed(**{"C:\\record\\hosts.csv": b"x"}), "unsafe"),
    "a program": (lambda: listed(**{"record/run.py": b"x"}), "unsafe"),
    "the lock": (lambda: listed(**{".saved/lock": b"x"}), "unsafe"),
    "a pending save": (lambda: listed(**{".saved/pending.json": b"{}"}), "unsafe"),
    "an upload": (lambda: listed(**{f".saved/uploads/{'0' * 32}": b"x"}), "unsafe"),
    "encrypted": (encrypted, "damaged"),
    "a bomb": (overlong, "unsafe"),
    "a file twice": (doubled, "damaged"),
}


@pytest.mark.parametrize(("made", "code"), NO_COPIES.values(), ids=NO_COPIES)
def test_what_is_no_copy_changes_nothing(
    folder: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    made: Callable[[], bytes],
    code: str,
) -> None:
    file = tmp_path / "b.zip"
    file.write_bytes(made())
    with pytest.raises(NotABackupError) as refused:
        read_backup(file)
    assert refused.value.code == code
    before = lying(folder)
    for language, nothing in (("en", "Nothing was changed"), ("ja", "何も変更していません")):
        options = ["--restore", "--force", f"--lang={language}", "--folder", str(folder), str(file)]
        assert main(options) == FAILED
        assert nothing in said(capsys)
    assert lying(folder) == before
    assert {path.name for path in tmp_path.iterdir()} == {"data", "b.zip"}


def test_a_true_copy_of_that_make_is_taken(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "b.zip"
    file.write_bytes(GOOD)
    assert main(["--restore", "--force", "--folder", str(folder), str(file)]) == DONE
    assert lying(folder) == {HOSTS: b"a\n1\n"}


@pytest.mark.parametrize("language", ["en", "ja"])
def test_what_cannot_be_done_is_said(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    lang = f"--lang={language}"
    for arguments, code in (
        ([str(tmp_path / "none.zip"), "--restore"], FAILED),
        ([str(tmp_path / "a.zip"), "--folder", str(tmp_path / "none")], FAILED),
        ([str(tmp_path / "a.zip"), "--folder", str(tmp_path / "empty")], FAILED),
        ([str(tmp_path / "data"), "--folder", str(folder)], FAILED),
    ):
        (tmp_path / "empty").mkdir(exist_ok=True)
        assert main([lang, *arguments]) == code
        told = said(capsys)
        assert told.strip()
        assert "Traceback" not in told
    for arguments in (
        *([], ["--what", "a.zip"], ["a.zip", "b.zip"], ["a.zip", "--keep"]),
        *(["a.zip", "--keep=0"], ["a.zip", "--days=-1"], ["a.zip", "--keep=2", "--restore"]),
    ):
        with pytest.raises(SystemExit) as ended:
            main([lang, *arguments])
        assert ended.value.code == USAGE


# Crashes ----------------------------------------------------------------------------------------

FAULTS = {
    "EIO": (errno.EIO, False),
    "EROFS from then on": (errno.EROFS, True),
    "killed": (None, True),
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_a_folder_is_put_back_or_not(tmp_path: Path, fault: tuple[int | None, bool]) -> None:
    # Each file more means a dozen calls more that may fail.
    folder = tmp_path / "data"
    (folder / RECORD).mkdir(parents=True)
    saved(folder, 1)
    new = read_whole(folder)
    saved(folder, 2)
    (folder / RECORD / "sources.csv").write_bytes(b"not in the copy")
    model, old = tmp_path / "model", read_whole(folder)
    shutil.move(folder, model)
    ends, at, failed = set(), 0, True
    while failed:
        at += 1
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(model, folder)
        disk = Disk(at, fault[0], for_good=fault[1])
        ended = "made"
        with disk.in_use():
            try:
                put_back(folder, new, lambda _: True)
            except NotSavedError:
                ended = "refused"
            except KilledError:
                ended = "killed"
        failed = disk.calls >= at
        read = {
            path.relative_to(folder).as_posix(): content
            for path, content in snapshot(folder, RECORD).contents.items()
            if isinstance(content, bytes)
        }
        allowed = {"made": [new], "refused": [old], "killed": [old, new]}[ended]
        found = next((one for one in allowed if one.tables == read), None)
        assert found is not None, f"call {at}: {ended}"
        recover(folder)
        # The journal goes with the tables.
        assert read_whole(folder) == found, f"call {at}: {ended}"
        saved(folder, 9)
        assert not [name for name in lying(folder) if ".new" in name or "restored" in name]
        ends.add((ended, found is new))
    assert at > 40
    assert ("made", True) in ends
    assert len(ends) > 1
