"""Files as staff save them: read as the contract wants, each change listed."""

from datetime import datetime
from typing import Any

import pytest
from openpyxl import Workbook

from analysis.contract.schema import TABLES
from analysis.intake.results.reading import read
from tests.intake.files import (
    HEADINGS,
    ROWS,
    Cells,
    book,
    check,
    found,
    known,
    letter,
    listed,
    saved,
    sound,
    text,
    values,
)

PLAIN = [HEADINGS, *ROWS]
JAPANESE = ["セミナー", "国", "テーマ", "参加者（名）", "根拠", "出典"]
ENGLISH = ["Seminar", "Country", "Theme", "Delegates", "Basis", "Source"]

# What a file is called, its bytes, and what is listed for the file as a whole.
UNCHANGED = {
    "plain": text(PLAIN).encode(),
    "BOM": text(PLAIN).encode("utf-8-sig"),
    "CRLF": text(PLAIN, line_break="\r\n").encode(),
    "CR": text(PLAIN, line_break="\r").encode(),
    "no last line break": text(PLAIN).rstrip("\n").encode(),
    "all quoted": "\n".join(",".join(f'"{cell}"' for cell in row) for row in PLAIN).encode(),
    "blank rows below": (text(PLAIN) + ",,,,,\n,,,,,\n\n").encode(),
    "rows of ideographic spaces below": (text(PLAIN) + "\u3000,,,,,\n").encode(),
    "blank columns beside": text([[*row, "", ""] for row in PLAIN]).encode(),
    "surplus commas in one row": text([*PLAIN[:2], [*PLAIN[2], ""], *PLAIN[3:]]).encode(),
    "blank rows above": ("\n,,,,,\n" + text(PLAIN)).encode(),
    "blank rows between": text([*PLAIN[:2], [""] * 6, *PLAIN[2:]]).encode(),
    "other order": text([row[::-1] for row in PLAIN]).encode(),
    "sep= for commas": ("sep=,\r\n" + text(PLAIN)).encode(),
}


@pytest.mark.parametrize("content", UNCHANGED.values(), ids=UNCHANGED)
def test_what_changes_nothing_is_accepted_in_silence(content: bytes) -> None:
    result = read("delegates.csv", content, known())
    assert found(result) == []
    assert listed(result) == []
    assert values(result) == ROWS
    assert result.table is TABLES["delegates"]


UTF_16 = (None, "", "utf-16", "utf-8", "encoding")
CP932 = (None, "", "cp932", "utf-8", "encoding")
TABS = (None, "", "\t", ",", "delimiter")
SEMICOLONS = (None, "", ";", ",", "delimiter")
THEMES = [
    ["theme_id", "name_en", "name_ja", "family_id"],
    ["water", "Water", "水道", ""],
    ["sea", "Sea", "うみ", ""],
]

DIALECTS = {
    "tabs": (text(PLAIN, "\t").encode(), [TABS]),
    "semicolons": (text(PLAIN, ";").encode(), [SEMICOLONS]),
    "sep= for semicolons": (("sep=;\n" + text(PLAIN, ";")).encode("utf-8-sig"), [SEMICOLONS]),
    "sep= in quotation marks": (('"sep=;"\r\n' + text(PLAIN, ";")).encode(), [SEMICOLONS]),
    "SEP= for tabs": (("SEP=\t\n" + text(PLAIN, "\t")).encode(), [TABS]),
    "UTF-16 little end first": (text(PLAIN).encode("utf-16"), [UTF_16]),
    "UTF-16 big end first": (b"\xfe\xff" + text(PLAIN).encode("utf-16-be"), [UTF_16]),
    "UTF-16 without a mark": (text(PLAIN).encode("utf-16-le"), [UTF_16]),
    "UTF-16 big end without a mark": (text(PLAIN).encode("utf-16-be"), [UTF_16]),
    "UTF-32": (text(PLAIN).encode("utf-32"), [(None, "", "utf-32", "utf-8", "encoding")]),
    "Unicode text of Excel": (text(PLAIN, "\t", "\r\n").encode("utf-16"), [UTF_16, TABS]),
}


@pytest.mark.parametrize(("content", "changes"), DIALECTS.values(), ids=DIALECTS)
def test_other_dialects_are_listed(content: bytes, changes: list[object]) -> None:
    result = read("delegates.csv", content, known())
    assert found(result) == []
    assert listed(result) == changes
    assert values(result) == ROWS


@pytest.mark.parametrize(
    "name",
    [
        "水道",
        "ひらがなとカタカナ",
        "豊田市",
        "ﾗｵｽとタイ",
        "ﾗｵｽ",
        "Webサイト",
        "eラーニング",
        "気温℃",
    ],
)
def test_cp932_is_read_as_japanese(name: str) -> None:
    content = text([*THEMES[:2], ["name", "Name", name, ""]]).encode("cp932")
    result = read("themes.csv", content, known())
    assert found(result) == []
    assert listed(result) == [CP932]
    assert values(result)[1][2] == name


@pytest.mark.parametrize("name", ["5 × 3", "35 °C", "Привет", "می‌خواهم", "Cité", "½", "αβγ"])
def test_utf_8_of_two_bytes_is_utf_8(name: str) -> None:
    result = read("themes.csv", text([*THEMES[:1], ["name", name, "x", ""]]).encode(), known())
    assert found(result) == []
    assert listed(result) == []
    assert values(result)[0][1] == name


def test_mail_of_old_is_read_by_its_escapes() -> None:
    result = read("themes.csv", text(THEMES).encode("iso2022_jp"), known())
    assert found(result) == []
    assert listed(result) == [(None, "", "iso2022_jp", "utf-8", "encoding")]
    assert values(result) == THEMES[1:]


HEADED = {
    "Japanese": JAPANESE,
    "English": ENGLISH,
    "capitals": [heading.upper() for heading in HEADINGS],
    "spaces for lines": [heading.replace("_", " ") for heading in HEADINGS],
    "full width": ["ｓｅｍｉｎａｒ＿ｉｄ", *HEADINGS[1:]],
    "spaces around": [f" {heading}\u3000" for heading in HEADINGS],
    "mixed": [*JAPANESE[:3], *HEADINGS[3:]],
    "without a unit": [*HEADINGS[:3], "参加者", *HEADINGS[4:]],
}


@pytest.mark.parametrize("headings", HEADED.values(), ids=HEADED)
@pytest.mark.parametrize("name", ["delegates.csv", "名簿.csv"])
def test_headings_in_words_are_listed(headings: list[str], name: str) -> None:
    result = check([headings, *ROWS], name)
    assert found(result) == []
    assert values(result) == ROWS
    assert listed(result) == [
        (1, "ABCDEF"[at], written, HEADINGS[at], "heading")
        for at, written in enumerate(headings)
        if written != HEADINGS[at]
    ]


@pytest.mark.parametrize("table", TABLES)
def test_every_table_is_told_by_its_columns_and_a_sound_row_is_accepted(table: str) -> None:
    result = check(sound(table), "file.csv")
    assert found(result) == []
    assert listed(result) == []
    assert result.table is TABLES[table]
    assert (result.rows, result.accepted) == (1, 1)


TITLES = {
    "one": [["令和元年度 参加者一覧"]],
    "with its day": [["参加者一覧", "作成 2020/1/6"]],
    "and a blank row": [["Delegates 2019"], []],
    "two": [["Delegates"], ["J.CLAIR Singapore"]],
    "that is a heading too": [["セミナー"]],
}


@pytest.mark.parametrize("titles", TITLES.values(), ids=TITLES)
def test_titles_above_the_headings_are_left_out_and_listed(titles: list[list[str]]) -> None:
    result = check([*titles, HEADINGS, *ROWS])
    assert found(result) == []
    assert values(result) == ROWS
    assert [(row, read, why) for row, _, read, _, why in listed(result)] == [
        (row, " ".join(cells), "title") for row, cells in enumerate(titles, 1) if cells
    ]


# The last two headed the files of earlier versions.
@pytest.mark.parametrize(
    "heading",
    [
        *("What to fix (Kizuna)", "修正が必要な箇所（Kizuna）"),
        *("What to mend (Kizuna)", "直すところ（Kizuna）"),
    ],
)
def test_comments_that_kizuna_wrote_are_left_out_and_listed(heading: str) -> None:
    rows = [[*HEADINGS, heading], [*ROWS[0], "B: Do."], *([*row, ""] for row in ROWS[1:])]
    result = check(rows, "file.csv")
    assert found(result) == []
    assert values(result) == ROWS
    assert listed(result) == [(1, "G", heading, "", "comment")]


# Table, column, what is written, what it becomes, and why.
CELLS = [
    ("delegates", "delegates", "５", "5", "width"),
    ("delegates", "delegates", " 5 ", "5", "spaces"),
    ("delegates", "delegates", "5.0", "5", "whole"),
    ("delegates", "seminar_id", "ｓｇ－ｆｙ２０１８", "sg-fy2018", "width"),
    ("delegates", "seminar_id", "SG-FY2018", "sg-fy2018", "name"),
    ("delegates", "seminar_id", "\u3000sg-fy2018", "sg-fy2018", "spaces"),
    ("delegates", "country", "Cambodia", "KHM", "name"),
    ("delegates", "country", "カンボジア", "KHM", "name"),
    ("delegates", "country", "ｶﾝﾎﾞｼﾞｱ", "KHM", "name"),
    ("delegates", "country", "khm", "KHM", "name"),
    ("delegates", "country", "ＫＨＭ", "KHM", "width"),
    ("delegates", "country", "cambodia ", "KHM", "name"),
    ("delegates", "country", "Sri  Lanka", "LKA", "name"),
    ("delegates", "theme_id", "Tourism", "tourism", "name"),
    ("delegates", "theme_id", "観光", "tourism", "name"),
    ("delegates", "basis", "Stated", "stated", "name"),
    ("delegates", "basis", "出典に明記", "stated", "name"),
    ("delegates", "basis", "derived by Kizuna", "derived", "name"),
    ("seminars", "status", "開催", "held", "name"),
    ("seminars", "status", "HELD", "held", "name"),
    ("seminars", "mode", "in person", "in_person", "name"),
    ("seminars", "mode", "対面", "in_person", "name"),
    ("seminars", "mode", "オンライン", "online", "name"),
    ("seminars", "countries_complete", "いいえ", "no", "name"),
    ("seminars", "countries_complete", "No", "no", "name"),
    ("seminars", "office_id", "シンガポール", "sg", "name"),
    ("seminars", "fiscal_year", "FY2023", "2023", "year"),
    ("seminars", "fiscal_year", "2023年度", "2023", "year"),
    ("seminars", "fiscal_year", "２０２３", "2023", "width"),
    ("seminars", "fiscal_year", "令和5年度", "2023", "era"),
    ("seminars", "fiscal_year", "令和５", "2023", "era"),
    ("seminars", "fiscal_year", "R5", "2023", "era"),
    ("seminars", "fiscal_year", "Reiwa 5", "2023", "era"),
    ("seminars", "start_date", "2023/10/1", "2023-10-01", "date"),
    ("seminars", "start_date", "2023.10.1", "2023-10-01", "date"),
    ("seminars", "start_date", "2023-10-1", "2023-10-01", "date"),
    ("seminars", "start_date", "２０２３－１０－０１", "2023-10-01", "width"),
    ("seminars", "start_date", "2023年10月1日", "2023-10-01", "date"),
    ("seminars", "start_date", "2023年10月1日（日）", "2023-10-01", "date"),
    ("seminars", "start_date", "2023年10月1日(日曜日)", "2023-10-01", "date"),
    ("seminars", "start_date", "令和5年10月1日", "2023-10-01", "era"),
    ("seminars", "start_date", "令和５年１０月１日", "2023-10-01", "era"),
    ("seminars", "start_date", "R5.10.1", "2023-10-01", "era"),
    ("seminars", "start_date", "r5/10/1", "2023-10-01", "era"),
    ("seminars", "start_date", "R05-10-01", "2023-10-01", "era"),
    ("seminars", "start_date", "1 October 2023", "2023-10-01", "date"),
    ("seminars", "start_date", "October 1, 2023", "2023-10-01", "date"),
    ("seminars", "start_date", "1 Oct 2023", "2023-10-01", "date"),
    ("seminars", "start_date", "20231001", "2023-10-01", "date"),
    ("seminars", "start_date", "45200", "2023-10-01", "serial"),
    ("seminars", "start_date", "2023-10-01 00:00:00", "2023-10-01", "date"),
    ("seminars", "end_date", "31/10/2023", "2023-10-31", "date"),
    ("seminars", "end_date", "10/31/2023", "2023-10-31", "date"),
    ("seminars", "end_date", "10/10/2023", "2023-10-10", "date"),
    ("eligibility", "from_date", "平成30年7月1日", "2018-07-01", "era"),
    ("eligibility", "from_date", "平成31年4月30日", "2019-04-30", "era"),
    ("eligibility", "from_date", "令和元年5月1日", "2019-05-01", "era"),
    ("eligibility", "from_date", "昭和64年1月7日", "1989-01-07", "era"),
    ("eligibility", "from_date", "H1.1.8", "1989-01-08", "era"),
    ("sources", "published", "2018年8月", "2018-08", "date"),
    ("sources", "published", "2018/8", "2018-08", "date"),
    ("sources", "published", "2018年", "2018", "date"),
    ("sources", "published", "2018年8月30日", "2018-08-30", "date"),
    ("sources", "published", "平成30年8月30日", "2018-08-30", "era"),
    ("sources", "title", "\u3000Gazette ", "Gazette", "spaces"),
    ("hosts", "prefecture", "山口県", "35", "name"),
    ("hosts", "prefecture", "Yamaguchi", "35", "name"),
    ("hosts", "latitude", "33°57′28″N", "33.9577778", "degrees"),
    ("hosts", "latitude", "33° 57' 28\"", "33.9577778", "degrees"),
    ("hosts", "latitude", "北緯33度57分28秒", "33.9577778", "degrees"),
    ("hosts", "latitude", "N33°57′28.08″", "33.9578", "degrees"),
    ("hosts", "latitude", "33度57分", "33.95", "degrees"),
    ("hosts", "latitude", "33.9578°", "33.9578", "degrees"),
    ("hosts", "latitude", "３３．９５７８", "33.9578", "width"),
    ("hosts", "longitude", "130°56′29″E", "130.9413889", "degrees"),
    ("hosts", "longitude", "東経130度56分29秒", "130.9413889", "degrees"),
    ("countries", "latitude", "11°33′S", "-11.55", "degrees"),
    ("countries", "longitude", "西経104度", "-104", "degrees"),
    ("countries", "country", "khm", "KHM", "name"),
    ("prefectures", "prefecture", "7", "07", "zero"),
    ("programme", "site_id", "庭園", "garden", "name"),
    ("programme", "kind", "視察", "visit", "name"),
    ("programme", "kind", "Courtesy call", "courtesy_call", "name"),
    ("programme", "part", "国の視点", "central", "name"),
    ("programme", "date", "令和元年12月15日", "2019-12-15", "era"),
    ("countries", "subregion", "東南アジア", "southeast_asia", "name"),
    ("delegates", "country", "KH", "KHM", "name"),
    ("delegates", "country", "Cambodia (KHM)", "KHM", "name"),
    ("delegates", "country", "KHM（カンボジア）", "KHM", "name"),
    ("delegates", "country", "The Cambodia", "KHM", "name"),
    ("delegates", "country", "KH\u200bM", "KHM", "invisible"),
    ("delegates", "country", "\ufeffKHM", "KHM", "invisible"),
    ("delegates", "country", "Cam\xadbodia", "KHM", "name"),
    ("delegates", "country", "カンホ\u3099シ\u3099ア", "KHM", "name"),
    ("delegates", "basis", "stated\u200e", "stated", "invisible"),
    ("delegates", "source_id", "report\u2060", "report", "invisible"),
    ("delegates", "delegates", "5名", "5", "unit"),
    ("delegates", "delegates", "５人", "5", "unit"),
    ("sites", "uncertainty_m", "500m", "500", "unit"),
    ("seminars", "countries_complete", "FALSE", "no", "name"),
    ("seminars", "start_date", "1-Oct-23", "2023-10-01", "date"),
    ("seminars", "start_date", "Oct-01-2023", "2023-10-01", "date"),
    ("seminars", "start_date", "Sun, 1 Oct 2023", "2023-10-01", "date"),
    ("seminars", "start_date", "2023年10月1日 日曜日", "2023-10-01", "date"),
    ("seminars", "start_date", "45200.0", "2023-10-01", "serial"),
    ("seminars", "start_date", "2023-10-01T00:00:00Z", "2023-10-01", "date"),
    ("seminars", "start_date", "2023-10-01T00:00:00+09:00", "2023-10-01", "date"),
    ("sources", "published", "平成30年8月", "2018-08", "era"),
    ("sources", "published", "平成31年", "2019", "era"),
    ("sources", "published", "August 2018", "2018-08", "date"),
    ("seminars", "fiscal_year", "R05", "2023", "era"),
    ("hosts", "latitude", "N33.9578", "33.9578", "degrees"),
    ("hosts", "latitude", "33.9578N", "33.9578", "degrees"),
    ("hosts", "latitude", "33.9578°N", "33.9578", "degrees"),
    ("hosts", "latitude", "北緯33.9578度", "33.9578", "degrees"),
    ("hosts", "latitude", "33°57.5'", "33.9583333", "degrees"),
    ("hosts", "latitude", "33 57 28", "33.9577778", "degrees"),
    ("countries", "latitude", "\u221211.55", "-11.55", "degrees"),
    ("countries", "country", "KH", "KHM", "name"),
    ("sites", "name_ja", "か\u3099", "が", "composed"),
    ("sites", "note_en", "'=1+1", "=1+1", "apostrophe"),
    ("sites", "note_en", "''-1", "'-1", "apostrophe"),
    ("sites", "note_en", "'@home", "@home", "apostrophe"),
    ("delegates", "delegates", "'+5", "+5", "apostrophe"),
]


@pytest.mark.parametrize(("table", "column", "written", "became", "why"), CELLS)
def test_cells_in_other_forms_are_listed(
    table: str, column: str, written: str, became: str, why: str
) -> None:
    result = check(sound(table, {column: written}), f"{table}.csv")
    assert found(result) == []
    assert listed(result) == [(2, letter(table, column), written, became, why)]
    assert values(result)[0][[*TABLES[table].columns].index(column)] == became


def test_text_is_not_touched_within() -> None:
    kept = "Ｔｈｅ “TIC” （ﾃｨｯｸ）\u3000と\nline, two"
    result = check(sound("sources", {"says": kept}), "sources.csv")
    assert listed(result) == []
    assert values(result)[0][-1] == kept


# Workbooks --------------------------------------------------------------------------------------


def test_a_workbook_is_read_like_a_file() -> None:
    rows: list[Cells] = [HEADINGS, *([*row[:3], int(row[3]), *row[4:]] for row in ROWS)]
    result = read("delegates.xlsx", book(rows), known())
    assert found(result) == []
    assert listed(result) == []
    assert values(result) == ROWS


@pytest.mark.parametrize(
    ("shown", "table", "column", "became"),
    [
        ("yyyy-mm-dd", "eligibility", "from_date", "2018-07-01"),
        ("d/m/yyyy", "eligibility", "from_date", "2018-07-01"),
        ('ggge"年"m"月"d"日"', "eligibility", "from_date", "2018-07-01"),
        ("mmm-yy", "sources", "published", "2018-07"),
        ("yyyy", "sources", "published", "2018"),
        ('yyyy"年"m"月"', "events", "date", "2018-07"),
    ],
)
def test_date_cells_are_read_as_far_as_they_are_shown(
    shown: str, table: str, column: str, became: str
) -> None:
    def dated(sheet):
        cell = sheet[f"{letter(table, column)}2"]
        cell.value, cell.number_format = datetime(2018, 7, 1), shown  # noqa: DTZ001

    result = read(f"{table}.xlsx", book(sound(table), dated=dated), known())
    assert found(result) == []
    assert listed(result) == [(2, letter(table, column), "43282", became, "date_cell")]


def test_numbers_in_a_workbook_are_written_as_excel_shows_them() -> None:
    rows: list[list[Any]] = [[*row] for row in sound("hosts")]
    at = rows[0].index("latitude")
    rows[1][at : at + 2] = [33.1, 131.0]
    result = read("hosts.xlsx", book(rows), known())
    assert found(result) == []
    assert values(result)[0][at : at + 2] == ["33.1", "131"]


def test_an_empty_second_sheet_and_styled_cells_far_away_do_no_harm() -> None:
    workbook = Workbook()
    for row in [HEADINGS, *ROWS]:
        workbook.active.append(row)
    workbook.active["ZZ30000"].number_format = "0.00"
    workbook.create_sheet("Sheet2")
    result = read("delegates.xlsx", saved(workbook), known())
    assert found(result) == []
    assert values(result) == ROWS


def test_titles_of_a_workbook_may_be_merged_and_computed() -> None:
    rows = [["=TODAY()"], HEADINGS, *ROWS]
    content = book(rows, merge=lambda sheet: sheet.merge_cells("A1:F1"))
    result = read("delegates.xlsx", content, known())
    assert found(result) == []
    assert values(result) == ROWS
