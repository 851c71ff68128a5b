"""What is documented and what is not: completeness, and the missing facts that would settle it."""

from collections.abc import Sequence
from html import escape

import pandas as pd

from analysis.frames.caching import cached
from analysis.frames.rows import Row, chosen_rows, is_in, records
from analysis.loading.dataset import Dataset
from analysis.narrative import open_questions, record
from analysis.selection import only_seminar
from analysis.summaries.programme.seminar import FACTS, completeness
from analysis.summaries.record.open_questions import ELIGIBILITY, SettleRow, settle
from analysis.summaries.scope import condensed
from analysis.words.labels import seminar_labels
from pages.cards.evidence import cited
from pages.components.figure_card import Card, figure_card
from pages.components.html import draw_html, stacked
from pages.session.view import View

# What is documented of each seminar, fact by fact; a mark never stands without words.

MARKS = {"yes": "●", "partly": "◐", "no": "○"}


def completeness_card(view: View, *, also_uncertain: bool = False) -> None:
    """Draw, per seminar, which facts are documented, partly or not."""
    figure_card(view, _completeness(view, also_uncertain))


@cached
def _completeness(view: View, also_uncertain: bool) -> Card:
    shown = completeness.rows(view.seminars)
    if not also_uncertain:
        shown = [row for row in shown if row["status"] != "uncertain"]
    drawn = _table(shown, FACTS, view)
    return Card(
        "completeness",
        sentence=record.completeness_sentence(shown, view.words),
        figure=lambda: draw_html(drawn),
        table=lambda: _frame(view, shown),
        is_empty=not shown,
        deaf_to=("countries",),
    )


def _frame(view: View, shown: Sequence[Row]) -> pd.DataFrame:
    rows = completeness(view.seminars)
    return chosen_rows(rows, is_in(rows["seminar_id"], (row["seminar_id"] for row in shown)))


def _table(rows: Sequence[Row], facts: Sequence[str], view: View) -> str:
    """Return the table as HTML, its legend below it."""
    words = view.words
    heads = "".join(f'<th scope="col">{escape(words.text(f"fact-{fact}"))}</th>' for fact in facts)
    body = "".join(_line(row, facts, view) for row in rows)
    legend = " ".join(
        f"<li>{mark} {escape(words.text(f'completeness-{degree}'))}</li>"
        for degree, mark in MARKS.items()
    )
    return (
        '<div class="kz-box" tabindex="0"><table class="kz-table kz-completeness">'
        f'<caption class="kz-hidden">{escape(words.text("card-completeness"))}</caption>'
        f'<thead><tr><th scope="col">{escape(words.text("column-seminar_id"))}</th>{heads}</tr>'
        f'</thead><tbody>{body}</tbody></table></div><ul class="kz-legend">{legend}</ul>'
    )


def _line(row: Row, facts: Sequence[str], view: View) -> str:
    seminar = str(row["seminar_id"])
    label = escape(seminar_labels(view.whole, view.words)[seminar])
    link = escape(view.address.link("seminar", seminar=seminar))
    cells = "".join(_cell(str(row[fact]), view) for fact in facts)
    return f'<tr><th scope="row"><a href="{link}" target="_self">{label}</a></th>{cells}</tr>'


def _cell(degree: str, view: View) -> str:
    words = escape(view.words.text(f"completeness-{degree}"))
    return (
        f'<td class="kz-{degree}" title="{words}"><span aria-hidden="true">{MARKS[degree]}</span>'
        f'<span class="kz-hidden">{words}</span></td>'
    )


# What would settle the unknown: the missing facts, each with its best known source.

# As many as are read at a glance; the table has all.
MOST_LISTED = 6


def settle_card(view: View) -> None:
    """Draw what the seminars that the filters leave are missing."""
    figure_card(view, _settle(view, view.seminars))


def seminar_settle_card(view: View, seminar_id: str) -> None:
    """Draw what one seminar is missing."""
    figure_card(view, _settle(view, only_seminar(condensed(view.whole), seminar_id)))


@cached
def _settle(view: View, dataset: Dataset) -> Card:
    rows = settle.rows(dataset)
    drawn = stacked(_list(rows[:MOST_LISTED], view), _further(len(rows), view))
    return Card(
        "settle",
        sentence=open_questions.settle_sentence(rows, view.words),
        figure=lambda: draw_html(drawn),
        table=lambda: _in_words(settle(dataset), view),
        is_empty=not rows,
        deaf_to=("countries",),
    )


def _further(facts: int, view: View) -> str:
    if facts <= MOST_LISTED:
        return ""
    said = view.words.text("settle-further", count=facts - MOST_LISTED)
    return f"<p>{escape(said)}</p>"


def _in_words(rows: pd.DataFrame, view: View) -> pd.DataFrame:
    """Return the facts in the reader's words, with the title, publisher and link of the source."""
    told = records(rows, SettleRow)
    sources = view.whole.sources.set_index("source_id").reindex(rows["source_id"])
    return pd.DataFrame(
        {
            "lacking": [open_questions.missing_fact(row, view.whole, view.words) for row in told],
            "settles": [
                open_questions.what_it_settles(row, view.whole, view.words) for row in told
            ],
            **rows[["seminar_ids", "fact", "known", "source_id"]],
            **{name: sources[name].array for name in ("publisher", "url")},
        }
    )


def _list(rows: Sequence[SettleRow], view: View) -> str:
    items = "".join(_item(row, view) for row in rows)
    return f'<ol class="kz-sources kz-settle">{items}</ol>'


def _item(row: SettleRow, view: View) -> str:
    missing = escape(open_questions.missing_fact(row, view.whole, view.words))
    if row["fact"] != ELIGIBILITY:
        link = escape(view.address.link("seminar", seminar=row["seminar_ids"]))
        missing = f'<a href="{link}" target="_self">{missing}</a>'
    settles = escape(open_questions.what_it_settles(row, view.whole, view.words))
    source = cited(view.whole, row["source_id"], view.words)
    known = f"{escape(view.words.text('settle-source'))} {source}" if source else ""
    return f"<li>{missing}<br>{settles}<br><small>{known}</small></li>"
