"""What the server keeps for all readers, and how many it lets in."""

import asyncio
from contextlib import suppress

import pytest
from starlette.types import Message, Receive, Scope, Send

from pages.web.delivery import Completed, FrontPage, KeptScripts
from pages.web.hooks import SCRIPTS
from pages.web.limits import TRY_AGAIN_LATER, Connections
from tests.awaiting import awaited

START: Message = {
    "type": "http.response.start",
    "status": 200,
    "headers": [(b"content-type", b"text/javascript"), (b"content-encoding", b"gzip")],
}
REQUEST: Scope = {
    "type": "http",
    "method": "GET",
    "path": f"/static/js/{next(SCRIPTS.glob('*.js')).name}",
    "headers": [(b"accept-encoding", b"gzip")],
}
BEGINNING: Message = {"type": "http.response.body", "body": b"be", "more_body": True}
END: Message = {"type": "http.response.body", "body": b"gun", "more_body": False}


class Scripts:
    """Answers each request as told, one after another, and counts them."""

    def __init__(self, *answers: list[Message]) -> None:
        self.answers = answers
        self.asked = 0

    async def __call__(self, _scope: Scope, _receive: Receive, send: Send) -> None:
        self.asked += 1
        for message in self.answers[self.asked - 1]:
            await send(message)


def received(app: KeptScripts | FrontPage, **changed: object) -> list[Message]:
    messages: list[Message] = []

    async def send(message: Message) -> None:
        messages.append(message)

    async def receive() -> Message:
        raise AssertionError("nothing is to be received")

    # Nothing waits here, so no loop is needed; Playwright may run its own in this process.
    with suppress(StopIteration):
        app({**REQUEST, **changed}, receive, send).send(None)
    return messages


def test_a_script_is_asked_for_once() -> None:
    scripts = Scripts([START, BEGINNING, END])
    kept = KeptScripts(scripts)

    assert received(kept) == received(kept) == [START, BEGINNING, END]
    assert scripts.asked == 1


def test_what_a_reader_did_not_wait_for_is_not_kept_for_others() -> None:
    for cut in ([], [START], [START, BEGINNING]):
        scripts = Scripts(cut, [START, BEGINNING, END])
        kept = KeptScripts(scripts)

        assert received(kept) == cut
        assert received(kept) == [START, BEGINNING, END]
        assert scripts.asked == 2


def test_a_script_is_kept_once_however_its_path_is_written() -> None:
    name = REQUEST["path"].rpartition("/")[2]
    paths = [f"{start}/static/js/{name}" for start in ("", "/kizuna", "/.", "/a/b/c")]
    scripts = Scripts(*[[START, END]] * len(paths))
    kept = KeptScripts(scripts)
    for path in paths:
        received(kept, path=path)
    assert scripts.asked == len(kept.kept) == 1

    strange = [f"/static/js/{other}" for other in ("none.js", "x/index.js", "../js/a.js", "\0.js")]
    scripts = Scripts(*[[START, END]] * len(strange))
    kept = KeptScripts(scripts)
    for path in strange:
        received(kept, path=path)
    assert kept.kept == {}


@pytest.mark.parametrize(
    ("addresses", "most", "of_one_address", "expected"),
    [
        # The server is full, whoever they are.
        (["192.0.2.1", "192.0.2.2", "192.0.2.3"], 2, 9, ["in", "in", "away"]),
        # One address has its share, another is served all the same.
        (["192.0.2.1"] * 3 + ["192.0.2.2"], 9, 2, ["in", "in", "away", "in"]),
        # Who has one address of the new kind has as many as they like.
        (["2001:db8::1", "2001:db8::2", "2001:db8:0:1::1"], 9, 1, ["in", "away", "in"]),
        (["", "testclient"], 9, 1, ["in", "in"]),
    ],
)
def test_a_full_server_lets_nobody_in_until_somebody_leaves(
    addresses: list[str], most: int, of_one_address: int, expected: list[str]
) -> None:
    async def told() -> list[str]:
        said: list[str] = []
        left = asyncio.Event()

        async def page(_scope: Scope, _receive: Receive, _send: Send) -> None:
            said.append("in")
            await left.wait()

        async def receive() -> Message:
            raise AssertionError("nothing is to be received")

        async def send(message: Message) -> None:
            said.append(f"{message['type']} {message['code']}")

        connections = Connections(page, most=most, of_one_address=of_one_address)
        scopes = [{"type": "websocket", "client": (address, 4711)} for address in addresses]
        running = [asyncio.create_task(connections(scope, receive, send)) for scope in scopes]
        await asyncio.sleep(0)
        left.set()
        await asyncio.gather(*running)
        await connections(scopes[0], receive, send)
        assert connections.open == {}
        return said

    said = awaited(told())
    away = f"websocket.close {TRY_AGAIN_LATER}"
    assert said == [*(away if word == "away" else word for word in expected), "in"]


async def no_answer(_scope: Scope, _completed: Completed) -> None:
    return None


@pytest.mark.parametrize(
    ("body", "stays"), [("<h1>A report</h1>", True), ('<div id="root">', False)]
)
def test_only_the_page_of_the_app_is_completed(body: str, *, stays: bool) -> None:
    """A report as a web page is to be kept and sent on: it is the report and nothing else."""
    page = f"<html lang='en'><head></head><body>{body}</body></html>".encode()
    answer: list[Message] = [
        {**START, "headers": [(b"content-type", b"text/html; charset=utf-8")]},
        {"type": "http.response.body", "body": page},
    ]
    sent = received(
        FrontPage(Scripts(answer), {"": ""}, no_answer), path="/files/reports/report-en.html"
    )
    assert (sent[1]["body"] == page) == stays
    assert dict(sent[0]["headers"])[b"content-length"] == str(len(sent[1]["body"])).encode()
