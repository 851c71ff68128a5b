"""A file's own rows, the refused cells marked and what to mend beside them, to work on in Excel."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, PatternFill
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from analysis.export import HEADING, NOT_IN_XML, fit_rows, lay_out_page, workbook_bytes
from analysis.findings import FEW, alike
from analysis.forms.report import column_in_words, sentences
from analysis.intake import Verdict
from analysis.intake.column_words import is_comment
from analysis.intake.grid import is_blank
from analysis.look import state_colour, tint
from analysis.problems import Problem
from analysis.words import Words

# A sign for a character that no workbook can hold; who leaves it there is told again.
_LOST = "\ufffd"
_WIDTH, _COMMENT_WIDTH = 18, 70
_PALE = tint(0.25, "light", state_colour("cancelled", "light"))
_MARKED = PatternFill("solid", fgColor=_PALE.removeprefix("#"))


def marked_workbook(verdict: Verdict, words: Words) -> bytes:
    """Return the rows as they were written, each in the row where it stood.

    Beside them stands a column of comments, which is left out where the file is read again. What
    concerns the whole file stands in a note at its heading.
    """
    heading = max(len(verdict.written) - verdict.rows, 1)
    at = _place_of_comments(verdict.written, heading)
    workbook = Workbook()
    sheet = workbook.active
    for row, cells in enumerate(verdict.written, 1):
        for column, cell in enumerate(cells[: at - 1], 1):
            _write(sheet, row, column, cell)
    said = _said(verdict, words)
    _mark(sheet, verdict, said, at)
    _head(sheet, heading, at, words, [*said.get(None, ()), *said.get(heading, ())])
    sheet.freeze_panes = f"A{heading + 1}"
    fit_rows(sheet, heading)
    lay_out_page(sheet, heading)
    return workbook_bytes(workbook, verdict.file)


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


def _said(verdict: Verdict, words: Words) -> Mapping[int | None, list[str]]:
    """Return what is said of each row: the whole sentence at the first of rows that are alike."""
    said: defaultdict[int | None, list[str]] = defaultdict(list)
    for group in alike((*verdict.problems, *verdict.pointed_out), words):
        first, many = group[0], len(group) > FEW + 1
        column = column_in_words(verdict, first.letter or "", first.column, words)
        parts = [*filter(None, (column, *sentences(first, words)))]
        for number, problem in enumerate(group):
            if many and number >= FEW:
                like = words.text("marked-alike", column=column, row=str(first.line))
                said[problem.line].append(like.removeprefix(" – "))
            else:
                said[problem.line].append(" – ".join(parts))
        if many:
            said[first.line].append(_more(group, words))
    return said


def _more(group: Sequence[Problem], words: Words) -> str:
    begin, end = (str(group[at].line) for at in (FEW, -1))
    return words.text("marked-more", more=len(group) - FEW, begin=begin, end=end)


def _mark(
    sheet: Worksheet, verdict: Verdict, said: Mapping[int | None, Iterable[str]], at: int
) -> None:
    for problem in verdict.problems:
        if problem.line is not None and problem.line <= len(verdict.written):
            column = column_index_from_string(problem.letter) if problem.letter else at
            sheet.cell(problem.line, min(column, at)).fill = _MARKED
    for row, lines in said.items():
        if row is not None and row <= len(verdict.written):
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
