"""The choice of the seminar that a page opens."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from analysis.dataset import Dataset
from analysis.labels import seminar_labels
from pages.shared.browser import go_to, kept_address, set_widget
from pages.shared.view import View


def newest_first(dataset: Dataset) -> list[str]:
    """Return the ids of a data set's seminars of any status, the newest first."""
    ordered = dataset.seminars.sort_values("fiscal_year", ascending=False)
    return [str(identifier) for identifier in ordered["seminar_id"]]


def choose_seminar(view: View, options: Sequence[str], default: str | None) -> str | None:
    """Draw the choice, set to the link's seminar if it is an option; None without a seminar."""
    labels = seminar_labels(view.whole, view.words)
    linked = view.address.seminar
    chosen = linked if linked in options else default
    if not options or chosen is None:
        return None
    set_widget("open-seminar", chosen)
    return st.selectbox(
        view.words.text("seminar-choose"),
        options,
        key="open-seminar",
        format_func=lambda identifier: labels[identifier],
        on_change=_open_seminar,
    )


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
