"""What is known of each seminar of the tiny history, fact by fact."""

import pytest

from analysis.selection import Selection, filter_dataset
from analysis.summaries.programme.seminar import FACTS, completeness
from tests.tiny import dataset, plain

YES, PARTLY, NO = "yes", "partly", "no"


def degrees(frame):
    return {row[0]: row[1:] for row in plain(frame, "seminar_id", *FACTS)}


def test_each_fact_of_each_seminar(tiny):
    # dates, hosts, themes, participants, countries, programme, sites
    assert degrees(completeness(tiny)) == {
        "sg-fy2007": (YES, NO, YES, PARTLY, PARTLY, PARTLY, PARTLY),
        "sg-fy2017": (PARTLY, NO, NO, NO, NO, NO, NO),
        "sg-fy2018": (YES, YES, YES, YES, PARTLY, PARTLY, PARTLY),
        "sg-fy2019": (YES, YES, YES, YES, YES, YES, PARTLY),
        "sg-fy2020": (NO, YES, NO, YES, YES, YES, YES),
        "sg-fy2021": (YES, YES, NO, YES, NO, NO, NO),
        "sg-fy2022": (NO, YES, YES, NO, NO, PARTLY, PARTLY),
        "paris-fy2019": (YES, YES, NO, YES, YES, NO, NO),
    }


def test_seminars_of_every_status_by_office_and_time(tiny):
    assert plain(completeness(tiny), "office_id", "fiscal_year", "status") == [
        ("sg", 2007, "uncertain"),
        ("sg", 2017, "held"),
        ("sg", 2018, "held"),
        ("sg", 2019, "held"),
        ("sg", 2020, "cancelled"),
        ("sg", 2021, "held"),
        ("sg", 2022, "announced"),
        ("paris", 2019, "held"),
    ]


def test_choosing_countries_changes_nothing(tiny):
    laos = filter_dataset(tiny, Selection(office="all", countries=("LAO",)))

    assert plain(completeness(laos)) == plain(completeness(tiny))


@pytest.mark.parametrize(
    ("days", "identification", "programme", "sites"),
    [
        (("2019-12-15", "2019-12-16"), "likely", YES, YES),
        (("2019-12-15", "2019-12-16"), "unknown", YES, NO),
        (("2019-12-15", "2019-12-15"), "stated", PARTLY, PARTLY),
        (("2019-12-15", None), "stated", PARTLY, PARTLY),
        (("2019-12-15", "2019-12-17"), "stated", PARTLY, PARTLY),
        ((), "stated", NO, NO),
    ],
)
def test_a_programme_is_known_when_every_day_has_an_item(days, identification, programme, sites):
    items = [
        {
            "seminar_id": "sg-fy2019",
            "position": position,
            "date": day,
            "kind": "visit",
            "site_id": "plaza",
        }
        for position, day in enumerate(days)
    ]
    seminar = {
        "seminar_id": "sg-fy2019",
        "office_id": "sg",
        "fiscal_year": 2019,
        "start_date": "2019-12-15",
        "end_date": "2019-12-16",
        "status": "held",
        "countries_complete": "no",
    }
    plaza = {"site_id": "plaza", "identification": identification}

    found = completeness(dataset(seminars=[seminar], programme=items, sites=[plaza]))

    assert plain(found, "programme", "sites") == [(programme, sites)]
