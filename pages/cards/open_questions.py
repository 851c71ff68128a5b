"""What is documented and what is not: completeness, and the missing facts that would settle it."""

from collections.abc import Sequence
from functools import cache

import pandas as pd

from analysis.frames.rows import Row, chosen_rows, is_in, records
from analysis.html.elements import BREAK, NOTHING, Markup, element, joined, link
from analysis.loading.dataset import Dataset
from analysis.narrative import facts as fact_sentences
from analysis.narrative import record
from analysis.selection import only_seminar
from analysis.summaries.programme.seminar import FACTS, completeness
from analysis.summaries.record.open_questions import ELIGIBILITY, MissingFactRow, missing_facts
from analysis.summaries.scope import condensed
from analysis.words.catalogue import Words
from pages.cards.evidence import cited
from pages.components import html
from pages.components.figure_card import Card, cached_card
from pages.session.view import View

# What is documented of each seminar, fact by fact; a mark never stands without words.

MARKS = {"yes": "●", "partly": "◐", "no": "○"}


@cached_card
def completeness_card(view: View, *, also_uncertain: bool = False) -> Card:
    """Draw, per seminar, which facts are documented, partly or not."""
    shown = completeness.rows(view.seminars)
    if not also_uncertain:
        shown = [row for row in shown if row["status"] != "uncertain"]
    drawn = _table(shown, FACTS, view)
    return Card(
        "completeness",
        sentence=record.completeness_sentence(shown, view.words),
        figure=lambda: html.draw_html(drawn),
        table=lambda: _frame(view, shown),
        is_empty=not shown,
        ignores_filters=("countries",),
    )


def _frame(view: View, shown: Sequence[Row]) -> pd.DataFrame:
    rows = completeness(view.seminars)
    return chosen_rows(rows, is_in(rows["seminar_id"], (row["seminar_id"] for row in shown)))


def _table(rows: Sequence[Row], facts: Sequence[str], view: View) -> Markup:
    """Return the table, its legend below it."""
    words = view.words
    heads = map(words.text, ("column-seminar_id", *(f"fact-{fact}" for fact in facts)))
    body = element("tbody", *(_line(row, facts, view) for row in rows))
    table = html.table_of_parts(
        "kz-completeness", heads, body, title=words.text("card-completeness")
    )
    legend = (f"{mark} {words.text(f'completeness-{degree}')}" for degree, mark in MARKS.items())
    return table + html.listed(legend, "kz-legend")


def _line(row: Row, facts: Sequence[str], view: View) -> Markup:
    cells = (_cell(str(row[fact]), view.words) for fact in facts)
    return html.line_html(html.seminar_link(view, str(row["seminar_id"])), *cells)


# A page has hundreds of them, alike in three kinds.
@cache
def _cell(degree: str, words: Words) -> Markup:
    said = words.text(f"completeness-{degree}")
    mark = element("span", MARKS[degree], aria_hidden="true")
    spoken = element("span", said, class_="kz-hidden")
    return element("td", mark, spoken, class_=f"kz-{degree}", title=said)


# What would settle the unknown: the missing facts, each with its best known source.

# As many as are read at a glance; the table has all.
MOST_LISTED = 6


@cached_card
def open_questions_card(view: View) -> Card:
    """Draw what the seminars that the filters leave are missing."""
    return _open_questions(view, view.seminars)


@cached_card
def seminar_open_questions_card(view: View, seminar_id: str) -> Card:
    """Draw what one seminar is missing."""
    return _open_questions(view, only_seminar(condensed(view.whole), seminar_id))


def _open_questions(view: View, dataset: Dataset) -> Card:
    rows = missing_facts.rows(dataset)
    items = (_item(row, view) for row in rows[:MOST_LISTED])
    listed = html.listed(items, "kz-sources kz-settle", "ol")
    drawn = html.stacked(listed, _further(len(rows), view))
    return Card(
        "settle",
        sentence=fact_sentences.missing_facts_sentence(rows, view.words),
        figure=lambda: html.draw_html(drawn),
        table=lambda: _in_words(missing_facts(dataset), view),
        is_empty=not rows,
        ignores_filters=("countries",),
    )


def _further(facts: int, view: View) -> Markup:
    if facts <= MOST_LISTED:
        return NOTHING
    return element("p", view.words.text("settle-further", count=facts - MOST_LISTED))


def _in_words(rows: pd.DataFrame, view: View) -> pd.DataFrame:
    """Return the facts in the reader's words, with the title, publisher and link of the source."""
    told = records(rows, MissingFactRow)
    sources = view.whole.sources.set_index("source_id").reindex(rows["source_id"])
    return pd.DataFrame(
        {
            "lacking": [fact_sentences.missing_fact(row, view.whole, view.words) for row in told],
            "settles": [
                fact_sentences.what_it_answers(row, view.whole, view.words) for row in told
            ],
            **rows[["seminar_ids", "fact", "known", "source_id"]],
            **{name: sources[name].array for name in ("publisher", "url")},
        }
    )


def _item(row: MissingFactRow, view: View) -> Markup:
    missing = fact_sentences.missing_fact(row, view.whole, view.words)
    if row["fact"] != ELIGIBILITY:
        missing = link(view.address.link("seminar", seminar=row["seminar_ids"]), missing)
    settles = fact_sentences.what_it_answers(row, view.whole, view.words)
    source = cited(view.whole, row["source_id"], view.words)
    known = (view.words.text("settle-source"), " ", source) if source else ()
    return joined((missing, settles, element("small", *known)), BREAK)
