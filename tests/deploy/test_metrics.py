"""Figures for whoever watches: given on the machine itself or for a token, and to nobody else."""

import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from prometheus_client import generate_latest

from analysis.saving import audit
from analysis.saving.refusals import NotSavedError
from pages.session import metrics
from tests.browser.server import HOST, free_port, running, served
from tests.code import ROOT
from tests.data_folder import DataFolder
from tests.visiting import ask, visiting

SHOWN = "a-token-of-the-test"


def figures(text: str) -> dict[str, float]:
    """Return each figure by its name and labels."""
    lines = (line.rpartition(" ") for line in text.splitlines() if not line.startswith("#"))
    return {name: float(value) for name, _, value in lines}


@pytest.fixture(scope="module")
def below_a_path(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server whose addresses all begin with a path."""
    log = tmp_path_factory.mktemp("server") / "log"
    with served(log, None, "--server.baseUrlPath=kizuna") as address:
        yield address


@pytest.mark.parametrize("place", ["server", "below_a_path"])
def test_without_a_word_nobody_is_given_any(request: pytest.FixtureRequest, place: str) -> None:
    address = request.getfixturevalue(place)
    for path in ("_stcore/metrics", "_stcore/metrics/", "_stcore/%6detrics"):
        answer = ask(address, f"/{path}")
        assert answer.status == 404
        assert answer.body == b""
        assert "content-security-policy" in answer.headers
    page = ask(address, "/metrics")
    assert b"kizuna_" not in page.body


def test_the_library_is_read_only_where_figures_are_asked_for() -> None:
    code = "import app, sys; sys.exit('prometheus_client' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_what_is_told_on_a_port_of_the_machine_and_for_a_token(tmp_path: Path) -> None:
    folder, port = DataFolder(tmp_path / "data"), free_port()
    folder.edit("record/delegates.csv", "sg-fy2019,KHM", "KHM", "Camboda")
    variables = {metrics.PORT: str(port), metrics.TOKEN: SHOWN}
    with running(tmp_path / "log", folder.folder, variables=variables) as (address, _):
        with visiting(address, "hosts"), urlopen(f"http://{HOST}:{port}/") as answer:
            told = figures(answer.read().decode())
        assert told["kizuna_open_pages"] == 1
        assert told['kizuna_run_seconds_count{page="hosts"}'] == 1
        assert told["kizuna_data_readable"] == 1
        assert told['kizuna_data_problems{severity="error"}'] == 1
        assert told['kizuna_events_total{code="",event="save"}'] == 0
        assert told["kizuna_failed_runs_total"] == 0
        assert told['kizuna_answers_total{status="2xx"}'] >= 1
        assert 0 <= time.time() - told["kizuna_data_changed_timestamp_seconds"] < 600
        assert any(name.startswith("process_resident_memory") for name in told)
        for header in ({}, {"Authorization": "Bearer other"}, {"Authorization": SHOWN}):
            refused = ask(address, "/metrics", headers=header)
            assert (refused.status, refused.body) == (401, b"")
        shown = ask(address, "/metrics", headers={"Authorization": f"Bearer {SHOWN}"})
        assert shown.status == 200
        assert "kizuna_open_pages" in shown.body.decode()
        assert "Camboda" not in shown.body.decode()
        assert not re.search(r"sg-fy|@", shown.body.decode())


def test_saves_and_refusals_are_counted_with_their_codes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(metrics, "METERS", [])
    monkeypatch.setenv(metrics.TOKEN, SHOWN)
    audit.begin()
    metrics.begin("1.0")
    (meters,) = metrics.METERS
    for _ in range(2):
        audit.refused("save", "editor@example.org", NotSavedError("stale"))
    audit.begin()
    text = generate_latest(meters.registry).decode()
    assert figures(text)['kizuna_events_total{code="stale",event="refusal"}'] == 2
    assert "editor" not in text


def test_what_is_no_port_ends_the_start_with_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metrics, "METERS", [])
    monkeypatch.setenv(metrics.PORT, "many")
    with pytest.raises(SystemExit, match="number of a port"):
        metrics.begin("1.0")


def test_health_is_no_figure_of_a_person(server: str) -> None:
    told = json.loads(ask(server, "/health").body)
    assert {*told} == {"status", "version", "problems", "pointed_out"}
