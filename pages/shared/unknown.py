"""What is not documented, and the events that stand behind the numbers."""

from html import escape

import streamlit as st

from analysis import narrative
from analysis.summaries.completeness import FACTS, completeness
from pages.shared.completeness_table import completeness_html
from pages.shared.figure_card import Card, figure_card
from pages.shared.view import View, of_chosen_seminars, office_events


def unknown_card(view: View, *, also_uncertain: bool = False) -> None:
    """Draw, per seminar, which facts are documented, partly or not."""
    rows = of_chosen_seminars(view, completeness(view.whole))
    if not also_uncertain:
        rows = rows[rows["status"] != "uncertain"]
    figure_card(
        view,
        Card(
            "completeness",
            sentence=narrative.completeness_sentence(rows, view.words),
            figure=lambda: st.html(completeness_html(rows, FACTS, view)),
            table=rows,
            deaf_to=("countries",),
        ),
    )


def draw_events(view: View) -> None:
    """List the events of the office and those that touch all."""
    words = view.words
    rows = (
        f"<li><span>{escape(words.partial_date(str(event['date'])))}</span> "
        f"{escape(words.name(event, 'title'))}</li>"
        for event in office_events(view).to_dict("records")
    )
    with st.container(border=True, key="card-events"):
        st.subheader(words.text("card-events"), anchor=False)
        st.html(f'<ul class="kz-events">{"".join(rows)}</ul>')
