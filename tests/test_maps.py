"""Maps draw every place that is known, nothing that is not, and no text that could do harm."""

import gzip
import json
import re
from collections.abc import Callable, Iterator
from html import unescape
from itertools import combinations
from math import dist, hypot
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pandas as pd
import pydeck
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from streamlit.testing.v1 import AppTest

from analysis import palette
from analysis.contract.schema import SITE_KINDS
from analysis.frames.rows import records
from analysis.geometry import viewport
from analysis.geometry.viewport import AROUND_ONE_PLACE, FARTHEST, eastward, pixels
from analysis.maps import decks, labels, legend, marks, scales
from analysis.maps.labels import Box, MapLabel, arrange, in_two_lines
from analysis.maps.layers import SIGN_CELL, SIGNS
from analysis.summaries.places.visits import HostVisitedRow, SiteVisitedRow
from analysis.words.catalogue import LANGUAGES, words_in
from pages.components.map_panel import legend_html
from tests import app_test

BASEMAP = Path(__file__).parent.parent / "data" / "basemap"
ENGLISH = words_in("en")
NOWHERE = float("nan")
HOSTILE = '@@=alert(1) <img src=x onerror="alert(1)"> {details}'

SITES = pd.DataFrame(
    [
        (
            "market",
            "Karato Market",
            "唐戸市場",
            33.957,
            130.946,
            100,
            False,
            1,
            "tourism-promotion",
        ),
        ("light", "Lighthouse", "角島灯台", 34.353, 130.841, 60, False, 3, pd.NA),
        ("plant", "Water plant", "浄水場（名称不明）", 34.008, 130.985, 2000, True, 1, "water"),
        ("lost", "Lost site", "不明", NOWHERE, NOWHERE, pd.NA, True, 1, "water"),
        ("evil", HOSTILE, HOSTILE, 35.0, 137.0, 100, False, 1, "ict"),
    ],
    columns=[
        *("site_id", "name_en", "name_ja", "latitude", "longitude"),
        *("uncertainty_m", "approximate", "visits", "theme_id"),
    ],
).assign(
    last_fiscal_year=pd.array([2019] * 5, "Int64"),
    kind="water",
    municipality_en=["Shimonoseki City", "Far Town", "", "", "Elsewhere"],
    municipality_ja=None,
    prefecture=["35", "35", "35", "", "23"],
    family_id=pd.array(["visitors", None, "environment", "environment", "technology"], "string"),
)
HOSTS = pd.DataFrame(
    [
        ("shimonoseki", "Shimonoseki City", "下関市", 33.958, 130.941, 1, 0),
        ("koriyama", "Koriyama City", "郡山市", 37.400, 140.360, 4, 1),
        ("somewhere", "Somewhere", "某市", NOWHERE, NOWHERE, 1, 0),
    ],
    columns=["host_id", "host_en", "host_ja", "latitude", "longitude", "seminars", "online"],
).assign(last_fiscal_year=pd.array([2022] * 3, "Int64"), prefecture=["35", "07", "31"])
# Two countries at one seminar, one of them at another as well, and one whose capital is unknown.
JOURNEYS = pd.DataFrame(
    [
        ("IND", "sg-fy2019", 2, 28.61, 77.21, 33.958, 130.941),
        ("THA", "sg-fy2019", 2, 13.75, 100.50, 33.958, 130.941),
        ("THA", "sg-fy2022", 7, 13.75, 100.50, 37.400, 140.360),
        ("XXX", "sg-fy2022", 1, NOWHERE, NOWHERE, 37.400, 140.360),
    ],
    columns=[
        *("country", "seminar_id", "delegates", "capital_latitude", "capital_longitude"),
        *("host_latitude", "host_longitude"),
    ],
).assign(tokyo_latitude=35.69, tokyo_longitude=139.69)
OUTLINES = {
    "Yamaguchi": (
        ((131.0, 34.0), (132.0, 34.0), (132.0, 35.0), (131.0, 34.0)),
        ((130.8, 34.3), (130.9, 34.3), (130.9, 34.4), (130.8, 34.3)),
    ),
    "Hokkaido": (((141.0, 42.0), (145.0, 42.0), (143.0, 45.0), (141.0, 42.0)),),
}
SHADING = marks.Shading(
    pd.DataFrame(
        [("Yamaguchi", "山口県", 2, ("sg-fy2019",)), ("Hokkaido", "北海道", 0, ())],
        columns=["name_en", "name_ja", "seminars", "seminar_ids"],
    ),
    OUTLINES,
    {"sg-fy2019": "@@=FY2019"},
)
COUNTRIES = {"IND": "India", "THA": "Thailand"}
THEMES = {"tourism-promotion": "Tourism", "water": "Water <b>", "ict": "ICT", "sdgs": "SDGs"}

places = st.builds(viewport.Point, st.floats(-60, 70), st.floats(-180, 180))
places_in_japan = st.builds(viewport.Point, st.floats(30, 46), st.floats(129, 146))
frames = st.sampled_from([viewport.DESKTOP, viewport.PHONE, viewport.SMALL])


def spec(deck: pydeck.Deck) -> dict[str, Any]:
    """Return what the browser gets; NaN and Infinity are no JSON."""
    found: dict[str, Any] = json.loads(deck.to_json(), parse_constant=pytest.fail)
    return found


def visits(language: str = "en", **choices: Any) -> dict[str, Any]:
    sites, hosts, journeys = (choices.pop(name, frame) for name, frame in FRAMES.items())
    names: dict[str, Any] = {"theme_names": THEMES, "country_names": COUNTRIES, "shading": SHADING}
    words = words_in(language)
    return spec(decks.visits_map(sites, hosts, journeys, words, "light", "s", **names, **choices))


FRAMES = {"sites": SITES, "hosts": HOSTS, "journeys": JOURNEYS}


def layers(drawn: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    return {layer["id"]: layer["data"] for group in drawn["layers"] for layer in group}


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from texts(part)


def test_every_row_with_a_place_is_drawn_once() -> None:
    drawn = layers(visits())
    assert [row["site_id"] for row in drawn["sites"]] == ["market", "light", "evil"]
    assert [row["site_id"] for row in drawn["approximate"]] == ["plant"]
    assert [row["host_id"] for row in drawn["hosts"]] == ["shimonoseki", "koriyama"]


def test_journeys_between_the_same_places_are_one_arc_as_wide_as_their_people() -> None:
    arcs = {(arc["name"], arc["details"]): arc["width"] for arc in layers(visits())["journeys"]}
    assert set(arcs) == {
        ("India", "2 delegates in 1 seminar"),
        ("Thailand", "9 delegates in 2 seminars"),
        ("India and Thailand", "4 delegates in 1 seminar"),
        ("Thailand", "7 delegates in 1 seminar"),
    }
    narrow, wide = (arcs["India", "2 delegates in 1 seminar"], max(arcs.values()))
    assert (wide / narrow) ** 2 == pytest.approx(9 / 2)


def test_a_host_grows_with_the_times_it_hosted() -> None:
    shimonoseki, koriyama = layers(visits())["hosts"]
    assert koriyama["radius"] ** 2 == pytest.approx(4 * shimonoseki["radius"] ** 2)
    assert koriyama["details"] == "Host 4 times, last in FY2022\n1 of them online"


def test_an_approximate_place_is_as_wide_as_its_uncertainty_and_says_so() -> None:
    (plant,) = layers(visits())["approximate"]
    assert plant["uncertainty"] == 2000
    assert plant["details"].startswith("Approximate place, within about 2 km\n")


def test_the_colour_of_a_site_is_the_family_of_its_theme_or_quiet() -> None:
    market, light, _ = layers(visits())["sites"]
    assert market["colour"] == palette.rgba(palette.family_colour("visitors", "light"))
    assert light["colour"] == palette.rgba(palette.muted("light"))


def test_a_site_that_perhaps_no_chosen_country_saw_is_hollow_and_says_so() -> None:
    perhaps = SITES.assign(perhaps=True)
    sure, hollow = (layers(visits(sites=sites)) for sites in (SITES, perhaps))
    paper = palette.rgba(palette.paper("light"))
    for drawn, row in zip(hollow["sites"], sure["sites"], strict=True):
        assert (drawn["colour"], drawn["edge"]) == (paper, row["colour"])
        assert row["edge"] == paper
        assert ENGLISH.text("map-site-perhaps") in drawn["details"].split("\n")
        assert ENGLISH.text("map-site-perhaps") not in row["details"]
    assert [row["fill"][3] for row in hollow["approximate"]] == [0]
    said = ENGLISH.text("map-legend-perhaps")
    assert said in legend_html(legend.signs(perhaps, ENGLISH, "light", ["sites"]))
    assert said not in legend_html(legend.signs(SITES, ENGLISH, "light", ["sites"]))


def test_prefectures_are_as_dark_as_the_seminars_they_hosted_and_blank_without_one() -> None:
    *yamaguchi, hokkaido = layers(visits())["prefectures"]
    assert [row["name"] for row in yamaguchi] == ["Yamaguchi", "Yamaguchi"]
    assert {row["colour"][3] for row in yamaguchi} == {round(255 * palette.shade(2))}
    assert hokkaido["colour"][3] == 0
    assert hokkaido["details"] == ENGLISH.text("hosting-undocumented")


def test_near_enough_sites_carry_the_sign_of_their_kind() -> None:
    city = SITES[SITES["site_id"].isin(["market", "plant"])]
    near = layers(visits(sites=city, view=viewport.fit(viewport.points(city))))
    assert [row["kind"] for row in near["signs"]] == ["water", "water"]
    assert "signs" not in layers(visits(sites=city, view=viewport.fit(viewport.JAPAN)))


def test_sites_at_one_place_say_how_many_they_are() -> None:
    stacked = pd.concat([SITES.head(1)] * 3).assign(site_id=["a", "b", "c"])
    drawn = layers(visits(sites=stacked))["sites"]
    assert all(row["details"].endswith("One of 3 sites at this place") for row in drawn)
    assert list(marks.same_spot(pd.concat([SITES, stacked]), "b")["site_id"]) == [
        *("market", "a", "b", "c")
    ]
    assert marks.same_spot(SITES, "lost").empty
    assert marks.same_spot(SITES, "unheard-of").empty


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_are_in_the_readers_language(language: str) -> None:
    drawn = layers(visits(language))
    name = {"en": "Koriyama City", "ja": "郡山市"}[language]
    assert name in [row["name"] for row in drawn["hosts"]]
    assert name in [row["name"] for row in drawn["bold-names"]]
    assert name in [row["name"] for row in layers(hosts_map(language))["bold-names"]]


def hosts_map(language: str = "en", hosts: pd.DataFrame = HOSTS) -> dict[str, Any]:
    return spec(decks.hosts_map(records(hosts, HostVisitedRow), words_in(language), "dark", "s"))


def test_no_text_from_data_is_a_formula_or_a_placeholder() -> None:
    for group in visits(chosen=["evil"])["layers"]:
        for layer in group:
            found = list(texts(layer["data"]))
            assert not [text for text in found if text.startswith("@@")]
            assert not [text for text in found if re.search(r"\{\w", text)]


def test_the_chosen_site_is_ringed_and_named() -> None:
    drawn = layers(visits(chosen=["market"], layers=["sites"]))
    assert drawn["chosen"][0]["position"] == [130.946, 33.957]
    assert [row["name"] for row in drawn["bold-names"]] == ["Karato Market"]


def test_a_chosen_approximate_site_keeps_its_dashes() -> None:
    (ring,) = layers(visits(chosen=["plant"]))["chosen"]
    assert ring["reach"] == 2000
    assert ring["dash"] != [0, 0]


@pytest.mark.parametrize("chosen", [[], [""], ["lost", "unheard-of"]])
def test_nothing_is_ringed_that_is_not_drawn(chosen: list[str]) -> None:
    assert "chosen" not in layers(visits(chosen=chosen))


def test_the_way_is_one_line_for_each_day_that_moved_and_begins_in_tokyo() -> None:
    days = pd.to_datetime(["2019-12-15", "2019-12-16", "2019-12-17", "2019-12-17"])
    stops = pd.DataFrame(
        {
            "date": days,
            "site_id": [None, None, "bridge", None],
            "latitude": [35.6895, 34.0, 34.4, 35.6895],
            "longitude": [139.6917, 131, 130.8, 139.6917],
        }
    )
    drawn = layers(visits(layers=[], route=marks.Route(stops, days[1])))
    tokyo, host, bridge = [139.6917, 35.6895], [131.0, 34.0], [130.8, 34.4]

    assert [row["path"] for row in drawn["way"]] == [[tokyo, host], [host, bridge, tokyo]]
    widths = [row["width"] for row in drawn["way"]]
    assert widths[0] > widths[1]
    assert [row["position"] for row in drawn["stops"]] == [tokyo]
    assert "way" not in layers(visits(route=marks.Route(stops.head(1))))
    from_the_host = layers(visits(layers=[], route=marks.Route(stops.iloc[1:], days[1])))
    assert "stops" not in from_the_host


def test_where_the_way_has_come_to_is_marked_unless_it_is_a_site() -> None:
    day = pd.Timestamp("2019-12-15")
    stops = pd.DataFrame(
        [(day, None, 35.7, 139.7), (day, "bridge", 34.4, 130.8)],
        columns=["date", "site_id", "latitude", "longitude"],
    )
    begun = layers(visits(route=marks.Route(stops.head(1), day)))
    assert [row["position"] for row in begun["here"]] == [[139.7, 35.7]]
    assert "here" not in layers(visits(route=marks.Route(stops, day)))
    assert "here" not in layers(visits(route=marks.Route(stops.head(1))))


def test_around_an_approximate_place_is_its_whole_circle() -> None:
    plant = SITES[SITES["site_id"] == "plant"]
    south, north = (corner.latitude for corner in viewport.around(plant))
    assert (north - south) / 360 * 40_075_017 == pytest.approx(2 * 2000)
    assert viewport.around(SITES[SITES["site_id"].isin(["market", "lost"])]) == ((33.957, 130.946),)


@pytest.mark.parametrize("kind", decks.LAYERS)
def test_a_layer_that_is_switched_off_is_not_drawn(kind: str) -> None:
    left = [layer for layer in decks.LAYERS if layer != kind]
    drawn = layers(visits(layers=left))
    assert kind not in drawn
    assert set(left) <= set(drawn)


@pytest.mark.parametrize("language", LANGUAGES)
def test_empty_frames_give_an_empty_map_of_japan(language: str) -> None:
    empty = {name: frame.head(0) for name, frame in FRAMES.items()}
    drawn = visits(language, **empty)
    assert set(layers(drawn)) == {"prefectures"}
    assert (
        drawn["initialViewState"]
        == spec(pydeck.Deck([], initial_view_state=viewport.fit(())))["initialViewState"]
    )
    assert layers(hosts_map(language, HOSTS.head(0))) == {}
    assert legend.visits_alt(empty["sites"], empty["hosts"], words_in(language))
    assert legend.not_on_the_map(empty["sites"], empty["hosts"], words_in(language)) == ""


def test_the_basemap_is_ours() -> None:
    drawn = visits()
    assert drawn["mapStyle"] == "s"
    assert drawn.get("mapProvider") is None


def test_layers_are_nested_or_streamlit_fades_them() -> None:
    assert all(isinstance(group, list) for group in visits()["layers"])


def test_the_natural_view_is_asia_with_journeys_a_city_when_all_is_there_else_japan() -> None:
    japan = viewport.fit((*viewport.JAPAN, *viewport.points(HOSTS)))
    city = SITES[SITES["site_id"].isin(["market", "light"])]
    asia = decks.natural_view(SITES, HOSTS, JOURNEYS)
    still = decks.natural_view(SITES, HOSTS, JOURNEYS, ["sites"])
    near = decks.natural_view(city, HOSTS.head(1), JOURNEYS, ["sites"])
    assert asia.zoom < still.zoom == japan.zoom < near.zoom


def test_names_of_sites_appear_at_the_scale_of_a_city() -> None:
    city = SITES[SITES["site_id"].isin(["market", "light"])]
    near = visits(sites=city, layers=["sites"], view=viewport.fit(viewport.points(city)))
    assert {row["name"] for row in layers(near)["names"]} == {"Karato Market", "Lighthouse"}
    assert "names" not in layers(
        visits(sites=city, layers=["sites"], view=viewport.fit(viewport.JAPAN))
    )


@given(st.lists(places, min_size=1), frames)
def test_a_view_holds_all_its_places(shown: list[viewport.Point], frame: viewport.Frame) -> None:
    view = viewport.fit(shown, frame)
    middle = pixels(viewport.Point(view.latitude, view.longitude), view.zoom)
    far = [pixels(place, view.zoom) for place in shown]
    assert view.longitude <= 180
    if view.zoom > FARTHEST:
        # Zoom and middle are rounded, so a place may lie a pixel or two in the margin.
        assert all(abs(x - middle[0]) <= frame.width / 2 - frame.margin + 3 for x, _ in far)
        assert all(abs(y - middle[1]) <= frame.height / 2 - frame.margin + 3 for _, y in far)


def test_a_host_alone_is_shown_within_japan() -> None:
    alone = decks.natural_view(SITES.head(0), HOSTS.head(1), JOURNEYS.head(0))
    assert alone.zoom == scales.japan_view(HOSTS.head(1)).zoom


def test_one_place_is_shown_with_its_surroundings() -> None:
    view = viewport.fit([viewport.Point(34.0, 131.0)])
    assert (view.latitude, view.longitude, view.zoom) == (34.0, 131.0, AROUND_ONE_PLACE)


def test_america_lies_east_of_japan() -> None:
    assert eastward(-77.0) > 140 > eastward(-0.1)


def test_a_view_asked_for_again_differs_from_the_one_before() -> None:
    first, second, third = (viewport.again(viewport.fit(()), times) for times in range(3))
    for name in ("latitude", "longitude", "zoom"):
        assert getattr(first, name) != getattr(second, name) != getattr(third, name)
        assert getattr(second, name) == pytest.approx(getattr(first, name), abs=1e-4)


names = st.text(st.sampled_from("aM 市（"), min_size=1, max_size=12)
wanting = st.builds(
    MapLabel, names, places_in_japan, st.floats(2, 20), st.floats(11, 14), st.floats(0, 99)
)


@given(st.lists(wanting, max_size=25), frames)
def test_labels_cover_neither_each_other_nor_marks(
    wanted: list[MapLabel], frame: viewport.Frame
) -> None:
    view = viewport.fit(viewport.JAPAN, frame)
    placed = arrange(wanted, view, frame)
    boxes = [found.box for found in placed]
    assert not any(box.meets(other) for i, box in enumerate(boxes) for other in boxes[:i])
    x, y = pixels(viewport.Point(view.latitude, view.longitude), view.zoom)
    assert all(max(x - box.left, box.right - x) <= frame.width / 2 for box in boxes)
    assert all(max(y - box.top, box.bottom - y) <= frame.height / 2 for box in boxes)
    for label in wanted:
        x, y = pixels(label.point, view.zoom)
        assert not [box for box in boxes if box.left < x < box.right and box.top < y < box.bottom]


@given(st.lists(wanting, max_size=25), frames)
def test_only_what_is_near_need_be_asked(wanted: list[MapLabel], frame: viewport.Frame) -> None:
    view = viewport.fit(viewport.JAPAN, frame)
    with patch.object(labels, "SQUARE", 1e9):
        asked_of_all = arrange(wanted, view, frame)
    assert arrange(wanted, view, frame) == asked_of_all


def test_a_crowd_at_one_place_is_asked_once() -> None:
    asked = []

    def meets(one: Box, other: Box, really: Callable[[Box, Box], bool] = Box.meets) -> bool:
        asked.append(one)
        return really(one, other)

    crowd = [MapLabel(f"Site {at}", viewport.Point(36.0, 138.0), 5, 13, 0.0) for at in range(200)]
    with patch.object(Box, "meets", meets):
        assert arrange(crowd, viewport.fit(()), viewport.DESKTOP)
    # Eight sides of two hundred, not each of them of two hundred marks.
    assert len(asked) < 20 * 8 * len(crowd)


def test_the_important_label_comes_first() -> None:
    here = viewport.Point(36.0, 138.0)
    crowd = [MapLabel("x" * 20, here, 5, 13, float(rank)) for rank in range(30)]
    ranks = [found.label.importance for found in arrange(crowd, viewport.fit(()), viewport.DESKTOP)]
    assert 1 <= len(ranks) < 30
    assert ranks == sorted(range(30), reverse=True)[: len(ranks)]


def test_a_long_name_is_written_in_two_lines() -> None:
    name = "Disaster prevention facility in Shimonoseki"
    label = MapLabel(name, viewport.Point(36.0, 138.0), 5, 12, 0)
    (placed,) = arrange([label], viewport.fit(()), viewport.DESKTOP)
    assert placed.text == "Disaster prevention\nfacility in Shimonoseki"
    assert in_two_lines("下関市の防災関連施設") == "下関市の防\n災関連施設"


def test_a_scale_is_read_from_an_address() -> None:
    assert scales.read_scale("city:shimonoseki") == ("city", "shimonoseki")
    assert scales.read_scale("japan") == ("japan", "")
    assert scales.read_scale("moon:sea") == ("", "")


def test_cities_are_the_hosts_on_the_map_the_latest_first() -> None:
    hosts = HOSTS.assign(last_fiscal_year=pd.array([2019, 2022, 2023], "Int64"))
    known = scales.cities(SITES, hosts, ENGLISH)
    assert [city.name for city in known] == ["Koriyama City", "Shimonoseki City"]
    _, shimonoseki = known
    assert list(scales.sites_of_city(shimonoseki, SITES)["site_id"]) == ["market", "plant"]
    market, _, _, _, evil = records(SITES, SiteVisitedRow)
    assert scales.city_of(market, known, ENGLISH) == shimonoseki
    assert scales.city_of(evil, known, ENGLISH).point == (35.0, 137.0)
    view = scales.city_view(shimonoseki, SITES)
    assert scales.scale_of(view) == "city"
    assert scales.scale_of(viewport.fit(())) == "japan"
    assert scales.scale_of(view, "asia") == "asia"


def test_a_site_belongs_to_its_own_city_however_far_else_to_the_nearest() -> None:
    known = scales.cities(SITES, HOSTS, ENGLISH)
    far = SITES.assign(municipality_en=["Koriyama City", "Shimonoseki City", "", "", "x"])
    own = scales.home_city_ids(far.assign(prefecture=["07", "35", "35", "35", "35"]), known)
    assert own == ["koriyama", "shimonoseki", "shimonoseki", "", ""]
    # Of another prefecture it is another place of that name.
    assert scales.home_city_ids(far.assign(prefecture="01"), known)[:2] == ["shimonoseki", ""]


CITIES = scales.cities(SITES, HOSTS, ENGLISH)
JAPAN = viewport.fit((*viewport.JAPAN, *viewport.points(HOSTS)))


def test_far_away_a_city_is_one_disc_with_its_visits_and_what_lies_elsewhere_a_dot() -> None:
    drawn = layers(visits(cities=CITIES, view=JAPAN))
    (disc,) = drawn["discs"]
    assert (disc["host_id"], disc["name"]) == ("shimonoseki", "Shimonoseki City")
    assert disc["details"].split("\n") == [
        *("2 visits to 2 sites", "Environment and sustainability: 1", "Tourism and culture: 1")
    ]
    assert [row["name"] for row in drawn["disc-numbers"]] == ["2"]
    assert [row["site_id"] for row in drawn["sites"]] == ["light", "evil"]
    assert "approximate" not in drawn
    # A host without a disc has its ring, and no other.
    assert [row["host_id"] for row in drawn["hosts"]] == ["koriyama"]
    assert {"Shimonoseki City", "Koriyama City"} <= {row["name"] for row in drawn["bold-names"]}
    city = SITES[SITES["site_id"].isin(["market", "plant"])]
    near = layers(visits(cities=CITIES, view=viewport.fit(viewport.points(city))))
    assert "discs" not in near
    assert [row["site_id"] for row in near["approximate"]] == ["plant"]


def test_a_disc_is_hollow_only_where_all_its_visits_are_perhaps() -> None:
    for perhaps, alpha in (([True] * 5, 16), ([True, False, False, False, False], 255)):
        drawn = layers(visits(sites=SITES.assign(perhaps=perhaps), cities=CITIES, view=JAPAN))
        (disc,) = drawn["discs"]
        assert disc["colour"][3] == alpha
        count = "2" if all(perhaps) else "1"
        assert disc["details"].split("\n")[-1].startswith(f"{count} of these sites perhaps")


def test_the_disc_of_a_chosen_site_is_ringed() -> None:
    ringed = layers(visits(cities=CITIES, view=JAPAN, chosen=["plant"]))["chosen-discs"]
    assert [row["position"] for row in ringed] == [[130.941, 33.958]]
    assert "chosen-discs" not in layers(visits(cities=CITIES, view=JAPAN, chosen=["evil"]))


def test_areas_of_discs_tell_their_visits_as_far_as_numbers_have_room() -> None:
    many = pd.concat([SITES.head(1), SITES.head(1).assign(latitude=37.4, longitude=140.36)])
    many = many.assign(visits=[36, 9], municipality_en="")
    large, small = layers(visits(sites=many, cities=CITIES, view=JAPAN))["discs"]
    assert (large["radius"] / small["radius"]) ** 2 == pytest.approx(36 / 9, rel=0.02)
    crowded = layers(visits(sites=many.assign(visits=[9000, 1]), cities=CITIES, view=JAPAN))
    large, small = crowded["discs"]
    assert large["radius"] <= scales.LARGEST
    assert small["radius"] == scales.LEAST


def test_the_parts_of_a_ring_are_the_shares_of_its_families() -> None:
    disc = {
        "position": [130.0, 34.0],
        "offset": [0.0, 0.0],
        "radius": 12.0,
        "parts": [("#112233", 0.5), ("#445566", 0.25), ("#778899", 0.25)],
    }
    rows = scales.ring_rows([disc], "light")
    paper = palette.rgba(palette.paper("light"))
    colours = [row["colour"][:3] for row in rows if row["colour"] != paper]
    assert colours == [[0x77, 0x88, 0x99], [0x44, 0x55, 0x66], [0x11, 0x22, 0x33]]
    # Each ends with its own share, upon the one before; the first is the whole ring.
    whole, *ends = [row["dash"][0] for row in rows if row["colour"] != paper]
    around = 2 * 3.141593 * 10.0 / scales.RING_WIDTH
    assert whole == 0
    assert ends == pytest.approx([0.75 * around, 0.5 * around], rel=1e-4)
    (only,) = scales.ring_rows([disc | {"parts": [("#112233", 1.0)]}], "light")
    assert only["dash"] == [0.0, 0.0]


circles = st.builds(
    lambda place, radius: {
        "position": [place.longitude, place.latitude],
        "radius": radius,
        "offset": [0.0, 0.0],
    },
    places_in_japan,
    st.floats(8, 30),
)


def stands(circle: dict[str, Any]) -> tuple[float, float]:
    longitude, latitude = circle["position"]
    x, y = pixels(viewport.Point(latitude, longitude), JAPAN.zoom)
    return x + circle["offset"][0], y + circle["offset"][1]


@given(st.lists(circles, max_size=8))
def test_circles_stand_aside_of_each_other(crowd: list[dict[str, Any]]) -> None:
    scales.stand_aside(crowd, JAPAN.zoom)
    for one, other in combinations(crowd, 2):
        # In a crowd the edges of two may lie upon each other.
        assert dist(stands(one), stands(other)) > one["radius"] + other["radius"] - 4


def test_what_stands_alone_stays_and_of_two_the_larger_moves_less() -> None:
    crowd: list[dict[str, Any]] = [
        {"position": [135.0, 35.0], "radius": 20.0, "offset": [0.0, 0.0]},
        {"position": [135.0, 35.0], "radius": 10.0, "offset": [0.0, 0.0]},
        {"position": [140.0, 40.0], "radius": 20.0, "offset": [0.0, 0.0]},
    ]
    scales.stand_aside(crowd, JAPAN.zoom)
    large, small, alone = (hypot(*circle["offset"]) for circle in crowd)
    assert 0 < large < small
    assert alone == 0


def test_a_number_goes_with_its_disc_whose_offset_deck_gl_counts_upward() -> None:
    two = pd.concat([HOSTS.head(1)] * 2).assign(host_id=["a", "b"], prefecture=["35", "34"])
    drawn = layers(visits(hosts=two, cities=scales.cities(SITES, two, ENGLISH), view=JAPAN))
    (disc,), (number,), (ring,) = (drawn[name] for name in ("discs", "disc-numbers", "hosts"))
    right, up = disc["offset"]
    assert number["offset"] == [right, -up]
    assert ring["offset"][1] * up < 0
    assert len(drawn["disc-places"]) == 1


def test_the_legend_of_discs_says_what_they_are_and_which_hosts_have_none() -> None:
    shown = legend.signs(SITES, ENGLISH, "light", cities=CITIES)
    labels = [sign.label for sign in shown]
    assert ENGLISH.text("map-legend-discs") in labels
    assert ENGLISH.text("map-legend-hosts-alone") in labels
    assert ENGLISH.text("map-legend-hosts") not in labels
    # All that is approximate lies in a disc.
    assert ENGLISH.text("map-legend-approximate") not in labels
    all_discs = legend.signs(SITES, ENGLISH, "light", cities=CITIES[:1])
    assert ENGLISH.text("map-legend-hosts-alone") not in [sign.label for sign in all_discs]


def test_tokyo_is_a_city_where_sites_are_there() -> None:
    in_tokyo = SITES.head(1).assign(latitude=35.69, longitude=139.7)
    assert [city.city_id for city in scales.cities(in_tokyo, HOSTS.head(1), ENGLISH)] == [
        *("shimonoseki", "tokyo")
    ]


def test_the_legend_names_what_is_drawn_and_escapes_it() -> None:
    shown = legend_html(legend.signs(SITES, ENGLISH, "light", ["sites", "hosts"]))
    assert f"<span>{ENGLISH.text('family-visitors')}</span>" in shown
    assert ENGLISH.text("family-safety") not in shown
    assert "Water &lt;b&gt;" in legend_html([legend.LegendEntry("dot", "#000", "Water <b>")])
    assert ENGLISH.text("map-legend-no-theme") in shown
    assert ENGLISH.text("map-legend-hosts") in shown
    assert ENGLISH.text("map-legend-journeys") not in shown
    assert f"<span>{ENGLISH.text('kind-transport')}</span>" not in shown
    by_rail, drawn = SITES.assign(kind="transport"), ["sites", "prefectures"]
    near = legend_html(legend.signs(by_rail, ENGLISH, "light", drawn, shading=SHADING, near=True))
    assert f"<span>{ENGLISH.text('kind-transport')}</span>" in near
    assert "2 seminars hosted" in near
    assert ENGLISH.text("map-legend-blank") in near


def test_what_is_not_drawn_is_said() -> None:
    assert legend.not_on_the_map(SITES, HOSTS, ENGLISH) == (
        "1 site is not on the map: its place is not documented. "
        "1 host is not on the map: its place is not documented."
    )


def test_the_alt_text_counts_what_is_drawn() -> None:
    drawn = legend.visits_alt(SITES, HOSTS.head(2), ENGLISH)
    assert drawn == (
        "Map of Japan with 2 hosts: Shimonoseki City and Koriyama City. "
        "4 visited sites, 1 at approximate places."
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_style_needs_nothing_from_outside(scheme: str) -> None:
    style = json.loads((BASEMAP / f"style-{scheme}.json").read_text(encoding="utf-8"))
    assert not {"glyphs", "sprite"} & set(style)
    assert not [layer for layer in style["layers"] if layer["type"] == "symbol"]
    for source in style["sources"].values():
        folder, _, file = source["data"].partition("/")
        assert folder == "basemap"
        assert json.loads((BASEMAP / file).read_text(encoding="utf-8"))["type"]


# What a first view of the map takes, compressed as the server does it.
MOST_BYTES = 400_000


def test_the_first_view_of_the_map_is_light() -> None:
    style = json.loads((BASEMAP / "style-light.json").read_text(encoding="utf-8"))
    files = [BASEMAP.parent / source["data"] for source in style["sources"].values()]
    files += [BASEMAP / "style-light.json", BASEMAP / "kinds.png"]
    assert sum(len(gzip.compress(file.read_bytes(), 6)) for file in files) < MOST_BYTES


def test_each_kind_of_site_has_its_sign() -> None:
    shapes = json.loads((BASEMAP / "kinds.json").read_text(encoding="utf-8"))
    assert set(shapes) == set(SITE_KINDS)
    picture = Image.open(BASEMAP / "kinds.png").convert("LA")
    assert picture.size == (len(SIGNS) * SIGN_CELL, SIGN_CELL)
    for kind, cell in SIGNS.items():
        ink = picture.crop((cell["x"], 0, cell["x"] + SIGN_CELL, SIGN_CELL)).getchannel("A")
        assert ink.getbbox() is not None, kind


def test_the_makers_of_the_basemap_stand_on_it() -> None:
    style = json.loads((BASEMAP / "style-dark.json").read_text(encoding="utf-8"))
    credited = [source["attribution"] for source in style["sources"].values() if len(source) > 3]
    makers = [unescape(re.sub("<[^>]*>", "", credit)) for credit in credited]
    assert makers == ["Natural Earth", "GSHHG (Wessel & Smith)"]
    assert all(maker in ENGLISH.text("map-credits") for maker in makers)


def test_both_styles_draw_the_same_in_other_colours() -> None:
    light, dark = (
        (BASEMAP / f"style-{scheme}.json").read_text(encoding="utf-8")
        for scheme in ("light", "dark")
    )
    colour = r'"#[0-9a-f]{6}"'
    assert re.sub(colour, "", light).replace("light", "") == re.sub(colour, "", dark).replace(
        "dark", ""
    )
    assert re.findall(colour, light) != re.findall(colour, dark)


PAGE = """
import streamlit
from analysis.maps import decks as maps
from analysis.links.address import Address
from pages.components.map_panel import draw_map
from pages.session.view import view_of
from tests.test_maps import ENGLISH, HOSTS, JOURNEYS, SITES

deck = maps.visits_map(SITES, HOSTS, JOURNEYS, ENGLISH, "light", "s")
view = view_of(Address(), "light", is_phone=False)
picked = draw_map(view, deck, "map", "A map", on_pick=streamlit.text)
streamlit.text(f"returned {picked}")
"""


@pytest.mark.parametrize(
    ("layer", "row", "expected"),
    [
        ("sites", {"site_id": "market"}, ["market", "returned market"]),
        ("approximate", {"site_id": "plant"}, ["plant", "returned plant"]),
        ("hosts", {"host_id": "koriyama"}, ["returned None"]),
        ("journeys", {"name": "India"}, ["returned None"]),
    ],
)
def test_a_pick_tells_the_site(layer: str, row: dict[str, str], expected: list[str]) -> None:
    page = AppTest.from_string(PAGE).run()
    assert [text.value for text in page.text] == ["returned None"]
    map_id = page.get("deck_gl_json_chart")[0].proto.id
    app_test.pick(page, map_id, {"indices": {layer: [0]}, "objects": {layer: [row]}})
    assert [text.value for text in page.text] == expected
    assert [text.value for text in page.run().text] == ["returned None"]
