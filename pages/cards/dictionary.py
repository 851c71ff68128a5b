"""The data dictionary, one file at a time, each with its rows to take away."""

from functools import partial

import pandas as pd
import streamlit as st

from analysis.dictionary import dictionary, table_names
from analysis.package import reading_rows
from pages.shared.downloads import Download, draw_downloads
from pages.shared.html_table import draw_table_in_words
from pages.shared.view import View, with_own


def draw_dictionary(view: View) -> None:
    """Draw the choice of a file and its columns."""
    words = view.words
    with st.container(border=True, key="card-dictionary"):
        st.header(words.text("card-dictionary"), anchor=False)
        st.markdown(words.text("dictionary-text"))
        name = st.selectbox(
            words.text("dictionary-file"),
            table_names(),
            format_func=lambda name: f"{name}.csv",
            key="dictionary-file",
        )
        st.markdown(words.text(f"table-{name}"))
        with st.container(horizontal=True, key="tools-dictionary"):
            draw_downloads(with_own(view, "dictionary-file"), _rows_of(view, name))
        draw_table_in_words(pd.DataFrame(dictionary(name, words)), words)


def _rows_of(view: View, name: str) -> Download:
    return Download(
        "dictionary",
        title=view.words.text(f"table-name-{name}"),
        table=partial(reading_rows, view.whole, name, view.words),
        is_filtered=False,
    )
