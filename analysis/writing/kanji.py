"""Kanji that are written in several ways: 﨑 and 崎, 竈 and 釜, 茅ヶ崎 and 茅ケ崎 and 茅が崎.

For names to meet, never to be shown: which letters are one, and who says so, stands in
data/kanji/.
"""

import csv
import re
import unicodedata
from functools import cache
from pathlib import Path

from analysis.writing.normal import of_one_width

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
    plain = _COMPATIBILITY.sub(_unified, _DRAWINGS.sub("", of_one_width(text)))
    return _GA.sub("が", plain.translate(usual_letters()))


def _unified(letter: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", letter[0])


@cache
def usual_letters() -> dict[int, str]:
    """Return the usual form of each letter that has another, as `str.translate` takes it."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {ord(row["letter"]): row["usual"] for row in csv.DictReader(file)}
