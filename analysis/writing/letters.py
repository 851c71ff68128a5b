"""Letters: one way to write each, those that cannot be seen, and kanji written in several ways."""

import csv
import re
import unicodedata
from functools import cache
from pathlib import Path

# One way to write each letter: composed (NFC), and of one width.
#
# Compatibility ideographs stay what they are: the standard would make another kanji of the one that
# a name is written with. Nothing that is a sign of its own, such as ², is made into a digit.

_COMPATIBILITY_IDEOGRAPHS = re.compile("([\uf900-\ufaff\U0002f800-\U0002fa1f])")
_OTHER_WIDTHS = ("<wide>", "<narrow>")


def composed(text: str) -> str:
    """Return a text in NFC, compatibility ideographs excepted: か and its mark become が."""
    if unicodedata.is_normalized("NFC", text):
        return text
    # Every other part is such an ideograph.
    parts = enumerate(_COMPATIBILITY_IDEOGRAPHS.split(text))
    return "".join(part if at % 2 else unicodedata.normalize("NFC", part) for at, part in parts)


def of_one_width(text: str) -> str:
    """Return a text with ASCII letters narrow, kana wide and any space a plain one."""
    if text.isascii():
        return text
    return composed("".join(map(_of_one_width, text)))


def _of_one_width(letter: str) -> str:
    kind, _, code = unicodedata.decomposition(letter).partition(" ")
    if kind in _OTHER_WIDTHS:
        return chr(int(code, 16))
    return " " if unicodedata.category(letter) == "Zs" else letter


# Letters that cannot be seen: where they are spelling, where they do nothing, where they mislead.
#
# In Sinhala, Bengali or Persian a joiner decides how letters look; Khmer, Lao, Burmese and Thai end
# words with a space that has no width; emoji are joined into one; a selector picks the form of a
# kanji. Anywhere else such a letter only keeps text from being found and compared.

# Default_Ignorable_Code_Point of Unicode, with controls, halves of a character and notes between
# lines. Tabs and line breaks are part of a text.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0"
    "\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
# Turn the direction of what follows, so that 12 is seen as 21.
_TURNING = "\u202a-\u202e\u2066-\u2069"
# Are more than nothing: they control a machine, end a line, or are broken.
_HARMFUL = re.compile(
    f"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufff9-\ufffb{_TURNING}]"
    # Excel shows it as a hyphen: 1-2 is not 12.
    "|(?<=[0-9])\xad(?=[0-9])"
)
_JOINERS = "\u200c\u200d"
_SCRIPTS_THAT_JOIN = frozenset(
    (
        *("ARABIC", "SYRIAC", "MONGOLIAN", "DEVANAGARI", "BENGALI", "GURMUKHI", "GUJARATI"),
        *("ORIYA", "TAMIL", "TELUGU", "KANNADA", "MALAYALAM", "SINHALA", "KHMER", "MYANMAR"),
    )
)
_SCRIPTS_WITHOUT_SPACES = frozenset(("THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN", "TAI"))
_SCRIPTS_WITH_VARIANTS = frozenset(("MYANMAR", "MONGOLIAN", "PHAGS-PA"))
# Of kanji, in Unicode's own list and in those of others.
_VARIANTS_OF_KANJI = (*("\ufe00", "\ufe01", "\ufe02"), *map(chr, range(0xE0100, 0xE01F0)))
_MONGOLIAN = tuple(map(chr, range(0x180B, 0x1810)))
_PUNCTUATION_AS_EMOJI = "\u203c\u2049\u3030\u303d"
_KEYCAP = re.compile("[0-9#*]\ufe0f\u20e3")
# A black flag, the letters of a region as tags, and the end of the tags.
_FLAG = re.compile("\U0001f3f4[\U000e0030-\U000e007a]{2,6}\U000e007f")
_FLAG_LETTERS = 8
# How much of a text is shown around a letter that cannot be.
_AROUND = 10


def without_invisible(text: str) -> str:
    """Return a text without the letters that have no width and change nothing of what is seen."""
    if text.isascii():
        return text
    return _UNSEEN.sub(
        lambda found: found[0] if (_HARMFUL.match(found.string, found.start()) is not None) else "",
        text,
    )


def first_unseen(text: str) -> str:
    """Return the first letter that cannot be seen, as `described` does, or nothing."""
    found = _UNSEEN.search(text)
    return _described(text, found.start()) if found else ""


def first_stray(text: str) -> str:
    """Return the first letter that cannot be seen and is no spelling, or nothing.

    It stands by its number and name among its neighbours: `中[U+200B ZERO WIDTH SPACE]9か国`.
    """
    strays = (
        found.start() for found in _UNSEEN.finditer(text) if not _is_spelling(text, found.start())
    )
    return next((_described(text, at) for at in strays), "")


def _described(text: str, at: int) -> str:
    name = unicodedata.name(text[at], "").strip()
    before, after = text[max(at - _AROUND, 0) : at], text[at + 1 : at + 1 + _AROUND]
    letter = f"[U+{ord(text[at]):04X}{' ' if name else ''}{name}]"
    return f"{_UNSEEN.sub('', before)}{letter}{_UNSEEN.sub('', after)}"


def _is_spelling(text: str, at: int) -> bool:
    letter, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if letter in _JOINERS:
        return _script(before) in _SCRIPTS_THAT_JOIN or _joins_emoji(text, at)
    if letter == "\u200b":
        return bool({_script(before), _script(after)} & _SCRIPTS_WITHOUT_SPACES)
    return _selects_a_form(text, at) or _is_of_flag(text, at)


def _selects_a_form(text: str, at: int) -> bool:
    """Whether a letter picks the form of the one before it, which has such forms."""
    letter, before = text[at], text[at - 1 : at]
    if letter in _VARIANTS_OF_KANJI and _script(before) == "CJK":
        return True
    if "\ufe00" <= letter <= "\ufe0f":
        return _has_variants(before) or _KEYCAP.fullmatch(text[at - 1 : at + 2]) is not None
    return letter in _MONGOLIAN and _script(before) == "MONGOLIAN"


def _script(letter: str) -> str:
    """Return the first word of a letter's name, which is that of its script."""
    return unicodedata.name(letter, "").partition(" ")[0] if letter else ""


def _has_variants(letter: str) -> bool:
    return bool(letter) and (
        _is_symbol(letter)
        or letter in _PUNCTUATION_AS_EMOJI
        or _script(letter) in _SCRIPTS_WITH_VARIANTS
    )


def _joins_emoji(text: str, at: int) -> bool:
    before = text[max(at - 2, 0) : at].removesuffix("\ufe0f")
    return text[at] == "\u200d" and _is_symbol(before[-1:]) and _is_symbol(text[at + 1 : at + 2])


def _is_symbol(letter: str) -> bool:
    """Whether a letter is a picture or another symbol: emoji are, their skin tones too."""
    return bool(letter) and unicodedata.category(letter) in ("So", "Sk", "Sm")


def _is_of_flag(text: str, at: int) -> bool:
    start = text.rfind("\U0001f3f4", max(at - _FLAG_LETTERS, 0), at)
    flag = _FLAG.match(text, start) if start >= 0 else None
    return flag is not None and at < flag.end()


# Kanji that are written in several ways: 﨑 and 崎, 竈 and 釜, 茅ヶ崎 and 茅ケ崎 and 茅が崎.
#
# For names to meet, never to be shown: which letters are one, and who says so, stands in
# data/kanji/.

TABLE = Path(__file__).parents[2] / "data" / "kanji" / "variants.csv"
KANJI = "\u3005\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
# Between two kanji all of these are the sign for が, ヶ being half of 箇.
_GA = re.compile(f"(?<=[{KANJI}])[ヶヵケカガがゖゕ](?=[{KANJI}])")
# Which of a letter's drawings is meant: 葛󠄀 with one is 葛.
_DRAWINGS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_COMPATIBILITY = re.compile("[\uf900-\ufaff\U0002f800-\U0002fa1f]")


def usual(text: str) -> str:
    """Return a text of one width with each kanji in its usual form, and が between two."""
    if text.isascii():
        return text
    plain = _COMPATIBILITY.sub(
        lambda letter: unicodedata.normalize("NFKC", letter[0]),
        _DRAWINGS.sub("", of_one_width(text)),
    )
    return _GA.sub("が", plain.translate(usual_letters()))


@cache
def usual_letters() -> dict[int, str]:
    """Return the usual form of each letter that has another, as `str.translate` takes it."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {ord(row["letter"]): row["usual"] for row in csv.DictReader(file)}
