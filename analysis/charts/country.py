"""How many people one country sent, seminar after seminar."""

from collections.abc import Sequence

import pandas as pd

from analysis import look
from analysis.charts.columns import column_names, ground, names_room
from analysis.charts.lettering import TEXT_SIZE
from analysis.charts.parts import HOVER, Drawing, Sign, Trace, bare_axis, figure, legend
from analysis.charts.timeline import NO_TIMELINE, Timeline
from analysis.look import Theme
from analysis.rows import Row
from analysis.words import Words

HEIGHT = 110
SIDE = 12


def attendance_of_country(
    frame: pd.DataFrame, words: Words, theme: Theme, timeline: Timeline = NO_TIMELINE
) -> Drawing:
    """Draw a column of people for each seminar that the country attended.

    Where it did not, the sign of its state stands on the ground; so for a year without a
    documented seminar.
    """
    columns = timeline.entries(frame)
    names = [words.fiscal_year(year) for year, _ in columns]
    states = [_state(row) for _, row in columns]
    signs = [state for state in look.STATE_SYMBOLS if state in states and state != "attended"]
    key, top = legend([_sign(state, words, theme) for state in signs], SIDE, theme, under=14)
    under = names_room(names)
    people = [_people(row) for _, row in columns]
    return figure(
        [
            _bars(columns, people, words, theme),
            *(_signs(columns, states, state, words, theme) for state in signs),
        ],
        theme,
        height=top + HEIGHT + under,
        margin={"l": SIDE, "r": SIDE, "t": top, "b": under},
        xaxis=column_names(names, theme),
        yaxis=bare_axis(range=[0, max([2, *people])]),
        shapes=[ground(theme)],
        annotations=key,
    )


def _state(row: Row) -> str:
    return str(row["state"]) if row else "not_documented"


def _people(row: Row) -> int:
    return int(row["delegates"]) if _state(row) == "attended" else 0


def _sign(state: str, words: Words, theme: Theme) -> Sign:
    colour = look.sign_colour(state, theme)
    return Sign(look.STATE_SYMBOLS[state], colour, words.text(f"state-{state}"))


def _bars(
    columns: Sequence[tuple[int, Row]], people: Sequence[int], words: Words, theme: Theme
) -> Trace:
    came = [place for place, number in enumerate(people) if number]
    return {
        "type": "bar",
        "x": came,
        "y": [people[place] for place in came],
        "width": 0.62,
        "marker": {"color": look.accent(theme), "line": {"width": 0}},
        "text": [words.number(people[place]) for place in came],
        "textposition": "outside",
        "constraintext": "none",
        "textfont": {"size": TEXT_SIZE, "color": look.ink(theme)},
        "cliponaxis": False,
        "customdata": [_hover(*columns[place], people[place], words) for place in came],
        "hovertemplate": HOVER,
    }


def _signs(
    columns: Sequence[tuple[int, Row]],
    states: Sequence[str],
    state: str,
    words: Words,
    theme: Theme,
) -> Trace:
    places = [place for place, own in enumerate(states) if own == state]
    return {
        "type": "scatter",
        "mode": "text",
        "x": places,
        "y": [0] * len(places),
        "text": [f"<b>{look.STATE_SYMBOLS[state]}</b>"] * len(places),
        "textposition": "top center",
        "textfont": {"size": TEXT_SIZE, "color": look.sign_colour(state, theme)},
        "cliponaxis": False,
        "customdata": [_hover(*columns[place], 0, words) for place in places],
        "hovertemplate": HOVER,
    }


def _hover(fiscal_year: int, row: Row, people: int, words: Words) -> tuple[str, str]:
    """Return the words on hovering and the seminar's id."""
    if people:
        said = words.text("chart-matrix-attended", n=people)
    else:
        said = words.text(f"state-{_state(row)}" if row else "chart-no-seminar")
    year = words.fiscal_year(fiscal_year)
    return words.text("chart-hover-state", year=year, state=said), str(row.get("seminar_id", ""))
