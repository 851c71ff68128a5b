"""The one filter bar: office, fiscal years, countries, themes, data set and language.

Each widget is set from the address and writes to it, so that a link restores the choice. Empty
means all. What is chosen stands as chips in the page, each with a cross.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

import streamlit as st

from analysis.address import Address
from analysis.dataset import DATA_SETS
from analysis.labels import country_names, theme_names
from analysis.narrative import seminars_shown
from analysis.selection import ALL_OFFICES, Selection, narrow
from analysis.summaries import participation
from analysis.words import LANGUAGES
from pages.shared.browser import go_to, kept_address
from pages.shared.text import literal
from pages.shared.view import View


def draw_filters(view: View) -> None:
    """Draw the filter widgets."""
    words, selection = view.words, view.selection
    offices = words.names(view.whole.offices, "office_id")
    everywhere = words.text("filter-all-offices")
    _choose_one(
        "office",
        words.text("filter-office"),
        [*offices, ALL_OFFICES],
        selection.office,
        lambda office: offices.get(office, everywhere),
        lambda office: kept_address().with_selection(office=office),
    )
    years = sorted(view.whole.seminars["fiscal_year"].unique(), reverse=True)
    _choose_many(view, "fiscal_years", [int(year) for year in years], words.fiscal_year)
    countries = country_names(view.whole, words)
    _choose_many(view, "countries", _countries_in_reach(view), lambda code: countries[code])
    themes = theme_names(view.whole, words)
    taken_up = set(view.whole.seminar_themes["theme_id"].unique())
    known = [theme for theme in themes if theme in taken_up]
    _choose_many(view, "themes", known, lambda theme: themes[theme])


def draw_settings(view: View) -> None:
    """Draw the choice of data set and language."""
    words = view.words
    _switch(
        "data",
        words.text("filter-data"),
        DATA_SETS,
        view.address.data,
        lambda name: words.text(f"data-set-{name}"),
        lambda name: replace(kept_address(), data=name, seminar="", site=""),
    )
    _switch(
        "language",
        words.text("filter-language"),
        LANGUAGES,
        view.address.language,
        lambda language: words.text(f"language-{language}"),
        lambda language: replace(kept_address(), language=language),
    )


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


def _choose_one(
    name: str,
    label: str,
    options: list[str],
    chosen: str,
    written: Callable[[str], str],
    changed: Callable[[str], Address],
) -> None:
    key = f"filter-{name}"
    st.session_state[key] = chosen
    st.selectbox(
        label,
        options,
        key=key,
        format_func=written,
        on_change=lambda: go_to(changed(st.session_state[key])),
    )


def _choose_many(view: View, field: str, options: list[Any], written: Callable[[Any], str]) -> None:
    key = f"filter-{field}"
    st.session_state[key] = list(getattr(view.selection, field))
    st.multiselect(
        view.words.text(f"filter-{field}"),
        options,
        key=key,
        format_func=written,
        placeholder=view.words.text("filter-all"),
        on_change=lambda: go_to(
            kept_address().with_selection(**{field: tuple(st.session_state[key])})
        ),
    )


def _switch(
    name: str,
    label: str,
    options: Iterable[str],
    chosen: str,
    written: Callable[[str], str],
    changed: Callable[[str], Address],
) -> None:
    key = f"switch-{name}"
    st.session_state[key] = chosen
    st.segmented_control(
        label,
        options,
        key=key,
        format_func=written,
        required=True,
        width="stretch",
        on_change=lambda: go_to(changed(st.session_state[key])),
    )


def _countries_in_reach(view: View) -> list[str]:
    """Return the countries that the office covers or that came to its seminars, by name."""
    cells = participation.attendance(narrow(view.whole, Selection(view.selection.office)))
    names = country_names(view.whole, view.words)
    reached = {*cells["country"], *view.selection.countries}
    return sorted(reached, key=lambda code: names[code])


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
