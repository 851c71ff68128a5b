"""The existing checks of the contract, run on a sheet against the tables already known."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.checking import CheckedTable, check_reference, check_table, typed, without_rows
from analysis.consistency import check_consistency
from analysis.dataset import Dataset
from analysis.intake.grid import Mark
from analysis.intake.merging import keys, merged
from analysis.intake.names import known_keys
from analysis.intake.placing import discreet, in_order, named, normalisation_of, problem_of
from analysis.intake.sheet import ReadTable, Sheet
from analysis.intake.verdict import Verdict
from analysis.memory import remembered
from analysis.privacy import PERSONAL, is_personal
from analysis.problems import Problem
from analysis.schema import SOURCES, TABLES, Table

_COMPARED = ("seminars", "delegates", "programme")
# Where a disagreement with a known table is corrected in the file at hand: code → column.
_OWN_COLUMN = {"total": "delegates", "outside": "start_date", "cancelled": "status"}


def judge(sheet: Sheet, known: Dataset) -> Verdict:
    """Return the verdict on a sheet, all its problems at once."""
    marked = (problem_of(sheet, mark) for mark in sheet.marks)
    found = [*marked, *_checks(sheet, known)]
    problems = discreet(in_order(one for one in found if one.severity == "error"))
    odd = in_order(one for one in found if one.severity == "warning")
    numbers = [] if sheet.frame is None else list(sheet.frame.index)
    at_fault = {problem.line for problem in problems} if sheet.is_whole else set(numbers)
    kept = [number for number in numbers if number not in at_fault]
    text = sheet.text and replace(sheet.text, frame=_rows(sheet, kept))
    return Verdict(
        file=sheet.name,
        table=sheet.table,
        text=text,
        normalisations=tuple(
            normalisation_of(sheet, change)
            for change in sheet.changes
            if not is_personal(change.read)
        ),
        problems=problems,
        rows=sheet.rows,
        accepted=len(kept),
        refused=sheet.rows - sheet.blank - len(kept),
        blank=sheet.blank,
        written=sheet.written if _may_be_shown(problems) else (),
        pointed_out=discreet(odd) if _may_be_shown(problems) or not problems else (),
    )


def _may_be_shown(problems: Sequence[Problem]) -> bool:
    """Whether the rows are to be mended: who is named in one column may be named in others."""
    return bool(problems) and all(problem.code != PERSONAL for problem in problems)


def without_tables(known: Dataset, names: Collection[str]) -> Dataset:
    """Return the data without the rows of tables that are replaced.

    Of sources a data set has two files, of which only one is; all of them stay known.
    """
    emptied: dict[str, Any] = {
        name: getattr(known, name).iloc[:0] for name in names if name != SOURCES.name
    }
    return replace(known, **emptied) if emptied else known


def with_sheets(known: Dataset, sheets: Sequence[Sheet]) -> Dataset:
    """Return the data as they would be with the sheets added: one may point to another."""
    tables: dict[str, Any] = {}
    for sheet in sheets:
        if sheet.table is not None and sheet.frame is not None:
            name = sheet.table.name
            rows = _plain(sheet.table, tables.get(name, getattr(known, name)))
            own = typed(sheet.table, sheet.frame).drop_duplicates(list(sheet.table.key))
            tables[name] = merged(sheet.table, rows, own).reset_index(drop=True)
    return replace(known, **tables) if tables else known


def with_shared_keys(sheets: Sequence[Sheet]) -> list[Sheet]:
    """Return the sheets with a mark at each row that another of them has, too."""
    return [replace(sheet, marks=(*sheet.marks, *_shared_keys(sheet, sheets))) for sheet in sheets]


def _shared_keys(sheet: Sheet, sheets: Sequence[Sheet]) -> Iterator[Mark]:
    if sheet.heading is None or sheet.frame is None:
        return
    table, first = sheet.heading.table, sheet.heading.table.key[0]
    own = keys(table, sheet.frame[sheet.frame[first].notna()])
    for other in sheets:
        if other is not sheet and other.table is table and other.frame is not None:
            for row in own.index[own.isin(keys(table, other.frame))]:
                at = sheet.heading.positions.get(first)
                value = str(sheet.frame.at[row, first])
                yield Mark("shared_key", row, at, value, other.name, first)


def _rows(sheet: Sheet, numbers: list[int]) -> pd.DataFrame | None:
    return None if sheet.frame is None else sheet.frame.loc[numbers]


# Checks ---------------------------------------------------------------------------------------


def _checks(sheet: Sheet, known: Dataset) -> Iterator[Problem]:
    """Yield what the existing checks find, with the letters of the columns."""
    if sheet.text is None or sheet.heading is None:
        return
    checked = check_table(sheet.text)
    for reference in checked.table.references:
        checked = check_reference(checked, reference, known_keys(known, reference))
    missing = set(sheet.heading.missing)
    for problem in (*checked.problems, *_consistency(sheet, checked, known)):
        incomplete = problem.code == "duplicate" and missing & set(checked.table.key)
        if problem.column not in missing and not incomplete:
            yield named(sheet, problem)


def _consistency(sheet: Sheet, checked: CheckedTable, known: Dataset) -> Iterator[Problem]:
    """Yield where the sheet disagrees with itself and with the tables it stands beside."""
    name = checked.table.name
    if name not in _COMPARED:
        return
    marked = {mark.row for mark in sheet.marks if mark.row is not None and not mark.is_odd}
    own = without_rows(checked, marked)
    tables = {other: _known_table(known, other) for other in _COMPARED}
    tables[name] = _among(tables[name], own)
    found = check_consistency(tables)
    for problem in found[name].problems[len(own.problems) :]:
        if problem.line in own.frame.index:
            yield problem
    for other in set(_COMPARED) - {name}:
        for problem in found[other].problems:
            yield from _at_own_row(problem, tables[other], own)


def _among(known: CheckedTable, own: CheckedTable) -> CheckedTable:
    """Return the sheet's rows among the known ones, which bear numbers that no sheet has."""
    numbers = range(-len(known.frame), 0)
    frame = merged(own.table, known.frame.set_axis(numbers), own.frame)
    texts = [known.text.frame, own.text.frame]
    assert texts[0] is not None
    text = replace(own.text, frame=pd.concat([texts[0].set_axis(numbers), texts[1]]))
    return CheckedTable(text, frame, own.problems, own.set_aside)


@remembered
def _known_table(known: Dataset, name: str) -> CheckedTable:
    """Return a known table as the checks take it, its ids and days as text."""
    frame = _plain(TABLES[name], getattr(known, name))
    text = frame.astype({column: "string" for column in frame if column == "date"})
    read = ReadTable(TABLES[name], Path(f"{name}.csv"), text)
    return CheckedTable(read, frame, (), frame.iloc[:0])


def _plain(table: Table, frame: pd.DataFrame) -> pd.DataFrame:
    """Return known rows with ids as text, which repeat and are categories."""
    ids = [name for name, column in table.columns.items() if str(column.dtype) == "string"]
    return frame.astype(dict.fromkeys(ids, "string"))


def _at_own_row(problem: Problem, other: CheckedTable, own: CheckedTable) -> Iterator[Problem]:
    """Say what a known row disagrees with at the row of the sheet that is about its seminar."""
    column = _OWN_COLUMN.get(problem.code)
    if column not in own.table.columns:
        return
    seminar = other.frame.at[problem.line, "seminar_id"]
    rows = own.frame.index[own.frame["seminar_id"] == seminar]
    if len(rows):
        number = int(rows[0])
        yield replace(problem, file=own.text.file, line=number, column=column)
