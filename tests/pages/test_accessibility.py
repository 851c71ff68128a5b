"""The accessibility statement on About: whom to tell, as a link only where that is safe."""

import pytest

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
