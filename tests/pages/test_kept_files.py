"""What a session keeps of the files that its pages hand out: those of the page that is open."""

from pathlib import Path

import pytest

from analysis.saving.store import FolderStore
from pages.session import data
from tests.data_folder import DataFolder
from tests.pages.page import Page


def test_data_of_the_past_are_let_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = DataFolder(tmp_path)
    monkeypatch.setattr(data, "STORE", FolderStore(folder.folder))
    page = Page("participation").open()
    assert page.app.session_state["files"][1] is data.data_set("record")
    folder.edit("record/sites.csv", "karato", "Karato Market", "Karato Fish Market")
    page.open()
    assert page.app.session_state["files"][1] is data.data_set("record")
