"""Workbooks as other programs leave them: each kind is read, or refused with its own sentence.

What a reader sees in a cell and a program does not (struck out, raised, words of a format) never
goes in in silence.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Font

from analysis.contract.schema import TABLES
from analysis.export.exchange import template
from analysis.intake.files.appearance import shown_with
from analysis.intake.files.workbook import LISTS
from analysis.intake.results.check_result import CheckResult
from analysis.intake.results.reading import read, read_together
from analysis.words.catalogue import LANGUAGES, words_in
from analysis.words.problem_sentences import problem_sentence
from tests.intake.files import (
    HEADINGS,
    ROWS,
    book,
    found,
    known,
    letter,
    listed,
    saved,
    sound,
    text,
    values,
    with_part,
)

PLAIN = [HEADINGS, *ROWS]
WORKBOOK = book(PLAIN)
SHEET = "xl/worksheets/sheet1.xml"
Look = Callable[[Any], None]


def odd(result: CheckResult) -> list[tuple[int | None, str, str]]:
    """Return the row, letter and code of each thing pointed out."""
    return [(one.line, one.letter or "", one.code) for one in result.pointed_out]


def opened(rows: Any, *looks: Look) -> CheckResult:
    """Read rows as a workbook with a look."""
    changes = {str(at): look for at, look in enumerate(looks)}
    return read("delegates.xlsx", book(rows, **changes), known())


def part_of(content: bytes, name: str) -> str:
    with ZipFile(BytesIO(content)) as archive:
        return archive.read(name).decode()


def archive(**parts: bytes) -> bytes:
    """Return an archive; two underscores in a name stand for a slash, one for a point."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as written:
        for name, part in parts.items():
            written.writestr(name.replace("__", "/").replace("_", "."), part)
    return out.getvalue()


# Kinds of files ---------------------------------------------------------------------------------

OLE = b"\xd0\xcf\x11\xe0" + bytes(508)


def stream(name: str) -> bytes:
    """Return the beginning of an old file with the name of a stream."""
    return OLE + name.encode("utf-16-le") + bytes(64)


ODS = archive(mimetype=b"application/vnd.oasis.opendocument.spreadsheet", content_xml=b"<a/>")
XML_2003 = (
    b'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
    b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'
)
PAGE = '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table><tr><td>a</td></tr></table>'

KINDS: dict[str, tuple[tuple[str, ...], bytes, str]] = {
    "OpenDocument": (("a.ods", "a.xlsx", "a.csv"), ODS, "open_document"),
    "flat OpenDocument": (
        ("a.fods", "a.xlsx"),
        b'<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:x">',
        "open_document",
    ),
    "a text of OpenDocument": (
        ("a.odt", "a.xlsx"),
        archive(mimetype=b"application/vnd.oasis.opendocument.text"),
        "wrong_type",
    ),
    "Numbers": (("a.numbers", "a.xlsx"), archive(Index__Document_iwa=b"x"), "numbers"),
    "Numbers of 2013": (("a.numbers",), archive(Index_zip=b"x"), "numbers"),
    "binary workbook": (
        ("a.xlsb", "a.xlsx"),
        with_part(WORKBOOK, "xl/workbook.bin", b"x"),
        "binary_workbook",
    ),
    "XML of 2003": (("a.xls", "a.xlsx", "a.xml"), XML_2003, "xml_spreadsheet"),
    "XML of 2003 in UTF-16": (("a.xls",), XML_2003.decode().encode("utf-16"), "xml_spreadsheet"),
    "web page": (("a.xls", "a.xlsx", "a.csv", "a.html"), PAGE.encode(), "web_page"),
    "web page in capitals": (("a.xls",), b"\xef\xbb\xbf\r\n<!DOCTYPE HTML>", "web_page"),
    "table alone": (("a.xls",), b"<table border=1>", "web_page"),
    "web page in one file": (("a.xls", "a.mht"), b"MIME-Version: 1.0\r\nX: y\r\n", "web_page"),
    "password": (("a.xlsx", "a.xls"), stream("EncryptedPackage"), "password"),
    "Excel of 1997": (("a.xls", "a.xlsx"), stream("Workbook"), "old_excel"),
    "Excel of 1995": (("a.xls",), stream("Book"), "old_excel"),
    "Word of 1997": (("a.doc", "a.xlsx"), stream("WordDocument"), "wrong_type"),
    "Word": (("a.xlsx",), with_part(WORKBOOK, "word/document.xml", b"<a/>"), "wrong_type"),
    "RTF": (("a.xls",), b"{\\rtf1", "wrong_type"),
    "PowerPoint": (("a.xlsx",), with_part(WORKBOOK, "ppt/presentation.xml", b"<a/>"), "wrong_type"),
}


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [(name, content, code) for names, content, code in KINDS.values() for name in names],
)
def test_a_file_of_another_program_has_a_sentence_of_its_own(
    name: str, content: bytes, code: str
) -> None:
    result = read(name, content, known())
    assert found(result) == [(None, "", code)]
    assert ".xlsx" in problem_sentence(result.problems[0], words_in("en")) or code == "numbers"


def test_a_workbook_without_the_part_of_its_sheet_is_not_called_empty() -> None:
    name = "xl/_rels/workbook.xml.rels"
    elsewhere = part_of(WORKBOOK, name).replace("sheet1.xml", "sheet9.xml")
    result = read("a.xlsx", with_part(WORKBOOK, name, elsewhere.encode()), known())
    assert found(result) == [(None, "", "no_sheet")]


# Strict Open XML --------------------------------------------------------------------------------

TO_STRICT = re.compile(r"http://schemas\.openxmlformats\.org/(\w+)/2006/(?!metadata)")


def strict(content: bytes) -> bytes:
    """Return a workbook as Excel saves it under "Strict Open XML Spreadsheet"."""
    out = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name).decode()
            is_of_package = name == "[Content_Types].xml"
            is_strict = TO_STRICT.sub(_strict_name, part)
            new.writestr(name, part if is_of_package else is_strict)
    return out.getvalue()


def _strict_name(name: re.Match[str]) -> str:
    return name[0] if name[1] == "package" else f"http://purl.oclc.org/ooxml/{name[1]}/"


@pytest.mark.parametrize("table", TABLES)
def test_strict_open_xml_is_read_as_any_workbook(table: str) -> None:
    content = strict(book(sound(table)))
    assert b"purl.oclc.org" in part_of(content, "xl/workbook.xml").encode()
    result = read(f"{table}.xlsx", content, known())
    assert found(result) == []
    assert values(result) == sound(table)[1:]


def test_a_day_that_strict_open_xml_writes_as_text_is_a_day() -> None:
    content = strict(book(sound("eligibility")))
    day = '<c r="C2" t="d"><v>2018-07-01T00:00:00</v></c>'
    sheet = re.sub(r'<c r="C2".*?</c>', day, part_of(content, SHEET))
    result = read("eligibility.xlsx", with_part(content, SHEET, sheet.encode()), known())
    assert found(result) == []
    assert values(result)[0][2] == "2018-07-01"


def test_an_address_in_a_cell_stays_what_it_is_in_strict_open_xml() -> None:
    url = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    result = read("sources.xlsx", strict(book(sound("sources", {"url": url}))), known())
    assert values(result)[0][3] == url


# Kizuna's own lists -----------------------------------------------------------------------------


def filled_template(language: str, table: str, **lists: Any) -> bytes:
    """Return a template with a row, its sheet of lists changed."""
    workbook = load_workbook(BytesIO(template(TABLES[table], known(), words_in(language))))
    for at, cell in enumerate(sound(table)[1], 1):
        workbook.active.cell(2, at, cell)
    sheet = workbook[LISTS]
    for name, value in lists.items():
        setattr(sheet, name, value)
    return saved(workbook)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("state", ["visible", "hidden", "veryHidden"])
def test_a_template_comes_back_from_any_program(table: str, language: str, state: str) -> None:
    content = filled_template(language, table, sheet_state=state)
    assert found(read("a.xlsx", content, known())) == []


def test_the_lists_may_come_back_with_letters_of_a_font_of_their_own() -> None:
    """LibreOffice writes Japanese texts so."""
    workbook = load_workbook(BytesIO(filled_template("ja", "delegates", sheet_state="hidden")))
    for row in workbook[LISTS].iter_rows():
        for cell in filter(lambda cell: cell.value, row):
            cell.value = CellRichText(TextBlock(InlineFont(rFont="Noto Sans CJK JP"), cell.value))
    assert found(read("a.xlsx", saved(workbook), known())) == []


@pytest.mark.parametrize("title", ["kizuna-lists (2)", "Copy of kizuna-lists", "Kizuna_Lists1"])
def test_the_lists_may_come_back_under_a_longer_name(title: str) -> None:
    content = filled_template("ja", "delegates", sheet_state="visible", title=title)
    assert found(read("a.xlsx", content, known())) == []


def other_sheet(title: str, rows: list[list[Any]], *, read_down_to: int = 0) -> bytes:
    """Return a table with a second sheet, from which drop-downs read some rows."""
    workbook = load_workbook(BytesIO(filled_template("en", "delegates")))
    del workbook[LISTS]
    second = workbook.create_sheet(title)
    for row in rows:
        second.append(row)
    offered = workbook.active.data_validations.dataValidation
    for one in offered:
        one.formula1 = f"'{title}'!$A$1:$A${read_down_to}"
    if not read_down_to:
        offered.clear()
    return saved(workbook)


@pytest.mark.parametrize(
    ("title", "rows", "down_to"),
    [
        ("Lists", [["Thailand"], ["Laos"]], 0),
        ("kizuna", [["Thailand"], ["Laos"]], 0),
        (LISTS, PLAIN, 0),
        (LISTS, [["参加者", "国"], ["a", "b"]], 0),
        (LISTS, [["Thailand"], ["Thailand"]], 0),
        (LISTS, [["Thailand"], [None], ["Laos"]], 0),
        (LISTS, [[1], [2]], 0),
        (LISTS, [["Thailand"], ["Laos"]], 1),
        (LISTS, [["Thailand", "a"], ["Laos"]], 2),
    ],
)
def test_any_other_second_sheet_is_refused(title: str, rows: Any, down_to: int) -> None:
    content = other_sheet(title, rows, read_down_to=down_to)
    assert [code for *_, code in found(read("a.xlsx", content, known()))] == ["several_sheets"]


# What is struck out -----------------------------------------------------------------------------

STRUCK = Font(strike=True)


def cells(*addresses: str, **look: Any) -> Look:
    """Give cells a look."""

    def change(sheet: Any) -> None:
        for address in addresses:
            for name, value in look.items():
                setattr(sheet[address], name, value)

    return change


def rich(address: str, *pieces: tuple[str, dict[str, Any]]) -> Look:
    """Put a text of pieces, each with its font, into a cell."""
    runs = [TextBlock(InlineFont(**font), piece) if font else piece for piece, font in pieces]
    return lambda sheet: sheet.__setitem__(address, CellRichText(runs))


def of_row(sheet: Any) -> None:
    sheet.row_dimensions[3].font = STRUCK


def of_column(sheet: Any) -> None:
    sheet.column_dimensions["D"].font = STRUCK


def row_of_comments(sheet: Any) -> None:
    for column, comment in enumerate(("What to mend (Kizuna)", "", "mended"), 1):
        cell = sheet.cell(column, 7, comment)
        cell.font = STRUCK


LOOKS: dict[str, tuple[Look, list[tuple[int | None, str, str]]]] = {
    "a cell": (cells("B3", font=STRUCK), [(3, "B", "struck")]),
    "a number": (cells("D3", font=STRUCK), [(3, "D", "struck")]),
    "a row": (cells(*(f"{one}3" for one in "ABDEF"), font=STRUCK), [(3, "", "struck_row")]),
    "the style of a row": (of_row, [(3, "", "struck_row")]),
    "the style of a column": (of_column, [(row, "D", "struck") for row in (1, 2, 3, 4)]),
    "a heading": (cells("C1", font=STRUCK), [(1, "C", "struck")]),
    "a blank cell": (cells("C3", "D9", font=STRUCK), []),
    "comments of Kizuna": (row_of_comments, []),
    "a piece of a number": (
        rich("D3", ("3", {"strike": True}), ("1", {"sz": 11})),
        [(3, "D", "struck")],
    ),
    "a piece of a name": (rich("B3", ("L", {"strike": True}), ("AO", {})), [(3, "B", "struck")]),
    "all pieces": (
        rich("B3", ("L", {"strike": True}), ("AO", {"strike": True})),
        [(3, "B", "struck")],
    ),
    "a piece of nothing": (rich("B3", ("LAO", {}), (" ", {"strike": True})), []),
    "raised": (rich("D3", ("2", {}), ("1", {"vertAlign": "superscript"})), [(3, "D", "raised")]),
    "lowered": (rich("D3", ("2", {}), ("1", {"vertAlign": "subscript"})), [(3, "D", "raised")]),
    "raised beside a name": (
        rich("B3", ("LAO", {}), ("1)", {"vertAlign": "superscript"})),
        [(3, "B", "raised")],
    ),
    "a raised cell": (cells("D3", font=Font(vertAlign="superscript")), [(3, "D", "raised")]),
    "a raised mark of a heading": (
        rich("D1", ("delegates", {}), ("*", {"vertAlign": "superscript"})),
        [],
    ),
    "bold and in colour": (rich("B3", ("L", {"b": True}), ("AO", {"color": "FF0000"})), []),
    "a doubt in the format": (cells("D3", value=2, number_format='0"?"'), [(3, "D", "format")]),
    "a percentage": (cells("D3", value=2, number_format="0%"), [(3, "D", "format")]),
    "the format of a number at a text": (cells("D3", number_format='0"?"'), []),
    "a text with a doubt in its format": (
        cells("B3", number_format='@"？"'),
        [(3, "B", "format")],
    ),
    "hidden by the format": (cells("B3", number_format=";;;"), [(3, "B", "format")]),
}


@pytest.mark.parametrize(("look", "problems"), LOOKS.values(), ids=LOOKS)
def test_a_cell_that_looks_otherwise_than_it_reads_is_refused(
    look: Look, problems: list[tuple[int | None, str, str]]
) -> None:
    result = opened(PLAIN, look)
    assert found(result) == problems
    assert odd(result) == []


def test_the_sentence_names_what_is_struck_out() -> None:
    result = opened(PLAIN, rich("D3", ("3", {"strike": True}), ("1", {"sz": 11})))
    (problem,) = result.problems
    sentence = problem_sentence(problem, words_in("en"))
    assert "row 3, column D (delegates): “31” is struck out in part: “3”." in sentence


def number(value: float, number_format: str) -> Look:
    def change(sheet: Any) -> None:
        sheet["D3"].value = value
        sheet["D3"].number_format = number_format

    return change


@pytest.mark.parametrize("unit", ['0"名"', 'General"人"', '#,##0" people"', r"0\人"])
def test_a_unit_that_a_format_shows_is_listed(unit: str) -> None:
    result = opened(PLAIN, number(2, unit))
    assert found(result) == []
    (change,) = [one for one in listed(result) if one[4] == "format"]
    assert (change[0], change[1], change[3]) == (3, "D", "2")
    assert re.fullmatch("2 ?(名|人|people)", change[2])


DAY = date(2019, 12, 15)
# Format, value, whether it shows something else.
FORMATS = [
    *(("General", 9, False), ("0", 9, False), ("@", "9", False), ("#,##0_ ", 9, False)),
    *(("00", 7, False), ("0.00E+00", 9.5, False), ("# ?/?", 0.5, False), ("+0;-0", 9, False)),
    *(("#,##0_);[Red](#,##0)", -9, False), ('0;"△"0', -9, False), ('"△"0', 9, True)),
    *(('"FY"0', 2019, False), ('0"年度"', 2019, False), ('0.00"°"', 33.9, False)),
    *(('0"²"', 9, True), (r"0\²", 9, True), ('0"①"', 9, True), ('"約"0', 9, True)),
    *(('0"?"', 9, True), ('0"以上"', 9, True), ('"×"0', 9, True), ('"※"0', 9, True)),
    *(("0%", 9, True), ("0,", 9000, True), ('"未定"', 9, True), (";;;", 9, True)),
    *(('0"?";-0;"-"', 0, True), ('0;-0;0"?"', 0, True), ('0;-0;0"?"', 5, False)),
    *(('[=9]0"?";0', 9, True), ('[=9]0"?";0', 8, False), ('[>=100]0"!";[<0]0;0', 5, False)),
    *(("[$¥-411]#,##0", 9, True), ("*-0", 9, True)),
    *(
        ('@"?"', "THA", True),
        ('0;0;0;"?"@', "THA", True),
        (";;;", "THA", True),
        ("0", "THA", False),
    ),
    *((r'_(* #,##0_);_(* \(#,##0\);_(* "-"_);_(@_)', "THA", False),),
    *((form, DAY, False) for form in ("yyyy/m/d;@", r"yyyy\-mm\-dd", "mmm-yy", 'm"月"d"日"')),
    *((form, DAY, False) for form in ('[$-411]ggge"年"m"月"d"日"', 'd"th" mmm yyyy')),
    *((form, DAY, True) for form in ('yyyy-mm-dd"?"', '"約"yyyy/m', 'm"月頃"')),
]


@pytest.mark.parametrize(("number_format", "value", "misleads"), FORMATS)
def test_a_format_that_shows_other_than_a_unit_misleads(
    number_format: str, value: Any, misleads: bool
) -> None:
    assert shown_with(number_format, value).misleads is misleads


# Tables with the columns of each kind: every column that is no free text.
NOT_FREE = [
    ("seminars", "participants"),
    ("seminars", "fiscal_year"),
    ("seminars", "mode"),
    ("seminars", "office_id"),
    ("seminars", "start_date"),
    ("hosts", "latitude"),
    ("hosts", "prefecture"),
    ("sources", "published"),
    ("sources", "url"),
]


def noted(table: str, column: str) -> CheckResult:
    """Read a sound row of a table with a raised 2 behind one of its cells."""
    rows, at = sound(table), f"{letter(table, column)}2"
    content = rows[1][[*TABLES[table].columns].index(column)]
    look = rich(at, (content, {}), ("2", {"vertAlign": "superscript"}))
    return read(f"{table}.xlsx", book(rows, look=look), known())


@pytest.mark.parametrize(("table", "column"), NOT_FREE)
def test_the_mark_of_a_note_is_no_part_of_a_value(table: str, column: str) -> None:
    assert found(noted(table, column)) == [(2, letter(table, column), "raised")]


@pytest.mark.parametrize(("table", "column"), [("seminars", "note_en"), ("sources", "says")])
def test_the_mark_of_a_note_in_free_text_is_pointed_out(table: str, column: str) -> None:
    result = noted(table, column)
    assert found(result) == []
    assert odd(result) == [(2, letter(table, column), "raised")]
    assert values(result)[0][[*TABLES[table].columns].index(column)].endswith("2")


def test_what_a_rule_may_strike_out_is_pointed_out() -> None:
    rule = FormulaRule(formula=["$D1=0"], font=STRUCK)
    result = opened(PLAIN, lambda sheet: sheet.conditional_formatting.add("A2:F9", rule))
    assert found(result) == []
    assert [(one.line, one.code, one.detail) for one in result.pointed_out] == [
        (None, "struck_on_condition", "A2:F9")
    ]
    beside = opened(PLAIN, lambda sheet: sheet.conditional_formatting.add("H2:H9", rule))
    assert odd(beside) == []


def test_readings_above_kanji_are_no_part_of_the_text() -> None:
    content = book(sound("hosts", {"host_ja": "PLACE"}))
    reading = '<t>下関市</t><rPh sb="0" eb="3"><t>シモノセキシ</t></rPh><phoneticPr fontId="1"/>'
    sheet = part_of(content, SHEET).replace("<t>PLACE</t>", reading)
    assert reading in sheet
    result = read("hosts.xlsx", with_part(content, SHEET, sheet.encode()), known())
    assert values(result)[0][3] == "下関市"


# Linked data types ------------------------------------------------------------------------------


def with_cell(attributes: str, **parts: str) -> CheckResult:
    """Read a workbook whose cell B3 is an error of Excel with attributes of its own."""
    cell = f'<c r="B3" t="e" {attributes}><v>#VALUE!</v></c>'
    sheet = re.sub(r'<c r="B3".*?</c>', cell, part_of(WORKBOOK, SHEET))
    content = with_part(WORKBOOK, SHEET, sheet.encode())
    for name, part in parts.items():
        content = with_part(content, f"xl/richData/{name}.xml", part.encode())
    return read("delegates.xlsx", content, known())


def structure(kind: str) -> str:
    return f'<rvStructures><s t="{kind}"><k n="x"/></s></rvStructures>'


@pytest.mark.parametrize(
    ("attributes", "kind", "code"),
    [
        ('vm="1"', "", "data_type"),
        ('vm="1"', "_linkedentity2", "data_type"),
        ('vm="1"', "_localImage", "data_type"),
        ('vm="1"', "_error", "excel_error"),
        ('cm="1"', "", "excel_error"),
        ("", "", "excel_error"),
    ],
)
def test_a_linked_data_type_is_told_from_an_error(attributes: str, kind: str, code: str) -> None:
    parts = {"rdrichvaluestructure": structure(kind)} if kind else {}
    result = with_cell(attributes, **parts)
    assert found(result) == [(3, "B", code)]
    sentence = problem_sentence(result.problems[0], words_in("en"))
    assert ("Convert to Text" in sentence) == (code == "data_type")


# No second problem by a refused value -----------------------------------------------------------

FULL = ["sg-fy2018", "", "", "6", "stated", "report"]
REFUSED: dict[str, tuple[list[list[Any]], list[tuple[int | None, str, str]]]] = {
    "a key, the later row blank": (
        [["sg-fy2018", "=A1", "", "1", "stated", "report"], FULL],
        [(2, "B", "formula")],
    ),
    "a key, the earlier row blank": (
        [FULL, ["sg-fy2018", "=A1", "", "1", "stated", "report"]],
        [(3, "B", "formula")],
    ),
    "a theme": (
        [
            ["sg-fy2018", "KHM", "#N/A", "1", "stated", "report"],
            ["sg-fy2018", "KHM", "", "2", "stated", "report"],
        ],
        [(2, "C", "excel_error")],
    ),
    "two keys": (
        [["sg-fy2018", "=A1", "", "1", "stated", "report"] for _ in range(2)],
        [(2, "B", "formula"), (3, "B", "formula")],
    ),
    "an unknown key": (
        [["sg-fy2018", "Loas", "", "1", "stated", "report"] for _ in range(2)],
        [(2, "B", "unknown"), (3, "B", "unknown")],
    ),
    "a number, of one key": (
        [ROWS[0], [*ROWS[0][:3], "=1", *ROWS[0][4:]]],
        [(3, "D", "formula")],
    ),
}


@pytest.mark.parametrize(("rows", "problems"), REFUSED.values(), ids=REFUSED)
def test_a_refused_value_gives_no_second_problem(
    rows: list[list[Any]], problems: list[tuple[int | None, str, str]]
) -> None:
    result = read("delegates.csv", text([HEADINGS, *rows]).encode(), known())
    assert found(result) == problems


def test_merged_cells_are_not_called_blank_as_well() -> None:
    result = opened(PLAIN, lambda sheet: sheet.merge_cells("D2:E4"))
    assert found(result) == [(2, "D", "merged")]


def test_a_row_that_replaces_one_struck_out_is_no_copy_of_it() -> None:
    struck = cells(*(f"{one}2" for one in "ABCDEF"), font=STRUCK)
    result = opened([HEADINGS, ROWS[0], [*ROWS[0][:3], "9", *ROWS[0][4:]]], struck)
    assert found(result) == [(2, "", "struck_row")]


def test_no_row_is_in_another_file_because_its_key_was_refused() -> None:
    refused = text([HEADINGS, ["sg-fy2018", "=A1", "", "1", "stated", "report"]])
    whole = text([HEADINGS, FULL])
    results = read_together([("a.csv", refused.encode()), ("b.csv", whole.encode())], known())
    assert [found(result) for result in results] == [[(2, "B", "formula")], []]


@pytest.mark.parametrize("written", ["=2", "-2", "二"])
def test_a_number_that_was_refused_is_not_missed_in_the_sum(written: str) -> None:
    rows = [
        [*ROWS[2][:3], written, *ROWS[2][4:]],
        ["sg-fy2019", "LAO", "", "1", "stated", "report"],
    ]
    seminars = sound("seminars", {"seminar_id": "sg-fy2019", "fiscal_year": "2019"})
    seminars[1][3:5] = ["2019-12-15", "2019-12-21"]
    files = [("delegates.csv", text([HEADINGS, *rows])), ("seminars.csv", text(seminars))]
    delegates, others = read_together([(name, one.encode()) for name, one in files], known())
    assert [(row, at) for row, at, _ in found(delegates)] == [(2, "D")]
    assert [code for *_, code in found(others)] == []


# Headings alone ---------------------------------------------------------------------------------


def headings_alone(table: str) -> Iterator[tuple[str, bytes]]:
    heads = sound(table)[:1]
    yield f"{table}.csv", text(heads).encode()
    yield f"{table}.csv", text([*heads, [" "], []]).encode()
    yield f"{table}.xlsx", book(heads)
    yield f"{table}.xlsx", template(TABLES[table], known(), words_in("ja"))


@pytest.mark.parametrize("table", TABLES)
def test_a_file_of_headings_alone_says_so_and_empties_no_table(table: str) -> None:
    for name, content in headings_alone(table):
        (result,) = read_together([(name, content)], known(), TABLES)
        assert odd(result) == [(None, "", "no_rows")]
        assert (found(result), result.accepted, result.refused) == ([], 0, 0)


# Files chosen again -----------------------------------------------------------------------------


def test_of_two_files_of_one_name_the_newer_counts_and_one_file_counts_once() -> None:
    old, new = (text([HEADINGS, row]).encode() for row in ROWS[:2])
    files = [("a.csv", old), ("b.csv", new), ("a.csv", new)]
    (result,) = read_together(files, known())
    assert values(result) == [ROWS[1]]
    assert [(one[2], one[4]) for one in listed(result)] == [
        ("a.csv", "replaced"),
        ("b.csv", "same_file"),
    ]
    assert len(read_together(files, known(), newest_alone=False)) == 3
    assert len(read_together([("a.csv", b""), ("b.csv", b"")], known())) == 2
