"""What a check of several columns, rows or tables finds."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.checking import CheckedTable

Checked = Mapping[str, CheckedTable]


@dataclass(frozen=True)
class Finding:
    """Something that disagrees, at a row and column of a table.

    It is only reported, unless `unusable` names the columns whose cells cannot stand: they are
    blanked, or the row is set aside where it cannot do without them.
    """

    row: int
    column: str
    code: str
    detail: str = ""
    unusable: tuple[str, ...] = ()


# Checks, each with the table whose rows it reports.
Checks = tuple[tuple[str, Callable[[Checked], Iterator[Finding]]], ...]


def at_rows(
    frame: pd.DataFrame,
    flags: pd.Series,
    column: str,
    code: str,
    unusable: tuple[str, ...] = (),
) -> Iterator[Finding]:
    """Yield a finding at each flagged row; a flag that is NA is none."""
    for row in frame.index[flags.fillna(False).astype(bool)]:
        yield Finding(int(row), column, code, unusable=unusable)


def with_details(
    frame: pd.DataFrame, flags: pd.Series, column: str, code: str, details: pd.Series
) -> Iterator[Finding]:
    """Yield a finding at each flagged row, with what stands in `details` there."""
    for row in frame.index[flags.fillna(False).astype(bool)]:
        yield Finding(int(row), column, code, str(details[row]))
