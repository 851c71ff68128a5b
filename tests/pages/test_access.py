"""Who may read and change the data: editors that have signed in, and else nobody by a network."""

import json
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from analysis.access import settings
from analysis.access.settings import OPEN_EDITING
from analysis.access.sign_outs import KeptSignOuts
from analysis.saving.journal import history
from analysis.saving.store import FolderStore
from analysis.words.catalogue import LANGUAGES, words_in
from pages import header
from pages.session import access
from pages.web.gate import FAILED, Guard
from tests.data_folder import DataFolder
from tests.pages.page import Page
from tests.pages.test_check_page import (
    DELEGATES,
    SAVE,
    SOURCE,
    came,
    folder,  # noqa: F401 - a fixture
    in_this_process,  # noqa: F401 - a fixture
    page,  # noqa: F401 - a fixture
    rows_of,
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
def test_through_a_network_the_page_says_why_nothing_is_saved(
    page: Page,  # noqa: F811 - the fixture
    monkeypatch: pytest.MonkeyPatch,
    why: str,
) -> None:
    assert len(page.app.info) == 0
    assert page.has("card-check_history")
    monkeypatch.setattr(access, "reason", lambda *_: why)
    page.open()
    (notice,) = page.app.info
    assert OPEN_EDITING in notice.value
    assert not page.has("card-check_history")


def test_through_a_network_files_are_checked_and_not_saved(
    page: Page,  # noqa: F811 - the fixture
    folder: DataFolder,  # noqa: F811 - the fixture
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(access, "reason", lambda *_: "host")
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
    page: Page,  # noqa: F811 - the fixture
    folder: DataFolder,  # noqa: F811 - the fixture
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
    page: Page,  # noqa: F811 - the fixture
    folder: DataFolder,  # noqa: F811 - the fixture
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


# With sign-in.

own_claims = access.claims
ANNA = {"sub": "1", "email": "anna@example.org", "is_logged_in": True}


class SignIn:
    """A server where people sign in, and whoever opens its pages now."""

    def __init__(self, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.editors = place / "editors"
        self.editors.write_text("anna@example.org", encoding="utf-8")
        self.settings = settings.SignIn(settings.OIDC, editors_file=self.editors)
        self.claims: dict[str, object] = {}
        self.cookies: dict[str, str] = {}
        monkeypatch.setattr(access, "claims", lambda: self.claims)
        monkeypatch.setattr(access, "guard", lambda: self.guard)
        monkeypatch.setattr(header, "guard", lambda: self.guard)
        self.sign_outs = KeptSignOuts(lambda: FolderStore(place))

    @property
    def guard(self) -> Guard:
        return Guard(self.settings, self.sign_outs)

    def come(self, since: float | None = None, **claims: object) -> None:
        """Have somebody sign in, now if nothing else is said."""
        self.claims = {**ANNA, "iat": time.time() - 60 if since is None else since, **claims}

    def close(self) -> None:
        """Let only those read who have signed in."""
        self.settings = replace(self.settings, readers=settings.SIGNED_IN)


@pytest.fixture
def sign_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SignIn:
    return SignIn(tmp_path, monkeypatch)


def test_an_editor_saves_by_the_address_of_the_sign_in(
    sign_in: SignIn,
    page: Page,  # noqa: F811 - the fixture
    folder: DataFolder,  # noqa: F811 - the fixture
    caplog: pytest.LogCaptureFixture,
) -> None:
    sign_in.come()
    caplog.set_level("INFO", "kizuna.audit")
    upload(page.open(), *vietnam(folder))
    assert [field.key for field in page.app.text_input if "who" in str(field.key)] == []
    page.click("check-save")
    assert "undo-who" not in str([field.key for field in page.app.text_input])
    page.click("undo-do-000001")
    assert [line["who"] for line in lines(caplog)] == ["anna@example.org"] * 2
    assert [saved.who for saved in history(folder.folder)] == ["anna@example.org"] * 2


@pytest.mark.parametrize("signed_in", [True, False])
def test_who_is_no_editor_is_given_no_choice_of_files_and_told_whom_to_ask(
    sign_in: SignIn,
    page: Page,  # noqa: F811 - the fixture
    monkeypatch: pytest.MonkeyPatch,
    *,
    signed_in: bool,
) -> None:
    monkeypatch.setenv("KIZUNA_CONTACT", "desk@example.org")
    if signed_in:
        sign_in.come(email="bo@example.org", sub="2")
    page.open()
    assert len(page.app.file_uploader) == 0
    assert not page.has("card-check_history")
    (notice,) = page.app.info
    assert "Only editors can change the data" in notice.value
    assert "desk@" in notice.value
    assert ("reader" in notice.value) == signed_in
    assert "Sign out" in page.html if signed_in else "Sign in" in page.html


def ended(sign_in: SignIn) -> None:
    sign_in.sign_outs.end(" 1", time.time())


def too_old(sign_in: SignIn) -> None:
    sign_in.come(since=time.time() - sign_in.settings.hours * 3600 - 1)


def removed(sign_in: SignIn) -> None:
    sign_in.editors.write_text("bo@example.org", encoding="utf-8")


def broken(sign_in: SignIn) -> None:
    sign_in.editors.write_text("anna", encoding="utf-8")


def nobody(sign_in: SignIn) -> None:
    sign_in.claims = {}


@pytest.mark.parametrize(
    ("happens", "code", "who"),
    [
        (ended, "ended", "anna@example.org"),
        (too_old, "ended", "anna@example.org"),
        (nobody, "ended", ""),
        (removed, "reader", "anna@example.org"),
        (broken, "reader", "anna@example.org"),
    ],
)
def test_a_save_and_an_undo_are_judged_when_they_are_made(
    sign_in: SignIn,
    page: Page,  # noqa: F811 - the fixture
    folder: DataFolder,  # noqa: F811 - the fixture
    caplog: pytest.LogCaptureFixture,
    happens: Callable[[SignIn], None],
    code: str,
    who: str,
) -> None:
    caplog.set_level("INFO", "kizuna.audit")
    sign_in.come()
    upload(page.open(), *vietnam(folder))
    before = folder.text(DELEGATES)
    happens(sign_in)
    page.click("check-save")
    assert "Nothing was changed" in page.app.error[0].value
    assert folder.text(DELEGATES) == before
    refusals = [line for line in lines(caplog) if line.get("what") == "save"]
    assert [(line["who"], line["code"]) for line in refusals] == [(who, code)]


def test_one_office_does_not_change_the_rows_of_another(
    sign_in: SignIn,
    page: Page,  # noqa: F811 - the fixture
    folder: DataFolder,  # noqa: F811 - the fixture
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level("INFO", "kizuna.audit")
    sign_in.editors.write_text("anna@example.org=paris", encoding="utf-8")
    sign_in.come()
    upload(page.open(), *vietnam(folder))
    assert "You can change the rows of CLAIR Paris." in page.text
    page.click("check-save")
    assert "CLAIR Singapore" in page.app.error[0].value
    upload(page, ("paris.csv", rows_of(came("FRA", "5", "paris-fy2019"))))
    page.click("check-save")
    assert len(page.app.error) == 0
    assert f"paris-fy2019,FRA,,5,stated,{SOURCE}" in folder.text(DELEGATES)
    # The undo of the other office's save is judged the same way.
    sign_in.editors.write_text("anna@example.org=sg", encoding="utf-8")
    page.open()
    page.click("undo-do-000001")
    assert "CLAIR Paris" in page.app.error[0].value
    told = [(line.get("what"), line.get("code"), line.get("detail")) for line in lines(caplog)]
    assert told == [("save", "office", "sg"), (None, None, None), ("undo", "office", "paris")]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_where_readers_sign_in_nothing_is_drawn_for_anybody_else(
    sign_in: SignIn, lang: str
) -> None:
    sign_in.close()
    for name in ("participation", "site_visits", "", "check", "overview"):
        closed = Page(name, country=["IND"], lang=[lang]).open()
        assert words_in(lang).text("door-title") in closed.html
        assert 'href="sign-in"' in closed.html
        assert len(closed.elements) == 1
        assert "IND" not in closed.text.replace("country=IND", "")
    sign_in.come()
    assert "anna@example.org" in Page("participation", country=["IND"], lang=[lang]).open().html


def test_a_failed_sign_in_is_told_on_the_page_it_began_on(
    sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(access, "cookies", lambda: {FAILED: "yes"})
    opened = Page("participation").open()
    said = words_in("en").text("sign-in-failed")
    assert said in opened.html
    assert said in opened.open().html
    assert said not in opened.go_to("hosts").html
    sign_in.come()
    assert said not in Page("participation").open().html
    sign_in.claims = {}
    sign_in.close()
    assert said in Page("participation").open().html


def test_a_page_that_a_proxy_let_in_is_open_for_so_long(
    sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A proxy says who it is when the page is opened; later only a new page asks it."""
    said = {"email": "anna@example.org", "groups": "staff"}
    sign_in.settings = settings.SignIn(settings.PROXY, settings.SIGNED_IN, hours=2)
    monkeypatch.setattr(access, "claims", own_claims)
    monkeypatch.setattr(access, "said", lambda: said)
    opened = Page("hosts").open()
    assert "anna@example.org" in opened.html
    now = time.time()
    for hours, is_shown in ((1.9, True), (2.1, False)):
        monkeypatch.setattr(time, "time", lambda hours=hours: now + hours * 3600)
        assert ("anna@example.org" in opened.open().html) == is_shown
    assert "anna@example.org" in Page("hosts").open().html
