"""A text in the parts in which it is read: lines, cells and sentences, each with its place.

`plain` is the text letter for letter, so that places in one are places in the other: full-width
letters narrow, and all dashes, quotation marks and spaces of one kind.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from analysis.report_reader.drafts import Span

_ALIKE = {
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d", "-"),
    **dict.fromkeys("\u301c\uff5e\u223c\u02dc", "~"),
    **dict.fromkeys("\u2018\u2019\u201b\u2032\uff07", "'"),
    **dict.fromkeys("\u201c\u201d\u201f\u2033\uff02", '"'),
}
# What stands before an entry of a list; "l" is what becomes of a bullet of the font Wingdings.
BULLET = re.compile(
    r"\s*(?:[•●○◯◎・◆◇■□▪▫▶►➢➤✓*※→]+\s*|[-]\s+|[lo]\s{1,3}(?=[A-Z'\"(])|"
    r"\(?[0-9]{1,2}[.)]\s+(?=[A-Za-z])"
    r"|[①-⑳]\s*|\([0-9]{1,2}\)\s*)"
)
# A full stop behind a short form or a single letter ends no sentence.
_SHORT = (
    r"(?<!Mr)(?<!Ms)(?<!Mrs)(?<!Dr)(?<!Prof)(?<!No)(?<!St)(?<!Dec)(?<!Nov)(?<!Jan)(?<!Feb)("
    r"?<!Oct)(?<!Sept)(?<!etc)(?<![A-Z])(?<!\s[a-z])"
)
_END = re.compile(rf"{_SHORT}[.!?]['\")]*(?=\s|$)|[。！？](?=[^」』）)]|$)")
PROSE_LETTERS = 170
_PROSE_LETTERS_JAPANESE, _SENTENCE_JAPANESE = 80, 25
JAPANESE = re.compile("[\u3041-\u30ff\u3400-\u9fff]")


def plain(text: str) -> str:
    """Return a text as it is compared, letter for letter."""
    return "".join(map(_plain_letter, text))


def _plain_letter(letter: str) -> str:
    if letter.isascii():
        return letter
    if letter in _ALIKE:
        return _ALIKE[letter]
    kind, _, code = unicodedata.decomposition(letter).partition(" ")
    if kind in ("<wide>", "<narrow>") and " " not in code:
        return chr(int(code, 16))
    if unicodedata.category(letter) == "Zs":
        return " "
    return letter


@dataclass(frozen=True)
class Line:
    """A line by its place in the text, without the bullet before it, and its cells."""

    start: int
    end: int
    text: str
    cells: tuple[Span, ...]
    is_bullet: bool

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.start, self.end

    def holds(self, place: int) -> bool:
        """Whether a place lies in it."""
        return self.start <= place < self.end

    @property
    def is_row(self) -> bool:
        """Whether it is a row of a table."""
        return len(self.cells) > 1

    @property
    def is_prose(self) -> bool:
        """Whether it is running text and no entry, heading or row."""
        if self.is_row or self.is_bullet:
            return False
        is_japanese = JAPANESE.search(self.text) is not None
        long = len(self.text) > (_PROSE_LETTERS_JAPANESE if is_japanese else PROSE_LETTERS)
        is_sentence = _END.search(self.text.rstrip()[-2:]) is not None
        enough = len(self.text) > _SENTENCE_JAPANESE if is_japanese else len(self.text.split()) > 5
        return long or (is_sentence and enough)


@dataclass(frozen=True)
class Passages:
    """A text in its parts."""

    text: str

    @cached_property
    def plain(self) -> str:
        """The text as it is compared."""
        return plain(self.text)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The lines that say something."""
        return tuple(self._lines())

    def _lines(self) -> Iterator[Line]:
        for found in re.finditer(r"[^\n]+", self.plain):
            line = found[0]
            if not line.strip():
                continue
            bullet = BULLET.match(line)
            start = found.start() + (bullet.end() if bullet else len(line) - len(line.lstrip()))
            end = found.end() - (len(line) - len(line.rstrip()))
            if start < end:
                cells = tuple(self._cells(start, end))
                yield Line(start, end, self.plain[start:end], cells, bullet is not None)

    def _cells(self, start: int, end: int) -> Iterator[Span]:
        """Yield the cells of a row: between tabs or bars, or columns set apart by spaces."""
        if "\t" in self.plain[start:end]:
            # Empty cells count, so that each stands below its heading.
            for found in re.finditer(r"[^\t]*(?:\t|$)", self.plain[start:end]):
                if found.start() < end - start:
                    yield start + found.start(), start + found.end() - found[0].count("\t")
            return
        for found in re.finditer(r"(?:(?! \| |\s{3,}).)+", self.plain[start:end]):
            if found[0].strip(" |"):
                yield start + found.start(), start + found.end()

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences; a line that has no full stop is one."""
        return tuple(span for line in self.lines for span in self._sentences(line))

    def _sentences(self, line: Line) -> Iterator[Span]:
        at = line.start
        for found in _END.finditer(line.text):
            yield at, line.start + found.end()
            at = line.start + found.end()
        if self.plain[at : line.end].strip():
            yield at, line.end

    def sentence_at(self, place: int) -> Span:
        """Return the sentence in which a place lies, or nothing at that place."""
        at = bisect_right(self._starts_of_sentences, place) - 1
        is_in = at >= 0 and place < self.sentences[at][1]
        return self.sentences[at] if is_in else (place, place)

    @cached_property
    def _starts_of_sentences(self) -> list[int]:
        return [start for start, _ in self.sentences]

    @cached_property
    def _starts_of_lines(self) -> list[int]:
        return [line.start for line in self.lines]

    def line_at(self, place: int) -> Line:
        """Return the line in which a place lies, or the last before it."""
        return self.lines[max(bisect_right(self._starts_of_lines, place) - 1, 0)]

    @cached_property
    def title(self) -> Line | None:
        """The first line that is no menu, day, address or sign: what the page calls itself."""
        return next((line for line in self.lines[:12] if _can_be_title(line)), None)


def _can_be_title(line: Line) -> bool:
    letters = sum(map(str.isalpha, line.text))
    return (
        letters >= 6
        and not line.is_row
        and not re.match(
            r"https?:|www\.|posted|published|date\b|to:|from:|subject:", line.text, re.IGNORECASE
        )
        and not re.fullmatch(
            r"[\s0-9年月日.,/()元令和平成火水木金土-]*(?:配信|掲載|更新|公開|"
            r"発行)?[\s0-9年月日.,/()-]*",
            line.text,
        )
    )
