"""The report as one web page: all of its content in order, in no need of anything else."""

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from analysis import palette
from analysis.maps.static_map import svg
from analysis.reports.content.brief import annual_brief
from analysis.reports.content.parts import ReportContext
from analysis.reports.content.seminar import seminar_report
from analysis.reports.formats import COLOUR, html
from analysis.words.catalogue import LANGUAGES, words_in
from tests.reports.reading import in_order, plain, texts
from tests.reports.test_reports import ALONE, every_report, report, report_context
from tests.tiny import SHIMONOSEKI, dataset


class Page(HTMLParser):
    """What a page holds: its words in order, and its elements with their attributes."""

    def __init__(self, made: bytes) -> None:
        super().__init__()
        self.words: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.raw: dict[str, str] = {}
        self._inside = ""
        self.feed(made.decode())

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        self._inside = tag

    def handle_endtag(self, _tag):
        self._inside = ""

    def handle_data(self, data):
        if self._inside in ("style", "script"):
            self.raw[self._inside] = data
        else:
            self.words.append(data)

    def all_of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


@every_report
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_all_that_the_content_says_in_its_order(data, kind, language):
    content = report(data, kind, language)
    page = Page(html(content))
    told = plain("".join(page.words))

    assert in_order([text.said for text in texts(content.sections)], told) == ""
    assert in_order([part.title for part in content.sections], told) == ""
    assert all(plain(line) in told for line in (content.title, content.subtitle, *content.about))
    assert page.all_of("html") == [{"lang": language}]
    assert told.count(plain(content.demonstration or "|")) == (2 if data == "demo" else 0)


@every_report
def test_the_page_asks_nobody(data, kind):
    page = Page(html(report(data, kind, "ja")))
    named = {
        (tag, name)
        for tag, attributes in page.elements
        for name, value in attributes.items()
        if name in ("src", "href", "srcset", "data", "action", "poster", "style")
        and not (value or "").startswith(("#", "data:"))
    }

    assert named <= {("a", "href")}
    assert not re.search(r"url\(|@import|fetch|XMLHttp|https?:", "".join(page.raw.values()))


def test_the_page_allows_itself_its_own_style_and_script_alone():
    page = Page(html(report("demo", "brief", "en")))
    (rules,) = (meta["content"] or "" for meta in page.all_of("meta") if "http-equiv" in meta)

    for kind in ("style", "script"):
        known = b64encode(sha256(page.raw[kind].encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{known}'" in rules
    assert rules.startswith("default-src 'none';")
    assert "unsafe" not in rules


@every_report
def test_the_same_report_gives_the_same_page(data, kind):
    assert html(report(data, kind, "en")) == html(report(data, kind, "en"))


@every_report
def test_every_colour_of_a_drawing_has_its_own_on_the_dark_page(data, kind):
    drawn = {colour for _, colour in COLOUR.findall(html(report(data, kind, "en")).decode())}

    assert {
        colour for colour in drawn if not (palette.on_dark(colour) or colour in svg.on_dark())
    } == set()


def test_markup_in_the_data_stays_text():
    hostile = '</style></title><script>alert("x")</script><img src=x onerror=y>{{ 7 * 7 }}'
    host = {**SHIMONOSEKI, "seminar_id": "sg-fy2030", "host_en": hostile}
    own = ReportContext(dataset("record", seminars=[ALONE], hosts=[host]), words_in("en"))
    for made in (seminar_report(own, "sg-fy2030"), annual_brief(own)):
        page = Page(html(made))

        assert plain(hostile) in plain("".join(page.words))
        assert [len(page.all_of(tag)) for tag in ("script", "style", "img")] == [1, 1, 0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_documented_is_said_on_the_page(language):
    own = ReportContext(dataset("record", seminars=[ALONE]), words_in(language))
    told = "".join(Page(html(seminar_report(own, "sg-fy2030"))).words)

    assert own.words.text("not-documented") in told
    assert not re.search(r"nan|None|NaT|<NA>", told)


def test_a_mark_says_its_number():
    page = Page(html(annual_brief(report_context("record", "en"))))
    told = [attributes["data-told"] for _, attributes in page.elements if "data-told" in attributes]

    assert "India · FY2019 · Shimonoseki · attended, 1 person" in told
