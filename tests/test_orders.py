"""The orders of the countries: the same rows in another order, each with its reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from analysis.html.states import ORDERS, countries_in_order, country_notes, orders_of
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
        ("away", ["LAO", "LKA", "KHM", "THA", "FRA"]),
        ("often", ["KHM", "THA", "FRA", "LAO", "LKA"]),
        ("name", ["KHM", "FRA", "LAO", "LKA", "THA"]),
        ("subregion", ["KHM", "LAO", "THA", "LKA", "FRA"]),
    ],
)
def test_orders_by_hand(tiny, order: str, expected: list[str]) -> None:
    history = filter_dataset(tiny, Selection("sg"))

    assert list(country_notes(order, history, ENGLISH)) == expected


def test_each_order_says_why(tiny) -> None:
    history = filter_dataset(tiny, Selection("sg"))

    assert country_notes("away", history, ENGLISH)["KHM"] == ""
    assert country_notes("away", history, ENGLISH)["LAO"] == "away 1, 2 not documented"
    assert country_notes("away", history, JAPANESE)["LAO"] == "不参加1回、記録なし2回"
    assert set(country_notes("often", history, ENGLISH).values()) == {""}
    assert country_notes("subregion", history, JAPANESE)["LKA"] == "南アジア"
    assert set(country_notes("name", history, ENGLISH).values()) == {""}


def test_japanese_names_have_an_order_of_their_own(tiny) -> None:
    ordered = list(country_notes("name", filter_dataset(tiny, Selection("sg")), JAPANESE))

    assert ordered == ["KHM", "LKA", "THA", "FRA", "LAO"]


def test_attendances_and_gaps_are_those_of_one_office(tiny) -> None:
    one = filter_dataset(tiny, Selection("sg"))
    assert orders_of(one) == ("away", "often", "name", "subregion")
    assert orders_of(tiny) == ("listed", "name", "subregion")
    # A link may still ask for it.
    assert country_notes("away", tiny, ENGLISH) == country_notes("listed", tiny, ENGLISH)
    assert country_notes("listed", one, ENGLISH) == country_notes("away", one, ENGLISH)


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
def test_who_is_away_longest_stands_first_and_then_who_came_most(
    data: Dataset, office: str
) -> None:
    history = filter_dataset(data, Selection(office))
    rows = recency(history).set_index("country")
    away = rows.loc[[*country_notes("away", history, ENGLISH)]]
    assert away["gap"].is_monotonic_decreasing
    for _, alike in away.groupby("gap"):
        assert alike["attended"].is_monotonic_decreasing
    often = rows.loc[[*country_notes("often", history, ENGLISH)]]
    assert often["attended"].is_monotonic_decreasing


@given(datasets(), some.sampled_from(("sg", "paris")))
def test_a_country_has_a_note_exactly_where_it_is_away(data: Dataset, office: str) -> None:
    history = filter_dataset(data, Selection(office))
    gaps = recency(history).set_index("country")["gap"]
    notes = country_notes("away", history, ENGLISH)
    assert {code for code, note in notes.items() if note} == {*gaps[gaps > 0].index}
