"""Hostile text in every column that a page shows stays text: literal, and without effect."""

import json
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1.element_tree import Element

from analysis.saving.store import FolderStore
from pages.all_pages import PATHS
from pages.components.html import literal
from pages.session import data as session_data
from tests.data_folder import DataFolder
from tests.hostile import HACKED, STRINGS, UNSAFE, fill, part
from tests.pages import page as reading
from tests.pages.page import Page

pytestmark = pytest.mark.unwatched
PARTS = 1
# Names on each page, with the hostile text before them.
SHOWN = {
    "home": ["Shimonoseki", "Laos"],
    "participation": ["Laos", "Viet Nam"],
    "countries": ["Brunei", "Singapore"],
    "seminars": ["Shimonoseki", "Tourism promotion"],
    "what_we_know": ["Shimonoseki"],
    "country": ["Laos", "Karato Market", "Tourism promotion"],
    "plan": ["Laos"],
    "themes": ["Tourism promotion", "Tourism Promotion"],
    "site_visits": ["Karato Market", "Shimonoseki"],
    "hosts": ["Shimonoseki", "Yamaguchi"],
    "seminar": ["Visit to Karato Market", "Shimonoseki", "Laos"],
    "search": ["Karato Market"],
    "check": [],
    "reports": [],
    "about": ["the seminar on international exchange and cooperation"],
}
CHOICE = {"country": "LAO", "seminar": "sg-fy2019", "site": "karato-market", "q": "karato"}


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Folders of data by the text that stands before each of their texts."""
    found = {}
    for text in ("zz", *(part(number, PARTS) for number in range(PARTS))):
        folder = DataFolder(tmp_path_factory.mktemp("data"))
        fill(folder, text)
        found[text] = folder.folder
    return found


def opened(name: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Page:
    monkeypatch.setattr(session_data, "STORE", FolderStore(folder))
    choice = {key: value for key, value in CHOICE.items() if key != "country" or name == "country"}
    return Page(name, **choice).open().show_tables()


class Outline(HTMLParser):
    """The tags of HTML with the names of their attributes, and where its links lead."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: Counter[tuple[str, tuple[str, ...]]] = Counter()
        self.schemes: Counter[str] = Counter()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = tuple(name for name, _ in attrs)
        if (tag, names) == ("span", ("lang",)):
            return  # which language words are in differs from text to text
        self.tags[tag, names] += 1
        link = dict(attrs).get("href") or ""
        self.schemes[re.findall(r"^(?:[a-z]+:)?", link)[0]] += 1

    def handle_comment(self, data: str) -> None:
        self.tags["!", (data[:20],)] += 1


def outline(page: Page) -> Outline:
    parts = [reading.html_of(element) for element in page.elements if element.type == "html"]
    return Outline("\n".join(parts))


def markdown_of(element: Element) -> list[str]:
    """Return the texts of an element that Streamlit reads as Markdown."""
    proto = element.proto
    texts = [getattr(proto, field, "") for field in ("label", "help", "body")]
    # Options of pills are Markdown, those of a list to choose from are not.
    texts += [getattr(option, "content", "") for option in getattr(proto, "options", ())]
    return [text for text in texts if isinstance(text, str)] if element.type != "html" else []


def plain(text: str) -> str:
    """Return text as it is seen, without marks that have no width."""
    return " ".join(re.sub("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]", "", text).split())


@pytest.mark.parametrize("name", PATHS)
def test_text_stays_text(
    name: str, folders: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = {text: opened(name, folder, monkeypatch) for text, folder in folders.items()}
    harmless = outline(pages["zz"])
    for text, page in pages.items():
        said = plain(page.text)
        for shown in SHOWN[name]:
            assert plain(f"{text} {shown}") in said, shown
        assert outline(page).tags == harmless.tags
        assert outline(page).schemes == harmless.schemes
        for element in page.elements:
            assert is_literal(element), element
        for block in page.popovers:
            assert is_safe_markdown([block.proto.popover.label]), block


def is_literal(element: Element) -> bool:
    if element.type == reading.CHART:
        return is_safe_chart(reading.chart_of(element))
    if element.type == "deck_gl_json_chart":
        return is_safe_map(json.loads(element.proto.json))
    return is_safe_markdown(markdown_of(element))


def is_safe_markdown(texts: list[str]) -> bool:
    bare = [re.sub(r"\\[\W_]", "", written) for written in texts]
    live = [one for one in STRINGS if literal(one) != one]
    return not [one for one in live for written in bare if one in written]


def is_safe_chart(spec: dict[str, Any]) -> bool:
    written = json.dumps(spec, ensure_ascii=False)
    templates = re.findall(r'"(?:hover|text)template": "((?:[^"\\]|\\.)*)"', written)
    has_tags = re.search(r"<(script|img|svg|iframe|a |b |h1|style|base)", written)
    return not has_tags and not [one for one in templates if re.search(r"h\d\d|W{9}", one)]


def is_safe_map(deck: dict[str, Any]) -> bool:
    rows = [row for layer in deck["layers"] for row in _rows(layer)]
    texts = [value for row in rows for value in row.values() if isinstance(value, str)]
    return not [one for one in texts if one.startswith("@@")] and HACKED not in str(
        deck.get("mapStyle")
    )


def _rows(layer: Any) -> list[dict[str, Any]]:
    if isinstance(layer, list):
        return [row for one in layer for row in _rows(one)]
    found = layer.get("data", [])
    return [row for row in found if isinstance(row, dict)] if isinstance(found, list) else []


@pytest.mark.parametrize("address", UNSAFE)
def test_an_address_that_is_none_of_the_web_is_no_link(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = DataFolder(tmp_path)
    head, first, *_ = folder.text("record/sources.csv").splitlines()
    folder.write("record/sources.csv", f'{head}\nevil,Evil,,"{address}",,,"says"\n{first}\n')
    monkeypatch.setattr(session_data, "STORE", FolderStore(folder.folder))
    for name in ("about", "seminar"):
        page = Page(name, seminar="sg-fy2019").open()
        assert set(outline(page).schemes) <= {"", "https:", "http:"}
        assert address.strip() not in outline_links(page)


def outline_links(page: Page) -> list[str]:
    return [unlinked for shown in page.cards.values() for unlinked in shown.links.values()]
