"""Two servers on one database behind a real nginx: links, files sent, one that goes, both anew."""

import re
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from subprocess import Popen

import pytest
from websockets.exceptions import WebSocketException

from analysis.loading.dataset import RECORD
from analysis.saving.postgres import PostgresStore
from analysis.saving.store import STORE, FolderStore
from analysis.saving.whole import Whole
from tests.browser.server import free_port, running
from tests.data_folder import DATA
from tests.deploy.nginx import Front, behind_nginx, needed
from tests.store.cluster import running as running_cluster
from tests.visiting import XSRF, Visitor, cookie_header, visiting

COOKIE = "kizuna_at"
LINKS, FILES, OF_A_PAGE = 100, 100, 10
READERS, CLICKS = 4, 6
COUNTRIES = ("LAO", "KHM", "VNM", "IND", "THA", "MYS")


@dataclass
class Servers:
    """Two servers on one database, each at a port of its own, behind nginx."""

    folder: Path
    address: str
    ports: tuple[int, int]
    front: Front
    running: dict[int, ExitStack] = field(default_factory=dict)
    processes: dict[int, Popen[bytes]] = field(default_factory=dict)

    def start(self, at: int) -> None:
        """Start a server, and wait until it answers."""
        self.running[at] = ExitStack()
        port = self.ports[at]
        _, self.processes[at] = self.running[at].enter_context(
            running(self.folder / f"log{at}", None, port, variables={STORE: self.address})
        )

    def stop(self, at: int) -> None:
        """Stop a server, as the system does to start another one."""
        self.running.pop(at).close()

    def names(self) -> dict[str, int]:
        """Return the servers by the names that the cookie gives them."""
        return {"1": 0, "2": 1}


@pytest.fixture(scope="module")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Servers]:
    needed("nginx", "apt-get install nginx-light")
    folder = tmp_path_factory.mktemp("two")
    ports = free_port(), free_port()
    with running_cluster() as cluster:
        address = cluster.database()
        store = PostgresStore(address)
        store.put_back(Whole(FolderStore(DATA).whole().tables, {}), lambda _: True)
        store.close()
        with behind_nginx(folder / "nginx", ports[0], second=ports[1]) as front:
            found = Servers(folder, address, ports, front)
            try:
                for at in range(2):
                    found.start(at)
                yield found
            finally:
                for at in [*found.running]:
                    found.stop(at)


def at(name: str) -> dict[str, str]:
    return {"Cookie": cookie_header({COOKIE: name})}


@contextmanager
def reading(servers: Servers, name: str, page: str, query: str = "") -> Iterator[Visitor]:
    front = servers.front
    with visiting(front.address, page, query, front.trust, at(name)) as visitor:
        yield visitor


def links_of(visitor: Visitor) -> list[str]:
    return [link[1:] for link in map(unescape, re.findall('"(\\./files/[^"]*)"', visitor.html))]


def named_by(visitor: Visitor) -> str:
    """Return the server that the answer to a page's connection has named."""
    response = visitor.connection.response
    assert response is not None
    (cookie,) = [one for one in response.headers.get_all("Set-Cookie") if COOKIE in one]
    assert {"Secure", "HttpOnly", "SameSite=Lax"} <= {*cookie.split("; ")}
    return cookie.split(";")[0].partition("=")[2]


def sent(servers: Servers, visitor: Visitor, name: str) -> int:
    """Send a file to the page that a visitor has open; return the status of the answer."""
    front = servers.front
    said = front.ask("/_stcore/health", headers=at(name)).headers["set-cookie"]
    token = said.split(";")[0].partition("=")[2]
    edge, place = uuid.uuid4().hex, f"/_stcore/upload_file/{visitor.session}/{uuid.uuid4()}"
    body = (
        f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="sites.csv"\r\n\r\n'
        f"site_id\n\r\n--{edge}--\r\n"
    ).encode()
    headers = {
        "Content-Type": f"multipart/form-data; boundary={edge}",
        "X-Xsrftoken": token,
        "Cookie": cookie_header({XSRF: token, COOKIE: name}),
    }
    return front.ask(place, "PUT", body, headers).status


def test_each_reader_stays_with_a_server_and_both_have_some(servers: Servers) -> None:
    named = set()
    for _ in range(6):
        cookie = servers.front.ask("/").headers["set-cookie"]
        named |= set(re.findall(rf"{COOKIE}=([12]);", cookie))
    assert named == {"1", "2"}
    for name, number in servers.names().items():
        answer = servers.front.ask("/health", headers=at(name))
        assert answer.status == 200
        assert COOKIE not in answer.headers.get("set-cookie", "")
        assert str(servers.ports[number]) in servers.front.log(1)[-1]
        with reading(servers, name, "hosts") as visitor:
            assert named_by(visitor) == name


def test_every_link_and_every_file_that_is_sent_arrives(servers: Servers) -> None:
    links: list[str] = []
    for name in servers.names():
        with reading(servers, name, "participation") as visitor:
            links += links_of(visitor)
    for name in [*servers.names()] * (FILES // OF_A_PAGE // 2):
        with reading(servers, name, "check") as visitor:
            statuses = [sent(servers, visitor, name) for _ in range(OF_A_PAGE)]
            assert statuses == [204] * OF_A_PAGE
    asked = [links[number % len(links)] for number in range(LINKS)]
    # Of either server, and of one that has never seen the page.
    names = [*servers.names(), "none"]
    answers = [
        servers.front.ask(link, headers=at(names[number % 3])).status
        for number, link in enumerate(asked)
    ]
    assert answers == [200] * LINKS


def test_what_one_server_saves_the_other_shows(servers: Servers) -> None:
    store = PostgresStore(servers.address)
    hosts = store.snapshot(RECORD).content("record/hosts.csv") or b""
    new = {"record/hosts.csv": hosts.replace(b"Toyohashi", b"Toyohashi City")}
    made = store.save(RECORD, new, store.version(RECORD), "HS")
    for name in servers.names():
        with reading(servers, name, "hosts") as visitor:
            assert "Toyohashi City" in repr(visitor.shown)
    store.undo(made.id, "HS")
    store.close()


def test_a_link_and_a_reader_survive_the_server_they_came_from(servers: Servers) -> None:
    with reading(servers, "1", "participation") as visitor:
        links = links_of(visitor)
    servers.stop(0)
    for link in links:
        assert servers.front.ask(link, headers=at("1")).status == 200
    with reading(servers, "1", "check") as visitor:
        moved = named_by(visitor)
        assert moved == "2"
        servers.start(0)
        # nginx asks the first one again by now.
        time.sleep(3.1)
        assert sent(servers, visitor, moved) == 204


@dataclass
class Reader:
    """Somebody who clicks, and whose browser connects anew when the server goes."""

    servers: Servers
    name: str
    answered: int = 0
    reconnected: int = 0

    def click_on(self, is_over: threading.Event) -> None:
        clicks = 0
        while not is_over.is_set() or clicks < CLICKS:
            with ExitStack() as stack:
                try:
                    page = stack.enter_context(reading(self.servers, self.name, "hosts"))
                    self.name = named_by(page)
                    while not is_over.is_set() or clicks < CLICKS:
                        country = COUNTRIES[clicks % len(COUNTRIES)]
                        page.press("hosts", f"country={country}")
                        assert f"country={country}" in page.html
                        clicks += 1
                        self.answered += 1
                        time.sleep(0.1)
                # The click is made again, as the page does that knows its address.
                except (OSError, WebSocketException):
                    self.reconnected += 1
                    time.sleep(0.2)


def test_no_click_is_lost_while_both_are_started_anew(servers: Servers) -> None:
    readers = [Reader(servers, name) for name in [*servers.names()] * (READERS // 2)]
    is_over = threading.Event()
    clicking = [threading.Thread(target=one.click_on, args=(is_over,)) for one in readers]
    for thread in clicking:
        thread.start()
    for number in range(2):
        servers.stop(number)
        servers.start(number)
        # So long nginx does not ask a server that did not answer.
        time.sleep(3.1)
    is_over.set()
    for thread in clicking:
        thread.join(timeout=60)
        assert not thread.is_alive()
    assert all(one.answered >= CLICKS for one in readers)
    # Each has lost a server once or twice, and nothing else.
    assert all(1 <= one.reconnected <= 4 for one in readers)
