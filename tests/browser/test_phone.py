"""A telephone: one finger scrolls past a map, two move it; menu and filters are found by name."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, CDPSession, expect

from tests.browser.reader import Reader

MAP = "[data-testid=stDeckGlJsonChart]"
TALL = 760
MOVES, STEP = 15, 12
Points = list[tuple[float, float]]


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[BrowserContext]:
    """A window as wide as a small telephone, with touch, that says what it is."""
    window = browser.new_context(
        viewport={"width": 360, "height": TALL},
        user_agent="Mozilla/5.0 (Linux; Android 15) Chrome/140.0.0.0 Mobile Safari/537.36",
        is_mobile=True,
        has_touch=True,
        locale="en-GB",
    )
    yield window
    window.close()


@pytest.fixture
def tab(phone: BrowserContext, server: str) -> Iterator[Reader]:
    opened = Reader(phone.new_page(), server)
    yield opened
    opened.page.close()


def draw(touch: CDPSession, start: Points, right: float = 0, down: float = 0) -> None:
    """Draw fingers over the glass, in steps."""
    _send(touch, "touchStart", start)
    for step in range(1, MOVES + 1):
        _send(touch, "touchMove", [(x + right * step, y + down * step) for x, y in start])


def lift(touch: CDPSession) -> None:
    _send(touch, "touchEnd", [])


def _send(touch: CDPSession, kind: str, places: Points) -> None:
    points = [{"x": x, "y": y, "id": finger} for finger, (x, y) in enumerate(places)]
    touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


def scrolled(tab: Reader) -> float:
    return float(tab.page.get_by_test_id("stMain").evaluate("node => node.scrollTop"))


def seen(tab: Reader) -> bytes:
    """Return the names and the land on the map as they are drawn, once they stand still."""
    before = b""
    for _ in range(60):
        picture = Image.open(BytesIO(tab.page.locator(MAP).first.screenshot()))
        # Without its round corners, whose shade is another where it stands between two pixels.
        inner = (4, 4, picture.width - 4, picture.height - 4)
        now = picture.convert("RGB").crop(inner).tobytes()
        if now == before:
            break
        before = now
        tab.page.wait_for_timeout(400)
    return before


def middle(tab: Reader) -> tuple[float, float]:
    box = tab.page.locator(MAP).first.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, min(box["y"] + box["height"] / 2, 600)


def test_one_finger_scrolls_past_a_map_and_two_move_it(tab: Reader) -> None:
    tab.open("site-visits?scale=japan")
    touch = tab.page.context.new_cdp_session(tab.page)
    tab.wake_map()
    shown = tab.page.locator(MAP)
    at_first, top = seen(tab), scrolled(tab)
    x, y = middle(tab)

    draw(touch, [(x, y)], right=STEP / 2)
    expect(shown).to_have_attribute("data-fingers", "Use two fingers to move the map")
    lift(touch)
    expect(shown).not_to_have_attribute("data-fingers", "Use two fingers to move the map")
    assert seen(tab) == at_first

    draw(touch, [(x, y)], down=-STEP)
    lift(touch)
    tab.page.wait_for_function(
        "top => document.querySelector('[data-testid=stMain]').scrollTop > top + 100", arg=top
    )
    tab.page.get_by_test_id("stMain").evaluate("(node, top) => { node.scrollTop = top }", top)
    expect(shown).not_to_have_attribute("data-fingers", "Use two fingers to move the map")
    assert seen(tab) == at_first

    x, y = middle(tab)
    top = scrolled(tab)
    draw(touch, [(x - 40, y), (x + 40, y)], down=-STEP / 2)
    lift(touch)
    assert seen(tab) != at_first
    assert scrolled(tab) == top


def test_a_finger_scrolls_past_the_twin_of_a_map_and_a_tap_wakes_it(tab: Reader) -> None:
    tab.open("site-visits?scale=japan")
    touch = tab.page.context.new_cdp_session(tab.page)
    twin = tab.page.locator(".kz-twin")
    twin.scroll_into_view_if_needed()
    box, top = twin.bounding_box(), scrolled(tab)
    assert box is not None
    place = (box["x"] + box["width"] / 2, min(box["y"] + box["height"] / 2, 600))
    draw(touch, [place], down=-STEP)
    lift(touch)
    tab.page.wait_for_function(
        "top => document.querySelector('[data-testid=stMain]').scrollTop > top + 100", arg=top
    )
    asleep = tab.page.locator(".kz-live")
    expect(asleep).to_have_attribute("data-state", "asleep")
    twin.tap()
    expect(asleep).to_have_attribute("data-state", "live")


def test_a_map_to_be_read_leaves_all_fingers_to_the_page(tab: Reader) -> None:
    tab.open("hosts").wake_map()
    expect(tab.page.locator(".deck-events-root").first).to_have_css("touch-action", "auto")


@pytest.mark.parametrize(("page", "label"), [("", "Menu"), ("search?lang=ja", "メニュー")])
def test_the_menu_is_found_by_its_name(tab: Reader, page: str, label: str) -> None:
    tab.open(page)
    button = tab.page.get_by_role("button", name=label, exact=True)
    expect(button).to_have_attribute("aria-expanded", "false")
    box = button.bounding_box()
    assert box is not None
    assert box["height"] >= 24
    assert box["y"] + box["height"] < TALL, "it is not in sight"
    button.tap()
    expect(button).to_have_attribute("aria-expanded", "true")
    menu = tab.page.locator("#kz-menu")
    expect(menu.get_by_role("searchbox")).to_be_visible()
    expect(menu.locator(".kz-languages a")).to_be_visible()
    tab.page.keyboard.press("Escape")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(button).to_be_focused()
    expect(menu).to_be_hidden()


def test_a_page_is_reached_through_menu_and_section_and_they_close(tab: Reader) -> None:
    tab.open("")
    tab.page.locator(".kz-open").tap()
    for entry in tab.page.locator("#kz-menu nav :is(a, button):visible").all():
        box = entry.bounding_box()
        assert box is not None
        assert box["height"] >= 24
    tab.go_to("Hosts")
    expect(tab.page.locator("h1")).to_have_text("Hosts")
    expect(tab.page.locator("#kz-menu")).to_be_hidden()
    assert tab.sideways() <= 0


def test_the_filters_of_a_page_are_in_sight_and_open_within_the_window(tab: Reader) -> None:
    tab.open("participation")
    for field in ("fiscal_years", "countries", "themes"):
        button = tab.key(f"pop-{field}").get_by_role("button").first
        box = button.bounding_box()
        assert box is not None
        assert box["height"] >= 24
        assert box["y"] + box["height"] < TALL, "it is not in sight"
        tab.open_filter(field)
        pills = tab.key(f"filter-groups-{field}").or_(tab.key("filter-preset"))
        expect(pills).to_be_in_viewport()
        assert tab.sideways() <= 0
        tab.close_filter()


def test_on_a_desk_there_is_no_such_button(browser: Browser, server: str) -> None:
    desk = Reader(browser.new_page(), server).open("search")
    expect(desk.page.locator(".kz-open")).to_be_hidden()
    desk.page.close()
