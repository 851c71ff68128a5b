"""The matrix by keyboard, for the ear and in the clipboard: every cell is reached and has words."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.reader import Reader

Open = Callable[..., Reader]
MATRICES = ["participation", "participation?data=demo&lang=ja"]
STATES = (
    r"(attended, \d+ (person|people)|not present|not eligible|cancelled|not documented"
    r"|参加（\d+名）|不参加|対象外|中止|記録なし)"
)

# From each link on, presses each arrow as a browser tells of it, until no new link is found.
_WALK = """() => {
    const links = [...document.querySelectorAll('.kz-matrix a')]
    const stops = links.filter(link => link.tabIndex === 0)
    const found = new Set(stops)
    for (const link of found) {
        for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) {
            link.focus()
            link.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true}))
            found.add(document.activeElement)
        }
    }
    const left = links.filter(link => !found.has(link)).map(link => link.ariaLabel)
    return {stops: stops.map(link => link.className), links: links.length, left}
}"""
_COPY = """() => {
    getSelection().selectAllChildren(document.querySelector('.kz-matrix'))
    const selected = getSelection().toString()
    const event = new ClipboardEvent('copy', {clipboardData: new DataTransfer(), bubbles: true})
    document.querySelector('.kz-matrix td').dispatchEvent(event)
    getSelection().removeAllRanges()
    const [text, html] = ['text/plain', 'text/html'].map(kind => event.clipboardData.getData(kind))
    return {selected, text, html}
}"""


def focused(tab: Reader) -> str:
    said = "document.activeElement.ariaLabel ?? document.activeElement.textContent"
    # Squares are for the eye.
    drawn = "document.activeElement.querySelector('[aria-hidden]')?.textContent ?? ''"
    words = str(tab.page.evaluate(said)).removeprefix(str(tab.page.evaluate(drawn)))
    return words.replace("\u00a0", " ").strip()


@pytest.mark.parametrize("path", MATRICES)
def test_the_arrows_reach_every_link_from_the_one_stop(reader: Open, path: str) -> None:
    walked = reader(path).page.evaluate(_WALK)
    assert walked["left"] == []
    assert walked["links"] >= 60
    assert len(walked["stops"]) == 1
    assert "kz-cell" in walked["stops"][0]


def test_keys_pressed_lead_past_a_year_without_a_seminar_and_to_the_ends(reader: Open) -> None:
    tab = reader("participation")
    tab.page.locator(".kz-matrix a.kz-cell").first.focus()
    expected = {
        "ArrowRight": "Brunei · FY2017",
        "End": "Brunei · FY2022",
        "ArrowLeft": "Brunei · FY2021",
        "ArrowDown": "Singapore · FY2021",
        "Home": "Singapore · FY2013",
        "Control+End": "1–8 of 12",
        "Control+Home": "FY2013 · Tottori Prefecture announced only",
    }
    for key, place in expected.items():
        tab.page.keyboard.press(key)
        assert focused(tab).partition(":")[0] == place
    tab.page.locator(".kz-matrix a.kz-cell").first.focus()
    for _ in range(4):
        tab.page.keyboard.press("ArrowRight")
    assert focused(tab).startswith("Brunei · FY2021"), "FY2020 had no seminar"
    tab.page.keyboard.press("Tab")
    tab.page.keyboard.press("Shift+Tab")
    assert focused(tab).startswith("Brunei · FY2021"), "the Tab key comes back"
    tab.page.keyboard.press("Enter")
    tab.leads_to({"cell": ["BRN:sg-fy2021"]})


def told(tab: Reader) -> list[tuple[str, str]]:
    """Return what the accessibility tree names: role and name."""
    session = tab.page.context.new_cdp_session(tab.page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    return [(node["role"]["value"], node["name"]["value"]) for node in nodes if "name" in node]


@pytest.mark.parametrize("path", MATRICES)
def test_every_cell_has_its_state_in_words(reader: Open, path: str) -> None:
    tab = reader(path)
    count = tab.page.locator(".kz-matrix a.kz-cell").count()
    # The tree follows the page after a while, on a busy machine.
    for _ in range(40):
        names = told(tab)
        links = [name for role, name in names if role == "link" and re.search(f": {STATES}$", name)]
        if len(links) == count:
            break
        tab.page.wait_for_timeout(250)
    assert len(links) == count, [name for role, name in names if role == "link"]
    # No sign is read, neither in the place of words nor before them.
    of_cells = [name for role, name in names if role in ("cell", "gridcell", "link", "button")]
    assert [name for name in of_cells if re.match(r"\W*$|[↓✓✕?–]", name.strip()) and name] == []


@pytest.mark.parametrize("path", MATRICES)
def test_what_is_copied_is_words(reader: Open, path: str) -> None:
    tab = reader(path)
    copied = tab.page.evaluate(_COPY)
    rows = tab.page.locator(".kz-matrix tr").count()
    columns = tab.page.locator(".kz-matrix tbody tr").first.locator("th, td").count()
    lines = [line.split("\t") for line in copied["text"].split("\n")]
    assert len(lines) == rows
    assert {len(line) for line in lines} == {columns}
    states = [cell for line in lines[1:] for cell in line if re.fullmatch(STATES, cell)]
    assert len(states) >= tab.page.locator(".kz-cell").count()
    assert copied["html"].count("<td>") == rows * columns
    assert "style" not in copied["html"]
    cells = "\n".join(copied["selected"].split("\t"))
    assert len(re.findall(STATES, cells)) >= tab.page.locator(".kz-cell").count()
    assert tab.page.evaluate("window.find('not documented') || window.find('記録なし')")


def test_the_pointer_is_told_what_the_ear_hears(reader: Open) -> None:
    tab = reader("participation")
    cell = tab.page.locator(".kz-matrix a.kz-cell").first
    cell.hover()
    expect(cell).to_have_attribute("title", str(cell.get_attribute("aria-label")))
