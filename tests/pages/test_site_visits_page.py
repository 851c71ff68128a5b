"""The Site visits page: a site is chosen on the map, in the list or by a link."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest

from analysis import palette
from analysis.frames.caching import forget_results
from analysis.maps import marks
from tests.pages.page import Page

SITE = "karato-market"


def listed(page: Page) -> list[str]:
    """Return the names in the list of sites, by city."""
    return [unescape(name) for name in re.findall(ENTRY, page.cards["site_visits"].html)]


ENTRY = r"<li><a [^>]*><span>(?:<span[^>]*>)?(.*?)</span>"


def choose(page: Page, name: str) -> None:
    """Follow the link of a site in the list."""
    entries = re.findall(
        rf'<li><a href="([^"]*)"[^>]*><span>{name}<', page.cards["site_visits"].html
    )
    (link,) = set(entries)
    page.follow(unescape(link))


def on_map(page: Page, *layers: str) -> Iterator[dict[str, Any]]:
    for layer in layers:
        yield from page.cards["site_visits"].layers.get(layer, {"data": []})["data"]


def ringed(page: Page) -> list[str]:
    """Return the names of the sites at whose place there is a ring."""
    rings = [row["position"] for row in on_map(page, "chosen")]
    return [row["name"] for row in on_map(page, "sites") if row["position"] in rings]


def test_without_a_choice_the_page_says_how_to_choose():
    page = Page("site_visits").open()

    assert not page.has("site-detail")
    assert "Choose a site on the map or in the list" in page.cards["site_visits"].text


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            ("Karato Market", "Shimonoseki", "Yamaguchi", "20 December 2019"),
        ),
        ("ja", ("唐戸市場", "下関市", "山口県", "2019年12月20日")),
    ],
)
def test_a_link_opens_a_site_with_its_visit_theme_and_source(language, words):
    page = Page("site_visits", site=SITE, lang=language).open()

    detail = page.block("site-detail")

    assert [word for word in words if word not in detail.text] == []
    assert {"en": "Tourism promotion", "ja": "観光振興"}[language] in detail.text
    sources = page.block("site-sources").text
    assert "Local Government Exchange and Cooperation Seminar 2019" in sources
    assert "seminar=sg-fy2019" in detail.html
    assert page.address["site"] == SITE


def test_a_site_of_unknown_place_says_how_far_it_may_be():
    page = Page("site_visits", site="shimonoseki-water-treatment-plant").open()

    text = page.block("site-detail").text

    assert "not named in the source" in text
    assert "within about 2\u00a0km" in text


def test_choosing_in_the_list_opens_the_site():
    page = Page("site_visits").open()

    choose(page, "Karato Market")

    assert page.address == {"site": SITE}
    assert "Karato Market" in page.block("site-detail").text
    assert ringed(page) == ["Karato Market"]


def test_choosing_the_chosen_site_in_the_list_closes_it():
    page = Page("site_visits", site=SITE).open()

    choose(page, "Karato Market")

    assert page.address == {}
    assert not page.has("site-detail")


def test_choosing_on_the_map_opens_the_site_and_marks_it_in_the_list():
    page = Page("site_visits").open()
    circle = next(row for row in on_map(page, "sites") if row["site_id"] == SITE)

    page.pick("site-map", indices={"sites": [0]}, objects={"sites": [circle]})

    assert page.address == {"site": SITE}
    assert "Karato Market" in page.block("site-detail").text
    assert marked(page) == ["Karato Market"]


def marked(page: Page) -> list[str]:
    """Return the names that the list marks."""
    html = page.cards["site_visits"].html
    return re.findall(r'<li><a [^>]*aria-current="true"[^>]*><span>(.*?)</span>', html)


def test_the_chosen_site_stays_marked_when_rows_before_it_vanish_or_come_back():
    page = Page("site_visits").open()
    choose(page, "Karato Market")

    page.choose_years(2019, 2019)
    assert page.address == {"year": "2019", "site": SITE}
    assert marked(page) == ["Karato Market"]
    assert ringed(page) == ["Karato Market"]
    page.choose_years(2018, 2018)
    assert marked(page) == []
    page.press("filter-preset", "all")
    assert marked(page) == ["Karato Market"]


def test_a_link_to_another_site_marks_it_in_the_list():
    page = Page("site_visits").open()
    choose(page, "Karato Market")

    page.follow("?site=chofu-garden")
    assert marked(page) == ["Chofu Garden"]


@pytest.fixture
def coarse_spots(monkeypatch):
    """Let sites within a degree lie at one place; maps made before and meanwhile are forgotten."""
    forget_results()
    monkeypatch.setattr(marks, "SPOT_DECIMALS", 0)
    yield
    forget_results()


@pytest.mark.usefixtures("coarse_spots")
def test_the_next_of_the_sites_at_one_place_lies_on_top():
    page = Page("site_visits", site=SITE).open()
    opened = [SITE]
    for _ in range(len(list(on_map(page, "sites", "approximate")))):
        (row,) = on_map(page, "next", "next-approximate")
        page.pick("site-map", indices={"next": [0]}, objects={"next": [row]})
        opened.append(page.address["site"])
        assert "Also at this place" in page.block("site-detail").text
        if opened[-1] == SITE:
            break
    assert opened[-1] == SITE
    assert len(set(opened)) == len(opened) - 1 > 3


def test_choosing_a_host_on_the_map_shows_its_city():
    page = Page("site_visits").open()
    host = next(on_map(page, "hosts"))

    page.pick("site-map", indices={"hosts": [0]}, objects={"hosts": [host]})

    assert page.address == {"scale": f"city:{host['host_id']}"}
    assert not page.has("site-detail")
    assert page.app.selectbox(key="map-city").value == host["host_id"]
    assert "signs" in page.cards["site_visits"].layers


def test_the_map_can_be_fitted_to_the_chosen_site_alone_when_there_is_one():
    page = Page("site_visits").open()
    assert not page.has("fit-site")

    page = Page("site_visits", site=SITE, scale="japan").open()
    before = page.cards["site_visits"].view_state
    page.click("fit-site")

    after = page.cards["site_visits"].view_state
    assert after["zoom"] > before["zoom"]
    assert (round(after["latitude"], 2), round(after["longitude"], 2)) == (33.96, 130.95)


def view_of(page: Page) -> tuple[Any, ...]:
    return tuple(page.cards["site_visits"].view_state.items())


def show(page: Page, scale: str | None) -> Page:
    """Choose what the map shows."""
    page.app.segmented_control(key="map-scale").set_value(scale)
    return page.open()


def test_the_three_scales_have_their_layers_and_stand_in_the_address():
    page = Page("site_visits").open()
    zooms = []
    for scale, layers in (
        ("asia", {"journeys", "hosts"}),
        ("japan", {"prefectures", "hosts", "sites"}),
        ("city", {"signs", "sites", "hosts"}),
    ):
        show(page, scale)
        assert page.address == {"scale": scale}
        assert layers <= set(page.cards["site_visits"].layers)
        zooms.append(page.cards["site_visits"].view_state["zoom"])
        copied = Page("site_visits", **page.address).open()
        assert copied.cards["site_visits"].view_state["zoom"] == pytest.approx(zooms[-1], abs=1e-4)
    assert zooms == sorted(zooms)
    assert zooms[-1] > zooms[0] + 5


def test_a_scale_asked_for_again_brings_the_map_back():
    page = show(Page("site_visits").open(), "japan")
    before = view_of(page)
    assert view_of(page.open()) == before
    assert view_of(show(page, None)) != before, "what is chosen is let go of"
    assert page.app.segmented_control(key="map-scale").value == "japan"


def test_a_change_of_filters_does_not_move_the_map():
    page = Page("site_visits", data="demo").open().click("fit-sites")
    before, sites = view_of(page), len(list(on_map(page, "sites")))

    page.choose_years(2014, 2014)

    assert 0 < len(list(on_map(page, "sites"))) < sites
    assert view_of(page) == before


def test_a_link_to_a_site_opens_its_city():
    page = Page("site_visits", site=SITE).open()

    assert page.app.selectbox(key="map-city").value == "shimonoseki"
    assert view_of(page) != view_of(Page("site_visits").open())


@pytest.mark.parametrize("scale", ["moon", "city:moon", "site", "city:<b>"])
def test_a_scale_that_is_none_does_no_harm(scale):
    shown = Page("site_visits", scale=scale).open().cards["site_visits"]

    assert shown.view_state["zoom"] > 3


def test_what_has_no_place_is_named_as_a_link():
    shown = Page("site_visits", data="demo").open().cards["site_visits"]

    assert "2 sites are not on the map" in shown.text
    (said,) = re.findall(r'<p class="kz-note">2 sites are not on the map.*?</p>', shown.html)
    assert len(re.findall(r'href="\?data=demo&amp;site=', said)) == 2


def test_a_site_of_the_other_data_set_is_not_opened():
    page = Page("site_visits", data="demo", site=SITE).open()

    assert not page.has("site-detail")


def test_layers_are_switched_on_and_off():
    page = Page("site_visits").open()
    shown = set(page.cards["site_visits"].layers)
    assert {"hosts", "sites", "approximate"} <= shown

    page.app.pills(key="map-layers-japan").set_value(["hosts", "journeys"])
    page.open()

    layers = set(page.cards["site_visits"].layers)
    assert {"hosts", "journeys"} <= layers
    assert not {"sites", "approximate"} & layers


def test_a_site_tells_who_came_and_its_prefecture_leads_to_the_hosts():
    detail = Page("site_visits", site=SITE).open().block("site-detail")

    assert "Countries: Cambodia, Indonesia, Laos" in detail.text
    assert detail.links["Shimonoseki (Yamaguchi)"] == "hosts"
    assert detail.links["Tourism promotion"] == "themes?theme=tourism-promotion"
    assert "The site is named in the source." in detail.text


def test_the_sites_near_are_sorted_links():
    near = Page("site_visits", site=SITE).open().block("site-near")

    assert list(near.links) == [
        "Disaster prevention facility in Shimonoseki (not named)",
        "Chofu Garden",
        "Mori Museum (probably Chofu Mori Residence)",
        "Water treatment plant in Shimonoseki (not named)",
    ]
    assert near.links["Chofu Garden"] == "?site=chofu-garden"
    assert "about\u00a00.4\u00a0km" in near.text


@pytest.mark.parametrize(
    ("filters", "let_in"),
    [
        ({"year": "2018"}, f"?site={SITE}"),
        ({"theme": "water", "office": "all", "year": "2018"}, f"?office=all&site={SITE}"),
        # Another office never visited it.
        ({"office": "london"}, f"?site={SITE}"),
    ],
)
def test_a_site_that_the_filters_leave_out_says_so(filters, let_in):
    page = Page("site_visits", site=SITE, **filters).open()

    detail = page.block("site-detail")

    assert "The filters leave this site out." in detail.text
    assert detail.links["Reset filters"] == let_in
    page.follow(let_in)
    assert "The filters leave this site out." not in page.block("site-detail").text


@pytest.mark.parametrize(("language", "theme"), [("en", "Tourism promotion"), ("ja", "観光振興")])
def test_the_list_names_the_theme_that_the_map_has_as_a_colour(language, theme):
    card = Page("site_visits", lang=language).open().cards["site_visits"]

    assert re.search(rf"<small>{theme} · ", card.html)


def test_the_list_has_each_site_once_below_its_city_with_its_visits():
    page = Page("site_visits", data="demo").open()
    html = page.cards["site_visits"].html

    assert len(listed(page)) == 116
    cities = re.findall(r"<h3>(.*?) <small>(\d+) visit", html)
    assert cities[:2] == [("Tokyo", "43"), ("Kanazawa", "20")]
    assert sum(int(visited) for _, visited in cities) == 157


def test_families_of_themes_narrow_map_and_list():
    page = Page("site_visits", data="demo").open()
    every = len(listed(page))

    page.app.pills(key="map-families").set_value(["safety"])
    page.open()

    assert 0 < len(listed(page)) < every
    colours = {tuple(row["colour"]) for row in on_map(page, "sites")}
    assert colours == {tuple(palette.rgba(palette.family_colour("safety", "light")))}


def test_a_country_leaves_the_sites_it_saw_and_perhaps_saw():
    page = Page("site_visits", data="demo", country="LAO").open()
    card = page.cards["site_visits"]

    # The country page counts 103; the list of FY2007, of six sites more, is not complete.
    assert len(listed(page)) == 109
    assert card.html.count(" · perhaps</small>") == 6
    assert "Of 6 sites it is not documented whether the chosen countries saw them." in card.text
    hollow = [row for row in on_map(page, "sites") if row["edge"] != row["colour"]]
    assert hollow


def test_a_theme_leaves_the_visits_on_it_alone():
    page = Page("site_visits", data="demo", theme="tourism-promotion").open()

    # Counted in programme.csv: items on it, or on none, of the seminars that took it up.
    assert len(listed(page)) == 10
    assert page.cards["site_visits"].html.count("<small>Tourism promotion · ") == 10
