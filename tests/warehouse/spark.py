"""A cluster of Spark of the tests' own: a master, two workers and a server of Spark Connect."""

import os
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from tests.browser.server import HOST, free_port

# Where the packages of Spark lie, as `make test-warehouse` says.
HOME = "SPARK_HOME"
_PATIENCE_S = 180.0


@contextmanager
def _process(
    folder: Path, name: str, command: list[str], own: Mapping[str, str]
) -> Iterator[subprocess.Popen[bytes]]:
    with (folder / f"{name}.log").open("wb") as log:
        started = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **own},
            stdout=log,
            stderr=subprocess.STDOUT,
            # The script starts Java, which has to go with it.
            start_new_session=True,
        )
        try:
            yield started
        finally:
            os.killpg(started.pid, signal.SIGTERM)
            started.wait(timeout=60)


def _wait_for(port: int, folder: Path) -> None:
    until = time.monotonic() + _PATIENCE_S
    while time.monotonic() < until:
        with socket.socket() as asked:
            if asked.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.5)
    logs = "\n".join(log.read_text(errors="replace")[-1000:] for log in folder.glob("*.log"))
    pytest.fail(f"Spark has not started:\n{logs}")


@contextmanager
def spark_running() -> Iterator[str]:
    """Start a cluster, and give the address of its server."""
    if HOME not in os.environ:
        pytest.fail("needs Spark: make test-warehouse")
    home = Path(os.environ[HOME])
    (connect,) = (home / "jars").glob("spark-connect_*.jar")
    master, server = free_port(), free_port()
    # Of less memory for the server Spark complains.
    own = {"SPARK_LOCAL_IP": HOST, "SPARK_NO_DAEMONIZE": "1", "SPARK_DAEMON_MEMORY": "400m"}
    run = ["nice", str(home / "bin" / "spark-class"), "org.apache.spark.deploy"]
    with tempfile.TemporaryDirectory(prefix="kizuna-spark-") as name, ExitStack() as running:
        folder = Path(name)
        address = f"spark://{HOST}:{master}"
        places = ["--host", HOST, "--port", str(master), "--webui-port", str(free_port())]
        command = [*run[:2], f"{run[2]}.master.Master", *places]
        running.enter_context(_process(folder, "master", command, own))
        _wait_for(master, folder)
        for worker in ("one", "two"):
            places = ["--host", HOST, "--port", str(free_port()), "--webui-port", str(free_port())]
            size = ["-c", "1", "-m", "1g"]
            command = [*run[:2], f"{run[2]}.worker.Worker", *places, *size, address]
            work = {"SPARK_WORKER_DIR": str(folder / worker)}
            running.enter_context(_process(folder, worker, command, {**own, **work}))
        options = {
            "spark.executor.memory": "900m",
            "spark.connect.grpc.binding.address": HOST,
            "spark.connect.grpc.binding.port": str(server),
            "spark.ui.enabled": "false",
            "spark.sql.session.timeZone": "UTC",
            "spark.sql.shuffle.partitions": "8",
            "spark.sql.warehouse.dir": str(folder / "warehouse"),
        }
        command = [
            *("nice", str(home / "bin" / "spark-submit"), "--master", address, "--name", "Connect"),
            *("--class", "org.apache.spark.sql.connect.service.SparkConnectServer"),
            *("--driver-memory", "700m"),
            *(part for pair in options.items() for part in ("--conf", "=".join(pair))),
            str(connect),
        ]
        heap = {"SPARK_DAEMON_MEMORY": "800m"}
        running.enter_context(_process(folder, "connect", command, {**own, **heap}))
        _wait_for(server, folder)
        yield f"sc://{HOST}:{server}"
