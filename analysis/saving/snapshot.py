"""The files of a data set as they stand at one moment, also while somebody saves or edits them."""

import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from analysis.loading.dataset import files
from analysis.loading.reading import file_name
from analysis.saving import journal
from analysis.saving.disk import digest
from analysis.saving.journal import read_entry

# The digest of each file of a data set that is there: what a preview was made against.
Version = Mapping[str, str]
# What changes when a file is edited, replaced, added or removed: file, its number on the disk, time
# and size.
Fingerprint = tuple[tuple[str, int, int, int], ...]
# A file that was written to within these seconds may still be written to.
SETTLING_S = 0.05
# How often a file is awaited that somebody has just written to, and one that changes all the time.
_PATIENCE, _ATTEMPTS = 10, 100


@dataclass(frozen=True)
class Snapshot:
    """The bytes of a data set's files, all of the same moment, or why one cannot be read."""

    contents: Mapping[Path, bytes | OSError]

    def read(self, path: Path) -> bytes:
        """Return the bytes of a file, for `loading.dataset.load`. Raises its OSError."""
        content = self.contents[path]
        if isinstance(content, OSError):
            raise content
        return content

    def content(self, file: str) -> bytes | None:
        """Return the bytes of "record/hosts.csv", None where it is missing.

        Raises OSError where it cannot be read, KeyError where it is no file of the data set.
        """
        paths = {file_name(path): path for path in self.contents}
        try:
            return self.read(paths[file])
        except FileNotFoundError:
            return None

    @property
    def version(self) -> Version:
        """The digests of the files."""
        return {
            file_name(path): digest(content)
            for path, content in self.contents.items()
            if isinstance(content, bytes)
        }


def version(folder: Path, data_set: str) -> Version:
    """Return the digests of the files of a data set as they stand now."""
    return snapshot(folder, data_set).version


def fingerprint(folder: Path, data_set: str) -> Fingerprint:
    """Return what tells whether a data set has to be read again; quickly, without reading it."""
    return state_of(_standing_files(folder, data_set))


def snapshot(folder: Path, data_set: str) -> Snapshot:
    """Return the files of a data set as they stand at one moment.

    They are read again until none has changed meanwhile. Of a save that is not yet in its place
    the new files are read. A file that somebody writes to for seconds is at last read as it is.
    """
    for attempt in range(_ATTEMPTS):
        paths = _standing_files(folder, data_set)
        before = state_of(paths)
        contents = {path: _content(place) for path, place in paths.items()}
        again = _standing_files(folder, data_set)
        is_whole = (again, state_of(again)) == (paths, before)
        if is_whole and (attempt >= _PATIENCE or not _is_fresh(before)):
            break
        time.sleep(SETTLING_S)
    return Snapshot(contents)


def _standing_files(folder: Path, data_set: str) -> dict[Path, Path | None]:
    """Return where the content of each file lies; None where a pending save removes it."""
    paths: dict[Path, Path | None] = {path: path for path in files(folder, data_set).values()}
    for file, after in _pending(folder).items():
        waiting = journal.waiting(folder, file)
        if folder / file in paths and (after is None or waiting.exists()):
            paths[folder / file] = None if after is None else waiting
    return paths


def _pending(folder: Path) -> Mapping[str, str | None]:
    """Return the digests of the files of a save that is being put in place."""
    # Who may not look into the journal reads the files as they lie there.
    with suppress(PermissionError):
        saved = read_entry(journal.pending(folder))
        return saved.after if saved else {}
    return {}


def state_of(paths: Mapping[Path, Path | None]) -> Fingerprint:
    """Return what tells files as they stand from any other state of them."""
    found = []
    for path, place in paths.items():
        # What is not there is missed in the fingerprint; why, is said when it is read.
        with suppress(OSError):
            status = place.stat() if place else None
            if status:
                found.append((str(path), status.st_ino, status.st_mtime_ns, status.st_size))
    return tuple(found)


def _content(place: Path | None) -> bytes | OSError:
    try:
        if place is None:
            return FileNotFoundError()
        return place.read_bytes()
    except OSError as error:
        return error


def _is_fresh(state: Iterable[tuple[str, int, int, int]]) -> bool:
    now = time.time_ns()
    return any(0 <= now - modified < SETTLING_S * 1e9 for _, _, modified, _ in state)
