"""People who save at once, each in a process of their own: `python -m tests.store.writers`."""

import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from types import SimpleNamespace
from unittest.mock import patch

from analysis.loading.dataset import RECORD
from analysis.saving import transaction
from analysis.saving.disk import digest
from analysis.saving.postgres import PostgresStore
from analysis.saving.refusals import NotSavedError
from tests.code import ROOT

FILES = ("record/hosts.csv", "record/sites.csv")
INSIDE = "inside"


@contextmanager
def rows_unchecked(load: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Leave out the contract, which takes most of the time; do something in its place."""

    def loaded(*_: object) -> SimpleNamespace:
        load()
        return SimpleNamespace(problems=())

    with patch.object(transaction, "load", loaded):
        yield


def add_line(store: PostgresStore, word: str) -> None:
    """Add a line to two tables as people do: look, save, look again when told to."""
    while True:
        seen = store.snapshot(RECORD)
        new = {file: (seen.content(file) or b"") + f"{word}\n".encode() for file in FILES}
        try:
            store.save(RECORD, new, seen.version, word)
        except NotSavedError as refused:
            if refused.code not in ("stale", "busy"):
                raise
            time.sleep(random.random() / 10)
        else:
            return


def unbroken(store: PostgresStore) -> list[str]:
    """Return the lines that are in both tables; each entry begins where the one before ended."""
    whole, last = store.whole(), dict[str, str | None]()
    for entry in reversed(store.history()):
        assert entry.before == {file: now for file, now in last.items() if now}, entry.id
        last |= entry.after
    there = {file: digest(content) for file, content in whole.tables.items()}
    assert there == {file: now for file, now in last.items() if now}
    one, other = (whole.tables.get(file, b"").decode().split() for file in FILES)
    assert one == other
    assert len(one) == len({*one})
    return one


def started(what: str, address: str, word: str, count: int = 0) -> subprocess.Popen[str]:
    """Start a process that saves."""
    command = [sys.executable, "-m", "tests.store.writers", what, address, word, str(count)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def _say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def _hang() -> None:
    _say(INSIDE)
    time.sleep(60)


def main(what: str, address: str, word: str, count: int) -> None:
    """Save so many lines at once, or without end, or stop within a save."""
    store = PostgresStore(address)
    if what == "hang":
        with rows_unchecked(_hang):
            add_line(store, word)
    elif what == "loop":
        with rows_unchecked():
            for number in range(10_000):
                add_line(store, f"{word}-{number}")
                _say(f"{word}-{number}")
    else:
        with rows_unchecked(), ThreadPoolExecutor(count) as people:
            lines = (f"{word}-{number}" for number in range(count))
            list(people.map(lambda line: add_line(store, line), lines))
    store.close()


if __name__ == "__main__":
    _, asked, at, name, number = sys.argv
    main(asked, at, name, int(number))
