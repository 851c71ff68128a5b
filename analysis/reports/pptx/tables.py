"""The tables of a presentation: facts, programmes and sources, as large as they can be."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from pptx.enum.text import MSO_ANCHOR
from pptx.oxml.ns import qn
from pptx.table import _Cell as Cell
from pptx.util import Pt

from analysis.reports.content import blocks
from analysis.reports.pptx import deck, shapes

# What is short is set large; only what is long goes down to the smallest.
SIZES = (18.0, 16.0, 14.0, 12.0, 11.0)
# The part of a table that the names of facts take, at least and at most.
LEAST_NAMES, MOST_NAMES = 0.2, 0.4
# Inner margins of a cell: across, down.
ACROSS, DOWN = 4.0, 2.0
# What is left at least for the columns that share the width.
LEAST_SHARED = 0.3

# The template's style of tables.
STYLE = "{6B697A75-6E61-4C30-8999-92F81FD0307C}"

SlideRow = Sequence[shapes.StyledText]


@dataclass(frozen=True)
class Tabled:
    """A block as a table: its rows, and the shares of its columns in the width.

    The columns of `unbroken`, by their numbers, are as wide as their content.
    """

    rows: Sequence[SlideRow]
    shares: Sequence[float]
    is_headed: bool = True
    unbroken: frozenset[int] = frozenset()

    def at(self, size: float) -> "Tabled":
        """Return the table in letters of that size."""
        return replace(self, rows=[[cell.at(size) for cell in row] for row in self.rows])

    def widths(self, room: float) -> list[float]:
        """Return the widths of the columns in a room of that width."""
        return [room * share / sum(self.shares) for share in self.shares]

    def heights(self, room: float) -> list[float]:
        """Return about how high its rows stand in a room of that width."""
        inner = [own - 2 * ACROSS for own in self.widths(room)]
        return [max(map(shapes.height, row, inner)) + 2 * DOWN for row in self.rows]

    def height(self, size: float, room: float) -> float:
        """Return about how high it stands in that size."""
        return sum(self.at(size).heights(room))

    def keeps_words(self, size: float, room: float) -> bool:
        """Say whether nothing breaks in that size that is to stand on a line.

        That is each word in Latin letters, and each text in a column as wide as its content.
        """
        return all(
            shapes.lines(text.said, size, own - 2 * ACROSS) == 1
            if column in self.unbroken
            else _keeps_words(text.said, size, own - 2 * ACROSS)
            for row in self.rows[int(self.is_headed) :]
            for column, (cell, own) in enumerate(zip(row, self.widths(room), strict=True))
            for text in cell.texts
        )


def tabled(block: blocks.Block, room: float) -> Tabled:
    """Return a block as a table for a room of that width."""
    return TABLES[type(block)](block, room)


def _keeps_words(said: str, size: float, room: float) -> bool:
    return all(shapes.line_width(word, size) <= room for word in said.split() if word.isascii())


def draw_table(flow: deck.Flow, block: blocks.Block) -> None:
    """Add a table in the largest size in which it fits, or the smallest on several slides."""
    size = _size(flow, block)
    if size is None and not flow.is_fresh:
        flow.next_slide()
        size = _size(flow, block)
    flowing(flow, tabled(block, flow.room.width).at(size or SIZES[-1]))


def _size(flow: deck.Flow, block: blocks.Block) -> float | None:
    """Return the largest size in which a table fits into what is left of the slide."""
    made = tabled(block, flow.room.width)
    room = flow.room.height - flow.below(block)
    fitting = [size for size in SIZES if made.height(size, flow.room.width) <= room]
    unbroken = (size for size in fitting if made.keeps_words(size, flow.room.width))
    return next(unbroken, fitting[0] if fitting else None)


def flowing(flow: deck.Flow, table: Tabled) -> None:
    """Add a table; it goes on on further slides, where its headings stand again."""
    heads, rows = table.rows[: int(table.is_headed)], table.rows[int(table.is_headed) :]

    def headed(some: Sequence[SlideRow]) -> Tabled:
        return replace(table, rows=[*heads, *some])

    for shown in flow.portions(rows, lambda some: sum(headed(some).heights(flow.room.width))):
        _set(flow, headed(shown))


def _set(flow: deck.Flow, table: Tabled) -> None:
    """Add a native table, all of it on this slide."""
    heights = table.heights(flow.room.width)
    place = flow.take(sum(heights))
    frame = flow.slide.shapes.add_table(len(heights), len(table.shares), *place.emu)
    shapes.described(frame, flow.section.title, flow.alt)
    made = frame.table
    made._tbl.tblPr.find(qn("a:tableStyleId")).text = STYLE
    made.first_row, made.first_col, made.horz_banding = table.is_headed, True, False
    for column, own in zip(made.columns, table.widths(place.width), strict=True):
        column.width = Pt(own)
    for number, (row, cells) in enumerate(zip(made.rows, table.rows, strict=True)):
        row.height = Pt(heights[number])
        for cell, words in zip(row.cells, cells, strict=True):
            _fill(cell, words, is_head=table.is_headed and number == 0)


def _fill(cell: Cell, words: shapes.StyledText, *, is_head: bool) -> None:
    cell.margin_left = cell.margin_right = Pt(ACROSS)
    cell.margin_top = cell.margin_bottom = Pt(DOWN)
    cell.vertical_anchor = MSO_ANCHOR.BOTTOM if is_head else MSO_ANCHOR.TOP
    if words.style.is_upright:
        cell.vertical_anchor = MSO_ANCHOR.MIDDLE
        cell._tc.get_or_add_tcPr().set("vert", "vert270")
    shapes.write(cell.text_frame, words)
    for paragraph in cell.text_frame.paragraphs:
        # Of its own, a Japanese font stands wider apart, and rows would grow beyond the slide.
        paragraph.line_spacing = Pt(words.style.size * shapes.LINE)


# Tables are made in no size yet: the largest in which they fit is found when they are set.
NAME, HEAD, STRONG = (
    shapes.TextStyle(colour=deck.MUTED),
    shapes.TextStyle(colour=deck.MUTED, is_bold=True),
    shapes.TextStyle(is_bold=True),
)


def _facts(block: blocks.Facts, room: float) -> Tabled:
    rows = [(shapes.styled(term.name, NAME), shapes.StyledText(term.said)) for term in block.terms]
    longest = max(shapes.line_width(term.name, SIZES[0]) for term in block.terms) + 3 * ACROSS
    names = min(max(longest / room, LEAST_NAMES), MOST_NAMES)
    return Tabled(rows, (names, 1 - names), is_headed=False)


def _table(block: blocks.PlainTable, room: float) -> Tabled:
    styles = [shapes.TextStyle(align="right" if one.is_number else "left") for one in block.columns]
    heads = [replace(HEAD, align=style.align) for style in styles]
    names = [column.name for column in block.columns]
    rows = [
        [*map(shapes.styled, names, heads)],
        *([*map(shapes.styled, row, styles)] for row in block.rows),
    ]
    unbroken = frozenset(at for at, column in enumerate(block.columns) if not column.share)
    return Tabled(rows, _shares(block, room), unbroken=unbroken)


def _shares(block: blocks.PlainTable, room: float) -> list[float]:
    """Return the shares of columns; those with none of their own are as wide as their content.

    That is their content in the largest size that leaves enough for the others.
    """
    for size in SIZES:
        own = [part / room for part in _own_widths(block, size)]
        if sum(own) <= 1 - LEAST_SHARED:
            break
    left = max(1 - sum(own), LEAST_SHARED) / (sum(column.share for column in block.columns) or 1)
    return [of or column.share * left for of, column in zip(own, block.columns, strict=True)]


def _own_widths(block: blocks.PlainTable, size: float) -> list[float]:
    """Return the widths in which nothing breaks of columns without a share; 0 for the others."""
    texts = zip(*((text.said for text in row) for row in block.rows), strict=True)
    return [
        0
        if column.share
        else max(shapes.line_room(one, size) for one in (column.name, *said)) + 2 * ACROSS
        for column, said in zip(block.columns, texts, strict=True)
    ]


def _programme(block: blocks.Programme, _room: float) -> Tabled:
    stretches = (
        [
            shapes.styled("" if number else day.title, STRONG),
            shapes.StyledText((blocks.Text(stretch.place), blocks.Text(stretch.part))),
            shapes.StyledText(
                tuple(
                    blocks.Text(f"{item.title.said}  {item.mark}".strip(), item.title.link)
                    for item in stretch.items
                )
            ),
        ]
        for day in block.days
        for number, stretch in enumerate(day.stretches)
    )
    return Tabled([[shapes.styled(head, HEAD) for head in block.heads], *stretches], (1.3, 1.1, 4))


def _sources(block: blocks.Sources, _room: float) -> Tabled:
    """Return the sources with publisher and dates, and their words unless they are left out."""
    rows = []
    for source in block.items:
        parts = (source.details, "" if block.is_brief else source.says)
        about = tuple(blocks.Text(part) for part in parts if part)
        rows.append((shapes.styled(source.title), shapes.StyledText(about, NAME)))
    return Tabled(rows, (1, 1), is_headed=False)


TABLES: Mapping[type[blocks.Block], Callable[[Any, float], Tabled]] = MappingProxyType(
    {
        blocks.Facts: _facts,
        blocks.PlainTable: _table,
        blocks.Programme: _programme,
        blocks.Sources: _sources,
    }
)
