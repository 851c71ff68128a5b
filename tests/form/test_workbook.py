"""A form as a workbook says the same when it is read again."""

from io import BytesIO

import pandas as pd
import pytest
from openpyxl import load_workbook

from analysis.form.form import SeminarForm, form_of
from analysis.form.made import made, rows_frame
from analysis.form.saving import proposed_save
from analysis.form.workbook import form_workbook
from analysis.intake.results.changes import propose
from analysis.intake.results.check_result import CheckResult
from analysis.intake.results.reading import read_together
from analysis.loading.dataset import Dataset
from analysis.words.catalogue import LANGUAGES, words_in
from tests.code import ROOT
from tests.form.test_saving import Texts, a_new_seminar, opened


@pytest.fixture(scope="module")
def record() -> tuple[Dataset, Texts]:
    return opened(ROOT / "data")


def read_again(content: bytes, known: Dataset) -> tuple[CheckResult, ...]:
    return read_together([("seminar.xlsx", content)], known, replaced=())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_workbook_of_a_form_is_read_as_the_same_rows(
    record: tuple[Dataset, Texts], language: str
) -> None:
    known, texts = record
    form = a_new_seminar(known)
    results = read_again(form_workbook(form, known, words_in(language), texts), known)
    expected = made(form, known, texts)
    assert {one.table.name for one in results if one.table} == {*expected.changed}
    for result in results:
        assert result.is_accepted
        assert result.table is not None
        assert result.text is not None
        assert result.text.frame is not None
        own = rows_frame(
            result.table.name, (row.cells for row in expected.changed[result.table.name])
        )
        pd.testing.assert_frame_equal(result.text.frame.reset_index(drop=True), own)
        assert not [one for one in result.normalisations if one.why == "made"]


def test_who_saves_the_workbook_saves_the_form(record: tuple[Dataset, Texts]) -> None:
    known, texts = record
    form = a_new_seminar(known)
    content = form_workbook(form, known, words_in("en"), texts)
    from_file = propose(known, texts, read_again(content, known))
    assert from_file.contents == proposed_save(form, known, texts).proposal.contents


@pytest.mark.parametrize("seminar_id", ["sg-fy2018", "sg-fy2019"])
def test_a_seminar_of_the_data_comes_back_without_a_difference(
    record: tuple[Dataset, Texts], seminar_id: str
) -> None:
    known, texts = record
    content = form_workbook(form_of(known, seminar_id), known, words_in("en"), texts)
    results = read_again(content, known)
    assert all(result.is_accepted for result in results)
    assert propose(known, texts, results).contents == {}


def test_the_workbook_has_a_sheet_for_each_table(record: tuple[Dataset, Texts]) -> None:
    known, _ = record
    form: SeminarForm = a_new_seminar(known)
    book = load_workbook(BytesIO(form_workbook(form, known, words_in("ja"))))
    visible = [sheet.title for sheet in book if sheet.sheet_state == "visible"]
    assert visible == [
        *("セミナー", "開催地", "セミナーのテーマ", "参加者", "日程", "視察先", "出典")
    ]
