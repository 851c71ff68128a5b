"""Names of countries, themes, places and words of the contract, in either language, to keys."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.contract.schema import PREFECTURES, YES_NO, Reference
from analysis.frames.caching import cached
from analysis.frames.rows import records
from analysis.intake.grid import UNREAD, Value
from analysis.loading.checked import Keys
from analysis.loading.dataset import Dataset, named_keys
from analysis.words.catalogue import LANGUAGES, Words, words_in
from analysis.writing.letters import usual
from analysis.writing.names import fold, keys_of

# Words of other programs for yes and no. ○ and × are not among them: × beside a name means "not",
# and ○ is a mark as well.
_SAID_ELSEWHERE = {"yes": ("y", "true"), "no": ("n", "false")}


@cached
def known_keys(known: Dataset, reference: Reference) -> Keys:
    """Return what a column may point to."""
    frame: pd.DataFrame = getattr(known, reference.table)
    keys = frozenset(frame[reference.key].dropna().astype(str))
    return Keys(keys, frozenset(), dict(named_keys(frame, reference.key)), readable=True)


@dataclass(frozen=True)
class NameIndex:
    """Every way to write each key, folded; two keys may share one.

    `by_usual` has them with each kanji in its usual form (`analysis.writing.letters`).
    """

    keys: frozenset[str]
    by_writing: Mapping[str, frozenset[str]]
    by_usual: Mapping[str, frozenset[str]]

    def read(self, text: str) -> Value:
        """Return the key that a text names, by one name or by two, the other in brackets."""
        if text in self.keys:
            return Value(text)
        found = keys_of(self.by_writing, text) or keys_of(self.by_usual, usual(text))
        if len(found) > 1:
            return Value(text, refused="ambiguous_name", detail=", ".join(sorted(found)))
        return Value(next(iter(found)), "name") if found else Value(text, refused=UNREAD)


@cached
def names_of(known: Dataset, reference: Reference) -> NameIndex:
    """Return the names of a known table's rows: id, name in both languages, aliases."""
    pairs = [*named_keys(getattr(known, reference.table), reference.key)]
    keys = frozenset(key for _, key in pairs)
    if reference.table == PREFECTURES.name:
        # Excel takes the zero away from 07.
        pairs += [(key.removeprefix("0"), key) for key in keys]
    return _names(keys, pairs)


@cached
def names_of_choices(column: str, allowed: tuple[str, ...]) -> NameIndex:
    """Return the words of a column of choices in both languages: 開催, held; はい, yes."""
    pairs = [
        (_word(words, column, value), value)
        for words in map(words_in, LANGUAGES)
        for value in allowed
    ]
    elsewhere = [
        (word, value) for value in allowed if value in YES_NO for word in _SAID_ELSEWHERE[value]
    ]
    return _names(frozenset(allowed), [*zip(allowed, allowed, strict=True), *pairs, *elsewhere])


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
    named = [(words.name(row), key) for row, key in zip(records(frame), keys, strict=True)]
    return [name if names.read(name).text == key else key for name, key in named]


def _word(words: Words, column: str, value: str) -> str:
    """Return the word for a choice; those for yes and no stand alone."""
    return words.text(value) if value in YES_NO else words.text(f"{column}-{value}")


def _names(keys: frozenset[str], pairs: Iterable[tuple[str, str]]) -> NameIndex:
    pairs = [*pairs]
    return NameIndex(keys, _keys_by(fold, pairs), _keys_by(lambda name: fold(usual(name)), pairs))


def _keys_by(
    written: Callable[[str], str], pairs: Iterable[tuple[str, str]]
) -> Mapping[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name, key in pairs:
        found[written(name)].add(key)
    return {name: frozenset(keys) for name, keys in found.items()}
