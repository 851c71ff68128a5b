"""The record and the demonstration as shipped, through the summaries."""

import pytest

from analysis.selection import Selection, filter_dataset
from analysis.summaries.attendance.participation import (
    attendance,
    coverage,
    delegates_by_country,
    delegates_by_seminar,
    delegates_of_undocumented_country,
    newcomers,
)
from analysis.summaries.places.visits import hosts_visited, journeys, prefectures_visited, visits
from analysis.summaries.programme.seminar import delegates_of, programme_of, seminar_facts
from tests.tiny import plain

COVERED = {"BRN", "KHM", "IDN", "LAO", "MYS", "MMR", "PHL", "SGP", "THA", "VNM", "IND", "LKA"}


@pytest.fixture(scope="module")
def singapore(record):
    return filter_dataset(record, Selection())


def countries_by_state(dataset, seminar_id):
    cells = attendance(dataset)
    at_seminar = cells[cells["seminar_id"] == seminar_id].groupby("state", observed=True)
    return {state: set(rows["country"]) for state, rows in at_seminar}


def test_in_fy2019_nine_of_twelve_countries_came_and_three_were_absent(singapore):
    row = coverage(singapore).query("seminar_id == 'sg-fy2019'")

    assert plain(row, "eligible", "attended", "absent", "not_documented") == [(12, 9, 3, 0)]
    assert countries_by_state(singapore, "sg-fy2019") == {
        "attended": COVERED - {"BRN", "SGP", "VNM"},
        "absent": {"BRN", "SGP", "VNM"},
    }


def test_in_fy2017_sri_lanka_was_not_eligible_and_nobody_is_documented(singapore):
    assert countries_by_state(singapore, "sg-fy2017") == {
        "not_eligible": {"LKA"},
        "not_documented": COVERED - {"LKA"},
    }


def test_in_fy2018_four_countries_are_named_and_five_people_are_of_undocumented_country(singapore):
    named = {"KHM", "IND", "IDN", "LAO"}
    row = delegates_by_seminar(singapore).query("seminar_id == 'sg-fy2018'")

    assert countries_by_state(singapore, "sg-fy2018") == {
        "attended": named,
        "not_documented": COVERED - named,
    }
    assert plain(row, "participants", "documented", "undocumented") == [(9, 4, 5)]
    assert plain(delegates_of(singapore, "sg-fy2018").tail(1), "country", "delegates") == [
        (None, 5)
    ]


def test_fy2021_was_online_with_seven_people_and_no_documented_country(singapore):
    row = delegates_by_seminar(singapore).query("seminar_id == 'sg-fy2021'")

    assert countries_by_state(singapore, "sg-fy2021") == {"not_documented": COVERED}
    assert plain(row, "mode", "participants", "undocumented") == [("online", 7, 7)]
    assert seminar_facts(singapore, "sg-fy2021").countries is None


def test_the_seminar_of_2007_is_not_counted(singapore):
    assert "sg-fy2007" not in set(attendance(singapore)["seminar_id"])
    assert delegates_by_country(singapore).query("country == 'THA'")["delegates"].sum() == 1


def test_the_people_of_singapore_add_up_to_the_published_numbers(singapore):
    by_seminar = delegates_by_seminar(singapore)

    assert by_seminar["participants"].sum() == 9 + 9 + 7 + 8
    assert delegates_by_country(singapore)["delegates"].sum() == 4 + 9
    assert delegates_of_undocumented_country(singapore) == 5 + 7 + 8


def test_first_time_in_the_record_is_only_the_first_documented_time(singapore):
    frame = newcomers(singapore)

    assert not frame["record_before_complete"].iloc[1:].any()


def test_the_programme_of_fy2019_is_whole(record):
    programme = programme_of(record, "sg-fy2019")

    assert list(programme["date"].dt.day.unique()) == [15, 16, 17, 18, 19, 20, 21]
    for day in (17, 20):
        assert set(programme.loc[programme["date"].dt.day == day, "part"]) == {"central", "host"}
    sites = programme[programme["site_id"].notna()]
    visited = sites[sites["kind"] == "visit"]
    assert len(visited) == 10
    unidentified = set(visited.loc[visited["identification"] == "unknown", "site_id"])
    assert unidentified == {
        "shimonoseki-disaster-prevention-facility",
        "shimonoseki-water-treatment-plant",
    }
    assert set(visited.loc[visited["site_id"].isin(unidentified), "approximate"]) == {True}


def test_koriyama_was_host_twice_once_online(singapore):
    koriyama = hosts_visited(singapore).query("host_id == 'koriyama'")

    assert plain(koriyama, "seminars", "online", "seminar_ids") == [
        (2, 1, ("sg-fy2021", "sg-fy2022"))
    ]


def test_delegations_of_fy2019_travelled_by_tokyo_to_shimonoseki(singapore):
    ways = journeys(singapore).query("seminar_id == 'sg-fy2019'")

    assert set(ways["country"]) == COVERED - {"BRN", "SGP", "VNM"}
    assert set(plain(ways, "host_latitude", "host_longitude")) == {(33.9578, 130.9414)}


def test_no_cell_without_evidence_is_absent_or_zero(shipped):
    seminars = shipped.seminars.set_index("seminar_id")
    cells = attendance(shipped)
    complete = seminars.loc[cells["seminar_id"], "countries_complete"].to_numpy() == "yes"

    assert complete[cells["state"] == "absent"].all()
    assert not (cells["delegates"] == 0).any()
    assert cells.loc[cells["state"] != "attended", "delegates"].isna().all()


def test_nothing_shipped_has_more_documented_people_than_published(shipped):
    rows = delegates_by_seminar(shipped).dropna(subset="participants")

    assert (rows["documented"] + rows["undocumented"] == rows["participants"]).all()


def test_all_47_prefectures_are_there_and_count_what_their_hosts_count(shipped):
    prefectures = prefectures_visited(shipped)
    held = shipped.hosts.merge(shipped.seminars[["seminar_id", "status"]], on="seminar_id")
    held = held[held["status"] == "held"].drop_duplicates(["seminar_id", "prefecture"])

    assert len(prefectures) == 47
    assert prefectures["seminars"].sum() == len(held)


def test_the_demonstration_shows_every_state_and_enough_visits(demo):
    assert set(attendance(demo)["state"]) == {
        "attended",
        "absent",
        "not_eligible",
        "cancelled",
        "not_documented",
    }
    assert 150 <= len(visits(demo)) <= 250
