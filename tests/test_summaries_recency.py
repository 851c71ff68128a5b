"""When a country last came, its gaps and streaks: by hand, and against a naive recount."""

import pytest
from hypothesis import assume, given

from analysis.loading.dataset import Dataset
from analysis.selection import Selection, filter_dataset
from analysis.summaries.attendance.missing import recency
from analysis.summaries.attendance.participation import attendance
from analysis.summaries.scope import seminars_in_scope
from tests.test_summaries_laws import datasets
from tests.tiny import dataset, plain

OFFICE = Selection("sg")


def held(year: int, *countries: str, complete: str = "yes") -> tuple[dict, list[dict]]:
    """Build a seminar and its delegates."""
    identifier = f"sg-fy{year}"
    seminar = {
        "seminar_id": identifier,
        "office_id": "sg",
        "fiscal_year": year,
        "status": "held",
        "countries_complete": complete,
    }
    return seminar, [{"seminar_id": identifier, "country": c, "delegates": 1} for c in countries]


def history(*seminars: tuple[dict, list[dict]]) -> Dataset:
    return dataset(
        seminars=[seminar for seminar, _ in seminars],
        delegates=[row for _, rows in seminars for row in rows],
    )


FIVE_YEARS = history(
    held(2011, "KHM"),
    held(2012, "KHM", "THA"),
    held(2013, "THA", complete="no"),
    held(2014, "LAO"),
    held(2015, "LAO"),
)


def test_gaps_and_streaks_by_hand() -> None:
    rows = recency(FIVE_YEARS)
    columns = ("country", "last_fiscal_year", "held_since", "undocumented_since")
    assert plain(rows, *columns) == [
        ("KHM", 2012, 3, 1),
        ("LAO", 2015, 0, 0),
        ("THA", 2013, 2, 0),
        ("LKA", None, None, None),
    ]
    assert plain(rows, "country", "streak", "gap", "longest_gap") == [
        ("KHM", 2, 2, 2),
        ("LAO", 2, 0, 2),
        ("THA", 2, 2, 2),
        ("LKA", 0, 0, 0),
    ]


def test_what_came_before_a_seminar_leaves_it_out() -> None:
    rows = recency(FIVE_YEARS, before="sg-fy2012").set_index("country")
    assert rows.loc["KHM", "streak"] == 1
    assert rows.loc["THA", "gap"] == 1
    assert recency(FIVE_YEARS, before="sg-fy2011")["last_fiscal_year"].isna().all()


def test_several_offices_and_unknown_seminars_are_refused() -> None:
    both = dataset(
        seminars=[
            {"seminar_id": "sg-fy2011", "office_id": "sg", "fiscal_year": 2011, "status": "held"},
            {"seminar_id": "p-fy2011", "office_id": "paris", "fiscal_year": 2011, "status": "held"},
        ]
    )
    with pytest.raises(ValueError, match="one office"):
        recency(both)
    with pytest.raises(LookupError):
        recency(FIVE_YEARS, before="sg-fy1999")


def naive_recount(states: list[str]) -> dict[str, int]:
    """Walk through the seminars one by one, as one would with a pencil."""
    streak = running = gap = longest = 0
    for state in states:
        if state == "attended":
            running, gap = running + 1, 0
            streak = running
        if state == "absent":
            gap, running = gap + 1, 0
            longest = max(longest, gap)
    return {"streak": streak, "gap": gap, "longest_gap": longest}


@given(datasets())
def test_gaps_and_streaks_agree_with_a_naive_recount(data: Dataset) -> None:
    office = filter_dataset(data, OFFICE)
    order = list(seminars_in_scope(office).query("status == 'held'")["seminar_id"])
    cells = attendance(office).astype({"seminar_id": str, "state": str})
    for row in recency(office).to_dict("records"):
        of_country = cells[cells["country"] == row["country"]].set_index("seminar_id")["state"]
        recount = naive_recount([of_country[seminar] for seminar in order])
        assert {name: row[name] for name in recount} == recount


@given(datasets())
def test_an_undocumented_seminar_changes_no_gap_and_no_streak(data: Dataset) -> None:
    office = filter_dataset(data, OFFICE)
    cells = attendance(office)
    documented = cells.loc[cells["state"] != "not_documented", "fiscal_year"]
    assume(len(documented))
    without = filter_dataset(data, Selection("sg", fiscal_years=tuple(documented.unique())))
    counted = ("country", "attended", "absent", "streak", "gap", "longest_gap")
    assert plain(recency(without), *counted) == plain(recency(office), *counted)
