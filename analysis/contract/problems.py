"""A finding in a data file, free of language: the words for it stand in the catalogue.

Each code has the messages `problem-<code>` (what is wrong) and `problem-<code>.fix` (what to do).
"""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]

# What only looks odd: rows with it are taken from an upload as well, and pointed out. Any other
# warning refuses an upload: whoever sends the file has it at hand and can mend it.
POINTED_OUT: frozenset[str] = frozenset(
    {
        # The file, and letters of its texts.
        *("lacking_column", "letters_lost", "misread", "letters_changed", "odd_mark"),
        # A list of countries against its own rows, and people whom no figure counts.
        *("complete_empty", "complete_unknown", "people_uncounted", "complete_uncounted"),
        # Days, years and ids.
        *("held_ahead", "long_seminar", "id_office", "id_year", "event_year", "published_late"),
        *("out_of_order", "theme_elsewhere", "not_eligible"),
        # One thing twice, or two things under one id.
        *("same_thing", "other_thing", "same_item"),
        # Places.
        *("outside_prefecture", "uncertainty_alone", "level_name"),
    }
)


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
