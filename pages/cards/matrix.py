"""The continuity matrix in its card."""

import streamlit as st

from analysis import narrative
from analysis.labels import country_names, host_labels
from analysis.matrix import continuity_matrix
from analysis.memory import remembered
from analysis.summaries.participation import attendance, coverage, seminars_in_scope
from pages.shared.figure_card import Card, figure_card
from pages.shared.view import View, timeline


def matrix_card(view: View, *, compact: bool = False) -> None:
    """Draw country by seminar in five states; `compact` for a page that shows more beside it."""
    figure_card(view, _matrix(view, compact))


@remembered
def _matrix(view: View, compact: bool) -> Card:
    cells = attendance(view.chosen)
    matrix = continuity_matrix(
        cells,
        seminars_in_scope(view.chosen),
        country_names(view.chosen, view.words),
        host_labels(view.whole, view.words),
        view.words,
        _doors(view),
        coverage=coverage(view.seminars),
        fiscal_years=timeline(view).fiscal_years,
        compact=compact,
    )
    return Card(
        "matrix",
        sentence=narrative.matrix_sentence(view.chosen, view.words),
        figure=lambda: st.html(matrix),
        table=cells,
    )


def _doors(view: View) -> dict[str, str]:
    """Return where each seminar and each country leads."""
    address = view.address
    seminars = {
        str(seminar): address.link("seminar", seminar=str(seminar))
        for seminar in view.chosen.seminars["seminar_id"]
    }
    countries = {
        str(country): address.of_country(str(country))
        for country in view.chosen.countries["country"]
    }
    return seminars | countries
