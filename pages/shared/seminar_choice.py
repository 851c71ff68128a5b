"""The choice of the seminar that a page opens."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from analysis.dataset import Dataset
from analysis.labels import seminar_labels
from pages.shared.browser import go_to, kept_address, set_widget
from pages.shared.text import literal, shortened
from pages.shared.view import View


def newest_first(dataset: Dataset) -> list[str]:
    """Return the ids of a data set's seminars of any status, the newest first."""
    ordered = dataset.seminars.sort_values("fiscal_year", ascending=False)
    return [str(identifier) for identifier in ordered["seminar_id"]]


def opened_seminar(view: View, options: Sequence[str], default: str | None) -> str | None:
    """Return the link's seminar, else the default; None where it is not an option."""
    chosen = view.address.seminar or default
    return chosen if chosen in options else None


def choose_seminar(view: View, options: Sequence[str], default: str | None) -> str | None:
    """Draw the choice, set to the link's seminar; None without one, or where it is not known."""
    labels = seminar_labels(view.whole, view.words)
    chosen = opened_seminar(view, options, default)
    if not options or not (view.address.seminar or default):
        return None
    set_widget("open-seminar", chosen)
    return st.selectbox(
        view.words.text("seminar-choose"),
        options,
        index=None if chosen is None else 0,
        key="open-seminar",
        format_func=lambda identifier: labels[identifier],
        placeholder=view.words.text("seminar-choose-hint"),
        on_change=_open_seminar,
    )


def draw_no_seminar(view: View) -> None:
    """Say why no seminar is open: there is none, or none is called what the link says."""
    asked = view.address.seminar
    if asked and len(view.history.seminars):
        name = seminar_labels(view.whole, view.words).get(asked, shortened(asked))
        st.info(literal(view.words.text("link-seminar", name=name)))
    else:
        st.info(view.words.text("seminar-none"))


def choose_beside(view: View, options: Sequence[str], seminar_id: str) -> str | None:
    """Draw the choice of a seminar to set beside another; None without one."""
    labels, others = seminar_labels(view.whole, view.words), [*options]
    if seminar_id in others:
        others.remove(seminar_id)
    if not others:
        return None
    chosen = view.address.beside if view.address.beside in others else None
    st.session_state["open-beside"] = chosen
    return st.selectbox(
        view.words.text("beside-choose"),
        others,
        # So that the choice can be taken back.
        index=None,
        key="open-beside",
        format_func=lambda identifier: labels[identifier],
        placeholder=view.words.text("beside-nothing"),
        on_change=lambda: go_to(
            replace(
                kept_address(), seminar=seminar_id, beside=st.session_state["open-beside"] or ""
            )
        ),
    )


def with_linked(view: View, options: list[str]) -> list[str]:
    """Return the seminars to choose from; a link may open some of another office."""
    known = set(view.whole.seminars["seminar_id"])
    linked = dict.fromkeys((view.address.seminar, view.address.beside))
    return [*(one for one in linked if one in known and one not in options), *options]


def _open_seminar() -> None:
    chosen, kept = st.session_state["open-seminar"], kept_address()
    go_to(replace(kept.elsewhere(), seminar=chosen, report=kept.report))
