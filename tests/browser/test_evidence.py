"""A number clicked opens its rows beside the page; closing or going back leads to the page."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.axe import severe_findings
from tests.browser.conftest import NARROW, WIDE
from tests.browser.reader import BROKEN_WORDS, Reader

Open = Callable[..., Reader]


def panel(tab: Reader) -> Locator:
    return tab.page.get_by_role("dialog")


def test_nine_opens_nine_rows_and_closes_again(reader: Open) -> None:
    tab = reader()
    nine = tab.page.get_by_role("link", name="Nine of twelve")
    nine.click()
    tab.leads_to({"cell": ["coverage:sg-fy2019"]})

    rows = panel(tab).locator("tbody tr:has(td)")
    expect(rows).to_have_count(9)
    numbers = rows.locator("td:last-child").all_text_contents()
    assert sum(map(int, numbers)) == 9
    expect(panel(tab).locator("tfoot td")).to_have_text("9")
    expect(panel(tab).locator("blockquote")).to_contain_text("a total of 9 members")
    source = panel(tab).locator("th[scope=rowgroup] a")
    assert source.get_attribute("target") == "_blank"
    assert "noopener" in str(source.get_attribute("rel"))
    expect(tab.page.locator("h1")).to_have_count(1)

    tab.page.keyboard.press("Escape")
    expect(panel(tab)).to_have_count(0)
    tab.leads_to({})
    expect(nine).to_be_focused()
    assert tab.errors == []
    assert tab.outside == []


def test_a_cell_is_reached_by_keyboard_and_leads_on(reader: Open) -> None:
    tab = reader("participation")
    row = tab.page.locator(".kz-matrix tbody tr", has_text="Laos")
    row.locator("th a").focus()
    for key in (*["ArrowRight"] * 5, "ArrowLeft", "Enter"):
        tab.page.keyboard.press(key)
    tab.leads_to({"cell": ["LAO:sg-fy2018"]})
    expect(panel(tab)).to_contain_text("Laos · FY2018 · Toyohashi and Toyota")
    expect(panel(tab)).to_contain_text("計9人")

    panel(tab).get_by_role("link", name="FY2018 · Toyohashi and Toyota", exact=True).click()
    tab.leads_to({"seminar": ["sg-fy2018"]})
    assert tab.path == "seminar"
    expect(panel(tab)).to_have_count(0)
    tab.page.go_back()
    tab.leads_to({"cell": ["LAO:sg-fy2018"]})
    expect(panel(tab)).to_be_visible()
    assert tab.errors == []


def test_the_matrix_is_sorted_by_its_links(reader: Open) -> None:
    tab = reader("participation?data=demo")
    names = tab.page.locator(".kz-matrix tbody th a")
    expect(tab.page.locator(".kz-matrix tbody th").first).to_contain_text("Singapore away 1")
    away = names.all_text_contents()
    tab.page.get_by_role("link", name="name", exact=True).click()
    tab.leads_to({"data": ["demo"], "sort": ["name"]})
    by_name = names.all_text_contents()
    assert by_name != away
    assert by_name == sorted(away)
    assert tab.errors == []


@pytest.mark.parametrize(
    ("path", "scheme", "width"),
    [
        ("?cell=totals:countries&data=demo&lang=ja", "dark", NARROW),
        ("seminar?seminar=sg-fy2018&cell=delegates:sg-fy2018", "dark", WIDE),
        ("participation?cell=BRN:sg-fy2019&lang=ja", "light", NARROW),
    ],
)
def test_evidence_by_a_link(reader: Open, path: str, scheme: str, width: int) -> None:
    tab = reader(path, scheme, width)
    expect(panel(tab)).to_be_visible()
    words = panel(tab).inner_text()
    assert BROKEN_WORDS.findall(words) == []
    overflow = panel(tab).evaluate("node => node.scrollWidth - node.clientWidth")
    assert overflow <= 0
    assert severe_findings(tab) == {}
    assert tab.errors == []
    assert tab.outside == []


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_twenty_seminars_in_japanese_keep_to_their_lines(reader: Open, width: int) -> None:
    matrix = reader("participation?data=demo&lang=ja", width=width).key("card-coverage_strip")
    heights = "rows => rows.map(row => row.getBoundingClientRect().height)"
    broken = "sums => sums.filter(one => one.getClientRects().length > 1).map(one => one.innerText)"

    expect(matrix.locator("tbody tr")).to_have_count(12)
    assert max(matrix.locator("tbody tr").evaluate_all(heights)) < (34 if width == WIDE else 70)
    # A sum has two lines, what came and of how many, and neither breaks.
    assert matrix.locator("tfoot .kz-whole").evaluate_all(broken) == []
