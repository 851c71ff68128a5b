"""Uploads read in a process of its own: hostile ones are refused, and cost the server nothing."""

import json
import pickle
import sys
import time
import tomllib
from io import BytesIO
from pathlib import Path
from xml.etree.ElementTree import ParseError
from zipfile import ZIP_DEFLATED, ZipFile

import pandas as pd
import pytest
from openpyxl import Workbook

from analysis.intake import limits
from analysis.intake.files import workbook
from analysis.intake.results import reading
from analysis.intake.results.reading import read_together
from analysis.intake.sandbox import reader_process, worker
from analysis.intake.sandbox.reader_process import Upload, read_in_sandbox, warm_up
from analysis.words.catalogue import LANGUAGES, words_in
from analysis.words.problem_sentences import problem_sentence
from tests.code import ROOT
from tests.intake.files import HEADINGS, ROWS, book, known, saved, text

# Windows has none.
resource = pytest.importorskip("resource") if sys.platform != "win32" else None

THEMES = [["theme_id", "name_en", "name_ja", "family_id"], ["water", "Water", "水道", ""]]
# What the process does in place of reading. Each ends it in a way of its own.
LIMITED = (
    "import sys; from analysis.intake.sandbox import worker; worker.{}; sys.exit(worker.main({}))"
)


def instead(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a process of its own run other code, and none wait afterwards."""
    spares = reader_process.Spares()
    monkeypatch.setattr(spares, "prepare", lambda: None)
    monkeypatch.setattr(reader_process, "SPARES", spares)
    monkeypatch.setattr(reader_process, "COMMAND", (sys.executable, "-c", code))


def codes(*uploads: Upload) -> list[str]:
    results = read_in_sandbox(uploads, known())
    return [problem.code for result in results for problem in result.problems]


def test_the_server_takes_no_larger_uploads_than_are_read() -> None:
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert limits.BYTES <= config["server"]["maxUploadSize"] * 1024**2 < 1.1 * limits.BYTES


def far_cell() -> bytes:
    made = Workbook()
    made.active["A1"] = "theme_id"
    made.active["XFD1048576"] = "x"
    return saved(made)


def bomb() -> bytes:
    """Return a workbook of a tenth of a megabyte that unpacks to a hundred."""
    out = BytesIO()
    with ZipFile(BytesIO(book(THEMES))) as read, ZipFile(out, "w", ZIP_DEFLATED) as written:
        for name in read.namelist():
            written.writestr(name, read.read(name))
        with written.open("xl/large.xml", "w") as part:
            for _ in range(100):
                part.write(bytes(1_000_000))
    return out.getvalue()


def test_results_are_those_of_reading_in_place_and_hostile_files_cost_no_memory(
    tmp_path: Path,
) -> None:
    warm_up()
    files = [
        (
            "delegates.csv",
            text([HEADINGS, *ROWS, ["sg-fy2018", "Laos", "", "-1"]]).encode("utf-16"),
        ),
        ("themes.xlsx", book([["", ""], *THEMES])),
        ("what.csv", b"a,b\n1,2\n"),
        ("empty.csv", b""),
        ("far.xlsx", far_cell()),
        ("bomb.xlsx", bomb()),
    ]
    sparse = tmp_path / "gigabyte.csv"
    with sparse.open("wb") as large:
        large.truncate(10**9)
    before = memory()
    *found, far, exploding, gigantic = read_in_sandbox([*files, ("gigabyte.csv", sparse)], known())
    assert memory() - before < 50_000_000
    hostile = [problem.code for result in (far, exploding, gigantic) for problem in result.problems]
    assert hostile == ["too_many_cells", "zip_bomb", "too_large"]
    for result, expected in zip(found, read_together(files[:-2], known()), strict=True):
        assert worker.to_json(result) == worker.to_json(expected)
        assert result.table is expected.table
        if result.text and expected.text:
            assert result.text.frame is not None
            assert expected.text.frame is not None
            pd.testing.assert_frame_equal(result.text.frame, expected.text.frame)


def test_the_next_upload_is_read_in_another_process() -> None:
    assert codes(("themes.csv", text(THEMES).encode())) == []
    reader_process.SPARES.end()


def memory() -> int:
    """Return the most memory that this process has taken so far, where the system tells it."""
    return 0 if resource is None else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def test_too_many_files_are_not_read() -> None:
    found = codes(*[("themes.csv", b"")] * (limits.FILES + 1))
    assert found == ["too_many_files"] * (limits.FILES + 1)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells how much memory is taken")
def test_too_much_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    endless = "reading.read_together = lambda *_: bytearray(10**9)"
    instead(LIMITED.format(endless, "sys.stdin.buffer, sys.stdout.buffer"), monkeypatch)
    assert codes(("themes.csv", b""), ("hosts.csv", b"")) == ["too_much_memory"] * 2


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells how much memory is taken")
def test_a_workbook_that_takes_too_much_memory_is_not_called_broken(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opening = (
        "reading; from analysis.intake.files import workbook; "
        "workbook.ExcelReader = lambda *_, **__: bytearray(10**9)"
    )
    instead(LIMITED.format(opening, "sys.stdin.buffer, sys.stdout.buffer"), monkeypatch)
    assert codes(("themes.xlsx", book(THEMES))) == ["too_much_memory"]


@pytest.mark.parametrize(
    ("error", "cause"),
    [
        (MemoryError(), None),
        # As openpyxl raises what it meets while it reads a part.
        (ValueError("could not read worksheets"), MemoryError()),
        (ParseError("out of memory: line 1, column 0"), None),
        (ValueError("could not read"), SyntaxError("Memory allocation failed : growing buffer")),
    ],
)
def test_memory_that_runs_out_in_a_library_is_told_from_damage(
    error: Exception, cause: Exception | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def opening(*_: object, **__: object) -> None:
        raise error from cause

    monkeypatch.setattr(workbook, "ExcelReader", opening)
    with pytest.raises(MemoryError):
        workbook.read_workbook(book(THEMES))


def test_an_endless_answer_is_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    instead("while True: print('x' * 65536)", monkeypatch)
    assert codes(("themes.csv", b"")) == ["too_much_memory"]


@pytest.mark.parametrize("code", ["", "print('.', end='', flush=True)", "import os; os.abort()"])
def test_a_crash_is_refused(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    instead(f"{code}\nimport sys; sys.exit(1)", monkeypatch)
    assert codes(("themes.csv", bytes(1_000_000))) == ["crashed"]


@pytest.mark.parametrize("start", ["print('.', end='', flush=True)", ""])
def test_what_takes_too_long_is_ended(start: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "START_SECONDS", 1 if not start else 60)
    monkeypatch.setattr(limits, "SECONDS", 0.5)
    instead(f"{start}\nimport time; time.sleep(60)", monkeypatch)
    assert codes(("themes.csv", b"")) == ["too_slow"]


def test_one_process_waits_and_a_new_one_where_it_has_ended(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reader_process, "COMMAND", (sys.executable, "-c", "input()"))
    spares = reader_process.Spares()
    spares.prepare()
    first = spares.waiting
    spares.prepare()
    assert spares.waiting is first
    assert first is not None
    first.kill()
    first.wait()
    spares.prepare()
    second = spares.take()
    assert second is not first
    spares.waiting = first
    third = spares.take()
    assert third is not first
    for reader in (second, third):
        reader_process.close(reader)
    spares.end()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", reader_process.CODES)
def test_every_refusal_says_what_and_how(code: str, language: str) -> None:
    (problem,) = reader_process.refused("a.csv", code, "20").problems
    assert problem_sentence(problem, words_in(language)).endswith((".", "。"))


# The process, run here --------------------------------------------------------------------------


def answered(requests: bytes, monkeypatch: pytest.MonkeyPatch) -> tuple[int, bytes]:
    monkeypatch.setattr(worker, "limit", lambda: None)
    answers = BytesIO()
    return worker.main(BytesIO(requests), answers), answers.getvalue()


def test_the_process_says_that_it_is_ready_and_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    request = ([("themes.csv", text(THEMES).encode())], known(), {"themes"})
    code, answer = answered(pickle.dumps(request), monkeypatch)
    assert (code, answer[:1]) == (0, worker.READY)
    (result,) = map(worker.from_json, json.loads(answer[1:]))
    assert result.is_accepted
    assert result.accepted == 1


def test_the_process_ends_with_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    assert answered(b"", monkeypatch) == (0, worker.READY)


def test_the_process_says_when_its_memory_does_not_suffice(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(reading, "read_together", read)
    assert answered(pickle.dumps(()), monkeypatch) == (worker.OUT_OF_MEMORY, worker.READY)


def test_the_process_ends_when_nobody_sends_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[int] = []

    class Patient:
        def read(self, *_: object) -> bytes:
            while not ended:
                time.sleep(0.01)
            return b""

        readline = read

    monkeypatch.setattr(limits, "IDLE_SECONDS", 0)
    monkeypatch.setattr("os._exit", ended.append)
    worker.main(Patient(), BytesIO())  # type: ignore[arg-type]
    assert ended == [0]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
def test_limits_are_lowered(monkeypatch: pytest.MonkeyPatch) -> None:
    assert resource is not None
    file_size, lowered = resource.RLIMIT_FSIZE, dict[int, int]()

    def lower(kind: int, most: tuple[int, int]) -> None:
        lowered[kind] = most[0]
        if kind == file_size:
            raise ValueError("lower already")

    monkeypatch.setattr(resource, "setrlimit", lower)
    monkeypatch.setattr("os.nice", lambda _: None)
    worker.limit()
    assert lowered[file_size] == 0
    assert lowered[resource.RLIMIT_CPU] >= 2 * limits.SECONDS
    monkeypatch.setattr(sys, "platform", "win32")
    worker.limit()
