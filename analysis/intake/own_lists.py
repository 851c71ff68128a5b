"""The sheet of lists that belongs to a template of Kizuna, told from any other second sheet.

Nobody sees it in Excel, whose "very hidden" LibreOffice and Google Sheets do not have: there it
comes back hidden or visible, perhaps under a name that was made longer.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any

from openpyxl.cell.rich_text import CellRichText
from openpyxl.utils.cell import range_to_tuple

from analysis.intake.column_words import fold
from analysis.intake.heading import headings_found

LISTS = "kizuna-lists"
# More in one row are the headings of a table.
_HEADINGS = 1


def is_own_lists(sheet: Any, cells: Sequence[Any]) -> bool:
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


def _rows_read(sheet: Any) -> Mapping[int, int]:
    """Return down to which row the drop-downs of the other sheets read each column."""
    read: dict[int, int] = {}
    for other in sheet.parent.worksheets:
        for offered in other.data_validations.dataValidation:
            with suppress(TypeError, ValueError):
                title, (first, _, last, bottom) = range_to_tuple(offered.formula1)
                if title == sheet.title and first == last:
                    read[first] = max(bottom, read.get(first, 0))
    return read


def _is_list(cells: Sequence[Any]) -> bool:
    texts = [str(cell.value) for cell in cells]
    return (
        [cell.row for cell in cells] == [*range(1, len(cells) + 1)]
        # LibreOffice writes Japanese letters as a text with a font of its own.
        and all(isinstance(cell.value, str | CellRichText) for cell in cells)
        and len(set(texts)) == len(texts)
    )


def _has_headings(cells: Iterable[Any]) -> bool:
    rows: dict[int, tuple[str, ...]] = {}
    for cell in cells:
        rows[cell.row] = (*rows.get(cell.row, ()), str(cell.value))
    return headings_found(rows.values()) > _HEADINGS
