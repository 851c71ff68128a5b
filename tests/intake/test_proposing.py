"""What saving files would do: the tables and the data set as they would be, and what differs."""

import csv
from collections.abc import Mapping
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.contract.schema import TABLES
from analysis.export.data_package import package_bytes
from analysis.frames.rows import records
from analysis.intake.results.changes import ProposedSave, differences, propose
from analysis.intake.results.merging import keys, merged
from analysis.intake.results.reading import read_together
from analysis.loading.dataset import RECORD, Dataset, load, read_texts
from analysis.summaries.record.overview import changes
from tests.data_folder import DATA, DataFolder
from tests.intake.files import HEADINGS, text

DELEGATES = TABLES["delegates"]
FILE = "record/delegates.csv"


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path)


def proposed(folder: DataFolder, rows: list[list[str]], *replaced: str) -> ProposedSave:
    known = folder.load()
    content = text([HEADINGS, *rows]).encode()
    results = read_together([("delegates.csv", content)], known, replaced)
    assert all(result.is_accepted for result in results)
    return propose(known, read_texts(folder.folder, RECORD), results, replaced)


def came(country: str, seminar: str = "sg-fy2017") -> list[str]:
    return [seminar, country, "", "1", "stated", "tonichi-2018"]


def test_what_is_proposed_is_what_is_there_once_it_is_written(folder: DataFolder) -> None:
    before = folder.load()
    proposal = proposed(folder, [came("KHM"), came("FRA", "paris-fy2017")])
    (content,) = proposal.contents.values()
    folder.path(FILE).write_bytes(content)
    after = load(folder.folder, RECORD)
    assert after.problems == proposal.dataset.problems == ()
    assert after.delegates.equals(proposal.dataset.delegates)
    assert changes(before, after).equals(changes(before, proposal.dataset))
    assert proposed(folder, [came("KHM")]).differences == {}


def test_a_file_that_lost_columns_is_not_added_to(folder: DataFolder) -> None:
    lines = folder.text(FILE).splitlines()
    folder.write(FILE, "\n".join([f"{lines[0]},more", *(f"{line},x" for line in lines[1:])]))
    proposal = proposed(folder, [came("KHM")])
    assert [problem.code for problem in proposal.problems] == ["unknown_column"]
    assert not proposal.is_sound
    whole = [line.split(",") for line in lines[1:]]
    assert proposed(folder, [*whole, came("KHM")], "delegates").is_sound


def without_column(folder: DataFolder, file: str, column: str) -> list[list[str]]:
    """Take a column out of a file; return its headings and rows as they were."""
    rows = [*csv.reader(folder.text(file).splitlines())]
    at = rows[0].index(column)
    folder.write(file, text([*row[:at], *row[at + 1 :]] for row in rows))
    return rows


def test_rows_may_be_added_to_a_file_of_an_older_contract(folder: DataFolder) -> None:
    headings, first, *_ = rows = without_column(folder, "record/sites.csv", "note_en")
    known = folder.load()
    assert [problem.code for problem in known.problems] == ["lacking_column"]
    added = {**dict(zip(headings, first, strict=True)), "site_id": "new", "note_en": "A note"}
    content = text([[*added], [*added.values()]]).encode()
    results = read_together([("sites.csv", content)], known, ())
    proposal = propose(known, read_texts(folder.folder, RECORD), results)
    assert proposal.is_sound
    folder.path("record/sites.csv").write_bytes(proposal.contents["sites"])
    after = folder.load()
    assert "lacking_column" not in {problem.code for problem in after.problems}
    assert len(after.sites) == len(rows)
    assert [*after.sites["note_en"].dropna()] == ["A note"]


def test_a_column_that_rows_cannot_do_without_is_mended_by_the_whole_table(
    folder: DataFolder,
) -> None:
    _, *rows = without_column(folder, FILE, "basis")
    assert len(folder.load().delegates) == len(rows)
    assert {one.code for one in proposed(folder, [came("KHM")]).problems} == {"blank"}
    proposal = proposed(folder, rows, "delegates")
    assert proposal.is_sound
    folder.path(FILE).write_bytes(proposal.contents["delegates"])
    assert folder.load().problems == ()


@pytest.mark.parametrize("replaced", [(), ("delegates",)])
def test_a_missing_file_begins(folder: DataFolder, replaced: tuple[str, ...]) -> None:
    rows = [line.split(",") for line in folder.text(FILE).splitlines()[1:]]
    folder.path(FILE).unlink()
    proposal = proposed(folder, rows, *replaced)
    assert proposal.is_sound
    assert len(proposal.differences["delegates"].added) == len(rows)


def test_problems_that_were_there_before_do_not_hinder(folder: DataFolder) -> None:
    folder.edit(FILE, "sg-fy2018,LAO", "LAO", "Loas")
    assert len(folder.load().problems) == 1
    proposal = proposed(folder, [came("KHM")])
    assert proposal.is_sound
    assert "Loas" in proposal.contents["delegates"].decode()


def test_a_number_written_otherwise_is_no_change(folder: DataFolder) -> None:
    line = next(one for one in folder.text("record/hosts.csv").splitlines() if "33.7500" in one)
    head = folder.text("record/hosts.csv").splitlines()[0]
    content = f"{head}\n{line.replace('33.7500', '33.75')}\n".encode()
    known = folder.load()
    results = read_together([("hosts.csv", content)], known, ())
    assert propose(known, read_texts(folder.folder, RECORD), results).differences == {}


@pytest.mark.thinned(1)
@pytest.mark.parametrize("replaced", [(), ("seminars", "sources", "countries")])
def test_a_package_dropped_back_in_changes_nothing(
    shipped: Dataset, replaced: tuple[str, ...]
) -> None:
    package = [("kizuna.zip", package_bytes(shipped))]
    results = read_together(package, shipped, replaced)
    assert len(results) == len(TABLES)
    assert all(result.is_accepted for result in results)
    proposal = propose(shipped, read_texts(DATA, shipped.name), results, replaced)
    assert (proposal.differences, proposal.problems, proposal.contents) == ({}, (), {})


_CELLS = st.sampled_from(["", "a", "b"])
_ROWS = st.lists(st.tuples(_CELLS, _CELLS, _CELLS, _CELLS), max_size=5)


def _table(rows: list[tuple[str, ...]]) -> pd.DataFrame:
    unique = {row[:3]: (*row, "", "") for row in rows}.values()
    return pd.DataFrame([*unique], columns=HEADINGS, dtype="string").replace("", pd.NA)


@settings(max_examples=20)
@given(old=_ROWS, new=_ROWS)
def test_differences_lead_from_the_one_table_to_the_other(old, new) -> None:
    before, after = _table(old), _table(new)
    found = differences(DELEGATES, before, after)
    assert bool(found) == (set(_plain(before)) != set(_plain(after)))
    kept = before[~keys(DELEGATES, before).isin(keys(DELEGATES, found.removed))]
    cells = {_plain_key(row): (row["column"], row["after"]) for row in _records(found.changed)}
    changed = kept.apply(lambda row: _with(row, cells), axis=1) if len(kept) else kept
    assert sorted(_plain(merged(DELEGATES, changed, found.added))) == sorted(_plain(after))


def _plain(rows: pd.DataFrame) -> list[tuple[str, ...]]:
    return [*rows.fillna("").itertuples(index=False, name=None)]


def _records(rows: pd.DataFrame) -> list[dict[str, str]]:
    return [{**row} for row in records(rows.fillna(""))]


def _plain_key(row: Mapping[str, str] | pd.Series) -> tuple[str, ...]:
    return tuple(row[column] for column in DELEGATES.key)


def _with(row: pd.Series, cells: dict[tuple[str, ...], tuple[str, str]]) -> pd.Series:
    plain = row.fillna("")
    if _plain_key(plain) in cells:
        column, after = cells[_plain_key(plain)]
        plain[column] = after
    return plain
