"""The municipalities of Japan, found by any writing of their names, each with its reach."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from analysis.contract.table_rows import HostRow, SiteRow
from analysis.frames.rows import records
from analysis.geometry.municipalities import municipalities
from analysis.loading.consistency_places import ALLOWED_KM, kilometres_outside
from analysis.loading.dataset import Dataset, load
from analysis.search.forms import writing
from analysis.search.places import FoundPlace, find_places
from analysis.summaries.places.visits import great_circle_km
from tests.conftest import DATA


@pytest.fixture(scope="module")
def record() -> Dataset:
    return load(DATA, "record")


def named(text: str, prefecture: str = "", known: Dataset | None = None) -> list[tuple[str, str]]:
    return [(place.name_ja, place.prefecture) for place in find_places(text, prefecture, known)]


def test_the_list_is_whole() -> None:
    places = municipalities()
    # 792 cities, 743 towns, 183 villages and 23 wards: as of the Ministry of Internal Affairs.
    assert Counter(place.name_ja[-1] for place in places) == {
        "市": 792,
        "町": 743,
        "村": 183,
        "区": 23,
    }
    assert len({place.code for place in places}) == len(places) == 1741
    assert {place.prefecture for place in places} == {f"{code:02}" for code in range(1, 48)}
    assert all(place.name_en.isascii() and place.kana for place in places)


def test_latin_names_sound_as_their_kana() -> None:
    for place in municipalities():
        full, bare = writing(place.kana).sound, writing(place.name_en).sound
        ending = full.removeprefix(bare)
        # Two vowels that meet where two words do are one long one to the ear.
        assert ending in {"si", "ku", "tyo", "mati", "son", "mura"} or place.name_en in (
            *("Minami-Alps", "San-yo-onoda", "Suo-oshima"),
        ), place


def test_each_lies_in_its_prefecture(record: Dataset) -> None:
    names = dict(zip(record.prefectures["prefecture"], record.prefectures["name_en"], strict=True))
    places = municipalities()
    outside = kilometres_outside(
        [place.prefecture for place in places],
        names,
        np.array([place.longitude for place in places]),
        np.array([place.latitude for place in places]),
    )
    # Amami, islands that the outlines leave out, and Kitayama, which lies within other prefectures.
    far = {place.name_ja for place, km in zip(places, outside, strict=True) if km > ALLOWED_KM}
    assert far == set()
    wrong = kilometres_outside(
        ["47" if place.prefecture == "46" else "46" for place in places],
        names,
        np.array([place.longitude for place in places]),
        np.array([place.latitude for place in places]),
    )
    assert {place.prefecture for place, km in zip(places, wrong, strict=True) if km == 0} <= {"46"}


def test_how_far_one_reaches_is_said_and_is_enough_for_what_is_known_there(record: Dataset) -> None:
    reach = {place.code: place.uncertainty_m for place in municipalities()}
    assert {code for code, metres in reach.items() if metres is None} == {"13362"}
    assert all(1_100 <= metres <= 100_000 for metres in reach.values() if metres)
    # Sites of the record lie within the municipality that they are said to lie in.
    tried = 0
    for site in records(record.sites, SiteRow):
        if site["municipality_ja"] and site["latitude"] is not None:
            (place,) = find_places(site["municipality_ja"], site["prefecture"] or "")
            assert away(place, site) * 1000 <= (place.uncertainty_m or 0), site["site_id"]
            tried += 1
    assert tried == 15


def away(place: FoundPlace, row: SiteRow | HostRow) -> float:
    """Return how many kilometres a row lies from a place."""
    assert row["latitude"] is not None
    assert row["longitude"] is not None
    here = place.latitude, place.longitude
    return float(great_circle_km(*here, row["latitude"], row["longitude"]))


def test_hosts_of_the_record_are_found_where_the_record_has_them(record: Dataset) -> None:
    hosts = [host for host in records(record.hosts, HostRow) if host["level"] == "municipality"]
    assert len(hosts) > 30
    for host in hosts:
        for name in (host["host_en"], host["host_ja"]):
            assert name
            (place,) = find_places(name, host["prefecture"])
            assert (place.name_en, place.name_ja) == (host["host_en"], host["host_ja"])
            assert away(place, host) < 0.05, host["host_id"]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "下関市",
            "下関",
            "しものせき",
            "しものせきし",
            "シモノセキ",
            "Shimonoseki",
            "simonoseki",
        ),
        *("Shimonoseki City", "Shimonoseki-shi", "SHIMONOSEKI", "City of Shimonoseki"),
    ],
)
def test_a_name_is_found_however_it_is_written(text: str) -> None:
    assert named(text) == [("下関市", "35")]


FUCHU = [("府中市", "13"), ("府中市", "34")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("府中市", FUCHU),
        ("Fuchū", [*FUCHU, ("府中町", "34")]),
        ("Fuchu City", FUCHU),
        ("Fuchu Town", [("府中町", "34")]),
        ("府中町", [("府中町", "34")]),
        ("Ōsaka", [("大阪市", "27")]),
        ("塩釜市", [("塩竈市", "04")]),
        ("津", [("津市", "24")]),
        ("横浜市中区", [("横浜市", "14")]),
        ("杵島郡江北町", [("江北町", "41")]),
        ("郡山市", [("郡山市", "07")]),
        ("郡上市", [("郡上市", "21")]),
        ("Kōhoku-machi", [("江北町", "41")]),
        ("新宿区", [("新宿区", "13")]),
        ("", []),
        ("...", []),
        ("no such place", []),
        ("市", []),
        ("x" * 100_000, []),
    ],
)
def test_all_places_of_a_name_are_found_and_no_other(
    text: str, found: list[tuple[str, str]]
) -> None:
    assert named(text) == found


def test_a_prefecture_tells_places_of_one_name_apart(record: Dataset) -> None:
    assert named("府中市", "34") == [("府中市", "34")]
    assert named("府中市", "35") == []
    for text in (
        "広島県府中市",
        "広島県　府中市",
        "Fuchu City, Hiroshima",
        "Fuchu City, Hiroshima-ken",
    ):
        assert named(text, known=record) == [("府中市", "34")]
    assert named("佐賀県杵島郡江北町", known=record) == [("江北町", "41")]
    # Without the data nobody knows what a prefecture is called.
    assert named("広島県府中市") == []


def test_known_sites_are_found_with_their_own_uncertainty(record: Dataset) -> None:
    row = record.sites.set_index("site_id").loc["karato-market"]
    for text in ("Karato Market", "唐戸市場", "karato market"):
        (place,) = find_places(text, known=record)
        assert (place.kind, place.id, place.prefecture) == ("site", "karato-market", "35")
        assert (place.latitude, place.uncertainty_m) == (row["latitude"], row["uncertainty_m"])
    assert find_places("唐戸市場") == ()
    assert find_places("唐戸市場", "13", record) == ()


def test_a_site_without_a_position_is_none_to_be_found(record: Dataset) -> None:
    sites = record.sites.assign(latitude=float("nan"))
    assert find_places("唐戸市場", known=replace(record.whole, sites=sites)) == ()


def test_the_list_is_small() -> None:
    assert (Path(DATA) / "places" / "municipalities.csv").stat().st_size < 300_000
