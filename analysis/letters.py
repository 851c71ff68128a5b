"""How wide text stands, estimated in parts of the size of its letters, because no page is seen.

A Chinese or Japanese letter is as wide as it is high; how wide others are on average depends on
the font, and on whether too little or too much room would be worse.
"""

from functools import lru_cache
from unicodedata import east_asian_width

HALF = 0.5


def is_wide(letter: str) -> bool:
    """Say whether a letter is as wide as it is high."""
    return east_asian_width(letter) in "WF"


# The same names are measured in every drawing.
@lru_cache(16_384)
def width(text: str, narrow: float = HALF) -> float:
    """Return the width of a line of text, in parts of its size; `narrow`: of a Latin letter."""
    return sum(1.0 if is_wide(letter) else narrow for letter in text)
