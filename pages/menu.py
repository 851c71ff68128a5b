"""The script that Streamlit runs for every visitor: the frame around the pages."""

from functools import partial
from time import perf_counter

import streamlit as st

from analysis.html.elements import unescaped
from analysis.links.address import read_address
from analysis.words.catalogue import words_in
from pages import check
from pages.all_pages import FRONT, MOVED, NARROWED_FRONT, PAGES, PATHS
from pages.cards.evidence import open_evidence
from pages.components.filter_bar import draw_filter_bar
from pages.components.page import draw_foot, icon, title_of
from pages.header import draw_door, draw_header
from pages.session import access, metrics, uploads
from pages.session.browser import current_address, go_to, opened_link
from pages.session.view import EVIDENCE, of_page, open_view, scheme_now, without_evidence

if not access.may_read():
    # Nothing is looked up for whom nothing may be shown, not even what the address names.
    given = {name: st.query_params.get_all(name) for name in st.query_params}
    words = words_in(read_address({"lang": given.get("lang", ())}).language)
    door = partial(draw_door, words, scheme_now(), given)
    doors = [
        st.Page(door, title=words.text("door-title"), url_path=path, default=not path)
        for path in (*PATHS.values(), *MOVED)
    ]
    st.set_page_config(page_title=words.text("door-title"), page_icon=icon())
    st.navigation(doors, position="hidden").run()
    st.stop()

begun = perf_counter()
view = open_view(current_address())
# What the data set does not know leaves the address too.
go_to(view.address)
words = view.words

beneath = without_evidence(view)
menu = {
    page.name: st.Page(
        partial(page.show, of_page(beneath, page.name)),
        title=words.text(f"page-{page.name}.menu"),
        url_path=PATHS[page.name] or page.name,
        default=page is FRONT,
    )
    for page in PAGES
}


def lead_to(name: str) -> None:
    """Lead on to another page with all that the link says; what of it is not used is told there."""
    link, said = opened_link(), view.address.parameters()
    for one in link.unused if link else ():
        said[one.parameter] = [*said.get(one.parameter, ()), one.value]
    st.switch_page(menu[name], query_params=said)


moved = [
    st.Page(partial(lead_to, target), title=words.text(f"page-{target}.menu"), url_path=path)
    for path, target in MOVED.items()
]
chosen = st.navigation([*menu.values(), *moved], position="hidden")
if chosen is menu[FRONT.name] and view.selection.is_filtered:
    lead_to(NARROWED_FRONT.name)
if chosen in moved:
    chosen.run()
opened = next(page for page in PAGES if menu[page.name] is chosen)
st.set_page_config(page_title=title_of(view, opened.file), page_icon=icon(), layout="wide")
with st.container(key="frame"):
    st.html(
        unescaped(
            "script",
            f"document.documentElement.lang='{words.language}';"
            f"document.documentElement.style.colorScheme='{view.scheme}'",
        ),
        unsafe_allow_javascript=True,
    )
    draw_header(view, opened)
    draw_filter_bar(view, opened.filters)
if chosen.url_path != check.NAME:
    uploads.close_chooser()
chosen.run()
draw_foot(view)
open_evidence(of_page(view, EVIDENCE))
metrics.ran(opened.name, begun)
