"""The items of a programme: from tables, lists of days, and running text.

An item has its day, part, place, kind and title, and the site that it leads to, each in the words
that say so. What an entry says of several items is cut where another kind begins.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from analysis.report_reader.dates import Mention, day_at_the_start, within
from analysis.report_reader.document import Document, Period
from analysis.report_reader.drafts import Proposal, Span
from analysis.report_reader.hosts import prefecture_beside
from analysis.report_reader.lexicon import meanings_in, words_of
from analysis.report_reader.passages import BULLET, JAPANESE, Line
from analysis.report_reader.places import Place
from analysis.report_reader.titles import Wording, objects_of, pieces_of, title_of

# After so many lines without a day a programme has ended.
_GAP = 14
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
class Item:
    """An item: the words of its title, its kind and where that is said, its day and its place."""

    wording: Wording
    kind: str
    kind_at: Span
    day: Mention | None = None
    number_of_day: tuple[int, Span] | None = None
    place: Place | None = None
    is_central: bool | None = None
    place_at: Span | None = None


@dataclass(frozen=True)
class Entry:
    """A part of a programme's line: what is done on a day at a place."""

    span: Span
    day: Mention | None
    number_of_day: tuple[int, Span] | None
    place: Place | None


def items(document: Document) -> tuple[Item, ...]:
    """Return the items of a programme in order: of the listed one, else of the prose."""
    entries = _entries(document)
    listed = [item for entry in entries for item in _of_entry(document, entry)]
    if len(listed) > 1:
        return tuple(listed)
    return tuple(_of_prose(document))


# A programme by days.


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
        place = entry_place or place
        if at in heads and entry_place is None:
            place = None
        if document.plain[start : line.end].strip(_SEPARATORS):
            found.append(Entry((start, line.end), day, number, place))
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
    start = _without_separators(document, start, line.end)
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
            yield _placed(document, item, piece)


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


def _placed(document: Document, item: Item, piece: Span) -> Item:
    """Return an item with its part: by the place of its day, else by that of its title."""
    if item.place is not None:
        return replace(item, is_central=item.place.prefecture == "13", place_at=item.place.span)
    named = [place for place in document.places if piece[0] <= place.span[0] < piece[1]]
    if named:
        place = named[0]
        return replace(item, place=place, is_central=place.prefecture == "13", place_at=place.span)
    return item


# A programme in running text.

_THERE = re.compile(r"(?:\b[Ii]n|\b[Aa]t|\b[Tt]o)\s+(?:the\s+)?(?:city of\s+)?$")
# What a group does; also ends what it visited: visited the castle and paid a call.
_VERBS = (
    "(?:visited|toured|inspected|went|observed|explored|paid|attended|received|listened|"
    "heard|were|was"
    "|gave|took|exchanged|had|held|met|included|including|enjoyed|stayed|learned|learnt|"
    "called|walked"
    "|experienced|featured|began|started|opened|discussed|presented|explained|travelled|"
    "traveled|saw)"
)
_OF_US = re.compile(rf"\b(?:{_VERBS}|visit)\b", re.IGNORECASE)
_STATEMENTS = {
    "courtesy_call": re.compile(
        r"courtesy (?:call|visit)s?(?:\s+(?:on|to)\s+(?P<a>[^,.;]{3,80}?))?(?=\s+and\b|"
        r"[,.;]|\s+(?:where|before|after|at which)\b|$)|called on (?P<b>the (?:Mayor|"
        r"Governor)[^,.;]{0,60}?)(?=\s+and\b|[,.;]|$)",
        re.IGNORECASE,
    ),
    "lecture": re.compile(
        r"lectures? (?:on|about|from|by|at|entitled|"
        r"titled)\s+(?P<a>[^,.;]{3,110}?)(?=\s+and (?:a |an |the )?(?:visit|toured|tour|"
        r"then|went|paid|were|took|exchanged|lecture|met)|[,.;]|$)",
        re.IGNORECASE,
    ),
    "briefing": re.compile(
        r"(?:briefings?|were briefed|was briefed|a presentation|an explanation|an overview|"
        r"introduction)\s+(?:on|about|by|from|of|to)\s+(?P<a>[^,.;]{3,110}?)(?=\s+and "
        r"(?:a |an |the )?(?:visit|toured|tour|then|went|paid|took|exchanged|met)|[,.;]|$)",
        re.IGNORECASE,
    ),
    "opinion_exchange": re.compile(
        r"(?:exchanged (?:opinions|views)|exchange of (?:opinions|views)|opinion "
        r"exchange(?: session)?|(?:group |panel |round[- ]table "
        r")discussions?)(?P<a>(?:\s+(?:with|on|about)\s+[^,.;]{3,80}?)?)(?=\s+and (?:visit|"
        r"toured)|[,.;]|$)",
        re.IGNORECASE,
    ),
    "visit": re.compile(
        r"(?:\bvisited|\btoured|\binspected|\bvisits? to|\btours? of|\bwent to see|\bobserved"
        r"|\bwere shown(?: around)?|\bexplored)\s+(?P<a>[^.;]{3,220}?)"
        rf"(?=\s+(?:where|which|who|in order|before|after|and (?:then\b|{_VERBS})"
        r"|to (?:learn|observe|see|study|find|gain|experience|understand|look))\b"
        rf"|,\s+(?:where|which|who|and (?:then\b|{_VERBS})|{_VERBS}|followed|as part)\b|[.;]|$)",
        re.IGNORECASE,
    ),
    "stay": re.compile(r"\b(?:home[ -]?stays?)\b(?P<a>)", re.IGNORECASE),
}
_NO_OBJECT = re.compile(
    r"^(?:the\s+)?(?:Japan|Tokyo|various|several|many|these|those|some|a number|each|local "
    r"government offices|[A-Z]\w+ (?:City|Town|Prefecture)|the city|the host|it|them|us|"
    r"other|places|sites|facilities)\b(?!\s+[A-Z])(?!\s+\w*\s*(?:Museum|Center|Centre|Hall|"
    r"Market|Plant|Park|Castle|Council))",
)
_STATEMENTS_JA = (
    ("courtesy_call", re.compile(r"(?P<a>[^、。\n]{1,30}?)(?:を|への?|に)?表敬(?:訪問)?")),
    (
        "lecture",
        re.compile(
            r"(?P<a>[^。\n]{2,45}?)(?:について|に関する|の|に係る)?(?:の)?(?:講義|講演)(?!資料|室)"
        ),
    ),
    (
        "opinion_exchange",
        re.compile(
            r"(?P<a>[^。\n]{0,45}?)(?:について|に関する|の|との?|を)?(?:の)?意見(?:交換会?|を交わ)"
        ),
    ),
    (
        "briefing",
        re.compile(
            r"(?P<a>[^。\n]{2,45}?)(?:について|に関する|の)?(?:の)?(?:概要)?説明(?=を受|が|"
            r"があ|会|、|。|し)"
        ),
    ),
    (
        "visit",
        re.compile(
            r"(?P<a>[^。\n]{2,90}?)(?:を|へ|に)(?:視察|見学|訪問し|訪れ|訪ね|見て回|体験)|"
            r"(?P<b>[^。\n]{2,60}?)(?:の|にて|での)(?:視察|見学|体験)(?=を|や|、|。|など|も)"
        ),
    ),
)
# More words, or letters, are no name of a place.
_WORDS, _LONG_CLAUSE = 10, 32
_CLAUSE_JA = re.compile(
    r"(?:では|には|は|で|にて|後は?|午前中?(?:は|に)?|午後(?:は|に)?|その後|続いて|次いで|"
    r"最後に|[0-9]+日(?:目)?(?:に|は)?|まず|"
    r"また|さらに|し|り|き|った|い|行い|受け|訪れ|訪ね)、|(?:では|には|は|午後|午前|にて|"
    r"で)(?=[^、]{2,}$)|受けた後|した後|のち|、"
    r"(?=.{0,60}(?:で|にて)、)"
)


def _of_prose(document: Document) -> Iterator[Item]:
    """Yield the items that sentences about a seminar that was held tell of."""
    for line in document.passages.lines:
        day: Mention | None = None
        place: Place | None = None
        for sentence in [
            one for one in document.passages.sentences if line.start <= one[0] < line.end
        ]:
            there = _place_before(document, sentence, sentence[1])
            if document.says("day", "other", sentence) or not _tells(document, sentence):
                place = there or place
                continue
            is_japanese = JAPANESE.search(document.plain[slice(*sentence)])
            told = _in_japanese if is_japanese else _in_english
            found = sorted(told(document, sentence), key=lambda one: one[0].span)
            for wording, kind, at in found:
                day = _day_before(document, sentence, wording.span[0]) or day
                place = _place_before(document, sentence, wording.span[0]) or place
                item = _placed(document, Item(wording, kind, at, day, None, place), wording.span)
                place = item.place
                yield item
            place = there or place


def _tells(document: Document, sentence: Span) -> bool:
    """Whether a sentence tells what was done, and not what is offered or planned."""
    text = document.plain[slice(*sentence)]
    if document.says("item_not", "any", sentence) and re.search(
        r"candidate|TBC|confirmed|may |候補|調整中|予定でした", text, re.IGNORECASE
    ):
        return False
    if document.says("status", "announced", sentence) or document.says("status", "call", sentence):
        return False
    if not re.search(r"[.。!！][\s'\")」』]*$|た$", text):
        return False
    if re.search(
        r"\bwill\b|\bwould\b|毎年|every year|annually|aims? to|目的として|することを|"
        r"opportunity to|platform",
        text,
        re.IGNORECASE,
    ):
        return False
    return bool(JAPANESE.search(text) or _OF_US.search(text))


def _in_english(document: Document, sentence: Span) -> Iterator[tuple[Wording, str, Span]]:
    taken: list[Span] = []
    for kind, form in _STATEMENTS.items():
        for hit in form.finditer(document.plain, *sentence):
            if any(hit.start() < end and start < hit.end() for start, end in taken):
                continue
            group = next((name for name in hit.groupdict() if hit[name] is not None), None)
            where = hit.span(group) if group else hit.span()
            if kind == "visit":
                named = [*_visited(document, where)]
                yield from ((wording, kind, (hit.start(), where[0])) for wording in named)
                taken += [hit.span()] if named else []
            elif (
                where[0] == where[1]
                or not _NO_OBJECT.match(document.plain[slice(*where)])
                or kind != "briefing"
            ):
                taken.append(hit.span())
                yield (
                    Wording(hit.span(), kind, where if where[0] < where[1] else None),
                    kind,
                    hit.span(),
                )


def _visited(document: Document, where: Span) -> Iterator[Wording]:
    """Yield the sites of an enumeration: those with a name or a word for what they are."""
    for wording in objects_of(document, where, "visit", (where[0], where[0])):
        name = document.plain[slice(*(wording.object_at or wording.span))]
        is_known = bool(document.gazetteer.site(name, ""))
        is_kind = words_of("site_kind").search(name) is not None
        is_place = any(place.span == wording.span for place in document.places)
        is_abstract = re.search(r"\b(?:efforts|initiatives|policies|examples|how)\b", name)
        is_site = is_kind and not is_place and not is_abstract and len(name.split()) <= _WORDS
        if is_known or (is_site and not _NO_OBJECT.match(name)):
            yield replace(wording, is_part=True, span=wording.object_at or wording.span)


def _in_japanese(document: Document, sentence: Span) -> Iterator[tuple[Wording, str, Span]]:
    for kind, form in _STATEMENTS_JA:
        for hit in form.finditer(document.plain, *sentence):
            group = "a" if hit["a"] is not None else "b"
            where = _own_clause(document, hit.span(group))
            text = document.plain[slice(*where)]
            if re.match("(?:この|その|これら|同|本|当該|各)", text):
                continue
            if kind == "visit":
                if (
                    re.search(
                        r"(?:市|町|村|県|東京都?|日本|市内|県内|各地|現場|取組み?|取り組み|"
                        r"状況|施策|様子|現状|事例|など)$",
                        text,
                    )
                    or len(text) < 2
                    or re.search(r"表敬|意見|講義", text)
                ):
                    continue
                at = (where[1], hit.end())
                yield from (
                    (wording, kind, at)
                    for wording in objects_of(document, where, kind, (where[1], where[1]))
                )
            elif where[0] < where[1] or kind == "opinion_exchange":
                yield Wording((where[0], hit.end()), kind, where), kind, (where[1], hit.end())


def _own_clause(document: Document, where: Span) -> Span:
    """Return the part of a clause that its verb is about: behind では、, その後、."""
    text = document.plain[slice(*where)]
    cut = 0
    for hit in _CLAUSE_JA.finditer(text):
        cut = hit.end()
    for kind in meanings_in("item", text):
        # What another verb has said already.
        comma = text.find("、", kind[1])
        cut = max(cut, comma + 1 if comma >= 0 else cut)
    if len(text) - cut > _LONG_CLAUSE:
        cut = max(cut, text.rfind("、", cut, len(text) - 4) + 1)
    opening = re.compile(
        r"(?:[0-9]+日目?に?は?|実際に|特に|主に|また|さらに|その後|次に|まず|最後に|はじめに)、?"
    ).match(text, cut)
    start = where[0] + (opening.end() if opening else cut)
    while start < where[1] and document.plain[start] in " 、「」・":
        start += 1 if document.plain[start] != "「" else 0
        if start < where[1] and document.plain[start] == "「":
            break
    return start, where[1]


def _day_before(document: Document, sentence: Span, at: int) -> Mention | None:
    days = [day for day in document.days if sentence[0] <= day.start < at and not day.is_range]
    return days[-1] if days else None


def _place_before(document: Document, sentence: Span, at: int) -> Place | None:
    """Return the place that a sentence says it is at: In Tokyo; 東京では."""
    for place in reversed([one for one in document.places if sentence[0] <= one.span[0] < at]):
        before = document.plain[max(sentence[0], place.span[0] - 24) : place.span[0]]
        behind = document.plain[place.span[1] : place.span[1] + 6]
        is_prefecture_of = any(
            (beside := prefecture_beside(document, one)) is not None and beside.span == place.span
            for one in document.places
            if one.level == "municipality" and sentence[0] <= one.span[0] < sentence[1]
        )
        if is_prefecture_of:
            continue
        if _THERE.search(before) or re.match(
            r"(?:では|で|に移動|に入|において|内で|へ移動|に滞在|に到着|を訪|入りし)", behind
        ):
            return place
    return None


# Proposals.


@dataclass(frozen=True)
class Dated:
    """An item with the day that it was on, where that is sure."""

    item: Item
    day: date | None


def dated(document: Document, found: Sequence[Item], period: Period | None) -> tuple[Dated, ...]:
    """Return the items with their days in the period of the seminar, or by their own years."""
    return tuple(Dated(item, _day_of(document, item, period)) for item in found)


def _day_of(document: Document, item: Item, period: Period | None) -> date | None:
    if item.day is not None and not item.day.is_range:
        day = within(item.day, period)
        if day is None and period is None:
            pairs = document.readings(item.day)
            day = pairs[0][0] if len(pairs) == 1 else None
        return day
    if item.day is None and item.number_of_day is not None and period is not None:
        number = item.number_of_day[0] - 1
        day = period[0].fromordinal(period[0].toordinal() + number)
        return day if day <= period[1] else None
    return None


def propose_items(document: Document, found: Sequence[Dated]) -> Iterator[Proposal]:
    """Yield the values of each item, row by row, and of the sites that are new."""
    seen: set[str] = set()
    for row, one in enumerate(found, 1):
        item = one.item
        make = document.reader.propose
        if one.day is not None:
            at = (
                item.day.span
                if item.day
                else item.number_of_day[1]
                if item.number_of_day
                else item.kind_at
            )
            yield make("programme.date", one.day.isoformat(), at, row=row)
        if item.is_central is not None and item.place_at is not None:
            yield make(
                "programme.part", "central" if item.is_central else "host", item.place_at, row=row
            )
        if item.place is not None:
            for language, name in (("en", item.place.name_en), ("ja", item.place.name_ja)):
                if name:
                    short = "東京" if name == "東京都" else name
                    yield make(f"programme.place_{language}", short, item.place.span, row=row)
        yield make("programme.kind", item.kind, item.kind_at, row=row)
        name = title_of(document, item.wording, item.place)
        if name:
            yield from document.propose_named("programme", "title", name, item.wording.span, row)
        if item.kind == "visit":
            yield from _site(document, item, row, seen)


def _site(document: Document, item: Item, row: int, seen: set[str]) -> Iterator[Proposal]:
    """Yield the site of a visit: a known one by its id, or a new one by its name."""
    where = item.wording.object_at
    if where is None:
        return
    name = document.reader.without_names(document.reader.trimmed(where)).strip(" .,、。「」『』\"'")
    name = re.sub(r"^(?:the|a|an)\s+", "", name)
    place = item.place.name_en if item.place else ""
    known = document.gazetteer.site(name, place)
    if isinstance(known, str):
        yield document.reader.propose("programme.site_id", known, where, row=row)
    elif known:
        yield document.reader.propose("programme.site_id", None, where, alternatives=known, row=row)
    elif name and name.lower() not in seen and not document.reader.names_a_person(where):
        seen.add(name.lower())
        yield from document.propose_named("sites", "name", name, where, row)
        kinds = [*meanings_in("site_kind", name)]
        if kinds:
            at = (where[0], where[1])
            yield document.reader.propose("sites.kind", kinds[-1][2], at, row=row)
