"""Participation: who came over the years, by country and by seminar."""

import streamlit as st

from analysis import charts, narrative
from analysis.labels import country_names
from analysis.summaries import participation
from pages.shared.figure_card import Card, figure_card
from pages.shared.matrix_card import matrix_card
from pages.shared.page import nothing_to_show, open_page
from pages.shared.view import View, of_chosen_seminars, timeline

NAME = "participation"


def show(view: View) -> None:
    """Draw the page."""
    open_page(view, NAME)
    if nothing_to_show(view):
        return
    matrix_card(view)
    left, right = st.columns(2, gap="medium")
    with left:
        _coverage(view)
        _delegates_by_country(view)
        _newcomers(view)
    with right:
        _delegates_by_seminar(view)
        _cumulative_countries(view)


def _coverage(view: View) -> None:
    rows = participation.coverage(view.seminars)
    figure_card(
        view,
        Card(
            "coverage",
            sentence=narrative.coverage_sentence(view.seminars, view.words),
            figure=charts.coverage(rows, view.words, view.theme, timeline(view)),
            table=rows,
            deaf_to=("countries",),
        ),
    )


def _delegates_by_country(view: View) -> None:
    rows = participation.delegates_by_country(view.chosen)
    unattributed = participation.delegates_of_undocumented_country(view.chosen)
    names = country_names(view.whole, view.words)
    figure_card(
        view,
        Card(
            "delegates_by_country",
            sentence=narrative.delegates_by_country_sentence(
                rows, unattributed, view.whole, view.words
            ),
            figure=charts.delegates_by_country(rows, names, view.words, view.theme),
            table=rows,
        ),
    )


def _delegates_by_seminar(view: View) -> None:
    rows = participation.delegates_by_seminar(view.seminars)
    figure_card(
        view,
        Card(
            "delegates_by_seminar",
            sentence=narrative.delegates_by_seminar_sentence(rows, view.words),
            figure=charts.delegates_by_seminar(rows, view.words, view.theme, timeline(view)),
            table=rows,
            deaf_to=("countries",),
        ),
    )


def _newcomers(view: View) -> None:
    rows = of_chosen_seminars(view, participation.newcomers(view.history))
    figure_card(
        view,
        Card(
            "newcomers",
            sentence=narrative.newcomers_sentence(rows, view.words),
            figure=charts.newcomers(rows, view.words, view.theme, timeline(view)),
            table=rows,
        ),
    )


def _cumulative_countries(view: View) -> None:
    rows = of_chosen_seminars(view, participation.cumulative_countries(view.history))
    figure_card(
        view,
        Card(
            "cumulative_countries",
            sentence=narrative.cumulative_countries_sentence(rows, view.words),
            figure=charts.cumulative_countries(rows, view.words, view.theme, timeline(view)),
            table=rows,
        ),
    )
