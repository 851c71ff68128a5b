"""CSV files, with whatever delimiter and encoding, to rows as Excel shows them."""

import csv
from collections.abc import Iterator
from itertools import islice

from analysis.data_file import rows_as_written
from analysis.intake import limits
from analysis.intake.encodings import decode
from analysis.intake.grid import Change, Grid, Mark, RefusedError, Score

_DELIMITERS = (",", "\t", ";")
# Rows in which the headings are looked for, to find the delimiter.
_SAMPLE = 30
_SEPARATOR = "sep="


def read_delimited(content: bytes, score: Score) -> Grid:
    """Return the rows of a CSV file, the delimiter being the one under which headings appear.

    Raises RefusedError for what cannot be opened at all.
    """
    text, changes = decode(content)
    text, declared = _without_separator_line(text)
    if not text.strip():
        raise RefusedError("empty_file", 1)
    delimiter = declared or max(_DELIMITERS, key=lambda tried: _score(text, tried, score))
    if delimiter != ",":
        changes += (Change("delimiter", delimiter, ","),)
    return _grid(text, delimiter, changes)


def _without_separator_line(text: str) -> tuple[str, str]:
    """Excel obeys a first line `sep=;` and does not show it."""
    first, line_break, rest = text.partition("\n")
    line = first.rstrip("\r").strip('"')
    if line[: len(_SEPARATOR)].lower() != _SEPARATOR or len(line) != len(_SEPARATOR) + 1:
        return text, ""
    return (rest, line[-1]) if line[-1] in _DELIMITERS and line_break else (text, "")


def _score(text: str, delimiter: str, score: Score) -> int:
    try:
        return score(cells for cells, _ in islice(_records(text, delimiter), _SAMPLE))
    except csv.Error:
        return 0


def _grid(text: str, delimiter: str, changes: tuple[Change, ...]) -> Grid:
    rows: list[tuple[str, ...]] = []
    marks: list[Mark] = []
    cells = 0
    try:
        for row, is_sound in _records(text, delimiter):
            rows.append(row)
            if not is_sound:
                marks.append(Mark("quotes", len(rows)))
            cells += len(row)
            is_far = len(row) > limits.COLUMNS or len(rows) > limits.ROWS
            if is_far or cells > limits.CELLS:
                raise RefusedError("too_many_cells", len(rows), str(limits.CELLS))
    except csv.Error:
        # The rows from here on cannot be told from each other.
        marks.append(Mark("quotes", len(rows) + 1))
        rows.append(('"',))
    return Grid(tuple(rows), tuple(marks), changes)


def _records(text: str, delimiter: str) -> Iterator[tuple[tuple[str, ...], bool]]:
    """Yield each row's cells, and whether its quotation marks come in pairs."""
    for cells, written in rows_as_written(text, delimiter):
        yield cells, written.count('"') % 2 == 0
