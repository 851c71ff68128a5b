"""From Home to the printed brief, and all country sheets at once, in a browser."""

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

from playwright.sync_api import expect

from tests.browser.axe import severe_findings
from tests.browser.reader import Reader
from tests.browser.test_pages import in_order
from tests.reports.reading import read, title_of

Open = Callable[..., Reader]


def test_from_home_to_the_brief_on_paper(reader: Open) -> None:
    tab = reader("?lang=ja")
    tab.page.get_by_role("link", name="会議用の概況").click()
    expect(tab.page.locator("h1")).to_have_text("報告書")
    tab.leads_to({"lang": ["ja"], "report": ["brief"]})
    card = tab.key("card-report")
    expect(card.get_by_role("img")).to_have_count(2)
    in_order(tab)
    assert severe_findings(tab) == {}

    with tab.page.expect_download() as download:
        button = card.get_by_role("link", name="PDFをダウンロード")
        button.focus()
        tab.page.keyboard.press("Enter")

    assert download.value.suggested_filename == "kizuna-brief-sg-record-ja-2026-11.pdf"
    made = read(Path(download.value.path()).read_bytes())
    assert title_of(made).startswith("年次概況")


def test_the_sheets_of_all_countries_come_in_one_file(reader: Open) -> None:
    tab = reader("reports?report=country&data=demo")
    with tab.page.expect_download() as download:
        tab.page.get_by_role("link", name="Download the sheets of all countries").click()

    assert download.value.suggested_filename == "kizuna-countries-sg-demo-en.zip"
    with ZipFile(download.value.path()) as archive:
        assert len(archive.namelist()) == 12
        assert "kizuna-country-lao-sg-demo-en-2026-11.pdf" in archive.namelist()
