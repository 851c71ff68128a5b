"""The composition holds at every width: words whole, headings level, the answer first."""

from collections.abc import Callable

import pytest

from pages.all_pages import PATHS
from tests.browser.reader import Reader

Open = Callable[..., Reader]
WIDTHS = (320, 360, 768, 1024, 1366, 1920)
SEEN = {"country": "country=LAO", "seminar": "seminar=sg-fy2018", "search": "q=Laos"}
# Words in Latin letters that stand on two lines, but where a hyphen or a slash parts them.
_BROKEN = r"""() => {
    const apart = '.kz-hidden, .kz-names, .kz-announced, [hidden], code, [data-testid=stCode]'
    const words = document.createTreeWalker(
        document.querySelector('[data-testid=stMain]'), NodeFilter.SHOW_TEXT)
    const found = new Set(), range = document.createRange()
    while (words.nextNode()) {
        const {data, parentElement} = words.currentNode
        if (parentElement.closest(apart) || !parentElement.checkVisibility()) continue
        for (const {0: word, index} of data.matchAll(/[A-Za-z]{3,}/g)) {
            range.setStart(words.currentNode, index)
            range.setEnd(words.currentNode, index + word.length)
            const lines = new Set([...range.getClientRects()].map(({top}) => Math.round(top / 4)))
            if (lines.size > 1) found.add(word)
        }
    }
    return [...found]
}"""
# The first headings of columns that stand side by side.
_UNEVEN = """() => {
    const found = []
    for (const row of document.querySelectorAll('[data-testid=stHorizontalBlock]')) {
        const columns = [...row.children].filter(one => one.matches('[data-testid=stColumn]'))
        const heads = columns.map(one => one.querySelector('h2')).filter(Boolean)
        const places = heads.map(head => head.getBoundingClientRect())
        const isBeside = places.length > 1 && places[0].right <= places[1].left
        const tops = places.map(({top}) => Math.round(top))
        if (isBeside && Math.max(...tops) - Math.min(...tops) > 2)
            found.push(heads.map((head, at) => `${head.textContent}: ${tops[at]}`).join(' | '))
    }
    return found
}"""
_FIRST_FIGURE = "document.querySelector('.kz-coverage, .kz-twin').getBoundingClientRect().y"


@pytest.mark.thinned(1)
@pytest.mark.parametrize("page", PATHS)
@pytest.mark.parametrize("choice", ["data=record&lang=en", "data=demo&lang=ja"])
def test_words_are_whole_and_headings_level_at_every_width(
    reader: Open, page: str, choice: str
) -> None:
    tab = reader(f"{PATHS[page]}?{choice}&{SEEN.get(page, '')}")
    found: dict[int, list[str]] = {}
    for width in WIDTHS:
        tab.page.set_viewport_size({"width": width, "height": 900})
        tab.settle()
        faults = [*tab.page.evaluate(_BROKEN), *tab.page.evaluate(_UNEVEN)]
        if (sideways := tab.sideways()) > 0:
            faults.append(f"{sideways} px too wide")
        found |= {width: faults} if faults else {}
    assert found == {}


@pytest.mark.parametrize("choice", ["data=record", "data=demo", "data=record&lang=ja"])
def test_home_shows_a_figure_without_scrolling(reader: Open, choice: str) -> None:
    tab = reader(f"?{choice}")
    tab.page.set_viewport_size({"width": 1366, "height": 768})
    tab.settle()
    assert tab.page.evaluate(_FIRST_FIGURE) < 768 - 200
