"""How many different countries an office has seen so far."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from analysis import look
from analysis.charts.columns import (
    KEY_LINE_HEIGHT,
    column_names,
    event_lines,
    event_signs,
    events_key,
    ground,
    names_room,
)
from analysis.charts.lettering import TEXT_SIZE
from analysis.charts.parts import (
    HOVER,
    Drawing,
    Sign,
    Trace,
    bare_axis,
    figure,
    legend,
    note,
)
from analysis.charts.timeline import NO_TIMELINE, Timeline
from analysis.look import Theme
from analysis.rows import Row
from analysis.words import Words

HEIGHT = 200
SIDE = 16
EVENT_SIGN = 20


@dataclass(frozen=True)
class Point:
    """A column: its year, what is known of it, the number if any, and the seminar.

    `kind` is "known", "least" (the number may be higher), "not_documented" or "cancelled".
    """

    fiscal_year: int
    kind: str
    number: int | None
    identifier: str


def cumulative_countries(
    frame: pd.DataFrame, words: Words, theme: Theme, timeline: Timeline = NO_TIMELINE
) -> Drawing:
    """Draw the number of different countries up to and including each seminar.

    A full dot is a known number, an open one a least number. Where no country of a seminar is
    documented the line breaks, and a sign stands on the ground; so for a cancelled seminar.
    """
    points = [_point(year, row) for year, row in timeline.entries(frame)]
    years = [point.fiscal_year for point in points]
    names = [words.fiscal_year(year) for year in years]
    events, key = events_key(timeline, years, words)
    signs, top = legend(_legend(points, words, theme), SIDE, theme, under=EVENT_SIGN * bool(events))
    under = names_room(names)
    return figure(
        [_line(points, theme), *(_marks(kind, points, words, theme) for kind in _SIGNS)],
        theme,
        height=top + HEIGHT + under + KEY_LINE_HEIGHT * len(key),
        margin={"l": SIDE, "r": SIDE, "t": top, "b": under + KEY_LINE_HEIGHT * len(key)},
        xaxis=column_names(names, theme),
        yaxis=bare_axis(range=[-1, max([1, *(point.number or 0 for point in points)]) * 1.3]),
        shapes=[ground(theme), *event_lines(events, theme)],
        annotations=[*signs, *event_signs(events, theme), *note(key, SIDE, theme, below=under)],
    )


_SIGNS = {"known": "●", "least": "○"} | {
    state: look.STATE_SYMBOLS[state] for state in ("not_documented", "cancelled")
}


def _point(year: int, row: Row) -> Point:
    identifier = row.get("seminar_id", "")
    number = int(row["countries"]) if row and row["countries"] is not None else None
    if row.get("status") == "cancelled":
        return Point(year, "cancelled", number, identifier)
    if number is None:
        return Point(year, "not_documented", None, identifier)
    return Point(year, "known" if row["countries_complete"] else "least", number, identifier)


def _meaning(kind: str, words: Words) -> str:
    is_number = kind in ("known", "least")
    return words.text(f"chart-{kind}" if is_number else f"state-{kind}")


def _legend(points: Sequence[Point], words: Words, theme: Theme) -> list[Sign]:
    present = {point.kind for point in points}
    return [
        Sign(sign, _colour(kind, theme), _meaning(kind, words))
        for kind, sign in _SIGNS.items()
        if kind in present
    ]


def _colour(kind: str, theme: Theme) -> str:
    is_number = kind in ("known", "least")
    return look.accent(theme) if is_number else look.sign_colour(kind, theme)


def _line(points: Sequence[Point], theme: Theme) -> Trace:
    """Steps between the numbers; none across a gap."""
    return {
        "type": "scatter",
        "mode": "lines",
        "x": list(range(len(points))),
        "y": [point.number for point in points],
        "connectgaps": False,
        "line": {"color": look.tint(0.55, theme), "width": 2, "shape": "hv"},
        "hoverinfo": "skip",
    }


def _marks(kind: str, points: Sequence[Point], words: Words, theme: Theme) -> Trace:
    """Dots at their numbers, each new number beside its dot; or signs on the ground."""
    places = [place for place, point in enumerate(points) if point.kind == kind]
    is_number = kind in ("known", "least")
    sign = f"<b>{_SIGNS[kind]}</b>"
    fill = look.accent(theme) if kind == "known" else look.paper(theme)
    return {
        "type": "scatter",
        "mode": "markers+text" if is_number else "text",
        "x": places,
        "y": [points[place].number if is_number else 0 for place in places],
        "text": [_new_number(points, place) if is_number else sign for place in places],
        "textposition": "top center",
        "textfont": {
            "size": TEXT_SIZE,
            "color": look.ink(theme) if is_number else _colour(kind, theme),
        },
        "marker": {
            "size": 9,
            "color": fill,
            "line": {"color": look.accent(theme), "width": 1.75},
        },
        "cliponaxis": False,
        "customdata": [
            (_hover(points[place], words), points[place].identifier) for place in places
        ],
        "hovertemplate": HOVER,
    }


def _new_number(points: Sequence[Point], place: int) -> str:
    """The number, where it differs from the one before it or follows a gap."""
    number = points[place].number
    return "" if place and number == points[place - 1].number else str(number)


def _hover(point: Point, words: Words) -> str:
    year = words.fiscal_year(point.fiscal_year)
    if point.number is None or point.kind == "cancelled":
        return words.text("chart-hover-state", year=year, state=_meaning(point.kind, words))
    open_number = "yes" if point.kind == "least" else "no"
    return words.text("chart-hover-cumulative", year=year, n=point.number, open=open_number)
