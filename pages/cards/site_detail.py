"""What is known of one site: what it is, who visited when and under which theme, the sources."""

from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from analysis.labels import seminar_labels, theme_names
from analysis.summaries import visits
from pages.cards.sources import sources_html
from pages.shared.text import literal
from pages.shared.view import View


def draw_site_detail(view: View) -> None:
    """Draw the chosen site, or say how to choose one."""
    rows = visits.visits(view.whole)
    own = rows[rows["site_id"] == view.address.site]
    if own.empty:
        st.caption(view.words.text("site-none-chosen"))
        return
    site = own.iloc[0]
    with st.container(border=True, key="site-detail"):
        st.subheader(literal(view.words.name(site)), anchor=False)
        st.markdown(literal(_place(view, site)))
        note = view.words.name(site, "note")
        if note:
            st.caption(literal(note))
        st.html(_visits(view, own))
        cited = view.whole.sources["source_id"].isin(own["source_id"])
        st.html(sources_html(view.whole.sources[cited], view.words))


def _visits(view: View, own: pd.DataFrame) -> str:
    """Return one line per visit: the seminar with its door, the day and the themes."""
    lines = (_visit(view, visit) for visit in own.to_dict("records"))
    return f'<ul class="kz-visits">{"".join(lines)}</ul>'


def _visit(view: View, visit: dict[Any, Any]) -> str:
    words, seminar = view.words, str(visit["seminar_id"])
    label = escape(seminar_labels(view.whole, words)[seminar])
    link = escape(view.address.link("seminar", seminar=seminar))
    day = words.text("programme-no-date") if pd.isna(visit["date"]) else words.day(visit["date"])
    themes = theme_names(view.whole, words)
    details = " · ".join([day, *(themes[theme] for theme in visit["theme_ids"])])
    return f'<li><a href="{link}" target="_self">{label}</a><br>{escape(details)}</li>'


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
