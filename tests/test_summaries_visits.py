"""Where it went: every row on the tiny history, worked out by hand."""

from dataclasses import replace

import pytest

from analysis.selection import Selection, filter_dataset
from analysis.summaries.places.visits import (
    TOKYO_LATITUDE,
    TOKYO_LONGITUDE,
    hosts_visited,
    is_approximate,
    journeys,
    prefectures_visited,
    sites_of_choice,
    sites_visited,
    visits,
    visits_by_year,
    visits_of_choice,
)
from tests.tiny import frame, plain


def test_hosts_count_seminars_that_were_held(tiny):
    assert plain(hosts_visited(tiny)) == [
        (
            "toyota",
            "Toyota",
            "豊田市",
            "municipality",
            "23",
            None,
            None,
            2,
            0,
            2018,
            2019,
            ("sg-fy2018", "paris-fy2019"),
        ),
        # Neither the cancelled seminar of 2020 nor the announced one of 2022.
        (
            "toyohashi",
            "Toyohashi",
            "豊橋市",
            "municipality",
            "23",
            34.7692,
            137.3914,
            1,
            0,
            2018,
            2018,
            ("sg-fy2018",),
        ),
        (
            "shimonoseki",
            "Shimonoseki",
            "下関市",
            "municipality",
            "35",
            33.9578,
            130.9414,
            2,
            1,
            2019,
            2021,
            ("sg-fy2019", "sg-fy2021"),
        ),
    ]


def test_visits_are_items_with_a_site_in_order_of_time(tiny):
    columns = ("seminar_id", "fiscal_year", "position", "part", "site_id", "title_en")

    assert plain(visits(tiny), *columns) == [
        ("sg-fy2018", 2018, 1, "host", "garden", "Garden again"),
        ("sg-fy2019", 2019, 2, "central", "plaza", "Plaza"),
        ("sg-fy2019", 2019, 3, "host", "garden", "Garden"),
        ("sg-fy2019", 2019, 4, "host", "plant", "Water plant"),
    ]


def test_a_visit_has_its_own_theme_or_else_those_of_the_seminar(tiny):
    assert list(visits(tiny)["theme_ids"]) == [
        ("tourism",),
        ("welfare",),
        ("tourism", "welfare"),
        ("water",),
    ]


def test_a_visit_carries_its_site(tiny):
    columns = ("name_ja", "kind", "prefecture", "latitude", "note_en", "source_id")

    assert plain(visits(tiny).tail(2), *columns) == [
        ("庭園", "nature", None, 33.99, "Near the river.", "report"),
        ("浄水場", "water", None, None, None, "report"),
    ]


@pytest.mark.parametrize(
    ("identification", "uncertainty_m", "approximate"),
    [
        ("stated", 1000, False),
        ("stated", 1001, True),
        ("likely", 30, False),
        ("unknown", 30, True),
        ("stated", None, False),
    ],
)
def test_a_site_is_approximate_when_not_identified_or_a_kilometre_unsure(
    identification, uncertainty_m, approximate
):
    sites = frame("sites", [{"identification": identification, "uncertainty_m": uncertainty_m}])

    assert list(is_approximate(sites)) == [approximate]


def test_sites_gather_their_visits(tiny):
    columns = ("site_id", "visits", "seminars", "last_fiscal_year", "theme_id")

    assert plain(sites_visited(tiny), *columns, "approximate", "has_point") == [
        ("garden", 2, 2, 2019, "tourism", True, True),
        ("plaza", 1, 1, 2019, "welfare", False, True),
        ("plant", 1, 1, 2019, "water", True, False),
    ]


def test_a_site_without_any_theme_has_none(tiny):
    unthemed = replace(tiny, seminar_themes=tiny.seminar_themes.iloc[:0])

    assert dict(plain(sites_visited(unthemed), "site_id", "theme_id"))["garden"] is None


def of_choice(dataset, countries=(), themes=()):
    chosen = filter_dataset(dataset, Selection(office="all", countries=countries))
    sites = sites_of_choice(dataset, chosen, themes)
    return plain(sites, "site_id", "visits", "theme_id", "perhaps")


@pytest.mark.parametrize(
    ("countries", "themes", "expected"),
    [
        # Laos was absent in 2019; whether it came in 2018 is not documented.
        (("LAO",), (), [("garden", 1, "tourism", True)]),
        # Thailand came in 2019, so what it saw then is sure, whatever 2018 was.
        (
            ("THA",),
            (),
            [
                ("garden", 2, "tourism", False),
                ("plaza", 1, "welfare", False),
                ("plant", 1, "water", False),
            ],
        ),
        # France was not eligible in 2018 and came in 2019.
        (("FRA",), ("tourism",), [("garden", 1, "tourism", False)]),
        # Of the garden's themes only the chosen one counts.
        ((), ("welfare",), [("plaza", 1, "welfare", False), ("garden", 1, "welfare", False)]),
        (("LAO",), ("welfare",), []),
        ((), ("no-such-theme",), []),
    ],
)
def test_sites_obey_countries_and_themes(tiny, countries, themes, expected):
    assert of_choice(tiny, countries, themes) == expected


def test_without_a_choice_all_sites_are_sure(tiny):
    every = plain(sites_visited(tiny), "site_id", "visits", "theme_id")
    assert of_choice(tiny) == [(*site, False) for site in every]


@pytest.mark.parametrize(
    ("countries", "counted"),
    [
        # Of 2021, held online, no visit is documented: that is not 0.
        ((), {2018: (1, 0), 2019: (3, 0), 2021: (None, None)}),
        # Laos was absent in 2019; whether it came in 2018 is not documented.
        (("LAO",), {2018: (1, 1), 2019: (0, 0), 2021: (None, None)}),
    ],
)
def test_each_year_counts_its_visits_and_says_why_it_has_none(tiny, countries, counted):
    office = filter_dataset(tiny, Selection())
    chosen = filter_dataset(tiny, Selection(countries=countries))
    rows = visits_by_year(office, visits_of_choice(office, chosen, ()))

    assert list(rows["fiscal_year"]) == list(range(2017, 2023))
    status = dict(plain(rows, "fiscal_year", "status"))
    assert (status[2017], status[2020], status[2022]) == ("held", "cancelled", "announced")
    held = {year: numbers for year, *numbers in plain(rows, "fiscal_year", "visits", "perhaps")}
    assert {year: tuple(held[year]) for year in counted} == counted
    assert {year for year, (number, _) in held.items() if number is not None} == {2018, 2019}


def test_journeys_end_at_the_first_host_on_the_map(tiny):
    columns = ("country", "seminar_id", "delegates", "capital_latitude", "host_longitude")
    singapore = journeys(filter_dataset(tiny, Selection()))

    assert sorted(plain(singapore, *columns)) == [
        ("FRA", "sg-fy2019", 1, 48.86, 130.9414),
        ("KHM", "sg-fy2018", 1, 11.56, 137.3914),  # Toyohashi: Toyota has no point
        ("KHM", "sg-fy2019", 3, 11.56, 130.9414),
        ("THA", "sg-fy2019", 1, 13.75, 130.9414),
    ]
    assert set(plain(singapore, "tokyo_latitude", "tokyo_longitude")) == {
        (TOKYO_LATITUDE, TOKYO_LONGITUDE)
    }


def test_no_journey_without_a_host_on_the_map_or_without_travel(tiny):
    assert journeys(filter_dataset(tiny, Selection(office="paris"))).empty
    assert journeys(filter_dataset(tiny, Selection(fiscal_years=(2021,)))).empty


def test_countries_choose_journeys_but_no_hosts(tiny):
    thailand = filter_dataset(tiny, Selection(countries=("THA",)))

    assert plain(journeys(thailand), "country", "seminar_id") == [("THA", "sg-fy2019")]
    assert len(hosts_visited(thailand)) == 3


def test_prefectures_count_a_seminar_once(tiny):
    assert plain(prefectures_visited(tiny)) == [
        ("13", "Tokyo", "東京都", "kanto", 0),
        ("23", "Aichi", "愛知県", "chubu", 2),  # two hosts in 2018, Paris in 2019
        ("35", "Yamaguchi", "山口県", "chugoku", 2),
    ]
