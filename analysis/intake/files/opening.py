"""What kind of file it is, by its first bytes and its name."""

import codecs
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath

from analysis.intake import limits
from analysis.intake.files.delimited import read_delimited
from analysis.intake.files.guard import kind_of_bytes, refuse_hostile
from analysis.intake.files.workbook import read_workbook
from analysis.intake.grid import Grid, Normalisation, RefusedError
from analysis.intake.headings import headings_found

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


# Files that are chosen a second time: of one name the newer counts, and the same file once.

# Why a file is left out: a newer one has its name, or it is the same under another.
LEFT_OUT = ("replaced", "same_file")


@dataclass(frozen=True)
class Chosen:
    """A file that counts, and those that were left out for it."""

    name: str
    content: bytes
    left_out: tuple[Normalisation, ...] = ()


def newest(files: Iterable[tuple[str, bytes]]) -> tuple[Chosen, ...]:
    """Return the files that count, from those in the order in which they were chosen.

    A mended file takes the place of the older one of its name; a copy under another name is left
    out, unless there is nothing in it.
    """
    by_name: dict[str, Chosen] = {}
    for name, content in files:
        again = (Normalisation("replaced", name, ""),) if name in by_name else ()
        by_name[name] = Chosen(name, content, again)
    by_content: dict[bytes | str, Chosen] = {}
    for one in by_name.values():
        key = one.content if one.content.strip() else one.name
        first = by_content.get(key)
        copy = Normalisation("same_file", one.name, "")
        left_out = one.left_out if first is None else (*first.left_out, copy, *one.left_out)
        kept = first or one
        by_content[key] = Chosen(kept.name, kept.content, left_out)
    return tuple(by_content.values())
