"""What each block of a report becomes on a slide."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any
from xml.etree import ElementTree as ET

from analysis import look, maps
from analysis.reports.content import (
    Bars,
    Block,
    Facts,
    KeyFigure,
    KeyFigures,
    Legend,
    Listing,
    Matrix,
    MatrixColumn,
    Paragraph,
    Picture,
    Pictures,
    Point,
    Programme,
    Source,
    Sources,
    State,
    Strip,
    Table,
    Text,
)
from analysis.reports.slide_charts import bars, coverage
from analysis.reports.slide_deck import ACCENT, GAP, MUTED, PAGE, Flow, sentence
from analysis.reports.slide_shapes import (
    ACROSS,
    DOWN,
    NOTE,
    Box,
    Style,
    Words,
    described,
    height,
    picture,
    rgb,
    table,
    text_box,
    words_of,
)

# As on paper, more columns than this stand upright in their heads.
MOST_WIDE_COLUMNS = 8
DENSE, WIDE = 9.0, 12.0
# What is short is set large; only what is long goes down to the smallest.
SIZES = (18.0, 16.0, 14.0, 12.0, 11.0)
# The first column of the matrix and its last.
DENSE_ENDS, WIDE_ENDS = (92.0, 96.0), (120.0, 130.0)
KEY_MARGIN = Box(12, 8, 12, 8)
# A map that would be lower waits for the next slide; beside one that is not wide there is room.
LEAST_MAP, WIDE_MAP = 250.0, 1.5

# A row of a table, and all of them in a size.
Row = Sequence[Words]
Rows = Callable[[float], Sequence[Row]]


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


def _facts(flow: Flow, block: Facts) -> None:
    def rows(size: float) -> Sequence[Row]:
        name, said = Style(size, MUTED), Style(size)
        return [(words_of(term.name, name), Words(term.said, said)) for term in block.terms]

    _tabled(flow, block, rows, (1, 3.6), is_headed=False)


def _table(flow: Flow, block: Table) -> None:
    sides = ["right" if column.is_number else "left" for column in block.columns]

    def rows(size: float) -> Sequence[Row]:
        heads = [
            words_of(column.name, Style(size, MUTED, is_bold=True, align=side))
            for column, side in zip(block.columns, sides, strict=True)
        ]
        styles = [Style(size, align=side) for side in sides]
        return [heads, *([*map(words_of, row, styles)] for row in block.rows)]

    _tabled(flow, block, rows, [column.share or 1 for column in block.columns])


def _programme(flow: Flow, block: Programme) -> None:
    def rows(size: float) -> Sequence[Row]:
        heads = [words_of(head, Style(size, MUTED, is_bold=True)) for head in block.heads]
        stretches = (
            [
                words_of("" if number else day.title, Style(size, is_bold=True)),
                Words((Text(stretch.place), Text(stretch.part)), Style(size)),
                Words(
                    tuple(
                        Text(f"{item.title.said}  {item.mark}".strip(), item.title.link)
                        for item in stretch.items
                    ),
                    Style(size),
                ),
            ]
            for day in block.days
            for number, stretch in enumerate(day.stretches)
        )
        return [heads, *stretches]

    _tabled(flow, block, rows, (1.3, 1.1, 4))


def _sources(flow: Flow, block: Sources) -> None:
    def rows(size: float) -> Sequence[Row]:
        return [
            (words_of(source.title, Style(size)), Words(_about(source, block), Style(size, MUTED)))
            for source in block.items
        ]

    _tabled(flow, block, rows, (1, 1), is_headed=False)


def _about(source: Source, block: Sources) -> tuple[Text, ...]:
    """Return the publisher and dates of a source, and its words unless they are left out."""
    parts = (source.details, "" if block.is_brief else source.says)
    return tuple(Text(part) for part in parts if part)


def _tabled(
    flow: Flow, block: Block, rows: Rows, shares: Sequence[float], *, is_headed: bool = True
) -> None:
    """Add a table in the largest size in which it fits, or the smallest on several slides."""
    widths = [flow.room.width * share / sum(shares) for share in shares]
    room = flow.room.height - flow.below(block)
    for size in SIZES:
        made = rows(size)
        if sum(_row_height(row, widths) for row in made) <= room:
            break
    _flowing(flow, made, shares, is_headed=is_headed)


def _flowing(flow: Flow, rows: Sequence[Row], shares: Sequence[float], *, is_headed: bool) -> None:
    """Add a table; it goes on on further slides, where its headings stand again."""
    heads, waiting = [*rows[: int(is_headed)]], [*rows[int(is_headed) :]]
    while waiting:
        widths = [flow.room.width * share / sum(shares) for share in shares]
        heights = [_row_height(row, widths) for row in (*heads, *waiting)]
        fitting = _fitting(heights, flow.room.height) - len(heads)
        # A row higher than a slide has one of its own.
        fitting = fitting if fitting > 0 or flow.room != PAGE else 1
        if fitting > 0:
            shown = [*heads, *waiting[:fitting]]
            _set(flow, shown, widths, heights[: len(shown)], is_headed=is_headed)
            waiting = waiting[fitting:]
        if waiting:
            flow.next_slide()


def _fitting(heights: Sequence[float], room: float) -> int:
    """Return how many of the heights fit into the room one below the other."""
    return sum(sum(heights[: number + 1]) <= room for number in range(len(heights)))


def _set(
    flow: Flow,
    rows: Sequence[Row],
    widths: Sequence[float],
    heights: Sequence[float],
    *,
    is_headed: bool,
) -> None:
    place = flow.take(sum(heights))
    frame = table(flow.slide, place, widths, rows, heights, flow.language)
    frame.table.first_row, frame.table.first_col = is_headed, True
    described(frame, flow.section.title, flow.alt)


def _row_height(cells: Row, widths: Sequence[float]) -> float:
    pairs = zip(cells, widths, strict=True)
    return max(height(words, own - 2 * ACROSS) for words, own in pairs) + 2 * DOWN


def _matrix(flow: Flow, block: Matrix) -> None:
    """Add the matrix, and on the next slide its last row as a chart."""
    is_dense = len(block.columns) > MOST_WIDE_COLUMNS
    size = DENSE if is_dense else WIDE
    plain, small = Style(size), Style(size - 0.5, MUTED)
    covered = Style(size - 1, align="center", is_upright=is_dense)
    rows = [
        [
            words_of(block.country_head, small),
            *(_column_head(column, size, is_dense=is_dense) for column in block.columns),
            words_of(block.total_head, small),
        ],
        *(
            [
                words_of(row.name, plain),
                *(_state(cell, size + 1) for cell in row.cells),
                words_of(row.total, plain),
            ]
            for row in block.rows
        ),
        [
            words_of(block.coverage_head, small),
            *(words_of(one, covered) for one in block.coverage),
            words_of("", small),
        ],
    ]
    names, totals = DENSE_ENDS if is_dense else WIDE_ENDS
    own = (flow.room.width - names - totals) / len(block.columns)
    _flowing(flow, rows, [names, *(own for _ in block.columns), totals], is_headed=True)
    _legend(flow, block.legend)
    if any(block.spreads):
        coverage(flow, block, is_dense=is_dense)


def _column_head(column: MatrixColumn | Point, size: float, *, is_dense: bool) -> Words:
    """Return the year of a column, and below or beside it what is to be noted."""
    if not is_dense:
        texts = (column.year, *((Text(column.note),) if column.note else ()))
        return Words(texts, Style(size, align="center"))
    said = "  ".join(part for part in (column.digits, column.note) if part)
    return words_of(said, Style(size - 1, is_upright=True))


def _state(state: State, size: float) -> Words:
    colour = look.state_colour(state.state, "light")
    raised = str(state.people) if state.people > 1 else ""
    return Words((Text(state.symbol),), Style(size, colour, align="center"), raised)


def _legend(flow: Flow, block: Legend) -> None:
    signs = (f"{look.STATE_SYMBOLS[state]} {said}" for state, said in block.entries)
    words = words_of("    ".join((f"{block.title}:", *signs)), NOTE)
    text_box(flow.slide, flow.take(height(words, flow.room.width)), [words], flow.language)


def _strip(flow: Flow, block: Strip) -> None:
    is_dense = len(block.points) > MOST_WIDE_COLUMNS
    rows = [
        [_column_head(point, 10, is_dense=is_dense) for point in block.points],
        [
            words_of("") if point.state is None else _state(point.state, 14)
            for point in block.points
        ],
    ]
    _flowing(flow, rows, [1.0] * len(block.points), is_headed=True)
    _legend(flow, block.legend)


def _listing(flow: Flow, block: Listing) -> None:
    room = flow.room.height - flow.below(block)
    for size in SIZES:
        words = Words(block.items, Style(size))
        if _listed(words, flow.room.width) <= room:
            break
    waiting = [*block.items]
    while waiting:
        heights = [_listed(Words((item,), words.style), flow.room.width) for item in waiting]
        fitting = _fitting(heights, flow.room.height) or int(flow.room == PAGE)
        if fitting:
            shown = Words(tuple(waiting[:fitting]), words.style)
            place = flow.take(sum(heights[:fitting]))
            text_box(flow.slide, place, [shown], flow.language, bullet="–")
            waiting = waiting[fitting:]
        if waiting:
            flow.next_slide()


def _listed(words: Words, room: float) -> float:
    """Return how high texts stand behind bullets, with the space between them."""
    return height(words, room - 14) + 4 * len(words.texts)


def _pictures(flow: Flow, block: Pictures) -> None:
    """Add maps: a wide one on a slide of its own, two others side by side."""
    first, *others = block.pictures
    _side_by_side(flow, block, [first])
    for number in range(0, len(others), 2):
        flow.next_slide()
        _side_by_side(flow, block, others[number : number + 2])


def _side_by_side(flow: Flow, block: Pictures, drawn: Sequence[Picture]) -> None:
    """Add maps; where there is one that is not wide, what follows stands on its right."""
    room = flow.rest(LEAST_MAP)
    is_beside = len(drawn) == 1 and _ratio(drawn[0]) < WIDE_MAP
    own = room.width * 0.46 if is_beside else (room.width - GAP * (len(drawn) - 1)) / len(drawn)
    legend = words_of(_map_legend(block), NOTE)
    below = height(legend, own if is_beside else room.width)
    title = NOTE.size * 1.5 if len(block.pictures) > 1 else 0
    down = min(room.height - below - title - GAP, *(own / _ratio(one) for one in drawn))
    for number, one in enumerate(drawn):
        left = room.left + number * (own + GAP)
        place = Box(left, room.top, down * _ratio(one), down)
        shape = picture(flow.slide, place, maps.png_bytes(one.svg))
        described(shape, one.title, f"{one.title}. {one.alt}")
        if title:
            named = Box(left, place.bottom + 2, own, title)
            text_box(flow.slide, named, [words_of(one.title, NOTE)], flow.language)
    under = Box(room.left, room.top + down + title + 4, own if is_beside else room.width, below)
    text_box(flow.slide, under, [legend], flow.language)
    if is_beside:
        left = room.left + own + 2 * GAP
        flow.room = Box(left, room.top, room.left + room.width - left, room.height)
    else:
        flow.leave(under.bottom - room.top)


def _map_legend(block: Pictures) -> str:
    return " · ".join((*(sign.label for sign in block.signs), block.credit))


def _ratio(drawn: Picture) -> float:
    """Return how wide a picture is for its height."""
    root = ET.fromstring(drawn.svg)  # noqa: S314 - drawn by ourselves
    return float(root.attrib["width"]) / float(root.attrib["height"])


WRITERS: Mapping[type[Block], Callable[[Flow, Any], None]] = MappingProxyType(
    {
        Paragraph: _paragraph,
        Facts: _facts,
        KeyFigures: _key_figures,
        Table: _table,
        Matrix: _matrix,
        Strip: _strip,
        Bars: bars,
        Programme: _programme,
        Pictures: _pictures,
        Listing: _listing,
        Sources: _sources,
    }
)
