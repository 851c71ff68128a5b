"""Scripts are kept as they were sent to the first reader, if they were sent to their end."""

from contextlib import suppress

from starlette.types import Message, Receive, Scope, Send

from pages.shared.delivery import KeptScripts

START = {
    "type": "http.response.start",
    "status": 200,
    "headers": [(b"content-type", b"text/javascript"), (b"content-encoding", b"gzip")],
}
REQUEST = {
    "type": "http",
    "method": "GET",
    "path": "/static/js/index.js",
    "headers": [(b"accept-encoding", b"gzip")],
}
BEGINNING = {"type": "http.response.body", "body": b"be", "more_body": True}
END = {"type": "http.response.body", "body": b"gun", "more_body": False}


class Scripts:
    """Answers each request as told, one after another, and counts them."""

    def __init__(self, *answers: list[Message]) -> None:
        self.answers = answers
        self.asked = 0

    async def __call__(self, _scope: Scope, _receive: Receive, send: Send) -> None:
        self.asked += 1
        for message in self.answers[self.asked - 1]:
            await send(message)


def received(kept: KeptScripts) -> list[Message]:
    messages: list[Message] = []

    async def send(message: Message) -> None:
        messages.append(message)

    async def receive() -> Message:
        raise AssertionError("nothing is to be received")

    # Nothing waits here, so no loop is needed; Playwright may run its own in this process.
    with suppress(StopIteration):
        kept(REQUEST, receive, send).send(None)
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
