"""Copy the data, and put a copy back: `python -m analysis.backup [--restore] FILE.zip`.

They lie in a folder or in a database; copies are the same of both, and can be put back into either.
A copy holds all tables and the journal of saves, as they stand at one moment, also while somebody
saves; it is read once more when it is written. It is put back as a whole or not at all. Where the
folder holds what the copy does not, it is put back only with `--force`.

`--keep` and `--days` take a folder of dated copies and remove old ones, once the new one is whole;
`--drill` puts a copy, or the newest of such a folder, back where nothing is, and compares.

Exit code: 0 done, 1 not done, 2 wrong usage.
"""

import re
from argparse import ArgumentTypeError, Namespace
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from analysis.cli.backup_file import (
    Backup,
    NotABackupError,
    read_backup,
    write_backup,
)
from analysis.cli.console import DONE, FAILED, Parser, print_json, say
from analysis.loading.dataset import RECORD, load
from analysis.saving.refusals import NotSavedError
from analysis.saving.store import FolderStore, store_in
from analysis.saving.whole import Whole
from analysis.words.catalogue import DEFAULT_LANGUAGE, LANGUAGES, Words, words_in

PROGRAM = "python -m analysis.backup"
OPTIONS = (
    "[--keep N | --days N | --restore [--force] | --drill] [--folder FOLDER] "
    "[--lang en|ja] [--json] FILE|FOLDER"
)
# The moment in UTC, so that names stand in the order of time; other files are let alone.
_NAME = "kizuna-%Y%m%dT%H%M%SZ.zip"
_DATED = re.compile(r"kizuna-[0-9]{8}T[0-9]{6}Z\.zip")
# Of a copy that was never finished; one that somebody is making is younger.
_PART = re.compile(rf"\.{_DATED.pattern}\.part")
_UNFINISHED = timedelta(days=1)


def main(arguments: Sequence[str] | None = None, program: str = PROGRAM) -> int:
    """Make a copy or put one back, and return the exit code."""
    given = _parsed(arguments, program)
    words = words_in(given.lang)
    now = datetime.now(UTC)
    if given.keep or given.days:
        given.file /= f"{now:{_NAME}}"
    if given.restore or given.drill:
        said, done = _taken(given, words)
    else:
        said, done = _copied(given, words, now)
        if done and (given.keep or given.days):
            more, done = _removed(given, words, now)
            said = f"{said} {more}"
    if given.json:
        file, folder = str(given.file), store_in(given.folder).place
        print_json({"done": done, "file": file, "folder": folder, "sentence": said})
    else:
        say([said])
    return DONE if done else FAILED


def _parsed(arguments: Sequence[str] | None, program: str) -> Namespace:
    parser = Parser("backup", program, OPTIONS)
    parser.add_argument("file", type=Path)
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--keep", metavar="N", type=_at_least_one)
    what.add_argument("--days", metavar="N", type=_at_least_one)
    what.add_argument("--restore", action="store_true")
    what.add_argument("--drill", action="store_true")
    parser.add_argument("--force", action="store_true")
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--lang", choices=LANGUAGES, default=DEFAULT_LANGUAGE)
    parser.add_argument("--json", action="store_true")
    return parser.read(arguments)


def _at_least_one(given: str) -> int:
    # More digits than a calendar has days.
    if not given.isdecimal() or not 0 < int(given) < 100_000:
        raise ArgumentTypeError(given)
    return int(given)


# Making copies.


def _copied(given: Namespace, words: Words, now: datetime) -> tuple[str, bool]:
    """Write the copy; return what is to be said, and whether it was done."""
    store, file = store_in(given.folder), str(given.file)
    folder = store.place
    try:
        whole = store.whole()
    except NotSavedError as error:
        return words.text("backup-not-read", folder=folder, why=_reason(error, words)), False
    if not whole.tables:
        return words.text("backup-nothing", folder=folder, option="--folder"), False
    try:
        write_backup(given.file, whole, now)
    except OSError as error:
        return words.text("report-not-written", file=file, why=error.strerror or ""), False
    except NotABackupError as error:
        return words.text(f"backup-{error.code}", file=file, detail=error.detail or "none"), False
    return words.text("backup-written", file=file, **_counted(whole)), True


def _removed(given: Namespace, words: Words, now: datetime) -> tuple[str, bool]:
    """Remove old copies; return what is to be said, and whether it was done."""
    try:
        old = outdated(given.file.parent, now, given.keep, given.days)
        for path in old:
            path.unlink(missing_ok=True)
    except OSError as error:
        return words.text("backup-old-stay", why=error.strerror or "none"), False
    return words.text("backup-removed", copies=len(old)), True


def dated(folder: Path) -> list[Path]:
    """Return the copies that bear the moment in their names, the oldest first."""
    return sorted(path for path in folder.iterdir() if _DATED.fullmatch(path.name))


def outdated(folder: Path, now: datetime, keep: int | None, days: int | None) -> list[Path]:
    """Return which dated copies go: all but the newest `keep`, or those older than `days`.

    The newest stays, however old it is. Copies that were never finished go after a day.
    """
    copies = dated(folder)
    too_many = copies[:-keep] if keep else []
    too_old = [one for one in copies[:-1] if days and _made(one) < now - timedelta(days=days)]
    unfinished = (path for path in folder.iterdir() if _PART.fullmatch(path.name))
    return [*too_many, *too_old, *(one for one in unfinished if _made(one) < now - _UNFINISHED)]


def _made(path: Path) -> datetime:
    """Return the moment that a name bears; for one that is no moment, the time of the file."""
    stem = path.name.removeprefix(".").removesuffix(".part")
    try:
        return datetime.strptime(stem, _NAME).replace(tzinfo=UTC)
    except ValueError:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC)


# Putting them back.


def _taken(given: Namespace, words: Words) -> tuple[str, bool]:
    """Put the copy back, or try it; return what is to be said, and whether it was done."""
    try:
        if given.drill and given.file.is_dir():
            given.file = next(reversed(dated(given.file)), given.file)
        backup = read_backup(given.file)
    except OSError as error:
        detail = error.strerror or "none"
        return words.text("backup-unreadable", file=str(given.file), detail=detail), False
    except NotABackupError as error:
        detail = error.detail or "none"
        return words.text(f"backup-{error.code}", file=str(given.file), detail=detail), False
    return (_tried if given.drill else _restored)(given, words, backup)


def _restored(given: Namespace, words: Words, backup: Backup) -> tuple[str, bool]:
    store = store_in(given.folder)
    folder = store.place
    try:
        done = store.put_back(backup.whole, lambda now: given.force or backup.holds(now))
    except NotSavedError as error:
        return words.text("backup-not-restored", folder=folder, why=_reason(error, words)), False
    made = f"{words.day(backup.made.date())} {backup.made:%H:%M} UTC"
    if not done:
        return words.text("backup-newer", folder=folder, made=made, option="--force"), False
    counts = _counted(backup.whole)
    return words.text("backup-restored", folder=folder, made=made, **counts), True


def _tried(given: Namespace, words: Words, backup: Backup) -> tuple[str, bool]:
    """Put the copy back into an empty folder, which goes again, and compare every byte."""
    file = str(given.file)
    with TemporaryDirectory() as temporary:
        folder = Path(temporary) / "data"
        try:
            FolderStore(folder).put_back(backup.whole, lambda _: True)
        except NotSavedError as error:
            return words.text("backup-not-tried", file=file, why=_reason(error, words)), False
        differing = [*_differing(folder, backup.whole)]
        problems = sum(one.severity == "error" for one in load(folder, RECORD).problems)
    if differing:
        return words.text("backup-differs", file=file, names=words.listing(differing)), False
    counts = _counted(backup.whole)
    return words.text("backup-tried", file=file, problems=problems, **counts), True


def _differing(folder: Path, whole: Whole) -> Iterator[str]:
    """Yield the files of a copy that are not there as they were, and those that it has not."""
    expected = {**whole.tables, **whole.journal}
    lying = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*")}
    # Whoever saves next holds this one; it is empty.
    found = {name for name, path in lying.items() if path.is_file() and path.name != "lock"}
    yield from sorted(found ^ expected.keys())
    for name in sorted(found & expected.keys()):
        if lying[name].read_bytes() != expected[name]:
            yield name


def _counted(whole: Whole) -> dict[str, int]:
    return {
        "tables": len(whole.tables),
        "saves": sum(name.endswith(".json") for name in whole.journal),
    }


def _reason(error: NotSavedError, words: Words) -> str:
    return words.text(f"not-saved-{error.code}", detail=error.detail or "none")
