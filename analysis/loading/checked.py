"""A table whose cells are checked, and how what is found later is added to it.

A cell that cannot stand is blanked, or its row set aside; references to other tables are followed;
each problem has its place in the file.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.contract.problems import PERSONAL, Problem, is_personal
from analysis.contract.schema import COUNTRIES, Reference, Table, says_something_blank
from analysis.loading.reading import TextTable
from analysis.writing.names import alpha_2, closest, is_near_another, territory

# A cell: (row of the frame, column).
CellAt = tuple[int, str]


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
        """Return the keys, each with its names, that a slip may have made of a value, or nothing.

        LAO (Laos|ラオス): the name that led to the key, and one in the other language's letters.
        """
        found = closest(value, self.names.items())
        return ", ".join(
            key if key == name else f"{key} ({'|'.join((name, *self._other(key, name)))})"
            for key, name in found.items()
        )

    def _other(self, key: str, name: str) -> list[str]:
        names = (other for other, named in self.names.items() if named == key != other)
        return [other for other in names if other.isascii() != name.isascii()][:1]

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


def without_cells(checked: CheckedTable, cells: Iterable[CellAt]) -> CheckedTable:
    """Blank the given cells, or set their rows aside where a row cannot do without.

    It cannot do without both cells of a pair of which one has to be filled.
    """
    rows, blanks = set(), []
    for row, column in cells:
        declared = checked.table.columns[column]
        is_needed = column in checked.table.key or not declared.nullable
        if is_needed or says_something_blank(declared):
            rows.add(row)
        else:
            blanks.append((row, column))
    blanked = _with_blanks(checked, blanks)
    for row, column in blanks:
        other = checked.table.stands_in(column)
        if other and cell_text(blanked.frame, row, other) is None:
            rows.add(row)
    return without_rows(blanked, rows)


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
        problem_at(checked.text, row, reference.column, meant[value][0], detail=meant[value][1])
        for row, value in zip(unknown.index, unknown, strict=True)
    ]
    found = with_problems(checked, problems)
    kept = lost[lost.isin(checked.frame.index)]
    return without_cells(found, [(row, reference.column) for row in kept])


def problem_at(
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
        value = cell_text(text.frame, row, column)
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
        rows=text.stands_for(row),
    )


def cell_text(text: pd.DataFrame, row: int, column: str) -> str | None:
    """Return a cell as it stands in the file, None where it is blank."""
    value: Any = text.at[row, column]
    return None if pd.isna(value) else str(value)


def _with_blanks(checked: CheckedTable, cells: list[CellAt]) -> CheckedTable:
    if not cells:
        return checked
    frame = checked.frame.copy()
    for row, column in cells:
        frame.loc[row, column] = pd.NA if str(frame[column].dtype) != "float64" else float("nan")
    return CheckedTable(checked.text, frame, checked.problems, checked.set_aside)


# What a check of several columns, rows or tables finds.

Checked = Mapping[str, CheckedTable]


@dataclass(frozen=True)
class Finding:
    """Something that disagrees, at a row and column of a table.

    It is only reported, unless `unusable` names the columns whose cells cannot stand: they are
    blanked, or the row is set aside where it cannot do without them.
    """

    row: int
    column: str
    code: str
    detail: str = ""
    unusable: tuple[str, ...] = ()


# Checks, each with the table whose rows it reports.
Checks = tuple[tuple[str, Callable[[Checked], Iterator[Finding]]], ...]


def at_rows(
    frame: pd.DataFrame, flags: pd.Series, column: str, code: str, unusable: tuple[str, ...] = ()
) -> Iterator[Finding]:
    """Yield a finding at each flagged row; a flag that is NA is none."""
    for row in frame.index[flags.fillna(False).astype(bool)]:
        yield Finding(int(row), column, code, unusable=unusable)


def with_details(
    frame: pd.DataFrame, flags: pd.Series, column: str, code: str, details: pd.Series
) -> Iterator[Finding]:
    """Yield a finding at each flagged row, with what stands in `details` there."""
    for row in frame.index[flags.fillna(False).astype(bool)]:
        yield Finding(int(row), column, code, str(details[row]))
