"""The outlines of the prefectures: all of them, closed, and under the names of the data."""

import pytest

from analysis.geometry.outlines import area, middle, read_outlines
from tests.code import ROOT

OUTLINES = read_outlines(ROOT / "data" / "basemap" / "prefectures_coarse.geojson")
SQUARE = ((1.0, 1.0), (3.0, 1.0), (3.0, 3.0), (1.0, 3.0), (1.0, 1.0))


def test_every_prefecture_of_the_data_has_its_outline(record):
    assert set(OUTLINES) == set(record.prefectures["name_en"])


@pytest.mark.parametrize("name", sorted(OUTLINES))
def test_rings_are_closed_and_the_largest_comes_first(name):
    rings = OUTLINES[name]

    assert all(ring[0] == ring[-1] for ring in rings)
    assert all(len(ring) > 3 for ring in rings)
    assert max(map(area, rings)) == area(rings[0])


def test_the_office_of_a_prefecture_lies_among_its_points(record):
    for row in record.prefectures.to_dict("records"):
        points = [point for ring in OUTLINES[row["name_en"]] for point in ring]
        easts, norths = zip(*points, strict=True)
        # Rounded outlines may cut a kilometre off.
        assert min(easts) - 0.02 <= row["longitude"] <= max(easts) + 0.02, row["name_en"]
        assert min(norths) - 0.02 <= row["latitude"] <= max(norths) + 0.02, row["name_en"]


def test_area_and_middle_by_hand():
    assert area(SQUARE) == 4
    assert middle(SQUARE) == (2, 2)
    assert middle(SQUARE[::-1]) == (2, 2)
