"""The delegates of an engine, read in the background: what was read last stays.

A warehouse is asked at intervals, and never while a reader waits.
"""

import json
import logging
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Lock, Thread

from analysis.contract.problems import Problem
from analysis.warehouse.place import DELEGATES, DELEGATES_FILE, EngineTable
from analysis.warehouse.summed import Group, SummedTable, problem_of, summed_table, unread_table

# What the process says once it has reached the engine.
CONNECTED = b"."
WAITING = "engine_waiting"
_PROJECT = Path(__file__).parents[2]
_log = logging.getLogger("kizuna.warehouse")
# After an attempt that failed the next one comes sooner.
_SECONDS_BETWEEN_TRIES = 60.0
# Of what a driver said when it failed, the end stands in the log.
_LETTERS_IN_LOG = 2000


@dataclass(frozen=True)
class Standing:
    """What was read last, and what went wrong since.

    `table` has no rows to tell of until something has been read: `read_at` is None then. It tells
    two answers of one second apart.
    """

    place: EngineTable
    table: SummedTable
    read_at: datetime | None = None
    problem: Problem | None = None
    tried_at: datetime | None = None

    @property
    def code(self) -> str:
        """How the last attempt ended: "" well, "engine_waiting" not yet, or why it failed."""
        if self.problem:
            return self.problem.code
        return "" if self.read_at else WAITING

    @property
    def rows(self) -> int:
        """How many rows of the engine were added up."""
        return sum(self.table.rows)


Answer = list[Group] | Problem


class SummedFacts:
    """The delegates at a place. `read` asks the engine; `standing` is what is known at a moment."""

    def __init__(self, place: EngineTable, read: Callable[[], Answer] | None = None) -> None:
        self.place = place
        waiting = problem_of(place.name, WAITING)
        self.standing = Standing(place, unread_table(place.name, waiting))
        self._asked = Asked(place)
        self._read = read or self._asked.answer
        self._ended, self._tried = Event(), Event()
        self._thread = Thread(target=self._run, name="delegates", daemon=True)

    def begin(self, patience: float | None) -> None:
        """Read from now on, and wait so many seconds, or None: long enough, for a first attempt."""
        if not self._thread.is_alive():
            self._thread.start()
        self._tried.wait(patience)

    def end(self) -> None:
        """Read no more."""
        self._ended.set()
        self._asked.end()

    def read_now(self) -> None:
        """Ask the engine, and keep what it says or what went wrong."""
        answer = self._read()
        if isinstance(answer, Problem):
            self._keep_problem(answer)
            return
        table = summed_table(self.place.name, answer)
        if table.content == self.standing.table.content:
            # The same as before: what follows from it need not be found anew.
            table = self.standing.table
        self.standing = Standing(self.place, table, datetime.now(UTC))

    def _keep_problem(self, problem: Problem) -> None:
        """Keep what went wrong beside what was read last."""
        before = self.standing
        table = before.table
        if before.read_at is None:
            table = unread_table(self.place.name, problem)
        self.standing = replace(before, table=table, problem=problem, tried_at=datetime.now(UTC))

    def _run(self) -> None:
        while not self._ended.is_set():
            try:
                self.read_now()
            # Without this the reading would end for good, and nobody be told.
            except Exception:  # noqa: BLE001 - it is logged and shown, and tried again
                _log.exception("%s: what was answered cannot be read", self.place.name)
                self._keep_problem(problem_of(self.place.name, "engine_failed"))
            finally:
                self._tried.set()
            interval = self.place.minutes * 60
            failed = self.standing.problem is not None
            self._ended.wait(min(interval, _SECONDS_BETWEEN_TRIES) if failed else interval)


class Asked:
    """The process that asks the engine, which is ended when it is not done in time."""

    def __init__(self, place: EngineTable) -> None:
        self.place = place
        self._running: subprocess.Popen[bytes] | None = None
        self._lock = Lock()

    def answer(self) -> Answer:
        """Return what the engine answers, or why it did not."""
        name, minutes = self.place.name, self.place.minutes
        try:
            with self._lock:
                self._running = running = _started(self.place)
            told, errors = running.communicate(timeout=minutes * 60)
        except OSError as error:
            _log.warning("%s: %s", name, error)
            return problem_of(name, "engine_failed")
        except subprocess.TimeoutExpired:
            running.kill()
            running.communicate()
            return problem_of(name, "engine_slow", detail=f"{minutes:g}")
        if running.returncode == 0:
            return _answer(told)
        said = errors.decode(errors="replace").replace(self.place.url, name)
        _log.warning("%s: %s", name, said[-_LETTERS_IN_LOG:])
        return problem_of(name, "engine_failed" if told.startswith(CONNECTED) else "engine_away")

    def end(self) -> None:
        """End it, if it runs."""
        with self._lock:
            if self._running is not None:
                self._running.kill()


def _answer(told: bytes) -> Answer:
    answer = json.loads(told.removeprefix(CONNECTED))
    if "problem" in answer:
        return Problem(**answer["problem"])
    return [tuple(group) for group in answer["groups"]]


def _started(place: EngineTable) -> subprocess.Popen[bytes]:
    # Python may have been told not to look in the folder that it is started in (PYTHONSAFEPATH).
    path = os.pathsep.join(filter(None, (str(_PROJECT), os.environ.get("PYTHONPATH", ""))))
    own = {"PYTHONPATH": path, DELEGATES: place.written, DELEGATES_FILE: ""}
    return subprocess.Popen(
        (sys.executable, "-P", "-W", "ignore", "-m", "analysis.warehouse.reader"),
        env={**os.environ, **own},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
