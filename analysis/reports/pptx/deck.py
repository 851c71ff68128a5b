"""A presentation in the making: its slides, what stands on all, and the room that is left."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from pptx import Presentation
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.shapes.base import BaseShape
from pptx.slide import Slide
from pptx.util import Pt

from analysis import palette
from analysis.export.workbooks import NO_DAY, zip_bytes
from analysis.reports.content.blocks import Block, Paragraph, Report, Section, Sources, Text
from analysis.reports.pptx import shapes
from analysis.reports.pptx.shapes import Area, StyledText, TextStyle, styled
from analysis.words.catalogue import words_in

WIDTH, HEIGHT = 960.0, 540.0
# The template of the library is 4 : 3.
TEMPLATE_WIDTH = 720.0
COVER, CONTENT = 0, 5
TITLE, BAND = Area(44, 32, 872, 44), Area(44, 10, 872, 17)
PAGE, FOOT = Area(44, 84, 872, 416), Area(44, 506, 790, 24)
NUMBER = Area(856, 506, 60, 18)
# The sizes of a title with the lines it may take: on a slide of its own, and beside another.
TITLE_SIZES, BESIDE_SIZES = ((26.0, 1), (16.0, 2)), ((20.0, 1), (16.0, 1))
MUTED, ACCENT = palette.muted("light"), palette.accent("light")
# A property of a file is no longer.
MOST_LETTERS = 255
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
THEME = "ppt/theme/theme1.xml"
# What the title of a further column is called among the shapes of its slide.
HEADING = "Heading"


class Deck:
    """A presentation in the making: its slides, what stands on all of them, and its file."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.words = words_in(report.language)
        self.made = Presentation()
        self.made.slide_width, self.made.slide_height = Pt(WIDTH), Pt(HEIGHT)
        self._read_last: list[tuple[Slide, BaseShape]] = []
        self._widen()
        self._say_what_it_is()

    def _widen(self) -> None:
        """Give what readers add later its place on the wider slide."""
        for sheet in (self.made.slide_master, *self.made.slide_layouts):
            for shape in sheet.placeholders:
                left, own = shape.left, shape.width
                shape.left = round(left * WIDTH / TEMPLATE_WIDTH)
                shape.width = round(own * WIDTH / TEMPLATE_WIDTH)

    def _say_what_it_is(self) -> None:
        about = self.made.core_properties
        title = f"{self.report.title} – {self.report.subtitle}"
        about.title = shapes.clean(title)[:MOST_LETTERS]
        about.subject = shapes.clean(words_in(self.report.language).apart(self.report.about))[
            :MOST_LETTERS
        ]
        about.comments = self.report.demonstration
        about.author = about.last_modified_by = "Kizuna"
        about.language = shapes.SPOKEN[self.report.language]
        about.created = about.modified = NO_DAY.replace(tzinfo=None)
        about.keywords = about.category = ""

    def open_with_title(self) -> None:
        """Add the first slide."""
        slide = self.made.slides.add_slide(self.made.slide_layouts[COVER])
        title, subtitle = slide.placeholders
        _put(title, Area(80, 150, 800, 100))
        _put(subtitle, Area(80, 262, 800, 150))
        style = TextStyle(36, ACCENT, is_bold=True)
        language = self.report.language
        shapes.write(title.text_frame, styled(self.report.title, style), language)
        about = (Text(self.report.subtitle), *(Text(line) for line in self.report.about))
        shapes.write(subtitle.text_frame, StyledText(about, TextStyle(16, MUTED)), language)
        self._furnish(slide)

    def open(self, titles: Sequence[str], columns: Sequence[Area]) -> Slide:
        """Add a slide; the first of the titles of what stands in its columns is its own."""
        slide = self.made.slides.add_slide(self.made.slide_layouts[CONTENT])
        self._head(slide.shapes.title, titles, columns, 0)
        self._furnish(slide)
        return slide

    def head(
        self, slide: Slide, titles: Sequence[str], columns: Sequence[Area], number: int
    ) -> None:
        """Add the title of a further column, which is read after what stands before it."""
        shape = shapes.text_box(slide, TITLE, (), self.report.language)
        shape.name = HEADING
        self._head(shape, titles, columns, number)

    def _head(
        self, shape: BaseShape, titles: Sequence[str], columns: Sequence[Area], number: int
    ) -> None:
        """Write a title above its column, as large as all of a slide may be."""
        column = columns[number] if len(columns) > 1 else TITLE
        _put(shape, replace(TITLE, left=column.left, width=column.width))
        frame = shape.text_frame
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        style = TextStyle(_title_size(titles, columns), ACCENT, is_bold=True)
        shapes.write(frame, styled(titles[number], style), self.report.language)

    def _furnish(self, slide: Slide) -> None:
        """Say on a slide whether all is invented, of what it is, and which it is."""
        report, language = self.report, self.report.language
        if report.demonstration:
            red = palette.state_colour("cancelled", "light")
            band = TextStyle(10, red, is_bold=True, align="center")
            shape = shapes.text_box(slide, BAND, [styled(report.demonstration, band)], language)
            shape.line.color.rgb = shapes.rgb(red)
            shape.line.width = Pt(0.75)
        said = words_in(language).apart((report.title, *report.about))
        foot = shapes.text_box(slide, FOOT, [styled(said, TextStyle(9, MUTED))], language)
        right = styled("", TextStyle(9, MUTED, align="right"))
        number = shapes.text_box(slide, NUMBER, [right], language)
        _show_number(number)
        self._read_last += [(slide, foot), (slide, number)]
        notes = slide.notes_slide.notes_text_frame
        notes.text = "\n".join(_notes(report))
        for run in notes._element.iter(qn("a:r")):
            run.get_or_add_rPr().set("lang", shapes.SPOKEN[language])

    def saved(self) -> bytes:
        """Return the file without the time of day at which it was made."""
        # What stands on every slide is read after what is on this one.
        for slide, shape in self._read_last:
            slide.shapes._spTree.append(shape._element)
        dated = BytesIO()
        self.made.save(dated)
        with ZipFile(dated) as read:
            parts = {name: read.read(name) for name in read.namelist()}
        return zip_bytes({**parts, THEME: _theme(parts[THEME])})


def _notes(report: Report) -> Iterator[str]:
    """Yield what a speaker may be asked: of what data it is, and from where."""
    yield from filter(None, (report.demonstration, *report.about))
    for section in report.sections:
        for block in section.blocks:
            if isinstance(block, Sources):
                yield section.title
                for source in block.items:
                    parts = (source.title.said, source.details, source.title.link)
                    yield words_in(report.language).apart(parts)


def _put(shape: BaseShape, box: Area) -> None:
    shape.left, shape.top, shape.width, shape.height = box.emu


def _show_number(shape: BaseShape) -> None:
    """Let a shape show the number of its slide, wherever that is moved to."""
    paragraph = shape.text_frame.paragraphs[0]
    run = paragraph.runs[0]._r
    field = parse_xml(
        f'<a:fld {nsdecls("a")} id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum">'
        "<a:t>‹#›</a:t></a:fld>"
    )
    field.insert(0, run.rPr)
    paragraph._p.replace(run, field)


def _theme(written: bytes) -> bytes:
    """Return the template's theme with our colours, and a font for Japanese."""
    ET.register_namespace("a", DRAWING)
    theme = ET.fromstring(written)  # noqa: S314 - the library's own file
    keys = ("attended", "cancelled", "not_documented", "absent", "not_eligible")
    colours = [palette.state_colour(key, "light") for key in keys]
    named = dict(zip(("accent1", "accent2", "accent3", "accent4", "accent5"), colours, strict=True))
    for name, colour in {**named, "hlink": ACCENT, "folHlink": ACCENT}.items():
        for place in theme.iter(f"{{{DRAWING}}}{name}"):
            place.clear()
            ET.SubElement(place, f"{{{DRAWING}}}srgbClr", val=str(shapes.rgb(colour)))
    for font in theme.iter(f"{{{DRAWING}}}ea"):
        font.set("typeface", shapes.EAST_ASIAN)
    made: bytes = ET.tostring(theme, encoding="UTF-8", xml_declaration=True)
    return made


def _title_size(titles: Sequence[str], columns: Sequence[Area]) -> float:
    """Return the largest size in which all titles fit, or the smallest."""
    sizes = BESIDE_SIZES if len(titles) > 1 else TITLE_SIZES
    for size, most in sizes:
        both = zip(titles, columns, strict=True)
        if all(shapes.lines(title, size, column.width) <= most for title, column in both):
            return size
    return sizes[-1][0]


# Where the sections of a presentation begin on a slide, and the room that is left there.

GAP, LEAD = 8.0, 16.0
# The sections of a slide, each with the column in which it begins.
PlacedSections = Sequence[tuple[Section, Area]]


def flows(deck: Deck, placed: PlacedSections) -> Iterator["Flow"]:
    """Yield where the sections of a slide begin, each in its column."""
    sections, columns = zip(*placed, strict=True)
    titles = [section.title for section in sections]
    slide = deck.open(titles, columns)
    for number, (section, column) in enumerate(placed):
        if number:
            deck.head(slide, titles, columns, number)
        yield Flow(deck, section, slide, column)


class Flow:
    """The flow of a section: the slide it has come to, and the room that is left there."""

    def __init__(self, deck: Deck, section: Section, slide: Slide, column: Area) -> None:
        self.deck = deck
        self.section = section
        self.slide = slide
        self.room = self.begun = column
        self.count = 1

    def write(self, place: Area, *words: StyledText, bullet: str = "") -> BaseShape:
        """Add a box of text at a place of the slide."""
        return shapes.text_box(self.slide, place, words, self.deck.report.language, bullet)

    def add(self, words: StyledText) -> None:
        """Add words as high as they stand, on this slide or the next."""
        self.write(self.take(shapes.height(words, self.room.width)), words)

    @property
    def alt(self) -> str:
        """What the section says in sentences, for those who do not see its figure."""
        sentences = (
            block.text.said
            for block in self.section.blocks
            if isinstance(block, Paragraph) and not block.is_note
        )
        return " ".join((self.section.title, *sentences))

    @property
    def is_fresh(self) -> bool:
        """Whether nothing of the section stands on the slide yet."""
        return self.room == self.begun

    def next_slide(self) -> None:
        """Go on with a new slide of the section, whose title tells it from the one before."""
        self.count += 1
        words = self.deck.words
        title = words.text("report-slide-further", title=self.section.title, number=self.count)
        self.slide = self.deck.open([title], [PAGE])
        self.room = self.begun = PAGE

    def take(self, needed: float) -> Area:
        """Return a place of that height, on this slide or the next."""
        if needed > self.room.height and not self.is_fresh:
            self.next_slide()
        place = Area(self.room.left, self.room.top, self.room.width, needed)
        self.leave(needed)
        return place

    def leave(self, used: float) -> None:
        """Go on below what has been used."""
        room = self.room
        below = room.top + used + GAP
        self.room = Area(room.left, below, room.width, max(room.bottom - below, 0))

    def below(self, block: Block) -> float:
        """Return how much room is to be left below a block for the sentences after it."""
        blocks = self.section.blocks
        after = blocks[blocks.index(block) + 1 :]
        sentences = (one for one in after if isinstance(one, Paragraph))
        return sum(shapes.height(sentence(one), self.room.width) + GAP for one in sentences)

    def rest(self, least: float) -> Area:
        """Return all the room that is left, at least so high."""
        if self.room.height < least:
            self.next_slide()
        return self.room


def sentence(block: Paragraph) -> StyledText:
    """Return a paragraph as it is set."""
    return styled(block.text, shapes.NOTE if block.is_note else TextStyle(LEAD))
