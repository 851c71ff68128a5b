"""Home, the menu, and the way from old addresses to where things are now."""

from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from analysis.words.catalogue import LANGUAGES, words_in
from pages.all_pages import FRONT, PAGES, PATHS, SECTIONS
from tests.pages.page import Page, content_of, links_in, plain

OFFICES = ("sg", "london", "newyork", "paris", "seoul", "sydney", "beijing", "all")


# Addresses ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "chosen",
    [
        {"year": "2019"},
        {"year": "2017..2019", "lang": "ja"},
        {"country": ["LAO", "IND"], "data": "demo"},
        {"theme": "multiculturalism", "office": "all"},
    ],
)
def test_a_filter_of_the_front_page_opens_trend_with_it(chosen: dict[str, Any]) -> None:
    page = Page("home", **chosen).open()

    assert page.opened == "participation"
    assert page.address == chosen


@pytest.mark.parametrize("chosen", [{}, {"office": "paris"}, {"data": "demo", "lang": "ja"}])
def test_without_a_filter_it_stays(chosen: dict[str, str]) -> None:
    page = Page("home", **chosen).open()

    assert page.opened == "home"
    assert page.address == chosen


@pytest.mark.parametrize(
    ("old", "new", "chosen"),
    [
        ("missing", "countries", {"seminar": "sg-fy2018", "lang": "ja"}),
        ("overview", "home", {"data": "demo"}),
        ("overview", "participation", {"year": "2019", "country": "LAO"}),
    ],
)
def test_an_old_address_leads_on_with_all_that_it_says(
    old: str, new: str, chosen: dict[str, str]
) -> None:
    assert old not in PATHS
    page = Page(old, **chosen).open()

    assert page.address == chosen
    assert page.text == Page(new, **chosen).open().text


# The menu -------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_menu_has_each_page_once_under_the_name_of_its_section(language: str) -> None:
    words = words_in(language)
    listed = [page for page in PAGES if page.listed]
    assert {page.section for page in listed} == {"", *SECTIONS}

    page = Page("themes", lang=language, year="2019").open()

    assert [*page.menu] == [words.text(f"page-{one.name}.menu") for one in listed]
    for name in SECTIONS:
        assert f">{words.text(f'section-{name}').replace('&', '&amp;')}</button>" in page.html
    assert page.html.count('aria-current="page"') == 1


def test_the_menu_carries_the_choice_but_to_home() -> None:
    page = Page("themes", year="2017..2019", country="LAO", office="all", data="demo").open()

    kept = "office=all&year=2017..2019&country=LAO"
    for words, link in page.menu.items():
        assert link.endswith(f"?data=demo&{kept}" if words != "Home" else "?data=demo&office=all")
    assert page.go_to("home").address == {"data": "demo", "office": "all"}


@pytest.mark.parametrize("name", [page.name for page in PAGES if not page.listed])
def test_a_page_that_is_not_listed_marks_none_as_open(name: str) -> None:
    assert 'aria-current="page"' not in Page(name).open().html


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PATHS)
def test_every_page_has_a_button_that_copies_its_link(name: str, language: str) -> None:
    page = Page(name, lang=language).open()
    assert page.html.count(words_in(language).text("copy-link-by-hand")) == 1
    assert f">{words_in(language).text('copy-link')}</button>" in page.html


# Home itself ----------------------------------------------------------------------------------


@pytest.mark.parametrize("data", ["record", "demo"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("office", OFFICES)
def test_home_opens_for_every_office(office: str, language: str, data: str) -> None:
    page = Page("home", office=office, lang=language, data=data).open()

    assert page.title
    has_seminar = data == "record" or office in ("sg", "all")
    assert page.has("card-coverage_strip") == has_seminar
    assert page.has("empty") == (not has_seminar)


def test_a_record_of_one_list_shows_the_week_and_one_of_many_the_trend() -> None:
    thin, full = (Page("home", data=data).open() for data in ("record", "demo"))

    assert [*thin.cards] == ["seminar_map", "coverage_strip"]
    assert [*full.cards] == ["coverage_strip", "hosts"]
    assert 'id="attention"' not in thin.html
    assert 'id="attention"' in full.html


def test_an_office_of_no_list_says_where_and_when_and_no_number() -> None:
    page = Page("home", office="london").open()

    assert page.title == "The latest seminar was held in Oita Prefecture."
    assert "were not there" not in page.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_request_names_each_list_in_both_languages(language: str) -> None:
    html = Page("home", lang=language).open().section("lists")

    for asked in LANGUAGES:
        words = words_in(asked)
        (text,) = (part for part in html.split("<details")[1:] if f'<pre lang="{asked}">' in part)
        said = plain(text.partition("<pre")[2].partition("</pre>")[0])
        years = [words.fiscal_year(year) for year in (2017, 2018, 2021, 2022)]
        assert [year for year in years if f"- {year} · " not in said] == []
        assert words.fiscal_year(2019) not in said
        # What is copied is what is read.
        assert "data-text=" in text


def test_the_template_has_a_row_for_each_list_and_no_country() -> None:
    page = Page("home").open()
    (file,) = (one for name, one in page.files.items() if name.startswith("lists"))

    sheet = load_workbook(BytesIO(content_of(file))).worksheets[0]
    rows = [[cell for cell in row if cell] for row in sheet.iter_rows(values_only=True)]
    filled = [row for row in rows if str(row[:1]).startswith("['sg-fy")]
    assert filled == [["sg-fy2017"], ["sg-fy2018"], ["sg-fy2021"], ["sg-fy2022"]]


def test_lines_that_deserve_attention_lead_to_what_tells_more() -> None:
    links = links_in(Page("home", data="demo", lang="ja").open().section("attention"))

    assert links["シンガポール"] == "country?lang=ja&data=demo&country=SGP"
    assert links["34都道府県"] == "hosts?lang=ja&data=demo"
    assert links["2026年度の計画"] == "plan?lang=ja&data=demo"


def test_the_front_page_is_the_first_declared() -> None:
    assert FRONT.name == "home"
    assert PATHS["home"] == ""
