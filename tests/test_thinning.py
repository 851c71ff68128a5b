"""Thinned tests: each two values meet in a case that is run, and what is left out is no more."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.thinning import EXHAUSTIVE, Case, case_of, covering, meetings, thin

SIZES = st.lists(st.integers(1, 4), min_size=1, max_size=5)


def every(sizes: list[int]) -> list[Case]:
    """Return the whole product of so many values each."""
    return [
        {f"factor {at}": str(value) for at, value in enumerate(values)}
        for values in product(*map(range, sizes))
    ]


def met(cases: list[Case], of: int) -> set[object]:
    return {meeting for case in cases for meeting in meetings(case, of)}


@given(SIZES, st.integers(1, 3))
def test_so_many_values_meet_as_in_the_whole(sizes: list[int], of: int) -> None:
    cases = every(sizes)
    chosen = [cases[number] for number in covering(cases, of)]
    assert met(chosen, of) == met(cases, of)


@given(SIZES)
def test_what_is_chosen_is_few(sizes: list[int]) -> None:
    cases = every(sizes)
    assert len(covering(cases, 1)) == max(sizes)
    assert len(covering(cases, len(sizes))) == len(cases)


def test_of_fifteen_pages_in_sixteen_frames_an_eighth_is_enough() -> None:
    cases = every([15, 2, 2, 2, 2])
    assert len(covering(cases, 2)) <= len(cases) / 8 + 2


def test_what_never_meets_is_not_asked_for() -> None:
    cases = [{"page": "home", "filter": "none"}, {"page": "trend", "filter": "some"}]
    assert covering(cases, 2) == [0, 1]


@pytest.mark.parametrize("other", ["x", "y", "z"])
@pytest.mark.parametrize("one", ["a", "b", "c"])
@pytest.mark.thinned(1)
def test_a_thinned_test_runs_no_case_too_many(
    request: pytest.FixtureRequest, one: str, other: str
) -> None:
    assert one + other
    test = request.node.nodeid.partition("[")[0]
    run = [
        case_of(item)
        for item in request.session.items
        if item.nodeid.partition("[")[0] == test and not item.get_closest_marker(EXHAUSTIVE)
    ]
    assert covering(run, 1) == [*range(len(run))]


def test_a_test_that_is_not_thinned_stays_whole(request: pytest.FixtureRequest) -> None:
    thin([request.node])
    assert request.node.get_closest_marker(EXHAUSTIVE) is None
