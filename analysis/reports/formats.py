"""The files that a report can become, by their endings; and how its sections make slides."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from math import inf
from types import MappingProxyType

from analysis.reports.content.blocks import Bars, Block, Listing, Paragraph, Report, Section
from analysis.reports.html.web_page import html
from analysis.reports.pdf.typesetting import pdf
from analysis.reports.pptx import blocks, charts, shapes, tables
from analysis.reports.pptx.deck import (
    GAP,
    LAYOUTS,
    PAGE,
    Deck,
    PlacedSections,
    fits,
    flows,
    sentence,
)

# Writes a report as slides that can be edited: native tables and charts, maps as pictures.
#
# Each section begins a slide, or shares it with another short one, and goes on to further ones
# where it must. What a slide says follows the content in its order; the speaker's notes say of what
# data it is and name the sources.


def slides(report: Report) -> bytes:
    """Return a report as a presentation (PPTX); the same report gives the same bytes."""
    deck = Deck(report)
    deck.open_with_title()
    for placed in sharing(report.sections):
        for flow in flows(deck, placed):
            for block in flow.section.blocks:
                blocks.WRITERS[type(block)](flow, block)
    return deck.saved()


PDF, HTML, PPTX = "pdf", "html", "pptx"
FORMATS: Mapping[str, Callable[[Report], bytes]] = MappingProxyType(
    {PDF: pdf, HTML: html, PPTX: slides}
)


# Which sections of a presentation share a slide: two short ones in succession, side by side.

# What would be smaller beside another section stands on a slide of its own.
LEAST_SIZE = 12.0
GUTTER = 32.0
# How wide the first column may be: as wide as the second, or less or more than that.
FIRST_WIDTHS = (420.0, 360.0, 480.0, 290.0, 550.0)


def sharing(sections: Sequence[Section]) -> Iterator[PlacedSections]:
    """Yield for each slide its sections, one or two in their order, with their places."""
    waiting = [*sections]
    while waiting:
        placed = _beside(waiting[:2]) or [(waiting[0], PAGE)]
        yield placed
        waiting = waiting[len(placed) :]


def _beside(sections: Sequence[Section]) -> PlacedSections:
    """Return two sections in columns in which both are short; none where there are no such."""
    if len(sections) < 2:
        return []
    arranged = (list(zip(sections, _columns(first), strict=True)) for first in FIRST_WIDTHS)
    return next((placed for placed in arranged if all(_is_short(*one) for one in placed)), [])


def _columns(first: float) -> tuple[shapes.Area, shapes.Area]:
    """Return two columns of a page, the first so wide."""
    left = PAGE.left + first + GUTTER
    return (
        shapes.Area(PAGE.left, PAGE.top, first, PAGE.height),
        shapes.Area(left, PAGE.top, PAGE.right - left, PAGE.height),
    )


def _is_short(section: Section, room: shapes.Area) -> bool:
    """Say whether a section fits into a column: a figure, table or list with its sentences."""
    shown = [block for block in section.blocks if not isinstance(block, Paragraph)]
    needed = sum(_height(block, room.width) + GAP for block in section.blocks)
    *_, smallest = LAYOUTS[2]
    return len(shown) <= 1 and needed <= room.height and fits(section.title, room, smallest)


def _height(block: Block, room: float) -> float:
    """Return how high a block stands at least in a room of that width."""
    if isinstance(block, Paragraph):
        return shapes.height(sentence(block), room)
    if isinstance(block, Listing):
        return blocks.listed(shapes.StyledText(block.items, shapes.TextStyle(LEAST_SIZE)), room)
    if isinstance(block, Bars):
        return charts.bars_height(block, room)
    return (
        tables.tabled(block, room).height(LEAST_SIZE, room) if type(block) in tables.TABLES else inf
    )
