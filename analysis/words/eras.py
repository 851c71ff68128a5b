"""Fiscal years in Japanese eras.

A fiscal year is named after the era in force when it ends up being called so officially:
FY2019 began in Heisei 31 and is written 令和元年度 by the government's rule of April 2019.
"""

from datetime import date

# Fiscal year in which each era's first year falls, newest first.
_ERAS = (("reiwa", 2019), ("heisei", 1989), ("showa", 1926))


def era_fiscal_year(fiscal_year: int) -> tuple[str, int]:
    """Return the era ("reiwa", "heisei", "showa") and the year within it: 2019 → ("reiwa", 1)."""
    era, first = next((era, first) for era, first in _ERAS if fiscal_year >= first)
    return era, fiscal_year - first + 1


# First day of each era, newest first.
_BEGINNINGS = (
    ("reiwa", date(2019, 5, 1)),
    ("heisei", date(1989, 1, 8)),
    ("showa", date(1926, 12, 25)),
)


def era_day(era: str, year: int, month: int, day: int) -> date:
    """Return the day that an era names: reiwa, 6, 4, 1 → 1 April 2024.

    Raises ValueError for a day that does not exist or lies outside the era.
    """
    first = dict(_BEGINNINGS)[era]
    found = date(first.year + year - 1, month, day)
    named = next((name for name, beginning in _BEGINNINGS if found >= beginning), None)
    if named != era:
        raise ValueError(f"{found} is not in {era}")
    return found


def fiscal_year_of_era(era: str, number: int) -> int:
    """Return the fiscal year: reiwa, 6 → 2024. Heisei 31 is what became Reiwa 1.

    Raises ValueError for a year that the era did not have.
    """
    fiscal_year = dict(_ERAS)[era] + number - 1
    if era_fiscal_year(fiscal_year) != (era, number) and (era, number) != ("heisei", 31):
        raise ValueError(f"{era} had no year {number}")
    return fiscal_year
