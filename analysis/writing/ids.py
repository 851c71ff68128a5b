"""Ids made of names: of an office and a year, or of an English name.

A name in Japanese alone is not written in other letters, since that can be read in several ways.
"""

import re
import unicodedata
from collections.abc import Collection

# Longer ids are cut at a word: they stand in addresses and in files.
_LETTERS = 60
_APOSTROPHES = re.compile("['\u2018\u2019\u02bc`]")
_OFFICE = re.compile("[a-z0-9]+(-[a-z0-9]+)*")


def free(wanted: str, taken: Collection[str]) -> str:
    """Return an id, with a number where it is taken: sg-fy2023, sg-fy2023-2."""
    number, found = 1, wanted
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    return found


def slug(name: str) -> str:
    """Return an English name as an id, "" for one without Latin letters or digits."""
    letters = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", name))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter)).lower()
    whole = re.sub("[^a-z0-9]+", "-", plain).strip("-")
    if len(whole) <= _LETTERS:
        return whole
    return whole[: _LETTERS + 1].rpartition("-")[0] or whole[:_LETTERS]


def seminar_slug(office_id: str, fiscal_year: str) -> str:
    """Return the id of a seminar by its office and year; a word where these are not yet known."""
    office = office_id if _OFFICE.fullmatch(office_id) else ""
    year = f"fy{fiscal_year}" if re.fullmatch("[0-9]{4}", fiscal_year) else ""
    return "-".join(filter(None, (office, year))) or "seminar"
