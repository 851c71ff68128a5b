"""The Hosts page: where seminars were hosted."""

import re

import pytest

from analysis.words.catalogue import LANGUAGES, words_in
from tests.pages.page import Page, Shown, plain

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
    # Whose seminar it was stands beside the year,.
    assert "FY2018 · CLAIR London" in page.cards["host_history"].text


def test_an_office_without_seminars_has_a_blank_map():
    page = Page("hosts", data="demo", office="london").open()

    assert page.cards["host_prefectures"].sentence.startswith("0 of 47 prefectures")
    assert page.cards["host_history"].sentence == "No host is documented."
