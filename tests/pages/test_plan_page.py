"""The plan page as a director uses it: start, choose, compare, hand on."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from analysis.html.states import counted
from analysis.words.catalogue import LANGUAGES, words_in
from tests.pages.page import Page

LAST_TIME = "KHM.IDN.LAO.MYS.MMR.PHL.THA.IND.LKA"
TABLES = {
    "scenario_invitations",
    "scenario_left_out",
    "scenario_seats",
    "scenario_themes",
    "scenario_host",
    "scenario_new_themes",
}


def link_in(page: Page, key: str, label: str) -> dict[str, list[str]]:
    """Return the parameters to which a link within a container leads."""
    links = re.findall(r'<a href="([^"]*)"[^>]*>([^<]*)</a>', page.block(key).html)
    (link,) = (link for link, words in links if words == label)
    return parse_qs(urlsplit(unescape(link)).query)


def test_the_page_opens_as_last_time() -> None:
    page = Page("plan").open()
    assert "9 of 12 eligible" in page.block("outcome-a").text
    assert "1 April 2023" in page.text
    assert page.address == {}


def test_two_more_countries_turn_nine_into_eleven() -> None:
    page = Page("plan").open()
    countries = page.app.button_group(key="plan-a-countries")
    countries.set_value([*(countries.value or ()), "VNM", "BRN"])
    page.open()
    said = page.block("outcome-a").text
    assert "11 of 12 eligible" in said
    assert "Singapore is left out; no attendance of it is documented." in said
    assert "Longest absence ended: Brunei and Viet Nam" in said
    assert page.address == {"plan": f"2023_{LAST_TIME}.VNM.BRN__"}


def test_host_and_themes_are_written_into_the_link_and_read_from_it() -> None:
    page = Page("plan").open()
    page.app.selectbox(key="plan-a-host").set_value("koriyama")
    page.open()
    page.app.multiselect(key="plan-a-themes").set_value(["water"])
    page.open()
    assert page.address == {"plan": f"2023_{LAST_TIME}_koriyama_water"}

    theirs = Page("plan", lang="ja", **page.address).open()
    assert theirs.app.selectbox(key="plan-a-host").value == "koriyama"
    assert theirs.app.multiselect(key="plan-a-themes").value == ["water"]
    assert "郡山市での再度の開催です" in theirs.cards["scenario_host"].sentence
    assert "上下水道：招へい国全てにとって初めて" in theirs.cards["scenario_themes"].sentence


def test_a_new_host_is_told_from_a_repeat_one() -> None:
    aichi = Page("plan", plan="___").open()
    aichi.app.selectbox(key="plan-a-host").set_value("23")
    said = aichi.open().cards["scenario_host"].sentence
    assert said == (
        "A new host in Aichi. The seminar has been in this prefecture: Toyohashi (FY2018) and "
        "Toyota (FY2018), the last time 5 years before."
    )
    okinawa = Page("plan", plan="__47_").open()
    assert "No seminar of this office is documented" in okinawa.block("outcome-a").text


def test_the_ineligible_of_a_link_are_dropped_and_named() -> None:
    page = Page("plan", plan="2018_KHM.LKA.FRA_nowhere_magic").open()
    editor = page.block("editor-a").text
    assert "France and Sri Lanka are not on the office’s list in FY2018" in editor.replace(
        "Sri Lanka and France", "France and Sri Lanka"
    )
    assert page.app.button_group(key="plan-a-countries").value == ["KHM"]
    assert "1 of 11 eligible" in page.block("outcome-a").text
    assert "dropped" not in Page("plan").open().text


@pytest.mark.parametrize(
    ("label", "plan"),
    [
        ("as last time (FY2019)", f"2023_{LAST_TIME}__"),
        ("all eligible", "2023_BRN.KHM.IDN.LAO.MYS.MMR.PHL.SGP.THA.VNM.IND.LKA__"),
        ("empty", "2023___"),
    ],
)
def test_where_a_plan_starts_from(label: str, plan: str) -> None:
    page = Page("plan", plan="2023_KHM_koriyama_water").open()
    assert link_in(page, "editor-a", label) == {"plan": [plan]}


def test_a_second_plan_begins_as_a_copy_and_what_differs_is_named() -> None:
    alone = Page("plan").open()
    assert "scenario_differences" not in alone.cards
    both = link_in(alone, "plan-frame", "Compare with a second plan")
    assert both["plan"] == [f"2023_{LAST_TIME}__"] * 2

    page = Page("plan", look="light", **both).open()
    assert page.cards["scenario_differences"].sentence == "The two plans are the same."
    countries = page.app.button_group(key="plan-b-countries")
    countries.set_value([*(countries.value or ()), "BRN"])
    page.open()
    page.app.selectbox(key="plan-b-host").set_value("shimonoseki")
    page.open()
    assert page.cards["scenario_differences"].sentence == (
        "Plan B alone invites Brunei. Host: not decided in plan A, Shimonoseki (Yamaguchi) in "
        "plan B."
    )
    assert "10 of 12" in page.block("outcome-b").text
    assert "9 of 12" in page.block("outcome-a").text
    assert link_in(page, "plan-frame", "Remove plan B") == {"plan": [f"2023_{LAST_TIME}__"]}
    copied = link_in(page, "editor-b", "a copy of plan A")
    assert copied["plan"] == [f"2023_{LAST_TIME}__"] * 2


def test_another_year_moves_both_plans_and_their_list() -> None:
    page = Page("plan", plan=["_KHM__", "2030_THA__"]).open()
    assert "scenario for FY2023" in page.block("outcome-b").text
    page.app.selectbox(key="plan-year").set_value(2025)
    page.open()
    assert page.address["plan"] == ["2025_KHM__", "2025_THA__"]
    assert "1 April 2025" in page.text


def test_choosing_a_theme_in_the_ranking_takes_it_into_the_plan_and_out() -> None:
    page = Page("plan", plan="2023_KHM__sdgs").open()
    assert link_in(page, "card-scenario_new_themes", "Water and sewerage") == {
        "plan": ["2023_KHM__sdgs.water"]
    }
    assert link_in(page, "card-scenario_new_themes", "Sustainable development (SDGs)") == {
        "plan": ["2023_KHM__"]
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("data", ["record", "demo"])
def test_everything_says_that_it_is_a_scenario(language: str, data: str) -> None:
    plans = [f"_{LAST_TIME}_{host}_water.sdgs" for host in ("01", "47")]
    page = Page("plan", lang=language, data=data, plan=plans).open()
    word = {"en": "cenario", "ja": "試算"}[language]
    assert words_in(language).text("plan-banner") in page.block("scenario").text
    cards = dict(page.cards)
    # Candidates are ranked from the record, whatever is planned: they are a suggestion.
    suggested = cards.pop("host_candidates").sentence
    assert words_in(language).text("candidates-suggestion") in suggested
    assert set(cards) == TABLES | {"scenario_differences"}
    assert all(word in card.title for card in cards.values())
    assert all(
        word in page.block(f"{part}-{name}").text for part in ("editor", "outcome") for name in "ab"
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("data", ["record", "demo"])
def test_an_empty_plan_is_no_dead_end(language: str, data: str) -> None:
    page = Page("plan", lang=language, data=data, plan="___").open()
    words = words_in(language)
    figure = counted(words.text("plan-figure", invited=0, eligible=12))
    assert figure in page.block("outcome-a").html
    assert words.text("plan-nobody") in page.cards["scenario_new_themes"].sentence
    assert words.text("plan-left-many", count=12) == page.cards["scenario_left_out"].sentence


@pytest.mark.parametrize(
    ("office", "reason"),
    [("all", "plan-one-office"), ("seoul", "plan-no-list"), ("london", "plan-no-list")],
)
def test_an_office_that_cannot_plan_says_why(office: str, reason: str) -> None:
    page = Page("plan", office=office).open()
    assert words_in("en").text(reason) in page.block("no-plan").text
    assert page.cards == {}


def test_an_office_without_seminars_says_so() -> None:
    page = Page("plan", data="demo", office="london").open()
    assert words_in("en").text("seminar-none") in page.block("no-plan").text


def test_filters_change_nothing_and_each_card_says_so() -> None:
    filtered = Page("plan", country="KHM", year="2019", theme="sdgs").open()
    plain = Page("plan").open()
    assert filtered.block("outcome-a").text == plain.block("outcome-a").text
    for card in filtered.cards.values():
        assert "This figure does not change with the filter" in card.footnote


def test_the_link_to_copy_is_whole() -> None:
    page = Page("plan", data="demo", lang="ja").open()
    (code,) = page.app.code
    link = urlsplit(code.value)
    assert (link.scheme, link.netloc, link.path) == ("http", "localhost", "/plan")
    parameters = parse_qs(link.query)
    assert (parameters["data"], parameters["lang"]) == (["demo"], ["ja"])
    assert parameters["plan"][0].startswith("2026_")
