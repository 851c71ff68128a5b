"""The commands with a database: copies there and back, copies as a file, names, columns."""

import csv
import json
import os
from io import StringIO
from pathlib import Path

import pytest
from streamlit.web import cli

from analysis.cli import backup, check, forget, upgrade
from analysis.cli import store as command
from analysis.cli.console import DONE, FAILED
from analysis.loading.dataset import RECORD
from analysis.saving.journal import DATA as DATA_VARIABLE
from analysis.saving.postgres import PostgresStore
from analysis.saving.store import STORE, FolderStore
from analysis.saving.whole import Whole
from kizuna.command import main as kizuna
from tests.data_folder import DATA, DataFolder

HOSTS = "record/hosts.csv"
ANNA = "anna@example.org"


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    """A folder in which somebody has saved and undone."""
    made = DataFolder(tmp_path / "data")
    kept = FolderStore(made.folder)
    new = {HOSTS: made.path(HOSTS).read_bytes().replace(b"Toyohashi", b"Toyohashi City")}
    kept.save(RECORD, new, kept.version(RECORD), ANNA)
    kept.undo("000001", "TK", "a slip")
    return made


@pytest.fixture(autouse=True)
def named(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Name the database in the environment, as an administrator does."""
    monkeypatch.setenv(STORE, address)


def said(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out


def test_data_are_copied_there_and_back_to_the_byte(
    folder: DataFolder,
    store: PostgresStore,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert kizuna(["store", "import", str(folder.folder)]) == DONE
    assert "2 saves" in said(capsys)
    there = FolderStore(folder.folder).whole()
    assert store.whole() == there
    assert kizuna(["store", "export", "--json", str(tmp_path / "back")]) == DONE
    told = json.loads(said(capsys))
    assert (told["done"], told["to"]) == (True, str(tmp_path / "back"))
    back = FolderStore(tmp_path / "back")
    assert back.whole() == there
    assert back.undo("000002", "HS").id == "000003"


def test_what_is_not_copied_stays_unless_it_is_forced(
    folder: DataFolder, store: PostgresStore, capsys: pytest.CaptureFixture[str]
) -> None:
    assert kizuna(["store", "import", str(folder.folder)]) == DONE
    store.undo("000002", "HS")
    before = store.whole()
    assert kizuna(["store", "import", str(folder.folder)]) == FAILED
    assert "--force" in said(capsys)
    assert store.whole() == before
    assert kizuna(["store", "import", "--force", str(folder.folder)]) == DONE
    assert len(store.history()) == 2


def test_without_a_database_nothing_is_copied(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.main(["import", str(folder.folder / "none")]) == FAILED
    assert "could not be read" in said(capsys)
    monkeypatch.setenv(STORE, "postgresql://nobody@/none?host=/nowhere")
    assert command.main(["import", str(folder.folder)]) == FAILED
    assert "does not answer" in said(capsys)
    monkeypatch.delenv(STORE)
    assert command.main(["import", str(folder.folder)]) == FAILED
    assert STORE in said(capsys)


def test_a_copy_is_the_same_of_both_and_is_put_back_into_either(
    folder: DataFolder, store: PostgresStore, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kizuna(["store", "import", str(folder.folder)])
    file, there = tmp_path / "copy.zip", store.whole()
    assert backup.main([str(file)]) == DONE
    assert backup.main(["--drill", str(file)]) == DONE
    store.undo("000002", "HS")
    assert backup.main(["--restore", str(file)]) == FAILED
    assert "holds what the copy" in said(capsys)
    assert backup.main(["--restore", "--force", str(file)]) == DONE
    assert store.whole() == there
    assert backup.main(["--restore", "--folder", str(tmp_path / "new"), str(file)]) == DONE
    assert FolderStore(tmp_path / "new").whole() == there


def test_a_person_is_forgotten_in_the_database(
    folder: DataFolder, store: PostgresStore, capsys: pytest.CaptureFixture[str]
) -> None:
    kizuna(["store", "import", str(folder.folder)])
    tables = store.whole().tables
    assert forget.main([ANNA]) == DONE
    assert [entry.who for entry in store.history()] == ["TK", "#1"]
    assert store.whole().tables == tables
    store.keep("drafts", "one", f"by {ANNA}".encode())
    assert forget.main([ANNA]) == FAILED
    assert ".saved/drafts/one" in said(capsys)


def test_columns_are_added_as_a_save(
    folder: DataFolder, store: PostgresStore, capsys: pytest.CaptureFixture[str]
) -> None:
    # As a release would have left it that did not know the column.
    file, column = "record/sites.csv", "note_ja"
    head, *rows = csv.reader(StringIO(folder.text(file)))
    at, out = head.index(column), StringIO()
    csv.writer(out).writerows(row[:at] + row[at + 1 :] for row in (head, *rows))
    folder.write(file, out.getvalue())
    kizuna(["store", "import", str(folder.folder)])
    said(capsys)
    assert upgrade.main([]) == DONE
    assert column in said(capsys)
    assert store.history()[0].who == upgrade.PROGRAM
    assert column.encode() in (store.snapshot(RECORD).content(file) or b"")


def test_files_are_checked_beside_the_data_of_the_database(
    folder: DataFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kizuna(["store", "import", str(folder.folder)])
    file = tmp_path / "hosts.csv"
    file.write_bytes((DATA / HOSTS).read_bytes())
    said(capsys)
    assert check.main(["--json", str(file)]) == DONE
    assert json.loads(said(capsys))[0]["problems"] == []


def test_a_server_fills_an_empty_database_once(
    store: PostgresStore, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = []
    monkeypatch.setattr(cli, "main", lambda *_, **__: ran.append(1))
    assert kizuna(["serve"]) == FAILED
    assert "--init" in said(capsys)
    assert kizuna(["serve", "--init"]) == DONE
    assert store.whole() == Whole(FolderStore(DATA).whole().tables, {})
    version = store.fingerprint(RECORD)
    assert kizuna(["serve", "--init"]) == DONE
    assert store.fingerprint(RECORD) == version
    assert len(ran) == 2


def test_a_folder_that_is_named_goes_before_the_database(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cli, "main", lambda *_, **__: None)
    monkeypatch.setenv(DATA_VARIABLE, "")
    assert kizuna(["serve", "--data", str(folder.folder)]) == DONE
    assert os.environ[DATA_VARIABLE] == str(folder.folder)
    assert STORE not in os.environ
