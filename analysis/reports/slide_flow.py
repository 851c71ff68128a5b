"""Where the sections of a presentation begin on a slide, and the room that is left there."""

from collections.abc import Iterator, Sequence
from typing import Any

from analysis.reports.content import Block, Paragraph, Section
from analysis.reports.slide_deck import PAGE, Deck
from analysis.reports.slide_shapes import Box
from analysis.reports.slide_words import NOTE, Style, Words, height, words_of

GAP, LEAD = 8.0, 16.0
# The sections of a slide, each with the column in which it begins.
Placed = Sequence[tuple[Section, Box]]


def flows(deck: Deck, placed: Placed) -> Iterator["Flow"]:
    """Yield where the sections of a slide begin, each in its column."""
    sections, columns = zip(*placed, strict=True)
    titles = [section.title for section in sections]
    slide = deck.open(titles, columns)
    for number, (section, column) in enumerate(placed):
        if number:
            deck.head(slide, titles, columns, number)
        yield Flow(deck, section, slide, column)


class Flow:
    """Where a section has come to: its slide, and the room that is left there."""

    def __init__(self, deck: Deck, section: Section, slide: Any, column: Box) -> None:
        self.deck = deck
        self.section = section
        self.slide = slide
        self.room = self.begun = column
        self.count = 1

    @property
    def language(self) -> str:
        """The language of the words."""
        return self.deck.report.language

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

    def take(self, needed: float) -> Box:
        """Return a place of that height, on this slide or the next."""
        if needed > self.room.height and not self.is_fresh:
            self.next_slide()
        place = Box(self.room.left, self.room.top, self.room.width, needed)
        self.leave(needed)
        return place

    def leave(self, used: float) -> None:
        """Go on below what has been used."""
        room = self.room
        below = room.top + used + GAP
        self.room = Box(room.left, below, room.width, max(room.bottom - below, 0))

    def below(self, block: Block) -> float:
        """Return how much room is to be left below a block for the sentences after it."""
        blocks = self.section.blocks
        after = blocks[blocks.index(block) + 1 :]
        sentences = (one for one in after if isinstance(one, Paragraph))
        return sum(height(sentence(one), self.room.width) + GAP for one in sentences)

    def rest(self, least: float) -> Box:
        """Return all the room that is left, at least so high."""
        if self.room.height < least:
            self.next_slide()
        return self.room


def sentence(block: Paragraph) -> Words:
    """Return a paragraph as it is set."""
    return words_of(block.text, NOTE if block.is_note else Style(LEAD))
