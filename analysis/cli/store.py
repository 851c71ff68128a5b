"""Copy the data between a folder and the database: `kizuna store import|export FOLDER`.

Tables and the journal with its back-ups are copied, every byte of them, so that each save can still
be undone. What is copied to is replaced as a whole or not at all; where it holds what is not
copied, only with `--force`. The tables of the database are made where they are missing.

Exit code: 0 done, 1 not done, 2 wrong usage.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from analysis.cli.backup_file import Backup
from analysis.cli.console import DONE, FAILED, Parser, print_json, say
from analysis.saving.refusals import NotSavedError
from analysis.saving.store import STORE, FolderStore, Store, configured_store
from analysis.saving.whole import Whole
from analysis.words.catalogue import DEFAULT_LANGUAGE, LANGUAGES, Words, words_in

PROGRAM = "kizuna store"
EXAMPLE = "postgresql://kizuna@HOST/kizuna"
IMPORT, EXPORT = "import", "export"
OPTIONS = f"{IMPORT}|{EXPORT} [--force] [--lang en|ja] [--json] FOLDER"


def main(arguments: Sequence[str] | None = None, program: str = PROGRAM) -> int:
    """Copy in one direction, say what was done, and return the exit code."""
    parser = Parser("store", program, OPTIONS)
    parser.add_argument("way", choices=(IMPORT, EXPORT))
    parser.add_argument("place", metavar="FOLDER", type=Path)
    parser.add_argument("--force", action="store_true")
    parser.add_argument("--lang", choices=LANGUAGES, default=DEFAULT_LANGUAGE)
    parser.add_argument("--json", action="store_true")
    given = parser.read(arguments)
    words, database = words_in(given.lang), configured_store()
    ways: dict[str, tuple[Store, Store]] = {
        IMPORT: (FolderStore(given.place), database),
        EXPORT: (database, FolderStore(given.place)),
    }
    source, target = ways[given.way]
    if isinstance(database, FolderStore):
        said, is_done = words.text("store-not-named", variable=STORE, example=EXAMPLE), False
    else:
        said, is_done = _copied(source, target, words, force=given.force)
    if given.json:
        places = {"from": source.place, "to": target.place}
        print_json({"done": is_done, **places, "sentence": said})
    else:
        say([said])
    return DONE if is_done else FAILED


def _copied(source: Store, target: Store, words: Words, *, force: bool) -> tuple[str, bool]:
    """Copy, and read again what was written; return what is to be said, and whether it is done."""
    places = {"from": source.place, "to": target.place}
    try:
        whole = source.whole()
    except NotSavedError as error:
        return words.text("store-not-read", **places, why=_reason(error, words)), False
    if not whole.tables:
        return words.text("backup-nothing", folder=source.place, option=STORE), False
    backup = Backup(datetime.now(UTC), whole)
    try:
        if not target.put_back(whole, lambda now: force or backup.holds(now)):
            return words.text("store-newer", **places, option="--force"), False
        written = target.whole()
    except NotSavedError as error:
        return words.text("store-not-written", **places, why=_reason(error, words)), False
    if differing := _differing(whole, written):
        return words.text("store-differs", **places, names=words.listing(differing)), False
    saves = sum(name.endswith(".json") for name in whole.journal)
    return words.text("store-copied", **places, tables=len(whole.tables), saves=saves), True


def _differing(whole: Whole, written: Whole) -> list[str]:
    """Return the files that are not the same in both."""
    one, other = ({**each.tables, **each.journal} for each in (whole, written))
    return sorted(name for name in {*one, *other} if one.get(name) != other.get(name))


def _reason(error: NotSavedError, words: Words) -> str:
    return words.text(f"not-saved-{error.code}", detail=error.detail or "none")
