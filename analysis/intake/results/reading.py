"""A file from a spreadsheet, CSV or XLSX, read as staff write it and refused where it is unsafe.

`files` opens what came and gets its cells, `headings` finds which table they are, `values` reads
how a cell is written, `results` judges whether it may stand beside the known data and says what
would change, and `sandbox` does all of it in a process of its own, and keeps uploads that wait.

Nothing is guessed: what can be read in two ways is refused. Nothing is lost: each change is listed,
and rows = accepted + refused + blank. Nothing personal is kept or repeated.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any

from analysis.contract.schema import TABLES
from analysis.intake.files.guard import opened
from analysis.intake.files.opening import Chosen, newest
from analysis.intake.results.check_result import CheckResult
from analysis.intake.results.judging import judge
from analysis.intake.results.merging import with_shared_keys, with_sheets, without_tables
from analysis.intake.results.sheet import Sheet, read_sheet
from analysis.loading.dataset import Dataset

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
)
# Why something was read in another form than it was written.
REASONS = (
    *("encoding", "delimiter", "title", "heading", "spaces", "width", "date", "date_cell"),
    *("serial", "era", "year", "whole", "degrees", "name", "zero", "apostrophe", "comment"),
    *("unit", "invisible", "composed", "format", "replaced", "same_file"),
)


def read(name: str, content: bytes, known: Dataset) -> CheckResult:
    """Return the result of one file beside the known data. Never raises, whatever the bytes."""
    (result,) = _judged([Chosen(name, content)], known, TABLES)
    return result


def read_together(
    files: Iterable[tuple[str, bytes]],
    known: Dataset,
    replaced: Collection[str] = TABLES,
    *,
    newest_alone: bool = True,
) -> tuple[CheckResult, ...]:
    """Return the results of files that go in together: rows of one may point to another's.

    The rows of the tables named in `replaced` go in the place of all the known ones; those of any
    other table are added to them, in the place of the ones with the same key. A data package of
    Kizuna goes in as its tables, each with its result. Of files and tables with one name the last
    counts, unless `newest_alone` is False.
    """
    tables = [table for file in files for table in opened(*file)]
    chosen = newest(tables) if newest_alone else [Chosen(*table) for table in tables]
    return _judged(chosen, known, replaced)


def _judged(
    files: Iterable[Chosen], known: Dataset, replaced: Collection[str]
) -> tuple[CheckResult, ...]:
    sheets = with_shared_keys([_sheet(file, known) for file in files])
    own = {sheet.table.name for sheet in sheets if sheet.table and sheet.rows > sheet.blank}
    left = without_tables(known, own & set(replaced))
    together = with_sheets(left, sheets)
    return tuple(
        judge(sheet, _beside(sheet, sheets, left, together), known, sheets) for sheet in sheets
    )


def _sheet(file: Chosen, known: Dataset) -> Sheet:
    sheet = read_sheet(file.name, file.content, known)
    return replace(sheet, normalisations=(*file.left_out, *sheet.normalisations))


def _beside(sheet: Sheet, sheets: Sequence[Sheet], left: Dataset, together: Dataset) -> Dataset:
    """Return the data with all sheets but this one; those with all sheets are made once."""
    if sheet.table is None:
        return together
    of_table = [other for other in sheets if other is not sheet and other.table is sheet.table]
    own: dict[str, Any] = {sheet.table.name: getattr(with_sheets(left, of_table), sheet.table.name)}
    return replace(together, **own)
