"""The title of the browser's tab says which page it is and what it is about."""

from typing import Any

import pytest
import streamlit as st

from pages.all_pages import PATHS
from tests.pages.page import Page

SEMINAR = {"seminar": "sg-fy2019"}
TITLES: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("home", {}, "Home · Kizuna"),
    ("home", {"lang": "ja"}, "ホーム　Kizuna"),
    ("country", {}, "Country · Kizuna"),
    ("country", {"country": ["LAO", "IND"]}, "Country · Laos · Kizuna"),
    ("country", {"country": "LAO", "lang": "ja"}, "国別　ラオス　Kizuna"),
    ("seminar", SEMINAR, "Seminar · FY2019 (Reiwa 1) · Shimonoseki · Kizuna"),
    ("seminar", {}, "Seminar · FY2022 (Reiwa 4) · Koriyama · Kizuna"),
    ("seminar", SEMINAR | {"lang": "ja"}, "セミナー別　令和元年度（2019年度）　下関市　Kizuna"),
    ("countries", SEMINAR, "Countries · FY2019 (Reiwa 1) · Shimonoseki · Kizuna"),
    ("countries", {"office": "all"}, "Countries · Kizuna"),
    ("site_visits", {"site": "karato-market"}, "Map of visits · Karato Market · Kizuna"),
    ("site_visits", {"site": "nowhere"}, "Map of visits · Kizuna"),
    ("search", {"q": " <b>下関 "}, "Search · <b>下関 · Kizuna"),
    ("reports", {}, "Reports · Annual brief · Kizuna"),
    (
        "reports",
        {"report": "country", "country": "LAO"},
        "Reports · Country fact sheet · Laos · Kizuna",
    ),
    (
        "reports",
        SEMINAR | {"report": "seminar"},
        "Reports · Seminar report · FY2019 · Shimonoseki · Kizuna",
    ),
)


@pytest.fixture
def titles(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The titles that a run gives its page, one after another."""
    given: list[str] = []
    monkeypatch.setattr(st, "set_page_config", lambda **config: given.append(config["page_title"]))
    return given


@pytest.mark.parametrize(("page", "parameters", "title"), TITLES)
def test_a_page_has_the_title_of_what_it_opens(titles, page, parameters, title) -> None:
    Page(page, **parameters).open()
    assert set(titles) == {title}


def test_no_two_pages_share_a_title(titles) -> None:
    for page in PATHS:
        Page(page).open()
    assert len(set(titles)) == len(PATHS)


def test_a_title_changes_with_the_choice(titles) -> None:
    page = Page("country", country="LAO").open()
    page.app.selectbox(key="open-country").set_value("IND")
    page.open()
    assert titles[-1] == "Country · India · Kizuna"
