"""Cases of `tests/intake` through the page: what it says is what the reading found.

What the page draws of a file depends on the codes and reasons that were found, which the cases of
`tests/intake` name, and not on the text they were found in: of those with the same, one is shown.
Each table, each code of a refusal and each reason of a change are among them.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from analysis.contract.schema import TABLES
from analysis.export.exchange import normalisations, pointed_out, problems, result_sentence
from analysis.intake import limits
from analysis.intake.files.opening import Chosen
from analysis.intake.results.check_result import CheckResult
from analysis.intake.results.reading import read
from analysis.loading.csv_writer import table_bytes
from analysis.loading.dataset import RECORD, Dataset, files
from analysis.saving.store import FolderStore
from analysis.words.catalogue import words_in
from pages.cards.check import files as files_card
from pages.cards.check.files import MOST_SHOWN
from pages.session import data, uploads
from tests.intake import files as files_intake
from tests.intake import test_accepting, test_refusing
from tests.intake.files import book, known, sound, text
from tests.pages.page import Page, Shown
from tests.pages.test_check_page import SAVE, tables, upload

pytestmark = pytest.mark.unwatched
Case = tuple[str, bytes]
WORDS = words_in("en")


def one_of_each(cases: Iterable[tuple[Any, ...]], found: int) -> Iterable[tuple[Any, ...]]:
    """Return the first of the cases that have the same in that place: what is found in them."""
    return {str(case[found]): case for case in reversed([*cases])}.values()


def accepted() -> Iterator[Case]:
    yield "delegates.csv", test_accepting.UNCHANGED["plain"]
    for content, _ in one_of_each(test_accepting.DIALECTS.values(), 1):
        yield "delegates.csv", content
    for headings in test_accepting.HEADED.values():
        yield "file.csv", text([headings, *files_intake.ROWS]).encode()
    for titles in test_accepting.TITLES.values():
        rows = [*titles, files_intake.HEADINGS, *files_intake.ROWS]
        yield "delegates.csv", text(rows).encode()
    for table, column, written, *_ in one_of_each(test_accepting.CELLS, 4):
        yield f"{table}.csv", text(sound(table, {column: written})).encode()
    for table in TABLES:
        yield "file.csv", text(sound(table)).encode()


def refused() -> Iterator[Case]:
    for name, content, _ in one_of_each(test_refusing.FILES.values(), 2):
        yield name, content
    for rows, _ in one_of_each(test_refusing.LAYOUTS.values(), 1):
        yield "delegates.csv", text(rows).encode()
    for quoted, _ in one_of_each(test_refusing.QUOTES.values(), 1):
        yield "delegates.csv", quoted.encode()
    for table, column, written, _ in one_of_each(test_refusing.CELLS, 3):
        yield f"{table}.csv", text(sound(table, {column: written})).encode()
    for change, _ in one_of_each(test_refusing.SHEETS.values(), 1):
        yield "delegates.xlsx", book(test_refusing.PLAIN, change=change)


CASES = [*((True, case) for case in accepted()), *((False, case) for case in refused())]


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Page:
    """The page beside the tiny data set, with each file read as if it came alone."""
    for name, path in files(tmp_path, RECORD).items():
        path.parent.mkdir(exist_ok=True)
        rows = getattr(known(), name.removeprefix("reference_"))
        path.write_bytes(table_bytes(rows if name in TABLES else rows.iloc[:0]))
    monkeypatch.setattr(data, "STORE", FolderStore(tmp_path))
    monkeypatch.setattr(uploads, "read_in_sandbox", _read_each)
    monkeypatch.setattr(files_card, "newest", _each)
    return Page("check").open()


def _read_each(files: uploads.Files, beside: Dataset, _: object) -> tuple[CheckResult, ...]:
    return tuple(_read(name, content, beside) for name, content in files)


def _each(files: Iterable[Case]) -> tuple[Chosen, ...]:
    return tuple(Chosen(name, content, ()) for name, content in files)


@cache
def _read(name: str, content: bytes, beside: Dataset) -> CheckResult:
    return read(name, content, beside)


@pytest.mark.unwatched  # test_check_page runs the same lines
def test_the_page_says_of_every_case_what_was_found(page: Page) -> None:
    assert len(CASES) >= 100
    beside = data.data_set(RECORD)
    for cases in batched(CASES, limits.FILES):
        upload(page, *(case for _, case in cases))
        for number, (is_accepted, (name, content)) in enumerate(cases):
            result = _read(name, content, beside)
            assert result.is_accepted == is_accepted
            _is_said(page.block(f"card-check_file-{number}"), result)
        if not all(is_accepted for is_accepted, _ in cases):
            assert not page.has(SAVE)


def batched(cases: list[Any], size: int) -> Iterator[list[Any]]:
    for start in range(0, len(cases), size):
        yield cases[start : start + size]


def _is_said(card: Shown, result: CheckResult) -> None:
    assert result_sentence(result, WORDS) in card.text
    found = [told(result, WORDS, together=True) for told in (problems, pointed_out)]
    said = [*found, normalisations(result, WORDS)]
    shown = [frame.head(MOST_SHOWN).to_numpy().tolist() for frame in said if len(frame)]
    assert [table.to_numpy().tolist() for table in tables(card)] == shown
