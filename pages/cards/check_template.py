"""The template of a table, blank or with the rows of today."""

from functools import partial

import streamlit as st

from analysis.dataset import read_texts
from analysis.forms import template
from analysis.saving import snapshot
from analysis.schema import TABLES
from pages.shared import data
from pages.shared.downloads import XLSX
from pages.shared.markup import draw_html
from pages.shared.offers import Offer, offers_html
from pages.shared.view import View, with_own

BLANK, FILLED = "blank", "filled"


def draw_template(view: View) -> None:
    """Draw the choice of a table and the download of its workbook."""
    words = view.words
    with st.container(border=True, key="card-check_template", height="stretch"):
        st.header(words.text("card-check_template"), anchor=False)
        st.markdown(words.text("check-template-text"))
        table = st.selectbox(
            words.text("check-template-table"),
            list(TABLES),
            format_func=lambda name: words.text(f"table-name-{name}"),
            key="template-table",
        )
        rows = st.segmented_control(
            words.text("check-template-rows"),
            (BLANK, FILLED),
            format_func=lambda kind: words.text(f"check-template-{kind}"),
            default=BLANK,
            required=True,
            key="template-rows",
        )
        offer = Offer(
            words.text("check-template-download"),
            f"kizuna-{table}-{words.language}.xlsx",
            XLSX,
            partial(_template, view, table, is_filled=rows == FILLED),
            is_first=True,
        )
        own = with_own(view, "template-table", "template-rows")
        draw_html(offers_html(own, "template", [offer]))


def _template(view: View, table: str, *, is_filled: bool) -> bytes:
    rows = None
    if is_filled:
        standing = snapshot(data.DATA_FOLDER, view.whole.name)
        rows = read_texts(data.DATA_FOLDER, view.whole.name, standing.read)[table].frame
    return template(TABLES[table], view.whole, view.words, rows)
