"""What is chosen stands as chips in the page, each with a cross, beside "n of N seminars"."""

from dataclasses import replace
from typing import Any

import streamlit as st

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
        for field, value, label in _chosen(view):
            st.button(
                view.words.text("filter-chip", name=literal(label)),
                key=f"chip-{field}-{value}",
                help=view.words.text("filter-chip.help", name=literal(label)),
                on_click=_take_back,
                args=(field, value),
            )
        if view.selection.is_narrowed:
            st.button(view.words.text("filter-reset"), key="reset", type="tertiary", on_click=reset)


def reset() -> None:
    """Take back every choice but the office; that too, where it alone leaves no seminar."""
    address = kept_address()
    chosen = address.selection
    go_to(replace(address, selection=chosen.within_office() if chosen.is_narrowed else Selection()))


def _chosen(view: View) -> list[tuple[str, Any, str]]:
    selection, words = view.selection, view.words
    countries, themes = country_names(view.whole, words), theme_names(view.whole, words)
    return [
        *(("fiscal_years", year, words.fiscal_year(year)) for year in selection.fiscal_years),
        *(("countries", code, countries[code]) for code in selection.countries),
        *(("themes", theme, themes[theme]) for theme in selection.themes),
    ]


def _take_back(field: str, value: Any) -> None:
    address = kept_address()
    left = tuple(other for other in getattr(address.selection, field) if other != value)
    go_to(address.with_selection(**{field: left}))
