"""Who visited one site: the seminars with their days, themes and countries."""

from html import escape

import pandas as pd

from analysis.cells import linked
from analysis.labels import country_names, seminar_labels, theme_names
from analysis.rows import records
from analysis.summaries.participation import delegations
from analysis.summaries.seminar import seminar_facts
from analysis.summaries.visits import VisitRow
from pages.shared.view import View


def past_html(view: View, own: pd.DataFrame) -> str:
    """Return one entry for each seminar that visited a site, of its rows of `visits`."""
    if own.empty:
        return f"<p>{escape(view.words.text('site-no-visit'))}</p>"
    by_seminar = own.groupby("seminar_id", sort=False, observed=True)
    items = (_seminar(view, str(seminar), rows) for seminar, rows in by_seminar)
    return f'<ul class="kz-visits">{"".join(items)}</ul>'


def _seminar(view: View, seminar: str, rows: pd.DataFrame) -> str:
    label = seminar_labels(view.whole, view.words)[seminar]
    door = _door(label, view.address.link("seminar", seminar=seminar))
    lines = [door, *(_visit(view, visit) for visit in records(rows, VisitRow))]
    return f"<li>{'<br>'.join([*lines, _countries(view, seminar)])}</li>"


def _visit(view: View, visit: VisitRow) -> str:
    """Return the day of a visit and its themes, each with its door."""
    themes = theme_names(view.whole, view.words)
    doors = (
        _door(themes[theme], view.address.with_selection(themes=(theme,)).link("themes"))
        for theme in visit["theme_ids"]
    )
    return " · ".join([_day(view, visit), *doors])


def _day(view: View, visit: VisitRow) -> str:
    """Return the day of a visit, which leads to it on the map of the seminar."""
    date, seminar = visit["date"], visit["seminar_id"]
    if date is None:
        return escape(view.words.text("programme-no-date"))
    link = view.address.link("seminar", seminar=seminar, day=date.date().isoformat())
    return _door(view.words.day(date), link)


def _countries(view: View, seminar: str) -> str:
    """Name the countries documented at a seminar, and say whether there may be more."""
    came = delegations(view.whole)
    countries = came.loc[came["seminar_id"] == seminar, "country"]
    names = country_names(view.whole, view.words)
    listed = view.words.listing(names[country] for country in countries)
    if countries.empty:
        listed = view.words.text("not-documented")
    open_list = "no" if seminar_facts(view.whole, seminar).countries_complete else "yes"
    said = view.words.text("site-came", names=listed, open=open_list)
    return f"<small>{escape(said)}</small>"


def _door(label: str, link: str) -> str:
    return linked(escape(label), label, {label: link})
