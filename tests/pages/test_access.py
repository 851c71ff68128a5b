"""Who may change the data: nobody through a network, as long as nobody signs in."""

import json
from typing import Any

import pytest

from analysis.access.settings import OPEN_EDITING
from pages.session import access
from tests.data_folder import DataFolder
from tests.pages.page import Page
from tests.pages.test_check_page import (
    DELEGATES,
    SAVE,
    folder,  # noqa: F401 - a fixture
    page,  # noqa: F401 - a fixture
    save,
    upload,
    vietnam,
)

HERE = {"Host": "localhost:8501"}


@pytest.mark.parametrize(
    ("address", "path", "headers", "why"),
    [
        ("127.0.0.1", "", HERE, ""),
        ("localhost", None, {"Host": "127.0.0.1:8501"}, ""),
        ("::1", "", {"Host": "[::1]:8501"}, ""),
        ("127.0.0.1", "", {}, ""),
        ("0.0.0.0", "", HERE, "address"),  # noqa: S104 - what is refused
        ("192.0.2.7", "", HERE, "address"),
        ("", "", HERE, "address"),
        (None, "", HERE, "address"),
        ("kizuna.example.org", "", HERE, "address"),
        ("127.0.0.1", "kizuna", HERE, "path"),
        ("127.0.0.1", "", {**HERE, "X-Forwarded-For": "192.0.2.7"}, "forwarded"),
        ("127.0.0.1", "", {**HERE, "Forwarded": "for=192.0.2.7"}, "forwarded"),
        ("127.0.0.1", "", {**HERE, "Via": "1.1 office"}, "forwarded"),
        ("127.0.0.1", "", {"Host": "kizuna.example.org"}, "host"),
        ("127.0.0.1", "", {"Host": "localhost.example.org:8501"}, "host"),
        ("127.0.0.1", "", {"Host": "127.0.0.1.example.org"}, "host"),
    ],
)
def test_what_comes_through_a_network_is_told_from_the_machine_itself(
    address: str | None, path: str | None, headers: dict[str, str], why: str
) -> None:
    assert access.reason(address, path, headers) == why
    assert why in ("", *access.REASONS)


@pytest.mark.parametrize("why", access.REASONS)
def test_through_a_network_files_are_checked_and_not_saved(
    page: Page,  # noqa: F811
    folder: DataFolder,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
    why: str,
) -> None:
    monkeypatch.setattr(access, "reason", lambda *_: why)
    upload(page, *vietnam(folder))
    (notice,) = page.app.info
    assert OPEN_EDITING in notice.value
    assert page.has("card-check_changes")
    assert not page.has(SAVE)
    assert not page.has("card-check_history")

    monkeypatch.setenv(OPEN_EDITING, "yes")
    page.open()
    assert page.has(SAVE)
    assert len(page.app.info) == 0


def test_a_save_and_an_undo_that_come_all_the_same_are_refused_and_logged(
    page: Page,  # noqa: F811
    folder: DataFolder,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    upload(page, *vietnam(folder))
    before = folder.text(DELEGATES)
    caplog.set_level("INFO", "kizuna.audit")
    with monkeypatch.context() as network:
        network.setattr(access, "reason", lambda *_: "host")
        save(page)
        assert "through a network" in page.app.error[0].value
        assert folder.text(DELEGATES) == before
    page.open()
    save(page)
    saved = folder.text(DELEGATES)
    assert saved != before
    page.app.text_input(key="undo-who-000001").set_value("BM")
    monkeypatch.setattr(access, "reason", lambda *_: "forwarded")
    page.click("undo-do-000001")
    assert "through a network" in page.app.error[0].value
    assert folder.text(DELEGATES) == saved
    refusals = [line for line in lines(caplog) if line["audit"] == "refusal"]
    assert [(line["what"], line["who"], line["code"], line["detail"]) for line in refusals] == [
        ("save", "AK", "closed", "host"),
        ("undo", "BM", "closed", "forwarded"),
    ]


def test_each_save_and_undo_leaves_a_line(
    page: Page,  # noqa: F811
    folder: DataFolder,  # noqa: F811
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level("INFO", "kizuna.audit")
    upload(page, *vietnam(folder))
    save(page)
    page.app.text_input(key="undo-who-000001").set_value("BM")
    page.click("undo-do-000001")
    made = [
        (line["audit"], line["who"], line["entry"], line["files"][DELEGATES])
        for line in lines(caplog)
    ]
    assert made == [("save", "AK", "000001", [1, 0, 0]), ("undo", "BM", "000002", [0, 0, 1])]


def lines(caplog: pytest.LogCaptureFixture) -> list[dict[str, Any]]:
    """Return what the log has for whoever watches it, each line JSON of its own."""
    return [
        json.loads(record.getMessage())
        for record in caplog.records
        if record.name == "kizuna.audit"
    ]
