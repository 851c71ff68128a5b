"""Who was missing from a seminar, in two groups, and what is known of each country's past."""

from html import escape

import pandas as pd

from analysis.frames.caching import cached
from analysis.frames.rows import known, records
from analysis.html.states import symbol
from analysis.narrative import participation, record
from analysis.summaries.attendance.missing import MISSING, MissingRow, missing_countries
from analysis.words.labels import country_names, seminar_labels, theme_names
from pages.components.figure_card import Card, figure_card
from pages.components.html import draw_html, link_html
from pages.session.view import View, whole_history

# What stands in place of a last seminar where there was none, which is documented.
NONE = "–"
_PAST = ("last_seminar_id", "seminars_ago", "undocumented_since", "streak", "last_theme_ids")
_NAMED_PAST = ("last_seminar_id", "last_theme_ids")
# What a line says of a country, and of one whose past is known.
_WHEN = ("country", "last_seminar_id")
_OF_PAST = ("streak", "last_theme_ids")


def missing_card(view: View, seminar_id: str) -> None:
    """Draw the countries missing from a seminar of the chosen office."""
    figure_card(view, _missing(view, seminar_id))


@cached
def _missing(view: View, seminar_id: str) -> Card:
    history = whole_history(view)
    rows = missing_countries(history, seminar_id)
    drawn = "".join(_group(rows, state, view) for state in MISSING)
    return Card(
        "missing",
        sentence=participation.missing_sentence(history, seminar_id, view.words),
        figure=lambda: draw_html(drawn),
        table=_table(rows),
        deaf_to=("fiscal_years", "countries", "themes"),
        seminar=seminar_id,
        to_fill_in=("contact", "next_step", "due"),
        blank="no-number",
    )


def draw_seminar_door(view: View, seminar_id: str) -> None:
    """Draw the full name of a seminar, a door to its page."""
    title = record.seminar_title(view.whole, seminar_id, view.words)
    door = link_html(title, view.address.link("seminar", seminar=seminar_id))
    draw_html(f'<h2 class="kz-headline">{door}</h2>')


def _table(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the follow-up list; a country known to have come to no seminar before has none."""
    none = rows["earlier"] == "absent"
    table = rows[["country", "state", "earlier", *_PAST]]
    if not none.any():
        return table
    past = {column: rows[column].astype("object").mask(none, NONE) for column in _NAMED_PAST}
    return table.assign(**past, streak=rows["streak"].mask(none, 0))


def _group(rows: pd.DataFrame, state: str, view: View) -> str:
    """Return one group as HTML: its heading, what it means, and its countries."""
    words, of_state = view.words, rows[rows["state"] == state]
    heading = words.text(f"missing-group-{state}")
    if of_state.empty:
        means = words.text(f"missing-group-{state}.none")
    else:
        means = words.text(f"missing-group-{state}.known", count=len(of_state))
    countries = "" if of_state.empty else _countries(of_state, view)
    return (
        f'<section class="kz-group"><h3>{symbol(state)} {escape(heading)}</h3>'
        f"<p>{escape(means)}</p>{countries}</section>"
    )


def _countries(rows: pd.DataFrame, view: View) -> str:
    """Return a table; what no country has is no column of it."""
    shown = (*_WHEN, *_OF_PAST) if (rows["earlier"] == "attended").any() else _WHEN
    heads = "".join(
        f'<th scope="col">{escape(view.words.text(f"column-{column}"))}</th>' for column in shown
    )
    rest = len(shown) - 1
    body = "".join(_line(row, rest, view) for row in records(rows, MissingRow))
    return (
        f'<div class="kz-box" tabindex="0"><table class="kz-table kz-missing"><thead><tr>{heads}'
        f"</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _line(row: MissingRow, rest: int, view: View) -> str:
    """Return a country's line; what is not documented says so once, over the `rest` of columns."""
    words, country = view.words, row["country"]
    link = view.address.of_country(country)
    head = f'<th scope="row">{link_html(country_names(view.whole, words)[country], link)}</th>'
    if row["earlier"] == "absent":
        said = escape(words.text("missing-none-before"))
        return f'<tr>{head}<td colspan="{rest}">{said}</td></tr>'
    if row["earlier"] == "not_documented":
        return f'<tr>{head}<td colspan="{rest}">{_unknown(view)}</td></tr>'
    cells = (_last(row, view), words.number(known(row["streak"])), _themes(row, view))
    return f"<tr>{head}{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _last(row: MissingRow, view: View) -> str:
    """Return the last seminar with its door, and how long ago that was."""
    seminar, words = str(row["last_seminar_id"]), view.words
    label = seminar_labels(view.whole, words)[seminar]
    door = link_html(label, view.address.link("seminar", seminar=seminar))
    ago = words.text("missing-ago", ago=row["seminars_ago"], unknown=row["undocumented_since"])
    return f"{door}<br><small>{escape(ago)}</small>"


def _themes(row: MissingRow, view: View) -> str:
    """Return the themes of the last seminar, each with its door."""
    themes = row["last_theme_ids"]
    if not isinstance(themes, tuple):
        return _unknown(view)
    names, address = theme_names(view.whole, view.words), view.address
    links = {theme: address.with_selection(themes=(theme,)).link("themes") for theme in themes}
    return "<br>".join(link_html(names[theme], link) for theme, link in links.items())


def _unknown(view: View) -> str:
    return f'<span class="kz-unknown">{escape(view.words.text("not-documented"))}</span>'
