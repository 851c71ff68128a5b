"""The forms in which a thing is written: names in both languages, with and without what follows."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import jaconv

from analysis.contract.table_rows import CountryRow, SeminarRow
from analysis.frames.rows import Row
from analysis.words.catalogue import LANGUAGES, era_fiscal_year, words_in
from analysis.writing.letters import KANJI, usual

# Writings reduced to how they are read: しものせき, Simonoseki and Shimonoseki are one.
#
# The English name of a place in Japan is its romanisation, so kana become Latin letters and meet
# it; no dictionary is needed. Kanji stay, in their usual form.

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
    parts = unicodedata.normalize("NFKD", jaconv.kana2alphabet(hiragana))
    latin = "".join(part for part in parts if not unicodedata.combining(part))
    return Writing(tuple(_one_way(word) for word in _words(latin)), letters)


def writings_of_words(text: str) -> list[Writing]:
    """Read each word of a text by itself."""
    return [writing(word) for word in _words(usual(unicodedata.normalize("NFKC", text)))]


def _words(text: str) -> list[str]:
    """Split a text at everything but letters and digits; "Japan's" is one word."""
    return re.sub(r"[^\w]|_", " ", re.sub("['\u2019]", "", text)).split()


def _one_way(word: str) -> str:
    for pattern, written in ONE_WAY:
        word = pattern.sub(written, word)
    return word


# What follows the name of a place, in Latin letters, by the last sign of its Japanese name.
_FOLLOWS = {
    "市": ("City", "shi"),
    "町": ("Town", "cho", "machi"),
    "村": ("Village", "son", "mura"),
    "区": ("City", "Ward", "ku"),
    "県": ("Prefecture", "ken"),
    "府": ("Prefecture", "fu"),
    "都": ("Metropolis", "to"),
}


def followings(japanese: str) -> tuple[str, ...]:
    """Return what may stand behind the Latin name of a place that has a Japanese one."""
    return _FOLLOWS.get(japanese[-1:], ())


@dataclass(frozen=True)
class Form:
    """One form in which a thing is written: its own, or that of something that tells of it.

    Shimonoseki's own are "Shimonoseki" and 「下関市」; that it is in Yamaguchi tells of it.
    """

    text: str
    is_own: bool = True

    @cached_property
    def writing(self) -> Writing:
        """The form as it is read."""
        return writing(self.text)


def forms(own: Iterable[str], telling: Iterable[str] = ()) -> tuple[Form, ...]:
    """Return the forms of a thing, each text once; what is not documented is none."""
    of_text = {text: Form(text) for text in own if text}
    of_text |= {text: Form(text, is_own=False) for text in telling if text not in {*of_text, ""}}
    return tuple(of_text.values())


def in_each_language(row: Row, stem: str = "name") -> tuple[str, ...]:
    """Return the texts of `<stem>_en` and `<stem>_ja` that are documented."""
    texts = (row[f"{stem}_{language}"] for language in LANGUAGES)
    return tuple(str(text) for text in texts if text is not None)


def aliases(row: CountryRow) -> tuple[str, ...]:
    """Return the other names of a country."""
    return tuple(row["aliases"].split("|")) if row["aliases"] else ()


def place_names(row: Row, stem: str) -> tuple[str, ...]:
    """Return the names of a place: Shimonoseki, 下関市, 下関, Shimonoseki City, Shimonoseki-shi."""
    names = in_each_language(row, stem)
    english, japanese = (str(row[f"{stem}_{language}"] or "") for language in LANGUAGES)
    follows = followings(japanese)
    bare = english.removesuffix(" Prefecture")
    return (
        *names,
        *((bare,) if follows and bare else ()),
        *((japanese[:-1],) if follows else ()),
        *(f"{bare} {following}" for following in follows if bare),
    )


def fiscal_year(year: int) -> tuple[str, ...]:
    """Return the ways to write a fiscal year: 2019, FY2019, Reiwa 1, 令和元年度, 令和1年度, R1."""
    era, number = era_fiscal_year(year)
    in_full = [words_in(language).fiscal_year_in_full(year) for language in LANGUAGES]
    short = f"{era[0].upper()}{number}"
    return (
        str(year),
        *(words_in(language).fiscal_year(year) for language in LANGUAGES),
        f"{era.capitalize()} {number}",
        short,
        f"{short}年度",
        *in_full,
        *(text.replace("元年", "1年") for text in in_full),
    )


def days(row: SeminarRow) -> tuple[str, ...]:
    """Return the days of a seminar as each language writes them."""
    start, end = row["start_date"], row["end_date"]
    if start is None:
        return ()
    last = end or start
    return tuple(words_in(language).period(start, last) for language in LANGUAGES)
