"""Grids: lines of themes crossed by columns of fiscal years or countries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysis import palette
from analysis.charts import columns as in_time
from analysis.charts import parts
from analysis.charts.parts import Drawing, Trace
from analysis.palette import Scheme
from analysis.words.catalogue import Words

NAME_SIZE = 13
LINE_HEIGHT = 17
DOT_SIZE = 13


@dataclass(frozen=True)
class Dot:
    """A dot of a dot matrix: its text (a sign, or a number above one), hover and ids."""

    text: str
    hover: str
    identifiers: tuple[str, str]


@dataclass(frozen=True)
class DotRow:
    """A line of a dot matrix: its dots by fiscal year; a sign is drawn without a dot."""

    name: str
    colour: str
    dots: Mapping[int, Dot]
    is_sign: bool = False


@dataclass(frozen=True)
class MatrixCell:
    """A cell of a count matrix: its line, its column, its text, and its words on hovering.

    `number` sets the depth of the field; `is_unknown` marks what is not documented.
    """

    line: int
    column: int
    number: int
    text: str
    said: str
    identifiers: tuple[str, str]
    is_unknown: bool = False


def dot_matrix(
    rows: Sequence[DotRow],
    years: Sequence[int],
    words: Words,
    scheme: Scheme,
    timeline: in_time.Timeline,
) -> Drawing:
    """Draw a dot for each line and fiscal year that has one, and the events through them."""
    middles, bottom, axis = _lines([row.name for row in rows], scheme)
    names = [words.fiscal_year(year) for year in years]
    events, key = in_time.events_key(timeline, years, words)
    top = in_time.names_room(names) + (16 if events else 0)
    under = 10 + in_time.KEY_LINE_HEIGHT * len(key)
    left = _left([row.name for row in rows])
    return parts.figure(
        [_dots(row, y, scheme) for row, y in zip(rows, middles, strict=True)],
        scheme,
        height=top + bottom + under,
        margin={"l": left, "r": 10, "t": top, "b": under},
        xaxis=in_time.year_axis(
            years, names, scheme, side="top", ticklabelstandoff=16 if events else 0
        ),
        yaxis=axis,
        shapes=in_time.event_lines(events, scheme),
        annotations=[*in_time.event_signs(events, scheme), *parts.note(key, left, scheme, below=8)],
    )


def count_matrix(
    cells: Sequence[MatrixCell],
    lines: Sequence[str],
    columns: Sequence[str],
    words: Words,
    scheme: Scheme,
) -> Drawing:
    """Draw counts as numbers on a field whose depth follows them."""
    middles, bottom, axis = _lines(lines, scheme)
    top = in_time.names_room(columns)
    key = parts.fitted(words.text("chart-counts-key"), in_time.KEY_ROOM, parts.SMALL_SIZE)
    under = 10 + in_time.KEY_LINE_HEIGHT * len(key)
    left = _left(lines)
    named = [(columns[cell.column], lines[cell.line]) for cell in cells]
    hovers = [_cell_hover(*pair, words) for pair in zip(cells, named, strict=True)]
    return parts.figure(
        [_fields(cells, hovers, middles, scheme)],
        scheme,
        height=top + bottom + under,
        margin={"l": left, "r": 4, "t": top, "b": under},
        xaxis=in_time.column_names(columns, scheme, side="top") | {"tickangle": -90},
        yaxis=axis | {"showgrid": False},
        annotations=parts.note(key, left, scheme, below=8),
    )


def _lines(names: Sequence[str], scheme: Scheme) -> tuple[list[float], float, dict[str, object]]:
    """Return the middles of the lines, the lower edge of all, and their axis."""
    wrapped = [parts.fitted(name, parts.NAME_ROOM, NAME_SIZE) for name in names]
    middles, bottom = [], 0.0
    for lines in wrapped:
        height = max(28, 10 + LINE_HEIGHT * len(lines))
        middles.append(bottom + height / 2)
        bottom += height
    texts = [parts.BREAK.join(parts.safe(line) + "\u2002" for line in lines) for lines in wrapped]
    axis = parts.bare_axis(
        range=[max(bottom, 1), 0],
        showticklabels=True,
        tickvals=middles,
        ticktext=texts,
        tickfont={"size": NAME_SIZE, "color": palette.ink(scheme)},
        showgrid=True,
        gridcolor=palette.grid(scheme),
    )
    return middles, bottom, axis


def _left(names: Sequence[str]) -> float:
    lines = [line for name in names for line in parts.fitted(name, parts.NAME_ROOM, NAME_SIZE)]
    return 12 + max((parts.text_width(line, NAME_SIZE) for line in lines), default=0)


def _dots(row: DotRow, y: float, scheme: Scheme) -> Trace:
    """The dots of a line; signs are text alone, on a patch of paper that covers the guide line."""
    fill = palette.paper(scheme) if row.is_sign else row.colour
    written = row.colour if row.is_sign else palette.paper(scheme)
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [*row.dots],
        "y": [y] * len(row.dots),
        "text": [parts.bold(dot.text) if dot.text else "" for dot in row.dots.values()],
        "textfont": {
            "size": parts.TEXT_SIZE if row.is_sign else parts.SMALL_SIZE,
            "color": written,
        },
        "marker": {"size": DOT_SIZE, "color": fill, "opacity": 1},
        "cliponaxis": False,
        "customdata": [
            (f"{parts.bold(parts.safe(row.name))}{parts.BREAK}{dot.hover}", *dot.identifiers)
            for dot in row.dots.values()
        ],
        "hovertemplate": parts.HOVER,
    }


def _fields(
    cells: Sequence[MatrixCell],
    hovers: Sequence[str],
    middles: Sequence[float],
    scheme: Scheme,
) -> Trace:
    most = max((cell.number for cell in cells), default=0) or 1
    return {
        "type": "bar",
        "orientation": "h",
        "base": [cell.column - 0.47 for cell in cells],
        "x": [0.94] * len(cells),
        "y": [middles[cell.line] for cell in cells],
        "width": 25,
        "marker": {
            "color": [_field_colour(cell, most, scheme) for cell in cells],
            "line": {"width": 0},
        },
        "text": [cell.text for cell in cells],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "constraintext": "none",
        "textangle": 0,
        "textfont": {
            "size": parts.SMALL_SIZE,
            "color": [
                palette.ink(scheme) if cell.number else palette.muted(scheme) for cell in cells
            ],
        },
        "customdata": [
            (hover, *cell.identifiers) for cell, hover in zip(cells, hovers, strict=True)
        ],
        "hovertemplate": parts.HOVER,
    }


def _field_colour(cell: MatrixCell, most: int, scheme: Scheme) -> str:
    """Return a cell's colour: deeper for more, the number on it always easy to read."""
    if cell.is_unknown:
        return palette.tint(0.12, scheme, palette.state_colour("not_documented", scheme))
    return palette.tint(0.42 * cell.number / most, scheme)


def _cell_hover(cell: MatrixCell, names: tuple[str, str], words: Words) -> str:
    column, line = map(parts.safe, names)
    return f"{parts.bold(column)}{words.gap}{line}{parts.BREAK}{cell.said}"
