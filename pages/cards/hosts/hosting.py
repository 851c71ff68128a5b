"""Who hosted, and who could: the map of prefectures, the regions, the hosts and the candidates."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from functools import partial

import pandas as pd
import streamlit as st
from markupsafe import Markup

from analysis.charts import prefectures as prefecture_charts
from analysis.frames.caching import cached
from analysis.frames.rows import records
from analysis.html.elements import BREAK, element, joined, link, linked
from analysis.narrative import places
from analysis.selection import ALL_OFFICES
from analysis.summaries.places import hosting
from analysis.summaries.places.visits import hosts_visited
from analysis.summaries.planning.plan import plan_text
from analysis.summaries.planning.scenario import as_last_time, host_ids
from analysis.summaries.programme.seminar import seminar_facts
from analysis.words.labels import office_names, prefecture_names, seminar_labels, theme_names
from pages.components.figure_card import Card, cached_card
from pages.components.html import draw_html, onward_link, table_html, theme_links
from pages.components.map_panel import prefecture_outlines
from pages.session.browser import go_to, kept_address, set_widget
from pages.session.state import Key
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
            rows, prefecture_outlines(), names, words, view.scheme
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
    drawn = table_html([words.text(head) for head in heads], lines, "kz-hosts")
    return Card(
        "host_regions",
        sentence=places.regions_sentence(rows, words),
        figure=lambda: draw_html(drawn),
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
    drawn = table_html([words.text(head) for head in heads], lines, "kz-hosts")
    return Card(
        "host_history",
        sentence=places.hosts_sentence(hosts_visited.rows(office), words),
        figure=lambda: draw_html(drawn),
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
        theme_links(view, row["theme_ids"]),
    ]


def _year(seminar_id: str, view: View) -> str:
    facts, words = seminar_facts(view.whole, seminar_id), view.words
    year = words.fiscal_year(facts.fiscal_year)
    if view.selection.office != ALL_OFFICES:
        return year
    offices = office_names(view.whole, words)
    return words.apart((year, offices[facts.office_id]))


# Host candidates: places ranked by criteria whose weights the reader sets.

# So many lines answer the question; the rest is folded away.
FIRST_LINES = 12
BOX_WIDTH = 250
_TABLE = (
    "rank",
    "host_en",
    "host_ja",
    "prefecture",
    "region",
    "score",
    "points_first",
    "points_years",
    "points_region",
    "points_theme",
    "points_near",
    "last_fiscal_year",
    "years_since",
    "theme_ids",
    "distance_km",
)


@cached_card
def candidates_card(view: View) -> Card:
    """Draw the weights and the places ranked by them."""
    weights = hosting.read_weights(view.address.weights)
    as_of = hosting.latest_fiscal_year(view.whole)
    rows = hosting.candidates(whole_history(view), weights, view.selection.themes, as_of)
    said = [f"{_criterion(view, name)} {points}" for name, points in asdict(weights).items()]
    return Card(
        "host_candidates",
        sentence=places.candidates_sentence(rows, view.words),
        figure=partial(_draw, view, rows, weights),
        table=rows[list(_TABLE)],
        ignores_filters=("fiscal_years", "countries"),
        about=(view.words.text("export-weights", weights=view.words.listing(said)),),
    )


def _draw(view: View, rows: pd.DataFrame, weights: hosting.Weights) -> None:
    st.markdown(view.words.text("candidates-weights"))
    with st.container(horizontal=True, key="weights", vertical_alignment="bottom"):
        for name in hosting.CRITERIA:
            _draw_weight(view, name, weights)
        _draw_themes(view)
    if view.address.weights:
        usual = view.address.here(weights="")
        draw_html(onward_link(usual, view.words.text("candidates-default")))
    draw_html(_ranked(view, rows.head(FIRST_LINES)))
    rest = rows.iloc[FIRST_LINES:]
    if len(rest):
        with st.expander(view.words.text("candidates-rest", count=len(rest))):
            draw_html(_ranked(view, rest))


def _draw_weight(view: View, name: str, weights: hosting.Weights) -> None:
    """Draw one weight, set from the address and written to it."""
    key = Key(f"weight-{name}", 0)
    set_widget(key, asdict(weights)[name])
    st.number_input(
        _criterion(view, name),
        0,
        hosting.HEAVIEST,
        key=key.name,
        width=BOX_WIDTH,
        on_change=lambda: go_to(
            replace(kept_address(), weights=str(replace(weights, **{name: key.get()})))
        ),
    )


def _draw_themes(view: View) -> None:
    """Draw the themes looked for: those of the filter, within reach of the weights."""
    names = theme_names(view.whole, view.words)
    key = Key[list[str]]("candidate-themes", [])
    set_widget(key, list(view.selection.themes))
    st.multiselect(
        view.words.text("candidates-themes"),
        list(names),
        key=key.name,
        format_func=lambda theme: names[theme],
        placeholder=view.words.text("candidates-no-theme"),
        width=BOX_WIDTH,
        on_change=lambda: go_to(kept_address().with_selection(themes=tuple(key.get()))),
    )


def _ranked(view: View, rows: pd.DataFrame) -> Markup:
    heads = [view.words.text(f"column-{head}") for head in ("host", "rank", "score", "points")]
    return table_html(
        heads, [_line(view, row) for row in records(rows, hosting.CandidateRow)], "kz-hosts"
    )


def _line(view: View, row: hosting.CandidateRow) -> Sequence[str]:
    points = places.candidate_points(row, view.whole, view.words)
    return _place(view, row), str(row["rank"]), element("b", str(row["score"])), points


def _place(view: View, row: hosting.CandidateRow) -> Markup:
    """Name a place, a link to a plan with it as host; a municipality with its prefecture."""
    name = linked(view.words.name(row, "host"), row["host_id"], _links(view))
    if row["level"] == "prefecture":
        return name
    prefecture = prefecture_names(view.whole, view.words)[row["prefecture"]]
    within = view.words.text("candidates-in", prefecture=prefecture)
    return name + " " + element("small", within)


@cached
def _links(view: View) -> dict[str, str]:
    """Return the links to plans by their host; only a single office can plan."""
    if view.selection.office == ALL_OFFICES:
        return {}
    office = whole_history(view)
    usual = replace(as_last_time(office), themes=view.selection.themes)
    return {
        host: view.address.link("plan", plan=(plan_text(replace(usual, host=host)),))
        for host in host_ids(office)
    }


def _criterion(view: View, name: str) -> str:
    if name == "near":
        return view.words.text("weight-near", distance=view.words.number(hosting.NEAR_TOKYO_KM))
    return view.words.text(f"weight-{name}")
