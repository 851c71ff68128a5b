"""A page that a browser or an extension translates never mixes two subjects."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.reader import Reader

# Chrome puts a translation in two <font> in the place of each text.
_TRANSLATE = """() => {
    const walk = document.createTreeWalker(document.querySelector('#root'), NodeFilter.SHOW_TEXT)
    const texts = []
    while (walk.nextNode()) texts.push(walk.currentNode)
    for (const text of texts) {
        if (!text.data.trim() || text.parentNode.closest('script, style, svg')) continue
        const outer = document.createElement('font'), inner = document.createElement('font')
        inner.textContent = `«${text.data}»`
        outer.append(inner)
        text.replaceWith(outer)
    }
}"""


def test_the_page_asks_not_to_be_translated(reader: Callable[..., Reader]) -> None:
    tab = reader("country?country=LAO")
    tab.go_to("Themes")
    html = tab.page.locator("html")
    expect(html).to_have_attribute("translate", "no")
    expect(tab.page.locator("meta[name=google]")).to_have_attribute("content", "notranslate")


def test_a_translated_page_keeps_headings_and_figures_together(
    reader: Callable[..., Reader],
) -> None:
    plain = reader("country?country=IDN")
    heading = plain.key("country-title").locator("h1").inner_text()
    facts = plain.key("country-title").locator(".kz-found").inner_text()
    tab = reader("country?country=LAO")
    tab.page.evaluate(_TRANSLATE)
    expect(tab.key("country-title").locator("h1")).to_contain_text("«Laos")

    tab.pick_from("open-country", "Indonesia", exact=True)
    tab.leads_to({"country": ["IDN"]})

    expect(tab.key("country-title").locator("h1")).to_have_text(heading)
    assert tab.key("country-title").locator(".kz-found").inner_text() == facts
    tab.page.evaluate(_TRANSLATE)
    tab.go_to("«Themes»")
    expect(tab.page.locator("h1")).to_have_text("Themes")
    assert tab.errors == []
