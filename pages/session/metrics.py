"""Figures for Prometheus: saves and refusals, the data and their problems, readers, runs.

Nobody is given any unless the administrator asks for them: with `KIZUNA_METRICS_PORT` at a port of
the machine itself, with `KIZUNA_METRICS_TOKEN` at `metrics` for whoever shows the token. No figure
names a person or a row. Streamlit's own, at `_stcore/metrics`, are closed.
"""

import os
import secrets
from http import HTTPStatus
from importlib import import_module
from time import perf_counter
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

if TYPE_CHECKING:
    from pages.session.prometheus import Meters

PORT, TOKEN = "KIZUNA_METRICS_PORT", "KIZUNA_METRICS_TOKEN"
PATH = "/metrics"
# None before `begin`, and none at all where nobody asks.
METERS: "list[Meters]" = []


def begin(version: str) -> None:
    """Count from now on, if somebody asks for figures. Only then is the library read."""
    port, token = os.environ.get(PORT), os.environ.get(TOKEN)
    if (not port and not token) or METERS:
        return
    if port and not port.isdecimal():
        raise SystemExit(f"{PORT} has to be the number of a port, and is {port!r}.")
    METERS.append(import_module("pages.session.prometheus").Meters(version))
    if port:
        METERS[0].serve(int(port))


def ran(page: str, since: float) -> None:
    """Count a run of a page that began at a moment of `time.perf_counter`."""
    for meters in METERS:
        meters.runs.labels(page).observe(perf_counter() - since)


def failed() -> None:
    """Count a run that an error ended."""
    for meters in METERS:
        meters.failed.inc()


class Metrics:
    """Answers whoever shows the token, closes Streamlit's figures, and counts what goes through."""

    def __init__(self, app: ASGIApp, base_path: str = "") -> None:
        self.app = app
        self.ours = f"{base_path}{PATH}"
        self.streamlits = f"{base_path}/_stcore{PATH}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request for figures, or pass it on."""
        path = scope.get("path", "").rstrip("/")
        token = os.environ.get(TOKEN)
        if path == self.streamlits:
            await Response(status_code=HTTPStatus.NOT_FOUND)(scope, receive, send)
        elif path == self.ours and token and METERS:
            shown = Headers(scope=scope).get("authorization", "")
            answer = Response(status_code=HTTPStatus.UNAUTHORIZED)
            if secrets.compare_digest(shown.encode(), f"Bearer {token}".encode()):
                answer = await run_in_threadpool(METERS[0].answer)
            await answer(scope, receive, send)
        elif not METERS:
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            with METERS[0].open.track_inprogress():
                await self.app(scope, receive, send)
        else:
            await self.app(scope, receive, _counted(send, METERS[0]))


def _counted(send: Send, meters: "Meters") -> Send:
    async def counted(message: Message) -> None:
        if message["type"] == "http.response.start":
            meters.answers.labels(f"{message['status'] // 100}xx").inc()
        await send(message)

    return counted
