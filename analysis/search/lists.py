"""What the lists of choices know of the names in them: every other form, as a query may have it."""

from collections.abc import Iterable, Mapping
from unicodedata import normalize

import jaconv

from analysis.dataset import Dataset
from analysis.labels import office_names
from analysis.memory import cached
from analysis.rows import records
from analysis.search.entries import entries
from analysis.search.forms import fiscal_year, in_each_language, place
from analysis.search.writing import ONE_WAY
from analysis.table_rows import OfficeRow, PrefectureRow
from analysis.words import Words
from analysis.words.eras import era_fiscal_year
from analysis.writing.kanji import usual, usual_letters

# Whose names stand in lists, alone or beside others: FY2019 · Shimonoseki.
_KINDS = ("country", "theme", "host")

# The fiscal year that began in Heisei and is called after Reiwa.
LAST_OF_HEISEI = 2019
_BEFORE_SMALL_Y = "きぎしじちにひびぴみり"
_ALSO_HEISEI = ("平成31年度", "H31", "Heisei 31")


@cached
def known_as(dataset: Dataset, words: Words) -> Mapping[str, tuple[str, ...]]:
    """Return by each name in a list its forms, as `plain` writes them.

    Names are those of countries, themes, hosts, prefectures, offices and fiscal years.
    """
    named: dict[str, tuple[str, ...]] = {}
    for name, forms in _forms(dataset, words):
        named[name] = tuple(dict.fromkeys((*named.get(name, ()), *map(plain, forms))))
    return named


def rules() -> dict[str, object]:
    """Return how text is read, for the browser to read what is typed as `writing` does.

    `letters`: usual forms of kanji; `kana`: in Latin letters; `one_way`: patterns, and what they
    become, as JavaScript writes them.
    """
    small = [first + second for first in _BEFORE_SMALL_Y for second in "ゃゅょ"]
    kana = [*small, *(first + second for first in "ふゔ" for second in "ぁぃぇぉ")]
    kana += [chr(code) for code in range(ord("ぁ"), ord("ゖ") + 1)]
    return {
        "letters": {chr(letter): usual for letter, usual in usual_letters().items()},
        # っ doubles what follows, which makes no difference.
        "kana": {one: "" if one == "っ" else jaconv.kana2alphabet(one) for one in kana},
        "one_way": [
            (pattern.pattern, written.replace("\\1", "$1")) for pattern, written in ONE_WAY
        ],
    }


def plain(text: str) -> str:
    """Return the words of a text as a list compares them, a blank between: Lao-PDR → lao pdr."""
    hiragana = jaconv.kata2hira(usual(normalize("NFKC", text)).casefold().replace("ー", ""))
    return " ".join("".join(sign if sign.isalnum() else " " for sign in hiragana).split())


def _forms(dataset: Dataset, words: Words) -> Iterable[tuple[str, tuple[str, ...]]]:
    for entry in entries(dataset, words):
        if entry.kind in _KINDS:
            yield entry.name, tuple(form.text for form in entry.forms if form.is_own)
    for row in records(dataset.prefectures, PrefectureRow):
        yield words.name(row), place(row, "name")
    names = office_names(dataset, words)
    for office in records(dataset.offices, OfficeRow):
        yield names[office["office_id"]], in_each_language(office)
    for year in {int(year) for year in dataset.seminars["fiscal_year"]}:
        yield words.fiscal_year(year), (*fiscal_year(year), *_year_in_short(year))


def _year_in_short(year: int) -> tuple[str, ...]:
    """Return the forms that `intake.days.read_asked_year` knows beyond those of a name."""
    era, number = era_fiscal_year(year)
    following = f"{(year + 1) % 100:02}"
    in_short = (f"FY{year % 100:02}", f"{year}-{following}", f"{era[0]}{number:02}")
    return (*in_short, *_ALSO_HEISEI) if year == LAST_OF_HEISEI else in_short
