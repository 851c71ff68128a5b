"""The orders of the countries: the same rows in another order, each with its reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from analysis.html.country_order import ORDERS, countries_in_order, country_notes, orders_of
from analysis.loading.dataset import Dataset
from analysis.selection import Selection, filter_dataset
from analysis.summaries.attendance.missing import recency
from analysis.summaries.attendance.participation import attendance
from analysis.words.catalogue import words_in
from tests.test_summaries_laws import datasets
from tests.tiny import plain

ENGLISH, JAPANESE = words_in("en"), words_in("ja")


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("listed", ["KHM", "LAO", "THA", "LKA", "FRA"]),
        ("name", ["KHM", "FRA", "LAO", "LKA", "THA"]),
        ("subregion", ["KHM", "LAO", "THA", "LKA", "FRA"]),
        ("last", ["KHM", "THA", "FRA", "LAO", "LKA"]),
        ("gap", ["LAO", "LKA", "KHM", "THA", "FRA"]),
    ],
)
def test_orders_by_hand(tiny, order: str, expected: list[str]) -> None:
    history = filter_dataset(tiny, Selection("sg"))

    assert list(country_notes(order, history, ENGLISH)) == expected


def test_each_order_says_why(tiny) -> None:
    history = filter_dataset(tiny, Selection("sg"))

    assert country_notes("last", history, ENGLISH)["KHM"] == "last in FY2019"
    assert country_notes("last", history, ENGLISH)["LAO"] == "no attendance documented"
    assert country_notes("gap", history, JAPANESE)["LAO"] == "1回不参加"
    assert country_notes("subregion", history, JAPANESE)["LKA"] == "南アジア"
    assert set(country_notes("name", history, ENGLISH).values()) == {""}


def test_japanese_names_have_an_order_of_their_own(tiny) -> None:
    ordered = list(country_notes("name", filter_dataset(tiny, Selection("sg")), JAPANESE))

    assert ordered == ["KHM", "LKA", "THA", "FRA", "LAO"]


def test_attendances_and_gaps_are_those_of_one_office(tiny) -> None:
    assert orders_of(filter_dataset(tiny, Selection("sg"))) == ORDERS
    assert orders_of(tiny) == ("listed", "name", "subregion")
    # A link may still ask for it.
    assert country_notes("gap", tiny, ENGLISH) == country_notes("listed", tiny, ENGLISH)


@given(datasets(), some.sampled_from(ORDERS), some.sampled_from(("sg", "paris", "all")))
def test_an_order_moves_rows_and_changes_none(data: Dataset, order: str, office: str) -> None:
    history = filter_dataset(data, Selection(office))
    cells = attendance(history)
    moved = countries_in_order(cells, country_notes(order, history, ENGLISH))

    assert sorted(plain(moved), key=str) == sorted(plain(cells), key=str)
    for country in cells["country"].unique():
        # Within a country the seminars stay in order of time.
        assert plain(moved[moved["country"] == country]) == plain(
            cells[cells["country"] == country]
        )


@given(datasets(), some.sampled_from(("sg", "paris")))
def test_gaps_and_last_years_descend(data: Dataset, office: str) -> None:
    history = filter_dataset(data, Selection(office))
    rows = recency(history).set_index("country")
    for order, column in (("gap", "longest_gap"), ("last", "last_fiscal_year")):
        codes = [code for code in country_notes(order, history, ENGLISH) if code in rows.index]
        values = rows[column].fillna(0).loc[codes]
        assert values.is_monotonic_decreasing
