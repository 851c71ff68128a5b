"""A downloaded CSV opens in Excel as it is, and no cell of it can run as a formula."""

import csv
from io import BytesIO, StringIO

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.export import csv_bytes, harmless

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
    assert safe.removeprefix("'") == text.removeprefix("'")


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), min_size=1))
def test_every_cell_is_read_back(texts: list[str]) -> None:
    written = cells(csv_bytes(pd.DataFrame({"Name": texts})))
    assert written[1:] == [[str(harmless(text))] for text in texts]
