"""What kind of file it is, by its first bytes and its name."""

import codecs
from pathlib import PurePath

from analysis.intake import limits
from analysis.intake.delimited import read_delimited
from analysis.intake.grid import Grid, RefusedError
from analysis.intake.guard import refuse_hostile
from analysis.intake.heading import headings_found
from analysis.intake.kinds import kind_of_bytes
from analysis.intake.workbook import read_workbook

_WORKBOOK = b"PK"
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_TEXT_ENDINGS = (".csv", ".tsv", ".txt", "")
_WORKBOOK_ENDINGS = (".xlsx", "")
# Endings of workbooks, under which some programs write text or another kind of workbook.
_EXCEL_ENDINGS = (".xls", ".xlsx", ".xlt", ".xltx")
_MACRO_ENDINGS = (".xlsm", ".xltm", ".xlam", ".xla")


def open_file(name: str, content: bytes) -> Grid:
    """Return the cells of a file. Raises RefusedError for what is neither CSV nor XLSX."""
    ending = PurePath(name).suffix.lower()
    if len(content) > limits.BYTES:
        raise RefusedError("too_large", detail=f"{limits.BYTES // 1_000_000}")
    if not content.strip():
        raise RefusedError("empty_file", 1)
    if ending in _MACRO_ENDINGS:
        raise RefusedError("macros")
    other = kind_of_bytes(content)
    if other:
        raise RefusedError(other)
    if content.startswith(_WORKBOOK):
        return _workbook(content, ending)
    return _text(content, ending)


def _workbook(content: bytes, ending: str) -> Grid:
    if ending in _WORKBOOK_ENDINGS:
        return read_workbook(content)
    # What is another program's file under its own name says so.
    refuse_hostile(content)
    raise RefusedError("wrong_ending", detail="XLSX")


def _text(content: bytes, ending: str) -> Grid:
    if ending in _TEXT_ENDINGS:
        return read_delimited(content, headings_found)
    if ending not in _EXCEL_ENDINGS:
        raise RefusedError("wrong_type")
    # Text has no zeros, but in UTF-16.
    is_text = b"\0" not in content or content.startswith(_UTF_16)
    raise RefusedError("wrong_ending" if is_text else "old_excel", detail="CSV" * is_text)
