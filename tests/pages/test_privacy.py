"""No byte that goes to a browser holds what would point to a person."""

from pathlib import Path

import pytest
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue

from analysis.intake.results.reading import read_together
from analysis.saving.store import FolderStore
from analysis.words.catalogue import LANGUAGES, words_in
from pages.all_pages import PATHS
from pages.session import data, uploads
from tests.data_folder import DataFolder
from tests.intake.files import text
from tests.pages.page import Page
from tests.pages.test_check_page import upload

pytestmark = pytest.mark.unwatched
# Planted in columns that the contract does not know, and in cells of those that it knows.
PLANTED = ("Somchai", "山田花子", "somchai@example.com", "03-1234-5678", "AB1234567", "1979-05-15")
HEADS = {"name": "Somchai", "氏名": "山田花子", "旅券番号": "AB1234567", "生年月日": "1979-05-15"}


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """Collect the bytes of all that the pages send."""
    messages: list[bytes] = []
    enqueue = ForwardMsgQueue.enqueue

    def keep(queue: ForwardMsgQueue, message) -> None:
        messages.append(message.SerializeToString())
        enqueue(queue, message)

    monkeypatch.setattr(ForwardMsgQueue, "enqueue", keep)
    return messages


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DataFolder:
    monkeypatch.setattr(data, "STORE", FolderStore(tmp_path))
    planted = DataFolder(tmp_path)
    for table in ("delegates", "seminars", "sites"):
        file = f"record/{table}.csv"
        head, *rows = planted.text(file).splitlines()
        lines = [",".join([head, *HEADS]), *(",".join([row, *HEADS.values()]) for row in rows)]
        planted.write(file, "\n".join(lines) + "\n")
    planted.edit("record/sites.csv", "jnto,", "The source", "somchai@example.com")
    planted.edit("record/delegates.csv", "sg-fy2019,LAO", "LAO", "somchai@example.com")
    planted.edit("reference/themes.csv", "tourism-promotion", "Tourism", "TEL 03-1234-5678 Tourism")
    return planted


def test_no_page_sends_what_is_personal(folder: DataFolder, sent: list[bytes]) -> None:
    for name in PATHS:
        for language in LANGUAGES:
            page = Page(name, lang=language, q="山", seminar="sg-fy2019", site="jnto").open()
            page.show_tables()
    everything = b"".join(sent)
    # What is not personal is there, so the search can find something.
    assert b"Shimonoseki" in everything
    assert "下関市".encode() in everything
    assert len(folder.load().problems) > 2
    assert [planted for planted in PLANTED if planted.encode() in everything] == []
    escaped = [planted.encode("ascii", "backslashreplace") for planted in PLANTED]
    assert [planted for planted in escaped if planted in everything] == []


def test_an_upload_is_neither_kept_nor_sent_back(
    folder: DataFolder, sent: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "read_in_sandbox", read_together)
    heads = ["seminar_id", "country", "theme_id", "delegates", "basis", "source_id", *HEADS]
    row = ["sg-fy2019", "VNM", "", "1", "stated", "clair-singapore-2019", *HEADS.values()]
    note = [*row[:5], "somchai@example.com 03-1234-5678", *row[6:]]
    before = {path for path in folder.folder.rglob("*") if path.is_file()}
    for language in LANGUAGES:
        page = Page("check", lang=language).open()
        sent.clear()
        content = text([heads, row, note]).encode()
        upload(page, ("delegates.csv", content))
        assert words_in(language).text("problem-personal")[:10].lower() in page.text.lower()
        everything = b"".join(sent)
        assert [planted for planted in PLANTED if planted.encode() in everything] == []
    added = {path for path in folder.folder.rglob("*") if path.is_file()} - before
    assert [
        path for path in added if any(one.encode() in path.read_bytes() for one in PLANTED)
    ] == []
