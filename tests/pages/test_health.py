"""What a balancer is told: that the data are read, or that there are none, and nothing of them."""

import json
from pathlib import Path

import pytest
from starlette.requests import Request

from analysis.saving.store import FolderStore
from kizuna import version
from pages.health import health
from pages.session import data
from tests.data_folder import DataFolder

ASKED = Request({"type": "http"})


def test_the_record_is_in_order() -> None:
    answer = health(ASKED)
    told = json.loads(bytes(answer.body))
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    assert told.pop("pointed_out") >= 0
    assert told == {"status": "ok", "version": version(), "problems": 0}


def test_a_broken_file_is_counted_and_the_pages_stay_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = DataFolder(tmp_path)
    folder.edit("record/delegates.csv", "sg-fy2019,KHM", "KHM", "Camboda")
    monkeypatch.setattr(data, "STORE", FolderStore(folder.folder))
    answer = health(ASKED)
    assert answer.status_code == 200
    assert json.loads(bytes(answer.body))["problems"] > 0
    assert b"Camboda" not in bytes(answer.body)


@pytest.mark.parametrize(("folder", "status"), [("none", "missing"), ("", "empty")])
def test_without_data_nobody_is_sent_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str, status: str
) -> None:
    monkeypatch.setattr(data, "STORE", FolderStore(tmp_path / folder))
    answer = health(ASKED)
    assert answer.status_code == 503
    assert json.loads(bytes(answer.body))["status"] == status


def test_data_that_this_machine_cannot_read_are_left_to_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = DataFolder(tmp_path)
    monkeypatch.setattr(data, "STORE", FolderStore(folder.folder))
    assert health(ASKED).status_code == 200
    # What stands in the place of a file and is none.
    folder.path("record/seminars.csv").unlink()
    folder.path("record/seminars.csv").mkdir()
    answer = health(ASKED)
    assert answer.status_code == 503
    assert json.loads(bytes(answer.body))["status"] == "unreadable"


def test_a_disk_that_does_not_answer_is_no_error_of_the_server(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def gone(_: str) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(data, "data_set", gone)
    answer = health(ASKED)
    assert answer.status_code == 503
    assert json.loads(bytes(answer.body))["problems"] == 1
