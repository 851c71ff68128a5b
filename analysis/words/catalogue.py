"""The words of Kizuna in the reader's language: messages, numbers, days, years and lists.

Messages are Fluent files under `locale/<language>/`: symbolic ids, named arguments and several
plurals in one sentence, which gettext cannot do. Numbers, days and lists follow CLDR (Babel).
"""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

import pandas as pd
from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal
from fluent.runtime import FluentBundle, FluentResource, resolver
from fluent.syntax.ast import Junk

from analysis.words.other_languages import isolated

LANGUAGES = ("en", "ja")
DEFAULT_LANGUAGE = "en"
LOCALE_FOLDER = Path(__file__).parent / "locale"
# Fluent stops at 2,500 letters, against messages that repeat each other without end. Ours do not,
# and a list of names, each with its link, may be longer.
resolver.MAX_PART_LENGTH = 1_000_000
# A few megabytes in each language.
CACHED_MESSAGES = 16_384


class Names(dict[str, str]):
    """Names by id. Where a file with names waits for correction, the id stands in for the name."""

    def __missing__(self, key: object) -> str:
        """Return the id itself."""
        return str(key)


class Words:
    """The catalogue of one language. Instances are shared and never change."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._bundle = FluentBundle([language], use_isolating=False)
        for file in sorted((LOCALE_FOLDER / language).glob("*.ftl")):
            # Fluent would silently skip a passage that it cannot read.
            resource = FluentResource(file.read_text(encoding="utf-8"))
            for entry in resource.body:
                if isinstance(entry, Junk):
                    raise ValueError(f"{file.name} is not Fluent: {entry.content}")
            self._bundle.add_resource(resource)
        # A page says the same thousands of times, and Fluent takes 30 µs for each.
        self._formatted = lru_cache(CACHED_MESSAGES, typed=True)(self._format)

    def text(self, message_id: str, /, **arguments: object) -> str:
        """Return a message, or its attribute ("problem-choice.fix"), with its arguments filled in.

        Raises LookupError for an unknown id and ValueError for a missing argument: a gap in the
        catalogue is a defect, found by the tests, never shown as a blank.
        """
        return self._formatted(message_id, **arguments)

    def _format(self, message_id: str, /, **arguments: object) -> str:
        name, _, attribute = message_id.partition(".")
        message = self._bundle.get_message(name)
        pattern = message.attributes[attribute] if attribute else message.value
        if pattern is None:
            raise LookupError(f"{message_id} has no text in {self.language}")
        given = {
            name: isolated(value) if isinstance(value, str) else value
            for name, value in arguments.items()
        }
        formatted, errors = self._bundle.format_pattern(pattern, given)
        if errors:
            raise ValueError(f"{message_id} in {self.language}: {errors}")
        return str(formatted)

    def name(self, named: Mapping[str, object], stem: str = "name") -> str:
        """Return `name_en` or `name_ja` of a row, falling back on the other language."""
        other = next(language for language in LANGUAGES if language != self.language)
        own, fallback = named[f"{stem}_{self.language}"], named[f"{stem}_{other}"]
        # What is not documented is None, NA or NaN.
        chosen = own if isinstance(own, str) else fallback
        return isolated(chosen) if isinstance(chosen, str) else ""

    def names_of(self, frame: pd.DataFrame, stem: str = "name") -> list[str]:
        """Return the names of a frame's rows, as `name` does for one."""
        own, *others = (
            frame[f"{stem}_{language}"].astype(object)
            for language in sorted(LANGUAGES, key=lambda language: language != self.language)
        )
        for other in others:
            own = own.where(own.notna(), other)
        return [str(name) for name in own.where(own.notna(), "")]

    def names(self, frame: pd.DataFrame, key: str, stem: str = "name") -> Mapping[str, str]:
        """Return the names of a frame's rows by their key; an unknown key names itself."""
        columns = [key, *(f"{stem}_{language}" for language in LANGUAGES)]
        values = zip(*(frame[column].tolist() for column in columns), strict=True)
        rows = (dict(zip(columns, row, strict=True)) for row in values)
        return Names({str(row[key]): self.name(row, stem) for row in rows})

    def listing(self, items: Iterable[str]) -> str:
        """Join names: "Brunei, Singapore and Viet Nam"; 「ブルネイ、シンガポール、ベトナム」."""
        return format_list(list(items), locale=_LOCALES[self.language])

    def apart(self, parts: Iterable[str]) -> str:
        """Set the parts of a title apart, "" left out: Laos · FY2019; ラオス　2019年度."""
        return self.gap.join(part for part in parts if part)

    @property
    def gap(self) -> str:
        """What sets the parts of a title apart; Japanese has no dot in the middle of a line."""
        return {"en": " · ", "ja": "\u3000"}[self.language]

    def number(self, value: float | int) -> str:
        """Write a number with the language's separators."""
        return format_decimal(value, locale=_LOCALES[self.language])

    def day(self, value: date) -> str:
        """Write a day: 15 December 2019; 2019年12月15日."""
        return format_date(value, format="long", locale=_LOCALES[self.language])

    def day_of_week(self, value: date) -> str:
        """Write a day without its year: Sunday 15 December; 12月15日（日）."""
        pattern = {"en": "EEEE d MMMM", "ja": "M月d日（E）"}[self.language]
        return format_date(value, format=pattern, locale=_LOCALES[self.language])

    def day_in_short(self, value: date) -> str:
        """Write a day within its month: Sun 15; 15日（日）."""
        pattern = {"en": "EEE d", "ja": "d日（E）"}[self.language]
        return format_date(value, format=pattern, locale=_LOCALES[self.language])

    def period(self, start: date, end: date) -> str:
        """Write a period, what both days share once: 15–21 December 2019; 2019年12月15日～21日."""
        if start == end:
            return self.day(start)
        differs = "y" if start.year != end.year else "M" if start.month != end.month else "d"
        # CLDR has intervals with short months only.
        patterns = Locale.parse(_LOCALES[self.language]).interval_formats["yMMMd"][differs]
        days = zip((start, end), patterns, strict=True)
        return "".join(
            format_date(day, pattern.replace("MMM", "MMMM"), _LOCALES[self.language])
            for day, pattern in days
        ).replace("\u2009", " ")

    def partial_date(self, partial: str) -> str:
        """Write a year, month or day given as 2026, 2026-11 or 2026-11-23."""
        parts = [int(part) for part in partial.split("-")]
        first = date(*[*parts, 1, 1][:3])
        if len(parts) == len(("year", "month", "day")):
            return self.day(first)
        skeleton = {1: "y", 2: "yMMMM"}[len(parts)]
        return format_skeleton(skeleton, first, locale=_LOCALES[self.language])

    def fiscal_year(self, year: int) -> str:
        """Write a fiscal year briefly, as on an axis: FY2019; 2019年度."""
        return self.text("fiscal-year", year=str(year))

    def fiscal_year_in_full(self, year: int) -> str:
        """Write a fiscal year with the Japanese era: FY2019 (Reiwa 1); 令和元年度（2019年度）."""
        era, number = era_fiscal_year(year)
        return self.text("fiscal-year-in-full", year=str(year), era=era, number=number)


_LOCALES = {"en": "en_GB", "ja": "ja_JP"}


@cache
def words_in(language: str) -> Words:
    """Return the shared catalogue of a language."""
    return Words(language)


# Fiscal years in Japanese eras.
#
# A fiscal year is named after the era in force when it ends up being called so officially:
# FY2019 began in Heisei 31 and is written 令和元年度 by the government's rule of April 2019.

# Fiscal year in which each era's first year falls, newest first.
_ERAS = (("reiwa", 2019), ("heisei", 1989), ("showa", 1926))


def era_fiscal_year(fiscal_year: int) -> tuple[str, int]:
    """Return the era ("reiwa", "heisei", "showa") and the year within it: 2019 → ("reiwa", 1)."""
    era, first = next((era, first) for era, first in _ERAS if fiscal_year >= first)
    return era, fiscal_year - first + 1


# First and last day of each era; the last of Reiwa is not known.
_REIGNS = {
    "reiwa": (date(2019, 5, 1), date.max),
    "heisei": (date(1989, 1, 8), date(2019, 4, 30)),
    "showa": (date(1926, 12, 25), date(1989, 1, 7)),
}


def reign(era: str) -> tuple[date, date]:
    """Return the first and the last day of an era; `date.max` where it has not ended."""
    return _REIGNS[era]


def year_of_era(era: str, number: int) -> int:
    """Return the year of the calendar that a year of an era would be: heisei, 32 → 2020."""
    return _REIGNS[era][0].year + number - 1
