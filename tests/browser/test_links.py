"""A link opens the same view for everyone: on a fresh server, in a private window, at once."""

import re
from collections.abc import Callable
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import expect

from tests.browser.reader import MENU, Reader

FreshServer = Callable[..., str]
Newcomer = Callable[..., Reader]
Open = Callable[..., Reader]

PAGES = [
    "Home",
    "Trend",
    "Countries",
    "Map of visits",
    "Hosts",
    "Themes",
    "Seminars",
    "Plan",
    "Reports",
    "What we know",
    "Add a seminar",
    "About the data",
]


def figures(tab: Reader) -> dict[str, list[str]]:
    """Return the words of each card of a page: its sentence, its figure, its notes.

    Without the picture of a chart, which stands from the first answer until the chart is in sight.
    """
    tab.page.evaluate("document.querySelectorAll('.kz-drawn-first').forEach(one => one.remove())")
    cards = tab.page.locator("[class*=st-key-card-]").all()
    return {str(card.get_attribute("class")): card.all_text_contents() for card in cards}


def test_the_first_visitor_of_a_server_comes_by_a_deep_link_with_a_filter(
    fresh_server: FreshServer, newcomer: Newcomer
) -> None:
    tab = newcomer(fresh_server(), "site-visits?country=IND")
    expect(tab.page.locator("h1")).to_have_text("Map of visits")
    links = tab.page.locator(f"{MENU} a")
    expect(links).to_have_text(PAGES)
    expect(tab.page.locator(f"{MENU} [aria-current=page]")).to_have_text("Map of visits")
    expect(tab.chip("country=IND")).to_be_visible()
    expect(tab.key("pop-countries")).to_contain_text("India")
    for page in ("Themes", "Trend"):
        tab.go_to(page)
        expect(tab.page.locator(f"{MENU} [aria-current=page]")).to_have_text(page)
        expect(tab.chip("country=IND")).to_be_visible()
        tab.leads_to({"country": ["IND"]})
    expect(tab.key("card-coverage_strip").locator("i.kz-pale:visible").first).to_be_visible()
    assert tab.errors == []


def test_a_copied_link_gives_the_same_view_elsewhere(
    fresh_server: FreshServer, newcomer: Newcomer, reader: Open
) -> None:
    mine = reader("participation?data=demo&lang=ja")
    mine.press("fiscal_years", "直近5回")
    mine.choose("countries", "インド")
    mine.leads_to(
        {
            "data": ["demo"],
            "lang": ["ja"],
            "year": ["2019..2024"],
            "country": ["IND"],
        }
    )
    theirs = newcomer(fresh_server(), mine.page.url.removeprefix(f"{mine.server}/"))
    theirs.leads_to(mine.parameters)
    assert theirs.path == mine.path == "participation"
    assert len(figures(mine)) >= 2
    assert figures(theirs).keys() == figures(mine).keys()
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


def test_home_opens_its_seminar_without_loading_anew_and_back_leads_back(
    reader: Open,
) -> None:
    tab = reader("?lang=ja&office=all&data=demo")
    headline = tab.page.locator("h1").inner_text()
    tab.page.evaluate("window.isSamePage = true")
    tab.page.locator(".kz-actions a").first.click()
    expect(tab.page.locator("h1")).to_have_text("セミナー別")
    tab.leads_to({"lang": ["ja"], "data": ["demo"], "office": ["all"], "seminar": ["sg-fy2024"]})
    assert tab.path == "seminar"
    expect(tab.page.locator("h2").first).to_contain_text("金沢市")
    tab.page.go_back()
    expect(tab.page.locator("h1")).to_have_text(headline)
    tab.leads_to({"lang": ["ja"], "data": ["demo"], "office": ["all"]})
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


@pytest.mark.parametrize(
    ("old", "path", "menu"),
    [
        ("missing?seminar=sg-fy2018", "countries", "Countries"),
        ("?year=2017..2019&country=LAO", "participation", "Trend"),
        ("overview?office=sydney", "", "Home"),
    ],
)
def test_an_old_address_leads_on_and_back_leads_away(
    reader: Open, old: str, path: str, menu: str
) -> None:
    tab = reader("about")
    before = tab.page.url
    tab.open(old)
    expect(tab.page.locator(f"{MENU} [aria-current=page]")).to_have_text(menu)
    tab.page.wait_for_function("path => location.pathname === path", arg=f"/{path}")
    tab.settle()
    for name, value in parse_qs(old.partition("?")[2]).items():
        assert tab.parameters[name] == value
    tab.page.go_back()
    tab.page.wait_for_url(before)
    assert tab.errors == []


# The link to what is shown ----------------------------------------------------------------------


def test_copy_link_copies_what_is_shown_and_says_so(reader: Open) -> None:
    tab = reader("participation?lang=ja")
    tab.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab.choose("countries", "インド")
    button = tab.page.get_by_role("button", name="リンクをコピー", exact=True)
    button.focus()
    tab.page.keyboard.press("Enter")
    expect(tab.page.locator(".kz-copy [role=status]").first).to_have_text("リンクをコピーしました")
    assert tab.page.evaluate("navigator.clipboard.readText()") == tab.page.url
    assert "country=IND" in tab.page.url
    expect(tab.page.locator(".kz-copy input")).to_be_hidden()
    tab.page.context.clear_permissions()
    assert tab.errors == []


def test_without_a_clipboard_the_link_stands_in_a_field_to_be_copied(reader: Open) -> None:
    tab = reader("themes?year=2018..2019")
    tab.page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    tab.page.get_by_role("button", name="Copy link", exact=True).click()
    field = tab.page.get_by_label("Link to this page")
    expect(field).to_be_visible()
    expect(field).to_have_value(tab.page.url)
    expect(field).to_be_focused()
    chosen = "field => field.value.slice(field.selectionStart, field.selectionEnd)"
    assert field.evaluate(chosen) == tab.page.url
    expect(tab.page.locator(".kz-copy [role=status]").first).to_have_text(
        "Copy the link from this field"
    )
    assert tab.sideways() <= 0


def test_the_request_for_lists_is_copied_as_it_reads(reader: Open) -> None:
    tab = reader()
    tab.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    request = tab.page.locator("details.kz-request", has_text="日本語")
    request.locator("summary").click()
    request.get_by_role("button").click()
    expect(request.get_by_role("status")).to_have_text("Request copied")
    copied = tab.page.evaluate("navigator.clipboard.readText()")
    assert copied == request.locator("pre").inner_text()
    assert "2017年度" in copied
    tab.page.context.clear_permissions()
