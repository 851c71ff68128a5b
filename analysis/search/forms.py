"""The forms in which a thing is written: names in both languages, with and without what follows."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from analysis.rows import Row
from analysis.search.writing import Writing, writing
from analysis.table_rows import CountryRow, SeminarRow
from analysis.words import LANGUAGES, words_in
from analysis.words.eras import era_fiscal_year

# What follows the name of a place, in Latin letters, by the last sign of its Japanese name.
_FOLLOWS = {
    "市": ("City", "shi"),
    "町": ("Town", "cho", "machi"),
    "村": ("Village", "son", "mura"),
    "区": ("City", "Ward", "ku"),
    "県": ("Prefecture", "ken"),
    "府": ("Prefecture", "fu"),
    "都": ("Metropolis", "to"),
}


@dataclass(frozen=True)
class Form:
    """One form in which a thing is written: its own, or that of something that tells of it.

    Shimonoseki's own are "Shimonoseki" and 「下関市」; that it is in Yamaguchi tells of it.
    """

    text: str
    is_own: bool = True

    @cached_property
    def writing(self) -> Writing:
        """The form as it is read."""
        return writing(self.text)


def forms(own: Iterable[str], telling: Iterable[str] = ()) -> tuple[Form, ...]:
    """Return the forms of a thing, each text once; what is not documented is none."""
    of_text = {text: Form(text) for text in own if text}
    of_text |= {text: Form(text, is_own=False) for text in telling if text not in {*of_text, ""}}
    return tuple(of_text.values())


def in_each_language(row: Row, stem: str = "name") -> tuple[str, ...]:
    """Return the texts of `<stem>_en` and `<stem>_ja` that are documented."""
    texts = (row[f"{stem}_{language}"] for language in LANGUAGES)
    return tuple(str(text) for text in texts if text is not None)


def aliases(row: CountryRow) -> tuple[str, ...]:
    """Return the other names of a country."""
    return tuple(row["aliases"].split("|")) if row["aliases"] else ()


def place(row: Row, stem: str) -> tuple[str, ...]:
    """Return the names of a place: Shimonoseki, 下関市, 下関, Shimonoseki City, Shimonoseki-shi."""
    names = in_each_language(row, stem)
    if len(names) < len(LANGUAGES):
        return names
    english, japanese = names
    follows = _FOLLOWS.get(japanese[-1:], ())
    bare = english.removesuffix(" Prefecture")
    return (
        *names,
        *((bare, japanese[:-1]) if follows else ()),
        *(f"{bare} {following}" for following in follows),
    )


def fiscal_year(year: int) -> tuple[str, ...]:
    """Return the ways to write a fiscal year: 2019, FY2019, Reiwa 1, 令和元年度, 令和1年度, R1."""
    era, number = era_fiscal_year(year)
    in_full = [words_in(language).fiscal_year_in_full(year) for language in LANGUAGES]
    short = f"{era[0].upper()}{number}"
    return (
        str(year),
        *(words_in(language).fiscal_year(year) for language in LANGUAGES),
        f"{era.capitalize()} {number}",
        short,
        f"{short}年度",
        *in_full,
        *(text.replace("元年", "1年") for text in in_full),
    )


def days(row: SeminarRow) -> tuple[str, ...]:
    """Return the days of a seminar as each language writes them."""
    start, end = row["start_date"], row["end_date"]
    if start is None:
        return ()
    last = end or start
    return tuple(words_in(language).period(start, last) for language in LANGUAGES)
