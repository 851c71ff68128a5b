"""Saving and undoing.

Until the entry stands in `pending.json` nothing has changed; from then on the save is made, and
whoever saves or reads next finishes what a crash has left undone.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from analysis.saving import disk, places, steps
from analysis.saving.entries import Change, Saved, plain, read_entry
from analysis.saving.refusals import NotSavedError, not_saved
from analysis.saving.standing import Version, snapshot, version

# How long somebody waits, in seconds, while somebody else saves.
PATIENCE = 5.0


def save(
    folder: Path,
    data_set: str,
    new: Mapping[str, bytes],
    previewed: Version,
    who: str,
    why: str = "",
    changes: Mapping[str, Change] | None = None,
) -> Saved:
    """Save new contents of files ("record/hosts.csv") of a data set, all of them or none.

    `previewed` is the version that the contents were compared with and checked beside. `who` and
    `why` are a few words for the journal, `changes` counts rows for it. Raises NotSavedError.
    """
    with exclusively(folder, PATIENCE):
        standing = snapshot(folder, data_set)
        if standing.version != previewed:
            raise NotSavedError("stale")
        changed = {file: to for file, to in new.items() if to != standing.content(file)}
        if not changed:
            raise NotSavedError("unchanged")
        saved = _entry(folder, data_set, standing.version, changed, who, why)
        saved = replace(saved, changes={**(changes or {})})
        return steps.put(folder, saved, changed, standing)


def undo(folder: Path, number: str, who: str, why: str = "") -> Saved:
    """Put the files of an entry back as they were before it, byte for byte, as an entry of its own.

    Raises NotSavedError: "stale" where one of the files was changed since.
    """
    with exclusively(folder, PATIENCE):
        taken_back = read_entry(places.entry(folder, number))
        if taken_back is None:
            raise NotSavedError("not_found")
        standing = snapshot(folder, taken_back.data_set)
        if not _is_untouched(taken_back, standing.version):
            raise NotSavedError("stale")
        before = {file: _backed_up(folder, taken_back, file) for file in taken_back.files}
        saved = _entry(folder, taken_back.data_set, standing.version, before, who, why)
        saved = replace(saved, undoes=number, changes=_reversed(taken_back.changes))
        return steps.put(folder, saved, before, standing, taken_back.before)


def can_undo(folder: Path, saved: Saved) -> bool:
    """Whether the files of an entry are still as it has left them."""
    return _is_untouched(saved, version(folder, saved.data_set))


def recover(folder: Path, patience: float = 0) -> None:
    """Put the files of a save in their places that a crash has left waiting.

    Raises NotSavedError where somebody is at it, or it cannot be done; readers see the files of
    the save all the same.
    """
    with _refusals():
        if places.pending(folder).exists():
            with exclusively(folder, patience):
                pass


@contextmanager
def exclusively(folder: Path, patience: float) -> Iterator[None]:
    """Hold the lock, with nothing left over from a crash."""
    with _refusals():
        if not folder.is_dir():
            raise NotSavedError("missing")
        if places.is_installed(folder):
            raise NotSavedError("installed")
        disk.make(places.hidden(folder))
        lock = FileLock(places.hidden(folder) / "lock", timeout=patience)
        lock.acquire()
        try:
            steps.finish(folder)
            steps.clear(folder)
            yield
        finally:
            # What was saved is saved, and the lock goes with the process.
            with suppress(OSError):
                lock.release()


@contextmanager
def _refusals() -> Iterator[None]:
    """Say what the operating system says as a reader understands it."""
    try:
        yield
    except Timeout as error:
        raise NotSavedError("busy") from error
    except OSError as error:
        raise not_saved(error) from error


def obstacle(folder: Path, data_set: str) -> str:
    """Return what is to be said of a data folder before anything is read or saved.

    "missing" where there is none, "empty" where it has no table of the data set yet, "installed"
    where it came with an installed Kizuna, "read_only" where nothing can be saved for another
    reason, and "" where nothing stands in the way.
    """
    if not folder.is_dir():
        return "missing"
    if not any((folder / data_set).glob("*.csv")):
        return "empty"
    if places.is_installed(folder):
        return "installed"
    written_to = (folder, folder / data_set, places.hidden(folder))
    can_write = all(os.access(path, os.W_OK) for path in written_to if path.exists())
    return "" if can_write else "read_only"


def _entry(
    folder: Path, data_set: str, before: Version, new: steps.New, who: str, why: str
) -> Saved:
    after = {file: None if to is None else disk.digest(to) for file, to in new.items()}
    number = places.next_number(folder)
    now = datetime.now(UTC).replace(microsecond=0)
    return Saved(number, data_set, now, plain(who), plain(why), before, after)


def _is_untouched(saved: Saved, now: Version) -> bool:
    return all(now.get(file) == after for file, after in saved.after.items())


def _backed_up(folder: Path, saved: Saved, file: str) -> bytes | None:
    """Return a file as it was before an entry, None where there was none."""
    if file not in saved.before:
        return None
    content = places.backup(folder, saved.id, file).read_bytes()
    if disk.digest(content) != saved.before[file]:
        raise NotSavedError("damaged")
    return content


def _reversed(changes: Mapping[str, Change]) -> dict[str, Change]:
    return {file: Change(rows.removed, rows.changed, rows.added) for file, rows in changes.items()}
