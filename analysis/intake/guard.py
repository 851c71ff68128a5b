"""The guard before a workbook is opened: what would fill the memory, run or mislead is refused."""

import zlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from io import BytesIO
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import BadZipFile, ZipFile

from openpyxl.utils import range_boundaries

from analysis.intake import limits
from analysis.intake.grid import RefusedError

# What a damaged archive lets `zipfile` end with; UnicodeDecodeError is a ValueError.
DAMAGE = (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)
# Elements that stand for every cell of their reference.
_SPREADING = ("mergeCell", "hyperlink")


def refuse_hostile(content: bytes) -> None:
    """Raise RefusedError for what openpyxl must not open, with the code that says why.

    broken_workbook: a damaged archive. zip_bomb, xml_bomb, too_many_cells: small as a file, and
    large once it is opened. macros: it holds a program. wrong_type: an archive of something else.
    """
    parts = _parts(content)
    if "[Content_Types].xml" not in parts:
        raise RefusedError("wrong_type")
    if b"macroEnabled" in parts["[Content_Types].xml"]:
        raise RefusedError("macros")
    survey = _Survey()
    for part in parts.values():
        survey.walk(part)


def _parts(content: bytes) -> dict[str, bytes]:
    try:
        with ZipFile(BytesIO(content)) as archive:
            _check_sizes(archive)
            _check_macros(archive.namelist())
            return {name: archive.read(name) for name in archive.namelist()}
    except DAMAGE as error:
        raise RefusedError("broken_workbook") from error


def _check_sizes(archive: ZipFile) -> None:
    """Sizes are those the archive declares; no more than that is ever unpacked."""
    parts = archive.infolist()
    if len(parts) > limits.PARTS or sum(part.file_size for part in parts) > limits.UNPACKED_BYTES:
        raise RefusedError("zip_bomb")


def _check_macros(names: Iterable[str]) -> None:
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise RefusedError("macros")


class _Survey:
    """Counts what openpyxl would build of the parts, and stops at more than a table needs."""

    def __init__(self) -> None:
        self.elements = 0
        self.cells = 0

    def walk(self, part: bytes) -> None:
        """Walk through a part without keeping anything. What is not XML is left to openpyxl."""
        parser = ParserCreate()
        parser.StartElementHandler = self._element
        parser.StartDoctypeDeclHandler = self._declaration
        with suppress(ExpatError):
            parser.Parse(part, True)

    def _element(self, name: str, attributes: Mapping[str, str]) -> None:
        element = name.rpartition(":")[2]
        self.elements += 1
        if element == "c":
            self.cells += 1
        elif element in _SPREADING:
            self.cells += _area(attributes.get("ref", ""))
        if self.elements > limits.ELEMENTS or self.cells > limits.CELLS:
            raise RefusedError("too_many_cells", detail=str(limits.CELLS))

    def _declaration(self, *_: object) -> None:
        """Entities are declared in a document type, which no workbook has."""
        raise RefusedError("xml_bomb")


def _area(reference: str) -> int:
    """Return how many cells a reference spans; openpyxl makes each of them."""
    try:
        left, top, right, bottom = range_boundaries(reference)
        return int((right - left + 1) * (bottom - top + 1))
    except (TypeError, ValueError):
        # A whole column, or no reference at all.
        return limits.CELLS
