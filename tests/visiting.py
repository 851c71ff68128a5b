"""A visitor without a browser: a websocket as Streamlit's page opens it, and plain requests."""

import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from ssl import SSLContext
from types import MappingProxyType
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

PATIENCE_S = 60


@dataclass(frozen=True)
class Answer:
    """What a server answers."""

    status: int
    headers: dict[str, str]
    body: bytes


def ask(
    address: str,
    path: str,
    method: str = "GET",
    body: bytes | Iterator[bytes] | None = None,
    headers: dict[str, str] | None = None,
) -> Answer:
    """Send one request over a connection of its own, below the path of the address."""
    server = urlsplit(address)
    connection = HTTPConnection(server.netloc, timeout=PATIENCE_S)
    connection.request(method, f"{server.path}{path}", body, headers or {})
    got = connection.getresponse()
    answer = Answer(got.status, {k.lower(): v for k, v in got.getheaders()}, got.read())
    connection.close()
    return answer


@dataclass
class Visitor:
    """One open page, and the files that are sent to it, with the cookies and headers given."""

    connection: ClientConnection
    address: str
    headers: Mapping[str, str] = field(default_factory=dict)
    cookies: Mapping[str, str] = field(default_factory=dict)
    session: str = ""
    shown: list[Element] = field(default_factory=list)
    token: str = ""

    def open(self, page: str, query: str = "") -> "Visitor":
        """Come to a page and wait until it is drawn."""
        return self.press(page, query)

    def press(self, page: str, query: str = "", *buttons: str) -> "Visitor":
        """Say of a page that buttons were pressed, there or not, and wait until it is drawn."""
        states = WidgetStates(widgets=[WidgetState(id=one, trigger_value=True) for one in buttons])
        state = ClientState(query_string=query, page_name=page, widget_states=states)
        self.connection.send(BackMsg(rerun_script=state).SerializeToString())
        self.shown = [*self._drawn()]
        return self

    def _drawn(self) -> Iterator[Element]:
        while True:
            message = ForwardMsg.FromString(self.connection.recv(PATIENCE_S, decode=False))
            kind = message.WhichOneof("type")
            if kind == "new_session":
                self.session = message.new_session.initialize.session_id or self.session
            elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
                yield message.delta.new_element
            elif kind == "script_finished":
                return

    @property
    def html(self) -> str:
        """All HTML of the page."""
        return "".join(one.html.body for one in self.shown if one.HasField("html"))

    def send(self, content: bytes, file: str = "", *, is_told: bool = True) -> int:
        """Send a file to the page, its length told or not; return the status of the answer."""
        file = file or str(uuid.uuid4())
        edge = uuid.uuid4().hex
        disposition = 'form-data; name="file"; filename="sites.csv"'
        head = f"--{edge}\r\nContent-Disposition: {disposition}\r\n\r\n".encode()
        parts = [head, content, f"\r\n--{edge}--\r\n".encode()]
        headers = {"Content-Type": f"multipart/form-data; boundary={edge}", **self._token()}
        body = b"".join(parts) if is_told else iter(parts)
        return ask(self.address, self._place(file), "PUT", body, headers).status

    def take_back(self, file: str) -> int:
        return ask(self.address, self._place(file), "DELETE", headers=self._token()).status

    def _place(self, file: str) -> str:
        return f"/_stcore/upload_file/{self.session}/{file}"

    def _token(self) -> dict[str, str]:
        """Return what proves that the page itself sends it."""
        if not self.token:
            self.token = xsrf_token(self.address)
        cookies = cookie_header({XSRF: self.token, **self.cookies})
        return {"X-Xsrftoken": self.token, "Cookie": cookies, **self.headers}


XSRF = "_streamlit_xsrf"


def xsrf_token(address: str) -> str:
    """Return what proves that a page itself speaks to the server."""
    cookie = ask(address, "/_stcore/health").headers["set-cookie"]
    return cookie.split(";")[0].partition("=")[2]


def origin(address: str) -> str:
    server = urlsplit(address)
    return f"{server.scheme}://{server.netloc}"


def cookie_header(cookies: Mapping[str, str]) -> str:
    return "; ".join(f"{name}={value}" for name, value in cookies.items())


@contextmanager
def visiting(
    address: str,
    page: str,
    query: str = "",
    trust: SSLContext | None = None,
    headers: Mapping[str, str] = MappingProxyType({}),
    cookies: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Visitor]:
    """Open a page as a new visitor, who leaves at the end; `trust` is for an address of https.

    Whoever has cookies proves to be the page itself, as a browser does.
    """
    stream, sent = f"{address.replace('http', 'ws', 1)}/_stcore/stream", dict(headers)
    protocols = [Subprotocol("streamlit")]
    if cookies:
        token = xsrf_token(address)
        protocols.append(Subprotocol(token))
        sent |= {"Origin": origin(address), "Cookie": cookie_header({XSRF: token, **cookies})}
    with connect(
        stream, subprotocols=protocols, max_size=None, ssl=trust, additional_headers=sent
    ) as connection:
        yield Visitor(connection, address, headers, cookies).open(page, query)
