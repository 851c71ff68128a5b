"""The data sets, read once, shared by all visitors and read again when a file changes."""

from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

import pyarrow as pa

from analysis.frames.caching import forget_results
from analysis.intake.sandbox.kept_uploads import forget_old
from analysis.loading.dataset import DATA_SETS, RECORD, LoadedDataset, load, read_texts
from analysis.loading.reading import TextTable
from analysis.saving.refusals import NotSavedError
from analysis.saving.snapshot import Fingerprint, Snapshot
from analysis.saving.store import Store, configured_store
from analysis.warehouse.summed import SummedTable
from analysis.words.catalogue import LANGUAGES, words_in
from pages.session import facts

STORE = configured_store()


def data_set(name: str) -> LoadedDataset:
    """Return a data set as its files stand now."""
    return data_set_and_version(name)[0]


def data_set_and_version(name: str) -> tuple[LoadedDataset, str]:
    """Return a data set, and what tells it, and what is said of it, from those of another state."""
    known = facts.standing(name)
    files = STORE.fingerprint(name)
    dataset = _load(name, STORE, files, known.table if known else None)
    told = repr((files, known and (known.read_at, known.problem)))
    return dataset, blake2b(told.encode(), digest_size=6).hexdigest()


def texts(name: str, standing: Snapshot) -> dict[str, TextTable]:
    """Return the tables of a snapshot as text, with the delegates of the engine if there is one."""
    return read_texts(STORE.folder, name, standing.read, facts.summed(name))


def warm_up() -> None:
    """Read data and words before they are asked for, and clear up uploads of the past."""
    forget_old(STORE)
    facts.begin()
    for name in DATA_SETS:
        data_set(name)
    for language in LANGUAGES:
        words_in(language)


# Two data sets, and one more of each while a file is being edited.
@lru_cache(maxsize=4)
def _load(
    name: str,
    store: Store,
    _as_of: Fingerprint,
    summed: SummedTable | None,
) -> LoadedDataset:
    # Where a crash has cut a save short, finish it; if that cannot be, it is read all the same.
    with suppress(NotSavedError):
        store.recover()
    dataset = load(store.folder, name, store.snapshot(name).read, summed)
    # What followed from the files as they were is asked for no more.
    forget_results()
    # What reading needed besides: 23 MB of 333, after a million rows.
    pa.default_memory_pool().release_unused()
    return dataset


# Without these there is nothing to show; read-only data are in order.
NO_DATA = ("missing", "empty", "unprepared", "unreachable")
OK, UNREADABLE = "ok", "unreadable"


@dataclass(frozen=True)
class RecordState:
    """In which state the published record is, and how much in its files is wrong or looks odd."""

    status: str
    problems: int = 0
    pointed_out: int = 0

    @property
    def is_readable(self) -> bool:
        """Whether there is something to show."""
        return self.status == OK


def state() -> RecordState:
    """Look at the published record, which is read anew if a file has changed.

    A file that this machine cannot read, as on a disk that is gone, is "unreadable"; one with a
    mistake in it is shown with its problem, by every server alike.
    """
    status, severities = UNREADABLE, ["error"]
    with suppress(OSError):
        missing = STORE.obstacle(RECORD)
        found = data_set(RECORD).problems
        severities = [problem.severity for problem in found]
        if missing in NO_DATA:
            status = missing
        elif not any(problem.code == UNREADABLE for problem in found):
            status = OK
    errors = severities.count("error")
    return RecordState(status, errors, len(severities) - errors)
