"""The Hosts page: where seminars were hosted, and candidates that explain their points."""

import re

import pytest

from analysis.words.catalogue import LANGUAGES, words_in
from tests.pages.page import Page, Shown, content_of, plain

EN = words_in("en")


def lines(shown: Shown) -> list[list[str]]:
    """Return the cells of the card's tables, line by line."""
    bodies = "".join(re.findall(r"<tbody>.*?</tbody>", shown.html, re.DOTALL))
    return [
        [" ".join(plain(cell).split()) for cell in re.findall(r"<t[hd].*?</t[hd]>", line)]
        for line in re.findall(r"<tr>.*?</tr>", bodies, re.DOTALL)
    ]


def test_the_record_of_singapore_has_four_prefectures_and_their_years_as_links():
    page = Page("hosts").open()

    assert page.cards["host_prefectures"].sentence.startswith("4 of 47 prefectures")
    history = page.cards["host_history"]
    assert lines(history)[0] == [
        "Fukushima",
        "Koriyama",
        "FY2021 FY2022",
        "twice, 1 online",
        "3 years before FY2025",
        "Sustainable development (SDGs)",
    ]
    assert history.links["FY2019"] == "seminar?seminar=sg-fy2019"
    assert history.links["Tourism promotion"] == "themes?theme=tourism-promotion"


def test_regions_name_the_prefectures_not_documented_to_have_hosted():
    regions = lines(Page("hosts").open().cards["host_regions"])

    assert regions[0] == ["Hokkaido", "0 of 1", "Hokkaido"]
    assert regions[3][:2] == ["Chubu", "1 of 9"]
    assert "Aichi" not in regions[3][2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_prefecture_is_called_never(language, shipped):
    page = Page("hosts", data=shipped.name, lang=language, office="all").open().show_tables()

    assert not re.search(r"never(?!\W*$)", page.cards["host_regions"].text)
    assert words_in(language).text("hosting-undocumented") in page.cards["host_prefectures"].text


def test_all_offices_are_shown_together_and_said_so():
    page = Page("hosts", office="all").open()

    assert [info.value for info in page.app.info] == [EN.text("hosts-everywhere")]
    assert page.cards["host_prefectures"].sentence.startswith("27 of 47 prefectures")
    # Whose seminar it was stands beside the year, and nobody plans for all offices.
    assert "FY2018 · CLAIR London" in page.cards["host_history"].text
    assert not [link for link in page.cards["host_candidates"].links.values() if "plan" in link]


def test_the_first_candidates_explain_their_points():
    card = Page("hosts").open().cards["host_candidates"]

    assert lines(card)[0] == [
        "Ibaraki",
        "1",
        "5",
        (
            "+3 prefecture not documented to have hosted, +1 region hosted least (Kanto), "
            "+1 within 500 km of Tokyo (99 km)"
        ),
    ]
    assert "suggestion" in card.sentence
    assert len(lines(card)) == 46 + 5


def test_weights_are_set_on_the_page_and_stand_in_the_address():
    page = Page("hosts").open()

    page.app.number_input(key="weight-first").set_value(0)
    page.open()

    assert page.address == {"weights": "0-1-1-2-1"}
    assert not [line for line in lines(page.cards["host_candidates"]) if "+3" in line[3]]
    page.app.number_input(key="weight-first").set_value(3)
    assert page.open().address == {}


def test_a_link_brings_weights_and_themes_along():
    page = Page("hosts", weights="0-0-0-5-0", theme="disaster-prevention").open()
    card = page.cards["host_candidates"]

    assert page.app.number_input(key="weight-theme").value == 5
    assert [line[:3] for line in lines(card) if line[2] == "5"] == [
        ["Yamaguchi", "1", "5"],
        ["Shimonoseki in Yamaguchi", "1", "5"],
    ]
    assert card.links["Back to the usual weights"] == "?theme=disaster-prevention"


def test_themes_looked_for_are_those_of_the_filter():
    page = Page("hosts").open()

    page.app.multiselect(key="candidate-themes").set_value(["water"])
    page.open()

    assert page.address == {"theme": "water"}
    assert "has a preferred theme" in page.cards["host_candidates"].text


@pytest.mark.parametrize("junk", ["9-9-9-9-9", "3-1-1-2", "drop", "3-1-1-2-1"])
def test_junk_weights_are_the_usual_ones(junk):
    page = Page("hosts", weights=junk).open()

    assert page.address == {}
    assert page.cards["host_candidates"].text == Page("hosts").open().cards["host_candidates"].text


def test_a_candidate_opens_a_plan_with_it_as_host():
    link = Page("hosts").open().cards["host_candidates"].links["Ibaraki"]

    plan = Page("plan").open().follow(link)

    assert plan.app.selectbox(key="plan-a-host").value == "08"


def test_the_table_adds_up_and_its_download_says_the_weights():
    page = Page("hosts", weights="1-2-3-4-5").with_tables("host_candidates")
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


def test_an_office_without_seminars_has_a_blank_map():
    page = Page("hosts", data="demo", office="london").open()

    assert page.cards["host_prefectures"].sentence.startswith("0 of 47 prefectures")
    assert page.cards["host_history"].sentence == "No host is documented."
    assert page.cards["host_candidates"].sentence
