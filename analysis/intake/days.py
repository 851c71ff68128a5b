"""Days, months and fiscal years in the ways people write them; never one of two readings."""

import re
from calendar import monthrange
from datetime import UTC, date, datetime

from analysis.intake.day_forms import (
    ERA_FISCAL_YEAR,
    ERA_MONTH,
    ERA_YEAR,
    Reading,
    has_open_century,
    month_in_words,
    number,
    of_era,
    readings,
)
from analysis.intake.value import Value
from analysis.intake.weekdays import key_of_weekday, without_weekday
from analysis.schema import FIRST_FISCAL_YEAR
from analysis.words.eras import era_fiscal_year, reign

_ZONE = r"(?:Z|UTC|[+-][0-9]{2}:?[0-9]{2})"
# Midnight, here or where the time is said to be. Any other moment may be another day elsewhere:
# 15:00 in London is midnight in Japan.
_MIDNIGHT = re.compile(rf"(?:T|\s+)0{{1,2}}:00(?::00(?:\.0+)?)?\s*{_ZONE}?$", re.IGNORECASE)
_TIME_IN_ZONE = re.compile(
    rf"(?:T|\s+)[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}}(?:\.[0-9]+)?)?\s*{_ZONE}$", re.IGNORECASE
)
# Hyphens and dashes of all kinds.
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
# Not 2018.1, which Excel also makes of 2018.10.
_MONTH = re.compile(r"([0-9]{4})\s*[年/-]\s*([0-9]{1,2})\s*月?")
_YEAR = re.compile(r"([0-9]{4})\s*年?")
_FISCAL_YEAR = re.compile(r"(?:FY\s*)?([0-9]{4})\s*(?:年度?)?", re.IGNORECASE)
# Named by the year in which it ends as well, or in two digits, as financial papers do.
_TWO_YEARS = re.compile(
    r"(?:FY\s*)?([0-9]{4})\s*[/–-]\s*([0-9]{4}|[0-9]{2})\s*(?:年度)?", re.IGNORECASE
)
_SHORT_YEAR = re.compile(r"FY\s*['\u2019]?([0-9]{2})\s*(?:年度)?", re.IGNORECASE)
# The years that data are about. Those of the Buddhist era are 543 more.
_YEARS = range(1900, 2201)
_BUDDHIST_YEARS = range(2400, 2701)
_BUDDHIST_ERA = 543
# Nobody counts further ahead in the present era.
_YEARS_AHEAD = 10


def read_day(text: str) -> Value:
    """Read one calendar day."""
    plain = _plain(text)
    if not _MIDNIGHT.search(plain) and _TIME_IN_ZONE.search(plain):
        return Value(text, refused="ambiguous_date")
    bare, weekday = without_weekday(_MIDNIGHT.sub("", plain))
    meant = [*readings(bare)]
    days = {one.found: one for one in meant if one.found is not None}
    if meant and meant[0].year in _BUDDHIST_YEARS:
        return _buddhist(text, meant[0].year)
    if len(days) > 1 or (not days and has_open_century(bare)):
        return Value(text, refused="ambiguous_date")
    if not days:
        return Value(text, refused="date")
    ((day, reading),) = days.items()
    if weekday is not None and weekday != day.weekday():
        return Value(text, refused="weekday", detail=key_of_weekday(day))
    return _within(text, reading, day.isoformat(), day, day)


def read_partial_day(text: str) -> Value:
    """Read a day, a month or a year: 2018年8月 → 2018-08, 平成30年 → 2018."""
    plain = _plain(text)
    if era := ERA_MONTH.fullmatch(plain):
        return _month(text, of_era(era, int(era["month"])))
    if month := _MONTH.fullmatch(plain):
        return _month(text, Reading(int(month[1]), int(month[2]), 1, "date"))
    if in_words := month_in_words(plain):
        return _month(text, in_words)
    if era := ERA_YEAR.fullmatch(plain):
        return _year(text, of_era(era))
    if year := _YEAR.fullmatch(plain):
        return _year(text, Reading(int(year[1]), 1, 1, "date"))
    return read_day(text)


def read_fiscal_year(text: str) -> Value:
    """Read a fiscal year: 令和6年度, R6, FY2024, 2024年度."""
    if plain := _FISCAL_YEAR.fullmatch(text):
        if int(plain[1]) in _BUDDHIST_YEARS:
            return _buddhist(text, int(plain[1]))
        return Value(plain[1], "year" if plain[1] != text else "")
    era = ERA_FISCAL_YEAR.fullmatch(text)
    reading = of_era(era, 4) if era else None
    if era is None or reading is None or reading.found is None:
        return Value(text, refused="year")
    # What began as Heisei 31 is called Reiwa 1 as well.
    names = (era_fiscal_year(reading.year), ("heisei", 31) if reading.year == 2019 else ())
    if (reading.era, number(era["year"])) not in names or _is_far(reading):
        return Value(text, refused="era", detail=str(reading.year))
    return Value(str(reading.year), "era")


def is_year_of_era(text: str) -> bool:
    """Whether a text has the form of a year of an era, whether or not the era had that year."""
    return bool(ERA_FISCAL_YEAR.fullmatch(text))


def read_asked_year(text: str) -> Value:
    """Read a fiscal year as a question or a link has it: FY24 as well, 2024-25, 2024/2025.

    What goes into the data must not rest on these. 2001-02 is also February 2001, which is in
    another fiscal year; a month after March is in the same.
    """
    short, both = _SHORT_YEAR.fullmatch(text), _TWO_YEARS.fullmatch(text)
    if short:
        year = FIRST_FISCAL_YEAR // 100 * 100 + int(short[1])
        return Value(str(year if year >= FIRST_FISCAL_YEAR else year + 100), "year")
    if both and f"{int(both[1]) + 1}".endswith(both[2]) and not _is_earlier_month(both):
        return Value(both[1], "year")
    return read_fiscal_year(text)


def _is_earlier_month(both: re.Match[str]) -> bool:
    return both[2] in ("01", "02", "03") and not both[0].upper().startswith("FY")


def _plain(text: str) -> str:
    """Return a text with one kind of hyphen and no more than one space between its parts."""
    return " ".join(text.translate(_DASHES).split())


def _month(text: str, reading: Reading) -> Value:
    first = reading.found
    if first is None:
        return Value(text, refused="date")
    last = first.replace(day=monthrange(first.year, first.month)[1])
    return _within(text, reading, f"{first:%Y-%m}", first, last)


def _year(text: str, reading: Reading) -> Value:
    first = reading.found
    if first is None:
        return Value(text, refused="date")
    return _within(text, reading, f"{first.year}", first, first.replace(month=12, day=31))


def _within(text: str, reading: Reading, written: str, first: date, last: date) -> Value:
    """Return days as the contract writes them, unless they are not in the era that is named."""
    if reading.year in _BUDDHIST_YEARS:
        return _buddhist(text, reading.year)
    if reading.year not in _YEARS:
        return Value(text, refused="date")
    if reading.era:
        began, ended = reign(reading.era)
        if last < began or first > ended or _is_far(reading):
            return Value(text, refused="era", detail=written)
    return Value(written, reading.why if written != text else "")


def _buddhist(text: str, year: int) -> Value:
    return Value(text, refused="buddhist_year", detail=str(year - _BUDDHIST_ERA))


def _is_far(reading: Reading) -> bool:
    return reading.year > datetime.now(UTC).year + _YEARS_AHEAD
