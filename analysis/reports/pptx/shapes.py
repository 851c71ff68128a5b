"""What all of a slide is made of: places in points, and text with the room that it needs."""

import re
from dataclasses import dataclass, replace
from math import ceil

from pptx.dml.color import RGBColor
from pptx.enum.text import PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.shapes.base import BaseShape
from pptx.text.text import TextFrame
from pptx.text.text import _Paragraph as Paragraph
from pptx.text.text import _Run as Run
from pptx.util import Pt

from analysis import palette
from analysis.export.workbooks import NOT_IN_XML
from analysis.reports.content.blocks import Text
from analysis.words import fonts

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
    """A style of words: the size in points, the colour unless it is that of all text."""

    size: float = 14
    colour: str = ""
    is_bold: bool = False
    align: str = "left"
    is_upright: bool = False


@dataclass(frozen=True)
class StyledText:
    """Texts of one style, a line or more each; a small text may follow the last upon its line."""

    texts: tuple[Text, ...]
    style: TextStyle = TextStyle()
    raised: str = ""

    def at(self, size: float) -> "StyledText":
        """Return the texts in that size."""
        return replace(self, style=replace(self.style, size=size))


BODY = TextStyle()
NOTE = TextStyle(11, palette.muted("light"))


def styled(said: str | Text, style: TextStyle = BODY) -> StyledText:
    """Return a text in a style."""
    return StyledText((Text(said) if isinstance(said, str) else said,), style)


def line_width(text: str, size: float) -> float:
    """Return about how wide a line of text is, in points."""
    return size * fonts.width(text, NARROW_LETTER)


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


@dataclass(frozen=True)
class Area:
    """A place on a slide, in points."""

    left: float
    top: float
    width: float
    height: float

    @classmethod
    def of(cls, shape: BaseShape) -> "Area":
        """Return where a shape stands."""
        return cls(*(one.pt for one in (shape.left, shape.top, shape.width, shape.height)))

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


def write(frame: TextFrame, words: StyledText, bullet: str = "", *, further: bool = False) -> None:
    """Write words into the frame of a shape or a cell, a paragraph for each text."""
    frame.word_wrap = True
    for number, text in enumerate(words.texts):
        paragraph = frame.add_paragraph() if number or further else frame.paragraphs[0]
        paragraph.alignment = ALIGN[words.style.align]
        if bullet:
            _bullet(paragraph, bullet)
        colour = words.style.colour if text.is_known else palette.muted("light")
        run = _run(paragraph, text.said, replace(words.style, colour=colour))
        if text.link:
            run.hyperlink.address = text.link
    if words.raised:
        small = replace(words.style, size=words.style.size * 0.72, is_bold=True)
        _run(frame.paragraphs[-1], words.raised, small)


def _run(paragraph: Paragraph, said: str, style: TextStyle) -> Run:
    run = paragraph.add_run()
    run.text = clean(said)
    run.font.size, run.font.bold = Pt(style.size), style.is_bold
    if style.colour:
        run.font.color.rgb = rgb(style.colour)
    return run


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


def described(shape: BaseShape, name: str, alt: str) -> None:
    """Name a shape, and say to those who do not see it what it shows."""
    shape.name = clean(name)
    (properties,) = shape._element.xpath(".//p:cNvPr")[:1]
    properties.set("descr", clean(alt))
