"""Overview: how the seminar is doing, in ten seconds."""

import streamlit as st

from analysis import maps, narrative
from analysis.summaries import visits
from analysis.summaries.latest import latest_held, latest_with_full_list
from pages.shared.figure_card import Card, figure_card
from pages.shared.headline import draw_headline, draw_totals
from pages.shared.map_panel import draw_map, style_url
from pages.shared.matrix_card import matrix_card
from pages.shared.page import nothing_to_show, open_page
from pages.shared.unknown import draw_events, unknown_card
from pages.shared.view import View

NAME = "overview"


def show(view: View) -> None:
    """Draw the page."""
    open_page(view, NAME)
    if nothing_to_show(view):
        return
    _headlines(view)
    matrix, hosts = st.columns([3, 2], gap="medium")
    with matrix:
        matrix_card(view, compact=True)
    with hosts:
        _hosts(view)
    unknown, events = st.columns([3, 2], gap="medium")
    with unknown:
        unknown_card(view)
    with events:
        draw_events(view)


def _headlines(view: View) -> None:
    """Draw the latest seminar, the latest whose countries are known, and all of them in sum."""
    latest = latest_held(view.seminars)
    known = latest_with_full_list(view.seminars)
    shown = [seminar for seminar in dict.fromkeys((latest, known)) if seminar]
    *seminars, last = st.columns(len(shown) + 1, gap="medium")
    for column, seminar in zip(seminars, shown, strict=True):
        with column:
            draw_headline(view, seminar, is_latest=seminar == latest)
    with last:
        draw_totals(view)


def _hosts(view: View) -> None:
    hosts = visits.hosts_visited(view.seminars)
    deck = maps.hosts_map(hosts, view.words, view.theme, style_url(view.theme))

    def draw() -> None:
        draw_map(deck, "hosts-map", maps.hosts_alt(hosts, view.words), maps.SMALL)
        st.caption(maps.credits_line(view.words))

    figure_card(
        view,
        Card(
            "hosts",
            sentence=narrative.hosts_sentence(hosts, view.words),
            figure=draw,
            table=hosts[list(_HOSTS)],
            deaf_to=("countries",),
        ),
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
