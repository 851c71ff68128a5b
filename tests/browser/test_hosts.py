"""Hosts in a browser: shaded and blank prefectures, weights, and the way to a seminar."""

import struct
from collections import Counter
from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import expect

from analysis import palette
from tests.browser.reader import Reader

Open = Callable[..., Reader]


def pixels(tab: Reader) -> Counter[str]:
    """Return how many pixels of the picture of Japan have each colour."""
    drawing = tab.key("card-host_prefectures").locator(".kz-drawing")
    drawing.scroll_into_view_if_needed()
    expect(drawing.locator("svg.main-svg").first).to_be_visible()
    picture = Image.open(BytesIO(drawing.screenshot())).convert("RGB")
    pixel = struct.iter_unpack("3s", picture.tobytes())
    return Counter(f"#{colour.hex()}" for (colour,) in pixel)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_prefectures_are_shaded_or_blank(reader: Open, scheme: palette.Scheme) -> None:
    tab = reader("hosts", scheme)
    drawing = tab.key("card-host_prefectures").locator(".kz-drawing")
    colours = pixels(tab)

    fills = drawing.evaluate("box => box.data.map(trace => trace.fillcolor)")
    blank = palette.paper(scheme)
    shaded = {fill for fill in fills if fill not in (None, blank)}
    assert fills.count(blank) == 43
    assert len(shaded) == 2
    for fill in shaded:
        assert colours[fill] > 100, "a shade is not drawn"
    assert colours[blank] > sum(colours[fill] for fill in shaded)
    assert tab.errors == []
    assert tab.outside == []


def test_home_leads_to_the_hosts(reader: Open) -> None:
    tab = reader("?data=demo")
    tab.page.locator("#attention").get_by_role("link", name="34 prefectures").click()
    expect(tab.page.locator("h1")).to_have_text("Hosts")
    tab.leads_to({"data": ["demo"]})


def test_from_the_menu_to_a_candidate_with_other_weights(reader: Open) -> None:
    tab = reader("")
    tab.go_to("Plan")
    expect(tab.page.locator("h1")).to_have_text("Plan the next seminar")
    tab.settle()
    weight = tab.key("weight-first").locator("input")
    weight.fill("0")
    weight.press("Enter")
    tab.leads_to({"weights": ["0-1-1-2-1"]})
    card = tab.key("card-host_candidates")
    expect(card).not_to_contain_text("+3")
    card.get_by_role("link", name="Back to the usual weights").click()
    tab.leads_to({})
    expect(card).to_contain_text("+3 prefecture not documented to have hosted")
    assert tab.errors == []


def test_a_host_leads_to_its_seminar(reader: Open) -> None:
    tab = reader("hosts")
    tab.key("card-host_history").get_by_role("link", name="FY2019").click()
    expect(tab.page.locator("h1")).to_have_text("One seminar")
    tab.leads_to({"seminar": ["sg-fy2019"]})
    assert tab.errors == []


def test_from_a_site_left_out_to_one_near(reader: Open) -> None:
    tab = reader("site-visits?site=karato-market&year=2018")
    detail = tab.key("site-detail")
    expect(detail).to_contain_text("The filters leave this site out.")
    detail.get_by_role("link", name="Reset filters").click()
    tab.leads_to({"site": ["karato-market"]})
    expect(tab.key("site-detail")).not_to_contain_text("The filters leave this site out.")
    tab.key("site-near").get_by_role("link", name="Chofu Garden").click()
    tab.leads_to({"site": ["chofu-garden"]})
    expect(tab.key("site-detail").locator("h3")).to_have_text("Chofu Garden")
    assert tab.errors == []
