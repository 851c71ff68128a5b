"""A save that goes wrong at any call to the operating system: all of it is there, or nothing."""

import errno
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace

import pytest

from analysis.loading.dataset import RECORD
from analysis.saving import journal, transaction
from analysis.saving.journal import history
from analysis.saving.refusals import NotSavedError
from analysis.saving.snapshot import snapshot, version
from analysis.saving.transaction import recover, save, undo
from tests.saving.faults import Disk, KilledError

HOSTS, SITES, SOURCES = (f"record/{name}.csv" for name in ("hosts", "sites", "sources"))
BEFORE = {HOSTS: b"a\r\n1\r\n", SITES: b"\xef\xbb\xbfb\n2"}
# One file is changed, one is new, one stays.
NEW = {HOSTS: b"a\n3\n", SOURCES: b"c\n4\n"}
AFTER = {**BEFORE, **NEW}
# An error of the one call, of all from that one on, or a kill.
FAULTS = {
    "EIO": (errno.EIO, False),
    "EROFS from then on": (errno.EROFS, True),
    "killed": (None, True),
}
Fault = tuple[int | None, bool]


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out what takes most of the time: the check of the rows, the disk itself, sleep."""
    monkeypatch.setattr(os, "fsync", lambda _: None)
    monkeypatch.setattr(transaction, "load", lambda *_: SimpleNamespace(problems=()))
    monkeypatch.setattr("analysis.saving.snapshot.SETTLING_S", 0)


@pytest.fixture
def fresh(tmp_path: Path) -> Callable[[], Path]:
    """Return a maker of data folders that are all alike."""
    model = tmp_path / "model"
    for file, content in BEFORE.items():
        (model / file).parent.mkdir(parents=True, exist_ok=True)
        (model / file).write_bytes(content)

    def make(source: Path = model) -> Path:
        folder = tmp_path / "data"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(source, folder)
        return folder

    return make


def lying(folder: Path) -> dict[str, bytes]:
    """Return the files as they lie there."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.glob("record/*")
    }


def read(folder: Path) -> dict[str, bytes]:
    """Return the files as the dashboard reads them."""
    standing = snapshot(folder, RECORD)
    contents = {file: standing.content(file) for file in (HOSTS, SITES, SOURCES)}
    return {file: content for file, content in contents.items() if content is not None}


def outcome(fault: Fault, at: int, act: Callable[[], object]) -> tuple[str, bool]:
    """Act on a disk that fails; return how it ended, and whether it came so far as to fail."""
    number, for_good = fault
    disk = Disk(at, number, for_good=for_good)
    ended = "made"
    with disk.in_use():
        try:
            act()
        except NotSavedError:
            ended = "refused"
        except KilledError:
            ended = "killed"
    return ended, disk.calls >= at


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_a_save_is_made_or_not(fresh: Callable[[], Path], fault: Fault) -> None:
    at, ends = 0, set()
    failed = True
    while failed:
        at += 1
        folder = fresh()
        previewed = version(folder, RECORD)
        ended, failed = outcome(fault, at, lambda: save(folder, RECORD, NEW, previewed, "HS"))  # noqa: B023
        found = read(folder)
        allowed = {"made": [AFTER], "refused": [BEFORE], "killed": [BEFORE, AFTER]}[ended]
        assert found in allowed, f"call {at}: {ended}"
        recover(folder)
        assert read(folder) == found
        assert len(history(folder)) == (found == AFTER)
        # Somebody saves again, and nothing is left of what went wrong.
        last = save(folder, RECORD, {SITES: b"b\n5\n"}, version(folder, RECORD), "TK")
        assert lying(folder) == {**found, SITES: b"b\n5\n"}
        assert last.id == ("000002" if found == AFTER else "000001")
        ends.add((ended, found == AFTER))
    assert at > 25
    assert ("made", True) in ends
    assert len(ends) > 1


def test_an_undo_is_made_or_not(fresh: Callable[..., Path], tmp_path: Path) -> None:
    saved = tmp_path / "saved"
    shutil.copytree(fresh(), saved)
    save(saved, RECORD, NEW, version(saved, RECORD), "HS")
    at, failed = 0, True
    while failed:
        at += 1
        folder = fresh(saved)
        ended, failed = outcome((None, True), at, lambda: undo(folder, "000001", "HS"))  # noqa: B023
        found = read(folder)
        allowed = {"made": [BEFORE], "refused": [AFTER], "killed": [BEFORE, AFTER]}[ended]
        assert found in allowed, f"call {at}: {ended}"
        with suppress(NotSavedError):
            undo(folder, "000001", "HS")
        recover(folder)
        assert lying(folder) == read(folder) == BEFORE
        assert len(history(folder)) == 2
    assert at > 25


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_what_a_crash_has_left_undone_is_finished(
    fresh: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: Fault
) -> None:
    crashed = tmp_path / "crashed"
    shutil.copytree(fresh(), crashed)
    with monkeypatch.context() as patched:
        patched.setattr(transaction, "finish", lambda _: None)
        save(crashed, RECORD, NEW, version(crashed, RECORD), "HS")
    assert lying(crashed) != AFTER
    at, failed = 0, True
    while failed:
        at += 1
        folder = fresh(crashed)
        assert journal.pending(folder).exists()
        _, failed = outcome(fault, at, lambda: recover(folder))  # noqa: B023
        assert read(folder) == AFTER, f"call {at}"
        recover(folder)
        assert lying(folder) == read(folder) == AFTER
        assert [entry.id for entry in history(folder)] == ["000001"]
    assert at > 10
