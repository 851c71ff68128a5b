"""The guard before a workbook is opened: what would fill the memory, run or mislead is refused."""

import re
import zlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from io import BytesIO
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import BadZipFile, ZipFile

from openpyxl.utils import range_boundaries

from analysis.intake import limits
from analysis.intake.grid import RefusedError
from analysis.intake.kinds import kind_of_archive

# What a damaged archive lets `zipfile` end with; UnicodeDecodeError is a ValueError.
DAMAGE = (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)
# Elements that stand for every cell of their reference.
_SPREADING = ("mergeCell", "hyperlink")
# Parts that are programs: of Visual Basic, of Excel 4, and controls that run one.
_PROGRAM = re.compile(
    r"(^|/)(vba(project|data)[^/]*|(intl)?macrosheets/.+|activex/.+)$", re.IGNORECASE
)
# Relationships that lead to such a part under any name.
_TO_PROGRAM = re.compile(
    r"/(vbaProject(Signature\w*)?|wordVbaData|xl(Intl)?Macrosheet|control|activeXControlBinary)$",
    re.IGNORECASE,
)


def refuse_hostile(content: bytes) -> Mapping[str, bytes]:
    """Return the parts of a workbook that openpyxl may open.

    Raises RefusedError for any other, with the code that says why. broken_workbook: a damaged
    archive. zip_bomb, xml_bomb, too_many_cells: small as a file, and large once it is opened.
    macros: it holds a program, which no content type tells: web libraries write types for parts
    that are not there. wrong_type and the codes of `kinds`: an archive of something else.
    """
    parts = _parts(content)
    if "[Content_Types].xml" not in parts:
        raise RefusedError("wrong_type")
    survey = _Survey()
    for part in parts.values():
        survey.walk(part)
    return parts


def _parts(content: bytes) -> dict[str, bytes]:
    try:
        with ZipFile(BytesIO(content)) as archive:
            _check_macros(archive.namelist())
            other = kind_of_archive(archive)
            if other:
                raise RefusedError(other)
            _check_sizes(archive)
            return {name: archive.read(name) for name in archive.namelist()}
    except DAMAGE as error:
        raise RefusedError("broken_workbook") from error


def _check_sizes(archive: ZipFile) -> None:
    """Sizes are those the archive declares; no more than that is ever unpacked."""
    parts = archive.infolist()
    if len(parts) > limits.PARTS or sum(part.file_size for part in parts) > limits.UNPACKED_BYTES:
        raise RefusedError("zip_bomb")


def _check_macros(names: Iterable[str]) -> None:
    if any(map(_PROGRAM.search, names)):
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
        elif element == "Relationship" and _TO_PROGRAM.search(attributes.get("Type", "")):
            raise RefusedError("macros")
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
