"""The squares of the coverage strip: one for each eligible country, in the kind that is known."""

from hypothesis import given

from analysis.frames.rows import known, records
from analysis.loading.dataset import Dataset
from analysis.selection import Selection, filter_dataset
from analysis.summaries.attendance.bounds import (
    SquaresRow,
    bounds,
    is_unlisted,
    squares,
    squares_by_kind,
)
from analysis.summaries.attendance.participation import attendance, coverage, newcomers
from tests.test_summaries_laws import datasets
from tests.tiny import dataset, plain


def count(row: SquaresRow) -> int:
    return sum(map(len, squares_by_kind(row).values()))


def test_squares_by_hand(tiny: Dataset) -> None:
    history = filter_dataset(tiny, Selection("sg"))
    kinds = ("fiscal_year", "eligible", "again", "new", "away", "unknown", "guests")
    assert plain(squares(history), *kinds) == [
        (2017, 3, (), (), (), ("KHM", "LAO", "THA"), ()),
        (2018, 4, (), ("KHM",), (), ("LAO", "THA", "LKA"), ()),
        (2019, 4, ("KHM",), ("THA",), ("LAO", "LKA"), (), ("FRA",)),
        (2020, 3, (), (), (), (), ()),
        (2021, 3, (), (), (), ("KHM", "THA", "LKA"), ()),
        (2022, 3, (), (), (), ("KHM", "THA", "LKA"), ()),
    ]


def test_only_a_seminar_held_without_any_country_has_no_list(tiny: Dataset) -> None:
    rows = squares.rows(filter_dataset(tiny, Selection("sg")))
    assert [row["fiscal_year"] for row in rows if is_unlisted(row)] == [2017, 2021]


def test_without_eligible_countries_there_are_only_those_that_came(tiny: Dataset) -> None:
    (row,) = squares.rows(filter_dataset(tiny, Selection("paris")))
    assert (row["eligible"], row["new"], row["away"], row["unknown"]) == (None, ("FRA",), (), ())


@given(datasets())
def test_the_squares_of_a_seminar_are_its_eligible_countries(data: Dataset) -> None:
    for row in records(squares(data), SquaresRow):
        kinds = squares_by_kind(row)
        assert len({code for codes in kinds.values() for code in codes}) == count(row)
        if row["status"] == "cancelled":
            assert count(row) == 0
        elif row["eligible_known"]:
            assert count(row) == row["eligible"]
        else:
            assert row["away"] == row["unknown"] == ()


@given(datasets())
def test_came_not_present_and_unknown_are_those_of_the_coverage(data: Dataset) -> None:
    counted = {row["seminar_id"]: row for row in coverage.rows(data)}
    for row in squares.rows(data):
        own = counted[row["seminar_id"]]
        came = len(row["again"]) + len(row["new"])
        assert came == (own["attended"] or 0)
        assert len(row["away"]) == (own["absent"] or 0)
        assert len(row["unknown"]) == (own["not_documented"] or 0)


@given(datasets())
def test_the_first_timers_are_those_of_newcomers(data: Dataset) -> None:
    met: dict[str, set[str]] = {}
    of_newcomers = {row["seminar_id"]: row for row in newcomers.rows(data)}
    for row in squares.rows(data):
        seen = met.setdefault(row["office_id"], set())
        guests = [code for code in row["guests"] if code not in seen]
        own = of_newcomers[row["seminar_id"]]
        assert len(row["new"]) + len(guests) == (own["first_time"] or 0)
        assert row["first_time"] == own["first_time"]
        assert not seen.intersection(row["new"])
        seen.update(row["again"], row["new"], row["guests"])


@given(datasets())
def test_a_country_that_a_list_does_not_name_is_away_only_where_the_list_is_whole(
    data: Dataset,
) -> None:
    states = {(row["seminar_id"], row["country"]): row["state"] for row in attendance.rows(data)}
    for row in squares.rows(data):
        assert {states[row["seminar_id"], code] for code in row["away"]} <= {"absent"}
        assert {states[row["seminar_id"], code] for code in row["unknown"]} <= {"not_documented"}
        assert row["complete"] or not row["away"] or not row["unknown"]


@given(datasets())
def test_the_numbers_beside_the_squares_are_the_bounds(data: Dataset) -> None:
    columns = [*bounds(data).columns]
    assert plain(squares(data), *columns) == plain(bounds(data))


def test_a_list_that_grows_makes_a_taller_column() -> None:
    seminars = [
        {
            "seminar_id": f"sg-fy{year}",
            "office_id": "sg",
            "fiscal_year": year,
            "status": "held",
            "countries_complete": "yes",
        }
        for year in (2017, 2019)
    ]
    people = [{"seminar_id": "sg-fy2019", "country": "LKA", "delegates": 1}]
    rows = squares.rows(dataset(seminars=seminars, delegates=people))
    assert [known(row["eligible"]) for row in rows] == [count(row) for row in rows] == [3, 4]
