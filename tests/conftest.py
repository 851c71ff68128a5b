"""What the tests share: a history known by heart and the two data sets as shipped."""

import gc
import weakref
from collections import Counter
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from unittest.mock import patch

import pandas as pd
import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from analysis.contract.schema import Table
from analysis.frames import rows as rows_frames
from analysis.loading import dataset as datasets
from analysis.loading import reading
from analysis.loading.checked import CheckedTable
from analysis.loading.checking import check_table
from analysis.loading.dataset import DEMO, RECORD, Dataset
from analysis.loading.reading import TextTable, file_name
from analysis.summaries import planning
from tests.browser.server import HOST, served
from tests.chromium import ENVIRONMENT, FLAGS, ONLY_MAPS, installed, only
from tests.data_folder import shipped_data
from tests.thinning import thin
from tests.tiny import history

DATA = Path(__file__).parent.parent / "data"

# The first example pays for imports and caches, so a time limit per example would be arbitrary.
# A fifth of the usual number of examples keeps the suite short; broken code is still found (tried).
# They are the same in each run, so that a change is judged by what it changes; to look for others,
# run pytest with --hypothesis-profile explore.
settings.register_profile("kizuna", deadline=None, max_examples=20, derandomize=True)
settings.register_profile("explore", deadline=None, max_examples=200)
settings.load_profile("kizuna")


# Of tests with many cases so many are watched for the lines they run.
WATCHED = 2


@dataclass
class Loader:
    """How tests load data; so many data sets made of files are kept for others of the same."""

    is_shared: bool = True
    data_sets_kept: int = 30


LOADER = Loader()


# A plan is for no year that is over: in the tests it is always this day, in FY2022.
DAY_OF_PLANNING = date(2022, 6, 1)


@pytest.fixture(autouse=True)
def day_of_planning(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have plans made on the same day, whenever the tests run."""
    monkeypatch.setattr(planning, "latest_today", lambda: DAY_OF_PLANNING)


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    """Let coverage really pause where it is told to, in the processes of pytest-xdist as well.

    There pytest-cov 7.1 begins to measure twice, the first time for nobody; and whenever the second
    measurement pauses, coverage goes on with the first.
    """
    if hasattr(session.config, "workerinput") and not session.config.getoption("no_cov"):
        session.config.pluginmanager.getplugin("_cov").cov_controller.cov.stop()


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> Generator[None]:
    """Mark which cases of thinned tests are left out; of what is left, which coverage watches."""
    thin(items)
    yield
    if not config.getoption("no_cov"):
        watch(items)


def watch(items: Sequence[pytest.Item]) -> None:
    """Let coverage watch what runs lines for the first time: to be watched doubles the time.

    Laws run again, for each example, what tests by hand run as well; in the browser tests it is
    the server, a process of its own, that does the work.
    """
    cases: Counter[str] = Counter()
    for item in items:
        test, _, _ = item.nodeid.partition("[")
        cases[test] += 1
        runs_again = item.get_closest_marker("hypothesis") or item.get_closest_marker("unwatched")
        if runs_again or cases[test] > WATCHED or item.path.parent.name == "browser":
            item.add_marker("no_cover")


def pytest_collection_finish() -> None:
    """Spare the collection of garbage what stays to the end: modules and tests."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def read_and_check_each_table_once() -> Iterator[None]:
    """Read and check the same rows once: most tests change one file or none and leave the rest.

    Of the same files in two folders becomes one data set, which knows its summaries already. Tests
    that use `real_loader` read as the product does.
    """
    texts: dict[tuple[str, str, bytes], TextTable] = {}
    known: dict[tuple[str, str, bytes], CheckedTable] = {}
    whole: dict[object, Dataset] = {}
    read_rows, assemble = reading.read_rows, datasets.assemble

    def read(table: Table, path: Path, content: bytes) -> TextTable:
        rows = table.name, file_name(path), content
        if not LOADER.is_shared:
            return read_rows(table, path, content)
        if rows not in texts:
            texts[rows] = read_rows(table, path, content)
        return replace(texts[rows], path=path)

    def checked(text: TextTable) -> CheckedTable:
        rows = text.table.name, file_name(text.path), text.content
        if text.frame is None or not text.content or not LOADER.is_shared:
            return check_table(text)
        if rows not in known:
            known[rows] = check_table(text)
        return replace(known[rows], text=text)

    def assembled(name: str, texts: Mapping[str, TextTable]) -> Dataset:
        parts = [(file_name(text.path), text.content, text.problems) for text in texts.values()]
        files = (name, *parts)
        if not LOADER.is_shared:
            return assemble(name, texts)
        if files not in whole:
            while len(whole) >= LOADER.data_sets_kept:
                del whole[next(iter(whole))]
            whole[files] = assemble(name, texts)
        return whole[files]

    with (
        patch.object(reading, "read_rows", read),
        patch.object(datasets, "check_table", checked),
        patch.object(datasets, "assemble", assembled),
    ):
        yield


@pytest.fixture(scope="module", autouse=True)
def no_frame_is_edited_whose_rows_are_kept() -> Iterator[None]:
    """Read the frames that a file of tests leaves once more: the rows kept of them are the same."""
    kept: list[tuple[weakref.ref[pd.DataFrame], Sequence[rows_frames.Row]]] = []
    keep = rows_frames.READ.keep

    def watched(frame: pd.DataFrame, found: Sequence[rows_frames.Row]) -> Sequence[rows_frames.Row]:
        kept.append((weakref.ref(frame), found))
        return keep(frame, found)

    with patch.object(rows_frames.READ, "keep", watched):
        yield
    frames = [(frame(), found) for frame, found in kept]
    assert not [found for frame, found in frames if frame is not None and is_edited(frame, found)]


def is_edited(frame: pd.DataFrame, kept: Sequence[rows_frames.Row]) -> bool:
    """Whether a frame's rows are others than those kept of it."""
    return repr(rows_frames.read_rows(frame)) != repr(kept)


@pytest.fixture
def real_loader(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read, check and assemble each time, as the product does."""
    monkeypatch.setattr(LOADER, "is_shared", False)


@pytest.fixture
def tiny() -> Dataset:
    """Build the history of `tests.tiny`, small enough to check by hand."""
    return history()


@pytest.fixture(scope="session")
def record() -> Dataset:
    """Load the published record as shipped."""
    return shipped_data(RECORD)


@pytest.fixture(scope="session")
def demo() -> Dataset:
    """Load the demonstration data as shipped."""
    return shipped_data(DEMO)


@pytest.fixture(params=[RECORD, DEMO])
def shipped(request: pytest.FixtureRequest) -> Dataset:
    """Each of the two data sets as shipped."""
    dataset: Dataset = request.getfixturevalue(request.param)
    return dataset


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server that all tests of a process share that only read."""
    with served(tmp_path_factory.mktemp("server") / "log") as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A browser that all tests of a process share: a second one beside it could not be steered."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=installed(), env=ENVIRONMENT, args=[*FLAGS, ONLY_MAPS, only(HOST)]
        )
        yield launched
        launched.close()
