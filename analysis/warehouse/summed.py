"""Delegates as an engine adds them up, in the form in which the contract checks a file."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from analysis.contract.problems import Problem
from analysis.contract.schema import SUMMED_DELEGATES
from analysis.loading.reading import TextTable

# A row of an answer: what tells it from others, the people as text, and the rows of the engine.
Group = tuple[str | None, str | None, str | None, str | None, str | None, int]
# Why nothing can be added up, besides a column that is missing.
CODES = (
    *("engine_waiting", "engine_away", "engine_failed", "engine_slow"),
    *("engine_table", "engine_type", "engine_groups"),
)
_COLUMNS = (*SUMMED_DELEGATES.key, "delegates")


# Known by identity: what is loaded of it is kept as long as nothing else is read.
@dataclass(frozen=True, eq=False)
class SummedTable(TextTable):
    """The rows that an engine has added up; they have no lines, but stand for rows there."""

    rows: tuple[int, ...] = ()

    __eq__ = object.__eq__
    __hash__ = object.__hash__

    def line(self, _row: int) -> None:
        """Return nothing: rows of an engine have no lines."""
        return

    def stands_for(self, row: int) -> int | None:
        """Return for how many rows of the engine a row stands."""
        return self.rows[row]


def summed_table(name: str, groups: Iterable[Group]) -> SummedTable:
    """Return groups as a table, in an order of their own: rows of an engine have none."""
    answer = pd.DataFrame(groups, columns=[*_COLUMNS, "rows"])
    answer = answer.sort_values(list(_COLUMNS), ignore_index=True, kind="stable")
    texts = {
        column: pd.array([*answer[column]] if column in answer else [None] * len(answer), "string")
        for column in SUMMED_DELEGATES.columns
    }
    content = answer.to_csv(index=False).encode()
    rows = tuple(answer["rows"].astype(int).tolist())
    frame = pd.DataFrame(texts)
    return SummedTable(SUMMED_DELEGATES, Path(name), frame, content=content, rows=rows)


def unread_table(name: str, problem: Problem) -> SummedTable:
    """Return a table of which nothing is known."""
    return SummedTable(SUMMED_DELEGATES, Path(name), None, (problem,))


def problem_of(name: str, code: str, column: str | None = None, **said: str | int) -> Problem:
    """Return what keeps a whole table of an engine from being read."""
    return Problem(name, None, column, code, **said)  # type: ignore[arg-type] # texts, but for `rows`
