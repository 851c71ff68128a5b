"""Host candidates on the page of the plan: points that add up, and ties told as ties."""

import re

import pytest

from analysis.words.catalogue import LANGUAGES
from tests.pages.page import Page, Shown, content_of, plain


def bodies(shown: Shown) -> list[str]:
    """Return the tables of the card: what is in sight, and the rest."""
    return re.findall(r"<tbody>.*?</tbody>", shown.html, re.DOTALL)


def lines_of(body: str) -> list[list[str]]:
    return [
        [" ".join(plain(cell).split()) for cell in re.findall(r"<t[hd].*?</t[hd]>", line)]
        for line in re.findall(r"<tr>.*?</tr>", body, re.DOTALL)
    ]


def lines(shown: Shown) -> list[list[str]]:
    return [line for body in bodies(shown) for line in lines_of(body)]


def test_the_first_candidates_explain_their_points():
    card = Page("plan").open().cards["host_candidates"]

    assert lines(card)[0] == [
        "Ibaraki",
        "1=",
        "5",
        (
            "+3 prefecture not documented to have hosted, +1 region hosted least (Kanto), "
            "+1 within 500 km of Tokyo (99 km)"
        ),
    ]
    assert "suggestion" in card.sentence
    assert len(lines(card)) == 46 + 5


def test_weights_are_set_on_the_page_and_stand_in_the_address():
    page = Page("plan").open()

    page.app.number_input(key="weight-first").set_value(0)
    page.open()

    assert page.address == {"weights": "0-1-1-2-1"}
    assert not [line for line in lines(page.cards["host_candidates"]) if "+3" in line[3]]
    page.app.number_input(key="weight-first").set_value(3)
    assert page.open().address == {}


def test_a_link_brings_weights_and_the_themes_of_its_plan_along():
    page = Page("plan", weights="0-0-0-5-0", plan="2026___disaster-prevention").open()
    card = page.cards["host_candidates"]

    assert page.app.number_input(key="weight-theme").value == 5
    assert [line[:3] for line in lines(card) if line[2] == "5"] == [
        ["Yamaguchi", "1=", "5"],
        ["Shimonoseki in Yamaguchi", "1=", "5"],
    ]
    assert card.links["Back to the usual weights"] == "?plan=2026___disaster-prevention"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("weights", ["", "0-0-0-0-0", "5-4-3-0-1"])
def test_who_shares_a_score_shares_a_rank_and_is_told_so(language, weights):
    """A rank counts the places before it, and no tie is cut where the rest is folded away."""
    page = Page("plan", weights=weights, lang=language, data="demo").open()
    card = page.cards["host_candidates"]
    ranks = [(line[1], int(line[2])) for line in lines(card)]
    scores = [score for _, score in ranks]
    tie = {"en": "{}=", "ja": "{}位（同点）"}[language]
    alone = {"en": "{}", "ja": "{}位"}[language]
    assert [written for written, _ in ranks] == [
        (tie if scores.count(score) > 1 else alone).format(1 + sum(one > score for one in scores))
        for score in scores
    ]
    first, *_ = (len(lines_of(body)) for body in bodies(card))
    assert scores[first - 1 : first] != scores[first : first + 1]


@pytest.mark.parametrize("junk", ["9-9-9-9-9", "3-1-1-2", "drop", "3-1-1-2-1"])
def test_junk_weights_are_the_usual_ones(junk):
    page = Page("plan", weights=junk).open()

    assert page.address == {}
    assert page.cards["host_candidates"].text == Page("plan").open().cards["host_candidates"].text


def test_a_candidate_becomes_the_host_of_the_plan():
    page = Page("plan", weights="1-2-3-4-5", plan="2026_KHM__water").open()
    page.follow(page.cards["host_candidates"].links["Ibaraki"])

    assert page.app.selectbox(key="plan-a-host").value == "08"
    assert page.address == {"weights": "1-2-3-4-5", "plan": "2026_KHM_08_water"}


def test_the_table_adds_up_and_its_download_says_the_weights():
    page = Page("plan", weights="1-2-3-4-5").with_tables("host_candidates")
    table = page.cards["host_candidates"].table

    points = [
        column for column in map(str, table) if "(points)" in column and column != "Score (points)"
    ]
    assert len(points) == 5
    assert (table[points].sum(axis=1) == table["Score (points)"]).all()
    download_link = page.cards["host_candidates"].files["host_candidates.csv"]
    written = content_of(download_link).decode("utf-8-sig")
    assert "Weights (points): Prefecture not documented as host 1" in written
    assert "Within 500 km of Tokyo 5" in written
