"""A download opens in Excel as it is, and no cell of it can run as a formula."""

import csv
from io import BytesIO, StringIO

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from analysis.export.workbooks import LINE, WIDE_LINE, csv_bytes, file_name, xlsx_bytes
from analysis.loading.csv_writer import harmless, restored

BOM = b"\xef\xbb\xbf"
TABLE = pd.DataFrame({"Country": ["Laos", "ラオス"], "Delegates": [1, 1234]})


def cells(written: bytes) -> list[list[str]]:
    assert written.startswith(BOM)
    return list(csv.reader(StringIO(written[len(BOM) :].decode("utf-8"), newline="")))


def test_excel_reads_it_as_utf_8() -> None:
    written = csv_bytes(TABLE)
    assert written.startswith(BOM)
    assert written.count(BOM) == 1


def test_lines_end_as_excel_ends_them() -> None:
    written = csv_bytes(TABLE, ["Filters: none"])
    assert written.endswith(b"\r\n")
    assert b"\n" not in written.replace(b"\r\n", b"")


def test_the_preface_stands_above_an_empty_line() -> None:
    assert cells(csv_bytes(TABLE, ["Demonstration data", "Filters: India"])) == [
        ["Demonstration data"],
        ["Filters: India"],
        [],
        ["Country", "Delegates"],
        ["Laos", "1"],
        ["ラオス", "1234"],
    ]
    assert cells(csv_bytes(TABLE))[0] == ["Country", "Delegates"]


def test_numbers_stay_numbers() -> None:
    frame = pd.DataFrame(
        {"latitude": [-6.21, 35.0], "change": pd.array([-1, pd.NA], "Int64"), "text": ["-1", "5"]}
    )
    assert cells(csv_bytes(frame))[1:] == [["-6.21", "-1", "'-1"], ["35.0", "", "5"]]
    back = pd.read_csv(BytesIO(csv_bytes(TABLE)), encoding="utf-8-sig")
    assert back["Delegates"].tolist() == [1, 1234]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_formulas_are_made_harmless_everywhere(start: str) -> None:
    formula = f"{start}HYPERLINK(1)"
    written = cells(csv_bytes(pd.DataFrame({formula: [formula]}), [formula]))
    assert written == [[f"'{formula}"], [], [f"'{formula}"], [f"'{formula}"]]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_no_text_begins_as_a_formula_and_none_is_lost(text: str) -> None:
    safe = str(harmless(text))
    assert not safe.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert restored(safe) == text


@given(st.text(st.sampled_from("'=+-@\t\ra"), max_size=5))
def test_apostrophes_come_back_exactly(text: str) -> None:
    assert restored(str(harmless(text))) == text


def test_text_that_runs_nowhere_stays_as_it_is() -> None:
    for text in ("'Tis", "''", "O'Neill", "1 - 2", "a=b"):
        assert harmless(text) == text == restored(text)


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), min_size=1))
def test_every_cell_is_read_back(texts: list[str]) -> None:
    written = cells(csv_bytes(pd.DataFrame({"Name": texts})))
    assert written[1:] == [[str(harmless(text))] for text in texts]


def test_a_file_is_named_in_words() -> None:
    parts = ("kizuna", "Coverage: who came?", "", "Record", "2026-11")
    assert file_name(parts, "csv") == "kizuna-coverage-who-came-record-2026-11.csv"
    assert (
        file_name(["kizuna", "国別の参加者数（累計）"], "xlsx") == "kizuna-国別の参加者数-累計.xlsx"
    )
    assert file_name(["../../a\\b\0", "=x" * 99], "csv") == f"a-b-{'x-' * 29}x.csv"


# Workbooks --------------------------------------------------------------------------------------


def sheet(written: bytes) -> Worksheet:
    (only,) = load_workbook(BytesIO(written)).worksheets
    return only


def rows(written: bytes) -> list[tuple[object, ...]]:
    return list(sheet(written).iter_rows(values_only=True))


def test_a_workbook_holds_the_preface_and_the_table() -> None:
    written = xlsx_bytes(TABLE, "Countries", ["Demonstration data", "Filters: India"])

    assert rows(written) == [
        ("Demonstration data", None),
        ("Filters: India", None),
        (None, None),
        ("Country", "Delegates"),
        ("Laos", 1),
        ("ラオス", 1234),
    ]
    assert rows(xlsx_bytes(TABLE, "Countries"))[0] == ("Country", "Delegates")


def test_its_headings_stay_in_sight_are_printed_and_filter() -> None:
    drawn = sheet(xlsx_bytes(TABLE, "Countries", ["Demonstration data"]))

    assert drawn.freeze_panes == "B4"
    assert drawn.print_title_rows == "$3:$3"
    assert drawn.auto_filter.ref == "A3:B5"
    assert drawn["A3"].font.bold
    assert not drawn["A4"].font.bold


def test_a_column_is_as_wide_as_it_needs_and_a_blank_one_is_to_be_written_in() -> None:
    table = pd.DataFrame({"A": ["x" * 20], "B": ["国" * 10], "C": ["long " * 99], "D": [""]})
    widths = sheet(xlsx_bytes(table, "Widths")).column_dimensions

    assert widths["A"].width == widths["B"].width == 21
    assert widths["C"].width < 50
    assert widths["D"].width > 20


def test_a_row_is_as_high_as_its_lines_and_a_lone_line_finds_its_own_height() -> None:
    table = pd.DataFrame({"Fact": ["one line", "国" * 50, "two\nlines"]})
    drawn = sheet(xlsx_bytes(table, "Heights", ["A preface " * 20])).row_dimensions

    assert [drawn[row].height for row in (1, 3, 4)] == [None] * 3
    assert drawn[5].height == 3 * WIDE_LINE
    assert drawn[6].height == 2 * LINE


def test_it_prints_on_a4_in_the_font_of_its_cells() -> None:
    drawn = sheet(xlsx_bytes(TABLE, "Countries"))
    head, name = drawn["A1"].font, drawn["A2"].font

    assert str(drawn.page_setup.paperSize) == drawn.PAPERSIZE_A4
    assert (head.name, head.size) == (name.name, name.size)


def test_numbers_stand_on_the_right_below_their_heading() -> None:
    drawn = sheet(xlsx_bytes(TABLE, "Countries"))

    assert [drawn[at].alignment.horizontal for at in ("B1", "B2", "B3")] == ["right"] * 3
    assert drawn["A2"].alignment.horizontal is None


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "'", "'="])
def test_no_cell_of_a_workbook_is_a_formula(start: str) -> None:
    formula = f"{start}HYPERLINK(1)"
    drawn = sheet(xlsx_bytes(pd.DataFrame({formula: [formula]}), formula, [formula]))

    written = [cell for row in drawn.iter_rows() for cell in row if cell.value]
    assert len(written) == 3
    for cell in written:
        assert cell.data_type == "s"
        # Nor does it become one when the reader edits it.
        assert cell.quotePrefix


def test_numbers_and_what_is_missing_keep_their_kind() -> None:
    frame = pd.DataFrame({"n": pd.array([-1, pd.NA], "Int64"), "text": ["-1", "a\x07b\uffff"]})

    assert rows(xlsx_bytes(frame, "Kinds"))[1:] == [(-1, "-1"), (None, "ab")]


def test_the_same_table_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    first = xlsx_bytes(TABLE, "Countries")
    monkeypatch.setattr("time.localtime", lambda *_: (2031, 1, 2, 3, 4, 5, 0, 2, 0))

    assert xlsx_bytes(TABLE, "Countries") == first


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_workbook_with_any_text_can_be_read(text: str) -> None:
    table = pd.DataFrame({"Name": [text, "last"]})

    assert rows(xlsx_bytes(table, "Names", [text]))[-1] == ("last",)


def test_the_name_of_the_sheet_is_cut_to_what_excel_allows() -> None:
    assert sheet(xlsx_bytes(TABLE, "[Who: came?] " + "x" * 40)).title == ("Who  came   " + "x" * 19)
