"""A link opens the same view for everyone: on a fresh server, in a private window, at once."""

import re
from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.reader import Reader

FreshServer = Callable[..., str]
Newcomer = Callable[..., Reader]
Open = Callable[..., Reader]

MENU = [
    "Overview",
    "Participation",
    "Missing desk",
    "Country",
    "Plan",
    "Themes",
    "Site visits",
    "Hosts",
    "Seminar",
    "Search",
    "Reports",
    "Check & add",
    "About the data",
]


def figures(tab: Reader) -> dict[str, list[str]]:
    """Return the words of each card of a page: its sentence, its figure, its notes."""
    cards = tab.page.locator("[class*=st-key-card-]").all()
    return {str(card.get_attribute("class")): card.all_text_contents() for card in cards}


def test_the_first_visitor_of_a_server_comes_by_a_deep_link_with_a_filter(
    fresh_server: FreshServer, newcomer: Newcomer
) -> None:
    tab = newcomer(fresh_server(), "site-visits?country=IND")
    expect(tab.page.locator("h1")).to_have_text("Site visits")
    expect(tab.page.get_by_test_id("stSidebarNavLink")).to_have_text(MENU)
    assert tab.page.get_by_test_id("stSidebarNavLink").locator("[aria-current=page]").count() <= 1
    expect(tab.chip("country=IND")).to_be_visible()
    expect(tab.key("filter-countries")).to_contain_text("India")
    for page, title in (("Participation", "Participation"), ("Overview", "Kizuna")):
        tab.go_to(page)
        expect(tab.page.locator("h1")).to_have_text(title)
        expect(tab.chip("country=IND")).to_be_visible()
        tab.leads_to({"country": ["IND"]})
    expect(tab.key("card-coverage_strip").locator(".kz-pale").first).to_be_visible()
    assert tab.errors == []


def test_a_copied_link_gives_the_same_view_elsewhere(
    fresh_server: FreshServer, newcomer: Newcomer, reader: Open
) -> None:
    mine = reader("participation?data=demo&lang=ja")
    mine.choose("fiscal_years", "2019年度")
    mine.choose("fiscal_years", "2018年度")
    mine.choose("countries", "インド")
    mine.leads_to(
        {
            "data": ["demo"],
            "lang": ["ja"],
            "year": ["2019", "2018"],
            "country": ["IND"],
        }
    )
    theirs = newcomer(fresh_server(), mine.page.url.removeprefix(f"{mine.server}/"))
    theirs.leads_to(mine.parameters)
    assert theirs.path == mine.path == "participation"
    assert len(figures(mine)) >= 5
    for card, words in figures(mine).items():
        expect(theirs.page.locator(f'[class="{card}"]')).to_have_text(words)


def test_a_seminar_opens_by_its_link_and_another_is_written_into_it(reader: Open) -> None:
    tab = reader("seminar?seminar=sg-fy2019")
    expect(tab.page.locator("h2").first).to_contain_text("Shimonoseki")
    programme = tab.key("card-programme")
    for day in range(15, 22):
        expect(programme).to_contain_text(f"{day} December")
    expect(programme).to_contain_text(re.compile("Shimonoseki.*Shimonoseki", re.DOTALL))
    tab.pick_from("open-seminar", "FY2017")
    expect(tab.page.locator("h2").first).to_contain_text("Kitakyushu")
    tab.leads_to({"seminar": ["sg-fy2017"]})


def test_a_headline_opens_its_seminar_without_loading_anew_and_back_leads_back(
    reader: Open,
) -> None:
    tab = reader("?lang=ja&country=IND")
    tab.page.evaluate("window.isSamePage = true")
    tab.page.locator(".kz-headline a").last.click()
    expect(tab.page.locator("h1")).to_have_text("セミナー別")
    tab.leads_to({"lang": ["ja"], "country": ["IND"], "seminar": ["sg-fy2019"]})
    assert tab.path == "seminar"
    expect(tab.page.locator("h2").first).to_contain_text("下関市")
    tab.page.go_back()
    expect(tab.page.locator("h1")).to_have_text("Kizuna")
    tab.leads_to({"lang": ["ja"], "country": ["IND"]})
    expect(tab.chip("country=IND")).to_be_visible()
    assert tab.page.evaluate("window.isSamePage")
    assert tab.errors == []


def test_a_matrix_heading_is_a_link_to_its_seminar(reader: Open) -> None:
    tab = reader("participation?country=IND")
    tab.key("card-coverage_strip").get_by_role("link", name=re.compile("^FY2018")).click()
    tab.settle()
    tab.leads_to({"country": ["IND"], "seminar": ["sg-fy2018"]})
    expect(tab.page.locator("h2").first).to_contain_text("Toyohashi")


def test_back_leads_away_from_a_link_that_was_mended(reader: Open) -> None:
    tab = reader("about")
    before = tab.page.url
    tab.open("participation?country=Loas&amp;year=FY2019")
    tab.leads_to({"year": ["2019"]})
    said = tab.page.locator("p[role=status].kz-note")
    expect(said).to_have_text("Not used from this link: country “Loas” (closest: Laos).")
    said.get_by_role("link").click()
    tab.leads_to({"year": ["2019"], "country": ["LAO"]})
    expect(said).to_have_count(0)
    tab.page.go_back()
    tab.leads_to({"year": ["2019"]})
    tab.page.go_back()
    tab.page.wait_for_url(before)
    assert tab.errors == []
