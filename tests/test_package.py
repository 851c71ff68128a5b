"""The data package is one by its standard, and comes back as it went out."""

import json
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pandas as pd
import pytest
from frictionless import Package
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from analysis.contract.problems import is_personal
from analysis.contract.schema import SOURCES, TABLES
from analysis.export.data_package import file_rows, package_bytes, reading_rows
from analysis.export.workbooks import csv_bytes, xlsx_bytes
from analysis.intake.results.check_result import CheckResult
from analysis.intake.results.reading import read, read_together
from analysis.loading.dataset import REFERENCE_SOURCES, Dataset, assemble
from analysis.loading.reading import TextTable
from analysis.words.catalogue import words_in
from tests.intake.files import known


def parts(package: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def unpacked(package: bytes, folder: Path) -> Package:
    for name, content in parts(package).items():
        (folder / name).write_bytes(content)
    return Package(str(folder / "datapackage.json"))


def test_it_is_valid_by_its_standard(shipped: Dataset, tmp_path: Path) -> None:
    report = unpacked(package_bytes(shipped), tmp_path).validate()
    assert report.valid, report.flatten(["type", "note", "rowNumber", "fieldName"])
    assert report.stats["tasks"] == len(TABLES)


SLIPS = [
    ("delegates.csv", b"LAO,", b"XXX,", "foreign-key"),
    ("hosts.csv", b",35,", b",99,", "constraint-error"),
    ("seminars.csv", b",2019,", b",1887,", "constraint-error"),
    ("seminars.csv", b",held,", b",hold,", "constraint-error"),
    ("seminars.csv", b"sg-fy2019,", b"sg-fy2018,", "primary-key"),
    ("programme.csv", b",2019-12-15,", b",soon,", "type-error"),
]


@pytest.mark.parametrize(("file", "old", "new", "kind"), SLIPS)
def test_its_description_finds_slips(
    file: str, old: bytes, new: bytes, kind: str, record: Dataset, tmp_path: Path
) -> None:
    package = unpacked(package_bytes(record), tmp_path)
    content = (tmp_path / file).read_bytes()
    assert old in content
    (tmp_path / file).write_bytes(content.replace(old, new, 1))
    assert kind in {row[0] for row in package.validate().flatten(["type"])}


def test_it_says_what_it_is_in_both_languages(shipped: Dataset) -> None:
    said = json.loads(parts(package_bytes(shipped))["datapackage.json"])
    assert ("demonstration" in said["title"]) == (shipped.name == "demo")
    assert ("架空" in said["title_ja"]) == (shipped.name == "demo")
    assert said["licenses"][0]["name"] == "CC-BY-4.0"
    assert len(said["sources"]) == len(shipped.sources)
    for resource in said["resources"]:
        for described in (resource, *resource["schema"]["fields"]):
            assert all(described[key] for key in ("title", "title_ja", "description"))
    (hosts,) = (one for one in said["resources"] if one["name"] == "hosts")
    assert hosts["schema"]["primaryKey"] == ["seminar_id", "host_id"]
    latitude = next(one for one in hosts["schema"]["fields"] if one["name"] == "latitude")
    assert latitude["constraints"] == {"required": False, "minimum": 20, "maximum": 46}


def test_the_same_data_give_the_same_bytes(
    record: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = package_bytes(record)
    monkeypatch.setattr("time.localtime", lambda *_: (2031, 1, 2, 3, 4, 5, 0, 2, 0))
    assert package_bytes(record) == first


# Back again -----------------------------------------------------------------------------------


def dropped_in(package: bytes, beside: Dataset) -> tuple[CheckResult, ...]:
    return read_together([("kizuna.zip", package)], beside)


def data_of(results: tuple[CheckResult, ...], name: str) -> Dataset:
    """Return the data set of the accepted rows."""
    texts: dict[str, TextTable] = {
        result.table.name: result.text for result in results if result.table and result.text
    }
    nothing = pd.DataFrame(columns=[*SOURCES.columns], dtype="string")
    texts[REFERENCE_SOURCES] = TextTable(SOURCES, Path("none"), nothing)
    return assemble(name, texts)


def tables(dataset: Dataset) -> Mapping[str, pd.DataFrame]:
    return {name: getattr(dataset, name).astype("string") for name in TABLES}


def in_any_order(table: pd.DataFrame) -> pd.DataFrame:
    return table.sort_values([*table.columns], ignore_index=True)


def comes_back(dataset: Dataset, changes: set[str]) -> Dataset:
    results = dropped_in(package_bytes(dataset), dataset)
    assert [(one.file, one.problems) for one in results if one.problems] == []
    assert {one.why for result in results for one in result.normalisations} <= changes
    back = data_of(results, dataset.name)
    # One of the tiny data set's people came from a country that was not to come.
    assert {problem.severity for problem in back.problems} <= {"warning"}
    for name, table in tables(back).items():
        expected = in_any_order(tables(dataset)[name])
        assert_frame_equal(in_any_order(table), expected, check_dtype=False)
    return back


def test_the_shipped_data_come_back_without_a_change(shipped: Dataset) -> None:
    assert package_bytes(comes_back(shipped, changes=set())) == package_bytes(shipped)


_SIGNS = st.characters(
    exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp"], exclude_characters="\ufffd"
)
_STARTS = st.sampled_from(["", "=", "+", "-", "@", "'", "'=", "''-", '"', ",", "=1,2\n"])
TEXTS = (
    st.builds(str.__add__, _STARTS, st.text(_SIGNS, max_size=12))
    .map(str.strip)
    .filter(lambda text: any(map(str.isalnum, text)) and not text.startswith("#"))
    .filter(lambda text: not is_personal(text))
)


@settings(max_examples=3)
@given(
    notes=st.lists(TEXTS, min_size=4, max_size=4),
    titles=st.lists(TEXTS, min_size=2, max_size=2),
)
def test_any_text_comes_back(notes: list[str], titles: list[str]) -> None:
    tiny = known()
    sites = tiny.sites.assign(note_en=notes[:3], name_ja=notes[1:4])
    extra = tiny.sources.assign(source_id=["list"], title=titles[:1], says=titles[1:])
    sources = pd.concat([tiny.sources, extra], ignore_index=True)
    comes_back(replace(tiny, name="record", sites=sites, sources=sources), {"apostrophe"})


@pytest.mark.parametrize("name", TABLES)
def test_each_table_comes_back_from_its_own_download(name: str, shipped: Dataset) -> None:
    rows = file_rows(shipped, name)
    lines = ["Kizuna: a table", "Data set: Record", "Source: published record."]
    english = csv_bytes(reading_rows(shipped, name, words_in("en")), lines)
    japanese = xlsx_bytes(reading_rows(shipped, name, words_in("ja")), "表", lines)
    for file, content in (("a.csv", english), ("b.xlsx", japanese)):
        result = read(file, content, shipped)
        assert result.problems == ()
        assert {one.why for one in result.normalisations} <= {"title", "heading"}
        assert result.text is not None
        assert result.text.frame is not None
        came = result.text.frame.reset_index(drop=True)
        assert_frame_equal(came, rows.astype("string"), check_dtype=False)


# What only looks like it ------------------------------------------------------------------------


def zipped(files: Mapping[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        zipped({"themes.csv": b"theme_id,name_en,name_ja\nwater,Water,\n"}),
        zipped({"datapackage.json": b"{}", **{f"{at}.csv": b"a" for at in range(40)}}),
        zipped({"datapackage.json": b"{}", "a.csv": b" " * 6_000_000}),
        zipped({"datapackage.json": b"{}", "a.csv": b"a,b\n" * 99})[:-30],
        b"PK\3\4",
    ],
    ids=["no description", "too many", "too large", "cut", "nothing"],
)
def test_what_is_no_package_is_refused_as_a_whole(content: bytes) -> None:
    (result,) = dropped_in(content, known())
    assert not result.is_accepted
    assert result.problems[0].code in ("wrong_type", "broken_workbook", "too_large")


def test_whatever_lies_in_a_package_is_judged(record: Dataset) -> None:
    files = parts(package_bytes(record)) | {"more.csv": b"a,b\n1,2\n"}
    results = {result.file: result for result in dropped_in(zipped(files), record)}
    assert [problem.code for problem in results["more.csv"].problems] == ["unknown_table"]
    assert results["themes.csv"].is_accepted


def test_a_package_is_no_table(record: Dataset) -> None:
    assert not read("kizuna.zip", package_bytes(record), record).is_accepted
