"""About the data: what Kizuna knows, from where, how it counts, and what needs correction."""

from html import escape

import pandas as pd
import streamlit as st

from analysis.dataset import DATA_SETS
from analysis.dictionary import dictionary, table_names
from analysis.findings import problem_sentence
from analysis.labels import seminar_labels
from analysis.schema import SOURCES
from pages.shared.evidence import sources_html
from pages.shared.html_table import draw_html
from pages.shared.page import open_page
from pages.shared.text import literal
from pages.shared.unknown import unknown_card
from pages.shared.view import View

NAME = "about"
COUNTING_RULES = (
    "coverage",
    "states",
    "two-themes",
    "fiscal-year",
    "uncertain",
    "approximate",
    "no-percentages",
    "privacy",
)


def show(view: View) -> None:
    """Draw the page."""
    open_page(view, NAME)
    _problems(view)
    _data_sets(view)
    unknown_card(view, also_uncertain=True)
    _uncertain_seminars(view)
    _counting_rules(view)
    _sources(view)
    _dictionary(view)


def _problems(view: View) -> None:
    words, problems = view.words, view.whole.problems
    with st.container(border=True, key="card-problems"):
        st.subheader(words.text("card-problems"), anchor="problems")
        if not problems:
            st.markdown(words.text("problems-none"))
            return
        st.markdown(words.text("problems-found", count=len(problems)))
        rows = "".join(
            f'<li class="kz-{problem.severity}">{escape(problem_sentence(problem, words))}</li>'
            for problem in problems
        )
        st.html(f'<ol class="kz-problems">{rows}</ol>')


def _data_sets(view: View) -> None:
    words = view.words
    with st.container(border=True, key="card-data-sets"):
        st.subheader(words.text("card-data_sets"), anchor=False)
        for name in DATA_SETS:
            st.markdown(words.text(f"data-set-{name}-text"))


def _uncertain_seminars(view: View) -> None:
    """List the seminars that are not counted, because it is doubtful whether they were one."""
    words, seminars = view.words, view.whole.seminars
    uncertain = seminars[seminars["status"] == "uncertain"]
    if uncertain.empty:
        return
    labels = seminar_labels(view.whole, words)
    with st.container(border=True, key="card-uncertain"):
        st.subheader(words.text("card-uncertain"), anchor=False)
        for row in uncertain.to_dict("records"):
            st.markdown(
                f"**{literal(labels[row['seminar_id']])}** {literal(words.name(row, 'note'))}"
            )


def _counting_rules(view: View) -> None:
    words = view.words
    with st.container(border=True, key="card-rules"):
        st.subheader(words.text("card-rules"), anchor=False)
        st.markdown("\n".join(f"- {words.text(f'rule-{rule}')}" for rule in COUNTING_RULES))


def _sources(view: View) -> None:
    words, sources = view.words, view.whole.sources
    with st.container(border=True, key="card-sources"):
        st.subheader(words.text("card-sources"), anchor=False)
        st.markdown(words.text("sources-count", count=len(sources)))
        with st.expander(words.text("sources-show")):
            st.html(sources_html(sources.sort_values(SOURCES.key[0]), words))


def _dictionary(view: View) -> None:
    words = view.words
    with st.container(border=True, key="card-dictionary"):
        st.subheader(words.text("card-dictionary"), anchor=False)
        st.markdown(words.text("dictionary-text"))
        name = st.selectbox(
            words.text("dictionary-file"),
            table_names(),
            format_func=lambda name: f"{name}.csv",
            key="dictionary-file",
        )
        st.markdown(words.text(f"table-{name}"))
        draw_html(pd.DataFrame(dictionary(name, words)))
