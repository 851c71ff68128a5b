"""Files are read as text, without guessing; a file that cannot be read becomes a problem."""

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.contract.problems import Problem
from analysis.contract.schema import DELEGATES, SITES, THEME_FAMILIES, Table
from analysis.loading.reading import TextTable, read_table

HEADER = "family_id,name_en,name_ja"
ROW = "water,Water,水道"


def read(folder: Path, content: str | bytes, table: Table = THEME_FAMILIES) -> TextTable:
    path = folder / "record" / f"{table.name}.csv"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_table(table, path)


def rows_of(text: TextTable) -> pd.DataFrame:
    assert text.frame is not None
    return text.frame


def only_problem(text: TextTable) -> Problem:
    (problem,) = text.problems
    return problem


def test_cells_are_text_and_a_blank_is_not_a_guess(tmp_path: Path) -> None:
    text = read(tmp_path, f"{HEADER}\n007,NA,\nnull,1.0,nan\n")
    assert text.problems == ()
    frame = rows_of(text)
    rows = frame.astype("object").where(frame.notna(), "blank").to_numpy().tolist()
    assert rows == [["007", "NA", "blank"], ["null", "1.0", "nan"]]


@pytest.mark.parametrize(
    "content",
    [
        f"{HEADER}\n{ROW}\n",
        f"{HEADER}\n{ROW}",
        f"{HEADER}\r\n{ROW}\r\n",
        f"\ufeff{HEADER}\r\n{ROW}\r\n",
        f'{HEADER}\n"water","Water","水道"\n',
        f"{HEADER}\n{ROW}\n,,\n,,\n",
        f"{HEADER},,\n{ROW},,\n",
        f"{HEADER}\n\n{ROW}\n\n",
        "name_ja,family_id,name_en\n水道,water,Water\n",
    ],
    ids=[
        "plain",
        "no last line break",
        "Windows line breaks",
        "BOM",
        "quoted",
        "rows of commas from Excel",
        "columns of commas from Excel",
        "empty lines",
        "columns in another order",
    ],
)
def test_what_editors_do_to_a_file_changes_nothing(tmp_path: Path, content: str) -> None:
    text = read(tmp_path, content)
    assert text.problems == ()
    assert list(rows_of(text).columns) == ["family_id", "name_en", "name_ja"]
    assert rows_of(text).to_numpy().tolist() == [["water", "Water", "水道"]]


def test_lines_are_those_an_editor_shows(tmp_path: Path) -> None:
    content = f'{HEADER}\n\nwater,"Water\nand\nsewerage",水道\n\n{ROW}\n{ROW}\n'
    text = read(tmp_path, content)
    assert [text.line(row) for row in rows_of(text).index] == [3, 7, 8]


def test_lines_are_right_below_rows_of_commas(tmp_path: Path) -> None:
    text = read(tmp_path, f"{HEADER}\n{ROW}\n,,\n{ROW}\n")
    assert [text.line(row) for row in rows_of(text).index] == [2, 4]


def test_lines_count_windows_line_breaks_once(tmp_path: Path) -> None:
    text = read(tmp_path, f'{HEADER}\r\nwater,"Water\r\nworks",水道\r\n{ROW}\r\n')
    assert [text.line(row) for row in rows_of(text).index] == [2, 4]


@pytest.mark.parametrize("content", ["", "\n", "\r\n\r\n", "\ufeff"])
def test_an_empty_file_is_a_problem(tmp_path: Path, content: str) -> None:
    text = read(tmp_path, content)
    assert not text.is_readable
    assert only_problem(text) == Problem("record/theme_families.csv", 1, None, "empty_file")


def test_a_header_alone_is_a_table_without_rows(tmp_path: Path) -> None:
    text = read(tmp_path, f"{HEADER}\n")
    assert text.is_readable
    assert rows_of(text).empty
    assert text.problems == ()


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    text = read_table(THEME_FAMILIES, tmp_path / "record" / "theme_families.csv")
    assert only_problem(text) == Problem("record/theme_families.csv", None, None, "missing_file")


def test_a_folder_in_place_of_a_file_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "record" / "theme_families.csv").mkdir(parents=True)
    text = read_table(THEME_FAMILIES, tmp_path / "record" / "theme_families.csv")
    assert only_problem(text).code == "unreadable"


def test_cp932_is_named_with_line_and_column(tmp_path: Path) -> None:
    content = f"{HEADER}\nsea,Sea,Umi\n{ROW}\n".encode("cp932")
    problem = only_problem(read(tmp_path, content))
    assert problem == Problem("record/theme_families.csv", 3, "name_ja", "encoding")


def test_utf_16_is_named(tmp_path: Path) -> None:
    problem = only_problem(read(tmp_path, f"{HEADER}\n{ROW}\n".encode("utf-16")))
    assert (problem.code, problem.line) == ("encoding", 1)


def test_missing_columns_are_named_each(tmp_path: Path) -> None:
    text = read(tmp_path, "name_en\nWater\n")
    assert not text.is_readable
    assert [(problem.line, problem.column, problem.code) for problem in text.problems] == [
        (1, "family_id", "missing_column"),
        (1, "name_ja", "lacking_column"),
    ]


def test_rows_stay_where_the_file_lacks_a_column(tmp_path: Path) -> None:
    text = read(tmp_path, "name_en,family_id\nWater,water\n")
    assert text.missing_columns == ("name_ja",)
    assert text.frame is not None
    assert list(text.frame) == ["family_id", "name_en", "name_ja"]
    assert text.frame["name_ja"].isna().all()
    assert [(problem.column, problem.severity) for problem in text.problems] == [
        ("name_ja", "warning")
    ]


def test_an_unknown_column_is_reported_and_its_rows_count(tmp_path: Path) -> None:
    text = read(tmp_path, f"{HEADER},colour\n{ROW},blue\n")
    assert rows_of(text).to_numpy().tolist() == [["water", "Water", "水道"]]
    expected = Problem(
        "record/theme_families.csv", 1, "colour", "unknown_column", severity="warning"
    )
    assert only_problem(text) == expected


def test_a_filled_column_without_a_heading_is_reported(tmp_path: Path) -> None:
    text = read(tmp_path, f"{HEADER},\n{ROW},blue\n")
    assert only_problem(text).code == "unknown_column"


@pytest.mark.parametrize(
    ("content", "line", "cells"),
    [
        (f"{HEADER}\n{ROW},blue\n", 2, "4"),
        (f"{HEADER}\n{ROW}\n{ROW},blue\n", 3, "4"),
        (f"{HEADER}\n{ROW},blue\n{ROW}\n", 2, "4"),
        (f"{HEADER}\n{ROW},blue\n{ROW},blue\n", 2, "4"),
        (f'{HEADER}\nwater,"Water\nworks",水道\n{ROW},,blue\n', 4, "5"),
    ],
    ids=["only row", "last row", "first row", "every row", "below a line break in a cell"],
)
def test_a_row_with_too_many_cells_is_named(
    tmp_path: Path, content: str, line: int, cells: str
) -> None:
    text = read(tmp_path, content)
    assert not text.is_readable
    expected = Problem("record/theme_families.csv", line, None, "ragged", detail=cells)
    assert only_problem(text) == expected


def test_an_open_quotation_mark_is_a_problem(tmp_path: Path) -> None:
    text = read(tmp_path, f'{HEADER}\n{ROW}\nsea,"Sea,海\n{ROW}\n')
    assert not text.is_readable or text.problems
    assert text.problems[0].code in ("unparsable", "ragged")


def test_a_cut_row_has_blanks(tmp_path: Path) -> None:
    text = read(tmp_path, f"{HEADER}\nwater\n{ROW}\n")
    assert rows_of(text)["name_ja"].isna().tolist() == [True, False]


_PIECES = st.sampled_from(
    [
        *(",", '"', "\n", "\r\n", "\r", "\ufeff", "\x00", " ", "NA", "1e999", "-1", "水道"),
        *("seminar_id", ",".join(DELEGATES.columns), ",".join(SITES.columns), "a" * 200_000),
    ]
)
_TEXT = st.lists(_PIECES, max_size=30).map(lambda parts: "".join(parts).encode())
_BYTES = st.one_of(st.binary(max_size=200), _TEXT)


@given(content=_BYTES, header=st.booleans())
def test_no_content_raises(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, header: bool
) -> None:
    start = f"{HEADER}\n".encode() if header else b""
    text = read(tmp_path_factory.mktemp("any"), start + content)
    assert text.is_readable or text.problems
    if text.is_readable:
        assert all((text.line(row) or 0) >= 2 for row in rows_of(text).index)
