"""Readers while others save, people who save at once, one undo after another.

A few times here; many times over by `python -m tests.saving.endurance`.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.saving import endurance


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    (tmp_path / "record").mkdir()
    with endurance.rows_unchecked():
        yield tmp_path


def test_no_reader_sees_half_of_a_save(folder: Path) -> None:
    with endurance.somebody_saving(folder):
        assert endurance.torn_reads(folder, 1000) == 0


def test_every_copy_made_while_somebody_saves_is_whole(folder: Path, tmp_path: Path) -> None:
    with endurance.somebody_saving(folder, endurance.BETWEEN_SAVES_S):
        wrong, states = endurance.copies_not_whole(folder, tmp_path / "copy.zip", 200)
    assert wrong == 0
    # Some of each other: how many, is a matter of how fast the disk is.
    assert states > 2


def test_of_those_who_save_at_once_none_is_lost(folder: Path) -> None:
    assert endurance.lost_lines(folder, writers=50, attempts=1) == set()
    (folder / endurance.HOSTS).write_bytes(b"")
    assert endurance.lost_lines(folder, writers=5, attempts=100) == set()
    assert len((folder / endurance.HOSTS).read_bytes().splitlines()) == 5


def test_one_undo_after_another_gives_back_every_byte(folder: Path) -> None:
    assert endurance.differing_undos(folder, undos=25) == 0
