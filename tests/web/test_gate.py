"""Who passes the gate, and where the way in and out leads; without a server."""

import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from analysis.access import settings
from analysis.access.rights import NONE, Rights, read_editors
from analysis.access.sign_outs import KeptSignOuts
from analysis.saving.store import FolderStore
from pages.web import hooks
from pages.web.gate import CALLBACK, FAILED, LOGIN, LOGOUT, RETURN, Gate, Guard, WayBack, routes
from tests.awaiting import awaited

PROVIDER = settings.Provider("kizuna", "secret", "https://id", "openid", "login", "x" * 32, "")
ANNA = {"sub": "1", "iss": "https://id", "email": "anna@example.org", "is_logged_in": True}


@pytest.fixture
def outs(tmp_path: Path) -> KeptSignOuts:
    return KeptSignOuts(lambda: FolderStore(tmp_path))


def guard(outs: KeptSignOuts, **given: object) -> Guard:
    signs = {"kind": settings.OIDC, "readers": settings.SIGNED_IN, **given}
    return Guard(settings.SignIn(**signs), outs)  # type: ignore[arg-type] # by name


# Who counts as having signed in.


def test_a_sign_in_counts_until_it_is_too_old_or_ended(outs: KeptSignOuts) -> None:
    judge, now = guard(outs, hours=2), time.time()
    assert judge.admit({**ANNA, "iat": now - 2 * 3600 + 60}) is not None
    assert judge.admit({**ANNA, "iat": now - 2 * 3600 - 60}) is None
    assert judge.admit(ANNA) is None
    assert judge.admit({**ANNA, "iat": now, "is_logged_in": False}) is None
    assert judge.admit({**ANNA, "iat": now, "is_logged_in": "yes"}) is None
    assert judge.admit({}) is None
    outs.end("https://id 1", now - 10)
    assert judge.admit({**ANNA, "iat": now - 10}) is None
    # Signing in anew counts, and so does somebody else.
    assert judge.admit({**ANNA, "iat": now - 9}) is not None
    assert judge.admit({**ANNA, "sub": "2", "iat": now - 10}) is not None


def test_a_proxy_names_somebody_with_their_groups_or_nobody(outs: KeptSignOuts) -> None:
    judge = guard(outs, kind=settings.PROXY)
    who = judge.admit(judge.proxied("Anna@example.org", "staff, kizuna-editors", time.time()))
    assert who is not None
    assert who.who == "anna@example.org"
    assert who.groups == {"staff", "kizuna-editors"}
    for nothing in ("", " ", None):
        assert judge.admit(judge.proxied(nothing, "kizuna-editors", time.time())) is None
    assert judge.admit(judge.proxied("anna@example.org", None, time.time() - 11 * 3600)) is None


def test_a_list_of_editors_that_has_become_none_gives_nobody_rights(
    outs: KeptSignOuts, tmp_path: Path
) -> None:
    file = tmp_path / "editors"
    judge = guard(outs, editors_file=file)
    who = judge.admit({**ANNA, "iat": time.time()})
    assert judge.rights(who) == NONE
    file.write_text("anna@example.org", encoding="utf-8")
    assert judge.rights(who) == Rights(all=True)
    assert judge.rights(None) == NONE


# What is asked for, and what is answered.


@dataclass
class Asked:
    """An answer of an application, as it was sent."""

    status: int = 0
    headers: list[tuple[str, str]] = field(default_factory=list)

    def all(self, name: str) -> list[str]:
        return [value for key, value in self.headers if key == name]

    def cookies(self) -> dict[str, str]:
        return {one.partition("=")[0]: one for one in self.all("set-cookie")}


def ask(app: ASGIApp, path: str, query: str = "", headers: Iterable[tuple[str, str]] = ()) -> Asked:
    answer = Asked()

    async def receive() -> Message:
        raise AssertionError("nothing is to be read")

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            assert answer.status == 0, "one answer is enough"
            answer.status = message["status"]
            pairs = ((name.decode(), value.decode()) for name, value in message["headers"])
            answer.headers = [*pairs]

    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "query_string": query.encode(),
        "headers": [(name.encode(), value.encode()) for name, value in headers],
    }
    awaited(app(scope, receive, send))
    return answer


def answering(response: Response) -> ASGIApp:
    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await response(scope, receive, send)

    return app


def gate(judge: Guard, base: str) -> Gate:
    app = answering(PlainTextResponse("data", headers={"Cache-Control": "public"}))
    return Gate(app, judge, base, ("", "check"), lambda _: PlainTextResponse("no", 401))


@pytest.mark.parametrize("base", ["", "/kizuna"])
def test_only_what_is_named_is_open(outs: KeptSignOuts, base: str) -> None:
    judge = guard(outs)
    closed = ("/files/x", "/checks", "/check/x", "/metrics", "/_stcore/x", "/static/../files/x")
    for path in ("/", "/check", "/static/js/x.js", "/basemap/x", "/_stcore/health", LOGIN):
        assert ask(gate(judge, base), f"{base}{path}").status == 200
    for path in closed:
        assert ask(gate(judge, base), f"{base}{path}").status == 401
    if base:
        assert ask(gate(judge, base), base).status == 200
        for path in ("/", "/check", "/kizunacheck", "/kizuna-other/check"):
            assert ask(gate(judge, base), path).status == 401


def test_where_anybody_reads_files_are_sent_by_editors_alone(outs: KeptSignOuts) -> None:
    editors = read_editors("anna@example.org")
    for kind, status in ((settings.OFF, 200), (settings.PROXY, 401)):
        judge = guard(outs, kind=kind, readers=settings.ANYONE, editors=editors)
        assert ask(gate(judge, ""), "/files/x").status == 200
        assert ask(gate(judge, ""), f"/{hooks.UPLOADS}/a/b").status == status
        known = [("x-forwarded-email", "anna@example.org")]
        assert ask(gate(judge, ""), f"/{hooks.UPLOADS}/a/b", headers=known).status == 200


def test_what_is_for_who_has_signed_in_is_kept_by_nobody_else(outs: KeptSignOuts) -> None:
    judge = guard(outs, kind=settings.PROXY)
    for who in ("anna@example.org", ""):
        answer = ask(gate(judge, ""), "/files/x", headers=[("x-forwarded-email", who)])
        assert answer.all("cache-control") == ["private, no-store"]
    assert ask(gate(judge, ""), "/static/x").all("cache-control") == ["public"]


# The way in and out.


def test_without_a_provider_there_is_no_way_in(outs: KeptSignOuts) -> None:
    for kind in (settings.OFF, settings.PROXY):
        assert routes(guard(outs, kind=kind), "") == []


def led(
    outs: KeptSignOuts,
    response: Response,
    path: str,
    query: str = "",
    kept: str = "",
    base: str = "",
) -> Asked:
    judge = guard(outs, provider=PROVIDER)
    headers = [("cookie", f"{RETURN}={kept}")] if kept else []
    return ask(WayBack(answering(response), judge, base), f"{base}{path}", query, headers)


def home(base: str = "") -> Response:
    return RedirectResponse(f"{base}/", 302)


@pytest.mark.parametrize("base", ["", "/kizuna"])
@pytest.mark.parametrize(
    ("kept", "to"),
    [
        ("%2Fcheck%3Fq%3D%25E3%2582%2589", "/check?q=%E3%82%89"),
        ("", "/"),
        ("https%3A%2F%2Fexample.com%2F", "/"),
        ("%2F%2Fexample.com", "/"),
        ("%2F%5Cexample.com", "/"),
        ("%2Fcheck%0D%0ASet-Cookie%3A%20x%3D1", "/"),
        ("javascript%3Aalert(1)", "/"),
    ],
)
def test_a_browser_is_led_to_where_it_was_and_nowhere_else(
    outs: KeptSignOuts, kept: str, to: str, base: str
) -> None:
    inside = kept.replace("%2F", f"{base.replace('/', '%2F')}%2F", 1) if to != "/" else kept
    for path, query in ((CALLBACK, "code=1"), (CALLBACK, ""), (LOGOUT, "")):
        answer = led(outs, home(base), path, query, inside, base)
        assert (answer.status, answer.all("location")) == (302, [f"{base}{to}"])
        assert f"Path={base or '/'}" in answer.cookies()[RETURN]


def test_what_leads_to_the_provider_is_left_alone(outs: KeptSignOuts) -> None:
    away = RedirectResponse("https://id/auth?x=1", 302)
    assert led(outs, away, LOGIN).all("location") == ["https://id/auth?x=1"]
    assert led(outs, PlainTextResponse("x"), "/check").status == 200


@pytest.mark.parametrize(
    ("response", "path", "query", "has_failed"),
    [
        (home(), CALLBACK, "error=access_denied", True),
        (home(), CALLBACK, "code=1&state=2", True),
        # Back from signing out.
        (home(), CALLBACK, "", False),
        (home(), LOGOUT, "", False),
        # The provider cannot be reached, or the link to it is too old.
        (PlainTextResponse("Authentication error", 400), LOGIN, "", True),
        (home(), LOGIN, "", True),
    ],
)
def test_what_has_failed_is_told_to_the_page(
    outs: KeptSignOuts,
    caplog: pytest.LogCaptureFixture,
    response: Response,
    path: str,
    query: str,
    *,
    has_failed: bool,
) -> None:
    caplog.set_level("INFO", "kizuna.audit")
    answer = led(outs, response, path, query)
    assert answer.status == 302
    assert (FAILED in answer.cookies()) == has_failed
    assert ('"what": "sign-in"' in caplog.text) == has_failed


def test_where_readers_come_by_https_cookies_go_by_nothing_else(outs: KeptSignOuts) -> None:
    response = RedirectResponse("https://id/auth", 302)
    response.set_cookie("session", "1")
    for address, is_secure in (("https://kizuna.example.org", True), ("http://localhost", False)):
        provider = settings.Provider("a", "b", "c", "d", "e", "f", address)
        app = WayBack(answering(response), guard(outs, provider=provider), "")
        for cookie in ask(app, LOGIN).all("set-cookie"):
            assert cookie.endswith("; Secure") == is_secure


def test_a_request_that_says_it_comes_from_elsewhere_leads_home(outs: KeptSignOuts) -> None:
    (_, sign_out) = routes(guard(outs, provider=PROVIDER), "")

    def asked(**headers: str) -> Response:
        pairs = [(name.encode(), value.encode()) for name, value in headers.items()]
        scope = {"type": "http", "method": "GET", "path": "/sign-out", "headers": pairs}
        answer = awaited(sign_out.endpoint(Request(scope)))  # type: ignore[attr-defined] # a Route
        assert isinstance(answer, Response)
        return answer

    own = {"host": "kizuna.example.org", "referer": "https://kizuna.example.org/hosts?lang=ja"}
    assert f"{RETURN}=%2Fhosts%3Flang%3Dja" in asked(**own).headers["set-cookie"]
    for elsewhere in (
        "https://example.com/hosts",
        "https://[x",
        "",
        "https://kizuna.example.org:99/",
    ):
        assert f'{RETURN}=""' in asked(host=own["host"], referer=elsewhere).headers["set-cookie"]
    long = f"https://kizuna.example.org/{'a' * 4000}"
    assert f'{RETURN}=""' in asked(host=own["host"], referer=long).headers["set-cookie"]
