"""Fiscal years in Japanese eras.

A fiscal year is named after the era in force when it ends up being called so officially:
FY2019 began in Heisei 31 and is written 令和元年度 by the government's rule of April 2019.
"""

# Fiscal year in which each era's first year falls, newest first.
_ERAS = (("reiwa", 2019), ("heisei", 1989), ("showa", 1926))


def era_fiscal_year(fiscal_year: int) -> tuple[str, int]:
    """Return the era ("reiwa", "heisei", "showa") and the year within it: 2019 → ("reiwa", 1)."""
    era, first = next((era, first) for era, first in _ERAS if fiscal_year >= first)
    return era, fiscal_year - first + 1
