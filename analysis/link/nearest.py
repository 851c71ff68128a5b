"""The things that somebody may have meant by a value that names nothing here."""

import re
from collections.abc import Iterable

from analysis.dataset import Dataset
from analysis.link.reading import Unused
from analysis.search import Entry, close_names, entries, find
from analysis.selection import ALL_OFFICES
from analysis.words import Words

OFFERED = 3
_KINDS = {
    "country": "country",
    "theme": "theme",
    "seminar": "seminar",
    "beside": "seminar",
    "site": "site",
}
_YEAR = re.compile(r"\d{4}")


def nearest(unused: Unused, office: str, dataset: Dataset, words: Words) -> tuple[Entry, ...]:
    """Return up to three things that a value of a link is nearest to; none where nothing is near.

    Of seminars these are the office's of the nearest years, and its newest where no year is named.
    """
    kind = _KINDS.get(unused.parameter)
    if kind is None:
        return ()
    if kind == "seminar":
        return _seminars(unused.value, office, dataset, words)[:OFFERED]
    found = find(unused.value, dataset, words) or close_names(unused.value, dataset, words)
    named = (hit.entry for hit in found if hit.entry.kind == kind)
    return tuple(dict.fromkeys(named))[:OFFERED]


def _seminars(text: str, office: str, dataset: Dataset, words: Words) -> tuple[Entry, ...]:
    rows = dataset.seminars
    year_of = dict(zip(rows["seminar_id"], rows["fiscal_year"], strict=True))
    own = {*rows["seminar_id"][rows["office_id"] == _office_of(text, office, dataset)]}
    known = (entry for entry in entries(dataset, words) if entry.kind == "seminar")
    of_office: Iterable[Entry] = [
        entry for entry in known if office == ALL_OFFICES or entry.id in own
    ]
    year = _YEAR.search(text)
    newest = max(year_of.values(), default=0)
    asked = int(year[0]) if year else newest
    return tuple(sorted(of_office, key=lambda entry: abs(year_of[entry.id] - asked)))


def _office_of(text: str, office: str, dataset: Dataset) -> str:
    """Return the office with which the id begins, else the chosen one."""
    first = text.casefold().partition("-")[0]
    return first if first in {*dataset.offices["office_id"]} else office
