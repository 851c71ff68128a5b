"""The one filter bar: office, fiscal years, countries, themes, data set and language.

Each widget is set from the address and writes to it, so that a link restores the choice. Empty
means all.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from html import escape
from typing import Any

import streamlit as st

from analysis.address import Address
from analysis.dataset import DATA_SETS, Dataset
from analysis.labels import country_names, office_names, theme_names
from analysis.memory import cached
from analysis.rows import records
from analysis.search import known_as
from analysis.selection import ALL_OFFICES, Selection, narrow
from analysis.summaries import states
from analysis.summaries.counting import condensed
from analysis.summaries.themes import themes_taken_up
from analysis.words import LANGUAGES, Words
from pages.shared.browser import go_to, kept_address, set_widget
from pages.shared.markup import draw_html
from pages.shared.view import View


def draw_filters(view: View) -> None:
    """Draw the filter widgets, and what filtering.js knows of the names in all lists."""
    words, selection = view.words, view.selection
    draw_html(_known_as(view.whole, words))
    offices = office_names(view.whole, words)
    everywhere = words.text("filter-all-offices")
    _choose_one(
        "office",
        words.text("filter-office"),
        [*offices, ALL_OFFICES],
        selection.office,
        lambda office: offices.get(office, everywhere),
        lambda office: kept_address().with_selection(office=office),
    )
    years = {row["fiscal_year"] for row in records(view.whole.seminars)}
    _choose_many(view, "fiscal_years", sorted(years, reverse=True), words.fiscal_year)
    countries = country_names(view.whole, words)
    _choose_many(view, "countries", countries_in_reach(view), lambda code: countries[code])
    themes = theme_names(view.whole, words)
    known = [theme for theme in themes if theme in themes_taken_up(view.whole)]
    _choose_many(view, "themes", known, lambda theme: themes[theme])


@cached
def _known_as(dataset: Dataset, words: Words) -> str:
    known = json.dumps(known_as(dataset, words), ensure_ascii=False)
    return f'<div hidden data-known-as="{escape(known)}"></div>'


def draw_settings(view: View) -> None:
    """Draw the choice of data set and language."""
    words = view.words
    _switch(
        "data",
        words.text("filter-data"),
        DATA_SETS,
        view.address.data,
        lambda name: words.text(f"data-set-{name}"),
        lambda name: replace(kept_address().elsewhere(), data=name, q=kept_address().q),
    )
    _switch(
        "language",
        words.text("filter-language"),
        LANGUAGES,
        view.address.language,
        lambda language: words.text(f"language-{language}"),
        lambda language: replace(kept_address(), language=language),
    )


def _choose_one(
    name: str,
    label: str,
    options: list[str],
    chosen: str,
    written: Callable[[str], str],
    changed: Callable[[str], Address],
) -> None:
    key = f"filter-{name}"
    set_widget(key, chosen)
    st.selectbox(
        label,
        options,
        key=key,
        format_func=written,
        on_change=lambda: go_to(changed(st.session_state[key])),
    )


def _choose_many(view: View, field: str, options: list[Any], written: Callable[[Any], str]) -> None:
    key = f"filter-{field}"
    set_widget(key, list(getattr(view.selection, field)))
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
    set_widget(key, chosen)
    st.segmented_control(
        label,
        options,
        key=key,
        format_func=written,
        required=True,
        width="stretch",
        on_change=lambda: go_to(changed(st.session_state[key])),
    )


def countries_in_reach(view: View) -> list[str]:
    """Return the countries that the office covers or that came to its seminars, by name."""
    office = narrow(condensed(view.whole), Selection(view.selection.office))
    reached = states.countries_in_reach(office).union(view.selection.countries)
    return sorted(reached, key=country_names(view.whole, view.words).__getitem__)
