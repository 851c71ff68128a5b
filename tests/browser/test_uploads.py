"""A file too many is refused, and the page says so in the reader's language."""

from collections.abc import Callable

import pytest
from playwright.sync_api import FilePayload, expect

from analysis.intake import limits
from tests.browser.reader import Reader

SAID = {"en": f"already {limits.FILES} files", "ja": f"既に{limits.FILES}件"}


@pytest.mark.parametrize("language", SAID)
def test_the_file_too_many(reader: Callable[..., Reader], language: str) -> None:
    tab = reader(f"check?lang={language}&data=demo")
    files: list[FilePayload] = [
        {"name": f"sites-{number}.csv", "mimeType": "text/csv", "buffer": b"site_id\n"}
        for number in range(limits.FILES + 1)
    ]
    said = tab.page.locator(".st-key-card-check_files .kz-not-taken")
    expect(said).to_be_hidden()
    tab.page.locator(".st-key-card-check_files input[type=file]").set_input_files(files)
    expect(said).to_be_visible(timeout=60_000)
    expect(said).to_contain_text(SAID[language])
    tab.settle()
