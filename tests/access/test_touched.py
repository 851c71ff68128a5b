"""Whose rows a change touches: found from the rows before and after it, of saves and of undos."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from analysis.access.rights import SHARED
from analysis.access.touched import offices_touched, touched_by_save, touched_by_undo
from analysis.loading.dataset import RECORD
from analysis.saving.refusals import NotSavedError
from analysis.saving.snapshot import snapshot
from analysis.saving.store import FolderStore
from analysis.saving.transaction import save
from tests.data_folder import DataFolder

SEMINARS, DELEGATES, HOSTS = "record/seminars.csv", "record/delegates.csv", "record/hosts.csv"
SITES, SOURCES, PROGRAMME = "record/sites.csv", "record/sources.csv", "record/programme.csv"
EVENTS, OFFICES = "reference/events.csv", "reference/offices.csv"
ELIGIBILITY = "reference/eligibility.csv"
PARIS = "paris-fy2031,paris,2031,,,in_person,held,,no,,,stated,louvre-news"
PARIS_SOURCE = "louvre-news,Seminar,CLAIR Paris,,,2026-11,A seminar was held"


@pytest.fixture
def data(tmp_path: Path) -> DataFolder:
    """The record, in which Paris has a seminar of its own as well."""
    folder = DataFolder(tmp_path)
    folder.append(SEMINARS, PARIS)
    folder.append(SOURCES, PARIS_SOURCE)
    folder.append(SITES, "louvre,Louvre,ルーヴル,culture,,,,,,,unknown,,,stated,louvre-news")
    folder.append(SITES, "nowhere,Nowhere,どこでもない,culture,,,,,,,unknown,,,stated,louvre-news")
    folder.append(
        PROGRAMME, "paris-fy2031,1,,host,Paris,パリ,visit,Visit,見学,louvre,,stated,louvre-news"
    )
    return folder


def with_row(data: DataFolder, file: str, row: str) -> bytes:
    return f"{data.text(file)}{row}\n".encode()


def with_other(data: DataFolder, file: str, row: str, old: str, new: str) -> bytes:
    """Return a file in which one row says something else."""
    lines = data.text(file).split("\n")
    (at,) = (at for at, line in enumerate(lines) if line.startswith(row))
    assert old in lines[at]
    lines[at] = lines[at].replace(old, new, 1)
    return "\n".join(lines).encode()


def without(data: DataFolder, file: str, row: str) -> bytes:
    lines = data.text(file).split("\n")
    left = [line for line in lines if not line.startswith(row)]
    assert len(left) < len(lines)
    return "\n".join(left).encode()


def touched(data: DataFolder, new: Mapping[str, bytes | None]) -> set[str]:
    return {*offices_touched(data.folder, RECORD, snapshot(data.folder, RECORD), new)}


def test_a_row_belongs_to_the_office_of_its_seminar(data: DataFolder) -> None:
    of_paris = with_row(data, DELEGATES, "paris-fy2031,KHM,,1,stated,louvre-news")
    of_singapore = with_row(data, DELEGATES, "sg-fy2019,VNM,,1,stated,clair-singapore-2019")
    assert touched(data, {DELEGATES: of_paris}) == {"paris"}
    assert touched(data, {DELEGATES: of_singapore}) == {"sg"}
    assert touched(data, {DELEGATES: without(data, DELEGATES, "sg-fy2018,KHM")}) == {"sg"}
    host = with_other(data, HOSTS, "sg-fy2018,toyota", "Toyota", "Toyota City")
    assert touched(data, {HOSTS: host, DELEGATES: of_paris}) == {"sg", "paris"}


def test_what_stands_where_it_stood_is_not_touched(data: DataFolder) -> None:
    head, *rows = data.text(DELEGATES).splitlines()
    turned = "\n".join([head, *reversed(rows), ""]).encode()
    assert touched(data, {DELEGATES: turned}) == set()
    assert touched(data, {}) == set()


def test_a_seminar_that_changes_hands_touches_both_offices(data: DataFolder) -> None:
    other = with_other(data, SEMINARS, "sg-fy2019", ",sg,", ",paris,")
    assert touched(data, {SEMINARS: other}) == {"sg", "paris"}
    # What hangs on it belongs to both, as it was and as it would be.
    delegates = without(data, DELEGATES, "sg-fy2019,KHM")
    assert touched(data, {SEMINARS: other, DELEGATES: delegates}) == {"sg", "paris"}


def test_a_new_seminar_with_all_that_hangs_on_it_is_its_office_s(data: DataFolder) -> None:
    new = {
        SEMINARS: with_row(data, SEMINARS, PARIS.replace("2031", "2032")),
        DELEGATES: with_row(data, DELEGATES, "paris-fy2032,KHM,,1,stated,new-source"),
        SOURCES: with_row(data, SOURCES, PARIS_SOURCE.replace("louvre-news", "new-source")),
    }
    assert touched(data, new) == {"paris"}


def test_a_seminar_that_goes_with_all_that_hangs_on_it_was_its_office_s(data: DataFolder) -> None:
    gone = {file: without(data, file, "sg-fy2013,") for file in (SEMINARS, HOSTS)}
    assert touched(data, gone) == {"sg"}


def test_a_row_of_no_known_seminar_is_everybody_s(data: DataFolder) -> None:
    row = "paris-fy2099,KHM,,1,stated,louvre-news"
    assert touched(data, {DELEGATES: with_row(data, DELEGATES, row)}) == {SHARED}


def test_a_site_belongs_to_those_who_went_there(data: DataFolder) -> None:
    louvre = with_other(data, SITES, "louvre", "Louvre", "The Louvre")
    assert touched(data, {SITES: louvre}) == {"paris"}
    assert touched(data, {SITES: with_other(data, SITES, "jnto", "(JNTO)", "JNTO")}) == {"sg"}
    # Nobody went there yet.
    assert touched(data, {SITES: with_other(data, SITES, "nowhere", "Nowhere", "There")}) == set()
    # Paris cannot make a site of Singapore its own by going there too.
    visit = "paris-fy2031,2,,host,Tokyo,東京,visit,Visit,見学,jnto,,stated,louvre-news"
    new = {
        PROGRAMME: with_row(data, PROGRAMME, visit),
        SITES: with_other(data, SITES, "jnto", "(JNTO)", "JNTO"),
    }
    assert touched(data, new) == {"sg", "paris"}


def test_a_source_belongs_to_those_whose_rows_cite_it(data: DataFolder) -> None:
    paris = with_other(data, SOURCES, "louvre-news", "Seminar", "The seminar")
    assert touched(data, {SOURCES: paris}) == {"paris"}
    singapore = with_other(data, SOURCES, "tonichi-2018", "視察", "見学")
    assert touched(data, {SOURCES: singapore}) == {"sg"}
    assert touched(data, {SOURCES: with_row(data, SOURCES, "new,New,,,,2026-11,says")}) == set()
    # Nor does it lose its owners where their rows go with it.
    gone = {SOURCES: without(data, SOURCES, "tonichi-2018"), SITES: data.path(SITES).read_bytes()}
    assert touched(data, gone) == {"sg"}


def test_lists_of_all_offices_are_shared_and_rows_that_name_one_are_its_own(
    data: DataFolder,
) -> None:
    theme = with_row(data, "reference/themes.csv", "food,Food,食,")
    assert touched(data, {"reference/themes.csv": theme}) == {SHARED}
    everybody = with_other(data, EVENTS, "clair-founded", "founded", "begun")
    assert touched(data, {EVENTS: everybody}) == {SHARED}
    own = with_other(data, EVENTS, "singapore-office-opens", "opens", "opened")
    assert touched(data, {EVENTS: own}) == {"sg"}
    assert touched(data, {OFFICES: with_other(data, OFFICES, "paris", "CLAIR", "The")}) == {"paris"}
    assert touched(data, {ELIGIBILITY: without(data, ELIGIBILITY, "sg,BRN")}) == {"sg"}


def test_a_file_whose_rows_nobody_can_tell_is_everybody_s(data: DataFolder) -> None:
    assert touched(data, {HOSTS: b"nonsense\n"}) == {SHARED}
    assert "sg" in touched(data, {HOSTS: None})
    assert SHARED not in touched(data, {HOSTS: None})
    data.write(HOSTS, "nonsense\n")
    assert touched(data, {HOSTS: b"other nonsense\n"}) == {SHARED}
    data.path(HOSTS).unlink()
    assert touched(data, {HOSTS: b"nonsense\n"}) == {SHARED}


def test_the_same_row_twice_is_a_change(data: DataFolder) -> None:
    row = next(line for line in data.text(DELEGATES).splitlines() if line.startswith("sg-fy2018"))
    assert touched(data, {DELEGATES: with_row(data, DELEGATES, row)}) == {"sg"}


def test_an_undo_touches_what_its_save_has_touched(data: DataFolder) -> None:
    new = {DELEGATES: with_row(data, DELEGATES, "paris-fy2031,KHM,,1,stated,louvre-news")}
    version = snapshot(data.folder, RECORD).version
    assert touched_by_save(FolderStore(data.folder), RECORD, new, version) == {"paris"}
    saved = save(data.folder, RECORD, new, version, "AK")
    assert touched_by_undo(FolderStore(data.folder), saved.id) == {"paris"}


def test_what_was_changed_since_is_stale_and_what_is_not_there_not_found(data: DataFolder) -> None:
    new = {DELEGATES: with_row(data, DELEGATES, "paris-fy2031,KHM,,1,stated,louvre-news")}
    version = snapshot(data.folder, RECORD).version
    saved = save(data.folder, RECORD, new, version, "AK")
    with pytest.raises(NotSavedError) as stale:
        touched_by_save(FolderStore(data.folder), RECORD, new, version)
    data.append(DELEGATES, "sg-fy2019,VNM,,1,stated,clair-singapore-2019")
    with pytest.raises(NotSavedError) as changed:
        touched_by_undo(FolderStore(data.folder), saved.id)
    with pytest.raises(NotSavedError) as nothing:
        touched_by_undo(FolderStore(data.folder), "000042")
    assert [one.value.code for one in (stale, changed, nothing)] == ["stale", "stale", "not_found"]
