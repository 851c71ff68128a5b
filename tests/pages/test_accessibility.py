"""The statements on About: accessibility, what is kept of people, and whom to tell.

Whom to tell is a link only where that is safe.
"""

import pytest

from pages.about import BACKUP_DAYS, LOG_DAYS
from pages.components.page import CONTACT
from tests.pages.page import Page


def statement(language: str = "en") -> tuple[str, str]:
    block = Page("about", lang=language).open().block("card-accessibility")
    return block.text, block.html


@pytest.mark.parametrize(
    ("contact", "address"),
    [
        ("office@clair.example.jp", "mailto:office@clair.example.jp"),
        ("https://clair.example.jp/contact?a=1", "https://clair.example.jp/contact?a=1"),
        (" office@clair.example.jp ", "mailto:office@clair.example.jp"),
    ],
)
def test_a_safe_contact_is_a_link(monkeypatch, contact, address):
    monkeypatch.setenv(CONTACT, contact)

    _, html = statement()

    assert f'href="{address}"' in html
    assert f">{contact.strip()}</a>" in html


@pytest.mark.parametrize(
    "contact",
    [
        "javascript:alert(1)",
        "http://clair.example.jp",
        "https://",
        "https://[",
        "https://clair.example.jp/ x",
        "data:text/html,x",
        "office@clair.example.jp?cc=others@example.com",
        "extension 1234",
        '"><img src=x>',
    ],
)
def test_any_other_contact_is_text(monkeypatch, contact):
    monkeypatch.setenv(CONTACT, contact)

    text, html = statement()

    assert "<a " not in html
    assert "<img" not in html
    assert contact in text


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "the office that gave you this dashboard"), ("ja", "案内した事務所")],
)
def test_without_a_contact_the_office_is_named(monkeypatch, language, words):
    monkeypatch.delenv(CONTACT, raising=False)

    text, html = statement(language)

    assert words in text
    assert "<a " not in html


@pytest.mark.parametrize("language", ["en", "ja"])
def test_it_says_what_is_aimed_at_and_what_was_not_tried(language):
    text, _ = statement(language)

    assert all(words in text for words in ("WCAG 2.2", "JIS X 8341-3:2016", "NVDA", "2026"))


@pytest.mark.parametrize(
    ("language", "words"), [("en", "Report an error"), ("ja", "不具合を知らせる")]
)
def test_every_page_says_at_its_foot_whom_to_tell(monkeypatch, language, words):
    monkeypatch.delenv(CONTACT, raising=False)
    assert words not in Page("participation", lang=language).open().text
    monkeypatch.setenv(CONTACT, "office@clair.example.jp")
    foot = Page("participation", lang=language).open().html.partition("<footer")[2]
    assert 'href="mailto:office@clair.example.jp"' in foot
    assert words in foot
    monkeypatch.setenv(CONTACT, "javascript:alert(1)")
    assert "javascript" not in Page("participation", lang=language).open().html


def notice(language: str = "en") -> str:
    return Page("about", lang=language).open().block("card-personal").text


def test_the_notice_says_what_is_kept_of_people_and_how_long(monkeypatch):
    monkeypatch.setenv(LOG_DAYS, "14")
    monkeypatch.setenv(BACKUP_DAYS, " 1 ")
    monkeypatch.setenv(CONTACT, "office@clair.example.jp")

    text = notice()

    assert "4 days at most" in text
    assert "kept for 14 days" in text
    assert "kept for 1 day at most" in text
    assert "office@clair.example.jp" in text
    assert "14日間" in notice("ja")


@pytest.mark.parametrize("days", ["", "soon", "-3", "1e9"])
def test_what_is_no_number_of_days_is_left_to_the_administrator(monkeypatch, days):
    monkeypatch.setenv(LOG_DAYS, days)
    monkeypatch.delenv(BACKUP_DAYS, raising=False)

    assert notice().count("The administrator decides how long they are kept") == 2
    assert notice("ja").count("管理者が定めます") == 2
