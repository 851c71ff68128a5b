"""The first answer to an address: who is given one, how long it is kept, and how it is sent."""

import asyncio
import gzip
from pathlib import Path

import pytest
from starlette.types import Message, Receive, Scope, Send

from analysis.access.settings import read_settings
from analysis.access.sign_outs import KeptSignOuts
from analysis.html.elements import Markup
from analysis.saving.store import FolderStore
from pages import first_answer
from pages.first_answer import MOST_BYTES, MOST_KEPT, FirstAnswers
from pages.web.delivery import FrontPage
from pages.web.gate import Guard
from pages.web.hooks import SCRIPTS
from tests.awaiting import awaited

START_PAGE = (SCRIPTS.parents[1] / "index.html").read_bytes()
FIVE_HUNDRED = 500


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(first_answer, "SECONDS", 60)


def scope(path: str = "/", query: str = "", **changed: object) -> Scope:
    made = {"type": "http", "method": "GET", "path": path, "query_string": query.encode()}
    return {**made, "headers": [(b"accept-encoding", b"gzip")], **changed}


def completed(html: Markup, title: str, language: str) -> bytes:
    return f"{title}|{language}|{html}".encode()


def answered(answers: FirstAnswers, asked: Scope) -> str | None:
    """Return the page with the first answer; None where it is the plain start."""
    sent = awaited(answers.answer(asked, completed))
    return None if sent is None else gzip.decompress(sent[0]).decode()


def test_a_page_is_answered_under_its_path_and_that_of_the_server() -> None:
    for base in ("", "/kizuna"):
        answers = FirstAnswers(base)
        home = answered(answers, scope(f"{base}/"))
        assert home is not None
        assert home.startswith("Home")
        trend = answered(answers, scope(f"{base}/participation", "lang=ja"))
        assert trend is not None
        assert "|ja|" in trend
        # Where a page has moved, its new place.
        assert answered(answers, scope(f"{base}/overview")) == home
        assert answered(answers, scope(f"/other{base}/participation")) is None


@pytest.mark.parametrize(
    "asked",
    [
        scope("/nowhere"),
        scope("/participation/"),
        scope("/participation", method="POST"),
        scope("/participation", "q=" + 3_000 * "a"),
    ],
)
def test_what_cannot_be_understood_gets_the_plain_start(asked: Scope) -> None:
    assert answered(FirstAnswers(""), asked) is None


def test_where_readers_sign_in_an_answer_is_for_who_has(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody else is sent any of the data, and no browser keeps it."""
    answers = FirstAnswers("")
    proxy = {"KIZUNA_SIGN_IN": "proxy", "KIZUNA_READERS": "signed-in"}
    judge = Guard(read_settings(proxy), KeptSignOuts(lambda: FolderStore(Path("none"))))
    monkeypatch.setattr(first_answer, "guard", lambda: judge)
    assert judge.sign_in.is_private
    assert awaited(answers.answer(scope(), completed)) is None
    name = judge.sign_in.address_header.lower().encode()
    known = scope(headers=[(name, b"reader@example.org")])
    sent = awaited(answers.answer(known, completed))
    assert sent is not None
    assert sent[1] == "private, no-store"
    # What is kept is nobody's: no name is in it.
    assert b"reader@example.org" not in gzip.decompress(sent[0])


def test_an_error_gets_the_plain_start_and_is_told_to_the_log(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(first_answer, "drawn", lambda *_: 1 // 0)
    assert answered(FirstAnswers(""), scope("/participation", "q=secret")) is None
    assert "no first answer to /participation" in caplog.text
    assert "ZeroDivisionError" in caplog.text
    assert "secret" not in caplog.text


def test_an_answer_is_drawn_once_for_the_same_data(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[object] = []

    def draw(asked: object, _completed: object) -> bytes:
        drawn.append(asked)
        return b"answer"

    monkeypatch.setattr(first_answer, "drawn", draw)
    answers = FirstAnswers("")

    async def three() -> list[tuple[bytes, str] | None]:
        asked = [answers.answer(scope(), completed) for _ in range(2)]
        return [*await asyncio.gather(*asked), await answers.answer(scope(), completed)]

    assert awaited(three()) == 3 * [(b"answer", "no-cache")]
    assert len(drawn) == 1
    monkeypatch.setattr(first_answer, "data_set_and_version", lambda name: (name, "another"))
    awaited(answers.answer(scope(), completed))
    assert len(drawn) == 2


def test_memory_is_bounded_whatever_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = FirstAnswers("")
    # Each as large as a real one, which is drawn once: it is their number that counts.
    real = awaited(answers.answer(scope("/search", "q=real"), completed))
    assert real is not None
    monkeypatch.setattr(first_answer, "drawn", lambda *_: real[0])
    for number in range(FIVE_HUNDRED):
        assert answered(answers, scope("/search", f"q={number}")) is not None
    assert len(answers.kept) == MOST_KEPT < FIVE_HUNDRED
    assert not answers.under_way
    # The oldest have gone.
    assert not [asked for asked in answers.kept if asked[1] == "q=0"]
    # A few large ones take the room of many.
    large = MOST_BYTES // 3
    monkeypatch.setattr(first_answer, "drawn", lambda *_: bytes(large))
    for number in range(9):
        awaited(answers.answer(scope("/search", f"q=large-{number}"), completed))
    assert sum(map(len, answers.kept.values())) <= MOST_BYTES


def sent_by(front: FrontPage, asked: Scope) -> tuple[dict[bytes, bytes], bytes]:
    messages: list[Message] = []

    async def send(message: Message) -> None:
        messages.append(message)

    async def receive() -> Message:
        raise AssertionError("nothing is to be received")

    awaited(front(asked, receive, send))
    start, body = messages
    return dict(start["headers"]), body["body"]


async def streamlit(asked: Scope, _receive: Receive, send: Send) -> None:
    """Answer as Streamlit's server does: with its page, unless a browser has it."""
    has_it = b"if-none-match" in dict(asked["headers"])
    headers = [(b"content-type", b"text/html; charset=utf-8"), (b"etag", b"x")]
    await send(
        {"type": "http.response.start", "status": 304 if has_it else 200, "headers": headers}
    )
    await send({"type": "http.response.body", "body": b"" if has_it else START_PAGE})


def test_the_page_is_sent_with_its_answer_whatever_a_browser_has_kept() -> None:
    front = FrontPage(streamlit, {"": ""}, FirstAnswers("").answer)
    conditional = [(b"accept-encoding", b"gzip"), (b"if-none-match", b"x")]
    headers, body = sent_by(front, scope("/participation", headers=conditional))
    page = gzip.decompress(body).decode()
    assert "<title>Trend · Kizuna</title>" in page
    assert page.index('<div id="root">') < page.index("kz-answer stApp")
    assert "<noscript>" not in page
    assert headers[b"cache-control"] == b"no-cache"
    assert headers[b"content-encoding"] == b"gzip"
    assert headers[b"content-length"] == str(len(body)).encode()
    assert b"etag" not in headers
    # Who takes no gzip is sent the same.
    headers, body = sent_by(front, scope("/participation", headers=[]))
    assert body.decode() == page
    assert b"content-encoding" not in headers


def test_without_an_answer_the_start_says_what_it_needs() -> None:
    front = FrontPage(streamlit, {"": ""}, FirstAnswers("").answer)
    _, body = sent_by(front, scope("/nowhere"))
    assert "<noscript><p lang=" in body.decode()


@pytest.mark.thinned(1)
@pytest.mark.parametrize("data", ["record", "demo"])
@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_first_response_is_small(language: str, data: str) -> None:
    front = FrontPage(streamlit, {"": ""}, FirstAnswers("").answer)
    query = f"lang={language}&data={data}"
    for path in ("/", "/participation", "/site-visits", "/hosts", "/themes", "/seminar"):
        _, body = sent_by(front, scope(path, query))
        assert len(body) <= 80_000, path
