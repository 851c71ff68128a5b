"""Who hosted: the map of prefectures, the regions, and every host with its years."""

from collections.abc import Sequence

from analysis.charts import prefectures as prefecture_charts
from analysis.frames.rows import records
from analysis.html.elements import BREAK, joined, link
from analysis.narrative import places
from analysis.selection import ALL_OFFICES
from analysis.summaries.places import hosting, visits
from analysis.summaries.programme.seminar import seminar_facts
from analysis.words.catalogue import office_names, prefecture_names, seminar_labels
from pages.components import html, map_panel
from pages.components.figure_card import Card, cached_card
from pages.session.view import View, whole_history

# Who hosted: the prefectures on a map, the balance of the regions, and every host with its years.
#
# All seminars of the chosen office count: a choice of years would make hosts seem new.

IGNORED_FILTERS = ("fiscal_years", "countries", "themes")
_HEADS = ("hosts-head-years", "hosts-head-times", "hosts-head-last")
_OF_A_PREFECTURE = ("prefecture", "region", "seminars", "last_fiscal_year", "years_since")


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
        joined((link(leads, _year(one, view)) for one, leads in links.items()), BREAK),
        times,
        since,
        html.theme_links(view, row["theme_ids"]),
    ]


def _year(seminar_id: str, view: View) -> str:
    facts, words = seminar_facts(view.whole, seminar_id), view.words
    year = words.fiscal_year(facts.fiscal_year)
    if view.selection.office != ALL_OFFICES:
        return year
    offices = office_names(view.whole, words)
    return words.apart((year, offices[facts.office_id]))
