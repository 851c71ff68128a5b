"""What disagrees between columns, rows and tables is refused or pointed out; the rest is silent."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from analysis.contract import partial_dates
from analysis.contract.problems import POINTED_OUT, Problem
from analysis.contract.schema import SOURCES, TABLES
from analysis.loading import consistency_days
from analysis.loading.dataset import REFERENCE_SOURCES, Dataset, assemble
from analysis.loading.reading import TextTable
from analysis.summaries.attendance.states import continuity
from analysis.summaries.places.visits import hosts_visited, prefectures_visited

Rows = Sequence[Mapping[str, Any]]

EVIDENCE = {"basis": "stated", "source_id": "report"}
NAMES = {"name_en": "Name", "name_ja": "名称"}
HELD = {
    "seminar_id": "sg-fy2019",
    "office_id": "sg",
    "fiscal_year": 2019,
    "start_date": "2019-12-15",
    "end_date": "2019-12-21",
    "mode": "in_person",
    "status": "held",
    "participants": 2,
    "countries_complete": "yes",
}
LAOS = {"seminar_id": "sg-fy2019", "country": "LAO", "delegates": 1}
THAILAND = {"seminar_id": "sg-fy2019", "country": "THA", "delegates": 1}
NAMELESS = {"seminar_id": "sg-fy2019", "delegates": 1}
HOST = {
    "seminar_id": "sg-fy2019",
    "host_id": "shimonoseki",
    "host_en": "Shimonoseki",
    "host_ja": "下関市",
    "level": "municipality",
    "prefecture": "35",
    "latitude": 33.9578,
    "longitude": 130.9414,
}
SITE = {
    "site_id": "hall",
    "name_en": "Hall",
    "name_ja": "会館",
    "kind": "culture",
    "municipality_en": "Shimonoseki",
    "municipality_ja": "下関市",
    "prefecture": "35",
    "latitude": 33.9578,
    "longitude": 130.9414,
    "identification": "stated",
}
ITEM = {
    "seminar_id": "sg-fy2019",
    "position": 1,
    "date": "2019-12-16",
    "part": "host",
    "place_en": "Shimonoseki",
    "place_ja": "下関市",
    "kind": "visit",
    "title_en": "A visit",
    "title_ja": "視察",
}
SOURCE = {"source_id": "report", "title": "Report", "says": "Two people came", "retrieved": "2026"}
EVENT = {
    "event_id": "begin",
    "date": "2018-07",
    "fiscal_year": 2018,
    "title_en": "Begin",
    "title_ja": "開始",
    "source_id": "report",
}
LISTED = [{"office_id": "sg", "country": code} for code in ("LAO", "THA", "VNM")]
BASE: dict[str, Rows] = {
    "seminars": [HELD],
    "hosts": [HOST],
    "seminar_themes": [{"seminar_id": "sg-fy2019", "theme_id": "water"}],
    "delegates": [LAOS, THAILAND],
    "programme": [ITEM],
    "sites": [SITE],
    "sources": [SOURCE],
    "countries": [
        {
            "country": code,
            "name_en": name,
            "name_ja": name_ja,
            "subregion": "southeast_asia",
            "capital_en": "Capital",
            "capital_ja": "首都",
            "latitude": 15,
            "longitude": 105,
        }
        for code, name, name_ja in (
            ("LAO", "Laos", "ラオス"),
            ("THA", "Thailand", "タイ"),
            ("VNM", "Viet Nam", "ベトナム"),
        )
    ],
    "offices": [
        {"office_id": "sg", "name_en": "Singapore", "name_ja": "シンガポール"},
        {"office_id": "london", "name_en": "London", "name_ja": "ロンドン"},
    ],
    "groups": [{"group_id": "mekong", "name_en": "Mekong", "name_ja": "メコン地域"}],
    "group_members": [
        {"group_id": "mekong", "country": "LAO"},
        {"group_id": "mekong", "country": "THA"},
    ],
    "eligibility": LISTED,
    "theme_families": [{"family_id": "nature", "name_en": "Nature", "name_ja": "自然"}],
    "themes": [
        {"theme_id": "water", "name_en": "Water", "name_ja": "水道"},
        {"theme_id": "tourism", "name_en": "Tourism", "name_ja": "観光"},
    ],
    "prefectures": [
        {
            "prefecture": code,
            "name_en": name,
            "name_ja": name_ja,
            "region": region,
            "latitude": latitude,
            "longitude": longitude,
        }
        for code, name, name_ja, region, latitude, longitude in (
            ("35", "Yamaguchi", "山口県", "chugoku", 34.186, 131.471),
            ("13", "Tokyo", "東京都", "kanto", 35.69, 139.69),
        )
    ],
    "events": [EVENT],
}


@pytest.fixture(autouse=True)
def on_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let today be a day that everybody who runs the tests has behind them."""
    for module in (partial_dates, consistency_days):
        monkeypatch.setattr(module, "latest_today", lambda: date(2026, 11, 30))


def text(name: str, rows: Rows) -> TextTable:
    table = TABLES[name]
    evidence = {column: value for column, value in EVIDENCE.items() if column in table.columns}
    cells = [
        {column: "" if value is None else str(value) for column, value in (evidence | row).items()}
        for row in map(dict, rows)
    ]
    whole = [{**dict.fromkeys(table.columns, ""), **row} for row in cells]
    frame = pd.DataFrame(whole, columns=[*table.columns], dtype="string")
    content = frame.to_csv(index=False).encode()
    return TextTable(table, Path(f"{name}.csv"), frame.replace("", pd.NA), content=content)


def loaded(**tables: Rows) -> Dataset:
    texts = {name: text(name, rows) for name, rows in (BASE | tables).items()}
    return assemble("tiny", {**texts, REFERENCE_SOURCES: text(SOURCES.name, [])})


def found(**tables: Rows) -> list[tuple[str, int | None, str | None, str]]:
    return [
        (
            problem.file.removesuffix(".csv").split("/")[-1],
            problem.line,
            problem.column,
            problem.code,
        )
        for problem in loaded(**tables).problems
    ]


def test_nothing_is_said_of_what_agrees() -> None:
    assert found() == []


def other(row: Mapping[str, Any], **cells: Any) -> dict[str, Any]:
    return {**row, **cells}


# What only looks odd: the tables changed, and what is said of them (table, line, column, code).
ODD: dict[str, tuple[dict[str, Rows], list[tuple[str, int, str, str]]]] = {
    "complete, and nobody is listed": (
        {"delegates": []},
        [("seminars", 2, "countries_complete", "complete_empty")],
    ),
    "complete, with people of no known country": (
        {"delegates": [LAOS, NAMELESS]},
        [("seminars", 2, "countries_complete", "complete_unknown")],
    ),
    "more people than any seminar has had": (
        {
            "seminars": [other(HELD, participants=1001, countries_complete="no")],
            "delegates": [],
        },
        [("seminars", 2, "participants", "many_people")],
    ),
    "announced, with people": (
        {"seminars": [other(HELD, status="announced", countries_complete="no")]},
        [("seminars", 2, "status", "people_uncounted")],
    ),
    "announced, and complete": (
        {"seminars": [other(HELD, status="announced")], "delegates": []},
        [("seminars", 2, "countries_complete", "complete_uncounted")],
    ),
    "uncertain, with a number and people": (
        {"seminars": [other(HELD, status="uncertain", countries_complete="no")]},
        [("seminars", 2, "status", "people_uncounted")],
    ),
    "held in days to come": (
        {
            "seminars": [
                other(
                    HELD,
                    seminar_id="sg-fy2030",
                    fiscal_year=2030,
                    start_date="2030-12-07",
                    end_date="2030-12-13",
                    countries_complete="no",
                ),
                HELD,
            ]
        },
        [("seminars", 2, "start_date", "held_ahead")],
    ),
    "held in a year to come": (
        {
            "seminars": [
                other(
                    HELD,
                    seminar_id="sg-fy2027",
                    fiscal_year=2027,
                    start_date=None,
                    end_date=None,
                    countries_complete="no",
                ),
                HELD,
            ]
        },
        [("seminars", 2, "fiscal_year", "held_ahead")],
    ),
    "372 days": (
        {"seminars": [other(HELD, end_date="2020-12-20")]},
        [("seminars", 2, "end_date", "long_seminar")],
    ),
    "an id of another office": (
        {"seminars": [other(HELD, office_id="london")]},
        [("seminars", 2, "office_id", "id_office")],
    ),
    "an id of another year": (
        {"seminars": [other(HELD, fiscal_year=2018, start_date=None, end_date=None)]},
        [("seminars", 2, "fiscal_year", "id_year")],
    ),
    "an event in another year": (
        {"events": [other(EVENT, date="2026-01", fiscal_year=2026)]},
        [("events", 2, "fiscal_year", "event_year")],
    ),
    "an event of two years in a third": (
        {"events": [other(EVENT, date="2018", fiscal_year=2019)]},
        [("events", 2, "fiscal_year", "event_year")],
    ),
    "read before it was published": (
        {"sources": [other(SOURCE, published="2026-12", retrieved="2026-11-20")]},
        [("sources", 2, "published", "published_late")],
    ),
    "a programme that goes back": (
        {"programme": [ITEM, other(ITEM, position=2, date="2019-12-15", title_en="B")]},
        [("programme", 3, "date", "out_of_order")],
    ),
    "a theme that the seminar has not": (
        {"delegates": [other(LAOS, theme_id="tourism"), THAILAND]},
        [("delegates", 2, "theme_id", "theme_elsewhere")],
    ),
    "a country that the office did not cover": (
        {"eligibility": [other(LISTED[0], from_date="2020-01-01"), *LISTED[1:]]},
        [("delegates", 2, "country", "not_eligible")],
    ),
    "a host with two prefectures": (
        {
            "seminars": [
                HELD,
                other(
                    HELD,
                    seminar_id="sg-other",
                    start_date="2019-10-01",
                    end_date="2019-10-02",
                    countries_complete="no",
                    participants=None,
                ),
            ],
            "hosts": [
                HOST,
                other(HOST, seminar_id="sg-other", prefecture="13", latitude=None, longitude=None),
            ],
        },
        [
            ("hosts", 2, "prefecture", "other_thing"),
            ("hosts", 3, "prefecture", "other_thing"),
        ],
    ),
    "a host in two places": (
        {
            "seminars": [
                HELD,
                other(
                    HELD,
                    seminar_id="sg-other",
                    start_date="2019-10-01",
                    end_date="2019-10-02",
                    countries_complete="no",
                    participants=None,
                ),
            ],
            "hosts": [HOST, other(HOST, seminar_id="sg-other", latitude=34.2)],
        },
        [("hosts", 2, "latitude", "other_thing"), ("hosts", 3, "latitude", "other_thing")],
    ),
    "a host with two ids": (
        {"hosts": [HOST, other(HOST, host_id="shimonoseki-city")]},
        [("hosts", 2, "host_id", "same_thing"), ("hosts", 3, "host_id", "same_thing")],
    ),
    "a seminar with two ids": (
        {"seminars": [HELD, other(HELD, seminar_id="sg-b", countries_complete="no")]},
        [("seminars", 2, "seminar_id", "same_thing"), ("seminars", 3, "seminar_id", "same_thing")],
    ),
    "a site with two ids": (
        {"sites": [SITE, other(SITE, site_id="kaikan", name_en="Kaikan")]},
        [("sites", 2, "site_id", "same_thing"), ("sites", 3, "site_id", "same_thing")],
    ),
    "a source with two ids": (
        {
            "sources": [
                other(SOURCE, url="https://example.org/a"),
                other(SOURCE, source_id="again", url="https://example.org/a", title="Another"),
            ]
        },
        [("sources", 2, "source_id", "same_thing"), ("sources", 3, "source_id", "same_thing")],
    ),
    "a theme with two ids": (
        {
            "themes": [
                *BASE["themes"],
                {"theme_id": "wasser", "name_en": "Ｗａｔｅｒ", "name_ja": "水"},
            ]
        },
        [("themes", 2, "theme_id", "same_thing"), ("themes", 4, "theme_id", "same_thing")],
    ),
    "a group under two ids": (
        {
            "groups": [
                *BASE["groups"],
                {"group_id": "mekong-river", "name_en": "Mekong", "name_ja": "メコン川流域"},
            ]
        },
        [("groups", 2, "group_id", "same_thing"), ("groups", 3, "group_id", "same_thing")],
    ),
    "a family under two ids": (
        {
            "theme_families": [
                *BASE["theme_families"],
                {"family_id": "natur", "name_en": "Natur", "name_ja": "自然"},
            ]
        },
        [
            ("theme_families", 2, "family_id", "same_thing"),
            ("theme_families", 3, "family_id", "same_thing"),
        ],
    ),
    "an item twice": (
        {"programme": [ITEM, other(ITEM, position=2)]},
        [("programme", 3, "position", "same_item")],
    ),
    "a site in another prefecture": (
        {"sites": [other(SITE, latitude=43.064, longitude=141.3479)]},
        [("sites", 2, "latitude", "outside_prefecture")],
    ),
    "a host in the sea": (
        {"hosts": [other(HOST, latitude=36.5, longitude=131.0)]},
        [("hosts", 2, "latitude", "outside_prefecture")],
    ),
    "a prefecture elsewhere": (
        {"prefectures": [other(BASE["prefectures"][0], latitude=35.0, longitude=135.0)]},
        [("prefectures", 2, "latitude", "outside_prefecture")],
    ),
    "an uncertainty of no position": (
        {"sites": [other(SITE, latitude=None, longitude=None, uncertainty_m=100)]},
        [("sites", 2, "uncertainty_m", "uncertainty_alone")],
    ),
    "a town as a prefecture": (
        {"hosts": [other(HOST, level="prefecture")]},
        [("hosts", 2, "level", "level_name")],
    ),
    "a prefecture as a town": (
        {"hosts": [other(HOST, host_ja="山口県")]},
        [("hosts", 2, "level", "level_name")],
    ),
}


@pytest.mark.parametrize("case", ODD)
def test_what_looks_odd_is_pointed_out_and_counts(case: str) -> None:
    changed, expected = ODD[case]
    dataset = loaded(**changed)
    assert found(**changed) == expected
    assert {problem.severity for problem in dataset.problems} == {"warning"}
    assert {problem.code for problem in dataset.problems} <= POINTED_OUT
    for name, rows in changed.items():
        assert len(getattr(dataset, name)) == len(rows)


# What cannot be: what is said of it, and the cells of the row that are then not documented.
WRONG: dict[str, tuple[dict[str, Rows], list[tuple[str, int, str, str]]]] = {
    "a seminar that ends before it begins": (
        {"seminars": [other(HELD, end_date="2019-12-01")]},
        [("seminars", 2, "end_date", "before_start")],
    ),
    "an interval that ends before it begins": (
        {
            "eligibility": [
                *LISTED,
                {
                    "office_id": "london",
                    "country": "LAO",
                    "from_date": "2018-07-01",
                    "to_date": "2017-03-31",
                },
            ]
        },
        [("eligibility", 5, "to_date", "before_start")],
    ),
    "intervals that overlap": (
        {
            "eligibility": [
                *LISTED,
                {"office_id": "london", "country": "LAO", "to_date": "2019-03-31"},
                {"office_id": "london", "country": "LAO", "from_date": "2019-03-31"},
            ]
        },
        [("eligibility", 6, "from_date", "overlap")],
    ),
    "a latitude alone": (
        {"sites": [other(SITE, longitude=None)]},
        [("sites", 2, "longitude", "half_position")],
    ),
    "a longitude alone": (
        {"hosts": [other(HOST, latitude=None)]},
        [("hosts", 2, "latitude", "half_position")],
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_cannot_be_is_refused(case: str) -> None:
    changed, expected = WRONG[case]
    assert found(**changed) == expected
    assert {problem.severity for problem in loaded(**changed).problems} == {"error"}


def test_both_halves_of_what_cannot_be_are_not_documented() -> None:
    seminars = loaded(seminars=[other(HELD, end_date="2019-12-01")]).seminars
    assert seminars[["start_date", "end_date"]].isna().all(axis=None)
    sites = loaded(sites=[other(SITE, longitude=None)]).sites
    assert sites[["latitude", "longitude"]].isna().all(axis=None)


# Figures rest on no list that contradicts itself -----------------------------------------------


def state(country: str, **tables: Rows) -> str:
    cells = continuity(loaded(**tables))
    row = cells.countries["country"].tolist().index(country)
    return ("attended", "absent", "not_eligible", "cancelled", "not_documented")[
        cells.state[row, 0]
    ]


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        ([LAOS, THAILAND], "absent"),
        ([LAOS, NAMELESS], "not_documented"),
        ([LAOS], "not_documented"),
        ([], "not_documented"),
        ([other(LAOS, delegates=2), THAILAND], "absent"),
    ],
    ids=["whole", "people of no country", "fewer than published", "nobody", "more than published"],
)
def test_no_absence_is_drawn_from_a_list_that_contradicts_itself(
    people: Rows, expected: str
) -> None:
    assert state("VNM", delegates=people) == expected


def test_no_country_is_missing_from_a_list_of_which_a_row_waits() -> None:
    reversed_days = {"from_date": "2018-07-01", "to_date": "2017-03-31"}
    dataset = loaded(eligibility=[*LISTED[:2], LISTED[2] | reversed_days])
    assert dataset.eligibility.empty
    assert not continuity(dataset).eligible_known.any()


def test_a_member_that_left_and_came_back() -> None:
    left = {"office_id": "sg", "country": "VNM", "to_date": "2017-03-31"}
    back = {"office_id": "sg", "country": "VNM", "from_date": "2019-04-01"}
    before = other(
        HELD,
        seminar_id="sg-fy2018",
        fiscal_year=2018,
        start_date="2018-12-01",
        end_date="2018-12-07",
        countries_complete="no",
        participants=None,
    )
    dataset = loaded(seminars=[HELD, before], eligibility=[*LISTED[:2], back, left])
    assert dataset.problems == ()
    cells = continuity(dataset)
    row = cells.countries["country"].tolist().index("VNM")
    assert cells.seminars["seminar_id"].tolist() == ["sg-fy2018", "sg-fy2019"]
    assert cells.eligible[row].tolist() == [False, True]


def test_a_host_with_two_prefectures_counts_in_one_prefecture() -> None:
    dataset = loaded(**ODD["a host with two prefectures"][0])
    by_prefecture = prefectures_visited(dataset)
    assert (by_prefecture["seminars"] > 0).sum() == len(hosts_visited(dataset)) == 1


# Near misses: nothing is said -----------------------------------------------------------------

SOUND: dict[str, dict[str, Rows]] = {
    "an uncertain seminar of which one person is known": {
        "seminars": [other(HELD, status="uncertain", countries_complete="no", participants=None)],
        "delegates": [LAOS],
    },
    "an announced seminar without people": {
        "seminars": [
            HELD,
            other(
                HELD,
                seminar_id="sg-fy2028",
                fiscal_year=2028,
                start_date="2028-12-01",
                end_date="2028-12-07",
                status="announced",
                countries_complete="no",
            ),
        ]
    },
    "two seminars of one year on other days": {
        "seminars": [
            HELD,
            other(
                HELD,
                seminar_id="sg-fy2019-b",
                start_date="2020-02-01",
                end_date="2020-02-07",
                countries_complete="no",
                participants=None,
            ),
        ]
    },
    "the last day of the fiscal year": {"events": [other(EVENT, date="2019-03-31")]},
    "a year that is half in a fiscal year": {"events": [other(EVENT, date="2019")]},
    "read in the month in which it was published": {
        "sources": [other(SOURCE, published="2026-11-20", retrieved="2026-11")]
    },
    "a country of an office without a list": {
        "seminars": [other(HELD, seminar_id="other", office_id="london")],
        "hosts": [],
        "seminar_themes": [],
        "programme": [],
        "delegates": [other(LAOS, seminar_id="other"), other(THAILAND, seminar_id="other")],
    },
    "a site off the coast": {"sites": [other(SITE, latitude=34.43, longitude=130.87)]},
    "a site as unsure as it is far": {
        "sites": [other(SITE, latitude=33.6, longitude=130.6, uncertainty_m=60_000)]
    },
    "an island that the outlines leave out": {
        "sites": [other(SITE, prefecture="13", latitude=27.1, longitude=142.2)]
    },
    "two sites of one name in two towns": {
        "sites": [
            SITE,
            other(SITE, site_id="hall-2", municipality_en="Nagato", municipality_ja="長門市"),
        ]
    },
    "no day, no order": {"programme": [ITEM, other(ITEM, position=2, date=None)]},
}


@pytest.mark.parametrize("case", SOUND)
def test_nothing_is_said_of_what_can_be(case: str) -> None:
    assert found(**SOUND[case]) == []


def test_a_problem_says_what_it_compares() -> None:
    (problem,) = loaded(seminars=[other(HELD, end_date="2020-12-20")]).problems
    assert isinstance(problem, Problem)
    assert (problem.value, problem.detail) == ("2020-12-20", "372")
