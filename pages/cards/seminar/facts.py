"""The facts of one seminar: as a list of terms, beside another's, and its delegates by country."""

from functools import partial

import pydeck
import streamlit as st

from analysis.geometry import viewport
from analysis.html.elements import element, joined
from analysis.maps import decks, marks, scales
from analysis.maps import legend as map_legend
from analysis.narrative import facts as fact_sentences
from analysis.narrative import participation, record
from analysis.palette import Scheme
from analysis.selection import only_seminar
from analysis.summaries.places import visits
from analysis.summaries.programme import replay, seminar
from analysis.summaries.record.evidence import EvidenceKey, evidence
from analysis.words.catalogue import country_names, theme_names
from pages.components import html, map_panel
from pages.components.figure_card import Card, figure_card
from pages.session.view import View

# The facts of one seminar as a list of terms; what is not documented says so.


def draw_facts(view: View, seminar_id: str) -> None:
    """Draw the facts of a seminar, and name those that are not documented."""
    words, facts = view.words, seminar.seminar_facts(view.whole, seminar_id)
    unknown = seminar.undocumented_facts(view.whole, seminar_id)
    with st.container(border=True, key="card-facts"):
        st.header(words.text("card-facts"), anchor=False)
        html.draw_html(html.definitions(_as_html(view, facts), words))
        note = facts.note_ja if words.language == "ja" else facts.note_en
        if note:
            st.markdown(html.literal(note))
        st.caption(html.literal(record.undocumented_sentence(unknown, words)))


def key_facts(view: View, seminar_id: str) -> dict[str, str]:
    """Return the terms of a seminar that a reader compares first, as HTML."""
    terms = _as_html(view, seminar.seminar_facts(view.whole, seminar_id))
    return {term: terms[term] for term in ("dates", "mode", "hosts", "themes", "participants")}


def _as_html(view: View, facts: seminar.SeminarFacts) -> dict[str, str]:
    """Return the terms as HTML; the number of participants is a link to its evidence."""
    terms = fact_sentences.facts_in_words(view.whole, facts, view.words)
    people = html.evidence_link(
        view, EvidenceKey("participants", facts.seminar_id), terms["participants"]
    )
    links = {"participants": people} if terms["participants"] else {}
    return {**terms, **links}


# Two seminars beside each other: the key facts and the map of each, and what both share.

LAYERS = ("sites", "approximate", "hosts", "whole-way")


def beside_card(view: View, seminar_id: str, other_id: str) -> None:
    """Draw two seminars, on a phone one below the other."""
    both = seminar.in_both(view.whole, seminar_id, other_id)
    figure_card(
        view,
        Card(
            "beside",
            sentence=fact_sentences.beside_sentence(both, view.whole, view.words),
            figure=partial(_draw, view, seminar_id, other_id),
            table=seminar.side_by_side(view.whole, seminar_id, other_id),
        ),
    )


def _draw(view: View, *seminar_ids: str) -> None:
    sides = st.columns(len(seminar_ids), gap="large")
    for side, seminar_id in zip(sides, seminar_ids, strict=True):
        with side, st.container(key=f"beside-{seminar_id}"):
            html.draw_html(
                element("h3", html.seminar_link(view, seminar_id))
                + html.definitions(_facts(view, seminar_id), view.words)
            )
            _draw_map(view, seminar_id)


def _facts(view: View, seminar_id: str) -> dict[str, str]:
    """Return the key facts, the countries by name and the number of sites."""
    words, names = view.words, country_names(view.whole, view.words)
    countries = seminar.countries_of(view.whole, seminar_id)
    sites = len(seminar.sites_of(view.whole, seminar_id))
    listed = words.listing(names[country] for country in countries)
    if countries and not seminar.seminar_facts(view.whole, seminar_id).countries_complete:
        listed = joined((listed, " ", element("small", words.text("beside-open"))))
    return {
        **key_facts(view, seminar_id),
        "countries": listed,
        "sites": words.text("beside-site-count", sites=sites) if sites else "",
    }


def _draw_map(view: View, seminar_id: str) -> None:
    own = only_seminar(view.whole, seminar_id)
    sites, hosts = visits.sites_visited(own), visits.hosts_visited(own)
    stops, themes = replay.stops(view.whole, seminar_id), theme_names(view.whole, view.words)
    layers = LAYERS if len(stops) > 1 else LAYERS[:-1]

    def deck_of(scheme: Scheme, frame: viewport.Frame) -> pydeck.Deck:
        return decks.visits_map(
            sites,
            hosts,
            visits.journeys(own),
            view.words,
            scheme,
            map_panel.style_url(scheme),
            layers,
            scales.week_view(sites, hosts, hosts, frame),
            frame=frame,
            route=marks.Route(stops),
            with_scale=True,
            theme_names=themes,
        )

    def signs(scheme: Scheme) -> list[map_legend.LegendEntry]:
        return map_legend.signs(sites, view.words, scheme, layers)

    alt = map_legend.visits_alt(sites, hosts, view.words)
    fitted = map_panel.frame_of_reader(view, viewport.HALF)
    static_map = map_panel.StaticMap(deck_of, alt, fitted, signs)
    map_panel.draw_explained(view, static_map, f"beside-map-{seminar_id}")


# The participants of one seminar by country.


def seminar_delegates_card(view: View, seminar_id: str) -> None:
    """Draw who came to one seminar, by country."""
    rows = seminar.delegates_of(view.whole, seminar_id)
    shown = rows[["country", "delegates", "basis"]]
    names = country_names(view.whole, view.words)
    links = {names[code]: view.address.of_country(code) for code in rows["country"].dropna()}
    numbers = (EvidenceKey("coverage", seminar_id), EvidenceKey("delegates", seminar_id))

    def draw() -> None:
        html.draw_html_table(view, shown, links)
        if link := html.missing_link(view, seminar_id):
            html.draw_html(link)

    figure_card(
        view,
        Card(
            "seminar_delegates",
            sentence=participation.seminar_coverage(view.whole, seminar_id, view.words),
            figure=draw,
            table=rows[["country", "delegates", "basis", "source_id"]],
            evidence=[key for key in numbers if len(evidence(view.whole, key))],
        ),
    )
