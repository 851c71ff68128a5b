"""Which sections of a presentation share a slide: two short ones in succession, side by side."""

from collections.abc import Iterator, Sequence
from math import inf

from analysis.reports.content import Bars, Block, Listing, Paragraph, Section
from analysis.reports.slide_blocks import listed
from analysis.reports.slide_charts import MARGINS
from analysis.reports.slide_deck import COLUMNS, GAP, sentence
from analysis.reports.slide_shapes import Style, Words, height
from analysis.reports.slide_tables import TABLES, tabled

# What would be smaller beside another section stands on a slide of its own.
LEAST_SIZE, LEAST_BAR = 12.0, 24.0


def sharing(sections: Sequence[Section]) -> Iterator[Sequence[Section]]:
    """Yield the sections in their order, one or two for each slide."""
    waiting = [*sections]
    while waiting:
        both = len(waiting) > 1 and all(map(_is_short, waiting[:2]))
        yield waiting[: 1 + both]
        waiting = waiting[1 + both :]


def _is_short(section: Section) -> bool:
    """Say whether a section fits into a column: a figure, table or list with its sentences."""
    shown = [block for block in section.blocks if not isinstance(block, Paragraph)]
    room = COLUMNS[0]
    needed = sum(_height(block, room.width) + GAP for block in section.blocks)
    return len(shown) <= 1 and needed <= room.height


def _height(block: Block, room: float) -> float:
    """Return how high a block stands at least in a room of that width."""
    if isinstance(block, Paragraph):
        return height(sentence(block), room)
    if isinstance(block, Listing):
        return listed(Words(block.items, Style(LEAST_SIZE)), room)
    if isinstance(block, Bars):
        return MARGINS + LEAST_BAR * len(block.rows)
    return tabled(block, room).height(LEAST_SIZE, room) if type(block) in TABLES else inf
