"""What a still map shows: from places on earth to the pixels of its picture."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from analysis.maps.views import Frame, Point, in_pixels, pixels


@dataclass(frozen=True)
class Window:
    """A view's middle and zoom, and the size of the picture."""

    middle: Point
    zoom: float
    frame: Frame

    @cached_property
    def corner(self) -> tuple[float, float]:
        """The upper left corner, in pixels right and down from 0 north, 0 east."""
        x, y = pixels(self.middle, self.zoom)
        return x - self.frame.width / 2, y - self.frame.height / 2

    def at(self, position: Sequence[float]) -> tuple[float, float]:
        """Return the pixels, from the upper left corner, of a longitude and latitude."""
        x, y = pixels(Point(position[1], position[0]), self.zoom)
        left, top = self.corner
        return x - left, y - top

    def length(self, metres: float, latitude: float) -> float:
        """Return the pixels that a distance takes at a latitude."""
        return in_pixels(metres, latitude, self.zoom)


def window(view: Mapping[str, Any], frame: Frame) -> Window:
    """Return the window of a deck's `initialViewState`."""
    return Window(Point(view["latitude"], view["longitude"]), view["zoom"], frame)
