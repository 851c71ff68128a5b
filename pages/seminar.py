"""Seminar: one seminar from its first day to its last."""

from dataclasses import replace
from functools import partial

import pandas as pd
import streamlit as st

from analysis import maps, narrative
from analysis.dataset import Dataset
from analysis.labels import seminar_labels, theme_names
from analysis.schema import PARTS
from analysis.selection import only_seminar
from analysis.summaries import seminar, visits
from analysis.summaries.latest import latest_held
from pages.shared.browser import go_to, kept_address
from pages.shared.evidence import draw_sources
from pages.shared.facts import draw_facts
from pages.shared.figure_card import Card, figure_card
from pages.shared.html_table import draw_html_table
from pages.shared.map_panel import draw_map, frame_of_reader, style_url
from pages.shared.page import open_page
from pages.shared.programme import draw_programme
from pages.shared.text import literal
from pages.shared.view import View

NAME = "seminar"
WHOLE_WEEK = "week"
LAYERS = ("sites", "approximate", "hosts")


def show(view: View) -> None:
    """Draw the page."""
    open_page(view, NAME, filtered=False)
    seminar_id = _choose_seminar(view)
    if seminar_id is None:
        st.info(view.words.text("seminar-none"))
        return
    st.header(literal(narrative.seminar_title(view.whole, seminar_id, view.words)), anchor=False)
    facts, delegates = st.columns([3, 2], gap="medium")
    with facts:
        draw_facts(view, seminar.seminar_facts(view.whole, seminar_id))
    with delegates:
        _delegates(view, seminar_id)
    _programme(view, seminar_id)
    _map(view, seminar_id)
    draw_sources(view, only_seminar(view.whole, seminar_id))


def _choose_seminar(view: View) -> str | None:
    """Draw the choice among the office's seminars; a link may open one of another office."""
    labels = seminar_labels(view.whole, view.words)
    ordered = view.history.seminars.sort_values("fiscal_year", ascending=False)
    options = [str(identifier) for identifier in ordered["seminar_id"]]
    linked = view.address.seminar
    if linked in labels and linked not in options:
        options.insert(0, linked)
    chosen = linked if linked in options else latest_held(view.history)
    if not options or chosen is None:
        return None
    st.session_state["open-seminar"] = chosen
    return st.selectbox(
        view.words.text("seminar-choose"),
        options,
        key="open-seminar",
        format_func=lambda identifier: labels[identifier],
        on_change=lambda: go_to(
            replace(kept_address(), seminar=st.session_state["open-seminar"], site="")
        ),
    )


def _delegates(view: View, seminar_id: str) -> None:
    rows = seminar.delegates_of(view.whole, seminar_id)
    shown = rows[["country", "delegates", "basis"]]
    figure_card(
        view,
        Card(
            "seminar_delegates",
            sentence=narrative.seminar_coverage(view.whole, seminar_id, view.words),
            figure=lambda: draw_html_table(view, shown),
            table=rows[["country", "delegates", "basis", "source_id"]],
        ),
    )


def _programme(view: View, seminar_id: str) -> None:
    rows = seminar.programme_of(view.whole, seminar_id)
    figure_card(
        view,
        Card(
            "programme",
            sentence=narrative.programme_sentence(rows, view.words),
            figure=lambda: draw_programme(rows, view.words),
            table=rows.drop(columns=["site_id", "latitude", "longitude"]),
        ),
    )


def _map(view: View, seminar_id: str) -> None:
    own = only_seminar(view.whole, seminar_id)
    sites, hosts = visits.sites_visited(own), visits.hosts_visited(own)
    figure_card(
        view,
        Card(
            "seminar_map",
            sentence=narrative.sites_sentence(sites, view.words),
            figure=partial(_draw_map, view, own, sites, hosts),
            table=sites[["site_id", "kind", "visits", "approximate"]],
            is_empty=sites.empty and hosts.empty,
        ),
    )


def _draw_map(view: View, own: Dataset, sites: pd.DataFrame, hosts: pd.DataFrame) -> None:
    """Draw the seminar's map, fitted to the whole week, to Tokyo or to the host."""
    part = _choose_part(view, own)
    near = sites[sites["site_id"].isin(_sites_of(own, part))]
    hosts_near = hosts if part != "central" else hosts.iloc[:0]
    names, frame = theme_names(view.whole, view.words), frame_of_reader()
    deck = maps.visits_map(
        sites,
        hosts,
        visits.journeys(own),
        view.words,
        view.theme,
        style_url(view.theme),
        LAYERS,
        maps.fit([*maps.points(near), *maps.points(hosts_near)], frame),
        frame=frame,
        theme_names=names,
    )
    key = f"seminar-map-{own.seminars['seminar_id'].iloc[0]}-{part}"
    draw_map(deck, key, maps.visits_alt(sites, hosts, view.words), frame)
    st.html(maps.legend(sites, view.words, view.theme, LAYERS, names))
    st.caption(maps.not_on_the_map(sites, hosts, view.words))
    st.caption(maps.credits_line(view.words))


def _choose_part(view: View, own: Dataset) -> str:
    """Draw the choice between the whole week and its two parts, where both are known."""
    parts = [part for part in PARTS if len(_sites_of(own, part))]
    if len(parts) < len(PARTS):
        return WHOLE_WEEK
    return st.segmented_control(
        view.words.text("seminar-map-part"),
        [WHOLE_WEEK, *parts],
        default=WHOLE_WEEK,
        required=True,
        format_func=lambda part: view.words.text(f"seminar-map-{part}"),
        key="seminar-map-part",
    )


def _sites_of(own: Dataset, part: str) -> pd.Series:
    items = own.programme
    if part != WHOLE_WEEK:
        items = items[items["part"] == part]
    return items["site_id"].dropna()
