"""Drafts are kept for a while, for their owners, and nowhere else than where they are."""

import os
import stat
import time
from pathlib import Path
from zipfile import ZipFile

import pytest

from analysis.cli import backup
from analysis.form import kept_drafts
from analysis.form.drafted import form_from_draft
from analysis.form.form import blank_form
from analysis.form.kept_drafts import (
    DAYS,
    KeptDraft,
    drafts,
    forget,
    forget_old,
    forget_owner,
    keep,
    kept,
    owner_of,
)
from analysis.report_reader.drafts import Draft
from analysis.report_reader.reading import read_text
from analysis.saving.store import FolderStore
from analysis.saving.whole import read_whole
from tests.code import ROOT
from tests.data_folder import DataFolder
from tests.report_reader.corpus import loaded_record

REPORT = ROOT / "tests" / "report_reader" / "report_2019.txt"
DAY_S = 24 * 60 * 60
SAID = "What the report says and no table does."


def a_draft(year: int = 2023, owner: str = "", text: str = SAID) -> KeptDraft:
    form = blank_form(loaded_record(), "sg", year).with_rows("hosts", [{"host_ja": "萩市"}])
    return KeptDraft(form, text, owner=owner)


def of_a_report() -> KeptDraft:
    text = REPORT.read_text(encoding="utf-8")
    (draft,) = read_text(text, loaded_record())
    drafted = form_from_draft(draft, loaded_record(), "sg")
    assert drafted is not None
    return KeptDraft(drafted.form, text, drafted.origins, draft.unread, drafted.kind, "somebody")


def kept_as(folder: Path, draft: KeptDraft, name: str | None = None) -> str:
    found = keep(FolderStore(folder), draft, name)
    assert found is not None
    return found


def files(folder: Path) -> list[Path]:
    return sorted((folder / ".saved" / "drafts").iterdir())


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Return the time, to be moved on."""
    moment = [time.time()]
    monkeypatch.setattr(time, "time", lambda: moment[0])
    return moment


def test_a_draft_comes_back_as_it_was(tmp_path: Path) -> None:
    draft = of_a_report()
    assert len(draft.origins) > 100
    assert draft.unread
    name = kept_as(tmp_path, draft)
    assert len(name) == 32
    assert kept(FolderStore(tmp_path), name) == draft


def test_only_the_servers_user_can_read_it(tmp_path: Path) -> None:
    name = kept_as(tmp_path, a_draft())
    assert [path.name for path in files(tmp_path)] == [name]
    assert stat.S_IMODE(files(tmp_path)[0].stat().st_mode) == 0o600
    assert stat.S_IMODE(files(tmp_path)[0].parent.stat().st_mode) == 0o700


def test_a_draft_takes_the_place_of_the_one_before(tmp_path: Path, now: list[float]) -> None:
    name = kept_as(tmp_path, a_draft(2022))
    (first,) = drafts(FolderStore(tmp_path))
    now[0] += 60
    assert keep(FolderStore(tmp_path), a_draft(2023), name) == name
    (second,) = drafts(FolderStore(tmp_path))
    assert (second.fiscal_year, second.begun) == ("2023", first.begun)
    assert second.changed == first.changed + 60
    assert len(files(tmp_path)) == 1


def test_the_list_names_drafts_and_the_newest_first(tmp_path: Path, now: list[float]) -> None:
    names = []
    for year in (2021, 2022, 2023):
        names.append(kept_as(tmp_path, a_draft(year, "anna" if year == 2022 else "")))
        now[0] += 1
    kept_as(tmp_path, a_draft(2021), names[0])
    assert [one.fiscal_year for one in drafts(FolderStore(tmp_path))] == ["2021", "2023", "2022"]
    assert [one.id for one in drafts(FolderStore(tmp_path), "anna")] == [names[1]]
    (one,) = drafts(FolderStore(tmp_path), "anna")
    assert (one.office_id, one.hosts, one.seminar_id) == ("sg", ("萩市",), "")
    assert drafts(FolderStore(tmp_path / "nowhere")) == ()


def test_a_draft_goes_with_its_age_however_often_it_was_changed(
    tmp_path: Path, now: list[float]
) -> None:
    name = kept_as(tmp_path, a_draft())
    now[0] += (DAYS - 1) * DAY_S
    assert keep(FolderStore(tmp_path), a_draft(), name) == name
    now[0] += DAY_S - 1
    assert kept(FolderStore(tmp_path), name) is not None
    now[0] += 2
    assert kept(FolderStore(tmp_path), name) is None
    assert files(tmp_path) == []


def test_drafts_are_bounded_in_number_and_size(
    tmp_path: Path, now: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_drafts, "MOST", 3)
    for year in range(2018, 2023):
        kept_as(tmp_path, a_draft(year))
        now[0] += 1
    assert [one.fiscal_year for one in drafts(FolderStore(tmp_path))] == ["2022", "2021", "2020"]
    size = sum(path.stat().st_size for path in files(tmp_path)[:2])
    monkeypatch.setattr(kept_drafts, "MOST_BYTES", size)
    assert [one.fiscal_year for one in drafts(FolderStore(tmp_path))] == ["2022", "2021"]
    monkeypatch.setattr(kept_drafts, "MOST_BYTES_OF_ONE", 1_000)
    assert keep(FolderStore(tmp_path), a_draft(text="x" * 1_000)) is None


def test_what_is_no_draft_is_none(tmp_path: Path) -> None:
    name = kept_as(tmp_path, a_draft())
    whole = files(tmp_path)[0].read_bytes()
    for other in ("", "../000001.json", "f" * 31, "F" * 32, "f" * 32):
        assert kept(FolderStore(tmp_path), other) is None
    assert keep(FolderStore(tmp_path), a_draft(), "../../record/hosts.csv") is None
    for content in (b"", whole[:40], whole[: len(whole) // 2], whole.replace(b'"draft": 1', b"")):
        (tmp_path / ".saved" / "drafts" / name).write_bytes(content)
        assert kept(FolderStore(tmp_path), name) is None
    (tmp_path / ".saved" / "drafts" / name).write_bytes(whole)
    assert kept(FolderStore(tmp_path), name) == a_draft()


def test_a_half_written_file_goes_with_its_age(tmp_path: Path) -> None:
    kept_as(tmp_path, a_draft())
    left = tmp_path / ".saved" / "drafts" / ".half"
    left.write_bytes(b"{")
    forget_old(FolderStore(tmp_path))
    assert left.exists()
    os.utime(left, (0, 0))
    forget_old(FolderStore(tmp_path))
    assert not left.exists()
    assert len(drafts(FolderStore(tmp_path))) == 1


def test_drafts_are_forgotten_by_id_and_by_owner(tmp_path: Path) -> None:
    anna = owner_of("Anna@example.org ")
    assert anna == owner_of("anna@example.org") != owner_of("joanna@example.org")
    assert owner_of(" ") == ""
    first = kept_as(tmp_path, a_draft())
    kept_as(tmp_path, a_draft(owner=anna))
    kept_as(tmp_path, a_draft(owner=anna))
    assert forget_owner(FolderStore(tmp_path), "") == 0
    assert forget_owner(FolderStore(tmp_path), anna) == 2
    assert [one.id for one in drafts(FolderStore(tmp_path))] == [first]
    forget(FolderStore(tmp_path), first)
    forget(FolderStore(tmp_path), "../hosts.csv")
    assert drafts(FolderStore(tmp_path)) == ()


def test_nobody_is_hindered_by_a_disk_that_takes_nothing(tmp_path: Path) -> None:
    (tmp_path / ".saved").write_text("in the way", encoding="utf-8")
    assert keep(FolderStore(tmp_path), a_draft()) is None
    assert drafts(FolderStore(tmp_path)) == ()
    forget_old(FolderStore(tmp_path))


def test_no_copy_of_the_data_holds_a_draft(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "data").folder
    name = kept_as(folder, a_draft())
    whole = read_whole(folder)
    assert not [file for file in (*whole.tables, *whole.journal) if "draft" in file]
    copy = tmp_path / "copy.zip"
    assert backup.main([str(copy), "--folder", str(folder)]) == 0
    with ZipFile(copy) as archive:
        names = archive.namelist()
        contents = [archive.read(file) for file in names]
    assert names
    assert not [file for file in names if name in file or "draft" in file]
    assert not [content for content in contents if SAID.encode() in content]


def test_a_draft_without_a_report_is_kept_too(tmp_path: Path) -> None:
    draft = KeptDraft(blank_form(loaded_record()))
    assert kept(FolderStore(tmp_path), kept_as(tmp_path, draft)) == draft
    assert form_from_draft(Draft("other_programme"), loaded_record()) is None
