"""The strip of one country: each seminar in words, each gap in its place, nothing alive in it."""

from xml.etree import ElementTree

import pandas as pd

from analysis.html.states import country_timeline
from analysis.words.catalogue import words_in
from tests.test_matrix import said, tree_of

ENGLISH = words_in("en")
SEMINARS = pd.DataFrame(
    [
        ("sg-fy2018", 2018, "held", "in_person", "attended", 2),
        ("sg-fy2019", 2019, "held", "online", "absent", None),
        ("sg-fy2020", 2020, "cancelled", None, "cancelled", None),
        ("sg-fy2022", 2022, "announced", "in_person", "not_documented", None),
    ],
    columns=["seminar_id", "fiscal_year", "status", "mode", "state", "delegates"],
)
HOSTS = {"sg-fy2018": "Toyota", "sg-fy2019": "Shimonoseki", "sg-fy2022": "Koriyama"}


def items(**links: str) -> list[ElementTree.Element]:
    html = country_timeline(SEMINARS, HOSTS, ENGLISH, links, range(2018, 2023))
    return tree_of(html).findall(".//li")


def test_each_seminar_says_its_year_state_and_place() -> None:
    cards = [item.find(".//*[@class='kz-names']") for item in items()]
    assert [said(card) for card in cards if card is not None] == [
        "FY2018 · Toyota attended, 2 people",
        "FY2019 · Shimonoseki · online not present",
        "FY2020 cancelled",
        "FY2021 no seminar documented",
        "FY2022 · Koriyama · announced only not documented",
    ]


def test_the_mark_is_the_number_of_people_or_the_sign_of_the_state() -> None:
    marks = [item.find(".//*[@class='kz-mark']") for item in items()]
    assert [mark.text for mark in marks if mark is not None] == ["2", "○", "✕", "·", "?"]


def test_a_year_without_a_seminar_is_no_state_and_no_link() -> None:
    gap = items(**{"sg-fy2018": "seminar?seminar=sg-fy2018"})[3]
    assert gap.get("class") == "kz-strip-between"
    assert gap.find(".//a") is None


def test_seminars_are_links() -> None:
    first = items(**{"sg-fy2018": "seminar?seminar=sg-fy2018"})[0]
    link = first.find(".//a")
    assert link is not None
    assert link.get("href") == "seminar?seminar=sg-fy2018"


def test_each_peer_has_a_row_and_is_never_drawn_where_nothing_is_known() -> None:
    peers = [{"sg-fy2018": "attended"}, {"sg-fy2018": "not_documented", "sg-fy2019": "absent"}]
    html = country_timeline(SEMINARS, HOSTS, ENGLISH, {}, range(2018, 2023), peers)
    rows = [
        [dot.get("class") for dot in item.findall(".//i")]
        for item in tree_of(html).findall(".//li")
    ]
    blank = [None, None]
    assert rows == [["kz-attended", "kz-not_documented"], [None, "kz-absent"], *[blank] * 3]


def test_names_from_the_data_stay_text() -> None:
    hostile = "<script>x</script>"
    html = country_timeline(SEMINARS, {"sg-fy2018": hostile}, ENGLISH, {})
    assert not tree_of(html).findall(".//script")
    assert hostile in "".join(tree_of(html).itertext())
