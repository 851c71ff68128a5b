"""What a report says of a seminar as a whole: office, days, fiscal year, mode, status, source."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from analysis.contract.partial_dates import fiscal_year_of
from analysis.report_reader.dates import Mention, YearSaid, latest_before
from analysis.report_reader.document import Document, Period
from analysis.report_reader.drafts import Proposal, Span
from analysis.report_reader.lexicon import meanings, words_for

# A page tells of what was held within so many days before it came out.
_NEWS = timedelta(days=183)
_YEAR = timedelta(days=365)
# So far from the words that say something of it, a cue still belongs to a place.
_NEAR = 90


@dataclass(frozen=True)
class When:
    """The period of a seminar: where it is said, and what it can mean."""

    mention: Mention
    readings: tuple[Period, ...]

    @property
    def period(self) -> Period | None:
        """The first and last day, where they are sure."""
        return self.readings[0] if len(self.readings) == 1 else None


# Which programme and office.


def is_other_programme(document: Document) -> bool:
    """Whether a text tells of another programme than the seminar of an office.

    The title decides, else which is named first and more often. A page about an event that names
    neither the seminar nor CLAIR is another programme.
    """
    ours = [*words_for("programme", "ours").finditer(document.plain)]
    others = [*words_for("programme", "other").finditer(document.plain)]
    title = document.passages.title
    if title is not None:
        if document.says("programme", "ours", title.span):
            return False
        if document.says("programme", "other", title.span):
            return True
    if ours and others:
        return others[0].start() < ours[0].start() and len(others) > len(ours)
    if ours or others:
        return bool(others)
    event = title and re.search(
        r"\b(?:Seminar|Forum|Conference|Training|Programme|Program|Symposium|Summit|"
        r"Workshop|Festival|Fair|Camp)\b"
        r"|セミナー|フォーラム|研修|会議|シンポジウム|サミット|祭|フェア|講座|説明会",
        title.text,
    )
    is_clair = re.search(
        r"CLAIR|JLGC|クレア|自治体国際化協会|自治体(?:の)?幹部|(?:senior|local government) "
        r"(?:official|executive)",
        document.plain,
    )
    return bool(event) and not is_clair


def office(document: Document, span: Span) -> Iterator[Proposal]:
    """Yield the office that invites, by its name; several that are named as often are offered."""
    found = {
        name: hits
        for name in meanings("office")
        if (hits := [*words_for("office", name).finditer(document.plain, *span)])
    }
    if not found:
        return
    most = max(map(len, found.values()))
    likely = [name for name, hits in found.items() if len(hits) == most]
    hit = min((found[name][0] for name in likely), key=lambda one: one.start())
    value = likely[0] if len(likely) == 1 else None
    others = tuple(likely) if value is None else ()
    yield document.reader.propose("seminars.office_id", value, hit.span(), alternatives=others)


# When.


def when(document: Document, programme: Sequence[Mention]) -> When | None:
    """Return the period of the seminar: the one said beside words of holding it, the widest.

    `programme` are the days of the items, which are no periods of the seminar. Without a period it
    is the single day on which it was held.
    """
    taken = {day.span for day in programme}
    ranges = [day for day in document.days if day.is_range and day.span not in taken]
    scored = [(_score(document, day), -day.start, day) for day in ranges if day.first.month]
    if scored:
        best = max(scored)[2]
        whole = next((day for _, _, day in scored if _contains(day, best, document)), best)
        # Others that are said as firmly and are not parts of it are other readings.
        rivals = [
            pair
            for score, _, day in scored
            if score == max(scored)[0]
            for pair in _readings(document, day)
        ]
        own = _readings(document, whole)
        other = [
            pair for pair in rivals if all(pair[1] < one[0] or one[1] < pair[0] for one in own)
        ]
        return When(whole, tuple(dict.fromkeys((*own, *(other if own else ())))))
    singles = [day for day in document.days if day.span not in taken and day.first.month]
    held = [day for day in singles if _is_held_on(document, day)]
    return When(held[0], _readings(document, held[0])) if held else None


def _readings(document: Document, day: Mention) -> tuple[Period, ...]:
    found = document.readings(day)
    published = document.published
    deadline = document.deadline
    if len(found) > 1 and deadline is not None:
        # A call is for the next seminar after its deadline.
        found = tuple(pair for pair in found if timedelta() < pair[0] - deadline < _YEAR) or found
    if found or published is None:
        return found
    near = latest_before(day, published[0])
    return tuple(pair for pair in near if published[0] - pair[1] <= _NEWS)


def _score(document: Document, day: Mention) -> int:
    start, end = document.clause(day.start)
    near = max(start, day.start - _NEAR), min(end, day.end + _NEAR)
    cues = {hit[0].lower() for hit in words_for("day", "seminar").finditer(document.plain, *near)}
    named = document.says("programme", "ours", (start, end)) is not None
    other = document.says("day", "other", (start, end)) is not None
    return min(len(cues), 3) + 2 * named + (day.first.year is not None) - 3 * other


def _contains(wide: Mention, narrow: Mention, document: Document) -> bool:
    """Whether a period begins and ends around another, as the whole week does around its part."""
    pairs = [_readings(document, one)[:1] for one in (wide, narrow)]
    if wide is narrow or not all(pairs):
        return False
    (outer,), (inner,) = pairs
    return outer != inner and outer[0] <= inner[0] and inner[1] <= outer[1]


def _is_held_on(document: Document, day: Mention) -> bool:
    start, end = document.clause(day.start)
    near = max(start, day.start - _NEAR), min(end, day.end + 60)
    said = re.search(
        r"(?:held|conducted|took place|take place|hosted|organi[sz]ed)\b[^.]{0,60}\bon\b|"
        r"^\s*(?:dates?|when|schedule)\b"
        r"|(?:開催|実施|行われ|日程|日時|会期|期日)",
        document.plain[slice(*near)],
        re.IGNORECASE | re.MULTILINE,
    )
    return said is not None and not re.search(
        r"visited|訪問|訪れ|視察", document.plain[slice(*near)]
    )


def propose_days(
    document: Document, found: When | None, programme: Sequence[tuple[Mention, date]]
) -> Iterator[Proposal]:
    """Yield the first and the last day, of the period that is said or of the dated programme."""
    if found is not None and found.readings:
        for at, name in enumerate(("seminars.start_date", "seminars.end_date")):
            days = [pair[at].isoformat() for pair in found.readings]
            value = days[0] if len(days) == 1 else None
            others = days if value is None else ()
            yield document.reader.propose(name, value, found.mention.span, alternatives=others)
    elif found is None and len({day for _, day in programme}) > 2:
        ends = min(programme, key=lambda one: one[1]), max(programme, key=lambda one: one[1])
        for name, (mention, day) in zip(
            ("seminars.start_date", "seminars.end_date"), ends, strict=True
        ):
            yield document.reader.propose(name, day.isoformat(), mention.span)


def fiscal_year(
    document: Document, span: Span, days: Sequence[Proposal], found: When | None
) -> Iterator[Proposal]:
    """Yield the fiscal year: as it is said, else that of the first day, else the year of the name.

    A year of a name alone is taken as the fiscal year; that it may be the one before is offered.
    """
    title = document.passages.title
    headed = title.span if title else (0, 0)
    said = [
        year
        for year in document.years
        if year.is_fiscal and _is_of_seminar(document, year, span, headed)
    ]
    start = next((one for one in days if one.field == "seminars.start_date"), None)
    starts = [] if start is None else [start.value] if start.value else [*start.alternatives]
    of_days = list(dict.fromkeys(fiscal_year_of(date.fromisoformat(str(day))) for day in starts))
    if said and (not of_days or said[0].year in of_days):
        yield document.reader.propose(
            "seminars.fiscal_year", said[0].year, (said[0].start, said[0].end)
        )
    elif said and of_days and found is not None:
        both = (said[0].year, *of_days)
        yield document.reader.propose(
            "seminars.fiscal_year", None, (said[0].start, said[0].end), alternatives=both
        )
    elif start is not None and of_days:
        value = of_days[0] if len(of_days) == 1 else None
        others = of_days if value is None else ()
        yield document.reader.propose(
            "seminars.fiscal_year", value, (start.start, start.end), alternatives=others
        )
    else:
        month = next((one for one in document.months if _is_month_of_seminar(document, one)), None)
        if month is not None:
            yield document.reader.propose(
                "seminars.fiscal_year", month.year, (month.start, month.end)
            )
            return
        named = _named_year(document, span, headed)
        if named is not None:
            yield document.reader.propose(
                "seminars.fiscal_year",
                named.year,
                (named.start, named.end),
                alternatives=(named.year - 1,),
            )


def _is_of_seminar(document: Document, year: YearSaid, span: Span, title: Span) -> bool:
    """Whether a fiscal year is said of the seminar: in its sentence, a title, or a row."""
    if not span[0] <= year.start < span[1]:
        return False
    sentence = document.clause(year.start)
    return (
        title[0] <= year.start < title[1]
        or document.says("programme", "ours", sentence) is not None
        or any(sentence[0] <= day.start < sentence[1] for day in document.days)
        or re.search(r"seminar|tour|セミナー", document.plain[slice(*sentence)], re.IGNORECASE)
        is not None
    )


def _is_month_of_seminar(document: Document, month: YearSaid) -> bool:
    sentence = document.clause(month.start)
    near = (max(sentence[0], month.start - _NEAR), min(sentence[1], month.end + 40))
    return (
        not any(document.says("day", what, near) for what in ("deadline", "published"))
        and document.says("another", "year", near) is None
        and _is_about_seminar(document, month.start)
        and any(
            document.says("status", what, near)
            for what in ("held", "announced", "cancelled", "postponed")
        )
    )


def _named_year(document: Document, span: Span, title: Span) -> YearSaid | None:
    inside = [year for year in document.years if span[0] <= year.start < span[1]]
    headed = [year for year in inside if title[0] <= year.start < title[1]]
    named = [
        year
        for year in inside
        if document.says("programme", "ours", (max(0, year.start - 75), year.end + 75))
        and not document.says("another", "year", document.clause(year.start))
        and not any(day.start <= year.start < day.end for day in document.all_days)
    ]
    for years in (headed, named):
        if len({year.year for year in years}) == 1:
            return years[0]
    return None


# What became of it, and how.


@dataclass(frozen=True)
class Status:
    """What became of a seminar: a value of the contract or "postponed", and its words."""

    value: str
    span: Span
    is_call: bool = False


def status(document: Document, found: When | None) -> Status | None:
    """Return what became of a seminar: what its own sentence says, else what the text says most."""
    title = document.passages.title
    calls = [*words_for("status", "call").finditer(document.plain)]
    in_title = title and document.says("status", "call", title.span)
    own = document.clause(found.mention.start) if found else (0, 0)
    held = _held(document)
    if (
        calls
        and (in_title or len(calls) >= 2 or not held)
        and not (held and found and document.says("status", "held", own) and not in_title)
    ):
        return Status("announced", (in_title or calls[0]).span(), is_call=True)
    gone = _gone(document)
    if gone is not None:
        value, span = gone
        is_own = own[0] <= span[0] < own[1] or (
            title is not None and title.start <= span[0] < title.end
        )
        if is_own or not held:
            return Status(value, span)
    announced = document.says("status", "announced", own) if found else None
    if found and announced and not document.says("status", "held", own):
        return Status("announced", announced.span())
    coming = [*words_for("status", "announced").finditer(document.plain)]
    if held and len(held) >= len(coming):
        return Status("held", held[0].span())
    return Status("announced", coming[0].span()) if coming else None


def _held(document: Document) -> list[re.Match[str]]:
    """Return the words that say that it was held, those of its own sentences first."""
    hits = [
        hit
        for hit in words_for("status", "held").finditer(document.plain)
        if not document.says("another", "year", document.clause(hit.start()))
        and not document.says("beside", "meeting", document.clause(hit.start()))
        and not re.search(
            r"(?:毎年|annually|every year|each year)",
            document.plain[slice(*document.clause(hit.start()))],
        )
    ]
    return sorted(hits, key=lambda hit: (not _is_about_seminar(document, hit.start()), hit.start()))


def _is_about_seminar(document: Document, place: int) -> bool:
    sentence = document.clause(place)
    return bool(
        document.says("programme", "ours", sentence)
        or re.search(
            r"seminar|study tour|セミナー|the tour|the programme",
            document.plain[slice(*sentence)],
            re.IGNORECASE,
        )
        or any(sentence[0] <= day.start < sentence[1] and day.is_range for day in document.days)
    )


def _gone(document: Document) -> tuple[str, Span] | None:
    """Return that it was cancelled or postponed, unless that was another year's."""
    for value in ("cancelled", "postponed"):
        for hit in words_for("status", value).finditer(document.plain):
            sentence = document.clause(hit.start())
            around = document.plain[slice(*sentence)]
            past = re.search(
                r"過去|昨年|前年|年ぶり|previous|last year|two years|earlier|had been|"
                r"since|してい(?:た|"
                r"まし)|which was cancelled in|を経て",
                around,
                re.IGNORECASE,
            )
            if not past and _is_about_seminar(document, hit.start()):
                return value, hit.span()
    return None


def propose_status(document: Document, said: Status | None) -> Iterator[Proposal]:
    """Yield the status. A seminar that was put off may be taken as cancelled or as announced."""
    if said is not None and said.value == "postponed":
        both = ("cancelled", "announced")
        yield document.reader.propose("seminars.status", None, said.span, alternatives=both)
    elif said is not None:
        yield document.reader.propose("seminars.status", said.value, said.span)


def mode(document: Document, span: Span, said: Status | None) -> Iterator[Proposal]:
    """Yield how it was held: as it is said; that people came is in person; hybrid may be either."""
    if said is not None and said.value in ("cancelled", "postponed"):
        return
    both = _own_mode(document, "hybrid", span)
    if both is not None:
        two = ("in_person", "online")
        yield document.reader.propose("seminars.mode", None, both, alternatives=two)
        return
    for value in ("online", "in_person"):
        own = _own_mode(document, value, span)
        if own is not None:
            yield document.reader.propose("seminars.mode", value, own)
            return
    presence = [
        hit
        for hit in words_for("presence", "in_person").finditer(document.plain, *span)
        if not document.says("another", "year", document.clause(hit.start()))
    ]
    if said is not None and said.value == "announced":
        presence = [
            hit
            for hit in presence
            if _COMING.search(document.plain, max(0, hit.start() - 12), hit.end() + 12)
        ]
    if presence:
        best = min(
            presence, key=lambda hit: (not _is_told_as_done(document, hit.start()), hit.start())
        )
        yield document.reader.propose("seminars.mode", "in_person", best.span())


# That people are to come: not only that there are sites to see.
_COMING = re.compile(r"visit(?:ing)? Japan|to Japan|in Japan|tour of Japan|来日|訪日|招へい|招聘")


def _is_told_as_done(document: Document, place: int) -> bool:
    sentence = document.clause(place)
    told = document.says("status", "held", sentence)
    return told is not None and not re.search(
        r"annually|every year|毎年", document.plain[slice(*sentence)]
    )


def _own_mode(document: Document, value: str, span: Span) -> Span | None:
    for hit in words_for("mode", value).finditer(document.plain, *span):
        sentence = document.clause(hit.start())
        if not document.says("beside", "online", sentence) and not document.says(
            "another", "year", sentence
        ):
            return hit.span()
    return None


# The page itself.

_URL = re.compile(r"https?://[^\s<>\"'）)」、。]+[^\s<>\"'）)」、。.,;:]")


def source(document: Document, found: When | None) -> Iterator[Proposal]:
    """Yield what the page is called, when it came out, its address, and the words with the days."""
    title = document.passages.title
    if title is not None and (name := document.reader.without_names(title.span)):
        yield document.reader.propose("sources.title", name, title.span)
    published = document.published
    if published is not None:
        yield document.reader.propose("sources.published", published[0].isoformat(), published[1])
    url = _URL.search(document.plain)
    if url is not None:
        yield document.reader.propose("sources.url", url[0], url.span())
    if found is not None:
        sentence = document.reader.trimmed(document.clause(found.mention.start))
        if not document.reader.names_a_person(sentence):
            words = document.text[slice(*sentence)]
            yield document.reader.propose("sources.says", " ".join(words.split()), sentence)
