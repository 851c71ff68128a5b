"""The filter bar: the filters that act on a page and no others, groups, runs of years, presets."""

from typing import Any

import pytest
from streamlit.testing.v1.element_tree import Block, Element

from pages.all_pages import FRONT, PAGES
from pages.all_pages import Page as Declared
from tests.pages.page import Page, words_of

ASEAN = {"BRN", "KHM", "IDN", "LAO", "MYS", "MMR", "PHL", "SGP", "THA", "VNM"}
MAINLAND = {"KHM", "LAO", "MMR", "THA", "VNM"}
# What each filter is drawn in, by its name.
DRAWN = {
    "office": "filter-office",
    "fiscal_years": "pop-fiscal_years",
    "countries": "pop-countries",
    "themes": "pop-themes",
}
# A choice of each that leaves something else of the demonstration.
CHOSEN = {
    "office": {"office": "london"},
    "fiscal_years": {"year": "2018..2019"},
    "countries": {"country": "LAO"},
    "themes": {"theme": "disaster-prevention"},
}
# Where what a filter changes is seen: journeys begin in countries.
SEEN = {("site_visits", "countries"): {"scale": "asia"}}
ACTING = [(page.name, name) for page in PAGES for name in page.filters]


def label(page: Page, field: str) -> str:
    """Return what the button of a filter says is chosen."""
    (button,) = (one for one in page.popovers if one.key == f"pop-{field}")
    return str(button.proto.popover.label)


def pills(page: Page, key: str) -> Any:
    return page.widget("button_group", key)


def pressed(page: Page, key: str) -> Any:
    """Return what is pressed in a row of pills."""
    return pills(page, key).value


def figures(page: Page) -> list[str]:
    """Return the words of a page below its head: neither menu and filters, nor chips and paper."""
    frame = ("kz-header", "kz-print", "kz-chosen", "kz-foot", "kz-ribbon")
    return [
        words
        for element in page.elements
        if not str(element.key).startswith("filter-")
        if not (element.type == "html" and any(name in element.value for name in frame))
        for words in words_of(element)
    ]


# What is there --------------------------------------------------------------------------------


@pytest.mark.parametrize("declared", PAGES, ids=lambda page: page.name)
def test_a_page_has_the_filters_that_are_declared_and_no_others(declared: Declared) -> None:
    page = Page(declared.name, data="demo").open()

    keys = [str(node.key) for node in page.app.main if isinstance(node, Block | Element)]
    assert [key for key in keys if key in DRAWN.values()] == [
        DRAWN[name] for name in declared.filters
    ]
    assert page.has("filter-bar") == bool(declared.filters)


@pytest.mark.parametrize(("name", "acting"), ACTING)
def test_a_filter_that_a_page_has_changes_what_it_shows(name: str, acting: str) -> None:
    opened = {"data": "demo", **SEEN.get((name, acting), {})}
    everything = Page(name, **opened).open()
    chosen = Page(name, **opened, **CHOSEN[acting]).open()

    assert chosen.opened == everything.opened
    assert figures(chosen) != figures(everything)


@pytest.mark.parametrize("name", [page.name for page in PAGES if not page.filters])
def test_a_page_without_filters_shows_the_same_whatever_was_chosen_before(name: str) -> None:
    if name == FRONT.name:
        pytest.skip("with a filter its address leads to Trend: tests/pages/test_home.py")
    chosen = {"year": "2018..2019", "theme": "disaster-prevention"}
    # What is opened there is opened by a country, which is no filter then.
    kept = {"country": "LAO"} if name == "country" else {}
    assert figures(Page(name, **chosen, **kept).open()) == figures(Page(name, **kept).open())


# Fiscal years ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "preset", "years"),
    [
        # FY2020 was cancelled and FY2025 is only announced.
        ("demo", "newest", "2019..2024"),
        ("demo", "since", "2015..2025"),
        ("record", "newest", "2017..2022"),
        ("record", "since", "2015..2022"),
    ],
)
def test_the_years_that_are_asked_for_most(data: str, preset: str, years: str) -> None:
    page = Page("participation", data=data).open()
    assert pressed(page, "filter-preset") == "all"

    page.press("filter-preset", preset)

    assert page.address["year"] == years
    assert pressed(page, "filter-preset") == preset
    first, last = (int(year) for year in years.split(".."))
    assert page.widget("select_slider", "filter-fiscal_years").value == (first, last)

    page.press("filter-preset", "all")

    assert "year" not in page.address


def test_the_whole_range_is_no_filter() -> None:
    page = Page("participation", year="2018").open().choose_years(2007, 2022)

    assert page.address == {}
    assert label(page, "fiscal_years") == "All years"


def test_years_of_a_link_with_a_gap_are_kept_and_said() -> None:
    page = Page("participation", lang="ja", year=["2017", "2019", "2021..2022"]).open()

    assert page.address["year"] == ["2017", "2019", "2021..2022"]
    assert label(page, "fiscal_years") == "2017年度、2019年度、2021年度～2022年度"
    assert page.widget("select_slider", "filter-fiscal_years").value == (2017, 2022)
    assert pressed(page, "filter-preset") is None


@pytest.mark.parametrize("data", ["record", "demo"])
def test_every_office_has_its_own_years(data: str, record, demo) -> None:
    whole = {"record": record, "demo": demo}[data]
    for office, rows in whole.seminars.groupby("office_id", observed=True):
        page = Page("seminars", data=data, office=office).open()
        first, last = rows["fiscal_year"].min(), rows["fiscal_year"].max()
        sliders = [one.value for one in page.app.select_slider]
        assert sliders == ([(first, last)] if first < last else [])


# Countries and themes -------------------------------------------------------------------------


def test_a_group_adds_its_members_and_takes_them_back() -> None:
    page = Page("participation", country="IND").open()

    page.press("filter-groups-countries", ["asean-mainland"])
    assert {*page.address["country"]} == MAINLAND | {"IND"}
    assert pressed(page, "filter-groups-countries") == ["asean-mainland"]

    page.press("filter-groups-countries", ["asean-mainland", "asean"])
    assert {*page.address["country"]} == ASEAN | {"IND"}
    # All of its members are chosen, so it is pressed as well.
    assert "asean-maritime" in pressed(page, "filter-groups-countries")

    page.press("filter-groups-countries", [])
    assert page.address == {"country": "IND"}


def test_a_group_that_loses_a_member_is_pressed_no_more() -> None:
    page = Page("participation", country=[*MAINLAND]).open()
    assert pressed(page, "filter-groups-countries") == ["asean-mainland"]

    page.choose("countries", *(MAINLAND - {"LAO"}))

    assert pressed(page, "filter-groups-countries") == []
    assert label(page, "countries") == "4 countries"


def test_a_family_adds_its_themes_as_far_as_any_seminar_took_them_up() -> None:
    page = Page("themes", data="demo").open().press("filter-groups-themes", ["safety"])

    # No seminar of the demonstration was about reconstruction.
    assert page.address["theme"] == "disaster-prevention"
    assert label(page, "themes") == "Safety and recovery"

    page.press("filter-groups-themes", [])

    assert page.address == {"data": "demo"}


@pytest.mark.parametrize(
    ("language", "chosen", "said"),
    [
        ("en", [], "All countries"),
        ("en", ["LAO"], "Laos"),
        ("ja", ["LAO"], "ラオス"),
        ("en", ["LAO", "IND"], "2 countries"),
        ("ja", ["LAO", "IND"], "2か国"),
        ("en", [*ASEAN], "ASEAN"),
    ],
)
def test_the_button_says_what_is_chosen(language: str, chosen: list[str], said: str) -> None:
    page = Page("participation", lang=language, country=chosen).open()
    assert label(page, "countries") == said


@pytest.mark.parametrize("name", ["participation", "themes"])
def test_a_theme_that_no_seminar_took_up_can_be_chosen_by_a_link(name: str, record) -> None:
    unused = "water"
    assert unused not in set(record.seminar_themes["theme_id"])
    page = Page(name, theme=unused).open()
    assert page.address == {"theme": unused}
    assert page.widget("multiselect", "filter-themes").value == [unused]


def test_groups_without_a_country_of_the_office_are_left_out() -> None:
    page = Page("participation", office="paris").open()
    row = pills(page, "filter-groups-countries")
    assert [option.content for option in row.proto.options] == ["Europe"]
