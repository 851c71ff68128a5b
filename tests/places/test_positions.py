"""A position is read in any usual form, checked against its prefecture, else refused in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.intake.values.positions import (
    REFUSALS,
    Position,
    ReadPosition,
    outside_km,
    position_sentence,
    read_position,
)
from analysis.loading.dataset import Dataset, load
from analysis.words.catalogue import LANGUAGES, words_in
from tests.conftest import DATA

SHINJUKU = Position(35.69, 139.7)
IN_MINUTES = Position(35.689444, 139.691667)


@pytest.mark.parametrize(
    "text",
    [
        *("35.69, 139.70", "35.69,139.70", "35.69 139.70", "35.69\t139.70", "35.69\n139.70"),
        *("(35.69, 139.70)", "[139.70, 35.69]", "35.69、139.70", "35.69; 139.70", "35.69 / 139.70"),
        *("N35.69 E139.70", "35.69N 139.70E", "35.69°N, 139.70°E", "N35.69E139.70", "35.69n139.7e"),
        *(
            "E139.70 N35.69",
            "北緯35.69度 東経139.70度",
            "北緯35.69度東経139.70度",
            "東経139.7 北緯35.69",
        ),
        *("lat 35.69 lon 139.70", "Latitude: 35.69, Longitude: 139.70", "緯度35.69 経度139.70"),
        *(
            "経度：139.70　緯度：35.69",
            "３５．６９，１３９．７０",
            "+35.69 +139.70",
            " 35.69, 139.70 ",
        ),
        "35.69, 139.70 (Tokyo Metropolitan Government)",
        *("geo:35.69,139.70", "GEO:35.69,139.70,40", "geo:0,0?q=35.69,139.70(Tocho)"),
        "https://www.google.com/maps/@35.69,139.70,17z",
        "https://www.google.co.jp/maps/place/%E9%83%BD%E5%BA%81/@35.1,139.1,17z/data=!3m1!4b1!4m6!3m5!1s0x0!8m2!3d35.69!4d139.70!16s",
        "https://maps.google.com/?q=35.69,139.70",
        "https://www.google.com/maps?q=loc:35.69,139.70&z=15",
        "https://www.google.com/maps/search/?api=1&query=35.69%2C139.70",
        "https://www.google.com/maps/search/35.69,+139.70",
        "https://www.google.com/maps/dir/?api=1&destination=35.69,139.70",
        "https://maps.apple.com/?ll=35.69,139.70&q=Tocho",
        "https://www.openstreetmap.org/?mlat=35.69&mlon=139.70#map=15/35.1/139.1",
        "https://www.openstreetmap.org/#map=15/35.69/139.70",
        "https://maps.gsi.go.jp/#15/35.69/139.70/&base=std&ls=std",
        "https://map.yahoo.co.jp/place?lat=35.69&lon=139.70&zoom=15",
        "https://www.mapion.co.jp/m2/35.69,139.70,16",
        "https://www.bing.com/maps?cp=35.69~139.70&lvl=15",
    ],
)
def test_a_position_is_read_in_any_usual_form(text: str) -> None:
    assert read_position(text) == ReadPosition(SHINJUKU)


@pytest.mark.parametrize(
    "text",
    [
        *("35°41′22″N 139°41′30″E", "35°41'22\"N 139°41'30\"E", "N35°41′22″ E139°41′30″"),
        *("北緯35度41分22秒 東経139度41分30秒", "北緯35度41分22秒、東経139度41分30秒"),
        *("35 41 22 139 41 30", "35:41:22, 139:41:30", "35°41′22″ 139°41′30″"),
        *(
            "北緯35度41分22秒東経139度41分30秒",
            "35°41′22″N139°41′30″E",
            "35° 41′ 22″, 139° 41′ 30″",
        ),
    ],
)
def test_minutes_and_seconds_are_read(text: str) -> None:
    assert read_position(text) == ReadPosition(IN_MINUTES)


def test_a_uri_may_say_how_far_it_may_be_wrong() -> None:
    assert read_position("geo:35.69,139.70;u=35").position == Position(35.69, 139.7, 35)


def test_the_pin_of_a_place_comes_before_where_the_map_was() -> None:
    address = "https://www.google.com/maps/place/A/@35.1,139.1,9z/data=!8m2!3d35.69!4d139.7"
    assert read_position(address).position == SHINJUKU


REFUSED = {
    "": "none",
    "Shimonoseki": "none",
    "unknown, unknown": "none",
    "1 2 3": "half",
    "35,69 139,70": "none",
    "35°70′N 139°41′E": "none",
    "x" * 100_000: "none",
    "35.69": "half",
    "北緯35度41分": "half",
    "E139.70": "half",
    "5.69, 139.70": "abroad",
    "48.8566, 2.3522": "abroad",
    "35.69, 39.70": "abroad",
    "geo:48.8566,2.3522": "abroad",
    "geo:35.69,139.70;crs=tokyo": "none",
    "S35.69 E139.70": "abroad",
    "https://maps.app.goo.gl/AbC123": "link",
    "https://www.google.com/maps/search/?api=1&query=Tokyo": "link",
    "https://www.clair.or.jp/": "link",
    "https://[": "link",
}


@pytest.mark.parametrize(("text", "why"), REFUSED.items())
def test_what_is_no_position_is_refused(text: str, why: str) -> None:
    assert read_position(text) == ReadPosition(refused=why)


@given(st.text(alphabet="0123456789.,-°′″NE北緯東経度分秒 :/()"))
def test_nothing_raises_and_what_is_read_lies_in_japan(text: str) -> None:
    read = read_position(text)
    assert (read.position is None) == bool(read.refused)
    assert read.position is None or read.position.is_in_japan


@given(
    st.floats(20, 46).map(lambda number: round(number, 6)),
    st.floats(122, 154).map(lambda number: round(number, 6)),
)
def test_two_numbers_are_the_position_that_they_are(north: float, east: float) -> None:
    for text in (
        f"{north:.6f}, {east:.6f}",
        f"{east:.6f} {north:.6f}",
        f"N{north:.6f} E{east:.6f}",
    ):
        assert read_position(text).position == Position(north, east)


@pytest.fixture(scope="module")
def record() -> Dataset:
    return load(DATA, "record")


def test_a_position_outside_its_prefecture_is_said_in_a_sentence(record: Dataset) -> None:
    shimonoseki = read_position("33.9578, 130.9414")
    assert position_sentence(shimonoseki, "35", record, words_in("en")) == ""
    # Kitakyushu lies on the other side of a strait, nearer than the outlines can tell.
    assert position_sentence(shimonoseki, "40", record, words_in("en")) == ""
    assert position_sentence(shimonoseki, "13", record, words_in("en")) == (
        "The position lies 754 km outside the prefecture. "
        "Correct the position or the code of the prefecture."
    )
    assert "都道府県の外" in position_sentence(shimonoseki, "13", record, words_in("ja"))
    # Nothing can be said of a prefecture that nobody named.
    assert position_sentence(shimonoseki, "", record, words_in("en")) == ""


def test_uncertainty_lets_a_position_lie_outside(record: Dataset) -> None:
    near = Position(34.05, 131.57)
    distance = outside_km(near, "40", record)
    assert 10 < distance < 90
    assert outside_km(Position(34.05, 131.57, 90_000), "40", record) == 0


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("why", REFUSALS)
def test_every_refusal_says_what_to_do(record: Dataset, why: str, language: str) -> None:
    said = position_sentence(ReadPosition(refused=why), "35", record, words_in(language))
    assert said.count({"en": ". ", "ja": "。"}[language]) >= 1
    assert said[-1] in ".。"
