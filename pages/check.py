"""Check & add: files from Excel are checked, compared with the data, saved, and taken back."""

import streamlit as st

from analysis.access.settings import OPEN_EDITING
from analysis.loading.dataset import RECORD
from analysis.saving.transaction import obstacle
from pages.cards.check.files import draw_file, draw_files, draw_template
from pages.cards.check.saving import (
    draw_changes,
    draw_history,
    draw_offices,
    draw_outcome,
    draw_save,
)
from pages.components.contact import contact
from pages.components.downloads import only_files
from pages.components.html import draw_html, literal, onward_link
from pages.components.page import open_page
from pages.session import data
from pages.session.access import READER, UNKNOWN, closed_by, note_asked, rights
from pages.session.uploads import close_chooser, opens_files
from pages.session.view import View

NAME = "check"
# How Kizuna is started where its data can be changed.
WITH_A_FOLDER = "kizuna serve --data FOLDER --init"


def show(view: View) -> None:
    """Draw the page."""
    # A link to files that are not kept any more opens nothing.
    opens = ("upload",) if opens_files(view.address) else ()
    open_page(view, NAME, filtered=False, opens=opens)
    # A page that is drawn for a file alone has no reader who could come from anywhere.
    closed = "" if only_files() else closed_by()
    _draw_notice(view, closed)
    draw_outcome(view)
    if closed in (UNKNOWN, READER):
        # Who is no editor sends nothing either.
        close_chooser()
        note_asked()
        draw_template(view)
        return
    draw_offices(view, frozenset() if only_files() else rights().offices)
    left, right = st.columns([3, 2], gap="medium")
    with left:
        uploads = draw_files(view)
    with right:
        draw_template(view)
    can_save = not view.is_demo and _obstacle(view) in ("", "empty") and not closed
    if uploads:
        for number in range(len(uploads.results)):
            draw_file(view, uploads, number)
        found = draw_changes(view, uploads)
        if found and can_save:
            draw_save(view, found)
    if can_save:
        draw_history(view)


def _draw_notice(view: View, closed: str) -> None:
    """Say where nothing can be saved, or why it is `closed` to the reader."""
    if view.is_demo:
        st.markdown(view.words.text("check-demo"))
        draw_html(
            onward_link(view.address.link(NAME, data=RECORD), view.words.text("check-demo-door"))
        )
    elif _obstacle(view) == "read_only":
        st.info(view.words.text("obstacle-read_only"))
    elif _obstacle(view) == "installed":
        st.info(view.words.text("obstacle-installed", command=WITH_A_FOLDER))
    elif closed in (UNKNOWN, READER):
        whom = contact()
        ask = view.words.text("access-ask", contact=literal(whom)) if whom else ""
        st.info(f"{view.words.text(f'obstacle-{closed}')} {ask}".rstrip())
    elif closed:
        why = view.words.text(f"access-{closed}")
        st.info(view.words.text("obstacle-network", why=why, setting=f"{OPEN_EDITING}=yes"))


def _obstacle(view: View) -> str:
    return obstacle(data.DATA_FOLDER, view.whole.name)
