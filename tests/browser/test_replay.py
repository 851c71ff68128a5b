"""A seminar is followed day by day on its map: by keyboard, by its links, and playing."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.axe import severe_findings
from tests.browser.conftest import NARROW, WIDE
from tests.browser.reader import BROKEN_WORDS, Reader

Open = Callable[..., Reader]
# Until the test calls for it, no next day comes: a busy machine is slower than the clock.
HOLD_THE_DAYS = """() => {
    const wait = window.setTimeout
    window.setTimeout = (act, pause, ...rest) => {
        if (act.name !== 'playOn' || !pause) return wait(act, pause, ...rest)
        window.nextDay = act
    }
}"""
SEMINAR = {"seminar": ["sg-fy2019"]}


def at(day: int) -> dict[str, list[str]]:
    return {**SEMINAR, "day": [f"2019-12-{day}"]}


def bar(tab: Reader) -> Locator:
    return tab.page.locator(".kz-day-bar")


def told(tab: Reader) -> Locator:
    return tab.key("told")


def test_the_week_is_walked_with_the_arrow_keys(reader: Open) -> None:
    tab = reader("seminar?seminar=sg-fy2019")
    tab.wake_map()
    for stays in (".st-key-told", ".kz-play", ".st-key-card-seminar_map canvas"):
        tab.page.locator(stays).first.evaluate("node => { node.stays = true }")
    bar(tab).locator("[aria-current]").focus()
    tab.settle()
    # Not how far the page is scrolled: what is above the window may get its true height meanwhile.
    on_screen = "node => Math.round(node.getBoundingClientRect().top)"
    before = bar(tab).evaluate(on_screen)
    for key, day in (("ArrowRight", 15), ("ArrowRight", 16), ("ArrowRight", 17), ("ArrowLeft", 16)):
        tab.page.keyboard.press(key)
        tab.leads_to(at(day))
        expect(bar(tab).locator("[aria-current]")).to_be_focused()
    expect(told(tab)).to_contain_text("Monday 16 December")
    expect(told(tab)).to_contain_text("Visit to Tourist Information Center (TIC)")
    assert told(tab).get_attribute("aria-live") == "polite"
    # The reader is told because the same region changes; the map moves because it is the same.
    for stays in (".st-key-told", ".kz-play", ".st-key-card-seminar_map canvas"):
        assert tab.page.locator(stays).first.evaluate("node => node.stays"), stays
    assert bar(tab).evaluate(on_screen) == before

    tab.page.go_back()
    tab.leads_to(at(17))
    bar(tab).locator("[rel=next]").focus()
    tab.page.keyboard.press("Enter")
    tab.leads_to(at(18))
    expect(bar(tab).locator("[rel=next]")).to_be_focused()
    assert tab.errors == []
    assert tab.outside == []


def test_playing_stops_on_another_action_and_at_the_last_day(reader: Open) -> None:
    tab = reader("seminar?seminar=sg-fy2019&day=2019-12-18")
    tab.page.evaluate(HOLD_THE_DAYS)
    button = tab.page.locator(".kz-play")
    expect(button).to_have_text("Play", use_inner_text=True)
    button.focus()
    tab.page.keyboard.press("Enter")
    tab.leads_to(at(19))
    tab.page.wait_for_function("Boolean(window.nextDay)")
    tab.page.evaluate("nextDay()")
    tab.leads_to(at(20))
    expect(button).to_have_text("Pause", use_inner_text=True)
    expect(button).to_be_focused()
    tab.page.keyboard.press("Space")
    expect(button).to_have_text("Play", use_inner_text=True)

    button.click()
    tab.leads_to(at(21))
    expect(button).to_have_text("Play", use_inner_text=True)
    expect(bar(tab).locator("[rel=next]")).to_have_attribute("aria-disabled", "true")
    assert tab.errors == []


def test_nothing_plays_for_those_who_want_no_motion(reader: Open) -> None:
    tab = reader("seminar?seminar=sg-fy2019")
    expect(tab.page.locator(".kz-play")).to_be_visible()
    tab.page.emulate_media(reduced_motion="reduce")
    expect(tab.page.locator(".kz-play")).to_be_hidden()
    tab.page.emulate_media(reduced_motion="no-preference")


@pytest.mark.parametrize(
    ("path", "scheme", "width", "words"),
    [
        ("lang=ja&day=2019-12-18", "dark", NARROW, ["12月18日（水）", "下関市", "長府庭園の視察"]),
        ("day=2019-12-20", "light", NARROW, ["Friday 20 December", "Shimonoseki", "Tokyo"]),
        ("lang=ja", "light", WIDE, ["全日程", "12月15日（日）"]),
    ],
)
def test_a_day_by_a_link(
    reader: Open, path: str, scheme: str, width: int, words: list[str]
) -> None:
    tab = reader(f"seminar?seminar=sg-fy2019&{path}", scheme, width)
    for word in words:
        expect(told(tab)).to_contain_text(word)
    assert tab.sideways() <= 0
    assert BROKEN_WORDS.findall(tab.text()) == []
    assert severe_findings(tab) == {}
    assert tab.errors == []
