"""What each block of a report becomes on a slide."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from analysis import look
from analysis.reports.content import (
    Bars,
    Block,
    KeyFigure,
    KeyFigures,
    Legend,
    Listing,
    Matrix,
    MatrixColumn,
    Paragraph,
    Pictures,
    Point,
    State,
    Strip,
    Text,
)
from analysis.reports.slide_charts import bars, coverage
from analysis.reports.slide_deck import ACCENT, MUTED
from analysis.reports.slide_flow import GAP, Flow, sentence
from analysis.reports.slide_maps import draw_maps
from analysis.reports.slide_shapes import Box, rgb, text_box
from analysis.reports.slide_tables import SIZES, TABLES, draw_table, fitting_in, flowing
from analysis.reports.slide_words import NOTE, Style, Words, height, upright, words_of

# The size of the letters in a matrix.
DENSE, WIDE = 9.0, 12.0
# The first column of the matrix and its last.
DENSE_ENDS, WIDE_ENDS = (92.0, 96.0), (120.0, 130.0)
KEY_MARGIN = Box(12, 8, 12, 8)


def _paragraph(flow: Flow, block: Paragraph) -> None:
    words = sentence(block)
    place = flow.take(height(words, flow.room.width))
    text_box(flow.slide, place, [words], flow.language)


def _key_figures(flow: Flow, block: KeyFigures) -> None:
    own = (flow.room.width - GAP * (len(block.figures) - 1)) / len(block.figures)
    told = [list(_key_figure(figure)) for figure in block.figures]
    inner = own - 2 * KEY_MARGIN.left
    needed = max(sum(height(words, inner) for words in one) for one in told)
    place = flow.take(needed + 2 * KEY_MARGIN.top)
    for number, one in enumerate(told):
        box = Box(place.left + number * (own + GAP), place.top, own, place.height)
        shape = text_box(flow.slide, box, one, flow.language)
        frame = shape.text_frame
        frame.margin_left, frame.margin_top, frame.margin_right, frame.margin_bottom = (
            KEY_MARGIN.emu
        )
        shape.fill.solid()
        shape.fill.fore_color.rgb = rgb(look.panel("light"))


def _key_figure(figure: KeyFigure) -> Iterator[Words]:
    yield words_of(figure.label, Style(13, MUTED))
    if figure.title.said:
        yield words_of(figure.title, Style(18, is_bold=True))
    yield words_of(figure.figure, Style(32, ACCENT, is_bold=True))
    yield from (words_of(note, Style(13)) for note in figure.notes)


def _matrix(flow: Flow, block: Matrix) -> None:
    """Add the matrix, and on the next slide its last row as a chart."""
    names, totals = DENSE_ENDS if block.is_dense else WIDE_ENDS
    own = (flow.room.width - names - totals) / len(block.columns)
    widths = [names, *(own for _ in block.columns), totals]
    flowing(flow, _matrix_rows(block), widths, is_headed=True)
    _legend(flow, block.legend)
    if any(block.spreads):
        coverage(flow, block)


def _matrix_rows(block: Matrix) -> list[list[Words]]:
    """Return the heads, a row for each country, and the coverage of each seminar."""
    size = DENSE if block.is_dense else WIDE
    plain, small = Style(size), Style(size - 0.5, MUTED)
    heads = [_column_head(column, size, is_dense=block.is_dense) for column in block.columns]
    states = [
        [
            words_of(row.name, plain),
            *(_state(cell, size + 1) for cell in row.cells),
            words_of(row.total, plain),
        ]
        for row in block.rows
    ]
    covered = [_covered(one, size - 1, is_dense=block.is_dense) for one in block.coverage]
    return [
        [words_of(block.country_head, small), *heads, words_of(block.total_head, small)],
        *states,
        [words_of(block.coverage_head, small), *covered, words_of("", small)],
    ]


def _covered(said: Text, size: float, *, is_dense: bool) -> Words:
    if is_dense:
        return upright(said.said, Style(size, align="right"))
    return words_of(said, Style(size, align="center"))


def _column_head(column: MatrixColumn | Point, size: float, *, is_dense: bool) -> Words:
    """Return the year of a column, and below or beside it what is to be noted."""
    if not is_dense:
        texts = (column.year, *((Text(column.note),) if column.note else ()))
        return Words(texts, Style(size, align="center"))
    said = "  ".join(part for part in (column.digits, column.note) if part)
    return upright(said, Style(size - 1))


def _state(state: State, size: float) -> Words:
    colour = look.state_colour(state.state, "light")
    raised = str(state.people) if state.people > 1 else ""
    return Words((Text(state.symbol),), Style(size, colour, align="center"), raised)


def _legend(flow: Flow, block: Legend) -> None:
    signs = (f"{look.STATE_SYMBOLS[state]} {said}" for state, said in block.entries)
    words = words_of("    ".join((f"{block.title}:", *signs)), NOTE)
    text_box(flow.slide, flow.take(height(words, flow.room.width)), [words], flow.language)


def _strip(flow: Flow, block: Strip) -> None:
    rows = [
        [_column_head(point, 10, is_dense=block.is_dense) for point in block.points],
        [
            words_of("") if point.state is None else _state(point.state, 14)
            for point in block.points
        ],
    ]
    flowing(flow, rows, [1.0] * len(block.points), is_headed=True)
    _legend(flow, block.legend)


def _listing(flow: Flow, block: Listing) -> None:
    room = flow.room.height - flow.below(block)
    for size in SIZES:
        words = Words(block.items, Style(size))
        if listed(words, flow.room.width) <= room:
            break
    waiting = [*block.items]
    while waiting:
        heights = [listed(Words((item,), words.style), flow.room.width) for item in waiting]
        fitting = fitting_in(heights, flow.room.height) or int(flow.is_fresh)
        if fitting:
            shown = Words(tuple(waiting[:fitting]), words.style)
            place = flow.take(sum(heights[:fitting]))
            text_box(flow.slide, place, [shown], flow.language, bullet="–")
            waiting = waiting[fitting:]
        if waiting:
            flow.next_slide()


def listed(words: Words, room: float) -> float:
    """Return how high texts stand behind bullets, with the space between them."""
    return height(words, room - 14) + 4 * len(words.texts)


WRITERS: Mapping[type[Block], Callable[[Flow, Any], None]] = MappingProxyType(
    {
        Paragraph: _paragraph,
        KeyFigures: _key_figures,
        Matrix: _matrix,
        Strip: _strip,
        Bars: bars,
        Pictures: draw_maps,
        Listing: _listing,
        **dict.fromkeys(TABLES, draw_table),
    }
)
