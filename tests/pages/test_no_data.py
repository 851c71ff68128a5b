"""A data folder that is missing, empty or write-protected: each has calm words of its own."""

import os
import shutil
from pathlib import Path

import pytest

from analysis.loading.dataset import REFERENCE
from analysis.saving.store import FolderStore
from pages.all_pages import PATHS
from pages.session import data
from tests.data_folder import DATA
from tests.pages.page import Page


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Have the pages read a folder of which only the reference tables are there."""
    shutil.copytree(DATA / REFERENCE, tmp_path / REFERENCE)
    monkeypatch.setattr(data, "STORE", FolderStore(tmp_path))
    return tmp_path


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("name", PATHS)
def test_without_tables_every_page_says_how_to_begin(name: str) -> None:
    page = Page(name).open()
    (said, *_) = page.app.info
    assert said.value.startswith("**There are no data yet.** [Add the first files](check)")
    assert "data=demo" in said.value
    assert not page.app.error
    assert "Remove a filter above" not in page.text


@pytest.mark.parametrize("name", ["home", "check"])
def test_without_the_folder_it_is_said_whom_to_tell(name: str, folder: Path) -> None:
    shutil.rmtree(folder)
    page = Page(name, lang="ja").open()
    (said, *_) = page.app.info
    assert said.value.startswith("**データのフォルダーが見つかりません。**")
    assert not page.app.error


def test_a_write_protected_folder_is_read_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    allowed = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK and allowed(path, mode))
    assert not Page("home").open().app.info
    page = Page("check").open()
    (said,) = page.app.info
    assert said.value.startswith("**The data cannot be changed here:**")
    assert "card-check_history" not in page.text
