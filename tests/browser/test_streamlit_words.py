"""On a Japanese page nothing around our words is left in English, in whatever state it is."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.reader import Reader

Open = Callable[..., Reader]
# What is English by right: makers, names of files and forms, the other language.
FOREIGN = (
    "Mapbox",
    "GSHHG",
    "Natural Earth",
    "Kizuna",
    "English",
    "ASEAN",
    "PDF",
    "CSV",
    "Excel",
    "Power",
)
_ENGLISH = """foreign => {
    const ours = '.stHtml, .stMarkdown, .kz-drawing, svg, script, style, noscript, canvas'
    const skipped = '[translate=no], .kz-skip *'
    const said = []
    for (const part of document.querySelectorAll('body *')) {
        if (part.closest(ours) || part.matches(skipped)) continue
        const attributes = ['aria-label', 'title', 'placeholder', 'alt']
        said.push(...attributes.map(name => part.getAttribute(name) ?? ''))
        const texts = [...part.childNodes].filter(node => node.nodeType === Node.TEXT_NODE)
        said.push(...texts.map(node => node.data))
    }
    const english = said.filter(words => /[A-Za-z]{3}/.test(words))
    return english.filter(words => !foreign.some(one => words.includes(one)))
}"""
SWITCHED = {
    "ja": ("全て解除", "インドを外す"),
    "en": ("Clear all", "Remove India"),
}


def english(tab: Reader) -> list[str]:
    return list(tab.page.evaluate(_ENGLISH, FOREIGN))


@pytest.mark.parametrize(
    "path",
    [
        "?",
        "?data=demo",
        "countries?",
        "what-we-know?",
        "participation?data=demo",
        "country?country=LAO",
        "plan?",
        "site-visits?site=karato-market",
        "hosts?",
        "reports?",
        "check?",
        "about?",
    ],
)
def test_a_japanese_page_speaks_japanese(reader: Open, path: str) -> None:
    assert english(reader(f"{path}&lang=ja")) == []


def test_so_does_an_open_list(reader: Open) -> None:
    tab = reader("site-visits?lang=ja")
    tab.open_filter("countries")
    field = tab.key("filter-countries").locator("input")
    field.fill("イ")
    expect(tab.page.get_by_role("option").first).to_be_visible()
    assert english(tab) == []
    field.fill("存在しない国")
    expect(tab.page.get_by_text("該当する選択肢はありません")).to_be_visible()
    assert english(tab) == []


def test_the_words_follow_the_language_there_and_back(reader: Open) -> None:
    tab = reader("participation?country=IND")
    field = tab.key("filter-countries")
    for language, words in SWITCHED.items():
        tab.speak(language)
        tab.open_filter("countries")
        for name in words:
            expect(field.locator(f'[aria-label="{name}"]')).to_have_count(1)
        tab.close_filter()
