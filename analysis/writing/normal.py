"""One way to write each letter: composed (NFC), and of one width.

Compatibility ideographs stay what they are: the standard would make another kanji of the one that
a name is written with. Nothing that is a sign of its own, such as ², is made into a digit.
"""

import re
import unicodedata

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
