"""A form as a file: for a colleague who may save, or to go on with in Excel."""

from functools import partial

import streamlit as st

from analysis.form.form import SeminarForm
from analysis.form.workbook import form_workbook
from pages.components import downloads, html
from pages.session import data
from pages.session.view import View


def draw_file(view: View, form: SeminarForm) -> None:
    """Draw the link to a form as a workbook, and what it is for."""
    words = view.words
    link = downloads.DownloadLink(
        words.text("form-file"),
        f"kizuna-seminar-{words.language}.xlsx",
        downloads.XLSX,
        partial(_workbook, view, form),
        key="form.xlsx",
    )
    html.draw_html(downloads.download_links_html(view, "form", [link]))
    st.caption(words.text("form-file-text"))


def _workbook(view: View, form: SeminarForm) -> bytes:
    texts = data.texts(view.whole.name, data.STORE.snapshot(view.whole.name))
    return form_workbook(form, view.whole, view.words, texts)
