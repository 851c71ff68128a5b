"""What is known of one site: what it is, who visited when and under which theme, the sources."""

from html import escape

import pandas as pd
import streamlit as st

from analysis.labels import seminar_labels
from analysis.summaries import visits
from pages.shared.evidence import sources_html
from pages.shared.html_table import draw_html_table
from pages.shared.text import literal
from pages.shared.view import View

_VISIT = ("seminar_id", "date", "title_en", "title_ja", "theme_ids")


def draw_site_detail(view: View) -> None:
    """Draw the chosen site, or say how to choose one."""
    rows = visits.visits(view.whole)
    own = rows[rows["site_id"] == view.address.site]
    if own.empty:
        st.info(view.words.text("site-none-chosen"))
        return
    with st.container(border=True, key="site-detail"):
        site = own.iloc[0]
        st.subheader(literal(view.words.name(site)), anchor=False)
        st.markdown(literal(_place(view, site)))
        note = site[f"note_{view.words.language}"]
        if pd.notna(note):
            st.markdown(literal(note))
        draw_html_table(view, own[list(_VISIT)])
        st.html(_doors(view, own))
        cited = view.whole.sources["source_id"].isin(own["source_id"])
        st.html(sources_html(view.whole.sources[cited], view.words))


def _place(view: View, site: pd.Series) -> str:
    words = view.words
    prefectures = words.names(view.whole.prefectures, "prefecture")
    parts = [
        words.text(f"kind-{site['kind']}"),
        words.name(site, "municipality"),
        prefectures.get(site["prefecture"], ""),
        words.text(f"identification-{site['identification']}"),
    ]
    if site["approximate"] and pd.notna(site["uncertainty_m"]):
        parts.append(words.text("site-within", metres=int(site["uncertainty_m"])))
    return " · ".join(part for part in parts if part)


def _doors(view: View, own: pd.DataFrame) -> str:
    """Return links to the seminars that visited the site."""
    labels = seminar_labels(view.whole, view.words)
    links = (
        f'<a href="{escape(view.address.link("seminar", seminar=seminar, site=""))}"'
        f' target="_self">{escape(labels[seminar])}</a>'
        for seminar in own["seminar_id"].astype(str).unique()
    )
    return f'<p class="kz-doors">{" ".join(links)}</p>'
