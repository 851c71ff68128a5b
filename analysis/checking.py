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

from analysis.partial_dates import refusal
from analysis.placeholders import is_ditto, stands_for_nothing
from analysis.privacy import PERSONAL, is_personal
from analysis.problems import Problem
from analysis.reading import TextTable
from analysis.schema import (
    COUNTRIES,
    LAST_FISCAL_YEAR,
    Reference,
    Table,
    is_free_text,
    is_partial_date,
    says_something_blank,
)
from analysis.writing.invisible import first_stray
from analysis.writing.lost import LOST, has_lost_letters, is_misread
from analysis.writing.marks import odd_mark
from analysis.writing.names import closest
from analysis.writing.territories import alpha_2, is_near_another, territory

# A cell: (row of the frame, column).
Cell = tuple[int, str]
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


@dataclass(frozen=True)
class CheckedTable:
    """A table with its types, what was found, and the rows kept out of the figures.

    `frame` keeps the row numbers of the file, so that later checks can still name the line.
    """

    text: TextTable
    frame: pd.DataFrame
    problems: tuple[Problem, ...]
    set_aside: pd.DataFrame

    @property
    def table(self) -> Table:
        """The contract's table."""
        return self.text.table


@dataclass(frozen=True)
class Keys:
    """The keys another table may point to, and the names a slip may have meant (name → key)."""

    kept: frozenset[str]
    set_aside: frozenset[str]
    names: Mapping[str, str]
    readable: bool

    def closest(self, value: str) -> str:
        """Return the keys, each with a name, that a slip may have made of a value, or nothing."""
        return closest(value, self.names.items())

    def meant(self, value: str, reference: Reference) -> tuple[str, str]:
        """Return the code of why a value is not known, and which key it may have meant.

        The name of a country beside these is no slip for one of them.
        """
        if reference.table != COUNTRIES.name:
            return "unknown", self.closest(value)
        own = {alpha_2(key): key for key in self.kept}
        suggested = "" if is_near_another(value, own) else self.closest(value)
        named = "" if suggested else territory(value)
        if named and named not in own:
            return "other_country", ""
        return "unknown", suggested or own.get(named, "")


def check_table(text: TextTable, refused: Iterable[Cell] = ()) -> CheckedTable:
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
            place(text, row, column, one.odd, detail=one.sign, warning=True)
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


def without_cells(checked: CheckedTable, cells: Iterable[Cell]) -> CheckedTable:
    """Blank the given cells, or set their rows aside where a row cannot do without."""
    rows, blanks = set(), []
    for row, column in cells:
        declared = checked.table.columns[column]
        is_needed = column in checked.table.key or not declared.nullable
        if is_needed or says_something_blank(declared):
            rows.add(row)
        else:
            blanks.append((row, column))
    return without_rows(_with_blanks(checked, blanks), rows)


def without_rows(checked: CheckedTable, rows: Iterable[int]) -> CheckedTable:
    """Set rows aside."""
    leaving = checked.frame.index.isin(list(rows))
    if checked.text.frame is None or not leaving.any():
        return checked
    leavers = checked.text.frame.loc[checked.frame.index[leaving]]
    gone = pd.concat([checked.set_aside, leavers])
    return CheckedTable(checked.text, checked.frame[~leaving], checked.problems, gone)


def with_problems(checked: CheckedTable, problems: Iterable[Problem]) -> CheckedTable:
    """Add problems found by a later check."""
    found = (*checked.problems, *problems)
    return CheckedTable(checked.text, checked.frame, found, checked.set_aside)


def check_reference(checked: CheckedTable, reference: Reference, target: Keys) -> CheckedTable:
    """Check that a column points to rows that exist.

    Where the target's row exists but was set aside, the row follows it without a second report;
    where the target's file could not be read, nothing can be said and the values stay.
    """
    if checked.text.frame is None or not target.readable:
        return checked
    # Rows already set aside too, so that an editor hears of everything at once.
    values = checked.text.frame[reference.column]
    lost = values.index[values.notna() & ~values.isin(target.kept)]
    unknown = values.loc[lost][~values.loc[lost].isin(target.set_aside)]
    meant = {value: target.meant(value, reference) for value in unknown.unique()}
    problems = [
        place(checked.text, row, reference.column, meant[value][0], detail=meant[value][1])
        for row, value in zip(unknown.index, unknown, strict=True)
    ]
    found = with_problems(checked, problems)
    kept = lost[lost.isin(checked.frame.index)]
    return without_cells(found, [(row, reference.column) for row in kept])


def place(
    text: TextTable,
    row: int,
    column: str,
    code: str,
    *,
    value: str | None = None,
    detail: str = "",
    warning: bool = False,
) -> Problem:
    """Return a problem at a row and column, with its line in the file and the value found there.

    What is personal is a problem of its own, and is not repeated.
    """
    if value is None and text.frame is not None:
        value = _cell(text.frame, row, column)
    if value and is_personal(value):
        code, value, detail = PERSONAL, "", ""
    return Problem(
        text.file,
        text.line(row),
        column,
        code,
        value,
        detail,
        "warning" if warning else "error",
    )


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
    of: TextTable, text: pd.DataFrame, converted: pd.DataFrame, texts: Mapping[Cell, str]
) -> dict[Cell, str]:
    """Return the code of each cell that breaks the contract."""
    pointers = {reference.column for reference in of.table.references}
    cells = dict(_unconvertible(text, converted))
    for row, column, check in _violations(of.table, converted, of.lacking):
        is_pointer = column in pointers and check == "form"
        if not is_pointer:
            cells.setdefault((row, column), check)
    cells.update({cell: code for cell, code in texts.items() if code})
    for cell, code in _impossible_dates(of.table, text):
        cells.setdefault(cell, code)
    return _swapped_coordinates(cells, text)


@dataclass(frozen=True)
class _Judged:
    """What is said of a text: why it is refused, or why it looks odd and for which sign."""

    refused: str = ""
    odd: str = ""
    sign: str = ""


_SOUND = _Judged()


def _judged_texts(table: Table, text: pd.DataFrame) -> Iterator[tuple[Cell, _Judged]]:
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
    has_lost = has_lost_letters(text)
    refused = _code_of_no_text(text)
    # Question marks alone were letters.
    if refused and not (refused == "nothing" and has_lost and len(text) > 1):
        return _Judged(refused)
    if has_lost or is_misread(text):
        return _Judged(odd="letters_lost" if has_lost else "misread")
    sign = odd_mark(text, is_name=stem in _NAMES) if stem in (*_NAMES, *_TITLES) else ""
    return _Judged(odd="odd_mark", sign=sign) if sign else _SOUND


def _code_of_no_text(text: str) -> str:
    """Say why a text cannot stand: it points to a person, has lost letters, or says nothing."""
    codes = (
        (PERSONAL, is_personal),
        ("lost_character", lambda text: LOST in text),
        ("control", first_stray),
        ("ditto", is_ditto),
        ("nothing", _says_nothing),
    )
    return next((code for code, is_so in codes if is_so(text)), "")


def _says_nothing(text: str) -> bool:
    return stands_for_nothing(text) or not any(map(str.isalnum, text))


def _impossible_dates(table: Table, text: pd.DataFrame) -> Iterator[tuple[Cell, str]]:
    """Yield the years, months and days that do not exist, or are to come where none can be."""
    for name, column in table.columns.items():
        if is_partial_date(column):
            ahead = column.metadata["days_ahead"]
            for row, value in text[name].dropna().items():
                code = refusal(value, ahead)
                if code:
                    yield (int(str(row)), name), code


def _unconvertible(text: pd.DataFrame, converted: pd.DataFrame) -> Iterator[tuple[Cell, str]]:
    codes = {"Int64": "whole_number", "float64": "number", "datetime64[ns]": "date"}
    for column in converted:
        lost = converted[column].isna() & text[column].notna()
        code = codes.get(str(converted[column].dtype), "form")
        for row in converted.index[lost]:
            yield (row, str(column)), code


def _violations(
    table: Table, converted: pd.DataFrame, lacking: Sequence[str]
) -> Iterator[tuple[int, str, str]]:
    """Yield row, column and code of whatever pandera finds, all failures at once."""
    schema = table.schema.remove_columns(list(lacking)) if lacking else table.schema
    try:
        schema.validate(converted, lazy=True)
    except SchemaErrors as error:
        found = error.failure_cases
        for row, column, check in zip(found["index"], found["column"], found["check"], strict=True):
            yield int(row), str(column), "blank" if check == "not_nullable" else str(check)


_PLACE = ("latitude", "longitude")


def _swapped_coordinates(cells: dict[Cell, str], text: pd.DataFrame) -> dict[Cell, str]:
    """Tell latitude and longitude that changed places from numbers that are merely wrong."""
    out_of_range = [row for (row, column), code in cells.items() if code == "range"]
    for row in out_of_range:
        pair = tuple((row, column) for column in _PLACE)
        if all(cells.get(cell) == "range" for cell in pair) and _fit_when_swapped(text, row):
            cells[pair[0]] = cells[pair[1]] = "swapped"
    return cells


def _fit_when_swapped(text: pd.DataFrame, row: int) -> bool:
    latitude, longitude = (float(_cell(text, row, column) or "nan") for column in _PLACE)
    return 122 <= latitude <= 154 and 20 <= longitude <= 46


def _cell(text: pd.DataFrame, row: int, column: str) -> str | None:
    """Return a cell as it stands in the file, None where it is blank."""
    value: Any = text.at[row, column]
    return None if pd.isna(value) else str(value)


def _problem(text: TextTable, cell: Cell, code: str) -> Problem:
    row, column = cell
    assert text.frame is not None
    detail = (
        first_stray(str(text.frame.at[row, column]))
        if code == "control"
        else _expectation(text.table, column, code)
    )
    return place(text, row, column, code, detail=detail)


def _expectation(table: Table, column: str, code: str) -> str:
    """Return what was allowed: the words of a choice or the bounds of a range."""
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
        place(checked.text, row, key, "duplicate", detail=", ".join(checked.table.key))
        for row in rows
    ]
    return without_rows(with_problems(checked, problems), rows)


def _with_blanks(checked: CheckedTable, cells: list[Cell]) -> CheckedTable:
    if not cells:
        return checked
    frame = checked.frame.copy()
    for row, column in cells:
        frame.loc[row, column] = pd.NA if str(frame[column].dtype) != "float64" else float("nan")
    return CheckedTable(checked.text, frame, checked.problems, checked.set_aside)


def _no_rows(table: Table) -> pd.DataFrame:
    return pd.DataFrame({column: pd.Series(dtype="string") for column in table.columns})
