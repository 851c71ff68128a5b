"""What is said of a file before it replaces another."""

from dataclasses import dataclass

from analysis.intake.grid import Rows
from analysis.intake.sheet import ReadTable
from analysis.problems import Problem
from analysis.schema import Table


@dataclass(frozen=True)
class Normalisation:
    """Something that was read in another form than it was written, and why.

    `row` and `letter` are those that Excel shows; without them it is the whole file or row.
    Each `why` has the message `normalised-<why>`.
    """

    file: str
    row: int | None
    letter: str
    column: str | None
    read: str
    became: str
    why: str


@dataclass(frozen=True)
class Verdict:
    """A file as read and checked. It is accepted as a whole or not at all.

    `pointed_out` is what only looks odd: its rows are taken.

    `text` holds the rows without a problem, in the contract's form, numbered as in Excel; None
    where the table is not known. Always rows = accepted + refused + blank. `written` are the cells
    of every row of a refused file as they were, titles and headings too; none beside personal data.
    """

    file: str
    table: Table | None
    text: ReadTable | None
    normalisations: tuple[Normalisation, ...]
    problems: tuple[Problem, ...]
    rows: int
    accepted: int
    refused: int
    blank: int
    written: Rows = ()
    pointed_out: tuple[Problem, ...] = ()

    @property
    def is_accepted(self) -> bool:
        """Whether the file may replace the one of its table."""
        return not self.problems


def unread(problem: Problem) -> Verdict:
    """Return the verdict on a file that could not be read at all."""
    return Verdict(problem.file, None, None, (), (problem,), 0, 0, 0, 0)
