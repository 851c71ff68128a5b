"""A unit chart: a line per seminar, in order of time down the page, a cell per country or person.

Lines leave room for words at every width, so a year that was cancelled, held online or is not
documented says so in its place; columns would leave such a year a gap to be guessed at.
Heights are pixels, so that lines of events may be lower than lines of seminars.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis import palette
from analysis.charts import parts
from analysis.charts.columns import Timeline
from analysis.charts.parts import Drawing, LegendSign, Style, Trace
from analysis.frames.rows import Row
from analysis.palette import Scheme
from analysis.words.catalogue import Words

SEMINAR_HEIGHT = 36
EVENT_LINE_HEIGHT = 16
EVENT_ROOM = 225
CELL_HEIGHT = 16
# Beyond this many, single cells would be thinner than the hairlines between them.
MOST_CELLS = 40


@dataclass(frozen=True)
class Kind:
    """A kind of cell: a column of the frame that counts it, its name, its look, its hover.

    `hover` is the id of a message with the arguments year, state and n.
    """

    column: str
    name: str
    style: Style
    hover: str


@dataclass(frozen=True)
class Line:
    """A line: of a seminar (`row`), of an event (`title`), or of a year without either."""

    y: float
    fiscal_year: int
    row: Row
    title: tuple[str, ...]

    @property
    def is_cancelled(self) -> bool:
        """Whether it is of a seminar that was cancelled."""
        return self.row.get("status") == "cancelled"


@dataclass(frozen=True)
class RowLabel:
    """A label at the end of a line; `unknown` sets the sign for "not documented" before them."""

    y: float
    x: int
    text: str
    unknown: bool = False


def unit_chart(
    frame: pd.DataFrame,
    kinds: Sequence[Kind],
    label: Callable[[Row, Words], str],
    words: Words,
    scheme: Scheme,
    timeline: Timeline,
) -> Drawing:
    """Draw the seminars of a frame, their cells kind after kind, and a label behind them.

    `label` says in words what a row says, or returns "" where nothing is documented.
    """
    lines = lines_of(frame, timeline, words)
    shown = [kind for kind in kinds if frame[kind.column].sum() > 0]
    most = max((_length(line.row, kinds) for line in lines), default=0) or 1
    labels = [_label(line, kinds, label, words, scheme) for line in lines if not line.title]
    left = _left(lines, timeline, words)
    signs = [LegendSign(kind.style.sign, kind.style.colour, kind.name) for kind in shown]
    key, top = parts.chart_legend(signs, left, scheme)
    bottom = max((line.y for line in lines), default=0) + SEMINAR_HEIGHT / 2
    cells = [_cells(lines, kinds, kind, most, words) for kind in shown]
    return parts.figure(
        [*cells, _labels(labels, scheme), _events(lines, scheme)],
        scheme,
        height=top + bottom,
        margin={"l": left, "r": _right(labels), "t": top, "b": 0},
        xaxis=parts.bare_axis(range=[0, most]),
        yaxis=_years(lines, timeline, words, scheme) | {"range": [bottom, 0]},
        shapes=[
            _drawn_cells(lines, kinds, kind, most) for kind in shown if not kind.style.is_patterned
        ],
        annotations=[*key, *(_sign(label, scheme) for label in labels if label.unknown)],
    )


def lines_of(frame: pd.DataFrame, timeline: Timeline, words: Words) -> list[Line]:
    """Order seminars, years without one and events in time, each at its height."""
    seminars: list[tuple[int, Row, tuple[str, ...]]]
    seminars = [(year, row, ()) for year, row in timeline.entries(frame)]
    years = [year for year, _, _ in seminars] or [0]
    events: list[tuple[int, Row, tuple[str, ...]]] = [
        (
            year,
            {},
            tuple(parts.fitted("◇ " + words.name(event, "title"), EVENT_ROOM, parts.SMALL_SIZE)),
        )
        for year, event in timeline.events_between(min(years), max(years))
    ]
    lines, top = [], 0.0
    # Sorting is stable: an event stands before the seminars of its year.
    for year, row, title in sorted([*events, *seminars], key=lambda entry: entry[0]):
        height = EVENT_LINE_HEIGHT * (len(title) + 0.5) if title else SEMINAR_HEIGHT
        lines.append(Line(top + height / 2, year, row, title))
        top += height
    return lines


def _count(row: Row, kind: Kind) -> int:
    """Return the number of cells of a kind in a line: none where it is not known."""
    return int(row[kind.column]) if row and row[kind.column] is not None else 0


def _length(row: Row, kinds: Sequence[Kind]) -> int:
    return sum(_count(row, kind) for kind in kinds)


def _cells(
    lines: Sequence[Line], kinds: Sequence[Kind], kind: Kind, most: int, words: Words
) -> Trace:
    """One trace of the cells of a kind, each line's behind the cells of the kinds before it.

    A patterned kind is a bar for each cell. Any other is one clear bar for each line, to be
    hovered over and chosen: its cells are drawn as one shape, as hundreds of bars take long.
    """
    bars: list[tuple[float, float, float, tuple[str, str]]] = []
    for line, start, count in _spans(lines, kinds, kind):
        custom = (_hover(line, kind, count, words), line.row["seminar_id"])
        pieces = _pieces(start, count, most) if kind.style.is_patterned else [(start, count)]
        bars += [(line.y, *piece, custom) for piece in pieces]
    y, base, x, customdata = zip(*bars, strict=True)
    return {
        "type": "bar",
        "orientation": "h",
        "name": kind.name,
        "y": y,
        "base": base,
        "x": x,
        "width": CELL_HEIGHT,
        "marker": dict(kind.style.marker) if kind.style.is_patterned else {"color": parts.CLEAR},
        "customdata": customdata,
        "hovertemplate": parts.HOVER,
    }


def _drawn_cells(
    lines: Sequence[Line], kinds: Sequence[Kind], kind: Kind, most: int
) -> dict[str, object]:
    """One shape of all cells of a kind."""
    half = CELL_HEIGHT / 2
    cells = [
        f"M{left:g},{line.y - half:g}H{left + width:g}V{line.y + half:g}H{left:g}Z"
        for line, start, count in _spans(lines, kinds, kind)
        for left, width in _pieces(start, count, most)
    ]
    marker = kind.style.marker
    return {
        "type": "path",
        "path": "".join(cells),
        "layer": "below",
        "fillcolor": marker["color"],
        "line": marker["line"],
    }


def _spans(
    lines: Sequence[Line], kinds: Sequence[Kind], kind: Kind
) -> Iterator[tuple[Line, int, int]]:
    """Yield the lines that have cells of a kind, where these begin, and how many they are."""
    before = kinds[: kinds.index(kind)]
    for line in lines:
        if count := _count(line.row, kind):
            yield line, _length(line.row, before), count


def _hover(line: Line, kind: Kind, count: int, words: Words) -> str:
    year = words.fiscal_year(line.fiscal_year)
    return words.text(kind.hover, year=year, state=kind.name, n=count)


def _pieces(start: int, count: int, most: int) -> Iterator[tuple[float, float]]:
    """Yield (start, length) of each cell, with a gap between; of one bar when there are many."""
    if most > MOST_CELLS:
        yield start, count
        return
    gap = most * 0.003
    for position in range(start, start + count):
        yield position + gap, 1 - 2 * gap


def _label(
    line: Line,
    kinds: Sequence[Kind],
    label: Callable[[Row, Words], str],
    words: Words,
    scheme: Scheme,
) -> RowLabel:
    if not line.row:
        return RowLabel(line.y, 0, words.text("chart-no-seminar"), unknown=True)
    if line.is_cancelled:
        symbol = palette.STATE_SYMBOLS["cancelled"]
        colour = palette.state_colour("cancelled", scheme)
        text = parts.styled(f"{symbol} {words.text('state-cancelled')}", f"color:{colour}")
        return RowLabel(line.y, 0, text)
    length, text = _length(line.row, kinds), label(line.row, words)
    return RowLabel(line.y, length, text or words.text("not-documented"), unknown=not text)


def _labels(labels: Sequence[RowLabel], scheme: Scheme) -> Trace:
    # The sign for "not documented" is an annotation; the words begin behind it.
    signs = {True: "\u2003\u2002\u2002", False: "\u2002"}
    texts = [signs[label.unknown] + label.text for label in labels]
    points = [(label.x, label.y) for label in labels]
    return _written(points, texts, {"size": parts.TEXT_SIZE, "color": palette.ink(scheme)})


def _events(lines: Sequence[Line], scheme: Scheme) -> Trace:
    events = [line for line in lines if line.title]
    between = f"{parts.BREAK}\u2002\u2003"
    texts = ["\u2002" + between.join(map(parts.safe, line.title)) for line in events]
    points = [(0, line.y) for line in events]
    return _written(points, texts, {"size": parts.SMALL_SIZE, "color": palette.muted(scheme)})


def _written(
    points: Sequence[tuple[float, float]], texts: Sequence[str], font: Mapping[str, object]
) -> Trace:
    return {
        "type": "scatter",
        "mode": "text",
        "x": [x for x, _ in points],
        "y": [y for _, y in points],
        "text": texts,
        "textposition": "middle right",
        "textfont": font,
        "cliponaxis": False,
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _sign(label: RowLabel, scheme: Scheme) -> dict[str, object]:
    """The boxed sign for "not documented", as wide at every width of the page."""
    return {
        "x": label.x,
        "y": label.y,
        "xanchor": "left",
        "xshift": 6,
        "showarrow": False,
        "text": palette.STATE_SYMBOLS["not_documented"],
        "font": {"size": parts.SMALL_SIZE, "color": palette.ink(scheme)},
        "bordercolor": palette.state_colour("not_documented", scheme),
        "borderwidth": 1,
        "borderpad": 1,
        "width": 12,
        "height": 14,
    }


def _years(
    lines: Sequence[Line], timeline: Timeline, words: Words, scheme: Scheme
) -> dict[str, object]:
    named = [line for line in lines if not line.title]
    return parts.bare_axis(
        showticklabels=True,
        tickfont={"size": parts.TEXT_SIZE, "color": palette.ink(scheme)},
        tickvals=[line.y for line in named],
        ticktext=[_name(line, timeline, words, scheme) for line in named],
    )


def _name(line: Line, timeline: Timeline, words: Words, scheme: Scheme) -> str:
    """Name a line: the fiscal year; below it in small the office and "online"."""
    year = words.fiscal_year(line.fiscal_year) + "\u2002"
    below = _below(line, timeline, words)
    small = parts.small(parts.safe(below), palette.muted(scheme))
    return f"{year}{parts.BREAK}{small}\u2002" if below else year


def _below(line: Line, timeline: Timeline, words: Words) -> str:
    office = timeline.offices.get(line.row.get("office_id", ""), "")
    online = words.text("chart-online") if line.row.get("mode") == "online" else ""
    return words.apart((office, online))


def _left(lines: Sequence[Line], timeline: Timeline, words: Words) -> float:
    named = [line for line in lines if not line.title]
    years = [parts.text_width(words.fiscal_year(line.fiscal_year)) for line in named]
    below = [parts.text_width(_below(line, timeline, words), parts.SMALL_SIZE) for line in named]
    return 14 + max([40, *years, *below])


def _right(labels: Sequence[RowLabel]) -> float:
    """Room for the widest label behind a bar; labels of empty lines have the whole line."""
    behind = [label for label in labels if label.x]
    return 24 + max(
        (parts.text_width(label.text) + 20 * label.unknown for label in behind), default=0
    )
