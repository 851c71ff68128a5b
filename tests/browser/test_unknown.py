"""What is not known: a range where a number would stand, and the link to what is missing."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.reader import Reader

Open = Callable[..., Reader]


def test_a_missing_fact_leads_to_its_seminar(reader: Open) -> None:
    tab = reader("what-we-know")
    missing = "The countries of 5 further participants of FY2018"

    tab.key("card-settle").get_by_role("link", name=missing).click()
    tab.settle()

    expect(tab.page.locator("h1")).to_have_text("One seminar")
    tab.leads_to({"seminar": ["sg-fy2018"]})
    expect(tab.key("card-seminar_delegates")).to_contain_text("Between 4 and 9 of 12 countries")
    expect(tab.key("card-settle")).to_contain_text(missing)
    assert tab.errors == []
    assert tab.outside == []
