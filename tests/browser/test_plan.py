"""A plan is made, compared and handed on in the browser."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import expect

from tests.browser.reader import Reader

Open = Callable[..., Reader]


def test_two_countries_more_by_keyboard_and_a_second_plan_beside(reader: Open) -> None:
    tab = reader("plan")
    outcome = tab.key("outcome-a")
    expect(outcome).to_contain_text("9 of 12 eligible")
    for country, covers in (("Brunei", "10 of 12"), ("Viet Nam", "11 of 12")):
        pill = tab.key("plan-a-countries").get_by_role("button", name=country)
        pill.focus()
        tab.page.keyboard.press("Enter")
        expect(outcome).to_contain_text(f"{covers} eligible")
        tab.settle()

    tab.page.get_by_role("link", name="Compare with a second plan").click()
    expect(tab.key("outcome-b")).to_contain_text("11 of 12 eligible")
    tab.page.wait_for_url(lambda url: len(parse_qs(urlsplit(url).query)["plan"]) == 2)
    tab.key("editor-b").get_by_role("link", name="as last time").click()
    expect(tab.key("outcome-b")).to_contain_text("9 of 12 eligible")
    differs = tab.key("card-scenario_differences")
    expect(differs).to_contain_text("Plan A alone invites Brunei and Viet Nam.")
    assert tab.sideways() <= 0
    assert tab.errors == []


def test_a_copied_plan_opens_the_same_in_the_other_language(reader: Open) -> None:
    mine = reader("plan?plan=2023_BRN.KHM.FRA_koriyama_water")
    expect(mine.key("editor-a")).to_contain_text("France is not on the office’s list")
    mine.key("plan-frame").get_by_role("button", name="Copy link").click()
    link = mine.page.get_by_test_id("stCode").inner_text().strip()
    assert link.startswith(mine.server)

    theirs = reader(link.removeprefix(f"{mine.server}/") + "&lang=ja")
    expect(theirs.key("outcome-a")).to_contain_text("対象12か国中2か国")
    expect(theirs.key("outcome-a")).to_contain_text("郡山市での再度の開催です")
    expect(theirs.key("scenario")).to_contain_text("試算")
    assert theirs.errors == []


def test_the_list_that_is_downloaded_says_that_it_is_a_scenario(reader: Open) -> None:
    tab = reader("plan?plan=2023_BRN.KHM__", width=390)
    with tab.page.expect_download() as started:
        tab.file("scenario_invitations.csv").click()
    assert "scenario" in started.value.suggested_filename
    lines = started.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "Kizuna: Scenario: countries invited"
    assert any(line.startswith('"Scenario, Plan A: FY2023') for line in lines)
    assert [line.split(",")[0] for line in lines[-2:]] == ["Brunei", "Cambodia"]
    assert tab.sideways() <= 0
