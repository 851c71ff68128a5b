"""The PDFs are tagged so that they can be followed by ear: PDF/UA-1, as far as a program can tell.

This is not veraPDF, which no registry of Python packages has. `pdfua` checks 16 of its 106 rules;
what else is checked here are failure conditions of the Matterhorn Protocol 1.1, by their numbers,
that show in the structure tree, in the annotations and in the fonts.
"""

import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from typing import Any

import pdfua
import pytest
from pikepdf import Array, Dictionary, Name, NameTree, Object, Pdf

from analysis.palette import STATE_SYMBOLS
from analysis.reports.pdf.typesetting import pdf, with_row_headings
from analysis.words.catalogue import LANGUAGES
from tests.reports.test_reports import every_report, printed, report
from tests.test_fonts import WORDS, report_of

every_language = pytest.mark.parametrize("language", LANGUAGES)
# Of the standard types (ISO 32000-1, 14.8.4) those that a report needs, and what may hold them.
HOLDERS = {
    "Table": {"Document", "Div", "LBody"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TR": {"THead", "TBody"},
    "TH": {"TR"},
    "TD": {"TR"},
    "L": {"Document", "Div", "TD", "LBody"},
    "LI": {"L"},
    "Lbl": {"LI"},
    "LBody": {"LI"},
}
STANDARD = {*HOLDERS, *("Document", "Div", "H1", "H2", "P", "Span", "Link", "Figure", "Strong")}


@cache
def opened(data: str, kind: str, language: str) -> Pdf:
    return Pdf.open(BytesIO(printed(data, kind, language)))


def kind_of(element: Object) -> str:
    return str(element.S).removeprefix("/")


def children(element: Object) -> list[Object]:
    parts = element.get(Name.K, Array())
    listed = list(parts) if isinstance(parts, Array) else [parts]
    return [part for part in listed if isinstance(part, Dictionary) and Name.S in part]


def elements(element: Object, holder: str = "") -> Iterator[tuple[Object, str]]:
    """Yield each element of the structure tree with the type of what holds it."""
    for part in children(element):
        yield part, holder
        yield from elements(part, kind_of(part))


def of_kind(file: Pdf, kind: str) -> list[Object]:
    return [part for part, _ in elements(file.Root.StructTreeRoot) if kind_of(part) == kind]


def attribute(element: Object, name: str) -> Any:
    """Return an attribute of an element; None without it."""
    found = [one[name] for one in element.get(Name.A, Array()) if name in one]
    return found[0] if found else None


@every_report
@every_language
def test_pdfua_finds_nothing(data, kind, language, tmp_path):
    file = tmp_path / "report.pdf"
    file.write_bytes(printed(data, kind, language))

    assert [finding.rule_id for finding in pdfua.validate(str(file)).findings] == []


@every_report
@every_language
def test_the_file_says_what_it_is(data, kind, language):
    """06-001 to -004, 07-001 and -002, 11-006, 26-001, 09-008: metadata, title, language."""
    file = opened(data, kind, language)
    with file.open_metadata() as told:
        assert told["pdfuaid:part"] == "1"
        assert told["dc:title"].startswith(report(data, kind, language).title)
    assert file.Root.ViewerPreferences.DisplayDocTitle
    assert str(file.Root.Lang).startswith(language)
    assert not file.is_encrypted
    assert Name.AcroForm not in file.Root


@every_report
@every_language
def test_elements_are_standard_and_in_their_places(data, kind, language):
    """02-001, 09-004 to -007: types, and the parts of tables and lists."""
    tree = opened(data, kind, language).Root.StructTreeRoot
    kinds = [(kind_of(part), holder) for part, holder in elements(tree)]

    assert {kind for kind, _ in kinds} - STANDARD == set()
    assert [one for one in kinds if one[0] in HOLDERS and one[1] not in HOLDERS[one[0]]] == []


@every_report
@every_language
def test_headings_descend_by_one(data, kind, language):
    """14-002 to -007."""
    tree = opened(data, kind, language).Root.StructTreeRoot
    levels = [int(kind[1]) for part, _ in elements(tree) if re.match(r"H\d", kind := kind_of(part))]

    assert levels.count(1) == 1
    assert levels[0] == 1
    assert {*levels[1:]} <= {2}


@every_report
@every_language
def test_figures_say_what_they_show(data, kind, language):
    """13-004."""
    figures = of_kind(opened(data, kind, language), "Figure")

    assert figures
    assert [one for one in figures if not str(one.get(Name.Alt, ""))] == []
    assert not {str(one.Alt) for one in figures} & {*STATE_SYMBOLS.values()}


@every_report
@every_language
def test_each_table_has_headings_of_columns_and_of_rows(data, kind, language):
    """15-003: each cell knows the headings of its column and of its row, by their ids."""
    file = opened(data, kind, language)
    named = NameTree(file.Root.StructTreeRoot.IDTree)
    for table in of_kind(file, "Table"):
        head, *bodies = children(table)
        assert kind_of(head) == "THead"
        heads = [cell for row in children(head) for cell in children(row)]
        assert {(kind_of(cell), str(attribute(cell, "/Scope"))) for cell in heads} == {
            ("TH", "/Column")
        }
        for row in (row for body in bodies for row in children(body)):
            for cell in children(row):
                by_id = [named[str(one)] for one in attribute(cell, "/Headers") or ()]
                scopes = [str(attribute(one, "/Scope")) for one in by_id]
                if kind_of(cell) == "TH":
                    assert str(attribute(cell, "/Scope")) == "/Row"
                    assert named[str(cell.ID)] == cell
                    assert scopes == ["/Column"]
                else:
                    assert scopes.count("/Column") == 1


def rows(file: Pdf) -> Iterator[list[str]]:
    for table in of_kind(file, "Table"):
        for row in (row for body in children(table)[1:] for row in children(body)):
            yield [kind_of(cell) for cell in children(row)]


@every_language
@pytest.mark.parametrize("data", ["record", "demo"])
def test_the_first_cell_of_a_row_heads_it(data, language):
    for kind in ("seminar", "brief"):
        found = [row for row in rows(opened(data, kind, language)) if row.count("TH") != 1]
        # The numbers in large type have a heading above each, and a day may have several lines.
        assert {*map(tuple, found)} <= {("TD", "TD"), ("TD",)}
    # Of a country a table has a line of signs.
    strips = [row for row in rows(opened(data, "country", language)) if "TH" not in row]
    assert len(strips) == 1


def test_the_matrix_of_twelve_countries_has_twelve_headings_of_rows():
    table = of_kind(opened("record", "brief", "en"), "Table")[1]
    cells = [
        cell for body in children(table)[1:] for row in children(body) for cell in children(row)
    ]
    headings = [cell for cell in cells if kind_of(cell) == "TH"]

    # The last is that of the coverage.
    assert len(headings) == 12 + 1
    # A name, the fiscal years from 2013 to 2022, and a sum.
    assert len(cells) == 13 * 12
    named = {
        str(one) for cell in cells if kind_of(cell) == "TD" for one in attribute(cell, "/Headers")
    }
    assert {str(cell.ID) for cell in headings} <= named


@every_report
@every_language
def test_labels_stand_in_lists_with_what_they_label(data, kind, language):
    lists = of_kind(opened(data, kind, language), "L")

    assert lists
    assert {str(attribute(one, "/ListNumbering")) for one in lists} == {"/None"}
    for one in lists:
        for item in children(one):
            assert [kind_of(part) for part in children(item)] == ["Lbl", "LBody"]


@every_report
def test_links_can_be_followed_in_the_order_of_the_text(data, kind):
    """28-002, -004, -010 to -012: links say where they lead, and stand in the structure tree."""
    file = opened(data, kind, "en")
    for page in file.pages:
        links = [one for one in page.get("/Annots", ()) if str(one.Subtype) == "/Link"]
        assert page.get("/Tabs") == "/S"
        assert [link for link in links if "/StructParent" not in link] == []
        assert [link for link in links if not str(link.get("/Contents", ""))] == []


@every_report
@every_language
def test_every_letter_has_its_font_and_its_number(data, kind, language):
    """10-001, 31-009: fonts are in the file, and their letters can be read back."""
    for page in opened(data, kind, language).pages:
        for font in page.Resources.Font.values():
            (descendant,) = font.DescendantFonts
            assert {"/FontFile2", "/FontFile3"} & {*descendant.FontDescriptor.keys()}
            assert "/ToUnicode" in font


def spoken(file: Pdf) -> set[str]:
    """Return the languages of parts, in the tree and in the text."""
    tree = {str(part.Lang) for part, _ in elements(file.Root.StructTreeRoot) if Name.Lang in part}
    text = b"".join(page.Contents.read_bytes() for page in file.pages)
    return tree | {one.decode() for one in re.findall(rb"/Lang ?\(([^)]*)\)", text)}


def test_words_in_another_language_say_so():
    assert "ja" in spoken(opened("record", "country", "en"))
    assert "en" in spoken(opened("record", "seminar", "ja"))
    every_script = spoken(Pdf.open(BytesIO(pdf(report_of(*WORDS.values())))))
    assert {"ja", "th", "lo", "my", "km", "si", "ta", "ko"} <= every_script
    assert spoken(Pdf.open(BytesIO(pdf(report_of("Only English."))))) <= {"en-GB", "en"}


def test_tags_are_completed_alike_each_time():
    written = printed("record", "brief", "en")

    assert with_row_headings(written) == with_row_headings(written)


@every_language
@pytest.mark.parametrize("data", ["record", "demo"])
@pytest.mark.parametrize("kind", ["seminar", "brief", "country"])
def test_no_title_has_brackets_within_brackets(data, kind, language):
    own = report(data, kind, language)
    titles = (own.title, own.subtitle, *own.about, *(section.title for section in own.sections))

    assert [title for title in titles if re.search(r"[（(][^）)]*[（(]", title)] == []
