"""The page of the reports: which there are, the choice of one, its pages and its files."""

import re
from html import unescape

import pytest

from analysis.reports.formats import FORMATS
from analysis.words.catalogue import LANGUAGES, words_in
from tests.pages.page import Page

KINDS = {
    "seminar": {"seminar": "sg-fy2019"},
    "brief": {},
    "country": {"country": "LAO"},
}


def links_of(page: Page) -> list[str]:
    """Return the addresses to which the links of a page lead."""
    below = page.html.partition("</header>")[2]
    return [unescape(link) for link in re.findall(r'href="([^"]*)"', below)]


def files(page: Page) -> list[str]:
    """Return the labels of the files that can be downloaded."""
    return [file.label for file in page.files.values()]


def pictures(page: Page) -> list[str]:
    """Return what is said of each page to those who do not see it."""
    drawn = [element for element in page.elements if element.type == "image"]
    return [image.alt for element in drawn for image in element.proto.imgs]


def test_the_page_opens_with_the_annual_brief():
    page = Page("reports", lang="ja").open()

    assert [link for link in links_of(page) if link.startswith("reports")] == [
        f"reports?lang=ja&report={kind}" for kind in KINDS
    ]
    assert pictures(page) == pictures(Page("reports", lang="ja", report="brief").open())
    assert len(pictures(page)) == 2


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_report_is_seen_page_by_page_and_can_be_downloaded_in_both_languages(kind, language):
    words = words_in(language)
    page = Page("reports", report=kind, lang=language, **KINDS[kind]).open()

    together = [words.text("reports-download-all")] if kind == "country" else []
    own = [words.text(f"report-file-{ending}") for ending in FORMATS]
    other = [words.text(f"report-file-{ending}.other") for ending in FORMATS]
    assert files(page) == together + own + other
    shown = pictures(page)
    assert len(shown) == {"seminar": len(shown), "brief": 2, "country": 1}[kind]
    title = re.sub(r"[\\\u2060]", "", page.cards["report"].title)
    assert all(title in alt for alt in shown)
    assert words.text("report-page", page=1, pages=len(shown)) in shown[0]


def test_choosing_a_seminar_or_country_keeps_the_report_open():
    page = Page("reports", report="seminar", seminar="sg-fy2019").open()
    page.app.selectbox(key="open-seminar").set_value("sg-fy2018")
    page.open()

    assert page.address == {"seminar": "sg-fy2018", "report": "seminar"}
    assert "FY2018" in page.cards["report"].title

    page = Page("reports", report="country").open()
    assert page.cards == {}
    page.app.selectbox(key="open-country").set_value("THA")
    page.open()

    assert page.address == {"country": "THA", "report": "country"}
    assert "Thailand" in page.cards["report"].title


@pytest.mark.parametrize(
    ("page", "opened", "link"),
    [
        ("seminar", {"seminar": "sg-fy2018"}, "reports?seminar=sg-fy2018&report=seminar"),
        ("country", {"country": "LAO"}, "reports?country=LAO&report=country"),
        ("home", {}, "reports?report=brief"),
    ],
)
def test_what_can_be_printed_leads_to_its_report(page, opened, link):
    assert link in links_of(Page(page, **opened).open())


def test_a_brief_is_of_one_office():
    page = Page("reports", report="brief", office="all").open()

    assert [info.value for info in page.app.info] == [words_in("en").text("one-office-only")]
    assert page.cards == {}
    assert not any("report=brief" in link for link in links_of(Page("home", office="all").open()))


def test_an_office_without_a_seminar_has_none_to_print():
    page = Page("reports", report="seminar", data="demo", office="london").open()

    assert [info.value for info in page.app.info] == [words_in("en").text("seminar-none")]


def test_junk_in_the_address_opens_the_brief_too():
    assert pictures(Page("reports", report="poem").open()) == pictures(Page("reports").open())
