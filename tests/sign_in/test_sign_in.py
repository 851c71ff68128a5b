"""Signing in as a reader does it, in Chromium, with a real provider of identities."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from analysis.saving.journal import history
from tests.browser.axe import severe_findings
from tests.browser.conftest import private
from tests.browser.reader import Reader
from tests.sign_in.conftest import CONTACT, EDITOR, READER, Server, Servers

DELEGATES = "record/delegates.csv"
ACCOUNT = ".kz-header .kz-account"
DOOR = ".kz-door"
HEADINGS = "seminar_id,country,theme_id,delegates,basis,source_id"


@pytest.fixture
def window(browser: Browser) -> Iterator[BrowserContext]:
    """A private window, as on a computer of one's own."""
    opened = private(browser)
    yield opened
    opened.close()


def come(window: BrowserContext, server: Server, path: str = "") -> Reader:
    """Open a page in a new tab."""
    tab = Reader(window.new_page(), server.address)
    return tab.open(path)


def sign_in(tab: Reader, who: str, link: str = ACCOUNT) -> Reader:
    """Follow the link, say at the provider who one is, agree, and wait for the page."""
    tab.page.locator(link).get_by_role("link").click()
    tab.page.locator("input[name=login]").fill(who)
    tab.page.locator("input[name=password]").fill("-")
    tab.page.get_by_role("button").click()
    agree = tab.page.get_by_role("button", name="Continue")
    expect(agree.or_(tab.page.locator(".kz-header")).first).to_be_visible()
    if agree.is_visible():
        agree.click()
    expect(tab.page.locator(ACCOUNT)).to_contain_text(who)
    return tab.settle()


def sign_out(tab: Reader) -> None:
    tab.page.locator(ACCOUNT).get_by_role("link").click()
    tab.page.get_by_role("button", name="Yes, sign me out").click()
    expect(tab.page.locator(ACCOUNT)).to_be_visible()
    tab.settle()


def choose(tab: Reader, tmp_path: Path, row: str) -> None:
    """Choose a file with one row of delegates, and wait until it is compared."""
    file = tmp_path / "delegates.csv"
    file.write_text(f"{HEADINGS}\n{row}\n", encoding="utf-8")
    tab.page.locator(".st-key-card-check_files input[type=file]").set_input_files([file])
    expect(tab.key("card-check_file-0")).to_contain_text("Accepted as Delegates")
    tab.settle()


def test_an_editor_comes_back_to_the_page_and_saves_by_name(
    window: BrowserContext, servers: Servers, tmp_path: Path
) -> None:
    server, row = servers.open, "sg-fy2019,KHM,,1,derived,clair-singapore-2019"
    path = "check?country=IND&year=2019&lang=en"
    tab = come(window, server, path)
    expect(tab.page.locator("input[type=file]")).to_have_count(0)
    sign_in(tab, EDITOR)
    assert "country=IND" in tab.page.url
    assert "year=2019" in tab.page.url
    assert re.match(f"{server.address}/check", tab.page.url)
    choose(tab, tmp_path, row)
    expect(tab.key("check-who")).to_have_count(0)
    tab.key("check-save").get_by_role("button").click()
    expect(tab.page.get_by_test_id("stAlertContentSuccess")).to_contain_text("Saved.")
    assert row in server.data.text(DELEGATES)
    saved, *_ = history(server.data.folder)
    assert saved.who == EDITOR
    expect(tab.page.locator(".kz-save").first).to_contain_text(EDITOR)


def test_a_reader_is_told_whom_to_ask(window: BrowserContext, servers: Servers) -> None:
    tab = sign_in(come(window, servers.open, "check?lang=ja"), READER)
    expect(tab.page.locator("input[type=file]")).to_have_count(0)
    notice = tab.page.get_by_test_id("stAlertContentInfo")
    expect(notice).to_contain_text("データを変更できるのは編集者のみです。")
    expect(notice).to_contain_text(CONTACT)
    expect(tab.page.locator("html")).to_have_attribute("lang", "ja")


def test_signing_out_in_one_tab_ends_the_other(
    window: BrowserContext, servers: Servers, tmp_path: Path
) -> None:
    server = servers.open
    tab = sign_in(come(window, server, "check"), EDITOR)
    choose(tab, tmp_path, "sg-fy2019,IDN,,1,derived,clair-singapore-2019")
    before = server.data.text(DELEGATES)
    other = come(window, server, "hosts?lang=ja")
    expect(other.page.locator(ACCOUNT)).to_contain_text(EDITOR)
    sign_out(other)
    expect(other.page.locator(ACCOUNT)).to_have_text("ログイン")
    assert other.page.url == f"{server.address}/hosts?lang=ja"

    tab.key("check-save").get_by_role("button").click()
    said = tab.page.get_by_test_id("stAlertContentError")
    expect(said).to_contain_text("You are not signed in any more")
    expect(tab.page.locator(ACCOUNT)).to_have_text("Sign in")
    assert server.data.text(DELEGATES) == before
    refused = [json.loads(one) for one in server.log.splitlines() if '"what": "save"' in one]
    assert [(one["who"], one["code"]) for one in refused[-1:]] == [(EDITOR, "ended")]


def test_a_sign_in_that_fails_is_told(window: BrowserContext, servers: Servers) -> None:
    tab = come(window, servers.open, "themes?lang=en")
    tab.page.locator(ACCOUNT).get_by_role("link").click()
    tab.page.get_by_role("link", name="Cancel").click()
    expect(tab.page.get_by_role("alert")).to_contain_text("Signing in did not work.")
    assert tab.settle().page.url == f"{servers.open.address}/themes"
    assert '"what": "sign-in", "code": "sign-in", "detail": "access_denied"' in servers.open.log


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_where_readers_sign_in_the_door_is_all_there_is(
    window: BrowserContext, servers: Servers, lang: str
) -> None:
    server, path = servers.closed, f"themes?lang={lang}&country=IND"
    page = window.new_page()
    tab = Reader(page, server.address)
    page.goto(f"{server.address}/{path}")
    door = page.locator(DOOR)
    expect(door.get_by_role("heading")).to_have_text(
        {"en": "Please sign in", "ja": "ログインしてください"}[lang]
    )
    expect(page.locator(".kz-header")).to_have_count(0)
    tab.settle()
    assert severe_findings(tab) == {}
    for width in (360, 768, 1366):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert tab.errors == []
    sign_in(tab, READER, link=f"{DOOR} .kz-account")
    assert "country=IND" in page.url
    expect(page.locator("h1")).to_have_count(1)


def test_the_account_is_reached_by_keyboard_at_any_width(
    window: BrowserContext, servers: Servers
) -> None:
    tab = sign_in(come(window, servers.open, "hosts"), READER)
    for width in (360, 768, 1000, 1366):
        tab.page.set_viewport_size({"width": width, "height": 800})
        menu = tab.page.locator(".kz-open")
        if menu.is_visible() and menu.get_attribute("aria-expanded") == "false":
            menu.press("Enter")
        way = tab.page.locator(ACCOUNT).get_by_role("link")
        expect(way).to_be_visible()
        way.focus()
        assert tab.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        box = way.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
    assert severe_findings(tab) == {}
    tab.page.locator(ACCOUNT).get_by_role("link").press("Enter")
    expect(tab.page.get_by_role("button", name="Yes, sign me out")).to_be_visible()
