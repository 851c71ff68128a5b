"""The delegates where an engine adds them up, of which all sessions are given the same."""

import os
from functools import cache

from analysis.loading.dataset import RECORD
from analysis.warehouse.facts import Standing, SummedFacts
from analysis.warehouse.place import read_place
from analysis.warehouse.summed import SummedTable

# How long a start waits for the engine, in seconds. It goes on without it: readers are told.
PATIENCE = 30.0


@cache
def facts() -> SummedFacts | None:
    """Return what reads them, None where they are a file. Raises SettingError."""
    place = read_place(os.environ)
    return SummedFacts(place) if place else None


def begin(patience: float | None = PATIENCE) -> None:
    """Read them from now on, in the background; wait so many seconds for the first answer."""
    if found := facts():
        found.begin(patience)


def end() -> None:
    """Read them no more."""
    if found := facts():
        found.end()


def standing(name: str) -> Standing | None:
    """Return what is known of those of a data set; the invented one is always a file."""
    found = facts() if name == RECORD else None
    return found.standing if found else None


def summed(name: str) -> SummedTable | None:
    """Return those of a data set, None where they are a file."""
    found = standing(name)
    return found.table if found else None
