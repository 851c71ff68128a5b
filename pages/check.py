"""Add a seminar: files from Excel are checked, compared with the data, saved, and taken back."""

import streamlit as st

from analysis.access.settings import OPEN_EDITING
from analysis.loading.dataset import RECORD
from pages.cards.check import begin, files, form, form_save, saving
from pages.components import downloads, html, page
from pages.session import access, data, drafts
from pages.session.uploads import close_chooser, opens_files
from pages.session.view import View

NAME = "check"
# How Kizuna is started where its data can be changed.
WITH_A_FOLDER = "kizuna serve --data FOLDER --init"


def show(view: View) -> None:
    """Draw the page."""
    # A link to files or to a draft that is not kept any more opens nothing.
    draft = None if html.is_still() else drafts.opened(view.address)
    opens = [
        *(("upload",) if opens_files(view.address) else ()),
        *(("draft",) if draft else ()),
    ]
    page.open_page(view, NAME, filtered=False, opens=opens)
    if html.is_still():
        # What can be done here needs a script, and who may do it is not known before.
        return
    # A page that is drawn for a file alone has no reader who could come from anywhere.
    closed = "" if downloads.only_files() else access.closed_by()
    _draw_notice(view, closed)
    saving.draw_outcome(view)
    if closed in (access.UNKNOWN, access.READER):
        # Who is no editor sends nothing either.
        close_chooser()
        access.note_asked()
        files.draw_template(view)
        return
    saving.draw_offices(view, frozenset() if downloads.only_files() else access.rights().offices)
    can_save = not view.is_demo and _obstacle(view) in ("", "empty") and not closed
    if draft:
        close_chooser()
        form.draw_form(view, draft)
        form_save.draw_changes(view, draft, can_save=can_save)
        return
    begin.draw_begin(view)
    left, right = st.columns([3, 2], gap="medium")
    with left:
        uploads = files.draw_files(view)
    with right:
        files.draw_template(view)
    if uploads:
        for number in range(len(uploads.results)):
            files.draw_file(view, uploads, number)
        found = saving.draw_changes(view, uploads)
        if found and can_save:
            saving.draw_save(view, found)
    if can_save:
        saving.draw_history(view)


def _draw_notice(view: View, closed: str) -> None:
    """Say where nothing can be saved, or why it is `closed` to the reader."""
    if view.is_demo:
        st.markdown(view.words.text("check-demo"))
        html.draw_html(
            html.onward_link(
                view.address.link(NAME, data=RECORD), view.words.text("check-demo-door")
            )
        )
    elif (found := _obstacle(view)) in ("read_only", "away"):
        st.info(view.words.text(f"obstacle-{found}"))
    elif _obstacle(view) == "installed":
        st.info(view.words.text("obstacle-installed", command=WITH_A_FOLDER))
    elif closed in (access.UNKNOWN, access.READER):
        whom = page.contact()
        ask = view.words.text("access-ask", contact=html.literal(whom)) if whom else ""
        st.info(f"{view.words.text(f'obstacle-{closed}')} {ask}".rstrip())
    elif closed:
        why = view.words.text(f"access-{closed}")
        st.info(view.words.text("obstacle-network", why=why, setting=f"{OPEN_EDITING}=yes"))


def _obstacle(view: View) -> str:
    return data.STORE.obstacle(view.whole.name)
