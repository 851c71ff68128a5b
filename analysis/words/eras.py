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


# First and last day of each era; the last of Reiwa is not known.
_REIGNS = {
    "reiwa": (date(2019, 5, 1), date.max),
    "heisei": (date(1989, 1, 8), date(2019, 4, 30)),
    "showa": (date(1926, 12, 25), date(1989, 1, 7)),
}


def reign(era: str) -> tuple[date, date]:
    """Return the first and the last day of an era; `date.max` where it has not ended."""
    return _REIGNS[era]


def year_of_era(era: str, number: int) -> int:
    """Return the year of the calendar that a year of an era would be: heisei, 32 → 2020."""
    return _REIGNS[era][0].year + number - 1
