"""Small tables to be read rather than worked with: real HTML, for print and screen readers."""

from collections.abc import Mapping
from html import escape

import pandas as pd
import streamlit as st

from analysis.cells import linked
from analysis.tables import readable
from pages.shared.view import View

NO_DOORS: Mapping[str, str] = {}


def draw_html_table(view: View, frame: pd.DataFrame, doors: Mapping[str, str] = NO_DOORS) -> None:
    """Draw a frame in the reader's words; `doors`: addresses by the words of a cell."""
    draw_html(readable(frame, view.whole, view.words), doors)


def draw_html(shown: pd.DataFrame, doors: Mapping[str, str] = NO_DOORS) -> None:
    """Draw a frame that is already in words. Cells are escaped: text from data stays text."""
    cells = shown.map(lambda cell: linked(escape(str(cell)), str(cell), doors))
    table = cells.to_html(index=False, border=0, classes="kz-table", escape=False)
    st.html(f'<div class="kz-box" tabindex="0">{table}</div>')
