"""Turns a summary's frame into the table a reader sees: names for ids, words for headings.

A column means the same in every summary, so each is put into words in one way, by its name.
"""

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd
from pandas.api.types import is_bool_dtype, is_numeric_dtype

from analysis.loading.dataset import Dataset
from analysis.summaries.planning import PLANS
from analysis.summaries.programme.seminar import DEGREES
from analysis.words import catalogue
from analysis.words.catalogue import LANGUAGES, Words, isolated

# Columns whose values are words of the contract: "held" of `status` → message `status-held`.
_VOCABULARIES = (
    *("state", "status", "mode", "basis", "part", "kind", "identification", "level"),
    *("exposure", "subregion", "region", "fact", "representation", "placing", "earlier"),
)
# What names a row; what is alike in most rows, and stands behind all that tells them apart.
_NAMING = frozenset(
    (
        *("rank", "position", "fiscal_year", "seminar_id", "country", "theme_id"),
        *("site_id", "site", "host_id", "host", "name", "prefecture", "municipality", "place"),
        *("date", "title", "fact", "plan", "event_id", "group_id"),
    )
)
_ALIKE = frozenset({"status", "mode", "office_id", "source_id"})
Convert = Callable[[Any], object]


def readable(frame: pd.DataFrame, dataset: Dataset, words: Words) -> pd.DataFrame:
    """Return the frame for a reader: columns headed in words, ids named, NA "not documented".

    Of `*_en` and `*_ja` columns the reader's language is kept. A column of numbers stays one, in
    which NA stays NA: a file leaves it blank, so that programs can count. What names a row stands
    first, then the numbers, then words, and last office, status and source.
    """
    own = _in_language(frame, words)
    columns = sorted(
        (str(column) for column in own), key=lambda name: _rank(name, own.dtypes.loc[name])
    )
    named = {
        words.text(f"column-{column}"): _values(own[column], dataset, words) for column in columns
    }
    return pd.DataFrame(named, index=own.index)


def _in_language(frame: pd.DataFrame, words: Words) -> pd.DataFrame:
    kept = pd.DataFrame(index=frame.index)
    for column in frame:
        stem, _, language = str(column).rpartition("_")
        if language not in LANGUAGES:
            kept[column] = frame[column]
        elif language == words.language:
            others = [f"{stem}_{other}" for other in LANGUAGES if other != language]
            kept[stem] = frame[column].fillna(frame[others[0]])
    return kept


def _rank(name: str, dtype: Any) -> int:
    if name in _NAMING:
        return 0
    is_number = is_numeric_dtype(dtype) and not is_bool_dtype(dtype)
    if is_number and not name.endswith("fiscal_year"):
        return 1
    return 3 if name in _ALIKE else 2


def in_words(table: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Return a table of `readable` with words also in place of the numbers that are missing."""
    unknown = words.text("not-documented")
    return table.astype("object").where(table.notna(), unknown)


def _values(column: pd.Series, dataset: Dataset, words: Words) -> pd.Series:
    convert = _converter(column, dataset, words)
    unknown = words.text("not-documented")
    if convert is None and is_numeric_dtype(column):
        return column
    values = [
        unknown if not isinstance(value, tuple) and pd.isna(value) else (convert or _text)(value)
        for value in column
    ]
    return pd.Series(values, index=column.index, dtype="object")


def _converter(column: pd.Series, dataset: Dataset, words: Words) -> Convert | None:
    """Return what puts one value of the column into words; None for plain text and numbers."""
    name = str(column.name)
    stem = name.removesuffix("s").removeprefix("last_")
    if stem in _NAMED:
        by_id = _NAMED[stem](dataset, words)
        return lambda value: _names(value, by_id, words)
    if name in _VOCABULARIES:
        return lambda value: words.text(f"{name}-{value}")
    return _by_form(column, words)


def _by_form(column: pd.Series, words: Words) -> Convert | None:
    """Return what writes years, days, yes and no, and degrees of completeness."""
    name, dtype = str(column.name), column.dtype
    if name.endswith("fiscal_year"):
        return words.fiscal_year
    if name.endswith("date"):
        return words.day
    if is_bool_dtype(dtype):
        return lambda value: words.text("yes" if value else "no")
    if isinstance(dtype, pd.CategoricalDtype) and set(dtype.categories) == set(DEGREES):
        return lambda degree: words.text(f"completeness-{degree}")
    return None


def _names(value: str | tuple[str, ...], by_id: Mapping[str, str], words: Words) -> str:
    """Name an id, a tuple of them, or several in one text."""
    ids = value if isinstance(value, tuple) else value.split(", ")
    return words.listing(by_id.get(part, part) for part in ids)


def _text(value: object) -> str:
    return isolated(str(value))


def _source_titles(dataset: Dataset, _words: Words) -> Mapping[str, str]:
    """Return the titles of the sources, which stand in the language of the source."""
    titles = dataset.sources["title"].map(isolated)
    return dict(zip(dataset.sources["source_id"], titles, strict=True))


_NAMED: Mapping[str, Callable[[Dataset, Words], Mapping[str, str]]] = {
    "country": catalogue.country_names,
    "seminar_id": catalogue.seminar_labels,
    "undocumented_seminar_id": catalogue.seminar_labels,
    "theme_id": catalogue.theme_names,
    "site_id": lambda dataset, words: words.names(dataset.sites, "site_id"),
    "office_id": catalogue.office_names,
    "prefecture": catalogue.prefecture_names,
    "undocumented_prefecture": catalogue.prefecture_names,
    "source_id": _source_titles,
    "plan": lambda _, words: {name: words.text(f"plan-{name}") for name in PLANS},
}
