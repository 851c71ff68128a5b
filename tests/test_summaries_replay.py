"""A seminar replayed: by hand on a few rows, in 2019, and what holds of every programme."""

from datetime import date
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as some

from analysis.loading.dataset import Dataset
from analysis.summaries.places.visits import TOKYO_LATITUDE, TOKYO_LONGITUDE
from analysis.summaries.programme.replay import (
    dated_items,
    replay_days,
    stops,
    undated_items,
    undocumented_days,
)
from analysis.summaries.programme.seminar import programme_of
from tests.tiny import SHIMONOSEKI, SITES, dataset, plain

TOKYO = (None, TOKYO_LATITUDE, TOKYO_LONGITUDE)
HOST = (None, SHIMONOSEKI["latitude"], SHIMONOSEKI["longitude"])
POINTS = {site["site_id"]: (site.get("latitude"), site.get("longitude")) for site in SITES}
IN_2019 = [
    ("2019-12-15", ("central",), ("Tokyo",), 1, 0, 0),
    ("2019-12-16", ("central",), ("Tokyo",), 3, 2, 0),
    ("2019-12-17", ("central", "host"), ("Tokyo", "Shimonoseki"), 2, 1, 0),
    ("2019-12-18", ("host",), ("Shimonoseki",), 6, 4, 2),
    ("2019-12-19", ("host",), ("Shimonoseki",), 3, 2, 0),
    ("2019-12-20", ("host", "central"), ("Shimonoseki", "Tokyo"), 2, 1, 0),
    ("2019-12-21", ("central",), ("Tokyo",), 1, 0, 0),
]


def one_seminar(*items: tuple, **seminar: object) -> Dataset:
    """Build a seminar in Tokyo and Shimonoseki: items are day, part, site, in order."""
    return dataset(
        seminars=[
            {
                "seminar_id": "s",
                "office_id": "sg",
                "fiscal_year": 2019,
                "status": "held",
                "mode": "in_person",
                **seminar,
            }
        ],
        hosts=[{"seminar_id": "s", **SHIMONOSEKI}],
        programme=[
            {
                "seminar_id": "s",
                "position": position,
                "date": day,
                "part": part,
                "place_en": {"central": "Tokyo", "host": "Shimonoseki"}.get(part, part),
                "place_ja": "東京",
                "kind": "visit",
                "site_id": site,
            }
            for position, (day, part, site) in enumerate(items, start=1)
        ],
        sites=SITES,
    )


def way(data: Dataset, seminar_id: str = "s") -> list[tuple]:
    return plain(stops(data, seminar_id), "site_id", "latitude", "longitude")


def at(site: str) -> tuple:
    return (site, *POINTS[site])


def test_the_days_of_the_tiny_seminar(tiny):
    assert plain(replay_days(tiny, "sg-fy2019")) == [
        (pd.Timestamp("2019-12-15"), ("central",), ("Tokyo",), ("東京",), 2, 1, 0, 0),
        (pd.Timestamp("2019-12-16"), ("host",), ("Shimonoseki",), ("下関市",), 2, 2, 1, 1),
    ]


def test_the_way_begins_in_tokyo_and_leaves_out_what_has_no_point(tiny):
    assert way(tiny, "sg-fy2019") == [TOKYO, at("plaza"), at("garden")]


def test_where_only_days_at_the_host_are_documented_the_way_begins_there():
    data = one_seminar(
        ("2019-12-17", "host", None),
        ("2019-12-18", "host", "garden"),
        ("2019-12-19", "central", None),
    )

    assert way(data) == [HOST, at("garden"), TOKYO]


def test_an_item_without_a_day_is_counted_and_on_no_day(tiny):
    assert undated_items(tiny, "sg-fy2018") == 1
    assert plain(replay_days(tiny, "sg-fy2018"), "items") == [(1,)]
    assert undocumented_days(tiny, "sg-fy2018") == 2  # of 26–28 August only the 27th is known


@pytest.mark.parametrize("seminar_id", ["sg-fy2020", "sg-fy2017", "sg-fy2021"])
def test_without_a_day_there_is_no_replay(tiny, seminar_id):
    assert replay_days(tiny, seminar_id).empty
    assert stops(tiny, seminar_id).empty


def test_days_without_dates_of_the_seminar_are_not_missed(tiny):
    assert undocumented_days(tiny, "sg-fy2022") == 0


def test_a_stretch_without_a_site_on_the_map_is_at_its_place():
    data = one_seminar(
        ("2019-12-15", "central", None),
        ("2019-12-16", "central", "plaza"),
        ("2019-12-16", "host", "plant"),
        ("2019-12-17", "host", "garden"),
        ("2019-12-17", "host", None),
        ("2019-12-17", "central", None),
        ("2019-12-18", "central", None),
    )

    assert way(data) == [TOKYO, at("plaza"), HOST, at("garden"), TOKYO]


def test_a_place_that_is_not_the_host_has_no_point():
    data = one_seminar(("2019-12-15", "central", None), ("2019-12-16", "Elsewhere", None))

    assert way(data) == [TOKYO]


def test_nobody_travels_to_an_online_seminar():
    data = one_seminar(("2019-12-15", "central", "plaza"), mode="online")

    assert way(data) == []
    assert plain(replay_days(data, "s"), "items", "sites") == [(1, 1)]


def test_the_order_is_that_of_the_days_then_of_the_programme():
    data = one_seminar(
        ("2019-12-16", "host", "garden"),
        ("2019-12-15", "central", "plaza"),
        ("2019-12-16", "host", None),
    )

    assert plain(dated_items(data, "s"), "position") == [(2,), (1,), (3,)]


def test_2019_day_by_day(record):
    days = replay_days(record, "sg-fy2019")

    columns = ("parts", "places_en", "items", "sites", "approximate")
    found = plain(days.assign(date=days["date"].dt.date.astype(str)), "date", *columns)
    assert found == IN_2019
    assert days["off_map"].sum() == 0
    assert undated_items(record, "sg-fy2019") == undocumented_days(record, "sg-fy2019") == 0


def test_the_way_of_2019_goes_through_its_ten_sites_in_order_and_back_to_tokyo(record):
    rows = stops(record, "sg-fy2019")
    sites = list(rows["site_id"].dropna())
    programme = programme_of(record, "sg-fy2019")["site_id"].dropna()

    assert sites == list(programme)
    assert len(sites) == 10
    assert way(record, "sg-fy2019")[0] == way(record, "sg-fy2019")[-1] == TOKYO
    at_host = rows[rows["site_id"].isna() & (rows["latitude"] == HOST[1])]
    assert [day.date() for day in at_host["date"]] == [date(2019, 12, 17)]


PLACES = some.sampled_from(("central", "host", "Elsewhere"))
ITEMS = some.tuples(
    some.none() | some.dates(date(2019, 12, 1), date(2019, 12, 9)).map(str),
    PLACES,
    some.none() | some.sampled_from(tuple(POINTS)),
)
PROGRAMMES = some.lists(ITEMS, max_size=12).map(lambda items: one_seminar(*items))


@given(PROGRAMMES)
def test_each_item_is_on_exactly_one_day_or_has_none(data):
    days = replay_days(data, "s")
    programme = data.programme

    assert days["items"].sum() + undated_items(data, "s") == len(programme)
    assert plain(days, "date", "items") == plain(
        programme.dropna(subset=["date"]).groupby("date").size().reset_index()
    )
    assert days["date"].is_monotonic_increasing


@given(PROGRAMMES)
def test_the_way_so_far_only_grows(data):
    rows = stops(data, "s")
    so_far = [rows[rows["date"] <= day] for day in replay_days(data, "s")["date"]]

    assert all(before.equals(after.head(len(before))) for before, after in pairwise(so_far))
    assert not so_far or so_far[-1].equals(rows)
    assert rows[["latitude", "longitude"]].notna().all(axis=None)


@given(PROGRAMMES)
def test_the_way_goes_through_every_dated_site_on_the_map_in_order(data):
    items = dated_items(data, "s")
    on_map = items[items["latitude"].notna()]

    assert list(stops(data, "s")["site_id"].dropna()) == list(on_map["site_id"])
    days = replay_days(data, "s")
    assert (days["approximate"] + days["off_map"] <= days["sites"]).all()
    assert (days["sites"] <= days["items"]).all()
