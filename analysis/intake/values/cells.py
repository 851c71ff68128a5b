"""One cell at a time: what cannot be text at all, and how each column is read."""

import re
from collections.abc import Callable
from functools import partial

from pandera.pandas import Column

from analysis.contract import problems, schema
from analysis.contract.schema import Table
from analysis.intake import limits
from analysis.intake.grid import UNREAD, Value
from analysis.intake.values import days, names
from analysis.loading.csv_writer import restored
from analysis.loading.dataset import Dataset
from analysis.writing import letters, signs
from analysis.writing.names import alpha_3

CellReader = Callable[[str], Value]

_EXCEL_ERROR = re.compile(
    r"#(N/A|REF!|NAME\?|VALUE!|DIV/0!|NULL!|NUM!|SPILL!|CALC!|FIELD!|GETTING_DATA|BLOCKED!"
    r"|CONNECT!|UNKNOWN!|BUSY!|#+)"
)
# Signs that no address has, unless they are written as %3C.
_NO_ADDRESS = re.compile(r"""[<>"{}|\\^`]""")
# Codes of what could not be read, behind which there may be a reason that says more.
_OF_NUMBERS = ("whole_number", "number", "date", "year")


def reader(table: Table, column: str, known: Dataset) -> CellReader:
    """Return how a column's cells are read."""
    form = _form(table, column, known)
    if form is None:
        return _read_text
    return partial(_read, form=form)


def is_free_text(table: Table, column: str) -> bool:
    """Whether what stands in a column is taken as it is written."""
    declared = table.columns[column]
    is_pointer = any(one.column == column for one in table.references)
    return not declared.checks and not is_pointer and str(declared.dtype).startswith("string")


def _read_text(text: str) -> Value:
    """Read free text: as it is, but composed and without spaces around it.

    The apostrophe that marks text is no part of it.
    """
    stray = letters.first_stray(text)
    code = _spoiled(text) or ("control" if stray else "")
    if code:
        return Value(text, refused=code, detail=stray if code == "control" else "")
    plain, why = _plain(text, letters.composed(text))
    return Value(plain, why)


def _read(text: str, form: CellReader) -> Value:
    """Read a cell of any other column, its letters in one width and those that are seen alone."""
    code = _spoiled(text)
    seen = letters.without_invisible(text)
    unseen = letters.first_unseen(seen)
    if code or unseen:
        return Value(text, refused=code or "control", detail="" if code else unseen)
    plain, why = _plain(text, letters.composed(seen))
    if not plain:
        return Value(plain, why)
    if len(plain) > limits.FORM:
        return Value(text, refused="too_long")
    narrow = letters.of_one_width(plain)
    value = _explained(form(narrow), narrow)
    if value.refused:
        return Value(text, refused=value.refused, detail=value.detail)
    return Value(value.text, value.why or ("width" if narrow != plain else why))


def _plain(text: str, clean: str) -> tuple[str, str]:
    """Return a cleaned text without spaces and apostrophe, and why it is not as it was."""
    bare = clean.strip()
    plain = restored(bare)
    reasons = (
        ("apostrophe", plain != bare),
        ("invisible", letters.composed(text) != clean),
        ("composed", letters.composed(text) != text),
        ("spaces", bare != clean),
    )
    return plain, next((why for why, is_so in reasons if is_so), "")


def _explained(value: Value, text: str) -> Value:
    """Say more of what could not be read: what stands for something else, what marks a doubt."""
    if value.refused not in (UNREAD, *_OF_NUMBERS):
        return value
    if signs.is_ditto(text):
        return Value(text, refused="ditto")
    if signs.stands_for_nothing(text):
        return Value(text, refused="nothing")
    code, sign = signs.mark_in(text, is_number=value.refused in _OF_NUMBERS)
    if code == "note_mark" and value.refused in _OF_NUMBERS:
        return Value(text, refused=value.refused, detail=sign)
    if code:
        return Value(text, refused=code, detail=sign)
    # What is of no form or not known, the checks of the contract say.
    return Value(text) if value.refused == UNREAD else value


def _spoiled(text: str) -> str:
    """Return the code of what no cell may hold: personal data, lost characters, formulas."""
    if problems.is_personal(text):
        return problems.PERSONAL
    if "\ufffd" in text:
        return "lost_character"
    bare = text.strip()
    if _EXCEL_ERROR.fullmatch(bare):
        return "excel_error"
    return "formula" if bare.startswith("=") else ""


def _form(table: Table, column: str, known: Dataset) -> CellReader | None:
    """Return the form of a column; None for free text, which is taken as it is."""
    declared = table.columns[column]
    pointer = next((one for one in table.references if one.column == column), None)
    if pointer:
        return names.names_of(known, pointer).read
    dtype, unit = str(declared.dtype), (declared.metadata or {}).get("unit", "")
    if dtype.startswith("datetime64"):
        return days.read_day
    if dtype == "Int64":
        return days.read_fiscal_year if unit == "fiscal-year" else partial(read_whole, unit=unit)
    if dtype == "float64":
        return partial(read_degrees, unit=unit) if unit.startswith("degrees") else read_decimal
    if dtype == "category":
        return names.names_of_choices(column, schema.allowed_values(declared)).read
    return _pattern(declared)


def _pattern(declared: Column) -> CellReader | None:
    if not declared.checks:
        return None
    forms: dict[str, CellReader] = {
        schema.PARTIAL_DATE: days.read_partial_day,
        schema.ALPHA3: _read_code,
        schema.PREFECTURE_CODE: _read_two_digits,
        schema.WEB_ADDRESS: _read_address,
    }
    (check,) = declared.checks
    pattern = str(check.statistics["pattern"])
    return forms.get(pattern, partial(_read_form, pattern=pattern))


def _read_form(text: str, pattern: str) -> Value:
    """Read text of a form; "none" has that of an id."""
    is_empty = signs.is_ditto(text) or signs.stands_for_nothing(text)
    return Value(text, refused=UNREAD if is_empty or not re.fullmatch(pattern, text) else "")


def _read_code(text: str) -> Value:
    """Read the code of a country in capitals; of two letters there is one of three."""
    capitals = alpha_3(text) or text.upper()
    read = _read_form(capitals, schema.ALPHA3)
    return Value(read.text, "name" if capitals != text else "", read.refused)


def _read_two_digits(text: str) -> Value:
    """Read a code of two digits; Excel takes the zero away from 07."""
    if re.fullmatch("[1-9]", text):
        return Value(text.zfill(2), "zero")
    return _read_form(text, schema.PREFECTURE_CODE)


def _read_address(text: str) -> Value:
    code, sign = signs.mark_in_address(text)
    if not code and _NO_ADDRESS.search(text):
        code = "form"
    return Value(text, refused=code, detail=sign)


# Whole numbers, decimal numbers, and degrees with minutes and seconds.

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
