"""Give a data folder of an older contract the columns that it lacks: `kizuna upgrade`.

They are added as a save, which can be undone on Add a seminar, also by the release before. A column
that may not be blank, and for which the contract knows no value, is named and left to others.

Exit code: 0 done or nothing to do, 1 not done or not all of it, 2 wrong usage.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from analysis.cli.console import DONE, FAILED, Parser, print_json, say
from analysis.contract.schema import added_value, can_be_added, contract_version
from analysis.loading.csv_writer import with_columns
from analysis.loading.dataset import DATA_SETS, read_texts
from analysis.loading.reading import TextTable
from analysis.saving.journal import FileChange
from analysis.saving.refusals import NotSavedError
from analysis.saving.store import Store, store_in
from analysis.words.catalogue import DEFAULT_LANGUAGE, LANGUAGES, Words, words_in

PROGRAM = "kizuna upgrade"
OPTIONS = "[--folder FOLDER] [--lang en|ja] [--json]"


@dataclass(frozen=True)
class Upgraded:
    """What became of a data set: columns added, and those to be filled in, by file; the save."""

    data_set: str
    added: Mapping[str, Sequence[str]]
    left: Mapping[str, Sequence[str]]
    entry: str = ""


def main(arguments: Sequence[str] | None = None, program: str = PROGRAM) -> int:
    """Upgrade both data sets of a folder, say what was done, and return the exit code."""
    parser = Parser("upgrade", program, OPTIONS)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--lang", choices=LANGUAGES, default=DEFAULT_LANGUAGE)
    parser.add_argument("--json", action="store_true")
    given = parser.read(arguments)
    words, store = words_in(given.lang), store_in(given.folder)
    done: list[Upgraded] = []
    refused = ""
    try:
        done.extend(upgrade(store, one, program, words) for one in DATA_SETS)
    except NotSavedError as error:
        why = words.text(f"not-saved-{error.code}", detail=error.detail or "none")
        refused = words.text("upgrade-refused", folder=store.place, why=why)
    is_done = not refused and not any(one.left for one in done)
    if given.json:
        told = [asdict(one) for one in done]
        contract = contract_version()
        print_json({"done": is_done, "contract": contract, "data_sets": told, "sentence": refused})
    else:
        nothing = words.text("upgrade-nothing", folder=store.place, contract=contract_version())
        say([*_said(done, words), *filter(None, [refused])] or [nothing])
    return DONE if is_done else FAILED


def upgrade(store: Store, data_set: str, who: str, words: Words) -> Upgraded:
    """Add to the files of a data set what they lack, in one save. Raises NotSavedError."""
    found = store.obstacle(data_set)
    if found in ("missing", "unprepared"):
        raise NotSavedError(found)
    if found in ("away", "unreachable"):
        raise NotSavedError("away")
    standing = store.snapshot(data_set)
    added: dict[str, Sequence[str]] = {}
    left: dict[str, Sequence[str]] = {}
    new, changes = {}, {}
    for text in read_texts(store.folder, data_set, standing.read).values():
        columns = text.table.columns
        lacking = [one for one in text.missing_columns if can_be_added(columns[one])]
        values = {one: added_value(columns[one]) for one in lacking}
        if unknown := _has_to_be_filled(text):
            left[text.file] = unknown
        if values and text.frame is not None:
            added[text.file] = [*values]
            new[text.file] = with_columns(text.content, values, [*columns])
            changes[text.file] = FileChange(changed=len(text.frame))
    if not new:
        return Upgraded(data_set, added, left)
    why = words.text("upgrade-why", contract=contract_version())
    saved = store.save(data_set, new, standing.version, who, why, changes)
    return Upgraded(data_set, added, left, saved.id)


def _has_to_be_filled(text: TextTable) -> list[str]:
    """Return the columns that a file lacks and somebody has to fill, with those that stop it."""
    unread = (one.column for one in text.problems if one.code == "missing_column" and one.column)
    lacking = (one for one in text.missing_columns if not can_be_added(text.table.columns[one]))
    return [*unread, *lacking]


def _said(done: Sequence[Upgraded], words: Words) -> list[str]:
    """Return what was added and what is left, a sentence for each file; both sets share some."""
    said = [
        words.text(message, file=file, columns=words.listing(columns))
        for one in done
        for message, files in (("upgrade-added", one.added), ("upgrade-left", one.left))
        for file, columns in files.items()
    ]
    return [*dict.fromkeys(said)]
