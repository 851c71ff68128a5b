"""Site visits: where the delegates went, on the map and as a list."""

from dataclasses import dataclass, replace
from functools import partial
from typing import NamedTuple

import pandas as pd
import pydeck
import streamlit as st

from analysis import maps, narrative
from analysis.labels import country_names, theme_names
from analysis.summaries import visits
from analysis.tables import readable
from pages.shared.browser import go_to, kept_address
from pages.shared.figure_card import Card, figure_card
from pages.shared.map_panel import draw_map, frame_of_reader, style_url
from pages.shared.page import nothing_to_show, open_page
from pages.shared.site_detail import draw_site_detail
from pages.shared.view import View

NAME = "site_visits"
# Pixels, so that the years stand beside the names.
NAME_WIDTH = 235
LIST_HEIGHT = 285


def show(view: View) -> None:
    """Draw the page."""
    open_page(view, NAME)
    if not nothing_to_show(view):
        _explore(view)


@st.fragment
def _explore(view: View) -> None:
    """Draw map, list and detail; choosing a site redraws these alone."""
    sites = visits.sites_visited(view.seminars)
    view = replace(view, address=replace(view.address, site=kept_address().site))
    figure_card(
        view,
        Card(
            "site_visits",
            sentence=narrative.sites_sentence(sites, view.words),
            figure=partial(_draw_explorer, view, sites),
            table=visits.visits(view.seminars)[list(_TABLE)],
            deaf_to=("countries",),
        ),
    )


_TABLE = (
    "fiscal_year",
    "seminar_id",
    "date",
    "name_en",
    "name_ja",
    "kind",
    "municipality_en",
    "municipality_ja",
    "prefecture",
    "theme_ids",
    "identification",
    "uncertainty_m",
    "approximate",
    "source_id",
)


def _draw_explorer(view: View, sites: pd.DataFrame) -> None:
    layers = _choose_layers(view)
    _draw_fits(view)
    map_side, list_side = st.columns([4, 3], gap="medium")
    with map_side:
        _draw_map(view, sites, layers)
    with list_side:
        _draw_list(view, sites)
        draw_site_detail(view)


def _choose_layers(view: View) -> list[str]:
    return st.pills(
        view.words.text("map-layers"),
        maps.LAYERS,
        selection_mode="multi",
        default=[layer for layer in maps.LAYERS if layer != "journeys"],
        format_func=lambda layer: view.words.text(f"map-layer-{layer}"),
        key="map-layers",
    )


@dataclass(frozen=True)
class Fit:
    """What the map was last fitted to, and how many times that was asked for."""

    name: str = "natural"
    times: int = 0


def _draw_fits(view: View) -> None:
    """Draw the buttons that fit the map to Asia, Japan, the sites shown or the chosen site."""
    fits = ("asia", "japan", "sites", *(("site",) if view.address.site else ()))
    with st.container(horizontal=True, gap="small", key="map-fits"):
        for name in fits:
            label = view.words.text(f"map-fit-{name}")
            st.button(label, key=f"fit-{name}", on_click=_fit_to, args=(name,))


def _fit() -> Fit:
    fit = st.session_state.setdefault("map-fit", Fit())
    assert isinstance(fit, Fit)
    return fit


def _fit_to(name: str) -> None:
    st.session_state["map-fit"] = Fit(name, _fit().times + 1)


def _draw_map(view: View, sites: pd.DataFrame, layers: list[str]) -> None:
    shown = Shown(sites, visits.hosts_visited(view.seminars), visits.journeys(view.chosen))
    themes = theme_names(view.whole, view.words)
    frame = frame_of_reader()
    deck = maps.visits_map(
        *shown,
        view.words,
        view.theme,
        style_url(view.theme),
        layers,
        _view_state(view, shown, layers, frame),
        frame=frame,
        chosen=view.address.site or None,
        theme_names=themes,
        country_names=country_names(view.whole, view.words),
    )
    alt = maps.visits_alt(shown.sites, shown.hosts, view.words)
    draw_map(deck, "site-map", alt, frame, on_pick=_open_site)
    st.html(maps.legend(sites, view.words, view.theme, layers, themes))
    st.caption(maps.not_on_the_map(shown.sites, shown.hosts, view.words))
    st.caption(maps.credits_line(view.words))


class Shown(NamedTuple):
    """The three frames of `summaries.visits` that the map draws."""

    sites: pd.DataFrame
    hosts: pd.DataFrame
    journeys: pd.DataFrame


def _view_state(view: View, shown: Shown, layers: list[str], frame: maps.Frame) -> pydeck.ViewState:
    """Return the view last asked for; the same one asked for again brings the map back to it."""
    fit, sites = _fit(), shown.sites
    chosen = sites[sites["site_id"] == view.address.site]
    views = {
        "natural": lambda: maps.natural_view(*shown, layers, frame),
        "asia": lambda: maps.natural_view(*shown, ["journeys"], frame),
        "japan": lambda: maps.fit(maps.JAPAN, frame),
        "sites": lambda: maps.fit((*maps.points(sites), *maps.points(shown.hosts)), frame),
        "site": lambda: maps.fit(maps.points(chosen), frame),
    }
    return maps.again(views[fit.name](), fit.times)


def _draw_list(view: View, sites: pd.DataFrame) -> None:
    """Draw the sites as a list to choose from; what was picked on the map is chosen in it."""
    words, ids = view.words, list(sites["site_id"])
    key = f"site-list-{st.session_state.get('picks', 0)}"
    chosen = [ids.index(view.address.site)] if view.address.site in ids else []
    columns = ["name_en", "name_ja", "last_fiscal_year", "approximate"]

    def choose() -> None:
        rows = st.session_state[key].selection.rows
        _write_site(ids[rows[0]] if rows else "")

    st.dataframe(
        readable(sites[columns], view.whole, words),
        key=key,
        height=LIST_HEIGHT,
        hide_index=True,
        column_config={words.text("column-name"): st.column_config.Column(width=NAME_WIDTH)},
        on_select=choose,
        selection_mode="single-row",
        selection_default={"selection": {"rows": chosen}},
        alt=words.text("site-list-alt"),
    )


def _open_site(site_id: str) -> None:
    """Open a site picked on the map; the list is drawn afresh with it chosen."""
    st.session_state["picks"] = st.session_state.get("picks", 0) + 1
    _write_site(site_id)


def _write_site(site_id: str) -> None:
    go_to(replace(kept_address(), site=site_id))
