"""A presentation in the making: its slides, what stands on all, and the room that is left.

Where titles, text and foot stand and how they look is said by a template (data/slides).
"""

from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import TypeVar
from zipfile import ZipFile

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_AUTO_SIZE
from pptx.oxml.ns import qn
from pptx.shapes.base import BaseShape
from pptx.slide import Slide

from analysis.export.workbooks import zip_bytes
from analysis.palette import accent, muted
from analysis.reports.content.blocks import Block, Paragraph, Report, Section, Sources
from analysis.reports.pptx import shapes
from analysis.words.catalogue import words_in

TEMPLATE = Path(__file__).parents[3] / "data" / "slides" / "template.pptx"
SHEETS = Presentation(str(TEMPLATE))
# The layouts for so many titles: the first is for those that have room enough in it.
LAYOUTS = {
    1: ("Section", "Section with a long title"),
    2: ("Two sections", "Two sections with long titles"),
}
# The numbers of placeholders: the titles of a slide and of its second column, what says that all is
# invented.
TITLE, HEADING, BAND = 0, 13, 14
# What is read after all else on a slide; the library leaves both out.
CLOSING = (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)
# The room that sections flow through is that of the master's text.
PAGE = next(
    shapes.Area.of(shape)
    for shape in SHEETS.slide_master.placeholders
    if shape.placeholder_format.type == PP_PLACEHOLDER.BODY
)
MUTED, ACCENT = muted("light"), accent("light")
# A property of a file is no longer.
MOST_LETTERS = 255
SPOKEN = {"en": "en-GB", "ja": "ja-JP"}


class Deck:
    """A presentation in the making: its slides, what stands on all of them, and its file."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.words = words_in(report.language)
        self.made = Presentation(str(TEMPLATE))
        about = self.made.core_properties
        about.title = shapes.clean(f"{report.title} – {report.subtitle}")[:MOST_LETTERS]
        about.subject = shapes.clean(self.words.apart(report.about))[:MOST_LETTERS]
        about.comments = report.demonstration
        about.language = SPOKEN[report.language]

    def open_with_title(self) -> None:
        """Add the first slide."""
        title, about, *_ = self._add("Cover").placeholders
        title.text_frame.text = shapes.clean(self.report.title)
        about.text_frame.text = shapes.clean("\n".join((self.report.subtitle, *self.report.about)))

    def open(self, titles: Sequence[str], columns: Sequence[shapes.Area]) -> Slide:
        """Add a slide; the first of the titles of what stands in its columns is its own."""
        layouts, both = LAYOUTS[len(titles)], [*zip(titles, columns, strict=True)]
        fitting = (name for name in layouts if all(fits(*one, name) for one in both))
        slide = self._add(next(fitting, layouts[-1]))
        for number, (title, column) in zip((TITLE, HEADING), both, strict=False):
            shape = slide.placeholders[number]
            shape.text_frame.text = shapes.clean(title)
            if column.width != PAGE.width:
                place = replace(shapes.Area.of(shape), left=column.left, width=column.width)
                shape.left, shape.top, shape.width, shape.height = place.emu
        return slide

    def _add(self, layout: str) -> Slide:
        """Add a slide that says whether all is invented."""
        slide = self.made.slides.add_slide(self.made.slide_layouts.get_by_name(layout))
        band = slide.placeholders[BAND]
        band.text_frame.text = shapes.clean(self.report.demonstration)
        if not self.report.demonstration:
            slide.shapes._spTree.remove(band._element)
        slide.notes_slide.notes_text_frame.text = "\n".join(_notes(self.report))
        return slide

    def saved(self) -> bytes:
        """Return the file without the time of day at which it was made."""
        for slide in self.made.slides:
            self._close(slide)
        dated = BytesIO()
        self.made.save(dated)
        with ZipFile(dated) as read:
            return zip_bytes({name: read.read(name) for name in read.namelist()})

    def _close(self, slide: Slide) -> None:
        """Add what is read after all else on a slide, and mark its language."""
        for place in slide.slide_layout.placeholders:
            if place.placeholder_format.type in CLOSING:
                slide.shapes.clone_placeholder(place)
                *_, shape = slide.shapes
                shape._element.append(deepcopy(place._element.txBody))
                if place.placeholder_format.type == PP_PLACEHOLDER.FOOTER:
                    said = self.words.apart((self.report.title, *self.report.about))
                    shape.text_frame.text = shapes.clean(said)
        charts = (shape.chart._chartSpace for shape in slide.shapes if shape.has_chart)
        for part in (slide.element, slide.notes_slide.element, *charts):
            for run in part.iter(qn("a:r"), qn("a:fld")):
                run.get_or_add_rPr().set("lang", self._spoken(run.findtext(qn("a:t"), "")))
            for letters in part.iter(qn("a:defRPr")):
                letters.set("lang", SPOKEN[self.report.language])

    def _spoken(self, text: str) -> str:
        """Return the language of a text: a name may have the other one alone."""
        others = (one for one in SPOKEN if one != self.report.language)
        is_elsewhere = text in self.report.names_elsewhere
        return SPOKEN[next(others) if is_elsewhere else self.report.language]


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


def fits(title: str, column: shapes.Area, layout: str) -> bool:
    """Say whether a title has the lines it needs above a column, in a layout."""
    place = SHEETS.slide_layouts.get_by_name(layout).placeholders[0]
    size = int(place._element.xpath(".//a:lvl1pPr/a:defRPr/@sz")[0]) / 100
    most = shapes.Area.of(place).height // (size * shapes.LINE)
    return shapes.lines(title, size, column.width) <= most


# Where the sections of a presentation begin on a slide, and the room that is left there.

GAP, LEAD = 8.0, 16.0
Part = TypeVar("Part")
# The sections of a slide, each with the column in which it begins.
PlacedSections = Sequence[tuple[Section, shapes.Area]]


def flows(deck: Deck, placed: PlacedSections) -> Iterator["Flow"]:
    """Yield where the sections of a slide begin, each in its column."""
    sections, columns = zip(*placed, strict=True)
    slide = deck.open([section.title for section in sections], columns)
    for number, (section, column) in enumerate(placed):
        if number:
            # A further title is read after what stands before it.
            slide.shapes._spTree.append(slide.placeholders[HEADING]._element)
        yield Flow(deck, section, slide, column)


class Flow:
    """The flow of a section: the slide it has come to, and the room that is left there."""

    def __init__(self, deck: Deck, section: Section, slide: Slide, column: shapes.Area) -> None:
        self.deck = deck
        self.section = section
        self.slide = slide
        self.room = self.begun = column
        self.count = 1

    def write(self, place: shapes.Area, *words: shapes.StyledText, bullet: str = "") -> BaseShape:
        """Add a box of text without margins; each of the words begins a paragraph."""
        shape = self.slide.shapes.add_textbox(*place.emu)
        frame = shape.text_frame
        frame.auto_size = MSO_AUTO_SIZE.NONE
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        for number, one in enumerate(words):
            shapes.write(frame, one, bullet, further=number > 0)
        return shape

    def add(self, words: shapes.StyledText) -> None:
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

    def take(self, needed: float) -> shapes.Area:
        """Return a place of that height, on this slide or the next."""
        if needed > self.room.height and not self.is_fresh:
            self.next_slide()
        place = shapes.Area(self.room.left, self.room.top, self.room.width, needed)
        self.leave(needed)
        return place

    def portions(
        self, waiting: Sequence[Part], height: Callable[[Sequence[Part]], float]
    ) -> Iterator[Sequence[Part]]:
        """Yield what fits on each slide of all that waits; what is higher than one has its own."""
        while waiting:
            counts = range(1, len(waiting) + 1)
            too_many = (one for one in counts if height(waiting[:one]) > self.room.height)
            fitting = next(too_many, len(waiting) + 1) - 1 or int(self.is_fresh)
            if fitting:
                yield waiting[:fitting]
            waiting = waiting[fitting:]
            if waiting:
                self.next_slide()

    def leave(self, used: float) -> None:
        """Go on below what has been used."""
        room = self.room
        below = room.top + used + GAP
        self.room = shapes.Area(room.left, below, room.width, max(room.bottom - below, 0))

    def below(self, block: Block) -> float:
        """Return how much room is to be left below a block for the sentences after it."""
        blocks = self.section.blocks
        after = blocks[blocks.index(block) + 1 :]
        sentences = (one for one in after if isinstance(one, Paragraph))
        return sum(shapes.height(sentence(one), self.room.width) + GAP for one in sentences)

    def rest(self, least: float) -> shapes.Area:
        """Return all the room that is left, at least so high."""
        if self.room.height < least:
            self.next_slide()
        return self.room


def sentence(block: Paragraph) -> shapes.StyledText:
    """Return a paragraph as it is set."""
    return shapes.styled(block.text, shapes.NOTE if block.is_note else shapes.TextStyle(LEAD))
