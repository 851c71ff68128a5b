"""What those are given who keep tables in Excel: a workbook to fill in, and the result of one."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

import pandas as pd
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, PatternFill, Side
from openpyxl.utils import column_index_from_string, get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from analysis.contract.problems import Problem
from analysis.contract.schema import DATA_SET_TABLES, Table, allowed_values
from analysis.export import data_package, workbooks
from analysis.export.workbooks import HEADING, NOT_IN_XML, fit_rows, lay_out_page, workbook_bytes
from analysis.intake import limits
from analysis.intake.files.workbook import LISTS
from analysis.intake.grid import is_blank
from analysis.intake.headings import column_heading, is_comment
from analysis.intake.results.check_result import CheckResult
from analysis.intake.values.names import words_for_choices, words_for_keys
from analysis.loading.dataset import Dataset
from analysis.palette import state_colour, tint
from analysis.words.catalogue import Words
from analysis.words.problem_sentences import FEW, alike, lines_in_words, what_and_fix

# A workbook to fill in: one table, headed in the reader's words, with drop-downs and notes.

# Excel keeps what is typed as it is typed: no 07 becomes 7, and no day another.
_AS_TYPED = "@"
_NARROWEST, _WIDEST = 12, 40
_NOTE_WIDTH, _NOTE_HEIGHT = 320, 160


# Of a whole seminar in one workbook, what the other sheets say: it is left blank, and made on
# reading (`intake.results.whole_seminar`).
MADE_ON_READING = ("seminar_id", "host_id", "site_id", "source_id", "position", "basis")


def template(table: Table, known: Dataset, words: Words, rows: pd.DataFrame | None = None) -> bytes:
    """Return the workbook, blank or with rows of the table (as text) to be corrected."""
    workbook = Workbook()
    sheet, lists = workbook.active, workbook.create_sheet(LISTS)
    lists.sheet_state = "veryHidden"
    sheet.title = table.name
    _fill_sheet(sheet, table, words, rows)
    _explain(sheet, lists, table, known, words)
    return workbooks.workbook_bytes(workbook, words.text(f"table-{table.name}"))


def seminar_template(
    known: Dataset, words: Words, rows: Mapping[str, pd.DataFrame] | None = None
) -> bytes:
    """Return one workbook for a whole seminar, a sheet for each table of a data set.

    It is blank, or has rows (as text) by the names of tables. Read again, its sheets go together.
    """
    workbook, filled = Workbook(), rows or {}
    workbook.remove(workbook.active)
    sheets = [
        (table, workbook.create_sheet(words.text(f"table-name-{table.name}")))
        for table in DATA_SET_TABLES
    ]
    lists = workbook.create_sheet(LISTS)
    lists.sheet_state = "veryHidden"
    for table, sheet in sheets:
        _fill_sheet(sheet, table, words, filled.get(table.name))
        _explain(sheet, lists, table, known, words, made=MADE_ON_READING)
    return workbooks.workbook_bytes(workbook, words.text("template-seminar"))


def _fill_sheet(sheet: Worksheet, table: Table, words: Words, rows: pd.DataFrame | None) -> None:
    """Write the headings, and the rows below them."""
    sheet.append([column_heading(table, column, words) for column in table.columns])
    for row in () if rows is None else rows[[*table.columns]].fillna("").itertuples(index=False):
        sheet.append([workbooks.NOT_IN_XML.sub("", cell) or None for cell in row])
    _lay_out(sheet)


def _explain(
    sheet: Worksheet,
    lists: Worksheet,
    table: Table,
    known: Dataset,
    words: Words,
    made: Collection[str] = (),
) -> None:
    """Give each column its note, and its drop-down; those that are made on reading say so."""
    notes = {
        row[words.text("dictionary-column")]: row
        for row in data_package.dictionary(table.name, words)
    }
    for at, column in enumerate(table.columns, 1):
        is_reference = column in made and column not in table.key and column != "basis"
        choices = _choices(table, column, known, words) if column not in _OF_BOOK & {*made} else []
        example = choices[0] if choices else _example(table, column, known)
        said = words.text("template-example", example=example) if example else ""
        if column in made:
            said = words.text("template-named" if is_reference else "template-made")
        _annotate(sheet, at, [*[*notes[column].values()][1:], said])
        if choices:
            _add_choices(sheet, lists, at, choices)


# What points to rows of the same workbook, which no list holds yet.
_OF_BOOK = frozenset({"seminar_id", "source_id"})


def _lay_out(sheet: Worksheet) -> None:
    for head, *cells in sheet.iter_cols():
        head.font, head.border = workbooks.HEADING, Border(bottom=Side("thin"))
        head.alignment = Alignment(wrap_text=True, vertical="top")
        column = sheet.column_dimensions[head.column_letter]
        widest = max(workbooks.characters(str(cell.value or "")) for cell in (head, *cells))
        column.width = min(max(widest + 2, _NARROWEST), _WIDEST)
        column.number_format = _AS_TYPED
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.number_format = _AS_TYPED
            if cell.value is not None:
                cell.data_type = "s"
    sheet.freeze_panes = "B2"
    workbooks.fit_rows(sheet, 1)
    workbooks.lay_out_page(sheet, 1)


def _annotate(sheet: Worksheet, at: int, parts: Sequence[str]) -> None:
    """Say in a note what the column means, its type, whether it may be blank, and an example."""
    note = Comment("\n".join(filter(None, parts)), "Kizuna", height=_NOTE_HEIGHT, width=_NOTE_WIDTH)
    sheet.cell(1, at).comment = note


def _example(table: Table, column: str, known: Dataset) -> str:
    """Return what stands in the column today, the first that is documented."""
    values = getattr(known, table.name)[column].dropna()
    if values.empty:
        return ""
    first = values.iloc[0]
    return f"{first:%Y-%m-%d}" if isinstance(first, date) else str(first)


def _choices(table: Table, column: str, known: Dataset, words: Words) -> list[str]:
    """Return what a cell may say, in the reader's words."""
    pointer = next((one for one in table.references if one.column == column), None)
    if pointer:
        return words_for_keys(known, pointer, words)
    return words_for_choices(column, allowed_values(table.columns[column]), words)


def _add_choices(sheet: Worksheet, lists: Worksheet, at: int, choices: Sequence[str]) -> None:
    """Give a column a drop-down. Other names of the same things may be typed, too."""
    column = lists.max_column + 1 if lists.cell(1, 1).value else 1
    for row, choice in enumerate(choices, 1):
        lists.cell(row, column, choice)
    letter, listed = get_column_letter(at), get_column_letter(column)
    offered = DataValidation(
        "list",
        formula1=f"{quote_sheetname(LISTS)}!${listed}$1:${listed}${len(choices)}",
        allow_blank=True,
        showErrorMessage=False,
    )
    offered.add(f"{letter}2:{letter}{limits.ROWS}")
    sheet.add_data_validation(offered)


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


def marked_workbook(results: Sequence[CheckResult], words: Words) -> bytes:
    """Return the rows as they were written, each in the row where it stood, sheet by sheet.

    Beside them stands a column of comments, which is left out where the file is read again. What
    concerns the whole file stands in a note at its heading.
    """
    workbook = Workbook()
    workbook.remove(workbook.active)
    for result in results:
        _mark_sheet(workbook.create_sheet(result.sheet or None), result, words)
    return workbook_bytes(workbook, results[0].upload)


def _mark_sheet(sheet: Worksheet, result: CheckResult, words: Words) -> None:
    heading = max(len(result.written) - result.rows, 1)
    at = _place_of_comments(result.written, heading)
    for row, cells in enumerate(result.written, 1):
        for column, cell in enumerate(cells[: at - 1], 1):
            _write(sheet, row, column, cell)
    said = _said(result, words)
    _mark(sheet, result, said, at)
    _head(sheet, heading, at, words, [*said.get(None, ()), *said.get(heading, ())])
    sheet.freeze_panes = f"A{heading + 1}"
    fit_rows(sheet, heading)
    lay_out_page(sheet, heading)


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
