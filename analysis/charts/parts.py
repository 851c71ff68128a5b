"""What the charts share: one figure frame, its legend, and the marks for what is not known.

Each chart draws the summary of the same name. Charts take frames, names, the reader's words and
the page's theme, and return a figure made of one plain dictionary, which is ten times as fast as
plotly.express. A number too small to compare by length is written beside its mark; what is not
documented has a sign and a word, never a 0 or an empty place; a cancelled year keeps its place. The
first of a mark's customdata is its hover, the others are the ids it stands for, so that a click can
lead there.

Streamlit tells the server nothing about the width of the page, so whatever needs room of its own
(names on the left, labels on the right) is measured here in pixels, and heights follow the number
of rows; only the drawing area itself stretches, from 330 px to the width of a page.
"""

import html
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from plotly.io.json import to_json_plotly

from analysis import palette
from analysis.words import fonts

# The fonts of .streamlit/config.toml: drawings do not inherit a page's font by themselves.
FONT = (
    "'Kizuna Sans', 'Hiragino Sans', 'Yu Gothic Medium', 'Yu Gothic', Meiryo, 'Noto Sans JP',"
    " 'Noto Sans CJK JP', sans-serif"
)
CLEAR = "rgba(0,0,0,0)"
# The one hover text of a mark is the first of its customdata; the second is the id it stands for.
HOVER = "%{customdata[0]}<extra></extra>"

LEGEND_ROOM = 300
LEGEND_LINE = 19

Trace = dict[str, object]
Note = dict[str, object]


# Known by identity: to compare two costs as much as to draw one.
@dataclass(frozen=True, eq=False)
class Drawing:
    """A figure as Plotly's JavaScript takes it, which is all that a page sends.

    `plain` is shared and must not be changed. Plotly's Python would take longer to take it apart,
    check it and put it together again than everything else about a chart does.
    """

    plain: dict[str, Any]

    @cached_property
    def identifiers(self) -> frozenset[str]:
        """The ids that its marks stand for."""
        marks = (mark for trace in self.plain["data"] for mark in trace.get("customdata", ()))
        return frozenset(identifier for mark in marks for identifier in mark[1:])

    @cached_property
    def text(self) -> str:
        """The figure as JSON; written once for all readers."""
        return str(to_json_plotly(self.plain))


def figure(
    traces: Iterable[Trace],
    scheme: palette.Scheme,
    *,
    height: float,
    margin: Mapping[str, float],
    **layout: object,
) -> Drawing:
    """Frame traces: clear ground, the page's font, no dragging, no modebar, no template."""
    frame = {
        "template": {},
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "font": {"family": FONT, "size": TEXT_SIZE, "color": palette.ink(scheme)},
        "hoverlabel": {
            "bgcolor": palette.panel(scheme),
            "bordercolor": palette.grid(scheme),
            "font": {"family": FONT, "size": TEXT_SIZE, "color": palette.ink(scheme)},
            "align": "left",
        },
        "hovermode": "closest",
        "dragmode": False,
        "showlegend": False,
        "barmode": "overlay",
        "height": round(height),
        "margin": {"pad": 0, "autoexpand": False, **margin},
    }
    return Drawing({"data": list(traces), "layout": frame | layout})


def bare_axis(**options: object) -> dict[str, object]:
    """An axis without lines, grid or zoom; labels only where `options` ask for them."""
    return {
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "fixedrange": True,
        "showticklabels": False,
        "automargin": False,
        # Names have room of their own; to look whether one is cut off costs as much as the bars.
        "ticklabeloverflow": "allow",
    } | options


@dataclass(frozen=True)
class LegendSign:
    """An entry of a legend: the sign as text, its colour, and what it means."""

    sign: str
    colour: str
    meaning: str


def chart_legend(
    signs: Sequence[LegendSign], left: float, scheme: palette.Scheme
) -> tuple[list[Note], float]:
    """Return the notes of a legend above a drawing, and its height.

    Plotly's own legend has no height that could be known; this one is broken into lines that
    fit the narrowest page.
    """
    lines = [""]
    used = 0.0
    for sign in signs:
        room = text_width(f"{sign.sign} {sign.meaning}", SMALL_SIZE + 1) + 26
        if used and used + room > LEGEND_ROOM:
            lines.append("")
            used = 0.0
        # Source Sans draws its geometric signs small; "▨" comes from a Japanese font.
        size = SMALL_SIZE + 6 * (sign.sign in "■□●○")
        style = f"color:{sign.colour};font-size:{size}px"
        lines[-1] += f"{styled(sign.sign, style)}\u2002{sign.meaning}\u2003"
        used += room
    height = 12 + LEGEND_LINE * len(lines) if signs else 6
    return note(lines if signs else [], left, scheme, top=height), height


def note(
    lines: Sequence[str], left: float, scheme: palette.Scheme, *, top: float = 0, below: float = 0
) -> list[Note]:
    """Return lines of text, already safe, from a figure's left edge; no note without lines.

    Their upper edge is `top` pixels above the drawing, or `below` pixels beneath it.
    """
    written = {
        "text": BREAK.join(lines),
        "align": "left",
        "font": {"size": SMALL_SIZE + 1, "color": palette.muted(scheme)},
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "xshift": -left,
        "y": 1 if top else 0,
        "yref": "paper",
        "yanchor": "top",
        "yshift": top or -below,
        "showarrow": False,
    }
    return [written] if lines else []


# Text in a chart: made harmless, measured, and broken into lines that fit.

TEXT_SIZE = 14
SMALL_SIZE = 12
NAME_ROOM = 148
LINES_OF_A_NAME = 3


def safe(text: str) -> str:
    """Return a text from the data as Plotly may show it: no tag of it becomes active."""
    return html.escape(text, quote=False)


# The few marks of HTML that Plotly knows and draws in its own way: no `Markup`.

BREAK = "<br>"


def bold(text: str) -> str:
    """Set a text, already safe, in bold."""
    return f"<b>{text}</b>"


def styled(text: str, style: str) -> str:
    """Set a text, already safe, in a style."""
    return f'<span style="{style}">{text}</span>'


def small(text: str, colour: str) -> str:
    """Set a text, already safe, in small type of a colour."""
    return styled(text, f"font-size:{SMALL_SIZE}px;color:{colour}")


def text_width(text: str, size: int = TEXT_SIZE) -> float:
    """Estimate the width of a text in pixels."""
    return size * fonts.width(text)


def fitted(name: str, room: int = NAME_ROOM, size: int = TEXT_SIZE) -> list[str]:
    """Break a name into lines no wider than `room`; what does not fit in three ends in "…"."""
    lines = [""]
    for piece in _pieces(name):
        if lines[-1] and text_width(lines[-1] + piece.rstrip(), size) > room:
            lines.append("")
        lines[-1] += piece
    lines = [line.strip() for line in lines]
    if len(lines) > LINES_OF_A_NAME:
        lines = [*lines[: LINES_OF_A_NAME - 1], lines[LINES_OF_A_NAME - 1][:-1] + "…"]
    return lines


def _pieces(name: str) -> list[str]:
    """Split a name where a line may break: after a space, and between Japanese characters."""
    pieces = [""]
    for character in name:
        # No line begins with a closing bracket, a middle dot or a long-vowel mark.
        if fonts.is_wide(character) and character not in "）」、。・ー々ッャュョァィゥェォ":
            pieces.append("")
        if len(pieces[-1]) >= 18:
            pieces.append("")
        pieces[-1] += character
        if character in " ・、）":
            pieces.append("")
    return [piece for piece in pieces if piece]


# Bars: one per country or theme, its name on the left and its number behind it.

BAR_LINE = 18
BAR_HEIGHT = 15
BARS_HEAD = 28


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


def bars(drawn: Sequence[Bar], unit: str, scheme: palette.Scheme) -> Drawing:
    """Draw bars in the order given, below `unit`: what the numbers behind them count."""
    names = [fitted(bar.name) for bar in drawn]
    middles, bottom = _stacked([max(30, 10 + BAR_LINE * len(lines)) for lines in names])
    widest = max((text_width(line) for lines in names for line in lines), default=0)
    left = 12 + min(widest, NAME_ROOM + 12)
    beside = (text_width(bar.label) + text_width(bar.aside, SMALL_SIZE) for bar in drawn)
    right = 28 + max(beside, default=0)
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
        "textfont": {"size": TEXT_SIZE, "color": palette.ink(scheme)},
        "cliponaxis": False,
        "customdata": [
            (f"{bold(safe(bar.name))}{BREAK}{bar.hover}", bar.identifier) for bar in drawn
        ],
        "hovertemplate": HOVER,
    }
    return figure(
        [trace],
        scheme,
        height=BARS_HEAD + bottom,
        margin={"l": left, "r": right, "t": BARS_HEAD, "b": 0},
        xaxis=bare_axis(range=[0, max((bar.length for bar in drawn), default=1) or 1]),
        yaxis=bare_axis(
            range=[bottom, 0],
            showticklabels=True,
            tickfont={"size": TEXT_SIZE, "color": palette.ink(scheme)},
            tickvals=middles,
            ticktext=[BREAK.join(safe(line) + "\u2002" for line in lines) for lines in names],
        ),
        annotations=note([unit], left, scheme, top=BARS_HEAD),
    )


def _stacked(heights: Sequence[float]) -> tuple[list[float], float]:
    """Return the middle of each line and the bottom of all, in pixels from the top."""
    middles, top = [], 0.0
    for height in heights:
        middles.append(top + height / 2)
        top += height
    return middles, max(top, 30)


def _behind(bar: Bar, scheme: palette.Scheme) -> str:
    return (
        f"{bar.label}\u2002{small(safe(bar.aside), palette.muted(scheme))}"
        if bar.aside
        else bar.label
    )
