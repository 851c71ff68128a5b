"""Distances over the globe, and the sites near another."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from analysis.summaries.places.visits import great_circle_km, sites_near
from tests.tiny import dataset, plain

NORTH, EAST = some.floats(-90, 90), some.floats(-180, 180)
TOKYO, OSAKA = (35.6895, 139.6917), (34.6863, 135.5197)


def test_tokyo_to_osaka_is_about_400_km():
    assert great_circle_km(*TOKYO, *OSAKA) == pytest.approx(396, abs=1)
    # A quarter of the way round the earth.
    assert great_circle_km(0, 0, 90, 0) == pytest.approx(6371 * np.pi / 2)
    assert great_circle_km(0, 180, 0, -180) == pytest.approx(0, abs=1e-6)


@given(NORTH, EAST, NORTH, EAST)
def test_distances_are_the_same_there_and_back_and_zero_to_oneself(
    north, east, other_north, other_east
):
    one, other = (north, east), (other_north, other_east)

    there, back = great_circle_km(*one, *other), great_circle_km(*other, *one)

    assert there == pytest.approx(back, abs=1e-6)
    assert 0 <= there <= 6371 * np.pi + 1e-6
    assert great_circle_km(*one, *one) == 0


SITES: list[dict[str, object]] = [
    {"site_id": "hall", "name_en": "Hall", "name_ja": "会館", "latitude": 34.0, "longitude": 131.0},
    {"site_id": "far", "name_en": "Far", "name_ja": "遠", "latitude": 34.2, "longitude": 131.0},
    {
        "site_id": "park",
        "name_en": "Park",
        "name_ja": "公園",
        "latitude": 34.04,
        "longitude": 131.0,
    },
    {
        "site_id": "quay",
        "name_en": "Quay",
        "name_ja": "岸壁",
        "latitude": 34.01,
        "longitude": 131.0,
        "uncertainty_m": 3000,
    },
    {
        "site_id": "attic",
        "name_en": "Attic",
        "name_ja": "屋根裏",
        "latitude": 34.0,
        "longitude": 131.0,
    },
    {"site_id": "lost", "name_en": "Lost", "name_ja": "不明", "identification": "unknown"},
]


def test_near_sites_by_hand():
    data = dataset(sites=[{"kind": "culture", "identification": "stated"} | site for site in SITES])

    near = sites_near(data, "hall")

    assert plain(near, "site_id", "approximate") == [
        ("attic", False),  # in the same building
        ("quay", True),
        ("park", False),
    ]
    # A hundredth of a degree north is 1.1 km.
    assert near["distance_km"].round(1).tolist() == [0.0, 1.1, 4.4]
    assert sites_near(data, "hall", 2)["site_id"].tolist() == ["attic", "quay"]
    assert sites_near(data, "far").empty
    assert sites_near(data, "lost").empty
    with pytest.raises(LookupError):
        sites_near(data, "nowhere")


def test_what_is_near_is_near_from_both_sides_and_sorted(shipped):
    pairs = set()
    for site in shipped.sites["site_id"]:
        near = sites_near(shipped, str(site))
        assert near["distance_km"].is_monotonic_increasing
        assert near["distance_km"].le(10).all()
        assert site not in set(near["site_id"])
        pairs |= {(str(site), other) for other in near["site_id"]}
    assert pairs
    assert {(other, one) for one, other in pairs} == pairs


def test_near_karato_market(record):
    near = sites_near(record, "karato-market")

    assert plain(near.round({"distance_km": 1}), "site_id", "distance_km") == [
        ("shimonoseki-disaster-prevention-facility", 0.4),
        ("chofu-garden", 5.5),
        ("mori-museum", 5.8),
        ("shimonoseki-water-treatment-plant", 6.7),
    ]
