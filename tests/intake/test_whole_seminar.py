"""A whole seminar in one workbook: its sheets go in together, and nobody types an id."""

from collections.abc import Mapping, Sequence
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from analysis.contract.schema import DATA_SET_TABLES, TABLES
from analysis.export.exchange import marked_workbook, seminar_template
from analysis.intake.headings import column_heading
from analysis.intake.results.changes import propose
from analysis.intake.results.check_result import CheckResult
from analysis.intake.results.reading import read, read_together
from analysis.intake.sandbox import worker
from analysis.intake.sandbox.reader_process import read_in_sandbox
from analysis.loading.dataset import RECORD, Dataset, load, read_texts
from analysis.words.catalogue import LANGUAGES, words_in
from tests.code import ROOT

KNOWN = load(ROOT / "data", RECORD)
Rows = Mapping[str, Sequence[Mapping[str, object]]]
# As somebody fills it in: no id, words for choices, names for sites.
FILLED: Rows = {
    "seminars": [
        {
            "office_id": "J.CLAIR Singapore",
            "fiscal_year": "令和5年度",
            "start_date": "2023-12-10",
            "end_date": "2023-12-16",
            "mode": "対面",
            "status": "held",
            "participants": 3,
            "countries_complete": "yes",
        }
    ],
    "hosts": [
        {"host_en": "Hagi", "host_ja": "萩市", "level": "municipality", "prefecture": "35"},
        {"host_en": "Shimonoseki", "host_ja": "下関市", "level": "municipality"}
        | {"prefecture": "山口県"},
    ],
    "seminar_themes": [{"theme_id": "Water and sewerage"}],
    "delegates": [{"country": "Laos", "delegates": 2}, {"country": "タイ", "delegates": 1}],
    "programme": [
        {
            "date": "2023-12-12",
            "part": "host",
            "place_en": "Hagi",
            "place_ja": "萩市",
            "kind": "visit",
            "title_en": "Visit to Hagi Pottery",
            "title_ja": "萩焼資料館の視察",
            "site_id": "萩焼資料館",
        },
        {
            "date": "2023-12-13",
            "part": "host",
            "place_en": "Shimonoseki",
            "place_ja": "下関市",
            "kind": "visit",
            "title_en": "Visit to Karato Market",
            "title_ja": "唐戸市場の視察",
            "site_id": "Karato Market",
        },
    ],
    "sites": [
        {"name_en": "Hagi Pottery", "name_ja": "萩焼資料館", "kind": "culture"}
        | {"identification": "stated"}
    ],
    "sources": [{"title": "Seminar 2023", "says": "It was held in December."}],
}


def filled(rows: Rows = FILLED, language: str = "en") -> bytes:
    """Return the template with rows typed into it."""
    words = words_in(language)
    book = load_workbook(BytesIO(seminar_template(KNOWN, words)))
    for name, own in rows.items():
        sheet = book[words.text(f"table-name-{name}")]
        heads = [column_heading(TABLES[name], column, words) for column in TABLES[name].columns]
        assert [cell.value for cell in sheet[1]] == heads
        for number, row in enumerate(own, 2):
            for column, value in row.items():
                sheet.cell(number, [*TABLES[name].columns].index(column) + 1, value)
    return saved(book)


def saved(book: Workbook) -> bytes:
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def results(content: bytes, known: Dataset = KNOWN) -> dict[str, CheckResult]:
    found = read_together([("book.xlsx", content)], known, replaced=())
    return {one.table.name if one.table else one.file: one for one in found}


def column(found: Mapping[str, CheckResult], table: str, name: str) -> list[str]:
    text = found[table].text
    assert text is not None
    assert text.frame is not None
    return [*text.frame[name].fillna("")]


def problems(found: Mapping[str, CheckResult]) -> set[tuple[str, int | None, str | None, str]]:
    return {
        (problem.file, problem.line, problem.column, problem.code)
        for result in found.values()
        for problem in result.problems
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_filled_template_is_read_with_its_ids_made(language: str) -> None:
    found = results(filled(language=language))
    assert problems(found) == set()
    assert {*found} == {table.name for table in DATA_SET_TABLES}
    for table in ("seminars", "hosts", "seminar_themes", "delegates", "programme"):
        assert {*column(found, table, "seminar_id")} == {"sg-fy2023"}
        assert {*column(found, table, "source_id")} == {"seminar-2023"}
        assert {*column(found, table, "basis")} == {"stated"}
    # A host of the data keeps its id.
    assert column(found, "hosts", "host_id") == ["hagi", "shimonoseki"]
    assert column(found, "sites", "site_id") == ["hagi-pottery"]
    assert column(found, "programme", "site_id") == ["hagi-pottery", "karato-market"]
    assert column(found, "programme", "position") == ["1", "2"]
    made = [one for one in found["hosts"].normalisations if one.why == "made"]
    assert [(one.row, one.column, one.became) for one in made if one.column == "host_id"] == [
        (2, "host_id", "hagi"),
        (3, "host_id", "shimonoseki"),
    ]


def test_a_filled_template_is_a_sound_save() -> None:
    texts = read_texts(ROOT / "data", RECORD)
    proposal = propose(KNOWN, texts, results(filled()).values())
    assert proposal.is_sound
    assert {*proposal.contents} == {table.name for table in DATA_SET_TABLES}
    assert "sg-fy2023" in proposal.dataset.whole.seminar_ids


def test_sheets_with_headings_alone_are_left_out() -> None:
    found = results(filled({**FILLED, "sites": [], "programme": [], "hosts": []}))
    assert {*found} == {"seminars", "seminar_themes", "delegates", "sources"}
    assert problems(found) == set()
    (blank,) = read_together([("blank.xlsx", seminar_template(KNOWN, words_in("en")))], KNOWN, ())
    assert blank.table is TABLES["seminars"]
    assert blank.rows == 0


def test_what_is_typed_stays() -> None:
    rows = {name: [dict(row) for row in own] for name, own in FILLED.items()}
    rows["seminars"][0]["seminar_id"] = "sg-2023-special"
    rows["programme"][0]["position"] = "7"
    rows["hosts"][0]["basis"] = "implied"
    found = results(filled(rows))
    assert {*column(found, "delegates", "seminar_id")} == {"sg-2023-special"}
    assert column(found, "hosts", "basis") == ["implied", "stated"]
    # Where one item has a number the others are not guessed.
    assert ("book.xlsx [Programme]", 3, "position", "blank") in problems(found)


def test_ids_that_are_taken_are_numbered() -> None:
    rows = {**FILLED, "sites": [{**FILLED["sites"][0], "name_en": "Karato Market"}]}
    found = results(filled(rows))
    assert column(found, "sites", "site_id") == ["karato-market-2"]
    # The name of a site of the data is that site; the new one is named in the other language.
    assert column(found, "programme", "site_id") == ["karato-market-2", "karato-market"]


def test_two_seminars_in_one_workbook_say_which_is_meant() -> None:
    first = FILLED["seminars"][0]
    second = {**first, "fiscal_year": 2024, "start_date": "", "end_date": "", "participants": ""}
    rows = {**FILLED, "seminars": [first, {**second, "countries_complete": "no"}]}
    found = results(filled(rows))
    assert column(found, "seminars", "seminar_id") == ["sg-fy2023", "sg-fy2024"]
    assert ("book.xlsx [Delegates]", 2, "seminar_id", "blank") in problems(found)


def test_problems_name_sheet_row_and_column() -> None:
    rows = {**FILLED, "delegates": [{"country": "Loas", "delegates": "two"}]}
    found = results(filled(rows))
    assert {
        ("book.xlsx [Delegates]", 2, "country", "unknown"),
        ("book.xlsx [Delegates]", 2, "delegates", "whole_number"),
    } <= problems(found)
    (letter,) = {one.letter for one in found["delegates"].problems if one.code == "whole_number"}
    assert letter == "D"


def test_the_marked_workbook_has_all_sheets_and_marks_each_cell() -> None:
    rows = {**FILLED, "delegates": [{"country": "Loas", "delegates": "two"}]}
    found = results(filled(rows))
    content = marked_workbook([*found.values()], words_in("en"))
    book = load_workbook(BytesIO(content))
    assert [sheet.title for sheet in book] == [result.sheet for result in found.values()]
    sheet = book["Delegates"]
    assert [cell.coordinate for cell in sheet[2] if cell.fill.fill_type] == ["B2", "D2"]
    assert "two" in str(sheet.cell(2, 7).value)
    # What needs no correction is there as it was, to be sent back as a whole.
    again = results(content)
    assert {*again} == {*found}
    assert column(again, "hosts", "host_id") == ["hagi", "shimonoseki"]
    assert problems(again) == problems(found)


def test_the_process_for_uploads_reads_the_same() -> None:
    rows = {**FILLED, "delegates": [{"country": "Loas", "delegates": "two"}]}
    content = filled(rows)
    found = read_in_sandbox([("book.xlsx", content)], KNOWN, ())
    expected = results(content).values()
    assert [worker.to_json(one) for one in found] == [worker.to_json(one) for one in expected]
    assert [one.sheet for one in found] == [one.sheet for one in expected]


def test_a_sheet_that_is_no_table_is_refused_with_the_book() -> None:
    book = load_workbook(BytesIO(filled()))
    book.create_sheet("Notes").append(["Ask again"])
    (result,) = read_together([("book.xlsx", saved(book))], KNOWN, ())
    assert [one.code for one in result.problems] == ["several_sheets"]
    assert result.file == "book.xlsx"


@pytest.mark.parametrize("state", ["hidden", "visible"])
def test_the_lists_are_no_table_in_whatever_program_the_book_was_saved(state: str) -> None:
    book = load_workbook(BytesIO(filled()))
    book["kizuna-lists"].sheet_state = state
    found = results(saved(book))
    assert {*found} == {table.name for table in DATA_SET_TABLES}
    assert problems(found) == set()


def test_a_hidden_sheet_is_refused() -> None:
    book = load_workbook(BytesIO(filled()))
    book["Delegates"].sheet_state = "hidden"
    (result,) = read_together([("book.xlsx", saved(book))], KNOWN, ())
    assert [one.code for one in result.problems] == ["several_sheets"]


def test_a_table_by_itself_is_given_no_ids() -> None:
    book = Workbook()
    book.active.append([*TABLES["seminar_themes"].columns])
    book.active.append(["", "water", "", "", "stated", "clair-singapore-2019"])
    result = read("seminar_themes.xlsx", saved(book), KNOWN)
    assert [(one.column, one.code) for one in result.problems] == [("seminar_id", "blank")]
    assert (result.sheet, result.upload) == ("", "seminar_themes.xlsx")


def test_drop_downs_offer_what_the_data_know() -> None:
    book = load_workbook(BytesIO(seminar_template(KNOWN, words_in("en"))))
    for name, columns in {
        "Programme": {"site_id", "theme_id", "kind", "part", "basis"},
        "Delegates": {"country", "theme_id", "basis"},
    }.items():
        sheet = book[name]
        heads = [*TABLES[{"Programme": "programme", "Delegates": "delegates"}[name]].columns]
        offered = {
            heads[area.min_col - 1]
            for one in sheet.data_validations.dataValidation
            for area in one.sqref.ranges
        }
        assert offered == columns
    lists = book["kizuna-lists"]
    sites = next(
        one
        for one in book["Programme"].data_validations.dataValidation
        if {area.min_col for area in one.sqref.ranges} == {10}
    )
    letter = str(sites.formula1).partition("!$")[2].partition("$")[0]
    assert "Karato Market" in {cell.value for cell in lists[letter]}
