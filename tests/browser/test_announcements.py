"""What is said aloud: once, when something has changed; and where the focus goes."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.reader import Reader

Open = Callable[..., Reader]
# Notes what is put into any live region, whoever puts it there.
_LISTEN = """() => {
    const live = '[role=status], [role=alert], [aria-live]:not([aria-live=off])'
    window.said = []
    new MutationObserver(changes => {
        const filled = changes.filter(({addedNodes}) => addedNodes.length)
        const regions = new Set(filled.map(({target}) => target.closest?.(live)))
        const added = changes.flatMap(({addedNodes}) => [...addedNodes])
        for (const one of [...regions, ...added.filter(node => node.matches?.(live))]) {
            if (one) window.said.push(one.textContent)
        }
    }).observe(document.body, {childList: true, subtree: true})
}"""


def heard(page: Page) -> list[str]:
    """Return what was said since it was last asked for, but for the lists of a field."""
    page.wait_for_timeout(500)
    said = page.evaluate("window.said.splice(0)")
    return [words for words in said if not re.search("options? available|選択肢", words)]


@pytest.fixture
def listening(reader: Open) -> Open:
    def listen(path: str) -> Reader:
        tab = reader(path)
        tab.page.wait_for_timeout(500)
        tab.page.evaluate(_LISTEN)
        return tab

    return listen


def test_a_filter_says_what_it_leaves_once(listening: Open) -> None:
    tab = listening("themes")
    tab.press("fiscal_years", "Last five seminars")
    assert heard(tab.page) == ["5 of 6 seminars: FY2017–FY2022"]
    tab.choose("countries", "Laos")
    assert heard(tab.page) == ["5 of 6 seminars: FY2017–FY2022 and Laos"]
    tab.key("table-wordings").locator("label").click()
    tab.settle()
    assert heard(tab.page) == [], "what changes nothing is silent"
    tab.page.locator(".kz-reset").click()
    tab.settle()
    assert heard(tab.page) == ["6 of 6 seminars"]


def test_that_nothing_is_left_is_said(listening: Open) -> None:
    tab = listening("themes?year=2018&lang=ja")
    tab.choose("themes", "多文化共生")
    (said,) = heard(tab.page)
    assert "6回のうち0回" in said
    assert said.endswith("条件に合うセミナーがありません")


def test_a_page_takes_the_focus_to_its_heading_and_says_its_title(listening: Open) -> None:
    tab = listening("")
    tab.page.locator(".kz-actions a").first.click()
    expect(tab.page.locator("h1")).to_be_focused()
    tab.settle()
    title = "Seminar · FY2019 (Reiwa 1) · Shimonoseki · Kizuna"
    assert heard(tab.page) == [title]
    expect(tab.page).to_have_title(title)
    tab.go_to("Countries")
    expect(tab.page.locator("h1")).to_be_focused()
    assert heard(tab.page) == ["Countries · Kizuna"]


def test_what_is_searched_for_is_said_with_what_was_found(listening: Open) -> None:
    tab = listening("search")
    field = tab.page.locator("#search-page")
    field.fill("laos")
    field.press("Enter")
    tab.leads_to({"q": ["laos"]})
    (said,) = heard(tab.page)
    assert "“laos”" in said
    expect(tab.page).to_have_title("Search · laos · Kizuna")


def test_the_chosen_site_and_the_scale_of_the_map_are_said(listening: Open) -> None:
    tab = listening("site-visits")
    tab.page.locator(".kz-find").focus()
    tab.page.keyboard.press("ArrowDown")
    tab.page.keyboard.press("Enter")
    tab.page.wait_for_url("**site=*")
    tab.settle()
    site = tab.key("site-detail").locator("h3").first.inner_text().strip()
    # The map has gone to its city.
    assert " ".join(heard(tab.page)) == f"The map shows: City {site}"
    expect(tab.page).to_have_title(f"Map of visits · {site} · Kizuna")
    scale = tab.key("map-scale").get_by_role("radio", name="Asia")
    scale.click()
    tab.settle()
    assert heard(tab.page) == ["The map shows: Asia"]
    expect(scale).to_have_attribute("aria-checked", "true")


def test_the_result_on_a_file_is_said(listening: Open) -> None:
    tab = listening("check")
    file = FilePayload(name="hosts.csv", mimeType="text/csv", buffer=b"seminar_id,host_en\n")
    tab.page.locator(".st-key-card-check_files input[type=file]").set_input_files(file)
    verdict = tab.page.locator(".kz-verdict")
    verdict.wait_for()
    tab.settle()
    assert heard(tab.page) == [f"hosts.csv {verdict.text_content()}"]


def test_no_alert_cuts_short_what_is_read(listening: Open) -> None:
    tab = listening("?data=demo")
    expect(tab.page.locator(".kz-ribbon")).to_be_visible()
    expect(tab.page.get_by_role("alert")).to_have_count(0)
