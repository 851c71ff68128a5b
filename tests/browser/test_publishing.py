"""The public edition, opened from disk while no host can be reached."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from analysis.loading.dataset import RECORD, Dataset
from analysis.search.entries import SearchEntry, entries
from analysis.words.catalogue import Words
from pages import public_edition
from pages.public_edition import Edition, publish
from tests.browser.axe import LAID_OUT
from tests.browser.conftest import WIDE, private

PHONE = 360
# One of each kind of things: a page of each kind of page.
KINDS = ("country", "theme", "seminar", "site")


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Edition]:
    patch = pytest.MonkeyPatch()

    def some(dataset: Dataset, words: Words) -> list[SearchEntry]:
        found = entries(dataset, words)
        return [
            next(one for one in found if one.kind == kind and one.seminar_ids) for kind in KINDS
        ]

    patch.setattr(public_edition, "entries", some)
    yield publish(tmp_path_factory.mktemp("edition"), RECORD)
    patch.undo()


@pytest.mark.parametrize(("width", "scheme"), [(WIDE, "light"), (PHONE, "dark")])
def test_every_page_can_be_read_by_all_and_asks_nobody(
    browser: Browser, edition: Edition, width: int, scheme: str
) -> None:
    context = private(browser, scheme, width)
    context.set_offline(True)
    page = context.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    files = [edition.folder / "index.html", *map(edition.folder.joinpath, pages_of(edition))]
    for file in files:
        page.goto(file.as_uri())
        page.add_style_tag(content=LAID_OUT)
        found = Axe().run(
            page, options={"preload": False, "rules": {"target-size": {"enabled": True}}}
        )
        severe = [one for one in found.response["violations"] if one["impact"] != "minor"]
        assert {one["id"]: one["nodes"][0]["html"][:200] for one in severe} == {}, file
        assert page.evaluate("document.documentElement.scrollWidth") <= width, file
    inside = edition.folder.as_uri()
    assert [one for one in asked if not one.startswith(inside)] == []
    assert complaints == []
    context.close()


def pages_of(edition: Edition) -> list[str]:
    """Return the pages in one language, and the first of the other."""
    english = [place.file for place in edition.places if place.language == "en"]
    return [*english, "en/contents.html", "ja/index.html"]


def test_a_reader_finds_the_way_by_links_alone(browser: Browser, edition: Edition) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((edition.folder / "index.html").as_uri())
    page.get_by_text("日本語で読む").click()
    assert Path(page.url.removeprefix("file://")) == edition.folder / "ja" / "index.html"
    page.locator(".kz-languages [hreflang=en]").click()
    page.locator("nav").get_by_text("Countries", exact=True).click()
    assert page.url.endswith("en/countries.html")
    page.locator(".kz-countries a[href]").first.click()
    assert "/en/country-" in page.url
    context.close()
