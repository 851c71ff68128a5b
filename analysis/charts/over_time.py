"""Numbers over the years: the people of one country, and how many countries an office has seen."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from analysis import palette
from analysis.charts import columns as in_time
from analysis.charts import parts
from analysis.charts.parts import Drawing, LegendSign, Trace
from analysis.frames.rows import Row
from analysis.palette import Scheme
from analysis.words.catalogue import Words

# How many people one country sent, seminar after seminar.

COUNTRY_HEIGHT = 110
COUNTRY_SIDE = 12


def attendance_of_country(
    frame: pd.DataFrame,
    words: Words,
    scheme: Scheme,
    timeline: in_time.Timeline = in_time.NO_TIMELINE,
) -> Drawing:
    """Draw a column of people for each seminar that the country attended.

    Where it did not, the sign of its state stands on the ground; so for a year without a
    documented seminar.
    """
    columns = timeline.entries(frame)
    names = [words.fiscal_year(year) for year, _ in columns]
    states = [_state(row) for _, row in columns]
    signs = [state for state in palette.STATE_SYMBOLS if state in states and state != "attended"]
    key, top = parts.chart_legend(
        [_sign(state, words, scheme) for state in signs], COUNTRY_SIDE, scheme, under=14
    )
    under = in_time.names_room(names)
    people = [(int(row["delegates"]) if _state(row) == "attended" else 0) for _, row in columns]
    return parts.figure(
        [
            _bars(columns, people, words, scheme),
            *(_signs(columns, states, state, words, scheme) for state in signs),
        ],
        scheme,
        height=top + COUNTRY_HEIGHT + under,
        margin={"l": COUNTRY_SIDE, "r": COUNTRY_SIDE, "t": top, "b": under},
        xaxis=in_time.column_names(names, scheme),
        yaxis=parts.bare_axis(range=[0, max([2, *people])]),
        shapes=[in_time.zero_line(scheme)],
        annotations=key,
    )


def _state(row: Row) -> str:
    return str(row["state"]) if row else "not_documented"


def _sign(state: str, words: Words, scheme: Scheme) -> LegendSign:
    colour = palette.sign_colour(state, scheme)
    return LegendSign(palette.STATE_SYMBOLS[state], colour, words.text(f"state-{state}"))


def _bars(
    columns: Sequence[tuple[int, Row]], people: Sequence[int], words: Words, scheme: Scheme
) -> Trace:
    came = [place for place, number in enumerate(people) if number]
    return {
        "type": "bar",
        "x": came,
        "y": [people[place] for place in came],
        "width": 0.62,
        "marker": {"color": palette.accent(scheme), "line": {"width": 0}},
        "text": [words.number(people[place]) for place in came],
        "textposition": "outside",
        "constraintext": "none",
        "textfont": {"size": parts.TEXT_SIZE, "color": palette.ink(scheme)},
        "cliponaxis": False,
        "customdata": [_country_hover(*columns[place], people[place], words) for place in came],
        "hovertemplate": parts.HOVER,
    }


def _signs(
    columns: Sequence[tuple[int, Row]],
    states: Sequence[str],
    state: str,
    words: Words,
    scheme: Scheme,
) -> Trace:
    places = [place for place, own in enumerate(states) if own == state]
    return {
        "type": "scatter",
        "mode": "text",
        "x": places,
        "y": [0] * len(places),
        "text": [parts.bold(palette.STATE_SYMBOLS[state])] * len(places),
        "textposition": "top center",
        "textfont": {"size": parts.TEXT_SIZE, "color": palette.sign_colour(state, scheme)},
        "cliponaxis": False,
        "customdata": [_country_hover(*columns[place], 0, words) for place in places],
        "hovertemplate": parts.HOVER,
    }


def _country_hover(fiscal_year: int, row: Row, people: int, words: Words) -> tuple[str, str]:
    """Return the words on hovering and the seminar's id."""
    if people:
        said = words.text("chart-matrix-attended", n=people)
    else:
        said = words.text(f"state-{_state(row)}" if row else "chart-no-seminar")
    year = words.fiscal_year(fiscal_year)
    return words.text("chart-hover-state", year=year, state=said), str(row.get("seminar_id", ""))


# How many different countries an office has seen so far.

CUMULATIVE_HEIGHT = 200
CUMULATIVE_SIDE = 16
EVENT_SIGN = 20


@dataclass(frozen=True)
class CumulativePoint:
    """A column: its year, what is known of it, the number if any, and the seminar.

    `kind` is "known", "least" (the number may be higher), "not_documented" or "cancelled".
    """

    fiscal_year: int
    kind: str
    number: int | None
    identifier: str


def cumulative_countries(
    frame: pd.DataFrame,
    words: Words,
    scheme: Scheme,
    timeline: in_time.Timeline = in_time.NO_TIMELINE,
) -> Drawing:
    """Draw the number of different countries up to and including each seminar.

    A full dot is a known number, an open one a least number. Where no country of a seminar is
    documented the line breaks, and a sign stands on the ground; so for a cancelled seminar.
    """
    points = [_point(year, row) for year, row in timeline.entries(frame)]
    years = [point.fiscal_year for point in points]
    names = [words.fiscal_year(year) for year in years]
    events, key = in_time.events_key(timeline, years, words)
    signs, top = parts.chart_legend(
        _legend(points, words, scheme), CUMULATIVE_SIDE, scheme, under=EVENT_SIGN * bool(events)
    )
    under = in_time.names_room(names)
    return parts.figure(
        [_line(points, scheme), *(_marks(kind, points, words, scheme) for kind in _SIGNS)],
        scheme,
        height=top + CUMULATIVE_HEIGHT + under + in_time.KEY_LINE_HEIGHT * len(key),
        margin={
            "l": CUMULATIVE_SIDE,
            "r": CUMULATIVE_SIDE,
            "t": top,
            "b": under + in_time.KEY_LINE_HEIGHT * len(key),
        },
        xaxis=in_time.column_names(names, scheme),
        yaxis=parts.bare_axis(range=[-1, max([1, *(point.number or 0 for point in points)]) * 1.3]),
        shapes=[in_time.zero_line(scheme), *in_time.event_lines(events, scheme)],
        annotations=[
            *signs,
            *in_time.event_signs(events, scheme),
            *parts.note(key, CUMULATIVE_SIDE, scheme, below=under),
        ],
    )


_SIGNS = {"known": "●", "least": "○"} | {
    state: palette.STATE_SYMBOLS[state] for state in ("not_documented", "cancelled")
}


def _point(year: int, row: Row) -> CumulativePoint:
    identifier = row.get("seminar_id", "")
    number = int(row["countries"]) if row and row["countries"] is not None else None
    if row.get("status") == "cancelled":
        return CumulativePoint(year, "cancelled", number, identifier)
    if number is None:
        return CumulativePoint(year, "not_documented", None, identifier)
    return CumulativePoint(
        year, "known" if row["countries_complete"] else "least", number, identifier
    )


def _meaning(kind: str, words: Words) -> str:
    is_number = kind in ("known", "least")
    return words.text(f"chart-{kind}" if is_number else f"state-{kind}")


def _legend(points: Sequence[CumulativePoint], words: Words, scheme: Scheme) -> list[LegendSign]:
    present = {point.kind for point in points}
    return [
        LegendSign(sign, _colour(kind, scheme), _meaning(kind, words))
        for kind, sign in _SIGNS.items()
        if kind in present
    ]


def _colour(kind: str, scheme: Scheme) -> str:
    is_number = kind in ("known", "least")
    return palette.accent(scheme) if is_number else palette.sign_colour(kind, scheme)


def _line(points: Sequence[CumulativePoint], scheme: Scheme) -> Trace:
    """Steps between the numbers; none across a gap."""
    return {
        "type": "scatter",
        "mode": "lines",
        "x": list(range(len(points))),
        "y": [point.number for point in points],
        "connectgaps": False,
        "line": {"color": palette.tint(0.55, scheme), "width": 2, "shape": "hv"},
        "hoverinfo": "skip",
    }


def _marks(kind: str, points: Sequence[CumulativePoint], words: Words, scheme: Scheme) -> Trace:
    """Dots at their numbers, each new number beside its dot; or signs on the ground."""
    places = [place for place, point in enumerate(points) if point.kind == kind]
    is_number = kind in ("known", "least")
    sign = parts.bold(_SIGNS[kind])
    fill = palette.accent(scheme) if kind == "known" else palette.paper(scheme)
    return {
        "type": "scatter",
        "mode": "markers+text" if is_number else "text",
        "x": places,
        "y": [points[place].number if is_number else 0 for place in places],
        "text": [_new_number(points, place) if is_number else sign for place in places],
        "textposition": "top center",
        "textfont": {
            "size": parts.TEXT_SIZE,
            "color": palette.ink(scheme) if is_number else _colour(kind, scheme),
        },
        "marker": {
            "size": 9,
            "color": fill,
            "line": {"color": palette.accent(scheme), "width": 1.75},
        },
        "cliponaxis": False,
        "customdata": [
            (_cumulative_hover(points[place], words), points[place].identifier) for place in places
        ],
        "hovertemplate": parts.HOVER,
    }


def _new_number(points: Sequence[CumulativePoint], place: int) -> str:
    """The number, where it differs from the one before it or follows a gap."""
    number = points[place].number
    return "" if place and number == points[place - 1].number else str(number)


def _cumulative_hover(point: CumulativePoint, words: Words) -> str:
    year = words.fiscal_year(point.fiscal_year)
    if point.number is None or point.kind == "cancelled":
        return words.text("chart-hover-state", year=year, state=_meaning(point.kind, words))
    open_number = "yes" if point.kind == "least" else "no"
    return words.text("chart-hover-cumulative", year=year, n=point.number, open=open_number)
