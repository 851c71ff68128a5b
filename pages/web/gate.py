"""Who may pass: nobody unknown where readers have to sign in; and the way in and out.

Whoever signs in is sent to the provider and comes back to where they were. The page that asks them
to, with what a browser needs to draw it, is open to all; anything else carries data.
"""

import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import quote, unquote, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection, Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from analysis.access.rights import NONE, Person, Rights, SettingError, person, rights_of
from analysis.access.settings import OIDC, PROXY, SignIn
from analysis.access.sign_outs import SignOuts
from analysis.saving import audit
from pages.web import hooks

SIGN_IN, SIGN_OUT = "sign-in", "sign-out"
# Cookies: where to go back to, and that signing in has failed.
RETURN, FAILED = "kizuna_return", "kizuna_sign_in_failed"
RETURN_S, FAILED_S = 600, 60
# No address of ours is longer.
MOST_LETTERS = 3000
LOGIN, LOGOUT, CALLBACK = (f"/{route}" for route in hooks.SIGN_IN_ROUTES)
# What carries no data, and a browser needs before anybody has signed in.
OPEN = (LOGIN, LOGOUT, CALLBACK, f"/{SIGN_IN}", f"/{SIGN_OUT}", "/favicon.png")
OPEN_FOLDERS = ("/static/", "/images/", "/plotly/", "/basemap/")
# Of Streamlit: what its page asks for at its start.
OPEN_INSIDES = ("/_stcore/health", "/_stcore/host-config", "/_stcore/stream")


@dataclass(frozen=True)
class Guard:
    """Judges who has signed in, by what a browser or a proxy says of them."""

    sign_in: SignIn
    sign_outs: SignOuts

    def admit(self, claims: Mapping[str, object]) -> Person | None:
        """Return who the claims name; None for nobody, and for whom signed in too long ago or out.

        A proxy says it anew with each request, so there the age is that of the request or session.
        """
        who = person(claims, self.sign_in.group_claim)
        if who is None or (self.sign_in.kind == OIDC and claims.get("is_logged_in") is not True):
            return None
        is_old = time.time() - who.since > self.sign_in.hours * 3600
        return None if is_old or who.since <= self.sign_outs.ended(who.key) else who

    def rights(self, who: Person | None) -> Rights:
        """Return what somebody may change: nothing, where the list of editors has become none."""
        try:
            return rights_of(who, self.sign_in.editors_now()) if who else NONE
        except SettingError as error:
            audit.sign_in_refused(f"editors: {error.code}")
            return NONE

    def claims(self, connection: HTTPConnection) -> Mapping[str, object]:
        """Return what a request says of who sends it: its signed cookie, or its proxy."""
        if self.sign_in.kind == PROXY:
            headers = connection.headers
            return self.proxied(
                headers.get(self.sign_in.address_header),
                headers.get(self.sign_in.groups_header),
                time.time(),
            )
        return hooks.signed_claims(connection.cookies)

    def proxied(self, address: object, groups: object, since: float) -> Mapping[str, object]:
        """Return what a proxy says in its two headers, as claims; groups stand behind commas."""
        named = groups.split(",") if isinstance(groups, str) else []
        return {"email": address, self.sign_in.group_claim: named, "iat": since}


class Gate:
    """Lets nobody unknown get data where readers have to sign in, and no reader send files.

    `open_paths` are the addresses of pages, empty until somebody has signed in, and what else is
    answered without data. `refuse` answers whoever is turned away.
    """

    def __init__(
        self,
        app: ASGIApp,
        guard: Guard,
        base: str,
        open_paths: Collection[str],
        refuse: Callable[[Request], Response],
    ) -> None:
        self.app = app
        self.guard = guard
        self.base = base
        self.open = frozenset(("", *OPEN, *OPEN_INSIDES, *(f"/{path}" for path in open_paths)))
        self.refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it unread."""
        path = scope.get("path", "")
        inside = path.removeprefix(self.base) if f"{path}/".startswith(f"{self.base}/") else None
        if scope["type"] != "http" or not self.guard.sign_in.is_on:
            await self.app(scope, receive, send)
        elif inside is not None and inside.startswith(f"/{hooks.UPLOADS}/"):
            is_allowed = bool(self.guard.rights(self._who(scope)))
            await self._pass(is_allowed, scope, receive, send)
        elif not self.guard.sign_in.is_private or self._is_open(inside):
            await self.app(scope, receive, send)
        else:
            await self._pass(self._who(scope) is not None, scope, receive, send)

    def _who(self, scope: Scope) -> Person | None:
        return self.guard.admit(self.guard.claims(HTTPConnection(scope)))

    def _is_open(self, path: str | None) -> bool:
        if path is None or ".." in path:
            return False
        return path in self.open or path.startswith(OPEN_FOLDERS)

    async def _pass(self, is_allowed: bool, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_unkept(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)["Cache-Control"] = "private, no-store"
            await send(message)

        if is_allowed:
            await self.app(scope, receive, send_unkept)
        else:
            await self.refuse(Request(scope))(scope, receive, send_unkept)


# The way in and out.


def routes(guard: Guard, base: str) -> list[BaseRoute]:
    """Return the addresses that lead to the provider and away from it; none where there is none."""
    if guard.sign_in.kind != OIDC:
        return []

    async def sign_in(request: Request) -> Response:
        return _kept(request, RedirectResponse(hooks.sign_in_address(), HTTPStatus.FOUND))

    async def sign_out(request: Request) -> Response:
        # A page elsewhere cannot sign a reader out by a link to here.
        if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
            return Response(status_code=HTTPStatus.FORBIDDEN)
        who = person(guard.claims(request), guard.sign_in.group_claim)
        if who is not None:
            guard.sign_outs.forget_before(time.time() - guard.sign_in.hours * 3600)
            guard.sign_outs.end(who.key, who.since)
            audit.signed_out(who.who)
        return _kept(request, RedirectResponse(f"{base}{LOGOUT}", HTTPStatus.FOUND))

    def _kept(request: Request, response: Response) -> Response:
        """Keep where the reader comes from, as the browser tells it to its own host alone."""
        response.set_cookie(
            RETURN,
            quote(_own_address(request), safe=""),
            max_age=RETURN_S,
            path=base or "/",
            secure=guard.sign_in.is_secure,
            httponly=True,
        )
        response.headers["Cache-Control"] = "no-store"
        return response

    return [Route(f"{base}/{SIGN_IN}", sign_in), Route(f"{base}/{SIGN_OUT}", sign_out)]


def _own_address(request: Request) -> str:
    """Return the path and the parameters of the page that a request comes from; "" if unknown."""
    try:
        page = urlsplit(request.headers.get("Referer", ""))
    except ValueError:
        return ""
    if page.netloc != request.headers.get("Host") or len(page.path + page.query) > MOST_LETTERS:
        return ""
    return f"{page.path}?{page.query}" if page.query else page.path


class WayBack:
    """Leads whoever comes from the provider to where they were, and says if it has not worked.

    Streamlit leads everybody to the first page, signed in or not, and says nothing.
    """

    def __init__(self, app: ASGIApp, guard: Guard, base: str) -> None:
        self.app = app
        self.guard = guard
        self.base = base

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; what leads a browser on is led elsewhere."""
        path = scope.get("path", "").removeprefix(self.base)
        if scope["type"] != "http" or path not in (LOGIN, LOGOUT, CALLBACK):
            await self.app(scope, receive, send)
            return
        request, is_replaced = Request(scope), False

        async def send_on(message: Message) -> None:
            nonlocal is_replaced
            if message["type"] == "http.response.start":
                response = self._led(request, path, message)
                is_replaced = response is not None
                if response is not None:
                    await response(scope, receive, send)
                    return
            if not is_replaced:
                await send(message)

        await self.app(scope, receive, send_on)

    def _led(self, request: Request, path: str, start: Message) -> Response | None:
        """Return the answer that takes the place of Streamlit's; None where its own is sent."""
        headers = Headers(raw=start["headers"])
        cookies = headers.getlist("set-cookie")
        self._protect(start)
        is_home = headers.get("location", "") in (f"{self.base}/", "/")
        if not is_home and start["status"] < HTTPStatus.BAD_REQUEST:
            return None
        came = {"code", "error"} & {*request.query_params}
        who = self._signed_in(cookies) if path == CALLBACK else None
        response = RedirectResponse(self._back(request), HTTPStatus.FOUND)
        response.raw_headers += [pair for pair in start["headers"] if pair[0] == b"set-cookie"]
        response.headers["Cache-Control"] = "no-store"
        folder = self.base or "/"
        response.delete_cookie(RETURN, folder)
        if who is not None:
            audit.signed_in(who.who)
            response.delete_cookie(FAILED, folder)
        elif path == LOGIN or (path == CALLBACK and came):
            audit.sign_in_refused(request.query_params.get("error", "failed")[:100])
            response.set_cookie(FAILED, "yes", FAILED_S, path=folder, httponly=True)
        return response

    def _protect(self, start: Message) -> None:
        """Let cookies go by https alone, where readers come by it."""
        if self.guard.sign_in.is_secure:
            start["headers"] = [
                (name, value + b"; Secure" if name == b"set-cookie" else value)
                for name, value in start["headers"]
            ]

    def _signed_in(self, cookies: Collection[str]) -> Person | None:
        """Return who the cookies name that are set."""
        pairs = (cookie.partition(";")[0].partition("=") for cookie in cookies)
        set_now = {name.strip(): value.strip().strip('"') for name, _, value in pairs}
        return person(hooks.signed_claims(set_now), self.guard.sign_in.group_claim)

    def _back(self, request: Request) -> str:
        """Return where the reader was, as long as it is an address of ours."""
        kept = unquote(request.cookies.get(RETURN, ""))
        is_ours = kept.startswith(f"{self.base}/") and not kept.startswith("//")
        return kept if is_ours and kept.isprintable() and "\\" not in kept else f"{self.base}/"
