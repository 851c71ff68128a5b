"""Bars: one per country or theme, its name on the left and its number behind it."""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis import palette
from analysis.charts import parts
from analysis.charts.parts import Drawing
from analysis.palette import Scheme

LINE_HEIGHT = 18
BAR_HEIGHT = 15
HEAD = 28


@dataclass(frozen=True)
class Bar:
    """A bar: the id and name it stands for, its length, and the words behind it.

    `label` is drawn as it is; `aside` follows it in small type.
    """

    identifier: str
    name: str
    length: int
    label: str
    hover: str
    colour: str
    aside: str = ""


def bars(drawn: Sequence[Bar], unit: str, scheme: Scheme) -> Drawing:
    """Draw bars in the order given, below `unit`: what the numbers behind them count."""
    names = [parts.fitted(bar.name) for bar in drawn]
    middles, bottom = _stacked([max(30, 10 + LINE_HEIGHT * len(lines)) for lines in names])
    left = _left(names)
    trace = {
        "type": "bar",
        "orientation": "h",
        "y": middles,
        "x": [bar.length for bar in drawn],
        "width": BAR_HEIGHT,
        "marker": {"color": [bar.colour for bar in drawn]},
        "text": ["\u2002" + _behind(bar, scheme) for bar in drawn],
        "textposition": "outside",
        "constraintext": "none",
        "textfont": {"size": parts.TEXT_SIZE, "color": palette.ink(scheme)},
        "cliponaxis": False,
        "customdata": [(_named(bar), bar.identifier) for bar in drawn],
        "hovertemplate": parts.HOVER,
    }
    return parts.figure(
        [trace],
        scheme,
        height=HEAD + bottom,
        margin={"l": left, "r": _right(drawn), "t": HEAD, "b": 0},
        xaxis=parts.bare_axis(range=[0, max((bar.length for bar in drawn), default=1) or 1]),
        yaxis=parts.bare_axis(
            range=[bottom, 0],
            showticklabels=True,
            tickfont={"size": parts.TEXT_SIZE, "color": palette.ink(scheme)},
            tickvals=middles,
            ticktext=[
                parts.BREAK.join(parts.safe(line) + "\u2002" for line in lines) for lines in names
            ],
        ),
        annotations=parts.note([unit], left, scheme, top=HEAD),
    )


def _stacked(heights: Sequence[float]) -> tuple[list[float], float]:
    """Return the middle of each line and the bottom of all, in pixels from the top."""
    middles, top = [], 0.0
    for height in heights:
        middles.append(top + height / 2)
        top += height
    return middles, max(top, 30)


def _behind(bar: Bar, scheme: Scheme) -> str:
    return (
        f"{bar.label}\u2002{parts.small(parts.safe(bar.aside), palette.muted(scheme))}"
        if bar.aside
        else bar.label
    )


def _named(bar: Bar) -> str:
    return f"{parts.bold(parts.safe(bar.name))}{parts.BREAK}{bar.hover}"


def _left(names: Sequence[Sequence[str]]) -> float:
    widest = max((parts.text_width(line) for lines in names for line in lines), default=0)
    return 12 + min(widest, parts.NAME_ROOM + 12)


def _right(drawn: Sequence[Bar]) -> float:
    room = [
        parts.text_width(bar.label) + parts.text_width(bar.aside, parts.SMALL_SIZE) for bar in drawn
    ]
    return 28 + max(room, default=0)
