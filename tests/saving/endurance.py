"""What holds a few times in the tests, many times over: `python -m tests.saving.endurance`.

Ten thousand reads while another process saves without pause, a thousand copies while one saves,
fifty people who save at once, a hundred undos; and with `strace`, real kills and errors at each
system call of a save.
"""

import json
import os
import random
import re
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread
from types import SimpleNamespace
from unittest.mock import patch

from analysis.cli.backup_file import read_backup, write_backup
from analysis.loading.dataset import RECORD
from analysis.saving import snapshot as snapshots
from analysis.saving import transaction
from analysis.saving.disk import digest
from analysis.saving.journal import history
from analysis.saving.refusals import NotSavedError
from analysis.saving.snapshot import snapshot, version
from analysis.saving.transaction import recover, save, undo
from analysis.saving.whole import read_whole

HOSTS, SITES = "record/hosts.csv", "record/sites.csv"
LINES = 200
READS, COPIES, WRITERS, UNDOS = 10_000, 1_000, 50, 100
# Without a pause the journal, which each copy holds, grows faster than it can be copied.
BETWEEN_SAVES_S = 0.1


@contextmanager
def rows_unchecked() -> Iterator[None]:
    """Leave out what takes most of the time and does not concern the disk."""
    with (
        patch.object(transaction, "load", lambda *_: SimpleNamespace(problems=())),
        patch.object(snapshots, "SETTLING_S", 0),
    ):
        yield


# Readers ----------------------------------------------------------------------------------------


def save_without_pause(folder: Path, is_enough: Callable[[], bool], pause: float = 0) -> int:
    """Save two tables again and again, each time with one number in both."""
    number = 0
    while not is_enough():
        time.sleep(pause)
        number += 1
        content = f"{number}\n".encode() * LINES
        save(folder, RECORD, {HOSTS: content, SITES: content}, version(folder, RECORD), "HS")
    return number


def is_torn(tables: list[bytes]) -> bool:
    """Whether the two tables are not whole, or not of one save."""
    lines = [line for content in tables for line in content.splitlines()]
    return bool(lines) and (len({*lines}) > 1 or len(lines) != 2 * LINES)


def seen_at_once(folder: Path) -> list[bytes]:
    """Return the two tables as the dashboard reads them."""
    seen = snapshot(folder, RECORD)
    return [seen.content(file) or b"" for file in (HOSTS, SITES)]


def read_plainly(folder: Path) -> list[bytes]:
    """Return the two tables as a program reads them that knows nothing of saves."""
    return [
        path.read_bytes() if path.exists() else b"" for path in (folder / HOSTS, folder / SITES)
    ]


def torn_reads(folder: Path, reads: int, read: Callable[[Path], list[bytes]] = seen_at_once) -> int:
    """Return how many of the reads see half of a save."""
    return sum(is_torn(read(folder)) for _ in range(reads))


@contextmanager
def somebody_saving(folder: Path, pause: float = 0) -> Iterator[None]:
    """Save in a thread, without pause if none is given."""
    enough = Event()
    thread = Thread(target=save_without_pause, args=(folder, enough.is_set, pause))
    thread.start()
    try:
        yield
    finally:
        enough.set()
        thread.join()


def copies_not_whole(folder: Path, file: Path, copies: int) -> tuple[int, int]:
    """Make copies as `kizuna backup` does, and read them; return how many are not of one moment.

    Nor may a table be another than the newest save in the copy has left it. Also returned is how
    many different states the copies hold.
    """
    wrong, states = 0, set[str]()
    for _ in range(copies):
        write_backup(file, read_whole(folder), datetime.now(UTC))
        copied = read_backup(file).whole
        tables = [copied.tables.get(name, b"") for name in (HOSTS, SITES)]
        newest = max((name for name in copied.journal if name.endswith(".json")), default="")
        after = json.loads(copied.journal[newest])["after"] if newest else {}
        left = {name: digest(content) for name, content in copied.tables.items()}
        wrong += is_torn(tables) or not after.items() <= left.items()
        states.add(newest)
    return wrong, len(states)


# Writers and undos ------------------------------------------------------------------------------


def add_line(folder: Path, line: bytes, attempts: int) -> bool:
    """Add a line to a table as a person does: look, save, look again when told to."""
    for _ in range(attempts):
        seen = snapshot(folder, RECORD)
        new = (seen.content(HOSTS) or b"") + line
        try:
            save(folder, RECORD, {HOSTS: new}, seen.version, line.decode())
        except NotSavedError as refused:
            if refused.code not in ("stale", "busy"):
                raise
        else:
            return True
    return False


def lost_lines(folder: Path, writers: int, attempts: int) -> set[bytes]:
    """Return the lines that are in the table and were refused, or were saved and are not in it."""
    lines = [f"{number}\n".encode() for number in range(writers)]
    with ThreadPoolExecutor(writers) as people:
        saved = [*people.map(lambda line: add_line(folder, line, attempts), lines)]
    there = {*(folder / HOSTS).read_bytes().splitlines(keepends=True)}
    return there ^ {line for line, is_saved in zip(lines, saved, strict=True) if is_saved}


def differing_undos(folder: Path, undos: int) -> int:
    """Save any bytes and take them back, the last first; return how often a byte differs."""
    chance, before = random.Random(0), []
    for _ in range(undos):
        before.append((folder / HOSTS).read_bytes() if (folder / HOSTS).exists() else None)
        content = chance.choice([b"", b"\xef\xbb\xbf"]) + chance.randbytes(chance.randrange(1, 999))
        save(folder, RECORD, {HOSTS: content}, version(folder, RECORD), "HS")
    saves, differing = history(folder), 0
    for saved in saves:
        undo(folder, saved.id, "HS")
        there = (folder / HOSTS).read_bytes() if (folder / HOSTS).exists() else None
        differing += there != before.pop()
    return differing


# Every system call ------------------------------------------------------------------------------

CALLS = (
    "openat",
    "mkdir",
    "write",
    "fsync",
    "rename",
    "unlink",
    "rmdir",
    "chmod",
    "flock",
    "close",
)
FAULTS = ("signal=KILL", "error=EIO", "error=ENOSPC")
BEFORE = {HOSTS: b"a\r\n1\r\n", SITES: b"\xef\xbb\xbfb\n2"}
AFTER = {HOSTS: b"a\n3\n", SITES: b"b\n4\n"}


def make(folder: Path) -> None:
    """Make the data folder anew."""
    shutil.rmtree(folder, ignore_errors=True)
    for file, content in BEFORE.items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_bytes(content)


def save_when_told(folder: Path, told: int) -> int:
    """Wait for a byte, save, and return how it ended."""
    previewed = version(folder, RECORD)
    os.read(told, 1)
    try:
        save(folder, RECORD, AFTER, previewed, "HS")
    except NotSavedError:
        return 1
    return 0


def traced(folder: Path, *options: str) -> int:
    """Save in a process of its own, watched by `strace`. Return its exit code, -9 if killed."""
    make(folder)
    told, tell = os.pipe()
    child = os.fork()
    if not child:
        code = 2
        try:
            code = save_when_told(folder, told)
        finally:
            os._exit(code)
    command = ["strace", "-qq", *options, "-p", str(child)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as watching:
        while not re.search(r"TracerPid:\t[1-9]", Path(f"/proc/{child}/status").read_text("ascii")):
            assert watching.poll() is None, "strace may not watch here"
            time.sleep(0.005)
        os.write(tell, b".")
        _, status = os.waitpid(child, 0)
        os.close(told)
        os.close(tell)
    return os.waitstatus_to_exitcode(status)


def calls_of_a_save(folder: Path, log: Path) -> Iterator[tuple[str, int]]:
    """Yield each system call of a save with its number among those of its name."""
    assert traced(folder, "-o", str(log), "-e", f"trace={','.join(CALLS)}") == 0
    counts: Counter[str] = Counter()
    for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
        called = re.match(r"(\w+)\(", line)
        if called:
            counts[called[1]] += 1
            yield called[1], counts[called[1]]


def corrupt_crashes(folder: Path, log: Path) -> tuple[int, int]:
    """Let each call go wrong in each way; return how many were tried and how many were corrupt."""
    tried = corrupt = 0
    for call, number in [*calls_of_a_save(folder, log)]:
        for fault in FAULTS:
            options = ("-e", f"trace={call}", "-e", f"inject={call}:{fault}:when={number}")
            code = traced(folder, "-o", str(log), *options)
            allowed = {0: [AFTER], 1: [BEFORE], -9: [BEFORE, AFTER]}[code]
            seen = [{file: snapshot(folder, RECORD).content(file) for file in BEFORE}]
            recover(folder)
            seen.append({file: (folder / file).read_bytes() for file in BEFORE})
            tried += 1
            if seen[0] not in allowed or seen[1] != seen[0]:
                corrupt += 1
                say(f"{call} {number} {fault}: ended with {code}")
    return tried, corrupt


# The command ------------------------------------------------------------------------------------


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main(parent: Path) -> None:
    """Do all of it and say what came out."""
    names = ("data", "copied", "writers", "undos")
    data, copied, writers, undos = (parent / name / RECORD for name in names)
    for folder in (data, copied, writers, undos):
        folder.mkdir(parents=True)
    if shutil.which("strace"):
        tried, corrupt = corrupt_crashes(parent / "crashes", parent / "log")
        say(f"{tried} crashes, corrupt: {corrupt}")
    command = [sys.executable, "-m", "tests.saving.endurance", str(data.parent)]
    with subprocess.Popen(command) as writer:
        while not history(data.parent):
            time.sleep(0.1)
        for read in (seen_at_once, read_plainly):
            say(f"{READS} reads, {read.__name__}, torn: {torn_reads(data.parent, READS, read)}")
        writer.terminate()
    say(f"saves meanwhile: {len(history(data.parent))}")
    with somebody_saving(copied.parent, BETWEEN_SAVES_S):
        wrong, states = copies_not_whole(copied.parent, parent / "copy.zip", COPIES)
    say(f"{COPIES} copies of {states} states, not whole: {wrong}")
    say(f"{WRITERS} writers, lost: {len(lost_lines(writers.parent, WRITERS, attempts=1000))}")
    say(f"{UNDOS} undos, differing: {differing_undos(undos.parent, UNDOS)}")


if __name__ == "__main__":
    with rows_unchecked():
        if len(sys.argv) > 1:
            save_without_pause(Path(sys.argv[1]), lambda: False)
        with TemporaryDirectory() as temporary:
            main(Path(temporary))
