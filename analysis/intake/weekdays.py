"""The weekday that stands beside a day, in either language: 日曜日, (Sun), Sunday."""

import re
from datetime import date

from babel import Locale

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
    names = Locale("en").days["format"]
    said = {
        str(word).lower(): number
        for width in ("wide", "abbreviated")
        for number, word in names[width].items()
    }
    return {**said, **_SHORT}.get(name.lower())
