"""Days and periods in running text, as far as the text itself says them.

A mention may lack its year or month; what it lacks is taken from the words around it or not at all.
A year that could be two is both: `Period.readings` has one entry for each.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from babel import Locale
from rapidfuzz.distance import OSA

from analysis.contract.schema import FIRST_FISCAL_YEAR
from analysis.intake.values.days import months
from analysis.report_reader.drafts import Span
from analysis.words.catalogue import year_of_era

_ERAS = {
    "令和": "reiwa",
    "R": "reiwa",
    "平成": "heisei",
    "H": "heisei",
    "昭和": "showa",
    "S": "showa",
}
_LAST_YEAR = 2100
# A seminar lasts days; what is longer is no week, but the time of a project or of a governor.
LONGEST = timedelta(days=31)


@dataclass(frozen=True)
class Partial:
    """A day of which the year or the month may not be said, from 1; `weekday` from Monday, 0."""

    year: int | None
    month: int | None
    day: int
    weekday: int | None = None


@dataclass(frozen=True)
class Mention:
    """A day or a period as it is written; of a day, `first` is `last`."""

    start: int
    end: int
    first: Partial
    last: Partial

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.start, self.end

    @property
    def is_range(self) -> bool:
        """Whether it has a first and another last day."""
        return self.first != self.last


@dataclass(frozen=True)
class YearSaid:
    """A year that a text says, of the calendar or of the budget, and where."""

    year: int
    is_fiscal: bool
    start: int
    end: int


Readings = tuple[tuple[date, date], ...]


@cache
def _names(names: tuple[str, ...]) -> str:
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))


_MONTH = _names(tuple(months()))
_WEEKDAYS = {
    str(name).lower(): number
    for width in ("wide", "abbreviated")
    for number, name in Locale("en").days["format"][width].items()
}
_WEEKDAY = rf"(?:(?:{_names(tuple(_WEEKDAYS))}|Tues|Thur|Thurs|Wednes)\.?,?\s+)"
_KANJI_WEEKDAY = (
    r"(?:\s*\(?(?P<PARTwd>[月火水木金土日])(?:曜日?)?(?:[・/]?(?:祝日?|休))?\)|"
    r"\s*[月火水木金土日]曜日?)?"
)
_YEAR = r"(?:19|20)[0-9]{2}"
_JOINED = r"\s*(?:-+|~+|to|until|till|through|thru|から|より|ー|→)\s*(?:the\s+)?"
# The year behind an English day: December 2019; December, 2019; December in 2019.
_BEHIND = rf"(?:,?\s+(?:(?:in|of)\s+)?(?P<PARTy>{_YEAR})(?![0-9年]))?"
_TH = r"(?:st|nd|rd|th)?"


def _of(part: str, form: str) -> str:
    """Return a form whose groups are those of the first or of the last day."""
    return form.replace("PART", part)


def _english(part: str, *, with_month: bool = True) -> str:
    """Return the forms of a day in English: 15 December 2019; December 15, 2019."""
    weekday = rf"(?:(?P<{part}w>{_WEEKDAY}))?(?:the\s+)?"
    day = rf"(?P<{part}d>[0-9]{{1,2}}){_TH}(?![0-9]|:[0-9]|%|\.[0-9]|\s*(?:%|am|pm|a\.m|p\.m))"
    if not with_month:
        return weekday + day
    return rf"{weekday}{day}(?:\s+of)?[\s-]+(?P<{part}m>{_MONTH})\b\.?{_of(part, _BEHIND)}"


def _english_month_first(part: str) -> str:
    weekday = rf"(?:(?P<{part}w>{_WEEKDAY}))?"
    day = rf"(?:the\s+)?(?P<{part}d>[0-9]{{1,2}}){_TH}(?![0-9]|:[0-9]|%|\s*(?:%|am|pm|a\.m|p\.m))"
    return rf"{weekday}\b(?P<{part}m>{_MONTH})\b\.?\s+{day}{_of(part, _BEHIND)}"


def _japanese(part: str, *, month: str = "?", sign: str = "日") -> str:
    """Return the forms of a day in Japanese: 2019年12月15日(日), 令和元年12月15日, 15日."""
    era = rf"(?:(?P<{part}e>令和|平成|昭和|[RHS])\s*(?P<{part}ey>元|[0-9]{{1,2}})\s*年\s*)"
    year = rf"(?:{era}|(?P<{part}y>{_YEAR})\s*年\s*(?:\([^)]{{2,8}}\)\s*)?)?"
    dated = rf"(?:{year}(?P<{part}m>[0-9]{{1,2}})\s*月\s*){month}"
    weekday = _of(part, _KANJI_WEEKDAY)
    return rf"(?<![0-9]){dated}(?P<{part}d>[0-9]{{1,2}})\s*{sign}(?!間|目|本|常|程){weekday}"


def _numeric(part: str, *, year: str = "") -> str:
    """Return the forms of a day in numbers: 2019/12/15, 2019-12-15, R1.12.15."""
    era = rf"(?P<{part}e>令和|平成|昭和|[RHS])\.?(?P<{part}ey>元|[0-9]{{1,2}})"
    whole = rf"(?:(?:{era}|(?P<{part}y>{_YEAR}))\s*[./-]\s*){year}"
    number = (
        rf"(?P<{part}m>[0-9]{{1,2}})\s*[./-]\s*(?P<{part}d>[0-9]{{1,2}})(?![0-9./]|\s*(?:%|月))"
    )
    return rf"(?<![0-9A-Za-z./]){whole}{number}{_of(part, _KANJI_WEEKDAY)}"


_NUMBERED_END = (
    rf"(?:(?P<by>{_YEAR})[./-])?(?:(?P<bm>[0-9]{{1,2}})[./-])?(?P<bd>[0-9]{{1,2}})(?![0-9./])"
)
_SLASH_DAY = r"(?<![0-9/])(?P<PARTm>[0-9]{1,2})/(?P<PARTd>[0-9]{1,2})(?![0-9/])"
_IN_BRACKETS = r"(?:\s*\([月火水木金土日]\))?"
_DAY_LAST = f"{_english('b', with_month=False)}{_of('b', _BEHIND)}"
_LIST = r"(?:\s*[、,・及びと]+\s*)"
_FORMS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        # Periods in English.
        rf"\b{_english('a', with_month=False)}{_JOINED}{_english('b')}",
        rf"{_english_month_first('a')}{_JOINED}{_DAY_LAST}",
        rf"\b{_english('a')}{_JOINED}{_english('b')}",
        rf"{_english_month_first('a')}{_JOINED}{_english_month_first('b')}",
        rf"between\s+{_english('a', with_month=False)}\s+and\s+{_english('b')}",
        rf"between\s+{_english('a')}\s+and\s+{_english('b')}",
        rf"between\s+{_english_month_first('a')}\s+and\s+{_english_month_first('b')}",
        rf"between\s+{_english_month_first('a')}\s+and\s+{_DAY_LAST}",
        rf"\b{_english('a', with_month=False)}\s+and\s+{_english('b')}",
        # In Japanese.
        rf"{_japanese('a', month='')}\s*、?{_JOINED}{_japanese('b')}",
        rf"{_japanese('a', month='', sign='日?')}{_JOINED}{_japanese('b')}",
        rf"{_japanese('a', month='', sign='日?')}{_LIST}{_japanese('b')}",
        # In numbers.
        rf"{_numeric('a')}{_JOINED}{_numeric('b')}",
        rf"{_numeric('a')}{_JOINED}{_NUMBERED_END}(?:\s*\((?P<bwd>[月火水木金土日])\))?",
        rf"{_of('a', _SLASH_DAY)}{_IN_BRACKETS}{_JOINED}{_of('b', _SLASH_DAY)}{_IN_BRACKETS}",
        # A day by itself.
        rf"\b{_english('a')}",
        _english_month_first("a"),
        _japanese("a", month=""),
        _numeric("a"),
    )
)
# A day of a programme that stands at the beginning of its line: 12/16, 16日, Mon 16.
_AT_THE_START = re.compile(
    rf"{_of('a', _SLASH_DAY)}(?:\s*\(?(?:[月火水木金土日]|[A-Za-z]{{3,9}})\)?)?(?=\s|$|:)"
    rf"|(?<![0-9])(?P<cd>[0-9]{{1,2}})\s*日(?!間|目|本|常|"
    rf"程)\s*\(?(?:[月火水木金土日](?:曜日?)?)?\)?",
    re.IGNORECASE,
)
_FISCAL = re.compile(
    rf"(?:FY\s*'?|fiscal\s+(?:year\s+)?|financial\s+year\s+)(?P<y>{_YEAR}|"
    rf"[0-9]{{2}})(?:\s*[/-]\s*[0-9]{{2,4}})?(?![0-9])"
    rf"|(?P<jy>{_YEAR})\s*(?:\([^)]{{2,8}}\)\s*)?年度"
    r"|(?P<e>令和|平成|昭和|[RHS])\.?\s*(?P<ey>元|[0-9]{1,2})\s*年度",
    re.IGNORECASE,
)
_CALENDAR = re.compile(
    rf"(?<![0-9./-])(?P<y>{_YEAR})(?![0-9]|年度|[./-][0-9])|(?P<e>令和|平成|昭和)\s*(?P<ey>元|"
    rf"[0-9]{{1,2}})\s*年(?!度)"
)


def mentions(plain: str) -> list[Mention]:
    """Return all days and periods of a text, in order; of those that overlap the longest."""
    text = _SLIP.sub(_without_slip, plain)
    found = [
        mention
        for form in _FORMS
        for hit in form.finditer(text)
        if (mention := _mention(hit)) is not None
    ]
    return without_overlaps(found)


# A month with one wrong letter, beside a number: 19-23 Nobember.
_SLIP = re.compile(r"(?<=[0-9] )[A-Z][a-z]{5,8}\b|\b[A-Z][a-z]{5,8}(?= [0-9]{1,2}\b)")


def _without_slip(hit: re.Match[str]) -> str:
    word = hit[0]
    meant = [
        name
        for name in months()
        if len(name) == len(word) and OSA.distance(word.lower(), name, score_cutoff=1) == 1
    ]
    return meant[0].capitalize() if meant else word


def without_overlaps(found: Iterable[Mention]) -> list[Mention]:
    """Return mentions of which none lies in another, in order."""
    taken: list[Mention] = []
    for one in sorted(found, key=lambda one: (one.start - one.end, one.start)):
        if all(one.end <= other.start or one.start >= other.end for other in taken):
            taken.append(one)
    return sorted(taken, key=lambda one: one.start)


def day_at_the_start(line: str, at: int) -> Mention | None:
    """Return the day that a line of a programme begins with, where only a programme has it so."""
    hit = _AT_THE_START.match(line)
    if hit is None:
        return None
    numbered = hit["cd"]
    part = Partial(None, None, int(numbered)) if numbered else _partial(hit, "a")
    return _checked(at + hit.start(), at + hit.end(), part, part) if part else None


def _mention(hit: re.Match[str]) -> Mention | None:
    first = _partial(hit, "a")
    if first is None:
        return None
    last = _partial(hit, "b") if "bd" in hit.re.groupindex else first
    return _checked(hit.start(), hit.end(), first, last or first)


def _checked(start: int, end: int, first: Partial, last: Partial) -> Mention | None:
    if first is not last:
        first, last = _completed(first, last)
    if not (_may_be(first) and _may_be(last)):
        return None
    # A last day before the first is none: 20-10 December.
    both = (first.month, last.month, first.year, last.year)
    if first is not last and both[0] == both[1] and both[2] == both[3] and last.day <= first.day:
        return None
    return Mention(start, end, first, last)


def _completed(first: Partial, last: Partial) -> tuple[Partial, Partial]:
    """Return both days of a period with what only one of them says."""
    first = replace(first, month=first.month or last.month)
    last = replace(last, month=last.month or first.month)
    assert first.month is None or last.month is not None
    turns = (first.month or 0) > (last.month or 0)
    if first.year is None and last.year is not None:
        first = replace(first, year=last.year - turns)
    if last.year is None and first.year is not None:
        last = replace(last, year=first.year + turns)
    return first, last


def _may_be(day: Partial) -> bool:
    return 1 <= day.day <= 31 and (day.month is None or 1 <= day.month <= 12)


def _partial(hit: re.Match[str], part: str) -> Partial | None:
    groups: Mapping[str, str | None] = hit.groupdict()

    def said(name: str) -> str:
        return groups.get(part + name) or ""

    if not said("d"):
        return None
    month = said("m")
    number = months().get(month.lower()) if month and not month.isdigit() else int(month or 0)
    return Partial(
        _year(said("y"), said("e"), said("ey")), number or None, int(said("d")), _weekday(said)
    )


def _weekday(said: Callable[[str], str]) -> int | None:
    if said("wd"):
        return "月火水木金土日".index(said("wd"))
    name = said("w").strip(" ,.").lower()[:3]
    return _WEEKDAYS.get(name) if name else None


def _year(calendar: str, era: str, of_era: str) -> int | None:
    if calendar:
        return int(calendar)
    if era and of_era:
        return year_of_era(
            _ERAS[era.upper() if era.isascii() else era], 1 if of_era == "元" else int(of_era)
        )
    return None


def years_said(plain: str) -> list[YearSaid]:
    """Return the years that a text says without a day, in order."""
    fiscal = [
        YearSaid(year, True, hit.start(), hit.end())
        for hit in _FISCAL.finditer(plain)
        if (year := _fiscal(hit)) is not None
    ]
    calendar = [
        YearSaid(year, False, hit.start(), hit.end())
        for hit in _CALENDAR.finditer(plain)
        if (year := _year(hit["y"] or "", hit["e"] or "", hit["ey"] or "")) is not None
    ]
    in_fiscal = [one for one in calendar if not any(f.start <= one.start < f.end for f in fiscal)]
    return sorted(
        (one for one in fiscal + in_fiscal if FIRST_FISCAL_YEAR <= one.year <= _LAST_YEAR),
        key=lambda one: one.start,
    )


def _fiscal(hit: re.Match[str]) -> int | None:
    short = hit["y"] or ""
    if len(short) == 2:
        year = FIRST_FISCAL_YEAR // 100 * 100 + int(short)
        return year if year >= FIRST_FISCAL_YEAR else year + 100
    return _year(short or hit["jy"] or "", hit["e"] or "", hit["ey"] or "")


_MONTH_SAID = re.compile(
    rf"\b(?P<m>{_MONTH})\b\.?,?\s+(?:of\s+|in\s+)?(?P<y>{_YEAR})(?![0-9])"
    rf"|(?:(?P<jy>{_YEAR})|(?P<e>令和|平成|昭和)\s*(?P<ey>元|"
    rf"[0-9]{{1,2}}))\s*年(?:\s*\([^)]{{2,8}}\))?\s*(?P<jm>[0-9]{{1,2}})\s*月(?!\s*[0-9]{{1,2"
    rf"}}\s*日)",
    re.IGNORECASE,
)


def months_said(plain: str) -> list[YearSaid]:
    """Return the fiscal years of the months that a text says without a day: in February 2023."""
    found = []
    for hit in _MONTH_SAID.finditer(plain):
        year = _year(hit["y"] or hit["jy"] or "", hit["e"] or "", hit["ey"] or "")
        month = months()[hit["m"].lower()] if hit["m"] else int(hit["jm"])
        if year is not None and 1 <= month <= 12:
            found.append(YearSaid(year - (month < 4), True, hit.start(), hit.end()))
    return found


def readings(mention: Mention, said: YearSaid | None, *, is_sure: bool = True) -> Readings:
    """Return the first and last day that a mention can mean, given the year said around it.

    A year in the name of a seminar (`is_sure` is False) may be that of the calendar or of the
    budget:
    the 2018 seminar of January is that of January 2018 or of January 2019.
    """
    if mention.first.month is None:
        return ()
    if mention.first.year is not None:
        years = [mention.first.year]
    elif said is None:
        return ()
    else:
        early = mention.first.month < 4
        years = [said.year + 1 if said.is_fiscal and early else said.year]
        if not said.is_fiscal and early and not is_sure:
            years.append(said.year + 1)
    found = [pair for year in years if (pair := _days(mention, year)) is not None]
    of_weekday = [pair for pair in found if mention.first.weekday in (None, pair[0].weekday())]
    return tuple(of_weekday)


def latest_before(mention: Mention, day: date) -> Readings:
    """Return what a mention without a year means on a page of a day: the last before it."""
    pairs = [
        pair for year in (day.year - 1, day.year) if (pair := _days(mention, year)) is not None
    ]
    return tuple(pair for pair in pairs if pair[0] <= day)[-1:]


def _days(mention: Mention, year: int) -> tuple[date, date] | None:
    first, last = mention.first, mention.last
    if first.month is None or last.month is None:
        return None
    until = last.year if last.year is not None else year + (first.month > last.month)
    try:
        pair = date(year, first.month, first.day), date(until, last.month, last.day)
    except ValueError:
        return None
    return pair if timedelta() <= pair[1] - pair[0] <= LONGEST else None


def within(mention: Mention, period: tuple[date, date] | None) -> date | None:
    """Return the day of a programme that a mention means in a period, or by its own year."""
    first = mention.first
    if period is not None:
        for number in range((period[1] - period[0]).days + 1):
            day = period[0] + timedelta(days=number)
            if (
                day.day == first.day
                and first.month in (None, day.month)
                and first.year in (None, day.year)
            ):
                return day
    if first.year is None or first.month is None:
        return None
    pair = _days(replace(mention, last=first), first.year)
    return pair[0] if pair else None
