"""A whole review by keyboard alone, and the keys that shorten it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NARROW
from tests.browser.reader import POPOVER, Reader

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
SEARCH = "search-header"


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

    def to_page(self, section: str, menu: str, title: str) -> None:
        """Go to a page by the key of the search, and from there back to a section of the menu."""
        self.press("/")
        self.until(f"|{section}|", "Shift+Tab")
        self.press("Enter")
        self.until(f"|{menu}|")
        self.press("Enter")
        expect(self.tab.page.locator("h1")).to_have_text(title)
        # The heading takes the focus once the page is drawn: one that is not fails as that.
        self.tab.settle()
        expect(self.tab.page.locator("h1")).to_be_focused()


def test_a_whole_review_takes_few_keys(reader: Open) -> None:
    tab = reader()
    keys = Keys(tab)
    title = "Too early to speak of a trend: one full list in five seminars."
    keys.to_page("Who came", "Trend", title)
    # The filters stand before the heading, which has the focus.
    keys.until("pop-countries", "Shift+Tab")
    keys.press("Enter")
    expect(tab.page.locator(f"{POPOVER} button").first).to_be_focused()
    expect(tab.page.locator(f"{POPOVER} input")).to_be_visible()
    keys.until("filter-countries-", "Tab")
    keys.press("l", "a", "o")
    expect(tab.page.get_by_role("option")).to_have_count(1)
    expect(tab.page.get_by_role("option")).to_have_attribute("data-focused", "true")
    keys.press("Enter")
    tab.leads_to({"country": ["LAO"]})
    keys.press("Escape", "Escape")
    keys.until("kz-cell")
    keys.press(*["ArrowRight"] * 3, "Enter")
    expect(tab.page.get_by_role("dialog")).to_be_visible()
    tab.leads_to({"country": ["LAO"], "cell": ["LAO:sg-fy2019"]})
    keys.press("Escape")
    expect(tab.page.get_by_role("dialog")).to_have_count(0)
    tab.leads_to({"country": ["LAO"]})
    # The focus comes back to the cell; whoever is quicker than that begins at the top of the page.
    expect(tab.page.locator("a.kz-cell:focus")).to_have_count(1)
    keys.until("Files of “Attendance by country")
    keys.press("Enter")
    keys.until("matrix.csv")
    with tab.page.expect_download():
        keys.press("Enter")
    keys.to_page("Where & what", "Map of visits", "Map of visits")
    # Apart from the keys, so that a list that is not there fails as that.
    expect(tab.page.locator(".kz-by-city a").first).to_be_visible()
    keys.until("kz-find")
    keys.press("ArrowDown", "Enter")
    tab.page.wait_for_url("**site=*")
    # Who asks for another page while this choice is still drawn is told of its title too early.
    tab.settle()
    keys.to_page("Where & what", "Seminars", "Seminars")
    keys.until("|Shimonoseki|")
    keys.press("Enter")
    expect(tab.page.locator("h1")).to_have_text("One seminar")
    tab.leads_to({"country": ["LAO"], "seminar": ["sg-fy2019"]})
    keys.until("st-key-days")
    keys.press("ArrowRight")
    day = {"country": ["LAO"], "seminar": ["sg-fy2019"], "day": ["2019-12-15"]}
    tab.leads_to(day)
    keys.press("/")
    keys.until("|日本語|")
    keys.press("Enter")
    tab.leads_to({**day, "lang": ["ja"]})
    expect(tab.page.locator("h1")).to_have_text("セミナー別")
    assert keys.pressed <= MOST_PRESSES, keys.pressed
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
    expect(tab.page.locator(".kz-header nav a").first).to_be_focused()


def test_a_section_opens_and_closes_by_the_keyboard(reader: Open) -> None:
    tab = reader("themes")
    button = tab.section_of("Trend")
    section = tab.page.locator("#kz-who")
    expect(section).to_be_hidden()
    button.focus()
    for key in ("Enter", "Space"):
        tab.page.keyboard.press(key)
        expect(button).to_have_attribute("aria-expanded", "true")
        expect(section).to_be_visible()
        tab.page.keyboard.press("Tab")
        expect(section.get_by_role("link", name="Trend")).to_be_focused()
        tab.page.keyboard.press("Escape")
        expect(section).to_be_hidden()
        expect(button).to_be_focused()
    # Whoever leaves it leaves it closed, and one is open at a time.
    tab.page.keyboard.press("Enter")
    for _ in section.get_by_role("link").all():
        tab.page.keyboard.press("Tab")
    expect(section).to_be_visible()
    tab.page.keyboard.press("Tab")
    expect(section).to_be_hidden()
    button.click()
    tab.section_of("Hosts").click()
    expect(section).to_be_hidden()
    expect(tab.page.locator("#kz-where")).to_be_visible()
    tab.page.locator("h1").click()
    expect(tab.page.locator("#kz-where")).to_be_hidden()
    # A link closes it, whether or not it leads to another page.
    button.click()
    section.get_by_role("link", name="Countries").click()
    expect(tab.page.locator("h1")).to_have_text("Countries")
    expect(tab.page.locator("#kz-who")).to_be_hidden()
    assert tab.errors == []


_COVERED = """() => {
    const one = document.activeElement, frame = document.querySelector('.st-key-frame')
    if (!one || one === document.body || frame.contains(one)) return ''
    const box = one.getBoundingClientRect(), head = frame.getBoundingClientRect()
    const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
    // What lies over the head, as the skip links do, is seen.
    const isSeen = box.bottom > head.bottom + 1 || box.height === 0 || one.contains(top)
    return isSeen ? '' : one.outerHTML.slice(0, 120)
}"""


@pytest.mark.thinned(1)
@pytest.mark.parametrize("width", [1440, NARROW])
@pytest.mark.parametrize("path", ["participation", "?data=demo", "countries"])
def test_the_head_that_stays_hides_no_focus(reader: Open, path: str, width: int) -> None:
    """WCAG 2.4.11, on the way back up from the end, where a head that sticks would cover it."""
    tab = reader(path, width=width)
    tab.page.locator(".kz-foot input").focus()
    hidden = []
    for _ in range(60):
        tab.page.keyboard.press("Shift+Tab")
        hidden.append(tab.page.evaluate(_COVERED))
    assert [one for one in hidden if one] == []


@pytest.mark.parametrize("width", [1440, NARROW])
def test_the_slash_leads_to_the_search_and_can_be_switched_off(reader: Open, width: int) -> None:
    tab = reader("countries", width=width)
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
    expect(tab.key("card-site_visits")).to_contain_text("Enter to choose a site")
    sites = set()
    for steps in (1, 3):
        tab.page.locator(".kz-find").focus()
        for _ in range(steps):
            tab.page.keyboard.press("ArrowDown")
        tab.page.keyboard.press("Enter")
        tab.page.wait_for_url(lambda url: "site=" in url and url not in sites)
        sites.add(tab.page.url)
        tab.settle()
    assert len(sites) == 2


# A map that wakes takes four times as long as its page: all do in `make test-all`.
@pytest.mark.parametrize("awake", [False, pytest.param(True, marks=pytest.mark.exhaustive)])
@pytest.mark.parametrize(
    "path", ["", "?data=demo", "participation", "site-visits", "countries", "hosts", "seminar"]
)
def test_every_stop_of_the_tab_key_has_a_name(reader: Open, path: str, *, awake: bool) -> None:
    tab = reader(path)
    if tab.page.locator(".kz-twin").count() and (awake or path == "site-visits"):
        tab.wake_map()
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
