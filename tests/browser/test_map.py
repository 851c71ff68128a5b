"""Maps draw with no network: land, sea, arcs, shades and dots, at three scales, in both themes."""

import json
import re
from collections import Counter, deque
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Locator, expect

from analysis import palette
from analysis.palette import Scheme
from tests.browser.reader import Reader
from tests.data_folder import DATA, DataFolder

Open = Callable[..., Reader]
Colour = tuple[int, ...]
Picture = Image.Image
MAP = "[data-testid=stDeckGlJsonChart]"
# The land is cut into tiles in the browser, which takes seconds without a graphics card.
TRIES = 90
# Pixels: a dot with its sign is larger than a letter's stroke, and no circle of uncertainty.
LEAST_OF_A_DOT = 60


def picture(tab: Reader) -> Picture:
    shown = tab.page.locator(MAP).first
    return Image.open(BytesIO(shown.screenshot())).convert("RGB")


def soon(tab: Reader, is_drawn: Callable[[Picture], bool]) -> Picture:
    """Return the map as soon as it is drawn as expected, or as it is in the end."""
    return steady(tab, is_drawn, looks=1)


def steady(tab: Reader, is_drawn: Callable[[Picture], bool], looks: int = 3) -> Picture:
    """Return the map as soon as it is drawn as expected and looked the same so many times."""
    before, same = None, 0
    for _ in range(TRIES):
        found = picture(tab)
        same = same + 1 if found == before else 1
        if same >= looks and is_drawn(found):
            break
        before = found
        tab.page.wait_for_timeout(500)
    return found


def share(shown: Picture, colour: Colour) -> float:
    """Return which part of a map has a colour."""
    counted = Counter(shown.get_flattened_data())
    return counted[colour] / (shown.width * shown.height)


def differing(one: Picture, other: Picture) -> float:
    """Return which part of a map differs clearly."""
    change = ImageChops.difference(one, other).convert("L").point(lambda grey: 255 * (grey > 8))
    return change.histogram()[255] / (one.width * one.height)


def dots(shown: Picture, scheme: Scheme) -> int:
    """Return how many dots of sites there are: connected pixels of the colour of a theme."""
    wanted = {
        tuple(palette.rgba(pair[scheme == "dark"])[:3]) for pair in palette.THEME_COLOURS.values()
    }
    found = 0
    open_pixels = {
        (number % shown.width, number // shown.width): colour
        for number, colour in enumerate(shown.get_flattened_data())
        if colour in wanted
    }
    while open_pixels:
        start, colour = open_pixels.popitem()
        waiting, size = deque([start]), 1
        while waiting:
            x, y = waiting.popleft()
            for beside in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
                if open_pixels.get(beside) == colour:
                    del open_pixels[beside]
                    waiting.append(beside)
                    size += 1
        found += size >= LEAST_OF_A_DOT
    return found


def ground(scheme: Scheme) -> dict[str, Colour]:
    """Return the colours of the basemap: sea, land-asia, land-japan."""
    style = json.loads((DATA / "basemap" / f"style-{scheme}.json").read_text(encoding="utf-8"))
    paints = {layer["id"]: layer["paint"] for layer in style["layers"]}
    written = {
        "sea": paints["sea"]["background-color"],
        **{land: paints[land]["fill-color"] for land in ("land-asia", "land-japan")},
    }
    return {name: tuple(palette.rgba(colour)[:3]) for name, colour in written.items()}


def family(name: str, scheme: Scheme) -> Colour:
    return tuple(palette.rgba(palette.family_colour(name, scheme))[:3])


def switch(tab: Reader, layer: str) -> None:
    tab.page.get_by_role("button", name=layer, exact=True).click()
    tab.settle()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_three_scales_show_land_and_sea_arcs_shades_and_dots(reader: Open, scheme: Scheme) -> None:
    sea, asia, japan = ground(scheme).values()
    tab = reader("site-visits?scale=asia", scheme)
    tab.wake_map()
    with_arcs = steady(tab, lambda shown: share(shown, asia) > 0.05 and share(shown, sea) > 0.05)
    assert share(with_arcs, sea) > 0.05
    assert share(with_arcs, asia) > 0.05
    switch(tab, "Journeys")
    without = soon(tab, lambda shown: differing(with_arcs, shown) > 0.01)
    assert differing(with_arcs, without) > 0.01, "there are no arcs"

    tab.key("map-scale").get_by_role("radio", name="Japan").click()
    tab.settle()
    plain = steady(tab, lambda shown: share(shown, japan) > 0.03)
    assert share(plain, japan) > 0.03
    assert share(plain, family("visitors", scheme)) > 0.0002, "no ring shows a family"
    switch(tab, "Prefectures")
    shaded = soon(tab, lambda shown: differing(plain, shown) > 0.003)
    assert differing(plain, shaded) > 0.003, "no prefecture is shaded"

    tab.open("site-visits?scale=city:toyohashi")
    tab.wake_map()
    # Three of its four sites have a known place.
    city = soon(
        tab,
        lambda shown: (
            dots(shown, scheme) == 3 and share(shown, sea) > 0.03 and share(shown, japan) > 0.3
        ),
    )
    assert dots(city, scheme) == 3
    assert share(city, sea) > 0.03
    assert share(city, japan) > 0.3
    expect(tab.page.locator(".mapboxgl-ctrl-attrib")).to_have_text(re.compile("^Natural Earth"))
    assert tab.errors == []
    assert tab.outside == []


def test_home_shows_sea_and_land(reader: Open) -> None:
    tab = reader("?data=demo")
    tab.wake_map()
    sea, asia, _ = ground("light").values()
    shown = soon(tab, lambda shown: min(share(shown, sea), share(shown, asia)) > 0.05)
    assert share(shown, sea) > 0.05
    assert share(shown, asia) > 0.05, "the land is missing"


def test_the_card_of_what_is_pointed_at_stays_within_the_map(reader: Open) -> None:
    tab = reader("site-visits?data=demo&scale=japan", width=1024)
    frame = tab.wake_map().bounding_box()
    assert frame is not None
    card = tab.page.locator(".deck-tooltip")
    # Over Naha, so near to the lower edge that its card would be cut off.
    moved = 0
    for step in range(30):
        tab.page.mouse.move(
            frame["x"] + frame["width"] * (0.25 + step * 0.004), frame["y"] + frame["height"] * 0.93
        )
        tab.page.wait_for_timeout(50)
        found = card.bounding_box() if card.is_visible() else None
        if found is None:
            continue
        moved += card.evaluate("node => / -/.test(node.style.translate)")
        assert found["x"] >= frame["x"] - 1
        assert found["x"] + found["width"] <= frame["x"] + frame["width"] + 1
        assert found["y"] + found["height"] <= frame["y"] + frame["height"] + 1
    assert moved


def test_a_disc_leads_to_its_city_and_back_leads_back(reader: Open) -> None:
    tab = reader("site-visits?scale=japan")
    frame = tab.wake_map().bounding_box()
    assert frame is not None
    red = family("visitors", "light")
    shown = steady(tab, lambda shown: share(shown, red) > 0.0002)
    ring = [
        (number % shown.width, number // shown.width)
        for number, colour in enumerate(shown.get_flattened_data())
        if colour == red and number % shown.width < shown.width / 2
    ]
    # The westernmost disc, most of whose ring is of one family, is that of Shimonoseki.
    across, down = (sorted(line)[len(ring) // 2] for line in zip(*ring, strict=True))
    tab.page.mouse.click(frame["x"] + across, frame["y"] + down)
    tab.leads_to({"scale": ["city:shimonoseki"]})
    tab.page.go_back()
    tab.leads_to({"scale": ["japan"]})


def test_a_drag_across_the_years_under_the_map_chooses_them(reader: Open) -> None:
    tab = reader("site-visits?data=demo")
    first, last = (
        tab.page.locator(f".kz-visit-years [data-year='{year}'] a") for year in (2008, 2010)
    )
    first.scroll_into_view_if_needed()
    first.hover()
    tab.page.mouse.down()
    last.hover()
    tab.page.mouse.up()
    tab.settle()
    tab.leads_to({"data": ["demo"], "year": ["2008..2010"]})
    expect(tab.page.locator(".kz-visit-years [data-out]")).to_have_count(18)
    # The arrows lead from year to year.
    first.focus()
    tab.page.keyboard.press("ArrowRight")
    expect(tab.page.locator(".kz-visit-years [data-year='2009'] a")).to_be_focused()


def test_where_the_reader_moved_the_map_it_stays_when_filters_change(reader: Open) -> None:
    tab = reader("site-visits?scale=city:shimonoseki")
    sea, *_ = ground("light").values()
    tab.wake_map()
    at_first = steady(tab, lambda shown: share(shown, sea) > 0.1)
    tab.page.locator("[data-testid=stDeckGlJsonChartZoomButton] button").last.click()
    moved = steady(tab, lambda shown: kept(at_first, shown, sea) < 0.9)
    assert kept(at_first, moved, sea) < 0.9
    tab.shorten_years(4)
    after = soon(
        tab, lambda shown: kept(moved, shown, sea) > 0.99 and differing(moved, shown) > 0.01
    )
    assert kept(moved, after, sea) > 0.99
    assert differing(moved, after) > 0.01, "the sites are still there"
    tab.leads_to({"scale": ["city:shimonoseki"], "year": ["2007..2018"]})


def kept(before: Picture, after: Picture, colour: Colour) -> float:
    """Return which part of the pixels of a colour have it still."""
    pairs = zip(before.get_flattened_data(), after.get_flattened_data(), strict=True)
    still = [one == other for one, other in pairs if one == colour]
    return sum(still) / len(still)


STACK, SPREAD = 300, 9_700
CLICKS = 20
HOSTILE = '@@=alert(1) <img src=x onerror=""alert(1)""> {name}'


def written(tmp_path: Path) -> DataFolder:
    """Return the record with 10,000 more sites: hundreds at one point, some hostile, some wrong."""
    folder = DataFolder(tmp_path)
    (folder.folder / "demo").symlink_to(DATA / "demo")
    places = [("33.9570", "130.9455")] * STACK
    places += [(f"{32 + n % 97 / 10}", f"{131 + n % 89 / 10}") for n in range(SPREAD)]
    places[-4:] = [("", ""), ("north", "130.9"), ("130.9", "33.9"), ("34.1", "")]
    seminars = folder.load().seminars
    held = list(seminars.loc[seminars["status"] == "held", "seminar_id"])
    sites, items = [], []
    for number, (latitude, longitude) in enumerate(places):
        name = f'"{HOSTILE} {number}"' if number < STACK else f"Site {number}"
        known = f"{latitude},{longitude},100,stated,,,stated,clair-singapore-2019"
        sites.append(f"bulk-{number},{name},{name},water,,,35,{known}")
        item = f"host,Shimonoseki,下関市,visit,Visit,視察,bulk-{number},,stated"
        stacked = number < STACK
        seminar = "sg-fy2019" if stacked else held[number % len(held)]
        position = 500 + number if stacked else 100 + number // len(held)
        items.append(f"{seminar},{position},,{item},clair-singapore-2019")
    for file, lines in (("record/sites.csv", sites), ("record/programme.csv", items)):
        folder.write(file, folder.text(file) + "\n".join(lines) + "\n")
    return folder


def test_ten_thousand_sites_hostile_wrong_and_at_one_point(
    tmp_path: Path, fresh_server: Callable[..., str], reader: Open
) -> None:
    server = fresh_server(written(tmp_path / "data").folder)
    tab = reader("site-visits?office=all&scale=site&site=bulk-0", server=server)
    tab.wake_map()
    sea, _, japan = ground("light").values()
    soon(tab, lambda shown: share(shown, sea) > 0.02 and dots(shown, "light") > 1)

    # What has no place, or a wrong one, is counted and named; the contract names the wrong cells.
    expect(tab.key("card-site_visits")).to_contain_text("not on the map")
    expect(tab.page.get_by_test_id("stAlert").first).to_contain_text("correct")
    expect(tab.key("site-detail").locator("h3")).to_contain_text(
        '@@=alert(1) <img src=x onerror="alert(1)"> {name} 0'
    )
    # Clicks on the point that hundreds share open one of them after another.
    heading = tab.key("site-detail").locator("h3")
    opened = {heading.inner_text()}
    for _ in range(CLICKS):
        if len(opened) < 3:
            opened.add(after_a_click(tab, heading))
    assert len(opened) == 3
    tab.key("map-scale").get_by_role("radio", name="Japan").click()
    tab.settle()
    dotted = soon(tab, lambda shown: share(shown, japan) < 0.15 and share(shown, sea) > 0.1)
    assert share(dotted, japan) < 0.15, "thousands of dots would cover the land"
    assert tab.errors == []
    assert tab.outside == []


def after_a_click(tab: Reader, heading: Locator) -> str:
    """Click in the middle of the map and return the heading of the site that is open then.

    Not each click opens another: deck.gl takes no press for a click on which it works long, as
    without a graphics card, and until the page has answered the same site lies uppermost.
    """
    before = heading.inner_text()
    box = tab.page.locator(MAP).bounding_box()
    assert box is not None
    tab.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    with suppress(AssertionError):
        expect(heading).not_to_have_text(before, timeout=3_000)
    tab.settle()
    return heading.inner_text()


def test_the_basemap_comes_from_the_server_compressed_and_is_kept(reader: Open) -> None:
    tab = reader("about")
    style = tab.page.request.get(f"{tab.server}/basemap/style-light.json")
    assert style.ok
    for source in style.json()["sources"].values():
        answer = tab.page.request.get(f"{tab.server}/basemap/{source['data'].rsplit('/', 1)[-1]}")
        assert answer.ok
        assert answer.headers["content-encoding"] == "gzip"
        assert "max-age" in answer.headers["cache-control"]


def test_a_site_in_a_link_is_shown_in_words(reader: Open) -> None:
    tab = reader("site-visits?site=jnto")
    detail = tab.page.get_by_text("Japan National Tourism Organization").last
    expect(detail).to_be_visible()
    tab.leads_to({"site": ["jnto"]})


def test_the_list_stands_at_the_chosen_site_and_is_searched_in_both_scripts(reader: Open) -> None:
    tab = reader("site-visits?site=karato-market")
    chosen = tab.page.locator(".kz-by-city a[aria-current]")
    expect(chosen).to_contain_text("Karato Market")
    box, frame = chosen.bounding_box(), tab.page.locator(".kz-by-city").bounding_box()
    assert box is not None
    assert frame is not None
    assert frame["y"] <= box["y"]
    assert box["y"] + box["height"] <= frame["y"] + frame["height"] + 1
    # The map is most of the window high.
    place = tab.key("map-of-site-map").bounding_box()
    assert place is not None
    assert place["height"] >= 0.63 * tab.page.evaluate("innerHeight")
    field = tab.page.locator(".kz-find")
    shown = tab.page.locator(".kz-by-city li:visible")
    for typed in ("唐戸", "ｋａｒａｔｏ shimonoseki"):
        field.fill(typed)
        expect(shown).to_have_count(1)
        expect(shown).to_contain_text("Karato Market")
    field.fill("nowhere")
    expect(shown).to_have_count(0)
    expect(tab.page.locator(".kz-none")).to_be_visible()
