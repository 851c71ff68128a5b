"""Days, months and fiscal years in the ways people write them; never one of two readings."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta

from analysis.intake.value import Value
from analysis.words.eras import era_day, fiscal_year_of_era

_ERAS = {
    "令和": "reiwa",
    "平成": "heisei",
    "昭和": "showa",
    "r": "reiwa",
    "h": "heisei",
    "s": "showa",
    **{era: era for era in ("reiwa", "heisei", "showa")},
}
_ERA = rf"(?P<era>{'|'.join(sorted(_ERAS, key=len, reverse=True))})\s*(?P<year>元|\d{{1,2}})"
_ERA_DAY = re.compile(
    rf"{_ERA}\s*[年./-]\s*(?P<month>\d{{1,2}})\s*[月./-]\s*(?P<day>\d{{1,2}})\s*日?", re.IGNORECASE
)
_ERA_YEAR = re.compile(rf"{_ERA}\s*(年度?)?", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(\d{4})\s*[年/.-]\s*(\d{1,2})\s*[月/.-]\s*(\d{1,2})\s*日?")
_YEAR_LAST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_TWO_DIGITS = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{1,2}")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_SERIAL = re.compile(r"\d{5}")
_IN_WORDS = ("%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%B %d %Y", "%b %d %Y")
_WEEKDAY = re.compile(r"\(([月火水木金土日])(曜日?)?\)$")
_MIDNIGHT = re.compile(r"[ T]0{1,2}:00(:00(\.0+)?)?$")
# Not 2018.1, which Excel also makes of 2018.10.
_MONTH = re.compile(r"(\d{4})\s*[年/-]\s*(\d{1,2})\s*月?")
_YEAR = re.compile(r"(\d{4})\s*年")
_FISCAL_YEAR = re.compile(r"(?:FY\s*)?(\d{4})\s*(?:年度?)?", re.IGNORECASE)
# Excel counts days from here, except that it knows a 29 February 1900.
_DAY_ZERO = date(1899, 12, 30)
# A number of five digits is a day in the life of the seminar, or something else.
_SERIALS = range(32_143, 73_416)


def read_day(text: str) -> Value:
    """Read one calendar day."""
    if _is_iso(text):
        return Value(text)
    bare, weekday = _without_weekday(_MIDNIGHT.sub("", text))
    found = set(_readings(bare))
    days = {day for day, _ in found}
    if len(days) > 1 or (not days and _TWO_DIGITS.fullmatch(bare)):
        return Value(text, refused="ambiguous_date")
    if not days or (weekday and "月火水木金土日"[next(iter(days)).weekday()] != weekday):
        return Value(text, refused="date")
    ((day, why),) = found
    return Value(day.isoformat(), why)


def read_partial_day(text: str) -> Value:
    """Read a day, a month or a year: 2018年8月 → 2018-08."""
    year, month = _YEAR.fullmatch(text), _MONTH.fullmatch(text)
    if re.fullmatch(r"\d{4}", text):
        return Value(text)
    if year:
        return Value(year[1], "date")
    if not month:
        return read_day(text)
    if not 1 <= int(month[2]) <= 12:
        return Value(text, refused="date")
    written = f"{month[1]}-{int(month[2]):02}"
    return Value(written, "date" if written != text else "")


def read_fiscal_year(text: str) -> Value:
    """Read a fiscal year: 令和6年度, R6, FY2024, 2024年度."""
    era = _ERA_YEAR.fullmatch(text)
    plain = _FISCAL_YEAR.fullmatch(text)
    if plain:
        return Value(plain[1], "year" if plain[1] != text else "")
    if not era:
        return Value(text, refused="year")
    try:
        year = fiscal_year_of_era(_ERAS[era["era"].lower()], _number(era["year"]))
    except ValueError:
        return Value(text, refused="year")
    return Value(str(year), "era")


def _is_iso(text: str) -> bool:
    return bool(re.fullmatch(r"\d{4}-\d{2}-\d{2}", text)) and bool([*_days([text.split("-")])])


def _without_weekday(text: str) -> tuple[str, str]:
    weekday = _WEEKDAY.search(text)
    return (text[: weekday.start()].rstrip(), weekday[1]) if weekday else (text, "")


def _readings(text: str) -> Iterator[tuple[date, str]]:
    """Yield every day that a text can mean, with the reason."""
    era, last = _ERA_DAY.fullmatch(text), _YEAR_LAST.fullmatch(text)
    if era:
        yield from ((day, "era") for day in _day_of_era(era))
    elif last:
        first, second, year = last.groups()
        yield from ((day, "date") for day in _days([(year, first, second), (year, second, first)]))
    elif _SERIAL.fullmatch(text):
        if int(text) in _SERIALS:
            yield _DAY_ZERO + timedelta(days=int(text)), "serial"
    else:
        written = _YEAR_FIRST.fullmatch(text) or _COMPACT.fullmatch(text)
        days = _days([written.groups()]) if written else _days_in_words(text)
        yield from ((day, "date") for day in days)


def _day_of_era(era: re.Match[str]) -> Iterator[date]:
    try:
        name, year = _ERAS[era["era"].lower()], _number(era["year"])
        yield era_day(name, year, int(era["month"]), int(era["day"]))
    except ValueError:
        return


def _days(parts: Iterable[Sequence[str]]) -> Iterator[date]:
    """Yield the days that exist of (year, month, day)."""
    for year, month, day in parts:
        try:
            yield date(int(year), int(month), int(day))
        except ValueError:
            continue


def _days_in_words(text: str) -> Iterator[date]:
    """Yield the day of 1 April 2024 or April 1, 2024."""
    for form in _IN_WORDS:
        try:
            yield datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            continue


def _number(year: str) -> int:
    """Return the number of a year of an era, of which the first is called 元."""
    return 1 if year == "元" else int(year)
