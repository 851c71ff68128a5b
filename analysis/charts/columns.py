"""Charts over fiscal years: years without a seminar, the axis, the events below it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from analysis import palette
from analysis.charts.parts import SMALL_SIZE, bare_axis, fitted, safe, text_width
from analysis.contract.table_rows import EventRow, SeminarRow
from analysis.frames.rows import records
from analysis.palette import Scheme
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
    years: Sequence[int], names: Sequence[str], scheme: Scheme, **options: object
) -> dict[str, object]:
    """An axis of fiscal years at their true distances, of which those given are named."""
    step = 2 if len(years) > MOST_NAMES else 1
    named = slice((len(years) - 1) % step, None, step)
    return bare_axis(
        range=[min(years, default=0) - 0.6, max(years, default=0) + 0.6],
        showticklabels=True,
        tickvals=list(years[named]),
        ticktext=[safe(name) for name in names[named]],
        tickfont={"size": SMALL_SIZE, "color": palette.muted(scheme)},
        autotickangles=[0, -90],
        **options,
    )


def names_room(names: Sequence[str]) -> float:
    """Room for names of columns when they stand."""
    return 12 + max((text_width(name, SMALL_SIZE) for name in names), default=0)


def events_key(
    timeline: Timeline, years: Sequence[int], words: Words
) -> tuple[list[int], list[str]]:
    """Return the years of the events within a span of years, and the lines that explain them."""
    at: list[int] = []
    key: list[str] = []
    for year, event in timeline.events_between(min(years, default=0), max(years, default=0)):
        at.append(year)
        title = f"◇ {words.fiscal_year(year)} {words.name(event, 'title')}"
        first, *more = map(safe, fitted(title, KEY_ROOM, SMALL_SIZE + 1))
        key += [first, *("\u2003\u2002" + line for line in more)]
    return at, key


def event_lines(years: Sequence[int], scheme: Scheme) -> list[Mapping[str, object]]:
    """Dotted lines through the years in which something happened."""
    line = {"color": palette.tint(0.5, scheme, palette.muted(scheme)), "width": 1, "dash": "dot"}
    span = {"type": "line", "layer": "below", "yref": "paper", "y0": 0, "y1": 1, "line": line}
    return [span | {"x0": year, "x1": year} for year in years]


def event_signs(years: Sequence[int], scheme: Scheme) -> list[Mapping[str, object]]:
    """The sign of an event at the upper end of its line."""
    font = {"size": SMALL_SIZE, "color": palette.muted(scheme)}
    sign = {"text": "◇", "font": font, "yref": "paper", "y": 1, "yanchor": "bottom"}
    return [sign | {"x": year, "showarrow": False} for year in years]
