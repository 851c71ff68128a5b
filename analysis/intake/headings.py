"""Headings: which words name a column, which row holds them, and which table they make."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice
from types import MappingProxyType

from analysis.contract.privacy import PERSONAL, is_personal
from analysis.contract.schema import TABLES, Table
from analysis.intake import limits
from analysis.intake.grid import Grid, GridRows, Issue, Normalisation, is_blank
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
_ROWS_SEARCHED = 20
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
    counts = [_recognised(cells) for cells in rows[:_ROWS_SEARCHED]]
    if not any(counts):
        return None
    row = counts.index(max(counts))
    table = _table(rows[row], name)
    return Heading(row + 1, table, named_columns(table, rows[row])) if table else None


def headings_found(rows: Iterable[tuple[str, ...]]) -> int:
    """Return how many headings of one table the best of the first rows holds."""
    return max(map(_recognised, islice(rows, _ROWS_SEARCHED)), default=0)


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


# How a sheet is laid out: titles, headings, rows of the right length.

# A title and, say, its date. A row with more cells above the headings is data, and one of as many
# as the table has columns.
_CELLS_OF_A_TITLE = 2


def rows_below(grid: Grid, heading: Heading) -> Mapping[int, tuple[str, ...]]:
    """Return the rows below the headings by their number, blank ones too."""
    return dict(enumerate(grid.rows[heading.row :], heading.row + 1))


def layout_normalisations(grid: Grid, heading: Heading) -> Iterator[Normalisation]:
    """Yield the titles and comments left out and the headings that were translated."""
    for number, cells in enumerate(grid.rows[: heading.row - 1], 1):
        if not is_blank(cells):
            yield Normalisation(
                "title", " ".join(cell for cell in cells if cell.strip()), "", number
            )
    for position, column in heading.columns.items():
        written = grid.rows[heading.row - 1][position - 1]
        if written != column:
            yield Normalisation("heading", written, column, heading.row, position)
    for position, written in enumerate(grid.rows[heading.row - 1], 1):
        if is_comment(written):
            yield Normalisation("comment", written, "", heading.row, position)


def layout_issues(grid: Grid, heading: Heading) -> Iterator[Issue]:
    """Yield what is wrong with titles, headings and the lengths of rows."""
    most = min(_CELLS_OF_A_TITLE, len(heading.columns) - 1)
    for number, cells in enumerate(grid.rows[: heading.row - 1], 1):
        if sum(not is_blank([cell]) for cell in cells) > most:
            yield Issue("above_heading", number)
    yield from (Issue("missing_column", heading.row, name=column) for column in heading.missing)
    first = heading.positions
    for position, column in heading.columns.items():
        if position != first[column]:
            yield Issue("duplicate_column", heading.row, position, column)
    yield from _extra_columns(grid, heading)
    for number, cells in rows_below(grid, heading).items():
        if not is_blank(cells):
            yield from _row(number, cells, grid, heading)


def _extra_columns(grid: Grid, heading: Heading) -> Iterator[Issue]:
    """Yield headings that are no column of the table, and filled columns without a heading."""
    for position, written in enumerate(grid.rows[heading.row - 1], 1):
        if position in heading.columns or is_comment(written):
            continue
        filled = [row[position - 1] for row in grid.rows[heading.row :] if len(row) >= position]
        if not is_blank([written, *filled]):
            yield Issue("extra_column", heading.row, position, written.strip())


def _row(number: int, cells: tuple[str, ...], grid: Grid, heading: Heading) -> Iterator[Issue]:
    if _is_heading(cells, heading):
        yield Issue("two_headings", number)
    width = len(grid.rows[heading.row - 1])
    surplus = [
        position for position, cell in enumerate(cells, 1) if position > width and cell.strip()
    ]
    if surplus:
        yield Issue("ragged", number, surplus[0], cells[surplus[0] - 1], str(surplus[-1]))
    if not grid.is_even and len(cells) < max(heading.columns):
        yield Issue("short_row", number, len(cells) + 1, None, str(len(cells)))


def _is_heading(cells: tuple[str, ...], heading: Heading) -> bool:
    """Whether a row below names its own columns again: repeated, or in the other language."""
    named = named_columns(heading.table, cells)
    same = [at for at, column in named.items() if heading.columns.get(at) == column]
    return len(same) > 1 and 2 * len(same) >= sum(not is_blank([cell]) for cell in cells)


# Personal data in a file: columns whose headings say so, and cells of whatever column.
#
# What is found is refused by its place alone: no report repeats it.

_PERSONS = (
    "delegate|participant|attendee|person|people|official|member|guest|nominee|representative"
    "|visitor|traveller|contact|applicant|candidate|speaker|interpreter|staff"
)
# Parts of a heading, folded.
_WITHIN = re.compile(
    "e?mailaddress|email|メール|phone|mobilen|電話|携帯|連絡先|passport|旅券|パスポート"
    "|birth|生年月日|誕生日|fullname|firstname|lastname|familyname|givenname|middlename|surname"
    f"|forename|nickname|({_PERSONS})s?name|nameof(the)?({_PERSONS})"
    "|氏名|姓名|フリガナ|ふりがな|振り仮名|ローマ字|gender|性別|年齢|homeaddress|自宅"
    "|jobtitle|役職|職名|勤務先|所属|nationalid|socialsecurity|マイナンバー|個人番号"
    "|bloodtype|血液型|allerg|アレルギー|dietary|religion|宗教|emergency|緊急|whatsapp|wechat|skype|lineid"
)
# Whole headings, folded.
_WHOLE = frozenset(
    (
        *("mail", "tel", "fax", "mobile", "cell", "dob", "age", "sex", "contact", "contacts"),
        *("person", "persons", "signature", "姓", "名", "氏", "敬称", "担当者"),
        *("代表者", "出席者", "出席者名", "かな", "カナ"),
    )
)
# Of a person, unless the table is about places, which have these as well.
_OF_PLACES_TOO = frozenset(("name", "names", "名前", "お名前", "address", "住所"))
_NAMED_PLACES = ("name_en", "host_en", "place_en")


def personal_columns(cells: tuple[str, ...], table: Table | None) -> frozenset[int]:
    """Return the positions (from 1) of headings under which personal data stand."""
    return frozenset(at for at, cell in enumerate(cells, 1) if _is_personal(cell, table))


def personal_issues(grid: Grid, heading: Heading | None) -> Iterator[Issue]:
    """Yield the place of each personal heading, and of each personal cell in no known column."""
    table = heading.table if heading else None
    first, last = (heading.row, heading.row) if heading else (1, _ROWS_SEARCHED)
    for number, cells in enumerate(grid.rows[first - 1 : last], first):
        yield from (Issue(PERSONAL, number, at) for at in sorted(personal_columns(cells, table)))
    for number, cells in enumerate(grid.rows, 1):
        is_below = heading is not None and number > heading.row
        for at, cell in enumerate(cells, 1):
            is_read = is_below and heading is not None and at in heading.columns
            if not is_read and is_personal(cell):
                yield Issue(PERSONAL, number, at)


def _is_personal(cell: str, table: Table | None) -> bool:
    if cell.strip() == NAMES_OF_PARTICIPANTS:
        return True
    folded = fold(cell[: limits.LETTERS])
    if not folded or folded in _contract_headings():
        return False
    if folded in _OF_PLACES_TOO:
        return table is None or not set(_NAMED_PLACES) & set(table.columns)
    return folded in _WHOLE or bool(_WITHIN.search(folded))


@cache
def _contract_headings() -> frozenset[str]:
    """Return every word that heads a column of the contract."""
    return frozenset(word for name in TABLES for word in headings(name))
