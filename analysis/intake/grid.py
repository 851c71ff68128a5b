"""A sheet of cells as Excel shows it, whatever kind of file it came from."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

# What became of a cell's text.

# Not known or of another form than the column's: whoever reads on finds out why.
UNREAD = "unread"


@dataclass(frozen=True)
class Value:
    """A cell as the contract wants it, and why it was changed; or the code of its refusal."""

    text: str
    why: str = ""
    refused: str = ""
    detail: str = ""


GridRows = tuple[tuple[str, ...], ...]
# How many headings the best row of a sheet holds: tells the right delimiter from a wrong one.
Score = Callable[[Iterable[tuple[str, ...]]], int]


@dataclass(frozen=True)
class Issue:
    """An issue found at a place; rows and columns count from 1, None stands for all of them.

    `name` is a column of the contract that has no place in the sheet. What `is_odd` is pointed out
    and taken; anything else is refused.
    """

    code: str
    row: int | None = None
    column: int | None = None
    value: str | None = None
    detail: str = ""
    name: str | None = None
    is_odd: bool = False


@dataclass(frozen=True)
class Normalisation:
    """A normalisation: what was read at a place, what it became, and the code of its reason."""

    why: str
    read: str
    became: str
    row: int | None = None
    column: int | None = None


@dataclass(frozen=True)
class Grid:
    """The cells of a sheet as text, row by row, with what was found while they were read.

    The rows of a CSV file have their own lengths (`is_even` is False): one may be cut short. Some
    workbooks count days from 1904, so that a bare serial number can be either of two days. Of the
    cells `covered` by a merger (row and column) only one holds what all of them mean.
    """

    rows: GridRows
    issues: tuple[Issue, ...] = ()
    normalisations: tuple[Normalisation, ...] = ()
    is_even: bool = False
    counts_from_1904: bool = False
    covered: frozenset[tuple[int, int]] = frozenset()


class RefusedError(Exception):
    """The file cannot be opened as a sheet at all."""

    def __init__(self, code: str, row: int | None = None, detail: str = "") -> None:
        super().__init__(code)
        self.issue = Issue(code, row, detail=detail)


def is_blank(cells: Iterable[str]) -> bool:
    """Whether a row holds nothing but spaces, the ideographic one included."""
    return not any(cell.strip() for cell in cells)
