"""Whole numbers, decimal numbers, and degrees with minutes and seconds."""

import re

from analysis.intake.grid import Value

_WHOLE = re.compile(r"[+-]?[0-9]+")
_ENDS_IN_ZEROS = re.compile(r"([+-]?[0-9]+)\.0+")
_NUMBER = r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)"
_DECIMAL = re.compile(_NUMBER)
# 1,234 is a thousand and more in English and a fraction in French.
_COMMA = re.compile(r"[+-]?[0-9]+(,[0-9]+)+(\.[0-9]+)?|[+-]?[0-9]+(\.[0-9]+)*,[0-9]+")
# Said behind a number in a column that counts nothing else.
_UNITS = {
    "people": re.compile(r"([0-9]+)\s*(?:名|人)"),
    "metres": re.compile(r"([0-9]+)\s*(?:m|メートル)"),
}
_SIDES = {
    "degrees-north": {"N": 1, "北緯": 1, "S": -1, "南緯": -1},
    "degrees-east": {"E": 1, "東経": 1, "W": -1, "西経": -1},
}
_SIDE = "N|S|E|W|北緯|南緯|東経|西経"
_WITH_SIDE = re.compile(
    rf"(?P<before>{_SIDE})?\s*(?P<degrees>.*?)\s*(?P<after>[NSEW])?", re.IGNORECASE | re.DOTALL
)
_DEGREES = re.compile(
    r"""(?P<sign>[+-]?)(?P<degrees>[0-9]{1,3}(\.[0-9]+)?)\s*[°º˚゜度]\s*
    ((?P<minutes>[0-9]{1,2}(\.[0-9]+)?)\s*['′’‘ʹ´分]\s*)?
    ((?P<seconds>[0-9]{1,2}(\.[0-9]+)?)\s*(["″”“ʺ秒]|''|′′|’’)\s*)?""",
    re.VERBOSE,
)
# 35 41 24 and 35:41:24, or as receivers show them, 35 41.4; two whole numbers may be anything.
_PARTED = re.compile(
    r"""(?P<sign>[+-]?)(?P<degrees>[0-9]{1,3})[\s:](?P<minutes>[0-9]{1,2})[\s:]
    (?P<seconds>[0-9]{1,2}(\.[0-9]+)?)
    |(?P<sign_>[+-]?)(?P<degrees_>[0-9]{1,3})\s(?P<minutes_>[0-9]{1,2}\.[0-9]+)""",
    re.VERBOSE,
)
_BETWEEN_TWO = re.compile(r"\s*[,;、/]\s*|\s+")
# A ten-thousandth of a second of arc is a few millimetres.
_DIGITS = 7


def read_whole(text: str, unit: str = "") -> Value:
    """Read a whole number; 3.0 is one, 1.5 is a fraction, 1,000 could be either.

    Where people are counted, 9名 can only be 9.
    """
    if _WHOLE.fullmatch(text):
        return Value(text)
    if zeros := _ENDS_IN_ZEROS.fullmatch(text):
        return Value(zeros[1], "whole")
    counted = _UNITS[unit].fullmatch(text) if unit in _UNITS else None
    if counted:
        return Value(counted[1], "unit")
    if _COMMA.fullmatch(text):
        return Value(text, refused="ambiguous_number")
    return Value(text, refused="fraction" if _DECIMAL.fullmatch(text) else "whole_number")


def read_decimal(text: str) -> Value:
    """Read a decimal number."""
    if _DECIMAL.fullmatch(text):
        return Value(text)
    return Value(text, refused="ambiguous_number" if _COMMA.fullmatch(text) else "number")


def read_degrees(text: str, unit: str) -> Value:
    """Read degrees as a column of northern or eastern ones wants them.

    33.9578, N33.9578, 北緯33.9578度, 33°57′28″N and 33 57 28 are all of them.
    """
    plain = text.replace("\u2212", "-")
    if _DECIMAL.fullmatch(plain):
        return Value(plain, "" if plain == text else "degrees")
    found = _decimal_degrees(plain, unit)
    if found.refused == "number" and _are_two(plain):
        return Value(text, refused="two_numbers")
    return Value(text, refused=found.refused) if found.refused else found


def _decimal_degrees(text: str, unit: str) -> Value:
    """Return degrees with a side or with minutes as decimal ones."""
    found = _WITH_SIDE.fullmatch(text)
    assert found is not None
    before, after = ((found[part] or "").upper() for part in ("before", "after"))
    degrees = _degrees(found["degrees"])
    if degrees is None or (before and after):
        return read_decimal(text) if not (before or after) else Value(text, refused="number")
    side = before or after
    if side and side not in _SIDES[unit]:
        return Value(text, refused="hemisphere")
    if side and found["degrees"].startswith(("+", "-")):
        return Value(text, refused="number")
    return Value(_written(_SIDES[unit].get(side, 1) * degrees), "degrees")


def _degrees(text: str) -> float | None:
    """Return degrees, with or without minutes and seconds, None where it is something else."""
    if _DECIMAL.fullmatch(text):
        return float(text)
    found = _DEGREES.fullmatch(text) or _PARTED.fullmatch(text)
    if not found:
        return None
    parts = {name.rstrip("_"): part for name, part in found.groupdict().items() if part}
    written = [parts.get(part, "0") for part in ("degrees", "minutes", "seconds")]
    degrees, minutes, seconds = map(float, written)
    # Only the last of them has a fraction.
    given = [part for part in written if part != "0"]
    if minutes >= 60 or seconds >= 60 or any("." in part for part in given[:-1]):
        return None
    sign = -1 if parts.get("sign") == "-" else 1
    return sign * (degrees + minutes / 60 + seconds / 3600)


def _written(degrees: float) -> str:
    return f"{degrees:.{_DIGITS}f}".rstrip("0").rstrip(".")


def _are_two(text: str) -> bool:
    """Whether a text is a latitude and a longitude: 35.69, 139.69. 33,9578 is one number."""
    parts = _BETWEEN_TWO.split(text.strip("()[] "))
    if len(parts) != 2 or not all(parts):
        return False
    are_plain = all(part.isdecimal() for part in parts)
    return all(map(_is_degrees, parts)) and ("," not in text or ", " in text or not are_plain)


def _is_degrees(text: str) -> bool:
    found = _WITH_SIDE.fullmatch(text)
    return found is not None and _degrees(found["degrees"]) is not None
