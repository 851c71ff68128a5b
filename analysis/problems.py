"""A finding in a data file, free of language: the words for it stand in the catalogue.

Each code has the messages `problem-<code>` (what is wrong) and `problem-<code>.fix` (what to do).
"""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]

# What only looks odd: rows with it are taken from an upload as well, and pointed out. Any other
# warning refuses an upload: whoever sends the file has it at hand and can mend it.
POINTED_OUT: frozenset[str] = frozenset({"odd_mark"})


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to correct, and where.

    An `error` keeps its row (or, without a line, its whole file) out of the figures until it is
    corrected; a `warning` is reported while the row still counts.
    """

    file: str
    line: int | None
    column: str | None
    code: str
    value: str | None = None
    detail: str = ""
    severity: Severity = "error"
    # Where a file is checked before it replaces another, the line is the row that Excel shows, and
    # this the letter of the column, or "" for all of them.
    letter: str | None = None


def only_looks_odd(problem: Problem) -> bool:
    """Whether a problem is pointed out and hinders nothing, not even a save."""
    return problem.severity == "warning" and problem.code in POINTED_OUT
