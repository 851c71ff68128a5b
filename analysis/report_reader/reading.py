"""A report read: drafts of the seminars that it tells of, each value with its words.

`formats` takes the text out of a file; here it is read: `facts` says what is said of a seminar as a
whole, `participants`, `themes` and `hosts` who came, on what and where, `programme` and `prose`
what was done, and `tables` parts a table of several seminars. Words stand in `lexicon.toml`, and
`people` says who is left out. The same text and the same data give the same drafts.
"""

from analysis.loading.dataset import Dataset
from analysis.report_reader import facts, tables
from analysis.report_reader.document import Document
from analysis.report_reader.drafts import Draft, Proposal, unread
from analysis.report_reader.hosts import hosts
from analysis.report_reader.items import dated, propose_items
from analysis.report_reader.participants import participants, propose_countries
from analysis.report_reader.programme import listed_items
from analysis.report_reader.prose import told_items
from analysis.report_reader.themes import themes

# Longer than any report of a seminar; what comes after is not read, and stays visible as unread.
LETTERS = 60_000


def read_text(text: str, known: Dataset) -> tuple[Draft, ...]:
    """Return the drafts of a report: one, or one for each row of a table of several seminars.

    Of a text about another programme nothing is proposed. A text without a letter has no draft.
    """
    document = Document(text[:LETTERS], known)
    if not document.passages.lines:
        return ()
    whole = [(0, len(text))]
    if facts.is_other_programme(document):
        return (Draft("other_programme", (), unread(text, whole, ())),)
    rows = tables.seminar_rows(document)
    if rows:
        return tables.read_rows(document, rows)
    kind, proposals = _seminar(document)
    return (Draft(kind, proposals, unread(text, whole, proposals)),)


def _seminar(document: Document) -> tuple[str, tuple[Proposal, ...]]:
    """Return the kind of the draft and what is proposed for the seminar that a text tells of."""
    span = (0, len(document.plain))
    listed = listed_items(document)
    found_items = listed if len(listed) > 1 else tuple(told_items(document))
    days_of_items = [item.day for item in found_items if item.day is not None]
    when = facts.when(document, days_of_items)
    status = facts.status(document, when)
    is_call = status is not None and status.is_call
    programme = dated(document, found_items, when.period if when else None)
    mentioned = [(one.item.day, one.day) for one in programme if one.item.day and one.day]
    days = [*facts.propose_days(document, when, mentioned)]
    came = [] if is_call else [*participants(document, span)]
    places = [item.place for item in found_items if item.place is not None]
    proposals = [
        *facts.office(document, span),
        *days,
        *facts.fiscal_year(document, span, days, when),
        *facts.mode(document, span, status),
        *facts.propose_status(document, status),
        *came,
        *(() if is_call else propose_countries(document, span, came)),
        *hosts(document, span, places),
        *themes(document, span),
        *propose_items(document, programme),
        *facts.source(document, when),
    ]
    return "call" if is_call else "seminar", tuple(one for one in proposals if one.words)
