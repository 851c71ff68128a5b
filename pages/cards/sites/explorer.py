"""Map, list and detail of the visited sites: choose in either, and read about one."""

from dataclasses import replace
from functools import partial

import pandas as pd
import pydeck
import streamlit as st

from analysis import palette
from analysis.frames.caching import cached
from analysis.frames.rows import records
from analysis.geometry import viewport
from analysis.html.elements import NOTHING, Markup, element, link
from analysis.maps import decks, scales
from analysis.maps import legend as map_legend
from analysis.narrative import places, record
from analysis.palette import Scheme
from analysis.search.forms import in_each_language
from analysis.summaries.places import visits
from analysis.summaries.places.visits import NearSiteRow, SiteOfChoiceRow
from analysis.words.catalogue import country_names, theme_names
from pages.cards.evidence import sources_html
from pages.cards.sites import detail
from pages.cards.sites import scale as map_scale
from pages.cards.sites.detail import ChosenSiteRow
from pages.components import downloads, html, map_panel, page
from pages.components.figure_card import Card, figure_card
from pages.components.map_panel import StaticMap
from pages.session.access import may_read
from pages.session.browser import go_to, kept_address, set_widget
from pages.session.state import Key
from pages.session.view import View


@st.fragment
def site_explorer(view: View) -> None:
    """Draw map, list and detail; choosing a site redraws these alone."""
    if not downloads.only_files() and not may_read():
        # Whoever has signed out meanwhile is asked to sign in by the whole page.
        st.rerun()
    kept = kept_address()
    opened_here = {name: getattr(kept, name) for name in ("site", "scale", "family", "layer")}
    view = replace(view, address=replace(view.address, **opened_here))
    # The menu, which gives the page its title, is not run for a choice in here.
    st.set_page_config(
        page_title=page.title_in_words(view, "site_visits", detail.site_in_words(view))
    )
    every = map_scale.shown_on_map(view.seminars, view.chosen, view.selection.themes)
    opened = map_scale.open_map(view, every)
    view = map_scale.as_opened(view, opened)
    shown = map_scale.of_families(every, view.address.family)
    figure_card(
        view,
        Card(
            "site_visits",
            sentence=places.sites_sentence(shown.sites, view.words),
            figure=partial(_draw_explorer, view, every, shown, opened),
            table=shown.visits[[*_TABLE, *(["perhaps"] if view.selection.countries else [])]],
            is_empty=every.visits.empty,
            about=_about_families(view),
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


def _about_families(view: View) -> tuple[str, ...]:
    """Say in a file of which families of themes it is."""
    names = [view.words.text(f"family-{family}") for family in view.address.family]
    said = view.words.text("export-families", families=view.words.listing(names))
    return (said,) if names else ()


def _draw_explorer(
    view: View, every: map_scale.Shown, shown: map_scale.Shown, opened: map_scale.Opened
) -> StaticMap:
    html.draw_html(map_scale.said_html(view, opened))
    with st.container(horizontal=True, vertical_alignment="center", key="map-controls"):
        map_scale.draw_scales(view, every, opened)
        choose_families(view)
    hero = st.container(key="site-hero")
    with st.container(horizontal=True, vertical_alignment="bottom", key="map-layers"):
        layers = choose_layers(view, opened.scale)
        map_scale.draw_fits(view, every)
    detail.draw_site_detail(view)
    with hero:
        html.draw_html(site_list_html(view, shown, opened))
        static_map = draw_site_map(view, shown, opened, layers)
    draw_site_surroundings(view)
    return static_map


# The families of themes: the legend of the dots, and what to see of them.


def choose_families(view: View) -> None:
    """Draw the families with their colours (map.css), set from the address and written to it."""
    key = Key[list[str]]("map-families", [])
    set_widget(key, list(view.address.family))
    st.pills(
        view.words.text("map-families"),
        list(palette.FAMILY_COLOURS),
        selection_mode="multi",
        format_func=lambda family: view.words.text(f"family-{family}.short"),
        key=key.name,
        label_visibility="collapsed",
        on_change=lambda: go_to(replace(kept_address(), family=tuple(key.get()))),
    )


# The list of visited sites, to choose from: by city, to be searched in (places.js).

# Of thousands of sites so many stand in the list; the table has all.
MOST_LISTED = 1000


@cached
def site_list_html(view: View, shown: map_scale.Shown, opened: map_scale.Opened) -> Markup:
    """Return the sites by city, those with most visits first; the chosen one is marked."""
    words, sites = view.words, shown.sites
    known = scales.cities(sites, shown.hosts, words)
    names = {city.city_id: city.name for city in known} | {"": words.text("site-list-elsewhere")}
    near = scales.city_ids_of(sites, known)
    here = opened.city.city_id if opened.city else ""
    sites = sites.assign(
        city=scales.home_city_ids(sites, known),
        # Who chooses a site sees it: the map goes to its city.
        scale=[f"{scales.CITY}:{city}" if city not in ("", here) else "" for city in near],
    )
    visited = sites.groupby("city", sort=False)["visits"].sum()
    is_listed = (sites["site_id"] == view.address.site) | ~sites["site_id"].isin(
        sites["site_id"].iloc[MOST_LISTED:]
    )
    by_city = sites[is_listed].groupby("city", sort=False)
    # What lies near no city is no city.
    order = sorted(map(str, by_city.groups), key=lambda city: (city == "", -int(visited[city])))
    listing = [
        _city_html(
            view,
            names[city],
            int(visited[city]),
            by_city.get_group(city),
            is_shown=city == here != "",
        )
        for city in order
    ]
    find = element(
        "input",
        type="search",
        class_="kz-find",
        placeholder=words.text("site-list-find", sites=len(sites)),
        aria_label=words.text("site-list-find", sites=len(sites)),
        autocomplete="off",
    )
    none = element("p", words.text("site-list-none"), class_="kz-none", hidden=True)
    places = element(
        "div", *listing, none, class_="kz-by-city", aria_label=words.text("site-list-alt")
    )
    rest = len(sites) - int(is_listed.sum())
    more = html.note(words.text("map-more", count=rest)) if rest else NOTHING
    keys = element("p", words.text("site-list-keys"), class_="kz-hidden")
    return element("div", find, places, more, keys, class_="kz-panel")


def _city_html(
    view: View, name: str, visited: int, sites: pd.DataFrame, *, is_shown: bool
) -> Markup:
    count = element("small", view.words.text("site-list-visits", visits=visited))
    entries = (_entry(view, site) for site in records(sites, _ListedRow))
    title = element("h3", name, " ", count)
    here = "" if is_shown else None
    return element("section", title, html.listed(entries, "kz-sites"), data_here=here)


class _ListedRow(SiteOfChoiceRow):
    """A site, its city, and what the map is to show when it is chosen; "" as it is."""

    city: str
    scale: str


def _entry(view: View, site: _ListedRow) -> Markup:
    """Return the link to a site with what its mark has as colour and shape, in words."""
    words, theme_id = view.words, site["theme_id"]
    said = [
        theme_names(view.whole, words)[theme_id] if theme_id else "",
        words.fiscal_year(site["last_fiscal_year"]),
        "" if site["has_point"] else words.text("site-list-off-map"),
        words.text("approximate") if site["has_point"] and site["approximate"] else "",
        words.text("site-list-perhaps") if site["perhaps"] else "",
    ]
    is_chosen = site["site_id"] == view.address.site
    leads: dict[str, object] = {"site": ""} if is_chosen else {"site": site["site_id"]}
    if site["scale"] and not is_chosen:
        leads |= {"scale": site["scale"], "layer": ()}
    return element(
        "a",
        element("span", words.name(site)),
        element("small", " · ".join(filter(None, said))),
        href=view.address.here(**leads),
        target="_self",
        aria_current="true" if is_chosen else None,
        data_find=" ".join(in_each_language(site)),
    )


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
    frame = map_panel.frame_of_reader(view, map_scale.HERO)
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
        strip=detail.years_html(view),
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
        cities=_in_discs(view, shown, opened),
        shading=map_panel.hosting_shading(view, view.seminars, view.whole),
        theme_names=theme_names(view.whole, view.words),
        country_names=country_names(view.whole, view.words),
    )


def _in_discs(view: View, shown: map_scale.Shown, opened: map_scale.Opened) -> list[scales.City]:
    """Return the cities that are discs: at the scale of Japan, as at Asia's all would be one."""
    is_japan = opened.scale == scales.JAPAN_SCALE
    return scales.cities(shown.sites, shown.hosts, view.words) if is_japan else []


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
        shading=map_panel.hosting_shading(view, view.seminars, view.whole),
        near=opened.scale == scales.CITY,
        cities=_in_discs(view, shown, opened),
    )


def _off_map(view: View, shown: map_scale.Shown) -> str:
    return map_legend.not_on_the_map(shown.sites, shown.hosts, view.words)


def _sites_off_map(view: View, shown: map_scale.Shown) -> Markup:
    """Count what has no place, and name the sites, each a link; nothing where all have one."""
    said = _off_map(view, shown)
    if not said:
        return NOTHING
    return html.note(said, " ", detail.site_links(view, shown.sites[~shown.sites["has_point"]]))


def choose_layers(view: View, scale: str) -> list[str]:
    """Draw the choice of layers and return those chosen; each scale begins with its own."""
    key = Key[list[str]](f"map-layers-{scale}", [])
    layers = scales.read_layers(view.address.layer, scale)
    set_widget(key, layers)
    st.pills(
        view.words.text("map-layers"),
        decks.LAYERS,
        selection_mode="multi",
        format_func=lambda layer: view.words.text(f"map-layer-{layer}"),
        key=key.name,
        on_change=lambda: go_to(
            replace(kept_address(), layer=scales.written_layers(key.get(), scale))
        ),
    )
    return layers


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
        st.subheader(html.literal(title), anchor=False)
        html.draw_html(_near(view, site))
    with sources, st.container(border=True, key="site-sources"):
        st.subheader(view.words.text("card-sources"), anchor=False)
        rows = visits.visits(view.whole)
        own = rows.loc[rows["site_id"] == site["site_id"], "source_id"]
        cited = view.whole.sources["source_id"].isin([site["source_id"], *own])
        html.draw_html(sources_html(view.whole.sources[cited], view.words))


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
    return element("p", said) + html.listed(items, "kz-visits")
