"""The map of site visits with its layers and the views it can be fitted to."""

from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd
import pydeck
import streamlit as st

from analysis import maps
from analysis.labels import country_names, theme_names
from analysis.look import Theme
from analysis.summaries import visits
from pages.cards.site_choice import choose_on_map
from pages.shared.map_panel import draw_map, frame_of_reader, style_url
from pages.shared.still_panel import Still, draw_still
from pages.shared.view import View

_LAYERS = "map-layers"


@dataclass(frozen=True)
class Fit:
    """What the map was last fitted to, and how many times that was asked for."""

    name: str = "natural"
    times: int = 0


def draw_fits(view: View, sites: pd.DataFrame) -> None:
    """Draw the buttons that fit the map to Asia, Japan, the sites shown or the chosen site."""
    is_shown = view.address.site in set(sites["site_id"])
    fits = ("asia", "japan", "sites", *(("site",) if is_shown else ()))
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


def draw_site_map(view: View, sites: pd.DataFrame, layers: list[str]) -> Still:
    """Draw the map with its legend, what it cannot show, and its makers; return its still twin."""
    shown = Shown(sites, visits.hosts_visited(view.seminars), visits.journeys(view.chosen))
    themes = theme_names(view.whole, view.words)
    frame = frame_of_reader()

    def deck_of(theme: Theme, frame: maps.Frame) -> pydeck.Deck:
        return maps.visits_map(
            *shown,
            view.words,
            theme,
            style_url(theme),
            layers,
            _view_state(view, shown, layers, frame),
            frame=frame,
            chosen=[view.address.site],
            theme_names=themes,
            country_names=country_names(view.whole, view.words),
        )

    deck = deck_of(view.theme, frame)
    off_map = maps.not_on_the_map(shown.sites, shown.hosts, view.words)
    still = Still(
        deck_of,
        maps.visits_alt(shown.sites, shown.hosts, view.words),
        frame,
        lambda theme: maps.signs(sites, view.words, theme, layers, themes),
        notes=[off_map],
    )
    draw_map(deck, "site-map", still.alt, frame, on_pick=choose_on_map)
    draw_still(view, still, "site-map", deck)
    st.html(maps.legend(sites, view.words, view.theme, layers, themes))
    st.caption(off_map)
    st.caption(maps.credits_line(view.words))
    return still


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


def choose_layers(view: View) -> list[str]:
    """Draw the choice of layers and return those chosen."""
    return st.pills(
        view.words.text("map-layers"),
        maps.LAYERS,
        selection_mode="multi",
        default=[layer for layer in maps.LAYERS if layer != "journeys"],
        format_func=lambda layer: view.words.text(f"map-layer-{layer}"),
        key=_LAYERS,
    )


def journeys_are_drawn() -> bool:
    """Whether the layer is chosen that follows the countries."""
    return "journeys" in st.session_state.get(_LAYERS, ())
