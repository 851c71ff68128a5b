"""In which order rows stand in a file says nothing: every summary is the same of all orders."""

import inspect
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from importlib import import_module
from typing import Any

import pandas as pd
import pytest

from analysis.contract.schema import TABLES
from analysis.loading.dataset import DATA_SETS, ORDERED_BY, Dataset, assemble, read_texts
from analysis.selection import Selection, filter_dataset
from tests.code import modules
from tests.conftest import DATA


def of_a_data_set() -> Iterator[tuple[str, Callable[[Dataset], Any]]]:
    """Yield every public summary that asks for nothing but a data set."""
    for found in modules("analysis/summaries"):
        module = import_module(found.name)
        for name, summary in vars(module).items():
            is_own = getattr(summary, "__module__", "") == module.__name__
            is_function = callable(summary) and not isinstance(summary, type)
            if is_own and is_function and not name.startswith("_"):
                wanted = [
                    one
                    for one in inspect.signature(summary).parameters.values()
                    if one.default is one.empty
                ]
                if [one.name for one in wanted] == ["dataset"]:
                    yield f"{found.name.rpartition('.')[2]}.{name}", summary


SUMMARIES = dict(of_a_data_set())


def test_the_summaries_are_found() -> None:
    assert {
        *("visits.journeys", "visits.sites_visited", "hosting.hosting_by_year"),
        *("states.continuity", "scope.delegations", "visits.visits"),
    } <= set(SUMMARIES)
    assert len(SUMMARIES) > 25


def plain(found: Any) -> Any:
    """Return what a summary found as something that can be compared."""
    if isinstance(found, pd.DataFrame):
        cells = found.astype(object).where(found.notna(), None)
        return [tuple(found), *cells.itertuples(index=False, name=None)]
    if hasattr(found, "__dataclass_fields__"):
        return {name: plain(getattr(found, name)) for name in found.__dataclass_fields__}
    if hasattr(found, "tolist"):
        return found.tolist()
    return found


@pytest.mark.parametrize("name", DATA_SETS)
def test_no_summary_depends_on_the_order_of_rows(name: str) -> None:
    texts = read_texts(DATA, name)
    shuffled = {
        table: replace(
            text,
            frame=text.frame.sample(frac=1, random_state=7, ignore_index=True),
            content=b"shuffled",
        )
        for table, text in texts.items()
        if text.frame is not None
    }
    one, other = assemble(name, texts), assemble(name, shuffled)
    for table in TABLES:
        pd.testing.assert_frame_equal(getattr(one, table), getattr(other, table))
    assert said(one) == said(other)
    mine, theirs = (filter_dataset(whole, Selection("sg")) for whole in (one, other))
    assert said(mine) == said(theirs)


def said(dataset: Dataset) -> dict[str, Any]:
    """Return what each summary says; those that speak of one office refuse several."""
    found = {}
    for name, summary in SUMMARIES.items():
        with suppress(ValueError):
            found[name] = plain(summary(dataset))
    return found


@pytest.mark.parametrize("name", sorted(TABLES))
def test_each_table_has_an_order_in_which_no_two_rows_are_one(name: str) -> None:
    assert set(TABLES[name].key) <= set(ORDERED_BY[name])
    assert set(ORDERED_BY[name]) <= set(TABLES[name].columns)


def test_the_orders_that_a_reader_sees(record: Dataset) -> None:
    assert record.offices["office_id"].iloc[0] == "sg"
    assert record.themes["theme_id"].head(2).tolist() == ["tourism-promotion", "multiculturalism"]
    assert record.countries["country"].head(12).tolist() == [
        *("BRN", "KHM", "IDN", "LAO", "MYS", "MMR", "PHL", "SGP", "THA", "VNM", "IND", "LKA")
    ]
    themes = record.seminar_themes[record.seminar_themes["seminar_id"] == "sg-fy2019"]
    assert themes["theme_id"].tolist() == ["tourism-promotion", "multiculturalism"]
