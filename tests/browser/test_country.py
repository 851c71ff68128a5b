"""The page of a country: one sheet of paper, and the links that lead to it and on."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.reader import Reader

Open = Callable[..., Reader]


@pytest.mark.parametrize(
    ("link", "scheme"),
    [
        ("country?country=LAO", "light"),
        ("country?country=THA&data=demo", "light"),
        ("country?country=THA&data=demo&lang=ja", "dark"),
    ],
)
def test_a_country_prints_on_one_sheet(reader: Open, link: str, scheme: str) -> None:
    tab = reader(link, scheme)
    pdf = tab.page.pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
    tab.page.emulate_media(media="print")
    expect(tab.page.locator(".kz-header")).to_be_hidden()
    expect(tab.page.locator(".kz-foot")).to_be_hidden()
    expect(tab.key("open-country")).to_be_hidden()
    expect(tab.key("card-country_themes").locator(".kz-tools")).to_be_hidden()
    expect(tab.key("card-sources")).to_be_visible()
    ribbon = tab.page.locator(".kz-ribbon")
    expect(ribbon).to_have_count(1 if "data=demo" in link else 0)


def test_the_matrix_leads_to_a_country_and_its_strip_to_a_seminar(reader: Open) -> None:
    tab = reader("participation")
    tab.key("card-coverage_strip").get_by_role("link", name="Laos", exact=True).click()
    expect(tab.page.locator("h1")).to_have_text("Laos ラオス")
    tab.leads_to({"country": ["LAO"]})
    tab.key("card-country_seminars").get_by_role("link", name="FY2018 · Toyohashi").click()
    expect(tab.page.locator("h1")).to_have_text("One seminar")
    tab.leads_to({"country": ["LAO"], "seminar": ["sg-fy2018"]})
    tab.page.go_back()
    expect(tab.page.locator("h1")).to_have_text("Laos ラオス")
    assert tab.errors == []


def test_another_country_is_chosen_by_the_keyboard(reader: Open) -> None:
    tab = reader("country?country=LAO")
    tab.key("open-country").locator("input").focus()
    tab.page.keyboard.type("Thai")
    tab.page.keyboard.press("Enter")
    tab.leads_to({"country": ["THA"]})
    expect(tab.key("country-title")).to_contain_text("Thailand")
    assert tab.sideways() <= 0
