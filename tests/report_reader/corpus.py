"""Written reports with what a careful reader would note of each, and how the two compare.

Each case is a report (`.txt`, `.html`) and, beside it, a JSON with the same name: `people` (who is
named in it), `fresh` (whether it was written after the reader worked), and `drafts`, each with its
`kind`, what is expected for `seminars` and `sources`, and the rows of the other tables below the
names of their columns. "" is nothing, and null a value with two readings. Both were written by
hand; nobody who is named exists.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from analysis.loading.dataset import RECORD, Dataset, load
from analysis.report_reader.drafts import Draft, ReadReport, Scalar
from analysis.report_reader.formats import text_of
from analysis.report_reader.reading import read_text
from tests.code import ROOT

CASES = Path(__file__).parent / "cases"
# What follows from another field, is the choice of words, or says what kind of place a new site is:
# a person corrects it or not, and nobody can say that it is wrong.
UNMEASURED = {"sources.says", "sites.kind"}


@dataclass(frozen=True)
class Case:
    """A report and what is expected of it."""

    name: str
    content: bytes
    drafts: tuple[tuple[str, Mapping[str, Sequence[Scalar]]], ...]
    people: tuple[str, ...]
    is_fresh: bool


@dataclass
class Score:
    """How many values were proposed, were expected, and were both, by field."""

    proposed: Counter[str] = field(default_factory=Counter)
    expected: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)

    def precision(self, name: str | None = None) -> float:
        """Return how much of what was proposed is right, of a field or of all."""
        return _share(self.right, self.proposed, name)

    def recall(self, name: str | None = None) -> float:
        """Return how much of what was expected was proposed."""
        return _share(self.right, self.expected, name)


def _share(part: Counter[str], whole: Counter[str], name: str | None) -> float:
    of, out_of = (counts[name] if name else counts.total() for counts in (part, whole))
    return of / out_of if out_of else 1.0


@cache
def cases() -> tuple[Case, ...]:
    """Return all cases by name."""
    found = []
    for path in sorted(CASES.glob("*.json")):
        expected = json.loads(path.read_text(encoding="utf-8"))
        (report,) = (one for one in CASES.glob(f"{path.stem}.*") if one.suffix != ".json")
        drafts = tuple((draft["kind"], _by_field(draft)) for draft in expected["drafts"])
        people = tuple(expected["people"])
        is_fresh = bool(expected.get("fresh"))
        found.append(Case(path.stem, report.read_bytes(), drafts, people, is_fresh))
    return tuple(found)


@cache
def loaded_record() -> Dataset:
    """Return the record, once for all cases."""
    return load(ROOT / "data", RECORD)


def _by_field(draft: Mapping[str, Any]) -> Mapping[str, Sequence[Scalar]]:
    """Return the expected values of a draft by field, in the order of the rows."""
    values: defaultdict[str, list[Scalar]] = defaultdict(list)
    for table, given in draft.items():
        if table == "kind":
            continue
        names, *rows = [[*given], [*given.values()]] if isinstance(given, dict) else given
        for row in rows:
            for column, value in zip(names, row, strict=True):
                if value != "":
                    values[f"{table}.{column}"].append(value)
    return values


def read_case(case: Case, known: Dataset) -> ReadReport:
    """Return what the reader makes of a case."""
    text = text_of(case.content)
    return ReadReport(text, read_text(text, known))


def add(score: Score, case: Case, drafts: Sequence[Draft]) -> None:
    """Count a case: draft by draft, and in each field value by value, however often it stands.

    A draft that is missing lacks all its values; what is proposed in one too many is wrong.
    """
    for number in range(max(len(drafts), len(case.drafts))):
        read = drafts[number] if number < len(drafts) else Draft("")
        kind, values = case.drafts[number] if number < len(case.drafts) else ("", {})
        proposed = _values((one.field, one.value) for one in read.proposals)
        expected = _values((name, value) for name, all_ in values.items() for value in all_)
        proposed["kind", read.kind] += bool(read.kind)
        expected["kind", kind] += bool(kind)
        for counts, into in (
            (proposed, score.proposed),
            (expected, score.expected),
            (proposed & expected, score.right),
        ):
            for (name, _), count in counts.items():
                into[name] += count


def _values(pairs: Iterable[tuple[str, Scalar]]) -> Counter[tuple[str, Scalar]]:
    return Counter(pair for pair in pairs if pair[0] not in UNMEASURED)


def differences(case: Case, drafts: Sequence[Draft]) -> list[str]:
    """Return what was read and is not expected (+), and what is expected and was not read (-)."""
    found = []
    for number in range(max(len(drafts), len(case.drafts))):
        read = drafts[number : number + 1]
        kind, values = case.drafts[number] if number < len(case.drafts) else ("", {})
        proposed = _values((p.field, p.value) for draft in read for p in draft.proposals)
        proposed["kind", read[0].kind if read else ""] += 1
        expected = _values((name, value) for name, all_ in values.items() for value in all_)
        expected["kind", kind] += 1
        place = f"{case.name} {number + 1}:"
        found += [f"{place} + {name} {value!r}" for name, value in (proposed - expected).elements()]
        found += [f"{place} - {name} {value!r}" for name, value in (expected - proposed).elements()]
    return found
