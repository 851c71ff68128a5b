"""Searching as a reader does: type, Enter, and through the first link."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.reader import Reader

FreshServer = Callable[..., str]
Newcomer = Callable[..., Reader]
Open = Callable[..., Reader]

HEADER = ".kz-header .kz-search input"
FIRST_LINK = ".kz-found a"


def test_kana_and_enter_lead_to_the_host_s_seminar_and_back(reader: Open) -> None:
    tab = reader("participation?country=IND")
    tab.page.evaluate("window.isSamePage = true")
    tab.page.locator(HEADER).fill("しものせき")
    tab.page.locator(HEADER).press("Enter")
    tab.leads_to({"country": ["IND"], "q": ["しものせき"]})
    assert tab.path == "search"
    expect(tab.page.locator("h1")).to_have_text("Search")
    expect(tab.page.locator(HEADER)).to_have_value("しものせき")
    tab.page.locator(FIRST_LINK).first.click()
    tab.leads_to({"country": ["IND"], "seminar": ["sg-fy2019"]})
    expect(tab.page.locator("h1")).to_have_text("One seminar")
    expect(tab.key("seminar-title")).to_contain_text("Shimonoseki")
    expect(tab.page.locator(HEADER)).to_have_value("")
    tab.page.go_back()
    expect(tab.page.locator("h1")).to_have_text("Search")
    tab.leads_to({"country": ["IND"], "q": ["しものせき"]})
    tab.go_to("Themes")
    tab.leads_to({"country": ["IND"]})
    assert tab.page.evaluate("window.isSamePage")
    assert tab.errors == []


def test_a_search_is_a_link_that_opens_first_on_a_fresh_server(
    fresh_server: FreshServer, newcomer: Newcomer
) -> None:
    tab = newcomer(fresh_server(), "search?q=下関&lang=ja")
    expect(tab.page.locator("h1")).to_have_text("検索")
    expect(tab.page.locator(FIRST_LINK).first).to_have_text("下関市")
    assert tab.errors == []


def test_the_keyboard_reaches_field_results_and_link(reader: Open) -> None:
    tab = reader("search", width=390)
    field = tab.page.locator("#search-page")
    field.focus()
    tab.page.keyboard.type("tunosima")
    tab.page.keyboard.press("Tab")
    tab.page.keyboard.press("Enter")
    tab.leads_to({"q": ["tunosima"]})
    link = tab.page.locator(FIRST_LINK).first
    expect(link).to_have_text("Tsunoshima Bridge")
    for _ in range(6):
        if link.evaluate("node => node === document.activeElement"):
            break
        tab.page.keyboard.press("Tab")
    expect(link).to_be_focused()
    tab.page.keyboard.press("Enter")
    tab.leads_to({"site": ["tsunoshima-bridge"]})
    assert tab.path == "site-visits"
    expect(tab.key("site-detail")).to_contain_text("Tsunoshima Bridge")


def test_on_a_phone_the_menu_makes_way_for_what_was_found(reader: Open) -> None:
    tab = reader("themes", width=390)
    tab.page.locator(".kz-open").click()
    tab.page.locator(HEADER).fill("からと")
    tab.page.locator(HEADER).press("Enter")
    tab.leads_to({"q": ["からと"]})
    expect(tab.page.locator(".kz-open")).to_have_attribute("aria-expanded", "false")
    # A click waits until nothing lies over the link.
    tab.page.locator(FIRST_LINK).first.click()
    tab.leads_to({"site": ["karato-market"]})


def test_leaving_the_field_is_not_asking(reader: Open) -> None:
    tab = reader("themes")
    tab.page.locator(HEADER).fill("Karato")
    tab.page.keyboard.press("Tab")
    tab.page.keyboard.press("Tab")
    tab.settle()
    assert tab.path == "themes"
    expect(tab.page.locator(HEADER)).to_have_value("Karato")


def test_hostile_text_is_shown_and_does_nothing(reader: Open) -> None:
    tab = reader()
    query = '"><img src=x onerror=alert(1)> **b** @@=1'
    tab.page.locator(HEADER).fill(query)
    tab.page.locator(HEADER).press("Enter")
    tab.leads_to({"q": [query]})
    expect(tab.page.get_by_test_id("stMain")).to_contain_text(f"“{query}”")
    expect(tab.page.locator(HEADER)).to_have_value(query)
    assert tab.page.locator("img[src=x]").count() == 0
    assert (tab.errors, tab.outside) == ([], [])
