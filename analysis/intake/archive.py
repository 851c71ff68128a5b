"""The data package that Kizuna writes, opened as the tables in it."""

from io import BytesIO
from zipfile import ZipFile

from analysis.intake import limits
from analysis.intake.guard import DAMAGE

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
