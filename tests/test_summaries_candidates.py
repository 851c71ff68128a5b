"""Host candidates: every point by hand, and scores that are the sum of their points."""

from dataclasses import astuple, replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from analysis.selection import Selection, filter_dataset
from analysis.summaries.places.hosting import (
    CRITERIA,
    HEAVIEST,
    TOKYO,
    Weights,
    candidates,
    least_chosen_regions,
    read_weights,
)
from tests.test_summaries_hosting import hosted
from tests.tiny import frame, plain

POINTS = [f"points_{name}" for name in CRITERIA]
WEIGHTS = some.builds(Weights, *[some.integers(0, HEAVIEST) for _ in CRITERIA])
PREFECTURES = [
    ("01", "hokkaido", 43.064, 141.3479),
    ("13", "kanto", 35.6895, 139.6917),
    ("14", "kanto", 35.4478, 139.6425),
    ("23", "chubu", 35.1802, 136.9066),
    ("35", "chugoku", 34.1861, 131.4705),
    ("39", "shikoku", None, None),
]


@pytest.fixture
def places(tiny):
    """Return the tiny history in a Japan of six prefectures; one office's place is unknown."""
    rows = [
        {
            "prefecture": code,
            "name_en": code,
            "name_ja": code,
            "region": region,
            "latitude": north,
            "longitude": east,
        }
        for code, region, north, east in PREFECTURES
    ]
    return replace(tiny, prefectures=frame("prefectures", rows))


def test_every_point_by_hand(places):
    weights = Weights(first=5, years=1, region=2, theme=3, near=4)
    rows = candidates(places, weights, ("water", "welfare"), 2029)

    assert plain(rows, "rank", "host_id", *POINTS, "score") == [
        # 27 km from Tokyo, and nobody hosted in Kanto.
        (1, "14", 5, 0, 2, 0, 4, 11),
        (2, "01", 5, 0, 2, 0, 0, 7),
        # Its office has no place, so nothing says that it is near.
        (2, "39", 5, 0, 2, 0, 0, 7),
        # Ten years since 2019, twice five.
        (4, "23", 0, 2, 0, 0, 4, 6),
        (4, "toyota", 0, 2, 0, 0, 4, 6),
        (4, "toyohashi", 0, 2, 0, 0, 4, 6),
        # Eight years since 2021; the seminar of 2019 was on welfare.
        (7, "35", 0, 1, 0, 3, 0, 4),
        (7, "shimonoseki", 0, 1, 0, 3, 0, 4),
    ]
    assert plain(rows.tail(1), "theme_ids", "distance_km", "years_since") == [
        (("welfare",), 768, 8)
    ]


def test_years_count_twice_at_most(places):
    weights = Weights(0, 1, 0, 0, 0)

    def points(as_of):
        rows = candidates(places, weights, (), as_of).set_index("host_id")
        return rows.loc["shimonoseki", "points_years"]

    assert [points(year) for year in (2021, 2025, 2026, 2030, 2031, 2060)] == [0, 0, 1, 1, 2, 2]


def test_tokyo_is_no_candidate(shipped):
    rows = candidates(shipped, Weights(), (), 2025)

    assert TOKYO not in set(rows["prefecture"])
    assert rows["level"].value_counts()["prefecture"] == 46
    assert not rows["host_id"].duplicated().any()


def test_where_all_regions_hosted_equally_many_none_is_chosen_least(record):
    nothing = filter_dataset(record, Selection(fiscal_years=(1999,)))

    assert least_chosen_regions(nothing) == ()
    assert least_chosen_regions(filter_dataset(record, Selection())) == (
        "hokkaido",
        "kanto",
        "kinki",
        "shikoku",
    )


@given(hosted(), WEIGHTS, some.lists(some.sampled_from(("tourism", "water")), unique=True))
def test_a_score_is_the_sum_of_its_points(data, weights, themes):
    rows = candidates(data, weights, themes, 2030)

    assert (rows["score"] == rows[POINTS].sum(axis=1)).all()
    assert rows["score"].is_monotonic_decreasing
    assert (rows["rank"] == rows["score"].rank(method="min", ascending=False)).all()
    for name in CRITERIA:
        most = getattr(weights, name) * (2 if name == "years" else 1)
        assert rows[f"points_{name}"].between(0, most).all()
    known = rows["years_since"].notna()
    assert (rows.loc[known, "points_first"] == 0).all()
    assert (rows.loc[~known, "points_years"] == 0).all()


def test_without_weights_nobody_has_a_point(demo):
    rows = candidates(demo, Weights(0, 0, 0, 0, 0), (), 2025)

    assert set(rows["score"]) == {0}
    assert set(rows["rank"]) == {1}


@given(WEIGHTS)
def test_weights_survive_the_address(weights):
    assert read_weights(str(weights)) == weights


@pytest.mark.parametrize(
    "junk",
    ["", "3", "3-1-1-2", "3-1-1-2-1-0", "9-1-1-2-1", "a-1-1-2-1", "-1-1-1-2-1", "３-1-1-2-1"],
)
def test_junk_is_the_default(junk):
    assert read_weights(junk) == Weights()


def test_the_default_is_left_out():
    assert str(Weights()) == ""
    assert str(Weights(first=0)) == "0-1-1-2-1"
    assert len(astuple(Weights())) == len(CRITERIA)
