"""The rows of a frame as plain Python, for what reads them one by one."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

# A row of a frame by column.
Row = Mapping[Any, Any]


def records(frame: pd.DataFrame) -> list[Row]:
    """Return the rows of a frame, None for NA: `to_dict("records")`, but fast on small frames."""
    columns = [_values(column) for _, column in frame.items()]
    names = list(frame.columns)
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


def _values(column: pd.Series) -> list[Any]:
    """Return the values of a column; a category is looked up, which pandas does one by one."""
    if isinstance(column.array, pd.Categorical):
        known = [*column.array.categories.tolist(), None]
        return [known[code] for code in column.array.codes.tolist()]
    return [None if value is pd.NA else value for value in column.tolist()]
