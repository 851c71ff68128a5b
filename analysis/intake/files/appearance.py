"""What Excel shows of a cell beside its value: struck out, raised, or with words of its format.

A reader sees them and a program does not: 見え消し strikes out what no longer holds, a raised 2 is
the mark of a note, and a format can show a doubt that no cell holds.
"""

import operator
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from openpyxl.cell.cell import Cell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.styles import Font
from openpyxl.utils import column_index_from_string
from openpyxl.worksheet.dimensions import ColumnDimension
from openpyxl.worksheet.worksheet import Worksheet

from analysis.intake import limits
from analysis.intake.grid import Issue, Normalisation

# The built-in formats General, 0, #,##0 and @.
_SILENT = (0, 1, 3, 49)
_RAISED = ("superscript", "subscript")


def appearance_issues(sheet: Worksheet, cells: Sequence[Cell]) -> Iterator[Issue]:
    """Yield where the look of filled cells, which stand row by row, says other than their value.

    `struck_row` has no column; `struck`, `raised` and `format` have the cell's value and, as the
    detail, what is struck out if not all, what is raised, or the format.
    """
    rows = {number for number, row in sheet.row_dimensions.items() if row.font.strike}
    columns = columns_where(sheet, lambda column: column.font.strike)
    fonts = _telling_fonts(sheet)
    told = {
        cell.row
        for cell in cells
        if cell._style.fontId in fonts
        or cell.row in rows
        or cell.column in columns
        or type(cell.value) is CellRichText
    }
    for row, in_row in groupby(
        (cell for cell in cells if cell.row in told), key=lambda cell: cell.row
    ):
        filled = [*in_row]
        struck = {cell.column: _struck(cell, row in rows, columns) for cell in filled}
        if all(struck[cell.column].strip() == str(cell.value).strip() for cell in filled):
            yield Issue("struck_row", row)
        else:
            yield from (
                _issue("struck", cell, "" if text == str(cell.value) else text)
                for cell in filled
                if (text := struck[cell.column]).strip()
            )
        yield from (_issue("raised", cell, text) for cell in filled if (text := _raised(cell)))
    misleading = (cell for cell in _formatted(cells) if _misleads(cell))
    yield from (_issue("format", cell, cell.number_format) for cell in misleading)
    yield from _struck_on_condition(sheet, cells)


def units_shown(cells: Iterable[Cell]) -> Iterator[Normalisation]:
    """Yield the numbers beside which a format shows a unit, with it."""
    for cell in (one for one in _formatted(cells) if one.data_type == "n"):
        shown = shown_with(cell.number_format, cell.value)
        if not shown.misleads and (shown.before or shown.after):
            text = f"{cell.value:.15g}"
            read = f"{shown.before}{text}{shown.after}"
            yield Normalisation("format", read, text, cell.row, cell.column)


def _formatted(cells: Iterable[Cell]) -> Iterator[Cell]:
    """Yield the cells with a format that may say something, one in many."""
    return (cell for cell in cells if cell._style.numFmtId not in _SILENT)


def _issue(code: str, cell: Cell, detail: str) -> Issue:
    value = str(cell.value).removesuffix(" 00:00:00")
    return Issue(code, cell.row, cell.column, value, detail)


def _misleads(cell: Cell) -> bool:
    value = str(cell.value) if isinstance(cell.value, CellRichText) else cell.value
    is_value = cell.data_type in ("n", "d", "s")
    return is_value and shown_with(cell.number_format, value).misleads


# Struck out and raised ------------------------------------------------------------------------


def _telling_fonts(sheet: Worksheet) -> set[int]:
    """Return the numbers of the fonts that strike out or raise; a book of many cells has few."""
    return {
        number
        for number, font in enumerate(sheet.parent._fonts)
        if font.strike or font.vertAlign in _RAISED
    }


def _runs(cell: Cell) -> Iterator[tuple[str, Font]]:
    """Yield the pieces of a cell's text, each with its font."""
    for piece in cell.value if isinstance(cell.value, CellRichText) else (cell.value,):
        yield str(piece), piece.font if isinstance(piece, TextBlock) else cell.font


def _raised(cell: Cell) -> str:
    pieces = (text for text, font in _runs(cell) if font.vertAlign in _RAISED)
    return " ".join("".join(pieces).split())


def _struck(cell: Cell, row_is_struck: bool, columns: set[int]) -> str:
    """Return what is struck out of a cell; without a look of its own it has that of its row."""
    if not cell.has_style and (row_is_struck or cell.column in columns):
        return str(cell.value)
    return "".join(text for text, font in _runs(cell) if font.strike)


def columns_where(sheet: Worksheet, holds: Callable[[ColumnDimension], bool]) -> set[int]:
    """Return the columns for which something holds; neighbours alike are stored as one."""
    found: set[int] = set()
    for letter, stored in sheet.column_dimensions.items():
        if holds(stored):
            first = stored.min or column_index_from_string(letter)
            found.update(range(first, min(stored.max or first, limits.COLUMNS) + 1))
    return found


def _struck_on_condition(sheet: Worksheet, cells: Sequence[Cell]) -> Iterator[Issue]:
    """Yield the areas with cells that a rule strikes out when it holds, which is not computed."""
    for area in sheet.conditional_formatting:
        is_striking = any(
            rule.dxf and rule.dxf.font and rule.dxf.font.strike for rule in area.rules
        )
        if is_striking and any(cell.coordinate in area for cell in cells):
            yield Issue("struck_on_condition", detail=str(area.sqref), is_odd=True)


# What a number format shows beside the value of a cell: units, and words that no cell holds.
#
# `0"?"`, `"約"0` and `0"²"` show a doubt or the mark of a note, `0%` another number, `;;;` none.
# The grammar is that of ECMA-376, part 1, 18.8.31.

# Excel allows no longer number format.
LONGEST = 255
# Words, an escaped sign, a currency with its language.
_WORDS = r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[\$(?P<money>[^\]-]*)[^\]]*\]'
# Colours, conditions, hours that go on, the width of a sign, spaces that fill the cell.
_UNSEEN = r"\[[^\]]*\]|_.|\* "
_DIGITS = r"general|e[+-]|[#0?.,@/]|(?P<other>.)"
_NUMBER = re.compile(f"{_WORDS}|{_UNSEEN}|{_DIGITS}", re.IGNORECASE)
_DAY = re.compile(f"{_WORDS}|{_UNSEEN}|am/pm|a/p|[gyemdhsnarb0.@]|(?P<other>.)", re.IGNORECASE)
_SECTION = re.compile(r'((?:"[^"]*"|\\.|\[[^\]]*\]|[^;])*)(;|$)')
_CONDITION = re.compile(r"\[(<=|>=|<>|=|<|>)(-?\d+(?:\.\d+)?)\]")
_COMPARED: Mapping[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    "=": operator.eq,
    ">": operator.gt,
    ">=": operator.ge,
    "<>": operator.ne,
}
_THOUSANDS = re.compile(r"[#0?],+(?![,#0?])")
# What says what is counted or measured, and nothing about the number.
_UNITS = frozenset(
    (
        *("名", "人", "人名", "か国", "カ国", "か所", "年", "年度", "度", "番", "号", "fy"),
        *("m", "km", "metres", "°", "°n", "°e"),
        *("person", "persons", "people", "delegates", "participants", "countries"),
    )
)
_CALENDAR = re.compile(
    r"([年月日時分秒曜令和平成昭RHST/.,:()（）' -]|st|nd|rd|th|of|FY)*", re.IGNORECASE
)
_SIGNS = {True: re.compile(r"[-()△▲ ]*"), False: re.compile(r"\+?")}
_PLAIN = frozenset(("General", "@", "0", "#,##0", ""))
# With as many sections, the last is that of texts.
_ALL = 4


@dataclass(frozen=True)
class FormatWords:
    """The words that a format shows before and after a value; `misleads` if they are no unit."""

    before: str = ""
    after: str = ""
    misleads: bool = False


def shown_with(number_format: str, value: object) -> FormatWords:
    """Return what a format adds to a number, a day or a text, and whether it shows another."""
    if number_format in _PLAIN:
        return FormatWords()
    sections = [*_sections(number_format[:LONGEST])]
    if isinstance(value, str):
        return _with_text(sections)
    if isinstance(value, int | float):
        return _with_number(sections, value)
    before, after, _ = _words(sections[0], _DAY)
    return FormatWords(misleads=not _CALENDAR.fullmatch(before + after))


def _sections(number_format: str) -> Iterator[str]:
    """Yield the parts for numbers above zero, below, zero itself, and texts."""
    for section, end in _SECTION.findall(number_format):
        yield section
        if not end:
            return


def _with_text(sections: Sequence[str]) -> FormatWords:
    *_, last = sections
    if len(sections) < _ALL and "@" not in last:
        return FormatWords()
    before, after, is_shown = _words(last, _NUMBER)
    return FormatWords(misleads=not is_shown or bool((before + after).strip()))


def _with_number(sections: Sequence[str], number: float) -> FormatWords:
    section = _section(sections, number)
    before, after, is_shown = _words(section, _NUMBER)
    words = (before + after).strip()
    if not is_shown or _THOUSANDS.search(section):
        return FormatWords(misleads=True)
    if _SIGNS[number < 0].fullmatch(words):
        return FormatWords()
    return FormatWords(before, after, misleads=words.casefold() not in _UNITS)


def _section(sections: Sequence[str], number: float) -> str:
    """Return the part for a number: the first whose condition holds, or that of its sign."""
    conditions = [_CONDITION.search(section) for section in sections]
    if any(conditions):
        holds = (
            section
            for section, found in zip(sections, conditions, strict=True)
            if not found or _COMPARED[found[1]](number, float(found[2]))
        )
        return next(holds, sections[-1])
    at = 1 if number < 0 else 2 if number == 0 else 0
    return sections[at if at < len(sections) else 0]


def _words(section: str, grammar: re.Pattern[str]) -> tuple[str, str, bool]:
    """Return the words of a section before its first digit and after it, if there is one."""
    words: tuple[list[str], list[str]] = [], []
    is_shown = False
    for found in grammar.finditer(section):
        parts = found.groupdict().values()
        word = next((part for part in parts if part is not None), None)
        if word is not None:
            words[is_shown].append(word)
        elif found[0][0] not in "[_*":
            is_shown = True
    return "".join(words[0]), "".join(words[1]), is_shown
