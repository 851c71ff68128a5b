"""The public edition: whole, without dead links or requests to others, and only of the record."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

import pytest

from analysis.loading.dataset import DEMO, RECORD, Dataset
from analysis.saving.store import FolderStore
from analysis.search.entries import KINDS, SearchEntry, entries
from analysis.words.catalogue import Words
from kizuna import publishing
from kizuna.command import main
from pages import public_edition
from pages.public_edition import LEFT_OUT, PUBLISHED, Edition, EditionPage, publish
from pages.session import data as session_data
from tests.data_folder import DataFolder
from tests.hostile import HACKED, OUTSIDE, fill, part

# Of each kind of things so many, as each is a page in two languages.
FEW = 2


@pytest.fixture(scope="module", autouse=True)
def _few() -> Iterator[None]:
    """Publish the pages of a few things of each kind."""
    patch = pytest.MonkeyPatch()

    def some(dataset: Dataset, words: Words) -> list[SearchEntry]:
        found = entries(dataset, words)
        of_kinds = ([one for one in found if one.kind == kind][:FEW] for kind in KINDS)
        return [one for few in of_kinds for one in few]

    patch.setattr(public_edition, "entries", some)
    yield
    patch.undo()


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    folder = tmp_path_factory.mktemp("edition")
    return publish(folder, RECORD, "https://example.org/kizuna/")


class Outline(HTMLParser):
    """The links of a page and what it loads, its ids and its tags."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.ids: set[str] = set()
        self.tags: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        self.ids.add(given.get("id") or "")
        if tag == "a" and given.get("href"):
            self.links.append(str(given["href"]))
        self.loaded += [str(given["src"])] if given.get("src") else []
        if tag == "link" and given.get("rel") != "alternate":
            self.loaded.append(str(given["href"]))
        elif tag == "link":
            self.links.append(str(given["href"]))
        assert not [name for name in given if name.startswith("on")], given


def outlines(folder: Path) -> dict[Path, Outline]:
    pages = sorted(folder.rglob("*.html"))
    return {page: Outline(page.read_text(encoding="utf-8")) for page in pages}


def dead_links(folder: Path) -> list[tuple[str, str]]:
    """Return the links that lead to no file of a folder, or out of it, by their pages."""
    found = outlines(folder)
    dead = []
    for page, outline in found.items():
        for link in outline.links + outline.loaded:
            address = urlsplit(link)
            if address.scheme in ("http", "https", "mailto"):
                continue
            target = (page.parent / unquote(address.path)).resolve() if address.path else page
            is_there = target.is_file() and target.is_relative_to(folder.resolve())
            is_marked = not address.fragment or address.fragment in found[target].ids
            if not is_there or not is_marked or address.query:
                dead.append((str(page), link))
    return dead


def test_no_link_is_dead(edition: Edition) -> None:
    assert dead_links(edition.folder) == []


def test_each_page_is_there_in_both_languages(edition: Edition) -> None:
    pages = {(place.page, place.language) for place in edition.places}
    assert pages == {(page.name, language) for page in PUBLISHED for language in ("en", "ja")}
    assert not LEFT_OUT & {place.page for place in edition.places}
    for page, subjects in (("country", FEW), ("site_visits", FEW), ("themes", FEW)):
        of_page = [place for place in edition.places if place.page == page and place.subject]
        assert len(of_page) == 2 * subjects
    for place in edition.places:
        assert (edition.folder / place.file).is_file()
        other = "ja" if place.language == "en" else "en"
        html = (edition.folder / place.file).read_text(encoding="utf-8")
        assert (
            f'hreflang="{other}" href="../{EditionPage(other, place.page, place.subject).file}"'
            in html
        )
        assert html.startswith(f'<!doctype html><html lang="{place.language}">')
        assert html.count("<h1") == 1


def test_every_file_can_be_reached_from_the_start(edition: Edition) -> None:
    found, seen, ahead = outlines(edition.folder), set(), [edition.folder / "index.html"]
    while ahead:
        page = ahead.pop().resolve()
        if page in seen or page.suffix != ".html":
            seen.add(page)
            continue
        seen.add(page)
        outline = found[page]
        links = map(urlsplit, outline.links + outline.loaded)
        paths = (link.path for link in links if link.path and not link.scheme)
        ahead += [page.parent / unquote(path) for path in paths]
    written = {(edition.folder / file).resolve() for file in edition.written}
    style = (edition.folder / "style.css").read_text(encoding="utf-8")
    by_style = [file for file in re.findall(r"url\(([^)]+)\)", style) if file.startswith("fonts/")]
    assert len(by_style) == 3
    # These are asked for by style sheets and search engines.
    beside = {*by_style, "images/logo-dark.svg", "sitemap.xml"}
    assert written - seen == {(edition.folder / file).resolve() for file in beside}


def test_nothing_of_others_is_loaded_and_nothing_runs(edition: Edition) -> None:
    for page, outline in outlines(edition.folder).items():
        assert not {"script", "iframe", "object", "form", "base"} & {*outline.tags}, page
        assert not [one for one in outline.loaded if urlsplit(one).scheme], page
    style = (edition.folder / "style.css").read_text(encoding="utf-8")
    assert "http" not in re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)
    assert "@import" not in style


@pytest.mark.unwatched
def test_only_the_record_is_published_unless_the_demonstration_is_asked_for(
    edition: Edition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for page in edition.folder.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        assert "data=demo" not in html
        assert "kz-ribbon" not in html
    # Its pages of single things are made as those of the record are.
    monkeypatch.setattr(public_edition, "entries", lambda *_: [])
    demonstration = publish(tmp_path / "demo", DEMO)
    homes = [place for place in demonstration.places if place.page == "home"]
    for place in homes:
        assert "kz-ribbon" in (demonstration.folder / place.file).read_text(encoding="utf-8")
    assert not (demonstration.folder / "sitemap.xml").exists()


def test_tables_and_the_whole_data_set_can_be_taken_away(edition: Edition) -> None:
    endings = {Path(file).suffix for file in edition.files.values()}
    assert {".csv", ".xlsx", ".zip"} <= endings
    assert not {".png", ".pdf", ".pptx"} & endings
    table = edition.folder / next(file for file in edition.files.values() if file.endswith(".csv"))
    assert "Kizuna" in table.read_text(encoding="utf-8-sig")


def test_the_site_map_names_every_page_by_its_address(edition: Edition) -> None:
    tree = ET.parse(edition.folder / "sitemap.xml")  # noqa: S314 - our own
    named = {one.text for one in tree.iter() if one.tag.endswith("loc")}
    assert named == {f"https://example.org/kizuna/{place.file}" for place in edition.places}


@pytest.mark.unwatched
def test_hostile_text_stays_text(
    tmp_path_factory: pytest.TempPathFactory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = DataFolder(tmp_path_factory.mktemp("data"))
    fill(folder, part(0, 1))
    monkeypatch.setattr(session_data, "STORE", FolderStore(folder.folder))
    hostile = publish(tmp_path, RECORD)
    for page, outline in outlines(tmp_path).items():
        assert not {"script", "iframe", "object", "form", "base"} & {*outline.tags}, page
        loaded = [one for one in outline.loaded if OUTSIDE in one or HACKED in one]
        assert loaded == [], page
        assert not [one for one in outline.links if one.lower().startswith("javascript")], page
    assert dead_links(tmp_path) == []
    assert hostile.places


# The command.


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Publish a page of one word; return what was asked for."""
    asked: list[object] = []

    def publish_one(folder: Path, *given: object) -> Edition:
        asked.append(given)
        made = Edition(folder, RECORD, places={}, written=set())
        made.write("index.html", "one")
        return made

    monkeypatch.setattr(public_edition, "publish", publish_one)
    return asked


def test_the_command_says_what_it_has_written(
    quick: list[object], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "new" / "edition"
    assert main(["publish", str(target), "--site", "https://example.org"]) == 0
    assert quick == [(RECORD, "https://example.org")]
    assert "0 pages in 1 file" in capsys.readouterr().out
    assert main(["publish", "--demo", "--lang", "ja", str(target)]) == 0
    assert quick[1:] == [(DEMO, "")]
    assert "書き出しました" in capsys.readouterr().out


def test_a_folder_of_others_is_left_alone(
    quick: list[object], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "letter.txt").write_text("mine", encoding="utf-8")
    assert main(["publish", str(tmp_path)]) == 1
    assert "not empty" in capsys.readouterr().out
    assert not quick
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert main(["publish", str(tmp_path / "file")]) == 1


def test_files_of_the_edition_before_go_and_no_others(quick: list[object], tmp_path: Path) -> None:
    target = tmp_path / "edition"
    (target / "en").mkdir(parents=True)
    for file in ("en/gone.html", "index.html", "robots.txt"):
        (target / file).write_text("before", encoding="utf-8")
    beside = tmp_path / "beside.txt"
    beside.write_text("mine", encoding="utf-8")
    listed = ["en/gone.html", "index.html", "../beside.txt"]
    (target / publishing.LIST).write_text("\n".join(listed), encoding="utf-8")
    assert main(["publish", str(target)]) == 0
    assert quick
    left = {str(path.relative_to(target)) for path in target.rglob("*")}
    assert left == {"index.html", "robots.txt", publishing.LIST}
    assert (target / "index.html").read_text(encoding="utf-8") == "one"
    assert beside.read_text(encoding="utf-8") == "mine"


def test_what_cannot_be_written_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_given: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(public_edition, "publish", full)
    assert main(["publish", str(tmp_path / "edition")]) == 1
    assert "No space left on device" in capsys.readouterr().out


def test_the_start_leads_to_each_language(edition: Edition) -> None:
    start = (edition.folder / "index.html").read_text(encoding="utf-8")
    assert 'href="en/index.html"' in start
    assert 'href="ja/index.html"' in start
