"""What would settle the unknown: the missing facts, each with its best known source."""

from collections.abc import Sequence
from html import escape

import pandas as pd

from analysis import narrative
from analysis.dataset import Dataset
from analysis.memory import cached
from analysis.rows import records
from analysis.selection import only_seminar
from analysis.summaries.counting import condensed
from analysis.summaries.settle import ELIGIBILITY, SettleRow, settle
from pages.cards.sources import cited
from pages.shared.figure_card import Card, figure_card
from pages.shared.markup import draw_html, stacked
from pages.shared.view import View

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
        sentence=narrative.settle_sentence(rows, view.words),
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
            "lacking": [narrative.missing_fact(row, view.whole, view.words) for row in told],
            "settles": [narrative.what_it_settles(row, view.whole, view.words) for row in told],
            **rows[["seminar_ids", "fact", "known", "source_id"]],
            **{name: sources[name].array for name in ("publisher", "url")},
        }
    )


def _list(rows: Sequence[SettleRow], view: View) -> str:
    items = "".join(_item(row, view) for row in rows)
    return f'<ol class="kz-sources kz-settle">{items}</ol>'


def _item(row: SettleRow, view: View) -> str:
    missing = escape(narrative.missing_fact(row, view.whole, view.words))
    if row["fact"] != ELIGIBILITY:
        link = escape(view.address.link("seminar", seminar=row["seminar_ids"]))
        missing = f'<a href="{link}" target="_self">{missing}</a>'
    settles = escape(narrative.what_it_settles(row, view.whole, view.words))
    source = cited(view.whole, row["source_id"], view.words)
    known = f"{escape(view.words.text('settle-source'))} {source}" if source else ""
    return f"<li>{missing}<br>{settles}<br><small>{known}</small></li>"
