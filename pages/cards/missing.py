"""Who was missing from a seminar, in two groups, and what is known of each country's past."""

from html import escape

import pandas as pd
import streamlit as st

from analysis import narrative
from analysis.labels import country_names, seminar_labels, theme_names
from analysis.look import STATE_SYMBOLS
from analysis.memory import remembered
from analysis.summaries.missing import MISSING, missing_countries
from analysis.summaries.participation import coverage
from pages.shared.figure_card import Card, figure_card
from pages.shared.view import View, whole_history

# What stands in place of a last seminar where there was none, which is documented.
NONE = "–"
_PAST = ("last_seminar_id", "seminars_ago", "undocumented_since", "streak", "last_theme_ids")
_SHOWN = ("country", "last_seminar_id", "streak", "last_theme_ids")


def missing_card(view: View, seminar_id: str) -> None:
    """Draw the countries missing from a seminar of the chosen office."""
    figure_card(view, _missing(view, seminar_id))


@remembered
def _missing(view: View, seminar_id: str) -> Card:
    history = whole_history(view)
    rows = missing_countries(history, seminar_id)
    drawn = "".join(_group(rows, state, view) for state in MISSING)
    return Card(
        "missing",
        sentence=narrative.missing_sentence(history, seminar_id, view.words),
        figure=lambda: st.html(drawn),
        table=_table(rows),
        deaf_to=("fiscal_years", "countries", "themes"),
        seminar=seminar_id,
        to_fill_in=("contact", "next_step", "due"),
        workbook=True,
    )


def missing_door(view: View, seminar_id: str) -> str:
    """Return the door to the countries missing from a seminar as HTML, "" where there are none."""
    row = coverage(view.whole).set_index("seminar_id").loc[seminar_id]
    missing = row["absent"] + row["not_documented"] if row["eligible_known"] else 0
    if row["status"] != "held" or not missing:
        return ""
    office = view.address.with_selection(office=row["office_id"])
    link = escape(office.link("missing", seminar=seminar_id))
    label = escape(view.words.text("missing-door"))
    return f'<p class="kz-door"><a href="{link}" target="_self">{label}</a></p>'


def _table(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the follow-up list; a country known to have come to no seminar before has none."""
    none = rows["earlier"] == "absent"
    table = rows[["country", "state", *_PAST]]
    if not none.any():
        return table
    past = {column: rows[column].astype("object").mask(none, NONE) for column in _PAST}
    return table.assign(**past)


def _group(rows: pd.DataFrame, state: str, view: View) -> str:
    """Return one group as HTML: its heading, what it means, and its countries."""
    words, of_state = view.words, rows[rows["state"] == state]
    name = f"missing-group-{state}"
    symbol = f'<span class="kz-state kz-{state}" aria-hidden="true">{STATE_SYMBOLS[state]}</span>'
    means = words.text(f"{name}.none" if of_state.empty else f"{name}.known")
    countries = "" if of_state.empty else _countries(of_state, view)
    return (
        f'<section class="kz-group"><h3>{symbol} {escape(words.text(name))}</h3>'
        f"<p>{escape(means)}</p>{countries}</section>"
    )


def _countries(rows: pd.DataFrame, view: View) -> str:
    heads = "".join(
        f'<th scope="col">{escape(view.words.text(f"column-{column}"))}</th>' for column in _SHOWN
    )
    body = "".join(_line(row, view) for row in rows.to_dict("records"))
    return (
        f'<div class="kz-box" tabindex="0"><table class="kz-table kz-missing"><thead><tr>{heads}'
        f"</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _line(row: dict[str, object], view: View) -> str:
    """Return a country's line; the part that is not documented says so once."""
    words, country = view.words, str(row["country"])
    name = escape(country_names(view.whole, words)[country])
    link = escape(view.address.with_selection(countries=(country,)).link("country"))
    head = f'<th scope="row"><a href="{link}" target="_self">{name}</a></th>'
    if row["earlier"] == "absent":
        return f'<tr>{head}<td colspan="3">{escape(words.text("missing-none-before"))}</td></tr>'
    if row["earlier"] == "not_documented":
        return f'<tr>{head}<td colspan="3">{_unknown(view)}</td></tr>'
    streak = words.text("missing-streak", streak=row["streak"])
    cells = (_last(row, view), escape(streak), _themes(row, view))
    return f"<tr>{head}{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _last(row: dict[str, object], view: View) -> str:
    """Return the last seminar with its door, and how long ago that was."""
    seminar = str(row["last_seminar_id"])
    label = escape(seminar_labels(view.whole, view.words)[seminar])
    link = escape(view.address.link("seminar", seminar=seminar))
    ago = view.words.text("missing-ago", ago=row["seminars_ago"], unknown=row["undocumented_since"])
    return f'<a href="{link}" target="_self">{label}</a><br><small>{escape(ago)}</small>'


def _themes(row: dict[str, object], view: View) -> str:
    themes = row["last_theme_ids"]
    if not isinstance(themes, tuple):
        return _unknown(view)
    names = theme_names(view.whole, view.words)
    return "<br>".join(escape(names[theme]) for theme in themes)


def _unknown(view: View) -> str:
    return f'<span class="kz-unknown">{escape(view.words.text("not-documented"))}</span>'
