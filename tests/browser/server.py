"""A Kizuna server of one's own: started on a free port, stopped by its own process."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.client import HTTPException
from pathlib import Path
from types import MappingProxyType
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).parents[2]
HOST = "127.0.0.1"
START_S = 60


@contextmanager
def served(log: Path, data: Path | None = None, *options: str) -> Iterator[str]:
    """Serve Kizuna, with the data of a folder and options if given; yield its address."""
    with running(log, data, options=options) as (address, _):
        yield address


@contextmanager
def running(
    log: Path,
    data: Path | None = None,
    port: int = 0,
    options: Sequence[str] = (),
    variables: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Serve Kizuna, on a port and with variables if given; yield its address and its process."""
    port = port or free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py"]
    command += ["--server.address", HOST, "--server.port", str(port), *options]
    environment = {**os.environ, **({"KIZUNA_DATA": str(data)} if data else {}), **variables}
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=output)
        try:
            wait_until_ready(process, port, log, base_path(options))
            yield f"http://{HOST}:{port}{base_path(options)}", process
        finally:
            process.terminate()
            process.wait(timeout=20)


def base_path(options: Sequence[str]) -> str:
    """Return the path that the options put all others under, "" or "/kizuna"."""
    given = dict(option.split("=", 1) for option in options if "=" in option)
    return f"/{given.get('--server.baseUrlPath', '')}".rstrip("/")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def wait_until_ready(
    process: subprocess.Popen[bytes], port: int, log: Path, under: str = ""
) -> None:
    deadline = time.monotonic() + START_S
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        try:
            with urlopen(f"http://{HOST}:{port}{under}/_stcore/health", timeout=2) as answer:
                if answer.status == 200:
                    return
        except (URLError, HTTPException, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise RuntimeError(f"the server did not start: …{log.read_text(errors='replace')[-1000:]}")
