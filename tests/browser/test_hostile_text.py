"""Hostile text in the data runs nothing, calls nobody and moves nothing, in a real browser."""

from collections.abc import Callable, Iterator

import pytest

from tests.browser.conftest import NARROW
from tests.browser.reader import Reader
from tests.browser.server import served
from tests.data_folder import DataFolder
from tests.hostile import OUTSIDE, STRINGS, fill
from tests.pages.test_hostile_text import plain

# A page and what it shows with the hostile text before it.
PAGES = {
    "": "Shimonoseki",
    "country?country=LAO": "Karato Market",
    "site-visits?site=karato-market": "Karato Market",
    "seminar?seminar=sg-fy2019": "Visit to Karato Market",
    "plan": "Laos",
    "about": "Whether this was the seminar is uncertain",
}
# Of the text, what no layout breaks and no font lacks.
PIECES = [plain(text) for text in STRINGS if len(text) < 60]
_LIVE = """() => ({
    hacked: window.__hacked,
    elements: document.querySelectorAll(
        'img[src=x], iframe[src^="javascript"], plaintext, base, [onmouseover], [onload]').length,
    links: [...document.querySelectorAll('a[href], form[action]')]
        .map(node => node.href || node.action)
        .filter(link => !link.startsWith('http') || link.includes('OUTSIDE')).length,
    isTurned: getComputedStyle(document.querySelector('h1')).direction !== 'ltr',
})""".replace("OUTSIDE", OUTSIDE)


@pytest.fixture(scope="module")
def hostile_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server whose data are full of hostile text."""
    folder = DataFolder(tmp_path_factory.mktemp("data"))
    fill(folder, " ".join(STRINGS))
    with served(tmp_path_factory.mktemp("log") / "server", folder.folder) as address:
        yield address


def test_no_text_comes_to_life(hostile_server: str, reader: Callable[..., Reader]) -> None:
    tab = reader(server=hostile_server)
    for path, shown in PAGES.items():
        tab.open(path)
        text = plain(tab.text())
        assert shown in text, path
        assert [piece for piece in PIECES if piece not in text] == [], path
        found = tab.page.evaluate(_LIVE)
        assert found == {"hacked": None, "elements": 0, "links": 0, "isTurned": False}, path
        assert tab.sideways() == 0, path
    assert tab.outside == []
    assert tab.errors == []


def test_a_narrow_page_holds_long_words(hostile_server: str, reader: Callable[..., Reader]) -> None:
    tab = reader(server=hostile_server, width=NARROW)
    for path in ("", "seminar?seminar=sg-fy2019"):
        tab.open(path)
        assert tab.sideways() == 0, path
    assert tab.errors == []
