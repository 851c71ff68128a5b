"""The result of a file for those who keep it in Excel: in sentences, and in its own rows."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import pandas as pd
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, PatternFill
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from analysis.contract.problems import Problem
from analysis.export.workbooks import HEADING, NOT_IN_XML, fit_rows, lay_out_page, workbook_bytes
from analysis.intake.grid import is_blank
from analysis.intake.headings import column_heading, is_comment
from analysis.intake.results.check_result import CheckResult
from analysis.palette import state_colour, tint
from analysis.words.catalogue import Words
from analysis.words.problem_sentences import FEW, alike, lines_in_words, what_and_fix

# The result of a file as a reader sees it: a sentence, every problem, every normalisation.

_SPACE = "␣"


def result_sentence(result: CheckResult, words: Words) -> str:
    """Say whether the file is accepted, as which table, and how many rows were read."""
    counts = counts_in_words(result, words)
    if result.table is not None and result.is_accepted:
        name = words.text(f"table-name-{result.table.name}")
        odd = len(result.pointed_out)
        return words.text("verdict-accepted", table=name, counts=counts, odd=odd)
    return words.text("verdict-refused", counts=counts, problems=len(result.problems))


def counts_in_words(result: CheckResult, words: Words) -> str:
    """Say how many rows were read, and how many of them are accepted, refused and blank."""
    return words.text(
        "check-counts",
        rows=result.rows,
        accepted=result.accepted,
        refused=result.refused,
        blank=result.blank,
    )


def problems(result: CheckResult, words: Words, *, together: bool = False) -> pd.DataFrame:
    """Return one row per problem, headed in words; with `together` one for those that are alike.

    Columns: the row and column as Excel shows them, what stands there, why, how to mend it.
    """
    return _listed(result, result.problems, words, together=together)


def pointed_out(result: CheckResult, words: Words, *, together: bool = False) -> pd.DataFrame:
    """Return one row per thing that only looks odd, with the columns of `problems`."""
    return _listed(result, result.pointed_out, words, together=together)


def _listed(
    result: CheckResult, found: Sequence[Problem], words: Words, *, together: bool
) -> pd.DataFrame:
    groups = alike(found, words) if together else [[problem] for problem in found]
    rows = [
        (
            lines_in_words(group, words) or words.text("report-whole-file"),
            column_in_words(result, group[0].letter or "", group[0].column, words),
            _values(group, words),
            *sentences(group[0], words),
        )
        for group in groups
    ]
    return pd.DataFrame(rows, columns=_headed(words, "row", "column", "value", "why", "fix"))


def _values(group: Sequence[Problem], words: Words) -> str:
    """Return what stands at the first places, each value once."""
    values = [*dict.fromkeys(problem.value for problem in group if problem.value)]
    more = ["…"] if len(values) > FEW else []
    return words.text("problem-list-joint").join([*values[:FEW], *more])


def normalisations(result: CheckResult, words: Words) -> pd.DataFrame:
    """Return one row per normalisation, headed in words: where, what was read, what it became."""
    rows = [
        (
            words.text("report-whole-file")
            if normalisation.row is None
            else str(normalisation.row),
            column_in_words(result, normalisation.letter, normalisation.column, words),
            _visible(normalisation.read, words),
            normalisation.became or words.text("report-left-out"),
            words.text(f"normalised-{normalisation.why}"),
        )
        for normalisation in result.normalisations
    ]
    return pd.DataFrame(rows, columns=_headed(words, "row", "column", "read", "became", "why"))


def sentences(problem: Problem, words: Words) -> tuple[str, str]:
    """Return what is wrong as a sentence of its own, and how to mend it."""
    what, fix = what_and_fix(problem, words)
    return what[:1].upper() + what[1:], fix


def _headed(words: Words, *names: str) -> list[str]:
    return [words.text(f"report-{name}") for name in names]


def column_in_words(result: CheckResult, letter: str, column: str | None, words: Words) -> str:
    """Return "B · Country": the letter that Excel shows, and what the column is."""
    head = column or ""
    if result.table is not None and head in result.table.columns:
        head = column_heading(result.table, head, words)
    return words.apart((letter, head))


def _visible(read: str, words: Words) -> str:
    """Return what was written with the spaces around it as signs."""
    if read == "\t":
        return words.text("report-tab")
    before = len(read) - len(read.lstrip())
    after = len(read) - len(read.rstrip()) if read.strip() else 0
    return _SPACE * before + read.strip() + _SPACE * after


# A file's own rows, the refused cells marked and what to mend beside them, to work on in Excel.

# A sign for a character that no workbook can hold; who leaves it there is told again.
_LOST = "\ufffd"
_WIDTH, _COMMENT_WIDTH = 18, 70
_PALE = tint(0.25, "light", state_colour("cancelled", "light"))
_MARKED = PatternFill("solid", fgColor=_PALE.removeprefix("#"))


def marked_workbook(result: CheckResult, words: Words) -> bytes:
    """Return the rows as they were written, each in the row where it stood.

    Beside them stands a column of comments, which is left out where the file is read again. What
    concerns the whole file stands in a note at its heading.
    """
    heading = max(len(result.written) - result.rows, 1)
    at = _place_of_comments(result.written, heading)
    workbook = Workbook()
    sheet = workbook.active
    for row, cells in enumerate(result.written, 1):
        for column, cell in enumerate(cells[: at - 1], 1):
            _write(sheet, row, column, cell)
    said = _said(result, words)
    _mark(sheet, result, said, at)
    _head(sheet, heading, at, words, [*said.get(None, ()), *said.get(heading, ())])
    sheet.freeze_panes = f"A{heading + 1}"
    fit_rows(sheet, heading)
    lay_out_page(sheet, heading)
    return workbook_bytes(workbook, result.file)


def _place_of_comments(written: Sequence[Sequence[str]], heading: int) -> int:
    """Return the column of comments: that of an earlier time, or the first beside all cells."""
    heads = written[heading - 1] if len(written) >= heading else ()
    earlier = [at for at, cell in enumerate(heads, 1) if is_comment(cell)]
    filled = (at for cells in written for at, cell in enumerate(cells, 1) if not is_blank([cell]))
    return earlier[-1] if earlier else max(filled, default=0) + 1


def _write(sheet: Worksheet, row: int, column: int, text: str) -> None:
    """Write a cell as text, whatever it looks like: no formula and no other day."""
    if text:
        cell = sheet.cell(row, column, NOT_IN_XML.sub(_LOST, text))
        cell.data_type, cell.number_format = "s", "@"
        cell.alignment = Alignment(vertical="top")


def _said(result: CheckResult, words: Words) -> Mapping[int | None, list[str]]:
    """Return what is said of each row: the whole sentence at the first of rows that are alike."""
    said: defaultdict[int | None, list[str]] = defaultdict(list)
    for group in alike((*result.problems, *result.pointed_out), words):
        first, many = group[0], len(group) > FEW + 1
        column = column_in_words(result, first.letter or "", first.column, words)
        what, fix = sentences(first, words)
        whole = words.text("marked-said", what=what, fix=fix)
        for number, problem in enumerate(group):
            is_named = many and number >= FEW
            text = words.text("marked-alike", row=str(first.line)) if is_named else whole
            said[problem.line].append(words.text("marked-joint").join(filter(None, (column, text))))
        if many:
            begin, end = (str(group[at].line) for at in (FEW, -1))
            said[first.line].append(
                words.text("marked-more", more=len(group) - FEW, begin=begin, end=end)
            )
    return said


def _mark(
    sheet: Worksheet, result: CheckResult, said: Mapping[int | None, Iterable[str]], at: int
) -> None:
    for problem in result.problems:
        if problem.line is not None and problem.line <= len(result.written):
            column = column_index_from_string(problem.letter) if problem.letter else at
            sheet.cell(problem.line, min(column, at)).fill = _MARKED
    for row, lines in said.items():
        if row is not None and row <= len(result.written):
            _write(sheet, row, at, "\n".join(lines))
            sheet.cell(row, at).alignment = Alignment(wrap_text=True, vertical="top")


def _head(sheet: Worksheet, heading: int, at: int, words: Words, of_all: Sequence[str]) -> None:
    for column in range(1, at):
        sheet.column_dimensions[get_column_letter(column)].width = _WIDTH
    sheet.column_dimensions[get_column_letter(at)].width = _COMMENT_WIDTH
    cell = sheet.cell(heading, at, words.text("heading-comment"))
    cell.font = HEADING
    if of_all:
        cell.comment = Comment("\n".join(of_all), "Kizuna", height=200, width=400)
