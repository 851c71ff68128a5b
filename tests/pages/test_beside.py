"""Two seminars beside each other on the Seminar page, and the years of hosts on the Hosts page."""

import pytest

from analysis.words.catalogue import LANGUAGES, words_in
from tests.pages.page import Page, Shown


def maps_of(shown: Shown) -> list[str]:
    return [str(e.key) for e in shown.elements if e.type == "deck_gl_json_chart"]


def test_a_link_sets_two_seminars_beside_each_other():
    page = Page("seminar", seminar="sg-fy2019", beside="sg-fy2018").open()

    card = page.cards["beside"]
    assert list(page.cards) == ["beside"]
    assert card.sentence == "Countries documented at both: Cambodia, Indonesia, Laos and India."
    assert card.links["FY2018 · Toyohashi and Toyota"] == "seminar?seminar=sg-fy2018"
    assert maps_of(card) == ["beside-map-sg-fy2019", "beside-map-sg-fy2018"]
    assert "10 sites" in card.text
    # No day is shown, so none is said to be thick.
    assert "not routes" in card.text
    assert "thick" not in card.text
    assert "(the list may be incomplete)" in page.block("beside-sg-fy2018").text
    assert "(the list may be incomplete)" not in page.block("beside-sg-fy2019").text


def test_the_second_seminar_is_chosen_and_taken_away():
    page = Page("seminar", seminar="sg-fy2019").open()
    page.app.selectbox(key="open-beside").set_value("sg-fy2022")
    assert page.open().address == {"seminar": "sg-fy2019", "beside": "sg-fy2022"}

    page.app.selectbox(key="open-beside").set_value(None)
    assert page.open().address == {"seminar": "sg-fy2019"}
    assert "programme" in page.cards


@pytest.mark.parametrize("other", ["sg-fy2019", "sg-fy1900", "<b>"])
def test_what_is_no_other_seminar_leaves_the_one(other):
    page = Page("seminar", seminar="sg-fy2019", beside=other).open()

    assert "beside" not in page.cards


@pytest.mark.parametrize("language", LANGUAGES)
def test_any_two_seminars_can_be_compared(language, demo):
    newest, *_, oldest = demo.seminars["seminar_id"]
    for other in ("sg-fy2020", "sg-fy2021", oldest):
        page = Page("seminar", data="demo", lang=language, seminar=newest, beside=other)
        assert page.with_tables("beside").cards["beside"].table.shape[0] == 2


def test_a_seminar_with_a_host_alone_is_shown_within_japan():
    card = Page("seminar", seminar="sg-fy2017").open().cards["seminar_map"]

    assert card.view_state["zoom"] < 5


def test_the_years_lead_from_one_to_the_next_and_the_hosts_grow():
    page = Page("hosts", data="demo").open()
    card = page.cards["been"]
    assert card.links["2005"] == "?data=demo&until=2005"
    everyone = len(card.layers["hosts"]["data"])

    page.follow(card.links["2012"])
    card = page.cards["been"]
    assert page.address == {"data": "demo", "until": "2012"}
    assert 1 < len(card.layers["hosts"]["data"]) < everyone
    assert [row["name"] for row in card.layers["chosen-hosts"]["data"]] == ["Toyama"]
    assert "FY2012 (Heisei 24)" in page.block("told").text
    links = page.block("told").links
    assert links["FY2012 · Toyama"] == "seminar?data=demo&seminar=sg-fy2012"
    assert "beside=sg-fy2010" in links["Compare with FY2010 · Kurashiki"]


def test_the_map_of_the_years_does_not_move():
    views = {
        tuple(Page("hosts", data="demo", until=until).open().cards["been"].view_state.items())
        for until in ("", "2005", "2024", "junk")
    }
    assert len(views) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_office_without_hosts_says_so(language):
    page = Page("hosts", lang=language, office="beijing").open()
    card = page.cards["been"]

    if not card.has_tools:
        assert card.sentence == words_in(language).text("hosts-none")
