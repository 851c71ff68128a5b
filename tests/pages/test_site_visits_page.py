"""The Site visits page: a site is chosen on the map, in the list or by a link."""

import re
from collections.abc import Iterator
from html import unescape
from io import StringIO
from typing import Any

import pandas as pd
import pytest

from analysis import palette
from analysis.frames.caching import forget_results
from analysis.maps import marks
from tests.pages.page import Page, content_of

SITE = "karato-market"
CITY = "city:shimonoseki"


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

    # Where cities are discs, who chooses a site is brought to its city.
    assert page.address == {"site": SITE, "scale": CITY}
    assert "Karato Market" in page.block("site-detail").text
    assert ringed(page) == ["Karato Market"]


def test_choosing_the_chosen_site_in_the_list_closes_it():
    page = Page("site_visits", site=SITE).open()

    choose(page, "Karato Market")

    assert page.address == {}
    assert not page.has("site-detail")


def test_choosing_on_the_map_opens_the_site_and_marks_it_in_the_list():
    page = Page("site_visits", scale=CITY).open()
    circle = next(row for row in on_map(page, "sites") if row["site_id"] == SITE)

    page.pick("site-map", indices={"sites": [0]}, objects={"sites": [circle]})

    assert page.address == {"site": SITE, "scale": CITY}
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
    assert page.address == {"year": "2019", "site": SITE, "scale": CITY}
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


def test_choosing_the_disc_of_a_city_shows_the_city():
    page = Page("site_visits").open()
    discs = {row["name"]: row for row in on_map(page, "discs")}
    assert list(discs) == ["Shimonoseki", "Toyohashi", "Tokyo"]
    # Two of its seven sites lie beyond the picture of the city, but in the municipality.
    numbers = [row["name"] for row in on_map(page, "disc-numbers")]
    assert numbers == ["7", "4", "3"]
    assert not list(on_map(page, "sites", "approximate", "signs"))

    page.pick("site-map", indices={"discs": [0]}, objects={"discs": [discs["Tokyo"]]})

    assert page.address == {"scale": "city:tokyo"}
    assert not page.has("site-detail")
    assert list(on_map(page, "signs"))
    assert not list(on_map(page, "discs"))


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
        ("japan", {"hosts", "discs", "disc-rings"}),
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
    before, visits = view_of(page), visits_on_map(page)

    page.choose_years(2014, 2014)

    assert 0 < visits_on_map(page) < visits
    assert view_of(page) == before


def visits_on_map(page: Page) -> int:
    return sum(int(row["name"]) for row in on_map(page, "disc-numbers"))


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
    assert {"hosts", "discs"} <= shown

    page.app.pills(key="map-layers-japan").set_value(["prefectures", "journeys"])
    page.open()

    layers = set(page.cards["site_visits"].layers)
    assert {"prefectures", "journeys"} <= layers
    assert not {"hosts", "discs", "sites", "approximate"} & layers
    # The link holds them, none at all too; another scale begins with its own.
    assert page.address == {"layer": ["prefectures", "journeys"]}
    copied = Page("site_visits", **page.address).open()
    assert set(copied.cards["site_visits"].layers) == layers
    copied.app.pills(key="map-layers-japan").set_value([])
    assert copied.open().address == {"layer": "none"}
    assert copied.app.pills(key="map-layers-japan").value == []
    assert show(copied, "asia").address == {"scale": "asia"}
    assert "hosts" in copied.cards["site_visits"].layers


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

    assert page.address == {"data": "demo", "family": "safety"}
    assert 0 < len(listed(page)) < every
    colours = {tuple(row["colour"]) for row in on_map(page, "disc-rings", "sites")}
    assert colours == {tuple(palette.rgba(palette.family_colour("safety", "light")))}
    # All that is said and handed out is of them, and a copied link is the same view.
    card = page.cards["site_visits"]
    assert card.sentence.startswith(f"{len(listed(page))} sites and {visits_on_map(page)} visits")
    lines = content_of(page.files["site_visits.csv"]).decode("utf-8-sig").splitlines()
    assert "Families of themes: Safety and recovery" in "\n".join(lines[:20])
    assert len(lines) < 60
    copied = Page("site_visits", **page.address).open()
    assert copied.cards["site_visits"].figure == card.figure
    assert copied.app.pills(key="map-families").value == ["safety"]


def test_families_without_a_visit_leave_the_choice_of_families():
    page = Page("site_visits", year="2018", family="safety").open()

    assert listed(page) == []
    page.app.pills(key="map-families").set_value([])
    page.open()
    assert page.address == {"year": "2018"}
    assert len(listed(page)) == 4


def test_a_country_leaves_the_sites_it_saw_and_perhaps_saw():
    page = Page("site_visits", data="demo", country="LAO").open()
    card = page.cards["site_visits"]

    # The country page counts 103; the list of FY2007, of six sites more, is not complete.
    assert len(listed(page)) == 109
    assert card.html.count(" · perhaps</small>") == 6
    assert "Of 6 sites it is not documented whether the chosen countries saw them." in card.text
    told = [row["details"] for row in on_map(page, "discs") if "perhaps" in row["details"]]
    assert sum(int(details.split("\n")[-1].split()[0]) for details in told) == 6
    rows = content_of(page.files["site_visits.csv"]).decode("utf-8-sig")
    table = pd.read_csv(StringIO(rows[rows.index("Fiscal year,") :]))
    perhaps = table[next(name for name in table if str(name).startswith("Perhaps"))]
    assert set(table.loc[perhaps == "yes", "Fiscal year"]) == {"FY2007"}
    assert (perhaps == "yes").sum() == 8


def test_without_a_country_nothing_is_perhaps():
    page = Page("site_visits", data="demo").open()
    assert b"Perhaps" not in content_of(page.files["site_visits.csv"])


def test_a_theme_leaves_the_visits_on_it_alone():
    page = Page("site_visits", data="demo", theme="tourism-promotion").open()

    # Counted in programme.csv: items on it, or on none, of the seminars that took it up.
    assert len(listed(page)) == 10
    assert page.cards["site_visits"].html.count("<small>Tourism promotion · ") == 10


def years(page: Page) -> dict[int, str]:
    """Return the years under the map with their HTML."""
    html = page.cards["site_visits"].html
    found = re.findall(r'<li data-year="(\d+)"(.*?)</li>', html, re.DOTALL)
    return {int(year): one for year, one in found}


def test_the_years_under_the_map_count_visits_and_leave_one_alone():
    page = Page("site_visits").open()
    drawn = years(page)
    assert "<span>10 visits</span>" in drawn[2019]
    # What is not documented is never drawn as 0.
    for year in (2017, 2021, 2022):
        assert "no visit documented" in drawn[year]
        assert "kz-unknown-bar" in drawn[year]
    assert "<a " not in drawn[2020]

    page.follow(re.findall('href="([^"]*)"', drawn[2019])[0])

    assert page.address == {"year": "2019"}
    assert visits_on_map(page) == 10
    alone = years(page)
    assert {year for year in alone if "data-out" in alone[year]} == {*alone} - {2019}
    assert 'aria-current="true"' in alone[2019]
    page.follow(re.findall('href="([^"]*)"', alone[2019])[0])
    assert page.address == {}


def test_the_years_obey_countries_themes_and_families():
    every = years(Page("site_visits", data="demo").open())
    asked = {"country": "LAO"}, {"theme": "tourism-promotion"}, {"family": "safety"}
    for other in asked:
        drawn = years(Page("site_visits", data="demo", **other).open())
        assert drawn != every
        assert drawn.keys() == every.keys() or "theme" in other
    laos = years(Page("site_visits", data="demo", country="LAO").open())
    assert "8 visits · 8 of them perhaps" in laos[2007]
    assert "kz-perhaps" in laos[2007]
    assert "kz-sure" not in laos[2007]
