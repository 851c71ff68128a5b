"""XLSX workbooks to rows as Excel shows them; whatever Excel hides or computes is marked."""

import re
import warnings
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.cell.rich_text import CellRichText
from openpyxl.reader.excel import ExcelReader
from openpyxl.utils.cell import range_to_tuple
from openpyxl.utils.datetime import CALENDAR_MAC_1904, to_excel
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.functions import iterparse

from analysis.intake import limits
from analysis.intake.files import appearance, guard
from analysis.intake.grid import Grid, Issue, Normalisation, RefusedError, is_blank
from analysis.intake.headings import find_heading, fold, headings_found
from analysis.loading.csv_writer import restored

# What a number format says literally, and its colours and conditions.
_LITERAL = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_WHOLE = 2**53
# What a cell of Excel can hold beside text: a linked data type, or a picture placed in it.
_STRUCTURES = "xl/richData/rdrichvaluestructure.xml"
_STRUCTURE = re.compile(rb'<s\b[^>]*\bt="([^"]*)"')
# How parsers of XML say that memory ran out.
_NO_MEMORY = ("out of memory", "Memory allocation failed")


def read_workbook(content: bytes) -> tuple[tuple[str, Grid], ...]:
    """Return the sheets that hold data, each with its title: "" for the one of a single table.

    Several sheets are those of several tables, such as a whole seminar; of these the ones with
    headings alone are left out. Raises RefusedError for what is not a workbook, is too large or
    holds other sheets, and MemoryError where memory does not suffice to open it.
    """
    parts = guard.refuse_hostile(content)
    reader = _open(transitional(parts) if is_strict(parts) else content)
    found = [(sheet, _filled(sheet)) for sheet in _sheets_with_data(reader.wb)]
    for _, cells in found:
        height, width = (max(getattr(cell, side) for cell in cells) for side in ("row", "column"))
        if height > limits.ROWS or width > limits.COLUMNS:
            raise RefusedError("too_many_cells", height, str(limits.CELLS))
    grids = [(sheet, _grid(sheet, cells, reader, parts)) for sheet, cells in found]
    if len(grids) == 1:
        return (("", grids[0][1]),)
    return _of_several_tables(grids)


def _grid(
    sheet: Worksheet, cells: Sequence[Cell], reader: ExcelReader, parts: Mapping[str, bytes]
) -> Grid:
    epoch = reader.wb.epoch
    height, width = (max(getattr(cell, side) for cell in cells) for side in ("row", "column"))
    texts: dict[tuple[int, int], str] = {}
    normalisations: list[Normalisation] = []
    for cell in cells:
        texts[cell.row, cell.column], normalisation = _text(cell, epoch)
        normalisations += [normalisation] if normalisation else []
    merged = (area.cells for area in sheet.merged_cells.ranges)
    return Grid(
        tuple(
            tuple(texts.get((row, column), "") for column in range(1, width + 1))
            for row in range(1, height + 1)
        ),
        (*_issues(sheet, cells), *_linked(sheet, cells, reader, parts)),
        (*normalisations, *appearance.units_shown(cells)),
        covered=frozenset(cell for cells in merged for cell in cells),
        is_even=True,
        counts_from_1904=epoch == CALENDAR_MAC_1904,
    )


def _of_several_tables(
    grids: Sequence[tuple[Worksheet, Grid]],
) -> tuple[tuple[str, Grid], ...]:
    """Return the sheets of different tables by their titles, those that have rows."""
    headed = [(sheet, grid, find_heading(grid.rows, sheet.title)) for sheet, grid in grids]
    tables = [heading.table.name for _, _, heading in headed if heading]
    if len({*tables}) < len(grids):
        titles = ", ".join(sheet.title for sheet, _ in grids)
        raise RefusedError("several_sheets", detail=titles)
    with_rows = [
        (sheet.title, grid)
        for sheet, grid, heading in headed
        if heading and not all(map(is_blank, grid.rows[heading.row :]))
    ]
    return tuple(with_rows) or tuple((sheet.title, grid) for sheet, grid, _ in headed[:1])


# The workbook ---------------------------------------------------------------------------------


def _open(content: bytes) -> ExcelReader:
    try:
        with warnings.catch_warnings():
            # Of drop-downs and styles that openpyxl leaves out, which are not data.
            warnings.simplefilter("ignore")
            reader = ExcelReader(BytesIO(content), rich_text=True)
            reader.read()
            return reader
    # A damaged workbook lets openpyxl end with any error of its own, of ZIP or of XML.
    except Exception as error:
        if any(map(_is_of_memory, _chain(error))):
            raise MemoryError from error
        raise RefusedError("broken_workbook") from error


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an error and those in answer to which it was raised."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _is_of_memory(error: BaseException) -> bool:
    """Say whether memory ran out, be it in Python, in expat or in libxml."""
    return isinstance(error, MemoryError) or str(error).startswith(_NO_MEMORY)


# The sheet ------------------------------------------------------------------------------------


def _sheets_with_data(workbook: Workbook) -> list[Worksheet]:
    """Return the sheets with cells, but the lists of a template."""
    if not workbook.worksheets:
        raise RefusedError("no_sheet")
    with_cells = [(sheet, cells) for sheet in workbook.worksheets if (cells := _filled(sheet))]
    filled = [sheet for sheet, cells in with_cells if not is_own_lists(sheet, cells)]
    if not filled:
        raise RefusedError("empty_file", 1)
    hidden = [sheet.title for sheet in filled if sheet.sheet_state != "visible"]
    if hidden and len(filled) == len(hidden):
        raise RefusedError("hidden_sheet", detail=", ".join(hidden))
    if hidden:
        titles = ", ".join(sheet.title for sheet in filled)
        raise RefusedError("several_sheets", detail=titles)
    return filled


def _filled(sheet: Worksheet) -> list[Cell]:
    """Return the cells with a value, row by row. The sheet is not walked up to a far one."""
    stored = sheet._cells  # the only way to them
    return [
        cell
        for _, cell in sorted(stored.items())
        if cell.value is not None and str(cell.value).strip()
    ]


def _issues(sheet: Worksheet, cells: Sequence[Cell]) -> Iterator[Issue]:
    stored = sheet.row_dimensions.items()
    rows = {number for number, row in stored if row.hidden or row.height == 0}
    columns = appearance.columns_where(sheet, lambda column: column.hidden or column.width == 0)
    for column in sorted({cell.column for cell in cells} & columns):
        yield Issue("hidden_column", None, column)
    for row in sorted({cell.row for cell in cells} & rows):
        yield Issue("hidden_row", row)
    for merged in sheet.merged_cells.ranges:
        yield Issue("merged", merged.min_row, merged.min_col, detail=merged.coord)
    yield from appearance.appearance_issues(sheet, cells)


def _linked(
    sheet: Worksheet, cells: Iterable[Cell], reader: ExcelReader, parts: Mapping[str, bytes]
) -> Iterator[Issue]:
    """Yield the cells that show a linked data type or a picture, and hold an error of Excel.

    The errors of new functions are kept in the same way, and stay errors.
    """
    part = next(rel.target for one, rel in reader.parser.find_sheets() if one.name == sheet.title)
    kinds = {*_STRUCTURE.findall(parts.get(_STRUCTURES, b""))}
    if b"vm=" not in parts[part] or kinds == {b"_error"}:
        return
    with_value = {
        element.get("r")
        for _, element in iterparse(BytesIO(parts[part]))
        if element.get("vm") and element.get("t") == "e"
    }
    yield from (
        Issue("data_type", cell.row, cell.column, str(cell.value))
        for cell in cells
        if cell.coordinate in with_value and cell.data_type == "e"
    )


# A cell ---------------------------------------------------------------------------------------


def _text(cell: Cell, epoch: datetime) -> tuple[str, Normalisation | None]:
    value = cell.value
    if cell.data_type == "f":
        # As it is typed; formulas of arrays and tables are kept in an object.
        return value if isinstance(value, str) else str(getattr(value, "text", None) or "="), None
    if isinstance(value, datetime | date | time | timedelta):
        text = _day(value, cell.number_format)
        read = f"{to_excel(value, epoch):.10g}"
        return text, Normalisation("date_cell", read, text, cell.row, cell.column)
    if isinstance(value, float) and value.is_integer() and abs(value) < _WHOLE:
        return str(int(value)), None
    return (f"{value:.15g}" if isinstance(value, float) else _marked(str(value))), None


def _marked(text: str) -> str:
    """Return text that looks like a formula with the apostrophe by which Excel shows it as text."""
    return f"'{text}" if text.startswith("=") or restored(text) != text else text


def _day(value: date | time | timedelta, number_format: str) -> str:
    """Write a date cell as far as its format shows it: `mmm-yy` is a month and not its first day.

    A time of day stays, so that it is not taken for a day.
    """
    if not isinstance(value, datetime | date):
        return str(value)
    if isinstance(value, datetime) and value.time() != time():
        return value.isoformat(" ")
    shown = set(
        _LITERAL.sub("", number_format[: appearance.LONGEST].replace("General", "")).lower()
    )
    parts = value.strftime("%Y-%m-%d").split("-")
    if "d" in shown or not shown & {"y", "e"}:
        return "-".join(parts)
    return "-".join(parts[: 2 if "m" in shown else 1])


# The sheet of lists that belongs to a template of Kizuna, told from any other second sheet.
#
# Nobody sees it in Excel, whose "very hidden" LibreOffice and Google Sheets do not have: there it
# comes back hidden or visible, perhaps under a name that was made longer.

LISTS = "kizuna-lists"
# More in one row are the headings of a table.
_HEADINGS = 1


def is_own_lists(sheet: Worksheet, cells: Sequence[Cell]) -> bool:
    """Whether a sheet is that of the lists, by its title and its filled cells.

    Each column is a list of different texts from the first row down, without headings, and if the
    workbook still has its drop-downs, they read all of them.
    """
    if fold(LISTS) not in fold(sheet.title) or _has_headings(cells):
        return False
    columns = defaultdict(list)
    for cell in cells:
        columns[cell.column].append(cell)
    read = _rows_read(sheet)
    return all(
        _is_list(column) and (not read or len(column) <= read.get(at, 0))
        for at, column in columns.items()
    )


def _rows_read(sheet: Worksheet) -> Mapping[int, int]:
    """Return down to which row the drop-downs of the other sheets read each column."""
    read: dict[int, int] = {}
    for other in sheet.parent.worksheets:
        for offered in other.data_validations.dataValidation:
            # A drop-down may also list its words itself, or name them: it reads no column.
            with suppress(TypeError, ValueError):
                title, (first, _, last, bottom) = range_to_tuple(offered.formula1)
                if title == sheet.title and first == last:
                    read[first] = max(bottom, read.get(first, 0))
    return read


def _is_list(cells: Sequence[Cell]) -> bool:
    texts = [str(cell.value) for cell in cells]
    return (
        [cell.row for cell in cells] == [*range(1, len(cells) + 1)]
        # LibreOffice writes Japanese letters as a text with a font of its own.
        and all(isinstance(cell.value, str | CellRichText) for cell in cells)
        and len(set(texts)) == len(texts)
    )


def _has_headings(cells: Iterable[Cell]) -> bool:
    rows: dict[int, tuple[str, ...]] = {}
    for cell in cells:
        rows[cell.row] = (*rows.get(cell.row, ()), str(cell.value))
    return headings_found(rows.values()) > _HEADINGS


# Strict Open XML, which openpyxl does not read, in the names of the Transitional kind.
#
# Excel offers it as "Strict Open XML Spreadsheet". ISO/IEC 29500 gives the two kinds the same
# elements and other namespaces; a day may stand in it as text, which openpyxl reads.

_STRICT = b"http://purl.oclc.org/ooxml/"
# Within quotation marks: a name of a namespace or relationship, and no text of a cell.
_NAME = re.compile(rb"""(=\s*["'])http://purl\.oclc\.org/ooxml/(\w+)/""")
_TRANSITIONAL = rb"\1http://schemas.openxmlformats.org/\2/2006/"


def is_strict(parts: Mapping[str, bytes]) -> bool:
    """Whether a workbook of these parts is of the Strict kind."""
    return any(_STRICT in part for name, part in parts.items() if name.endswith(".rels"))


def transitional(parts: Mapping[str, bytes]) -> bytes:
    """Return a workbook as the Transitional kind has it."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_STORED) as archive:
        for name, part in parts.items():
            is_xml = name.lower().endswith((".xml", ".rels"))
            archive.writestr(name, _NAME.sub(_TRANSITIONAL, part) if is_xml else part)
    return out.getvalue()
