"""How many readers one server bears: each open page takes memory until it is closed."""

import logging

from starlette.types import ASGIApp, Receive, Scope, Send

# Of 0.3 to 0.7 MB each, as measured.
MOST = 500
TRY_AGAIN_LATER = 1013

_log = logging.getLogger(__name__)


class Connections:
    """Turns away who comes when the server is full; a browser tries again by itself."""

    def __init__(self, app: ASGIApp, most: int = MOST) -> None:
        self.app = app
        self.most = most
        self.open = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a page connect, if there is room for one more."""
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        if self.open >= self.most:
            _log.warning("%s pages are open: no more are let in", self.open)
            await send({"type": "websocket.close", "code": TRY_AGAIN_LATER})
            return
        self.open += 1
        try:
            await self.app(scope, receive, send)
        finally:
            self.open -= 1
