"""Personal data in a file: refused by its place, and repeated nowhere."""

import re
from datetime import date
from typing import Any

import pytest
from openpyxl.utils import get_column_letter

from analysis.cli.check import report
from analysis.contract.problems import is_personal
from analysis.contract.schema import TABLES
from analysis.intake.headings import headings
from analysis.intake.results.check_result import CheckResult
from analysis.intake.results.reading import read
from analysis.words.catalogue import LANGUAGES, words_in
from tests.intake.files import HEADINGS, ROWS, Cells, book, found, known, letter, sound, text

WHOLE = (None, "")
# Planted in the files, and looked for in all that is said of them.
PLANTED = ("Somchai", "山田", "花子", "1979", "28990", "5678", "@", "＠", "AB1234567")


def says_nothing_personal(result: CheckResult) -> bool:
    said = "".join(
        sentence for language in LANGUAGES for sentence in report(result, words_in(language))
    )
    kept = "" if result.text is None else str(result.text.frame)
    return not [planted for planted in PLANTED if planted in f"{result!r}{said}{kept}"]


HEADS = [
    *("Name", "Names", "name", "NAME", "Full name", "First Name", "Last name", "Family name"),
    *("Given names", "Surname", "Middle name", "Delegate name", "Name of delegate", "Member name"),
    *("Participant's name", "Name of the participant", "E-mail", "Email address", "mail", "e_mail"),
    *(
        "Phone",
        "Telephone no.",
        "Tel",
        "Mobile",
        "Mobile number",
        "Fax",
        "Contact",
        "WhatsApp",
    ),
    *("Passport", "Passport No.", "Date of birth", "Birthday", "DOB", "Age", "Sex", "Gender"),
    *("Home address", "Address", "Job title", "Nationality / Passport", "Emergency contact"),
    *("Dietary needs", "Allergies", "Religion", "Blood type"),
    *("氏名", "名前", "お名前", "氏名（漢字）", "氏名（ローマ字）", "参加者氏名", "姓", "名"),
    *("ふりがな", "フリガナ", "ﾌﾘｶﾞﾅ", "カナ", "メール", "メールアドレス", "電子メール", "Ｅメール"),
    *("電話", "電話番号", "携帯", "携帯電話番号", "連絡先", "緊急連絡先", "生年月日", "誕生日"),
    *("年齢", "性別", "旅券番号", "旅券", "パスポート", "パスポート番号", "住所", "自宅住所"),
    *("役職", "職名", "所属", "勤務先", "担当者", "参加者名", "アレルギー", "個人番号"),
]


# So many at a time: more headings of its own would hide which table it is.
AT_A_TIME = 6


@pytest.mark.parametrize("at", range(0, len(HEADS), AT_A_TIME))
def test_a_column_of_personal_data_is_refused_at_its_heading(at: int) -> None:
    heads = HEADS[at : at + AT_A_TIME]
    rows = [[*HEADINGS[:2], *heads, *HEADINGS[2:]]]
    planted = ["山田 花子 Somchai AB1234567"] * len(heads)
    rows += [[*row[:2], *planted, *row[2:]] for row in ROWS]
    columns = [get_column_letter(3 + number) for number in range(len(heads))]
    for name, content in (("delegates.csv", text(rows).encode()), ("delegates.xlsx", book(rows))):
        result = read(name, content, known())
        assert found(result) == [(1, column, "personal") for column in columns], heads
        assert says_nothing_personal(result)
        assert result.accepted == 0


def test_words_of_the_contract_are_no_personal_headings() -> None:
    for name, table in TABLES.items():
        rows = sound(name)
        assert headings(name)
        assert "personal" not in {
            code for _, _, code in found(read("a", text(rows).encode(), known()))
        }
        assert len(rows[0]) == len(table.columns)


@pytest.mark.parametrize("head", ["Name", "名前", "Address", "住所"])
def test_a_place_has_a_name_and_an_address(head: str) -> None:
    heads, row = sound("sites")
    result = read("sites.csv", text([[*heads, head], [*row, "x"]]).encode(), known())
    assert [code for _, _, code in found(result)] == ["extra_column"]


CELLS = [
    *("somchai@example.com", "Write to Somchai.x+y@mail.example.co.th.", "山田＠example.jp"),
    *("som\u200bchai@example.com", "<mailto:somchai@example.org>", "a 花子@日本.例え"),
    *(
        "03-1234-5678",
        "（03）1234-5678",
        "０３－１２３４－５６７８",
        "090 1234 5678",
        "09012345678",
    ),
    *("+81 3-1234-5678", "+66 2 123 5678", "+6562245678", "0120-15-5678", "TEL: 1234-5678"),
    *("電話 1234-5678", "FAX（1234）5678", "call (212) 555-5678", "内線 123-5678"),
]
FREE_TEXT = [
    (name, column)
    for name, table in TABLES.items()
    for column, declared in table.columns.items()
    if not declared.checks and str(declared.dtype).startswith("string")
]


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("sites", "note_en"),
        ("sources", "says"),
        ("delegates", "country"),
        ("programme", "title_ja"),
    ],
)
def test_a_cell_with_an_address_or_number_is_refused(table: str, column: str) -> None:
    rows = sound(table, {}, *({column: cell} for cell in CELLS))
    result = read(f"{table}.csv", text(rows).encode(), known())
    at = letter(table, column)
    said = [(row, code) for row, where, code in found(result) if where == at]
    assert said == [(row, "personal") for row in range(3, 3 + len(CELLS))]
    assert says_nothing_personal(result)


@pytest.mark.parametrize(("table", "column"), FREE_TEXT)
def test_no_column_of_text_takes_an_address(table: str, column: str) -> None:
    result = read("a.xlsx", book(sound(table, {column: "somchai@example.com"})), known())
    assert (2, letter(table, column), "personal") in found(result)
    assert says_nothing_personal(result)


SOUND = [
    *(
        "2019-12-15",
        "01-02-2019",
        "2005–2025",
        "FY2005-FY2025",
        "33.9578, 130.9414",
        "+139.6917064",
    ),
    *("0.123456789", "1,234,567", "令和6年4月1日", "12 countries @ Tokyo", "10:00-12:30", "5名"),
    *("https://example.org/2019-12-15/0000123456.pdf", "ISBN 978-4-00-000000-0", "@clair", "a@b"),
    *("2018年8月26日～28日", "Room 101-2", "20191215", "No. 1234-5", "tel", "hotel 2019"),
]


@pytest.mark.parametrize("cell", SOUND)
def test_days_numbers_and_links_are_not_personal(cell: str) -> None:
    assert not is_personal(cell)


def test_the_shipped_data_are_free_of_it(shipped: Any) -> None:
    for name in TABLES:
        frame = getattr(shipped, name).astype("string")
        assert not [
            cell for column in frame for cell in frame[column].dropna() if is_personal(cell)
        ]


FILES: dict[str, tuple[str, bytes, list[tuple[int | None, str, str]]]] = {
    "a list of persons": (
        "participants.csv",
        text([["氏名", "国", "メール"], ["山田花子", "LAO", "hanako@example.com"]]).encode(),
        [(*WHOLE, "unknown_table"), *((*at, "personal") for at in ((1, "A"), (1, "C"), (2, "C")))],
    ),
    "a title with an address": (
        "delegates.csv",
        text([["Contact: somchai@example.com"], HEADINGS, *ROWS]).encode(),
        [(1, "A", "personal")],
    ),
    "a cell beside the table": (
        "delegates.csv",
        text([HEADINGS, [*ROWS[0], "somchai@example.com"], *ROWS[1:]]).encode(),
        [(2, "G", "personal")],
    ),
    "a name beside the table, and a column of names": (
        "delegates.csv",
        text(
            [[*HEADINGS, "氏名"], [*ROWS[0], "x", "山田"], *([*row, "花子"] for row in ROWS[1:])]
        ).encode(),
        [(1, "G", "personal"), (2, "H", "ragged")],
    ),
    "with a control character": (
        "delegates.csv",
        text([HEADINGS, [*ROWS[0][:2], "somchai@example.com\x07", *ROWS[0][3:]]]).encode(),
        [(2, "C", "personal")],
    ),
}


@pytest.mark.parametrize(("name", "content", "problems"), FILES.values(), ids=FILES)
def test_a_file_is_refused_wherever_it_stands(
    name: str, content: bytes, problems: list[tuple[int | None, str, str]]
) -> None:
    result = read(name, content, known())
    assert found(result) == problems
    assert says_nothing_personal(result)


def test_days_of_birth_are_not_repeated_as_what_excel_shows() -> None:
    birth = date(1979, 5, 15)
    rows: list[Cells] = [[*HEADINGS, "生年月日"], *([*row, birth] for row in ROWS)]
    for name in ("a.xlsx", "delegates.xlsx"):
        result = read(name, book(rows), known())
        assert found(result) == [(1, "G", "personal")]
        assert says_nothing_personal(result)
    unknown = read("b.xlsx", book([["No.", "生年月日"], [1, birth]]), known())
    assert (1, "B", "personal") in found(unknown)
    assert says_nothing_personal(unknown)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_says_what_to_do(language: str) -> None:
    rows = sound("sites", {"note_en": "somchai@example.com"})
    (said, *_) = report(read("sites.csv", text(rows).encode(), known()), words_in(language))
    assert re.search(r"personal data|個人情報", said)
