"""Grids: lines of themes, family by family, crossed by columns of fiscal years."""

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
    """A line of a dot matrix: its dots by fiscal year; a sign is drawn without a dot.

    One without dots is the heading of the lines below it.
    """

    name: str
    colour: str
    dots: Mapping[int, Dot]
    is_sign: bool = False


def dot_matrix(
    rows: Sequence[DotRow],
    years: Sequence[int],
    words: Words,
    scheme: Scheme,
    timeline: in_time.Timeline,
) -> Drawing:
    """Draw a dot for each line and fiscal year that has one, and the events through them."""
    middles, bottom, axis = _lines(rows, scheme)
    names = [words.fiscal_year(year) for year in years]
    events, key = in_time.events_key(timeline, years, words)
    top = in_time.names_room(names) + (16 if events else 0)
    under = 10 + in_time.KEY_LINE_HEIGHT * len(key)
    left = _left([row.name for row in rows])
    return parts.figure(
        [_dots(row, y, scheme) for row, y in zip(rows, middles, strict=True) if row.dots],
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


def _lines(rows: Sequence[DotRow], scheme: Scheme) -> tuple[list[float], float, dict[str, object]]:
    """Return the middles of the lines, the lower edge of all, and their axis."""
    wrapped = [parts.fitted(row.name, parts.NAME_ROOM, NAME_SIZE) for row in rows]
    middles, bottom = [], 0.0
    for lines in wrapped:
        height = max(28, 10 + LINE_HEIGHT * len(lines))
        middles.append(bottom + height / 2)
        bottom += height
    axis = parts.bare_axis(
        range=[max(bottom, 1), 0],
        showticklabels=True,
        tickvals=middles,
        ticktext=[_name(row, lines) for row, lines in zip(rows, wrapped, strict=True)],
        tickfont={"size": NAME_SIZE, "color": palette.ink(scheme)},
        showgrid=True,
        gridcolor=palette.grid(scheme),
    )
    return middles, bottom, axis


def _name(row: DotRow, lines: Sequence[str]) -> str:
    name = parts.BREAK.join(parts.safe(line) + "\u2002" for line in lines)
    return name if row.dots else parts.bold(name)


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
