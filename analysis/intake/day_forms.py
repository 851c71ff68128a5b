"""The forms in which a day is written, each read to its year, month and day."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from babel import Locale

from analysis.words.eras import year_of_era

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
_MONTH = r"(?P<month>[a-z]{3,9})\.?"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
# 15 December 2019, 15-Dec-19; December 15, 2019; 2019-Dec-15.
_IN_WORDS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_DAY}(?:{_PART})?(?:of )?{_MONTH}{_PART}(?P<year>[0-9]{{4}}|[0-9]{{2}})",
        rf"{_MONTH}{_PART}{_DAY}{_PART}(?P<year>[0-9]{{4}})",
        rf"(?P<year>[0-9]{{4}}){_PART}{_MONTH}{_PART}{_DAY}",
    )
)
_MONTH_IN_WORDS = re.compile(rf"{_MONTH}{_PART}(?P<year>[0-9]{{4}})", re.IGNORECASE)
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
    month = found and _months().get(found["month"].lower())
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
        month, year = _months().get(found["month"].lower()), int(found["year"])
        if len(found["year"]) == 2:
            year = _YEARS_IN_SHORT.get(year, 0)
        if month:
            yield Reading(year, month, int(found["day"]), "date")


def _words_of_day(text: str) -> Iterable[re.Match[str]]:
    return filter(None, (form.fullmatch(text) for form in _IN_WORDS))


@cache
def _months() -> dict[str, int]:
    """Return the months by their English names, long and short."""
    names = Locale("en").months["format"]
    found = {
        str(name).lower(): month
        for width in ("wide", "abbreviated")
        for month, name in names[width].items()
    }
    return {**found, "sept": 9}
