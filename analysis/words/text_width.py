"""Text width, estimated in parts of the size of its letters, because no page is seen.

A Chinese or Japanese letter is as wide as it is high; how wide others are on average depends on
the font, and on whether too little or too much room would be worse.
"""

from functools import lru_cache
from unicodedata import category, east_asian_width

HALF = 0.5
# Of the scripts of India, Sri Lanka, Myanmar and Cambodia in Noto Sans, where letters join: words
# stand between 1.45 times (Hindi) and 0.85 times (Malayalam) as wide.
BROAD = 0.6
_BROAD_SCRIPTS = (
    *(("\u0900", "\u0dff"), ("\u1000", "\u109f"), ("\u1780", "\u17ff")),
    *(("\uaae0", "\uaaff"), ("\uabc0", "\uabff")),
)
_LAST_LATIN, _ON_OTHERS = "\u02ff", ("Mn", "Me", "Cf")


def is_wide(letter: str) -> bool:
    """Say whether a letter is as wide as it is high."""
    return east_asian_width(letter) in "WF"


# The same names are measured in every drawing.
@lru_cache(16_384)
def width(text: str, narrow: float = HALF) -> float:
    """Return the width of a line of text, in parts of its size; `narrow`: of a Latin letter."""
    return sum(_width(letter, narrow) for letter in text)


def _width(letter: str, narrow: float) -> float:
    """Return the width of a letter; a mark upon another takes no room."""
    if letter <= _LAST_LATIN:
        return narrow
    if category(letter) in _ON_OTHERS:
        return 0.0
    if is_wide(letter):
        return 1.0
    return BROAD if any(first <= letter <= last for first, last in _BROAD_SCRIPTS) else narrow
