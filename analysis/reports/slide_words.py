"""Words as they are set on a slide, and the room that they need there, in points.

The room is estimated before they are set, because a slide's writer sees no page.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import ceil

from analysis import letters, look
from analysis.reports.content import Text

LINE = 1.25
# The part of a line that is filled; the rest is lost to whole words.
FILLED = 0.95
# How wide the letters of Calibri are on average, in parts of their size.
NARROW_LETTER = 0.48
# Text that runs upwards and is longer than this, in parts of its size, breaks into two lines; it
# breaks after these signs.
LONGEST_UPRIGHT = 9.0
BREAKS = re.compile(r"(?<=[\s・、])(?=[^\s·・])")


@dataclass(frozen=True)
class Style:
    """How words are set; the size in points."""

    size: float = 14
    colour: str = look.ink("light")
    is_bold: bool = False
    align: str = "left"
    is_upright: bool = False


@dataclass(frozen=True)
class Words:
    """Texts of one style, a line or more each; a small text may follow the last upon its line."""

    texts: tuple[Text, ...]
    style: Style = Style()
    raised: str = ""


BODY = Style()
NOTE = Style(11, look.muted("light"))


def words_of(said: str | Text, style: Style = BODY) -> Words:
    """Return a text in a style."""
    return Words((Text(said) if isinstance(said, str) else said,), style)


def width(text: str, size: float) -> float:
    """Return about how wide a line of text is, in points."""
    return size * letters.width(text, NARROW_LETTER)


def lines(text: str, size: float, room: float) -> int:
    """Return about how many lines a text takes."""
    return max(1, ceil(width(text, size) / (room * FILLED)))


def line_room(text: str, size: float) -> float:
    """Return about how much room a text needs to stand on one line."""
    return ceil(width(text, size) / FILLED) + 1


def height(words: Words, room: float) -> float:
    """Return about how high words stand in a room of that width, in points."""
    size = words.style.size
    if words.style.is_upright:
        # An office program gives a line that runs upwards its whole length, and breaks none.
        return max((width(f"{text.said} ", size) * 1.1 for text in words.texts), default=0.0)
    return sum(lines(text.said, size, room) for text in words.texts) * size * LINE


def upright(said: str, style: Style) -> Words:
    """Return a text that runs upwards, in two lines of about one length if it is long."""
    broken = min(_broken(said), key=lambda two: max(width(line, 1) for line in two))
    return Words(tuple(map(Text, broken)), replace(style, is_upright=True))


def _broken(said: str) -> Iterable[tuple[str, ...]]:
    yield (said,)
    if width(said, 1) > LONGEST_UPRIGHT:
        places = (found.start() for found in BREAKS.finditer(said))
        yield from ((said[:place].rstrip(), said[place:]) for place in places)
