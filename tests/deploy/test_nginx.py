"""Kizuna behind a real nginx: what is passed on, what is not, and what the log says."""

import json
import re
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import unescape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.browser.server import HOST, served
from tests.deploy.nginx import SITE, Front, behind_nginx, configured, needed
from tests.visiting import visiting

# What proxies write who ask for names; a reader must not.
IDENTITY = (
    *("X-Forwarded-Email", "X-Forwarded-Groups", "X-Forwarded-User", "Remote-User"),
    *("X-Forwarded-Preferred-Username", "X-Forwarded-Access-Token", "X-Remote-User"),
    *("X-Auth-Request-Email", "X-Auth-Request-Groups", "X-Auth-Request-User"),
    *("X-Auth-Request-Preferred-Username", "X-Auth-Request-Access-Token"),
    *("X-Forwarded-Host", "X-Real-IP", "Forwarded"),
)
EDITOR = "editor@example.org"


class Echo(BaseHTTPRequestHandler):
    """Answers with what arrived; asked by nginx who a reader is, it knows one cookie."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer a request without a body."""
        said = json.dumps({"path": self.path, "headers": [*self.headers.items()]}).encode()
        known = "kizuna=editor" in self.headers.get("Cookie", "")
        is_asked = self.path == "/oauth2/auth"
        self.send_response(401 if is_asked and not known else 200)
        if is_asked and known:
            self.send_header("X-Auth-Request-Email", EDITOR)
            self.send_header("X-Auth-Request-Groups", "staff,kizuna-editors")
        self.send_header("Set-Cookie", "session=1; Path=/; HttpOnly")
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    def do_PUT(self) -> None:
        """Read all of the body, and answer."""
        self.rfile.read(int(self.headers["Content-Length"]))
        self.do_GET()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - named by the library
        """Say nothing."""


@contextmanager
def echo() -> Iterator[int]:
    """Serve the echo; yield its port."""
    server = ThreadingHTTPServer((HOST, 0), Echo)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def front(tmp_path: Path) -> Iterator[Front]:
    """The site before an echo."""
    with echo() as port, behind_nginx(tmp_path / "nginx", port) as front:
        yield front


def arrived(front: Front, path: str, headers: dict[str, str]) -> dict[str, str]:
    """Return the headers that arrive, their names in small letters."""
    answer = front.ask(path, headers=headers)
    assert answer.status == 200
    told = json.loads(answer.body)
    assert told["path"] == path
    names = [name.lower() for name, _ in told["headers"]]
    assert len(names) == len({*names})
    return {name.lower(): value for name, value in told["headers"]}


def test_the_configuration_is_in_order(tmp_path: Path) -> None:
    command = configured(needed("nginx", "apt-get install nginx-light"), tmp_path, 1, 2, 3, {})
    said = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stderr
    assert "warn" not in said.stderr
    assert "emerg" not in said.stderr


def underscored(name: str) -> str:
    return name.replace("-", "_")


@pytest.mark.parametrize("written", [str.title, str.lower, str.upper, underscored])
def test_nobody_names_himself(front: Front, written: Callable[[str], str]) -> None:
    got = arrived(front, "/check?lang=ja", {written(name): EDITOR for name in IDENTITY})
    assert EDITOR not in "".join(got.values())
    assert {name.lower() for name in IDENTITY} & set(got) == set()
    assert got["x-forwarded-for"] == HOST
    assert got["x-forwarded-proto"] == "https"
    assert got["host"] == front.address.removeprefix("https://")


def test_an_address_of_a_reader_is_the_one_that_nginx_sees(front: Front) -> None:
    got = arrived(front, "/", {"X-Forwarded-For": "192.0.2.7", "X-Forwarded-Proto": "http"})
    assert (got["x-forwarded-for"], got["x-forwarded-proto"]) == (HOST, "https")


def test_cookies_are_for_https_alone_and_so_is_the_site(front: Front) -> None:
    answer = front.ask("/")
    assert {"secure", "httponly"} <= {*answer.headers["set-cookie"].lower().split("; ")}
    assert answer.headers["strict-transport-security"] == "max-age=31536000"


@pytest.mark.parametrize("base", ["", "/kizuna"])
@pytest.mark.parametrize(
    "path", ["/_stcore/metrics", "/metrics", "/_stcore/%6detrics", "/metrics/", "//metrics"]
)
def test_no_reader_sees_metrics(front: Front, base: str, path: str) -> None:
    assert front.ask(base + path).status == 403


def test_bodies_have_a_bound(front: Front) -> None:
    assert front.ask("/_stcore/upload_file/a/b", "PUT", bytes(5_900_000)).status == 200
    assert front.ask("/_stcore/upload_file/a/b", "PUT", bytes(6_400_000)).status == 413


def test_the_log_is_json_without_sessions_and_questions(front: Front) -> None:
    session, answer = "0f4e-secret", "code-of-a-sign-in"
    front.ask(f"/kizuna/_stcore/upload_file/{session}/one.csv", "PUT", b"x")
    front.ask(f"/kizuna/_stcore/upload_file/{session}/one.csv", "PUT", bytes(6_400_000))
    front.ask(f'/oauth2callback?code={answer}&x="quoted"', headers={"Referer": session})
    lines = [json.loads(line) for line in front.log(3)]
    assert [(line["method"], line["path"], line["status"]) for line in lines] == [
        ("PUT", "/kizuna/_stcore/upload_file/...", 200),
        ("PUT", "/kizuna/_stcore/upload_file/...", 413),
        ("GET", "/oauth2callback", 200),
    ]
    written = "".join(
        path.read_text(encoding="utf-8", errors="replace") for path in front.folder.glob("*.log")
    )
    assert session not in written
    assert answer not in written


def test_with_a_proxy_that_asks_for_names_the_name_is_its_own(tmp_path: Path) -> None:
    commented = re.findall(r"^ *#(?:auth|error|location|  |\}).*\n", SITE.read_text(), re.MULTILINE)
    changes = {line: line.replace("#", "", 1) for line in dict.fromkeys(commented)}
    with echo() as port:
        changes["127.0.0.1:4180"] = f"{HOST}:{port}"
        with behind_nginx(tmp_path / "nginx", port, changes) as front:
            spoofed = dict.fromkeys(IDENTITY, "boss@example.org")
            signed_in = {**spoofed, "Cookie": "kizuna=editor"}
            got = arrived(front, "/check", signed_in)
            assert got["x-forwarded-email"] == EDITOR
            assert got["x-forwarded-groups"] == "staff,kizuna-editors"
            assert "boss" not in "".join(got.values())
            asked = json.loads(front.ask("/check", headers=spoofed).body)
            assert asked["path"] == "/oauth2/sign_in"
            assert "boss" not in json.dumps(asked)
            body = bytes(2_000_000)
            assert front.ask("/_stcore/upload_file/a/b", "PUT", body, signed_in).status == 200


@pytest.mark.parametrize("base", ["", "kizuna"])
def test_a_page_comes_through(tmp_path: Path, base: str) -> None:
    """Kizuna itself: the page, a script, its health, a page drawn, and a file of it."""
    options = (f"--server.baseUrlPath={base}",) if base else ()
    with (
        served(tmp_path / "log", None, *options) as address,
        behind_nginx(tmp_path / "nginx", urlsplit(address).port or 0) as front,
    ):
        root = urlsplit(address).path
        page = front.ask(f"{root}/")
        assert page.status == 200
        assert "content-security-policy" in page.headers
        assert json.loads(front.ask(f"{root}/health").body)["status"] == "ok"
        (script,) = re.findall(rb'script\.src = "\./(static/js/[^"]+)"', page.body)
        assert front.ask(f"{root}/{script.decode()}").status == 200
        assert "secure" in front.ask(f"{root}/_stcore/health").headers["set-cookie"].lower()
        with visiting(front.address + root, "participation", trust=front.trust) as visitor:
            link = unescape(re.findall(r'"\./(files/[^"]*)"', visitor.html)[0])
            assert front.ask(f"{root}/{link}").status == 200
            assert visitor.session not in "".join(front.log(5))
