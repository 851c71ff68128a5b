"""Checks text against the contract and gives it its types. All problems at once.

A cell that breaks the contract is blanked, and so "not documented", until it is corrected; where
the cell is required or identifies its row, or a blank would say something of its own, the whole row
is set aside. A column that the file lacks altogether is not judged row by row.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from pandera.errors import SchemaErrors

from analysis.contract.partial_dates import refusal
from analysis.contract.problems import PERSONAL, Problem, is_personal
from analysis.contract.schema import LAST_FISCAL_YEAR, Table, is_free_text, is_partial_date
from analysis.loading.checked import (
    CellAt,
    CheckedTable,
    cell_text,
    problem_at,
    with_problems,
    without_cells,
    without_rows,
)
from analysis.loading.reading import TextTable
from analysis.writing import signs
from analysis.writing.letters import first_stray

# Columns in which a mark of doubt looks odd; in a note it is at home. A title may be a question.
_NAMES = ("name", "host", "place", "municipality", "capital", "publisher")
_TITLES = ("title", "wording", "programme")
# How numbers and days are written in a data file: pandas reads 1e3 and infinity as well.
_FORMS = {
    "Int64": re.compile(r"[+-]?[0-9]+(\.0*)?"),
    "float64": re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)"),
    "datetime64[s]": re.compile("[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}"),
}
# Days far from our time are slips.
_DAYS = pd.Timestamp(1900, 1, 1), pd.Timestamp(LAST_FISCAL_YEAR + 1, 3, 31)


def check_table(text: TextTable, refused: Iterable[CellAt] = ()) -> CheckedTable:
    """Check one table by itself: types, allowed values, blanks and keys.

    Cells that were refused before are blank: a row is no copy of one whose key they spoil.
    """
    if text.frame is None:
        nothing = typed(text.table, _no_rows(text.table))
        return CheckedTable(text, nothing, text.problems, _no_rows(text.table))
    converted = typed(text.table, text.frame)
    judged = [*_judged_texts(text.table, text.frame)]
    found = _found(text, text.frame, converted, {cell: one.refused for cell, one in judged})
    problems = [
        *(_problem(text, cell, code) for cell, code in found.items()),
        *(
            problem_at(text, row, column, one.odd, detail=one.sign, warning=True)
            for (row, column), one in judged
            if (row, column) not in found
        ),
    ]
    checked = CheckedTable(text, converted, text.problems + tuple(problems), text.frame.iloc[:0])
    return _without_duplicates(without_cells(checked, [*found, *refused]))


def typed(table: Table, frame: pd.DataFrame) -> pd.DataFrame:
    """Give text columns the contract's types; what cannot be converted becomes NA."""
    columns = {
        name: _converted(frame[name], str(column.dtype)) for name, column in table.columns.items()
    }
    return pd.DataFrame(columns, index=frame.index)


def _converted(column: pd.Series, dtype: Any) -> pd.Series:
    if dtype in _FORMS:
        # pandas reads 1e3, infinity and the digits of other scripts as well.
        form = _FORMS[dtype]
        others = [value for value in column.dropna().unique() if not form.fullmatch(value)]
        column = column.mask(column.isin(others)) if others else column
    if dtype == "Int64":
        numbers = pd.to_numeric(column, errors="coerce").astype("Float64")
        return numbers.where(numbers % 1 == 0).astype("Int64")
    if dtype == "float64":
        return pd.to_numeric(column, errors="coerce").astype("Float64").astype("float64")
    if dtype.startswith("datetime64"):
        days = pd.to_datetime(column, format="%Y-%m-%d", errors="coerce")
        return days.where(days.between(*_DAYS)).astype(dtype)
    return column.astype(dtype)


def _found(
    of: TextTable, text: pd.DataFrame, converted: pd.DataFrame, texts: Mapping[CellAt, str]
) -> dict[CellAt, str]:
    """Return the code of each cell that breaks the contract."""
    pointers = {reference.column for reference in of.table.references}
    cells = dict(_unconvertible(text, converted))
    for row, column, check in _violations(of.table, converted, of.missing_columns):
        is_pointer = column in pointers and check == "form"
        if not is_pointer:
            cells.setdefault((row, column), check)
    cells.update({cell: code for cell, code in texts.items() if code})
    for cell in _in_neither_language(of, text):
        cells[cell] = "neither"
    for cell, code in _impossible_dates(of.table, text):
        cells.setdefault(cell, code)
    # Latitude and longitude that changed places, told from numbers that are merely wrong.
    out_of_range = [row for (row, column), code in cells.items() if code == "range"]
    for row in out_of_range:
        pair = tuple((row, column) for column in _PLACE)
        if all(cells.get(cell) == "range" for cell in pair) and _fit_when_swapped(text, row):
            cells[pair[0]] = cells[pair[1]] = "swapped"
    return cells


@dataclass(frozen=True)
class _Judged:
    """A judged text: why it is refused, or why it looks odd and for which sign."""

    refused: str = ""
    odd: str = ""
    sign: str = ""


_SOUND = _Judged()


def _judged_texts(table: Table, text: pd.DataFrame) -> Iterator[tuple[CellAt, _Judged]]:
    """Yield the cells of free text of which something is to be said; each text is judged once."""
    for name, column in table.columns.items():
        if is_free_text(column):
            known: dict[object, _Judged] = {pd.NA: _SOUND}
            stem = name.removesuffix("_en").removesuffix("_ja")
            for row, value in zip(text.index.tolist(), text[name].tolist(), strict=True):
                if value not in known:
                    known[value] = _judged(str(value), stem)
                if known[value] is not _SOUND:
                    yield (row, name), known[value]


def _judged(text: str, stem: str) -> _Judged:
    """Say what is refused or looks odd in a text of a column (without its language)."""
    has_lost = signs.has_lost_letters(text)
    codes = (
        (PERSONAL, is_personal),
        ("lost_character", lambda text: signs.LOST in text),
        ("control", first_stray),
        ("ditto", signs.is_ditto),
        ("nothing", lambda text: signs.stands_for_nothing(text) or not any(map(str.isalnum, text))),
    )
    refused = next((code for code, is_so in codes if is_so(text)), "")
    # Question marks alone were letters.
    if refused and not (refused == "nothing" and has_lost and len(text) > 1):
        return _Judged(refused)
    if has_lost or signs.is_misread(text):
        return _Judged(odd="letters_lost" if has_lost else "misread")
    sign = signs.odd_mark(text, is_name=stem in _NAMES) if stem in (*_NAMES, *_TITLES) else ""
    return _Judged(odd="odd_mark", sign=sign) if sign else _SOUND


def _impossible_dates(table: Table, text: pd.DataFrame) -> Iterator[tuple[CellAt, str]]:
    """Yield the years, months and days that do not exist, or are to come where none can be."""
    for name, column in table.columns.items():
        if is_partial_date(column):
            ahead = column.metadata["days_ahead"]
            for row, value in text[name].dropna().items():
                code = refusal(value, ahead)
                if code:
                    yield (int(str(row)), name), code


def _unconvertible(text: pd.DataFrame, converted: pd.DataFrame) -> Iterator[tuple[CellAt, str]]:
    codes = {"Int64": "whole_number", "float64": "number", "datetime64[ns]": "date"}
    for column in converted:
        lost = converted[column].isna() & text[column].notna()
        code = codes.get(str(converted[column].dtype), "form")
        for row in converted.index[lost]:
            yield (row, str(column)), code


def _violations(
    table: Table, converted: pd.DataFrame, missing_columns: Sequence[str]
) -> Iterator[tuple[int, str, str]]:
    """Yield row, column and code of whatever pandera finds, all failures at once."""
    schema = table.schema.remove_columns(list(missing_columns)) if missing_columns else table.schema
    try:
        schema.validate(converted, lazy=True)
    except SchemaErrors as error:
        found = error.failure_cases
        for row, column, check in zip(found["index"], found["column"], found["check"], strict=True):
            yield int(row), str(column), "blank" if check == "not_nullable" else str(check)


def _in_neither_language(of: TextTable, text: pd.DataFrame) -> Iterator[CellAt]:
    """Yield the first cell of each pair of which one must be filled and both are blank."""
    for pair in of.table.either:
        if not set(pair) <= set(of.missing_columns):
            for row in text.index[text[[*pair]].isna().all(axis="columns")]:
                yield int(row), pair[0]


_PLACE = ("latitude", "longitude")


def _fit_when_swapped(text: pd.DataFrame, row: int) -> bool:
    latitude, longitude = (float(cell_text(text, row, column) or "nan") for column in _PLACE)
    return 122 <= latitude <= 154 and 20 <= longitude <= 46


def _problem(text: TextTable, cell: CellAt, code: str) -> Problem:
    row, column = cell
    assert text.frame is not None
    detail = (
        first_stray(str(text.frame.at[row, column]))
        if code == "control"
        else _expectation(text.table, column, code)
    )
    return problem_at(text, row, column, code, detail=detail)


def _expectation(table: Table, column: str, code: str) -> str:
    """Return what was allowed: the words of a choice, the bounds of a range, the other column."""
    if code == "neither":
        return table.stands_in(column)
    if code not in ("choice", "range"):
        return ""
    (check,) = (check for check in table.columns[column].checks if check.error == code)
    allowed = check.statistics
    if code == "choice":
        return ", ".join(allowed["allowed_values"])
    return f"{allowed['min_value']} – {allowed['max_value']}"


def _without_duplicates(checked: CheckedTable) -> CheckedTable:
    """Keep the first of rows with the same key."""
    repeated = checked.frame.duplicated(list(checked.table.key), keep="first")
    rows = checked.frame.index[repeated]
    key = checked.table.key[0]
    problems = [
        problem_at(checked.text, row, key, "duplicate", detail=", ".join(checked.table.key))
        for row in rows
    ]
    return without_rows(with_problems(checked, problems), rows)


def _no_rows(table: Table) -> pd.DataFrame:
    return pd.DataFrame({column: pd.Series(dtype="string") for column in table.columns})
