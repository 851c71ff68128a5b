"""Saving and undoing: checked tables go into a data folder all of them or none.

    standing = snapshot(folder, "record")            # the files as they are, never half of a save
    known = load(folder, "record", standing.read)    # check and preview beside these
    content = table_bytes(frame, standing.content("record/hosts.csv") or b"")
    save(folder, "record", {"record/hosts.csv": content}, standing.version, who="HS")
    history(folder), undo(folder, saved.id, who="HS")

Until the entry stands in `pending.json` nothing has changed; from then on the save is made, and
whoever saves or reads next finishes what a crash has left undone. Whatever keeps a save from being
made is a NotSavedError with a code, and then nothing has changed.
"""

import json
import os
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from filelock import FileLock, Timeout

from analysis.contract.problems import Problem
from analysis.loading.dataset import DATA_SETS, Dataset, files, load
from analysis.saving import disk
from analysis.saving import journal as saves
from analysis.saving.journal import FileChange, Saved
from analysis.saving.refusals import NotSavedError, not_saved
from analysis.saving.snapshot import Snapshot, Version, snapshot, version

# The steps of a save, one after the other, and what is done after a crash.

# In a journal that waits, the list of its files.
_NAMES = "names.json"
# New contents of files, None where one is removed.
New = Mapping[str, bytes | None]


def put(
    folder: Path, saved: Saved, new: New, snapshot: Snapshot, checked: Version | None = None
) -> Saved:
    """Take all steps. `checked` is a version that needs no check: it stood there before."""
    with all_or_nothing(folder):
        _back_up(folder, saved, snapshot)
        write_beside(folder, new)
        _check(folder, saved, new, snapshot, checked)
        commit(folder, saved)
    return saved


@contextmanager
def all_or_nothing(folder: Path) -> Iterator[None]:
    """Put in place what is committed within; clear away what was written where that fails."""
    try:
        yield
    except BaseException:
        # Why is raised. What cannot be cleared away now, whoever saves next clears away.
        with suppress(OSError):
            clear(folder)
        raise
    # It is made. What cannot be put in its place now is read where it waits, and put there later.
    with suppress(OSError):
        finish(folder)


def _back_up(folder: Path, saved: Saved, snapshot: Snapshot) -> None:
    for file in saved.files:
        content = snapshot.content(file)
        if content is not None:
            disk.write(saves.backup(folder, saved.id, file), content)
            # Excel locks a file that it has open, and a file may be write-protected by itself.
            with saves.target(folder, file).open("r+b"):
                pass


def write_beside(folder: Path, new: New) -> None:
    """Write new files beside the old, where they wait."""
    for file, content in new.items():
        if content is not None:
            beside = saves.waiting(folder, file)
            disk.write(beside, content, like=saves.target(folder, file))


def write_journal(folder: Path, journal: Mapping[str, bytes], stay: Iterable[str] = ()) -> None:
    """Write the files of a journal (".saved/000042.json") where they wait for their place.

    The list of their names, and of those that stay as they are, comes last.
    """
    staged = saves.restored(folder)
    for name, content in journal.items():
        disk.write(staged / Path(name).relative_to(saves.HIDDEN), content)
    disk.write(staged / _NAMES, json.dumps([*journal, *stay]).encode())


def _check(
    folder: Path, saved: Saved, new: New, snapshot: Snapshot, checked: Version | None
) -> None:
    """Read again what was written, as it will be read. Raises NotSavedError."""
    written = _as_written(folder, new, snapshot)
    if any(written.version.get(file) != digest for file, digest in saved.after.items()):
        raise NotSavedError("unwritable")
    if written.version != checked:
        demand_no_new_errors(folder, saved, snapshot, written)
    # Who edits by hand knows nothing of the lock.
    if version(folder, saved.data_set) != saved.before:
        raise NotSavedError("stale")


def demand_no_new_errors(folder: Path, saved: Saved, before: Snapshot, after: Snapshot) -> None:
    """Refuse a save with which a data set would have errors that it has not now.

    The paths of the files begin with `folder`. Raises NotSavedError ("invalid").
    """
    was, is_then = (load(folder, saved.data_set, state.read) for state in (before, after))
    problems = _new_errors(was, is_then, saved.files)
    if problems:
        raise NotSavedError("invalid", problems=problems)


def _as_written(folder: Path, new: New, snapshot: Snapshot) -> Snapshot:
    """Return the data set as it will be, what is new read from where it waits."""
    written: dict[Path, bytes | OSError] = {}
    for file, to in new.items():
        beside = saves.waiting(folder, file)
        written[folder / file] = FileNotFoundError() if to is None else beside.read_bytes()
    return Snapshot({**snapshot.contents, **written})


def _new_errors(before: Dataset, after: Dataset, saved: tuple[str, ...]) -> tuple[Problem, ...]:
    """Return the errors that were not there before, wherever in their files they stand.

    Where a saved file could not be read before, only its own errors are new: those that it now
    lets be seen in others were there.
    """
    was_unread = any(problem.file in saved and problem.line is None for problem in before.problems)
    known = Counter(_sameness(problem) for problem in before.problems)
    found = []
    for problem in after.problems:
        known[_sameness(problem)] -= 1
        concerns = problem.file in saved or not was_unread
        if problem.severity == "error" and concerns and known[_sameness(problem)] < 0:
            found.append(problem)
    return tuple(found)


def _sameness(problem: Problem) -> tuple[object, ...]:
    return problem.file, problem.column, problem.code, problem.value


def commit(folder: Path, saved: Saved) -> None:
    """Make the save: the entry stands in the journal or not, there is no third."""
    pending = saves.pending(folder)
    part = pending.with_suffix(".part")
    disk.write(part, saves.entry_bytes(saved))
    part.replace(pending)
    try:
        disk.sync(pending.parent)
    except OSError:
        # It might be lost with the power, so take it back. If that cannot be, it is made.
        try:
            pending.unlink()
        except OSError:
            return
        raise


def finish(folder: Path) -> None:
    """Put the files of the pending save in their places, and its entry in the history."""
    pending = saves.pending(folder)
    saved = saves.read_entry(pending)
    if saved is None:
        pending.unlink(missing_ok=True)
        return
    for file, after in saved.after.items():
        put_in_place(folder, saved, file, after)
    if saved.id == saves.RESTORED:
        _replace_journal(folder)
        disk.remove(pending)
    else:
        disk.move(pending, saves.entry(folder, saved.id))


def _replace_journal(folder: Path) -> None:
    """Put the journal that waits in the place of the one that is there."""
    staged = saves.restored(folder)
    if not (staged / _NAMES).exists():
        return
    names = {folder / name for name in json.loads((staged / _NAMES).read_bytes())}
    for place in names:
        waiting = staged / place.relative_to(saves.hidden(folder))
        if waiting.exists():
            disk.make(place.parent)
            disk.move(waiting, place)
    for entry in (*saves.entries(folder), *saves.backups(folder)):
        if entry not in names:
            disk.remove(entry)
    disk.remove(staged / _NAMES)
    shutil.rmtree(staged)


def put_in_place(folder: Path, saved: Saved, file: str, after: str | None) -> None:
    """Move a file that waits to its place, or remove what a save has removed."""
    target, beside = saves.target(folder, file), saves.waiting(folder, file)
    if after is not None and not beside.exists():
        return
    found = disk.digest_of(target)
    if found not in (None, after, saved.before.get(file)):
        # Somebody has edited it by hand since: not lost, but not part of the save.
        disk.write(saves.backup(folder, saved.id, f"{file}.found"), target.read_bytes())
    if after is None:
        disk.remove(target)
    else:
        disk.move(beside, target)


def clear(folder: Path) -> None:
    """Remove what a save that was not made has left."""
    if saves.pending(folder).exists():
        return
    # Only when it is certain that no entry comes back with the power.
    disk.sync(saves.hidden(folder))
    known = {file for data_set in DATA_SETS for file in files(folder, data_set).values()}
    for path in known:
        saves.waiting(folder, path.relative_to(folder).as_posix()).unlink(missing_ok=True)
    if saves.restored(folder).exists():
        shutil.rmtree(saves.restored(folder))
    unmade = saves.backup(folder, saves.next_number(folder), "")
    if unmade.exists():
        shutil.rmtree(unmade)


# How long somebody waits, in seconds, while somebody else saves.
PATIENCE = 5.0


def save(
    folder: Path,
    data_set: str,
    new: Mapping[str, bytes],
    previewed: Version,
    who: str,
    why: str = "",
    changes: Mapping[str, FileChange] | None = None,
) -> Saved:
    """Save new contents of files ("record/hosts.csv") of a data set, all of them or none.

    `previewed` is the version that the contents were compared with and checked beside. `who` and
    `why` are a few words for the journal, `changes` counts rows for it. Raises NotSavedError.
    """
    with exclusively(folder, PATIENCE):
        current = snapshot(folder, data_set)
        if current.version != previewed:
            raise NotSavedError("stale")
        changed = {file: to for file, to in new.items() if to != current.content(file)}
        if not changed:
            raise NotSavedError("unchanged")
        number = saves.next_number(folder)
        saved = saves.made_entry(number, data_set, current.version, changed, who, why)
        saved = replace(saved, changes={**(changes or {})})
        return put(folder, saved, changed, current)


def undo(folder: Path, number: str, who: str, why: str = "") -> Saved:
    """Put the files of an entry back as they were before it, byte for byte, as an entry of its own.

    Raises NotSavedError: "stale" where one of the files was changed since.
    """
    with exclusively(folder, PATIENCE):
        taken_back = saves.read_entry(saves.entry(folder, number))
        if taken_back is None:
            raise NotSavedError("not_found")
        current = snapshot(folder, taken_back.data_set)
        if not taken_back.is_untouched(current.version):
            raise NotSavedError("stale")
        before = {file: _backed_up(folder, taken_back, file) for file in taken_back.files}
        next_number = saves.next_number(folder)
        saved = saves.taking_back(taken_back, next_number, current.version, before, who, why)
        return put(folder, saved, before, current, taken_back.before)


def can_undo(folder: Path, saved: Saved) -> bool:
    """Whether the files of an entry are still as it has left them."""
    return saved.is_untouched(version(folder, saved.data_set))


def recover(folder: Path, patience: float = 0) -> None:
    """Put the files of a save in their places that a crash has left waiting.

    Raises NotSavedError where somebody is at it, or it cannot be done; readers see the files of
    the save all the same.
    """
    with _refusals():
        if saves.pending(folder).exists():
            with exclusively(folder, patience):
                pass


@contextmanager
def exclusively(folder: Path, patience: float) -> Iterator[None]:
    """Hold the lock, with nothing left over from a crash."""
    with _refusals():
        if not folder.is_dir():
            raise NotSavedError("missing")
        if saves.is_installed(folder):
            raise NotSavedError("installed")
        disk.make(saves.hidden(folder))
        lock = FileLock(saves.hidden(folder) / "lock", timeout=patience)
        lock.acquire()
        try:
            finish(folder)
            clear(folder)
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
    if saves.is_installed(folder):
        return "installed"
    written_to = (folder, folder / data_set, saves.hidden(folder))
    can_write = all(os.access(path, os.W_OK) for path in written_to if path.exists())
    return "" if can_write else "read_only"


def _backed_up(folder: Path, saved: Saved, file: str) -> bytes | None:
    """Return a file as it was before an entry, None where there was none."""
    if file not in saved.before:
        return None
    content = saves.backup(folder, saved.id, file).read_bytes()
    if disk.digest(content) != saved.before[file]:
        raise NotSavedError("damaged")
    return content
