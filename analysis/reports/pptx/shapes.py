"""What a slide is made of: text, native tables and charts, pictures; each in its place in points.

Text is set in fonts that office machines have in both scripts.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from math import ceil

import pandas as pd
from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.shapes.base import BaseShape
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide
from pptx.table import _Cell as Cell
from pptx.text.text import Font, TextFrame
from pptx.text.text import _Paragraph as Paragraph
from pptx.util import Pt

from analysis import palette
from analysis.export.workbooks import NOT_IN_XML, xlsx_bytes
from analysis.reports.content.blocks import Text
from analysis.words import text_width

# The room that words need is estimated before they are set: a slide's writer sees no page.

LINE = 1.25
# The part of a line that is filled; the rest is lost to whole words.
FILLED = 0.95
# How wide the letters of Calibri are on average, in parts of their size.
NARROW_LETTER = 0.48
# Text that runs upwards and is longer than this, in parts of its size, breaks into two lines; it
# breaks after these signs.
LONGEST_UPRIGHT = 9.0
BREAKS = re.compile(r"(?<=[\s・、])(?=[^\s·・])")


@dataclass(frozen=True)
class TextStyle:
    """A style of words; the size in points."""

    size: float = 14
    colour: str = palette.ink("light")
    is_bold: bool = False
    align: str = "left"
    is_upright: bool = False


@dataclass(frozen=True)
class StyledText:
    """Texts of one style, a line or more each; a small text may follow the last upon its line."""

    texts: tuple[Text, ...]
    style: TextStyle = TextStyle()
    raised: str = ""


BODY = TextStyle()
NOTE = TextStyle(11, palette.muted("light"))


def styled(said: str | Text, style: TextStyle = BODY) -> StyledText:
    """Return a text in a style."""
    return StyledText((Text(said) if isinstance(said, str) else said,), style)


def line_width(text: str, size: float) -> float:
    """Return about how wide a line of text is, in points."""
    return size * text_width.width(text, NARROW_LETTER)


def lines(text: str, size: float, room: float) -> int:
    """Return about how many lines a text takes."""
    return max(1, ceil(line_width(text, size) / (room * FILLED)))


def line_room(text: str, size: float) -> float:
    """Return about how much room a text needs to stand on one line."""
    return ceil(line_width(text, size) / FILLED) + 1


def height(words: StyledText, room: float) -> float:
    """Return about how high words stand in a room of that width, in points."""
    size = words.style.size
    if words.style.is_upright:
        # An office program gives a line that runs upwards its whole length, and breaks none.
        return max((line_width(f"{text.said} ", size) * 1.1 for text in words.texts), default=0.0)
    return sum(lines(text.said, size, room) for text in words.texts) * size * LINE


def upright(said: str, style: TextStyle) -> StyledText:
    """Return a text that runs upwards, in two lines of about one length if it is long."""
    is_long = line_width(said, 1) > LONGEST_UPRIGHT
    places = [found.start() for found in BREAKS.finditer(said)] if is_long else []
    halves = ((said[:place].rstrip(), said[place:]) for place in places)
    broken = min(((said,), *halves), key=lambda two: max(line_width(line, 1) for line in two))
    return StyledText(tuple(map(Text, broken)), replace(style, is_upright=True))


LATIN, EAST_ASIAN = "Calibri", "Yu Gothic"
SPOKEN = {"en": "en-GB", "ja": "ja-JP"}
# Inner margins of a cell: across, down.
ACROSS, DOWN = 4.0, 2.0
# The size of what is written in a chart.
CHART_SIZE = 11
# The style of tables that has neither colours nor lines of its own.
PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"


@dataclass(frozen=True)
class Area:
    """A place on a slide, in points."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The left edge of the next thing beside it."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The upper edge of the next thing below it."""
        return self.top + self.height

    @property
    def emu(self) -> tuple[int, int, int, int]:
        """The area in the units of the file."""
        return Pt(self.left), Pt(self.top), Pt(self.width), Pt(self.height)


ALIGN = {"left": PP_ALIGN.LEFT, "center": PP_ALIGN.CENTER, "right": PP_ALIGN.RIGHT}


def write(
    frame: TextFrame, words: StyledText, language: str, bullet: str = "", *, further: bool = False
) -> None:
    """Write words into the frame of a shape or a cell, a paragraph for each text."""
    frame.word_wrap = True
    for number, text in enumerate(words.texts):
        paragraph = frame.add_paragraph() if number or further else frame.paragraphs[0]
        paragraph.alignment = ALIGN[words.style.align]
        if bullet:
            _bullet(paragraph, bullet)
        colour = words.style.colour if text.is_known else palette.muted("light")
        _run(paragraph, text.said, replace(words.style, colour=colour), language, text.link)
    if words.raised:
        small = replace(words.style, size=words.style.size * 0.72, is_bold=True)
        _run(frame.paragraphs[-1], words.raised, small, language)


def _run(paragraph: Paragraph, said: str, style: TextStyle, language: str, link: str = "") -> None:
    run = paragraph.add_run()
    run.text = clean(said)
    run.font.size, run.font.bold = Pt(style.size), style.is_bold
    run.font.color.rgb = rgb(style.colour)
    _fonts(run.font, language)
    if link:
        run.hyperlink.address = link


def _fonts(font: Font, language: str) -> None:
    font.name = LATIN
    properties = font._element
    properties.set("lang", SPOKEN[language])
    east = parse_xml(f'<a:ea {nsdecls("a")} typeface="{EAST_ASIAN}"/>')
    properties.find(qn("a:latin")).addnext(east)


def _bullet(paragraph: Paragraph, sign: str) -> None:
    properties = paragraph._p.get_or_add_pPr()
    properties.set("marL", str(Pt(14)))
    properties.set("indent", str(-Pt(14)))
    properties.append(parse_xml(f'<a:buChar {nsdecls("a")} char="{sign}"/>'))
    paragraph.space_after = Pt(4)


def clean(text: str) -> str:
    """Return text without what no file of this kind can hold."""
    return NOT_IN_XML.sub("", text)


def rgb(colour: str) -> RGBColor:
    """Return a colour of `palette`."""
    return RGBColor.from_string(colour.removeprefix("#").upper())


def text_box(
    slide: Slide, box: Area, words: Iterable[StyledText], language: str, bullet: str = ""
) -> BaseShape:
    """Add a box of text without margins; each of the words begins a paragraph."""
    shape = slide.shapes.add_textbox(*box.emu)
    frame = shape.text_frame
    frame.auto_size = MSO_AUTO_SIZE.NONE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for number, one in enumerate(words):
        write(frame, one, language, bullet, further=number > 0)
    return shape


def described(shape: BaseShape, name: str, alt: str) -> None:
    """Name a shape, and say to those who do not see it what it shows."""
    shape.name = clean(name)
    (properties,) = shape._element.xpath(".//p:cNvPr")[:1]
    properties.set("descr", clean(alt))


def table(
    slide: Slide,
    place: Area,
    widths: Sequence[float],
    rows: Sequence[Sequence[StyledText]],
    heights: Sequence[float],
    language: str,
    *,
    is_headed: bool,
) -> GraphicFrame:
    """Add a native table; the first row of one that `is_headed` has the headings."""
    frame = slide.shapes.add_table(len(rows), len(widths), *place.emu)
    made = frame.table
    made._tbl.tblPr.find(qn("a:tableStyleId")).text = PLAIN
    made.horz_banding = False
    made.first_row, made.first_col = is_headed, True
    for column, own in zip(made.columns, widths, strict=True):
        column.width = Pt(own)
    for number, (row, cells) in enumerate(zip(made.rows, rows, strict=True)):
        row.height = Pt(heights[number])
        for cell, words in zip(row.cells, cells, strict=True):
            _fill(cell, words, language, is_head=is_headed and number == 0)
    return frame


def _fill(cell: Cell, words: StyledText, language: str, *, is_head: bool) -> None:
    cell.margin_left = cell.margin_right = Pt(ACROSS)
    cell.margin_top = cell.margin_bottom = Pt(DOWN)
    level = MSO_ANCHOR.BOTTOM if is_head else MSO_ANCHOR.TOP
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE if words.style.is_upright else level
    write(cell.text_frame, words, language)
    for paragraph in cell.text_frame.paragraphs:
        # Of its own, a Japanese font stands wider apart, and rows would grow beyond the slide.
        paragraph.line_spacing = Pt(words.style.size * LINE)
    properties = cell._tc.get_or_add_tcPr()
    if words.style.is_upright:
        properties.set("vert", "vert270")
    colour = palette.muted("light") if is_head else palette.grid("light")
    line = (
        f'<a:lnB {nsdecls("a")} w="{Pt(1 if is_head else 0.5)}"><a:solidFill>'
        f'<a:srgbClr val="{rgb(colour)}"/></a:solidFill></a:lnB>'
    )
    properties.insert(0, parse_xml(line))


def chart(
    slide: Slide, place: Area, kind: XL_CHART_TYPE, table_of: pd.DataFrame, language: str
) -> GraphicFrame:
    """Add a native chart of a table: categories in its first column, a series in each other.

    The workbook behind it, which opens for editing, holds that table alone.
    """
    names, *series = table_of.columns
    data = CategoryChartData()
    data.categories = [clean(name) for name in table_of[names]]
    for name in series:
        data.add_series(name, [None if pd.isna(value) else int(value) for value in table_of[name]])
    frame = slide.shapes.add_chart(kind, *place.emu, data)
    # The library dates its workbook; ours is the same on any day.
    frame.chart.part.chart_workbook.update_from_xlsx_blob(xlsx_bytes(table_of, "Sheet1"))
    frame.chart.font.size = Pt(CHART_SIZE)
    frame.chart.font.color.rgb = rgb(palette.ink("light"))
    _fonts(frame.chart.font, language)
    return frame


def turn_names(drawn: Chart) -> None:
    """Let the names below a chart run upwards."""
    turned = drawn.category_axis._element.get_or_add_txPr().bodyPr
    turned.set("rot", "-5400000")
    turned.set("vert", "horz")


def picture(slide: Slide, place: Area, png: bytes) -> BaseShape:
    """Add a picture with a hairline around it."""
    shape = slide.shapes.add_picture(BytesIO(png), *place.emu)
    shape.line.color.rgb = rgb(palette.grid("light"))
    shape.line.width = Pt(0.75)
    return shape


def ornament(slide: Slide, place: Area, png: bytes) -> None:
    """Add a picture that says nothing which words beside it do not say."""
    shape = slide.shapes.add_picture(BytesIO(png), *place.emu)
    described(shape, "", "")
    (properties,) = shape._element.xpath(".//p:cNvPr")[:1]
    properties.append(
        parse_xml(
            f'<a:extLst {nsdecls("a")}><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}">'
            '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"'
            ' val="1"/></a:ext></a:extLst>'
        )
    )
