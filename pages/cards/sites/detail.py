"""One chosen site: what is known of it and who visited it; and the visits of all by year."""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd
import streamlit as st

from analysis.contract.table_rows import SiteRow
from analysis.frames.caching import cached
from analysis.frames.rows import records
from analysis.html.elements import BREAK, Markup, element, joined, link
from analysis.loading.dataset import Dataset
from analysis.maps import marks
from analysis.narrative import places
from analysis.palette import STATE_SYMBOLS
from analysis.selection import ALL_OFFICES, Selection, filter_dataset
from analysis.summaries.places import visits
from analysis.summaries.places.visits import YearOfVisitsRow, visits_by_year
from analysis.summaries.programme.seminar import seminar_facts
from analysis.summaries.scope import condensed, delegations
from analysis.words.catalogue import country_names, prefecture_names
from pages.cards.sites.scale import of_families, shown_on_map
from pages.components import html
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


def site_links(view: View, sites: pd.DataFrame) -> Markup:
    """Name the first of some sites, each a link to it on the same page; count the others."""
    shown = records(sites.head(NAMED), SiteRow)
    names = [link(view.address.here(site=site["site_id"]), view.words.name(site)) for site in shown]
    rest = len(sites) - len(names)
    more = [view.words.text("map-more", count=rest)] if rest else []
    return html.listing_html(view.words, [*names, *more])


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
        st.subheader(html.literal(view.words.name(site)), anchor=False)
        _draw_left_out(view, own)
        html.draw_html(_facts(view, site))
        _draw_together(view, site["site_id"])
        remark = view.words.name(site, "note")
        if remark:
            st.caption(html.literal(remark))
        html.draw_html(element("h4", view.words.text("site-visits")) + past_html(view, own))


def _draw_left_out(view: View, own: pd.DataFrame) -> None:
    """Say that the filters leave out a site that a link opened, and how to let it in."""
    shown = visits.visits_of_choice(view.seminars, view.chosen, view.selection.themes)
    if own.empty or own["site_id"].iloc[0] in set(shown["site_id"]):
        return
    wide = view.address.with_selection(**vars(_wide_enough(view, own))).here()
    html.draw_html(
        html.note(view.words.text("site-left-out"), " ", link(wide, view.words.text("site-let-in")))
    )


def _draw_together(view: View, site_id: str) -> None:
    """Name the sites whose marks lie on that of the chosen one."""
    together = marks.same_spot(view.whole.sites, site_id)
    others = together[together["site_id"] != site_id]
    if len(others):
        links = site_links(view, others)
        html.draw_html(html.note(html.message_html(view.words, "site-together", names=links)))


def _wide_enough(view: View, own: pd.DataFrame) -> Selection:
    """Return the selection without filters; of the office that visited, if the chosen did not."""
    seminars = view.whole.seminars
    offices = seminars.loc[seminars["seminar_id"].isin(own["seminar_id"]), "office_id"].unique()
    office = view.selection.office
    return Selection(office if office in {ALL_OFFICES, *offices} else str(offices[0]))


def _facts(view: View, site: ChosenSiteRow) -> Markup:
    words = view.words
    terms = {
        "kind": words.text(f"kind-{site['kind']}"),
        "place": _place(view, site),
        "certainty": places.site_certainty(site, words),
    }
    return html.definitions(terms, words)


def _place(view: View, site: ChosenSiteRow) -> str:
    """Name the municipality and the prefecture, a link to the hosts; "" where neither is known."""
    words, municipality = view.words, view.words.name(site, "municipality")
    if site["prefecture"] is None:
        return municipality
    prefecture = prefecture_names(view.whole, words)[site["prefecture"]]
    in_both = words.text("host-in-prefecture", host=municipality, prefecture=prefecture)
    return link(view.address.link("hosts"), in_both if municipality else prefecture)


# Who visited one site: the seminars with their days, themes and countries.


def past_html(view: View, own: pd.DataFrame) -> Markup:
    """Return one entry for each seminar that visited a site, of its rows of `visits`."""
    if own.empty:
        return element("p", view.words.text("site-no-visit"))
    by_seminar = own.groupby("seminar_id", sort=False, observed=True)
    items = (_seminar(view, str(seminar), rows) for seminar, rows in by_seminar)
    return html.listed(items, "kz-visits")


def _seminar(view: View, seminar: str, rows: pd.DataFrame) -> Markup:
    visited = (
        # The day, and the themes, each with its link.
        joined(
            (_day(view, visit), *(html.theme_link(view, theme) for theme in visit["theme_ids"])),
            view.words.gap,
        )
        for visit in records(rows, visits.VisitRow)
    )
    return joined((html.seminar_link(view, seminar), *visited, _countries(view, seminar)), BREAK)


def _day(view: View, visit: visits.VisitRow) -> str:
    """Return the day of a visit, which leads to it on the map of the seminar."""
    date, seminar = visit["date"], visit["seminar_id"]
    if date is None:
        return view.words.text("programme-no-date")
    address = view.address.link("seminar", seminar=seminar, day=date.date().isoformat())
    return link(address, view.words.day(date))


def _countries(view: View, seminar: str) -> Markup:
    """Name the countries documented at a seminar, and say whether there may be more."""
    came = delegations(view.whole)
    countries = came.loc[came["seminar_id"] == seminar, "country"]
    names = country_names(view.whole, view.words)
    names_said = view.words.listing(names[country] for country in countries)
    if countries.empty:
        names_said = view.words.text("not-documented")
    open_list = "no" if seminar_facts(view.whole, seminar).countries_complete else "yes"
    return element("small", view.words.text("site-came", names=names_said, open=open_list))


# The years under the map of sites: a bar for the visits of each, and a click leaves it alone.
#
# A drag across them (strip.js) chooses a range, as the filter of years above does.


@cached
def years_html(view: View) -> Markup:
    """Return the years of the office's seminars with the visits that the other filters leave."""
    selection = replace(view.selection, fiscal_years=())
    chosen = filter_dataset(condensed(view.whole), selection)
    seminars = filter_dataset(condensed(view.whole), replace(selection, countries=()))
    shown = of_families(shown_on_map(seminars, chosen, selection.themes), view.address.family)
    years = visits_by_year.rows(seminars, shown.visits)
    most = max((year["visits"] or 0 for year in years), default=0)
    drawn = element(
        "ol",
        *(_year(view, year, late=2 * at >= len(years)) for at, year in enumerate(years)),
        class_="kz-visit-years",
        aria_label=view.words.text("site-years"),
        style=f"--columns:{len(years)};--most:{max(most, 1)}",
    )
    return element("div", drawn, class_="kz-years-box")


def _year(view: View, year: YearOfVisitsRow, *, late: bool) -> Markup:
    """Return a year: a link that leaves it alone; of the one alone, to all years again."""
    own, chosen = (year["fiscal_year"],), view.selection.fiscal_years
    said = element(
        "span",
        element("b", view.words.fiscal_year(own[0]), " "),
        element("span", _said(view, year)),
        class_="kz-names",
    )
    number = "" if year["visits"] is None else str(year["visits"])
    below = element(
        "span",
        element("span", f"’{own[0] % 100:02d}", class_="kz-year"),
        element("span", number, class_="kz-people"),
        class_="kz-below",
        aria_hidden="true",
    )
    kind = f"kz-column{' kz-late' if late else ''}"
    parts = (_sight(year), said, below)
    if year["status"] != "held":
        column = element("span", *parts, class_=kind)
    else:
        leads = view.address.with_selection(fiscal_years=() if own == chosen else own).here()
        current = "true" if own == chosen else None
        column = element("a", *parts, class_=kind, href=leads, target="_self", aria_current=current)
    is_out = bool(chosen) and own[0] not in chosen
    return element("li", column, data_year=own[0], data_out="" if is_out else None)


def _said(view: View, year: YearOfVisitsRow) -> str:
    words, visits = view.words, year["visits"]
    if year["status"] != "held":
        message = {"cancelled": "state-cancelled", "announced": "chart-matrix-announced"}
        return words.text(message.get(year["status"], "chart-no-seminar"))
    if visits is None:
        return words.text("site-years-unknown")
    said = words.text("site-list-visits", visits=visits)
    perhaps = words.text("site-years-perhaps", visits=year["perhaps"]) if year["perhaps"] else ""
    return words.apart(filter(None, (said, perhaps)))


def _sight(year: YearOfVisitsRow) -> Markup:
    """Return what stands for a year to the eye: its bar, hollow as far as it is only perhaps."""
    if year["status"] == "cancelled":
        return element(
            "span", STATE_SYMBOLS["cancelled"], class_="kz-sign-cancelled", aria_hidden="true"
        )
    if year["status"] != "held":
        return element("span", "·", class_="kz-sign-none", aria_hidden="true")
    if year["visits"] is None:
        return element("span", class_="kz-bar kz-unknown-bar", aria_hidden="true")
    perhaps = year["perhaps"] or 0
    sizes = (("kz-perhaps", perhaps), ("kz-sure", year["visits"] - perhaps))
    bars = (element("i", class_=kind, style=f"--visits:{size}") for kind, size in sizes if size)
    return element("span", *bars, class_="kz-bar", aria_hidden="true")
