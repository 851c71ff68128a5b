"""The cards of the overview alone: its headlines, its events, and the small map of hosts."""

from html import escape

import pydeck
import streamlit as st

from analysis.frames.caching import cached
from analysis.frames.rows import records
from analysis.geometry import viewport
from analysis.maps import decks, legend
from analysis.narrative import facts as fact_sentences
from analysis.narrative import participation, places, record
from analysis.palette import Theme
from analysis.summaries.places import visits
from analysis.summaries.programme.seminar import seminar_facts
from analysis.summaries.record.evidence import TOTALS, Claim
from analysis.summaries.record.overview import latest_held, latest_with_full_list, totals
from pages.cards.reports import BRIEF, report_door
from pages.components.figure_card import Card, figure_card
from pages.components.html import draw_html, evidence_door, missing_door, stacked
from pages.components.map_panel import Still, credits_html, draw_map, still_html, style_url
from pages.session.view import View, office_events

# The first line of the overview: the latest seminar in large type, and all in sum.


def draw_headlines(view: View) -> None:
    """Draw the latest seminar, the latest whose countries are known, and all of them in sum."""
    draw_html(_headlines(view))


@cached
def _headlines(view: View) -> str:
    latest, known = latest_held(view.seminars), latest_with_full_list(view.seminars)
    headlines = [_headline(view, latest, "headline-latest")] if latest else []
    if known and known != latest:
        headlines.append(_headline(view, known, "headline-known"))
    return f'<div class="kz-headlines">{"".join(headlines)}{_totals(view)}</div>'


def _headline(view: View, seminar_id: str, kind: str) -> str:
    """Return a seminar in large type: how many came, the door to who did not, and when it was."""
    words = view.words
    title = record.seminar_title(view.whole, seminar_id, words)
    link = view.address.link("seminar", seminar=seminar_id)
    coverage_sentence = participation.seminar_coverage(view.seminars, seminar_id, words)
    return (
        f'<section id="{kind}"><p class="kz-eyebrow">{escape(words.text(kind))}</p>'
        f'<h2 class="kz-headline"><a href="{escape(link)}" target="_self">'
        f"{escape(title)}</a></h2>"
        f'<div class="kz-figure">{_figure(view, seminar_id)}</div>'
        f"<p>{escape(coverage_sentence)}</p>{missing_door(view, seminar_id)}"
        f'<p class="kz-note">{escape(_when(view, seminar_id))}</p></section>'
    )


def _totals(view: View) -> str:
    """Return what the chosen seminars add up to, and the door to it on paper."""
    words, sums = view.words, totals(view.seminars)
    written = fact_sentences.totals_in_words(sums, words)
    numbers = {
        "held": sums.held,
        "participants": sums.participants,
        "countries": sums.countries_least,
        "hosts": sums.hosts,
    }
    values = {name: _sum(view, name, number, written[name]) for name, number in numbers.items()}
    terms = "".join(
        f"<dt>{escape(words.text(f'totals-{name}'))}</dt><dd>{value}</dd>"
        for name, value in values.items()
    )
    eyebrow = escape(words.text("headline-totals"))
    return (
        f'<section id="headline-totals"><p class="kz-eyebrow">{eyebrow}</p>'
        f'<dl class="kz-totals">{terms}</dl>{report_door(view, BRIEF)}</section>'
    )


def _sum(view: View, name: str, number: int | None, written: str) -> str:
    """Return a sum as a door to its rows; a sum of nothing has none."""
    return evidence_door(view, Claim(TOTALS, name), written) if number else escape(written)


def _figure(view: View, seminar_id: str) -> str:
    """Return "9 of 12 countries", a range of them, or the people where no country is known."""
    words = view.words
    participants = seminar_facts(view.whole, seminar_id).participants
    if headline := participation.coverage_headline(view.seminars, seminar_id, words):
        return evidence_door(view, Claim("coverage", seminar_id), headline)
    if participants:
        people = words.text("people", count=participants)
        return evidence_door(view, Claim("participants", seminar_id), people)
    return escape(words.text("not-documented"))


def _when(view: View, seminar_id: str) -> str:
    words, facts = view.words, seminar_facts(view.whole, seminar_id)
    days = fact_sentences.dates_in_words(facts, words)
    mode = words.text(f"mode-{facts.mode}") if facts.mode else ""
    return " · ".join(part for part in (days, mode) if part)


# The events that stand behind the numbers.


def draw_events(view: View) -> None:
    """List the events of the office and those that touch all."""
    with st.container(border=True, key="card-events"):
        draw_html(_events(view))


@cached
def _events(view: View) -> str:
    words = view.words
    rows = (
        f"<li><span>{escape(words.partial_date(str(event['date'])))}</span> "
        f"{escape(words.name(event, 'title'))}</li>"
        for event in records(office_events(view))
    )
    title = escape(words.text("card-events"))
    return f'<h2 id="events">{title}</h2><ul class="kz-events">{"".join(rows)}</ul>'


# The card of hosts: a small map of where the seminar went.


def hosts_card(view: View) -> None:
    """Draw the hosts on a small map."""
    figure_card(view, _hosts(view))


@cached
def _hosts(view: View) -> Card:
    hosts = visits.hosts_visited.rows(view.seminars)

    def deck_of(theme: Theme, frame: viewport.Frame) -> pydeck.Deck:
        return decks.hosts_map(hosts, view.words, theme, style_url(theme), frame)

    deck = deck_of(view.theme, viewport.SMALL)
    still = Still(deck_of, legend.hosts_alt(hosts, view.words), viewport.SMALL)

    def draw() -> Still:
        draw_map(view, deck, "hosts-map", still.alt, viewport.SMALL)
        link, label = view.address.link("hosts"), view.words.text("hosts-door")
        door = f'<p class="kz-door"><a href="{escape(link)}" target="_self">{escape(label)}</a></p>'
        twin = still_html(view, still, "hosts-map", deck)
        draw_html(stacked(twin, credits_html(view), door))
        return still

    return Card(
        "hosts",
        sentence=places.hosts_sentence(hosts, view.words),
        figure=draw,
        table=lambda: visits.hosts_visited(view.seminars)[list(_HOSTS)],
        is_empty=not hosts,
        deaf_to=("countries",),
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
