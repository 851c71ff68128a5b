"""What is on a page is found by typing it, and comes out of the clipboard as it reads."""

from collections.abc import Callable

from tests.browser.reader import Reader

Open = Callable[..., Reader]
_COPIED = """() => {
    getSelection().selectAllChildren(document.querySelector('[data-testid=stMain]'))
    const clipboard = new DataTransfer()
    const heard = {clipboardData: clipboard, bubbles: true, cancelable: true}
    const event = new ClipboardEvent('copy', heard)
    document.activeElement.dispatchEvent(event)
    return event.defaultPrevented ? clipboard.getData('text/plain') : getSelection().toString()
}"""


def test_a_headline_is_found_and_copied_as_it_reads(reader: Open) -> None:
    tab = reader("?lang=ja")
    assert tab.page.locator("h1").inner_text() == "下関市には12か国中9か国が参加しました"
    assert tab.page.evaluate("find('には12か国中9か国が')")
    tab = reader("plan?lang=ja&plan=2023_BRN.KHM.LAO__")
    headline = tab.page.locator(".kz-figure").first
    assert headline.inner_text() == "対象12か国中3か国"
    assert tab.page.evaluate("find('対象12か国中3か国')")
    # It may break where it did, and nowhere else.
    assert '中<wbr><span class="kz-whole">3か国</span>' in headline.inner_html()
    participation = reader("participation?lang=ja")
    assert participation.page.evaluate("find('回中')")


def test_signs_that_hold_markdown_apart_are_not_copied(reader: Open) -> None:
    asked = "10:30 :smile: https://example.org"
    tab = reader(f"countries?seminar={asked}")
    assert tab.page.get_by_text("10:\u206030 :\u2060smile:").count() == 1
    copied = tab.page.evaluate(_COPIED)
    assert f"“{asked}”" in copied
    assert not set(copied) & set("\u00ad\u200b\u2060\u2068\u2069\ufeff")
