"""Every page, in both data sets and languages, with and without something to show."""

import re
from html import escape
from typing import Any

import pytest

from analysis.words.catalogue import LANGUAGES, words_in
from pages.all_pages import LARGE_SCRIPTS, PATHS
from pages.web.delivery import CHARTS
from tests.pages.page import CHART, Page, alt_of, seen

# Filters that leave all, some and no seminars of a data set.
CHOICES: dict[str, dict[str, dict[str, Any]]] = {
    "record": {
        "all": {},
        "some": {"year": ["2019", "2021"], "country": ["BRN", "KHM"]},
        "none": {"year": "2005", "country": "KHM"},
    },
    "demo": {
        "all": {"office": "all"},
        "some": {"year": ["2018", "2020", "2021"], "theme": "disaster-prevention"},
        "none": {"year": "2020", "theme": "disaster-prevention"},
    },
}
FIGURES = {
    "home": ["coverage_strip", "hosts"],
    "participation": [
        "coverage_strip",
        "matrix",
        "representation",
    ],
    "countries": ["missing"],
    "plan": [
        "scenario_invitations",
        "scenario_left_out",
        "scenario_seats",
        "scenario_new_themes",
        "host_candidates",
    ],
    "themes": ["themes_by_year", "theme_exposure", "seminars_by_theme", "wordings"],
    "site_visits": ["site_visits"],
    "hosts": ["host_prefectures", "host_regions", "been", "host_history"],
    "seminar": ["seminar_map", "programme", "seminar_delegates", "settle"],
    "what_we_know": ["settle", "completeness"],
}
# Where too few lists are complete for a trend, Home has the latest week instead.
THIN = {("home", "record"): ["seminar_map", "coverage_strip"]}
# The matrix stands on the years of the strip; for the other the record is not enough, as it says.
TABLES_ALONE = {("matrix", "record"), ("matrix", "demo"), ("representation", "record")}
# Pages whose figures answer the filters.
FILTERED = ("participation", "themes", "site_visits", "what_we_know")

# What leaks from Python where a value is missing; and shares and trends, which nine people from
# nine countries cannot carry.
LEAKS = re.compile(r"\b(nan|None|NaT|NaN)\b|<NA>")
SHARES_AND_TRENDS = re.compile(r"[%％‰←-⇿▲△▼▽]")


@pytest.fixture(params=[f"{data}-{language}" for data in CHOICES for language in LANGUAGES])
def data_and_language(request: pytest.FixtureRequest) -> tuple[str, str]:
    data, language = request.param.split("-")
    return data, language


@pytest.mark.thinned(2)
@pytest.mark.parametrize("choice", ["all", "some", "none"])
@pytest.mark.parametrize("name", PATHS)
def test_a_page_is_whole(name, choice, data_and_language):
    data, language = data_and_language
    words = words_in(language)
    page = Page(name, data=data, lang=language, **CHOICES[data][choice]).open()
    first = page.text

    # With a filter, the address of Home leads to Trend: tests/pages/test_home.py.
    opened = "participation" if name == "home" and choice != "all" else name
    assert page.title
    assert page.opened == opened
    # The title of these is what they have found; of a country that is open, its name.
    if opened not in ("home", "participation") and not page.has("country-title"):
        assert page.title == words.text(f"page-{opened}")
        assert f'<p class="kz-lead">{escape(words.text(f"page-{opened}.lead"))}</p>' in page.html
    assert any(f"lang='{language}'" in html.value for html in page.app.html)
    assert not LEAKS.findall(first)
    assert not SHARES_AND_TRENDS.findall(first)
    assert words.text("demo-ribbon" if data == "demo" else "header-pages") in page.text
    assert bool(page.ribbon) == (data == "demo")
    # Nothing moves by itself: the page run again is the same page.
    assert page.open().text == first


@pytest.mark.parametrize("name", FIGURES)
def test_every_figure_has_its_sentence_table_download_rule_and_source(name, data_and_language):
    data, language = data_and_language
    words = words_in(language)
    page = seen(name, data=data, lang=language)
    source = "source-line-demo" if data == "demo" else "source-line"
    as_of = {} if data == "demo" else {"month": words.partial_date("2026-11")}

    figures = THIN.get((name, data), FIGURES[name])
    assert [name for name in page.cards if page.cards[name].has_tools] == figures
    for figure in figures:
        card = page.cards[figure]
        # On Home a card is called by what it has found.
        if name != "home":
            assert card.title == words.text(f"card-{figure}")
        assert card.title
        assert card.sentence
        assert card.figure or (figure, data) in TABLES_ALONE, "there is nothing below the sentence"
        labels = [element.label for element in card.elements if element.type == "toggle"]
        assert labels == [words.text("card-show-table")]
        foot = page.cards["coverage_strip"].footnote if figure == "matrix" else card.footnote
        assert words.text(f"card-{figure}.rule") in foot
        assert words.text(source, **as_of) in foot


@pytest.mark.parametrize("name", FIGURES)
def test_every_drawing_and_table_is_described_for_those_who_cannot_see_it(name, data_and_language):
    data, language = data_and_language
    page = Page(name, data=data, lang=language).with_tables(*FIGURES[name])

    kinds = (CHART, "deck_gl_json_chart", "dataframe")
    drawn = [element for element in page.elements if element.type in kinds]
    assert len(drawn) >= len(FIGURES[name])
    assert all(alt_of(element) for element in drawn)
    for figure, card in page.cards.items():
        for element in card.elements:
            if element.type == CHART:
                assert card.sentence in alt_of(element), figure


@pytest.mark.parametrize("name", FILTERED)
def test_nothing_to_show_says_so_and_offers_the_way_back(name, data_and_language):
    data, language = data_and_language
    words = words_in(language)
    page = Page(name, data=data, lang=language, **CHOICES[data]["none"]).open()

    assert page.cards == {}
    empty = page.block("empty")
    assert words.text("empty-title") in empty.text
    assert words.text("filter-reset") in empty.text

    page.click("empty-reset").open()

    assert [card for card in page.cards if page.cards[card].has_tools] == FIGURES[name]
    assert not page.has("empty")
    assert {"year", "theme", "country"}.isdisjoint(page.address)


@pytest.mark.parametrize("name", FILTERED)
def test_a_year_with_nothing_but_an_uncertain_seminar_has_no_figures_full_of_zeros(name):
    page = Page(name, year="2007").open()

    assert "0 of 6 seminars" in page.text
    assert page.has("empty")
    assert page.cards == {}


def test_an_office_without_seminars_is_no_dead_end():
    page = Page("home", data="demo", office="london").open()
    assert page.has("empty")

    page.click("empty-reset").open()

    assert "coverage_strip" in page.cards
    assert page.address == {"data": "demo"}


@pytest.mark.parametrize("name", ["countries", "seminar", "about"])
def test_pages_that_filters_do_not_empty_stay(name, data_and_language):
    data, language = data_and_language
    page = Page(name, data=data, lang=language, **CHOICES[data]["none"]).open()

    assert not page.has("empty")
    assert set(page.cards) >= {"sources"}


@pytest.mark.parametrize("name", ["countries", "seminar"])
def test_an_office_whose_seminars_are_not_documented_says_so(name):
    page = Page(name, data="demo", office="london").open()

    assert [info.value for info in page.app.info] == [words_in("en").text("seminar-none")]
    assert set(page.cards) == ({"countries"} if name == "countries" else set())


@pytest.mark.parametrize("name", PATHS)
def test_every_office_has_every_page(name):
    for office in ("london", "newyork", "paris", "seoul", "sydney", "beijing", "all"):
        page = Page(name, office=office).open()
        assert not LEAKS.findall(page.text), office
        assert not SHARES_AND_TRENDS.findall(page.text), office


@pytest.mark.parametrize("name", PATHS)
def test_dark_pages_have_the_same_words(name):
    assert Page(name, look="dark").open().text == seen(name).text


def test_the_record_and_the_demonstration_never_mix(record, demo):
    own = {"record": record, "demo": demo}
    for data, other in (("record", "demo"), ("demo", "record")):
        page = Page("site_visits", data=data, office="all").open().show_tables()
        foreign = set(own[other].sites["name_en"]) - set(own[data].sites["name_en"])
        said = page.text

        assert foreign
        assert not [name for name in foreign if name in said]


@pytest.mark.parametrize("name", PATHS)
def test_the_large_script_fetched_early_is_one_that_the_page_needs(name):
    needed = {CHART: CHARTS}
    page = Page(name, data="demo", **({"country": "LAO"} if name == "country" else {})).open()
    drawn = {needed[element.type] for element in page.elements if element.type in needed}
    assert LARGE_SCRIPTS[PATHS[name]] in (drawn or {""})
