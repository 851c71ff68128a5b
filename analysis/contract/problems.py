"""A finding in a data file, free of language: the words for it stand in the catalogue.

Each code has the messages `problem-<code>` (what is wrong) and `problem-<code>.fix` (what to do).
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]

# What only looks odd: rows with it are taken from an upload as well, and pointed out. Any other
# warning refuses an upload: whoever sends the file has it at hand and can mend it.
POINTED_OUT: frozenset[str] = frozenset(
    {
        # The file, and letters of its texts.
        *("lacking_column", "letters_lost", "misread", "letters_changed", "odd_mark"),
        # A list of countries against its own rows, and people whom no figure counts.
        *("complete_empty", "complete_unknown", "people_uncounted", "complete_uncounted"),
        "many_people",
        # Days, years and ids.
        *("held_ahead", "long_seminar", "id_office", "id_year", "event_year", "published_late"),
        *("out_of_order", "theme_elsewhere", "not_eligible"),
        # One thing twice, or two things under one id.
        *("same_thing", "other_thing", "same_item"),
        # Places.
        *("outside_prefecture", "uncertainty_alone", "level_name"),
    }
)


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to correct, and where.

    An `error` keeps its row (or, without a line, its whole file) out of the figures until it is
    corrected; a `warning` is reported while the row still counts.
    """

    file: str
    line: int | None
    column: str | None
    code: str
    value: str | None = None
    detail: str = ""
    severity: Severity = "error"
    # Where a file is checked before it replaces another, the line is the row that Excel shows, and
    # this the letter of the column, or "" for all of them.
    letter: str | None = None
    # Rows of an engine have no lines: how many there are with it.
    rows: int | None = None


def only_looks_odd(problem: Problem) -> bool:
    """Whether a problem is pointed out and hinders nothing, not even a save."""
    return problem.severity == "warning" and problem.code in POINTED_OUT


# What would point to a person has no place in the data: how it is recognised in a text.
#
# E-mail addresses and phone numbers have a form; a name has none, so it is recognised by the
# heading of its column (`analysis.intake.personal`).

# The code of what is refused.
PERSONAL = "personal"
# What is worth a closer look: most cells hold neither an at sign nor six digits.
_POSSIBLE = re.compile(r"[@\uff20\ufe6b]|\d(\D{0,8}\d){5}")
_EMAIL = re.compile(r"(?<=[\w.%+-])@[\w-]{1,63}(\.[\w-]{1,63}){0,8}\.[^\W\d_]{2,24}")
_PHONE = re.compile(
    r"""(?<![\w./-])(
    \+\d{1,3}[\s()-]{0,2}(\d[\s()-]{0,2}){7,13}  # +81 3-1234-5678
    | \(?0\d{1,4}\)?[\s.()-]{1,2}\d{1,4}[\s.()-]{1,2}\d{3,4}  # (03) 1234-5678
    | 0[5-9]0\d{8}  # 09012345678
    | \(\d{3}\)\s?\d{3}[\s.-]\d{4}  # (212) 555-0123
    )(?!\w)""",
    re.VERBOSE,
)
# In Japan or abroad; a day or a span of years has fewer.
_DIGITS = range(9, 17)
# A number that is called one may be shorter: TEL 5678-1234.
_CALLED = re.compile(
    r"(?<![a-z])(tel|phone|fax|電話|携帯|内線)[^\w(+]{0,4}[(+]?(\d[\s()./-]{0,2}){7,16}",
    re.IGNORECASE,
)


def is_personal(text: str) -> bool:
    """Whether a text holds an e-mail address or a phone number."""
    if not _POSSIBLE.search(text):
        return False
    # Only what is seen: marks without a width would hide an address.
    seen = unicodedata.normalize("NFKC", text)
    plain = "".join(sign for sign in seen if unicodedata.category(sign) != "Cf")
    phones = (found.group() for found in _PHONE.finditer(plain))
    return bool(_EMAIL.search(plain) or _CALLED.search(plain)) or any(
        sum(map(str.isdigit, phone)) in _DIGITS for phone in phones
    )
