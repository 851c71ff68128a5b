"""Files that are refused: each problem with the row and column that Excel shows, and its code."""

from collections.abc import Callable, Sequence
from datetime import datetime, time, timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from analysis.intake import limits
from analysis.intake.results.merging import with_sheets
from analysis.intake.results.reading import read
from analysis.intake.results.sheet import read_sheets
from tests.intake.files import (
    HEADINGS,
    ROWS,
    book,
    check,
    found,
    known,
    letter,
    saved,
    sound,
    text,
    values,
    with_part,
)
from tests.tiny import history

PLAIN = [HEADINGS, *ROWS]
CSV = text(PLAIN).encode()
WORKBOOK = book(PLAIN)
WHOLE = (None, "")

# Files as such ----------------------------------------------------------------------------------


def several_sheets(**state: str) -> bytes:
    workbook = Workbook()
    for sheet in (workbook.active, workbook.create_sheet("More")):
        for row in PLAIN:
            sheet.append(row)
        sheet.sheet_state = state.get(sheet.title, "visible")
    return saved(workbook)


def hidden_sheet() -> bytes:
    workbook = Workbook()
    for row in PLAIN:
        workbook.active.append(row)
    workbook.create_sheet("Empty")
    workbook.active.sheet_state = "hidden"
    workbook.active = 1
    return saved(workbook)


def far(cell: str) -> bytes:
    return book(PLAIN, far=lambda sheet: sheet.__setitem__(cell, "x"))


FILES: dict[str, tuple[str, bytes, tuple[int | None, str, str]]] = {
    "nothing": ("delegates.csv", b"", (1, "", "empty_file")),
    "line breaks": ("delegates.csv", b"\r\n\r\n", (1, "", "empty_file")),
    "a BOM": ("delegates.csv", b"\xef\xbb\xbf", (1, "", "empty_file")),
    "sep= alone": ("delegates.csv", b"sep=;\n", (1, "", "empty_file")),
    "an empty workbook": ("delegates.xlsx", book([]), (1, "", "empty_file")),
    "a workbook of spaces": ("delegates.xlsx", book([[" ", "\u3000"]]), (1, "", "empty_file")),
    "PDF": ("delegates.csv", b"%PDF-1.7 ...", (*WHOLE, "wrong_type")),
    "PNG": ("delegates.xlsx", b"\x89PNG\r\n\x1a\n", (*WHOLE, "wrong_type")),
    "XML": ("delegates.csv", b"<?xml version='1.0'?><rows>", (*WHOLE, "wrong_type")),
    "JSON": ("delegates.csv", b'{"a": 1}', (*WHOLE, "wrong_type")),
    "CSV named XLSX": ("delegates.xlsx", CSV, (*WHOLE, "wrong_ending")),
    "XLSX named CSV": ("delegates.csv", WORKBOOK, (*WHOLE, "wrong_ending")),
    "XLSX named XLS": ("delegates.xls", WORKBOOK, (*WHOLE, "wrong_ending")),
    "CSV named as a picture": ("delegates.png", CSV, (*WHOLE, "wrong_type")),
    "old Excel": ("delegates.xls", b"\xd0\xcf\x11\xe0" + bytes(600), (*WHOLE, "old_excel")),
    "Excel of 1990": ("delegates.xls", b"\x09\x04\x06\x00\x00\x00", (*WHOLE, "old_excel")),
    "text named XLS": ("delegates.xls", CSV, (*WHOLE, "wrong_ending")),
    "UTF-16 named XLS": ("delegates.xls", CSV.decode().encode("utf-16"), (*WHOLE, "wrong_ending")),
    "XLSM by name": ("delegates.xlsm", WORKBOOK, (*WHOLE, "macros")),
    "macros in a workbook": (
        "delegates.xlsx",
        with_part(WORKBOOK, "xl/vbaProject.bin", b"x"),
        (*WHOLE, "macros"),
    ),
    "too large": ("delegates.csv", b"a" * (limits.BYTES + 1), (*WHOLE, "too_large")),
    "too many rows": (
        "delegates.csv",
        b"a\n" * (limits.ROWS + 1),
        (limits.ROWS + 1, "", "too_many_cells"),
    ),
    "too many cells": ("delegates.csv", b"," * limits.CELLS, (1, "", "too_many_cells")),
    "a cell far below": ("delegates.xlsx", far("A1048576"), (1048576, "", "too_many_cells")),
    "a cell far right": ("delegates.xlsx", far("XFD1"), (4, "", "too_many_cells")),
    "cut workbook": ("delegates.xlsx", WORKBOOK[:900], (*WHOLE, "broken_workbook")),
    "a damaged part": (
        "delegates.xlsx",
        with_part(WORKBOOK, "xl/workbook.xml", b"<workbook"),
        (*WHOLE, "broken_workbook"),
    ),
    "several sheets": ("delegates.xlsx", several_sheets(), (*WHOLE, "several_sheets")),
    "one more sheet, hidden": (
        "delegates.xlsx",
        several_sheets(More="hidden"),
        (*WHOLE, "several_sheets"),
    ),
    "hidden sheet": ("delegates.xlsx", hidden_sheet(), (*WHOLE, "hidden_sheet")),
    "neither UTF-8 nor cp932": ("themes.csv", b"theme_id\n\xff\xfd\x80,\n", (2, "", "encoding")),
    "UTF-8 cut short": ("themes.csv", "\ufeffa\n水".encode()[:-1], (2, "", "encoding")),
    "UTF-16 cut short": ("themes.csv", "a\n水".encode("utf-16")[:-1], (2, "", "encoding")),
    "UTF-8 and cp932": (
        "themes.csv",
        "theme_id,name_en,name_ja\nwater,Water,水道\n".encode() + "a,A,う\n".encode("cp932"),
        (3, "", "encoding"),
    ),
    "EUC-JP": ("themes.csv", "theme_id\n水道\n".encode("euc_jp"), (*WHOLE, "ambiguous_encoding")),
    "Western": (
        "themes.csv",
        "theme_id\nJapan’s\n".encode("cp1252"),
        (*WHOLE, "ambiguous_encoding"),
    ),
    "Chinese": (
        "themes.csv",
        "theme_id\n旅游业\n".encode("gb18030"),
        (*WHOLE, "ambiguous_encoding"),
    ),
    **{
        f"{name} as {codec}": (
            "themes.csv",
            f"theme_id,name_en,name_ja\nwater,Water,{name}\n".encode(codec),
            (*WHOLE, "ambiguous_encoding"),
        )
        for codec, names in {
            "cp874": ("การท่องเที่ยว", "น้ำ", "ตลาด"),
            "gbk": ("水", "旅游业"),
            "cp949": ("물",),
            "mac_roman": ("Amérique", "Monténégro", "École"),
            "cp850": ("Südasien", "Färöer"),
            "cp1250": ("świat",),
        }.items()
        for name in names
    },
    "unknown columns": ("file.csv", b"a,b\n1,2\n", (*WHOLE, "unknown_table")),
    "no heading": ("file.csv", text(ROWS).encode(), (*WHOLE, "unknown_table")),
    "columns of two tables": (
        "x.csv",
        b"seminar_id,basis,source_id\na,b,c\n",
        (*WHOLE, "unknown_table"),
    ),
}


@pytest.mark.parametrize(("name", "content", "problem"), FILES.values(), ids=FILES)
def test_a_file_is_refused_as_such(
    name: str, content: bytes, problem: tuple[int | None, str, str]
) -> None:
    result = read(name, content, known())
    assert found(result) == [problem]
    assert not result.is_accepted
    assert result.accepted == 0
    assert result.rows == result.refused + result.blank


# Columns and rows -------------------------------------------------------------------------------

Rows = Sequence[Sequence[Any]]


def without(column: str, rows: Rows = PLAIN) -> Rows:
    at = HEADINGS.index(column)
    return [[*row[:at], *row[at + 1 :]] for row in rows]


LAYOUTS: dict[str, tuple[Rows, list[tuple[int | None, str, str]]]] = {
    "missing column": (without("basis"), [(1, "", "missing_column")]),
    "two missing columns": (
        without("basis", without("source_id")),
        [(1, "", "missing_column"), (1, "", "missing_column")],
    ),
    "duplicate column": ([[*row, row[1]] for row in PLAIN], [(1, "G", "duplicate_column")]),
    "duplicate column in words": (
        [[*HEADINGS, "国"], *([*row, "KHM"] for row in ROWS)],
        [(1, "G", "duplicate_column")],
    ),
    "unknown column": (
        [[*HEADINGS, "remarks"], *([*row, "x"] for row in ROWS)],
        [(1, "G", "extra_column")],
    ),
    "unknown column first": (
        [["no", *HEADINGS], *(["1", *r] for r in ROWS)],
        [(1, "A", "extra_column")],
    ),
    "filled column without heading": (
        [[*HEADINGS, ""], *([*row, "x"] for row in ROWS)],
        [(1, "G", "extra_column")],
    ),
    "misspelt column": (
        [["seminar_id", "contry", *HEADINGS[2:]], *ROWS],
        [(1, "", "missing_column"), (1, "B", "extra_column")],
    ),
    "headings twice": ([HEADINGS, HEADINGS, *ROWS], [(2, "", "two_headings")]),
    "headings in two languages": (
        [HEADINGS, ["セミナー", "国", "テーマ", "参加者", "根拠", "出典"], *ROWS],
        [(2, "", "two_headings")],
    ),
    "two files in one": (
        [*PLAIN, HEADINGS, ["sg-fy2019", "KHM", "water", "1", "stated", "report"]],
        [(5, "", "two_headings")],
    ),
    "data above the headings": ([ROWS[0], HEADINGS, *ROWS[1:]], [(1, "", "above_heading")]),
    "long row": ([*PLAIN[:2], [*ROWS[1], "x"], ROWS[2]], [(3, "G", "ragged")]),
    "long first row": ([HEADINGS, [*ROWS[0], "", "x"], *ROWS[1:]], [(2, "H", "ragged")]),
    "short row": ([*PLAIN[:2], ROWS[1][:5], ROWS[2]], [(3, "F", "short_row")]),
    "row of one cell": ([*PLAIN, ["Total"]], [(5, "B", "short_row")]),
    "repeated row": ([*PLAIN, ROWS[0]], [(5, "A", "duplicate_row")]),
    "repeated key": ([*PLAIN, [*ROWS[0][:3], "7", *ROWS[0][4:]]], [(5, "A", "duplicate")]),
    "repeated key under another name": (
        [*PLAIN, ["sg-fy2018", "Cambodia", "観光", "1", "stated", "report"]],
        [(5, "A", "duplicate_row")],
    ),
    "total row": (
        [*PLAIN, ["計", "", "", "8", "", ""]],
        [(5, "A", "unknown"), (5, "E", "blank"), (5, "F", "blank")],
    ),
}


@pytest.mark.parametrize(("rows", "problems"), LAYOUTS.values(), ids=LAYOUTS)
def test_a_layout_is_refused(rows: Rows, problems: list[tuple[int | None, str, str]]) -> None:
    result = check(rows)
    # A row that is refused for its layout may have more to say.
    layout = [one for one in found(result) if one in problems]
    assert layout == problems
    rows_at_fault = {row for row, _, _ in problems}
    assert {row for row, _, _ in found(result)} == rows_at_fault
    assert result.rows == result.accepted + result.refused + result.blank


QUOTES = {
    "opened at the end": (text(PLAIN) + '"sg-fy2019,KHM,,1,stated,report\n', 5),
    "opened in the middle": (text(PLAIN).replace("sg-fy2018,LAO", '"sg-fy2018,LAO'), 3),
    "closed and not opened": (text(PLAIN).replace("sg-fy2018,LAO", 'sg-fy2018",LAO'), 3),
    "text after the end": (text(PLAIN).replace("sg-fy2018,LAO", '"sg"-fy2018,LAO'), 3),
}


@pytest.mark.parametrize(("content", "row"), QUOTES.values(), ids=QUOTES)
def test_quotation_marks_without_a_partner_are_refused(content: str, row: int) -> None:
    result = read("delegates.csv", content.encode(), known())
    assert (row, "", "quotes") in found(result)
    assert {line for line, _, _ in found(result)} == {row}


def test_rows_are_those_of_excel_below_line_breaks_in_cells_and_sep() -> None:
    rows = sound("sources", {"says": "one\ntwo\nthree"}, {"source_id": "Bad Id"})
    result = read("sources.csv", ("sep=,\n\n" + text(rows)).encode(), known())
    assert found(result) == [(4, "A", "form")]


# Cells ------------------------------------------------------------------------------------------

# Table, column, what is written, and the code of its refusal.
CELLS = [
    ("delegates", "seminar_id", "", "blank"),
    ("delegates", "delegates", "", "blank"),
    ("delegates", "delegates", " ", "blank"),
    ("delegates", "delegates", "\u3000", "blank"),
    ("delegates", "basis", "", "blank"),
    ("delegates", "source_id", "", "blank"),
    ("delegates", "delegates", "-1", "negative"),
    ("delegates", "delegates", "－１", "negative"),
    ("delegates", "delegates", "0", "range"),
    ("delegates", "delegates", "1001", "range"),
    ("delegates", "delegates", "1.5", "fraction"),
    ("delegates", "delegates", ".5", "fraction"),
    ("delegates", "delegates", "1,000", "ambiguous_number"),
    ("delegates", "delegates", "1,5", "ambiguous_number"),
    ("delegates", "delegates", "1e2", "whole_number"),
    ("delegates", "delegates", "five", "whole_number"),
    ("delegates", "delegates", "約5名", "about"),
    ("delegates", "delegates", "五", "whole_number"),
    ("delegates", "delegates", "inf", "whole_number"),
    ("delegates", "delegates", "1" * 30, "range"),
    ("delegates", "country", "Loas", "unknown"),
    ("delegates", "country", "ラオズ", "unknown"),
    ("delegates", "country", "XXX", "unknown"),
    ("delegates", "country", "TWN", "other_country"),
    ("delegates", "country", "北朝鮮", "other_country"),
    ("delegates", "country", "N/A", "nothing"),
    ("delegates", "country", "〃", "ditto"),
    ("delegates", "country", "KHM, LAO", "unknown"),
    ("delegates", "theme_id", "turism", "unknown"),
    ("delegates", "seminar_id", "sg-fy1999", "unknown"),
    ("delegates", "source_id", "rumour", "unknown"),
    ("delegates", "basis", "rumour", "choice"),
    ("delegates", "country", "=B1", "formula"),
    ("delegates", "delegates", "=1+1", "formula"),
    ("delegates", "country", "#N/A", "excel_error"),
    ("delegates", "delegates", "#DIV/0!", "excel_error"),
    ("delegates", "delegates", "#REF!", "excel_error"),
    ("delegates", "theme_id", "####", "excel_error"),
    ("delegates", "country", "KH\0M", "control"),
    ("delegates", "country", "KHM\x07", "control"),
    ("delegates", "country", "\u202eMHK", "control"),
    ("delegates", "country", "somchai@example.com", "personal"),
    ("sites", "note_ja", "電話 03-1234-5678", "personal"),
    ("delegates", "country", "カンボ\ufffdア", "lost_character"),
    ("seminars", "fiscal_year", "next year", "year"),
    ("seminars", "fiscal_year", "23", "year"),
    ("seminars", "fiscal_year", "2023-24", "year"),
    ("seminars", "fiscal_year", "2023.5", "year"),
    ("seminars", "fiscal_year", "令和0年度", "year"),
    ("seminars", "fiscal_year", "平成35年度", "era"),
    ("seminars", "fiscal_year", "1970", "range"),
    ("seminars", "fiscal_year", "2022", "fiscal_year"),
    ("seminars", "participants", "-3", "negative"),
    ("seminars", "start_date", "01/02/2024", "ambiguous_date"),
    ("seminars", "start_date", "1.2.2024", "ambiguous_date"),
    ("seminars", "start_date", "23/10/1", "ambiguous_date"),
    ("seminars", "start_date", "10-1-23", "ambiguous_date"),
    ("seminars", "start_date", "2023-13-01", "date"),
    ("seminars", "start_date", "2023-02-29", "date"),
    ("seminars", "start_date", "2023-10", "date"),
    ("seminars", "start_date", "31/31/2023", "date"),
    ("seminars", "start_date", "10/1", "date"),
    ("seminars", "start_date", "October", "date"),
    ("seminars", "start_date", "2023年10月1日（月）", "weekday"),
    ("seminars", "start_date", "2023-10-01 09:30", "date"),
    ("seminars", "start_date", "平成35年10月1日", "era"),
    ("seminars", "start_date", "令和0年10月1日", "date"),
    ("seminars", "start_date", "令和5年13月1日", "date"),
    ("seminars", "start_date", "12345", "date"),
    ("seminars", "end_date", "2023-09-01", "before_start"),
    ("seminars", "status", "hold", "choice"),
    ("seminars", "mode", "hybrid", "choice"),
    ("seminars", "countries_complete", "maybe", "perhaps"),
    ("seminars", "countries_complete", "×", "denied"),
    ("seminars", "countries_complete", "○", "note_mark"),
    ("seminars", "countries_complete", "有", "choice"),
    ("seminars", "countries_complete", "1", "choice"),
    ("seminars", "office_id", "tokyo", "unknown"),
    ("seminars", "seminar_id", "SG FY2023", "form"),
    ("sources", "published", "2018-13", "date"),
    ("sources", "published", "2018年13月", "date"),
    ("sources", "published", "last year", "date"),
    ("sources", "published", "2018.1", "date"),
    ("sources", "published", "1/2/2018", "ambiguous_date"),
    ("sources", "url", "example.org", "form"),
    ("sources", "url", "javascript:alert(1)", "form"),
    ("sources", "title", "", "blank"),
    ("sources", "says", "=HYPERLINK(1)", "formula"),
    ("hosts", "latitude", "north", "number"),
    ("hosts", "latitude", "33,9578", "ambiguous_number"),
    ("hosts", "latitude", "33.95.78", "number"),
    ("hosts", "latitude", "33°60′", "number"),
    ("hosts", "latitude", "130°56′E", "hemisphere"),
    ("hosts", "latitude", "N33°57′N", "number"),
    ("hosts", "latitude", "12.5", "range"),
    ("hosts", "latitude", "-33.9578", "range"),
    ("hosts", "longitude", "13.09414", "range"),
    ("hosts", "prefecture", "48", "unknown"),
    ("hosts", "prefecture", "山ロ県", "unknown"),
    ("countries", "latitude", "91", "range"),
    ("countries", "country", "Cambodia", "form"),
    ("prefectures", "prefecture", "48", "form"),
    ("sites", "uncertainty_m", "-5", "range"),
    ("programme", "position", "1st", "whole_number"),
    ("programme", "date", "2019-12-14", "outside"),
    ("programme", "date", "2019-12-17", "outside"),
    ("programme", "site_id", "castle", "unknown"),
    ("programme", "kind", "party", "choice"),
]


@pytest.mark.parametrize(("table", "column", "written", "code"), CELLS)
def test_a_cell_is_refused(table: str, column: str, written: str, code: str) -> None:
    result = check(sound(table, {column: written}), f"{table}.csv")
    assert found(result) == [(2, letter(table, column), code)]
    assert (result.rows, result.accepted, result.refused, result.blank) == (1, 0, 1, 0)
    (problem,) = result.problems
    assert problem.column == column
    assert problem.value in (written, written.strip(), None) or code == "negative"


def test_swapped_coordinates_are_told_from_wrong_ones() -> None:
    result = check(sound("hosts", {"latitude": "130.94", "longitude": "33.95"}), "hosts.csv")
    assert found(result) == [(2, "G", "swapped"), (2, "H", "swapped")]


@pytest.mark.parametrize(
    ("column", "written", "suggested"),
    [
        ("country", "Loas", "LAO (Laos|ラオス)"),
        ("country", "カンボジヤ", "KHM (カンボジア|Cambodia)"),
        ("country", "Tailand", "THA (Thailand|タイ)"),
        ("theme_id", "turism", "tourism (Tourism|観光)"),
        ("theme_id", "Wellfare", "welfare (Welfare|福祉)"),
    ],
)
def test_the_nearest_names_are_suggested(column: str, written: str, suggested: str) -> None:
    (problem,) = check(sound("delegates", {column: written})).problems
    assert suggested in problem.detail


@pytest.mark.parametrize(
    "written", ["Chile", "Loadss", "Niger", "Irelnd", "TH?", "sg", "LAE", "Republic of Chima"]
)
def test_nothing_is_suggested_that_is_not_one_slip_away(written: str) -> None:
    (problem,) = check(sound("delegates", {"country": written})).problems
    assert not set(problem.detail.split()) & {"LAO", "THA", "KHM", "FRA"}


def test_a_name_of_two_is_refused() -> None:
    sites = sound("sites", {"site_id": "a"}, {"site_id": "b", "name_ja": "別の城"})
    names = sound("programme", {"site_id": "Castle"})
    beside = read("sites.csv", text(sites).encode(), known())
    assert found(beside) == []
    both = with_sheets(known(), read_sheets("sites.csv", text(sites).encode(), known()))
    result = read("programme.csv", text(names).encode(), both)
    (problem,) = result.problems
    assert (problem.code, problem.detail, problem.value) == ("ambiguous_name", "a, b", "Castle")


@pytest.mark.parametrize("written", ["関ヶ原城", "関ケ原城", "關が原城"])
def test_names_meet_in_other_forms_of_their_kanji(written: str) -> None:
    sites = sound("sites", {"site_id": "a", "name_ja": "関ヶ原城", "name_en": "A"})
    both = with_sheets(known(), read_sheets("sites.csv", text(sites).encode(), known()))
    names = sound("programme", {"site_id": written})
    result = read("programme.csv", text(names).encode(), both)
    assert found(result) == []


def test_a_name_that_two_have_in_other_forms_is_refused() -> None:
    sites = sound(
        "sites",
        {"site_id": "a", "name_ja": "宮崎城", "name_en": "A"},
        {"site_id": "b", "name_ja": "宮﨑城", "name_en": "B"},
    )
    both = with_sheets(known(), read_sheets("sites.csv", text(sites).encode(), known()))
    one = read("programme.csv", text(sound("programme", {"site_id": "宮﨑城"})).encode(), both)
    assert found(one) == []
    names = sound("programme", {"site_id": "宮嵜城"})
    (problem,) = read("programme.csv", text(names).encode(), both).problems
    assert (problem.code, problem.detail, problem.value) == ("ambiguous_name", "a, b", "宮嵜城")


def test_every_problem_is_in_one_report_and_each_cell_has_one() -> None:
    rows = [
        HEADINGS,
        ["sg-fy2018", "Loas", "", "-1", "stated", "report"],
        ROWS[0],
        ["", "", "", "", "", ""],
        ["sg-fy2018", "THA", "", "#N/A", "", "report"],
    ]
    result = check(rows)
    assert found(result) == [
        (2, "B", "unknown"),
        (2, "D", "negative"),
        (5, "D", "excel_error"),
        (5, "E", "blank"),
    ]
    assert values(result) == [ROWS[0]]
    assert (result.rows, result.accepted, result.refused, result.blank) == (4, 1, 2, 1)


# Beside the known tables ------------------------------------------------------------------------


@pytest.fixture(scope="module")
def published():
    """Return the tiny history, in which FY2019 has five participants and they add up."""
    return history()


def test_delegates_that_do_not_add_up_to_the_published_number(published) -> None:
    rows = sound("delegates", {"delegates": "4"})
    result = read("delegates.csv", text(rows).encode(), published)
    assert found(result) == [(2, "D", "total")]
    assert (result.problems[0].value, result.problems[0].detail) == ("5", "4")


def test_a_published_number_that_the_delegates_do_not_add_up_to(published) -> None:
    rows = sound("seminars", {"seminar_id": "sg-fy2018", "participants": "6"})
    result = read("seminars.csv", text(rows).encode(), published)
    assert (2, letter("seminars", "participants"), "total") in found(result)


def test_delegates_of_a_cancelled_seminar(published) -> None:
    rows = sound("delegates", {"seminar_id": "sg-fy2020"})
    assert found(read("delegates.csv", text(rows).encode(), published)) == [(2, "A", "cancelled")]


def test_a_seminar_cancelled_though_it_has_delegates() -> None:
    changed = {"seminar_id": "sg-fy2018", "status": "cancelled", "participants": ""}
    days = {"fiscal_year": "2018", "start_date": "2018-08-26", "end_date": "2018-08-28"}
    result = check(sound("seminars", {**changed, **days}), "seminars.csv")
    assert found(result) == [(2, letter("seminars", "status"), "cancelled")]


def test_days_of_a_seminar_outside_which_its_programme_falls() -> None:
    days = {"fiscal_year": "2018", "start_date": "2018-08-28", "end_date": "2018-08-28"}
    changed = {"seminar_id": "sg-fy2018", "participants": "", **days}
    (problem,) = check(sound("seminars", changed), "seminars.csv").problems
    assert (problem.line, problem.letter, problem.code) == (2, "D", "outside")
    assert problem.value == "2018-08-27"


# Workbooks --------------------------------------------------------------------------------------


def cell(address: str, value: Any) -> Callable[[Any], None]:
    return lambda sheet: sheet.__setitem__(address, value)


def hide_row(sheet: Any) -> None:
    sheet.row_dimensions[3].hidden = True
    sheet.row_dimensions[9].hidden = True


def hide_columns(sheet: Any) -> None:
    sheet.column_dimensions.group("B", "C", hidden=True)


SHEETS: dict[str, tuple[Callable[[Any], None], list[tuple[int | None, str, str]]]] = {
    "hidden row": (hide_row, [(3, "", "hidden_row")]),
    "hidden columns": (hide_columns, [(None, "B", "hidden_column"), (None, "C", "hidden_column")]),
    "merged cells": (lambda sheet: sheet.merge_cells("B2:B3"), [(2, "B", "merged")]),
    "formula": (cell("D3", "=1+1"), [(3, "D", "formula")]),
    "Excel error": (cell("B3", "#N/A"), [(3, "B", "excel_error")]),
    "filled column beside": (cell("H3", "x"), [(1, "H", "extra_column")]),
    "truth for a count": (cell("D3", True), [(3, "D", "whole_number")]),
    "fraction": (cell("D3", 1.5), [(3, "D", "fraction")]),
}


@pytest.mark.parametrize(("change", "problems"), SHEETS.values(), ids=SHEETS)
def test_a_sheet_is_refused(
    change: Callable[[Any], None], problems: list[tuple[int | None, str, str]]
) -> None:
    result = read("delegates.xlsx", book(PLAIN, change=change), known())
    assert [one for one in found(result) if one[2] != "blank"] == problems
    assert result.rows == result.accepted + result.refused + result.blank


def test_a_time_of_day_is_not_a_day() -> None:
    for value in (datetime(2018, 7, 1, 9, 30), time(9, 30), timedelta(hours=30)):  # noqa: DTZ001
        change = cell(f"{letter('eligibility', 'from_date')}2", value)
        result = read("eligibility.xlsx", book(sound("eligibility"), change=change), known())
        assert found(result) == [(2, "C", "date")]


def test_rows_without_height_and_columns_without_width_are_hidden() -> None:
    name = "xl/worksheets/sheet1.xml"
    xml = ZipFile(BytesIO(WORKBOOK)).read(name)
    flat = xml.replace(b'<row r="3"', b'<row r="3" ht="0" customHeight="1"')
    narrow = flat.replace(
        b"<sheetData>", b'<cols><col min="2" max="2" width="0"/></cols><sheetData>'
    )
    result = read("delegates.xlsx", with_part(WORKBOOK, name, narrow), known())
    assert found(result) == [(None, "B", "hidden_column"), (3, "", "hidden_row")]


def test_a_serial_number_in_a_workbook_that_counts_from_1904_can_be_two_days() -> None:
    workbook = Workbook()
    workbook.epoch = CALENDAR_MAC_1904
    for row in sound("eligibility", {"from_date": "43282"}, {"country": "LAO"}):
        workbook.active.append(row)
    workbook.active["C3"] = datetime(2018, 7, 1)  # noqa: DTZ001
    result = read("eligibility.xlsx", saved(workbook), known())
    assert found(result) == [(2, "C", "ambiguous_date")]
    assert values(result)[0][2] == "2018-07-01"


def test_a_long_cell_is_cut_in_the_report() -> None:
    (problem,) = check(sound("delegates", {"country": "x" * limits.FORM})).problems
    assert (problem.code, len(problem.value or "")) == ("unknown", limits.LETTERS + 1)


@pytest.mark.parametrize("long", ["1" * 100_000, " " * 100_000 + "x", "1" * 50_000 + "°" * 50_000])
def test_no_cell_takes_long_to_read(long: str) -> None:
    rows = sound("hosts", {"latitude": f"1{long}", "longitude": f"(1{long}", "level": f"x{long}"})
    codes = {code for _, _, code in found(check(rows, "hosts.csv"))}
    assert codes == {"too_long"}
