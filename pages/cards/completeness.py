"""What is documented of each seminar, fact by fact; a mark never stands without words."""

from collections.abc import Sequence
from html import escape

import pandas as pd

from analysis import narrative
from analysis.labels import seminar_labels
from analysis.memory import cached
from analysis.rows import Row, chosen_rows, is_in
from analysis.summaries.completeness import FACTS, completeness
from pages.shared.figure_card import Card, figure_card
from pages.shared.markup import draw_html
from pages.shared.view import View

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
        sentence=narrative.completeness_sentence(shown, view.words),
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
