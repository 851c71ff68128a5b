"""Which other program's file it is, told by what it holds: each kind is saved anew in its own way.

The names of the streams of an old Excel file and of one with a password are those of [MS-XLS] and
[MS-OFFCRYPTO]; those of the parts of other archives stand in OpenDocument 1.3 (`mimetype`) and in
[MS-XLSB].
"""

from collections.abc import Collection
from zipfile import ZipFile

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
