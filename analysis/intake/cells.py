"""One cell at a time: what cannot be text at all, and how each column is read."""

import re
import unicodedata
from collections.abc import Callable
from functools import partial

from pandera.pandas import Column

from analysis.dataset import Dataset
from analysis.export import restored
from analysis.intake import limits
from analysis.intake.days import read_day, read_fiscal_year, read_partial_day
from analysis.intake.names import names_of, names_of_choices
from analysis.intake.numbers import read_decimal, read_degrees, read_whole
from analysis.intake.value import Value
from analysis.privacy import PERSONAL, is_personal
from analysis.schema import ALPHA3, PARTIAL_DATE, PREFECTURE_CODE, Table, allowed_values

Reader = Callable[[str], Value]

_EXCEL_ERROR = re.compile(
    r"#(N/A|REF!|NAME\?|VALUE!|DIV/0!|NULL!|NUM!|SPILL!|CALC!|FIELD!|GETTING_DATA|BLOCKED!"
    r"|CONNECT!|UNKNOWN!|BUSY!|#+)"
)
# Line breaks and tabs are part of a text.
_ALLOWED = "\n\r\t"
# Control characters, marks that turn the direction of text, halves of a character.
_UNSEEN = ("Cc", "Cf", "Cs")


def reader(table: Table, column: str, known: Dataset) -> Reader:
    """Return how a column's cells are read."""
    return partial(_read, form=_form(table, column, known))


def _read(text: str, form: Reader | None) -> Value:
    """Read a cell: without spaces around it and, but in free text, without full-width letters.

    The apostrophe that marks text is no part of it.
    """
    code = _spoiled(text)
    if code:
        return Value(text, refused=code)
    bare = text.strip()
    plain = restored(bare)
    why = "apostrophe" if plain != bare else "spaces" if bare != text else ""
    if form is None or not bare:
        return Value(plain, why)
    if len(bare) > limits.FORM:
        return Value(text, refused="too_long")
    narrow = unicodedata.normalize("NFKC", plain)
    value = form(narrow)
    if value.refused:
        return Value(text, refused=value.refused, detail=value.detail)
    return Value(value.text, value.why or ("width" if narrow != plain else why))


def _spoiled(text: str) -> str:
    """Return the code of what no cell may hold: personal data, lost characters, formulas."""
    if is_personal(text):
        return PERSONAL
    if "\ufffd" in text:
        return "lost_character"
    if any(sign not in _ALLOWED and unicodedata.category(sign) in _UNSEEN for sign in text):
        return "control"
    bare = text.strip()
    if _EXCEL_ERROR.fullmatch(bare):
        return "excel_error"
    return "formula" if bare.startswith("=") else ""


def _form(table: Table, column: str, known: Dataset) -> Reader | None:
    """Return the form of a column; None for free text, which is taken as it is."""
    declared = table.columns[column]
    pointer = next((one for one in table.references if one.column == column), None)
    if pointer:
        return names_of(known, pointer).read
    dtype, unit = str(declared.dtype), (declared.metadata or {}).get("unit", "")
    if dtype.startswith("datetime64"):
        return read_day
    if dtype == "Int64":
        return read_fiscal_year if unit == "fiscal-year" else read_whole
    if dtype == "float64":
        return partial(read_degrees, unit=unit) if unit.startswith("degrees") else read_decimal
    if dtype == "category":
        return names_of_choices(column, allowed_values(declared)).read
    return _pattern(declared)


def _pattern(declared: Column) -> Reader | None:
    if not declared.checks:
        return None
    forms: dict[str, Reader] = {
        PARTIAL_DATE: read_partial_day,
        ALPHA3: _read_capitals,
        PREFECTURE_CODE: _read_two_digits,
    }
    (check,) = declared.checks
    return forms.get(str(check.statistics["pattern"]), Value)


def _read_capitals(text: str) -> Value:
    capitals = text.upper()
    return Value(capitals, "name" if capitals != text else "")


def _read_two_digits(text: str) -> Value:
    """Excel takes the zero away from 07."""
    return Value(text.zfill(2), "zero" if len(text) == 1 and text.isdigit() else "")
