"""Letters that were lost or misread where a file was saved or opened in another encoding.

They are lost where it is saved in an encoding that lacks them, and misread where it is opened in
another one than it was saved in. Both leave signs that hardly anybody writes.
"""

import re

from ftfy import fix_encoding
from ftfy.badness import is_bad

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
