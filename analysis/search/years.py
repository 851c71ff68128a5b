"""Fiscal years as people write them in a query, read as the upload reads them and in short."""

import unicodedata

from analysis.intake.days import is_year_of_era, read_asked_year


def asked_year(query: str) -> int | None:
    """Return the fiscal year that a query is and nothing else: 平成31年度, H31, FY19, 2019-20.

    2019 is also a part of days and names, so it is left to be found as any text is.
    """
    text = _plain(query)
    read = read_asked_year(text)
    return None if read.refused or read.text == text else int(read.text)


def is_year_that_never_was(query: str) -> bool:
    """Whether a query is a year that its era did not have, as 平成40."""
    text = _plain(query)
    return is_year_of_era(text) and bool(read_asked_year(text).refused)


def _plain(query: str) -> str:
    return unicodedata.normalize("NFKC", query).strip(" .,;:!?()\"'。、")
