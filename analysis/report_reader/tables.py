"""A table of several seminars: of all offices in a year, of one office over the years.

A row begins with an office or a year and says when, or that there was none. A cell may have its own
line, as it has in text that was copied out of a table.
"""

import itertools
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from analysis.contract.table_rows import OfficeRow
from analysis.frames.rows import records
from analysis.report_reader import facts
from analysis.report_reader.dates import Mention, YearSaid, readings
from analysis.report_reader.document import Document
from analysis.report_reader.drafts import Draft, Proposal, Span, outside, unread
from analysis.report_reader.hosts import host
from analysis.report_reader.lexicon import words_for
from analysis.report_reader.participants import participants, propose_countries
from analysis.report_reader.passages import JAPANESE, Line
from analysis.report_reader.places import Place
from analysis.report_reader.themes import LISTED, parts_of, theme

# A row that is spread over lines has no more of them.
_LINES = 8
_YEAR_FIRST = re.compile(
    r"(?:FY\s*'?)?(?:19|20)[0-9]{2}(?:\s*[/-]\s*[0-9]{2,4})?(?:年度?)?(?:\s*\([^)]{2,8}\))?(?"
    r"![0-9./-])"
    r"|(?:令和|平成|[RH])\s*(?:元|[0-9]{1,2})\s*年度?(?:\s*\([^)]{2,10}\))?(?!\s*[0-9]{1,2}\s*月)",
)


# What a row begins with: the id of an office, or "", and its words.
Start = tuple[str, Span]
Key = Callable[[Line], Start | None]


@dataclass(frozen=True)
class Row:
    """A row: its place in the text, what it begins with, and the year of the heading above it."""

    span: Span
    office_id: str
    key_at: Span
    year: YearSaid | None


def seminar_rows(document: Document) -> list[Row]:
    """Return the rows of seminars if a text is a table of them: at least two."""
    lines = document.passages.lines
    for key in (_office_key(document), _year_key):
        starts = [
            at
            for at, line in enumerate(lines)
            if key(line) and _tells_when(document, lines, at, key)
        ]
        gaps = [behind - before for before, behind in itertools.pairwise(starts)]
        # Most rows follow each other; in prose lines of other matters lie between.
        if gaps and sum(gap <= _LINES for gap in gaps) >= max(1, len(gaps) // 2):
            return [*_rows(document, lines, starts, key)]
    return []


def _office_key(document: Document) -> Key:
    """Return what tells the office that a line begins with."""
    form, names = _offices(document)

    def key(line: Line) -> Start | None:
        hit = form.match(line.text)
        return (names[hit["name"]], (line.start, line.start + hit.end())) if hit else None

    return key


def _offices(document: Document) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """Return the pattern of the offices' short names, such as Seoul, and their ids."""
    names: dict[str, str] = {}
    for office in records(document.known.offices, OfficeRow):
        english = office["name_en"].removeprefix("J.CLAIR ").removeprefix("CLAIR ")
        names[english] = names[office["name_ja"].removesuffix("事務所")] = office["office_id"]
    form = re.compile(
        rf"(?:J?\.?CLAIR\s+|JLGC\s+|クレア・?)?(?P<name>{'|'.join(map(re.escape, names))})"
        r"(?:\s+[Oo]ffice|事務所)?(?=\s*\([^)]{1,12}\)|[\s|\t:]|$)"
    )
    return form, names


def _year_key(line: Line) -> Start | None:
    """Return the year that a row begins with."""
    hit = _YEAR_FIRST.match(line.text)
    if hit is None or not (line.is_row or len(line.text) < 140):
        return None
    return "", (line.start, line.start + hit.end())


def _tells_when(document: Document, lines: Sequence[Line], at: int, key: Key) -> bool:
    """Whether a row says its days, or that there was no seminar."""
    span = _extent(document, lines, at, key)
    start = key(lines[at])
    is_year = start is not None and not start[0]
    if is_year and not (lines[at].is_row and len(lines[at].cells) > 2):
        return False
    has_day = any(span[0] <= day.start < span[1] for day in document.all_days)
    is_off = any(document.says("status", what, span) for what in ("cancelled", "postponed"))
    has_place = any(span[0] <= place.span[0] < span[1] for place in document.places)
    is_prose = any(
        line.is_prose
        and not line.is_row
        and line.start == lines[at].start
        and document.plain[line.end - 1] in ".。"
        for line in lines[at : at + 1]
    )
    return (has_day or is_off or (is_year and has_place)) and not (is_prose and not is_off)


def _extent(document: Document, lines: Sequence[Line], at: int, key: Key) -> Span:
    """Return where a row ends: before the next one, a heading with a year, or a gap and prose."""
    end = lines[at].end
    for one in lines[at + 1 : at + 1 + _LINES]:
        gap = document.plain[end : one.start].count("\n")
        heading = (
            re.search(r"(?:19|20)[0-9]{2}|年度|FY", one.text)
            and not one.is_row
            and not any(one.start <= day.start < one.end for day in document.all_days)
        )
        if (
            key(one)
            or (lines[at].is_row and one.is_row)
            or heading
            or (gap > 2 and one.is_prose)
            or (one.is_prose and lines[at].is_row)
            or re.match(r"\s*(?:[※*]|\(?注|Note)", one.text)
        ):
            break
        end = one.end
    return lines[at].start, end


def _rows(
    document: Document, lines: Sequence[Line], starts: Sequence[int], key: Key
) -> Iterator[Row]:
    for at in starts:
        start = key(lines[at])
        assert start is not None
        office_id, where = start
        span = _extent(document, lines, at, key)
        own = [year for year in document.years if span[0] <= year.start < where[1]]
        above = [
            year
            for year in document.years
            if year.start < span[0]
            and not any(lines[at].start <= year.start < lines[at].end for at in starts)
        ]
        yield Row(span, office_id, where, own[0] if own else above[-1] if above else None)


def read_rows(document: Document, rows: Sequence[Row]) -> tuple[Draft, ...]:
    """Return a draft for each row. What stands outside all rows is unread in the first."""
    drafts = [_draft(document, row, rows) for row in rows]
    around = outside((0, len(document.text)), [row.span for row in rows])
    rest = unread(document.text, around, [one for draft in drafts for one in draft.proposals])
    first = Draft(drafts[0].kind, drafts[0].proposals, tuple(sorted((*drafts[0].unread, *rest))))
    return (first, *drafts[1:])


def _draft(document: Document, row: Row, rows: Sequence[Row]) -> Draft:
    proposals = tuple(one for one in _proposals(document, row, rows) if one.words)
    return Draft("row", proposals, unread(document.text, [row.span], proposals))


def _proposals(document: Document, row: Row, rows: Sequence[Row]) -> Iterator[Proposal]:
    make = document.reader.propose
    inviting = (row.office_id, row.key_at) if row.office_id else _office_cell(document, row)
    if inviting is not None:
        yield make("seminars.office_id", *inviting)
    else:
        yield from facts.office(document, (0, len(document.plain)))
    day = _day(document, row)
    days = [*_days(document, row, day, rows)]
    yield from days
    yield from _year(document, row, days)
    gone = next(
        (
            (what, hit.span())
            for what in ("cancelled", "postponed")
            if (hit := document.says("status", what, row.span))
        ),
        None,
    )
    online = document.says("mode", "online", row.span) or re.compile(
        r"オンライン|\bonline\b", re.IGNORECASE
    ).search(document.plain, *row.span)
    hybrid = document.says("mode", "hybrid", row.span)
    if gone is not None:
        yield from facts.propose_status(document, facts.Status(*gone))
    else:
        yield from _status(document, row, day)
    if hybrid and gone is None:
        yield make("seminars.mode", None, hybrid.span(), alternatives=("in_person", "online"))
    elif online and gone is None:
        yield make("seminars.mode", "online", online.span())
    elif gone is None and (hit := document.says("mode", "in_person", row.span)):
        yield make("seminars.mode", "in_person", hit.span())
    came = [] if gone else [*_number(document, row)]
    yield from came
    yield from propose_countries(document, row.span, came)
    places = _hosts(document, row, day)
    for number, (place, prefecture) in enumerate(places, 1):
        yield from host(document, place, number, prefecture)
    if gone is None or len(places) > 0:
        yield from _theme(document, row, day, [place for place, _ in places], came)


def _office_cell(document: Document, row: Row) -> Start | None:
    """Return the office that a cell of a row names, where the row begins with a year."""
    form, names = _offices(document)
    for cell in document.passages.line_at(row.span[0]).cells:
        where = document.reader.trimmed(cell)
        hit = form.fullmatch(document.plain, *where)
        if hit is not None:
            return names[hit["name"]], where
    return None


def _day(document: Document, row: Row) -> Mention | None:
    inside = [
        day
        for day in document.all_days
        if row.span[0] <= day.start < row.span[1] and day.first.month
    ]
    ranges = [day for day in inside if day.is_range]
    return next(iter(ranges or inside), None)


def _days(
    document: Document, row: Row, day: Mention | None, rows: Sequence[Row]
) -> Iterator[Proposal]:
    if day is None:
        return
    # A table that goes on from December to January is one of a fiscal year, whatever it is called.
    year = row.year
    if year is not None and not year.is_fiscal and _turns(document, rows, year):
        year = YearSaid(year.year, True, year.start, year.end)
    found = readings(day, year, is_sure=year is not None and year.is_fiscal)
    if found:
        yield from facts.propose_days(document, facts.When(day, found), ())


def _turns(document: Document, rows: Sequence[Row], year: YearSaid) -> bool:
    """Whether the months of the rows under one heading are those of a fiscal year, in its order."""
    days = [_day(document, row) for row in rows if row.year == year]
    months = [day.first.month for day in days if day is not None and day.first.month]
    order = [(month - 4) % 12 for month in months]
    return len(months) > 2 and order == sorted(order) and months != sorted(months)


def _year(document: Document, row: Row, days: Sequence[Proposal]) -> Iterator[Proposal]:
    if row.year is not None and row.year.is_fiscal:
        yield document.reader.propose(
            "seminars.fiscal_year", row.year.year, (row.year.start, row.year.end)
        )
        return
    found = [*facts.fiscal_year(document, row.span, days, None)]
    if found:
        yield from found
    elif row.year is not None:
        where = (row.year.start, row.year.end)
        yield document.reader.propose(
            "seminars.fiscal_year", row.year.year, where, alternatives=(row.year.year - 1,)
        )


def _status(document: Document, row: Row, day: Mention | None) -> Iterator[Proposal]:
    """Yield the status as the row says it, else as the text above says it of all rows."""
    del day
    for value in ("announced", "held"):
        hit = document.says("status", value, row.span)
        if hit is not None:
            yield document.reader.propose("seminars.status", value, hit.span())
            return
    above = (0, row.span[0])
    for value in ("announced", "held"):
        hits = [*words_for("status", value).finditer(document.plain, *above)]
        if hits:
            yield document.reader.propose("seminars.status", value, hits[-1].span())
            return


def _hosts(document: Document, row: Row, day: Mention | None) -> list[tuple[Place, Place | None]]:
    """Return the places that follow the day, each with the prefecture beside it."""
    inside = [place for place in document.places if row.key_at[1] <= place.span[0] < row.span[1]]
    if day is not None and any(place.span[0] > day.end for place in inside):
        inside = [place for place in inside if place.span[0] >= day.end]
    chosen: list[Place] = []
    for place in inside:
        if chosen and not re.fullmatch(
            r"[\s,、・/／()（）]*(?:and|及び|および|&|と|in)?[\s(（]*(?:\w{1,4}郡)?",
            document.plain[chosen[-1].span[1] : place.span[0]],
        ):
            break
        chosen.append(place)
    follows = bool(chosen) and not document.plain[
        (day.end if day else row.key_at[1]) : chosen[0].span[0]
    ].strip(" \t|,:\n")
    if chosen and not follows and not _is_own_cell(document, chosen[0]):
        return []
    pairs: list[tuple[Place, Place | None]] = []
    used: set[Span] = set()
    for at, place in enumerate(chosen):
        if (
            place.level == "prefecture"
            and at + 1 < len(chosen)
            and chosen[at + 1].level == "municipality"
            and not re.search(
                r",|、|and|及び|・", document.plain[place.span[1] : chosen[at + 1].span[0]]
            )
        ):
            used.add(place.span)
            pairs.append((chosen[at + 1], place))
        elif place.level == "municipality" and place not in [one for one, _ in pairs]:
            behind = chosen[at + 1] if at + 1 < len(chosen) else None
            is_prefecture = (
                behind is not None
                and behind.level == "prefecture"
                and re.fullmatch(
                    r"\s*(?:,|\(|in)\s*", document.plain[place.span[1] : behind.span[0]]
                )
            )
            if is_prefecture and behind is not None:
                used.add(behind.span)
            pairs.append((place, behind if is_prefecture else None))
        elif place.level == "prefecture" and place.span not in used:
            pairs.append((place, None))
    return [pair for pair in pairs if pair[0].prefecture != "13"]


def _is_own_cell(document: Document, place: Place) -> bool:
    """Whether a place stands where a host does, and not within a theme: Industry of Okayama."""
    before = document.plain[: place.span[0]].rstrip(" ")
    return (
        re.search(r"\b(?:of|in|for|at|from|on)$|[A-Za-z]{3,}$(?<!and)|[のをがに]$", before) is None
        or re.search(
            r"(?:May|June|July|January|February|March|April|August|September|October|"
            r"November|December|Tokyo and|Host:|host:|in Tokyo,?)$|[0-9]$",
            before,
        )
        is not None
    )


_PEOPLE = re.compile(r"(?<![0-9約])([0-9]{1,3})\s*(?:名|人)(?!程度|以内|以上|まで)")


def _number(document: Document, row: Row) -> Iterator[Proposal]:
    """Yield the number of participants: that of a sentence, or one that fills a cell.

    A bare number counts where the heading of its column speaks of participants.
    """
    said = [*participants(document, row.span)]
    hits = [*_PEOPLE.finditer(document.plain, *row.span)]
    if said:
        yield from said
        return
    if len(hits) == 1:
        yield document.reader.propose("seminars.participants", int(hits[0][1]), hits[0].span())
        return
    heading = [line for line in document.passages.lines if line.end <= row.span[0] and line.is_row]
    if not heading:
        return
    line = document.passages.line_at(row.span[0])
    for head, cell in zip(heading[0].cells, line.cells, strict=False):
        filled = document.plain[slice(*cell)].strip()
        if re.search(
            r"participant|people|delegates|人数|参加者", document.plain[slice(*head)], re.IGNORECASE
        ) and re.fullmatch(r"[0-9]{1,3}", filled):
            yield document.reader.propose("seminars.participants", int(filled), cell)


def _theme(
    document: Document,
    row: Row,
    day: Mention | None,
    places: Sequence[Place],
    came: Sequence[Proposal],
) -> Iterator[Proposal]:
    """Yield the theme: the longest words of the row that nothing else has used."""
    taken = [row.key_at, *(place.span for place in places), *((one.start, one.end) for one in came)]
    taken += [day.span] if day else []
    office = _office_cell(document, row)
    taken += [office[1]] if office else []
    column = _theme_column(document, row)
    if column is not None and column[0] == column[1]:
        return
    parts: list[Span] = []
    for left in outside(column or row.span, taken):
        parts += [
            document.reader.trimmed((left[0] + hit.start(), left[0] + hit.end()))
            for hit in re.finditer(r"[^\t\n|]+", document.plain[slice(*left)])
        ]
    wordings = [part for part in parts if _is_wording(document, part)]
    if wordings:
        where = max(wordings, key=lambda part: part[1] - part[0])
        for number, part in enumerate(parts_of(document, _bare(document, where), LISTED), 1):
            words = document.text[slice(*part)]
            yield from theme(
                document, " ".join(words.split()), document.reader.trimmed(part), number
            )


def _theme_column(document: Document, row: Row) -> Span | None:
    """Return the cell of a row below the heading that speaks of the theme.

    It is empty where no heading does, and None where the headings are not known cell by cell.
    """
    heading = next(
        (line for line in document.passages.lines if line.is_row and line.end <= row.span[0]), None
    )
    if heading is None:
        return None
    cells = document.passages.line_at(row.span[0]).cells
    at = [n for n, cell in enumerate(heading.cells) if document.says("theme", "cue", cell)]
    if not at:
        return row.span[0], row.span[0]
    return cells[at[0]] if len(cells) == len(heading.cells) else None


def _bare(document: Document, where: Span) -> Span:
    start, end = where
    while start < end and document.plain[start] in " ,:;、・-|":
        start += 1
    while end > start and document.plain[end - 1] in " ,;、|":
        end -= 1
    return start, end


def _is_wording(document: Document, part: Span) -> bool:
    text = document.plain[slice(*part)].strip(" ,、()|")
    if (
        text.startswith("(")
        or document.plain[part[0]] in "(（"
        or re.search(r"。$|ました|でした", text)
    ):
        return False
    if any(
        document.says(*what, part)
        for what in (("status", "cancelled"), ("status", "postponed"), ("mode", "online"))
    ):
        return False
    letters = sum(map(str.isalpha, text))
    return letters >= (4 if JAPANESE.search(text) else 8) and not re.fullmatch(
        r"(?:held|online|in person|participants?|prefecture|city|名|人|開催|対面)*",
        text,
        re.IGNORECASE,
    )
