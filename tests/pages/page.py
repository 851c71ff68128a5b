"""Kizuna as a reader meets it: opens pages, reads what is on them, and uses their widgets.

`streamlit.testing` runs the script without a browser. What it lacks stands here: opening a page
of the menu by its address, and choosing on the map or in a list.
"""

import json
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote

import pandas as pd
from streamlit.testing.v1.element_tree import Block, Element

from pages.all_pages import PATHS
from pages.components.downloads import ADDRESS, DownloadLink, File, at_hand
from tests import app_test

# How AppTest calls the component that draws a Plotly figure.
CHART = "bidi_component"

MENU = Path(__file__).parents[2] / "pages" / "menu.py"
LONG_ENOUGH = 60


class Page:
    """A page as it stands, and the ways to change it."""

    def __init__(self, page: str, look: str = "light", **parameters: Any) -> None:
        """Come to a page by a link with parameters: country=["KHM", "LAO"], lang="ja"."""
        self.app = app_test.app_of(MENU, LONG_ENOUGH)
        self.app.query_params = parameters
        self._go(page, look)

    def _go(self, page: str, look: str = "light") -> None:
        path = PATHS.get(page, page)
        self.app.context = {"theme": look, "url": f"http://localhost/{path}"}
        app_test.go_to(self.app, path)

    def open(self) -> "Page":
        """Run the page; a page that raises is no page."""
        self.app.run()
        assert not self.app.exception, self.app.exception
        return self

    def go_to(self, page: str) -> "Page":
        """Follow the link of the menu to another page."""
        (link,) = {link for link in self.menu.values() if _path_of(link) == PATHS[page]}
        self.app.query_params = _query_of(link)
        self._go(page)
        return self.open()

    @property
    def menu(self) -> dict[str, str]:
        """The links of the menu by their words, in its order."""
        (menu,) = re.findall('<header class="kz-header".*?<nav (.*?)</nav>', self.html, re.DOTALL)
        return links_in(menu)

    @property
    def opened(self) -> str:
        """The name of the page that is drawn, as the header marks it."""
        (name,) = re.findall(r'data-page="([\w-]+)"', self.html)
        return str(name)

    @property
    def title(self) -> str:
        """The heading of the page."""
        titles = [element.value for element in self.app.title]
        headings = re.findall("<h1[^>]*>(.*?)</h1>", self.html)
        titles += [unescape(re.sub("<[^>]*>", "", words)) for words in headings]
        (title,) = titles
        return str(title)

    @property
    def address(self) -> dict[str, Any]:
        """The parameters in the browser's address."""
        return self.app.query_params

    @property
    def elements(self) -> list[Element]:
        """All that is drawn in the page."""
        return [node for node in self.app.main if isinstance(node, Element)]

    @property
    def cards(self) -> dict[str, "Shown"]:
        """The cards of the page by name, in order."""
        blocks = (node for node in self.app.main if isinstance(node, Block))
        return {
            block.key.partition("-")[2]: Shown(block)
            for block in blocks
            if block.key and block.key.startswith(("card-", "also-"))
        }

    @property
    def popovers(self) -> list[Block]:
        """The filters that open below a button."""
        blocks = (node for node in self.app.main if isinstance(node, Block))
        return [block for block in blocks if str(block.key).startswith("pop-")]

    @property
    def files(self) -> dict[str, DownloadLink]:
        """What the links of the page offer, by names such as "coverage.csv"."""
        return files_in(self.elements)

    @property
    def html(self) -> str:
        """All HTML of the page."""
        return html_in(self.elements)

    @property
    def text(self) -> str:
        """Every word of the page."""
        return "\n".join(words for element in self.elements for words in words_of(element))

    def block(self, key: str) -> "Shown":
        """Return the container with a key."""
        blocks = (node for node in self.app.main if isinstance(node, Block))
        return Shown(next(block for block in blocks if block.key == key))

    def section(self, name: str) -> str:
        """Return the HTML of a part of the page's own HTML, by its id."""
        (html,) = re.findall(f'<section id="{name}">(.*?)</section>', self.html, re.DOTALL)
        return str(html)

    def has(self, key: str) -> bool:
        """Whether the page has a container or element with a key."""
        return any(node.key == key for node in self.app.main)

    @property
    def panels(self) -> list["Shown"]:
        """The dialog that is open, if one is."""
        return [Shown(one) for one in app_test.dialogs(self.app) if isinstance(one, Block)]

    @property
    def panel(self) -> "Shown":
        """The dialog that is open, as one must be."""
        (panel,) = self.panels
        return panel

    def follow(self, link: str) -> "Page":
        """Follow a link that opens something on the same page."""
        self.app.query_params = _query_of(unescape(link))
        return self.open()

    def click(self, key: str) -> "Page":
        self.app.button(key=key).click()
        return self.open()

    def take_back(self, value: str) -> "Page":
        """Follow the chip of a chosen value, such as "country=BRN"."""
        return self._follow_only(f'href="([^"]*)" data-drops="{value}"')

    def reset(self) -> "Page":
        """Follow the link that takes back all that is chosen."""
        return self._follow_only('class="kz-reset" href="([^"]*)"')

    def _follow_only(self, pattern: str) -> "Page":
        (link,) = re.findall(pattern, self.html)
        return self.follow(link)

    def widget(self, kind: str, name: str) -> Any:
        """Return a widget by its name, which a number may follow (session/browser.py: renewed)."""
        found: Sequence[Any] = self.app.get(kind)
        (one,) = (one for one in found if str(one.key).partition(".")[0] == name)
        return one

    def choose(self, field: str, *values: Any) -> "Page":
        """Choose values in a filter of many, in place of those chosen."""
        self.widget("multiselect", f"filter-{field}").set_value(list(values))
        return self.open()

    def choose_years(self, first: int, last: int) -> "Page":
        """Choose the fiscal years from one to another."""
        self.widget("select_slider", "filter-fiscal_years").set_value((first, last))
        return self.open()

    def press(self, key: str, pressed: str | list[str]) -> "Page":
        """Have one of a row of pills be pressed, or several where a row takes them."""
        self.widget("button_group", key).set_value(pressed)
        return self.open()

    def choose_office(self, office: str) -> "Page":
        self.app.selectbox(key="filter-office").set_value(office)
        return self.open()

    def speak(self, language: str) -> "Page":
        """Follow the link to the same page in another language."""
        return self._follow_only(f'href="([^"]*)"[^>]* hreflang="{language}"')

    @property
    def ribbon(self) -> str:
        """The line over data that are invented, as HTML; "" over others."""
        return "".join(re.findall('<p class="kz-ribbon">(.*?)</p>', self.html))

    def leave_demo(self) -> "Page":
        """Follow the link of the ribbon to the published record."""
        (link,) = links_in(self.ribbon).values()
        return self.follow(link)

    def with_tables(self, *cards: str) -> "Page":
        """Open the page with the tables of these cards shown from the first."""
        for card in cards:
            self.app.session_state[f"table-{card}"] = True
        return self.open()

    def show_tables(self) -> "Page":
        """Have every card show its table."""
        for toggle in self.app.toggle:
            toggle.set_value(True)
        return self.open()

    def pick(self, key: str, **selection: Any) -> "Page":
        """Choose in a map or list what AppTest itself cannot: `rows=[0]` or `objects={...}`."""
        chosen = next(element for element in self.elements if element.key == key)
        app_test.pick(self.app, chosen.proto.id, selection)
        assert not self.app.exception, self.app.exception
        return self


class Shown:
    """A card, or any other container of a page."""

    def __init__(self, block: Block) -> None:
        self.block = block

    @property
    def elements(self) -> list[Element]:
        """All that it holds, but for another table of the same figure: a card of its own."""
        inner = (node for node in self.block if isinstance(node, Block) and node is not self.block)
        also = {id(node) for one in inner if (one.key or "").startswith("also-") for node in one}
        return [node for node in self.block if isinstance(node, Element) and id(node) not in also]

    @property
    def text(self) -> str:
        return "\n".join(words for element in self.elements for words in words_of(element))

    @property
    def title(self) -> str:
        headers = [element.value for element in self.elements if element.type == "header"]
        return str(headers[0]) if headers else self._said("<h[23] [^>]*>(.*?)</h[23]>")

    @property
    def sentence(self) -> str:
        """What the card says before its figure."""
        return self._said('<p class="kz-says">(.*?)</p>')

    @property
    def footnote(self) -> str:
        return self._said('<p class="kz-footnotes">(.*?)</p>')

    def _said(self, pattern: str) -> str:
        return unescape(re.findall(pattern, self.html, re.DOTALL)[0])

    @property
    def has_tools(self) -> bool:
        """Whether the card has its table and its downloads."""
        has_table = any(element.type == "toggle" for element in self.elements)
        return has_table and {"csv", "xlsx"} <= {name.rpartition(".")[2] for name in self.files}

    @property
    def files(self) -> dict[str, DownloadLink]:
        """What its links offer, by names such as "coverage.csv"."""
        return files_in(self.elements)

    @property
    def html(self) -> str:
        return html_in(self.elements)

    @property
    def links(self) -> dict[str, str]:
        """The links in the HTML by their words; of equal words the last."""
        return links_in(self.html)

    @property
    def spec(self) -> dict[str, Any]:
        """The card's Plotly figure."""
        (chart,) = (element for element in self.elements if element.type == CHART)
        return chart_of(chart)

    @property
    def traces(self) -> list[dict[str, Any]]:
        return list(self.spec["data"])

    @property
    def shapes(self) -> list[dict[str, Any]]:
        """What is drawn beneath the marks of the card's Plotly figure."""
        return list(self.spec["layout"]["shapes"])

    @property
    def deck(self) -> dict[str, Any]:
        """The card's map."""
        (deck,) = (element for element in self.elements if element.type == "deck_gl_json_chart")
        return dict(json.loads(deck.proto.json))

    @property
    def view_state(self) -> dict[str, Any]:
        return dict(self.deck["initialViewState"])

    @property
    def layers(self) -> dict[str, dict[str, Any]]:
        """The layers of the card's map by id."""
        return {layer["id"]: layer for layer in _flat(self.deck["layers"])}

    @property
    def figure(self) -> list[str]:
        """All that is drawn between title and footnotes, to compare a card with itself."""
        return [
            words
            for element in self.elements
            if element.type in (CHART, "deck_gl_json_chart", "html", "dataframe")
            if not (element.type == "html" and re.search("kz-(says|footnotes)", element.value))
            for words in words_of(element)
        ]

    @property
    def tables(self) -> list[pd.DataFrame]:
        return [element.value for element in self.elements if element.type == "dataframe"]

    @property
    def table(self) -> pd.DataFrame:
        """The table that "Show table" shows: the last of the card."""
        return self.tables[-1]


def _path_of(link: str) -> str:
    """Return the last part of the path of a link, "" of one to the front page."""
    return link.partition("?")[0].removeprefix("./")


def _query_of(link: str) -> dict[str, Any]:
    return parse_qs(link.partition("?")[2], keep_blank_values=True)


def files_in(elements: Iterable[Element]) -> dict[str, DownloadLink]:
    """Return what links offer; a page that is gone offers nothing any more."""
    html = "".join(element.value for element in elements if element.type == "html")
    found = {
        file: (unescape(label), file_at(unescape(link)))
        for file, link, label in re.findall(r'data-file="([^"]+)" href="([^"]+)">([^<]*)<', html)
    }
    return {
        name: DownloadLink(label, file.file_name, file.mime, file.made)
        for name, (label, file) in found.items()
        if file is not None
    }


def content_of(download_link: DownloadLink) -> bytes:
    """Return what is in a file that a page offers."""
    content = download_link.made()
    assert isinstance(content, bytes)
    return content


def file_at(link: str) -> File | None:
    """Return what a page that stands open hands out at a link."""
    page, key, query = parts_of(link)
    return at_hand(page, key, query)


def parts_of(link: str) -> tuple[str, str, str]:
    """Return what the server takes a link for: the page, the key in it, and the query."""
    path, _, query = link.removeprefix(f"./{ADDRESS}/").partition("?")
    page, _, key = path.partition("/")
    return page, unquote(key), query


def html_in(elements: Iterable[Element]) -> str:
    """Return the HTML that elements show."""
    return "\n".join(html_of(element) for element in elements if element.type == "html")


def links_in(html: str) -> dict[str, str]:
    """Return the links by their words; of equal words the last."""
    found = re.findall(r'<a [^>]*?href="([^"]*)"[^>]*>(.*?)</a>', html, re.DOTALL)
    return {plain(words).strip(): unescape(link) for link, words in found}


def html_of(element: Element) -> str:
    """Return the HTML that an element shows, once the browser has unpacked it."""
    packed = re.fullmatch(r"<div data-packed='([^']*)'></div>", element.value)
    return unescape(packed[1]) if packed else str(element.value)


# As many as tests that follow each other ask for: a page is megabytes.
@lru_cache(32)
def seen(page: str, **parameters: str) -> Page:
    """Open a page once for the tests that only read it, from the data as shipped."""
    return Page(page, **parameters).open()


def chart_of(element: Element) -> dict[str, Any]:
    """Return the Plotly figure that an element draws."""
    return dict(json.loads(element.proto.bytes)["figure"])


def alt_of(element: Element) -> str:
    """Return what an element says to those who do not see it."""
    return str(
        json.loads(element.proto.bytes)["alt"] if element.type == CHART else element.proto.alt
    )


def words_of(element: Element) -> Iterator[str]:
    """Yield every text of an element that a reader may see or hear, without markup."""
    proto = element.proto
    if element.type == "html":
        yield plain(html_of(element))
    elif element.type == "dataframe":
        yield from (str(name) for name in element.value.columns)
        yield from (str(cell) for row in element.value.itertuples(index=False) for cell in row)
    elif element.type == CHART:
        yield from _drawn(chart_of(element))
        yield alt_of(element)
    elif element.type == "deck_gl_json_chart":
        yield from _texts(json.loads(proto.json)["layers"])
    else:
        yield from (literal(text) for text in _named(proto))
    yield getattr(proto, "alt", "") or ""


def literal(markdown: str) -> str:
    """Return what Markdown shows of a text that stands in it literally."""
    return re.sub(r"\\([\W_])", r"\1", markdown).replace("\u2060", "")


# What only says which language words are in stands within them.
LANGUAGE_SPAN = re.compile(r'<span lang="\w\w">([^<]*)</span>')


def plain(html: str) -> str:
    """Return the words of HTML, those of its titles among them."""
    html = LANGUAGE_SPAN.sub(r"\1", html)
    titles = re.findall(r'(?:title|aria-label)="([^"]*)"', html)
    bare = re.sub(r"<(script|style)\b.*?</\1>", "", html, flags=re.DOTALL)
    return unescape("\n".join([re.sub(r"<[^>]*>", " ", bare), *titles]))


def _named(proto: Any) -> Iterator[str]:
    for field in ("body", "label", "help", "placeholder"):
        value = getattr(proto, field, "")
        if isinstance(value, str):
            yield value
    for option in getattr(proto, "options", ()):
        yield option if isinstance(option, str) else option.content


def _drawn(spec: dict[str, Any]) -> Iterator[str]:
    """Yield the texts of a Plotly figure: at its marks, on hovering, on its axes and around."""
    for trace in spec["data"]:
        yield from _texts([trace.get("text"), [row[0] for row in trace.get("customdata", ())]])
    layout = spec["layout"]
    yield from _texts([layout.get(axis, {}).get("ticktext") for axis in ("xaxis", "yaxis")])
    yield from _texts([note.get("text") for note in layout.get("annotations", ())])


def _flat(layers: list[Any]) -> Iterator[dict[str, Any]]:
    for layer in layers:
        yield from _flat(layer) if isinstance(layer, list) else (layer,)


def _texts(value: Any) -> Iterator[str]:
    """Yield the texts within lists and dictionaries; of numbers those that are none."""
    if isinstance(value, str):
        yield plain(value)
    elif isinstance(value, float) and math.isnan(value):
        yield "nan"
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, Sequence):
        for part in value:
            yield from _texts(part)
