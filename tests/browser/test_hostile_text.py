"""Hostile text in the data runs nothing, calls nobody and moves nothing, in a real browser."""

from collections.abc import Callable, Iterator

import pytest

from tests.browser.conftest import NARROW
from tests.browser.reader import Reader
from tests.browser.server import served
from tests.data_folder import DataFolder
from tests.hostile import HACKED, OUTSIDE, SHOWN, fill
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
PIECES = [plain(text) for text in SHOWN if len(text) < 60]
# Of this, only the note and the link are let through.
HARMFUL = (
    f'<p class="kz-note">text</p><a href="?cell=LAO:sg-fy2019">door</a><p onclick="{HACKED}">a</p>'
    f'<img src="x" onerror="{HACKED}"><a href="javascript:{HACKED}">b</a>'
    f'<a href="//{OUTSIDE}">c</a><script>{HACKED}</script>'
    f"<div><iframe srcdoc='<script>parent.{HACKED}</script>'></iframe></div>"
    f'<svg onload="{HACKED}"></svg><a href=" javascript:{HACKED}">d</a><p style="top:0">e</p>'
)
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
    fill(folder, " ".join(SHOWN))
    with served(tmp_path_factory.mktemp("log") / "server", folder.folder) as address:
        yield address


def test_no_text_comes_to_life(hostile_server: str, reader: Callable[..., Reader]) -> None:
    tab = reader(server=hostile_server)
    for path, shown in PAGES.items():
        if path:
            tab.open(path)
        text = plain(tab.text())
        assert shown in text, path
        assert [piece for piece in PIECES if piece not in text] == [], path
        found = tab.page.evaluate(_LIVE)
        assert found == {"hacked": None, "elements": 0, "links": 0, "isTurned": False}, path
        assert tab.sideways() == 0, path
    assert tab.outside == []
    assert tab.errors == []


def test_what_was_packed_is_made_of_harmless_elements_only(reader: Callable[..., Reader]) -> None:
    left = reader("participation").page.evaluate(
        """async packed => {
            const box = document.createElement("div");
            box.dataset.packed = packed;
            document.querySelector("h1").append(box);
            await Promise.resolve();
            return [box.innerHTML, window.__hacked ?? null];
        }""",
        HARMFUL,
    )
    shown = '<p class="kz-note">text</p><a href="?cell=LAO:sg-fy2019">door</a><div></div>'
    assert left == [shown, None]


def test_a_narrow_page_holds_long_words(hostile_server: str, reader: Callable[..., Reader]) -> None:
    tab = reader(server=hostile_server, width=NARROW)
    assert tab.sideways() == 0
    assert tab.open("seminar?seminar=sg-fy2019").sideways() == 0
    assert tab.errors == []
