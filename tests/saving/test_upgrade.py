"""A data folder and a contract of two releases: each reads the folder of the other.

In life each release is a program of its own; here the contract of the next is put in its place.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pandas as pd
import pytest
from pandera.pandas import Column, DataFrameSchema

from analysis.cli.console import DONE, FAILED
from analysis.cli.upgrade import main
from analysis.contract import schema
from analysis.contract.schema import Table, choice, pattern, since, text
from analysis.intake.results.changes import propose
from analysis.intake.results.reading import read_together
from analysis.loading.csv_writer import with_columns
from analysis.loading.dataset import RECORD, Dataset, read_texts
from analysis.saving.journal import history
from analysis.saving.transaction import undo
from tests.data_folder import DataFolder

SITES, COUNTRIES = "record/sites.csv", "reference/countries.csv"
NEXT = "0.9.0"

pytestmark = pytest.mark.usefixtures("real_loader")


@contextmanager
def declared(table: Table, columns: dict[str, Column]) -> Iterator[None]:
    """Let a table have these columns."""
    before = table.schema
    object.__setattr__(table, "schema", DataFrameSchema(columns, name=table.name))
    try:
        yield
    finally:
        object.__setattr__(table, "schema", before)


@contextmanager
def next_release(**changed: Column) -> Iterator[None]:
    """Run as the release that has gained columns of two tables."""
    sites, countries = dict(schema.SITES.columns), dict(schema.COUNTRIES.columns)
    before_notes = [*sites].index("note_en")
    website = {"website": since(NEXT, pattern(schema.WEB_ADDRESS)), **changed}
    sites = dict(
        [*[*sites.items()][:before_notes], *website.items(), *[*sites.items()][before_notes:]]
    )
    with (
        declared(schema.SITES, sites),
        declared(schema.COUNTRIES, {**countries, "motto": since(NEXT, text())}),
    ):
        yield


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data")


def lying(data: DataFolder) -> dict[str, bytes]:
    """Return the tables."""
    return {
        path.relative_to(data.folder).as_posix(): path.read_bytes()
        for path in data.folder.rglob("*.csv")
        if ".saved" not in path.parts
    }


def rows(dataset: Dataset) -> dict[str, list[list[str]]]:
    """Return the rows of all tables, without columns that only the next release knows."""
    found = {}
    for name in schema.TABLES:
        frame = getattr(dataset, name)
        known = [column for column in frame if column not in ("website", "motto", "visible")]
        found[name] = frame[known].astype(str).to_numpy().tolist()
    return found


def codes(dataset: Dataset) -> list[tuple[str, str | None, str]]:
    return [(one.file, one.column, one.code) for one in dataset.problems if one.line == 1]


def test_the_next_release_reads_the_folder_and_brings_it_up(
    folder: DataFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    before, files = rows(folder.load()), lying(folder)
    options = ["--folder", str(folder.folder)]
    with next_release():
        old = folder.load()
        assert rows(old) == before
        assert old.sites["website"].isna().all()
        assert codes(old) == [
            (SITES, "website", "lacking_column"),
            (COUNTRIES, "motto", "lacking_column"),
        ]
        assert {one.severity for one in old.problems} == {"warning"}
        assert main(options) == DONE
        assert "website added" in capsys.readouterr().out
        new = folder.load()
        assert rows(new) == before
        assert codes(new) == []
        assert folder.text(SITES).startswith("site_id,name_en,name_ja,")
        assert ",identification,website,note_en," in folder.text(SITES).split("\n")[0]
        (entry,) = history(folder.folder)
        assert {*entry.files} == {SITES, COUNTRIES}
        assert NEXT in entry.why
        assert entry.changes[SITES].changed == len(new.sites)
        assert main([*options, "--json"]) == DONE
        told = json.loads(capsys.readouterr().out)
        assert (told["done"], told["contract"]) == (True, NEXT)
        assert [one["added"] for one in told["data_sets"]] == [{}, {}]
        assert len(history(folder.folder)) == 1
        undo(folder.folder, entry.id, "HS")
        assert lying(folder) == files
        assert rows(folder.load()) == before


def test_the_release_before_reads_what_was_brought_up_and_takes_nothing_from_it(
    folder: DataFolder,
) -> None:
    before, files = rows(folder.load()), lying(folder)
    changed = folder.text(SITES).replace("Karato Market", "Karato Fish Market")
    with next_release():
        assert main(["--folder", str(folder.folder)]) == DONE
    upgraded = lying(folder)
    old = folder.load()
    assert rows(old) == before
    assert codes(old) == [
        (SITES, "website", "unknown_column"),
        (COUNTRIES, "motto", "unknown_column"),
    ]
    assert {one.severity for one in old.problems} == {"warning"}
    # What it does not know it does not lose: it saves nothing into these tables.
    results = read_together([("sites.csv", changed.encode())], old)
    assert [result.is_accepted for result in results] == [True]
    proposal = propose(old, read_texts(folder.folder, RECORD), results)
    assert [problem.code for problem in proposal.problems] == ["unknown_column"]
    assert not proposal.is_sound
    assert main(["--folder", str(folder.folder)]) == DONE
    assert lying(folder) == upgraded
    (entry,) = history(folder.folder)
    undo(folder.folder, entry.id, "HS")
    assert lying(folder) == files


def test_a_column_that_every_row_needs_comes_with_what_is_true_of_all_or_is_left(
    folder: DataFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    before = rows(folder.load())
    visible = since(NEXT, choice(schema.YES_NO, required=True), fill="yes")
    with next_release(visible=visible):
        assert main(["--folder", str(folder.folder)]) == DONE
        assert (folder.load().sites["visible"] == "yes").all()
        assert codes(folder.load()) == []
    undo(folder.folder, "000001", "HS")
    capsys.readouterr()
    with next_release(visible=choice(schema.YES_NO, required=True)):
        files = lying(folder)
        for language, said in (("en", "nobody but you"), ("ja", "自動では補えません")):
            assert main(["--folder", str(folder.folder), "--lang", language]) == FAILED
            told = capsys.readouterr().out
            assert said in told
            assert "visible" in told
        assert ",visible," not in folder.text(SITES)
        assert ",website," in folder.text(SITES)
        assert codes(folder.load()) == [(SITES, "visible", "lacking_column")]
    assert {*lying(folder)} == {*files}
    assert rows(folder.load()) == before


def test_a_table_without_a_column_of_today_is_whole(
    folder: DataFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    seminars = pd.read_csv(folder.path("record/seminars.csv"), dtype=str, keep_default_na=False)
    content = seminars.drop(columns="note_ja").to_csv(index=False, lineterminator="\n")
    folder.write("record/seminars.csv", content)
    assert len(folder.load().seminars) == len(seminars)
    assert main(["--folder", str(folder.folder)]) == DONE
    assert "record/seminars.csv: note_ja added." in capsys.readouterr().out
    now = pd.read_csv(folder.path("record/seminars.csv"), dtype=str, keep_default_na=False)
    assert now.equals(seminars.assign(note_ja=""))


def test_what_cannot_be_done_is_said(
    tmp_path: Path, folder: DataFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--folder", str(tmp_path / "none")]) == FAILED
    assert "could not be brought up to date" in capsys.readouterr().out
    assert main(["--folder", str(tmp_path / "none"), "--lang=ja", "--json"]) == FAILED
    assert "更新できませんでした" in json.loads(capsys.readouterr().out)["sentence"]
    assert main(["--folder", str(folder.folder)]) == DONE
    assert "0.2.0" in capsys.readouterr().out
    assert not (folder.folder / ".saved").exists()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"a,c\n1,2\n", b"a,b,c\n1,x,2\n"),
        (b"c,a\r\n1,2\r\n", b"c,a,b\r\n1,2,x\r\n"),
        (b"\xef\xbb\xbfc,z\n1,2", b"\xef\xbb\xbfb,c,z\nx,1,2\n"),
        (b'a,c\n"1\n1","2,2"\n\n3\n', b'a,b,c\n"1\n1",x,"2,2"\n\n3,x,\n'),
        (b"a,c\n", b"a,b,c\n"),
    ],
)
def test_columns_are_added_where_they_belong_and_all_else_stays(
    before: bytes, after: bytes
) -> None:
    assert with_columns(before, {"b": "x"}, ["a", "b", "c"]) == after


def test_a_column_of_the_contract_that_came_later_says_nothing_false_of_what_was() -> None:
    for table in schema.TABLES.values():
        for name, column in table.columns.items():
            if "since" in (column.metadata or {}):
                assert schema.can_be_added(column), (table.name, name)
                assert name not in table.key
