"""The guard of workbooks: each hostile one is refused by its code, before openpyxl sees it."""

import re
from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile, ZipInfo

import pytest

from analysis.intake import limits
from analysis.intake.files.guard import refuse_hostile
from analysis.intake.grid import RefusedError
from tests.intake.files import HEADINGS, ROWS, book, with_part

WORKBOOK = book([HEADINGS, *ROWS])
SHEET = "xl/worksheets/sheet1.xml"
PARTS = {
    name: ZipFile(BytesIO(WORKBOOK)).read(name) for name in ZipFile(BytesIO(WORKBOOK)).namelist()
}


def code(content: bytes) -> str | None:
    """Return the code by which a workbook is refused, or None if it may be opened."""
    try:
        refuse_hostile(content)
    except RefusedError as refused:
        return refused.issue.code
    return None


def sheet(xml: str, codec: str = "utf-8") -> bytes:
    return with_part(WORKBOOK, SHEET, xml.encode(codec))


def spreading(element: str, reference: str) -> bytes:
    """Return a workbook with an element that stands for every cell of its reference."""
    more = f'<{element}s><{element} display="&gt;" ref="{reference}"/></{element}s>'
    return sheet(PARTS[SHEET].decode().replace("</sheetData>", f"</sheetData>{more}"))


def laughs(codec: str) -> bytes:
    return sheet('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha">]><a>&b;</a>', codec)


def related(kind: str) -> bytes:
    """Return a workbook with a part that only its relationship names."""
    name = "xl/_rels/workbook.xml.rels"
    link = f'<Relationship Id="x" Type="http://schemas.microsoft.com/x/{kind}" Target="a.bin"/>'
    rels = PARTS[name].decode().replace("</Relationships>", f"{link}</Relationships>")
    return with_part(with_part(WORKBOOK, "xl/a.bin", b"x"), name, rels.encode())


def unpacked_bomb() -> bytes:
    return with_part(WORKBOOK, "xl/media/image.bin", b"\0" * (limits.UNPACKED_BYTES + 1))


def lying() -> bytes:
    """Return an archive with a part that is larger than it declares."""
    out = BytesIO(WORKBOOK)
    with ZipFile(out, "a") as archive:
        archive.writestr(ZipInfo("xl/media/a.bin"), b"0" * 1000)
    size = (1000).to_bytes(4, "little")
    assert size + size in out.getvalue()
    return out.getvalue().replace(size + size, size + (5).to_bytes(4, "little"))


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "an archive of nothing": (lambda: b"PK\5\6" + bytes(18), "wrong_type"),
    "an archive of something else": (
        lambda: with_part(b"PK\5\6" + bytes(18), "a", b""),
        "wrong_type",
    ),
    "no archive": (lambda: b"PK, as any text may begin", "broken_workbook"),
    "cut": (lambda: WORKBOOK[:900], "broken_workbook"),
    "damaged": (lambda: WORKBOOK.replace(b"PK\3\4", b"PK\3\5", 1), "broken_workbook"),
    "a size that is a lie": (lying, "broken_workbook"),
    "macros by part": (lambda: with_part(WORKBOOK, "xl/vbaProject.bin", b"x"), "macros"),
    "macros in another folder": (lambda: with_part(WORKBOOK, "VBA/vbaProject.bin", b"x"), "macros"),
    "a signature of macros": (
        lambda: with_part(WORKBOOK, "xl/vbaProjectSignature.bin", b"x"),
        "macros",
    ),
    "a macro sheet": (lambda: with_part(WORKBOOK, "xl/macrosheets/sheet1.xml", b"<a/>"), "macros"),
    "a macro sheet of another language": (
        lambda: with_part(WORKBOOK, "xl/intlMacrosheets/sheet1.xml", b"<a/>"),
        "macros",
    ),
    "ActiveX": (lambda: with_part(WORKBOOK, "xl/activeX/activeX1.xml", b"<a/>"), "macros"),
    "macros under another name": (lambda: related("vbaProject"), "macros"),
    "a macro sheet under another name": (lambda: related("xlMacrosheet"), "macros"),
    "ActiveX under another name": (lambda: related("control"), "macros"),
    "zip bomb": (unpacked_bomb, "zip_bomb"),
    "XML bomb": (lambda: laughs("utf-8"), "xml_bomb"),
    "XML bomb in UTF-16": (lambda: laughs("utf-16"), "xml_bomb"),
    "many cells": (lambda: sheet(f"<a>{'<c/>' * (limits.CELLS + 1)}</a>"), "too_many_cells"),
    "many cells before the XML is broken": (
        lambda: sheet(f"<a>{'<x:c/>' * (limits.CELLS + 1)}"),
        "too_many_cells",
    ),
    "rows without cells": (
        lambda: sheet(f"<a>{'<row/>' * (limits.ELEMENTS + 1)}</a>"),
        "too_many_cells",
    ),
    "a merge of all cells": (lambda: spreading("mergeCell", "A1:XFD1048576"), "too_many_cells"),
    "a link on a column": (lambda: spreading("hyperlink", "A:A"), "too_many_cells"),
    "a link on what is no place": (lambda: spreading("hyperlink", "nowhere"), "too_many_cells"),
}


@pytest.mark.parametrize(("content", "expected"), HOSTILE.values(), ids=HOSTILE)
def test_what_is_hostile_is_refused(content: Callable[[], bytes], expected: str) -> None:
    assert code(content()) == expected


@pytest.mark.parametrize(
    "kind",
    [
        "application/vnd.ms-excel.sheet.binary.macroEnabled.main",
        "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
        "application/vnd.ms-office.vbaProject",
    ],
)
def test_a_type_of_macros_without_any_is_no_macro(kind: str) -> None:
    """SheetJS writes such a line into every workbook."""
    name = "[Content_Types].xml"
    line = f'<Default Extension="bin" ContentType="{kind}"/>'
    types = PARTS[name].decode().replace("</Types>", f"{line}</Types>")
    assert code(with_part(WORKBOOK, name, types.encode())) is None


def test_what_is_not_xml_is_left_to_openpyxl() -> None:
    assert code(sheet("<worksheet")) is None
    assert code(with_part(WORKBOOK, "xl/media/image.png", b"\x89PNG\r\n\x1a\n")) is None


ELEMENTS = [tag for part in PARTS.values() for tag in re.findall(rb"<\w", part)]
SIZES = {
    "PARTS": (len(PARTS), "zip_bomb"),
    "UNPACKED_BYTES": (sum(map(len, PARTS.values())), "zip_bomb"),
    "ELEMENTS": (len(ELEMENTS), "too_many_cells"),
    "CELLS": (len(HEADINGS) * (len(ROWS) + 1) - 1, "too_many_cells"),
}


@pytest.mark.parametrize(("limit", "size", "expected"), [(k, *v) for k, v in SIZES.items()])
def test_a_workbook_may_be_as_large_as_its_limit(
    limit: str, size: int, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, limit, size)
    assert code(WORKBOOK) is None
    monkeypatch.setattr(limits, limit, size - 1)
    assert code(WORKBOOK) == expected


@pytest.mark.parametrize("element", ["mergeCell", "hyperlink"])
def test_what_spans_cells_counts_as_each_of_them(
    element: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    size, expected = SIZES["CELLS"]
    monkeypatch.setattr(limits, "CELLS", size + 6)
    assert code(spreading(element, "B2:C4")) is None
    monkeypatch.setattr(limits, "CELLS", size + 5)
    assert code(spreading(element, "B2:C4")) == expected
