"""The rows of a frame as plain Python, for what reads them one by one."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import compress
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.memory import FrameCache

# A row of a frame by column.
Row = Mapping[Any, Any]
Flags = npt.NDArray[np.bool_]

# Frames are shared and never changed.
READ: FrameCache[Sequence[Row]] = FrameCache()


def records(frame: pd.DataFrame) -> Sequence[Row]:
    """Return the rows of a frame, None for NA: `to_dict("records")`, but fast on small frames.

    They are read once as long as the frame lives.
    """
    read = READ.get(frame)
    return READ.keep(frame, read_rows(frame)) if read is None else read


def chosen_rows(frame: pd.DataFrame, chosen: Flags) -> pd.DataFrame:
    """Return some rows of a frame, numbered afresh; what was read of them is not read again."""
    rows = frame[chosen]
    rows.index = pd.RangeIndex(len(rows))
    read = READ.get(frame)
    if read is not None:
        READ.keep(rows, [*compress(read, chosen.tolist())])
    return rows


def is_in(values: pd.Series, listed: Iterable[Any]) -> Flags:
    """Whether each value is listed."""
    wanted = set(listed)
    if isinstance(values.array, pd.Categorical):
        # Each category is asked once. Code -1, a missing value, picks the last element.
        known = [category in wanted for category in values.array.categories.tolist()]
        flags: Flags = np.array([*known, False])[values.array.codes]
        return flags
    return np.fromiter((value in wanted for value in values.tolist()), bool, len(values))


def read_rows(frame: pd.DataFrame) -> list[Row]:
    """Return the rows of a frame as it is now."""
    columns = [_values(column) for _, column in frame.items()]
    names = list(frame.columns)
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


def _values(column: pd.Series) -> list[Any]:
    """Return the values of a column; a category is looked up, which pandas does one by one."""
    if isinstance(column.array, pd.Categorical):
        known = [*column.array.categories.tolist(), None]
        return [known[code] for code in column.array.codes.tolist()]
    return [None if value is pd.NA else value for value in column.tolist()]
