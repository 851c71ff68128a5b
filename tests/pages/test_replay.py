"""The Seminar page follows the seminar day by day on its map."""

from itertools import pairwise
from typing import Any

import pytest

from analysis.words.catalogue import words_in
from tests.pages.page import Page, Shown, alt_of
from tests.pages.test_known_facts import APPROXIMATE, PROGRAMME_OF_2019, VISITED, place_and_items

DAYS = [f"2019-12-{day}" for day in range(15, 22)]
IN_TOKYO = ("2019-12-15", "2019-12-16", "2019-12-21")
AT_THE_HOST = ("2019-12-18", "2019-12-19")
IN_BOTH = ("2019-12-17", "2019-12-20")


def opened(day: str = "", **parameters: Any) -> Page:
    address = {"seminar": "sg-fy2019", **({"day": day} if day else {}), **parameters}
    return Page("seminar", **address).open()


def card(page: Page) -> Shown:
    return page.cards["seminar_map"]


def rows(page: Page, *layers: str) -> list[dict[str, Any]]:
    found = card(page).layers
    return [row for layer in layers for row in found.get(layer, {"data": []})["data"]]


def sites(page: Page) -> set[str]:
    return {row["site_id"] for row in rows(page, "sites", "approximate")}


def paths(page: Page) -> list[list[list[float]]]:
    return [row["path"] for row in rows(page, "way")]


@pytest.fixture(scope="module")
def week() -> dict[str, Page]:
    return {day: opened(day) for day in DAYS}


def test_the_bar_has_a_link_to_each_day_and_to_the_whole_week():
    page = opened()
    links = card(page).links

    assert [links[f"{name} {day}"] for name, day in zip(NAMES, range(15, 22), strict=True)] == [
        f"?seminar=sg-fy2019&day={day}" for day in DAYS
    ]
    assert page.follow(links["Tue 17"]).address == {"seminar": "sg-fy2019", "day": "2019-12-17"}
    assert page.follow(card(page).links["Whole week"]).address == {"seminar": "sg-fy2019"}


NAMES = ("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat")


def test_the_day_is_told_as_the_programme_has_it(week):
    for page, (title, parts) in zip(week.values(), PROGRAMME_OF_2019.items(), strict=True):
        told = page.block("told")
        assert title in told.text
        assert [place_and_items(html) for html in told.html.split("kz-place ")[1:]] == parts


def test_each_site_of_the_day_is_a_link_to_its_page_and_that_leads_back(week):
    links = week["2019-12-20"].block("told").links
    assert links == {"Visit to Karato Market": "site-visits?site=karato-market"}

    site = Page("site_visits", site="karato-market").open().block("site-detail")
    assert site.links["20 December 2019"] == "seminar?seminar=sg-fy2019&day=2019-12-20"


def test_the_sites_so_far_grow_to_ten_two_of_them_circles(week):
    so_far = [sites(page) for page in week.values()]

    assert [len(found) for found in so_far] == [0, 2, 3, 7, 9, 10, 10]
    assert all(before <= after for before, after in pairwise(so_far))
    assert so_far[-1] == VISITED == sites(opened())
    circles = {row["site_id"]: row["uncertainty"] for row in rows(week[DAYS[3]], "approximate")}
    assert set(circles) == APPROXIMATE
    assert all(metres > 1000 for metres in circles.values())


def test_the_sites_of_the_day_are_ringed_approximate_ones_as_wide_as_their_circle(week):
    rings = [rows(page, "chosen") for page in week.values()]

    assert [len(ring) for ring in rings] == [0, 2, 1, 4, 2, 1, 0]
    circles = sorted(row["uncertainty"] for row in rows(week[DAYS[3]], "approximate"))
    assert sorted(ring["reach"] for ring in rings[3] if ring["reach"]) == circles


def test_the_way_so_far_grows_and_that_of_the_day_is_the_strongest(week):
    drawn = [paths(page) for page in week.values()]

    assert [len(path) for path in drawn] == [0, 1, 2, 3, 4, 5, 5]
    assert all(after[: len(before)] == before for before, after in pairwise(drawn))
    assert drawn[-1] == paths(opened())
    for day, page in week.items():
        *before, last = [row["width"] for row in rows(page, "way")] or [0]
        moved = day not in ("2019-12-15", "2019-12-21")
        assert all(last > width for width in before) == (moved or not before)
    joints = [(before[-1], after[0]) for before, after in pairwise(drawn[-1])]
    assert all(end == start for end, start in joints)
    assert drawn[-1][0][0] == drawn[-1][-1][-1]  # from Tokyo to Tokyo


def test_the_map_moves_only_when_the_place_changes(week):
    views = {day: tuple(card(page).view_state.items()) for day, page in week.items()}

    assert len({views[day] for day in IN_TOKYO}) == 1
    assert len({views[day] for day in AT_THE_HOST}) == 1
    assert {views[day] for day in IN_BOTH} == {tuple(card(opened()).view_state.items())}
    assert len(set(views.values())) == 3


def test_fitted_to_the_whole_week_the_map_stays():
    page = opened("2019-12-18")
    fitted = card(page).view_state
    page.app.segmented_control(key="seminar-map-fit-day").set_value("week")

    page.open()

    assert card(page).view_state != fitted
    assert card(page).view_state == card(opened()).view_state


def test_those_who_do_not_see_the_map_are_told_the_day(week):
    drawn = next(e for e in card(week[DAYS[2]]).elements if e.type == "deck_gl_json_chart")

    assert "Day 3 of 7, Tuesday 17 December: Tokyo and Shimonoseki" in alt_of(drawn)


@pytest.mark.parametrize("day", ["2019-12-14", "soon", "2019-12-32", "<b>"])
def test_a_day_that_is_none_of_the_seminar_is_the_whole_week(day):
    assert card(opened(day)).text == card(opened()).text


def test_another_seminar_opens_on_its_whole_week():
    page = opened("2019-12-17", lang="ja")
    page.app.selectbox(key="open-seminar").set_value("sg-fy2018")

    assert page.open().address == {"lang": "ja", "seminar": "sg-fy2018"}


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize(
    ("seminar", "message"),
    [("paris-fy2019", "replay-no-days"), ("sg-fy2017", "replay-no-programme")],
)
def test_a_seminar_without_days_says_so_and_shows_the_whole_map(seminar, message, language):
    page = opened(seminar=seminar, lang=language)

    assert card(page).sentence.endswith(words_in(language).text(message))
    assert not page.has("days")
    assert "deck_gl_json_chart" in {element.type for element in card(page).elements}


def test_every_day_of_the_demonstration_can_be_opened_in_japanese(demo):
    dated = demo.programme.dropna(subset=["date"])
    last = dated.groupby("seminar_id", observed=True)["date"].max().tail(4)
    for seminar, day in last.items():
        page = opened(str(day.date()), seminar=seminar, data="demo", lang="ja")
        assert words_in("ja").day_of_week(day) in page.block("told").text


def test_a_site_whose_place_is_not_known_is_listed_and_marked(demo):
    lost = demo.sites.loc[demo.sites["latitude"].isna(), "site_id"]
    items = demo.programme[demo.programme["site_id"].isin(lost)].dropna(subset=["date"])
    item = items.iloc[0]

    page = opened(str(item["date"].date()), seminar=item["seminar_id"], data="demo")

    assert f"{item['title_en']}</a> <em>not on the map</em>" in page.block("told").html
    assert "not on the map: " in card(page).text
