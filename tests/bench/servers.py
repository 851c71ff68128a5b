"""Starts the two apps that are compared, each in a process of its own."""

import io
import os
import socket
import subprocess
import sys
import tarfile
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from urllib.request import urlopen

HOME = Path(__file__).parents[2]
OPTIONS = (
    "--server.headless=true",
    "--server.showEmailPrompt=false",
    "--browser.gatherUsageStats=false",
    "--browser.serverAddress=localhost",
)
MEGABYTE = 1024 * 1024
T = TypeVar("T")


@dataclass(frozen=True)
class App:
    """An app by its name; `home` is where it is started, None: in the folder of its data."""

    name: str
    script: Path
    home: Path | None = None


KIZUNA = App("Kizuna", HOME / "app.py", HOME)
PLAIN = App("Plain page", Path(__file__).with_name("plain_page.py"))


def at_commit(commit: str, folder: Path) -> App:
    """Unpack Kizuna as it was at a commit into a folder; it runs on the packages of today.

    Raises subprocess.CalledProcessError where git knows no such commit.
    """
    archive = ["git", "archive", "--format=tar", commit]
    packed = subprocess.run(archive, cwd=HOME, check=True, capture_output=True).stdout
    home = folder / "earlier"
    with tarfile.open(fileobj=io.BytesIO(packed)) as files:
        files.extractall(home, filter="data")
    return App(f"At {commit[:12]}", home / "app.py", home)


def in_turns(both: Collection[T], turn: int) -> list[T]:
    """Return both in the order of a turn: who comes second finds the processor warm."""
    return [*both][:: -1 if turn % 2 else 1]


@dataclass(frozen=True)
class Server:
    """An app that is being served, and its process."""

    app: App
    port: int
    process: int

    @property
    def address(self) -> str:
        """The app's address, without a slash at its end."""
        return f"http://localhost:{self.port}"

    def memory(self, field: str) -> int:
        """Return memory in bytes as Linux counts it: VmRSS is resident now, VmHWM the most ever."""
        lines = Path(f"/proc/{self.process}/status").read_text(encoding="ascii").splitlines()
        (line,) = (line for line in lines if line.startswith(f"{field}:"))
        return int(line.split()[1]) * 1024

    def processor_time(self) -> float:
        """Return the seconds of processor time used so far, in ticks of a hundredth."""
        status = Path(f"/proc/{self.process}/stat").read_text(encoding="ascii")
        # The second field, the name in brackets, may hold spaces; the 14th and 15th are the times.
        fields = status.rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def served(app: App, data: Path, log: Path) -> Iterator[Server]:
    """Serve an app of a data folder until the block ends.

    The plain page runs in a folder of its own, so with Streamlit's own settings and not Kizuna's.
    """
    port = _free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(app.script), *OPTIONS]
    with (
        log.open("w", encoding="utf-8") as output,
        subprocess.Popen(
            [*command, f"--server.port={port}"],
            cwd=app.home or data,
            env={**os.environ, "KIZUNA_DATA": str(data)},
            stdout=output,
            stderr=subprocess.STDOUT,
        ) as process,
    ):
        try:
            server = Server(app, port, process.pid)
            _wait_until_healthy(server, process, log)
            yield server
        finally:
            process.terminate()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        return int(probe.getsockname()[1])


def _wait_until_healthy(server: Server, process: "subprocess.Popen[bytes]", log: Path) -> None:
    for _ in range(600):
        if process.poll() is not None:
            break
        try:
            with urlopen(f"{server.address}/_stcore/health", timeout=30) as answer:  # noqa: S310 - our own address
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"{server.app.name} did not start:\n{log.read_text(encoding='utf-8')}")
