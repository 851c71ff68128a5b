"""Which names are one, and which are a slip apart."""

import re
from collections.abc import Iterable, Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

from analysis.writing.invisible import without_invisible
from analysis.writing.normal import composed, of_one_width

_SUGGESTIONS = 3
# A longer text is no name.
_LETTERS = 200
# One slip in three letters of Latin, or in two of kana, leaves too little to go by.
_FEWEST = 4
_FEWEST_JAPANESE = 3
_ARTICLE = re.compile(r"^the\s+|,?\s*\(the\)$|,\s*the$")
# Between the letters of a name, or as its full stop, these tell nothing apart. Any other sign may
# mean something.
_BETWEEN = re.compile(r"(?<=[^\s.,'’_・·‐-―-])[\s.,'’_・·‐-―-]+(?=[^\s.,'’_・·‐-―-])")
_END = re.compile(r"[\s.,、。]+$")
# 3-4 is not 34, wherever a name or code has digits.
_BETWEEN_DIGITS = re.compile(r"(?<=[0-9])[\s.,'’_・·‐-―-]+(?=[0-9])")
_NO_DIGITS = re.compile(r"[^0-9]+")


def fold(name: str) -> str:
    """Reduce a name to what tells it from others: "Viet Nam" and "Viet-nam" to "vietnam".

    Case, width, spaces, hyphens, dots, apostrophes, invisible letters and an English article make
    no difference; any other sign does.
    """
    plain = of_one_width(without_invisible(composed(name))).strip().casefold()
    parted = _BETWEEN_DIGITS.sub("/", _ARTICLE.sub("", plain))
    return _END.sub("", _BETWEEN.sub("", parted))


def closest(value: str, names: Iterable[tuple[str, str]]) -> str:
    """Return up to three keys, with the name that led to each, which a slip may have meant.

    `names`: pairs of name and key. A slip is a letter too many, too few, another, or two that
    changed places; digits have none, since FY2011 is not a way to write FY2012.
    """
    asked = fold(value[:_LETTERS])
    # Of a key and a name that are written alike, the name says more.
    named = sorted(names, key=lambda pair: pair[0] == pair[1])
    writings: dict[str, tuple[str, str]] = {}
    for name, key in named:
        writings.setdefault(fold(name), (name, key))
    found: dict[str, str] = {}
    for writing in slips(asked, [*writings]):
        name, key = writings[writing]
        found.setdefault(key, key if key == name else f"{key} ({name})")
    return ", ".join([*found.values()][:_SUGGESTIONS])


def slips(asked: str, writings: list[str]) -> list[str]:
    """Return the folded names that are a folded text but for one slip, the nearest first."""
    near = process.extract(asked, writings, scorer=OSA.distance, score_cutoff=1, limit=None)
    return [writing for writing, *_ in near if _is_slip(asked, writing)]


def _is_slip(asked: str, writing: str) -> bool:
    shorter = min(asked, writing, key=len)
    fewest = _FEWEST if shorter.isascii() else _FEWEST_JAPANESE
    is_long = len(shorter) >= fewest
    return asked == writing or (
        is_long and _NO_DIGITS.sub("", asked) == _NO_DIGITS.sub("", writing)
    )


def parts_with_brackets(text: str) -> tuple[str, ...]:
    """Return a name and the one behind it in brackets, Laos (LAO), or nothing."""
    found = re.fullmatch(r"(.+?)\s*[(\[](.+)[)\]]", of_one_width(text).strip(), re.DOTALL)
    return found.groups() if found else ()


def keys_of(by_writing: Mapping[str, frozenset[str]], text: str) -> frozenset[str]:
    """Return the keys that a text names: by a name, or two of which one is in brackets."""
    found = by_writing.get(fold(text), frozenset())
    if found:
        return found
    parts = parts_with_brackets(text)
    named = [by_writing.get(fold(part), frozenset()) for part in parts]
    return frozenset.intersection(*named) if named else frozenset()
