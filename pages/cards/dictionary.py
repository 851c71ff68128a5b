"""The data dictionary, one file at a time."""

import pandas as pd
import streamlit as st

from analysis.dictionary import dictionary, table_names
from pages.shared.html_table import draw_html
from pages.shared.view import View


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
        draw_html(pd.DataFrame(dictionary(name, words)))
