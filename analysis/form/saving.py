"""What saving a form would do: judged as files are, and proposed as files are."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from analysis.contract.problems import Problem
from analysis.contract.schema import TABLES
from analysis.form.form import FormCell, SeminarForm
from analysis.form.made import Made, MadeRow, Texts, made, rows_frame, shown_at
from analysis.intake.results import merging
from analysis.intake.results.changes import ProposedSave, propose
from analysis.intake.results.check_result import CheckResult
from analysis.intake.results.reading import read_together
from analysis.loading.checking import typed
from analysis.loading.csv_writer import harmless, table_bytes
from analysis.loading.dataset import Dataset
from analysis.summaries.record.overview import changes

Problems = Mapping[FormCell, tuple[Problem, ...]]
# That the id of a seminar goes with its office and year is for whoever types ids.
_OF_IDS = ("id_office", "id_year")
# Of what two tables contradict each other in, the files say it in both; a form where it is typed.
_TOLD_IN = {
    **dict.fromkeys(("total", "complete_unknown", "people_uncounted"), "seminars"),
    **dict.fromkeys(("cancelled", "theme_elsewhere", "not_eligible"), "delegates"),
    "outside": "programme",
}
# Above the rows of a table stand its headings.
_FIRST_ROW = 2
_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, eq=False)
class FormSave:
    """What saving a form would do, and what hinders it.

    `problems` are those of the form's own cells, and with any nothing is proposed; `pointed_out`
    only looks odd. `numbers` are those of the pages that would become others
    (`summaries.record.overview.changes`).
    """

    seminar_id: str
    proposal: ProposedSave
    numbers: pd.DataFrame
    problems: Problems
    pointed_out: Problems

    @property
    def is_sound(self) -> bool:
        """Whether it can be saved."""
        return not self.problems and self.proposal.is_sound


def proposed_save(form: SeminarForm, known: Dataset, texts: Texts) -> FormSave:
    """Return what saving a form would do to a data set, made of these texts.

    Only rows that differ from those of the files are given to the checks and to the save; those
    that were taken out of the form leave the data. A form that was opened and not changed proposes
    no difference.
    """
    whole = known.whole
    rows = made(form, whole, texts)
    results = _checked(rows.changed, rows, whole)
    problems, odd = _at_places(rows.changed, results)
    removed = {table: keys for table, keys in rows.removed.items() if keys}
    if problems or not (results or removed):
        proposal = ProposedSave(whole, {}, (), {})
    else:
        proposal = propose(whole, texts, results.values(), removed=removed)
    numbers = changes(whole, proposal.dataset)
    return FormSave(rows.seminar_id, proposal, numbers, problems, odd)


def field_problems(form: SeminarForm, known: Dataset) -> Problems:
    """Return what is wrong with a form, or looks odd, by the cell beside which it is said.

    All rows of the seminar are judged as those of files are; sites and sources only where the form
    changes them. What only looks odd is a warning (`severity`). Places with the column "" are of
    the whole row.
    """
    whole = known.whole
    rows = made(form, whole)
    by_change = {"sites", "sources", *(["delegates"] if whole.summed_by else [])}
    given = {
        table: rows.changed[table] if table in by_change else own
        for table, own in rows.rows.items()
    }
    problems, odd = _at_places(given, _checked(given, rows, whole))
    return {place: (*problems.get(place, ()), *odd.get(place, ())) for place in {**problems, **odd}}


_Given = Mapping[str, Sequence[MadeRow]]


def _checked(given: _Given, rows: Made, known: Dataset) -> Mapping[str, CheckResult]:
    """Return what the checks of files say of rows, beside the data without those taken out."""
    left = _with_references(_without(known, rows.removed), rows)
    files = [(f"{table}.csv", _file(table, own)) for table, own in given.items() if own]
    results = read_together(files, left, replaced=())
    return {result.file.removesuffix(".csv"): result for result in results}


def _file(table: str, rows: Sequence[MadeRow]) -> bytes:
    """Return rows as the file that somebody might have sent."""
    frame = rows_frame(table, (row.cells for row in rows))
    return _MARK + table_bytes(frame.fillna("").astype(object).map(harmless))


def _with_references(known: Dataset, rows: Made) -> Dataset:
    """Return the data with the sites and sources that the form adds: its own rows point to them.

    An id that is not known would be looked at for signs of doubt, and may be made of such words.
    """
    added: dict[str, Any] = {}
    for name in ("sites", "sources"):
        if rows.changed[name]:
            table = TABLES[name]
            own = typed(table, rows_frame(name, (row.cells for row in rows.changed[name])))
            frame = merging.ids_as_text(table, getattr(known, name))
            with_own = merging.merged(table, frame, own.drop_duplicates([*table.key]))
            added[name] = with_own.reset_index(drop=True)
    return replace(known, **added) if added else known


def _without(known: Dataset, removed: Mapping[str, Sequence[merging.Key]]) -> Dataset:
    left: dict[str, Any] = {}
    for name, keys in removed.items():
        if keys:
            table, frame = TABLES[name], getattr(known, name)
            left[name] = merging.without_keys(table, frame, keys)
    return replace(known, **left) if left else known


def _at_places(given: _Given, results: Mapping[str, CheckResult]) -> tuple[Problems, Problems]:
    """Return the problems, and what looks odd, by the places of the form."""
    told = {
        (table, problem.code)
        for table, result in results.items()
        for problem in (*result.problems, *result.pointed_out)
    }

    def is_told(table: str, problem: Problem) -> bool:
        where = _TOLD_IN.get(problem.code, table)
        return problem.code not in _OF_IDS and (where == table or (where, problem.code) not in told)

    problems: defaultdict[FormCell, list[Problem]] = defaultdict(list)
    odd: defaultdict[FormCell, list[Problem]] = defaultdict(list)
    for table, result in results.items():
        for found, into in ((result.problems, problems), (result.pointed_out, odd)):
            for problem in found:
                if is_told(table, problem):
                    into[_place(table, given[table], problem)].append(problem)
    return (
        {place: tuple(own) for place, own in problems.items()},
        {place: tuple(own) for place, own in odd.items()},
    )


def _place(table: str, rows: Sequence[MadeRow], problem: Problem) -> FormCell:
    at = (problem.line or 0) - _FIRST_ROW
    return shown_at(table, rows[at].place if 0 <= at < len(rows) else 0, problem.column)
