"""The coverage strip in a browser: cards within its frame, ranges by dragging, lines on a phone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import NARROW
from tests.browser.reader import Reader

Open = Callable[..., Reader]
BEYOND = """card => {
    const [box, frame] = [card, card.closest('.kz-scroll, .stHtml')].map(
        node => node.getBoundingClientRect())
    return Math.max(frame.left - box.left, box.right - frame.right)
}"""


def column(tab: Reader, year: int, figure: str = ".kz-matrix") -> Locator:
    return tab.page.locator(f"{figure} [data-year='{year}'] a.kz-column")


def box(element: Locator) -> dict[str, float]:
    found = element.bounding_box()
    assert found is not None
    return {"x": found["x"], "y": found["y"], "width": found["width"], "height": found["height"]}


def width(element: Locator) -> float:
    return box(element)["width"]


@pytest.mark.parametrize("year", [2005, 2018, 2024])
def test_a_column_has_a_card_within_the_frame_until_escape(reader: Open, year: int) -> None:
    tab = reader("participation?data=demo")
    card = column(tab, year).locator(".kz-names")
    assert width(card) <= 1
    column(tab, year).hover()
    expect(card).to_contain_text(f"FY{year}")
    assert width(card) > 100
    assert card.evaluate(BEYOND) <= 1
    # The pointer may go onto it.
    card.hover()
    assert width(card) > 100
    tab.page.keyboard.press("Escape")
    assert width(card) <= 1
    tab.page.mouse.move(0, 0)
    column(tab, year).hover()
    assert width(card) > 100
    assert tab.errors == []


def test_a_column_is_a_link_to_its_seminar(reader: Open) -> None:
    tab = reader("participation?data=demo")
    column(tab, 2018).click()
    tab.leads_to({"data": ["demo"], "seminar": ["sg-fy2018"]})
    assert tab.path == "seminar"


def test_a_drag_across_columns_chooses_their_years(reader: Open) -> None:
    """FY2020 was cancelled and has its place; FY2011 had no seminar and is no year to choose."""
    tab = reader("participation?data=demo&country=LAO")
    boxes = [box(column(tab, year)) for year in (2012, 2010)]
    start, end = ((one["x"] + 9, one["y"] + one["height"] - 20) for one in boxes)
    tab.page.mouse.move(*start)
    tab.page.mouse.down()
    tab.page.mouse.move(start[0] - 9, start[1], steps=3)
    tab.page.mouse.move(*end, steps=6)
    expect(tab.page.locator("[data-within]")).to_have_count(3)
    tab.page.mouse.up()
    tab.leads_to({"data": ["demo"], "country": ["LAO"], "year": ["2010", "2012"]})
    assert tab.path == "participation"
    expect(tab.page.locator("[data-within]")).to_have_count(0)
    tab.page.go_back()
    tab.leads_to({"data": ["demo"], "country": ["LAO"]})
    assert tab.errors == []


def test_alone_it_is_one_stop_of_the_tab_key(reader: Open) -> None:
    tab = reader("?data=demo")
    links = tab.page.locator(".kz-coverage a")
    stops = "links => links.filter(link => link.tabIndex === 0).length"
    assert links.evaluate_all(stops) == 1
    links.first.focus()
    for key, year in (("ArrowRight", 2006), ("End", 2025), ("ArrowLeft", 2024), ("Home", 2005)):
        tab.page.keyboard.press(key)
        expect(column(tab, year, ".kz-coverage")).to_be_focused()
    assert links.evaluate_all(stops) == 1


@pytest.mark.parametrize("path", ["participation?data=demo", "participation?lang=ja"])
def test_on_a_phone_it_lies_down(reader: Open, path: str) -> None:
    tab = reader(path, width=NARROW)
    years = tab.page.locator(".kz-coverage li")
    tops = years.evaluate_all("years => years.map(year => year.getBoundingClientRect().top)")
    assert tops == sorted(tops, reverse=True), "the latest year stands first"
    assert len(set(tops)) == len(tops)
    expect(tab.page.locator(".kz-row-squares")).to_be_hidden()
    # The Tab key reaches both: the strip and the matrix below it.
    for figure in (".kz-coverage", ".kz-matrix"):
        expect(tab.page.locator(f'{figure} a:not([tabindex="-1"])')).to_be_visible()
    assert tab.sideways() <= 0
    assert tab.errors == []
