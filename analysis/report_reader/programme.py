"""A programme by days: lines that begin with a day, and the entries below them.

What an entry says of several items is cut where another kind begins.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.report_reader.dates import Mention, day_at_the_start
from analysis.report_reader.document import Document
from analysis.report_reader.drafts import Span, outside
from analysis.report_reader.items import Item, placed
from analysis.report_reader.lexicon import meanings_in, words_of
from analysis.report_reader.passages import BULLET, JAPANESE, Line
from analysis.report_reader.places import Place
from analysis.report_reader.titles import objects_of, pieces_of

# After so many lines without a day a programme has ended.
_GAP = 14
# Behind a day, in brackets: "16 October (Monday), Tokyo".
_WEEKDAY = re.compile(
    r"\s*\((?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\.?|[月火水木金土日](?:曜日?)?)\)"
)
_TIME = re.compile(
    r"\s*(?:[0-9]{1,2}[:時][0-9]{0,2}分?\s*(?:-|~|to|–)?\s*)+(?:a\.?m\.?|p\.?m\.?)?|\s*(?:AM|"
    r"PM|午前|午後|a\.m\.|p\.m\.|Morning|Afternoon|Evening)\s*[:：]?\s*",
    re.IGNORECASE,
)
_NUMBERED_DAY = re.compile(
    r"(?:Day\s*(?P<en>[0-9]{1,2})|第?(?P<ja>[0-9]{1,2})日目)\s*[:(]?", re.IGNORECASE
)
_SEPARATORS = " \t:;,-|/~()「『>、。→・"


@dataclass(frozen=True)
class Entry:
    """A part of a programme's line: what is done on a day at a place."""

    span: Span
    day: Mention | None
    number_of_day: tuple[int, Span] | None
    place: Place | None


def listed_items(document: Document) -> tuple[Item, ...]:
    """Return the items of a programme by days, in order; none where a text has no such list."""
    return tuple(item for entry in _entries(document) for item in _of_entry(document, entry))


def _entries(document: Document) -> list[Entry]:
    """Return the entries of the listed programme: lines that begin with a day, and what follows."""
    lines = document.passages.lines
    heads = {
        at: head for at, line in enumerate(lines) if (head := _head(document, line)) is not None
    }
    found: list[Entry] = []
    at = 0
    while at < len(lines):
        if at not in heads:
            at += 1
            continue
        block, at = _block(document, lines, heads, at)
        found += block
    days = {entry.day or entry.number_of_day for entry in found}
    kinds = [1 for entry in found if words_of("item").search(document.plain, *entry.span)]
    return found if len(days) > 1 and kinds else []


def _head(document: Document, line: Line) -> tuple[Mention | None, tuple[int, Span] | None] | None:
    """Return the day that a line begins with, by its date or its number."""
    if document.says("day", "deadline", line.span) or document.says(
        "day", "published", (line.start, min(line.end, line.start + 40))
    ):
        return None
    for day in document.all_days:
        if line.start <= day.start <= line.start + 3 and (
            day in document.days or document.is_alone(day)
        ):
            return (
                None
                if line.is_prose and not day.is_range and _is_sentence(document, day, line)
                else (day, None)
            )
    numbered = _NUMBERED_DAY.match(line.text)
    if numbered:
        span = (line.start, line.start + numbered.end())
        inside = [day for day in document.days if span[1] - 1 <= day.start <= span[1] + 3]
        return (inside[0] if inside else None), (int(numbered["en"] or numbered["ja"]), span)
    bare = day_at_the_start(line.text, line.start)
    return (bare, None) if bare is not None and not line.is_prose else None


def _is_sentence(document: Document, day: Mention, line: Line) -> bool:
    """Whether the day opens a sentence: 8月6日から…開催しました。 and no entry of a list."""
    rest = document.plain[day.end : line.end]
    return re.match(r"\s*(?:、|に|から|は|の|,|the\b|we\b|saw\b|[a-z])", rest) is not None


def _block(
    document: Document,
    lines: Sequence[Line],
    heads: dict[int, tuple[Mention | None, tuple[int, Span] | None]],
    at: int,
) -> tuple[list[Entry], int]:
    """Return the entries from one line with a day on, and the line behind them."""
    found: list[Entry] = []
    last, place = at, None
    day: Mention | None = None
    number: tuple[int, Span] | None = None
    while at < len(lines) and at - last <= _GAP:
        line = lines[at]
        start = line.start
        if at in heads:
            day, number = heads[at]
            last = at
            start = max((day.end if day else start), (number[1][1] if number else start))
        elif not _belongs(document, line, is_last=not any(n > at for n in heads if n - at <= _GAP)):
            break
        entry_place, start = _place_at_the_start(document, line, start)
        ends, cell = _place_cell(document, line, start)
        entry_place = entry_place or cell
        place = entry_place or place
        if at in heads and entry_place is None:
            place = None
        found += [
            Entry(part, day, number, place)
            for part in outside((start, line.end), ends)
            if document.plain[slice(*part)].strip(_SEPARATORS)
        ]
        at += 1
    return found, max(at, last + 1)


def _belongs(document: Document, line: Line, *, is_last: bool) -> bool:
    """Whether a line without a day goes on with the day above it."""
    if line.is_prose or document.says("furniture", "any", line.span):
        return False
    says_kind = words_of("item").search(document.plain, *line.span) is not None
    return line.is_bullet or line.is_row or says_kind or (not is_last and len(line.text) < 60)


def _place_at_the_start(document: Document, line: Line, start: int) -> tuple[Place | None, int]:
    """Return the place that stands behind the day, and where what is done there begins."""
    weekday = _WEEKDAY.match(document.plain, start, line.end)
    start = _without_separators(document, weekday.end() if weekday else start, line.end)
    time = _TIME.match(document.plain, start, line.end)
    if time and time.end() > start:
        start = _without_separators(document, time.end(), line.end)
    for place in document.places:
        if place.span[0] != start:
            continue
        end = place.span[1]
        rest = document.plain[end : line.end]
        is_cell = (
            any(
                cell[0] <= start < cell[1] and not document.plain[end : cell[1]].strip()
                for cell in line.cells
            )
            and line.is_row
        )
        begins = re.match(
            rf"[\s:・/、)-]*(?:[•●・◆■l]\s|{_KINDS_AT_START}|"
            rf"(?:[Ss]eminar\s+)?[Pp]articipants|[Dd]elegat|The\s|$)",
            rest,
        )
        if is_cell or begins or (JAPANESE.search(place.name_ja) and re.match(r"[\s:)]+\S", rest)):
            return place, _without_separators(document, end, line.end)
    return None, start


def _place_cell(document: Document, line: Line, start: int) -> tuple[list[Span], Place | None]:
    """Return the cells of a row that hold nothing but a place, or nothing, and that place."""
    cells = [cell for cell in line.cells if line.is_row and cell[0] >= start]
    found = [
        (cell, place)
        for cell in cells
        for place in document.places
        if document.reader.trimmed(cell) == place.span
    ]
    return [cell for cell, _ in found], found[0][1] if found else None


_KINDS_AT_START = (
    r"(?:Visit|Lecture|Briefing|Courtesy|Overnight|Opinion|Arriv|Depart|Tour|Return|Stay|"
    r"Orientation|Discussion|Move|Travel|Study|Observation|Site|Inspection|Home|"
    r"Presentation|Explanation)"
)


def _without_separators(document: Document, start: int, end: int) -> int:
    while start < end and document.plain[start] in " \t:;,-|/~()>、→":
        start += 1
    bullet = BULLET.match(document.plain, start, end)
    return bullet.end() if bullet else start


def _of_entry(document: Document, entry: Entry) -> Iterator[Item]:
    if document.says("item_not", "any", entry.span) and not _kept(document, entry.span):
        return
    place = entry.place
    for piece in pieces_of(document, entry.span):
        kind = kind_of(document, piece)
        if kind is None:
            continue
        meaning, at = kind
        for wording in objects_of(document, piece, meaning, at):
            item = Item(wording, meaning, at, entry.day, entry.number_of_day, place)
            yield placed(document, item, piece)


def _kept(document: Document, span: Span) -> bool:
    """Whether an entry says more than what is no item: a visit, then lunch."""
    sure = list(words_of("item").finditer(document.plain, *span))
    return bool(sure) and not re.search(
        r"candidate|TBC|to be confirmed|under consideration|may (?:include|visit)|"
        r"cancelled|候補|調整中|検討中|未定|中止",
        document.plain[slice(*span)],
        re.IGNORECASE,
    )


def kind_of(document: Document, span: Span) -> tuple[str, Span] | None:
    """Return the kind of an item and the words that say it: in Japanese the last of them."""
    text = document.plain[slice(*span)]
    found = [
        (meaning, (span[0] + start, span[0] + end))
        for start, end, meaning in meanings_in("item", text)
    ]
    if not found:
        return None
    if JAPANESE.search(text):
        strong = [one for one in found if one[0] in ("courtesy_call", "opinion_exchange")]
        return strong[-1] if strong else found[-1]
    return found[0]
