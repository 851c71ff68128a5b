"""What is chosen stands as chips in the page, each with a cross, beside "n of N seminars"."""

from dataclasses import replace
from html import escape
from typing import Any

import streamlit as st

from analysis.address import LISTS
from analysis.labels import country_names, theme_names
from analysis.narrative import seminars_shown
from analysis.selection import Selection
from pages.shared.browser import go_to, kept_address
from pages.shared.text import literal
from pages.shared.view import View


def draw_chips(view: View) -> None:
    """Draw "n of N seminars" and, for each chosen value, a chip that takes it back."""
    with st.container(key="chips", horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(literal(seminars_shown(view.history, view.chosen, view.selection, view.words)))
        if view.selection.is_narrowed:
            st.html(f'<ul class="kz-chips">{_chips(view)}</ul>', width="content")
            st.button(view.words.text("filter-reset"), key="reset", type="tertiary", on_click=reset)


def reset() -> None:
    """Take back every choice but the office; that too, where it alone leaves no seminar."""
    address = kept_address()
    chosen = address.selection
    go_to(replace(address, selection=chosen.within_office() if chosen.is_narrowed else Selection()))


def _chips(view: View) -> str:
    selection, words = view.selection, view.words
    names: dict[str, Any] = {
        "year": words.fiscal_year,
        "country": country_names(view.whole, words).__getitem__,
        "theme": theme_names(view.whole, words).__getitem__,
    }
    return "".join(
        _chip(view, parameter, value, names[parameter](value))
        for parameter, field in LISTS.items()
        for value in getattr(selection, field)
    )


def _chip(view: View, parameter: str, value: Any, name: str) -> str:
    """Return a chip; doors.js drops its value from the address at hand, which may be newer."""
    said = escape(view.words.text("filter-chip.help", name=name))
    left = escape(view.address.without(parameter, value).here())
    return (
        f'<li><a class="kz-chip" href="{left}" data-drops="{escape(f"{parameter}={value}")}"'
        f' title="{said}">{escape(view.words.text("filter-chip", name=name))}</a></li>'
    )
