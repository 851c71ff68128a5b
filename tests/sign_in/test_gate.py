"""What a server gives to whom, asked without a browser: by plain requests and a raw websocket."""

import html
import json
import re
from contextlib import ExitStack
from gzip import decompress as gunzip

import httpx2
import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from pages.all_pages import PATHS
from pages.web.hooks import USER_COOKIE
from pages.web.limits import MOST_OF_ONE_ADDRESS
from tests.sign_in.conftest import EDITOR, READER, Server, Servers
from tests.sign_in.provider import sign_in
from tests.visiting import Visitor, ask, cookie_header, visiting

# Every route that can carry data; what is not known is no exception.
DATA = (
    ("GET", "/files/participation/matrix.csv"),
    ("GET", "/files/about/package.zip"),
    ("GET", "/media/0123456789abcdef.png"),
    ("GET", "/component/some.component/index.html"),
    ("GET", "/_stcore/bidi-components/some/index.js"),
    ("GET", "/_stcore/script-health-check"),
    ("GET", "/_stcore/agent/openapi.json"),
    ("POST", "/_stcore/agent/interact"),
    ("POST", "/_stcore/agent/mcp"),
    ("PUT", "/_stcore/upload_file/session/file"),
    ("DELETE", "/_stcore/upload_file/session/file"),
    ("GET", "/app/static/file"),
    ("GET", "/unknown"),
    ("GET", "/static/../files/participation/matrix.csv"),
    ("GET", "//files/participation/matrix.csv"),
    ("GET", "/check/files/participation/matrix.csv"),
    ("HEAD", "/files/participation/matrix.csv"),
)
# Whoever may read is told that there is none.
UNKNOWN_FILE = "/files/participation/none.csv"
OPEN = (
    "/",
    "/check",
    "/participation?country=IND",
    "/missing",
    "/health",
    "/_stcore/health",
    "/_stcore/host-config",
    "/images/logo.svg",
    "/plotly/plotly.min.js",
)


def links(visitor: Visitor) -> list[str]:
    """Return the addresses of the files, pictures and rows that a page hands out."""
    found = re.findall(r'"\./(files/[^"]+)"', visitor.html)
    return [f"/{html.unescape(link)}" for link in found]


@pytest.fixture(scope="module")
def editor(servers: Servers) -> dict[str, str]:
    return sign_in(servers.closed.address, EDITOR)


@pytest.mark.parametrize(("method", "path"), DATA)
def test_nobody_is_given_data_where_readers_sign_in(
    servers: Servers, method: str, path: str
) -> None:
    answer = ask(servers.closed.address, path, method)
    # Streamlit itself refuses paths that lead out of a folder.
    assert answer.status == 401 or ("/.." in path or ("//" in path and answer.status == 400))
    assert answer.headers["cache-control"] in ("private, no-store", "no-store")


@pytest.mark.parametrize("path", OPEN)
def test_what_a_browser_needs_to_sign_in_is_open(servers: Servers, path: str) -> None:
    assert ask(servers.closed.address, path).status == 200


def test_every_file_of_a_page_is_there_for_who_has_signed_in_and_for_nobody_else(
    servers: Servers, editor: dict[str, str]
) -> None:
    server, found = servers.closed, []
    for page in ("participation", "site-visits", "about"):
        with visiting(server.address, page, cookies=editor) as visitor:
            assert EDITOR in visitor.html
            found += links(visitor)[:4]
    assert len(found) > 6
    for link in found:
        assert ask(server.address, link).status == 401
        given = ask(server.address, link, headers={"Cookie": cookie_header(editor)})
        assert (given.status, given.headers["cache-control"]) == (200, "private, no-store")


@pytest.mark.parametrize("path", ["/", "/participation?country=IND", "/seminar?seminar=sg-fy2019"])
def test_the_first_answer_holds_data_for_who_has_signed_in_alone(
    servers: Servers, editor: dict[str, str], path: str
) -> None:
    data = re.compile(rb"Shimonoseki|India|Tokyo")
    for headers, is_told in (({}, False), ({"Cookie": cookie_header(editor)}, True)):
        answer = ask(servers.closed.address, path, headers={"Accept-Encoding": "", **headers})
        assert answer.status == 200
        body = gunzip(answer.body) if "content-encoding" in answer.headers else answer.body
        assert bool(data.search(body)) == is_told
        if is_told:
            assert answer.headers["cache-control"] == "private, no-store"


@pytest.mark.parametrize("page", ["", "participation", "check", "site-visits"])
def test_a_raw_websocket_is_given_nothing(servers: Servers, page: str) -> None:
    with visiting(servers.closed.address, page, "country=IND&lang=en") as visitor:
        assert len(visitor.shown) == 1
        assert "Please sign in" in visitor.html
        assert not re.search("India|Singapore|Shimonoseki|seminar", visitor.html)
        assert visitor.send(b"site_id\n") == 401


def test_a_cookie_alone_is_not_enough_for_a_websocket(
    servers: Servers, editor: dict[str, str]
) -> None:
    """A page elsewhere could have a browser send it."""
    cookie = {"Cookie": cookie_header(editor)}
    with visiting(servers.closed.address, "about", headers=cookie) as visitor:
        assert len(visitor.shown) == 1


def test_a_cookie_that_somebody_has_changed_is_none(
    servers: Servers, editor: dict[str, str]
) -> None:
    signed = editor[USER_COOKIE]
    for value, status in ((signed, 404), (f"{signed[:-2]}xx", 401), (f"x{signed}", 401), ("", 401)):
        cookie = {"Cookie": cookie_header({USER_COOKIE: value})}
        assert ask(servers.closed.address, UNKNOWN_FILE, headers=cookie).status == status


def test_who_has_signed_out_is_nobody_with_the_old_cookie_too(servers: Servers) -> None:
    server = servers.closed
    kept = sign_in(server.address, READER, "hosts?lang=ja")
    cookie = {"Cookie": cookie_header(kept)}
    assert ask(server.address, UNKNOWN_FILE, headers=cookie).status == 404
    with visiting(server.address, "hosts", cookies=kept) as visitor:
        assert len(visitor.shown) > 1
        # A link of another site signs nobody out.
        away = {**cookie, "Sec-Fetch-Site": "cross-site"}
        assert ask(server.address, "/sign-out", headers=away).status == 403
        assert len(visitor.open("hosts").shown) > 1
        assert ask(server.address, "/sign-out", headers=cookie).status == 302
        assert ask(server.address, UNKNOWN_FILE, headers=cookie).status == 401
        # The page that stands open learns of it when it asks for anything.
        assert len(visitor.open("hosts").shown) == 1
    with visiting(server.address, "hosts", cookies=kept) as visitor:
        assert len(visitor.shown) == 1
    events = [(line["audit"], line["who"]) for line in audit(server) if line.get("who") == READER]
    assert events[-2:] == [("sign-in", READER), ("sign-out", READER)]


def audit(server: Server) -> list[dict[str, str]]:
    lines = [line for line in server.log.splitlines() if line.startswith('{"audit"')]
    return [json.loads(line) for line in lines]


def test_files_are_taken_from_editors_alone(servers: Servers) -> None:
    """Also where anybody may read."""
    server = servers.open
    who = {name: sign_in(server.address, name) for name in (EDITOR, READER)}
    with visiting(server.address, "check", cookies=who[EDITOR]) as visitor:
        assert visitor.send(b"site_id\n") == 204
        visitor.cookies = who[READER]
        assert visitor.send(b"site_id\n") == 401
        visitor.cookies = {}
        assert visitor.send(b"site_id\n") == 401
    with visiting(server.address, "check", cookies=who[READER]) as visitor:
        assert not [one for one in visitor.shown if one.HasField("file_uploader")]
        visitor.cookies = who[EDITOR]
        assert visitor.send(b"site_id\n") == 403


def test_a_save_that_a_reader_sends_by_hand_is_refused_and_logged(servers: Servers) -> None:
    server = servers.open
    before = {path: path.read_bytes() for path in server.data.folder.rglob("*.csv")}
    cookies = sign_in(server.address, READER)
    with visiting(server.address, "check", cookies=cookies) as visitor:
        visitor.press("check", "", "$$ID-0123456789abcdef-check-save")
    assert {path: path.read_bytes() for path in before} == before
    refused = [line for line in audit(server) if line.get("what") == "save"]
    assert [(line["who"], line["code"]) for line in refused[-1:]] == [(READER, "reader")]


def test_the_way_back_leads_nowhere_else(servers: Servers) -> None:
    """Only the server's own pages are gone back to, whatever a request says of where it is from."""
    server = servers.open.address
    for page in ("", "check?country=IND&lang=ja", f"{PATHS['site_visits']}?q=%E3%82%89%E3%81%8A"):
        assert sign_in(server, READER, page)
    for elsewhere in ("https://example.com/", f"{server}//example.com", f"{server}/\\example.com"):
        with httpx2.Client() as browser:
            browser.get(f"{server}/sign-in", headers={"Referer": elsewhere})
            back = browser.get(f"{server}/oauth2callback?error=access_denied")
            assert back.status_code == 302
            assert back.headers["location"] == "/"


# As many pages as one address may hold open.


def test_many_websockets_of_one_address_are_bounded_and_others_served(servers: Servers) -> None:
    """What a proxy on the machine says of addresses is believed."""
    stream = f"{servers.open.address.replace('http', 'ws', 1)}/_stcore/stream"
    with ExitStack() as opened:
        assert sum(_is_open(opened, stream, "192.0.2.7") for _ in range(200)) == MOST_OF_ONE_ADDRESS
        other = {"X-Forwarded-For": "192.0.2.8"}
        with visiting(servers.open.address, "hosts", headers=other) as visitor:
            assert len(visitor.shown) > 1


def _is_open(opened: ExitStack, stream: str, address: str) -> bool:
    """Whether one more page of an address is let in, and stays open."""
    try:
        opened.enter_context(connect(stream, additional_headers={"X-Forwarded-For": address}))
    except InvalidStatus:
        return False
    return True
