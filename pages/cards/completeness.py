"""What is documented of each seminar, fact by fact; a mark never stands without words."""

from collections.abc import Sequence
from html import escape

import pandas as pd

from analysis import narrative
from analysis.labels import seminar_labels
from analysis.memory import remembered
from analysis.rows import Row, chosen_rows, records
from analysis.summaries.completeness import FACTS, completeness
from pages.shared.figure_card import Card, figure_card
from pages.shared.markup import draw_html
from pages.shared.view import View, of_chosen_seminars

MARKS = {"yes": "●", "partly": "◐", "no": "○"}


def completeness_card(view: View, *, also_uncertain: bool = False) -> None:
    """Draw, per seminar, which facts are documented, partly or not."""
    figure_card(view, _completeness(view, also_uncertain))


@remembered
def _completeness(view: View, also_uncertain: bool) -> Card:
    rows = of_chosen_seminars(view, completeness(view.whole))
    if not also_uncertain:
        rows = chosen_rows(rows, (rows["status"] != "uncertain").to_numpy(dtype=bool))
    drawn = _table(rows, FACTS, view)
    return Card(
        "completeness",
        sentence=narrative.completeness_sentence(rows, view.words),
        figure=lambda: draw_html(drawn),
        table=rows,
        deaf_to=("countries",),
    )


def _table(rows: pd.DataFrame, facts: Sequence[str], view: View) -> str:
    """Return the table as HTML, its legend below it."""
    words = view.words
    heads = "".join(f'<th scope="col">{escape(words.text(f"fact-{fact}"))}</th>' for fact in facts)
    body = "".join(_line(row, facts, view) for row in records(rows))
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
