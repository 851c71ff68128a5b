"""The lists that would settle who came: what they hold is what the matrix lacks."""

from collections import Counter

from analysis.loading.dataset import Dataset
from analysis.narrative.participation import matrix_sentence
from analysis.selection import ALL_OFFICES, Selection, filter_dataset
from analysis.summaries.attendance.bounds import bounds
from analysis.summaries.attendance.participation import attendance
from analysis.summaries.record.overview import ListsNeeded, lists_needed
from analysis.words.catalogue import words_in


def of_office(dataset: Dataset, office: str) -> Dataset:
    return filter_dataset(dataset, Selection(office))


def test_by_hand(tiny: Dataset) -> None:
    """FY2019 is known of five countries, FY2018 of Cambodia; Laos had left before FY2021."""
    assert lists_needed(of_office(tiny, "sg")) == ListsNeeded(
        documented=5 + 1,
        open=3 + 3 + 3,
        seminar_ids=("sg-fy2017", "sg-fy2018", "sg-fy2021"),
        fiscal_years=(2017, 2018, 2021),
    )


def test_where_every_list_is_known_none_is_asked_for(tiny: Dataset) -> None:
    """Which countries Paris covers is not known there, so no list would settle anything."""
    assert lists_needed(of_office(tiny, "paris")) == ListsNeeded(0, 0, (), ())
    assert lists_needed(of_office(tiny, "sydney")) == ListsNeeded(0, 0, (), ())


def test_known_and_open_are_the_possible_attendances_of_the_seminars_held(
    shipped: Dataset,
) -> None:
    """Of the cells of the matrix: to a seminar that is only announced nobody can have come yet."""
    for office in (*shipped.offices["office_id"], ALL_OFFICES):
        chosen = of_office(shipped, office)
        held = {
            row["seminar_id"]
            for row in bounds.rows(chosen)
            if row["status"] == "held" and row["eligible_known"]
        }
        rows = [row for row in attendance.rows(chosen) if row["seminar_id"] in held]
        cells = Counter(row["state"] for row in rows)
        needed = lists_needed(chosen)
        assert needed.documented == cells["attended"] + cells["absent"]
        assert needed.open == cells["not_documented"]
        assert needed.documented + needed.open == len(rows) - cells["not_eligible"]


def test_home_and_the_matrix_beside_it_say_the_same_of_the_record(record: Dataset) -> None:
    needed = lists_needed(of_office(record, "sg"))
    said = matrix_sentence(of_office(record, "sg"), words_in("en"))
    possible = needed.documented + needed.open
    assert f"Attendance is not documented in {needed.open} of {possible} cases." in said


def test_the_lists_named_are_those_of_seminars_held_and_not_complete(shipped: Dataset) -> None:
    for office in shipped.offices["office_id"]:
        chosen = of_office(shipped, office)
        rows = chosen.seminars.set_index("seminar_id").loc[[*lists_needed(chosen).seminar_ids]]
        assert set(rows["status"]) <= {"held"}
        assert set(rows["countries_complete"]) <= {"no"}
        assert [*rows["fiscal_year"]] == sorted(rows["fiscal_year"])
