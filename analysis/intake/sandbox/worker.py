"""The child process in which uploads are read: it imports, says that it is ready, reads and ends.

What goes in is the parent's own and pickled. What comes out was made of a stranger's bytes and is
JSON, which can only ever become text.
"""

import json
import os
import pickle
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from threading import Timer
from typing import Any, BinaryIO

import pandas as pd

from analysis.contract.problems import Problem
from analysis.contract.schema import TABLES
from analysis.intake import limits
from analysis.intake.results import check_result, reading, sheet

if sys.platform != "win32":
    import resource

READY = b"."
# How the process ends when its memory does not suffice.
OUT_OF_MEMORY = 3


def main(requests: BinaryIO, answers: BinaryIO) -> int:
    """Read the files of one request and write the results. Return the exit code."""
    return serve(
        requests, answers, lambda request: [*map(to_json, reading.read_together(*request))]
    )


def serve(requests: BinaryIO, answers: BinaryIO, read: Callable[[Any], object]) -> int:
    """Read one request within limits and write its answer as JSON. Return the exit code."""
    idle = Timer(limits.IDLE_SECONDS, os._exit, [0])
    idle.daemon = True
    idle.start()
    answers.write(READY)
    answers.flush()
    try:
        request = pickle.load(requests)  # noqa: S301 - the parent wrote it
    except EOFError:
        return 0
    finally:
        idle.cancel()
    try:
        limit()
        answers.write(json.dumps(read(request)).encode())
    except MemoryError:
        return OUT_OF_MEMORY
    return 0


def limit() -> None:
    """Take no more memory and time than a table needs, and let the server's visitors go first.

    The parent ends what takes too long; the limit of the processor's time, on all but Windows, is
    for when there is no parent any more. Memory is limited where the system tells how much is
    taken: on Linux.
    """
    if sys.platform == "win32":
        return
    os.nice(limits.NICE)
    used = resource.getrusage(resource.RUSAGE_SELF)
    _lower(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + 2 * limits.SECONDS)
    _lower(resource.RLIMIT_FSIZE, 0)
    with suppress(FileNotFoundError):
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        _lower(resource.RLIMIT_AS, pages * resource.getpagesize() + limits.MEMORY)


def _lower(kind: int, most: int) -> None:
    # A limit that is lower already stays.
    with suppress(ValueError, OSError):
        resource.setrlimit(kind, (most, most))


# Results as JSON -----------------------------------------------------------------------------


def to_json(result: check_result.CheckResult) -> dict[str, Any]:
    """Return a result as JSON holds it."""
    return {
        "file": result.file,
        "table": result.table and result.table.name,
        "rows": _rows(result.text),
        "normalisations": [asdict(normalisation) for normalisation in result.normalisations],
        "problems": [asdict(problem) for problem in result.problems],
        "counts": [result.rows, result.accepted, result.refused, result.blank],
        "written": result.written,
        "pointed_out": [asdict(problem) for problem in result.pointed_out],
    }


def _rows(text: sheet.ReadTable | None) -> dict[int, list[str | None]] | None:
    if text is None or text.frame is None:
        return None
    frame = text.frame.astype(object).where(text.frame.notna(), None)
    return dict(zip(frame.index.tolist(), frame.to_numpy().tolist(), strict=True))


def from_json(answer: Mapping[str, Any]) -> check_result.CheckResult:
    """Return the result of which `to_json` made this answer."""
    table = None if answer["table"] is None else TABLES[answer["table"]]
    text = None
    if table is not None and answer["rows"] is not None:
        numbers = pd.Index([int(number) for number in answer["rows"]], dtype="int64")
        rows: Sequence[Sequence[str | None]] = [*answer["rows"].values()]
        frame = pd.DataFrame(rows, index=numbers, columns=[*table.columns], dtype="string")
        text = sheet.ReadTable(table, Path(answer["file"]), frame)
    rows_read, accepted, refused, blank = answer["counts"]
    return check_result.CheckResult(
        answer["file"],
        table,
        text,
        tuple(
            check_result.FileNormalisation(**normalisation)
            for normalisation in answer["normalisations"]
        ),
        tuple(Problem(**problem) for problem in answer["problems"]),
        rows_read,
        accepted,
        refused,
        blank,
        tuple(map(tuple, answer["written"])),
        tuple(Problem(**problem) for problem in answer["pointed_out"]),
    )


if __name__ == "__main__":
    sys.exit(main(sys.stdin.buffer, sys.stdout.buffer))
