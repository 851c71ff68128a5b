"""From "9 of 12 countries" to a list to follow up, in a browser."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook
from playwright.sync_api import expect

from tests.browser.reader import Reader

Open = Callable[..., Reader]


def test_from_home_to_the_follow_up_list(reader: Open) -> None:
    tab = reader()
    tab.page.get_by_role("link", name="The seminar", exact=True).click()
    expect(tab.page.locator("h1")).to_have_text("One seminar")
    tab.settle()
    tab.page.get_by_role("link", name="See when each country last came").click()
    expect(tab.page.locator("h1")).to_have_text("Countries")
    tab.leads_to({"seminar": ["sg-fy2019"]})
    card = tab.key("card-missing")
    expect(card).to_contain_text("Brunei, Singapore and Viet Nam")

    with tab.page.expect_download() as download:
        tab.file("missing.xlsx").focus()
        tab.page.keyboard.press("Enter")

    assert (
        download.value.suggested_filename
        == "kizuna-not-present-or-not-documented-fy2019-shimonoseki-record-2026-11.xlsx"
    )
    sheet = load_workbook(BytesIO(Path(download.value.path()).read_bytes())).active
    first_column = [cell.value for cell in sheet["A"]]
    assert first_column[-4:] == ["Country", "Brunei", "Singapore", "Viet Nam"]
    assert tab.errors == []


def test_another_seminar_is_chosen_and_its_links_open(reader: Open) -> None:
    tab = reader("countries?data=demo")
    tab.pick_from("open-seminar", "FY2016")
    tab.leads_to({"data": ["demo"], "seminar": ["sg-fy2016"]})
    row = tab.key("card-missing").get_by_role("row").filter(has_text="Malaysia")
    row.get_by_role("link").filter(has_text="FY2014").click()
    expect(tab.page.locator("h1")).to_have_text("One seminar")
    tab.leads_to({"data": ["demo"], "seminar": ["sg-fy2014"]})
