"""Signs beside a value that say more than the value: perhaps, not, about, or "see the note".

People write △ベトナム for "perhaps", ×ベトナム for "did not come", 約12 or 12+ for "about", 9² and
※ for a note. None of them is part of a number, a day, a code or a name; whoever reads on without
it makes a doubt certain.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from analysis.writing.normal import of_one_width

_PERHAPS_SIGNS = "?⁇⁈⁉❓❔¿△▲▽▼⚠"
# With lines laid over the letter before.
_DENYING_SIGNS = "×✕✖✗✘❌❎☓╳⨯⛔🚫\u0335\u0336\u0337\u0338\u20d2\u20d3\u20e0"
_ABOUT_SIGNS = "~〜∼≈≒≃≅≐±∓<>≤≥≦≧⩽⩾…‥"
_NOTE_SIGNS = "※†‡*⁎∗✱§¶#☆★○●◎◯⭕✓✔☑✅❖◆◇■□▪•→←↑↓\u20dd\u20de\u20e3"
_SIGNS = _PERHAPS_SIGNS + _DENYING_SIGNS + _ABOUT_SIGNS + _NOTE_SIGNS
_PERHAPS = (
    "予定|仮|暫定|見込み?|未定|未確定|未確認|不確定|調整中|検討中|確認中|要確認|おそらく|恐らく|多分|たぶん"
    "|かも|らしい|推定|tentative(?:ly)?|provisional(?:ly)?|planned|expected|probabl[ey]|possibl[ey]"
    "|perhaps|maybe|may be|likely|unconfirmed|to be confirmed|not sure|unsure|tb[acd]|estimated"
    "|est\\.?|assumed|presumably"
)
_DENYING = (
    "不参加|欠席|中止|取消し?|取り消し|辞退|見送り|対象外|除く|以外|ではない|でない|not|non|no|absent"
    "|declined|cancell?ed|withdrawn|except|excluding|without"
)
# More than one, of whatever.
_ONE_OF_SOME = "約|等|など|ほか|他|又は|または|及び|etc\\.?|et al\\.?|others?|and others|or|and"
_ABOUT = (
    f"{_ONE_OF_SOME}|およそ|概ね|おおむね|ほぼ|頃|ころ|ごろ|前後|程度|くらい|ぐらい|ほど|以上|以下|以内|超|未満"
    "|余り?|弱|強|数|ca\\.?|circa|cca\\.?|c\\.|approx\\.?|approximately|about|around|roughly|nearly"
    "|almost|over|under|above|below|at least|at most|up to|more than|less than|or more|or less"
    "|some|early|late|mid|before|after|since|until|by|from|plus|上旬|中旬|下旬|初旬|初め|末|前半|後半"
    "|春|夏|秋|冬|から|まで|より"
)
# Three dots say that the rest was cut off.
_DOUBT_BEHIND_ADDRESS = re.compile(
    rf"\((?:[?*+~]|{_PERHAPS}|{_DENYING})\)$|(?<!/)[?*+~]$|\.{{2,}}$", re.IGNORECASE
)
# What stands behind a value to point to a note: 注1, [1], (2).
_POINTER = re.compile(r"\[\w{1,3}\]$|\(?注\s*[0-9]*\)?|(?<=\w)\s*\([0-9]{1,2}\)$")
_PLUS = re.compile(r"(?<=[0-9])\s*([+-])$")
_SET_APART = ("<super>", "<sub>", "<circle>")
_NAMES_OF_MARKS = ("SUPERSCRIPT", "SUBSCRIPT", "CIRCLED", "PARENTHESIZED", "FULL STOP")
# What looks odd in a text: at its beginning, at its end, in brackets.
_ODD = re.compile(
    rf"^\s*[{_PERHAPS_SIGNS}×✕✖✗✘❌☓※†‡*＊？]|[※†‡*＊]\s*$|[(（]\s*[?？※△×]+\s*[)）]"
    rf"|[(（]\s*(?:{_PERHAPS}|中止|取消し?|不参加|欠席|cancell?ed|absent)\s*[)）]"
    "|[\u0335\u0336\u0337\u0338\u20d2\u20d3\u20e0]",
    re.IGNORECASE,
)
_ASKING = re.compile(r"[?？]\s*$")


def mark_in(text: str, *, is_number: bool = False) -> tuple[str, str]:
    """Return why a text that is no value is none, and the sign that says so; "" where unknown.

    The reason is denied (it is not so), perhaps (it is not sure), note_mark (a sign of a note, or
    one for a number that is none of 0 to 9) or about (it is not one exact value). `is_number`: a
    number or a day is wanted, in which 三 is a digit and not a part of a name.
    """
    return next(_found(of_one_width(text), is_number), ("", ""))


def mark_in_address(text: str) -> tuple[str, str]:
    """Return what `mark_in` does of a web address, in which many of the signs are its own."""
    for sign in text:
        if not sign.isascii() and (
            sign in _SIGNS or _is_note(sign) or _is_other_digit(sign, False)
        ):
            return "note_mark", _named(sign)
    doubt = _DOUBT_BEHIND_ADDRESS.search(text)
    return ("perhaps", doubt[0]) if doubt else ("", "")


def odd_mark(text: str, *, is_name: bool) -> str:
    """Return the sign of doubt that a free text begins or ends with, or has in brackets, or "".

    A title may be a question; a name may not.
    """
    found = _ODD.search(text) or (_ASKING.search(text) if is_name else None)
    return found[0].strip() if found else ""


def _found(text: str, is_number: bool) -> Iterator[tuple[str, str]]:
    yield from _marked("denied", text, _DENYING_SIGNS, _said(_DENYING, is_number))
    yield from _marked("perhaps", text, _PERHAPS_SIGNS, _said(_PERHAPS, is_number))
    yield from (("note_mark", _named(sign)) for sign in text if _is_note(sign))
    yield from (("note_mark", found[0].strip()) for found in _POINTER.finditer(text))
    yield from (("note_mark", _named(sign)) for sign in text if _is_other_digit(sign, is_number))
    words = _ABOUT if is_number else _ONE_OF_SOME
    yield from _marked("about", text, _ABOUT_SIGNS, _said(words, is_number))
    if is_number:
        yield from (("about", found[1]) for found in _PLUS.finditer(text))


def _marked(reason: str, text: str, signs: str, said: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    yield from ((reason, sign) for sign in text if sign in signs)
    for found in said.finditer(text):
        yield reason, next(filter(None, found.groups()))


@cache
def _said(words: str, is_number: bool) -> re.Pattern[str]:
    """Return where one of the words stands before, behind or in brackets within a value.

    A Latin word ends where its letters do. A name may begin with the letters of a Japanese one, so
    that something must part them; a number cannot.
    """
    word = rf"(?<![a-z])(?:{words})(?![a-z])"
    parted = "" if is_number else r"(?=[\s:;、・(\[])"
    return re.compile(rf"^\s*({word}){parted}|({word})\s*$|[(\[]\s*({word})\s*[)\]]", re.IGNORECASE)


def _named(sign: str) -> str:
    """Return a sign with its number and name: `² (U+00B2 SUPERSCRIPT TWO)`."""
    return f"{sign} (U+{ord(sign):04X} {unicodedata.name(sign, '?')})"


def _is_note(sign: str) -> bool:
    """Whether a sign marks a note: ※, or a digit or letter set higher, lower or in a circle."""
    if sign in _NOTE_SIGNS or unicodedata.decomposition(sign).startswith(_SET_APART):
        return True
    name = unicodedata.name(sign, "")
    return unicodedata.category(sign) == "No" and any(mark in name for mark in _NAMES_OF_MARKS)


def _is_other_digit(sign: str, is_number: bool) -> bool:
    """Whether a sign stands for a number and is none of 0 to 9."""
    if sign.isascii() or unicodedata.numeric(sign, None) is None:
        return False
    return is_number or unicodedata.category(sign) != "Lo"
