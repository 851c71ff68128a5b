"""Two seminars beside each other: the key facts and the map of each, and what both share."""

from functools import partial
from html import escape

import pydeck
import streamlit as st

from analysis import maps, narrative
from analysis.labels import country_names, seminar_labels, theme_names
from analysis.look import Theme
from analysis.selection import only_seminar
from analysis.summaries import replay, visits
from analysis.summaries.beside import countries_of, in_both, side_by_side, sites_of
from analysis.summaries.seminar import seminar_facts
from pages.cards.facts import definitions, key_facts
from pages.shared.figure_card import Card, figure_card
from pages.shared.map_panel import credits_html, draw_map, frame_of_reader, style_url
from pages.shared.markup import draw_html, stacked
from pages.shared.still_panel import Still, still_html
from pages.shared.view import View

LAYERS = ("sites", "approximate", "hosts", "whole-way")


def beside_card(view: View, seminar_id: str, other_id: str) -> None:
    """Draw two seminars, on a phone one below the other."""
    both = in_both(view.whole, seminar_id, other_id)
    figure_card(
        view,
        Card(
            "beside",
            sentence=narrative.beside_sentence(both, view.whole, view.words),
            figure=partial(_draw, view, seminar_id, other_id),
            table=side_by_side(view.whole, seminar_id, other_id),
        ),
    )


def _draw(view: View, *seminar_ids: str) -> None:
    sides = st.columns(len(seminar_ids), gap="large")
    for side, seminar_id in zip(sides, seminar_ids, strict=True):
        with side, st.container(key=f"beside-{seminar_id}"):
            draw_html(
                _heading(view, seminar_id) + definitions(_facts(view, seminar_id), view.words)
            )
            _draw_map(view, seminar_id)


def _heading(view: View, seminar_id: str) -> str:
    label = seminar_labels(view.whole, view.words)[seminar_id]
    link = escape(view.address.link("seminar", seminar=seminar_id))
    return f'<h3><a href="{link}" target="_self">{escape(label)}</a></h3>'


def _facts(view: View, seminar_id: str) -> dict[str, str]:
    """Return the key facts, the countries by name and the number of sites."""
    words, names = view.words, country_names(view.whole, view.words)
    countries = countries_of(view.whole, seminar_id)
    sites = len(sites_of(view.whole, seminar_id))
    listed = escape(words.listing(names[country] for country in countries))
    if countries and not seminar_facts(view.whole, seminar_id).countries_complete:
        listed += f" <small>{escape(words.text('beside-open'))}</small>"
    return {
        **key_facts(view, seminar_id),
        "countries": listed,
        "sites": escape(words.text("beside-site-count", sites=sites)) if sites else "",
    }


def _draw_map(view: View, seminar_id: str) -> None:
    own, frame = only_seminar(view.whole, seminar_id), frame_of_reader(view, maps.HALF)
    sites, hosts = visits.sites_visited(own), visits.hosts_visited(own)
    stops, themes = replay.stops(view.whole, seminar_id), theme_names(view.whole, view.words)
    layers = LAYERS if len(stops) > 1 else LAYERS[:-1]

    def deck_of(theme: Theme, frame: maps.Frame) -> pydeck.Deck:
        return maps.visits_map(
            sites,
            hosts,
            visits.journeys(own),
            view.words,
            theme,
            style_url(theme),
            layers,
            maps.week_view(sites, hosts, hosts, frame),
            frame=frame,
            way=maps.Way(stops),
            theme_names=themes,
        )

    def signs(theme: Theme) -> list[maps.Sign]:
        return maps.signs(sites, view.words, theme, layers, themes)

    deck, key = deck_of(view.theme, frame), f"beside-map-{seminar_id}"
    still = Still(deck_of, maps.visits_alt(sites, hosts, view.words), frame, signs)
    draw_map(view, deck, key, still.alt, frame)
    twin, legend = still_html(view, still, key, deck), maps.legend_html(signs(view.theme))
    draw_html(stacked(twin, legend, credits_html(view)))
