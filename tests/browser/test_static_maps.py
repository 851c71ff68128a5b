"""Drawn twins of maps: until a map is live, in its place without WebGL, and as files."""

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser, expect

from tests.browser.conftest import private
from tests.browser.reader import Reader
from tests.browser.server import HOST
from tests.chromium import ENVIRONMENT, FLAGS, installed, only

Open = Callable[..., Reader]
DECK = "[data-testid=stDeckGlJsonChart]"


@pytest.fixture
def without_webgl(browser: Browser) -> Iterator[Browser]:
    flags = [*FLAGS, only(HOST), "--disable-3d-apis"]
    launched = browser.browser_type.launch(executable_path=installed(), env=ENVIRONMENT, args=flags)
    yield launched
    launched.close()


def test_without_webgl_a_still_map_takes_the_place(without_webgl: Browser, server: str) -> None:
    tab = Reader(private(without_webgl).new_page(), server)
    tab.page.goto(f"{server}/site-visits?lang=ja")
    picture = tab.page.locator(".kz-twin img")
    expect(picture).to_be_visible()
    expect(tab.page.locator(".kz-still p")).to_contain_text("静止画")
    tab.page.wait_for_function(IS_LOADED)
    picture.hover()
    expect(tab.page.locator(".kz-live")).to_have_attribute("data-state", "asleep")
    expect(tab.page.locator(DECK)).to_have_count(0)
    expect(tab.page.locator(".kz-wake")).to_be_hidden()
    expect(tab.page.locator(".kz-by-city a").first).to_be_visible()


IS_LOADED = "document.querySelector('.kz-twin img').naturalWidth > 0"


def picture(tab: Reader) -> Image.Image:
    shot = tab.page.locator(".st-key-map-of-site-map").screenshot()
    return Image.open(BytesIO(shot)).convert("RGB")


@pytest.mark.parametrize("width", [1920, 1024])
def test_a_live_map_shows_what_its_twin_showed_at_the_same_place(reader: Open, width: int) -> None:
    tab = reader("site-visits?scale=japan", width=width)
    tab.page.wait_for_function(IS_LOADED)
    asked: list[str] = []
    tab.page.on("request", lambda request: asked.append(request.url))
    place = tab.key("map-of-site-map")
    place.scroll_into_view_if_needed()
    before, twin = place.bounding_box(), picture(tab)
    assert not [
        address for address in asked if "DeckGlJsonChart" in address or "basemap" in address
    ]
    tab.wake_map()
    assert place.bounding_box() == before
    for _ in range(40):
        differs = differing(twin, picture(tab))
        if differs < LEAST:
            break
        tab.page.wait_for_timeout(500)
    assert differs < LEAST


# Letters and dashes are drawn by another hand, and a live map has buttons.
LEAST = 0.05


def differing(one: Image.Image, other: Image.Image) -> float:
    """Return which part of two pictures differs clearly."""
    change = ImageChops.difference(one, other).convert("L").point(lambda grey: 255 * (grey > 24))
    return change.histogram()[255] / (one.width * one.height)


def test_a_map_is_woken_by_the_keyboard_which_stays_on_it(reader: Open) -> None:
    tab = reader("site-visits?scale=japan")
    tab.page.get_by_role("button", name="Use the map").focus()
    expect(tab.page.locator(".kz-live")).to_have_attribute("data-state", "live")
    expect(tab.page.locator(".deck-events-root")).to_be_focused()
    expect(tab.page.locator(".kz-twin")).to_be_hidden()


def test_a_map_without_a_graphics_card_sleeps_and_with_one_wakes_by_itself(
    reader: Open, server: str
) -> None:
    tab = reader("site-visits?scale=japan")
    tab.page.wait_for_timeout(3_000)
    expect(tab.page.locator(".kz-live")).to_have_attribute("data-state", "asleep")
    with_card = Reader(private(tab.page.context.browser).new_page(), server)  # type: ignore[arg-type] # it has one
    with_card.page.add_init_script(A_CARD)
    with_card.open("site-visits?scale=japan")
    expect(with_card.page.locator(".kz-live")).to_have_attribute("data-state", "live")
    with_card.page.context.close()


# What a browser with a graphics card says.
A_CARD = """
const asked = WebGL2RenderingContext.prototype.getParameter
WebGL2RenderingContext.prototype.getParameter = function (name) {
    return name === 0x9246 ? 'ANGLE (Intel, Mesa Intel(R) UHD Graphics)' : asked.call(this, name)
}"""


def test_a_map_is_taken_away_as_a_picture(reader: Open) -> None:
    tab = reader("site-visits?data=demo")
    files = {ending: fetched(tab, f"site_visits.{ending}") for ending in ("png", "svg")}
    assert files["png"].name.startswith("kizuna-sites-visited-demo")
    assert Image.open(BytesIO(files["png"].read_bytes())).width > 1500
    words = "".join(ElementTree.parse(files["svg"]).getroot().itertext())  # noqa: S314 - our own
    for part in ("Demonstration data", "Sites visited", "Filters", "Source", "Natural Earth"):
        assert part in words


def fetched(tab: Reader, file: str) -> Path:
    """Click a download and return the file under the name it was given."""
    with tab.page.expect_download() as download:
        tab.file(file).click()
    found = Path(download.value.path())
    return found.rename(found.with_name(download.value.suggested_filename))
