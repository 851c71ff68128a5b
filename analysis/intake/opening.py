"""What kind of file it is, by its first bytes and its name."""

from pathlib import PurePath

from analysis.intake import limits
from analysis.intake.delimited import read_delimited
from analysis.intake.grid import Grid, RefusedError
from analysis.intake.heading import headings_found
from analysis.intake.workbook import read_workbook

_WORKBOOK = b"PK"
# Excel before 2007, and any workbook with a password.
_OLD = b"\xd0\xcf\x11\xe0"
_OTHERS = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"7z\xbc\xaf",
    b"Rar!",
    b"<",
    b"{",
)
_TEXT_ENDINGS = (".csv", ".tsv", ".txt", "")
_WORKBOOK_ENDINGS = (".xlsx", "")


def open_file(name: str, content: bytes) -> Grid:
    """Return the cells of a file. Raises RefusedError for what is neither CSV nor XLSX."""
    ending = PurePath(name).suffix.lower()
    if len(content) > limits.BYTES:
        raise RefusedError("too_large", detail=f"{limits.BYTES // 1_000_000}")
    if not content.strip():
        raise RefusedError("empty_file", 1)
    if ending in (".xlsm", ".xltm", ".xlsb"):
        raise RefusedError("macros")
    if content.startswith(_OLD) or ending == ".xls":
        raise RefusedError("old_excel")
    is_workbook = content.startswith(_WORKBOOK)
    if ending not in (_WORKBOOK_ENDINGS if is_workbook else _TEXT_ENDINGS):
        raise RefusedError("wrong_type")
    if content.lstrip().startswith(_OTHERS):
        raise RefusedError("wrong_type")
    return read_workbook(content) if is_workbook else read_delimited(content, headings_found)
