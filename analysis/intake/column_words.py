"""The words that head the columns of a table, in either language, and how they are compared."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from analysis.intake import limits
from analysis.schema import TABLES, Table
from analysis.words import LANGUAGES, Words, words_in

# The names of participants, and not 参加者（名）, their number.
NAMES_OF_PARTICIPANTS = "参加者名"
_BRACKETS = re.compile(r"\([^)]*\)")
_SUFFIXES = tuple(f"_{language}" for language in LANGUAGES)
# Where the word of the column means something else in another table.
_OWN_WORDS = {
    ("sources", "title"): "heading-title",
    ("events", "title"): "heading-title",
    ("offices", "programme"): "heading-programme",
}


@cache
def headings(name: str) -> Mapping[str, str]:
    """Return every word, folded, that heads a column of a table: its name, and in each language.

    A word that could head two columns of the table heads none.
    """
    columns = TABLES[name].columns
    pairs = {(fold(word), column) for column in columns for word in _words_for(name, column)}
    times = Counter(word for word, _ in pairs)
    certain = {word: column for word, column in pairs if times[word] == 1}
    return MappingProxyType(certain | {fold(column): column for column in columns})


def fold(text: str) -> str:
    """Reduce a name to its letters and digits in one width and case: Start_Date → startdate."""
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", text).casefold())


def is_comment(cell: str) -> bool:
    """Whether a heading is that of the comments which Kizuna wrote beside refused rows."""
    return len(cell) <= limits.LETTERS and fold(cell) in _comment_headings()


@cache
def _comment_headings() -> frozenset[str]:
    return frozenset(fold(words_in(language).text("heading-comment")) for language in LANGUAGES)


def column_heading(table: Table, column: str, words: Words) -> str:
    """Return the word that heads a column for a reader; its name, where a word would not do."""
    word = next(_words_in(words, table.name, column))
    return word if headings(table.name).get(fold(word)) == column else column


def _words_for(name: str, column: str) -> Iterator[str]:
    for words in map(words_in, LANGUAGES):
        for word in _words_in(words, name, column):
            yield word
            if column[-3:] not in _SUFFIXES:
                # 参加者（名）: without its unit.
                yield _BRACKETS.sub("", unicodedata.normalize("NFKC", word))


def _words_in(words: Words, name: str, column: str) -> Iterator[str]:
    """Yield the words of one language for a column, the table's own first."""
    is_of_language = column[-3:] in _SUFFIXES
    stem = column[:-3] if is_of_language else column
    general = f"column-{stem}"
    for message in dict.fromkeys((_OWN_WORDS.get((name, stem), general), general)):
        word = words.text(message)
        yield words.text(f"heading-{column[-2:]}", heading=word) if is_of_language else word
