"""The cards of the overview alone: its headlines, its events, and the small map of hosts."""

import pydeck
import streamlit as st
from markupsafe import Markup

from analysis.frames.caching import cached
from analysis.frames.rows import records
from analysis.geometry import viewport
from analysis.html.elements import element, link
from analysis.maps import decks, legend
from analysis.narrative import facts as fact_sentences
from analysis.narrative import participation, places, record
from analysis.palette import Scheme
from analysis.summaries.places import visits
from analysis.summaries.programme.seminar import seminar_facts
from analysis.summaries.record.evidence import TOTALS, EvidenceKey
from analysis.summaries.record.overview import latest_held, latest_with_full_list, totals
from pages.cards.reports import BRIEF, report_link
from pages.components import html, map_panel
from pages.components.figure_card import Card, cached_card
from pages.session.view import View, office_events

# The first line of the overview: the latest seminar in large type, and all in sum.


def draw_headlines(view: View) -> None:
    """Draw the latest seminar, the latest whose countries are known, and all of them in sum."""
    html.draw_html(_headlines(view))


@cached
def _headlines(view: View) -> Markup:
    latest, known = latest_held(view.seminars), latest_with_full_list(view.seminars)
    headlines = [_headline(view, latest, "headline-latest")] if latest else []
    if known and known != latest:
        headlines.append(_headline(view, known, "headline-known"))
    return element("div", *headlines, _totals(view), class_="kz-headlines")


def _headline(view: View, seminar_id: str, kind: str) -> Markup:
    """Return a seminar in large type: how many came, the link to who did not, and when it was."""
    words = view.words
    title = record.seminar_title(view.whole, seminar_id, words)
    address = view.address.link("seminar", seminar=seminar_id)
    facts = seminar_facts(view.whole, seminar_id)
    days = fact_sentences.dates_in_words(facts, words)
    mode = words.text(f"mode-{facts.mode}") if facts.mode else ""
    return element(
        "section",
        element("p", words.text(kind), class_="kz-eyebrow"),
        element("h2", link(address, title), class_="kz-headline"),
        element("div", _figure(view, seminar_id), class_="kz-figure"),
        element("p", participation.seminar_coverage(view.seminars, seminar_id, words)),
        html.missing_link(view, seminar_id),
        html.note(words.apart((days, mode))),
        id=kind,
    )


def _totals(view: View) -> Markup:
    """Return what the chosen seminars add up to, and the link to it on paper."""
    words, sums = view.words, totals(view.seminars)
    written = fact_sentences.totals_in_words(sums, words)
    numbers = {
        "held": sums.held,
        "participants": sums.participants,
        "countries": sums.countries_least,
        "hosts": sums.hosts,
    }
    terms = (
        (words.text(f"totals-{name}"), _sum(view, name, number, written[name]))
        for name, number in numbers.items()
    )
    return element(
        "section",
        element("p", words.text("headline-totals"), class_="kz-eyebrow"),
        html.terms_html(terms, "kz-totals"),
        report_link(view, BRIEF),
        id="headline-totals",
    )


def _sum(view: View, name: str, number: int | None, written: str) -> str:
    """Return a sum as a link to its rows; a sum of nothing has none."""
    return html.evidence_link(view, EvidenceKey(TOTALS, name), written) if number else written


def _figure(view: View, seminar_id: str) -> str:
    """Return "9 of 12 countries", a range of them, or the people where no country is known."""
    words = view.words
    participants = seminar_facts(view.whole, seminar_id).participants
    if headline := participation.coverage_headline(view.seminars, seminar_id, words):
        return html.evidence_link(view, EvidenceKey("coverage", seminar_id), headline)
    if participants:
        people = words.text("people", count=participants)
        return html.evidence_link(view, EvidenceKey("participants", seminar_id), people)
    return words.text("not-documented")


# The events that stand behind the numbers.


def draw_events(view: View) -> None:
    """List the events of the office and those that touch all."""
    with st.container(border=True, key="card-events"):
        html.draw_html(_events(view))


@cached
def _events(view: View) -> Markup:
    words = view.words
    rows = (
        element("span", words.partial_date(str(event["date"]))) + " " + words.name(event, "title")
        for event in records(office_events(view))
    )
    title = element("h2", words.text("card-events"), id="events")
    return title + html.listed(rows, "kz-events")


# The card of hosts: a small map of where the seminar went.


@cached_card
def hosts_card(view: View) -> Card:
    """Draw the hosts on a small map."""
    hosts = visits.hosts_visited.rows(view.seminars)

    def deck_of(scheme: Scheme, frame: viewport.Frame) -> pydeck.Deck:
        return decks.hosts_map(hosts, view.words, scheme, map_panel.style_url(scheme), frame)

    deck = deck_of(view.scheme, viewport.SMALL)
    static_map = map_panel.StaticMap(deck_of, legend.hosts_alt(hosts, view.words), viewport.SMALL)

    def draw() -> map_panel.StaticMap:
        link = html.onward_link(view.address.link("hosts"), view.words.text("hosts-door"))
        return map_panel.draw_explained(view, static_map, "hosts-map", below=link, deck=deck)

    return Card(
        "hosts",
        sentence=places.hosts_sentence(hosts, view.words),
        figure=draw,
        table=lambda: visits.hosts_visited(view.seminars)[list(_HOSTS)],
        is_empty=not hosts,
        ignores_filters=("countries",),
    )


_HOSTS = (
    "host_en",
    "host_ja",
    "level",
    "prefecture",
    "seminars",
    "online",
    "first_fiscal_year",
    "last_fiscal_year",
)
