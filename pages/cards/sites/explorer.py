"""Map, list and detail of the visited sites: choose in either, and read about one."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import pandas as pd
import pydeck
import streamlit as st
from markupsafe import Markup
from streamlit.typing import DataframeState

from analysis.export.reader_tables import readable
from analysis.frames.caching import cached
from analysis.frames.rows import records
from analysis.geometry import viewport
from analysis.html.elements import NOTHING, element, link
from analysis.maps import decks, scales
from analysis.maps import legend as map_legend
from analysis.narrative import places, record
from analysis.palette import Scheme
from analysis.summaries.places import visits
from analysis.summaries.places.visits import NearSiteRow
from analysis.words.labels import country_names, theme_names
from pages.cards.evidence import sources_html
from pages.cards.sites import detail
from pages.cards.sites import scale as map_scale
from pages.cards.sites.detail import ChosenSiteRow
from pages.components import map_panel
from pages.components.figure_card import Card, figure_card
from pages.components.html import draw_html, listed, literal, note
from pages.components.map_panel import StaticMap
from pages.components.page import title_in_words
from pages.session.browser import kept_address
from pages.session.state import SITE_LIST_VERSION, Key
from pages.session.view import View, with_own


@st.fragment
def site_explorer(view: View) -> None:
    """Draw map, list and detail; choosing a site redraws these alone."""
    kept = kept_address()
    view = replace(view, address=replace(view.address, site=kept.site, scale=kept.scale))
    # The menu, which gives the page its title, is not run for a choice in here.
    st.set_page_config(page_title=title_in_words(view, "site_visits", detail.site_in_words(view)))
    shown = map_scale.shown_on_map(view.seminars, view.chosen)
    opened = map_scale.open_map(view, shown)
    view = map_scale.as_opened(with_own(view, layers_key(opened.scale)), opened)
    figure_card(
        view,
        Card(
            "site_visits",
            sentence=places.sites_sentence(shown.sites, view.words),
            figure=partial(_draw_explorer, view, shown, opened),
            table=visits.visits(view.seminars)[list(_TABLE)],
            ignores_filters=() if journeys_are_drawn(opened.scale) else ("countries",),
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


def _draw_explorer(view: View, shown: map_scale.Shown, opened: map_scale.Opened) -> StaticMap:
    map_scale.draw_scales(view, shown, opened)
    layers = choose_layers(view, opened.scale)
    map_side, list_side = st.columns([4, 3], gap="medium")
    with map_side:
        static_map = draw_site_map(view, shown, opened, layers)
    with list_side:
        draw_site_list(view, shown)
        detail.draw_site_detail(view)
    draw_site_surroundings(view)
    return static_map


# The list of visited sites, to choose from.

# Pixels, so that the years stand beside the names.
NAME_WIDTH = 200
LIST_HEIGHT = 285


def draw_site_list(view: View, shown: map_scale.Shown) -> None:
    """Draw the sites as a list to choose from, with the chosen one marked by its id."""
    words, ids = view.words, shown.sites["site_id"].tolist()
    key = _list_key(ids, view.address.site)

    def choose() -> None:
        chosen = key.get()
        assert chosen is not None
        detail.choose_site(ids[chosen.selection.rows[0]] if chosen.selection.rows else "")

    st.dataframe(
        _listed(view, shown),
        key=key.name,
        height=LIST_HEIGHT,
        hide_index=True,
        column_config={words.text("column-name"): st.column_config.Column(width=NAME_WIDTH)},
        on_select=choose,
        selection_mode="single-row",
        selection_default={"selection": {"rows": _rows_of(ids, view.address.site)}},
        alt=words.text("site-list-alt"),
    )
    draw_html(note(words.text("site-list-keys")))


@cached
def _listed(view: View, shown: map_scale.Shown) -> pd.DataFrame:
    rows = shown.sites.assign(placing=visits.placing(shown.sites))
    columns = ["name_en", "name_ja", "theme_id", "last_fiscal_year", "placing"]
    return readable(rows[columns], view.whole, view.words)


def _list_key(ids: Sequence[str], site_id: str) -> Key[DataframeState | None]:
    """Return the list's key: a new one whenever it marks another site than the chosen one.

    The browser keeps the mark by the number of its row. After a choice on the map or by a link,
    and after a change of filters, that row is another site.
    """
    marked = _list_of_version().get()
    if marked is not None and marked.selection.rows != _rows_of(ids, site_id):
        SITE_LIST_VERSION.set(SITE_LIST_VERSION.get() + 1)
    return _list_of_version()


def _list_of_version() -> Key[DataframeState | None]:
    return Key(f"site-list-{SITE_LIST_VERSION.get()}", None)


def _rows_of(ids: Sequence[str], site_id: str) -> list[int]:
    return [ids.index(site_id)] if site_id in ids else []


def names_in_list(view: View, sites: pd.DataFrame) -> list[str]:
    """Return the sites of the list, each with its theme, which its mark has as a colour, and year.

    The year is that of the last visit; a site whose theme is not documented has none.
    """
    words, themes = view.words, theme_names(view.whole, view.words)
    columns = (words.names_of(sites), sites["theme_id"], sites["last_fiscal_year"])
    told = (
        (name, ("" if pd.isna(theme_id) else themes[theme_id], words.fiscal_year(int(year))))
        for name, theme_id, year in zip(*columns, strict=True)
    )
    return [words.text("site-in-list", name=name, about=words.apart(about)) for name, about in told]


# The map of site visits with its layers, its legend, and what it cannot show.


def draw_site_map(
    view: View, shown: map_scale.Shown, opened: map_scale.Opened, layers: list[str]
) -> StaticMap:
    """Draw the map with its legend and what it cannot show; return its static map."""
    frame = map_panel.frame_of_reader(view)
    alt = map_legend.visits_alt(shown.sites, shown.hosts, view.words)
    signs = partial(_signs, view, shown, opened, layers)
    names = partial(names_in_list, view, shown.sites)
    # What the filters leave may have changed since the map was opened: a file shows it afresh.
    afresh = partial(_deck, view, shown, replace(opened, asked=()), tuple(layers))
    static_map = StaticMap(afresh, alt, frame, signs, [_off_map(view, shown)], names)
    return map_panel.draw_explained(
        view,
        static_map,
        map_scale.MAP_KEY,
        _sites_off_map(view, shown),
        deck=_deck(view, shown, opened, tuple(layers), view.scheme, frame),
        on_pick=detail.choose_site,
        on_host=lambda host: map_scale.show_on_map(f"{scales.CITY}:{host}"),
    )


# Few, because a map of thousands of sites is large.
@cached(newest=8)
def _deck(
    view: View,
    shown: map_scale.Shown,
    opened: map_scale.Opened,
    layers: tuple[str, ...],
    scheme: Scheme,
    frame: viewport.Frame,
) -> pydeck.Deck:
    return decks.visits_map(
        *shown.frames,
        view.words,
        scheme,
        map_panel.style_url(scheme),
        layers,
        map_scale.view_in(view, shown, opened, frame),
        frame=frame,
        chosen=[view.address.site],
        shading=map_panel.hosting_shading(view, view.seminars, view.whole),
        theme_names=theme_names(view.whole, view.words),
        country_names=country_names(view.whole, view.words),
    )


def _signs(
    view: View, shown: map_scale.Shown, opened: map_scale.Opened, layers: list[str], scheme: Scheme
) -> list[map_legend.LegendEntry]:
    """Return the legend, in a city that of its own sites."""
    legible = scales.sites_of_city(opened.city, shown.sites) if opened.city else shown.sites
    return map_legend.signs(
        legible,
        view.words,
        scheme,
        layers,
        theme_names(view.whole, view.words),
        shading=map_panel.hosting_shading(view, view.seminars, view.whole),
        near=opened.scale == scales.CITY,
    )


def _off_map(view: View, shown: map_scale.Shown) -> str:
    return map_legend.not_on_the_map(shown.sites, shown.hosts, view.words)


def _sites_off_map(view: View, shown: map_scale.Shown) -> Markup:
    """Count what has no place, and name the sites, each a link; nothing where all have one."""
    said = _off_map(view, shown)
    if not said:
        return NOTHING
    return note(said, " ", detail.site_links(view, shown.sites[~shown.sites["has_point"]]))


def choose_layers(view: View, scale: str) -> list[str]:
    """Draw the choice of layers and return those chosen; each scale begins with its own."""
    return st.pills(
        view.words.text("map-layers"),
        decks.LAYERS,
        selection_mode="multi",
        default=list(scales.LAYERS_AT[scale]),
        format_func=lambda layer: view.words.text(f"map-layer-{layer}"),
        key=layers_key(scale),
    )


def journeys_are_drawn(scale: str) -> bool:
    """Whether the layer is chosen that follows the countries."""
    return "journeys" in Key(layers_key(scale), scales.LAYERS_AT[scale]).get()


def layers_key(scale: str) -> str:
    """Return the key of the choice of layers at a scale."""
    return f"map-layers-{scale}"


# Below the map: the other sites near the chosen one, and what its words rest on.

# As many as can be seen in a day.
NEAREST = 6


def draw_site_surroundings(view: View) -> None:
    """Draw the sites near the chosen one beside its sources; nothing where none is chosen."""
    site = detail.chosen_site(view)
    if site is None:
        return
    near, sources = st.columns(2, gap="medium")
    with near, st.container(border=True, key="site-near"):
        title = view.words.text("site-near-title", name=view.words.name(site))
        st.subheader(literal(title), anchor=False)
        draw_html(_near(view, site))
    with sources, st.container(border=True, key="site-sources"):
        st.subheader(view.words.text("card-sources"), anchor=False)
        rows = visits.visits(view.whole)
        own = rows.loc[rows["site_id"] == site["site_id"], "source_id"]
        cited = view.whole.sources["source_id"].isin([site["source_id"], *own])
        draw_html(sources_html(view.whole.sources[cited], view.words))


def _near(view: View, site: ChosenSiteRow) -> Markup:
    """Return the nearest other sites with their distances, each a link."""
    near, words = visits.sites_near(view.whole, site["site_id"]), view.words
    said = places.near_sentence(near, site, words)
    if len(near) > NEAREST:
        first = words.text("site-near-first", count=NEAREST)
        said = record.joined(said, first, words=words)
    items = (
        link(view.address.here(site=other["site_id"]), words.name(other))
        + " "
        + element("small", places.distance_between(site, other, words))
        for other in records(near.head(NEAREST), NearSiteRow)
    )
    return element("p", said) + listed(items, "kz-visits")
