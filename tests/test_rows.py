"""The forms of rows: what they say of columns and values is what the frames hold."""

import importlib
import inspect
import types
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, get_args, get_origin, get_type_hints

import pandas as pd
import pytest

from analysis.contract import table_rows
from analysis.contract.schema import DATA_SET_TABLES, REFERENCE_TABLES, Table
from analysis.frames.rows import Summary, columns, known, records
from analysis.loading.dataset import Dataset
from analysis.selection import ALL_OFFICES, Selection, filter_dataset
from analysis.summaries import planning as scenarios
from analysis.summaries.places.hosting import Weights
from analysis.summaries.places.visits import visits_of_choice
from analysis.summaries.record.evidence import (
    ATTENDANCES,
    CELL,
    OF_A_SEMINAR,
    SUMS,
    TOTALS,
    EvidenceKey,
)
from tests.code import modules

MODULES = [importlib.import_module(module.name) for module in modules("analysis/summaries")]
SUMMARIES = {
    f"{found.__module__}.{found.__name__}": found
    for module in MODULES
    for found in vars(module).values()
    if isinstance(found, Summary) and found.__module__ == module.__name__
}
TABLES = {table.name: table for table in (*DATA_SET_TABLES, *REFERENCE_TABLES)}
# They add columns to a frame, or put frames together, of any form.
OF_ANY_FORM = {"with_sources", "for_each", "one_row_per_country", "visits_of_choice"}


def form_of(table: Table) -> type[Mapping[str, object]]:
    """Return the form of a table: seminar_themes → SeminarThemeRow."""
    forms = [form for name, form in vars(table_rows).items() if name.endswith("Row")]
    (own,) = (form for form in forms if f"`{table.name}`" in str(form.__doc__))
    return own


def is_of(value: object, hint: Any) -> bool:
    """Whether a value is of a type as a form writes it."""
    if get_origin(hint) is types.UnionType:
        return any(is_of(value, part) for part in get_args(hint))
    if get_origin(hint) is tuple:
        return type(value) is tuple and all(is_of(part, get_args(hint)[0]) for part in value)
    # A bool is an int to Python, and a number that may be written as one is not.
    return type(value) is hint


def misfits(rows: Sequence[Mapping[str, Any]], form: type[Mapping[str, object]]) -> set[str]:
    """Return what stands in rows against their form."""
    hints = get_type_hints(form)
    return {
        f"{name}: {value!r}"
        for row in rows
        for name, value in row.items()
        if not is_of(value, hints[name])
    }


def arguments(summary: Summary[..., Any], dataset: Dataset) -> Iterator[tuple[Any, ...]]:
    """Yield arguments for a summary, by the names of its parameters."""
    office = filter_dataset(dataset, Selection())
    seminars = dataset.seminars["seminar_id"].tolist()
    year = int(dataset.seminars["fiscal_year"].max())
    countries = dataset.countries["country"].tolist()
    scenario = scenarios.settled(office, scenarios.as_last_time(office))
    themes = tuple(dataset.themes["theme_id"].tolist())
    full = scenarios.settled(
        office,
        scenarios.Plan(year + 1, scenario.eligible[::2], scenarios.host_ids(office)[0], themes),
    )
    by_names: dict[tuple[str, ...], list[tuple[Any, ...]]] = {
        ("dataset",): [(office,), (filter_dataset(dataset, Selection(countries=("LAO", "SGP"))),)],
        ("dataset", "seminar_id"): [(office, seminar) for seminar in office.seminar_ids],
        ("history",): [(office,)],
        ("dataset", "chosen", "themes"): [
            (office, filter_dataset(dataset, Selection(countries=("LAO",))), themes[:3])
        ],
        ("dataset", "items"): [
            (office, visits_of_choice(office, filter_dataset(office, Selection()), ()))
        ],
        ("dataset", "seminar_ids"): [(dataset, *seminars)],
        ("dataset", "as_of"): [(office, year)],
        ("dataset", "before"): [(office,)],
        ("dataset", "country"): [(office, country) for country in countries],
        ("dataset", "office"): [(dataset, ALL_OFFICES)],
        ("dataset", "site_id", "within_km"): [
            (dataset, site) for site in dataset.sites["site_id"].tolist()[:50]
        ],
        ("dataset", "scenario"): [(office, scenario), (office, full)],
        ("dataset", "scenarios"): [(office, [scenario]), (office, [scenario, full])],
        ("dataset", "weights", "themes", "as_of"): [(office, Weights(), themes[:3], year)],
        ("before", "after"): [(dataset, filter_dataset(dataset, Selection(themes=themes[:3])))],
        ("dataset", "key"): [
            *(
                (dataset, EvidenceKey(kind, seminar))
                for kind in OF_A_SEMINAR
                for seminar in seminars
            ),
            *((dataset, EvidenceKey(ATTENDANCES, country)) for country in countries),
            *((dataset, EvidenceKey(TOTALS, total)) for total in SUMS),
            *((dataset, EvidenceKey(CELL, seminars[-1], country)) for country in countries),
        ],
    }
    parameters = inspect.signature(summary).parameters.values()
    names = tuple(p.name for p in parameters if p.kind is not p.KEYWORD_ONLY)
    yield from by_names[names]


@pytest.mark.parametrize("name", SUMMARIES)
def test_rows_are_of_the_form_of_their_summary(name: str, shipped: Dataset) -> None:
    summary = SUMMARIES[name]
    flags = {"invited": True} if "invited" in inspect.signature(summary).parameters else {}
    seen: set[str] = set()
    for given in arguments(summary, shipped):
        frame, rows = summary(*given, **flags), summary.rows(*given, **flags)
        seen |= {*frame.columns}
        required = {*summary.form.__required_keys__}
        assert required <= {*frame.columns} <= {*columns(summary.form)}
        assert all(row.keys() == {*frame.columns} for row in rows)
        assert not misfits(rows, summary.form)
    assert seen >= {*summary.form.__required_keys__}


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_rows_of_tables_are_as_the_contract_has_them(table: Table, shipped: Dataset) -> None:
    form = form_of(table)
    hints = get_type_hints(form)
    may_be_blank = {name for name, hint in hints.items() if is_of(None, hint)}

    assert columns(form) == [*table.columns] == [*getattr(shipped, table.name)]
    assert may_be_blank == {name for name, column in table.columns.items() if column.nullable}
    assert not misfits(records(getattr(shipped, table.name), form), form)


def test_every_frame_of_the_summaries_has_a_form() -> None:
    formless = {
        found.__name__
        for module in MODULES
        for name, found in vars(module).items()
        if inspect.isroutine(found)
        and found.__module__ == module.__name__
        and not name.startswith("_")
        and inspect.signature(found).return_annotation is pd.DataFrame
    }
    assert formless == OF_ANY_FORM


def test_what_is_not_documented_is_none_whatever_its_type() -> None:
    frame = pd.DataFrame(
        {
            "text": pd.array(["a", None], dtype="string"),
            "number": pd.array([1, None], dtype="Int64"),
            "day": pd.to_datetime(pd.Series(["2019-12-15", None])),
            "degrees": [1.5, None],
            "choice": pd.Categorical(["a", None]),
            "ids": [("a", "b"), pd.NA],
        }
    )
    first, last = records(frame)

    assert set(last.values()) == {None}
    assert None not in first.values()
    assert first["ids"] == ("a", "b")


def test_what_is_known_of_a_row_is_asked_for() -> None:
    assert known(0) == 0
    with pytest.raises(AssertionError):
        known(None)
