"""Dates that may have only a year or a month: which days one can mean, and which are to come."""

import re
from calendar import monthrange
from datetime import UTC, date, datetime, timedelta

from analysis.contract.schema import LAST_FISCAL_YEAR, PARTIAL_DATE

# Older than any page that speaks of local government in Japan; 0203 is a slip for 2003.
FIRST_YEAR = 1800
# The day begins first on the Line Islands.
_EARLIEST_ZONE = timedelta(hours=14)
# A clock that stands before the first data were read is wrong.
_RELEASED = date(2026, 11, 30)

Span = tuple[date, date]


def latest_today() -> date:
    """Return today's date where the day is farthest: no day after it has come anywhere."""
    return max((datetime.now(UTC) + _EARLIEST_ZONE).date(), _RELEASED)


def span(partial: str) -> Span | None:
    """Return the first and last day of a year, month or day; None for one that does not exist."""
    if not re.fullmatch(PARTIAL_DATE, partial, re.ASCII):
        return None
    year, *others = map(int, partial.split("-"))
    try:
        first = date(max(year, FIRST_YEAR), *[*others, 1, 1][:2])
    except ValueError:
        return None
    last = first if others else first.replace(month=12)
    if len(others) < len(("month", "day")):
        last = last.replace(day=monthrange(last.year, last.month)[1])
    return (first, last) if year >= FIRST_YEAR else None


def refusal(partial: str, days_ahead: int | None) -> str:
    """Return the code of why a column cannot hold a date, or nothing.

    Its first day lies at most `days_ahead` days after today; None: before the last fiscal year.
    """
    days = span(partial)
    if days is None:
        return "partial_date"
    if days_ahead is None:
        return "partial_date" if fiscal_year_of(days[0]) > LAST_FISCAL_YEAR else ""
    return "future" if days[0] > latest_today() + timedelta(days=days_ahead) else ""


def fiscal_years(partial: str) -> frozenset[int]:
    """Return the fiscal years (April to March) in which a date that exists may lie."""
    days = span(partial)
    return frozenset(map(fiscal_year_of, days)) if days else frozenset()


def fiscal_year_of(day: date) -> int:
    """Return the fiscal year of a day."""
    return day.year - (day.month < 4)
