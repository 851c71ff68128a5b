"""On paper a page has its title, its data set and its content, and nothing to steer it with."""

from collections.abc import Callable
from io import BytesIO
from unicodedata import normalize

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.reader import Reader

Open = Callable[..., Reader]
# What is drawn is as wide as its place on the screen, and something is drawn.
AS_ON_SCREEN = """() => {
    const drawn = [...document.querySelectorAll(".kz-drawing:has(.main-svg)")];
    return drawn.length && drawn.every((box) =>
        box.clientWidth === Number(box.querySelector(".main-svg").getAttribute("width")));
}"""


def printed(tab: Reader) -> list[str]:
    """Return the text of each sheet, without spaces: a line may break anywhere.

    Of letters that the fonts draw alike Chromium writes down either: U+2027 for U+30FB, and the
    radical for the character.
    """
    pdf = PdfReader(BytesIO(tab.page.pdf(format="A4")))
    texts = ["".join(sheet.extract_text().split()) for sheet in pdf.pages]
    return [normalize("NFKC", text.replace("\u2027", "・")) for text in texts]


@pytest.mark.parametrize(
    ("link", "scheme", "said", "left_out"),
    [
        (
            "site-visits?data=demo&country=IND",
            "dark",
            ["Mapofvisits", "Countries:India", "Printedon", "NaturalEarth", "Hakodate", "·FY2014)"],
            ["MapasPNG", "Showtable", "Search", "Trend", "Copylink", "Allyears", "×"],
        ),
        (
            "participation?lang=ja",
            "light",
            ["公表資料の記録", "印刷", "まだ記録が足りません"],
            ["CSV", "表を表示", "検索", "全て解除"],
        ),
        (
            "themes?lang=ja",
            "light",
            ["公表資料の記録", "印刷", "多文化共生"],
            ["CSV", "検索", "全て解除"],
        ),
    ],
)
def test_a_page_on_paper(
    reader: Open, link: str, scheme: str, said: list[str], left_out: list[str]
) -> None:
    tab = reader(link, scheme)
    if "themes" in link:
        tab.page.wait_for_function("window.Plotly")
    sheets = printed(tab)
    text = "".join(sheets)
    assert [part for part in said if part not in text] == []
    assert [part for part in left_out if part in text] == []
    data_set = "Demonstrationdata" if "demo" in link else "公表資料の記録"
    assert all(data_set in sheet for sheet in sheets)
    assert all(f"{number}/{len(sheets)}" in sheet for number, sheet in enumerate(sheets, 1))
    # Back on the screen nothing of the paper is left.
    of_paper = tab.page.locator(".kz-still > svg, .kz-still > ol, .main-svg[viewBox]")
    expect(of_paper).to_have_count(0)
    if "themes" in link:
        tab.page.locator(".kz-drawing").first.scroll_into_view_if_needed()
        tab.page.wait_for_function(AS_ON_SCREEN)
    assert tab.errors == []
