"""The script that Streamlit runs for every visitor: the frame around the pages, and the menu."""

from functools import partial

import streamlit as st

from pages import (
    about,
    check,
    country,
    hosts,
    missing,
    overview,
    participation,
    plan,
    reports,
    search,
    seminar,
    site_visits,
    themes,
)
from pages.cards.evidence import open_evidence
from pages.shared.browser import current_address, go_to
from pages.shared.filter_bar import draw_filters, draw_settings
from pages.shared.logo import image
from pages.shared.search_box import draw_search_box
from pages.shared.view import open_view, without_evidence

LOGOS = {"light": "logo.svg", "dark": "logo-dark.svg"}
PAGES = (
    overview,
    participation,
    missing,
    country,
    plan,
    themes,
    site_visits,
    hosts,
    seminar,
    search,
    reports,
    check,
    about,
)

view = open_view(current_address())
# What the data set does not know leaves the address too.
go_to(view.address)
words = view.words

st.set_page_config(
    page_title=words.text("app-title"),
    page_icon=image("icon.png"),
    layout="wide",
)
st.html(
    f"<script>document.documentElement.lang='{words.language}';"
    f"document.documentElement.style.colorScheme='{view.theme}'</script>",
    unsafe_allow_javascript=True,
)
st.logo(image(LOGOS[view.theme]), size="large")

menu = [
    st.Page(
        partial(page.show, without_evidence(view)),
        title=words.text(f"page-{page.NAME}.menu"),
        url_path=page.NAME.replace("_", "-"),
        default=page is overview,
    )
    for page in PAGES
]
chosen = st.navigation(menu, expanded=True)
with st.sidebar:
    draw_search_box(view, "sidebar")
    draw_filters(view)
    draw_settings(view)
chosen.run()
open_evidence(view)
