"""The bytes of a data file."""

from collections import Counter
from io import BytesIO
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.contract.schema import DATA_SET_TABLES
from analysis.loading.csv_writer import table_bytes
from analysis.loading.dataset import Dataset

DATA = Path(__file__).parents[1] / "data"
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=5)


def text(*rows: list[str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["site_id", "note"], dtype="string")


@pytest.mark.parametrize("table", DATA_SET_TABLES, ids=lambda table: table.name)
def test_the_shipped_tables_stay_as_they_are(shipped: Dataset, table: object) -> None:
    name: str = table.name  # type: ignore[attr-defined]
    before = (DATA / shipped.name / f"{name}.csv").read_bytes()
    frame: pd.DataFrame = getattr(shipped, name)
    # Read, rows have the order of the contract, and sources have those of the reference with them.
    assert not Counter(before.splitlines()) - Counter(table_bytes(frame, before).splitlines())


def test_a_new_table_is_written_like_the_shipped_ones() -> None:
    frame = pd.DataFrame(
        {
            "text": pd.Series(["a, b", 'say "so"', None], dtype="string"),
            "people": pd.Series([1, None, 3], dtype="Int64"),
            "north": [35.0, 33.9577778, None],
            "day": pd.to_datetime(pd.Series(["2019-12-15", None, "2020-01-01"])),
            "kind": pd.Categorical(["x", None, "y"]),
        }
    )
    assert table_bytes(frame).decode() == (
        "text,people,north,day,kind\n"
        '"a, b",1,35,2019-12-15,x\n'
        '"say ""so""",,33.9577778,,\n'
        ",3,,2020-01-01,y\n"
    )


def test_rows_that_stay_keep_their_bytes() -> None:
    before = '\ufeffsite_id,note\r\n"a",1\r\nb,"two\nlines"\r\nc,3'.encode()
    frame = text(["new", "9"], ["c", "3"], ["b", "two\nlines"], ["a", "changed"])
    assert table_bytes(frame, before).decode() == (
        '\ufeffsite_id,note\r\nnew,9\r\nc,3\r\nb,"two\nlines"\r\na,changed\r\n'
    )


def test_a_number_that_is_text_is_compared_as_text() -> None:
    assert table_bytes(text(["a", "1.1"]), b"site_id,note\na,1.10\n") == b"site_id,note\na,1.1\n"


def test_a_number_that_stays_keeps_its_zeros() -> None:
    frame = pd.DataFrame({"site_id": ["a", "b"], "note": [1.1, 2.0]})
    assert table_bytes(frame, b"site_id,note\na,1.10\nb,x\n") == b"site_id,note\na,1.10\nb,2\n"


@pytest.mark.parametrize(
    "before",
    [b"", b"note,site_id\r\n1,a\r\n", b"site_id,note\n\xff,1\n", b'site_id,note\na,"1\n', b"\n"],
)
def test_a_file_with_other_columns_is_written_anew(before: bytes) -> None:
    assert table_bytes(text(["a", "1"]), before) == b"site_id,note\na,1\n"


def test_a_file_of_headings_alone_may_have_no_line_break() -> None:
    assert table_bytes(text(["a", "1"]), b"site_id,note") == b"site_id,note\na,1\n"


@given(st.lists(st.tuples(TEXTS, TEXTS)), st.lists(st.tuples(TEXTS, TEXTS)))
def test_what_is_written_is_read_back(
    rows: list[tuple[str, str]], others: list[tuple[str, str]]
) -> None:
    before = table_bytes(text(*map(list, others)))
    for content in (
        table_bytes(text(*map(list, rows))),
        table_bytes(text(*map(list, rows)), before),
    ):
        read = pd.read_csv(
            BytesIO(content), dtype=str, keep_default_na=False, skip_blank_lines=False
        )
        assert [*read.itertuples(index=False, name=None)] == rows
