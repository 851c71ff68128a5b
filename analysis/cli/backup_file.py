"""A backup as a file: a ZIP of all tables and of the journal, with a list of what is in it.

The list stands in `kizuna-backup.json`: the version of this form, the moment (UTC), and of each
file its length and SHA-256. What is not as the list says is no backup of ours, and nothing of it is
taken.
"""

import json
import os
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from analysis.contract.schema import contract_version
from analysis.export.workbooks import zip_bytes
from analysis.saving import disk
from analysis.saving.whole import Whole, is_of_journal, is_table

LIST = "kizuna-backup.json"
VERSION = 1
# Of what is unpacked, many times what a folder of Kizuna holds; and how often a table repeats
# itself: one of a million rows is packed to a twentieth.
BYTES, FILES, PACKED = 1_000_000_000, 100_000, 200
SMALL = 1_000_000

CODES = (
    "unreadable",  # the file cannot be read: see `detail`
    "foreign",  # it is something else
    "later",  # a later Kizuna has made it
    "damaged",  # it is not what it was when it was made
    "unsafe",  # it has what no backup has: see `detail`
)


class NotABackupError(Exception):
    """A file is no backup, and nothing was taken from it. The message `backup-<code>` says why."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code, detail)
        self.code = code
        self.detail = detail


@dataclass(frozen=True)
class Backup:
    """A copy of a data folder, and the moment when it was made."""

    made: datetime
    whole: Whole

    def holds(self, current: Whole) -> bool:
        """Whether all that stands in a folder is in the backup: now, or as it was before a save."""
        known = {*self.whole.tables.values(), *self.whole.journal.values()}
        entries = {
            name: content for name, content in current.journal.items() if name.endswith(".json")
        }
        return known.issuperset(current.tables.values()) and all(
            self.whole.journal.get(name) == content for name, content in entries.items()
        )


def backup_bytes(whole: Whole, made: datetime) -> bytes:
    """Return a backup as the bytes of its file."""
    files = {**whole.tables, **whole.journal}
    manifest = {
        "version": VERSION,
        # For who looks; the tables themselves say which columns they have.
        "contract": contract_version(),
        "made": made.astimezone(UTC).isoformat(timespec="seconds"),
        "files": {
            name: {"bytes": len(content), "sha256": disk.digest(content)}
            for name, content in files.items()
        },
    }
    return zip_bytes({LIST: json.dumps(manifest, indent=1).encode(), **files})


def write_backup(path: Path, whole: Whole, made: datetime) -> None:
    """Put a backup in its place when all of it is on the disk and was read back.

    Only who made it can read it: the journal says who has saved. Raises OSError, NotABackupError.
    """
    path = path.absolute()
    part = path.with_name(f".{path.name}.part")
    disk.make(path.parent)
    try:
        opened = os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
        with os.fdopen(opened, "wb") as file:
            file.write(backup_bytes(whole, made))
            file.flush()
            os.fsync(file.fileno())
        read_backup(part)
        disk.move(part, path)
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise


def read_backup(path: Path) -> Backup:
    """Return what is in a file, all of it as it was. Raises NotABackupError."""
    with _opened(path) as archive:
        manifest = _list_of(archive)
        try:
            files = {name: (one["bytes"], one["sha256"]) for name, one in manifest["files"].items()}
        except (AttributeError, LookupError, TypeError) as error:
            raise NotABackupError("damaged") from error
        _check_names(archive, files)
        contents = {name: _content(archive, name, files[name]) for name in files}
    tables = {name: content for name, content in contents.items() if is_table(name)}
    journal = {name: content for name, content in contents.items() if is_of_journal(name)}
    return Backup(_moment(manifest), Whole(tables, journal))


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except OSError as error:
        raise NotABackupError("unreadable", error.strerror or "") from error
    # What a broken archive makes the library say is not documented in full.
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise NotABackupError("foreign" if "not a zip" in str(error) else "damaged") from error
    except (RuntimeError, ValueError, LookupError) as error:
        raise NotABackupError("damaged") from error


def _list_of(archive: zipfile.ZipFile) -> dict[str, Any]:
    if LIST not in archive.namelist():
        raise NotABackupError("foreign")
    _check_size(archive.getinfo(LIST))
    try:
        manifest = json.loads(archive.read(LIST))
    except (ValueError, RecursionError) as error:
        raise NotABackupError("damaged") from error
    if not isinstance(manifest, dict) or not isinstance(manifest.get("version"), int):
        raise NotABackupError("damaged")
    if manifest["version"] > VERSION:
        raise NotABackupError("later")
    return manifest


def _moment(manifest: Mapping[str, Any]) -> datetime:
    try:
        return datetime.fromisoformat(manifest["made"])
    except (LookupError, TypeError, ValueError) as error:
        raise NotABackupError("damaged") from error


def _check_names(archive: zipfile.ZipFile, files: Mapping[str, object]) -> None:
    """Refuse what would be put where no backup puts anything, or what grows without end."""
    inside = [info.filename for info in archive.infolist()]
    for name in (*inside, *files):
        if name != LIST and not is_table(name) and not is_of_journal(name):
            raise NotABackupError("unsafe", name)
    for info in archive.infolist():
        _check_size(info)
    if len(inside) > FILES or sum(info.file_size for info in archive.infolist()) > BYTES:
        raise NotABackupError("unsafe", archive.filename or "")
    if sorted(inside) != sorted((LIST, *files)):
        raise NotABackupError("damaged")


def _check_size(info: zipfile.ZipInfo) -> None:
    if info.file_size > BYTES or info.file_size > max(SMALL, PACKED * info.compress_size):
        raise NotABackupError("unsafe", info.filename)


def _content(archive: zipfile.ZipFile, name: str, expected: tuple[int, str]) -> bytes:
    content = archive.read(name)
    if (len(content), disk.digest(content)) != expected:
        raise NotABackupError("damaged")
    return content
