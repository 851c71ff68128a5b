"""A number in the place of a person: everywhere, in one step, and nothing else is another."""

import json
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from analysis.cli import forget as forgetting
from analysis.cli.backup_file import read_backup, write_backup
from analysis.cli.console import DONE, FAILED, USAGE
from analysis.cli.forget import Forgotten, main
from analysis.form.form import blank_form
from analysis.form.kept_drafts import KeptDraft, drafts, keep, owner_of
from analysis.loading.dataset import RECORD, load
from analysis.saving.journal import history
from analysis.saving.refusals import NotSavedError
from analysis.saving.snapshot import version
from analysis.saving.store import FolderStore
from analysis.saving.transaction import recover, save, undo
from analysis.saving.whole import is_entry, read_whole, rewrite_entries
from tests.data_folder import DataFolder
from tests.saving.faults import Disk, KilledError

ANNA, BO = "anna@example.org", "bo@example.org"
SITES, HOSTS = "record/sites.csv", "record/hosts.csv"


def saved(folder: Path, file: str, who: str, why: str = "") -> None:
    content = (folder / file).read_bytes()
    header, first, *others = content.split(b"\n")
    new = {file: b"\n".join([header, *others[:-1], first, others[-1]])}
    save(folder, RECORD, new, version(folder, RECORD), who, why)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder with saves of two people, one of them named in a reason, one save undone."""
    made = DataFolder(tmp_path / "data").folder
    saved(made, SITES, ANNA)
    saved(made, HOSTS, BO, f"as {ANNA.title()} asked; see joanna@example.org")
    saved(made, SITES, "HS", "Order of HS")
    undo(made, "000003", ANNA)
    return made


def lying(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "lock"
    }


def test_the_address_goes_and_no_other_byte(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = lying(folder)
    assert main([ANNA, "--folder", str(folder)]) == DONE
    told = capsys.readouterr().out
    assert "#1 now stands in the place of this person, in 3 saves" in told
    assert ANNA not in told
    after = lying(folder)
    changed = {name for name in before if after[name] != before[name]}
    assert before.keys() == after.keys()
    assert changed == {f".saved/00000{number}.json" for number in (1, 2, 4)}
    for name in changed:
        expected = before[name].replace(ANNA.encode(), b"#1").replace(ANNA.title().encode(), b"#1")
        # Of another person whose address ends so nothing is touched.
        assert after[name] == expected.replace(b"jo#1", b"joanna@example.org")
    assert [entry.who for entry in history(folder)] == ["#1", "HS", BO, "#1"]
    assert history(folder)[2].why == "as #1 asked; see joanna@example.org"


def test_what_was_saved_can_still_be_undone(folder: Path) -> None:
    tables = {name: content for name, content in lying(folder).items() if ".saved" not in name}
    assert main([ANNA, "--folder", str(folder)]) == DONE
    for number in ("000002", "000001"):
        undo(folder, number, BO)
    shipped = DataFolder(folder.with_name("shipped")).folder
    assert {name: (folder / name).read_bytes() for name in tables} == lying(shipped)


def test_each_person_has_a_number_and_copies_the_same(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = datetime(2026, 11, 28, 9, 30, tzinfo=UTC)
    older, newer = tmp_path / "older.zip", tmp_path / "newer.zip"
    write_backup(older, read_whole(folder), made)
    saved(folder, SITES, ANNA)
    write_backup(newer, read_whole(folder), made)
    tables = read_backup(older).whole.tables
    assert main([BO.upper(), str(older), "--folder", str(folder)]) == DONE
    capsys.readouterr()
    assert main([ANNA, str(older), str(newer), "--folder", str(folder), "--json"]) == DONE
    told = json.loads(capsys.readouterr().out)
    assert told["number"] == 2
    assert [place["entries"] for place in told["places"]] == [4, 3, 4]
    backup = read_backup(older)
    assert (backup.made, backup.whole.tables) == (made, tables)
    whos = [json.loads(one)["who"] for name, one in backup.whole.journal.items() if is_entry(name)]
    assert whos == ["#2", "#1", "HS", "#2"]
    # The copy in which Bo was not forgotten: by hand with the same number.
    assert main([BO, str(newer), "--number", "1", "--folder", str(folder)]) == DONE
    assert read_backup(newer).whole == read_whole(folder)


def test_the_drafts_of_a_person_are_deleted_and_no_others(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    form = blank_form(load(folder, RECORD), "sg", 2023)
    for who in (ANNA, ANNA, BO, ""):
        assert keep(FolderStore(folder), KeptDraft(form, owner=owner_of(who))) is not None
    assert main([ANNA.upper(), "--folder", str(folder), "--json"]) == DONE
    assert json.loads(capsys.readouterr().out)["drafts"] == 2
    assert {one.owner for one in drafts(FolderStore(folder))} == {owner_of(BO), ""}
    assert main([ANNA, "--folder", str(folder)]) == DONE
    assert "drafts of this person" not in capsys.readouterr().out

    def stays(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(forgetting, "forget_owner", stays)
    assert main([BO, "--folder", str(folder)]) == FAILED
    assert "could not be deleted (Permission denied)" in capsys.readouterr().out


def test_initials_are_somebody_only_where_they_stand_alone(folder: Path) -> None:
    assert main(["hs", "--folder", str(folder)]) == DONE
    entry = history(folder)[1]
    assert (entry.who, entry.why) == ("#1", "Order of HS")


def test_who_is_nowhere_changes_nothing_and_what_else_holds_an_address_is_named(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = lying(folder)
    assert main(["cy@example.org", "--folder", str(folder)]) == DONE
    assert "this person is in no save" in capsys.readouterr().out
    assert lying(folder) == before
    (folder / "notes.txt").write_text(f"ask {BO}", encoding="utf-8")
    assert main([BO, "--folder", str(folder), "--lang=ja"]) == FAILED
    told = capsys.readouterr().out
    assert "notes.txt" in told
    assert "ログ" in told


def test_what_cannot_be_done_is_said(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "no.zip").write_bytes(b"x")
    assert main([ANNA, "--folder", str(tmp_path / "none")]) == FAILED
    assert main([ANNA, str(tmp_path / "no.zip"), "--folder", str(folder)]) == FAILED
    assert "not a backup" in capsys.readouterr().out
    for arguments in ([], ["  "], [ANNA, "--number", "0"], [ANNA, "--what"]):
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        assert ended.value.code == USAGE


def test_an_entry_that_nobody_can_read_is_written_anew_too(folder: Path) -> None:
    broken = b'{"who": "anna@example.org", \xff'
    (folder / ".saved" / "000001.json").write_bytes(broken)
    assert main([ANNA, "--folder", str(folder)]) == DONE
    left = (folder / ".saved" / "000001.json").read_bytes()
    assert left == b'{"who": "#1", \xff'


@pytest.mark.parametrize("error", [5, None], ids=["EIO", "killed"])
def test_a_folder_is_rewritten_or_not(
    folder: Path, tmp_path: Path, error: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.fsync", lambda _: None)
    for table in folder.rglob("*.csv"):
        if ".saved" not in table.parts and table.name not in ("sites.csv", "hosts.csv"):
            table.unlink()
    model = tmp_path / "model"
    shutil.copytree(folder, model)
    rewritten: Callable[[bytes], bytes] = Forgotten(ANNA, 1).forgotten
    old = read_whole(folder)
    rewrite_entries(folder, rewritten)
    new, at, failed = read_whole(folder), 0, True
    while failed:
        at += 1
        shutil.rmtree(folder)
        shutil.copytree(model, folder)
        disk = Disk(at, error, for_good=error is None)
        with disk.in_use():
            try:
                rewrite_entries(folder, rewritten)
                allowed = [new]
            except NotSavedError:
                allowed = [old]
            except KilledError:
                allowed = [old, new]
        failed = disk.calls >= at
        recover(folder)
        assert read_whole(folder) in allowed, f"call {at}"
    assert at > 10
