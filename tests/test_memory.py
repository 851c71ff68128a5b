"""The cache: what it keeps, for how long, and that readers may ask at once."""

import gc
import pickle
import weakref
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from inspect import unwrap
from itertools import combinations, islice
from threading import Barrier

import pandas as pd
import pytest

from analysis.frames.caching import NEWEST, CacheOwner, FrameCache, cached, forget_results
from analysis.frames.rows import read_rows, records
from analysis.links.address import Address
from analysis.loading.dataset import FilteredDataset, LoadedDataset
from analysis.saving.store import FolderStore
from analysis.selection import Selection, filter_dataset
from analysis.summaries.attendance.bounds import bounds
from analysis.summaries.attendance.participation import attendance, coverage, delegates_by_country
from analysis.summaries.places.visits import hosts_visited
from analysis.summaries.programme.themes import theme_exposure
from pages.session import data
from pages.session.view import timeline, view_of
from tests.conftest import LOADER, is_edited
from tests.data_folder import DataFolder

CHOICES, EDITS = 500, 50
READERS = 8


def test_a_result_is_found_out_once() -> None:
    asked = []

    @cached
    def doubled(number: int, *, times: int = 2) -> int:
        asked.append(number)
        return number * times

    assert [doubled(2), doubled(2), doubled(2, times=3)] == [4, 4, 6]
    assert asked == [2, 2]
    forget_results()
    assert doubled(2) == 4
    assert asked == [2, 2, 2]


def test_the_newest_results_are_kept() -> None:
    asked = []

    @cached
    def same(number: int) -> int:
        asked.append(number)
        return number

    for number in (*range(NEWEST + 1), NEWEST, 0):
        same(number)
    assert asked == [*range(NEWEST + 1), 0]


def test_what_follows_from_a_data_set_alone_goes_with_it(tiny: LoadedDataset) -> None:
    chosen = unwrap(filter_dataset)(tiny, Selection(countries=("LAO",)))
    result = weakref.ref(coverage(chosen))
    assert coverage(chosen) is result()

    del chosen
    gc.collect()
    assert result() is None


def test_what_was_found_of_a_frame_goes_with_it() -> None:
    found: FrameCache[object] = FrameCache()
    frame, kept = pd.DataFrame({"a": [1]}), pd.DataFrame({"a": [1]})
    first = object()
    assert found.keep(frame, first) is first
    assert found.keep(frame, object()) is first
    assert found.get(kept) is None
    found.keep(kept, first)

    del frame
    gc.collect()
    assert len(found) == 1
    assert found.get(kept) is first


def test_a_frame_edited_after_its_rows_were_read_is_noticed() -> None:
    frame = pd.DataFrame({"a": [1, 2]})
    kept = read_rows(frame)
    assert not is_edited(frame, kept)
    frame.loc[1, "a"] = 3
    assert is_edited(frame, kept)


def test_many_readers_at_once_are_told_the_same(demo: LoadedDataset) -> None:
    """Each of several threads makes the same new choices in an order of its own."""
    chosen = [Selection(fiscal_years=years) for years in combinations(range(2005, 2011), 3)]
    alone = [_summed(filter_dataset(demo, selection)) for selection in chosen]
    forget_results()
    start = Barrier(READERS)

    def read(reader: int) -> list[tuple[object, ...]]:
        start.wait()
        turned = [*chosen[reader:], *chosen[:reader]]
        found = [_summed(filter_dataset(demo, selection)) for selection in turned]
        return [*found[len(chosen) - reader :], *found[: len(chosen) - reader]]

    with ThreadPoolExecutor(READERS) as readers:
        assert [*readers.map(read, range(READERS))] == [alone] * READERS


def _summed(dataset: LoadedDataset | FilteredDataset) -> tuple[object, ...]:
    return (
        tuple(row["attended"] for row in records(coverage(dataset))),
        tuple(row["country"] for row in records(delegates_by_country(dataset))),
        len(attendance(dataset)),
    )


def test_memory_stays_flat_over_choices_and_edits(
    tmp_path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is kept after a third of the choices and edits is no less than after all of them."""
    folder = DataFolder(tmp_path)
    monkeypatch.setattr(data, "STORE", FolderStore(tmp_path))
    monkeypatch.setattr(LOADER, "data_sets_kept", 1)
    selections = _selections()
    after_choices, after_edits = [], []
    for _ in range(3):
        for selection in islice(selections, CHOICES // 3):
            _read_a_page(selection)
        after_choices.append(_alive())
    for third in range(3):
        for edit in range(EDITS // 3):
            at = third * EDITS + edit
            folder.append("record/sources.csv", f"s-{at},Title,Publisher,,2020,2026-10,")
            _read_a_page(Selection())
        after_edits.append(_alive())
    for alive in (after_choices, after_edits):
        assert alive[2] == pytest.approx(alive[0], rel=0.1), (after_choices, after_edits)


def test_another_process_is_given_a_data_set_without_its_results() -> None:
    """Files are read apart from the server, with the data that they are compared with."""
    whole = data.data_set("record")
    coverage(whole)
    given = pickle.loads(pickle.dumps(whole))  # noqa: S301 - our own
    assert whole.results
    assert given.results == {}
    pd.testing.assert_frame_equal(given.seminars, whole.seminars)


def _selections() -> Iterator[Selection]:
    countries = ("BRN", "KHM", "IDN", "LAO", "MYS", "MMR", "PHL", "SGP", "THA", "VNM", "IND", "LKA")
    for number in (1, 2, 3, 4):
        for chosen in combinations(countries, number):
            yield Selection(countries=chosen)


def _read_a_page(selection: Selection) -> None:
    view = view_of(Address(selection=selection), "light", is_phone=False)
    for summary in (coverage, attendance, bounds, delegates_by_country, hosts_visited):
        records(summary(view.chosen))
    theme_exposure(view.chosen)
    timeline(view)


def _alive() -> int:
    """Count the data sets that somebody still holds, and the results that they keep."""
    gc.collect()
    held = [found for found in gc.get_objects() if isinstance(found, CacheOwner)]
    return len(held) + sum(len(found.results) for found in held)
