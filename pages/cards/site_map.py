"""The map of site visits with its layers, its legend, and what it cannot show."""

from dataclasses import replace
from functools import partial
from html import escape

import pydeck
import streamlit as st

from analysis import maps
from analysis.labels import country_names, seminar_labels, theme_names
from analysis.look import Theme
from analysis.memory import cached
from analysis.summaries.hosting import hosting_by_prefecture, latest_fiscal_year
from pages.cards.map_scale import MAP_KEY, Opened, Shown, show_on_map, view_in
from pages.cards.site_choice import choose_site, site_doors
from pages.cards.site_list import names_in_list
from pages.shared.basemap import prefecture_outlines
from pages.shared.map_panel import credits_html, draw_map, frame_of_reader, style_url
from pages.shared.markup import draw_html, stacked
from pages.shared.still_panel import Still, still_html
from pages.shared.view import View


def draw_site_map(view: View, shown: Shown, opened: Opened, layers: list[str]) -> Still:
    """Draw the map with its legend and what it cannot show; return its still twin."""
    frame, alt = frame_of_reader(view), maps.visits_alt(shown.sites, shown.hosts, view.words)
    deck_of = partial(_deck, view, shown, opened, tuple(layers))
    signs = partial(_signs, view, shown, opened, layers)
    names = partial(names_in_list, view, shown.sites)
    # What the filters leave may have changed since the map was opened: a file shows it afresh.
    afresh = partial(_deck, view, shown, replace(opened, asked=()), tuple(layers))
    still = Still(afresh, alt, frame, signs, [_off_map(view, shown)], names)
    deck = deck_of(view.theme, frame)
    draw_map(
        view,
        deck,
        MAP_KEY,
        alt,
        frame,
        on_pick=choose_site,
        on_host=lambda host: show_on_map(f"{maps.CITY}:{host}"),
    )
    twin, legend = still_html(view, still, MAP_KEY, deck), maps.legend_html(signs(view.theme))
    draw_html(stacked(twin, legend, _sites_off_map(view, shown), credits_html(view)))
    return still


# Few, because a map of thousands of sites is large.
@cached(newest=8)
def _deck(
    view: View,
    shown: Shown,
    opened: Opened,
    layers: tuple[str, ...],
    theme: Theme,
    frame: maps.Frame,
) -> pydeck.Deck:
    return maps.visits_map(
        *shown.frames,
        view.words,
        theme,
        style_url(theme),
        layers,
        view_in(view, shown, opened, frame),
        frame=frame,
        chosen=[view.address.site],
        shading=_shading(view),
        theme_names=theme_names(view.whole, view.words),
        country_names=country_names(view.whole, view.words),
    )


def _signs(
    view: View, shown: Shown, opened: Opened, layers: list[str], theme: Theme
) -> list[maps.Sign]:
    """Return the legend, in a city that of its own sites."""
    legible = maps.within(opened.city, shown.sites) if opened.city else shown.sites
    return maps.signs(
        legible,
        view.words,
        theme,
        layers,
        theme_names(view.whole, view.words),
        shading=_shading(view),
        near=opened.scale == maps.CITY,
    )


@cached
def _shading(view: View) -> maps.Shading:
    rows = hosting_by_prefecture(view.seminars, latest_fiscal_year(view.whole))
    return maps.Shading(rows, prefecture_outlines(), seminar_labels(view.whole, view.words))


def _off_map(view: View, shown: Shown) -> str:
    return maps.not_on_the_map(shown.sites, shown.hosts, view.words)


def _sites_off_map(view: View, shown: Shown) -> str:
    """Count what has no place, and name the sites, each a door; "" where all have one."""
    said = _off_map(view, shown)
    if not said:
        return ""
    doors = site_doors(view, shown.sites[~shown.sites["has_point"]])
    return f'<p class="kz-note">{escape(said)} {doors}</p>'


def choose_layers(view: View, scale: str) -> list[str]:
    """Draw the choice of layers and return those chosen; each scale begins with its own."""
    return st.pills(
        view.words.text("map-layers"),
        maps.LAYERS,
        selection_mode="multi",
        default=list(maps.LAYERS_AT[scale]),
        format_func=lambda layer: view.words.text(f"map-layer-{layer}"),
        key=layers_key(scale),
    )


def journeys_are_drawn(scale: str) -> bool:
    """Whether the layer is chosen that follows the countries."""
    return "journeys" in st.session_state.get(layers_key(scale), maps.LAYERS_AT[scale])


def layers_key(scale: str) -> str:
    """Return the key of the choice of layers at a scale."""
    return f"map-layers-{scale}"
