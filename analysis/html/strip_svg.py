"""The coverage strip, alone or on its matrix, as a picture to take away.

It is drawn from the same `Strip` and the same states as the HTML, in the same colours, so that a
slide shows what the page shows.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

from analysis import palette
from analysis.frames.rows import Row
from analysis.html import coverage_strip, matrix
from analysis.html.states import LEFT_OUT
from analysis.maps.static_map.svg import Attributes, element
from analysis.summaries.attendance.bounds import SquaresRow, is_unlisted
from analysis.words.fonts import width as text_width

# In pixels.
SQUARE, GAP, WIDEST = 10.0, 3.0, 32.0
LEVEL, LINE, FOOT = 17.0, 24.0, 42.0
TEXT, SMALL = 13.0, 11.5
DOT, BEFORE_A_NAME = 6.0, 18.0
HATCH, PALE = "hatch", 0.3


@dataclass(frozen=True)
class MatrixLine:
    """A line under the strip: a country, how often it came, and its state and people by seminar."""

    name: str
    sum: str
    cells: Mapping[str, tuple[str, int]]


def matrix_lines(
    attendance: Sequence[Row],
    countries: Mapping[str, str],
    coverage: Mapping[str, Row],
    strip: coverage_strip.Strip,
) -> list[MatrixLine]:
    """Return the lines of `continuity_matrix`, which is given the same."""
    rows: dict[str, list[Row]] = {}
    for row in attendance:
        rows.setdefault(row["country"], []).append(row)
    shown = {column["seminar_id"] for column in strip.columns}
    lines = []
    for code in filter(rows.__contains__, countries):
        own = [row for row in rows[code] if row["seminar_id"] in shown]
        states = [str(row["state"]) for row in own if matrix.is_counted(row, coverage)]
        cells = {row["seminar_id"]: (str(row["state"]), int(row["delegates"] or 0)) for row in own}
        lines.append(
            MatrixLine(countries[code], matrix.attendances_in_words(states, strip.words), cells)
        )
    return lines


def strip_svg(
    strip: coverage_strip.Strip,
    scheme: palette.Scheme,
    width: float,
    lines: Sequence[MatrixLine] = (),
) -> Element:
    """Return the strip so many pixels wide, with the `lines` of its matrix, as an SVG element."""
    return _Picture(strip, scheme, width, lines).drawn()


@dataclass(frozen=True)
class _Picture:
    strip: coverage_strip.Strip
    scheme: palette.Scheme
    width: float
    lines: Sequence[MatrixLine]

    @property
    def left(self) -> float:
        """Where the columns begin."""
        return sum(room + 16 for room in self._rooms if room)

    @property
    def _rooms(self) -> tuple[float, float]:
        """The widths of the names of countries and of their sums."""
        names = max((TEXT * text_width(line.name) for line in self.lines), default=0)
        return names, max((SMALL * text_width(line.sum) for line in self.lines), default=0)

    @property
    def step(self) -> float:
        return (self.width - self.left) / max(len(self.strip.columns), 1)

    @property
    def square(self) -> float:
        return min(WIDEST, self.step - 4)

    @property
    def high(self) -> float:
        """How high the highest column is, or the words in one without squares."""
        words = SMALL * text_width(self.strip.words.text("strip-unlisted")) + 12
        unlisted = any(map(is_unlisted, self.strip.squares.values()))
        return max(self.strip.most * (SQUARE + GAP), words if unlisted else 0)

    @property
    def is_online(self) -> bool:
        """Whether a column has a word upon it."""
        return any(row["mode"] == "online" for row in self.strip.squares.values())

    @property
    def ground(self) -> float:
        """Where the squares stand."""
        levels = max((label.level + 1 for label in self.strip.levelled), default=0)
        return LEVEL * (levels + self.is_online) + self.high + GAP

    def drawn(self) -> Element:
        columns = [*enumerate(self.strip.columns)]
        legend, end = self._legend(self.ground + FOOT + LINE * len(self.lines) + 12)
        parts = [
            element("defs", [self._hatch()]),
            *(part for label in self.strip.levelled for part in self._event(label)),
            *(part for at, column in columns for part in self._column(self._middle(at), column)),
            self._rule(self.ground + GAP / 2, self.left, palette.muted(self.scheme)),
            *(part for at, line in enumerate(self.lines) for part in self._line(at, line)),
            *legend,
        ]
        width, height = self.width, round(end)
        box = f"0 0 {width} {height}"
        return element("svg", parts, width=width, height=height, viewBox=box)

    def _middle(self, at: float) -> float:
        return self.left + self.step * (at + 0.5)

    def _hatch(self) -> Element:
        ground, stroke = palette.ground(self.scheme), self._of("not_documented")
        return element(
            "pattern",
            [
                element("rect", width=4, height=4, fill=ground),
                element("rect", width=1.5, height=4, fill=stroke),
            ],
            id=HATCH,
            width=4,
            height=4,
            patternUnits="userSpaceOnUse",
            patternTransform="rotate(45)",
        )

    def _of(self, state: str) -> str:
        return palette.state_colour(state, self.scheme)

    def _text(self, text: str, x: float, y: float, size: float, **about: Any) -> Element:
        said: Attributes = {"fill": palette.ink(self.scheme), "text_anchor": "middle", **about}
        return element("text", text=text, x=x, y=y, font_size=size, **said)

    def _halo(self) -> Attributes:
        """Return what keeps words readable upon lines and hatching."""
        paper = palette.paper(self.scheme)
        return {"stroke": paper, "stroke_width": 4, "paint_order": "stroke"}

    def _rule(self, y: float, left: float, colour: str) -> Element:
        return element("path", d=f"M{left:.1f} {y:.1f}H{self.width:.1f}", stroke=colour)

    # The strip.

    def _event(self, label: coverage_strip.EventLabel) -> Iterator[Element]:
        """Yield the line of an event and its label, which in the latter half ends there."""
        x, muted = self.left + self.step * label.place, palette.muted(self.scheme)
        y = self.ground - self.high - LEVEL * (label.level + 1 + self.is_online)
        path = f"M{x:.1f} {y:.1f}V{self.ground:.1f}"
        yield element("path", d=path, stroke=muted, stroke_dasharray="1.5 2.5")
        beside, held = (x - 4, "end") if label.is_late else (x + 4, "")
        about: Attributes = {"text_anchor": held, "fill": muted, **self._halo()}
        yield self._text(label.title, beside, y + SMALL, SMALL, **about)

    def _column(self, x: float, column: Row) -> Iterator[Element]:
        """Yield what stands in a column, its year and its people."""
        row, words = self.strip.row(column), self.strip.words
        muted = palette.muted(self.scheme)
        year = coverage_strip.short_year(column, words, self.strip.is_dense)
        bold = {"font_weight": "600"} if column["seminar_id"] else {"fill": muted}
        yield self._text(year, x, self.ground + 18, SMALL, **bold)
        if people := coverage_strip.people_in_short(row, words):
            yield self._text(people, x, self.ground + 34, SMALL, fill=muted)
        if row is None:
            if column["status"] != LEFT_OUT:
                yield self._text("·", x, self.ground - 4, 18, fill=muted)
        elif row["status"] == "cancelled":
            yield self._sign("cancelled", x, self.ground - 8)
        elif is_unlisted(row):
            yield from self._unlisted(x)
        else:
            yield from self._squares(x, row)

    def _squares(self, x: float, row: SquaresRow) -> Iterator[Element]:
        y = self.ground
        for kind, strong, pale in coverage_strip.squares_of(row, self.strip):
            for number in range(strong + pale):
                y -= SQUARE + GAP
                parts = self._square(kind, x - self.square / 2, y, self.square)
                opacity = "" if number < strong else PALE
                yield element("g", parts, opacity=opacity, data_square=kind)
        if row["mode"] == "online":
            online = self.strip.words.text("chart-online")
            muted = palette.muted(self.scheme)
            yield self._text(online, x, y - 4, SMALL, fill=muted, **self._halo())

    def _square(self, kind: str, x: float, y: float, width: float) -> Iterator[Element]:
        """Yield a square: filled, with a point, empty, hatched or dashed."""
        fill, edge = {
            "again": (self._of("attended"), self._of("attended")),
            "new": (palette.newcomer(self.scheme), self._of("attended")),
            "away": ("none", self._of("absent")),
            "unknown": (f"url(#{HATCH})", self._of("not_documented")),
            "announced": ("none", self._of("absent")),
        }[kind]
        dashes = "2 2" if kind == "announced" else ""
        about: Attributes = {"rx": 1.5, "fill": fill, "stroke": edge, "stroke_dasharray": dashes}
        yield element("rect", x=x, y=y, width=width, height=SQUARE, **about)
        if kind == "new":
            paper = palette.paper(self.scheme)
            yield element("circle", cx=x + width / 2, cy=y + SQUARE / 2, r=2, fill=paper)

    def _unlisted(self, x: float) -> Iterator[Element]:
        """Yield one field for a list that nobody has published, and its words upright in it."""
        y, said = self.ground - self.high, self.strip.words.text("strip-unlisted")
        about: Attributes = {
            "rx": 2,
            "fill": f"url(#{HATCH})",
            "stroke": self._of("not_documented"),
        }
        left, width = x - self.square / 2, self.square
        yield element("rect", x=left, y=y, width=width, height=self.high - GAP, **about)
        middle = y + self.high / 2
        turned = f"rotate(-90 {x:.1f} {middle:.1f})"
        yield self._text(said, x, middle + SMALL * 0.35, SMALL, transform=turned, **self._halo())

    # The matrix.

    def _line(self, at: int, line: MatrixLine) -> Iterator[Element]:
        top = self.ground + FOOT + LINE * at
        middle = top + LINE / 2
        yield self._rule(top, 0, palette.grid(self.scheme))
        base, muted = middle + TEXT * 0.35, palette.muted(self.scheme)
        yield self._text(line.name, 0, base, TEXT, text_anchor="")
        names, sums = self._rooms
        yield self._text(line.sum, names + 16 + sums, base, SMALL, text_anchor="end", fill=muted)
        for number, column in enumerate(self.strip.columns):
            if seminar := column["seminar_id"]:
                cell = line.cells.get(seminar, ("not_documented", 0))
                is_open = column["status"] == "announced" and cell[0] == "not_documented"
                state = "announced" if is_open else cell[0]
                yield from self._cell(state, cell[1], self._middle(number), middle)

    def _cell(self, state: str, people: int, x: float, y: float) -> Iterator[Element]:
        """Yield the sign of a state; on that of who came, how many, from two."""
        if state == "attended" and people > 1:
            yield element("circle", cx=x, cy=y, r=DOT + 2, fill=self._of(state))
            said, paper = self.strip.words.number(people), palette.paper(self.scheme)
            yield self._text(said, x, y + 4, SMALL, fill=paper, font_weight="600")
        elif state == "announced":
            yield self._ring(x, y, stroke_dasharray="2 2")
        else:
            yield self._sign(state, x, y)

    def _sign(self, state: str, x: float, y: float) -> Element:
        if state == "attended":
            return element("circle", cx=x, cy=y, r=DOT, fill=self._of(state))
        if state == "absent":
            return self._ring(x, y, stroke_width=1.5)
        colour = palette.sign_colour(state, self.scheme)
        return self._text(palette.STATE_SYMBOLS[state], x, y + TEXT * 0.35, TEXT, fill=colour)

    def _ring(self, x: float, y: float, **about: Any) -> Element:
        stroke = self._of("absent")
        return element("circle", cx=x, cy=y, r=DOT - 1, fill="none", stroke=stroke, **about)

    # What the squares and signs mean.

    def _legend(self, top: float) -> tuple[list[Element], float]:
        """Return the legend in as many lines as it takes, and where it ends."""
        parts: list[Element] = []
        x, y = 0.0, top + LINE / 2
        for kind, state, said in self._meanings():
            room = BEFORE_A_NAME * (bool(kind) + bool(state)) + SMALL * text_width(said) + 20
            if x and x + room > self.width:
                x, y = 0.0, y + LINE * 0.8
            at = x
            if kind:
                parts += self._square(kind, at, y - SQUARE / 2, SQUARE + 2)
                at += BEFORE_A_NAME
            if state:
                parts.append(self._sign(state, at + DOT, y))
                at += BEFORE_A_NAME
            parts.append(self._text(said, at, y + SMALL * 0.35, SMALL, text_anchor=""))
            x += room
        return parts, y + LINE / 2

    def _meanings(self) -> Iterator[tuple[str, str, str]]:
        """Yield squares and signs, either may be missing, with what they mean."""
        squares, words = coverage_strip.meanings(self.strip), self.strip.words
        states = {state for line in self.lines for state, _ in line.cells.values()}
        beside = {kind: coverage_strip.STATE_OF.get(kind, "") for kind in squares}
        for kind, said in squares.items():
            yield kind, beside[kind] if beside[kind] in states else "", said
        rows = self.strip.squares.values()
        if any(row["status"] == "cancelled" for row in rows):
            states |= {"cancelled"}
        for state in palette.STATE_SYMBOLS:
            if state in states - {*beside.values()}:
                yield "", state, words.text(f"state-{state}")
