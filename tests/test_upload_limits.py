"""What anybody may send to a running server: nothing unasked, and no more than has room."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from subprocess import Popen

import pytest

from analysis.intake import limits
from pages.web.limits import GONE_S
from tests.browser.server import running
from tests.visiting import ask, visiting

FILE = bytes(4_900_000)
MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Server:
    address: str
    process: Popen[bytes]

    @property
    def memory(self) -> int:
        """Bytes that are in use now."""
        pages = Path(f"/proc/{self.process.pid}/statm").read_text(encoding="ascii").split()[1]
        return int(pages) * 4096


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running(tmp_path_factory.mktemp("server") / "log") as started:
        yield Server(*started)


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="memory is read as Linux tells it")
@pytest.mark.parametrize("page", ["", "participation", "reports"])
def test_files_that_no_page_asks_for_are_refused_unread(server: Server, page: str) -> None:
    with visiting(server.address, page) as visitor:
        before = server.memory
        statuses = {visitor.send(FILE) for _ in range(60 if page else 3)}
        assert statuses == {403}
        assert server.memory - before < 30 * MEGABYTE


def test_a_page_takes_as_many_files_as_can_be_checked(server: Server) -> None:
    with visiting(server.address, "check") as visitor:
        sent = [visitor.send(b"site_id\n", f"file-{number}") for number in range(limits.FILES + 1)]
        assert sent == [204] * limits.FILES + [413]
        # The same file once more is no other; one that is taken back makes room for another.
        assert visitor.send(b"site_id\n", "file-0") == 204
        assert visitor.take_back("file-0") == 204
        assert visitor.send(b"site_id\n", "other") == 204
        assert visitor.send(b"site_id\n") == 413


def test_a_file_that_is_too_large_is_refused_whatever_it_says_of_its_length(server: Server) -> None:
    too_large = bytes(limits.BYTES + 2 * MEGABYTE)
    with visiting(server.address, "check") as visitor:
        assert visitor.send(too_large) == 413
        assert visitor.send(too_large, is_told=False) == 413
        # Neither has taken any room.
        assert {visitor.send(b"site_id\n") for _ in range(limits.FILES)} == {204}


def test_who_leaves_the_page_or_the_server_leaves_no_files_behind(server: Server) -> None:
    """What is freed need not go back to the system at once, but it serves the next reader."""
    before, at_once = server.memory, 12 * len(FILE)
    for _ in range(4):
        with visiting(server.address, "check") as visitor:
            assert {visitor.send(FILE) for _ in range(12)} == {204}
            assert server.memory - before > at_once / 2
            visitor.open("about")
            assert visitor.send(FILE) == 403
            visitor.open("check")
            assert {visitor.send(FILE) for _ in range(12)} == {204}
        time.sleep(2 * GONE_S)
    # Of eight times as many files no more are held than of one time, and room of another.
    assert server.memory - before < 2 * at_once + 30 * MEGABYTE


def test_all_readers_together_have_so_much_room(server: Server) -> None:
    at_once = limits.BYTES_OF_ALL_VISITS // limits.BYTES_OF_A_VISIT
    with visiting(server.address, "check") as one, visiting(server.address, "check") as other:
        of_each = limits.BYTES_OF_A_VISIT // len(FILE)
        assert at_once == 2
        assert {visitor.send(FILE) for visitor in (one, other) for _ in range(of_each)} == {204}
        with visiting(server.address, "check") as third:
            assert {third.send(FILE) for _ in range(2)} == {503}


def test_a_session_that_nobody_has_takes_nothing(server: Server) -> None:
    for session in ("nobody", "../check", "%00", "a" * 5000):
        path = f"/_stcore/upload_file/{session}/file"
        assert ask(server.address, path, "PUT", b"content").status in (400, 403, 404)
