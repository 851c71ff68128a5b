"""Uploads kept while they wait to be saved."""

import os
import stat
import time
from pathlib import Path

import pytest

from analysis.intake import limits
from analysis.intake.results.reading import read_together
from analysis.intake.sandbox import kept_uploads
from analysis.intake.sandbox.kept_uploads import forget, forget_old, keep, kept, may_be_kept
from analysis.saving.store import FolderStore
from tests.intake.files import HEADINGS, ROWS, known, text

UPLOADS = (("delegates.csv", text([HEADINGS, *ROWS]).encode()), ("テーマ.csv", b"theme_id\n\xff"))
DAY = 24 * 60 * 60


def kept_by(folder: Path, *uploads: tuple[str, bytes]) -> str | None:
    return keep(FolderStore(folder), uploads, read_together(uploads, known())[:1])


def stored(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_uploads_come_back_as_they_came(tmp_path: Path) -> None:
    name = kept_by(tmp_path, *UPLOADS)
    assert name is not None
    assert name is not None
    assert kept(FolderStore(tmp_path), name) == UPLOADS
    forget(FolderStore(tmp_path), name)
    assert kept(FolderStore(tmp_path), name) == ()
    assert stored(tmp_path) == []


def test_only_the_server_can_open_them(tmp_path: Path) -> None:
    kept_by(tmp_path, *UPLOADS)
    (file,) = stored(tmp_path)
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    "rows",
    [
        [[*HEADINGS, "Name"], [*ROWS[0], "A. Person"]],
        [["Persons", "who", "came"], HEADINGS, *ROWS],
        [HEADINGS, [*ROWS[0], "A. Person"]],
        [["Name", "Age"], ["A. Person", "40"]],
    ],
)
def test_what_is_in_no_column_of_the_contract_is_never_written(
    tmp_path: Path, rows: list[list[str]]
) -> None:
    assert (
        kept_by(tmp_path, ("delegates.csv" if len(rows[0]) > 2 else "x.csv", text(rows).encode()))
        is None
    )
    assert stored(tmp_path) == []


def test_a_file_with_a_slip_is_kept_until_it_is_mended() -> None:
    (result,) = read_together([("delegates.csv", text([HEADINGS, ["?"]]).encode())], known())
    assert result.problems
    assert may_be_kept(result)


def test_after_some_days_they_are_forgotten(tmp_path: Path) -> None:
    old, new = kept_by(tmp_path, *UPLOADS), kept_by(tmp_path, *UPLOADS)
    assert old
    assert new
    then = time.time() - kept_uploads.DAYS * DAY - 1
    os.utime(next(path for path in stored(tmp_path) if path.name == old), (then, then))
    forget_old(FolderStore(tmp_path))
    assert [path.name for path in stored(tmp_path)] == [new]


def test_all_that_is_kept_has_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = kept_by(tmp_path, *UPLOADS)
    (size,) = (path.stat().st_size for path in stored(tmp_path))
    forget(FolderStore(tmp_path), first or "")
    monkeypatch.setattr(limits, "BYTES_KEPT", size * 2)
    names = []
    for number in range(4):
        names.append(kept_by(tmp_path, *UPLOADS))
        place = next(path for path in stored(tmp_path) if path.name == names[-1])
        os.utime(place, (time.time() - 10 + number,) * 2)
    assert {path.name for path in stored(tmp_path)} == {*names[-2:]}


def test_the_newest_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_uploads, "MOST", 2)
    for number in range(4):
        name = kept_by(tmp_path, *UPLOADS)
        assert name
        then = time.time() - 100 + number
        os.utime(next(path for path in stored(tmp_path) if path.name == name), (then, then))
    forget_old(FolderStore(tmp_path))
    assert len(stored(tmp_path)) == 2
    assert name is not None
    assert kept(FolderStore(tmp_path), name) == UPLOADS


@pytest.mark.parametrize("name", ["", "../lock", "0" * 32, "0" * 31 + "/"])
def test_what_was_never_kept_is_nothing(tmp_path: Path, name: str) -> None:
    kept_by(tmp_path, *UPLOADS)
    assert kept(FolderStore(tmp_path), name) == ()
    forget(FolderStore(tmp_path), name)
    assert len(stored(tmp_path)) == 1


def test_a_disk_that_takes_nothing_hinders_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_file: int) -> None:
        raise OSError

    monkeypatch.setattr(os, "fsync", full)
    assert kept_by(tmp_path, *UPLOADS) is None
    assert stored(tmp_path) == []
