"""A whole review by keyboard alone, and the keys that shorten it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NARROW
from tests.browser.reader import Reader

Open = Callable[..., Reader]
# What has the focus: its key or class, and its words.
_FOCUS = """() => {
    const one = document.activeElement
    const keyed = one.closest('[class*=st-key-]')?.classList ?? []
    const key = [...keyed].find(name => name.startsWith('st-key'))
    return [one.tagName, one.className, key, one.ariaLabel ?? one.textContent, one.dataset.file]
        .join('|')
}"""
_COUNT_RUNS = """() => {
    const app = document.querySelector('[data-testid=stApp]')
    window.runs = 0
    const count = new MutationObserver(() => window.runs++)
    count.observe(app, {attributeFilter: ['data-test-script-state']})
}"""
MOST_PRESSES = 115
SEARCH = "search-sidebar"


class Keys:
    """Presses keys and counts them."""

    def __init__(self, tab: Reader) -> None:
        self.tab = tab
        self.pressed = 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.tab.page.keyboard.press(key)
            self.pressed += 1

    def until(self, wanted: str, key: str = "Tab") -> None:
        """Press a key until what has the focus says what is wanted."""
        seen: list[str] = []
        while not seen or wanted not in seen[-1]:
            # As one text, which pytest does not shorten: every stop tells where the keys went.
            assert len(seen) < 60, "\n".join(seen)
            self.press(key)
            seen.append(str(self.tab.page.evaluate(_FOCUS)))

    def to_page(self, menu: str, title: str) -> None:
        """Go to a page by the key of the search, and from there back into the menu."""
        self.press("/")
        self.until(f"|{menu}|", "Shift+Tab")
        self.press("Enter")
        expect(self.tab.page.locator("h1")).to_have_text(title)
        expect(self.tab.page.locator("h1")).to_be_focused()
        self.tab.settle()


def test_a_whole_review_takes_few_keys(reader: Open) -> None:
    tab = reader()
    keys = Keys(tab)
    keys.press("/")
    keys.until("filter-countries")
    keys.press("l", "a", "o")
    expect(tab.page.get_by_role("option")).to_have_count(1)
    keys.press("Enter", "Escape")
    tab.leads_to({"country": ["LAO"]})
    keys.until("kz-cell")
    keys.press("ArrowRight", "ArrowRight", "Enter")
    expect(tab.page.get_by_role("dialog")).to_be_visible()
    tab.leads_to({"country": ["LAO"], "cell": ["LAO:sg-fy2019"]})
    keys.press("Escape")
    expect(tab.page.get_by_role("dialog")).to_have_count(0)
    tab.leads_to({"country": ["LAO"]})
    # The focus comes back to the cell; whoever is quicker than that begins at the top of the page.
    expect(tab.page.locator("a.kz-cell:focus")).to_have_count(1)
    keys.until("matrix.csv")
    with tab.page.expect_download():
        keys.press("Enter")
    keys.to_page("Site visits", "Site visits")
    # Apart from the keys, so that a list that is not there fails as that.
    expect(tab.page.locator(".st-key-site-list-0 canvas").first).to_be_visible()
    keys.until("site-list-0|List of the sites")
    keys.press("ArrowDown", "Enter")
    tab.page.wait_for_url("**site=*")
    keys.to_page("Seminar", "One seminar")
    keys.until("open-seminar")
    keys.press("2", "0", "1", "9")
    expect(tab.page.get_by_role("option")).to_have_count(1)
    keys.press("Enter")
    tab.leads_to({"country": ["LAO"], "seminar": ["sg-fy2019"]})
    keys.until("st-key-days")
    keys.press("ArrowRight")
    day = {"country": ["LAO"], "seminar": ["sg-fy2019"], "day": ["2019-12-15"]}
    tab.leads_to(day)
    keys.press("/")
    keys.until("switch-language")
    keys.press("ArrowRight", "Enter")
    tab.leads_to({**day, "lang": ["ja"]})
    expect(tab.page.locator("h1")).to_have_text("セミナー別")
    assert keys.pressed <= MOST_PRESSES
    assert tab.errors == []


def test_the_second_skip_link_leads_to_the_menu(reader: Open) -> None:
    tab = reader("about?lang=ja")
    said = []
    for _ in range(2):
        tab.page.keyboard.press("Tab")
        said.append(tab.page.evaluate("document.activeElement.innerText"))
    assert said == ["本文へ移動", "メニューへ移動"]
    expect(tab.page.locator(".kz-skip")).to_be_in_viewport()
    tab.page.keyboard.press("Enter")
    expect(tab.page.get_by_test_id("stSidebarNavLink").first).to_be_focused()


@pytest.mark.parametrize("width", [1440, NARROW])
def test_the_slash_leads_to_the_search_and_can_be_switched_off(reader: Open, width: int) -> None:
    tab = reader("missing", width=width)
    tab.page.keyboard.press("/")
    field = tab.page.locator(f"#{SEARCH}")
    expect(field).to_be_focused()
    tab.page.keyboard.type("2019/12")
    expect(field).to_have_value("2019/12")

    setting = tab.page.get_by_label("The key “/” leads to the search")
    setting.uncheck()
    for _ in range(2):
        tab.page.locator("h1").evaluate("h1 => { h1.tabIndex = -1; h1.focus() }")
        tab.page.keyboard.press("/")
        expect(field).not_to_be_focused()
        tab.open("themes")  # the browser remembers it
    expect(setting).not_to_be_checked()
    tab.page.evaluate("localStorage.clear()")


def test_no_single_letter_does_anything(reader: Open) -> None:
    tab = reader("about")
    tab.page.evaluate(_COUNT_RUNS)
    tab.page.locator("h1").evaluate("h1 => { h1.tabIndex = -1; h1.focus() }")
    for key in ("r", "c", "R"):
        tab.page.keyboard.press(key)
    tab.settle()
    assert tab.page.evaluate("window.runs") == 0
    expect(tab.page.get_by_role("dialog")).to_have_count(0)


def test_the_list_of_sites_takes_the_keys_that_it_names(reader: Open) -> None:
    tab = reader("site-visits")
    expect(tab.key("card-site_visits")).to_contain_text("Enter or Space chooses a site")
    tab.page.locator("[class*=st-key-site-list] [data-testid=data-grid-canvas]").focus()
    sites = set()
    for choice in ("Enter", "Space"):
        tab.page.keyboard.press("ArrowDown")
        tab.page.keyboard.press(choice)
        tab.page.wait_for_url(lambda url: "site=" in url and url not in sites)
        sites.add(tab.page.url)
        tab.settle()
    assert len(sites) == 2


@pytest.mark.parametrize("path", ["", "site-visits", "missing", "hosts", "seminar"])
def test_every_stop_of_the_tab_key_has_a_name(reader: Open, path: str) -> None:
    tab = reader(path)
    session = tab.page.context.new_cdp_session(tab.page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    unnamed = [
        node["role"]["value"]
        for node in nodes
        if {"name": "focusable", "value": {"type": "booleanOrUndefined", "value": True}}
        in node.get("properties", [])
        and not node.get("ignored")
        and not node.get("name", {}).get("value", "").strip()
        and node["role"]["value"] not in ("RootWebArea", "main")
    ]
    # The map's canvases are out of the order; a drawing layer below them has no role.
    assert unnamed == []
    canvases = tab.page.locator(".mapboxgl-canvas").evaluate_all(
        "all => all.map(one => one.tabIndex)"
    )
    assert {*canvases} <= {-1}
