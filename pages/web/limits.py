"""What anybody may send: files alone that a page asks for, so many and so large, for so long.

Streamlit takes any number of files from whoever has a session, whatever the page shows, and keeps
them in memory until it forgets the session. Here a file is refused before any of it is read where
the session's page has no choice of files, or where those held for it, or for all, are enough. They
are freed as soon as the page is left, the choice is emptied, or the browser is gone.
"""

import asyncio
import logging
import os
from collections import Counter
from dataclasses import dataclass, field
from http import HTTPStatus
from ipaddress import ip_address, ip_network
from weakref import WeakValueDictionary

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from analysis.intake import limits
from pages.web import hooks

# A connection that breaks off comes back within this time, or the reader has gone.
GONE_S = 1.0
# A file as Streamlit measures it, with what stands around it in a body.
MOST_OF_A_BODY = limits.BYTES // 1_000_000 * 1024 * 1024 + hooks.OVERHEAD


@dataclass(eq=False)
class Chooser:
    """A page's choice of files: how many bytes each that was sent to it takes, by its id."""

    session: str
    held: dict[str, int] = field(default_factory=dict)

    def open(self) -> None:
        """Take files from now on."""
        _choosers[self.session] = self

    def empty(self) -> None:
        """Free the files that are held."""
        self.held.clear()
        hooks.forget_uploads(self.session)

    def close(self) -> None:
        """Take no more files, and free what is held."""
        self.empty()
        _choosers.pop(self.session, None)


# By session; each lives as long as its session.
_choosers: WeakValueDictionary[str, Chooser] = WeakValueDictionary()


def refusal(chooser: Chooser | None, file: str, size: int) -> HTTPStatus | None:
    """Return why a file of so many bytes is not taken; None if it is."""
    if chooser is None:
        return HTTPStatus.FORBIDDEN
    others = {name: held for name, held in chooser.held.items() if name != file}
    everywhere = sum(sum(one.held.values()) for one in _all_choosers())
    if size > MOST_OF_A_BODY or len(others) >= limits.FILES:
        return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    if sum(others.values()) + size > limits.BYTES_OF_A_VISIT:
        return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    if everywhere + size > limits.BYTES_OF_ALL_VISITS:
        return HTTPStatus.SERVICE_UNAVAILABLE
    return None


class UploadLimits:
    """Lets those files through that a page asks for, and frees those of readers who are gone."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; what is not taken is answered without being read."""
        if scope["type"] == "websocket":
            await self._connected(scope, receive, send)
        elif f"/{hooks.UPLOADS}/" in scope.get("path", ""):
            await self._sent(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _connected(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await self.app(scope, receive, send)
        finally:
            asyncio.get_running_loop().call_later(GONE_S, forget_gone)

    async def _sent(self, scope: Scope, receive: Receive, send: Send) -> None:
        *_, session, file = scope["path"].rsplit("/", 2)
        chooser = _choosers.get(session)
        if scope["method"] == "PUT":
            told = Headers(scope=scope).get("content-length", "")
            # A body that does not say how large it is may become as large as any.
            size = int(told) if told.isdecimal() else MOST_OF_A_BODY
            refused = refusal(chooser, file, size)
            if refused is not None:
                await Response(status_code=refused)(scope, receive, send)
            elif chooser is not None:
                await self._take(chooser, file, size, (scope, receive, send))
            return
        await self.app(scope, receive, send)
        if scope["method"] == "DELETE" and chooser is not None:
            chooser.held.pop(file, None)

    async def _take(
        self, chooser: Chooser, file: str, size: int, request: tuple[Scope, Receive, Send]
    ) -> None:
        """Hold the room for a file while it comes, and as long as it is kept."""
        scope, receive, send = request
        before = chooser.held.get(file)
        chooser.held[file] = size
        statuses: list[int] = []

        async def send_and_look(message: Message) -> None:
            if message["type"] == "http.response.start":
                statuses.append(message["status"])
            await send(message)

        try:
            await self.app(scope, receive, send_and_look)
        finally:
            if statuses != [HTTPStatus.NO_CONTENT]:
                chooser.held.pop(file, None)
                if before is not None:
                    chooser.held[file] = before
            elif not _is_awaited(chooser, file):
                hooks.forget_upload(chooser.session, file)


def forget_gone() -> None:
    """Free the files of the sessions that no browser holds open."""
    for chooser in _all_choosers():
        if chooser.held and not hooks.is_connected(chooser.session):
            chooser.empty()


def _all_choosers() -> list[Chooser]:
    """Return those of all sessions, while others may be added by their threads."""
    found = (reference() for reference in _choosers.valuerefs())
    return [chooser for chooser in found if chooser is not None]


def _is_awaited(chooser: Chooser, file: str) -> bool:
    """Whether the page that asked for a file still does, now that it has come."""
    is_open = _choosers.get(chooser.session) is chooser
    return is_open and file in chooser.held and hooks.is_connected(chooser.session)


# How many readers one server bears: each open page takes memory until it is closed. Of pages that
# were left Streamlit itself keeps 128 at most, for two minutes.

# Of 0.3 to 0.7 MB each, as measured.
MOST = 500
# An office behind one address has many readers, but nobody needs all of a server.
OF_ONE_ADDRESS = "KIZUNA_PAGES_PER_ADDRESS"
MOST_OF_ONE_ADDRESS = 100
TRY_AGAIN_LATER = 1013

_log = logging.getLogger(__name__)


def most_of_one_address() -> int:
    """Return how many pages one address may hold open; what is no such number is passed over."""
    given = os.environ.get(OF_ONE_ADDRESS, "")
    return int(given) if given.isdecimal() and int(given) else MOST_OF_ONE_ADDRESS


class Connections:
    """Turns away who comes when the server is full, or whose address has its share.

    A browser tries again by itself. The address is that of the reader, as a proxy on the machine
    itself tells it; what anybody else says of it is not looked at (uvicorn's `proxy_headers`).
    """

    def __init__(
        self, app: ASGIApp, most: int = MOST, of_one_address: int = MOST_OF_ONE_ADDRESS
    ) -> None:
        self.app = app
        self.most = most
        self.of_one_address = of_one_address
        self.open: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a page connect, if there is room for one more."""
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        address = _owner((scope.get("client") or ("",))[0])
        if self.open.total() >= self.most:
            _log.warning("%s pages are open: no more are let in", self.open.total())
        elif self.open[address] >= self.of_one_address:
            _log.warning("%s pages of one address are open: no more of it", self.open[address])
        else:
            self.open[address] += 1
            try:
                await self.app(scope, receive, send)
            finally:
                self.open[address] -= 1
                self.open += Counter()
            return
        await send({"type": "websocket.close", "code": TRY_AGAIN_LATER})


def _owner(address: str) -> str:
    """Return what stands for whoever has an address: of the new kind each has a block of many."""
    try:
        given = ip_address(address)
    except ValueError:
        return address
    return str(ip_network((given, 64), strict=False)) if given.version == 6 else address
