"""Reads a CSV file as text, without guessing, and says what kept it from being read."""

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO, StringIO
from pathlib import Path

import pandas as pd

from analysis.contract.problems import Problem
from analysis.contract.schema import Table, says_something_blank
from analysis.writing.letters import composed

ENCODING = "utf-8-sig"
# pandas reads cells of any length, and so does the search for their lines.
csv.field_size_limit(2**31 - 1)


@dataclass(frozen=True)
class TextTable:
    """One file as read: every cell is text and a blank cell is NA.

    `frame` holds the contract's columns in its order; it is None when the file could not be
    read at all. `problems` are those of the file itself. The columns that it lacks, in
    `missing_columns`, are blank: none that tells rows apart is among them.
    """

    table: Table
    path: Path
    frame: pd.DataFrame | None
    problems: tuple[Problem, ...] = ()
    # What was read, once: the file may be another by the time a problem asks for its line.
    content: bytes = field(default=b"", repr=False)
    missing_columns: tuple[str, ...] = ()

    @property
    def file(self) -> str:
        """The file's name with its folder, as a reader would look for it: record/hosts.csv."""
        return file_name(self.path)

    @property
    def is_readable(self) -> bool:
        """Whether the file's rows could be read."""
        return self.frame is not None

    def line(self, row: int) -> int | None:
        """Return the line of the file on which a row (counted from 0) begins, None without one."""
        return self._lines[row]

    def stands_for(self, _row: int) -> int | None:
        """Return for how many rows of an engine a row stands; None: it is one of a file."""
        return None

    @cached_property
    def _lines(self) -> Sequence[int]:
        """First line of each row. Found only when a problem asks: a cell may hold line breaks."""
        reader = csv.reader(_lines(self.content))
        starts, end = [], 0
        for row in reader:
            if row:
                starts.append(end + 1)
            end = reader.line_num
        return starts[1:]


def file_name(path: Path) -> str:
    """Return a file's name with its folder."""
    return f"{path.parent.name}/{path.name}"


def read_table(
    table: Table, path: Path, read: Callable[[Path], bytes] = Path.read_bytes
) -> TextTable:
    """Read a table's file; a file that cannot be read becomes a problem, never an exception.

    `read` returns a file's bytes, or raises OSError as `Path.read_bytes` does.
    """
    try:
        return _read_content(table, path, read(path))
    except FileNotFoundError:
        problem = Problem(file_name(path), None, None, "missing_file")
    except OSError as error:
        problem = Problem(file_name(path), None, None, "unreadable", detail=error.strerror or "")
    return TextTable(table, path, None, (problem,))


def _read_content(table: Table, path: Path, content: bytes) -> TextTable:
    try:
        return read_rows(table, path, content)
    except UnicodeDecodeError:
        problem = _encoding_problem(path, content)
    except pd.errors.EmptyDataError:
        problem = Problem(file_name(path), 1, None, "empty_file")
    except pd.errors.ParserError as error:
        problem = _ragged_problem(path, content, str(error))
    return TextTable(table, path, None, (problem,))


def read_rows(table: Table, path: Path, content: bytes) -> TextTable:
    """Read the rows of a file whose encoding is known. Raises what pandas raises."""
    read = pd.read_csv(
        BytesIO(_composed(content)), dtype="string", keep_default_na=False, encoding=ENCODING
    )
    if not isinstance(read.index, pd.RangeIndex):
        # Every row is longer than the header, so pandas took the surplus for an index.
        return TextTable(table, path, None, (_ragged_problem(path, content),))
    filled = read.columns[(read != "").any()]
    columns = [str(column) for column in read]
    named = [column for column in columns if not column.startswith("Unnamed: ") or column in filled]
    problems = _column_problems(table, file_name(path), named)
    if any(problem.severity == "error" for problem in problems):
        return TextTable(table, path, None, problems)
    missing_columns = tuple(column for column in table.columns if column not in named)
    declared = read.reindex(columns=[*table.columns], fill_value="")
    # Excel leaves rows of bare commas below a table. A row cut short is found as blank cells:
    # the last column of every table but one is required.
    frame = declared[(declared != "").any(axis="columns")].replace("", pd.NA)
    return TextTable(table, path, frame.astype("string"), problems, content, missing_columns)


def _composed(content: bytes) -> bytes:
    """Return a file with its letters composed, so that a name is one however it was typed."""
    return content if content.isascii() else composed(content.decode()).encode()


def _lines(content: bytes) -> StringIO:
    return StringIO(content.decode(ENCODING), newline="")


def _column_problems(table: Table, file: str, found: list[str]) -> tuple[Problem, ...]:
    """Return what is wrong with the columns: those the table cannot do without, lacking, unknown.

    A file of an older contract lacks a column; its rows stay.
    """
    missing_columns = [column for column in table.columns if column not in found]
    # Rows without these would be mixed up, or would say what nobody wrote.
    missing = [
        column
        for column in missing_columns
        if column in table.key or says_something_blank(table.columns[column])
    ]
    unknown = [column for column in found if column not in table.columns]
    return (
        *(Problem(file, 1, column, "missing_column") for column in missing),
        *(
            Problem(file, 1, column, "lacking_column", severity="warning")
            for column in missing_columns
            if column not in missing
        ),
        *(Problem(file, 1, column, "unknown_column", severity="warning") for column in unknown),
    )


def _encoding_problem(path: Path, content: bytes) -> Problem:
    """Name the line and column of the first byte that is not UTF-8."""
    try:
        content.decode(ENCODING)
    except UnicodeDecodeError as error:
        before = content[: error.start].decode(ENCODING)
    rows = list(csv.reader(StringIO(f"{before}?", newline="")))
    header, row = rows[0], rows[-1]
    column = header[len(row) - 1] if len(rows) > 1 and len(row) <= len(header) else None
    return Problem(file_name(path), before.count("\n") + 1, column, "encoding")


def _ragged_problem(path: Path, content: bytes, reason: str = "") -> Problem:
    """Find the first row with more cells than the header, or the quotation mark left open."""
    reader = csv.reader(_lines(content))
    header = next(reader)
    start = reader.line_num + 1
    for row in reader:
        if len(row) > len(header):
            return Problem(file_name(path), start, None, "ragged", detail=str(len(row)))
        start = reader.line_num + 1
    return Problem(file_name(path), None, None, "unparsable", detail=reason)
