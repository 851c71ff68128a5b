"""What the data sets are and how Kizuna counts."""

import streamlit as st

from analysis.dataset import DATA_SETS
from analysis.labels import seminar_labels
from analysis.rows import records
from analysis.table_rows import SeminarRow
from pages.shared.downloads import draw_package
from pages.shared.text import literal
from pages.shared.view import View

COUNTING_RULES = (
    "coverage",
    "states",
    "range",
    "two-themes",
    "fiscal-year",
    "uncertain",
    "approximate",
    "no-percentages",
    "privacy",
)


def draw_data_sets(view: View) -> None:
    """Say what the record and the demonstration are."""
    words = view.words
    with st.container(border=True, key="card-data-sets"):
        st.header(words.text("card-data_sets"), anchor=False)
        for name in DATA_SETS:
            st.markdown(words.text(f"data-set-{name}-text"))
        draw_package(view)


def draw_uncertain_seminars(view: View) -> None:
    """List the seminars that are not counted, because it is doubtful whether they were one."""
    words, seminars = view.words, view.whole.seminars
    uncertain = seminars[seminars["status"] == "uncertain"]
    if uncertain.empty:
        return
    labels = seminar_labels(view.whole, words)
    with st.container(border=True, key="card-uncertain"):
        st.header(words.text("card-uncertain"), anchor=False)
        for row in records(uncertain, SeminarRow):
            st.markdown(
                f"**{literal(labels[row['seminar_id']])}** {literal(words.name(row, 'note'))}"
            )


def draw_counting_rules(view: View) -> None:
    """State the rules by which everything is counted."""
    words = view.words
    with st.container(border=True, key="card-rules"):
        st.header(words.text("card-rules"), anchor=False)
        st.markdown("\n".join(f"- {words.text(f'rule-{rule}')}" for rule in COUNTING_RULES))
