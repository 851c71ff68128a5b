"""The small map of a position before it is saved: where it lies, how far it may be wrong."""

from xml.etree.ElementTree import Element, tostring

import pytest

from analysis.geometry.viewport import Point
from analysis.maps.static_map.place import DOT_ALONE_M, FRAME, place_alt, place_map
from analysis.words.catalogue import LANGUAGES, words_in

SHIMONOSEKI = Point(33.9578, 130.9414)
EN = words_in("en")


def layer(picture: Element, name: str) -> list[Element]:
    """Return the marks of a layer."""
    return [
        mark for group in picture.iter("g") if group.get("data-layer") == name for mark in group
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_position_is_in_the_middle_and_its_circle_within_the_picture(scheme) -> None:
    picture = place_map(SHIMONOSEKI, 10_000, EN, scheme)
    ((dot,), (circle,)) = layer(picture, "here"), layer(picture, "approximate")
    middle = (FRAME.width / 2, FRAME.height / 2)
    for mark in (dot, circle):
        # A circle with dashes is turned around its middle, where it stays.
        assert float(mark.get("cx", 0)) == pytest.approx(middle[0], abs=0.6)
        assert float(mark.get("cy", 0)) == pytest.approx(middle[1], abs=0.6)
    radius = float(circle.get("r", 0))
    assert FRAME.height / 4 < radius <= FRAME.height / 2 - FRAME.margin + 1


@pytest.mark.parametrize("metres", [None, 0, DOT_ALONE_M])
def test_a_place_that_is_known_has_no_circle(metres: int | None) -> None:
    picture = place_map(SHIMONOSEKI, metres, EN, "light")
    assert layer(picture, "approximate") == []
    assert len(layer(picture, "here")) == 1


def test_the_farther_it_may_be_wrong_the_more_is_seen() -> None:
    lengths = []
    for metres in (500, 20_000, 100_000):
        (said,) = layer(place_map(SHIMONOSEKI, metres, EN, "light"), "scale-length")
        lengths.append(int((said.text or "").removesuffix(" km")))
    assert lengths == sorted(set(lengths))


@pytest.mark.parametrize(("language", "name"), [("en", "Kitakyushu"), ("ja", "北九州市")])
def test_municipalities_around_are_named_in_the_words_of_the_reader(language, name) -> None:
    names = [
        text.text
        for text in layer(place_map(SHIMONOSEKI, 20_000, words_in(language), "light"), "names")
    ]
    assert name in names
    assert "" not in names


def test_inland_too_there_is_a_name_to_find_ones_way_by() -> None:
    # Between Hagi and Yamaguchi no coast is near.
    names = layer(place_map(Point(34.2, 131.1), 2_000, EN, "light"), "names")
    assert len(names) >= 2


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", [Point(24.32, 123.88), Point(45.4, 141.7), Point(26.9, 142.2)])
def test_the_ends_of_japan_are_drawn_and_told(place: Point, language: str) -> None:
    words = words_in(language)
    for metres in (None, 100_000):
        picture = place_map(place, metres, words, "light")
        assert (picture.get("role"), picture.get("aria-label")) == (
            "img",
            place_alt(place, metres, words),
        )
        assert "nan" not in tostring(picture, encoding="unicode")


def test_words_tell_where_it_lies() -> None:
    assert place_alt(SHIMONOSEKI, 45_800, EN) == (
        "Map of 33.958 degrees north, 130.941 degrees east, near Shimonoseki. "
        "Approximate place, within about 45.8 km."
    )
    assert place_alt(SHIMONOSEKI, None, EN).endswith("near Shimonoseki.")
