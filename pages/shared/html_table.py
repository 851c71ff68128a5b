"""Small tables to be read rather than worked with: real HTML, for print and screen readers."""

import pandas as pd
import streamlit as st

from analysis.tables import readable
from pages.shared.view import View


def draw_html_table(view: View, frame: pd.DataFrame) -> None:
    """Draw a frame in the reader's words. Cells are escaped: text from data stays text."""
    draw_html(readable(frame, view.whole, view.words))


def draw_html(shown: pd.DataFrame) -> None:
    """Draw a frame that is already in the reader's words."""
    table = shown.to_html(index=False, border=0, classes="kz-table", escape=True)
    st.html(f'<div class="kz-box" tabindex="0">{table}</div>')
