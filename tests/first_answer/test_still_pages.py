"""A page that stands still says what the live page says, in both themes, and nothing else."""

import re
from html import unescape
from typing import Any

import pytest
from streamlit.testing.v1.element_tree import Element

from analysis import palette
from analysis.links.reading import read_link
from analysis.loading.dataset import DATA_SETS
from analysis.maps.static_map import svg
from analysis.saving.store import FolderStore
from analysis.words.catalogue import LANGUAGES
from pages.all_pages import FRONT, PAGES
from pages.all_pages import Page as MenuPage
from pages.session import data as session_data
from pages.session.data import data_set
from pages.still_page import Still, still_page
from tests.data_folder import DataFolder
from tests.hostile import HACKED, OUTSIDE, fill, part
from tests.pages.page import Page, html_of, literal

# What a page opens, so that there is something to be seen.
OPENED = {"country": {"country": ["LAO"]}, "search": {"q": ["Laos"]}}
BY_NAME = {page.name: page for page in PAGES}
COLOUR = re.compile(r"#[0-9a-f]{6}\b")


def still(name: str, **parameters: list[str]) -> Still:
    given = {**OPENED.get(name, {}), **parameters}
    found = still_page(BY_NAME[name], read_link(given, data_set))
    assert found is not None
    return found


def said(html: str) -> str:
    """Return the words of HTML with one blank between them."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def words_of(element: Element) -> str:
    """Return the words that an element of a live page has in the text of the page."""
    if element.type == "html":
        html = html_of(element)
        return "" if "kz-twin" in html or "<script" in html else said(html)
    if element.type in ("header", "title", "subheader"):
        return " ".join(literal(str(element.value)).split())
    return ""


@pytest.mark.thinned(2)
@pytest.mark.parametrize("data", DATA_SETS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", [page for page in PAGES if page.name != "check"], ids=str)
def test_it_says_what_the_live_page_says(page: MenuPage, language: str, data: str) -> None:
    parameters = {**OPENED.get(page.name, {}), "lang": [language], "data": [data]}
    live = Page(page.name, **dict[str, Any](parameters)).open()
    first = still(page.name, **parameters)
    text, at = said(first.html), 0
    told = [words for element in live.elements if (words := words_of(element))]
    assert len(told) > 3
    for words in told:
        found = text.find(words, at)
        assert found >= 0, words
        at = found + len(words)
    assert first.language == language
    # Each figure and map of the live page is drawn.
    drawn = len(live.app.get("bidi_component")) + len(live.app.get("deck_gl_json_chart"))
    assert first.html.count("<svg") + first.html.count("<img loading") >= drawn


def test_the_page_of_files_says_what_can_be_done_there_and_waits() -> None:
    assert "<h1" in still("check").html
    assert 'type="file"' not in still("check").html


@pytest.mark.parametrize("name", BY_NAME)
def test_a_colour_of_one_theme_has_its_like_in_the_other(name: str) -> None:
    """Those that both themes share, such as white on the accent, stand as they are."""
    html = still(name, data=["demo"]).html
    both = re.findall(r"light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)", html)
    alone = {*COLOUR.findall(re.sub(r"light-dark\([^)]*\)|href=\"#[^\"]*\"", "", html))}
    light = {one for one, _ in both}
    assert not alone & light
    for colour, dark in both:
        assert dark == (palette.on_dark(colour) or svg.on_dark().get(colour))


def test_what_narrows_the_front_page_leads_on_as_in_the_live_one() -> None:
    given = {"country": ["LAO"]}
    assert FRONT.name == "home"
    assert still("home", **given).html == still("participation", **given).html


def test_what_of_a_link_could_not_be_used_is_told() -> None:
    html = still("participation", country=["Atlantis"]).html
    assert "Atlantis" in html
    assert 'role="status"' in html


def test_evidence_and_the_files_of_others_are_not_in_it() -> None:
    plain = still("participation")
    assert still("participation", cell=["coverage:sg-fy2019"]).html == plain.html


@pytest.mark.unwatched
def test_hostile_text_stays_text(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = DataFolder(tmp_path_factory.mktemp("data"))
    fill(folder, part(0, 1))
    monkeypatch.setattr(session_data, "STORE", FolderStore(folder.folder))
    for name in BY_NAME:
        html = still(name).html
        tags = re.findall(r"<[a-zA-Z][^>]*>", html)
        assert not [tag for tag in tags if HACKED in re.sub(r'="[^"]*"', "", tag)]
        assert not [tag for tag in tags if re.match(r"<(script|iframe|base|style|object)\b", tag)]
        assert not [tag for tag in tags if re.search(rf'(src|href)="[^"]*{OUTSIDE}', tag)]
        assert not [tag for tag in tags if re.search('(href|src|action)="javascript:', tag)]
