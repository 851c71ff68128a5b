"""Writings reduced to how they are read: しものせき, Simonoseki and Shimonoseki are one.

The English name of a place in Japan is its romanisation, so kana become Latin letters and meet it;
no dictionary is needed. Kanji stay, in their usual form.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

import jaconv

from analysis.writing.kanji import KANJI, usual

# From the ways of romanising Japanese to one of them, in this order. English words go the same
# way, in names and queries alike, so that nothing is lost by it.
ONE_WAY = tuple(
    (re.compile(pattern), written)
    for pattern, written in (
        (r"ou|oh(?![aeiouy])", "o"),  # Kouchi, Ohta
        (r"[tc]?ch", "ty"),  # Kochi, Koti; Matchi, Macchi
        (r"ts", "t"),  # Tsunoshima, Tunosima
        (r"sh", "sy"),  # Shozu, Syozu
        (r"j", "zy"),  # Joetsu, Zyoetu
        (r"(?<=[stz])y(?=[ie])", ""),  # Shi, si; chi, ti; ji, zi
        (r"f", "h"),  # Fukuoka, Hukuoka
        (r"v", "b"),  # ヴェトナム, ベトナム
        (r"m(?=[bmp])", "n"),  # Namba, Nanba; Gumma, Gunma
        (r"([a-z])\1+", r"\1"),  # Beppu, Bepu; Ooita, Oita
    )
)
_KANJI = re.compile(f"[{KANJI}]")
_JAPANESE = re.compile(f"[\u3041-\u30fa{KANJI}]")
# What a reader takes for one piece: Latin letters, a number, or any other sign by itself.
_PIECES = re.compile(r"[a-z]+|\d+|\S")


@dataclass(frozen=True)
class Writing:
    """One writing of a name or a query: its `words` as they are read, and its `letters`.

    `letters` are those of a Japanese writing, kana as hiragana and nothing between them: 「大橋」
    stands in 「角島大橋」, which has no spaces. They are "" for any other writing.
    """

    words: tuple[str, ...]
    letters: str

    @cached_property
    def kanji(self) -> str:
        """Its kanji, which no slip makes another: 茅 is not 龍."""
        return "".join(_KANJI.findall(self.sound))

    @cached_property
    def sound(self) -> str:
        """All words in one, since "Viet Nam" is also "Vietnam"."""
        return "".join(self.words)

    @cached_property
    def starts(self) -> tuple[str, ...]:
        """What is read from each piece on: of "FY2019" that and "2019"."""
        text = " ".join(self.words)
        return tuple(text[piece.start() :].replace(" ", "") for piece in _PIECES.finditer(text))

    def runs(self, length: int) -> set[str]:
        """Return each so many words that stand beside each other, in one."""
        return {
            "".join(self.words[first : first + length])
            for first in range(len(self.words) - length + 1)
        }


def writing(text: str) -> Writing:
    """Read a text as it sounds.

    Width, case, kana, accents, romanisation, punctuation and forms of a kanji make no difference.
    """
    plain = usual(unicodedata.normalize("NFKC", text)).casefold().replace("ー", "")
    hiragana = jaconv.kata2hira(plain)
    letters = "".join(_words(hiragana)) if _JAPANESE.search(hiragana) else ""
    latin = _without_accents(jaconv.kana2alphabet(hiragana))
    return Writing(tuple(_one_way(word) for word in _words(latin)), letters)


def writings_of_words(text: str) -> list[Writing]:
    """Read each word of a text by itself."""
    return [writing(word) for word in _words(usual(unicodedata.normalize("NFKC", text)))]


def _words(text: str) -> list[str]:
    """Split a text at everything but letters and digits; "Japan's" is one word."""
    return re.sub(r"[^\w]|_", " ", re.sub("['\u2019]", "", text)).split()


def _without_accents(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text)
    return "".join(part for part in parts if not unicodedata.combining(part))


def _one_way(word: str) -> str:
    for pattern, written in ONE_WAY:
        word = pattern.sub(written, word)
    return word
