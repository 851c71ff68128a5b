"""The report as slides: native, complete, within the page, and the same on any day."""

import re
from dataclasses import replace
from functools import cache
from io import BytesIO
from itertools import combinations, pairwise
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.text import MSO_AUTO_SIZE
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Pt

from analysis.export.workbooks import NO_DAY
from analysis.frames.rows import records
from analysis.palette import STATE_SYMBOLS
from analysis.reports.content.blocks import (
    Bars,
    Column,
    Listing,
    Matrix,
    Paragraph,
    Pictures,
    PlainTable,
    Text,
    section,
)
from analysis.reports.content.brief import annual_brief
from analysis.reports.content.parts import ReportContext
from analysis.reports.content.seminar import seminar_report
from analysis.reports.formats import sharing, slides
from analysis.reports.pptx.charts import CHART_SIZE
from analysis.reports.pptx.deck import BAND, CLOSING, HEADING, PAGE, TEMPLATE, Deck
from analysis.reports.pptx.shapes import (
    Area,
    TextStyle,
    height,
    line_width,
    lines,
    styled,
    upright,
)
from analysis.reports.pptx.tables import ACROSS, STYLE, tabled
from analysis.summaries.attendance.bounds import bounds
from analysis.summaries.attendance.participation import attendance
from analysis.summaries.programme.themes import seminars_by_theme
from analysis.words.catalogue import LANGUAGES, words_in
from data.slides.make import template
from tests.reports.reading import in_order, plain, texts
from tests.reports.test_reports import ALONE, every_report, report, report_context
from tests.tiny import SHIMONOSEKI, dataset

DECORATIVE = './/*[local-name()="decorative"]'

every_language = pytest.mark.parametrize("language", LANGUAGES)


@cache
def made(data: str, kind: str, language: str) -> bytes:
    return slides(report(data, kind, language))


def opened(written: bytes):
    return Presentation(BytesIO(written))


def content(slide) -> list:
    """Return what stands on a slide between its title and its foot."""
    return [
        shape
        for shape in slide.shapes
        if Pt(PAGE.top) - 1 <= shape.top < Pt(PAGE.bottom) and not shape.is_placeholder
    ]


def headings(slide) -> list[str]:
    """Return the title of a slide, and those of its further columns."""
    return [shape.text_frame.text for shape in titles_of(slide)]


def titles_of(slide) -> list:
    further = (one for one in slide.placeholders if one.placeholder_format.idx == HEADING)
    return [slide.shapes.title, *further]


def told(shape) -> str:
    if shape.has_text_frame:
        return shape.text_frame.text
    if shape.has_table:
        return "\n".join(cell.text for row in shape.table.rows for cell in row.cells)
    return "\n".join(shape.chart.plots[0].categories) if shape.has_chart else ""


def charts(presentation) -> list:
    return [
        shape.chart for slide in presentation.slides for shape in slide.shapes if shape.has_chart
    ]


def tables(presentation) -> list:
    return [
        shape.table for slide in presentation.slides for shape in slide.shapes if shape.has_table
    ]


def block(kind: type, data: str, language: str):
    sections = report(data, "brief", language).sections
    return next(one for part in sections for one in part.blocks if isinstance(one, kind))


@every_report
@every_language
def test_the_slides_say_all_that_the_content_says_in_its_order(data, kind, language):
    own, presentation = report(data, kind, language), opened(made(data, kind, language))
    said = plain(
        "\n".join(told(shape) for slide in presentation.slides for shape in content(slide))
    )
    titles = [title for slide in presentation.slides for title in headings(slide)]

    assert in_order([text.said for text in texts(own.sections)], said) == ""
    assert (
        in_order([own.title, *(part.title for part in own.sections)], plain("".join(titles))) == ""
    )
    assert len(set(titles)) == len(titles)
    assert presentation.core_properties.title.startswith(own.title)


@every_report
@every_language
def test_every_slide_says_of_what_it_is(data, kind, language):
    own = report(data, kind, language)
    for slide in opened(made(data, kind, language)).slides:
        said = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        notes = slide.notes_slide.notes_text_frame.text

        assert (own.demonstration in said) == (data == "demo")
        assert any(all(line in text for line in own.about) for text in said)
        assert all(line in notes for line in own.about)
        assert words_in(language).text("card-sources") in notes


@every_language
@pytest.mark.parametrize("data", ["record", "demo"])
def test_the_matrix_is_a_native_table_of_the_states(data, language):
    matrix, presentation = block(Matrix, data, language), opened(made(data, "brief", language))
    (found,) = (
        table for table in tables(presentation) if table.cell(0, 0).text == matrix.country_head
    )
    cells = [[cell.text for cell in row.cells][1:-1] for row in found.rows][1:-1]
    history = report_context(data, language).history("sg")

    assert cells == [
        [
            STATE_SYMBOLS[one.state] + (str(one.people) if one.people > 1 else "")
            for one in row.cells
        ]
        for row in matrix.rows
    ]
    attended = (attendance(history)["state"] == "attended").sum()
    assert sum(cell.startswith("●") for row in cells for cell in row) == attended


@every_language
@pytest.mark.parametrize("data", ["record", "demo"])
def test_charts_are_native_and_have_the_numbers_of_the_summaries(data, language):
    coverage, themes = charts(opened(made(data, "brief", language)))
    history = report_context(data, language).history("sg")
    known = [
        (row["attended_least"], row["attended_most"] - row["attended_least"])
        for row in records(bounds(history))
        if row["attended_least"] is not None and row["status"] != "cancelled"
    ]
    attended, open_yet, absent = (list(series.values) for series in coverage.plots[0].series)

    assert [pair for pair in zip(attended, open_yet, strict=True) if None not in pair] == known
    assert [one.said for one in block(Bars, data, language).rows] == [
        name.rpartition(words_in(language).gap)[2] for name in themes.plots[0].categories
    ]
    numbers = list(seminars_by_theme(history)["seminars"])
    assert list(themes.plots[0].series[0].values) == numbers
    sheet = load_workbook(BytesIO(themes.part.chart_workbook.xlsx_part.blob)).active
    assert [row[1] for row in sheet.iter_rows(min_row=2, values_only=True)] == numbers
    assert {
        sum(three) for three in zip(attended, open_yet, absent, strict=True) if None not in three
    } <= {10, 11, 12}


@every_report
@every_language
def test_nothing_leaves_the_page_or_lies_upon_another(data, kind, language):
    presentation = opened(made(data, kind, language))
    for slide in presentation.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= presentation.slide_width + 1
            assert shape.top + shape.height <= presentation.slide_height + 1
        for one, other in combinations(content(slide), 2):
            assert not meet(one, other), (told(one)[:40], told(other)[:40])


def meet(one, other) -> bool:
    return (
        one.left < other.left + other.width - 1
        and other.left < one.left + one.width - 1
        and one.top < other.top + other.height - 1
        and other.top < one.top + one.height - 1
    )


@every_report
@every_language
def test_words_have_the_room_they_need(data, kind, language):
    for slide in opened(made(data, kind, language)).slides:
        for shape in slide.shapes:
            if shape.has_table:
                heights = [row.height for row in shape.table.rows]
                assert shape.top + sum(heights) <= Pt(PAGE.bottom) + 1
                assert sum(column.width for column in shape.table.columns) <= Pt(PAGE.width) + 9
            elif shape.has_text_frame:
                frame = shape.text_frame
                room = (shape.width - frame.margin_left - frame.margin_right) / 12700
                assert needed(shape, room) <= shape.height / 12700 + 0.5, frame.text


def needed(shape, room: float) -> float:
    lines = (
        styled(one.text, TextStyle(one.runs[0].font.size.pt))
        if one.runs and one.runs[0].font.size
        else styled(one.text, TextStyle(size_of(shape)))
        for one in shape.text_frame.paragraphs
    )
    return sum(height(line, room) for line in lines)


def size_of(shape) -> float:
    """Return the size of the letters of a placeholder: that of its layout, or else the master's."""
    while not (sizes := shape._element.xpath(".//a:lvl1pPr/a:defRPr/@sz")):
        shape = shape._base_placeholder
    return int(sizes[0]) / 100


@every_report
def test_figures_and_tables_say_what_they_show_to_those_who_do_not_see_them(data, kind):
    own, presentation = report(data, kind, "ja"), opened(made(data, kind, "ja"))
    figures = [
        shape for slide in presentation.slides for shape in slide.shapes if not shape.has_text_frame
    ]
    maps = [one for part in own.sections for one in part.blocks if isinstance(one, Pictures)]

    signs = [shape for shape in figures if shape._element.xpath(DECORATIVE)]
    told_of = [shape for shape in figures if shape not in signs]
    assert all(shape._element.xpath(".//p:cNvPr")[0].get("descr") for shape in told_of)
    pictures = [shape for shape in told_of if not (shape.has_table or shape.has_chart)]
    assert len(pictures) == sum(len(one.pictures) for one in maps)
    assert len(signs) >= sum(len(one.signs) for one in maps)


@every_report
def test_words_are_set_in_fonts_of_office_machines(data, kind):
    """Those of the theme: nothing names a font of its own."""
    presentation = opened(made(data, kind, "ja"))
    theme = presentation.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob
    for script, font in (("latin", "Calibri"), ("ea", "Yu Gothic")):
        assert re.findall(rf'<a:{script} typeface="([^"]*)"', theme.decode()) == [font, font]
    drawn = [chart._chartSpace for chart in charts(presentation)]
    for part in (*(slide.element for slide in presentation.slides), *drawn):
        assert part.xpath(".//a:latin | .//a:ea") == []


@every_report
def test_words_say_their_language(data, kind):
    for slide in opened(made(data, kind, "ja")).slides:
        drawn = [shape.chart._chartSpace for shape in slide.shapes if shape.has_chart]
        for part in drawn:
            assert {*part.xpath("c:txPr//a:defRPr/@lang")} == {"ja-JP"}
            assert {*part.xpath(".//a:r/a:rPr/@lang")} <= {"ja-JP"}
        for part in (slide._element, slide.notes_slide._element):
            assert {*part.xpath(".//a:r/a:rPr/@lang")} == {"ja-JP"}
            assert not part.xpath(".//a:r[not(a:rPr)]")


@every_report
def test_the_same_report_gives_the_same_bytes(data, kind):
    assert slides(report(data, kind, "en")) == made(data, kind, "en")


@every_report
def test_nothing_says_when_a_file_was_made(data, kind):
    written = made(data, kind, "en")
    about = opened(written).core_properties
    with ZipFile(BytesIO(written)) as archive:
        days = {part.date_time[:3] for part in archive.infolist()}

    assert days == {(1980, 1, 1)}
    assert {about.created, about.modified} == {NO_DAY.replace(tzinfo=None)}


def test_hostile_text_stays_text():
    hostile = "</a:t><b>\x07 & =1+1 {{ x }}"
    host = {**SHIMONOSEKI, "seminar_id": "sg-fy2030", "host_en": hostile}
    own = ReportContext(dataset("record", seminars=[ALONE], hosts=[host]), words_in("en"))
    for content_of in (seminar_report(own, "sg-fy2030"), annual_brief(own)):
        said = "".join(
            told(shape) for slide in opened(slides(content_of)).slides for shape in content(slide)
        )
        assert hostile.replace("\x07", "") in said


@every_language
def test_where_little_is_known_there_are_slides(language):
    own = ReportContext(dataset("record"), words_in(language))
    presentation = opened(slides(annual_brief(own, "sg")))
    assert charts(presentation) == []

    alone = ReportContext(dataset("record", seminars=[ALONE]), words_in(language))
    assert len(opened(slides(seminar_report(alone, "sg-fy2030"))).slides) > 1


def test_text_upwards_has_its_whole_length_and_breaks_if_it_is_long():
    style = TextStyle(10)
    long, short = upright("Matsumoto and Nagano", style), upright("Beppu", style)

    assert [line.said for line in long.texts] == ["Matsumoto", "and Nagano"]
    assert [line.said for line in short.texts] == ["Beppu"]
    assert height(long, 12) == height(long, 90) > line_width("and Nagano", 10)


def test_text_upwards_breaks_where_words_end_and_before_no_dot():
    lines = [line.said for line in upright("2025  松山市・開催予告のみ", TextStyle(10)).texts]

    assert lines == ["2025  松山市・", "開催予告のみ"]


@every_language
@pytest.mark.parametrize("data", ["record", "demo"])
def test_sections_that_are_short_share_a_slide_each_with_its_title(data, language):
    brief = report(data, "brief", language)
    beside = [headings(slide) for slide in opened(made(data, "brief", language)).slides]
    both = [titles for titles in beside if len(titles) > 1]

    names = {part.name: part.title for part in brief.sections}
    assert both == [
        [names["missing"], names["themes"]],
        [names["representation"], names["events"]],
        [names["unknown"], names["sources"]],
    ]


@every_report
@every_language
def test_a_title_stands_above_its_column_on_a_line(data, kind, language):
    for slide in opened(made(data, kind, language)).slides:
        begins = {shape.left for shape in content(slide)}
        for title in titles_of(slide) if len(titles_of(slide)) > 1 else ():
            assert title.left in begins
            assert line_width(title.text_frame.text, size_of(title)) < title.width / 12700


@every_report
@every_language
def test_shapes_are_read_in_the_order_of_what_they_say(data, kind, language):
    """Title, what stands below it, the next title, its content, and at last foot and number."""
    for slide in opened(made(data, kind, language)).slides:
        shapes = list(slide.shapes)
        assert shapes[0] == slide.shapes.title
        assert [shape.placeholder_format.type for shape in shapes[-2:]] == [*CLOSING]
        assert "slidenum" in shapes[-1]._element.xml
        heads = [shapes.index(title) for title in titles_of(slide)]
        for title, further in pairwise(heads):
            assert {shape.left < shapes[further].left for shape in shapes[title:further]} == {True}


def test_a_section_with_a_title_of_two_lines_shares_no_slide():
    one, two = (section("a", "A title. " * times, Listing((Text("One."),))) for times in (2, 9))

    assert [len(placed) for placed in sharing([one, two, one, one])] == [1, 1, 2]


def test_a_section_with_a_map_or_much_to_say_shares_no_slide():
    listing = Listing(tuple(Text("A fact that is not documented. " * 8) for _ in range(12)))
    long, short = section("a", "A", listing), section("b", "B", Listing((Text("One."),)))
    hosts = next(part for part in report("demo", "brief", "en").sections if part.name == "hosts")

    shared = sharing([long, short, hosts, short, short, short])
    assert [[own for own, _ in placed] for placed in shared] == [
        [long],
        [short],
        [hosts],
        [short, short],
        [short],
    ]


@every_language
def test_a_table_that_does_not_fit_below_a_map_begins_a_slide(language):
    places = tables(opened(made("record", "seminar", language)))[-2]

    assert len(places.rows) == 11


def test_only_headings_are_set_as_headings():
    """By the template's style of tables, whose line below headings is stronger than the others."""
    presentation = opened(made("record", "brief", "en"))
    written = presentation.part.part_related_by(RELATIONSHIP_TYPE.TABLE_STYLES).blob
    (style,) = (one for one in parse_xml(written) if one.get("styleId") == STYLE)
    widths = [
        {line.get("w") for line in style.find(qn(f"a:{part}")).iter(qn("a:ln"))}
        for part in ("firstRow", "wholeTbl")
    ]
    assert widths == [{str(Pt(1))}, {str(Pt(0.5))}]
    assert {table.first_row for table in tables(presentation)} == {True, False}
    for table in tables(presentation):
        assert table._tbl.xpath("a:tblPr/a:tableStyleId/text()") == [STYLE]
        assert not table._tbl.xpath(".//a:tcPr/a:lnB")
        is_bold = table.cell(0, 1).text_frame.paragraphs[0].runs[0].font.bold
        assert table.first_row or not is_bold


def parts(written: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(written)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_template_is_what_its_program_makes():
    """Change data/slides/make.py, or the palette, and run it: `python -m data.slides.make`."""
    shipped, fresh = (opened(one) for one in (TEMPLATE.read_bytes(), template()))
    places = [
        {
            sheet.name: [
                (one.placeholder_format.idx, one.placeholder_format.type, Area.of(one))
                for one in sheet.placeholders
            ]
            for sheet in (one.slide_master, *one.slide_layouts)
        }
        for one in (shipped, fresh)
    ]

    assert places[0] == places[1]
    assert parts(TEMPLATE.read_bytes()) == parts(template())


@every_language
def test_titles_that_are_long_take_the_layout_for_them(language):
    own = replace(report("record", "brief", language))
    deck, word = Deck(own), "A title of a slide "
    named = {times: deck.open([word * times], [PAGE]).slide_layout.name for times in (1, 4, 9)}

    assert named == {
        1: "Section",
        4: "Section with a long title",
        9: "Section with a long title",
    }


@every_report
@every_language
def test_slides_have_from_their_layouts_all_that_stands_on_each(data, kind, language):
    """Whoever changes the template's places, fonts or colours changes them on every slide."""
    for slide in opened(made(data, kind, language)).slides:
        numbers = [one.placeholder_format.idx for one in slide.placeholders]
        assert slide.slide_layout.name != "Text"
        assert all(shape.text_frame.text for shape in slide.placeholders)
        assert {one.placeholder_format.idx for one in slide.slide_layout.placeholders} - {
            *numbers
        } == (set() if data == "demo" else {BAND})
        for shape in slide.placeholders:
            runs = shape._element.xpath(".//a:rPr")
            assert {name for run in runs for name in run.attrib} <= {"lang"}
            moved = shape._element.xpath("p:spPr/a:xfrm")
            assert not moved or slide.slide_layout.name.startswith("Two sections")


@every_report
def test_boxes_keep_the_height_that_they_were_given(data, kind):
    for slide in opened(made(data, kind, "en")).slides:
        for shape in slide.shapes:
            if shape.has_text_frame and not shape.is_placeholder:
                assert shape.text_frame.auto_size == MSO_AUTO_SIZE.NONE


def test_a_table_is_set_so_that_no_word_breaks():
    table = next(
        one
        for one in tables(opened(made("record", "country", "en")))
        if one.cell(1, 0).text.startswith("FY2019 · Shimonoseki")
    )
    (size,) = {run.font.size.pt for run in table.cell(1, 0).text_frame.paragraphs[0].runs}

    assert line_width("Shimonoseki", size) <= table.columns[0].width / 12700 - 2 * ACROSS


@every_language
@pytest.mark.parametrize("data", ["record", "demo"])
def test_a_bar_is_as_high_as_its_name_beside_it(data, language):
    (drawn,) = (
        shape
        for slide in opened(made(data, "brief", language)).slides
        for shape in slide.shapes
        if shape.has_chart and shape.chart.chart_type == XL_CHART_TYPE.BAR_CLUSTERED
    )
    names = [*drawn.chart.plots[0].categories]
    (begin, high) = (
        float(drawn.chart._chartSpace.xpath(f".//c:manualLayout/c:{side}/@val")[0])
        for side in ("x", "h")
    )

    room = begin * drawn.width / 12700
    highest = max(height(styled(name, TextStyle(CHART_SIZE)), room) for name in names)
    assert high * drawn.height / 12700 / len(names) >= highest
    assert drawn.chart._chartSpace.xpath(".//c:tickLblSkip/@val") == ["1"]


@every_language
@pytest.mark.parametrize("data", ["record", "demo"])
def test_no_text_breaks_in_a_column_as_wide_as_its_content(data, language):
    heads = [words_in(language).text(f"column-{name}") for name in ("country", "site")]
    found = [one for one in tables(opened(made(data, "seminar", language))) if one.first_row]
    countries, sites = (one for one in found if one.cell(0, 0).text in heads)
    for table in (countries, sites):
        room = table.columns[2].width / 12700 - 2 * ACROSS
        for row in [*table.rows][1:]:
            text = row.cells[2].text_frame.paragraphs[0].runs[0]
            assert lines(text.text, text.font.size.pt, room) == 1


def test_columns_without_a_share_are_as_wide_as_their_content():
    columns = (Column("Site", share=3), Column("Place", share=1), Column("Basis"))
    table = PlainTable(columns, ((Text("A"), Text("B"), Text("implied by the source")),))
    site, place, basis = tabled(table, 420).widths(420)

    assert basis > line_width("implied by the source", 14)
    assert site == pytest.approx(3 * place)
    assert site + place + basis == pytest.approx(420)


def test_what_is_long_goes_on_on_further_slides_with_its_headings() -> None:
    columns = (Column("Site", share=1), Column("Note", share=3))
    rows = tuple((Text(f"Site {at}"), Text("A long note. " * 20)) for at in range(30))
    items = tuple(Text("A fact that is not documented. " * 20) for _ in range(20))
    title = "A title that is much longer than one line of a slide. " * 4
    paragraph = Paragraph(Text("A sentence. " * 150))
    own = section("long", title, paragraph, PlainTable(columns, rows), Listing(items), paragraph)
    presentation = opened(slides(replace(report("record", "brief", "en"), sections=(own,))))

    heads = [table.cell(0, 0).text for table in tables(presentation)]
    assert heads == ["Site"] * len(heads)
    assert sum(len(table.rows) - 1 for table in tables(presentation)) == len(rows)
    said = "\n".join(told(shape) for slide in presentation.slides for shape in content(slide))
    assert in_order([text.said for text in texts(own)], plain(said)) == ""
    for slide in presentation.slides:
        assert not any(meet(*pair) for pair in combinations(content(slide), 2))
