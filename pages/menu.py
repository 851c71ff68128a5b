"""The script that Streamlit runs for every visitor: the frame around the pages, and the menu."""

from functools import partial

import streamlit as st

from analysis.html.elements import unescaped
from pages import check
from pages.all_pages import FRONT, PAGES, PATHS
from pages.cards.evidence import open_evidence
from pages.components.choices import draw_filters, draw_key_setting, draw_search_box, draw_settings
from pages.components.page import image, title_of
from pages.session.browser import current_address, go_to
from pages.session.uploads import close_chooser
from pages.session.view import EVIDENCE, of_page, open_view, without_evidence

LOGOS = {"light": "logo.svg", "dark": "logo-dark.svg"}

view = open_view(current_address())
# What the data set does not know leaves the address too.
go_to(view.address)
words = view.words

st.html(
    unescaped(
        "script",
        f"document.documentElement.lang='{words.language}';"
        f"document.documentElement.style.colorScheme='{view.scheme}'",
    ),
    unsafe_allow_javascript=True,
)
st.logo(image(LOGOS[view.scheme]), size="large")

beneath = without_evidence(view)
menu = [
    st.Page(
        partial(page.show, of_page(beneath, page.name)),
        title=words.text(f"page-{page.name}.menu"),
        url_path=PATHS[page.name] or page.name,
        default=page is FRONT,
    )
    for page in PAGES
]
chosen = st.navigation(menu, expanded=True)
opened = next(page for page, entry in zip(PAGES, menu, strict=True) if entry is chosen)
st.set_page_config(
    page_title=title_of(view, opened.file), page_icon=image("icon.png"), layout="wide"
)
with st.sidebar:
    draw_search_box(view, "sidebar")
    draw_filters(view)
    draw_settings(view)
    draw_key_setting(view)
if chosen.url_path != check.NAME:
    close_chooser()
chosen.run()
open_evidence(of_page(view, EVIDENCE))
