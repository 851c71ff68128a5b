"""Charts over fiscal years: the axis, the events below it, and lines of themes with their dots."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from analysis import palette
from analysis.charts import parts
from analysis.contract.table_rows import EventRow, SeminarRow
from analysis.frames.rows import records
from analysis.words.catalogue import Words

# What charts in order of time share: seminars, years without one, and the events between.


@dataclass(frozen=True)
class Timeline:
    """The seminars, events and years that a chart over time shows beside its own frame.

    `seminars`: rows of the table seminars, for status and mode where the frame has none.
    `events`: rows of the table events. `fiscal_years`: years the axis must not skip; one without
    a seminar is drawn as "no seminar documented".
    """

    seminars: pd.DataFrame | None = None
    events: pd.DataFrame | None = None
    fiscal_years: Sequence[int] = ()

    def events_between(self, first: int, last: int) -> Iterator[tuple[int, EventRow]]:
        """Yield (fiscal year, event) of a span of fiscal years, in order of time."""
        for event in self._events:
            if first <= event["fiscal_year"] <= last:
                yield int(event["fiscal_year"]), event

    def cancelled_years(self) -> set[int]:
        """Return the fiscal years of the seminars that were cancelled."""
        if self.seminars is None:
            return set()
        rows = records(self.seminars, SeminarRow)
        return {row["fiscal_year"] for row in rows if row["status"] == "cancelled"}

    @cached_property
    def _events(self) -> list[EventRow]:
        events = [] if self.events is None else records(self.events, EventRow)
        return sorted(events, key=lambda row: (row["fiscal_year"], row["date"]))


NO_TIMELINE = Timeline()


# The axis of years, and the events below it.

# With more columns than this every second one is named, so that names fit on a phone.
MOST_NAMES = 12
KEY_ROOM = 305
KEY_LINE_HEIGHT = 19


def year_axis(
    years: Sequence[int], names: Sequence[str], scheme: palette.Scheme, **options: object
) -> dict[str, object]:
    """An axis of fiscal years at their true distances, of which those given are named."""
    step = 2 if len(years) > MOST_NAMES else 1
    named = slice((len(years) - 1) % step, None, step)
    return parts.bare_axis(
        range=[min(years, default=0) - 0.6, max(years, default=0) + 0.6],
        showticklabels=True,
        tickvals=list(years[named]),
        ticktext=[parts.safe(name) for name in names[named]],
        tickfont={"size": parts.SMALL_SIZE, "color": palette.muted(scheme)},
        autotickangles=[0, -90],
        **options,
    )


def names_room(names: Sequence[str]) -> float:
    """Room for names of columns when they stand."""
    return 12 + max((parts.text_width(name, parts.SMALL_SIZE) for name in names), default=0)


def events_key(
    timeline: Timeline, years: Sequence[int], words: Words
) -> tuple[list[int], list[str]]:
    """Return the years of the events within a span of years, and the lines that explain them."""
    at: list[int] = []
    key: list[str] = []
    for year, event in timeline.events_between(min(years, default=0), max(years, default=0)):
        at.append(year)
        title = f"◇ {words.fiscal_year(year)} {words.name(event, 'title')}"
        first, *more = map(parts.safe, parts.fitted(title, KEY_ROOM, parts.SMALL_SIZE + 1))
        key += [first, *("\u2003\u2002" + line for line in more)]
    return at, key


def event_lines(years: Sequence[int], scheme: palette.Scheme) -> list[Mapping[str, object]]:
    """Dotted lines through the years in which something happened."""
    line = {"color": palette.tint(0.5, scheme, palette.muted(scheme)), "width": 1, "dash": "dot"}
    span = {"type": "line", "layer": "below", "yref": "paper", "y0": 0, "y1": 1, "line": line}
    return [span | {"x0": year, "x1": year} for year in years]


def event_signs(years: Sequence[int], scheme: palette.Scheme) -> list[Mapping[str, object]]:
    """The sign of an event at the upper end of its line."""
    font = {"size": parts.SMALL_SIZE, "color": palette.muted(scheme)}
    sign = {"text": "◇", "font": font, "yref": "paper", "y": 1, "yanchor": "bottom"}
    return [sign | {"x": year, "showarrow": False} for year in years]


# Lines of themes, family by family, crossed by columns of fiscal years.

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
    scheme: palette.Scheme,
    timeline: Timeline,
) -> parts.Drawing:
    """Draw a dot for each line and fiscal year that has one, and the events through them."""
    middles, bottom, axis = _lines(rows, scheme)
    names = [words.fiscal_year(year) for year in years]
    events, key = events_key(timeline, years, words)
    top = names_room(names) + (16 if events else 0)
    under = 10 + KEY_LINE_HEIGHT * len(key)
    lines = [
        line
        for name in [row.name for row in rows]
        for line in parts.fitted(name, parts.NAME_ROOM, NAME_SIZE)
    ]
    left = 12 + max((parts.text_width(line, NAME_SIZE) for line in lines), default=0)
    return parts.figure(
        [_dots(row, y, scheme) for row, y in zip(rows, middles, strict=True) if row.dots],
        scheme,
        height=top + bottom + under,
        margin={"l": left, "r": 10, "t": top, "b": under},
        xaxis=year_axis(years, names, scheme, side="top", ticklabelstandoff=16 if events else 0),
        yaxis=axis,
        shapes=event_lines(events, scheme),
        annotations=[*event_signs(events, scheme), *parts.note(key, left, scheme, below=8)],
    )


def _lines(
    rows: Sequence[DotRow], scheme: palette.Scheme
) -> tuple[list[float], float, dict[str, object]]:
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


def _dots(row: DotRow, y: float, scheme: palette.Scheme) -> parts.Trace:
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
