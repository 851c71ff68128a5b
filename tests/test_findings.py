"""Every problem that the data files can have is said in words that help to mend it."""

import ast
import re
from collections.abc import Callable
from inspect import getsource
from pathlib import Path

import pytest

from analysis.contract.problems import Problem
from analysis.contract.schema import TABLES
from analysis.intake.results.reading import CODES
from analysis.intake.sandbox import reader_process
from analysis.warehouse import summed
from analysis.words.catalogue import LANGUAGES, LOCALE_FOLDER, words_in
from analysis.words.problem_sentences import problem_place, problem_sentence
from tests import test_consistency, test_partial_dates, test_written_letters
from tests.data_folder import DataFolder
from tests.intake import test_pointing_out

ROOT = Path(__file__).parents[1]
# Messages about problems in general, not about one code.
FRAME = {
    "sentence",
    "joint",
    "list-joint",
    "line",
    "lines-more",
    "row",
    "rows",
    "column",
    "cell",
    "cell-alone",
    "notice",
}

Break = Callable[[DataFolder], object]

DELEGATES = "record/delegates.csv"
EVENTS = "reference/events.csv"
HOSTS = "record/hosts.csv"
PROGRAMME = "record/programme.csv"
SEMINARS = "record/seminars.csv"
SITES = "record/sites.csv"
THEMES = "record/seminar_themes.csv"
ELIGIBILITY = "reference/eligibility.csv"
OFFICES = "reference/offices.csv"


def edit(file: str, row: str, old: str, new: str) -> tuple[str, Break]:
    return file, lambda data: data.edit(file, row, old, new)


def append(file: str, row: str) -> tuple[str, Break]:
    return file, lambda data: data.append(file, row)


# One slip for each code that is about a row: the file at fault, and how to break it. They touch
# different rows, so one folder holds them all.
SLIPS: dict[str, tuple[str, Break]] = {
    "blank": edit(DELEGATES, "sg-fy2019,KHM", ",1,", ",,"),
    "whole_number": edit(DELEGATES, "sg-fy2019,IDN", ",1,", ",one,"),
    "range": edit(DELEGATES, "sg-fy2019,THA", ",1,", ",-1,"),
    "unknown": edit(DELEGATES, "sg-fy2019,LAO", "LAO", "Loas"),
    "duplicate": append(DELEGATES, "sg-fy2019,PHL,,1,implied,clair-singapore-2019"),
    "number": edit(HOSTS, "sg-fy2017", "33.8833", "33°53"),
    "swapped": edit(HOSTS, "sg-fy2019", "33.9578,130.9414", "130.9414,33.9578"),
    "form": edit(HOSTS, "sg-fy2018,toyota", "toyota", "Toyota"),
    "choice": edit(SEMINARS, "london-fy2005", ",held,", ",hold,"),
    "date": edit(SEMINARS, "london-fy2011", "2012-02-05", "5.2.2012"),
    "cancelled": append(DELEGATES, "seoul-fy2021,KOR,,15,stated,clair-seoul-mail-85"),
    "before_start": edit(SEMINARS, "paris-fy2019", "2019-08-07", "2019-07-07"),
    "fiscal_year": edit(SEMINARS, "paris-fy2023", ",2023,", ",2022,"),
    "total": edit(SEMINARS, "seoul-fy2019", ",held,15,", ",held,16,"),
    "outside": edit(PROGRAMME, "sg-fy2019,1,", "2019-12-15", "2019-12-14"),
    "odd_mark": edit(HOSTS, "sg-fy2021,koriyama", "郡山市", "△郡山市"),
    "neither": edit(HOSTS, "sg-fy2018,toyohashi", "Toyohashi,豊橋市", ","),
    "unknown_column": edit(EVENTS, "event_id", "title_ja", "title_ja,title_fr"),
}
# One for each code that is about a whole file, each in a file of its own.
BROKEN_FILES: dict[str, tuple[str, Break]] = {
    "missing_file": (HOSTS, lambda data: data.path(HOSTS).unlink()),
    "unreadable": (SITES, lambda data: _make_a_folder_of(data.path(SITES))),
    "empty_file": (THEMES, lambda data: data.write(THEMES, "")),
    "encoding": (PROGRAMME, lambda data: data.write(PROGRAMME, data.text(PROGRAMME), "cp932")),
    "missing_column": edit(EVENTS, "event_id", "event_id", "event"),
    "lacking_column": edit(OFFICES, "office_id", "programme_ja", "programme_jp"),
    "ragged": append(DELEGATES, "sg-fy2019,BRN,,1,stated,report,surplus"),
    "unparsable": append(ELIGIBILITY, '"sg,KOR,,,stated,report'),
}
BREAKS = SLIPS | BROKEN_FILES
# What compares columns, rows or tables, or looks at letters, is broken and read in these tests.
TRIED_ELSEWHERE = (test_consistency, test_partial_dates, test_written_letters, test_pointing_out)
COMPARED = {
    *("complete_empty", "complete_uncounted", "complete_unknown", "event_year", "future"),
    *("half_position", "held_ahead", "id_office", "id_year", "letters_changed", "letters_lost"),
    "many_people",
    *("level_name", "long_seminar", "misread", "not_eligible", "other_thing", "out_of_order"),
    *("outside_prefecture", "overlap", "partial_date", "people_uncounted", "published_late"),
    *("same_item", "same_thing", "theme_elsewhere", "uncertainty_alone"),
}


def _make_a_folder_of(path: Path) -> None:
    path.unlink()
    path.mkdir()


def message_codes(language: str) -> set[str]:
    """Return the codes for which a catalogue has a message."""
    texts = (file.read_text(encoding="utf-8") for file in (LOCALE_FOLDER / language).glob("*.ftl"))
    found = {code for text in texts for code in re.findall(r"(?m)^problem-([\w-]+) =", text)}
    return found - FRAME


def codes_in_the_code() -> set[str]:
    """Return the codes that `analysis` writes: handed to what `_AT` names, or of the contract."""
    checks = {
        str(check.error)
        for table in TABLES.values()
        for column in table.columns.values()
        for check in column.checks
    }
    files = sorted((ROOT / "analysis" / "loading").glob("*.py"))
    return checks | {code for file in files for code in _of(file)}


# Where what names a code takes it, and nothing else.
_AT = {"Problem": 3, "problem_at": 3, "at_rows": 3, "with_details": 3, "Finding": 2}


def _of(file: Path) -> set[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    named = ((getattr(call.func, "id", ""), call.args) for call in calls)
    codes = (given[_AT[name]] for name, given in named if name in _AT and len(given) > _AT[name])
    return {
        node.value
        for node in codes
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_words_and_every_message_a_code(language):
    # Those of a file before it replaces another are tried in tests/intake, of an engine in
    # tests/warehouse.
    expected = {*BREAKS, *COMPARED, *CODES, *reader_process.CODES, *summed.CODES}
    assert message_codes(language) == expected


def test_every_code_of_comparing_is_tried():
    sources = "".join(getsource(test) for test in TRIED_ELSEWHERE)
    assert {code for code in COMPARED if f'"{code}"' not in sources} == set()


def test_every_code_that_the_checks_write_is_tried_here():
    written = codes_in_the_code()

    assert {"missing_file", "duplicate", "total", "choice", "form", "range"} <= written
    assert written <= {*BREAKS, *COMPARED}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> tuple[Problem, ...]:
    """Break the files in every way and return what is found."""
    problems: list[Problem] = []
    for breaks in (SLIPS, BROKEN_FILES):
        data = DataFolder(tmp_path_factory.mktemp("broken"))
        for _, break_file in breaks.values():
            break_file(data)
        problems += data.load().problems
    return tuple(problems)


@pytest.mark.parametrize("code", BREAKS)
def test_a_broken_file_gives_a_sentence_with_its_place_in_both_languages(code, found):
    problems = [problem for problem in found if problem.code == code]

    assert BREAKS[code][0] in {problem.file for problem in problems}
    for problem in problems:
        for language in LANGUAGES:
            _says_where_what_and_how(problem, language)


def _says_where_what_and_how(problem: Problem, language: str) -> None:
    words = words_in(language)
    sentence = problem_sentence(problem, words)

    assert sentence.startswith(problem.file)
    assert f"{problem_place(problem, words)}" in sentence
    for part in (problem.line, problem.column):
        assert part is None or str(part) in sentence
    # A sentence about a blank cell or a repeated key has no value to quote.
    assert problem.value is None or problem.value in sentence
    assert sentence.endswith({"en": (".", "?"), "ja": ("。",)}[language])
    assert not {"None", "nan", "<NA>"} & set(re.split(r"\W", sentence))


@pytest.mark.parametrize(
    ("problem", "english", "japanese"),
    [
        (
            Problem("record/delegates.csv", 14, "country", "unknown", "Loas", "LAO"),
            "record/delegates.csv, line 14, column country: “Loas” is not known. Did you mean LAO?",
            "record/delegates.csv、14行目、country列：「Loas」は登録されていません。「LAO」の誤りではありませんか。",
        ),
        (
            Problem(
                "record/delegates.csv",
                *(14, "country", "unknown", "Loas", "LAO (Laos|ラオス), LBN"),
            ),
            (
                "record/delegates.csv, line 14, column country: “Loas” is not known. "
                "Did you mean LAO (Laos), LBN?"
            ),
            (
                "record/delegates.csv、14行目、country列：「Loas」は登録されていません。"
                "「LAO（ラオス）」、「LBN」の誤りではありませんか。"
            ),
        ),
        (
            Problem("record/delegates.csv", 14, "delegates", "range", "0", "1 – 1000"),
            (
                "record/delegates.csv, line 14, column delegates: “0” is out of range. "
                "Write a number from 1 to 1000."
            ),
            (
                "record/delegates.csv、14行目、delegates列：「0」は範囲外です。"
                "1～1000の範囲の数を入力してください。"
            ),
        ),
        (
            Problem("reference/events.csv", 2, "fiscal_year", "event_year", "2020", "2021 – 2022"),
            (
                "reference/events.csv, line 2, column fiscal_year: “2020” is not the fiscal year "
                "of the date. It should be 2021 or 2022 (April to March), or the date is another."
            ),
            (
                "reference/events.csv、2行目、fiscal_year列：「2020」は日付の年度と合いません。"
                "2021又は2022とするか（年度は4月から翌年3月まで）、日付を直してください。"
            ),
        ),
        (
            Problem("demo/hosts.csv", 15, "level", "blank"),
            "demo/hosts.csv, line 15, column level: the cell is blank but must not be. Fill it in.",
            "demo/hosts.csv、15行目、level列：必須のセルが空欄です。値を入力してください。",
        ),
        (
            Problem("record/hosts.csv", None, None, "missing_file"),
            "record/hosts.csv: the file is missing. Put it back into its folder.",
            "record/hosts.csv：ファイルがありません。元のフォルダーに戻してください。",
        ),
    ],
    ids=["of a cell", "named", "bounds", "either", "without a value", "of a whole file"],
)
def test_sentences_by_hand(problem, english, japanese):
    assert problem_sentence(problem, words_in("en")) == english
    assert problem_sentence(problem, words_in("ja")) == japanese


def test_what_stands_in_a_cell_is_not_read_as_a_message():
    hostile = "{ $fix } <img src=x> **bold**"
    problem = Problem("record/hosts.csv", 2, "host_en", "form", hostile)

    for language in LANGUAGES:
        assert hostile in problem_sentence(problem, words_in(language))
