"""Uploads kept on the disk while they wait to be saved, so that a restart loses nothing.

They are kept as they came, in a folder that only the server's own user can open, until they are
saved or for a few days. What may hold personal data is never written: a file is kept only if each
of its cells belongs to a column of the contract, which has none for persons.
"""

import json
import os
import re
import secrets
import time
from base64 import b64decode, b64encode
from collections.abc import Sequence
from contextlib import suppress
from itertools import accumulate
from pathlib import Path

from analysis.intake import limits
from analysis.intake.results.check_result import CheckResult
from analysis.saving import journal

# From a Friday to the Monday after it.
DAYS = 4
# Of those who drop one file after another, the last ones count.
MOST = 50
# Where a file holds more than the columns of its table.
_OTHER_CELLS = {"personal", "extra_column", "above_heading", "ragged"}
_ID = re.compile("[0-9a-f]{32}")


def may_be_kept(result: CheckResult) -> bool:
    """Whether nothing in a file lies outside the columns of the contract."""
    codes = {problem.code for problem in result.problems}
    return result.table is not None and not codes & _OTHER_CELLS


def keep(
    folder: Path, uploads: Sequence[tuple[str, bytes]], results: Sequence[CheckResult]
) -> str | None:
    """Keep uploads that go in together, in a data folder, and return the id to find them by.

    Returns None where they must not be kept, or the disk does not take them: that hinders nobody.
    """
    if journal.is_installed(folder) or not all(map(may_be_kept, results)):
        return None
    name = secrets.token_hex(16)
    encoded = [(file, b64encode(content).decode()) for file, content in uploads]
    try:
        _folder(folder).mkdir(mode=0o700, parents=True, exist_ok=True)
        opened = os.open(_folder(folder) / name, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(opened, "w", encoding="utf-8") as file:
            json.dump(encoded, file)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        forget(folder, name)
        return None
    forget_old(folder)
    return name


def kept(folder: Path, name: str) -> tuple[tuple[str, bytes], ...]:
    """Return the uploads of an id; none where they were saved, are too old or never were kept."""
    forget_old(folder)
    try:
        encoded = json.loads(_place(folder, name).read_bytes())
        return tuple((file, b64decode(content)) for file, content in encoded)
    # A file cut short is as good as none: the page says that the link opens nothing.
    except (OSError, ValueError):
        return ()


def is_kept(folder: Path, name: str) -> bool:
    """Whether there are uploads of an id, without reading them."""
    forget_old(folder)
    # What is no id, or cannot be looked at, is kept for nobody: the page says so.
    with suppress(OSError, ValueError):
        return _place(folder, name).is_file()
    return False


def forget(folder: Path, name: str) -> None:
    """Delete uploads: they are saved, or not wanted any more."""
    # What cannot be deleted now goes with its age.
    with suppress(OSError, ValueError):
        _place(folder, name).unlink(missing_ok=True)


def forget_old(folder: Path) -> None:
    """Delete what was kept for too long, and what is more than anybody waits for."""
    oldest = time.time() - DAYS * 24 * 60 * 60
    # No folder yet, another visitor deletes too, or the disk is read-only: each visit tries.
    with suppress(OSError):
        newest_first = sorted(_folder(folder).iterdir(), key=_modified, reverse=True)
        sizes = accumulate(path.stat().st_size for path in newest_first)
        for number, (path, size) in enumerate(zip(newest_first, [*sizes], strict=True)):
            if number >= MOST or size > limits.BYTES_KEPT or _modified(path) < oldest:
                path.unlink(missing_ok=True)


def _folder(folder: Path) -> Path:
    return journal.hidden(folder) / "uploads"


def _place(folder: Path, name: str) -> Path:
    """Return where uploads are kept. Raises ValueError for what is no id."""
    if not _ID.fullmatch(name):
        raise ValueError(name)
    return _folder(folder) / name


def _modified(path: Path) -> float:
    return path.stat().st_mtime
