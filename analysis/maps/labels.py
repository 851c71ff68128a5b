"""Where names go on a map: beside their marks, covering neither marks nor each other.

The more important name chooses first among the sides of its mark; a name that finds no free
side is left to the tooltip and the list. Places are judged in the view with which the map opens.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from math import ceil
from typing import NamedTuple

import pydeck

from analysis.geometry.viewport import Frame, Point, pixels
from analysis.words import fonts

# The width of a Latin letter in parts of its size, on the generous side.
NARROW_LETTER = 0.58
LINE_HEIGHT = 1.25
# A name longer than this, in pixels, is better read in two lines.
LONG = 170.0
GAP = 4.0
CREDITS = Frame(width=232, height=22)
# Of the grid by which rectangles are looked up, in pixels.
SQUARE = 64.0
# Letters do not fill their line: so much of two boxes may lie over each other, in pixels.
AIR = 2.0


class Side(NamedTuple):
    """A side of a mark: which end of the text is held, and its offset right and down."""

    anchor: str
    right: float
    down: float


# How much of a text's length lies before the end that is held.
HELD_AT = {"start": 0.0, "middle": 0.5, "end": 1.0}
# In order of preference.
SIDES = (
    Side("middle", 0, -1),
    Side("start", 1, 0),
    Side("end", -1, 0),
    Side("middle", 0, 1),
    Side("start", 0.8, -0.8),
    Side("end", -0.8, -0.8),
    Side("start", 0.8, 0.8),
    Side("end", -0.8, 0.8),
)


@dataclass(frozen=True)
class MapLabel:
    """A name that wants a place: its mark's position and radius in pixels, its own size.

    `shift`: how far its mark stands aside of its position, in pixels right and down.

    Other names may lie over an `open_mark`, such as the circle of an approximate place.
    """

    name: str
    point: Point
    radius: float
    size: float
    importance: float
    bold: bool = False
    open_mark: bool = False
    shift: tuple[float, float] = (0.0, 0.0)

    def at(self, zoom: float) -> tuple[float, float]:
        """Return the pixels of its mark."""
        x, y = pixels(self.point, zoom)
        return x + self.shift[0], y + self.shift[1]


class PlacedLabel(NamedTuple):
    """A label, its text in one or two lines, which end of it is held, its offset, and its box."""

    label: MapLabel
    text: str
    anchor: str
    offset: tuple[float, float]
    box: "Box"


class Box(NamedTuple):
    """A rectangle on the map, in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether two rectangles share more than the air around a line of text."""
        return (
            self.left + AIR < other.right
            and other.left + AIR < self.right
            and self.top + AIR < other.bottom
            and other.top + AIR < self.bottom
        )

    def within(self, other: "Box") -> bool:
        """Whether this rectangle lies in the other."""
        return (
            other.left <= self.left
            and self.right <= other.right
            and other.top <= self.top
            and self.bottom <= other.bottom
        )


def arrange(labels: Iterable[MapLabel], view: pydeck.ViewState, frame: Frame) -> list[PlacedLabel]:
    """Return the labels that find a place in a view, the most important first."""
    waiting = sorted(labels, key=lambda label: (-label.importance, label.name))
    x, y = pixels(Point(view.latitude, view.longitude), view.zoom)
    across, along = frame.width / 2, frame.height / 2
    sheet = Box(x - across, y - along, x + across, y + along)
    marks = (_mark(label, view.zoom) for label in waiting if not label.open_mark)
    taken = _Taken([_credits(sheet), *marks], sheet)
    placed: list[PlacedLabel] = []
    for label in waiting:
        for found in _places(label, view.zoom):
            if found.box.within(sheet) and not taken.meets(found.box):
                taken.add(found.box)
                placed.append(found)
                break
    return placed


def _places(label: MapLabel, zoom: float) -> Iterator[PlacedLabel]:
    """Yield where a label may stand, the better places first."""
    x, y = label.at(zoom)
    aside, down_by = label.shift
    for text in _texts(label):
        lines = text.split("\n")
        length, height = (
            max(label_width(line, label.size) for line in lines),
            label.size * LINE_HEIGHT * len(lines),
        )
        for side in SIDES:
            right = side.right * (label.radius + GAP)
            down = side.down * (label.radius + height / 2)
            left = x + right - length * HELD_AT[side.anchor]
            top = y + down - height / 2
            box = Box(left, top, left + length, top + height)
            offset = (aside + right, down_by + down)
            yield PlacedLabel(label, text, side.anchor, offset, box)


class _Taken:
    """Rectangles by the squares of a grid, so that of thousands only those nearby are asked."""

    def __init__(self, boxes: Iterable[Box], sheet: Box) -> None:
        self.sheet = sheet
        self.squares: dict[tuple[int, int], set[Box]] = {}
        for box in boxes:
            self.add(box)

    def add(self, box: Box) -> None:
        """Take a rectangle."""
        for square in self._squares(box):
            self.squares.setdefault(square, set()).add(box)

    def meets(self, box: Box) -> bool:
        """Whether a rectangle meets one that is taken."""
        return any(
            box.meets(other)
            for square in self._squares(box)
            for other in self.squares.get(square, ())
        )

    def _squares(self, box: Box) -> Iterable[tuple[int, int]]:
        """Return the squares of the sheet that a rectangle touches."""
        sheet = self.sheet
        left, right = max(box.left, sheet.left), min(box.right, sheet.right)
        top, bottom = max(box.top, sheet.top), min(box.bottom, sheet.bottom)
        across = range(int(left // SQUARE), int(right // SQUARE) + 1)
        down = range(int(top // SQUARE), int(bottom // SQUARE) + 1)
        return product(across, down)


def label_width(name: str, size: float) -> float:
    """Return about how many pixels a name takes."""
    return size * fonts.width(name, NARROW_LETTER)


def in_two_lines(name: str) -> str:
    """Return a name broken at the space nearest its middle; without one, in its middle."""
    middle = len(name) / 2
    spaces = [at for at, letter in enumerate(name) if letter == " "]
    at = min(spaces, key=lambda at: abs(at - middle), default=ceil(middle))
    return f"{name[:at]}\n{name[at:].lstrip()}"


def _texts(label: MapLabel) -> tuple[str, ...]:
    """Return how a name may be written, the better way first."""
    if label_width(label.name, label.size) <= LONG:
        return (label.name,)
    return in_two_lines(label.name), label.name


def _credits(sheet: Box) -> Box:
    """Return the corner in which the makers of the basemap are named."""
    return Box(
        sheet.right - CREDITS.width, sheet.bottom - CREDITS.height, sheet.right, sheet.bottom
    )


def _mark(label: MapLabel, zoom: float) -> Box:
    x, y = label.at(zoom)
    return Box(x - label.radius, y - label.radius, x + label.radius, y + label.radius)
