"""What is seen: focus, edges and states of controls, wider text, forced colours, languages."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from analysis import palette
from tests.browser.reader import Reader
from tests.browser.sight import WIDE_TEXT, cut_off, edges, in_another_language, stops

Open = Callable[..., Reader]
# Between them these pages have each kind of control.
CONTROLS = (
    "?data=demo",
    "participation?country=LAO",
    "plan",
    "site-visits",
    "hosts",
    "seminar?seminar=sg-fy2019",
    "check",
    "about",
)
# Fields, buttons, chips, switches that are off, what is not chosen.
EDGED = ", ".join(
    (
        ".stApp [role=group]:has(> input, > * > input)",
        ".stApp [data-testid=stNumberInputContainer]",
        ".stApp [data-testid=stFileUploaderDropzone]",
        ".stApp button[kind=secondary]",
        ".stApp button[data-variant]",
        ".stApp label:has(input[role=switch]:not(:checked)) > div:first-of-type",
        ".kz-search :is(input, button)",
        ".kz-copy button",
        ".kz-chip",
        ".kz-day-bar a",
        ".kz-play",
    )
)


@pytest.mark.thinned(1)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("page", CONTROLS)
def test_focus_and_edges_are_seen(reader: Open, page: str, scheme: str) -> None:
    tab = reader(page, scheme)
    assert min(edges(tab, EDGED)) >= 3
    found = stops(tab)
    assert len(found) > 15
    assert [stop for stop in found if stop.ring < 3] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_menu_and_the_filters_too(reader: Open, scheme: str) -> None:
    tab = reader("participation?data=demo", scheme)
    for section in ("who", "where", "next", "data"):
        tab.page.locator(f"[aria-controls=kz-{section}]").click()
        # A section closes once the focus has left it.
        found = stops(tab, f"#kz-{section}")
        assert len(found) > 1
        assert [stop for stop in found if stop.ring < 3] == []
    for field in ("fiscal_years", "countries", "themes"):
        tab.open_filter(field)
        edged = f".st-key-filter-groups-{field} button, .st-key-filter-preset button"
        expect(tab.page.locator(edged).first).to_be_visible()
        assert min(edges(tab, edged)) >= 3
        tab.close_filter()


@pytest.mark.parametrize(
    "page",
    [
        "?lang=ja",
        "participation?data=demo",
        "themes?lang=ja",
        "hosts?data=demo",
        "seminar?lang=ja&seminar=sg-fy2019",
        "check",
    ],
)
def test_wider_text_is_not_cut_off(reader: Open, page: str) -> None:
    tab = reader(page)
    # What is out of sight is not laid out.
    tab.page.set_viewport_size({"width": 1440, "height": 6000})
    tab.settle()
    assert cut_off(tab) == []
    tab.page.add_style_tag(content=WIDE_TEXT)
    assert cut_off(tab) == []


def looks(*controls: Locator) -> set[str]:
    """Return the colours of controls."""
    look = "node => getComputedStyle(node).backgroundColor + getComputedStyle(node).borderTopColor"
    return {control.evaluate(look) for control in controls}


def test_forced_colours_leave_the_states(reader: Open) -> None:
    tab = reader("site-visits?country=LAO")
    tab.page.emulate_media(forced_colors="active")
    for chosen, other in (
        ("[role=radio][aria-checked=true]", "[role=radio][aria-checked=false]"),
        ("[aria-pressed=true]", "[aria-pressed=false]"),
        (".kz-header button[data-here]", ".kz-header button[aria-controls=kz-data]"),
    ):
        shown = (tab.page.locator(selector).first for selector in (chosen, other))
        assert len(looks(*shown)) == 2
    switch = tab.page.locator("[class*=st-key-table-] label > div").first
    off = looks(switch)
    expect(switch).to_have_css("outline-style", "solid")
    tab.page.locator("[class*=st-key-table-] label").first.click()
    # It is drawn as switched on once the run has begun.
    for _ in range(40):
        if looks(switch) != off:
            break
        tab.page.wait_for_timeout(250)
    assert looks(switch) != off
    sign = tab.page.locator(".map-legend [aria-hidden]").first
    expect(sign).to_have_css("outline-style", "solid")
    expect(tab.page.locator(".kz-chip").first).to_have_css("border-top-style", "solid")


def test_more_contrast_draws_lines_in_ink(reader: Open) -> None:
    tab = reader("participation")
    line = "getComputedStyle(document.querySelector('.kz-matrix tbody td')).borderBottomColor"
    before = tab.page.evaluate(line)
    tab.page.emulate_media(contrast="more")
    assert tab.page.evaluate(line) != before


def test_without_motion_the_days_can_be_stepped_through(reader: Open) -> None:
    tab = reader("seminar?seminar=sg-fy2019")
    tab.page.emulate_media(reduced_motion="reduce")
    moving = """() => [...document.querySelectorAll('.stApp *')].filter(node => {
        const {transitionDuration, animationName, transitionProperty} = getComputedStyle(node)
        return animationName !== 'none'
            || (transitionProperty !== 'none' && parseFloat(transitionDuration) > 0)
    }).map(node => node.outerHTML.slice(0, 100))"""
    assert tab.page.evaluate(moving) == []
    following = tab.page.locator(".kz-day-bar [rel=next]")
    expect(following).to_be_visible()
    following.click()
    tab.leads_to({"seminar": ["sg-fy2019"], "day": ["2019-12-15"]})


def test_a_theme_that_changes_reaches_figures_map_and_logo(reader: Open) -> None:
    tab = reader("participation?data=demo")
    tab.page.set_viewport_size({"width": 1440, "height": 3000})
    tab.settle()
    inks = {
        scheme: f"rgb({', '.join(map(str, palette.rgba(palette.ink(scheme))[:3]))})"
        for scheme in ("light", "dark")
    }
    logo = tab.page.locator(".kz-home img")
    by_day = logo.get_attribute("src")
    label = tab.page.locator(".kz-drawing .ytick text").first
    expect(label).to_have_css("fill", inks["light"])
    tab.page.emulate_media(color_scheme="dark")
    expect(label).to_have_css("fill", inks["dark"])
    expect(logo).not_to_have_attribute("src", by_day or "")
    tab.page.emulate_media(color_scheme="light")
    expect(label).to_have_css("fill", inks["light"])
    tab.page.set_viewport_size({"width": 1440, "height": 900})


@pytest.mark.thinned(1)
@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("page", ["search?q=下関", "site-visits?site=jnto", "?cell=LAO:sg-fy2019"])
def test_words_in_another_language_say_so(reader: Open, page: str, language: str) -> None:
    tab = reader(f"{page}&lang={language}")
    assert in_another_language(tab) == []
    other, name = {"en": ("ja", "日本語"), "ja": ("en", "English")}[language]
    switch = tab.page.locator(f".kz-languages [hreflang={other}]")
    expect(switch).to_have_text(name)
    expect(switch).to_have_attribute("lang", other)
    if "cell=" not in page:  # the open evidence covers the switch
        switch.click()
        tab.settle()
        assert in_another_language(tab) == []
