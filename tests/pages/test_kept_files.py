"""What a session keeps of the files that its pages hand out: those of the page that is open."""

import gc
from pathlib import Path

import pytest

from pages.shared import data, files
from tests.data_folder import DataFolder
from tests.pages.page import Page


def at_hand() -> set[str]:
    gc.collect()
    return {address.split("/")[2] for address in [*files._at_hand]}


def test_a_page_that_is_left_keeps_nothing() -> None:
    before = at_hand()
    page = Page("seminar", seminar="sg-fy2019").open()
    assert "seminar" in at_hand()
    for name in ("participation", "hosts", "about"):
        page.go_to(name)
        assert at_hand() - before <= {name}
    assert "about" in at_hand()


def test_data_of_the_past_are_let_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = DataFolder(tmp_path)
    monkeypatch.setattr(data, "DATA_FOLDER", folder.folder)
    page = Page("participation").open()
    assert page.app.session_state["files"][1] is data.data_set("record")
    folder.edit("record/sites.csv", "karato", "Karato Market", "Karato Fish Market")
    page.open()
    assert page.app.session_state["files"][1] is data.data_set("record")
