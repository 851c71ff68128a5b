"""The fonts of print and of pictures, and which letters they have.

They lie in data/fonts, so that a file looks the same wherever it is made. A letter that none of
them has is set as a sign and can be named; it never leaves a gap.
"""

import json
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from unicodedata import category, east_asian_width

import typst

FOLDER = Path(__file__).parents[2] / "data" / "fonts"
# What Japanese printers set for a letter that is not at hand.
SIGN = "〓"
# The first sets all that it has, the second other Latin, Greek and Cyrillic letters.
MAIN, WESTERN = "Noto Sans CJK JP", "Noto Sans"
# Letters without a shape of their own (Unicode, "Default_Ignorable_Code_Point"), ends of lines.
SHAPELESS = frozenset(
    chr(number)
    for first, last in (
        *((0x9, 0xD), (0x85, 0x85), (0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C)),
        *((0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x200B, 0x200F)),
        *((0x2028, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F)),
        *((0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8), (0x1BCA0, 0x1BCA3)),
        *((0x1D173, 0x1D17A), (0xE0000, 0xE0FFF)),
    )
    for number in range(first, last + 1)
)


@cache
def typst_fonts() -> typst.Fonts:
    """Return the fonts as typst takes them, read once; no other is used."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[FOLDER]
    )


@cache
def families() -> dict[str, frozenset[str]]:
    """Return the letters of each family of fonts, in the order in which they are asked."""
    listed = json.loads((FOLDER / "letters.json").read_text(encoding="utf-8"))
    order = (MAIN, WESTERN, *(family for family in listed if family not in (MAIN, WESTERN)))
    return {family: frozenset(_letters(listed[family])) for family in order}


def _letters(ranges: str) -> Iterator[str]:
    """Yield the letters of ranges of their numbers, "20-7e a0"."""
    for written in ranges.split():
        first, *last = (int(number, 16) for number in written.split("-"))
        yield from map(chr, range(first, (last or [first])[0] + 1))


@cache
def _known() -> frozenset[str]:
    return SHAPELESS.union(*families().values())


def letters_without_font(text: str) -> tuple[str, ...]:
    """Return the letters of a text that no font has, each once, in the order of their numbers."""
    return tuple(sorted(set(text) - _known()))


def signed(text: str) -> str:
    """Return a text with a sign for each letter that no font has."""
    return text.translate({ord(letter): SIGN for letter in letters_without_font(text)})


def is_set_by_main(text: str) -> bool:
    """Whether the first font has all letters of a text."""
    return families()[MAIN] >= set(text) - SHAPELESS


def western(text: str) -> str:
    """Return the letters of a text that, of the first two fonts, only the second has."""
    own = set(text) & (families()[WESTERN] - families()[MAIN])
    return "".join(sorted(letter for letter in own if category(letter)[0] in "LM"))


# Text width, estimated in parts of the size of its letters, because no page is seen.
#
# A Chinese or Japanese letter is as wide as it is high; how wide others are on average depends on
# the font, and on whether too little or too much room would be worse.

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
