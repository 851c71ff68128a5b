"""The words by which a report says things, from `lexicon.toml`: rules as data, a list a language.

A word in Latin letters is found at the beginnings and ends of words, in any case; a word that ends
in `-` is the beginning of one. Japanese words are found anywhere. Spaces stand for any spaces.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("lexicon.toml")


@cache
def _tables() -> Mapping[str, Mapping[str, Mapping[str, list[str]]]]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def meanings(table: str) -> tuple[str, ...]:
    """Return the meanings that a table of the lexicon has words for, in its order."""
    return tuple(_tables()[table])


@cache
def words_for(table: str, meaning: str) -> re.Pattern[str]:
    """Return the pattern of all words for a meaning."""
    languages = _tables()[table][meaning]
    return pattern(word for words in languages.values() for word in words)


@cache
def words_of(table: str) -> re.Pattern[str]:
    """Return the pattern of all words of a table."""
    meanings_of_table = _tables()[table].values()
    return pattern(
        word for languages in meanings_of_table for words in languages.values() for word in words
    )


def pattern(words: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern of any of some words, the longest first."""
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile("|".join(map(_form, longest_first)) or r"(?!)", re.IGNORECASE)


def _form(word: str) -> str:
    bare = word.removesuffix("-")
    form = r"\s+".join(map(re.escape, bare.split()))
    before = r"(?<![A-Za-z])" if bare[0].isascii() and bare[0].isalpha() else ""
    ends_in_latin = bare[-1].isascii() and bare[-1].isalpha()
    after = r"(?:s|es)?(?![A-Za-z])" if ends_in_latin and bare == word else ""
    return f"{before}{form}{after}"


def meanings_in(table: str, text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where a text says something of a table, and what, in the order of the text.

    Of meanings that begin at one place the longest words win, and then the order of the table.
    """
    found = [
        (hit.start(), hit.start() - hit.end(), order, hit.end(), meaning)
        for order, meaning in enumerate(meanings(table))
        for hit in words_for(table, meaning).finditer(text)
    ]
    at = 0
    for start, _, _, end, meaning in sorted(found):
        if start >= at:
            yield start, end, meaning
            at = end
