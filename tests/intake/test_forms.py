"""Templates: what is filled in and dropped back is accepted, for each table and language."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from analysis.contract.schema import TABLES, allowed_values
from analysis.export.exchange import marked_workbook, template
from analysis.export.workbooks import LINE, characters
from analysis.intake.files.workbook import LISTS
from analysis.intake.headings import column_heading
from analysis.intake.results.changes import propose
from analysis.intake.results.reading import read, read_together
from analysis.intake.values.names import words_for_choices, words_for_keys
from analysis.loading.dataset import read_texts
from analysis.words.catalogue import LANGUAGES, words_in
from tests.conftest import DATA
from tests.intake.files import found, known, saved, sound, values

EACH = [(table, language) for table in TABLES for language in LANGUAGES]


def filled(name: str, language: str, *, in_words: bool) -> bytes:
    """Fill a template in with a sound row, choices in the words that it offers."""
    table, words = TABLES[name], words_in(language)
    workbook = load_workbook(BytesIO(template(table, known(), words)))
    _, cells = sound(name)
    for at, (column, text) in enumerate(zip(table.columns, cells, strict=True), 1):
        workbook.active.cell(2, at, offered(name, column, text, language) if in_words else text)
    return saved(workbook)


def offered(name: str, column: str, text: str, language: str) -> str:
    """Return the word of the drop-down that stands for a value."""
    table, words = TABLES[name], words_in(language)
    pointer = next((one for one in table.references if one.column == column), None)
    if not text:
        return text
    if pointer:
        keys = [str(key) for key in getattr(known(), pointer.table)[pointer.key]]
        return words_for_keys(known(), pointer, words)[keys.index(text)]
    allowed = allowed_values(table.columns[column])
    return words_for_choices(column, allowed, words)[allowed.index(text)] if allowed else text


@pytest.mark.parametrize("in_words", [False, True])
@pytest.mark.parametrize(("name", "language"), EACH)
def test_a_template_that_is_filled_in_is_accepted(name: str, language: str, in_words: bool) -> None:
    result = read("file.xlsx", filled(name, language, in_words=in_words), known())
    assert found(result) == []
    assert result.table is TABLES[name]
    assert values(result) == sound(name)[1:]


@pytest.mark.parametrize(("name", "language"), EACH)
def test_a_template_has_notes_words_and_drop_downs(name: str, language: str) -> None:
    table, words = TABLES[name], words_in(language)
    workbook = load_workbook(BytesIO(template(table, known(), words)))
    sheet = workbook.active
    heads = [cell.value for cell in sheet[1]]
    assert heads == [column_heading(table, column, words) for column in table.columns]
    for cell, column in zip(sheet[1], table.columns, strict=True):
        assert cell.comment.text.startswith(words.text(f"meaning-{column}"))
        is_known = getattr(known(), name)[column].notna().any()
        assert words.text("template-example", example="") in cell.comment.text or not is_known
    choices = {one.column for one in table.references}
    choices |= {column for column, one in table.columns.items() if allowed_values(one)}
    ranges = [str(one.sqref) for one in sheet.data_validations.dataValidation]
    letters = [cell.column_letter for cell in sheet[1]]
    at = [letters[[*table.columns].index(column)] for column in table.columns if column in choices]
    assert [one.partition("2:")[0] for one in ranges] == at
    assert workbook[LISTS].sheet_state == "veryHidden"
    blank = read("file.xlsx", template(table, known(), words), known())
    assert (found(blank), blank.rows, blank.accepted) == ([], 0, 0)
    assert [problem.code for problem in blank.pointed_out] == ["no_rows"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_rows_of_today_dropped_back_change_nothing(record, language: str) -> None:
    texts = read_texts(DATA, "record")
    files = [
        (f"{name}.xlsx", template(TABLES[name], record, words_in(language), texts[name].frame))
        for name in TABLES
    ]
    results = read_together(files, record, ())
    assert [found(result) for result in results] == [[]] * len(files)
    for replaced in ((), TABLES):
        proposal = propose(record, texts, results, replaced)
        assert (proposal.differences, proposal.problems) == ({}, ())


@pytest.mark.parametrize(("name", "language"), EACH)
def test_its_headings_can_be_read_in_full_and_print_on_a4(name: str, language: str) -> None:
    content = template(TABLES[name], known(), words_in(language))
    sheet = load_workbook(BytesIO(content)).active

    for cell in sheet[1]:
        assert sheet.column_dimensions[cell.column_letter].width > characters(cell.value)
        assert cell.font.name == "Calibri"
    assert str(sheet.page_setup.paperSize) == sheet.PAPERSIZE_A4
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_the_comments_of_a_marked_file_stand_in_full() -> None:
    refused = read(
        "delegates.csv",
        b"seminar_id,country,delegates\nsg-fy2019,Loas,x\nsg-fy2019,KHM,1\n",
        known(),
    )
    sheet = load_workbook(BytesIO(marked_workbook([refused], words_in("en")))).active

    assert sheet.row_dimensions[2].height == 3 * LINE
    assert sheet.row_dimensions[3].height is None
    assert str(sheet.page_setup.paperSize) == sheet.PAPERSIZE_A4
