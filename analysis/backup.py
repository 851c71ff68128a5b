"""Copy the data folder, and put a copy back: `python -m analysis.backup [--restore] FILE.zip`.

A copy holds all tables and the journal of saves, as they stand at one moment, also while somebody
saves. It is put back as a whole or not at all. Where the folder holds what the copy does not, it is
put back only with `--force`.

Exit code: 0 done, 1 not done, 2 wrong usage.
"""

import sys
from argparse import Namespace
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from analysis.backup_file import Backup, NotABackupError, backup_bytes, read_backup, write_backup
from analysis.console import DONE, FAILED, Parser, on_any_console, print_json, say
from analysis.saving import NotSavedError, Whole, data_folder, put_back, read_whole
from analysis.words import DEFAULT_LANGUAGE, LANGUAGES, Words, words_in

PROGRAM = "python -m analysis.backup"
OPTIONS = "[--restore [--force]] [--folder FOLDER] [--lang en|ja] [--json] FILE"


def main(arguments: Sequence[str] | None = None, program: str = PROGRAM) -> int:
    """Make a copy or put one back, and return the exit code."""
    given = _parsed(arguments, program)
    words = words_in(given.lang)
    said, done = _restored(given, words) if given.restore else _copied(given, words)
    if given.json:
        file, folder = str(given.file), str(given.folder)
        print_json({"done": done, "file": file, "folder": folder, "sentence": said})
    else:
        say([said])
    return DONE if done else FAILED


def _parsed(arguments: Sequence[str] | None, program: str) -> Namespace:
    parser = Parser("backup", program, OPTIONS)
    parser.add_argument("file", type=Path)
    parser.add_argument("--restore", action="store_true")
    parser.add_argument("--force", action="store_true")
    parser.add_argument("--folder", type=Path, default=data_folder())
    parser.add_argument("--lang", choices=LANGUAGES, default=DEFAULT_LANGUAGE)
    parser.add_argument("--json", action="store_true")
    return parser.read(arguments)


def _copied(given: Namespace, words: Words) -> tuple[str, bool]:
    """Write the copy; return what is to be said, and whether it was done."""
    folder = str(given.folder)
    try:
        whole = read_whole(given.folder)
    except NotSavedError as error:
        return words.text("backup-not-read", folder=folder, why=_reason(error, words)), False
    if not whole.tables:
        return words.text("backup-nothing", folder=folder, option="--folder"), False
    try:
        write_backup(given.file, backup_bytes(whole, datetime.now(UTC)))
    except OSError as error:
        why = error.strerror or ""
        return words.text("report-not-written", file=str(given.file), why=why), False
    return words.text("backup-written", file=str(given.file), **_counted(whole)), True


def _restored(given: Namespace, words: Words) -> tuple[str, bool]:
    """Put the copy back; return what is to be said, and whether it was done."""
    file, folder = str(given.file), str(given.folder)
    try:
        backup = read_backup(given.file)
    except NotABackupError as error:
        detail = error.detail or "none"
        return words.text(f"backup-{error.code}", file=file, detail=detail), False
    try:
        done = put_back(given.folder, backup.whole, lambda now: given.force or backup.holds(now))
    except NotSavedError as error:
        return words.text("backup-not-restored", folder=folder, why=_reason(error, words)), False
    made = _moment(backup, words)
    if not done:
        return words.text("backup-newer", folder=folder, made=made, option="--force"), False
    counts = _counted(backup.whole)
    return words.text("backup-restored", folder=folder, made=made, **counts), True


def _moment(backup: Backup, words: Words) -> str:
    return f"{words.day(backup.made.date())} {backup.made:%H:%M} UTC"


def _counted(whole: Whole) -> dict[str, int]:
    return {
        "tables": len(whole.tables),
        "saves": sum(name.endswith(".json") for name in whole.journal),
    }


def _reason(error: NotSavedError, words: Words) -> str:
    return words.text(f"not-saved-{error.code}", detail=error.detail or "none")


if __name__ == "__main__":
    on_any_console()
    sys.exit(main())
