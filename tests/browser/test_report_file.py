"""A report as one file, opened from disk while no host can be reached."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from analysis.reports.content.brief import annual_brief
from analysis.reports.content.parts import ReportContext
from analysis.reports.content.seminar import seminar_report
from analysis.reports.formats import html
from analysis.words.catalogue import words_in
from tests.browser.conftest import NARROW, WIDE, private
from tests.data_folder import shipped_data


def opened(browser: Browser, file: Path, scheme: str, width: int):
    """Open a file offline; return the page, what it asked for and what it complained of."""
    context = private(browser, scheme, width)
    context.set_offline(True)
    page, asked, complaints = context.new_page(), [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(file.as_uri())
    return page, asked, complaints


@pytest.mark.parametrize(
    ("data", "language", "scheme", "width"),
    [("record", "en", "light", WIDE), ("demo", "ja", "dark", NARROW)],
)
def test_a_report_opens_from_disk_with_its_figures_map_and_tables(
    browser: Browser, tmp_path: Path, data: str, language: str, scheme: str, width: int
) -> None:
    own = ReportContext(shipped_data(data), words_in(language), "https://kizuna.example.org")
    for report in (annual_brief(own), seminar_report(own, "sg-fy2019")):
        file = tmp_path / f"{report.file_stem}.html"
        file.write_bytes(html(report))
        page, asked, complaints = opened(browser, file, scheme, width)

        assert (asked, complaints) == ([file.as_uri()], [])
        assert page.evaluate("document.documentElement.lang") == language
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.locator("figure svg circle:visible").count() > 0
        assert page.locator("table:visible").count() > 0
        assert page.locator(".demonstration").count() == (2 if data == "demo" else 0)
        assert Axe().run(page).response["violations"] == []
        point_at_a_place(page)
        say_their_numbers(page)
        page.context.close()


def point_at_a_place(page) -> None:
    """Point at the uppermost mark of a map, upon which its sign lies."""
    mark = page.locator("figure").last.locator("[data-told]").last
    mark.hover()
    expect(page.locator("#told")).to_have_text(mark.get_attribute("data-told"))


def say_their_numbers(page) -> None:
    """Point at a mark of each figure, and walk in it with the keyboard."""
    # A figure that comes under the pointer would speak as well.
    page.mouse.move(0, 0)
    told = page.locator("#told")
    for figure in page.locator("[data-figure]").all():
        marks = figure.locator("[data-told]")
        first = marks.first
        # Small marks of a map lie upon each other.
        first.dispatch_event("pointerover")
        expect(told).to_have_text(first.get_attribute("data-told"))
        first.focus()
        page.keyboard.press("ArrowRight")
        if marks.count() > 1:
            expect(told).to_have_text(marks.nth(1).get_attribute("data-told"))
        page.keyboard.press("Escape")
        expect(told).to_be_hidden()
