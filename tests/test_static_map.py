"""A still map shows what its deck shows: every mark, in its colour, at its place, and no harm."""

from collections.abc import Iterator
from io import BytesIO
from itertools import combinations
from math import cos, pi, radians
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import numpy as np
import pandas as pd
import pydeck
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from analysis import palette
from analysis.frames.rows import records
from analysis.geometry import viewport
from analysis.maps import decks, legend, scales
from analysis.maps import marks as map_marks
from analysis.maps.labels import Box, label_width
from analysis.maps.legend import MARKS
from analysis.maps.scales import GAP
from analysis.maps.static_map import deck_svg, poster
from analysis.maps.static_map.poster import PIECES, SIGNS, broken
from analysis.maps.static_map.svg import BASEMAP
from analysis.palette import Scheme
from analysis.summaries.places.visits import HostVisitedRow
from analysis.words.catalogue import words_in
from tests.test_maps import COUNTRIES, HOSTILE, HOSTS, JOURNEYS, SITES, THEMES

FRAME = viewport.Frame(760, 520)
SVG = "{http://www.w3.org/2000/svg}"
# In Shimonoseki there are a market, a lighthouse, an approximate place, and the host.
CITY = viewport.fit(viewport.points(SITES[SITES["longitude"] < 132]), FRAME)
VIEWS = {"asia": None, "japan": viewport.fit(viewport.JAPAN, FRAME), "city": CITY}
WAY = map_marks.Route(
    pd.DataFrame(
        {
            "date": pd.to_datetime(["2019-12-15", "2019-12-16"]),
            "site_id": [None, None],
            "latitude": [35.69, 33.96],
            "longitude": [139.69, 130.94],
        }
    ),
    pd.Timestamp("2019-12-16"),
)


def picture(
    scheme: Scheme = "light", scale: str = "city", language: str = "en", **said: Any
) -> str:
    deck = decks.visits_map(
        said.pop("sites", SITES),
        HOSTS,
        JOURNEYS,
        words_in(language),
        scheme,
        "s",
        view=VIEWS[scale],
        frame=FRAME,
        theme_names=THEMES,
        country_names=COUNTRIES,
        **said,
    )
    return poster.static_map(deck, scheme, FRAME, "Visits <2019>", "Two & three")


def visits_deck(hosts: pd.DataFrame = HOSTS, **said: Any) -> pydeck.Deck:
    """Return the deck of Japan."""
    words, view = words_in("en"), VIEWS["japan"]
    return decks.visits_map(
        SITES, hosts, JOURNEYS, words, "light", "s", view=view, frame=FRAME, **said
    )


def tree(drawn: str) -> Element:
    return fromstring(drawn)  # noqa: S314 - our own picture


def marks(drawn: str, layer: str) -> list[Element]:
    """Return what a layer draws, with what the group says for all."""
    groups = [group for group in tree(drawn).iter(f"{SVG}g") if is_layer(group, layer)]
    for group in groups:
        for child in group:
            child.attrib = {**group.attrib, **child.attrib}
    return [child for group in groups for child in group]


def is_layer(group: Element, layer: str) -> bool:
    return group.get("data-layer") == layer


def boxes(drawn: str) -> Iterator[Box]:
    for name in marks(drawn, "names") + marks(drawn, "bold-names"):
        size, text = float(name.attrib["font-size"]), str(name.text)
        x, y, length = float(name.attrib["x"]), float(name.attrib["y"]), label_width(text, size)
        left = x - length * {"start": 0.0, "middle": 0.5, "end": 1.0}[name.attrib["text-anchor"]]
        yield Box(left, y - size, left + length, y + size * 0.25)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("scale", VIEWS)
def test_a_picture_is_small_and_has_all_marks_of_its_deck(scheme: Scheme, scale: str) -> None:
    drawn = picture(scheme, scale, route=WAY)
    assert len(drawn.encode()) < 300_000
    counts = {"sites": 3, "approximate": 1, "hosts": 2, "journeys": 4, "way": 1, "here": 1}
    assert {layer: len(marks(drawn, layer)) for layer in counts} == counts
    land = [part for part in tree(drawn).iter(f"{SVG}path") if part.get("id")]
    assert len(land) >= (1 if scale == "city" else 2)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_are_those_of_look_and_of_the_basemap(scheme: Scheme) -> None:
    drawn = picture(scheme)
    by_family = [palette.family_colour(name, scheme) for name in ("visitors", "technology")]
    colours = [dot.attrib["fill"] for dot in marks(drawn, "sites")]
    assert colours == [by_family[0], palette.muted(scheme), by_family[1]]
    assert {ring.attrib["stroke"] for ring in marks(drawn, "hosts")} == {palette.accent(scheme)}
    style = (BASEMAP / f"style-{scheme}.json").read_text(encoding="utf-8")
    used = {part.get("fill") for part in tree(drawn).iter(f"{SVG}use")} - {"none"}
    assert used
    assert all(f'"{colour}"' in style for colour in used)


def test_marks_stand_where_the_window_shows_their_place() -> None:
    market, light, _ = marks(picture(), "sites")
    x, y = float(market.attrib["cx"]), float(market.attrib["cy"])
    assert 0 < x < FRAME.width
    assert 0 < y < FRAME.height
    # The lighthouse lies to the north-west.
    assert float(light.attrib["cx"]) < x
    assert float(light.attrib["cy"]) < y


def test_an_approximate_place_is_a_dashed_circle_as_wide_as_its_uncertainty() -> None:
    (plant,) = marks(picture(), "approximate")
    metres = 40_075_017 * 0.829 / (512 * 2**CITY.zoom)
    assert float(plant.attrib["r"]) * metres == pytest.approx(2000, rel=0.01)
    assert plant.get("stroke-dasharray")
    assert not [dot for dot in marks(picture(), "sites") if dot.get("stroke-dasharray")]


def test_discs_are_drawn_as_on_the_live_map_numbers_and_parts_of_rings_too() -> None:
    cities = scales.cities(SITES, HOSTS, words_in("en"))
    deck = visits_deck(cities=cities)
    drawn = poster.static_map(deck, "light", FRAME, "x")
    (disc,), rings, (number,) = (marks(drawn, f"disc{one}") for one in ("s", "-rings", "-numbers"))
    assert number.text == "2"
    assert float(number.attrib["x"]) == float(disc.attrib["cx"])
    # Two families, a part each; dashes begin in the west and run by the south, as deck.gl's.
    whole, *parts = rings
    assert not whole.get("stroke-dasharray")
    around = 2 * pi * float(whole.attrib["r"])
    half = [float(part.attrib["stroke-dasharray"].split()[0]) / around for part in parts]
    assert half == pytest.approx([0.5 + GAP, 0.5, GAP], abs=0.01)
    mirrored = f"matrix(-1 0 0 1 {2 * float(disc.attrib['cx']):g} 0)"
    assert {part.attrib["transform"] for part in parts} == {mirrored}


def test_what_stands_aside_does_so_in_both_pictures() -> None:
    crowd = pd.concat([HOSTS.head(1)] * 3).assign(host_id=["a", "b", "c"])
    near = scales.cities(SITES, crowd, words_in("en"))
    drawn = poster.static_map(visits_deck(hosts=crowd, cities=near), "light", FRAME, "x")
    circles = [*marks(drawn, "discs"), *marks(drawn, "hosts")]
    assert len({(one.attrib["cx"], one.attrib["cy"]) for one in circles}) == 3


def test_arcs_from_the_west_rise_northward() -> None:
    india = marks(picture(scale="asia"), "journeys")[0].find(f"{SVG}path")
    assert india is not None
    start, arc = india.attrib["d"].removeprefix("M").split("A")
    across, rise, _, _, sweep, *end = map(float, arc.split())
    assert float(start.split()[0]) < end[0]
    assert across > rise > 0
    assert sweep == 1


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("scale", VIEWS)
def test_names_do_not_lie_over_each_other(language: str, scale: str) -> None:
    found = list(boxes(picture("light", scale, language)))
    assert len(found) > 2
    assert not [pair for pair in combinations(found, 2) if pair[0].meets(pair[1])]


def test_text_from_data_stays_text() -> None:
    evil = "</text><script>alert('1')</script>"
    sites = SITES.replace(HOSTILE, f"{evil}\x00\x0b\ufffe")
    drawn = picture("light", "japan", sites=sites, chosen=["evil"])
    assert "<script" not in drawn
    assert evil in ["".join(name.itertext()) for name in marks(drawn, "bold-names")]


def test_a_picture_says_what_it_shows() -> None:
    view = tree(picture())
    assert view.get("role") == "img"
    assert [view.findtext(f"{SVG}{tag}") for tag in ("title", "desc")] == [
        "Visits <2019>",
        "Two & three",
    ]


def test_a_kind_of_layer_that_cannot_be_drawn_is_an_error() -> None:
    deck = decks.hosts_map(records(HOSTS, HostVisitedRow), words_in("en"), "light", "s")
    deck.layers[0][0].type = "HexagonLayer"
    with pytest.raises(KeyError, match="HexagonLayer"):
        poster.static_map(deck, "light", FRAME, "x")


def test_a_picture_in_pixels_has_sea_land_and_letters() -> None:
    made = Image.open(BytesIO(poster.png_bytes(picture("dark", "japan", "ja"), scale=2)))
    assert made.size == (2 * FRAME.width, 2 * FRAME.height)
    colours = np.unique(np.asarray(made.convert("RGB")).reshape(-1, 3), axis=0).tolist()
    style = (BASEMAP / "style-dark.json").read_text(encoding="utf-8")
    seen = {f"#{red:02x}{green:02x}{blue:02x}" for red, green, blue in colours}
    assert sum(f'"{colour}"' in style for colour in seen) >= 3
    assert palette.ink("dark") in seen
    # A dot is seen, and not only said to be there.
    assert palette.family_colour("technology", "dark") in seen


@pytest.mark.parametrize("with_scale", [False, True])
def test_a_city_has_a_bar_of_its_scale_and_a_country_beside_another_map(with_scale: bool) -> None:
    city, japan = (picture("light", scale, with_scale=with_scale) for scale in ("city", "japan"))
    assert len(marks(japan, "scale")) == len(marks(city, "scale")) * with_scale
    for drawn, view in ((city, CITY), (japan, VIEWS["japan"]))[: 1 + with_scale]:
        (said,) = marks(drawn, "scale-length")
        bar = marks(drawn, "scale")[-1].attrib["d"]
        corners = [tuple(map(float, place.split())) for place in bar[1:].split("L")]
        (left, bottom), (right, _) = corners[1:3]
        assert (left, bottom) == pytest.approx((14, FRAME.height - 14), abs=0.1)
        # As long as it says where it lies.
        down = bottom - FRAME.height / 2
        latitude = viewport.place_at(view, 0, down).latitude
        metres = 40_075_017 * cos(radians(latitude)) / (512 * 2**view.zoom)
        kilometres = int(str(said.text).removesuffix(" km"))
        assert (right - left) * metres == pytest.approx(1000 * kilometres, rel=0.01)


def plate_of(scheme: Scheme = "light", language: str = "en", title: str = "Site visits") -> str:
    words = words_in(language)
    deck = decks.visits_map(
        SITES, HOSTS, JOURNEYS, words, scheme, "s", frame=poster.POSTER, theme_names=THEMES
    )
    return poster.poster_svg(
        poster.Poster(
            poster.drawn(deck, scheme, poster.POSTER),
            scheme,
            title,
            sentence=legend.visits_alt(SITES, HOSTS.head(2), words) * 3,
            banner=words.text("still-banner"),
            signs=legend.signs(SITES, words, scheme),
            lines=["", legend.not_on_the_map(SITES, HOSTS, words), legend.credits_line(words)],
        )
    )


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_plate_holds_title_finding_legend_and_sources_within_its_edges(language: str) -> None:
    drawn, words = tree(plate_of(language=language)), words_in(language)
    said = [text for text in drawn if text.tag == f"{SVG}text"]
    written = "".join(str(text.text) for text in said).replace(" ", "")
    for part in (
        "Site visits",
        words.text("still-banner"),
        legend.visits_alt(SITES, HOSTS.head(2), words),
        legend.not_on_the_map(SITES, HOSTS, words),
        legend.credits_line(words),
        *(sign.label for sign in legend.signs(SITES, words, "light")),
    ):
        assert part.replace(" ", "") in written
    right, bottom = float(drawn.attrib["width"]), float(drawn.attrib["height"])
    for text in said:
        size = float(text.attrib["font-size"])
        assert float(text.attrib["x"]) + label_width(str(text.text), size) <= right
        assert float(text.attrib["y"]) < bottom


def test_a_plate_is_coloured_for_its_theme_and_keeps_text_as_text() -> None:
    drawn = tree(plate_of("dark", title="<b>&amp;"))
    assert drawn.findtext(f"{SVG}title") == "<b>&amp;"
    box = drawn.find(f"{SVG}rect")
    assert box is not None
    assert box.attrib["fill"] == palette.paper("dark")


def test_every_mark_of_the_legend_can_be_drawn() -> None:
    assert set(SIGNS) == set(MARKS)


def test_no_line_begins_with_a_mark_that_closes_what_came_before() -> None:
    text = "視察先は、唐戸市場（下関市）です。" * 6
    lines = list(broken(text, 10.0, 95.0))
    assert "".join(lines) == text
    assert len(lines) > 5
    assert not [line for line in lines if line[0] in "、。）"]
    assert not [line for line in lines if line[-1] == "（"]


@given(st.text(st.sampled_from("ab 市、（"), max_size=80), st.floats(30, 200))
def test_lines_keep_every_word_and_their_room(text: str, room: float) -> None:
    lines = list(broken(text, 10.0, room))
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    for line in lines:
        assert label_width(line, 10.0) <= room or len(PIECES.findall(line)) == 1


def test_more_dots_than_can_be_found_are_drawn_without_their_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told = [len(mark) for mark in marks(picture(), "sites")]
    monkeypatch.setattr(deck_svg, "MOST_TOLD", 2)
    untold = [len(mark) for mark in marks(picture(), "sites")]

    assert (told, untold) == ([1, 1, 1], [0, 0, 0])
