"""A chart without a browser: what Plotly draws of a `Drawing`, as SVG.

For pictures to take away: it reads the JSON that the browser gets, so that both show the same
marks, words and colours. Of Plotly it knows what our charts use; what it does not know is an error.
"""

import html
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any
from xml.etree.ElementTree import Element

from analysis.charts.parts import CLEAR, Drawing, text_width
from analysis.maps.labels import HELD_AT
from analysis.maps.static_map.svg import Attributes, Spec, element

# Where the middle of letters is above their line, how far lines are apart: in parts of their size.
MIDDLE, LEADING = 0.35, 1.3
# In pixels: between a mark, or the edge of the drawing, and its words.
PAD = 3.0
# In the fonts of print these are as wide as they are high.
SIGNS = "■□●○◇✕▨"
DASHES = {"dot": "1.5 2.5", "dash": "6 4"}


def figure_svg(drawing: Drawing, width: float) -> Element:
    """Return a figure so many pixels wide, as an element of SVG."""
    layout: Spec = drawing.plain["layout"]
    traces: Sequence[Spec] = drawing.plain["data"]
    plot = _plot(layout, width)
    shapes = layout.get("shapes", ())
    below = [shape for shape in shapes if shape.get("layer") == "below"]
    parts = [
        *plot.guides(),
        *(plot.shape(shape) for shape in below),
        *(part for trace in traces for part in KINDS[trace["type"]](trace, plot)),
        *(plot.shape(shape) for shape in shapes if shape not in below),
        *plot.names_across(),
        *plot.names_down(),
        *(part for note in layout.get("annotations", ()) for part in plot.note(note)),
    ]
    height = layout["height"]
    return element("svg", parts, width=width, height=height, viewBox=f"0 0 {width} {height}")


# From values to pixels.


@dataclass(frozen=True)
class _Axis:
    """An axis: its two ends in pixels, and their values."""

    spec: Spec
    start: float
    end: float
    first: float
    last: float

    def at(self, value: float) -> float:
        return self.start + self.length(value - self.first)

    def length(self, value: float) -> float:
        return value * (self.end - self.start) / (self.last - self.first)

    def paper(self, share: float) -> float:
        return self.start + share * (self.end - self.start)

    def widened(self, scale: float) -> "_Axis":
        middle, half = (self.first + self.last) / 2, abs(self.end - self.start) / scale / 2
        return _Axis(self.spec, self.start, self.end, middle - half, middle + half)

    def ticks(self) -> list[tuple[float, str]]:
        """Return the values that are named in pixels from left or top, and their names."""
        spec = self.spec
        if not spec["showticklabels"]:
            return []
        if "tickvals" in spec:
            named = zip(spec["tickvals"], spec["ticktext"], strict=True)
            return [(self.at(value), name) for value, name in named]
        values = range(spec["tick0"], int(self.last) + 1, spec["dtick"])
        return [(self.at(value), str(value)) for value in values if value >= self.first]

    def stands(self, ticks: Sequence[tuple[float, str]], font: Spec) -> bool:
        """Whether the names stand, as they do where lying they would touch."""
        if "tickangle" in self.spec:
            return bool(self.spec["tickangle"])
        widest = max((text_width(name, font["size"]) for _, name in ticks), default=0)
        apart = min((after - before for (before, _), (after, _) in pairwise(ticks)), default=widest)
        return "autotickangles" in self.spec and widest > apart


@dataclass(frozen=True)
class _Plot:
    """The axes of a figure, which end at the edges of its drawing, and its font."""

    x: _Axis
    y: _Axis
    font: Spec

    def fonts(self, trace: Spec, number: int) -> list[Spec]:
        """Return the font of the text of each mark."""
        font = {**self.font, **trace.get("textfont", {})}
        columns = {
            name: _each(font[name], number) for name in ("size", "color", "shadow") if name in font
        }
        return [{name: column[at] for name, column in columns.items()} for at in range(number)]

    def guides(self) -> Iterator[Element]:
        """Yield the lines through the values of the axis down."""
        if self.y.spec["showgrid"]:
            for value in self.y.spec["tickvals"]:
                y = self.y.at(value)
                path = f"M{self.x.start:g} {y:g}H{self.x.end:g}"
                yield element("path", d=path, stroke=self.y.spec["gridcolor"], stroke_width=1)

    def names_across(self) -> Iterator[Element]:
        spec, font = self.x.spec, self.x.spec.get("tickfont", self.font)
        ticks = self.x.ticks()
        is_above = spec.get("side") == "top"
        away = PAD + spec.get("ticklabelstandoff", 0)
        edge = self.y.end - away if is_above else self.y.start + away
        for x, name in ticks:
            if self.x.stands(ticks, font):
                for text in _written(name, x, edge, font, held="start" if is_above else "end"):
                    text.set("transform", f"rotate(-90 {x:g} {edge:g})")
                    yield text
            else:
                yield from _written(name, x, edge, font, share=1.0 if is_above else 0.0)

    def names_down(self) -> Iterator[Element]:
        font = self.y.spec.get("tickfont", self.font)
        for y, name in self.y.ticks():
            yield from _written(name, self.x.start - PAD, y, font, held="end")

    def outline(self, trace: Spec) -> Element:
        """Return a line that begins anew after each gap; `fill` closes its parts to shapes."""
        points = zip(trace["x"], trace["y"], strict=True)
        end = "Z" if trace.get("fill") == "toself" else ""
        parts = (
            "L".join(f"{self.x.at(x):.1f} {self.y.at(y):.1f}" for x, y in part)
            for is_gap, part in groupby(points, key=lambda point: point[0] is None)
            if not is_gap
        )
        return element(
            "path",
            d="".join(f"M{part}{end}" for part in parts),
            fill=trace["fillcolor"] if end else "none",
            stroke=trace["line"]["color"],
            stroke_width=trace["line"]["width"],
        )

    def shape(self, shape: Spec) -> Element:
        left, right = (_place(shape, name, self.x) for name in ("x0", "x1"))
        top, bottom = (_place(shape, name, self.y) for name in ("y0", "y1"))
        line = shape["line"]
        drawn: Attributes = {
            "stroke": line.get("color", "") if line["width"] else "",
            "stroke_width": line["width"] or "",
            "stroke_dasharray": DASHES.get(line.get("dash", ""), ""),
        }
        if shape["type"] == "line":
            return element("path", d=f"M{left:.1f} {top:.1f}L{right:.1f} {bottom:.1f}", **drawn)
        assert shape["type"] == "rect"
        fill = "none" if shape["fillcolor"] == CLEAR else shape["fillcolor"]
        (left, right), (top, bottom) = sorted((left, right)), sorted((top, bottom))
        box = (left, top, right - left, bottom - top)
        return _rect(box, fill=fill, **drawn)

    def note(self, note: Spec) -> Iterator[Element]:
        x = _place(note, "x", self.x) + note.get("xshift", 0)
        y = _place(note, "y", self.y) - note.get("yshift", 0)
        yield from _written(
            note["text"],
            x,
            y,
            {**self.font, **note["font"]},
            held=_ANCHORS[note.get("xanchor", "center")],
            share=_SHARES[note.get("yanchor", "middle")],
        )


def _plot(layout: Spec, width: float) -> _Plot:
    margin = layout["margin"]
    x = _axis(layout["xaxis"], margin["l"], width - margin["r"])
    y = _axis(layout["yaxis"], layout["height"] - margin["b"], margin["t"])
    if layout["yaxis"].get("scaleanchor") == "x":
        # The shorter of both shows more than it must.
        scale = min(abs(axis.length(1)) for axis in (x, y))
        x, y = x.widened(scale), y.widened(scale)
    return _Plot(x, y, layout["font"])


def _axis(spec: Spec, start: float, end: float) -> _Axis:
    first, last = spec["range"]
    return _Axis(spec, start, end, first, last)


# Words: the few marks of HTML that Plotly knows.

_MARKS = re.compile(r"(<br>|</?b>|<span style=\"[^\"]*\">|</span>)")
_STYLE = re.compile(r"(color|font-size):([^;\"]+)")


@dataclass(frozen=True)
class _Run:
    """Words of one look within a line."""

    text: str
    size: float
    colour: str
    weight: str

    @property
    def width(self) -> float:
        wide = sum(letter in SIGNS for letter in self.text)
        return (text_width(self.text, 1) + wide / 2) * self.size


def _lines(text: str, size: float, colour: str) -> list[list[_Run]]:
    """Return the lines of a text of Plotly."""
    lines: list[list[_Run]] = [[]]
    weight, looks = "", [(size, colour)]
    for piece in _MARKS.split(text):
        if piece == "<br>":
            lines.append([])
        elif piece in ("<b>", "</b>"):
            weight = "700" if piece == "<b>" else ""
        elif piece == "</span>":
            looks.pop()
        elif _MARKS.fullmatch(piece):
            style = dict(_STYLE.findall(piece))
            own = float(style.get("font-size", "").removesuffix("px") or looks[-1][0])
            looks.append((own, style.get("color", looks[-1][1])))
        elif piece:
            own, colour = looks[-1]
            lines[-1].append(_Run(html.unescape(piece), _size(piece, own, size), colour, weight))
    return lines


def _size(piece: str, own: float, around: float) -> float:
    """Return the size of words: signs, enlarged on the page, are large enough in print."""
    return min(own, around) if piece in SIGNS else own


def _written(
    text: str, x: float, y: float, font: Spec, *, held: str = "middle", share: float = 0.5
) -> Iterator[Element]:
    """Yield the words of a text, `held` at x; a `share` of its height lies above y."""
    lines = _lines(text, font["size"], font["color"])
    heights = [LEADING * max((run.size for run in line), default=0) for line in lines]
    top = y - share * sum(heights)
    for line, height in zip(lines, heights, strict=True):
        base = top + height / 2 + MIDDLE * height / LEADING
        yield from _line(line, x, base, held, font)
        top += height


def _line(line: Sequence[_Run], x: float, y: float, held: str, font: Spec) -> Iterator[Element]:
    halo = re.search(r"#[0-9a-f]{6}", font.get("shadow", ""))
    about: Attributes = {
        "paint_order": "stroke" if halo else "",
        "stroke": halo[0] if halo else "",
        "stroke_width": 3 if halo else "",
        "stroke_linejoin": "round" if halo else "",
    }
    # Of several runs each has a place of its own, as nobody sets them one after the other for us.
    if len(line) > 1:
        x -= HELD_AT[held] * sum(run.width for run in line)
    for run in line:
        if run.text.strip():
            yield element(
                "text",
                text=run.text,
                x=x,
                y=y,
                font_size=run.size,
                font_weight=run.weight,
                fill=run.colour,
                text_anchor=(held if len(line) == 1 else "start").replace("start", ""),
                **about,
            )
        x += run.width


def _each(value: Any, number: int) -> list[Any]:
    """Return a property of each of so many marks: Plotly takes one for all, too."""
    return list(value) if isinstance(value, list | tuple) else [value] * number


# Marks.


def _bars(trace: Spec, plot: _Plot) -> Iterator[Element]:
    lies = trace.get("orientation") == "h"
    number = len(trace["x"])
    lengths, places = (trace["x"], trace["y"]) if lies else (trace["y"], trace["x"])
    along, across = (plot.x, plot.y) if lies else (plot.y, plot.x)
    bases = _each(trace.get("base", 0), number)
    thick = abs(across.length(trace["width"]))
    colours, fonts = _each(trace["marker"]["color"], number), plot.fonts(trace, number)
    texts = _each(trace.get("text", ""), number)
    for at, (place, length, base) in enumerate(zip(places, lengths, bases, strict=True)):
        near, far = sorted((along.at(base), along.at(base + length)))
        side = across.at(place) - thick / 2
        box = (near, side, far - near, thick) if lies else (side, near, thick, far - near)
        yield _rect(box, fill=colours[at])
        yield from _on_bar(texts[at], box, trace, fonts[at], lies=lies)


def _rect(box: Sequence[float], **about: Any) -> Element:
    x, y, width, height = box
    return element("rect", x=x, y=y, width=width, height=height, **about)


def _on_bar(
    text: str, box: Sequence[float], trace: Spec, font: Spec, *, lies: bool
) -> Iterator[Element]:
    x, y, width, height = box
    if trace.get("textposition") == "inside":
        yield from _written(text, x + width / 2, y + height / 2, font)
    elif lies:
        yield from _written(text, x + width + PAD, y + height / 2, font, held="start")
    else:
        yield from _written(text, x + width / 2, y - PAD, font, share=1.0)


def _points(trace: Spec, plot: _Plot) -> Iterator[Element]:
    """Yield the lines, the dots and the words of a trace of points."""
    modes = trace["mode"].split("+")
    if "lines" in modes:
        yield plot.outline(trace)
    places = [
        (plot.x.at(x), plot.y.at(y))
        for x, y in zip(trace["x"], trace["y"], strict=True)
        if x is not None
    ]
    if "markers" in modes:
        yield from _dots(trace["marker"], places)
    if "text" in modes:
        texts, fonts = _each(trace["text"], len(places)), plot.fonts(trace, len(places))
        down, across = trace.get("textposition", "middle center").split()
        aside = max(_each(trace.get("marker", {}).get("size", 0), 1)) / 2 + PAD
        for (x, y), text, font in zip(places, texts, fonts, strict=True):
            right, held = _SIDES[across]
            lower, share = _HEIGHTS[down]
            yield from _written(
                text, x + right * aside, y + lower * PAD, font, held=held, share=share
            )


# Of a text beside its point: which way it is moved, and what of it is held, or lies above.
_SIDES = {"left": (-1, "end"), "center": (0, "middle"), "right": (1, "start")}
_HEIGHTS = {"top": (-1, 1.0), "middle": (0, 0.5), "bottom": (1, 0.0)}


def _dots(marker: Spec, places: Sequence[tuple[float, float]]) -> Iterator[Element]:
    number = len(places)
    edge = marker.get("line", {})
    sizes, colours = _each(marker["size"], number), _each(marker["color"], number)
    strokes, widths = _each(edge.get("color", ""), number), _each(edge.get("width", ""), number)
    for (x, y), size, colour, stroke, width in zip(
        places, sizes, colours, strokes, widths, strict=True
    ):
        about = {"stroke": stroke, "stroke_width": width} if stroke else {}
        yield element("circle", cx=x, cy=y, r=size / 2, fill=colour, **about)


KINDS: Mapping[str, Callable[[Spec, _Plot], Iterator[Element]]] = {
    "bar": _bars,
    "scatter": _points,
}


# Shapes and notes.


def _place(spec: Spec, name: str, axis: _Axis) -> float:
    """Return where a coordinate, such as x0, of a shape or note lies."""
    is_paper = spec.get(f"{name[0]}ref") == "paper"
    return axis.paper(spec[name]) if is_paper else axis.at(spec[name])


_ANCHORS = {"left": "start", "center": "middle", "right": "end"}
_SHARES = {"top": 0.0, "middle": 0.5, "bottom": 1.0}
