"""A file from a spreadsheet, CSV or XLSX, read as staff write it and refused where it is unsafe.

`files` opens what came and gets its cells, `headings` finds which table they are, `values` reads
how a cell is written, `results` judges whether it may stand beside the known data and says what
would change, and `sandbox` does all of it in a process of its own, and keeps uploads that wait.

Nothing is guessed: what can be read in two ways is refused. Nothing is lost: each change is listed,
and rows = accepted + refused + blank. Nothing personal is kept or repeated.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.contract.problems import PERSONAL, Problem, is_personal
from analysis.contract.schema import DELEGATES, TABLES, is_free_text
from analysis.frames.caching import FrameCache
from analysis.intake.files import guard, opening
from analysis.intake.results import check_result, merging, whole_seminar
from analysis.intake.results.sheet import ReadTable, Sheet, read_sheets
from analysis.intake.values.names import known_keys
from analysis.loading import checking, consistency
from analysis.loading.checked import CheckedTable, check_reference, problem_at, without_rows
from analysis.loading.dataset import Dataset
from analysis.writing.signs import lost_from

# What a file is refused for, besides what the checks of the data files find.
CODES = (
    *("wrong_type", "wrong_ending", "old_excel", "password", "open_document", "numbers"),
    *("binary_workbook", "xml_spreadsheet", "web_page", "macros", "too_large", "too_many_cells"),
    *("zip_bomb", "xml_bomb", "broken_workbook", "no_sheet", "several_sheets", "hidden_sheet"),
    *("hidden_row", "hidden_column", "merged", "struck_row", "struck", "struck_on_condition"),
    *("raised", "format", "data_type"),
    *("ambiguous_encoding", "quotes", "unknown_table", "above_heading", "two_headings"),
    *("duplicate_column", "extra_column", "short_row", "no_rows"),
    *("control", "too_long", "lost_character", "excel_error", "formula"),
    *("year", "ambiguous_date", "ambiguous_number", "ambiguous_name", "fraction", "negative"),
    *("duplicate_row", "shared_key", "personal"),
    *("ditto", "nothing", "perhaps", "denied", "about", "note_mark", "era"),
    *("buddhist_year", "weekday", "two_numbers", "hemisphere", "other_country"),
    "engine_serves",
)
# Why something was read in another form than it was written.
REASONS = (
    *("encoding", "delimiter", "title", "heading", "spaces", "width", "date", "date_cell"),
    *("serial", "era", "year", "whole", "degrees", "name", "zero", "apostrophe", "comment"),
    *("unit", "invisible", "composed", "format", "replaced", "same_file", "made"),
)


def read(name: str, content: bytes, known: Dataset) -> check_result.CheckResult:
    """Return the result of one file beside the known data. Never raises, whatever the bytes."""
    (result,) = _judged([opening.Chosen(name, content)], known, TABLES)
    return result


def read_together(
    files: Iterable[tuple[str, bytes]],
    known: Dataset,
    replaced: Collection[str] = TABLES,
    *,
    newest_alone: bool = True,
) -> tuple[check_result.CheckResult, ...]:
    """Return the results of files that go in together: rows of one may point to another's.

    The rows of the tables named in `replaced` go in the place of all the known ones; those of any
    other table are added to them, in the place of the ones with the same key. A data package of
    Kizuna goes in as its tables, each with its result, and so does a workbook of several sheets,
    where ids may be left blank (`whole_seminar`). Of files and tables with one name the last
    counts, unless `newest_alone` is False.
    """
    tables = [table for file in files for table in guard.opened(*file)]
    chosen = (
        opening.newest(tables) if newest_alone else [opening.Chosen(*table) for table in tables]
    )
    return _judged(chosen, known, replaced)


def _judged(
    files: Iterable[opening.Chosen], known: Dataset, replaced: Collection[str]
) -> tuple[check_result.CheckResult, ...]:
    read = [*chain.from_iterable(_read(file, known) for file in files)]
    sheets = merging.with_shared_keys(read)
    own = {sheet.table.name for sheet in sheets if sheet.table and sheet.rows > sheet.blank}
    left = merging.without_tables(known, own & set(replaced))
    together = merging.with_sheets(left, sheets)
    return tuple(
        judge(sheet, _beside(sheet, sheets, left, together), known, sheets) for sheet in sheets
    )


def _read(file: opening.Chosen, known: Dataset) -> Iterator[Sheet]:
    """Yield the sheets of a file; with the first, which files were left out for it."""
    first, *others = whole_seminar.completed(read_sheets(file.name, file.content, known), known)
    yield replace(first, normalisations=(*file.left_out, *first.normalisations))
    yield from others


def _beside(sheet: Sheet, sheets: Sequence[Sheet], left: Dataset, together: Dataset) -> Dataset:
    """Return the data with all sheets but this one; those with all sheets are made once."""
    if sheet.table is None:
        return together
    of_table = [other for other in sheets if other is not sheet and other.table is sheet.table]
    own: dict[str, Any] = {
        sheet.table.name: getattr(merging.with_sheets(left, of_table), sheet.table.name)
    }
    return replace(together, **own)


# The checks of the contract, run on a sheet beside the tables already known.

# What compares all rows of a seminar.
_SUMS = ("total", "complete_unknown", "complete_uncounted", "people_uncounted")
# Where a disagreement with a known table is corrected in the file at hand: code → columns, of
# which one is in the file's table.
_OWN_COLUMNS = {
    "total": ("delegates",),
    "outside": ("start_date",),
    "cancelled": ("status",),
    "complete_unknown": ("country",),
    "people_uncounted": ("delegates",),
    "theme_elsewhere": ("theme_id",),
    "not_eligible": ("start_date",),
}
_OF_SEMINARS = ("seminars", "delegates", "programme")


def judge(
    sheet: Sheet, known: Dataset, before: Dataset, together: Sequence[Sheet] = ()
) -> check_result.CheckResult:
    """Return the result of a sheet, all its problems at once.

    `known` are the data as they would be without the sheet; `before` as they are, with the rows
    that the sheet replaces; `together` are the sheets of which `known` holds the rows, those that
    are refused too.
    """
    marked = (check_result.problem_of(sheet, issue) for issue in sheet.issues)
    is_served = sheet.table is DELEGATES and bool(known.summed_by)
    if is_served:
        # What an engine adds up no file can change.
        code, by = "engine_serves", known.summed_by
        found: Sequence[Problem] = [Problem(sheet.name, None, None, code, detail=by, letter="")]
    else:
        found = _own_faults([*marked, *_checks(sheet, known, before)], sheet, together)
    problems = check_result.discreet(
        check_result.one_problem_each(one for one in found if one.severity == "error")
    )
    odd = check_result.one_problem_each(one for one in found if one.severity == "warning")
    numbers = [] if sheet.frame is None else list(sheet.frame.index)
    # A workbook is given back as a whole, with the sheets that need no correction.
    is_beside_others = not problems and bool(check_result.title_of(sheet.name))
    is_lost = is_served or not sheet.is_whole
    at_fault = set(numbers) if is_lost else {problem.line for problem in problems}
    kept = [number for number in numbers if number not in at_fault]
    frame = None if sheet.frame is None else sheet.frame.loc[kept]
    return check_result.CheckResult(
        file=sheet.name,
        table=sheet.table,
        text=sheet.text and replace(sheet.text, frame=frame),
        normalisations=tuple(
            check_result.normalisation_of(sheet, normalisation)
            for normalisation in sheet.normalisations
            if not is_personal(normalisation.read)
        ),
        problems=problems,
        rows=sheet.rows,
        accepted=len(kept),
        refused=sheet.rows - sheet.blank - len(kept),
        blank=sheet.blank,
        written=sheet.written if _may_be_shown(problems) or is_beside_others else (),
        pointed_out=check_result.discreet(odd) if _may_be_shown(problems) or not problems else (),
    )


def _own_faults(
    problems: Sequence[Problem], sheet: Sheet, together: Sequence[Sheet]
) -> Sequence[Problem]:
    """Leave out what follows from a refusal elsewhere, and what is said of a row struck out."""
    struck = {issue.row for issue in sheet.issues if issue.code == "struck_row"}
    kept = [one for one in problems if one.code == "struck_row" or one.line not in struck]
    if any(one.code in _SUMS for one in kept) and sheet.frame is not None:
        waiting = set[str]().union(*map(_waiting, (*together, sheet)))
        seminars = sheet.frame["seminar_id"]
        kept = [
            one
            for one in kept
            if one.code not in _SUMS or not {"", seminars.get(one.line)} & waiting
        ]
    return kept


def _waiting(sheet: Sheet) -> set[str]:
    """Return the seminars of which a number of delegates is refused; "" for an unknown one."""
    if sheet.text is None or sheet.frame is None or sheet.table is not DELEGATES:
        return set()
    refused = checking.check_table(sheet.text).set_aside.index.union(
        [*{row for row, _ in sheet.unread}]
    )
    return {*sheet.frame.reindex(refused)["seminar_id"].fillna("")}


def _may_be_shown(problems: Sequence[Problem]) -> bool:
    """Whether the rows are to be mended: who is named in one column may be named in others."""
    return bool(problems) and all(problem.code != PERSONAL for problem in problems)


# Checks ---------------------------------------------------------------------------------------


def _checks(sheet: Sheet, known: Dataset, before: Dataset) -> Iterator[Problem]:
    """Yield what the existing checks find, with the letters of the columns."""
    if sheet.text is None or sheet.heading is None:
        return
    key = sheet.heading.table.key[0]
    checked = checking.check_table(sheet.text, [(row, key) for row in sheet.unlike])
    for reference in checked.table.references:
        checked = check_reference(checked, reference, known_keys(known, reference))
    missing = set(sheet.heading.missing)
    spoilt = (one for one in checked.problems if one.column in checked.table.key)
    unlike = sheet.unlike | {one.line for one in spoilt if one.code != "duplicate"}
    known_rows = merging.ids_as_text(checked.table, getattr(before, checked.table.name))
    for problem in (
        *_letters_changed(checked, known_rows),
        *checked.problems,
        *_consistency(sheet, checked, known),
        *_against_replaced(sheet, checked, known, before),
    ):
        is_copy = problem.code == "duplicate"
        incomplete = is_copy and (missing & set(checked.table.key) or problem.line in unlike)
        # A name in neither language is reported at one cell, of which the other may be refused.
        at = {problem.column, problem.detail if problem.code == "neither" else problem.column}
        is_unread = any((problem.line, column) in sheet.unread for column in at)
        if problem.column not in missing and not incomplete and not is_unread:
            yield check_result.located(sheet, problem)


@dataclass(frozen=True, eq=False)
class _Tables(Mapping[str, CheckedTable]):
    """The tables that a sheet stands beside, each made when a check asks for it."""

    known: Dataset
    own: CheckedTable

    def __getitem__(self, name: str) -> CheckedTable:
        return self._own if name == self.own.table.name else _known_table(self.known, name)

    def __iter__(self) -> Iterator[str]:
        return iter(TABLES)

    def __len__(self) -> int:
        return len(TABLES)

    @cached_property
    def _own(self) -> CheckedTable:
        # The sheet's rows among the known ones, which bear numbers that no sheet has.
        known = _known_table(self.known, self.own.table.name)
        numbers = range(-len(known.frame), 0)
        frame = merging.merged(self.own.table, known.frame.set_axis(numbers), self.own.frame)
        texts = [known.text.frame, self.own.text.frame]
        assert texts[0] is not None
        text = replace(self.own.text, frame=pd.concat([texts[0].set_axis(numbers), texts[1]]))
        return CheckedTable(text, frame, self.own.problems, self.own.set_aside)


def _consistency(sheet: Sheet, checked: CheckedTable, known: Dataset) -> Iterator[Problem]:
    """Yield where the sheet disagrees with itself and with the tables it stands beside.

    Of problems of other tables, those are found that are about a seminar of the sheet.
    """
    name, own = checked.table.name, _unmarked(sheet, checked)
    tables = _Tables(known, own)
    beside = {*_OF_SEMINARS} - {name} if "seminar_id" in own.table.columns else set()
    found = consistency.check_consistency(tables, {name, *beside})
    yield from _of_own_rows(found[name], own)
    for other in beside:
        for problem in found[other].problems:
            yield from _at_own_row(problem, tables[other], own)


def _unmarked(sheet: Sheet, checked: CheckedTable) -> CheckedTable:
    marked = {issue.row for issue in sheet.issues if issue.row is not None and not issue.is_odd}
    return without_rows(checked, marked)


def _of_own_rows(found: CheckedTable, own: CheckedTable) -> Iterator[Problem]:
    for problem in found.problems[len(own.problems) :]:
        if problem.line in own.frame.index:
            yield problem


def _against_replaced(
    sheet: Sheet, checked: CheckedTable, known: Dataset, before: Dataset
) -> Iterator[Problem]:
    """Yield where the sheet disagrees with rows that it replaces.

    One thing under a new id would be another thing to whoever knows the old one.
    """
    name = checked.table.name
    if getattr(before, name) is not getattr(known, name):
        own = _unmarked(sheet, checked)
        found = consistency.check_consistency(_Tables(before, own), {name}, consistency.IDS)
        yield from _of_own_rows(found[name], own)


def _letters_changed(checked: CheckedTable, before: pd.DataFrame) -> Iterator[Problem]:
    """Yield the texts of which the known row of the same key has letters in place of a "?"."""
    table, rows = checked.table, checked.frame
    texts = [name for name, column in table.columns.items() if is_free_text(column)]
    rows = rows[[any("?" in str(text) for text in row) for row in rows[texts].to_numpy()]]
    if rows.empty:
        return
    known = merging.by_key(table, before).reindex(
        pd.Index([*merging.keys(table, rows)], tupleize_cols=False)
    )
    for name in texts:
        for row, old, new in zip(rows.index, known[name], rows[name], strict=True):
            if pd.notna(old) and pd.notna(new) and lost_from(str(old), str(new)):
                detail = str(old)
                yield problem_at(
                    checked.text, row, name, "letters_changed", detail=detail, warning=True
                )


# By frame: the data beside each sheet are others, and most of their tables the same.
_KNOWN: FrameCache[CheckedTable] = FrameCache()


def _known_table(known: Dataset, name: str) -> CheckedTable:
    """Return a known table as the checks take it, its ids and days as text."""
    of_data = getattr(known, name)
    found = _KNOWN.get(of_data)
    if found is not None and found.table is TABLES[name]:
        return found
    frame = merging.ids_as_text(TABLES[name], of_data)
    days = frame.select_dtypes("datetime").columns
    text = frame.astype(dict.fromkeys(days, "string"))
    read = ReadTable(TABLES[name], Path(f"{name}.csv"), text)
    return _KNOWN.keep(of_data, CheckedTable(read, frame, (), frame.iloc[:0]))


def _at_own_row(problem: Problem, other: CheckedTable, own: CheckedTable) -> Iterator[Problem]:
    """Say what a known row disagrees with at the row of the sheet that is about its seminar."""
    columns = set(_OWN_COLUMNS.get(problem.code, ())) & set(own.table.columns)
    if not columns:
        return
    (column,) = columns
    seminar = other.frame.at[problem.line, "seminar_id"]
    rows = own.frame.index[own.frame["seminar_id"] == seminar]
    if len(rows):
        number = int(rows[0])
        yield replace(problem, file=own.text.file, line=number, column=column)
