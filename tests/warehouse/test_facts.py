"""What was read last stays: readers read on while the engine is away, and are told so."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path
from threading import Event
from zipfile import ZipFile

import pytest
from frictionless import Package
from prometheus_client import generate_latest
from starlette.requests import Request

from analysis.cli import check
from analysis.contract.problems import Problem
from analysis.contract.schema import SUMMED_DELEGATES
from analysis.export.data_package import package_bytes
from analysis.form.form import form_of
from analysis.form.saving import field_problems, proposed_save
from analysis.intake.results.reading import read_together
from analysis.loading.dataset import DEMO, RECORD, assemble, read_texts
from analysis.warehouse.facts import Answer, Asked, SummedFacts
from analysis.warehouse.place import DELEGATES, EngineTable
from analysis.warehouse.summed import problem_of, summed_table
from pages.health import health
from pages.session import data, facts
from pages.session.prometheus import Data
from tests.code import ROOT
from tests.conftest import DATA
from tests.pages.page import Page
from tests.warehouse.engines import Duck, place

PLACE = place("postgresql://kizuna:s3cret@db.example.org/lake")
AWAY = problem_of(PLACE.name, "engine_away")
GROUP = ("sg-fy2019", "LAO", "stated", "clair-singapore-2019", "7", 3)

pytestmark = pytest.mark.usefixtures("real_loader")


def test_what_was_read_last_stays_and_says_what_went_wrong_since() -> None:
    answers: list[Answer] = [AWAY, [GROUP], AWAY, [GROUP], [GROUP, (*GROUP[:1], None, *GROUP[2:])]]
    found = SummedFacts(PLACE, lambda: answers.pop(0))
    assert found.standing.table.problems[0].code == "engine_waiting"
    found.read_now()
    assert (found.standing.read_at, found.standing.problem) == (None, AWAY)
    assert found.standing.table.problems == (AWAY,)
    assert not found.standing.table.is_readable
    found.read_now()
    first = found.standing
    assert (first.rows, first.problem, first.tried_at) == (3, None, None)
    found.read_now()
    # The engine has gone: what was read stays, with the time when it was read.
    assert found.standing.table is first.table
    assert found.standing.read_at == first.read_at
    assert (found.standing.problem, found.standing.rows) == (AWAY, 3)
    found.read_now()
    # It is back and says the same: nothing that follows from it is found anew.
    assert found.standing.table is first.table
    assert found.standing.problem is None
    found.read_now()
    assert found.standing.table is not first.table
    assert found.standing.rows == 6


def test_an_answer_that_cannot_be_read_is_told_and_the_reading_goes_on() -> None:
    """A thread that dies would leave About saying that all is well."""
    asked: list[Event] = [Event() for _ in range(3)]
    codes: list[str] = []

    def answer() -> Answer:
        number = len(codes)
        codes.append(found.standing.code)
        asked[min(number, 2)].set()
        if number == 0:
            raise ValueError("half an answer")
        return [GROUP]

    found = SummedFacts(replace(PLACE, minutes=0.0001), answer)
    found.begin(20)
    assert asked[2].wait(20)
    found.end()
    assert codes[:3] == ["engine_waiting", "engine_failed", ""]


def test_it_reads_by_itself_until_it_is_ended() -> None:
    asked = Event()

    def answer() -> Answer:
        asked.set()
        return [GROUP]

    found = SummedFacts(PLACE, answer)
    found.begin(patience=10)
    assert asked.is_set()
    assert found.standing.rows == 3
    found.end()


def test_a_process_of_its_own_asks_and_says_how_far_it_came(
    duck: Duck, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    texts = read_texts(DATA, RECORD)
    rows = texts["delegates"].frame
    assert rows is not None
    lake = duck.fill(rows)
    answer = Asked(lake).answer()
    assert not isinstance(answer, Problem)
    assert sum(group[-1] for group in answer) == len(rows)
    away = Asked(place(f"duckdb://{tmp_path / 'none.duckdb'}")).answer()
    assert isinstance(away, Problem)
    assert away.code == "engine_away"
    other = Asked(EngineTable(lake.url, lake.schema, "other")).answer()
    assert isinstance(other, Problem)
    assert other.code == "engine_table"
    # Why stands in the log, where the address, which may hold a password, does not.
    assert "read-only" in caplog.text
    assert "duckdb://" not in caplog.text


@pytest.mark.skipif(sys.platform == "win32", reason="a script of a shell")
def test_an_address_stands_in_no_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    driver = tmp_path / "driver"
    driver.write_text('#!/bin/sh\nprintf . ; echo "failed at $KIZUNA_DELEGATES" >&2; exit 1\n')
    driver.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(driver))
    answer = Asked(PLACE).answer()
    assert isinstance(answer, Problem)
    # It had reached the engine.
    assert answer.code == "engine_failed"
    assert f"failed at {PLACE.name}" in caplog.text
    assert "s3cret" not in caplog.text


def test_what_takes_too_long_is_ended(duck: Duck) -> None:
    rows = read_texts(DATA, RECORD)["delegates"].frame
    assert rows is not None
    lake = duck.fill(rows)
    hasty = EngineTable(lake.url, lake.schema, lake.table, minutes=0.0001)
    answer = Asked(hasty).answer()
    assert isinstance(answer, Problem)
    assert (answer.code, answer.detail) == ("engine_slow", "0.0001")


# The dashboard ---------------------------------------------------------------------------------


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> Iterator[SummedFacts]:
    """Serve the record's delegates from an engine that has not answered yet."""
    found = SummedFacts(PLACE, lambda: AWAY)
    monkeypatch.setattr(facts, "facts", lambda: found)
    yield found
    found.end()


def answered(found: SummedFacts, answer: Answer) -> None:
    other = SummedFacts(PLACE, lambda: answer)
    other.standing = found.standing
    other.read_now()
    found.standing = other.standing


def test_readers_read_on_while_the_engine_is_away(served: SummedFacts) -> None:
    answered(served, AWAY)
    Page("participation").open()
    assert data.data_set(RECORD).delegates.empty
    # What nobody can know is not documented, and never absent.
    assert not (data.data_set(RECORD).seminars["countries_complete"] == "yes").any()
    about = Page("about").open()
    assert "PostgreSQL/facts.delegates" in about.text
    assert "cannot be reached" in about.text
    assert "It has not answered yet" in about.text
    answered(served, [GROUP])
    assert data.data_set(RECORD).delegates["delegates"].tolist() == [7]
    about = Page("about").open()
    assert "Last asked" in about.text
    assert "Its delegates are the sums of the data warehouse" in about.text
    answered(served, AWAY)
    assert data.data_set(RECORD).delegates["delegates"].tolist() == [7]
    about = Page("about", lang="ja").open()
    assert "前回の集計結果を引き続き表示しています" in about.text
    assert "s3cret" not in about.text
    assert "db.example.org" not in about.text


def test_the_invented_data_are_always_files(served: SummedFacts) -> None:
    answered(served, [GROUP])
    assert data.data_set(DEMO).summed_by == ""
    about = Page("about", data="demo").open()
    assert "PostgreSQL" not in about.text
    assert "sums of the data warehouse" not in about.text


def test_another_answer_is_another_version_and_the_same_is_not(served: SummedFacts) -> None:
    versions = [data.data_set_and_version(RECORD)[1]]
    answers: list[Answer] = [AWAY, [GROUP], [(*GROUP[:4], "8", 3)]]
    for answer in answers:
        answered(served, answer)
        versions.append(data.data_set_and_version(RECORD)[1])
        assert data.data_set_and_version(RECORD)[1] == versions[-1]
    assert len({*versions}) == 4
    before = data.data_set(RECORD)
    answered(served, [(*GROUP[:4], "8", 3)])
    assert data.data_set(RECORD) is before


def test_whoever_watches_is_told(served: SummedFacts) -> None:
    def told() -> dict[str, object]:
        answer = health(Request({"type": "http"}))
        assert answer.status_code == 200
        said: dict[str, object] = json.loads(bytes(answer.body))
        return said

    def counted() -> str:
        class Registry:
            def collect(self) -> object:
                return Data("1").collect()

        return generate_latest(Registry()).decode()  # type: ignore[arg-type]

    # The first answer may take longer than the start waits for it.
    assert (told()["delegates"], told()["delegates_read"]) == ("engine_waiting", None)
    answered(served, AWAY)
    assert (told()["delegates"], told()["delegates_read"]) == ("engine_away", None)
    assert "kizuna_delegates_failed 1.0" in counted()
    assert "kizuna_delegates_read_timestamp_seconds" not in counted()
    answered(served, [GROUP])
    assert told()["delegates"] == "ok"
    assert datetime.fromisoformat(str(told()["delegates_read"])) == served.standing.read_at
    assert "kizuna_delegates_failed 0.0" in counted()
    assert "kizuna_delegates_read_timestamp_seconds" in counted()


# Files beside the engine -----------------------------------------------------------------------


def test_a_file_of_delegates_is_refused_and_others_are_not() -> None:
    known = assemble(
        RECORD, {**read_texts(DATA, RECORD), "delegates": summed_table(PLACE.name, [GROUP])}
    )
    files = [
        (f"{name}.csv", (DATA / "record" / f"{name}.csv").read_bytes())
        for name in ("delegates", "hosts")
    ]
    delegates, hosts = read_together(files, known)
    (problem,) = delegates.problems
    assert (problem.code, problem.detail) == ("engine_serves", "PostgreSQL/facts.delegates")
    assert delegates.accepted == 0
    assert hosts.is_accepted


def test_a_form_leaves_the_delegates_to_the_engine() -> None:
    # Two rows of one country, which a file could not have.
    other_basis = (*GROUP[:2], "derived", GROUP[3], "2", 2)
    texts = {
        **read_texts(DATA, RECORD),
        "delegates": summed_table(PLACE.name, [GROUP, other_basis]),
    }
    known = assemble(RECORD, texts)
    form = form_of(known, "sg-fy2019")
    assert len(form.rows["delegates"]) == 2
    assert not proposed_save(form, known, texts).proposal.differences
    assert not [place for place in field_problems(form, known) if place[0] == "delegates"]
    noted = proposed_save(form.with_cell("seminars", 0, "note_en", "Another."), known, texts)
    assert noted.is_sound
    assert {*noted.proposal.differences} == {"seminars"}
    # A number that the engine contradicts is told, and no row is made up for the difference.
    other = proposed_save(form.with_cell("seminars", 0, "participants", "11"), known, texts)
    codes = [problem.code for found in other.problems.values() for problem in found]
    assert codes == ["total"]
    changed = form.with_cell("delegates", 0, "delegates", "8")
    refused = proposed_save(changed, known, texts)
    assert not refused.is_sound
    codes = [problem.code for found in refused.problems.values() for problem in found]
    assert codes == ["engine_serves"]


def test_the_command_compares_with_the_engine(
    duck: Duck, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = read_texts(DATA, RECORD)["delegates"].frame
    assert rows is not None
    lake = duck.fill(rows)
    monkeypatch.setenv(DELEGATES, lake.written)
    file = str(DATA / "record" / "delegates.csv")
    assert check.main([file]) == check.REFUSED
    assert "this file would change nothing" in capsys.readouterr().out
    assert check.main(["--data", "demo", str(DATA / "demo" / "hosts.csv")]) == check.ACCEPTED
    monkeypatch.setenv(DELEGATES, "duckdb:///nowhere/none.duckdb#facts.delegates")
    with pytest.raises(SystemExit) as ended:
        check.main([file])
    assert ended.value.code == check.REFUSED
    assert "cannot be reached" in capsys.readouterr().err


def test_the_package_says_that_they_are_sums(tmp_path: Path) -> None:
    groups = [GROUP, (*GROUP[:1], "LAO", "derived", *GROUP[3:]), (*GROUP[:4], "2000", 3)]
    known = assemble(
        RECORD, {**read_texts(DATA, RECORD), "delegates": summed_table(PLACE.name, groups[:2])}
    )
    assert len(known.delegates) == 2
    with ZipFile(BytesIO(package_bytes(known))) as archive:
        archive.extractall(tmp_path)
    assert Package(str(tmp_path / "datapackage.json")).validate().valid
    said = json.loads((tmp_path / "datapackage.json").read_bytes())
    (resource,) = (one for one in said["resources"] if one["name"] == "delegates")
    assert PLACE.name in resource["description"]
    assert "データウェアハウス" in resource["description_ja"]
    assert resource["schema"]["uniqueKeys"] == [[*SUMMED_DELEGATES.key]]


# What is not asked for -------------------------------------------------------------------------


def test_nothing_configured_imports_nothing() -> None:
    code = (
        "import sys; from pages.session import data; data.warm_up(); "
        "found = {'ibis', 'duckdb', 'pyspark', 'psycopg', 'sqlglot'}; "
        "sys.exit(' '.join(name for name in found if sys.modules.get(name)) or 0)"
    )
    plain = {name: value for name, value in os.environ.items() if not name.startswith("KIZUNA_")}
    ran = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=plain,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr[-2000:]
