"""Why something was not saved, free of language: the words stand in the catalogue."""

import errno

from analysis.contract.problems import Problem

CODES = (
    "stale",  # the files are not those of the preview any more
    "unchanged",  # they already hold what was to be saved
    "invalid",  # the data set would have errors that it has not now: see `problems`
    "busy",  # somebody else is saving
    "closed",  # the reader comes through a network, and nobody has to sign in
    "ended",  # whoever it was has not signed in, or signed out, or too long ago
    "reader",  # they are no editor
    "office",  # rows of another office would change: see `detail`
    "missing",  # there is no such data folder
    "installed",  # the data folder came with an installed Kizuna and goes with it
    "read_only",  # or open in Excel, of which Windows says the same
    "full",
    "unwritable",  # any other word of the operating system: see `detail`
    "not_found",  # no such entry in the journal
    "damaged",  # the back-up is not what it was
    "unprepared",  # the database has no tables of Kizuna
    "away",  # the database does not answer
    "unknown",  # it has ceased to answer in the moment of the save: made or not
)

_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}
_FULL = {errno.ENOSPC, errno.EDQUOT}


class StoreAwayError(ConnectionError):
    """A database does not answer."""


class NotSavedError(Exception):
    """A save was refused. The messages `not-saved-<code>` and `not-saved-<code>.fix` say why.

    `detail` is the reason that the operating system gives, `problems` are those that the data set
    would have had.
    """

    def __init__(self, code: str, detail: str = "", problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(code, detail)
        self.code = code
        self.detail = detail
        self.problems = problems


def not_saved(error: OSError) -> NotSavedError:
    """Return what an error of the operating system means to a reader."""
    if isinstance(error, StoreAwayError):
        return NotSavedError("away")
    code = "read_only" if error.errno in _READ_ONLY else "unwritable"
    return NotSavedError("full" if error.errno in _FULL else code, error.strerror or "")
