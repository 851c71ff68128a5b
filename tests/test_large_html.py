"""Large HTML comes through as it is, and holds nothing that the browser's part would refuse."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as some
from markupsafe import Markup

from analysis.html.matrix import continuity_matrix
from analysis.words.catalogue import words_in
from pages.web.hooks import packed
from tests.code import ROOT
from tests.hostile import STRINGS
from tests.pages.page import Page, html_of
from tests.test_matrix import STATES, tiny

SCRIPT = (ROOT / "pages" / "web" / "large_html.js").read_text(encoding="utf-8")
(ELEMENTS,) = re.findall(r'ELEMENTS =\s*"([^"]*)"', SCRIPT)
(ATTRIBUTES,) = re.findall(r"ATTRIBUTES = new Set\(\[(.*?)\]\)", SCRIPT, re.DOTALL)


class Parts(HTMLParser):
    """The elements and attributes of HTML, where its links lead, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: set[str] = set()
        self.attributes: set[str] = set()
        self.links: set[str] = set()
        self.text = ""
        self.values: list[str] = []
        self.feed(str(html))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links |= {value or "" for name, value in attrs if name == "href"}
        self.values += [value or "" for _, value in attrs]

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.elements.add(f"<!--{data}")


def matrix(name: str) -> str:
    """Draw a matrix in which every text from the data is a name."""
    cells, seminars = tiny({"IND": [*STATES]}, ["held"] * 3 + ["cancelled", "held"], delegates=3)
    hosts = {row["seminar_id"]: name for row in seminars}
    return continuity_matrix(
        cells,
        seminars,
        {"IND": name},
        hosts,
        words_in("en"),
        {"IND": "country?countries=IND"},
        evidence="?lang=en&cell=",
        notes={"IND": name},
    )


@given(some.text())
def test_what_was_packed_is_the_one_attribute_of_one_element(html: str) -> None:
    parts = Parts(packed(Markup(html)))  # noqa: S704 - any text at all
    assert (parts.elements, parts.attributes) == ({"div"}, {"data-packed"})
    assert parts.values == [html]


def test_hostile_names_make_no_part_that_a_harmless_one_does_not_make() -> None:
    harmless = Parts(matrix("India"))
    for name in STRINGS:
        parts = Parts(matrix(name))
        assert parts.elements == harmless.elements, name
        assert parts.attributes == harmless.attributes, name
        assert parts.links == harmless.links, name
        assert name in parts.text, name


@pytest.mark.parametrize("page", ["home", "participation"])
def test_the_browser_lets_through_all_that_is_packed(page: str) -> None:
    drawn = (element for element in Page(page).open().elements if element.type == "html")
    (shown,) = (html_of(element) for element in drawn if "data-packed" in element.value)
    parts = Parts(shown)
    assert parts.elements <= set(ELEMENTS.split(", "))
    assert parts.attributes <= set(re.findall(r'"([^"]+)"', ATTRIBUTES))
