"""Days, months and fiscal years in the ways people write them; never one of two readings."""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache

from babel import Locale
from babel.localedata import LocaleDataDict

from analysis.contract.schema import FIRST_FISCAL_YEAR
from analysis.intake.grid import Value
from analysis.words.catalogue import era_fiscal_year, reign, year_of_era

# The weekday that stands beside a day, in either language: 日曜日, (Sun), Sunday.

# From Monday, as `date.weekday` counts them.
_JAPANESE = "月火水木金土日"
_KEYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SHORT = {"tues": 1, "wednes": 2, "thur": 3, "thurs": 3}
_BEHIND = re.compile(rf"\s*(?:\(([{_JAPANESE}])(?:曜日?)?\)|([{_JAPANESE}])曜日?)$")
_BEFORE = re.compile(rf"^(?:\(([{_JAPANESE}])(?:曜日?)?\)|([{_JAPANESE}])曜日?)\s*")
_LATIN_BEHIND = re.compile(r"\s*,?\s*[\s(]([A-Za-z]{3,9})\.?\)?$")
_LATIN_BEFORE = re.compile(r"^\(?([A-Za-z]{3,9})\.?\)?,?\s+")


def without_weekday(text: str) -> tuple[str, int | None]:
    """Return a day without the weekday before or behind it, and the weekday, from Monday, 0."""
    for form in (_BEHIND, _BEFORE, _LATIN_BEHIND, _LATIN_BEFORE):
        found = form.search(text)
        number = found and _number(next(filter(None, found.groups())))
        if found and number is not None:
            return (text[: found.start()] + text[found.end() :]).strip(), number
    return text, None


def key_of_weekday(day: date) -> str:
    """Return the name by which messages know the weekday of a day, mon to sun."""
    return _KEYS[day.weekday()]


def _number(name: str) -> int | None:
    if name in _JAPANESE:
        return _JAPANESE.index(name)
    return {**_in_english(Locale("en").days), **_SHORT}.get(name.lower())


def _in_english(names: LocaleDataDict) -> dict[str, int]:
    """Return the numbers of days or months by their names, long and short."""
    widths = names["format"]["wide"], names["format"]["abbreviated"]
    return {str(name).lower(): number for width in widths for number, name in width.items()}


# The forms in which a day is written, each read to its year, month and day.

_NAMES_OF_ERAS = {
    "reiwa": ("令和", "㋿", "r", "reiwa"),
    "heisei": ("平成", "㍻", "h", "heisei"),
    "showa": ("昭和", "㍼", "s", "showa"),
}
_ERAS = {name: era for era, names in _NAMES_OF_ERAS.items() for name in names}
_NAMES = "|".join(sorted(_ERAS, key=len, reverse=True))
_ERA = rf"(?P<era>{_NAMES})\.?\s*(?P<year>元|[0-9]{{1,3}})"
_TO_MONTH = rf"{_ERA}\s*[年./-]\s*(?P<month>[0-9]{{1,2}})"
ERA_DAY = re.compile(rf"{_TO_MONTH}\s*[月./-]\s*(?P<day>[0-9]{{1,2}})\s*日?", re.IGNORECASE)
ERA_MONTH = re.compile(rf"{_TO_MONTH}\s*月?", re.IGNORECASE)
ERA_YEAR = re.compile(rf"{_ERA}\s*年?", re.IGNORECASE)
ERA_FISCAL_YEAR = re.compile(rf"{_ERA}\s*(年度?)?", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"([0-9]{4})\s*[年/.-]\s*([0-9]{1,2})\s*[月/.-]\s*([0-9]{1,2})\s*日?")
_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_YEAR_LAST = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
_TWO_DIGITS = re.compile(r"[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{1,2}")
_SERIAL = re.compile(r"([0-9]{5})(\.0+)?")
_PART = " ?[-/., ] ?"
_MONTH_NAME = r"(?P<month>[a-z]{3,9})\.?"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
# 15 December 2019, 15-Dec-19; December 15, 2019; 2019-Dec-15.
_IN_WORDS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_DAY}(?:{_PART})?(?:of )?{_MONTH_NAME}{_PART}(?P<year>[0-9]{{4}}|[0-9]{{2}})",
        rf"{_MONTH_NAME}{_PART}{_DAY}{_PART}(?P<year>[0-9]{{4}})",
        rf"(?P<year>[0-9]{{4}}){_PART}{_MONTH_NAME}{_PART}{_DAY}",
    )
)
_MONTH_IN_WORDS = re.compile(rf"{_MONTH_NAME}{_PART}(?P<year>[0-9]{{4}})", re.IGNORECASE)
# Excel counts days from here, except that it knows a 29 February 1900.
_DAY_ZERO = date(1899, 12, 30)
# A number of five digits is a day in the life of the seminar, or something else.
_SERIALS = range(32_143, 73_416)
# A year of two digits is one of the seminar's life; from 31 on it may be Buddhist or Heisei.
_YEARS_IN_SHORT = {
    **{year: 2000 + year for year in range(31)},
    **{year: 1900 + year for year in range(88, 100)},
}


@dataclass(frozen=True)
class Reading:
    """A day as a text gives it, the era that it names, and why it was read in another form."""

    year: int
    month: int
    day: int
    why: str
    era: str = ""

    @property
    def found(self) -> date | None:
        """The day, None where the calendar has none."""
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None


def readings(text: str) -> Iterator[Reading]:
    """Yield every day that a text can mean, whether or not there is such a day.

    Between its parts there is at most one space.
    """
    if era := ERA_DAY.fullmatch(text):
        yield of_era(era, int(era["month"]), int(era["day"]))
    elif last := _YEAR_LAST.fullmatch(text):
        first, second, year = map(int, last.groups())
        yield from (Reading(year, *parts, "date") for parts in ((first, second), (second, first)))
    elif serial := _SERIAL.fullmatch(text):
        if int(serial[1]) in _SERIALS:
            day = _DAY_ZERO + timedelta(days=int(serial[1]))
            yield Reading(day.year, day.month, day.day, "serial")
    elif written := _YEAR_FIRST.fullmatch(text) or _COMPACT.fullmatch(text):
        year, month, number_of_day = map(int, written.groups())
        yield Reading(year, month, number_of_day, "date")
    else:
        yield from _readings_in_words(text)


def of_era(era: re.Match[str], month: int = 1, day: int = 1) -> Reading:
    """Return the day of a year of an era, which has no year 0."""
    name, numbered = _ERAS[era["era"].lower()], number(era["year"])
    return Reading(year_of_era(name, numbered), month if numbered else 0, day, "era", name)


def month_in_words(text: str) -> Reading | None:
    """Return the first day of December 2019."""
    found = _MONTH_IN_WORDS.fullmatch(text)
    month = found and months().get(found["month"].lower())
    return Reading(int(found["year"]), month, 1, "date") if found and month else None


def number(year: str) -> int:
    """Return the number of a year of an era, of which the first is called 元."""
    return 1 if year == "元" else int(year)


def has_open_century(text: str) -> bool:
    """Whether the year has two digits and nothing tells which of a day's numbers it is, or when."""
    in_words = _words_of_day(text)
    return bool(_TWO_DIGITS.fullmatch(text)) or any(len(day["year"]) == 2 for day in in_words)


def _readings_in_words(text: str) -> Iterator[Reading]:
    for found in _words_of_day(text):
        month, year = months().get(found["month"].lower()), int(found["year"])
        if len(found["year"]) == 2:
            year = _YEARS_IN_SHORT.get(year, 0)
        if month:
            yield Reading(year, month, int(found["day"]), "date")


def _words_of_day(text: str) -> Iterable[re.Match[str]]:
    return filter(None, (form.fullmatch(text) for form in _IN_WORDS))


@cache
def months() -> dict[str, int]:
    """Return the months by their English names, long and short."""
    return {**_in_english(Locale("en").months), "sept": 9}


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
