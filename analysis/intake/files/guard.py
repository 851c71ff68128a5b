"""The guard before a workbook is opened: what would fill the memory, run or mislead is refused."""

import re
import zlib
from collections.abc import Collection, Mapping
from contextlib import suppress
from io import BytesIO
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import BadZipFile, ZipFile

from openpyxl.utils import range_boundaries

from analysis.intake import limits
from analysis.intake.grid import RefusedError

# Which other program's file it is, told by what it holds: each kind is saved anew in its own way.
#
# The names of the streams of an old Excel file and of one with a password are those of [MS-XLS] and
# [MS-OFFCRYPTO]; those of the parts of other archives stand in OpenDocument 1.3 (`mimetype`) and in
# [MS-XLSB].

# Excel before 2007, and any workbook with a password.
_OLE = b"\xd0\xcf\x11\xe0"
# Streams of an OLE file, of which a workbook with a password has the first.
_STREAMS = (
    ("EncryptedPackage", "password"),
    ("Workbook", "old_excel"),
    ("Book", "old_excel"),
    ("WordDocument", "wrong_type"),
    ("PowerPoint Document", "wrong_type"),
    ("__properties_version1.0", "wrong_type"),
)
_OTHERS = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"7z\xbc\xaf",
    b"Rar!",
    b"{\\rtf",
    b"<",
    b"{",
)
# What stands at the beginning of markup that Excel opens under the name of a workbook.
_MARKUP = (
    (b"urn:schemas-microsoft-com:office:spreadsheet", "xml_spreadsheet"),
    (b"urn:oasis:names:tc:opendocument", "open_document"),
    (b"<html", "web_page"),
    (b"<!doctype html", "web_page"),
    (b"<table", "web_page"),
    (b"<body", "web_page"),
)
# A web page in a single file; its first lines are like those of an e-mail.
_SINGLE_FILE = b"mime-version:"
_BEGINNING = 4096
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.spreadsheet"
# The part of an archive that only one kind of file has.
_PARTS = (
    ("xl/workbook.bin", "binary_workbook"),
    ("word/document.xml", "wrong_type"),
    ("ppt/presentation.xml", "wrong_type"),
    ("index.zip", "numbers"),
    ("index/document.iwa", "numbers"),
)


def kind_of_bytes(content: bytes) -> str:
    """Return the code that says what a file is that is neither text nor an archive, or ""."""
    if content.startswith(_OLE):
        return next(
            (code for name, code in _STREAMS if name.encode("utf-16-le") in content), "old_excel"
        )
    # Without the marks and zeros of UTF-16.
    head = content[:_BEGINNING].lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\0", b"").lstrip().lower()
    if head.startswith((b"<", _SINGLE_FILE)):
        found = (code for sign, code in _MARKUP if sign in head)
        return next(found, "web_page" if head.startswith(_SINGLE_FILE) else "wrong_type")
    return "wrong_type" if content.lstrip().startswith(_OTHERS) else ""


def kind_of_archive(archive: ZipFile) -> str:
    """Return the code that says what an archive is that is no XLSX workbook, or ""."""
    names: Collection[str] = {name.lower() for name in archive.namelist()}
    if "mimetype" in names:
        with archive.open("mimetype") as part:
            is_spreadsheet = part.read(len(_OPEN_DOCUMENT)) == _OPEN_DOCUMENT
        return "open_document" if is_spreadsheet else "wrong_type"
    return next((code for name, code in _PARTS if name in names), "")


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
    that are not there. wrong_type and the codes of other kinds: an archive of something else.
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
            if any(map(_PROGRAM.search, archive.namelist())):
                raise RefusedError("macros")
            other = kind_of_archive(archive)
            if other:
                raise RefusedError(other)
            # Sizes are those the archive declares; no more than that is ever unpacked.
            parts = archive.infolist()
            if (
                len(parts) > limits.PARTS
                or sum(part.file_size for part in parts) > limits.UNPACKED_BYTES
            ):
                raise RefusedError("zip_bomb")
            return {name: archive.read(name) for name in archive.namelist()}
    except DAMAGE as error:
        raise RefusedError("broken_workbook") from error


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
        """Refuse a document type: it declares entities, and no workbook has one."""
        raise RefusedError("xml_bomb")


def _area(reference: str) -> int:
    """Return how many cells a reference spans; openpyxl makes each of them."""
    try:
        left, top, right, bottom = range_boundaries(reference)
        return int((right - left + 1) * (bottom - top + 1))
    except (TypeError, ValueError):
        # A whole column, or no reference at all.
        return limits.CELLS


# The data package that Kizuna writes, opened as the tables in it.

DESCRIPTOR = "datapackage.json"


def opened(name: str, content: bytes) -> tuple[tuple[str, bytes], ...]:
    """Return the tables of a data package by their names, or the file itself where it is none."""
    return _tables(content) or ((name, content),)


def _tables(content: bytes) -> tuple[tuple[str, bytes], ...]:
    """Return the files of a package, but its description, which says no more than the contract."""
    if len(content) > limits.BYTES or not content.startswith(b"PK"):
        return ()
    try:
        with ZipFile(BytesIO(content)) as archive:
            names = set(archive.namelist()) - {DESCRIPTOR}
            if DESCRIPTOR not in archive.namelist() or not _is_of_our_size(archive):
                return ()
            return tuple((name, archive.read(name)) for name in sorted(names))
    except DAMAGE:
        return ()


def _is_of_our_size(archive: ZipFile) -> bool:
    """Whether it is no larger than a table may be, as it declares; no more is ever unpacked."""
    parts = archive.infolist()
    return (
        len(parts) <= limits.TABLES_OF_A_PACKAGE
        and sum(part.file_size for part in parts) <= limits.BYTES
    )
