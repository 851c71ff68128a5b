"""What was read of a report: drafts of seminars, each value with the words it came from.

These are the values that the form, the command and the tests share. Fields are columns of the
contract (`seminars.start_date`). Offsets count letters of the text as it was taken out of the file.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace

# A value as JSON holds it; None where two readings are possible and none is chosen.
Scalar = str | int | None
Span = tuple[int, int]
# What a draft tells of: a seminar told of by itself; one row of a table of several; a call for
# applications; or another programme, of which nothing is proposed.
KINDS = ("seminar", "row", "call", "other_programme")


@dataclass(frozen=True)
class Proposal:
    """A value for a field, with the words that it was read from: `text[start:end]`.

    `row` numbers the rows of the field's table within a draft, from 1; None for `seminars`, of
    which
    a draft has one, and for `sources`. A new site bears the number of the item that visits it.
    `alternatives` are the other readings; where none is likelier, `value` is None and they are all.
    """

    field: str
    value: Scalar
    words: str
    start: int
    end: int
    alternatives: tuple[Scalar, ...] = ()
    row: int | None = None


@dataclass(frozen=True)
class Draft:
    """What was read of one seminar: its kind (of KINDS), proposals, and what was not understood."""

    kind: str
    proposals: tuple[Proposal, ...] = ()
    unread: tuple[Span, ...] = ()


@dataclass(frozen=True)
class ReadReport:
    """A report as text and the drafts read from it; or the code of why nothing could be read."""

    text: str = ""
    drafts: tuple[Draft, ...] = ()
    refused: str = ""


@dataclass(frozen=True)
class Reader:
    """Makes proposals that carry the words of a text; names of people are cut out of the words."""

    text: str
    people: tuple[Span, ...] = field(default=())

    def propose(
        self,
        name: str,
        value: Scalar,
        span: Span,
        *,
        alternatives: Iterable[Scalar] = (),
        row: int | None = None,
    ) -> Proposal:
        """Return a proposal for the words at a span, without spaces around them."""
        start, end = self.trimmed(self.without_people(span))
        others = tuple(alternatives)
        return Proposal(name, value, self.text[start:end], start, end, others, row)

    def trimmed(self, span: Span) -> Span:
        """Return a span without the spaces at its ends."""
        start, end = span
        words = self.text[start:end]
        start += len(words) - len(words.lstrip())
        return start, max(start, end - (len(words) - len(words.rstrip())))

    def without_people(self, span: Span) -> Span:
        """Return the longest part of a span in which no person is named."""
        return max(self.parts_without_people(span), key=lambda part: part[1] - part[0])

    def parts_without_people(self, span: Span) -> Sequence[Span]:
        """Return the parts of a span between the names of people, in order."""
        return outside(span, self.people) or [(span[0], span[0])]

    def without_names(self, span: Span) -> str:
        """Return the words at a span with the names of people left out."""
        parts = [self.text[start:end] for start, end in self.parts_without_people(span)]
        return " ".join(re.sub(r"[(（]\s*[)）]", "", "".join(parts)).split())

    def names_a_person(self, span: Span) -> bool:
        """Whether somebody is named within a span."""
        return any(start < span[1] and span[0] < end for start, end in self.people)


def outside(whole: Span, taken: Iterable[Span]) -> list[Span]:
    """Return the parts of a span that no other span covers, in order."""
    at, left = whole[0], []
    for start, end in sorted(taken):
        if start >= whole[1]:
            break
        if start > at:
            left.append((at, start))
        at = max(at, end)
    return [*left, (at, whole[1])] if at < whole[1] else left


def unread(text: str, whole: Iterable[Span], proposals: Iterable[Proposal]) -> tuple[Span, ...]:
    """Return what no words of a proposal cover: passages with a letter or a digit in them."""
    read = [(proposal.start, proposal.end) for proposal in proposals]
    return tuple(
        trimmed
        for part in whole
        for left in outside(part, read)
        if any(map(str.isalnum, text[slice(*left)]))
        for trimmed in [Reader(text).trimmed(left)]
    )


def draft_json(draft: Draft) -> dict[str, object]:
    """Return a draft as docs/reading-reports.md describes it."""
    return asdict(draft)


def report_json(report: ReadReport) -> dict[str, object]:
    """Return a report for the process that reads it to answer with."""
    return asdict(report)


def report_from_json(answer: Mapping[str, object]) -> ReadReport:
    """Return the report of which `report_json` made this answer."""
    drafts = answer["drafts"]
    assert isinstance(drafts, list)
    return ReadReport(str(answer["text"]), tuple(map(_draft, drafts)), str(answer["refused"]))


def _draft(answer: Mapping[str, Sequence[object]]) -> Draft:
    proposals = [_proposal(one) for one in answer["proposals"] if isinstance(one, dict)]
    spans = [tuple(one) for one in answer["unread"] if isinstance(one, list)]
    return Draft(str(answer["kind"]), tuple(proposals), tuple(spans))


def _proposal(answer: dict[str, object]) -> Proposal:
    made = Proposal(**answer)  # type: ignore[arg-type] # our own process wrote it
    return replace(made, alternatives=tuple(made.alternatives))
