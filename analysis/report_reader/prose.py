"""A programme in running text: what sentences tell of what was done, where and when."""

import re
from collections.abc import Iterator
from dataclasses import replace

from analysis.report_reader.dates import Mention, Partial
from analysis.report_reader.document import Document
from analysis.report_reader.drafts import Span
from analysis.report_reader.items import Item, placed
from analysis.report_reader.lexicon import meanings_in, words_of
from analysis.report_reader.passages import JAPANESE
from analysis.report_reader.places import Place
from analysis.report_reader.titles import NAMED, Wording, objects_of

_THERE = re.compile(
    r"(?:\b[Ii]n|\b[Aa]t|\b[Tt]o)\s+(?:the\s+)?(?:(?:[Cc]ity|[Tt]own|[Vv]illage) of\s+)?$"
)
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
            r"(?P<a>[^。\n]{2,90}?)(?:を|へ|に)(?:視察|見学|訪問し|訪れ|訪ね|見て回|体験|"
            r"参拝|散策|観覧)|"
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


def told_items(document: Document) -> Iterator[Item]:
    """Yield the items that sentences about a seminar that was held tell of.

    An item is where its sentence says, else where the one before it was: until a heading, another
    day, or a sentence that is at two places.
    """
    place: Place | None = None
    for line in document.passages.lines:
        day: Mention | None = None
        place = place if line.is_prose else None
        for sentence in [one for one in document.passages.sentences if line.holds(one[0])]:
            if _ANOTHER_DAY.search(document.plain, *sentence):
                day = place = None
            for number, (wording, kind, at) in enumerate(_told(document, sentence)):
                said = _day_before(document, sentence, wording.span[0])
                if number == 0 and said is not None and said.first != (day or said).first:
                    place = None
                day = said or day
                place = _place_before(document, sentence, wording.span[0]) or place
                item = placed(document, Item(wording, kind, at, day, None, place), wording.span)
                place = item.place
                yield item
            place = _place_before(document, sentence, sentence[1]) or place
            if len({one.key for one in _towns(document, sentence)}) > 1:
                place = None


def _told(document: Document, sentence: Span) -> list[tuple[Wording, str, Span]]:
    """Return what a sentence tells: the words of each item, its kind, and where that is said."""
    if document.says("day", "other", sentence) or not _tells(document, sentence):
        return []
    is_japanese = JAPANESE.search(document.plain[slice(*sentence)])
    told = _in_japanese if is_japanese else _in_english
    return sorted(told(document, sentence), key=lambda one: one[0].span)


def _towns(document: Document, span: Span) -> list[Place]:
    """Return the municipalities that are named within a span."""
    return [
        one
        for one in document.places
        if one.level == "municipality" and span[0] <= one.span[0] < span[1]
    ]


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
        is_site = (is_kind or NAMED.fullmatch(name)) and not is_place and not is_abstract
        is_site = bool(is_site) and len(name.split()) <= _WORDS
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


# Days that are said without a date.
_ANOTHER_DAY = re.compile(
    r"最終日|前日|翌日|翌朝|後日|(?:next|following|last|final|second|third|fourth) (?:day|morning)",
    re.IGNORECASE,
)
_BARE_DAY = re.compile(r"(?<![0-9月])(?P<day>[0-9]{1,2})日(?=は|に|には|の午|午|、|夜|朝)")


def _day_before(document: Document, sentence: Span, at: int) -> Mention | None:
    """Return the day that a sentence has said; of a day without a month the seminar's is meant."""
    days = [day for day in document.days if sentence[0] <= day.start < at and not day.is_range]
    for hit in _BARE_DAY.finditer(document.plain, sentence[0], at):
        one = Partial(None, None, int(hit["day"]))
        days.append(Mention(hit.start(), hit.start("day") + len(hit["day"]) + 1, one, one))
    return max(days, key=lambda day: day.start, default=None)


def _place_before(document: Document, sentence: Span, at: int) -> Place | None:
    """Return the place that a sentence says it is at: In Tokyo; 東京では."""
    inside = [one for one in document.places if sentence[0] <= one.span[0] < at]
    # A prefecture beside a town only says where that lies.
    towns = _towns(document, (sentence[0], at))
    for place in reversed(inside):
        before = document.plain[max(sentence[0], place.span[0] - 24) : place.span[0]]
        behind = document.plain[place.span[1] : place.span[1] + 6]
        if place.level == "prefecture" and place.prefecture != "13" and towns:
            continue
        if _THERE.search(before) or re.match(
            r"(?:役所|役場|庁)?(?:では|で|に移動|に入|において|内で|へ移動|に滞在|に到着|"
            r"を訪|入りし)",
            behind,
        ):
            return place
    return None
