"""Names of countries, themes, places and words of the contract, in either language, to keys."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd
from rapidfuzz import fuzz, process

from analysis.checking import Keys
from analysis.dataset import Dataset, named_keys
from analysis.intake import limits
from analysis.intake.column_words import fold
from analysis.intake.value import Value
from analysis.memory import remembered
from analysis.schema import PREFECTURES, YES_NO, Reference
from analysis.words import LANGUAGES, Words, words_in

_SUGGESTIONS = 3
_ALIKE = 70


class KnownKeys(Keys):
    """The keys of a known table, which suggest the nearest names to an unknown one."""

    def closest(self, value: str) -> str:
        """Return up to three names with their keys: "LAO (Laos), THA (Thailand)", or nothing."""
        folded = {fold(name): (name, key) for name, key in self.names.items()}
        found = process.extract(
            fold(value[: limits.LETTERS]),
            list(folded),
            scorer=fuzz.WRatio,
            limit=None,
            score_cutoff=_ALIKE,
        )
        nearest: dict[str, str] = {}
        for name, key in (folded[text] for text, *_ in found):
            nearest.setdefault(key, key if name == key else f"{key} ({name})")
        return ", ".join([*nearest.values()][:_SUGGESTIONS])


@remembered
def known_keys(known: Dataset, reference: Reference) -> KnownKeys:
    """Return what a column may point to."""
    frame: pd.DataFrame = getattr(known, reference.table)
    keys = frozenset(frame[reference.key].dropna().astype(str))
    return KnownKeys(keys, frozenset(), dict(named_keys(frame, reference.key)), readable=True)


@dataclass(frozen=True)
class Names:
    """Every way to write each key, folded; two keys may share one."""

    keys: frozenset[str]
    by_writing: Mapping[str, frozenset[str]]

    def read(self, text: str) -> Value:
        """Return the key that a text names. An unknown name stays as it is, for the checks."""
        if text in self.keys:
            return Value(text)
        found = self.by_writing.get(fold(text), frozenset())
        if len(found) > 1:
            return Value(text, refused="ambiguous_name", detail=", ".join(sorted(found)))
        return Value(next(iter(found)), "name") if found else Value(text)


@remembered
def names_of(known: Dataset, reference: Reference) -> Names:
    """Return the names of a known table's rows: id, name in both languages, aliases."""
    pairs = [*named_keys(getattr(known, reference.table), reference.key)]
    keys = frozenset(key for _, key in pairs)
    if reference.table == PREFECTURES.name:
        # Excel takes the zero away from 07.
        pairs += [(key.removeprefix("0"), key) for key in keys]
    return _names(keys, pairs)


@remembered
def names_of_choices(column: str, allowed: tuple[str, ...]) -> Names:
    """Return the words of a column of choices in both languages: 開催, held; はい, yes."""
    pairs = [
        (_word(words, column, value), value)
        for words in map(words_in, LANGUAGES)
        for value in allowed
    ]
    return _names(frozenset(allowed), [*zip(allowed, allowed, strict=True), *pairs])


def words_for_choices(column: str, allowed: tuple[str, ...], words: Words) -> list[str]:
    """Return what a reader writes in a column of choices: a word that can be read back."""
    names = names_of_choices(column, allowed)
    pairs = [(_word(words, column, value), value) for value in allowed]
    return [word if names.read(word).text == value else value for word, value in pairs]


def words_for_keys(known: Dataset, reference: Reference, words: Words) -> list[str]:
    """Return what a reader writes to point to each row: its name, or its key if others bear it."""
    frame: pd.DataFrame = getattr(known, reference.table)
    names = names_of(known, reference)
    keys = frame[reference.key].astype(str)
    if "name_en" not in frame:
        return [*keys]
    named = [
        (words.name(row), key) for row, key in zip(frame.to_dict("records"), keys, strict=True)
    ]
    return [name if names.read(name).text == key else key for name, key in named]


def _word(words: Words, column: str, value: str) -> str:
    """Return the word for a choice; those for yes and no stand alone."""
    return words.text(value) if value in YES_NO else words.text(f"{column}-{value}")


def _names(keys: frozenset[str], pairs: Iterable[tuple[str, str]]) -> Names:
    by_writing: defaultdict[str, set[str]] = defaultdict(set)
    for name, key in pairs:
        by_writing[fold(name)].add(key)
    return Names(keys, {name: frozenset(found) for name, found in by_writing.items()})
