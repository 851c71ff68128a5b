"""nginx as an administrator would run it: from `deploy/nginx.conf`, on ports and paths of its own.

Only what names ports, certificates and logs is replaced; each has to be there.
"""

import os
import shutil
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from http.client import HTTPSConnection
from pathlib import Path

import pytest

from tests.browser.server import HOST, START_S, free_port
from tests.code import ROOT
from tests.visiting import PATIENCE_S, Answer

SITE = ROOT / "deploy" / "nginx.conf"
# Set where nothing may be missing: a test that lacks a program fails there and is not skipped.
ALL_TESTS = "ALL_TESTS"
# What Debian keeps out of the PATH of those who do not administer.
_PLACES = os.pathsep.join(
    (str(Path(sys.executable).parent), os.environ.get("PATH", ""), "/usr/local/sbin", "/usr/sbin")
)
# The file of a site stands in one like this.
_AROUND = """
daemon off;
master_process off;
pid {folder}/nginx.pid;
error_log {folder}/start.log warn;
events {{ worker_connections 512; }}
http {{
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  include {folder}/kizuna.conf;
}}
"""


def needed(program: str, how: str) -> str:
    """Return where a program lies. Without it the test is skipped, and says how to get it."""
    found = shutil.which(program, path=_PLACES)
    if found is None:
        why = f"needs {program}: {how}"
        if os.environ.get(ALL_TESTS):
            pytest.fail(why)
        pytest.skip(why)
    return found


@dataclass(frozen=True)
class Front:
    """A running nginx: its address, its files, and who vouches for its certificate."""

    address: str
    plain: str
    folder: Path

    @property
    def trust(self) -> ssl.SSLContext:
        """What a client needs to believe the certificate."""
        return ssl.create_default_context(cafile=self.folder / "kizuna.pem")

    def log(self, number: int) -> list[str]:
        """Return the access log once it has so many lines: nginx answers before it writes one."""
        deadline = time.monotonic() + START_S
        while True:
            lines = (self.folder / "kizuna.log").read_text(encoding="utf-8").splitlines()
            if len(lines) >= number or time.monotonic() > deadline:
                return lines
            time.sleep(0.05)

    def ask(
        self,
        path: str,
        method: str = "GET",
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """Send one request, the path as it is written here."""
        netloc = self.address.removeprefix("https://")
        connection = HTTPSConnection(netloc, timeout=PATIENCE_S, context=self.trust)
        connection.request(method, path, body, dict(headers or {}))
        got = connection.getresponse()
        answer = Answer(got.status, {k.lower(): v for k, v in got.getheaders()}, got.read())
        connection.close()
        return answer


@contextmanager
def behind_nginx(
    folder: Path, port: int, changes: Mapping[str, str] | None = None, second: int = 0
) -> Iterator[Front]:
    """Put nginx before what listens at one port of this machine, or at two.

    `changes` are made to the site.

    The folder is made. A browser has to be told to ignore errors of certificates.
    """
    program = needed("nginx", "apt-get install nginx-light")
    https, http = free_port(), free_port()
    command = configured(program, folder, port, https, http, changes or {}, second)
    with (folder / "output.log").open("wb") as output:
        process = subprocess.Popen(command, stdout=output, stderr=output)
        try:
            _wait_until_open(process, https, folder)
            yield Front(f"https://{HOST}:{https}", f"http://{HOST}:{http}", folder)
        finally:
            process.terminate()
            process.wait(timeout=20)


def configured(
    program: str,
    folder: Path,
    port: int,
    https: int,
    http: int,
    changes: Mapping[str, str],
    second: int = 0,
) -> list[str]:
    """Write the configuration, and return how nginx is started with it."""
    folder.mkdir(parents=True, exist_ok=True)
    own = {
        "listen 80;": f"listen {HOST}:{http};",
        "  listen [::]:80;\n": "",
        "listen 443 ssl http2;": f"listen {HOST}:{https} ssl http2;",
        "  listen [::]:443 ssl http2;\n": "",
        "127.0.0.1:8501": f"{HOST}:{port}",
        "127.0.0.1:8502": f"{HOST}:{second or port}",
        "/etc/ssl/certs/kizuna.pem": f"{folder}/kizuna.pem",
        "/etc/ssl/private/kizuna.key": f"{folder}/kizuna.key",
        "/var/log/nginx/": f"{folder}/",
    }
    site = SITE.read_text(encoding="utf-8")
    for old, new in {**own, **changes}.items():
        assert old in site, old
        site = site.replace(old, new)
    (folder / "kizuna.conf").write_text(site, encoding="utf-8")
    (folder / "nginx.conf").write_text(_AROUND.format(folder=folder), encoding="utf-8")
    for part, content in zip(("pem", "key"), _certificate(), strict=True):
        (folder / f"kizuna.{part}").write_bytes(content)
    return [program, "-p", str(folder), "-c", str(folder / "nginx.conf")]


@cache
def _certificate() -> tuple[bytes, bytes]:
    """Return a certificate for this machine, and its key."""
    program = needed("openssl", "apt-get install openssl")
    made = subprocess.run(
        [
            *(program, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"),
            *("-noenc", "-days", "2", "-subj", "/CN=kizuna.test", "-keyout", "-"),
            *("-addext", f"subjectAltName=IP:{HOST},DNS:localhost"),
        ],
        capture_output=True,
        check=True,
    ).stdout
    key, begin, certificate = made.partition(b"-----BEGIN CERTIFICATE-----")
    return begin + certificate, key


def _wait_until_open(process: subprocess.Popen[bytes], port: int, folder: Path) -> None:
    deadline = time.monotonic() + START_S
    while time.monotonic() < deadline and process.poll() is None:
        try:
            socket.create_connection((HOST, port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    told = "".join(path.read_text(errors="replace") for path in sorted(folder.glob("*.log")))
    raise RuntimeError(f"nginx did not start: {told[-1000:]}")
