"""Each country's delegates against its equal share, as a dot plot."""

from collections.abc import Mapping, Sequence

import pandas as pd

from analysis import palette
from analysis.charts import parts
from analysis.frames.rows import known, records
from analysis.summaries.attendance.representation import NOT_ENOUGH, RepresentationRow
from analysis.words.catalogue import Words

LINE_HEIGHT = 26
BAND_HEIGHT = 16
DOT_SIZE = 13
HEAD, FOOT = 30, 26


def representation(
    frame: pd.DataFrame,
    names: Mapping[str, str],
    said: Mapping[str, str],
    words: Words,
    scheme: palette.Scheme,
) -> parts.Drawing:
    """Draw for each country of `representation` its delegates as a dot, and its range as a band.

    A dot is full within the band and open outside it. A country whose record is not enough has
    neither, but the sign of what is not documented. `names`: countries by code; `said`: what came
    and what was expected.
    """
    rows = sorted(
        records(frame, RepresentationRow),
        key=lambda row: (1, 0) if row["delegates"] is None else (0, -row["delegates"]),
    )
    told = [row for row in rows if row["representation"] != NOT_ENOUGH]
    ends = [max(known(row["delegates"]), known(row["expected_most"])) for row in told]
    left = 16 + max((parts.text_width(names[row["country"]]) for row in rows), default=0)
    heights = {row["country"]: LINE_HEIGHT * (number + 0.5) for number, row in enumerate(rows)}
    return parts.figure(
        [_dots(told, heights, names, said, scheme)],
        scheme,
        height=HEAD + LINE_HEIGHT * len(rows) + FOOT,
        margin={"l": left, "r": 16, "t": HEAD, "b": FOOT},
        xaxis=_people(max(ends, default=1), scheme),
        yaxis=_countries(rows, heights, names, scheme),
        shapes=[_band(row, heights, scheme) for row in told],
        annotations=[
            *parts.note([_unit(rows, words)], left, scheme, top=HEAD),
            *(_unknown(row, heights, said, scheme) for row in rows if row not in told),
        ],
    )


def _unit(rows: Sequence[RepresentationRow], words: Words) -> str:
    held = max((row["seminars_held"] for row in rows), default=0)
    return words.text("representation-axis", held=held)


def _dots(
    rows: Sequence[RepresentationRow],
    heights: Mapping[str, float],
    names: Mapping[str, str],
    said: Mapping[str, str],
    scheme: palette.Scheme,
) -> parts.Trace:
    accent, paper = palette.accent(scheme), palette.paper(scheme)
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [row["delegates"] for row in rows],
        "y": [heights[row["country"]] for row in rows],
        "text": [f"\u2002{row['delegates']}" for row in rows],
        "textposition": "middle right",
        "textfont": {"size": parts.SMALL_SIZE, "color": palette.ink(scheme)},
        "marker": {
            "size": DOT_SIZE,
            "color": [accent if row["representation"] == "within" else paper for row in rows],
            "line": {"color": accent, "width": 2},
        },
        "cliponaxis": False,
        "customdata": [_hover(row["country"], names, said) for row in rows],
        "hovertemplate": parts.HOVER,
    }


def _hover(code: str, names: Mapping[str, str], said: Mapping[str, str]) -> tuple[str, str]:
    """Return the words on hovering and the country's code."""
    return f"{parts.bold(parts.safe(names[code]))}{parts.BREAK}{parts.safe(said[code])}", code


def _band(
    row: RepresentationRow, heights: Mapping[str, float], scheme: palette.Scheme
) -> dict[str, object]:
    """Return the range within which an equal share lies, a little wider than its numbers."""
    y = heights[row["country"]]
    return {
        "type": "rect",
        "layer": "below",
        "x0": known(row["expected_least"]) - 0.3,
        "x1": known(row["expected_most"]) + 0.3,
        "y0": y - BAND_HEIGHT / 2,
        "y1": y + BAND_HEIGHT / 2,
        "fillcolor": palette.grid(scheme),
        "line": {"width": 0},
    }


def _unknown(
    row: RepresentationRow,
    heights: Mapping[str, float],
    said: Mapping[str, str],
    scheme: palette.Scheme,
) -> dict[str, object]:
    return {
        "x": 0,
        "y": heights[row["country"]],
        "xanchor": "left",
        "showarrow": False,
        "text": f"{palette.STATE_SYMBOLS['not_documented']} {parts.safe(said[row['country']])}",
        "font": {"size": parts.SMALL_SIZE, "color": palette.muted(scheme)},
    }


def _people(most: int, scheme: palette.Scheme) -> dict[str, object]:
    """Return the axis of people, in whole numbers from 0."""
    return parts.bare_axis(
        range=[-0.6, most + 1],
        showticklabels=True,
        tick0=0,
        dtick=1 if most <= 20 else max(1, round(most / 8)),
        tickfont={"size": parts.SMALL_SIZE, "color": palette.muted(scheme)},
    )


def _countries(
    rows: Sequence[RepresentationRow],
    heights: Mapping[str, float],
    names: Mapping[str, str],
    scheme: palette.Scheme,
) -> dict[str, object]:
    return parts.bare_axis(
        range=[LINE_HEIGHT * len(rows), 0],
        showticklabels=True,
        tickvals=[*heights.values()],
        ticktext=[parts.safe(names[row["country"]]) + "\u2002" for row in rows],
        tickfont={"size": parts.TEXT_SIZE, "color": palette.ink(scheme)},
    )
