"""The data sets, read once, shared by all visitors and read again when a file changes."""

from contextlib import suppress
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from analysis.dataset import DATA_SETS, LoadedDataset, load
from analysis.intake.keeping import forget_old
from analysis.memory import forget_results
from analysis.saving import (
    Fingerprint,
    NotSavedError,
    data_folder,
    fingerprint,
    recover,
    snapshot,
)
from analysis.words import LANGUAGES, words_in

DATA_FOLDER = data_folder()


def data_set(name: str) -> LoadedDataset:
    """Return a data set as its files stand now."""
    return data_set_and_version(name)[0]


def data_set_and_version(name: str) -> tuple[LoadedDataset, str]:
    """Return a data set, and what tells its files from those of another state."""
    return _load(name, DATA_FOLDER, fingerprint(DATA_FOLDER, name))


def warm_up() -> None:
    """Read data and words before they are asked for, and clear up uploads of the past."""
    forget_old(DATA_FOLDER)
    for name in DATA_SETS:
        data_set(name)
    for language in LANGUAGES:
        words_in(language)


# Two data sets, and one more of each while a file is being edited.
@lru_cache(maxsize=4)
def _load(name: str, folder: Path, as_of: Fingerprint) -> tuple[LoadedDataset, str]:
    # Where a crash has cut a save short, finish it; if that cannot be, it is read all the same.
    with suppress(NotSavedError):
        recover(folder)
    dataset = load(folder, name, snapshot(folder, name).read)
    # What followed from the files as they were is asked for no more.
    forget_results()
    return dataset, blake2b(repr(as_of).encode(), digest_size=6).hexdigest()
