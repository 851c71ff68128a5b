"""The Site visits page: a site is chosen on the map, in the list or by a link."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.pages.page import Page

SITE = "karato-market"


def site_list(page: Page) -> str:
    """Return the key of the list, which changes when the map chooses in it."""
    return next(
        str(element.key)
        for element in page.cards["site_visits"].elements
        if str(element.key).startswith("site-list-")
    )


def on_map(page: Page, *layers: str) -> Iterator[dict[str, Any]]:
    for layer in layers:
        yield from page.cards["site_visits"].layers.get(layer, {"data": []})["data"]


def ringed(page: Page) -> list[str]:
    """Return the names of the sites at whose place there is a ring."""
    rings = [row["position"] for row in on_map(page, "chosen")]
    return [row["name"] for row in on_map(page, "sites") if row["position"] in rings]


def row_of(page: Page, name: str) -> int:
    return list(page.cards["site_visits"].table["Name"]).index(name)


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

    page.pick(site_list(page), rows=[row_of(page, "Karato Market")], columns=[], cells=[])

    assert page.address == {"site": SITE}
    assert "Karato Market" in page.block("site-detail").text
    assert ringed(page) == ["Karato Market"]


def test_choosing_nothing_in_the_list_closes_the_site():
    page = Page("site_visits", site=SITE).open()

    page.pick(site_list(page), rows=[], columns=[], cells=[])

    assert page.address == {}
    assert not page.has("site-detail")


def test_choosing_on_the_map_opens_the_site_and_marks_it_in_the_list():
    page = Page("site_visits").open()
    before = site_list(page)
    circle = next(row for row in on_map(page, "sites") if row["site_id"] == SITE)

    page.pick("site-map", indices={"sites": [0]}, objects={"sites": [circle]})

    assert page.address == {"site": SITE}
    assert "Karato Market" in page.block("site-detail").text
    assert site_list(page) != before
    rows = page.app.session_state[site_list(page)].selection.rows
    assert rows == [row_of(page, "Karato Market")]


def test_choosing_a_host_on_the_map_opens_no_site():
    page = Page("site_visits").open()
    host = next(on_map(page, "hosts"))

    page.pick("site-map", indices={"hosts": [0]}, objects={"hosts": [host]})

    assert page.address == {}
    assert not page.has("site-detail")


def test_the_map_can_be_fitted_to_the_chosen_site_alone_when_there_is_one():
    page = Page("site_visits").open()
    assert not page.has("fit-site")

    page = Page("site_visits", site=SITE).open()
    before = page.cards["site_visits"].view_state
    page.click("fit-site")

    after = page.cards["site_visits"].view_state
    assert after["zoom"] > before["zoom"]
    assert (round(after["latitude"], 2), round(after["longitude"], 2)) == (33.96, 130.95)


def test_a_site_of_the_other_data_set_is_not_opened():
    page = Page("site_visits", data="demo", site=SITE).open()

    assert not page.has("site-detail")


def test_layers_are_switched_on_and_off():
    page = Page("site_visits").open()
    shown = set(page.cards["site_visits"].layers)
    assert {"hosts", "sites", "approximate"} <= shown

    page.app.pills(key="map-layers").set_value(["hosts", "journeys"])
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


def test_the_sites_near_are_sorted_doors():
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
    assert detail.links["Take the filters away"] == let_in
    page.follow(let_in)
    assert "The filters leave this site out." not in page.block("site-detail").text
