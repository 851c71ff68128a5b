"""What is said of a file before it replaces another, and where each problem or change stands."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from openpyxl.utils import get_column_letter

from analysis.contract.problems import PERSONAL, Problem, Severity, is_personal, only_looks_odd
from analysis.contract.schema import Table
from analysis.intake import limits
from analysis.intake.grid import GridRows, Issue, Normalisation
from analysis.intake.results.sheet import ReadTable, Sheet


@dataclass(frozen=True)
class FileNormalisation:
    """Something that was read in another form than it was written, and why.

    `row` and `letter` are those that Excel shows; without them it is the whole file or row.
    Each `why` has the message `normalised-<why>`.
    """

    file: str
    row: int | None
    letter: str
    column: str | None
    read: str
    became: str
    why: str


@dataclass(frozen=True)
class CheckResult:
    """A file as read and checked. It is accepted as a whole or not at all.

    `pointed_out` is what only looks odd: its rows are taken.

    `text` holds the rows without a problem, in the contract's form, numbered as in Excel; None
    where the table is not known. Always rows = accepted + refused + blank. `written` are the cells
    of every row of a refused file as they were, titles and headings too; none beside personal data.
    """

    file: str
    table: Table | None
    text: ReadTable | None
    normalisations: tuple[FileNormalisation, ...]
    problems: tuple[Problem, ...]
    rows: int
    accepted: int
    refused: int
    blank: int
    written: GridRows = ()
    pointed_out: tuple[Problem, ...] = ()

    @property
    def is_accepted(self) -> bool:
        """Whether the file may replace the one of its table."""
        return not self.problems

    @property
    def sheet(self) -> str:
        """The title of the sheet, where the upload was a workbook of several."""
        return title_of(self.file)

    @property
    def upload(self) -> str:
        """The name of the file that was sent."""
        return self.file.removesuffix(f" [{self.sheet}]") if self.sheet else self.file


# As Excel refers to a sheet of another workbook, the other way round; no title has these brackets.
_OF_A_BOOK = re.compile(r".* \[(?P<title>[^\[\]]+)\]", re.DOTALL)


def title_of(name: str) -> str:
    """Return the title of the sheet in the name of a result; "" for a file of one table."""
    found = _OF_A_BOOK.fullmatch(name)
    return found["title"] if found else ""


def unread(problem: Problem) -> CheckResult:
    """Return the result of a file that could not be read at all."""
    return CheckResult(problem.file, None, None, (), (problem,), 0, 0, 0, 0)


# Where a problem or change stands: columns in words of the contract, and letters as Excel shows.
#
# What is personal is held back here, wherever it stands.


def one_problem_each(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return one problem for each place, the first found, from the top of the sheet down.

    A cell that could not be read is blank to the checks, which need not say so again.
    """
    first: dict[object, Problem] = {}
    for problem in problems:
        first.setdefault((problem.line, problem.letter, problem.column), problem)
    return tuple(
        sorted(
            first.values(),
            key=lambda problem: (
                problem.line or 0,
                len(problem.letter or ""),
                problem.letter or "",
            ),
        )
    )


def discreet(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Keep back what is personal; beside personal data, all that is in no column of the table."""
    has_personal = any(problem.code == PERSONAL for problem in problems)
    return tuple(
        replace(problem, value=None)
        if problem.code == PERSONAL or (has_personal and problem.column is None)
        else problem
        for problem in problems
    )


def problem_of(sheet: Sheet, issue: Issue) -> Problem:
    """Return what a mark says as a problem."""
    letter = get_column_letter(issue.column) if issue.column else ""
    name = issue.name or _column_at(sheet, issue.column)
    value, detail = _short(issue.value), _short(issue.detail) or ""
    severity: Severity = "warning" if issue.is_odd else "error"
    return Problem(sheet.name, issue.row, name, issue.code, value, detail, severity, letter)


def _short(value: str | None) -> str | None:
    """Return a value as a report shows it: a cell can hold a book, or what is personal."""
    if value is None or is_personal(value):
        return None
    if len(value) <= limits.LETTERS:
        return value
    return f"{value[: limits.LETTERS]}…"


def _column_at(sheet: Sheet, position: int | None) -> str | None:
    return sheet.heading.columns.get(position) if sheet.heading and position else None


def located(sheet: Sheet, problem: Problem) -> Problem:
    """Give a problem of the checks its letter, and a code that says more where one does.

    What only looks odd stays a warning; whatever else is found in an upload refuses it.
    """
    at = sheet.heading.positions.get(problem.column or "") if sheet.heading else None
    return replace(
        problem,
        code=_code(sheet, problem),
        value=_short(problem.value),
        letter=get_column_letter(at) if at else "",
        severity="warning" if only_looks_odd(problem) else "error",
    )


def _code(sheet: Sheet, problem: Problem) -> str:
    if problem.code == "range" and problem.detail.startswith("1 ") and str(problem.value)[0] == "-":
        return "negative"
    if problem.code == "duplicate" and problem.line in sheet.copies:
        return "duplicate_row"
    return problem.code


def normalisation_of(sheet: Sheet, normalisation: Normalisation) -> FileNormalisation:
    """Return a change as a report shows it."""
    return FileNormalisation(
        sheet.name,
        normalisation.row,
        get_column_letter(normalisation.column) if normalisation.column else "",
        _column_at(sheet, normalisation.column),
        _short(normalisation.read) or "",
        _short(normalisation.became) or "",
        normalisation.why,
    )
