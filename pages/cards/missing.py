"""Who was missing from a seminar, in two groups, and what is known of each country's past."""

import pandas as pd

from analysis.frames.rows import known, records
from analysis.html.elements import BREAK, NOTHING, Markup, element, joined, link
from analysis.html.states import symbol
from analysis.narrative import participation, record
from analysis.summaries.attendance.missing import MISSING, MissingRow, missing_countries
from pages.components import html
from pages.components.figure_card import Card, cached_card
from pages.session.view import View, whole_history

# What stands in place of a last seminar where there was none, which is documented.
NONE = "–"
_PAST = ("last_seminar_id", "seminars_ago", "undocumented_since", "streak", "last_theme_ids")
_NAMED_PAST = ("last_seminar_id", "last_theme_ids")
# What a line says of a country, and of one whose past is known.
_WHEN = ("country", "last_seminar_id")
_OF_PAST = ("streak", "last_theme_ids")


@cached_card
def missing_card(view: View, seminar_id: str) -> Card:
    """Draw the countries missing from a seminar of the chosen office."""
    history = whole_history(view)
    rows = missing_countries(history, seminar_id)
    drawn = joined(_group(rows, state, view) for state in MISSING)
    return Card(
        "missing",
        sentence=participation.missing_sentence(history, seminar_id, view.words),
        figure=lambda: html.draw_html(drawn),
        table=_table(rows),
        ignores_filters=("fiscal_years", "countries", "themes"),
        seminar=seminar_id,
        to_fill_in=("contact", "next_step", "due"),
        blank="no-number",
    )


def draw_seminar_link(view: View, seminar_id: str) -> None:
    """Draw the full name of a seminar, a link to its page."""
    title = record.seminar_title(view.whole, seminar_id, view.words)
    anchor = link(view.address.link("seminar", seminar=seminar_id), title)
    html.draw_html(element("h2", anchor, class_="kz-headline"))


def _table(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the follow-up list; a country known to have come to no seminar before has none."""
    none = rows["earlier"] == "absent"
    table = rows[["country", "state", "earlier", *_PAST]]
    if not none.any():
        return table
    past = {column: rows[column].astype("object").mask(none, NONE) for column in _NAMED_PAST}
    return table.assign(**past, streak=rows["streak"].mask(none, 0))


def _group(rows: pd.DataFrame, state: str, view: View) -> Markup:
    """Return one group: its heading, what it means, and its countries."""
    words, of_state = view.words, rows[rows["state"] == state]
    heading = words.text(f"missing-group-{state}")
    if of_state.empty:
        means = words.text(f"missing-group-{state}.none")
    else:
        means = words.text(f"missing-group-{state}.known", count=len(of_state))
    return element(
        "section",
        element("h3", symbol(state), " ", heading),
        element("p", means),
        NOTHING if of_state.empty else _countries(of_state, view),
        class_="kz-group",
    )


def _countries(rows: pd.DataFrame, view: View) -> Markup:
    """Return a table; what no country has is no column of it."""
    shown = (*_WHEN, *_OF_PAST) if (rows["earlier"] == "attended").any() else _WHEN
    heads = (view.words.text(f"column-{column}") for column in shown)
    lines = (_line(row, len(shown) - 1, view) for row in records(rows, MissingRow))
    return html.table_of_parts("kz-missing", heads, element("tbody", *lines))


def _line(row: MissingRow, rest: int, view: View) -> Markup:
    """Return a country's line; what is not documented says so once, over the `rest` of columns."""
    words, country = view.words, html.country_link(view, row["country"])
    if row["earlier"] == "absent":
        said = words.text("missing-none-before")
        return html.line_html(country, element("td", said, colspan=rest))
    if row["earlier"] == "not_documented":
        return html.line_html(country, element("td", html.unknown(words), colspan=rest))
    themes = html.theme_links(view, row["last_theme_ids"])
    ago = words.text("missing-ago", ago=row["seminars_ago"], unknown=row["undocumented_since"])
    last = html.seminar_link(view, str(row["last_seminar_id"])) + BREAK + element("small", ago)
    cells = (last, words.number(known(row["streak"])), themes)
    return html.line_html(country, *(element("td", cell) for cell in cells))
