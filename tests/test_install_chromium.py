"""The script that installs a browser for the tests asks before it uses sudo."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.code import ROOT

SCRIPT = ROOT / ".ci" / "install-chromium"

pty = pytest.importorskip("pty", reason="make test is not run on Windows")


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """Return a folder of programs that write down how they were called."""
    for name in ("apt-get", "sudo", "playwright"):
        _program(tmp_path, name, f'echo "{name} $*" >>"{tmp_path}/calls"')
    return tmp_path


def _program(folder: Path, name: str, does: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
    path.chmod(0o755)


def installed(machine: Path, user: int, answer: str | None = None, **more: str) -> list[str]:
    """Return what was called, at a terminal where an answer is given."""
    _program(machine, "id", f"echo {user}")
    environment = {"PATH": f"{machine}{os.pathsep}/usr/bin{os.pathsep}/bin", **more}
    keyboard, terminal = pty.openpty()
    try:
        if answer is not None:
            os.write(keyboard, f"{answer}\n".encode())
        subprocess.run(
            ["/bin/sh", SCRIPT, machine / "playwright"],
            env=environment,
            stdin=subprocess.DEVNULL if answer is None else terminal,
            stdout=subprocess.PIPE,
            timeout=20,
            check=True,
        )
    finally:
        os.close(keyboard)
        os.close(terminal)
    return (machine / "calls").read_text(encoding="utf-8").splitlines()


APT = ["apt-get update -qq", "apt-get install -qq -y chromium"]


def test_root_needs_neither_sudo_nor_an_answer(machine: Path) -> None:
    assert installed(machine, user=0) == APT


def test_a_machine_that_runs_tests_is_not_asked(machine: Path) -> None:
    assert installed(machine, user=1000, CI="true") == [f"sudo -n {call}" for call in APT]


def test_somebody_at_a_terminal_is_asked(machine: Path) -> None:
    assert installed(machine, user=1000, answer="y") == [f"sudo {call}" for call in APT]


@pytest.mark.parametrize("answer", ["n", "", "yellow"])
def test_without_a_yes_sudo_is_not_used(machine: Path, answer: str) -> None:
    assert installed(machine, user=1000, answer=answer) == ["playwright install chromium"]


def test_where_nobody_can_answer_sudo_is_not_used(machine: Path) -> None:
    assert installed(machine, user=1000) == ["playwright install chromium"]


def test_what_apt_cannot_install_playwright_fetches(machine: Path) -> None:
    _program(machine, "apt-get", "exit 100")
    assert installed(machine, user=0) == ["playwright install --with-deps chromium"]
