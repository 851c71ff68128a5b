"""The steps of a save, one after the other, and what is done after a crash."""

import json
import shutil
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from analysis.dataset import DATA_SETS, Dataset, files, load
from analysis.problems import Problem
from analysis.saving import disk, places
from analysis.saving.entries import Saved, entry_bytes, read_entry
from analysis.saving.refusals import NotSavedError
from analysis.saving.standing import Snapshot, Version, version

# In a journal that waits, the list of its files.
_NAMES = "names.json"
# New contents of files, None where one is removed.
New = Mapping[str, bytes | None]


def put(
    folder: Path, saved: Saved, new: New, standing: Snapshot, checked: Version | None = None
) -> Saved:
    """Take all steps. `checked` is a version that needs no check: it stood there before."""
    try:
        _back_up(folder, saved, standing)
        write_beside(folder, new)
        _check(folder, saved, new, standing, checked)
        commit(folder, saved)
    except BaseException:
        with suppress(OSError):
            clear(folder)
        raise
    # It is saved. What cannot be put in its place now is read where it waits, and put there later.
    with suppress(OSError):
        finish(folder)
    return saved


def _back_up(folder: Path, saved: Saved, standing: Snapshot) -> None:
    for file in saved.files:
        content = standing.content(file)
        if content is not None:
            disk.write(places.backup(folder, saved.id, file), content)
            # Excel locks a file that it has open, and a file may be write-protected by itself.
            with places.target(folder, file).open("r+b"):
                pass


def write_beside(folder: Path, new: New) -> None:
    """Write new files beside the old, where they wait."""
    for file, content in new.items():
        if content is not None:
            beside = places.waiting(folder, file)
            disk.write(beside, content, like=places.target(folder, file))


def write_journal(folder: Path, journal: Mapping[str, bytes]) -> None:
    """Write the files of a journal (".saved/000042.json") where they wait for their place.

    The list of their names comes last.
    """
    staged = places.restored(folder)
    for name, content in journal.items():
        disk.write(staged / Path(name).relative_to(places.HIDDEN), content)
    disk.write(staged / _NAMES, json.dumps([*journal]).encode())


def _check(
    folder: Path, saved: Saved, new: New, standing: Snapshot, checked: Version | None
) -> None:
    """Read again what was written, as it will be read. Raises NotSavedError."""
    written = _as_written(folder, new, standing)
    if any(written.version.get(file) != digest for file, digest in saved.after.items()):
        raise NotSavedError("unwritable")
    if written.version != checked:
        before = load(folder, saved.data_set, standing.read)
        after = load(folder, saved.data_set, written.read)
        problems = _new_errors(before, after, saved.files)
        if problems:
            raise NotSavedError("invalid", problems=problems)
    # Who edits by hand knows nothing of the lock.
    if version(folder, saved.data_set) != saved.before:
        raise NotSavedError("stale")


def _as_written(folder: Path, new: New, standing: Snapshot) -> Snapshot:
    """Return the data set as it will be, what is new read from where it waits."""
    written: dict[Path, bytes | OSError] = {}
    for file, to in new.items():
        beside = places.waiting(folder, file)
        written[folder / file] = FileNotFoundError() if to is None else beside.read_bytes()
    return Snapshot({**standing.contents, **written})


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
    pending = places.pending(folder)
    part = pending.with_suffix(".part")
    disk.write(part, entry_bytes(saved))
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
    pending = places.pending(folder)
    saved = read_entry(pending)
    if saved is None:
        pending.unlink(missing_ok=True)
        return
    for file, after in saved.after.items():
        _put_in_place(folder, saved, file, after)
    if saved.id == places.RESTORED:
        _replace_journal(folder)
        disk.remove(pending)
    else:
        disk.move(pending, places.entry(folder, saved.id))


def _replace_journal(folder: Path) -> None:
    """Put the journal that waits in the place of the one that is there."""
    staged = places.restored(folder)
    if not (staged / _NAMES).exists():
        return
    names = {folder / name for name in json.loads((staged / _NAMES).read_bytes())}
    for place in names:
        waiting = staged / place.relative_to(places.hidden(folder))
        if waiting.exists():
            disk.make(place.parent)
            disk.move(waiting, place)
    for entry in (*places.entries(folder), *places.backups(folder)):
        if entry not in names:
            disk.remove(entry)
    disk.remove(staged / _NAMES)
    shutil.rmtree(staged)


def _put_in_place(folder: Path, saved: Saved, file: str, after: str | None) -> None:
    target, beside = places.target(folder, file), places.waiting(folder, file)
    if after is not None and not beside.exists():
        return
    found = disk.digest_of(target)
    if found not in (None, after, saved.before.get(file)):
        # Somebody has edited it by hand since: not lost, but not part of the save.
        disk.write(places.backup(folder, saved.id, f"{file}.found"), target.read_bytes())
    if after is None:
        disk.remove(target)
    else:
        disk.move(beside, target)


def clear(folder: Path) -> None:
    """Remove what a save that was not made has left."""
    if places.pending(folder).exists():
        return
    # Only when it is certain that no entry comes back with the power.
    disk.sync(places.hidden(folder))
    known = {file for data_set in DATA_SETS for file in files(folder, data_set).values()}
    for path in known:
        places.waiting(folder, path.relative_to(folder).as_posix()).unlink(missing_ok=True)
    if places.restored(folder).exists():
        shutil.rmtree(places.restored(folder))
    unmade = places.backup(folder, places.next_number(folder), "")
    if unmade.exists():
        shutil.rmtree(unmade)
