"""Talks to a running app as a browser does, without one: the server's side of every wait.

Streamlit's own messages over a real websocket. A time runs from asking for a run of the script
until the last message of that run has come.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.MultiSelect_pb2 import MultiSelect
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

from tests.bench.choices import FILTERS, Choice
from tests.bench.servers import PLAIN, Server

TIMEOUT = 120


@dataclass
class Visitor:
    """One open page: what it shows, and what is chosen in its filters.

    With `has_lists` it is asked by the lists of its page, as the plain page; else by its address.
    """

    connection: ClientConnection
    address: str
    page: str
    has_lists: bool
    query: str = ""
    page_hash: str = ""
    filters: list[MultiSelect] = field(default_factory=list)
    chosen: dict[str, list[str]] = field(default_factory=dict)
    cached: dict[str, Element] = field(default_factory=dict)
    received: int = 0
    charts: int = 0

    def open(self) -> float:
        """Open the page; return the seconds until the script has finished."""
        return self._run()

    def choose(self, choice: Choice) -> float:
        """Choose in one filter and nothing in the others; return the seconds it takes."""
        if self.has_lists:
            self.chosen = {
                widget.id: choice.labels if name == choice.filter_name else []
                for name, widget in zip(FILTERS, self.filters, strict=True)
            }
        else:
            self.query = choice.query
        return self._run()

    def _run(self) -> float:
        request = BackMsg(rerun_script=self._state()).SerializeToString()
        shown: list[Element] = []
        self.received = 0
        start = time.perf_counter()
        self.connection.send(request)
        while True:
            answer = self.connection.recv(TIMEOUT)
            assert isinstance(answer, bytes)
            message = ForwardMsg.FromString(answer)
            if message.WhichOneof("type") == "script_finished":
                elapsed = time.perf_counter() - start
                break
            self.received += len(answer)
            self._take(message, shown)
        self._settle(shown)
        return elapsed

    def _state(self) -> ClientState:
        state = ClientState(
            query_string=self.query,
            page_script_hash=self.page_hash,
            page_name="" if self.page_hash else self.page,
            cached_message_hashes=sorted(self.cached),
        )
        state.context_info.url = f"{self.address}/{self.page}"
        state.context_info.timezone = "Asia/Singapore"
        state.context_info.color_scheme = "light"
        for widget, labels in self.chosen.items():
            value = state.widget_states.widgets.add(id=widget)
            value.string_array_value.data.extend(labels)
        return state

    def _take(self, message: ForwardMsg, shown: list[Element]) -> None:
        kind = message.WhichOneof("type")
        if kind == "navigation":
            self.page_hash = message.navigation.page_script_hash
        elif kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        elif kind == "ref_hash":
            shown.append(self.cached[message.ref_hash])
        elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            shown.append(message.delta.new_element)
            if message.metadata.cacheable:
                self.cached[message.hash] = message.delta.new_element

    def _settle(self, shown: list[Element]) -> None:
        """Keep the filters found, and refuse a page that shows an error."""
        errors = [element.exception.message for element in shown if element.HasField("exception")]
        if errors:
            raise RuntimeError(f"{self.address}/{self.page}: {errors}")
        found = [element.multiselect for element in shown if element.HasField("multiselect")]
        self.filters = found or self.filters
        self.charts = sum(
            element.HasField("plotly_chart") or element.HasField("bidi_component")
            for element in shown
        )


@contextmanager
def visitor(server: Server, page: str) -> Iterator[Visitor]:
    """Connect to a server as a new visitor of a page."""
    address = f"ws://localhost:{server.port}/_stcore/stream"
    with connect(
        address, subprotocols=[Subprotocol("streamlit")], max_size=None, compression=None
    ) as connection:
        yield Visitor(connection, server.address, page, has_lists=server.app == PLAIN)
