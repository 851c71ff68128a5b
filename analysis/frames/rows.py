"""The rows of a frame as plain Python, for what reads them one by one.

A form, a TypedDict, says which columns a frame has and what stands in them. It stands beside the
summary that makes the frame, or for a table of the data in `contract.table_rows`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import update_wrapper
from itertools import compress
from typing import Any, Generic, ParamSpec, TypeVar, overload

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.frames.caching import FrameCache

# A row of any form, by column.
Row = Mapping[str, Any]
RowT = TypeVar("RowT", bound=Mapping[str, object])
P = ParamSpec("P")
Known = TypeVar("Known")
# What stands in a column of days or degrees that need not be documented.
Day = pd.Timestamp | None
Degrees = float | None
Flags = npt.NDArray[np.bool_]

# Frames are shared and never changed.
READ: FrameCache[Sequence[Any]] = FrameCache()


class Summary(Generic[P, RowT]):
    """A function that finds a frame, with the form of its rows."""

    __name__: str

    def __init__(self, find: Callable[P, pd.DataFrame], form: type[RowT]) -> None:
        update_wrapper(self, find)
        self.find, self.form = find, form

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> pd.DataFrame:
        """Return the frame."""
        return self.find(*args, **kwargs)

    def rows(self, *args: P.args, **kwargs: P.kwargs) -> Sequence[RowT]:
        """Return the rows as plain Python, None for NA."""
        return records(self(*args, **kwargs), self.form)


class FromRows(Summary[P, RowT]):
    """A summary that is found row by row: its frame is made of the rows, and only when asked for.

    `types` returns the types of the columns, in their order.
    """

    def __init__(
        self,
        find: Callable[P, Sequence[RowT]],
        form: type[RowT],
        types: Callable[..., Mapping[str, Any]],
    ) -> None:
        super().__init__(self._frame, form)
        update_wrapper(self, find)
        self._find_rows, self._types = find, types

    def rows(self, *args: P.args, **kwargs: P.kwargs) -> Sequence[RowT]:
        """Return the rows as plain Python."""
        return self._find_rows(*args, **kwargs)

    def _frame(self, *args: P.args, **kwargs: P.kwargs) -> pd.DataFrame:
        types = self._types(*args, **kwargs)
        return pd.DataFrame(self.rows(*args, **kwargs), columns=[*types]).astype(types)


def summary(form: type[RowT]) -> Callable[[Callable[P, pd.DataFrame]], Summary[P, RowT]]:
    """Say of which form the rows of a frame are that a function finds."""
    return lambda find: Summary(find, form)


def from_rows(
    form: type[RowT], types: Callable[..., Mapping[str, Any]]
) -> Callable[[Callable[P, Sequence[RowT]]], FromRows[P, RowT]]:
    """Make a summary of a function that finds rows; `types` returns those of its columns."""
    return lambda find: FromRows(find, form, types)


def columns(form: type[RowT]) -> list[str]:
    """Return the columns of a form, in their order."""
    return [*form.__annotations__]


@overload
def records(frame: pd.DataFrame) -> Sequence[Row]: ...
@overload
def records(frame: pd.DataFrame, form: type[RowT]) -> Sequence[RowT]: ...
def records(frame: pd.DataFrame, form: type[Row] | None = None) -> Sequence[Row]:  # noqa: ARG001 - for mypy
    """Return the rows of a frame, None for NA: `to_dict("records")`, but fast on small frames.

    They are read once as long as the frame lives. `form` tells mypy what stands in them, and a
    test whether that is so.
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


def is_in(values: pd.Series, listed: Iterable[object]) -> Flags:
    """Whether each value is listed."""
    wanted = set(listed)
    if isinstance(values.array, pd.Categorical):
        # Each category is asked once. Code -1, a missing value, picks the last element.
        known = [category in wanted for category in values.array.categories.tolist()]
        flags: Flags = np.array([*known, False])[values.array.codes]
        return flags
    return np.fromiter((value in wanted for value in values.tolist()), bool, len(values))


def known(value: Known | None) -> Known:
    """Return a value of a row that the others of the row say to be known."""
    assert value is not None
    return value


def read_rows(frame: pd.DataFrame) -> list[Row]:
    """Return the rows of a frame as it is now."""
    values = [_values(column) for _, column in frame.items()]
    names = list(frame.columns)
    return [dict(zip(names, row, strict=True)) for row in zip(*values, strict=True)]


def _values(column: pd.Series) -> list[object]:
    """Return the values of a column; a category is looked up, which pandas does one by one."""
    if isinstance(column.array, pd.Categorical):
        known = [*column.array.categories.tolist(), None]
        return [known[code] for code in column.array.codes.tolist()]
    values, missing = column.tolist(), column.array.isna()
    if not missing.any():
        return values
    return [None if is_na else value for value, is_na in zip(values, missing.tolist(), strict=True)]
