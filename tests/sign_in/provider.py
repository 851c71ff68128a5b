"""A provider of identities of one's own: npm's oidc-provider, installed once, started on a port."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from filelock import FileLock

from tests.browser.server import free_port
from tests.code import ROOT

HERE = Path(__file__).parent
# With the environment, so that it is installed once and goes with it.
FOLDER = ROOT / ".venv" / "oidc-provider"
SECRET = "only-for-tests"  # noqa: S105 - it keeps nothing
INSTALL_S = 300


def lack(what: str) -> None:
    """Skip a test on a machine that lacks something; where all is to be tested, fail."""
    reason = f"signing in is tested with npm's oidc-provider: {what}"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


def install() -> Path:
    """Return the folder in which the provider is installed, as its lock says."""
    if not (shutil.which("node") and shutil.which("npm")):
        lack("install Node 20 or newer with npm (apt-get install nodejs npm)")
    FOLDER.mkdir(exist_ok=True)
    with FileLock(FOLDER / ".lock"):
        lock = (HERE / "package-lock.json").read_bytes()
        done = FOLDER / "installed.json"
        if not done.exists() or done.read_bytes() != lock:
            for name in ("package.json", "package-lock.json"):
                shutil.copyfile(HERE / name, FOLDER / name)
            ran = subprocess.run(
                ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"],  # noqa: S607
                cwd=FOLDER,
                capture_output=True,
                encoding="utf-8",
                timeout=INSTALL_S,
                check=False,
            )
            if ran.returncode:
                lack(f"npm ci failed: {ran.stderr[-500:]}")
            done.write_bytes(lock)
        # A module finds its packages beside itself.
        shutil.copyfile(HERE / "provider.mjs", FOLDER / "provider.mjs")
    return FOLDER


@contextmanager
def providing(log: Path, redirect: str, people: Mapping[str, object]) -> Iterator[str]:
    """Run a provider that knows people by their addresses; yield the address of its metadata."""
    port = free_port()
    environment = {
        **os.environ,
        "PORT": str(port),
        "REDIRECT": redirect,
        "CLIENT_SECRET": SECRET,
        "PEOPLE": json.dumps(people),
    }
    folder = install()
    with log.open("wb") as errors:
        process = subprocess.Popen(
            ["node", "provider.mjs"],  # noqa: S607 - the machine's own
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
