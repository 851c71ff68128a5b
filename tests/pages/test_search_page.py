"""The search page and the field on every page: what was found, its links, and nothing live."""

import re
from html import escape, unescape
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from analysis.words.catalogue import LANGUAGES, words_in
from pages.all_pages import PATHS
from tests.pages.page import LANGUAGE_SPAN, Page


def search(query: str, **parameters: Any) -> Page:
    return Page("search", q=query, **parameters).open()


def html(page: Page, kind: str) -> str:
    """Return the HTML of what was found of a kind."""
    (element,) = [one for one in page.cards[f"search-{kind}"].elements if one.type == "html"]
    return str(element.value)


def links_of(page: Page, kind: str) -> list[tuple[str, str, dict[str, list[str]]]]:
    """Return name, page and parameters of each link of a kind."""
    links = re.findall(r'<a href="([^"]*)"[^>]*>([^<]*)</a>', html(page, kind))
    return [
        (unescape(name), urlsplit(unescape(link)).path, parse_qs(urlsplit(unescape(link)).query))
        for link, name in links
    ]


def fields(page: Page) -> list[str]:
    """Return the search forms of a page: in the header, and on its own page."""
    return re.findall('<form [^>]*role="search".*?</form>', page.html)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PATHS)
def test_every_page_has_the_field_with_the_reader_s_choice_in_its_address(name, language):
    # With a filter, the address of Home leads to Trend.
    page = Page(name, lang=language, data="demo", country="IND").open()

    field = fields(page)[0]
    (action,) = re.findall('action="([^"]*)"', field)
    chosen = {"data": ["demo"], "country": ["IND"]}
    chosen |= {"lang": [language]} if language != "en" else {}
    assert urlsplit(unescape(action)).path == "search"
    assert parse_qs(urlsplit(unescape(action)).query) == chosen
    assert len(fields(page)) == (2 if name == "search" else 1)


def test_what_is_found_stands_by_kind_with_its_links():
    page = search("しものせき")

    assert list(page.cards) == ["search-host", "search-seminar", "search-site"]
    assert "9 results for “しものせき”: 1 host, 1 seminar and 7 sites." in unescaped(page)
    assert links_of(page, "host") == [
        ("Shimonoseki", "seminar", {"seminar": ["sg-fy2019"]}),
        ("FY2019", "seminar", {"seminar": ["sg-fy2019"]}),
    ]
    assert links_of(page, "seminar")[0][1:] == ("seminar", {"seminar": ["sg-fy2019"]})
    assert "15–21 December 2019 · Tourism promotion and Multiculturalism" in html(page, "seminar")
    assert ("Karato Market", "site-visits", {"site": ["karato-market"]}) in links_of(page, "site")
    assert "Shimonoseki (Yamaguchi) · Visited in FY2019" in html(page, "site")


def unescaped(page: Page) -> str:
    return re.sub(r"\\(.)|\u2060", r"\1", page.text)


def test_a_country_says_when_it_last_came_as_documented():
    page = search("Lao PDR", lang="ja")

    assert links_of(page, "country") == [
        ("ラオス", "country", {"lang": ["ja"], "country": ["LAO"]})
    ]
    assert "記録のある直近の参加：2019年度（下関市）　「Lao PDR」で一致" in html(page, "country")
    assert "No attendance is documented" in html(search("Brunei"), "country")


def test_a_host_lists_all_its_seminars_and_names_the_other_office():
    page = search("kitakyuushuu")

    assert [name for name, _, _ in links_of(page, "host")] == [
        "Kitakyushu",
        "FY2022 (CLAIR Sydney)",
        "FY2017",
    ]
    assert links_of(page, "host")[0][2] == {"seminar": ["sydney-fy2022"]}


def test_a_link_opens_what_the_reader_s_filters_would_hide():
    page = search("富田", year="2019", theme="tourism-promotion", office="london")

    ((_, path, parameters),) = links_of(page, "site")
    assert (path, parameters) == ("site-visits", {"office": ["paris"], "site": ["tomita-senkogei"]})
    theme = search("Information and communication", year="2019")
    assert links_of(theme, "theme")[0][2] == {"office": ["london"], "theme": ["ict"]}
    # Taken up by several other offices, so shown of all.
    assert links_of(search("復興"), "theme")[0][2] == {
        "office": ["all"],
        "theme": ["reconstruction"],
    }
    france = search("フランス")
    assert links_of(france, "country")[0][2] == {"office": ["paris"], "country": ["FRA"]}


def test_a_theme_that_no_seminar_took_up_has_no_link():
    page = search("Reconstruction", data="demo")

    assert links_of(page, "theme") == []
    assert "Reconstruction after disasters" in html(page, "theme")
    assert "No documented seminar has taken it up" in html(page, "theme")


def test_a_cancelled_and_an_announced_seminar_say_so():
    assert "<p>cancelled</p>" in html(search("2020 London"), "seminar")
    assert "announced · 9–15 November 2025" in html(search("R7", data="demo"), "seminar")
    assert "uncertain · 1–8 July 2007" in html(search("2007"), "seminar")


def test_many_of_a_kind_are_cut_short_and_it_is_said():
    page = search("centre", data="demo")

    assert len(links_of(page, "site")) == 20
    assert "The first 20 of 31 are shown." in page.text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", {"en": "Enter a name or a year above.", "ja": "名称又は年度を入力してください。"}),
        (" ", {"en": "R1 and 令和元年度", "ja": "R1、令和元年度"}),
        ("x", {"en": "at least two letters", "ja": "2文字以上"}),
    ],
)
def test_too_short_a_query_says_what_to_do(language, query, said):
    page = search(query, lang=language)

    assert said[language] in page.text
    assert page.cards == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_found_says_so_and_offers_close_names_and_what_can_be_searched(language):
    words = words_in(language)
    page = search("Toyama", lang=language)

    assert words.text("search-none", query="Toyama") in unescaped(page)
    assert "Simonoseki" in page.text
    assert list(page.cards) == ["search-close"]
    assert len(re.findall("<li>", html(page, "close"))) == 3
    assert search("xyzzy", lang=language).cards == {}


def test_close_is_not_called_the_same():
    assert "No name matches “Indonesea”. Similar names: 1 country." in unescaped(
        search("Indonesea")
    )


HOSTILE = (
    "<img src=x onerror=alert(1)>",
    '"><script>alert(1)</script>',
    "![x](http://example.org/x.png) **bold** :material/home:",
    "@@=alert(1)",
    "[下関](javascript:alert(1))",
    "{ $query }",
    "$\\frac{1}{2}$ `code`",
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("query", HOSTILE)
def test_what_was_written_is_shown_as_it_is(language, query):
    page = search(query, lang=language)

    for field in fields(page):
        assert f'value="{escape(query)}"' in field
        assert query not in field or query == escape(query)
    assert query in page.text
    assert not [one.value for one in page.app.main.markdown if "\\" in one.value]
    said = LANGUAGE_SPAN.sub(r"\1", page.html)
    assert escape(query) in said
    assert query not in said or query == escape(query)


def test_leaving_the_page_leaves_the_query():
    page = search("下関", lang="ja")
    assert page.address["q"] == "下関"

    page.go_to("themes")

    assert page.address == {"lang": "ja"}
    assert 'value=""' in fields(page)[0]


def test_another_language_or_data_set_is_searched_for_the_same():
    page = search("金沢")
    assert page.cards == {}

    page = search("金沢", data="demo").speak("ja")

    assert page.address == {"q": "金沢", "data": "demo", "lang": "ja"}
    assert list(page.cards) == ["search-host", "search-seminar", "search-site"]


def test_a_filter_leaves_the_query():
    page = search("下関", country="IND")

    assert page.address == {"q": "下関", "country": "IND"}
    assert "search-host" in page.cards
