"""The saves so far, each with its undo while its files are as it left them."""

from collections.abc import Iterator
from datetime import datetime
from html import escape
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from analysis.findings import problem_sentences
from analysis.labels import seminar_labels
from analysis.saving import NotSavedError, Saved, can_undo, history, undo
from pages.shared import data
from pages.shared.markup import draw_html
from pages.shared.outcome import Outcome, may_sign, tell, told
from pages.shared.text import literal
from pages.shared.view import View

MOST_SHOWN = 10
# Of the seminars that a save touched.
MOST_DOORS = 3


def draw_outcome(view: View) -> None:
    """Say how the last save or undo ended."""
    outcome = told()
    if outcome is not None:
        with st.container(key="outcome"):
            _draw_outcome(view, outcome)


def _draw_outcome(view: View, outcome: Outcome) -> None:
    words = view.words
    if outcome.kind == "saved":
        st.success(words.text("check-saved"))
        draw_html(_doors(view, outcome))
    elif outcome.kind == "undone":
        st.success(words.text("check-undone"))
    elif outcome.kind == "unsigned":
        st.warning(words.text(f"check-who-{outcome.code}"))
    else:
        st.error(literal(" ".join(_refusal(view, outcome))))


def _refusal(view: View, outcome: Outcome) -> Iterator[str]:
    words = view.words
    yield words.text(
        "not-saved",
        what=words.text(f"not-saved-{outcome.code}", detail=outcome.detail or "none"),
        fix=words.text(f"not-saved-{outcome.code}.fix"),
    )
    yield from problem_sentences(outcome.problems, words)


def _doors(view: View, outcome: Outcome) -> str:
    """Return the links to what was changed."""
    words, seminars = view.words, view.whole.seminars.set_index("seminar_id")
    labels = seminar_labels(view.whole, words)
    doors = {words.text("page-participation"): view.address.link("participation")}
    for seminar in outcome.seminars[:MOST_DOORS]:
        if seminar in seminars.index:
            office = view.address.with_selection(office=str(seminars.at[seminar, "office_id"]))
            doors[labels[seminar]] = office.link("seminar", seminar=seminar)
    links = (
        f'<a href="{escape(link)}" target="_self">{escape(label)}</a>'
        for label, link in doors.items()
    )
    head = escape(words.text("check-saved-doors"))
    return f'<p class="kz-doors"><span>{head}</span> {" ".join(links)}</p>'


def draw_history(view: View) -> None:
    """List the newest saves."""
    words, saves = view.words, history(data.DATA_FOLDER)
    with st.container(border=True, key="card-check_history"):
        st.header(words.text("card-check_history"), anchor=False)
        if not saves:
            st.markdown(words.text("check-history-none"))
        for saved in saves[:MOST_SHOWN]:
            with st.container(horizontal=True, vertical_alignment="center"):
                draw_html(_entry(view, saved))
                if can_undo(data.DATA_FOLDER, saved):
                    _draw_undo(view, saved)


def _entry(view: View, saved: Saved) -> str:
    """Return a save as HTML: when, by whom, and what."""
    words = view.words
    undone = words.text("check-history-undone", id=saved.undoes) if saved.undoes else ""
    rows = (
        words.text(
            "difference",
            table=words.text(f"table-name-{Path(file).stem}"),
            added=change.added,
            changed=change.changed,
            removed=change.removed,
        )
        for file, change in saved.changes.items()
    )
    head = f"{saved.id} · {_when(view, saved.when)} · {saved.who}"
    lines = [escape(line) for line in (undone, *rows) if line]
    return f'<p class="kz-save">{escape(head)}<br><small>{"<br>".join(lines)}</small></p>'


def _when(view: View, when: datetime) -> str:
    """Write a moment in the reader's time."""
    try:
        zone = ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        zone = ZoneInfo("UTC")
    local = when.astimezone(zone)
    return f"{view.words.day(local.date())} {local:%H:%M}"


def _draw_undo(view: View, saved: Saved) -> None:
    words, key = view.words, f"undo-who-{saved.id}"
    with st.popover(words.text("check-undo"), key=f"undo-{saved.id}"):
        st.markdown(words.text("check-undo-text", id=saved.id))
        st.text_input(
            words.text("check-undo-who"),
            placeholder=words.text("check-who.placeholder"),
            max_chars=40,
            key=key,
        )
        st.button(
            words.text("check-undo-do", id=saved.id),
            key=f"undo-do-{saved.id}",
            on_click=_undo,
            args=(saved.id, key),
        )


def _undo(number: str, key: str) -> None:
    """Put the files back as they were before a save."""
    who = str(st.session_state.get(key, ""))
    if not may_sign(who):
        return
    try:
        undo(data.DATA_FOLDER, number, who)
    except NotSavedError as refused:
        tell(Outcome("refused", refused.code, refused.detail, refused.problems))
    else:
        tell(Outcome("undone"))
