"""Numbers over the years: the people of one country at seminar after seminar."""

from collections.abc import Sequence

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
    years = [year for year, _ in columns]
    names = [words.fiscal_year(year) for year in years]
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
        xaxis=in_time.year_axis(years, names, scheme),
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
        "x": _x(columns, came),
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
        "x": _x(columns, places),
        "y": [0] * len(places),
        "text": [parts.bold(palette.STATE_SYMBOLS[state])] * len(places),
        "textposition": "top center",
        "textfont": {"size": parts.TEXT_SIZE, "color": palette.sign_colour(state, scheme)},
        "cliponaxis": False,
        "customdata": [_country_hover(*columns[place], 0, words) for place in places],
        "hovertemplate": parts.HOVER,
    }


def _x(columns: Sequence[tuple[int, Row]], places: Sequence[int]) -> list[float]:
    at = in_time.places_in_time([year for year, _ in columns])
    return [at[place] for place in places]


def _country_hover(fiscal_year: int, row: Row, people: int, words: Words) -> tuple[str, str]:
    """Return the words on hovering and the seminar's id."""
    if people:
        said = words.text("chart-matrix-attended", n=people)
    else:
        said = words.text(f"state-{_state(row)}" if row else "chart-no-seminar")
    year = words.fiscal_year(fiscal_year)
    return words.text("chart-hover-state", year=year, state=said), str(row.get("seminar_id", ""))
