"""The map draws with no network: land under it, sites on it, one chosen in the list."""

from collections import Counter
from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Locator, expect

from tests.browser.reader import Reader

Open = Callable[..., Reader]
MAP = "[data-testid=stDeckGlJsonChart]"
# The land is cut into tiles in the browser, which takes seconds without a graphics card.
TRIES = 90


def colours(map_shown: Locator) -> Counter[tuple[int, ...]]:
    """Return how many pixels of a map have each colour."""
    picture = Image.open(BytesIO(map_shown.screenshot())).convert("RGB")
    return Counter(picture.get_flattened_data())


@pytest.mark.parametrize(
    ("page", "theme"),
    [("", "light"), ("site-visits", "dark"), ("seminar?seminar=sg-fy2019", "light")],
)
def test_sea_and_land_are_drawn(reader: Open, page: str, theme: str) -> None:
    tab = reader(page, theme)
    shown = tab.page.locator(MAP).first
    shown.scroll_into_view_if_needed()
    for _ in range(TRIES):
        (_, most), (_, second) = colours(shown).most_common(2)
        if second > most / 20:
            break
        tab.page.wait_for_timeout(500)
    assert second > most / 20, "one flat colour: the land is missing"


def test_the_basemap_comes_from_the_server_compressed(reader: Open) -> None:
    tab = reader("about")
    style = tab.page.request.get(f"{tab.server}/basemap/style-light.json")
    assert style.ok
    for source in style.json()["sources"].values():
        answer = tab.page.request.get(f"{tab.server}/basemap/{source['data'].rsplit('/', 1)[-1]}")
        assert answer.ok
        assert answer.headers["content-encoding"] == "gzip"


def test_a_site_in_a_link_is_shown_in_words(reader: Open) -> None:
    tab = reader("site-visits?site=jnto")
    detail = tab.page.get_by_text("Japan National Tourism Organization").last
    expect(detail).to_be_visible()
    tab.leads_to({"site": ["jnto"]})
