"""The places of one seminar, fitted to the whole week, to Tokyo or to the host."""

from functools import partial

import pandas as pd
import streamlit as st

from analysis import maps, narrative
from analysis.dataset import Dataset
from analysis.labels import theme_names
from analysis.schema import PARTS
from analysis.selection import only_seminar
from analysis.summaries import visits
from pages.shared.figure_card import Card, figure_card
from pages.shared.map_panel import draw_map, frame_of_reader, style_url
from pages.shared.view import View

WHOLE_WEEK = "week"
LAYERS = ("sites", "approximate", "hosts")
_OF_SITES = ("site_id", "kind", "visits", "approximate")
_OF_HOSTS = ("host_en", "host_ja", "level", "prefecture")


def seminar_map_card(view: View, seminar_id: str) -> None:
    """Draw the map of one seminar."""
    own = only_seminar(view.whole, seminar_id)
    sites, hosts = visits.sites_visited(own), visits.hosts_visited(own)
    figure_card(
        view,
        Card(
            "seminar_map",
            sentence=narrative.sites_sentence(sites, view.words),
            figure=partial(_draw_map, view, own, sites, hosts),
            table=sites[list(_OF_SITES)] if len(sites) else hosts[list(_OF_HOSTS)],
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
