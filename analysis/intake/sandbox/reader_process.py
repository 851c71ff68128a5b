"""Uploads read in a process of its own, so that a hostile one costs the server nothing.

A server with threads must not fork, so the process is started afresh; as it takes a second or two
to start, the next one is started ahead and waits. It ends with the server, and by itself when
nobody has sent anything for a while.
"""

import atexit
import json
import os
import pickle
import subprocess
import sys
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import BoundedSemaphore, Event, Lock, Timer

from analysis.contract.problems import Problem
from analysis.contract.schema import TABLES
from analysis.intake import limits
from analysis.intake.results.check_result import CheckResult, unread
from analysis.intake.sandbox.worker import OUT_OF_MEMORY, READY, from_json
from analysis.loading.dataset import Dataset

# What uploads are refused for, besides what their reading finds. All of them together are: it
# cannot be known which of them is to blame.
CODES = ("too_many_files", "too_slow", "too_much_memory", "crashed")
# A file's name, and its content or where it lies.
Upload = tuple[str, bytes | Path]

_PROJECT = Path(__file__).parents[3]
COMMAND = (sys.executable, "-m", "analysis.intake.sandbox.worker")
_at_once = BoundedSemaphore(limits.READERS)


def read_in_sandbox(
    uploads: Sequence[Upload], known: Dataset, replaced: Collection[str] = TABLES
) -> tuple[CheckResult, ...]:
    """Return the results of `read_together` on uploads, read in a process with limits.

    Of a large file no more than is allowed is read. Never raises on account of an upload: when a
    limit is hit, each file gets a result with one problem of `CODES`. An upload that is a path
    may raise OSError.
    """
    names = [name for name, _ in uploads]
    if len(uploads) > limits.FILES:
        return tuple(refused(name, "too_many_files", str(limits.FILES)) for name in names)
    request = ([(name, _start(content)) for name, content in uploads], known, {*replaced})
    with _at_once:
        answer = _answer(SPARES.take(), request)
    SPARES.prepare()
    if isinstance(answer, str):
        return tuple(refused(name, answer) for name in names)
    return tuple(map(from_json, json.loads(answer)))


def ask(module: str, request: object) -> bytes | str:
    """Return what another module answers in a process with the same limits, or a code of CODES.

    The module serves one request as `analysis.intake.sandbox.worker` does, and ends.
    """
    with _at_once:
        return _answer(_started((sys.executable, "-m", module)), request)


def warm_up() -> None:
    """Start the process for the next upload, where somebody is about to send one."""
    SPARES.prepare()


def _start(content: bytes | Path) -> bytes:
    """Return the content, or a little more of it than is allowed."""
    if isinstance(content, bytes):
        return content[: limits.BYTES + 1]
    with content.open("rb") as file:
        return file.read(limits.BYTES + 1)


def refused(name: str, code: str, detail: str = "") -> CheckResult:
    """Return the result of a file that was not read, for one of CODES."""
    return unread(Problem(name, None, None, code, detail=detail, letter=""))


# The process ----------------------------------------------------------------------------------

_Reader = subprocess.Popen[bytes]


class Spares:
    """The process that waits for the next upload."""

    def __init__(self) -> None:
        self.waiting: _Reader | None = None
        self._lock = Lock()

    def prepare(self) -> None:
        """Start one, unless one waits."""
        with self._lock:
            if self.waiting is None or self.waiting.poll() is not None:
                self._end()
                self.waiting = _started()

    def take(self) -> _Reader:
        """Return one that nobody else has."""
        with self._lock:
            taken, self.waiting = self.waiting, None
        if taken is not None and taken.poll() is None:
            return taken
        return _started()

    def end(self) -> None:
        """Let none wait."""
        with self._lock:
            self._end()

    def _end(self) -> None:
        if self.waiting is not None:
            close(self.waiting)
        self.waiting = None


def _started(command: Sequence[str] = ()) -> _Reader:
    # Python may have been told not to look in the folder that it is started in (PYTHONSAFEPATH).
    places = (str(_PROJECT), os.environ.get("PYTHONPATH", ""))
    return subprocess.Popen(  # noqa: S603 - the command is ours
        command or COMMAND,
        cwd=_PROJECT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, places))},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        # What it says when it crashes may hold what the upload holds.
        stderr=subprocess.DEVNULL,
    )


def _answer(reader: _Reader, request: object) -> bytes | str:
    """Return what the process answers, or the code of what came between."""
    assert reader.stdin is not None
    assert reader.stdout is not None
    late, answer = Event(), b""
    try:
        with _ended_after(reader, limits.START_SECONDS, late):
            started = reader.stdout.read(len(READY))
        with _ended_after(reader, limits.SECONDS, late), suppress(OSError):
            pickle.dump(request, reader.stdin)
            reader.stdin.close()
            answer = reader.stdout.read(limits.ANSWER + 1)
            if len(answer) <= limits.ANSWER:
                reader.wait()
    finally:
        close(reader)
    if late.is_set():
        return "too_slow"
    if reader.returncode == OUT_OF_MEMORY or len(answer) > limits.ANSWER:
        return "too_much_memory"
    return answer if started and reader.returncode == 0 else "crashed"


@contextmanager
def _ended_after(reader: _Reader, seconds: float, late: Event) -> Iterator[None]:
    """End the process if it is not done in time, and say so in `late`."""

    def end() -> None:
        late.set()
        reader.kill()

    timer = Timer(seconds, end)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def close(reader: _Reader) -> None:
    """End the process and let go of what belonged to it."""
    reader.kill()
    # What could not be sent to a process that has ended is not sent.
    with suppress(OSError), reader:
        pass


SPARES = Spares()
atexit.register(SPARES.end)
