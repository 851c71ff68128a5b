"""Still maps: in place of the interactive one without WebGL, and as files."""

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image
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
    picture = tab.page.locator(".kz-still img")
    expect(picture).to_be_visible()
    expect(tab.page.locator(DECK)).to_be_hidden()
    expect(tab.page.locator(".kz-still p")).to_contain_text("静止画")
    tab.page.wait_for_function("document.querySelector('.kz-still img').naturalWidth > 0")
    expect(tab.page.get_by_test_id("stDataFrame").first).to_be_visible()


def test_a_map_is_taken_away_as_a_picture_and_not_drawn_before(reader: Open) -> None:
    tab = reader("about")
    asked: list[str] = []
    tab.page.on("request", lambda request: asked.append(request.url))
    tab.open("site-visits?data=demo")
    expect(tab.page.locator(".kz-still")).to_be_hidden()
    assert not [address for address in asked if "/files/" in address]
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
