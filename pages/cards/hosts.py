"""Who hosted, and where the seminar has been: on the map, year after year, as far as a chosen one.

A year is a link, so it has an address; the arrow keys lead from one to the next, and nothing
plays by itself (see pages/web/replay.js).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

import pandas as pd
import pydeck
import streamlit as st

from analysis.charts import prefectures as prefecture_charts
from analysis.frames.rows import records
from analysis.geometry import viewport
from analysis.html.elements import BREAK, NOTHING, Markup, element, joined, link
from analysis.maps import decks, legend, marks
from analysis.narrative import facts, places
from analysis.palette import Scheme
from analysis.selection import ALL_OFFICES, filter_dataset
from analysis.summaries.places import hosting, visits
from analysis.summaries.programme.seminar import seminar_facts
from analysis.summaries.scope import condensed
from analysis.words.catalogue import host_labels, office_names, prefecture_names, seminar_labels
from pages.components import html, map_panel
from pages.components.figure_card import Card, cached_card, figure_card
from pages.components.map_panel import StaticMap
from pages.session.view import View, whole_history

IGNORED_FILTERS = ("fiscal_years", "countries", "themes")


def host_history_card(view: View) -> None:
    """Draw the hosts up to the year of the address; without one, of all years."""
    years = hosting.hosting_by_year(whole_history(view))
    figure_card(
        view,
        Card(
            "been",
            sentence=facts.host_history_sentence(years, view.words),
            figure=partial(_draw, view, years),
            table=years.drop(columns="host_ids"),
            ignores_filters=IGNORED_FILTERS,
        ),
    )


def _draw(view: View, years: pd.DataFrame) -> StaticMap:
    written = [str(year) for year in years["fiscal_year"]]
    at = written.index(view.address.until) + 1 if view.address.until in written else 0
    history = _HostHistory(view, years, at)
    with st.container(horizontal=True, vertical_alignment="center", key="days"):
        html.draw_html(history.bar(), width="content")
        # By itself, so that it keeps the focus while the bar changes.
        html.draw_html(html.play_html(view.words), width="content")
    map_side, told_side = st.columns([3, 2], gap="medium")
    with map_side:
        static_map = history.draw_map()
    with told_side, st.container(key="told"):
        html.draw_html(history.year() if at else history.all_years())
    return static_map


@dataclass(frozen=True, eq=False)
class _HostHistory:
    """The hosts up to one of the years, the first of which is 1; 0 stands for all years."""

    view: View
    years: pd.DataFrame
    at: int

    def bar(self) -> Markup:
        words = self.view.words
        all_years = words.text("been-all")
        steps = [html.Step(all_years, all_years, self.view.address.here(until=""))]
        steps += [self._step(int(year)) for year in self.years["fiscal_year"]]
        names = (words.text(f"been-{name}") for name in ("nav", "previous", "next"))
        return html.steps_html(steps, self.at, *names)

    def _step(self, year: int) -> html.Step:
        return html.Step(
            str(year), self.view.words.fiscal_year(year), self.view.address.here(until=str(year))
        )

    def draw_map(self) -> StaticMap:
        """Draw the hosts so far over their prefectures; return its static map."""
        until = self.years.head(self.at) if self.at else self.years
        selection = replace(
            self.view.selection.within_office(),
            fiscal_years=tuple(int(year) for year in until["fiscal_year"]),
        )
        so_far = filter_dataset(condensed(self.view.whole), selection)
        hosts = visits.hosts_visited.rows(so_far)
        shading = map_panel.hosting_shading(self.view, so_far, so_far)
        chosen = until["host_ids"].iloc[-1] if self.at else ()
        deck_of = partial(_deck, self.view, hosts, shading, chosen)

        def signs(scheme: Scheme) -> list[legend.LegendEntry]:
            return legend.hosts_signs(self.view.words, scheme, shading, one_year=bool(self.at))

        fitted = map_panel.frame_of_reader(self.view, viewport.HALF)
        static_map = StaticMap(deck_of, legend.hosts_alt(hosts, self.view.words), fitted, signs)
        return map_panel.draw_explained(self.view, static_map, "been-map")

    def year(self) -> Markup:
        """Name the seminars of a year, each a link, and say how many hosts there were so far."""
        row = records(self.years, hosting.HostingYearRow)[self.at - 1]
        title = element("h3", self.view.words.fiscal_year_in_full(row["fiscal_year"]))
        seminars = html.listed(
            (html.seminar_link(self.view, one) for one in row["seminar_ids"]), "kz-visits"
        )
        so_far = html.note(facts.hosts_so_far(row, self.view.words))
        return title + so_far + seminars + self._beside()

    def _beside(self) -> Markup:
        """Return the link to the seminar of a year beside the one before; nothing for the first."""
        if self.at <= 1:
            return NOTHING
        one, before = (self.years["seminar_ids"].iloc[self.at - back][0] for back in (1, 2))
        name = seminar_labels(self.view.whole, self.view.words)[before]
        address = self.view.address.link("seminar", seminar=one, beside=before)
        return html.onward_link(address, self.view.words.text("been-beside", name=name))

    def all_years(self) -> Markup:
        """List the years, the latest first, each a link with its hosts."""
        lines = (self._line(row) for row in reversed(records(self.years, hosting.HostingYearRow)))
        title = element("h3", self.view.words.text("been-all"))
        return title + html.listed(lines, "kz-week kz-years", "ol")

    def _line(self, row: hosting.HostingYearRow) -> Markup:
        step, hosts = self._step(row["fiscal_year"]), host_labels(self.view.whole, self.view.words)
        named = self.view.words.listing(dict.fromkeys(hosts[one] for one in row["seminar_ids"]))
        link = html.step_link(replace(step, label=step.title))
        return link + " " + element("span", named)


def _deck(
    view: View,
    hosts: Sequence[visits.HostVisitedRow],
    shading: marks.Shading,
    chosen: tuple[str, ...],
    scheme: Scheme,
    frame: viewport.Frame,
) -> pydeck.Deck:
    """Return the map in a view that holds the hosts of every year."""
    return decks.hosts_map(
        hosts,
        view.words,
        scheme,
        map_panel.style_url(scheme),
        frame,
        shading=shading,
        chosen=chosen,
        seen=viewport.points(visits.hosts_visited(whole_history(view))),
    )


# Who hosted: the prefectures on a map, the balance of the regions, and every host with its years.
#
# All seminars of the chosen office count: a choice of years would make hosts seem new.

_HEADS = ("hosts-head-years", "hosts-head-times", "hosts-head-last")
_OF_A_PREFECTURE = ("prefecture", "region", "seminars", "last_fiscal_year", "years_since")


# Who hosted: the map of prefectures, the regions, and every host with its years.


@cached_card
def prefectures_card(view: View) -> Card:
    """Draw the prefectures, shaded by the seminars hosted."""
    words = view.words
    rows = hosting.hosting_by_prefecture(
        whole_history(view), hosting.latest_fiscal_year(view.whole)
    )
    names = seminar_labels(view.whole, words)
    return Card(
        "host_prefectures",
        sentence=places.hosting_sentence(rows, words),
        figure=prefecture_charts.hosting_by_prefecture(
            rows, map_panel.prefecture_outlines(), names, words, view.scheme
        ),
        table=rows[list(_OF_A_PREFECTURE)],
        ignores_filters=IGNORED_FILTERS,
    )


@cached_card
def regions_card(view: View) -> Card:
    """Draw how many prefectures of each region are documented to have hosted."""
    words, rows = view.words, hosting.region_balance(whole_history(view))
    heads = ("column-region", "regions-head", "column-undocumented_prefectures")
    lines = [_region(row, view) for row in records(rows, hosting.RegionRow)]
    drawn = html.table_html([words.text(head) for head in heads], lines, "kz-hosts")
    return Card(
        "host_regions",
        sentence=places.regions_sentence(rows, words),
        figure=lambda: html.draw_html(drawn),
        table=rows,
        ignores_filters=IGNORED_FILTERS,
    )


def _region(row: hosting.RegionRow, view: View) -> Sequence[str]:
    words = view.words
    names = prefecture_names(view.whole, words)
    others = words.listing(names[code] for code in row["undocumented_prefectures"])
    hosted = words.text("regions-of", hosted=row["hosted"], all=row["all_prefectures"])
    return words.text(f"region-{row['region']}"), hosted, others


@cached_card
def history_card(view: View) -> Card:
    """Draw every host with its fiscal years as links, and the themes shown there."""
    words, office = view.words, whole_history(view)
    rows = hosting.hosting(office, hosting.latest_fiscal_year(view.whole))
    heads = ("column-prefecture", "column-host", *_HEADS, "column-themes")
    lines = [_host(row, view) for row in records(rows, hosting.HostingRow)]
    drawn = html.table_html([words.text(head) for head in heads], lines, "kz-hosts")
    return Card(
        "host_history",
        sentence=places.hosts_sentence(visits.hosts_visited.rows(office), words),
        figure=lambda: html.draw_html(drawn),
        table=rows.drop(columns="host_id"),
        ignores_filters=IGNORED_FILTERS,
    )


def _host(row: hosting.HostingRow, view: View) -> Sequence[str]:
    words = view.words
    prefectures = prefecture_names(view.whole, words)
    times = words.text("hosts-times", times=row["seminars"], online=row["online"])
    latest = words.fiscal_year(hosting.latest_fiscal_year(view.whole))
    since = words.text("hosts-years-since", years=row["years_since"], latest=latest)
    seminar_ids = row["seminar_ids"]
    links = {seminar: view.address.link("seminar", seminar=seminar) for seminar in seminar_ids}
    return [
        prefectures[row["prefecture"]],
        words.name(row, "host"),
        joined((link(leads, _year_of(one, view)) for one, leads in links.items()), BREAK),
        times,
        since,
        html.theme_links(view, row["theme_ids"]),
    ]


def _year_of(seminar_id: str, view: View) -> str:
    facts, words = seminar_facts(view.whole, seminar_id), view.words
    year = words.fiscal_year(facts.fiscal_year)
    if view.selection.office != ALL_OFFICES:
        return year
    offices = office_names(view.whole, words)
    return words.apart((year, offices[facts.office_id]))
