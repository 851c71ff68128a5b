"""Japan by prefecture, shaded by the seminars hosted.

Drawn as plain shapes, so that it needs neither network nor graphics card. The number stands in
each prefecture, so that shade is never alone.
"""

from collections.abc import Iterable, Mapping
from math import cos, radians

import pandas as pd

from analysis import palette
from analysis.charts import parts
from analysis.frames.rows import records
from analysis.geometry.outlines import Outlines, Ring, middle
from analysis.summaries.places.hosting import HostingPrefectureRow
from analysis.words.catalogue import Words

HEIGHT = 430
SIDE = 12
# At this latitude a degree east is drawn as long as it is.
SHRINK = cos(radians(37))
# Degrees: Japan without its far islands; Okinawa stands in a frame in the empty corner.
WEST, EAST, SOUTH, NORTH = 128.4, 146.0, 30.1, 45.7
FAR_ISLANDS_SOUTH = 30.0
OKINAWA = "47"
FRAME = (129.0, 41.2, 132.6, 44.6)
FRAME_SCALE = 2.2


def hosting_by_prefecture(
    frame: pd.DataFrame,
    outlines: Outlines,
    names: Mapping[str, str],
    words: Words,
    scheme: palette.Scheme,
) -> parts.Drawing:
    """Draw the prefectures of `summaries.places.hosting`; `names`: of the seminars, by id.

    One without a documented seminar stays blank.
    """
    rows = records(frame, HostingPrefectureRow)
    shapes = {row["prefecture"]: _placed(row, outlines) for row in rows}
    drawn = [row for row in rows if shapes[row["prefecture"]]]
    signs, top = parts.chart_legend(_legend(drawn, words, scheme), SIDE, scheme)
    traces = [_shape(row, shapes[row["prefecture"]], names, words, scheme) for row in drawn]
    return parts.figure(
        [*traces, _numbers(drawn, shapes, names, words, scheme)],
        scheme,
        height=top + HEIGHT,
        margin={"l": SIDE, "r": SIDE, "t": top, "b": 0},
        xaxis=parts.bare_axis(range=[WEST * SHRINK, EAST * SHRINK]),
        yaxis=parts.bare_axis(range=[SOUTH, NORTH], scaleanchor="x"),
        shapes=[_frame(scheme)],
        annotations=signs,
    )


def _placed(row: HostingPrefectureRow, outlines: Outlines) -> list[Ring]:
    """Return the rings of a prefecture as they are drawn, the largest first."""
    rings = outlines.get(str(row["name_en"]), ())
    if row["prefecture"] == OKINAWA:
        return [_framed(ring, middle(rings[0])) for ring in rings[:1]]
    near = (ring for ring in rings if min(y for _, y in ring) > FAR_ISLANDS_SOUTH)
    return [tuple((x * SHRINK, y) for x, y in ring) for ring in near]


def _framed(ring: Ring, centre: tuple[float, float]) -> Ring:
    """Move a ring into the frame, and enlarge it."""
    left, bottom, right, top = FRAME
    return tuple(
        (
            ((left + right) / 2 + (x - centre[0]) * FRAME_SCALE) * SHRINK,
            (bottom + top) / 2 + (y - centre[1]) * FRAME_SCALE,
        )
        for x, y in ring
    )


def _shape(
    row: HostingPrefectureRow,
    rings: Iterable[Ring],
    names: Mapping[str, str],
    words: Words,
    scheme: palette.Scheme,
) -> parts.Trace:
    xs: list[float | None] = []
    ys: list[float | None] = []
    for ring in rings:
        # A gap ends a ring.
        xs += [*(round(x, 2) for x, _ in ring), None]
        ys += [*(y for _, y in ring), None]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": xs[:-1],
        "y": ys[:-1],
        "fill": "toself",
        "fillcolor": palette.shaded(int(row["seminars"]), scheme),
        "line": {"color": palette.muted(scheme), "width": 0.7},
        "hoveron": "fills",
        "hoverinfo": "text",
        "text": _hover(row, names, words),
    }


def _numbers(
    rows: Iterable[HostingPrefectureRow],
    shapes: Mapping[str, list[Ring]],
    names: Mapping[str, str],
    words: Words,
    scheme: palette.Scheme,
) -> parts.Trace:
    """The number of seminars in the middle of each prefecture that hosted."""
    hosted = [row for row in rows if row["seminars"]]
    middles = [middle(shapes[row["prefecture"]][0]) for row in hosted]
    return {
        "type": "scatter",
        "mode": "text",
        "x": [x for x, _ in middles],
        "y": [y for _, y in middles],
        "text": [parts.bold(str(row["seminars"])) for row in hosted],
        "textfont": {
            "size": parts.SMALL_SIZE,
            "color": [palette.text_on_shade(row["seminars"], scheme) for row in hosted],
            # A narrow prefecture is not as wide as its number.
            "shadow": [
                ", ".join([f"0 0 2px {palette.shaded(row['seminars'], scheme)}"] * 4)
                for row in hosted
            ],
        },
        "customdata": [(_hover(row, names, words), row["prefecture"]) for row in hosted],
        "hovertemplate": parts.HOVER,
    }


def _hover(row: HostingPrefectureRow, names: Mapping[str, str], words: Words) -> str:
    name = parts.bold(parts.safe(words.name(row)))
    seminars = [parts.safe(names.get(seminar, seminar)) for seminar in row["seminar_ids"]]
    said = seminars or [words.text("hosting-undocumented")]
    return parts.BREAK.join([name, *said])


def _legend(
    rows: Iterable[HostingPrefectureRow], words: Words, scheme: palette.Scheme
) -> list[parts.LegendSign]:
    """Explain the shades that occur, and blank."""
    present = {min(int(row["seminars"]), len(palette.SHADES)) for row in rows}
    signs = [
        parts.LegendSign("■", palette.shaded(number, scheme), _times(number, words))
        for number in sorted(present - {0}, reverse=True)
    ]
    blank = parts.LegendSign("□", palette.muted(scheme), words.text("hosting-undocumented"))
    return [*signs, blank] if 0 in present else signs


def _times(number: int, words: Words) -> str:
    least = "yes" if number == len(palette.SHADES) else "no"
    return words.text("hosting-times", n=number, least=least)


def _frame(scheme: palette.Scheme) -> dict[str, object]:
    left, bottom, right, top = FRAME
    return {
        "type": "rect",
        "x0": left * SHRINK,
        "x1": right * SHRINK,
        "y0": bottom,
        "y1": top,
        "line": {"color": palette.muted(scheme), "width": 0.7},
        "fillcolor": parts.CLEAR,
    }
