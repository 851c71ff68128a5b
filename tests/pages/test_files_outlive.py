"""What a page hands out is the same when nobody has the page open any more, and it is made anew."""

import os
import re
import subprocess
import sys
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from pages import serve_file as finding
from pages.all_pages import PATHS
from pages.components.downloads import File
from pages.serve_file import find_file
from tests.pages.page import Page, file_at, html_in, parts_of

ROOT = Path(__file__).parents[2]
# Files that take their time: a report is typeset, and so is a PNG, from the SVG beside it, which is
# compared. Some are made in another process below.
SLOW = re.compile(r"report-|all-countries|\.png")
# Page, what its address says, and what is chosen in widgets that no address tells.
VIEWS: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    *((page, {}, {}) for page in PATHS),
    ("home", {"lang": "ja", "data": "demo"}, {}),
    ("what_we_know", {"lang": "ja", "data": "demo", "year": "2015..2019"}, {}),
    ("participation", {"look": "dark", "cell": "LAO:sg-fy2018"}, {}),
    ("participation", {"data": "demo", "cell": "coverage:sg-fy2019", "sort": "recent"}, {}),
    ("country", {"country": "LAO", "lang": "ja"}, {}),
    ("themes", {"theme": ["disaster_prevention"], "data": "demo"}, {}),
    ("hosts", {"until": "2015", "data": "demo", "look": "dark"}, {}),
    ("seminar", {"seminar": "sg-fy2019", "day": "2019-12-17"}, {"seminar-map-fit-day": "week"}),
    ("seminar", {"seminar": "sg-fy2019", "beside": "sg-fy2018", "lang": "ja"}, {}),
    ("site_visits", {"data": "demo", "scale": "japan", "layer": "hosts"}, {}),
    ("site_visits", {"scale": "city:shimonoseki", "look": "dark", "layer": "none"}, {}),
    ("site_visits", {"family": ["safety", "town"]}, {}),
    ("site_visits", {"data": "demo", "look": "dark", "lang": "ja", "country": "LAO"}, {}),
    ("reports", {"report": "country", "country": "LAO"}, {}),
    ("reports", {"report": "seminar", "seminar": "sg-fy2019", "lang": "ja"}, {}),
    ("check", {"lang": "ja"}, {"template-table": "hosts", "template-rows": "filled"}),
    ("about", {"data": "demo"}, {"dictionary-file": "sites"}),
]


def links_of(page: Page) -> list[str]:
    """Return the links of a page and its panel to all that it hands out."""
    elements = [*page.elements, *(one for panel in page.panels for one in panel.elements)]
    html = html_in(elements)
    decks = "".join(one.proto.json for one in elements if one.type == "deck_gl_json_chart")
    found = re.findall(r'"(\./files/[^"]*)"', html) + re.findall(r'"(\./files/[^"]*)"', decks)
    return [*dict.fromkeys(map(unescape, found))]


def opened(page: str, address: dict[str, Any], own: dict[str, Any]) -> Page:
    shown = Page(page, **address)
    for key, value in own.items():
        shown.app.session_state[key] = value
    return shown.open()


def content(file: File) -> bytes:
    made = file.made()
    return made.encode() if isinstance(made, str) else made


def one_of_each(links: list[str]) -> list[str]:
    """Return a link of each ending with the same parameters: those are what leads to a view."""
    kinds: dict[tuple[str, str], str] = {}
    for link in links:
        _, key, query = parts_of(link)
        kinds.setdefault((key.rpartition(".")[2], query), link)
    return [*kinds.values()]


# Of pages without a choice all files are compared; each is a page drawn anew.
@pytest.mark.parametrize("whole", [False, pytest.param(True, marks=pytest.mark.exhaustive)])
@pytest.mark.parametrize(("page", "address", "own"), VIEWS)
def test_a_file_is_the_same_without_its_page(
    page: str,
    address: dict[str, Any],
    own: dict[str, Any],
    monkeypatch: pytest.MonkeyPatch,
    *,
    whole: bool,
) -> None:
    links = links_of(opened(page, address, own))
    if (address or own) and not whole:
        links = one_of_each(links)
    at_hand = {link: file_at(link) for link in links}
    assert None not in at_hand.values()
    monkeypatch.setattr(finding, "at_hand", lambda *_: None)
    for link, file in at_hand.items():
        again = find_file(*parts_of(link))
        assert file is not None
        assert again is not None, link
        assert again is not file
        assert (again.mime, again.file_name) == (file.mime, file.file_name), link
        if not SLOW.search(link):
            assert content(again) == content(file), link


def test_pages_hand_out_what_they_are_known_for() -> None:
    links = [link for view in VIEWS[: len(PATHS)] for link in links_of(opened(*view))]
    endings = {parts_of(link)[1].rpartition(".")[2] for link in links}
    assert endings == {"csv", "xlsx", "zip", "pdf", "html", "pptx", "png", "svg"}


FILES = (
    ("about", "package.zip", "lang=ja"),
    ("participation", "matrix.xlsx", "look=dark"),
    ("reports", "report-ja.pdf", "report=brief"),
    ("reports", "report-en.pptx", "report=brief"),
    ("reports", "report-en.html", "report=brief"),
    ("overview", "hosts.png", "data=demo"),
    ("check", "template.xlsx", "own=template-rows:filled&own=template-table:hosts"),
)
IN_A_PROCESS = f"""
from hashlib import sha256
from pages.serve_file import find_file
for page, key, query in {FILES!r}:
    made = find_file(page, key, query).made()
    print(key, sha256(made.encode() if isinstance(made, str) else made).hexdigest())
"""


def test_another_process_makes_the_same_bytes() -> None:
    def told(seed: str) -> str:
        # Streamlit warns of running without its server.
        return subprocess.run(
            [sys.executable, "-W", "ignore", "-c", IN_A_PROCESS],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    lines = told("1").splitlines()
    assert len(lines) == len(FILES)
    here = [find_file(*file) for file in FILES]
    digests = [sha256(content(file)).hexdigest() for file in here if file is not None]
    assert [line.split()[1] for line in lines] == digests


@pytest.mark.parametrize(
    ("page", "key", "query"),
    [
        ("nothing", "matrix.csv", ""),
        ("participation", "nothing.csv", ""),
        ("participation", "", ""),
        ("participation", "matrix.csv/../../../etc/passwd", ""),
        ("../participation", "matrix.csv", ""),
        ("__class__", "__init__", ""),
        ("check", "check-0-csv.csv", "upload=../../../etc/passwd"),
        ("check", "check-0-csv.csv", f"upload={'0' * 32}"),
        ("check", "check-0-csv.csv", "own=check-visit:00"),
        ("seminar", "seminar_map.png", "own=seminar-map-fit-week:nowhere"),
        ("check", "template.xlsx", "own=template-table:nothing"),
        ("about", "dictionary.csv", "own=dictionary-file:../../secret"),
        ("evidence", "evidence.csv", "cell=nothing"),
        ("evidence", "evidence.csv", ""),
        ("participation", "nothing", "&".join(["country=LAO"] * 5_000)),
        ("participation", "nothing", "q=" + "x" * 1_000_000),
        ("participation", "nothing", "%ff%00=%ff&lang=%00&year=-1&year=9" + "9" * 5_000),
        ("site_visits", "nothing", "own=map-opened-as:x&scale=city:&own=map-opened-as:%00"),
    ],
)
def test_an_address_of_nothing_leads_to_nothing(page: str, key: str, query: str) -> None:
    assert find_file(page, key, query) is None


@pytest.mark.parametrize("key", ["address", "chooser", "map-opened", "files-matrix", "path"])
def test_an_address_sets_nothing_but_choices_of_a_page(key: str) -> None:
    assert find_file("participation", "matrix.csv", "") is not None
    assert find_file("participation", "matrix.csv", f"own={key}:x") is None


def test_a_page_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "SECONDS", -1)
    with pytest.raises(TimeoutError):
        find_file("about", "package.zip", "")
