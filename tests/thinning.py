"""Which cases of a product `make test` runs: so many that each two values, or each one, meet.

A test of pages, languages, themes of colour, widths and data sets at once has hundreds of cases,
and what it finds it finds in a few: a fault lies in one value, or in two that meet (pairwise
testing; Kuhn, Wallace and Gallo, "Software fault interactions", 2004). `thinned(2)` on a test keeps
a case of each two values, `thinned(1)` one of each value; the others are marked `exhaustive`, which
`make test` leaves out and `make test-all` runs.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import pytest

EXHAUSTIVE = "exhaustive"
# What is given to a test, by the name of its argument.
Case = Mapping[str, str]
Meeting = tuple[tuple[str, str], ...]


def meetings(case: Case, of: int) -> Iterator[Meeting]:
    """Yield each so many values that meet in a case."""
    return combinations(sorted(case.items()), min(of, len(case)))


def covering(cases: Sequence[Case], of: int) -> list[int]:
    """Return the numbers of cases in which each so many values meet that meet in any of them.

    Next comes the case that brings most together for the first time; of several the one whose
    values have come least often, so that pages take turns with languages; of these the first.
    """
    open_yet = {meeting for case in cases for meeting in meetings(case, of)}
    came: Counter[tuple[str, str]] = Counter()
    chosen: list[int] = []

    def worth(number: int) -> tuple[int, int]:
        new = sum(meeting in open_yet for meeting in meetings(cases[number], of))
        return new, -sum(came[value] for value in cases[number].items())

    while open_yet:
        best = max(range(len(cases)), key=worth)
        chosen.append(best)
        came.update(cases[best].items())
        open_yet.difference_update(meetings(cases[best], of))
    return sorted(chosen)


def thin(items: Sequence[pytest.Item]) -> None:
    """Mark the cases of thinned tests that are not chosen."""
    tests: defaultdict[tuple[str, int], list[pytest.Item]] = defaultdict(list)
    for item in items:
        if marker := item.get_closest_marker("thinned"):
            tests[item.nodeid.partition("[")[0], *marker.args].append(item)
    for (_, of), cases in tests.items():
        chosen = {*covering([case_of(item) for item in cases], of)}
        for number, item in enumerate(cases):
            if number not in chosen:
                item.add_marker(EXHAUSTIVE)


def case_of(item: pytest.Item) -> Case:
    """Return what is given to the test of an item."""
    assert isinstance(item, pytest.Function)
    return {name: repr(value) for name, value in item.callspec.params.items()}
