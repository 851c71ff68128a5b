"""How many came, from which countries, and whether the list of countries is complete."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from babel import Locale

from analysis.contract.table_rows import CountryRow
from analysis.frames.rows import records
from analysis.report_reader.document import Document
from analysis.report_reader.drafts import Proposal, Span

_NUMBERS = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]
_KANJI_NUMBERS = "一二三四五六七八九十"
_NUMBER_WORDS = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_NUMBER = rf"(?P<number>[0-9]{{1,3}}|{_NUMBER_WORDS})"
_NOUN = (
    r"(?:participants?|members?|officials?|delegates?|representatives?|executives?|"
    r"officers?|people|persons?"
    r"|professionals?|leaders?|managers?|staff|attendees|civil servants|public servants|"
    r"councillors|guests)"
)
_ENGLISH = re.compile(
    rf"(?<![\w-]){_NUMBER}(?:\s+|-)(?P<between>(?:(?!(?:{_NUMBER_WORDS}|days|years|weeks|"
    rf"countries)\b)[A-Za-z'&/-]+,?\s+){{0,7}}?){_NOUN}(?![\w-])"
    rf"|\b(?:number of participants|participants|delegates|"
    rf"members)\s*(?:\([^)]*\))?\s*[:\t|]\s*(?P<labelled>[0-9]{{1,3}})\b"
    rf"|\bdelegation of\s+(?P<delegation>[0-9]{{1,3}}|{'|'.join(_NUMBERS)})\b",
    re.IGNORECASE,
)
_JAPANESE = re.compile(
    rf"(?P<number>[0-9]{{1,3}}|[{_KANJI_NUMBERS}])\s*(?:名|人)(?!ずつ|体制|程度|以内|以上|"
    rf"まで|前後|規模|の県|の市|目)"
)
_NO_SEMINAR_PEOPLE = re.compile(
    r"CLAIR|JLGC|our\b|host famil|student|school|former|previous|past|each|years?|million|"
    r"local resident",
    re.IGNORECASE,
)
_NEAR = 25
_COUNTED = re.compile(
    rf"(?<![\w-]){_NUMBER}\s+(?:different\s+|member\s+|ASEAN\s+)?countries|"
    rf"(?P<ja>[0-9]{{1,2}}|[{_KANJI_NUMBERS}])\s*(?:か|カ|ヵ|ヶ|ケ|箇)国",
    re.IGNORECASE,
)
_EACH = re.compile(
    r"(?:one|1)\s+(?:\w+\s+)?from each|one each|(?:one|1)\s+(?:\w+\s+){1,2}each|each "
    r"(?:country )?sent one|(?:各|それぞれ)(?:国)?(?:から)?[1一]\s*[名人]|"
    r"(?:から)?[1一]\s*[名人]ずつ",
    re.IGNORECASE,
)


def number(word: str) -> int:
    """Return the number that a word or digits mean."""
    if word.isdigit():
        return int(word)
    if word in _KANJI_NUMBERS:
        return _KANJI_NUMBERS.index(word) + 1
    return _NUMBERS.index(word.lower()) + 1


@dataclass(frozen=True)
class Count:
    """A number of people and the words that say it, with how surely it is the seminar's."""

    people: int
    span: Span
    score: int


def participants(document: Document, span: Span) -> Iterator[Proposal]:
    """Yield how many came; where the text gives several numbers and none is the total, all of them.

    What is about, at most or at least, planned, or of many years is no number of participants.
    """
    counts = sorted(_counts(document, span), key=lambda one: (-one.score, one.span))
    if not counts:
        return
    best = [count for count in counts if count.score == counts[0].score]
    values = list(dict.fromkeys(count.people for count in best))
    # Parts of the whole are not other readings of it: six, of them two from New Zealand.
    if best[0].people == max(values):
        values = values[:1]
    value = values[0] if len(values) == 1 or best[0].score >= _TOTAL else None
    others = values if value is None else ()
    yield document.reader.propose("seminars.participants", value, best[0].span, alternatives=others)


_TOTAL = 4


def _counts(document: Document, span: Span) -> Iterator[Count]:
    for hit in _ENGLISH.finditer(document.plain, *span):
        between = hit["between"] or ""
        said = hit["number"] or hit["labelled"] or hit["delegation"]
        if not _NO_SEMINAR_PEOPLE.search(between) and _is_of_seminar(document, hit):
            yield Count(number(said), hit.span(), _score(document, hit) + bool(hit["labelled"]))
    for hit in _JAPANESE.finditer(document.plain, *span):
        line = document.passages.line_at(hit.start())
        near = (max(line.start, hit.start() - 45), min(line.end, hit.end() + 14))
        is_cell = any(document.plain[slice(*cell)].strip() == hit[0] for cell in line.cells)
        is_total = document.says("people", "total", (max(line.start, hit.start() - 3), hit.start()))
        if (document.says("people", "noun", near) or is_cell or is_total) and _is_of_seminar(
            document, hit
        ):
            yield Count(number(hit["number"]), hit.span(), _score(document, hit))


def _is_of_seminar(document: Document, hit: re.Match[str]) -> bool:
    start, end = document.clause(hit.start())
    near = (max(start, hit.start() - _NEAR), min(end, hit.end() + 12))
    sentence = document.plain[start:end]
    return not (
        document.says("people", "not", near)
        or document.says("people", "about", (max(start, hit.start() - 9), hit.start()))
        or re.search(
            r"since|これまで|延べ|毎年|every year|each year|last year|昨年|前回|次回",
            sentence,
            re.IGNORECASE,
        )
        or re.match(r"\s*(?:years|days|minutes)", document.plain[hit.end() : hit.end() + 8])
    )


def _score(document: Document, hit: re.Match[str]) -> int:
    start, end = document.clause(hit.start())
    before = (max(start, hit.start() - 14), hit.end())
    total = document.says("people", "total", before) is not None
    named = document.says("programme", "ours", (start, end)) is not None
    came = document.says("status", "held", (start, end)) is not None
    noun = (
        re.search(r"participant|delegat|参加", document.plain[start:end], re.IGNORECASE) is not None
    )
    return _TOTAL * total + (named or came) + noun


# Countries.


@dataclass(frozen=True)
class CountryNamed:
    """A country as a text names it; `country` is "" for one that is not in the data."""

    country: str
    span: Span


@dataclass(frozen=True)
class CountryList:
    """The countries that one sentence or list names as those of participants."""

    named: tuple[CountryNamed, ...]
    span: Span

    @property
    def countries(self) -> tuple[str, ...]:
        """The countries, each once."""
        return tuple(dict.fromkeys(one.country for one in self.named))


def _forms(document: Document) -> tuple[re.Pattern[str], Mapping[str, str]]:
    keys: dict[str, str] = {}
    for language in ("en", "ja"):
        for code, name in Locale(language).territories.items():
            if code.isalpha() and code not in ("JP", "EU", "UN", "EZ", "HK", "MO", "TW", "ZZ"):
                keys[name] = ""
    for row in records(document.known.countries, CountryRow):
        for name in (row["name_en"], row["name_ja"], *(row["aliases"] or "").split("|")):
            keys[name] = row["country"]
    keys.pop("", None)
    longest_first = sorted(keys, key=len, reverse=True)
    latin = "|".join(re.escape(name) for name in longest_first if name.isascii())
    kana = "|".join(re.escape(name) for name in longest_first if not name.isascii())
    form = (
        rf"(?<![\w-])(?:{latin})(?![\w-])|(?<![ァ-ヴー])(?:{kana})(?![ァ-ヴー]|地方|四国|"
        rf"新聞|自動車|電力)"
    )
    return re.compile(form), keys


_NO_COUNTRY_BEFORE = re.compile(
    r"(?:CLAIR,?|Centre,|Center,|Embassy of|in|JETRO|Council of|to)\s*$"
)
_NO_COUNTRY_BEHIND = re.compile(
    r"\s*(?:office|Office|事務所|大使館|総領事|料理|語\b|dollar|人(?![がはの]))"
)


def countries_named(document: Document, span: Span) -> list[CountryNamed]:
    """Return the countries that a part of a text names, but those of offices and embassies."""
    form, keys = _forms(document)
    return [
        CountryNamed(keys[hit[0]], hit.span())
        for hit in form.finditer(document.plain, *span)
        if not _NO_COUNTRY_BEFORE.search(document.plain[max(0, hit.start() - 14) : hit.start()])
        and not _NO_COUNTRY_BEHIND.match(document.plain, hit.end())
    ]


def country_lists(document: Document, span: Span) -> list[CountryList]:
    """Return the lists of countries that are those of participants, by the words around them."""
    named = countries_named(document, span)
    by_sentence: defaultdict[Span, list[CountryNamed]] = defaultdict(list)
    for one in named:
        line = document.passages.line_at(one.span[0])
        part = (
            line.span
            if line.is_row or len(line.text) < 60
            else document.passages.sentence_at(one.span[0])
        )
        by_sentence[part].append(one)
    lists = [CountryList(tuple(ones), part) for part, ones in by_sentence.items()]
    return _joined(
        document, [one for one in lists if not document.says("countries", "not", one.span)]
    )


def _joined(document: Document, lists: Sequence[CountryList]) -> list[CountryList]:
    """Return the lists of participants, entries below one another as one list."""
    found: list[CountryList] = []
    entries: list[CountryList] = []
    for one in lists:
        if _is_entry(document, one):
            entries.append(one)
        elif document.says("countries", "of_participants", one.span) and _is_enumeration(
            document, one
        ):
            found.append(one)
    if len(entries) > 1:
        named = tuple(country for entry in entries for country in entry.named)
        found.append(CountryList(named, (entries[0].span[0], entries[-1].span[1])))
    return found


def _is_entry(document: Document, one: CountryList) -> bool:
    """Whether a line is a country and at most a number: Cambodia 1; ラオス（1名）."""
    if len(one.named) != 1:
        return False
    (country,) = one.named
    rest = (
        document.plain[one.span[0] : country.span[0]]
        + document.plain[country.span[1] : one.span[1]]
    )
    return (
        re.fullmatch(
            r"[\W0-9_]*(?:名|人|participants?|people|persons?|delegates?)?[\W_]*",
            rest,
            re.IGNORECASE,
        )
        is not None
    )


def _is_enumeration(document: Document, one: CountryList) -> bool:
    """Whether people are said to be from these countries."""
    start, end = one.named[0].span[0], one.named[-1].span[1]
    before = document.plain[max(one.span[0], start - 75) : start]
    behind = document.plain[end : min(one.span[1], end + 45)]
    english = re.search(
        r"\b(?:from|representing|including|represented|countries\b[^.]{0,20}|namely|"
        r"participants\s*[:(]|:|between)\s*(?:\w+\s+){0,6}?(?:the\s+)?$",
        before,
        re.IGNORECASE,
    ) or re.match(
        r"[^.]{0,20}(?:were represented|took part|participated|attended|sent|joined)", behind
    )
    japanese = re.match(
        r"[^。]{0,18}(?:から|より|の(?:自治体|地方|幹部|政府|行政|州|市)|"
        r"[0-9一二三四五六七八九十]+\s*(?:か|カ|ヵ|ヶ|"
        r"ケ)?国?[^。]{0,6}(?:名|人|国)|出身|が参加|の[0-9]+)",
        behind,
    ) or re.search(r"(?:参加国|参加者|国名|出身国)[^。]{0,8}$", before)
    return bool(english or japanese)


def propose_countries(
    document: Document, span: Span, total: Sequence[Proposal]
) -> Iterator[Proposal]:
    """Yield the countries, how many came from each where that is said, and whether they are all."""
    lists = country_lists(document, span)
    longest = max(lists, key=lambda one: len(one.countries), default=None)
    if longest is None:
        return
    known: dict[str, tuple[Span, CountryList]] = {}
    for one in sorted(lists, key=lambda one: one is not longest):
        for country in one.named:
            if country.country:
                known.setdefault(country.country, (country.span, one))
    people = total[0].value if total else None
    each = _each(document, longest, people)
    ordered = sorted(known.items(), key=lambda item: item[1][0])
    for row, (key, (where, one)) in enumerate(ordered, 1):
        yield document.reader.propose("delegates.country", key, where, row=row)
        said = _people_of(document, where, one) or each
        if said is None and len(known) == 1 and isinstance(people, int):
            said = people, (total[0].start, total[0].end)
        if said is not None:
            yield document.reader.propose("delegates.delegates", said[0], said[1], row=row)
    if known:
        yield _complete(document, longest, len(known), people)


def _each(document: Document, one: CountryList, people: object) -> tuple[int, Span] | None:
    """Return one for each country: as is said, or as nine came from nine countries."""
    said = _EACH.search(document.plain, *one.span)
    if said is not None:
        return 1, said.span()
    for hit in (
        *_ENGLISH.finditer(document.plain, *one.span),
        *_JAPANESE.finditer(document.plain, *one.span),
    ):
        groups = hit.groupdict()
        if people == len(one.countries) > 1 and (groups.get("number") or groups.get("labelled")):
            return 1, hit.span()
    return None


def _people_of(document: Document, where: Span, one: CountryList) -> tuple[int, Span] | None:
    """Return how many came from a country: three from India; India (3); インドから3名."""
    end = one.span[1]
    behind = _NUMBER_BEHIND.match(document.plain, where[1], end)
    previous = [country.span[1] for country in one.named if country.span[1] <= where[0]]
    # フランス及びベルギーの自治体幹部5名: the number is that of both.
    joined = bool(previous) and _JOINT.fullmatch(document.plain, max(previous), where[0])
    if behind is not None and not (joined and "の" in behind[0]):
        return number(behind["number"]), (where[0], behind.end())
    following = [country.span[0] for country in one.named if country.span[0] >= where[1]]
    shared = bool(following) and _JOINT.fullmatch(document.plain, where[1], min(following))
    before = _NUMBER_BEFORE.search(document.plain, max(one.span[0], where[0] - 50), where[0])
    if before is not None and before.end() == where[0] and not shared:
        return number(before["number"]), (before.start(), where[1])
    return None


_JOINT = re.compile(r"\s*(?:,|、|・|及び|および|並びに|と|や|and|,\s*and)\s*(?:the\s+)?")
_NUMBER_BEFORE = re.compile(
    rf"(?<![\w-]){_NUMBER}\s+(?:{_NOUN}\s+)?(?:\w+\s+)?from\s+(?:the\s+)?", re.IGNORECASE
)
_NUMBER_BEHIND = re.compile(
    r"\s*(?:[(:\t|]\s*|から|の自治体(?:の)?(?:幹部)?(?:職員)?|の幹部(?:職員)?)?\s*"
    r"(?P<number>[0-9]{1,2})\s*(?:名|人|\)|people\b|participants?\b|delegates?\b|$|(?=[\s,;)、]))",
    re.IGNORECASE,
)


def _complete(document: Document, one: CountryList, known: int, people: object) -> Proposal:
    """Return whether the list is all: open words keep it open, unless a number says otherwise."""
    start, end = one.named[0].span[0], one.named[-1].span[1]
    opening = _opening(document, one, start, end)
    hit = _COUNTED.search(document.plain, *one.span)
    counted = number(hit["number"] or hit["ja"]) if hit else None
    lacks = counted is not None and counted > known
    adds_up = not lacks and (known in (counted, people))
    unknown = any(not country.country for country in one.named)
    if opening is not None or lacks or unknown:
        span = opening or (start, end)
        others = ("yes",) if opening is not None and adds_up else ()
        return document.reader.propose(
            "seminars.countries_complete", "no", span, alternatives=others
        )
    return document.reader.propose("seminars.countries_complete", "yes", (start, end))


def _opening(document: Document, one: CountryList, start: int, end: int) -> Span | None:
    """Return the words that keep a list open: including before it; among others, ほか behind it."""
    before = document.says("countries", "open", (max(one.span[0], start - 45), start))
    behind = document.says("countries", "open", (end, min(one.span[1], end + 28)))
    is_japanese = re.search("[ぁ-ん一-龠]", document.plain[end : end + 8])
    if behind is not None and is_japanese and behind.start() - end > 5:
        behind = None
    if before is not None and not before[0].isascii() and "はじめ" not in before[0]:
        before = None
    hit = behind or before
    return hit.span() if hit else None
