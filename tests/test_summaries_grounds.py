"""What each state of the matrix rests on: 0 only where it is documented that nobody came."""

from analysis.selection import ALL_OFFICES, Selection, filter_dataset
from analysis.summaries.attendance.participation import attendance, attendance_with_grounds
from tests.tiny import plain

OF_A_CELL = ("country", "seminar_id", "state", "delegates", "basis", "source_id")


def cells(data, **chosen):
    rows = plain(attendance_with_grounds(filter_dataset(data, Selection(**chosen))), *OF_A_CELL)
    return {(country, seminar): tuple(rest) for country, seminar, *rest in rows}


def test_each_state_has_its_number_and_what_says_so(tiny):
    found = cells(tiny)

    # The least firm row of a list that is complete says who was not on it.
    assert found["LAO", "sg-fy2019"] == ("absent", 0, "derived", "list")
    assert found["KHM", "sg-fy2019"] == ("attended", 3, "derived", "list")
    assert found["THA", "sg-fy2019"] == ("attended", 1, "stated", "report")
    assert found["KHM", "sg-fy2020"] == ("cancelled", 0, "stated", "report")
    assert found["THA", "sg-fy2018"] == ("not_documented", None, None, None)
    assert found["THA", "sg-fy2022"] == ("not_documented", None, None, None)


def test_a_country_on_no_list_has_no_number_and_the_list_for_source(tiny):
    not_eligible = [
        row for row in cells(tiny, office=ALL_OFFICES).values() if row[0] == "not_eligible"
    ]

    assert not_eligible
    assert {row[1:] for row in not_eligible} == {(None, "stated", "report")}


def test_a_choice_says_the_same_of_its_cells(tiny):
    whole = cells(tiny)
    of_one = cells(tiny, countries=("LAO",))

    assert of_one == {cell: row for cell, row in whole.items() if cell[0] == "LAO"}


def test_what_attended_is_as_in_the_matrix_itself(demo):
    shown = filter_dataset(demo, Selection())
    came = attendance(shown)["state"] == "attended"
    own, with_grounds = attendance(shown), attendance_with_grounds(shown)

    assert plain(own[came], *OF_A_CELL) == plain(with_grounds[came.to_numpy()], *OF_A_CELL)
    assert list(own["state"]) == list(with_grounds["state"])
    unknown = with_grounds["state"] == "not_documented"
    assert list(with_grounds["basis"].isna()) == list(unknown)
