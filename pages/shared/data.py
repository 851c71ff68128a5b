"""The data sets, read once, shared by all visitors and read again when a file changes."""

import os
from functools import lru_cache
from pathlib import Path

from analysis.dataset import DATA_SETS, Dataset, files, load
from analysis.words import LANGUAGES, words_in

DATA_FOLDER = Path(os.environ.get("KIZUNA_DATA", Path(__file__).parents[2] / "data"))
Fingerprint = tuple[tuple[str, int, int], ...]


def data_set(name: str) -> Dataset:
    """Return a data set as its files stand now."""
    return _load(name, DATA_FOLDER, _fingerprint(name))


def warm_up() -> None:
    """Read data and words before they are asked for."""
    for name in DATA_SETS:
        _load(name, DATA_FOLDER, _fingerprint(name))
    for language in LANGUAGES:
        words_in(language)


def _fingerprint(name: str) -> Fingerprint:
    """Return what changes when a file is edited, replaced, added or removed."""
    found = []
    for path in files(DATA_FOLDER, name).values():
        if path.exists():
            status = path.stat()
            found.append((str(path), status.st_mtime_ns, status.st_size))
    return tuple(found)


# Two data sets, and one more of each while a file is being edited.
@lru_cache(maxsize=4)
def _load(name: str, folder: Path, _as_of: Fingerprint) -> Dataset:
    return load(folder, name)
