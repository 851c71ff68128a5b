"""Who hosted: the prefectures on a map, the balance of the regions, and every host with its years.

All seminars of the chosen office count: a choice of years would make hosts seem new.
"""

from collections.abc import Sequence
from html import escape

from analysis import charts, narrative
from analysis.labels import office_names, prefecture_names, seminar_labels, theme_names
from analysis.memory import cached
from analysis.rows import records
from analysis.selection import ALL_OFFICES
from analysis.summaries.hosting import (
    HostingRow,
    RegionRow,
    hosting,
    hosting_by_prefecture,
    latest_fiscal_year,
    region_balance,
)
from analysis.summaries.seminar import seminar_facts
from analysis.summaries.visits import hosts_visited
from pages.shared.basemap import prefecture_outlines
from pages.shared.figure_card import Card, figure_card
from pages.shared.html_table import table_html
from pages.shared.markup import draw_html
from pages.shared.view import View, whole_history

DEAF_TO = ("fiscal_years", "countries", "themes")
_HEADS = ("hosts-head-years", "hosts-head-times", "hosts-head-last")
_OF_A_PREFECTURE = ("prefecture", "region", "seminars", "last_fiscal_year", "years_since")


def prefectures_card(view: View) -> None:
    """Draw the prefectures, shaded by the seminars hosted."""
    figure_card(view, _prefectures(view))


@cached
def _prefectures(view: View) -> Card:
    words = view.words
    rows = hosting_by_prefecture(whole_history(view), latest_fiscal_year(view.whole))
    names = seminar_labels(view.whole, words)
    return Card(
        "host_prefectures",
        sentence=narrative.hosting_sentence(rows, words),
        figure=charts.hosting_by_prefecture(rows, prefecture_outlines(), names, words, view.theme),
        table=rows[list(_OF_A_PREFECTURE)],
        deaf_to=DEAF_TO,
    )


def regions_card(view: View) -> None:
    """Draw how many prefectures of each region are documented to have hosted."""
    figure_card(view, _regions(view))


@cached
def _regions(view: View) -> Card:
    words, rows = view.words, region_balance(whole_history(view))
    heads = ("column-region", "regions-head", "column-undocumented_prefectures")
    lines = [_region(row, view) for row in records(rows, RegionRow)]
    drawn = table_html([words.text(head) for head in heads], lines, "kz-hosts")
    return Card(
        "host_regions",
        sentence=narrative.regions_sentence(rows, words),
        figure=lambda: draw_html(drawn),
        table=rows,
        deaf_to=DEAF_TO,
    )


def _region(row: RegionRow, view: View) -> Sequence[str]:
    words = view.words
    names = prefecture_names(view.whole, words)
    others = words.listing(names[code] for code in row["undocumented_prefectures"])
    hosted = words.text("regions-of", hosted=row["hosted"], all=row["all_prefectures"])
    return [escape(text) for text in (words.text(f"region-{row['region']}"), hosted, others)]


def history_card(view: View) -> None:
    """Draw every host with its fiscal years as doors, and the themes shown there."""
    figure_card(view, _history(view))


@cached
def _history(view: View) -> Card:
    words, office = view.words, whole_history(view)
    rows = hosting(office, latest_fiscal_year(view.whole))
    heads = ("column-prefecture", "column-host", *_HEADS, "column-themes")
    lines = [_host(row, view) for row in records(rows, HostingRow)]
    drawn = table_html([words.text(head) for head in heads], lines, "kz-hosts")
    return Card(
        "host_history",
        sentence=narrative.hosts_sentence(hosts_visited.rows(office), words),
        figure=lambda: draw_html(drawn),
        table=rows.drop(columns="host_id"),
        deaf_to=DEAF_TO,
    )


def _host(row: HostingRow, view: View) -> Sequence[str]:
    words = view.words
    prefectures = prefecture_names(view.whole, words)
    times = words.text("hosts-times", times=row["seminars"], online=row["online"])
    latest = words.fiscal_year(latest_fiscal_year(view.whole))
    since = words.text("hosts-years-since", years=row["years_since"], latest=latest)
    return [
        escape(prefectures[row["prefecture"]]),
        escape(words.name(row, "host")),
        _seminars(row["seminar_ids"], view),
        escape(times),
        escape(since),
        _themes(row["theme_ids"], view),
    ]


def _seminars(seminar_ids: Sequence[str], view: View) -> str:
    """Name the fiscal years, each a door to its seminar; of several offices, with the office."""
    links = {seminar: view.address.link("seminar", seminar=seminar) for seminar in seminar_ids}
    return "<br>".join(_door(_year(seminar, view), link) for seminar, link in links.items())


def _year(seminar_id: str, view: View) -> str:
    facts, words = seminar_facts(view.whole, seminar_id), view.words
    year = words.fiscal_year(facts.fiscal_year)
    if view.selection.office != ALL_OFFICES:
        return year
    offices = office_names(view.whole, words)
    return f"{year} · {offices[facts.office_id]}"


def _themes(theme_ids: Sequence[str] | None, view: View) -> str:
    """Name themes, each with its door; a host without any says that none is documented."""
    if theme_ids is None:
        return f'<span class="kz-unknown">{escape(view.words.text("not-documented"))}</span>'
    names, address = theme_names(view.whole, view.words), view.address
    links = {theme: address.with_selection(themes=(theme,)).link("themes") for theme in theme_ids}
    return "<br>".join(_door(names[theme], link) for theme, link in links.items())


def _door(label: str, link: str) -> str:
    return f'<a href="{escape(link)}" target="_self">{escape(label)}</a>'
