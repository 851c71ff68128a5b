"""What the tests share: a history known by heart and the two data sets as shipped."""

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
