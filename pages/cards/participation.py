"""The cards of participation: coverage, delegates, newcomers and countries so far."""

from analysis import charts, narrative
from analysis.labels import country_names
from analysis.summaries import participation
from pages.shared.figure_card import Card, figure_card
from pages.shared.view import View, of_chosen_seminars, timeline


def coverage_card(view: View) -> None:
    """Draw how many of the eligible countries came to each seminar."""
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


def delegates_by_country_card(view: View) -> None:
    """Draw how many people each country sent."""
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


def delegates_by_seminar_card(view: View) -> None:
    """Draw how many people came to each seminar."""
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


def newcomers_card(view: View) -> None:
    """Draw how many countries came for the first time and how many again."""
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


def cumulative_countries_card(view: View) -> None:
    """Draw how many different countries had come by each seminar."""
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
