"""Saving what was compared: by whom, and at once or not at all."""

import streamlit as st

from analysis.saving import Change, NotSavedError, file_of, save
from pages.shared import data
from pages.shared.outcome import Outcome, forget_outcome, may_sign, tell
from pages.shared.text import literal
from pages.shared.uploads import Preview
from pages.shared.view import View
from pages.shared.waiting import forget_files


def draw_save(view: View, found: Preview) -> None:
    """Draw who saves, and the button."""
    words, tables = view.words, list(found.proposal.contents)
    with st.container(border=True, key="card-check_save"):
        st.header(words.text("card-check_save"), anchor=False)
        names = words.listing(file_of(view.whole.name, table) for table in tables)
        st.markdown(literal(words.text("check-save-text", files=len(tables), names=names)))
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.text_input(
                words.text("check-who"),
                placeholder=words.text("check-who.placeholder"),
                max_chars=40,
                key="check-who",
                width=320,
                on_change=forget_outcome,
            )
            st.button(
                words.text("check-save"),
                type="primary",
                key="check-save",
                on_click=_save,
                args=(view.whole.name, found),
            )
        st.caption(words.text("check-who.help"))


def _save(name: str, found: Preview) -> None:
    """Save what the reader has seen, unless the data are others by now."""
    who = str(st.session_state.get("check-who", ""))
    if not may_sign(who):
        return
    proposal = found.proposal
    new = {file_of(name, table): content for table, content in proposal.contents.items()}
    changed = {
        file_of(name, table): Change(len(rows.added), rows.changed_rows, len(rows.removed))
        for table, rows in proposal.differences.items()
    }
    try:
        save(data.DATA_FOLDER, name, new, found.version, who, changes=changed)
    except NotSavedError as refused:
        tell(Outcome("refused", refused.code, refused.detail, refused.problems))
        return
    seminars = found.numbers["seminar_id"].dropna().unique()
    tell(Outcome("saved", seminars=tuple(map(str, seminars))))
    forget_files()
