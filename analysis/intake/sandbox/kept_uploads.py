"""Uploads kept in the store while they wait to be saved, so that a restart loses nothing.

They are kept as they came, where only the server itself can read them, until they are saved or for
a few days. What may hold personal data is never written: a file is kept only if each
of its cells belongs to a column of the contract, which has none for persons.
"""

import json
import re
import secrets
import time
from base64 import b64decode, b64encode
from collections.abc import Sequence
from contextlib import suppress

from analysis.intake import limits
from analysis.intake.results.check_result import CheckResult
from analysis.saving.store import UPLOADS, Store

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
    store: Store, uploads: Sequence[tuple[str, bytes]], results: Sequence[CheckResult]
) -> str | None:
    """Keep uploads that go in together, and return the id to find them by.

    Returns None where they must not be kept, or the store does not take them: that hinders nobody.
    """
    if store.is_installed or not all(map(may_be_kept, results)):
        return None
    name = secrets.token_hex(16)
    encoded = [(file, b64encode(content).decode()) for file, content in uploads]
    try:
        store.keep(UPLOADS, name, json.dumps(encoded).encode())
    except OSError:
        return None
    forget_old(store)
    return name


def kept(store: Store, name: str) -> tuple[tuple[str, bytes], ...]:
    """Return the uploads of an id; none where they were saved, are too old or never were kept."""
    forget_old(store)
    try:
        encoded = json.loads(store.kept(UPLOADS, _id(name)) or b"[]")
        return tuple((file, b64decode(content)) for file, content in encoded)
    # A file cut short is as good as none: the page says that the link opens nothing.
    except (OSError, ValueError):
        return ()


def is_kept(store: Store, name: str) -> bool:
    """Whether there are uploads of an id."""
    forget_old(store)
    # What is no id, or cannot be looked at, is kept for nobody: the page says so.
    with suppress(OSError, ValueError):
        return store.kept(UPLOADS, _id(name)) is not None
    return False


def forget(store: Store, name: str) -> None:
    """Delete uploads: they are saved, or not wanted any more."""
    # What cannot be deleted now goes with its age.
    with suppress(OSError, ValueError):
        store.forget(UPLOADS, _id(name))


def forget_old(store: Store) -> None:
    """Delete what was kept for too long, and what is more than anybody waits for."""
    oldest = time.time() - DAYS * 24 * 60 * 60
    # Another visitor deletes too, or nothing can be written: each visit tries.
    with suppress(OSError):
        store.forget_old(UPLOADS, oldest, MOST, limits.BYTES_KEPT)


def _id(name: str) -> str:
    """Return an id. Raises ValueError for what is none."""
    if not _ID.fullmatch(name):
        raise ValueError(name)
    return name
