"""Our own tables, spoilt in the ways in which files are: none is accepted in silence.

Each is read beside the record. What is wrong is named at its row and column; what means
the same is listed or is nothing but another way to write a CSV file.
"""

import csv
from collections.abc import Callable, Iterator
from io import StringIO
from itertools import islice
from typing import NamedTuple

import pytest
from openpyxl.utils import get_column_letter

from analysis.contract.schema import TABLES
from analysis.intake.results.check_result import CheckResult
from analysis.intake.results.reading import read_together
from analysis.loading.dataset import Dataset, files
from tests.conftest import DATA
from tests.intake.files import book, found, text

pytestmark = pytest.mark.unwatched
Rows = list[list[str]]
ROWS = 8
# In the middle.
ROW = 3


class Spoilt(NamedTuple):
    """A file, and the problem that is to be found: its row, letter and code."""

    name: str
    content: bytes
    problem: tuple[int | None, str, str]


def rows_of(table: str) -> Rows:
    """Return the headings and first rows of a table."""
    path = files(DATA, "record")[table]
    return [*csv.reader(StringIO(path.read_text(encoding="utf-8"), newline=""))][:ROWS]


def last(rows: Rows) -> str:
    return get_column_letter(len(rows[0]))


def with_row(rows: Rows, row: list[str]) -> Rows:
    """Return the table with another row in the place of one."""
    return [*rows[: ROW - 1], row, *rows[ROW:]]


def spoilt(table: str) -> Iterator[Spoilt]:
    rows = rows_of(table)
    name, row, beyond = f"{table}.csv", rows[ROW - 1], get_column_letter(len(rows[0]) + 1)
    lines = text(rows).splitlines(keepends=True)
    key = [*TABLES[table].columns].index(TABLES[table].key[0])
    letter = get_column_letter(key + 1)
    doubled = (len(rows) + 1, letter, "duplicate_row")
    yield Spoilt(name, text([*rows, row]).encode(), doubled)
    yield Spoilt(name, text(with_row(rows, [*row, "x"])).encode(), (ROW, beyond, "ragged"))
    yield Spoilt(name, text(with_row(rows, row[:-1])).encode(), (ROW, last(rows), "short_row"))
    yield Spoilt(name, text([rows[0], *rows]).encode(), (2, "", "two_headings"))
    yield Spoilt(name, text([row, *rows]).encode(), (1, "", "above_heading"))
    yield Spoilt(name, text([line[:-1] for line in rows]).encode(), (1, "", "missing_column"))
    twice = [[*line, line[0]] for line in rows]
    yield Spoilt(name, text(twice).encode(), (1, beyond, "duplicate_column"))
    more = [[*line, "x" if at else "more"] for at, line in enumerate(rows)]
    yield Spoilt(name, text(more).encode(), (1, beyond, "extra_column"))
    blank = with_row(rows, [*row[:key], "", *row[key + 1 :]])
    yield Spoilt(name, text(blank).encode(), (ROW, letter, "blank"))
    formula = with_row(rows, [*row[:key], "=A1", *row[key + 1 :]])
    yield Spoilt(name, text(formula).encode(), (ROW, letter, "formula"))
    yield Spoilt(f"{table}.xlsx", book(formula), (ROW, letter, "formula"))
    error = with_row(rows, [*row[:key], "#REF!", *row[key + 1 :]])
    yield Spoilt(f"{table}.xlsx", book(error), (ROW, letter, "excel_error"))
    lost = with_row(rows, [*row[:key], "\ufffd", *row[key + 1 :]])
    yield Spoilt(name, text(lost).encode(), (ROW, letter, "lost_character"))
    opened = "".join([*lines, '"', lines[-1]])
    yield Spoilt(name, opened.encode(), (len(rows) + 1, "", "quotes"))
    yield Spoilt(name, text(rows).encode()[:-1] + b"\xff\n", (len(rows), "", "encoding"))
    yield Spoilt(name, b"", (1, "", "empty_file"))
    yield Spoilt(f"{table}.xls", text(rows).encode(), (None, "", "wrong_ending"))
    yield Spoilt(f"{table}.xlsx", book(rows)[:-200], (None, "", "broken_workbook"))


def read(name: str, content: bytes, known: Dataset) -> CheckResult:
    (result,) = read_together([(name, content)], known, ())
    return result


def is_named(result: CheckResult, problem: tuple[int | None, str, str]) -> bool:
    return problem in found(result) and not result.is_accepted


# Of each table a third of the ways, of each way a third of the tables: `make test-all` takes all.
@pytest.mark.thinned(1)
@pytest.mark.parametrize("third", range(3))
@pytest.mark.parametrize("table", TABLES)
def test_every_spoilt_table_is_refused_at_its_row_and_column(
    record: Dataset, table: str, third: int
) -> None:
    for name, content, problem in islice(spoilt(table), third, None, 3):
        result = read(name, content, record)
        assert is_named(result, problem), (problem, found(result))
        assert result.rows == result.accepted + result.refused + result.blank


SAME: dict[str, Callable[[Rows], bytes]] = {
    "tabs": lambda rows: text(rows, "\t").encode(),
    "semicolons": lambda rows: text(rows, ";").encode(),
    "UTF-16": lambda rows: text(rows).encode("utf-16"),
    "no last line break": lambda rows: text(rows).rstrip("\n").encode(),
    "CRLF and BOM": lambda rows: text(rows, line_break="\r\n").encode("utf-8-sig"),
    "all in quotation marks": lambda rows: "".join(
        ",".join('"{}"'.format(cell.replace('"', '""')) for cell in row) + "\n" for row in rows
    ).encode(),
    "columns turned round": lambda rows: text([row[::-1] for row in rows]).encode(),
    "blank rows and columns": lambda rows: text([*([*row, ""] for row in rows), [], []]).encode(),
}


@pytest.mark.thinned(1)
@pytest.mark.parametrize("half", range(2))
@pytest.mark.parametrize("table", TABLES)
def test_a_table_written_otherwise_is_the_same_table(
    record: Dataset, table: str, half: int
) -> None:
    rows = rows_of(table)
    plain = read(f"{table}.csv", text(rows).encode(), record)
    assert plain.is_accepted
    assert plain.text is not None
    assert plain.text.frame is not None
    for write in islice(SAME.values(), half, None, 2):
        result = read(f"{table}.csv", write(rows), record)
        assert found(result) == []
        assert result.text is not None
        assert result.text.frame is not None
        assert result.text.frame.equals(plain.text.frame)
