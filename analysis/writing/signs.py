"""Signs that say more than a value: marks of doubt, lost letters, and words for another value."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from ftfy import fix_encoding
from ftfy.badness import is_bad

from analysis.writing.letters import of_one_width

# Signs beside a value that say more than the value: perhaps, not, about, or "see the note".
#
# People write △ベトナム for "perhaps", ×ベトナム for "did not come", 約12 or 12+ for "about", 9²
# and ※ for a note. None of them is part of a number, a day, a code or a name; whoever reads on
# without it makes a doubt certain.

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


# Letters that were lost or misread where a file was saved or opened in another encoding.
#
# They are lost where it is saved in an encoding that lacks them, and misread where it is opened in
# another one than it was saved in. Both leave signs that hardly anybody writes.

# Letters lost -------------------------------------------------------------------------------

LOST = "\ufffd"
_WEB_ADDRESS = re.compile(r"https?://\S+|www\.\S+", re.ASCII)
# A question ends with its mark, and what follows begins anew. No question: a mark that opens a
# word or stands within one, alone, or before a word in small letters; nor are several marks.
_QUESTION_MARKS = re.compile(
    r"(?<![^\W_])\?(?=[^\W_])|(?<=[A-Za-z\u00c0-\u024f'’])\?(?=[A-Za-z\u00c0-\u024f]|\s[a-z])"
    r"|(?<=\s)\?(?=\s+[\w(])|\?{2,}|^\s*\?\s*$"
)


def has_lost_letters(text: str) -> bool:
    """Whether question marks stand where no question ends: `d'?tude`, `? 2019`, `????`."""
    return "?" in text and bool(_QUESTION_MARKS.search(_WEB_ADDRESS.sub(" ", text)))


def lost_from(before: str, after: str) -> bool:
    """Whether a text is another one with question marks in place of letters beyond ASCII."""
    if "?" not in after or len(before) != len(after):
        return False
    differing = [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]]
    return bool(differing) and all(old > "\x7f" and new == "?" for old, new in differing)


# Letters misread ----------------------------------------------------------------------------

# The encodings in which two bytes are a letter; Excel in Japan opens a CSV file in the first.
_OF_TWO_BYTES = ("cp932", "gb18030", "cp949", "big5")
# What a program writes for bytes that are no letter.
_NO_LETTER = re.compile("[・?？□〓]")
# Letters of three bytes in UTF-8 that sources in our languages are written in.
_PLAUSIBLE = re.compile(
    "[\u0e00-\u0eff\u1780-\u17ff\u2010-\u2033\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff01-\uffef]"
)
# A word of Latin letters with one of two bytes within: Cit茅s, Citﾃｩs.
_WITHIN_WORD = re.compile(
    "[a-z](?:[\u3400-\u9fff\uac00-\ud7a3]|[ﾂﾃ][\uff61-\uff9f])[a-z]", re.IGNORECASE
)
# Excel in Japan leaves out the last byte of a letter where it cannot go with the next: 豬・闕・.
_CUT_SHORT = re.compile(rb"(?:[\x01-\x7f]|[\xe3-\xe9][\x80-\xbf][\x80-\xbf\x00])+")
# Of 4,197 texts of the record and of CLDR in eight languages the most like a misread one reaches
# 0.6; of the Japanese ones misread as cp932 or gb18030 with nothing lost, all reach 1.
_MISREAD = 0.65


def is_misread(text: str) -> bool:
    """Whether a text is UTF-8 that was read in another encoding: 隕区悽蟶, ä¸‹é–¢, CitÃ©s."""
    if text.isascii():
        return False
    return is_bad(text) or fix_encoding(text) != text or _is_of_two_bytes(text)


def _is_of_two_bytes(text: str) -> bool:
    if _WITHIN_WORD.search(text) and _latin_within(text):
        return True
    kept = _NO_LETTER.sub("", text)
    return _is_cut_short(text) or any(
        _share_of_utf_8(kept, encoding) > _MISREAD for encoding in _OF_TWO_BYTES
    )


def _is_cut_short(text: str) -> bool:
    content = _NO_LETTER.sub("\0", text).encode("cp932", "ignore")
    return content.count(0) > 1 and bool(_CUT_SHORT.fullmatch(content))


def _latin_within(text: str) -> bool:
    """Whether the letters within a Latin word are the two bytes of an accented one."""
    return any(
        "\u00c0" <= found <= "\u017f"
        for encoding in _OF_TWO_BYTES
        for found in text.encode(encoding, "ignore").decode("utf-8", "ignore")
    )


def _share_of_utf_8(text: str, encoding: str) -> float:
    """Return which part of the bytes of a text is other text in UTF-8, of two letters or more."""
    content = text.encode(encoding, "ignore")
    beyond_ascii = 2 * sum(letter > "\x7f" for letter in text)
    letters = _PLAUSIBLE.findall(content.decode("utf-8", "ignore"))
    return 3 * len(letters) / beyond_ascii if len(letters) > 1 else 0


# Words and signs that stand in a cell for another one: "as above", and "there is nothing".

_DITTOS = frozenset(
    (
        *("〃", "々", "仝", '"', "''", "”", "″", "〃〃", "do.", "ditto", "same", "as above", "id."),
        *(
            "same as above",
            "ibid",
            "ibid.",
            "idem",
            "↑",
            "同上",
            "同",
            "同じ",
            "上に同じ",
            "上と同じ",
        ),
        *("上記と同じ", "上記に同じ", "同前", "同左", "同右", "同様", "上記同様", "前に同じ"),
        *("上記のとおり", "上記の通り", "〻", "ゝ", "ヽ", "ヾ", "ゞ", "↓", ",,"),
    )
)
_NOTHING = frozenset(
    (
        *("-", "--", "---", "‐", "–", "—", "―", "−", "ー", "_", "/", ".", "..", "...", "…", "・"),
        *("?", "??", "???", "n/a", "na", "n.a.", "#n/a", "none", "nil", "null", "nan", "nothing"),
        *("unknown", "not known", "not available", "not applicable", "unspecified", "blank"),
        *("tbd", "tba", "tbc", "t.b.d.", "to be decided", "to be determined", "to be confirmed"),
        *("to be announced", "undecided", "empty", "(blank)", "pending"),
        *(
            "なし",
            "無し",
            "ナシ",
            "無",
            "該当なし",
            "特になし",
            "記載なし",
            "記録なし",
            "不明",
            "未詳",
            "不詳",
        ),
        *("not documented", "not recorded", "not stated", "no data", "no information", "unclear"),
        *(
            "undetermined",
            "特に無し",
            "特記なし",
            "特記事項なし",
            "該当無し",
            "該当せず",
            "記載無し",
        ),
        *("情報なし", "詳細不明", "未決定", "未記載", "未公表", "無記入", "記入なし", "後日記入"),
        *("要確認", "記載無し"),
        *(
            "未定",
            "未確定",
            "未記入",
            "未入力",
            "調整中",
            "検討中",
            "確認中",
            "空欄",
            "空白",
            "非公開",
            "非公表",
        ),
    )
)


def is_ditto(text: str) -> bool:
    """Whether a cell says no more than that it is as the one above."""
    return _bare(text) in _DITTOS


def stands_for_nothing(text: str) -> bool:
    """Whether a cell says no more than that there is nothing, or nothing known."""
    return _bare(text) in _NOTHING


def _bare(text: str) -> str:
    return of_one_width(text).strip(" ()[]「」").casefold()
