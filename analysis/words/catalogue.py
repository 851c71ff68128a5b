"""The words of Kizuna in the reader's language: messages, numbers, days, years and lists.

Messages are Fluent files under `locale/<language>/`: symbolic ids, named arguments and several
plurals in one sentence, which gettext cannot do. Numbers, days and lists follow CLDR (Babel).
Things are named from the data: a seminar is called by its fiscal year and its host.
"""

import re
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

from analysis.contract import schema, table_rows
from analysis.frames.caching import cached
from analysis.frames.rows import records
from analysis.loading.dataset import Dataset

# Text from data beside our own: what runs from right to left must not turn what stands around it.
#
# Hebrew and Arabic letters draw neighbouring numbers and dots to their side, and control characters
# can turn the rest of a line. Such text is put between isolating marks (Unicode, "UAX #9"), which
# work in HTML, in figures, on maps and in files alike.

ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
_POP_EMBEDDING = "\u202c"
_EMBEDDINGS = "\u202a\u202b\u202d\u202e"
_ISOLATES = f"\u2066\u2067{ISOLATE}"
# The controls, and the letters and digits of scripts that run from right to left.
_TURNING = re.compile(
    f"[{_EMBEDDINGS}{_POP_EMBEDDING}{_ISOLATES}{POP_ISOLATE}\u200f\u061c"
    "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def isolated(text: str) -> str:
    """Return text that cannot turn its surroundings; most text stays as it is."""
    if not _TURNING.search(text):
        return text
    if text.startswith(ISOLATE) and text.endswith(POP_ISOLATE):
        inner = text[1:-1]
        if _closed(inner) == inner:
            return text
    return f"{ISOLATE}{_closed(text)}{POP_ISOLATE}"


def _closed(text: str) -> str:
    """Return text in which each control that opens is closed, and none closes what it did not."""
    kept: list[str] = []
    opened: list[str] = []
    for sign in text:
        if sign in _EMBEDDINGS:
            opened.append(_POP_EMBEDDING)
        elif sign in _ISOLATES:
            opened.append(POP_ISOLATE)
        elif sign == _POP_EMBEDDING and opened[-1:] != [sign]:
            continue
        elif sign == _POP_EMBEDDING:
            opened.pop()
        elif sign == POP_ISOLATE:
            if sign not in opened:
                continue
            # What was opened within it ends with it.
            while opened.pop() != sign:
                pass
        kept.append(sign)
    return "".join([*kept, *reversed(opened)])


# The messages and the forms of one language.

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


# Names of the things of a data set.


@cached
def seminar_labels(dataset: Dataset, words: Words) -> Mapping[str, str]:
    """Return "FY2019 · Shimonoseki" by seminar id; for any but the default office, its name too."""
    hosts = host_labels(dataset, words)
    offices = office_names(dataset, words)
    labels = {}
    for seminar in records(dataset.seminars, table_rows.SeminarRow):
        office = seminar["office_id"]
        abroad = "" if office == schema.DEFAULT_OFFICE else offices.get(office, "")
        names = words.apart((abroad, hosts[seminar["seminar_id"]]))
        year = words.fiscal_year(seminar["fiscal_year"])
        named = words.text("seminar-named", year=year, names=names) if names else year
        labels[seminar["seminar_id"]] = named
    return labels


@cached
def host_labels(dataset: Dataset, words: Words) -> Mapping[str, str]:
    """Return the hosts of each seminar in one text, by seminar id; "" where not documented."""
    names: dict[str, list[str]] = {str(seminar): [] for seminar in dataset.seminars["seminar_id"]}
    for host in records(dataset.hosts, table_rows.HostRow):
        # Hosts stay when the file of seminars cannot be read.
        names.setdefault(host["seminar_id"], []).append(words.name(host, "host"))
    return {seminar: words.listing(hosts) if hosts else "" for seminar, hosts in names.items()}


def country_names(dataset: Dataset, words: Words) -> Mapping[str, str]:
    """Return the names of the countries, whichever are chosen, by code."""
    return _names(dataset.whole, "countries", "country", words)


def theme_names(dataset: Dataset, words: Words) -> Mapping[str, str]:
    """Return the themes' names by id."""
    return _names(dataset.whole, "themes", "theme_id", words)


def office_names(dataset: Dataset, words: Words) -> Mapping[str, str]:
    """Return the offices' names by id."""
    return _names(dataset.whole, "offices", "office_id", words)


def group_names(dataset: Dataset, words: Words) -> Mapping[str, str]:
    """Return the names of the groups of countries by id."""
    return _names(dataset.whole, "groups", "group_id", words)


def family_names(dataset: Dataset, words: Words) -> Mapping[str, str]:
    """Return the names of the families of themes by id."""
    return _names(dataset.whole, "theme_families", "family_id", words)


def prefecture_names(dataset: Dataset, words: Words) -> Mapping[str, str]:
    """Return the prefectures' names by code."""
    return _names(dataset.whole, "prefectures", "prefecture", words)


@cached
def names_elsewhere(dataset: Dataset, words: Words) -> frozenset[str]:
    """Return the names that have the other language alone, of hosts, places, items and sites."""
    found: set[str] = set()
    for table in schema.DATA_SET_TABLES:
        rows = getattr(dataset.whole, table.name)
        for pair in table.either:
            own, other = sorted(pair, key=lambda column: not column.endswith(words.language))
            found |= {*rows.loc[rows[own].isna(), other].dropna()}
    return frozenset(found)


@cached
def _names(dataset: Dataset, table: str, key: str, words: Words) -> Mapping[str, str]:
    return words.names(getattr(dataset, table), key)
