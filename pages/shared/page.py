"""What every page opens with: its title and lead, the demonstration banner, problems and chips."""

from collections.abc import Collection
from html import escape

import streamlit as st

from analysis.saving import obstacle
from analysis.summaries import participation
from pages.shared import data
from pages.shared.chips import draw_chips, reset
from pages.shared.link_line import draw_link_line
from pages.shared.markup import draw_html
from pages.shared.print_line import print_line
from pages.shared.view import View


def open_page(view: View, name: str, *, filtered: bool = True, opens: Collection[str] = ()) -> None:
    """Draw the head of a page; `name` finds its words: page-<name>, .lead.

    `opens` are the parameters of a link that this page opens and others do not.
    """
    st.title(view.words.text(f"page-{name}"), anchor=False)
    lead = escape(view.words.text(f"page-{name}.lead"))
    draw_html(f'<p class="kz-lead">{lead}</p>{print_line(view, name)}{_sidebar_button(view)}')
    draw_link_line(view, opens)
    if view.is_demo:
        st.warning(view.words.text("demo-banner"))
    if _draw_no_data(view):
        return
    _draw_problem_notice(view)
    if filtered:
        draw_chips(view)


def _sidebar_button(view: View) -> str:
    """Return the button that opens menu and filters on a phone: sidebar.js and layout.css."""
    label = escape(view.words.text("sidebar-open"))
    return (
        '<button type="button" class="kz-open" aria-expanded="false" aria-controls="stSidebar">'
        f"{label}</button>"
    )


def nothing_to_show(view: View) -> bool:
    """Say that no seminar answers the filters, with the click that helps; True when so.

    A seminar of uncertain identity is none: figures without any other would be full of zeros.
    """
    if participation.seminars_in_scope.rows(view.chosen):
        return False
    if _no_data(view):
        return True
    with st.container(border=True, key="empty"):
        st.header(view.words.text("empty-title"), anchor=False)
        st.markdown(view.words.text("empty-text"))
        st.button(view.words.text("filter-reset"), key="empty-reset", on_click=reset)
    return True


def _no_data(view: View) -> str:
    """Return why there is no table at all, and nothing to correct or to filter."""
    found = obstacle(data.DATA_FOLDER, view.whole.name)
    return found if found in ("missing", "empty") else ""


def _draw_no_data(view: View) -> bool:
    """Say calmly that there are no data, and what can be done; True when so."""
    found = _no_data(view)
    if found:
        add, demo = (view.address.link("check"), view.address.link("overview", data="demo"))
        st.info(view.words.text(f"obstacle-{found}", add=add, demo=demo))
    return bool(found)


def _draw_problem_notice(view: View) -> None:
    """Point to the problems page when a file needs correction."""
    errors = sum(problem.severity == "error" for problem in view.whole.problems)
    if errors:
        link = view.address.link("about")
        st.error(view.words.text("problem-notice", count=errors, link=link))
