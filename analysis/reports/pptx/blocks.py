"""What each block of a report becomes on a slide."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from io import BytesIO
from types import MappingProxyType
from typing import Any
from xml.etree import ElementTree as ET

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.shapes.base import BaseShape
from pptx.util import Pt

from analysis import palette
from analysis.maps.static_map import poster
from analysis.reports.content import blocks
from analysis.reports.pptx import charts, deck, shapes, tables

# A map that would be lower waits for the next slide; beside one that is not wide there is room.
LEAST_MAP, WIDE_MAP = 250.0, 1.5
# The room of a sign, in points.
SIGN = shapes.Area(0, 0, 20, 13)


def draw_maps(flow: deck.Flow, block: blocks.Pictures) -> None:
    """Add maps: a wide one on a slide of its own, two others side by side."""
    first, *others = block.pictures
    _side_by_side(flow, block, [first])
    for number in range(0, len(others), 2):
        flow.next_slide()
        _side_by_side(flow, block, others[number : number + 2])


def _side_by_side(flow: deck.Flow, block: blocks.Pictures, drawn: Sequence[blocks.Picture]) -> None:
    """Add maps; where there is one that is not wide, what follows stands on its right."""
    room = flow.rest(LEAST_MAP)
    is_beside = len(drawn) == 1 and _ratio(drawn[0]) < WIDE_MAP
    own = (
        room.width * 0.46 if is_beside else (room.width - deck.GAP * (len(drawn) - 1)) / len(drawn)
    )
    below = _key_places(block, own if is_beside else room.width)[-1].bottom
    title = shapes.NOTE.size * 1.5 if len(block.pictures) > 1 else 0
    down = min(room.height - below - title - deck.GAP, *(own / _ratio(one) for one in drawn))
    for number, one in enumerate(drawn):
        left = room.left + number * (own + deck.GAP)
        place = shapes.Area(left, room.top, down * _ratio(one), down)
        shape = _picture(flow, place, one.svg)
        shape.line.color.rgb, shape.line.width = shapes.rgb(palette.grid("light")), Pt(0.75)
        shapes.described(shape, one.title, f"{one.title}. {one.alt}")
        if title:
            named = shapes.Area(left, place.bottom + 2, own, title)
            flow.write(named, shapes.styled(one.title, shapes.NOTE))
    under = shapes.Area(
        room.left, room.top + down + title + 4, own if is_beside else room.width, below
    )
    _map_key(flow, block, under)
    if is_beside:
        left = room.left + own + 2 * deck.GAP
        flow.room = shapes.Area(left, room.top, room.left + room.width - left, room.height)
    else:
        flow.leave(under.bottom - room.top)


def _map_key(flow: deck.Flow, block: blocks.Pictures, room: shapes.Area) -> None:
    """Say what the signs of maps mean, each with its drawing before it; the credit is last."""
    entries = [*block.signs, blocks.MapSign("", block.credit)]
    for entry, at in zip(entries, _key_places(block, room.width), strict=True):
        place = replace(at, left=room.left + at.left, top=room.top + at.top)
        if entry.svg:
            sign = shapes.Area(place.left, place.top, SIGN.width, SIGN.height)
            _ornament(_picture(flow, sign, entry.svg))
            place = replace(place, left=sign.right, width=place.width - sign.width)
        flow.write(place, shapes.styled(entry.label, shapes.NOTE))


def _picture(flow: deck.Flow, place: shapes.Area, svg: str) -> BaseShape:
    return flow.slide.shapes.add_picture(BytesIO(poster.png_bytes(svg)), *place.emu)


def _ornament(shape: BaseShape) -> None:
    """Say of a picture that it says nothing which words beside it do not say."""
    shapes.described(shape, "", "")
    (properties,) = shape._element.xpath(".//p:cNvPr")[:1]
    properties.append(
        parse_xml(
            f'<a:extLst {nsdecls("a")}><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}">'
            '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"'
            ' val="1"/></a:ext></a:extLst>'
        )
    )


def _key_places(block: blocks.Pictures, room: float) -> list[shapes.Area]:
    """Return the places of the signs with their words, and of the credit, in rows."""
    line, places = shapes.NOTE.size * shapes.LINE, list[shapes.Area]()
    left = top = 0.0
    for label, sign in (*((sign.label, SIGN.width) for sign in block.signs), (block.credit, 0.0)):
        own = min(sign + shapes.line_width(label, shapes.NOTE.size) * 1.1, room)
        if left and left + own > room:
            left, top = 0.0, places[-1].bottom
        deep = shapes.height(shapes.styled(label, shapes.NOTE), own - sign)
        places.append(shapes.Area(left, top, own, max(line, deep)))
        left += own + 2 * deck.GAP
    return places


def _ratio(drawn: blocks.Picture) -> float:
    """Return how wide a picture is for its height."""
    root = ET.fromstring(drawn.svg)  # noqa: S314 - drawn by ourselves
    return float(root.attrib["width"]) / float(root.attrib["height"])


# The size of the letters in a matrix.
DENSE, WIDE = 9.0, 12.0
# The first column of the matrix and its last.
DENSE_ENDS, WIDE_ENDS = (92.0, 96.0), (120.0, 130.0)
# Inner margins of a key figure: across, down.
KEY_ACROSS, KEY_DOWN = 12.0, 8.0


def _key_figures(flow: deck.Flow, block: blocks.KeyFigures) -> None:
    own = (flow.room.width - deck.GAP * (len(block.figures) - 1)) / len(block.figures)
    told = [list(_key_figure(figure)) for figure in block.figures]
    inner = own - 2 * KEY_ACROSS
    needed = max(sum(shapes.height(words, inner) for words in one) for one in told)
    place = flow.take(needed + 2 * KEY_DOWN)
    for number, one in enumerate(told):
        box = shapes.Area(place.left + number * (own + deck.GAP), place.top, own, place.height)
        shape = flow.write(box, *one)
        frame = shape.text_frame
        frame.margin_left = frame.margin_right = Pt(KEY_ACROSS)
        frame.margin_top = frame.margin_bottom = Pt(KEY_DOWN)
        shape.fill.solid()
        shape.fill.fore_color.rgb = shapes.rgb(palette.panel("light"))


def _key_figure(figure: blocks.KeyFigure) -> Iterator[shapes.StyledText]:
    yield shapes.styled(figure.label, shapes.TextStyle(13, deck.MUTED))
    if figure.title.said:
        yield shapes.styled(figure.title, shapes.TextStyle(18, is_bold=True))
    yield shapes.styled(figure.figure, shapes.TextStyle(32, deck.ACCENT, is_bold=True))
    yield from (shapes.styled(note, shapes.TextStyle(13)) for note in figure.notes)


def _matrix(flow: deck.Flow, block: blocks.Matrix) -> None:
    """Add the matrix, and on the next slide its last row as a chart."""
    names, totals = DENSE_ENDS if block.is_dense else WIDE_ENDS
    own = (flow.room.width - names - totals) / len(block)
    widths = [names, *[own] * len(block), totals]
    tables.flowing(flow, tables.Tabled(_matrix_rows(block), widths))
    _legend(flow, block.legend)
    if any(block.spreads):
        charts.coverage(flow, block)


def _matrix_rows(block: blocks.Matrix) -> list[list[shapes.StyledText]]:
    """Return the heads, a row for each country, and the coverage of each seminar."""
    size = DENSE if block.is_dense else WIDE
    plain, small = shapes.TextStyle(size), shapes.TextStyle(size - 0.5, deck.MUTED)
    heads = [_column_head(column, size, is_dense=block.is_dense) for column in block.columns]
    states = [
        [
            shapes.styled(row.name, plain),
            *(_state(cell, size + 1) for cell in row.cells),
            shapes.styled(row.total, plain),
        ]
        for row in block.rows
    ]
    covered = [_covered(one, size - 1, is_dense=block.is_dense) for one in block.coverage]
    return [
        [shapes.styled(block.country_head, small), *heads, shapes.styled(block.total_head, small)],
        *states,
        [shapes.styled(block.coverage_head, small), *covered, shapes.styled("", small)],
    ]


def _covered(said: blocks.Text, size: float, *, is_dense: bool) -> shapes.StyledText:
    if is_dense:
        return shapes.upright(said.said, shapes.TextStyle(size, align="right"))
    return shapes.styled(said, shapes.TextStyle(size, align="center"))


def _column_head(
    column: blocks.MatrixColumn | blocks.TimelinePoint, size: float, *, is_dense: bool
) -> shapes.StyledText:
    """Return the year of a column, and below or beside it what is to be noted."""
    if not is_dense:
        texts = (column.year, *((blocks.Text(column.note),) if column.note else ()))
        return shapes.StyledText(texts, shapes.TextStyle(size, align="center"))
    said = "  ".join(part for part in (column.digits, column.note) if part)
    return shapes.upright(said, shapes.TextStyle(size - 1))


def _state(state: blocks.State, size: float) -> shapes.StyledText:
    colour = palette.state_colour(state.state, "light")
    raised = str(state.people) if state.people > 1 else ""
    return shapes.StyledText(
        (blocks.Text(state.symbol),), shapes.TextStyle(size, colour, align="center"), raised
    )


def _legend(flow: deck.Flow, block: blocks.Legend) -> None:
    signs = (f"{palette.STATE_SYMBOLS[state]} {said}" for state, said in block.entries)
    flow.add(shapes.styled("    ".join((f"{block.title}:", *signs)), shapes.NOTE))


def _strip(flow: deck.Flow, block: blocks.TimelineStrip) -> None:
    rows = [
        [_column_head(point, 10, is_dense=block.is_dense) for point in block.points],
        [
            shapes.styled("") if point.state is None else _state(point.state, 14)
            for point in block.points
        ],
    ]
    tables.flowing(flow, tables.Tabled(rows, [1.0] * len(block)))
    _legend(flow, block.legend)


def _listing(flow: deck.Flow, block: blocks.Listing) -> None:
    def high(items: Sequence[blocks.Text], size: float) -> float:
        return listed(shapes.StyledText(tuple(items), shapes.TextStyle(size)), flow.room.width)

    room = flow.room.height - flow.below(block)
    size = next(
        (size for size in tables.SIZES if high(block.items, size) <= room), tables.SIZES[-1]
    )
    for shown in flow.portions(block.items, lambda some: high(some, size)):
        words = shapes.StyledText(tuple(shown), shapes.TextStyle(size))
        flow.write(flow.take(high(shown, size)), words, bullet="–")


def listed(words: shapes.StyledText, room: float) -> float:
    """Return how high texts stand behind bullets, with the space between them."""
    return shapes.height(words, room - 14) + 4 * len(words.texts)


WRITERS: Mapping[type[blocks.Block], Callable[[deck.Flow, Any], None]] = MappingProxyType(
    {
        blocks.Paragraph: lambda flow, block: flow.add(deck.sentence(block)),
        blocks.KeyFigures: _key_figures,
        blocks.Matrix: _matrix,
        blocks.TimelineStrip: _strip,
        blocks.Bars: charts.bars,
        blocks.Pictures: draw_maps,
        blocks.Listing: _listing,
        **dict.fromkeys(tables.TABLES, tables.draw_table),
    }
)
