"""What a number format shows beside the value of a cell: units, and words that no cell holds.

`0"?"`, `"約"0` and `0"²"` show a doubt or the mark of a note, `0%` another number, `;;;` none. The
grammar is that of ECMA-376, part 1, 18.8.31.
"""

import operator
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

# Excel allows no longer number format.
_LONGEST = 255
# Words, an escaped sign, a currency with its language.
_WORDS = r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[\$(?P<money>[^\]-]*)[^\]]*\]'
# Colours, conditions, hours that go on, the width of a sign, spaces that fill the cell.
_UNSEEN = r"\[[^\]]*\]|_.|\* "
_DIGITS = r"general|e[+-]|[#0?.,@/]|(?P<other>.)"
_NUMBER = re.compile(f"{_WORDS}|{_UNSEEN}|{_DIGITS}", re.IGNORECASE)
_DAY = re.compile(f"{_WORDS}|{_UNSEEN}|am/pm|a/p|[gyemdhsnarb0.@]|(?P<other>.)", re.IGNORECASE)
_SECTION = re.compile(r'((?:"[^"]*"|\\.|\[[^\]]*\]|[^;])*)(;|$)')
_CONDITION = re.compile(r"\[(<=|>=|<>|=|<|>)(-?\d+(?:\.\d+)?)\]")
_COMPARED: Mapping[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    "=": operator.eq,
    ">": operator.gt,
    ">=": operator.ge,
    "<>": operator.ne,
}
_THOUSANDS = re.compile(r"[#0?],+(?![,#0?])")
# What says what is counted or measured, and nothing about the number.
_UNITS = frozenset(
    (
        *("名", "人", "人名", "か国", "カ国", "か所", "年", "年度", "度", "番", "号", "fy"),
        *("m", "km", "metres", "°", "°n", "°e"),
        *("person", "persons", "people", "delegates", "participants", "countries"),
    )
)
_CALENDAR = re.compile(
    r"([年月日時分秒曜令和平成昭RHST/.,:()（）' -]|st|nd|rd|th|of|FY)*",
    re.IGNORECASE,
)
_SIGNS = {True: re.compile(r"[-()△▲ ]*"), False: re.compile(r"\+?")}
_PLAIN = frozenset(("General", "@", "0", "#,##0", ""))
# With as many sections, the last is that of texts.
_ALL = 4


@dataclass(frozen=True)
class Shown:
    """The words that a format shows before and after a value; `misleads` if they are no unit."""

    before: str = ""
    after: str = ""
    misleads: bool = False


def shown_with(number_format: str, value: object) -> Shown:
    """Return what a format adds to a number, a day or a text, and whether it shows another."""
    if number_format in _PLAIN:
        return Shown()
    sections = [*_sections(number_format[:_LONGEST])]
    if isinstance(value, str):
        return _with_text(sections)
    if isinstance(value, int | float):
        return _with_number(sections, value)
    before, after, _ = _words(sections[0], _DAY)
    return Shown(misleads=not _CALENDAR.fullmatch(before + after))


def _sections(number_format: str) -> Iterator[str]:
    """Yield the parts for numbers above zero, below, zero itself, and texts."""
    for section, end in _SECTION.findall(number_format):
        yield section
        if not end:
            return


def _with_text(sections: Sequence[str]) -> Shown:
    *_, last = sections
    if len(sections) < _ALL and "@" not in last:
        return Shown()
    before, after, is_shown = _words(last, _NUMBER)
    return Shown(misleads=not is_shown or bool((before + after).strip()))


def _with_number(sections: Sequence[str], number: float) -> Shown:
    section = _section(sections, number)
    before, after, is_shown = _words(section, _NUMBER)
    words = (before + after).strip()
    if not is_shown or _THOUSANDS.search(section):
        return Shown(misleads=True)
    if _SIGNS[number < 0].fullmatch(words):
        return Shown()
    return Shown(before, after, misleads=words.casefold() not in _UNITS)


def _section(sections: Sequence[str], number: float) -> str:
    """Return the part for a number: the first whose condition holds, or that of its sign."""
    conditions = [_CONDITION.search(section) for section in sections]
    if any(conditions):
        holds = (
            section
            for section, found in zip(sections, conditions, strict=True)
            if not found or _COMPARED[found[1]](number, float(found[2]))
        )
        return next(holds, sections[-1])
    at = 1 if number < 0 else 2 if number == 0 else 0
    return sections[at if at < len(sections) else 0]


def _words(section: str, grammar: re.Pattern[str]) -> tuple[str, str, bool]:
    """Return the words of a section before its first digit and after it, if there is one."""
    words: tuple[list[str], list[str]] = [], []
    is_shown = False
    for found in grammar.finditer(section):
        parts = found.groupdict().values()
        word = next((part for part in parts if part is not None), None)
        if word is not None:
            words[is_shown].append(word)
        elif found[0][0] not in "[_*":
            is_shown = True
    return "".join(words[0]), "".join(words[1]), is_shown
