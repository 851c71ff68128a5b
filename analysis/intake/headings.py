"""Headings: which words name a column, which row holds them, and which table they make."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice
from types import MappingProxyType

from analysis.contract.schema import TABLES, Table
from analysis.intake import limits
from analysis.intake.grid import GridRows, is_blank
from analysis.words.catalogue import LANGUAGES, Words, words_in

# The words that head the columns of a table, in either language, and how they are compared.

# What headed columns and comments before November 2026: such files may still come back.
_EARLIER_WORDS = {"retrieved": "Read on", "url": "ウェブアドレス"}
_EARLIER_COMMENTS = ("What to mend (Kizuna)", "直すところ（Kizuna）")
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
    now = (words_in(language).text("heading-comment") for language in LANGUAGES)
    return frozenset(map(fold, (*now, *_EARLIER_COMMENTS)))


def column_heading(table: Table, column: str, words: Words) -> str:
    """Return the word that heads a column for a reader; its name, where a word would not do."""
    word = next(_words_in(words, table.name, column))
    return word if headings(table.name).get(fold(word)) == column else column


def _words_for(name: str, column: str) -> Iterator[str]:
    if column in _EARLIER_WORDS:
        yield _EARLIER_WORDS[column]
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


# Which row holds the headings, which table they belong to, and which column each names.

# Title rows stand above the headings; farther down are data.
ROWS_SEARCHED = 20
_ENOUGH = 2


@dataclass(frozen=True)
class Heading:
    """The heading row: its number, its table, and the column that each position (from 1) names."""

    row: int
    table: Table
    columns: Mapping[int, str]

    @property
    def positions(self) -> Mapping[str, int]:
        """The position of each column, the first where it stands twice."""
        return {column: at for at, column in reversed([*self.columns.items()])}

    @property
    def missing(self) -> list[str]:
        """Columns of the table that no heading names."""
        return [column for column in self.table.columns if column not in self.columns.values()]


def find_heading(rows: GridRows, name: str) -> Heading | None:
    """Return the heading row, or None where no table can be told from columns or file name."""
    # The row that names the most columns, the first of equals.
    counts = [_recognised(cells) for cells in rows[:ROWS_SEARCHED]]
    if not any(counts):
        return None
    row = counts.index(max(counts))
    table = _table(rows[row], name)
    return Heading(row + 1, table, named_columns(table, rows[row])) if table else None


def headings_found(rows: Iterable[tuple[str, ...]]) -> int:
    """Return how many headings of one table the best of the first rows holds."""
    return max(map(_recognised, islice(rows, ROWS_SEARCHED)), default=0)


def named_columns(table: Table, cells: Iterable[str]) -> Mapping[int, str]:
    """Return the column that each position (from 1) names, where it names one."""
    return _named_columns(table, _folded(islice(cells, limits.COLUMNS)))


def _named_columns(table: Table, folded: list[str]) -> Mapping[int, str]:
    known = headings(table.name)
    return {at: known[word] for at, word in enumerate(folded, 1) if word in known}


def _folded(cells: Iterable[str]) -> list[str]:
    """Return the cells as headings are compared; a long text is none."""
    return [
        "" if len(cell) > limits.LETTERS or cell.strip() == NAMES_OF_PARTICIPANTS else fold(cell)
        for cell in cells
    ]


def _recognised(cells: tuple[str, ...]) -> int:
    folded = _folded(cells[: limits.COLUMNS])
    return max(len(set(_named_columns(table, folded).values())) for table in TABLES.values())


def _table(cells: tuple[str, ...], name: str) -> Table | None:
    """Return the table whose columns these are; else the one of the file's name; else the nearest.

    None where two are equally near, or too little is known.
    """
    by_difference = sorted(TABLES.values(), key=lambda table: _difference(table, cells))
    nearest, next_one = by_difference[:2]
    if _difference(nearest, cells) == 0:
        return nearest
    # The table whose name stands in the file's, the longest of several.
    folded = fold(name)
    found = [table for table in TABLES.values() if fold(table.name) in folded]
    named = max(found, key=lambda table: len(table.name), default=None)
    if named and named_columns(named, cells):
        return named
    is_clear = _difference(nearest, cells) < _difference(next_one, cells)
    return nearest if is_clear and len(named_columns(nearest, cells)) >= _ENOUGH else None


def _difference(table: Table, cells: tuple[str, ...]) -> int:
    """Return how many columns of the table are missing, and how many headings are not its own."""
    named = named_columns(table, cells)
    filled = sum(not is_blank([cell]) and not is_comment(cell) for cell in cells)
    return len(set(table.columns) - set(named.values())) + filled - len(named)
