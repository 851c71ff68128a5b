"""Whole numbers, decimal numbers, and degrees with minutes and seconds."""

import re

from analysis.intake.value import Value

_WHOLE = re.compile(r"[+-]?\d+")
_ENDS_IN_ZEROS = re.compile(r"([+-]?\d+)\.0+")
_DECIMAL = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)")
# 1,234 is a thousand and more in English and a fraction in French.
_COMMA = re.compile(r"[+-]?\d+(,\d+)+(\.\d+)?|[+-]?\d+(\.\d+)*,\d+")
_DEGREES = re.compile(
    r"""(?P<before>[NSEW]|北緯|南緯|東経|西経)?\s*
    (?P<degrees>\d{1,3}(\.\d+)?)\s*[°º度]\s*
    ((?P<minutes>\d{1,2}(\.\d+)?)\s*['′’分]\s*)?
    ((?P<seconds>\d{1,2}(\.\d+)?)\s*(["″”秒]|''|′′)\s*)?
    (?P<after>[NSEW])?""",
    re.VERBOSE | re.IGNORECASE,
)
_HEMISPHERES = {
    "degrees-north": {"": 1, "N": 1, "北緯": 1, "S": -1, "南緯": -1},
    "degrees-east": {"": 1, "E": 1, "東経": 1, "W": -1, "西経": -1},
}
# A ten-thousandth of a second of arc is a few millimetres.
_DIGITS = 7


def read_whole(text: str) -> Value:
    """Read a whole number; 3.0 is one, 1.5 is a fraction, 1,000 could be either."""
    if _WHOLE.fullmatch(text):
        return Value(text)
    zeros = _ENDS_IN_ZEROS.fullmatch(text)
    if zeros:
        return Value(zeros[1], "whole")
    if _COMMA.fullmatch(text):
        return Value(text, refused="ambiguous_number")
    return Value(text, refused="fraction" if _DECIMAL.fullmatch(text) else "whole_number")


def read_decimal(text: str) -> Value:
    """Read a decimal number."""
    if _DECIMAL.fullmatch(text):
        return Value(text)
    return Value(text, refused="ambiguous_number" if _COMMA.fullmatch(text) else "number")


def read_degrees(text: str, unit: str) -> Value:
    """Read degrees: 33.9578, or 33°57′28″N, as a column of northern or eastern ones wants it."""
    found = _DEGREES.fullmatch(text)
    if not found:
        return read_decimal(text)
    side = (found["before"] or found["after"] or "").upper()
    both = found["before"] and found["after"]
    degrees, minutes, seconds = (
        float(found[part] or 0) for part in ("degrees", "minutes", "seconds")
    )
    sign = _HEMISPHERES[unit].get(side)
    if sign is None or both or minutes >= 60 or seconds >= 60:
        return Value(text, refused="number")
    decimal = sign * (degrees + minutes / 60 + seconds / 3600)
    return Value(f"{decimal:.{_DIGITS}f}".rstrip("0").rstrip("."), "degrees")
