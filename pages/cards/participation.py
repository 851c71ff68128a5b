"""The cards of participation: coverage, delegates, newcomers and countries so far."""

from collections.abc import Callable

import pandas as pd

from analysis import charts, narrative
from analysis.charts import Drawing, Timeline
from analysis.dataset import Dataset
from analysis.labels import country_names
from analysis.look import Theme
from analysis.memory import cached
from analysis.rows import records
from analysis.summaries import participation
from analysis.summaries.bounds import bounds
from analysis.summaries.evidence import TOTALS, Claim
from analysis.words import Words
from pages.shared.figure_card import Card, figure_card
from pages.shared.view import View, of_chosen_seminars, spans_offices, timeline


def coverage_card(view: View) -> None:
    """Draw how many of the eligible countries came to each seminar."""
    figure_card(view, _coverage(view))


@cached
def _coverage(view: View) -> Card:
    rows = bounds(view.seminars)
    return Card(
        "coverage",
        sentence=narrative.coverage_sentence(view.seminars, view.words),
        figure=charts.coverage(rows, view.words, view.theme, timeline(view)),
        table=rows,
        evidence=_newest(rows, "coverage", "attended"),
        deaf_to=("countries",),
    )


def delegates_by_country_card(view: View) -> None:
    """Draw how many people each country sent."""
    figure_card(view, _delegates_by_country(view))


@cached
def _delegates_by_country(view: View) -> Card:
    rows = participation.delegates_by_country(view.chosen)
    unattributed = participation.delegates_of_undocumented_country(view.seminars)
    names = country_names(view.whole, view.words)
    return Card(
        "delegates_by_country",
        sentence=narrative.delegates_by_country_sentence(
            rows, unattributed, view.chosen, view.words
        ),
        figure=charts.delegates_by_country(rows, names, view.words, view.theme),
        table=rows,
        evidence=(Claim(TOTALS, "delegates"),),
    )


def delegates_by_seminar_card(view: View) -> None:
    """Draw how many people came to each seminar."""
    figure_card(view, _delegates_by_seminar(view))


@cached
def _delegates_by_seminar(view: View) -> Card:
    rows = participation.delegates_by_seminar(view.seminars)
    return Card(
        "delegates_by_seminar",
        sentence=narrative.delegates_by_seminar_sentence(rows, view.words),
        figure=charts.delegates_by_seminar(rows, view.words, view.theme, timeline(view)),
        table=rows,
        evidence=(Claim(TOTALS, "participants"),) if rows["participants"].notna().any() else (),
        deaf_to=("countries",),
    )


def newcomers_card(view: View) -> None:
    """Draw how many countries came for the first time and how many again."""
    card = _history_card(
        view,
        "newcomers",
        participation.newcomers,
        narrative.newcomers_sentence,
        charts.newcomers,
        ("newcomers", "first_time", "returning"),
    )
    figure_card(view, card)


def cumulative_countries_card(view: View) -> None:
    """Draw how many different countries had come by each seminar."""
    card = _history_card(
        view,
        "cumulative_countries",
        participation.cumulative_countries,
        narrative.cumulative_countries_sentence,
        charts.cumulative_countries,
        ("reached", "countries"),
    )
    figure_card(view, card)


@cached
def _history_card(
    view: View,
    name: str,
    summary: Callable[[Dataset], pd.DataFrame],
    sentence: Callable[[pd.DataFrame, Words], str],
    chart: Callable[[pd.DataFrame, Words, Theme, Timeline], Drawing],
    evidence: tuple[str, ...],
) -> Card:
    """Return what counts on from seminar to seminar, which has a meaning within one office only.

    `evidence`: the kind of the number, its column, and the columns counted beside it.
    """
    rows = of_chosen_seminars(view, summary(view.history))
    if spans_offices(view):
        one_office = view.words.text("one-office-only")
        return Card(name, sentence=one_office, figure=None, table=rows.iloc[:0])
    figure = chart(rows, view.words, view.theme, timeline(view))
    return Card(name, sentence(rows, view.words), figure, rows, evidence=_newest(rows, *evidence))


def _newest(rows: pd.DataFrame, kind: str, number: str, *beside: str) -> tuple[Claim, ...]:
    """Return the claim of the newest seminar of which anything is counted; none lies behind a 0."""
    counted = [row for row in records(rows) if any(row[name] for name in (number, *beside))]
    return tuple(Claim(kind, row["seminar_id"]) for row in counted[-1:] if row[number])
