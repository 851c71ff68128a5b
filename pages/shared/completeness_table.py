"""What is known of each seminar, as a table of three marks; a mark never stands without words."""

from collections.abc import Sequence
from html import escape

import pandas as pd

from analysis.labels import seminar_labels
from pages.shared.view import View

MARKS = {"yes": "●", "partly": "◐", "no": "○"}


def completeness_html(rows: pd.DataFrame, facts: Sequence[str], view: View) -> str:
    """Return the table as HTML, its legend below it."""
    words = view.words
    heads = "".join(f'<th scope="col">{escape(words.text(f"fact-{fact}"))}</th>' for fact in facts)
    body = "".join(_row(row, facts, view) for row in rows.to_dict("records"))
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


def _row(row: dict[str, object], facts: Sequence[str], view: View) -> str:
    seminar = str(row["seminar_id"])
    label = escape(seminar_labels(view.whole, view.words)[seminar])
    link = escape(view.address.link("seminar", seminar=seminar, site=""))
    cells = "".join(_cell(str(row[fact]), view) for fact in facts)
    return f'<tr><th scope="row"><a href="{link}" target="_self">{label}</a></th>{cells}</tr>'


def _cell(degree: str, view: View) -> str:
    words = escape(view.words.text(f"completeness-{degree}"))
    return (
        f'<td class="kz-{degree}" title="{words}"><span aria-hidden="true">{MARKS[degree]}</span>'
        f'<span class="kz-hidden">{words}</span></td>'
    )
