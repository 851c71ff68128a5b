"""Figures are drawn when a reader comes near them, and again only when they have changed."""

from collections.abc import Callable

from playwright.sync_api import Locator, expect

from tests.browser.reader import Reader

Open = Callable[..., Reader]

# Keeps the names of the cards whose figures Plotly draws from now on.
NOTE_WHAT_IS_DRAWN = """() => {
  const { react } = Plotly;
  window.drawn = [];
  Plotly.react = (box, ...rest) => {
    drawn.push(box.closest("[class*=st-key-card-]").className.match(/st-key-card-(\\w+)/)[1]);
    return react(box, ...rest);
  };
}"""


def drawing(tab: Reader, card: str) -> Locator:
    return tab.key(f"card-{card}").locator(".kz-drawing")


def test_a_figure_is_drawn_when_the_reader_comes_near(reader: Open) -> None:
    tab = reader("participation?data=demo")
    lowest = drawing(tab, "representation")
    expect(lowest.locator("svg")).to_have_count(0)
    before = lowest.evaluate("box => box.clientHeight")
    lowest.scroll_into_view_if_needed()
    expect(lowest.locator("svg.main-svg").first).to_be_visible()
    assert lowest.evaluate("box => box.clientHeight") == before
    assert tab.errors == []


def test_a_figure_that_a_filter_does_not_change_is_left_alone(reader: Open) -> None:
    tab = reader("themes?data=demo")
    for card in ("themes_by_year", "seminars_by_theme"):
        drawing(tab, card).scroll_into_view_if_needed()
        expect(drawing(tab, card).locator("svg.main-svg").first).to_be_visible()
    tab.page.evaluate(NOTE_WHAT_IS_DRAWN)
    countries = tab.key("card-theme_exposure").locator("thead th")
    expect(countries).to_have_count(13)
    tab.choose("countries", "India")
    tab.leads_to({"data": ["demo"], "country": ["IND"]})
    expect(countries).to_have_count(2)
    assert tab.page.evaluate("drawn") == []


def test_paper_shows_the_figures_that_nobody_has_scrolled_to(reader: Open) -> None:
    tab = reader("themes")
    tab.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    undrawn = tab.page.locator(".kz-drawing:not(:has(svg.main-svg))")
    expect(undrawn).to_have_count(0)
    expect(tab.page.locator(".kz-drawing")).to_have_count(2)


def test_a_figure_says_what_it_shows_to_those_who_do_not_see_it(reader: Open) -> None:
    representation = drawing(reader("participation?data=demo"), "representation")
    assert representation.get_attribute("role") == "img"
    said = representation.get_attribute("aria-label") or ""
    assert "Representation over the last five seminars" in said
