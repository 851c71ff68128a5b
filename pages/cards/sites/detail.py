"""One chosen site: which it is, what is known of it, and who visited it."""

from collections.abc import Mapping
from dataclasses import replace
from html import escape

import pandas as pd
import streamlit as st

from analysis.contract.table_rows import SiteRow
from analysis.frames.caching import cached
from analysis.frames.rows import records
from analysis.html.states import linked
from analysis.loading.dataset import Dataset
from analysis.maps import marks
from analysis.narrative import places
from analysis.selection import ALL_OFFICES, Selection
from analysis.summaries.places import visits
from analysis.summaries.places.visits import VisitRow
from analysis.summaries.programme.seminar import seminar_facts
from analysis.summaries.scope import delegations
from analysis.words.labels import country_names, prefecture_names, seminar_labels, theme_names
from pages.components.html import definitions, draw_html, literal
from pages.session.browser import go_to, kept_address
from pages.session.view import View

# The chosen site: one and the same on the map, in the list and in the address.

# So many sites are named; the list has all.
NAMED = 6


class ChosenSiteRow(SiteRow):
    """A row of `sites`, and whether its place is only approximate."""

    approximate: bool


def chosen_site(view: View) -> ChosenSiteRow | None:
    """Return the chosen site; None if there is no such one."""
    return _sites(view.whole).get(view.address.site)


@cached
def _sites(dataset: Dataset) -> Mapping[str, ChosenSiteRow]:
    sites = dataset.sites.assign(approximate=visits.is_approximate(dataset.sites))
    return {row["site_id"]: row for row in records(sites, ChosenSiteRow)}


def site_in_words(view: View) -> str:
    """Return the name of the chosen site; "" where none is chosen."""
    site = chosen_site(view)
    return "" if site is None else view.words.name(site)


def choose_site(site_id: str) -> None:
    """Open a site; "" closes it."""
    go_to(replace(kept_address(), site=site_id))


def site_doors(view: View, sites: pd.DataFrame) -> str:
    """Name the first of some sites, each a door to it on the same page; count the others."""
    shown = records(sites.head(NAMED), SiteRow)
    doors = {site["site_id"]: view.address.here(site=site["site_id"]) for site in shown}
    names = [linked(escape(view.words.name(site)), site["site_id"], doors) for site in shown]
    rest = len(sites) - len(names)
    more = [escape(view.words.text("map-more", count=rest))] if rest else []
    return view.words.listing([*names, *more])


# What is known of one site: what it is, how sure that is, who came when and on what theme.


def draw_site_detail(view: View) -> None:
    """Draw the chosen site, or say how to choose one."""
    site = chosen_site(view)
    if site is None:
        st.caption(view.words.text("site-none-chosen"))
        return
    visited = visits.visits(view.whole)
    own = visited[visited["site_id"] == site["site_id"]]
    with st.container(border=True, key="site-detail"):
        st.subheader(literal(view.words.name(site)), anchor=False)
        _draw_left_out(view, own)
        draw_html(_facts(view, site))
        _draw_together(view, site["site_id"])
        note = view.words.name(site, "note")
        if note:
            st.caption(literal(note))
        heading = escape(view.words.text("site-visits"))
        draw_html(f"<h4>{heading}</h4>{past_html(view, own)}")


def _draw_left_out(view: View, own: pd.DataFrame) -> None:
    """Say that the filters leave out a site that a link opened, and how to let it in."""
    shown = own["seminar_id"].isin(view.seminars.seminars["seminar_id"])
    if own.empty or shown.any():
        return
    link = view.address.with_selection(**vars(_wide_enough(view, own))).here()
    said, door = view.words.text("site-left-out"), view.words.text("site-let-in")
    draw_html(
        f'<p class="kz-note">{escape(said)} '
        f'<a href="{escape(link)}" target="_self">{escape(door)}</a></p>'
    )


def _draw_together(view: View, site_id: str) -> None:
    """Name the sites whose marks lie on that of the chosen one."""
    together = marks.same_spot(view.whole.sites, site_id)
    others = together[together["site_id"] != site_id]
    if len(others):
        said = view.words.text("site-together", names=site_doors(view, others))
        draw_html(f'<p class="kz-note">{said}</p>')


def _wide_enough(view: View, own: pd.DataFrame) -> Selection:
    """Return the selection without filters; of the office that visited, if the chosen did not."""
    seminars = view.whole.seminars
    offices = seminars.loc[seminars["seminar_id"].isin(own["seminar_id"]), "office_id"].unique()
    office = view.selection.office
    return Selection(office if office in {ALL_OFFICES, *offices} else str(offices[0]))


def _facts(view: View, site: ChosenSiteRow) -> str:
    words = view.words
    terms = {
        "kind": escape(words.text(f"kind-{site['kind']}")),
        "place": _place(view, site),
        "certainty": escape(places.site_certainty(site, words)),
    }
    return definitions(terms, words)


def _place(view: View, site: ChosenSiteRow) -> str:
    """Name the municipality and the prefecture, a door to the hosts; "" where neither is known."""
    words, municipality = view.words, view.words.name(site, "municipality")
    if site["prefecture"] is None:
        return escape(municipality)
    prefecture = prefecture_names(view.whole, words)[site["prefecture"]]
    in_both = words.text("host-in-prefecture", host=municipality, prefecture=prefecture)
    label = escape(in_both if municipality else prefecture)
    return f'<a href="{escape(view.address.link("hosts"))}" target="_self">{label}</a>'


# Who visited one site: the seminars with their days, themes and countries.


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
