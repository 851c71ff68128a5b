"""Bars: one per country or theme, its name on the left and its number behind it."""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis import look
from analysis.charts.lettering import (
    NAME_ROOM,
    SMALL_SIZE,
    TEXT_SIZE,
    fitted,
    safe,
    small,
    text_width,
)
from analysis.charts.parts import HOVER, Drawing, bare_axis, figure, note
from analysis.look import Theme

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


def bars(drawn: Sequence[Bar], unit: str, theme: Theme) -> Drawing:
    """Draw bars in the order given, below `unit`: what the numbers behind them count."""
    names = [fitted(bar.name) for bar in drawn]
    middles, bottom = _stacked([max(30, 10 + LINE_HEIGHT * len(lines)) for lines in names])
    left = _left(names)
    trace = {
        "type": "bar",
        "orientation": "h",
        "y": middles,
        "x": [bar.length for bar in drawn],
        "width": BAR_HEIGHT,
        "marker": {"color": [bar.colour for bar in drawn]},
        "text": ["\u2002" + _behind(bar, theme) for bar in drawn],
        "textposition": "outside",
        "constraintext": "none",
        "textfont": {"size": TEXT_SIZE, "color": look.ink(theme)},
        "cliponaxis": False,
        "customdata": [(_named(bar), bar.identifier) for bar in drawn],
        "hovertemplate": HOVER,
    }
    return figure(
        [trace],
        theme,
        height=HEAD + bottom,
        margin={"l": left, "r": _right(drawn), "t": HEAD, "b": 0},
        xaxis=bare_axis(range=[0, max((bar.length for bar in drawn), default=1) or 1]),
        yaxis=bare_axis(
            range=[bottom, 0],
            showticklabels=True,
            tickfont={"size": TEXT_SIZE, "color": look.ink(theme)},
            tickvals=middles,
            ticktext=["<br>".join(safe(line) + "\u2002" for line in lines) for lines in names],
        ),
        annotations=note([unit], left, theme, top=HEAD),
    )


def _stacked(heights: Sequence[float]) -> tuple[list[float], float]:
    """Return the middle of each line and the bottom of all, in pixels from the top."""
    middles, top = [], 0.0
    for height in heights:
        middles.append(top + height / 2)
        top += height
    return middles, max(top, 30)


def _behind(bar: Bar, theme: Theme) -> str:
    return (
        f"{bar.label}\u2002{small(safe(bar.aside), look.muted(theme))}" if bar.aside else bar.label
    )


def _named(bar: Bar) -> str:
    return f"<b>{safe(bar.name)}</b><br>{bar.hover}"


def _left(names: Sequence[Sequence[str]]) -> float:
    widest = max((text_width(line) for lines in names for line in lines), default=0)
    return 12 + min(widest, NAME_ROOM + 12)


def _right(drawn: Sequence[Bar]) -> float:
    room = [text_width(bar.label) + text_width(bar.aside, SMALL_SIZE) for bar in drawn]
    return 28 + max(room, default=0)
