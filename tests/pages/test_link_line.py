"""The line under a page's title that says what of a link could not be used."""

import re

import pytest

from analysis.words.catalogue import LANGUAGES
from pages.all_pages import PATHS
from tests.pages.page import Page, plain


def line(page: Page) -> str:
    """Return the line as HTML, "" where there is none."""
    return "".join(re.findall('<p class="kz-note" role="status">(.*?)</p>', page.html))


@pytest.mark.parametrize("name", PATHS)
def test_every_page_says_what_it_did_not_use(name):
    page = Page(name, country=["LAO", "Atlantis"], year="soon", foo="bar").open()

    said = plain(line(page))
    assert said == "Not used from this link: foo “bar”, year “soon” and country “Atlantis”."
    assert page.address == {"country": "LAO"}
    # The address has been rewritten meanwhile, and the line is still there. (Home has led on to
    # Trend, and AppTest, unlike a browser, runs Home again.)
    assert name == "home" or plain(line(page.open())) == said


def test_the_line_speaks_japanese_and_offers_what_is_nearest():
    page = Page("participation", lang="JA", country="Loas").open()
    assert plain(line(page)) == (
        "このリンクのうち、次の指定は使えませんでした：country「Loas」（近いもの： ラオス ）"
    )
    assert 'href="?lang=ja&amp;country=LAO"' in line(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_stands_in_the_line_is_escaped_and_short(language):
    value = "<img src=x onerror=alert(1)>" * 9
    said = line(Page("themes", lang=language, country=value, **{"<b>": "1"}).open())
    assert "<" not in said
    assert "&lt;img src=x" in said
    assert "…" in said
    assert len(said) < 400


def test_many_parts_are_counted():
    page = Page("themes", year=[f"19{year}" for year in range(10, 50)]).open()
    assert plain(line(page)).endswith("year “1914” and 35 more.")


def test_the_line_goes_with_the_next_choice():
    page = Page("participation", country="Atlantis").open()
    assert line(page)
    assert not line(page.choose_years(2019, 2019))
    assert not line(Page("home", country="Atlantis").open().go_to("themes"))
    assert not line(Page("home", year="1999").open().speak("ja"))


def test_a_link_that_is_understood_says_nothing_more():
    page = Page("country", country="ラオス", lang="JA").open()
    assert not line(page)
    assert page.address == {"lang": "ja", "country": "LAO"}


def test_what_another_page_opens_is_told_as_well():
    page = Page("participation", seminar="sg-fy2019", sort="gap").open()
    assert plain(line(page)) == "Not used from this link: seminar “sg-fy2019”."
    assert not line(Page("seminar", seminar="sg-fy2019", day="2019-12-17").open())
    assert not line(Page("site_visits", site="jnto", scale="city:tokyo").open())
    assert not line(Page("site_visits", family="safety").open())
    assert "family “moon”" in plain(line(Page("site_visits", family="moon").open()))
    assert "family “safety”" in plain(line(Page("themes", family="safety").open()))
    assert not line(Page("hosts", until="2018").open())
    assert not line(Page("reports", report="seminar", seminar="sg-fy2019").open())
    assert not line(Page("plan", plan="2023_LAO_koriyama_sdgs", weights="1-2-3-2-1").open())
    assert not line(Page("search", q="Laos").open())


@pytest.mark.parametrize(
    ("name", "more"), [("seminar", {}), ("countries", {}), ("reports", {"report": "seminar"})]
)
def test_a_seminar_that_is_not_known_is_not_found_and_no_other_opens(name, more):
    page = Page(name, seminar="sg-fy2099", **more).open()

    assert "There is no seminar “sg-fy2099” here" in page.text
    assert 'href="?' in line(page)
    assert "seminar=sg-fy2022" in line(page)
    assert page.address["seminar"] == "sg-fy2099"
    assert page.app.selectbox(key="open-seminar").value is None
    assert not page.has("seminar-title")
    assert not page.has("card-report")

    page.app.selectbox(key="open-seminar").set_value("sg-fy2019")
    page.open()
    assert page.address["seminar"] == "sg-fy2019"
    assert not line(page)
    assert "There is no seminar" not in page.text


def test_a_country_that_is_not_known_opens_no_other():
    page = Page("country", country="Atlantis").open()
    assert line(page)
    assert page.app.selectbox(key="open-country").value is None
    assert not page.has("country-title")
