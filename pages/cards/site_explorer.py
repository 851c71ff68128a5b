"""Map, list and detail of the visited sites: choose in either, and read about one."""

from dataclasses import replace
from functools import partial

import streamlit as st

from analysis import narrative
from analysis.summaries import visits
from pages.cards.map_scale import Opened, Shown, as_opened, draw_scales, open_map, shown_on_map
from pages.cards.site_choice import site_in_words
from pages.cards.site_detail import draw_site_detail
from pages.cards.site_list import draw_site_list
from pages.cards.site_map import choose_layers, draw_site_map, journeys_are_drawn, layers_key
from pages.cards.site_surroundings import draw_site_surroundings
from pages.shared.browser import kept_address
from pages.shared.figure_card import Card, figure_card
from pages.shared.still_panel import Still
from pages.shared.title import title_in_words
from pages.shared.view import View, with_own


@st.fragment
def site_explorer(view: View) -> None:
    """Draw map, list and detail; choosing a site redraws these alone."""
    kept = kept_address()
    view = replace(view, address=replace(view.address, site=kept.site, scale=kept.scale))
    # The menu, which gives the page its title, is not run for a choice in here.
    st.set_page_config(page_title=title_in_words(view, "site_visits", site_in_words(view)))
    shown = shown_on_map(view.seminars, view.chosen)
    opened = open_map(view, shown)
    view = as_opened(with_own(view, layers_key(opened.scale)), opened)
    figure_card(
        view,
        Card(
            "site_visits",
            sentence=narrative.sites_sentence(shown.sites, view.words),
            figure=partial(_draw_explorer, view, shown, opened),
            table=visits.visits(view.seminars)[list(_TABLE)],
            deaf_to=() if journeys_are_drawn(opened.scale) else ("countries",),
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


def _draw_explorer(view: View, shown: Shown, opened: Opened) -> Still:
    draw_scales(view, shown, opened)
    layers = choose_layers(view, opened.scale)
    map_side, list_side = st.columns([4, 3], gap="medium")
    with map_side:
        still = draw_site_map(view, shown, opened, layers)
    with list_side:
        draw_site_list(view, shown)
        draw_site_detail(view)
    draw_site_surroundings(view)
    return still
