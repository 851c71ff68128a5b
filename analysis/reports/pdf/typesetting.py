"""Sets a report in type: a PDF, or its pages as pictures, by typst and without a network.

The template `report.typ` beside this file decides how a report looks; it reads the content as JSON.
The same report gives the same bytes.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import Any, Final

import typst
from pikepdf import Array, Dictionary, Name, NameTree, Object, Pdf, String

from analysis import palette
from analysis.maps.static_map.svg import shaped
from analysis.reports.content.blocks import MOST_WIDE_COLUMNS, Report
from analysis.words import fonts
from analysis.words.catalogue import words_in

TEMPLATE = Path(__file__).with_name("report.typ")
STANDARD: Final = "ua-1"
# A file that told when it was made would differ from one day to the next.
NO_TIME = 0
PREVIEW_PPI = 110.0
# Of the light page, by their names in `palette`.
_COLOURS = ("ink", "muted", "accent", "grid", "panel")


def pdf(report: Report) -> bytes:
    """Return a report as a tagged PDF that readers of screens can follow (PDF/UA-1)."""
    written: bytes = typst.compile(
        TEMPLATE.read_bytes(),
        font_paths=fonts.typst_fonts(),
        sys_inputs=_inputs(report),
        format="pdf",
        pdf_standards=STANDARD,
        timestamp=NO_TIME,
    )
    return with_row_headings(written)


def pages(report: Report, ppi: float = PREVIEW_PPI) -> tuple[bytes, ...]:
    """Return the pages of a report as pictures (PNG)."""
    pictures: bytes | list[bytes] = typst.compile(
        TEMPLATE.read_bytes(),
        font_paths=fonts.typst_fonts(),
        sys_inputs=_inputs(report),
        format="png",
        ppi=ppi,
    )
    return (pictures,) if isinstance(pictures, bytes) else tuple(pictures)


def on_paper(report: Report) -> Report:
    """Return the part of a report that is printed: all but an appendix."""
    printed = tuple(section for section in report.sections if not section.is_appendix)
    return replace(report, sections=printed)


def letters_not_set(report: Report) -> tuple[str, ...]:
    """Return the letters of the printed part that no font has: a sign stands for each."""
    return fonts.letters_without_font("".join(_texts(on_paper(report))))


def _texts(part: Any) -> Iterator[str]:
    """Yield the words of content, and its drawings."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from _texts(one)
    elif is_dataclass(part):
        for field in fields(part):
            yield from _texts(getattr(part, field.name))


def _inputs(report: Report) -> dict[str, str]:
    words, printed = words_in(report.language), on_paper(report)
    content = {
        "report": _plain(printed, fonts.signed, shaped),
        "fonts": [*fonts.families()],
        "western": {"font": fonts.WESTERN, "letters": fonts.western("".join(_texts(printed)))},
        "look": {
            **{name: getattr(palette, name)("light") for name in _COLOURS},
            "warning": palette.state_colour("cancelled", "light"),
            "states": {one: palette.state_colour(one, "light") for one in palette.STATE_COLOURS},
        },
        "most_wide_columns": MOST_WIDE_COLUMNS,
        "gap": words.gap,
        "page": words.text("report-page", page="|", pages="|").split("|"),
        "watermark": words.text("report-watermark") if report.demonstration else "",
    }
    return {"content": json.dumps(content, ensure_ascii=False)}


def _plain(value: Any, write: Callable[[str], str] = str, draw: Callable[[str], str] = str) -> Any:
    """Return content as what JSON holds, its words and drawings changed; a part says its kind."""
    if isinstance(value, str):
        return write(value)
    if isinstance(value, tuple):
        return [_plain(part, write, draw) for part in value]
    if is_dataclass(value):
        parts = {
            field.name: _plain(
                getattr(value, field.name), draw if field.name == "svg" else write, draw
            )
            for field in fields(value)
        }
        return {"is": type(value).__name__, **parts}
    return value


# Completes the tags of a PDF by which readers of screens find their way in tables and lists.
#
# Typst lets a cell head its row (`pdf.header-cell`), but its package for Python does not yet let
# that feature be switched on.

# Elements of the structure tree (ISO 32000-1, 14.8.4) that hold rows.
BODIES = ("TBody", "TFoot")


def with_row_headings(written: bytes) -> bytes:
    """Return a PDF in which the first cell of each row of a table heads it, if it is words.

    The same PDF gives the same bytes.
    """
    tagged = BytesIO()
    with Pdf.open(BytesIO(written)) as pdf:
        tree = pdf.Root.StructTreeRoot
        if Name.IDTree not in tree:
            tree.IDTree = NameTree.new(pdf).obj
        ids, numbers = NameTree(tree.IDTree), count(1)
        for element in _within(tree):
            if _kind(element) == "Table":
                _head_rows(element, ids, numbers)
            elif _kind(element) == "L":
                # The labels of our lists are words or dashes, and no numbers.
                _attributes(element, "List").ListNumbering = Name("/None")
        pdf.save(tagged, deterministic_id=True)
    return tagged.getvalue()


def _head_rows(table: Object, ids: NameTree, numbers: Iterator[int]) -> None:
    """Make the first cell of each row its heading, over as many rows as it stands beside."""
    heading, rows = "", 0
    for row in _rows(table):
        cells = list(_children(row))
        if rows == 0:
            first, *cells = cells
            heading, rows = "", int(_attributes(first, "Table").get(Name.RowSpan, 1))
            if _is_words(first):
                heading = f"row {next(numbers)}"
                first.S, first.ID = Name.TH, String(heading)
                _attributes(first, "Table").Scope = Name.Row
                ids[heading] = first
        rows -= 1
        if heading:
            for cell in cells:
                _attributes(cell, "Table").Headers.append(String(heading))


def _rows(table: Object) -> Iterator[Object]:
    """Yield the rows below the headings of columns."""
    for part in _children(table):
        if _kind(part) in BODIES:
            yield from _children(part)


def _is_words(cell: Object) -> bool:
    """Say whether a cell holds words: neither nothing nor a sign."""
    return Name.K in cell and all(_kind(part) != "Figure" for part in _within(cell))


def _attributes(element: Object, owner: str) -> Object:
    """Return the attributes of an element that are of a kind, to be changed."""
    kept = element.get(Name.A, Array())
    listed = kept if isinstance(kept, Array) else Array([kept])
    for attributes in listed:
        if str(attributes.O) == f"/{owner}":
            return attributes
    element.A = Array([*listed, Dictionary(O=Name(f"/{owner}"))])
    added: Object = element.A[-1]
    return added


def _kind(element: Object) -> str:
    return str(element.S).removeprefix("/")


def _within(element: Object) -> Iterator[Object]:
    """Yield the elements below an element, each before those below it."""
    for part in _children(element):
        yield part
        yield from _within(part)


def _children(element: Object) -> Iterator[Object]:
    """Yield the elements directly below an element, without marked content and annotations."""
    parts = element.get(Name.K, Array())
    for part in parts if isinstance(parts, Array) else [parts]:
        if isinstance(part, Dictionary) and Name.S in part:
            yield part
