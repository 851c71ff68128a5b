"""A data folder taken as a whole, with its journal, and put back as a whole, or not at all."""

import json
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from analysis.loading.dataset import DATA_SETS, RECORD, REFERENCE, files
from analysis.saving import disk, transaction
from analysis.saving import journal as saves
from analysis.saving.journal import Saved
from analysis.saving.refusals import NotSavedError, not_saved
from analysis.saving.snapshot import snapshot
from analysis.saving.transaction import exclusively

_TABLES = re.compile(rf"({'|'.join((*DATA_SETS, REFERENCE))})/[a-z_]+\.csv")
_JOURNAL = re.compile(rf"[0-9]{{6}}(\.json|/{_TABLES.pattern}(\.found)?)")
# How often a folder is read again that changes meanwhile, and how long, in seconds, a copy waits
# for those who save one after the other.
_ATTEMPTS, _PATIENCE = 10, 60.0


@dataclass(frozen=True)
class Whole:
    """The files of all data sets and of the journal, by their names in the data folder."""

    tables: Mapping[str, bytes]
    journal: Mapping[str, bytes]


def is_table(name: str) -> bool:
    """Whether a file can be one of the tables of a data set."""
    return name in _tables()


def is_of_journal(name: str) -> bool:
    """Whether a file can be one of the journal: ".saved/000042.json"."""
    within = name.removeprefix(f"{saves.HIDDEN}/")
    return within != name and bool(_JOURNAL.fullmatch(within))


def is_entry(name: str) -> bool:
    """Whether a file of the journal says of a save what it was, and is no back-up of a table."""
    return is_of_journal(name) and name.endswith(".json")


def read_whole(folder: Path) -> Whole:
    """Return all files of a data folder as they stand at one moment.

    It hinders nobody who saves, and takes no right but to read; only where the folder changes all
    the time nobody can save meanwhile. Raises NotSavedError ("missing", "busy", …).
    """
    if not folder.is_dir():
        raise NotSavedError("missing")
    try:
        return _settled(folder)
    except OSError as error:
        raise not_saved(error) from error
    except _UnsettledError:
        with exclusively(folder, _PATIENCE):
            return _settled(folder)


class _UnsettledError(Exception):
    """A folder has changed each time that it was read."""


# Each entry of the journal by its id, with its number on the disk and its time. Made, it stays.
_Entries = Mapping[str, tuple[int, int]]


def _settled(folder: Path) -> Whole:
    """Read the tables until none is saved meanwhile, then the journal up to that moment.

    Only the tables have to hold still for it: the journal of years takes longer to read.
    """
    before = None
    for _ in range(_ATTEMPTS):
        again = standing_files(folder)
        if again is not None and again == before:
            tables, entries = again
            journal = _journal(folder, entries)
            if journal is not None:
                return Whole(tables, journal)
        before = again
    raise _UnsettledError


def standing_files(folder: Path) -> tuple[dict[str, bytes], _Entries] | None:
    """Return the entries of the journal, and the tables; None while others are put in place."""
    try:
        entries = _entries(folder)
    except FileNotFoundError:
        return None
    if saves.RESTORED in entries:
        return None
    tables: dict[str, bytes] = {}
    for data_set in DATA_SETS:
        for path, content in snapshot(folder, data_set).contents.items():
            if isinstance(content, bytes):
                tables[path.relative_to(folder).as_posix()] = content
            elif not isinstance(content, FileNotFoundError):
                raise content
    return tables, entries


def _entries(folder: Path) -> dict[str, tuple[int, int]]:
    """Return what is in the journal. A save that is being put in place is made.

    That one comes first: what finds its place meanwhile is found there. Raises FileNotFoundError
    where it found its place after they were looked for: without it a copy would lack its entry.
    """
    waiting = saves.read_entry(saves.pending(folder))
    places_of = {waiting.id: saves.pending(folder)} if waiting else {}
    places_of |= {path.stem: path for path in saves.entries(folder)}
    found = {}
    for number, path in places_of.items():
        status = path.stat()
        found[number] = status.st_ino, status.st_mtime_ns
    return found


def _journal(folder: Path, entries: _Entries) -> dict[str, bytes] | None:
    """Return entries with their back-ups; None where something of them goes away meanwhile."""
    hidden = saves.hidden(folder)
    try:
        read = {saves.entry(folder, number): _entry(folder, number) for number in entries}
        read |= {
            path: path.read_bytes()
            for path in saves.backups(folder)
            if path.relative_to(hidden).parts[0] in entries
        }
        are_there = entries.items() <= _entries(folder).items()
    except FileNotFoundError:
        return None
    if not are_there:
        return None
    return {path.relative_to(folder).as_posix(): content for path, content in read.items()}


def _entry(folder: Path, number: str) -> bytes:
    """Return an entry from its place, or from where it waits for it."""
    with suppress(FileNotFoundError):
        return saves.entry(folder, number).read_bytes()
    content = saves.pending(folder).read_bytes()
    if json.loads(content)["id"] != number:
        raise FileNotFoundError
    return content


def put_back(folder: Path, whole: Whole, may_replace: Callable[[Whole], bool]) -> bool:
    """Put all files back, in the place of those that are there; return whether it was done.

    `may_replace` is asked about the folder as it stands when nobody else can save any more. Raises
    NotSavedError, and then nothing has changed.
    """
    try:
        disk.make(folder)
    except OSError as error:
        raise not_saved(error) from error
    with exclusively(folder, transaction.PATIENCE):
        current = _settled(folder)
        if not may_replace(current):
            return False
        new = {name: whole.tables.get(name) for name in {*current.tables, *whole.tables}}
        with transaction.all_or_nothing(folder):
            transaction.write_beside(folder, new)
            transaction.write_journal(folder, whole.journal)
            transaction.commit(folder, _record(current, new))
    return True


def rewrite_entries(folder: Path, rewritten: Callable[[bytes], bytes]) -> int:
    """Write the entries of the journal anew, all of them or none; return how many changed.

    Nothing else is touched. Raises NotSavedError, and then nothing has changed.
    """
    with exclusively(folder, transaction.PATIENCE):
        current = _settled(folder)
        found = {name: current.journal[name] for name in current.journal if is_entry(name)}
        new = {name: rewritten(content) for name, content in found.items()}
        changed = {name: content for name, content in new.items() if content != found[name]}
        if changed:
            with transaction.all_or_nothing(folder):
                transaction.write_journal(folder, changed, current.journal.keys() - changed.keys())
                transaction.commit(folder, _record(current, {}))
    return len(changed)


def _record(current: Whole, new: transaction.New) -> Saved:
    """Return what says, from the moment it is on the disk, that the files are put back."""
    before = {name: disk.digest(content) for name, content in current.tables.items()}
    after = {name: None if to is None else disk.digest(to) for name, to in new.items()}
    now = datetime.now(UTC).replace(microsecond=0)
    return Saved(saves.RESTORED, RECORD, now, "", "", before, after)


@cache
def _tables() -> set[str]:
    nowhere = Path()
    return {
        path.relative_to(nowhere).as_posix()
        for data_set in DATA_SETS
        for path in files(nowhere, data_set).values()
    }
