"""What the tests share: a history known by heart and the two data sets as shipped."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import settings

from analysis.dataset import DEMO, RECORD, Dataset, load
from tests.tiny import history

DATA = Path(__file__).parent.parent / "data"

# The first example pays for imports and caches, so a time limit per example would be arbitrary.
# A fifth of the usual number of examples keeps the suite short; broken code is still found (tried).
settings.register_profile("kizuna", deadline=None, max_examples=20)
settings.load_profile("kizuna")


# Of tests with many cases so many are watched for the lines they run.
WATCHED = 2


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Let coverage watch what runs lines for the first time: to be watched doubles the time.

    Laws run again, for each example, what tests by hand run as well; in the browser tests it is
    the server, a process of its own, that does the work.
    """
    if config.getoption("no_cov"):
        return
    cases: Counter[str] = Counter()
    for item in items:
        test, _, _ = item.nodeid.partition("[")
        cases[test] += 1
        is_law = item.get_closest_marker("hypothesis") is not None
        if is_law or cases[test] > WATCHED or item.path.parent.name == "browser":
            item.add_marker("no_cover")


@pytest.fixture
def tiny() -> Dataset:
    """Build the history of `tests.tiny`, small enough to check by hand."""
    return history()


@pytest.fixture(scope="session")
def record() -> Dataset:
    """Load the published record as shipped."""
    return load(DATA, RECORD)


@pytest.fixture(scope="session")
def demo() -> Dataset:
    """Load the demonstration data as shipped."""
    return load(DATA, DEMO)


@pytest.fixture(params=[RECORD, DEMO])
def shipped(request: pytest.FixtureRequest) -> Dataset:
    """Each of the two data sets as shipped."""
    dataset: Dataset = request.getfixturevalue(request.param)
    return dataset
