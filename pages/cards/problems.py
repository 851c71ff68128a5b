"""What is wrong with the files, each problem a sentence."""

from functools import partial
from html import escape

import streamlit as st

from analysis.findings import alike, problem_table, sentence_of
from pages.shared.downloads import Download, draw_downloads
from pages.shared.markup import draw_html
from pages.shared.view import View


def draw_problems(view: View) -> None:
    """List the problems found in the files of the data set."""
    words, problems = view.words, view.whole.problems
    with st.container(border=True, key="card-problems"):
        st.header(words.text("card-problems"), anchor="problems")
        if not problems:
            st.markdown(words.text("problems-none"))
            return
        st.markdown(words.text("problems-found", count=len(problems)))
        rows = "".join(
            f'<li class="kz-{group[0].severity}">{escape(sentence_of(group, words))}</li>'
            for group in alike(problems, words)
        )
        draw_html(f'<ol class="kz-problems">{rows}</ol>')
        with st.container(horizontal=True, key="tools-problems"):
            draw_downloads(view, _listed(view))


def _listed(view: View) -> Download:
    return Download(
        "problems",
        title=view.words.text("card-problems"),
        table=partial(problem_table, view.whole.problems, view.words),
        is_filtered=False,
    )
