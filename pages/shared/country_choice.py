"""The choice of the country that a page opens."""

from dataclasses import replace

import streamlit as st

from analysis.labels import country_names
from pages.shared.browser import go_to, kept_address, set_widget
from pages.shared.filter_bar import countries_in_reach
from pages.shared.view import View


def opened_country(view: View) -> str | None:
    """Return the first of the countries filtered; None without a filter."""
    return next(iter(view.selection.countries), None)


def choose_country(view: View) -> str | None:
    """Draw the choice among the office's countries; the first of those filtered is open."""
    names = country_names(view.whole, view.words)
    set_widget("open-country", opened_country(view))
    return st.selectbox(
        view.words.text("country-choose"),
        countries_in_reach(view),
        index=None,
        key="open-country",
        format_func=lambda code: names[code],
        placeholder=view.words.text("country-choose-hint"),
        on_change=_open_country,
    )


def _open_country() -> None:
    chosen, kept = st.session_state["open-country"], kept_address()
    address = kept.elsewhere().with_selection(countries=(chosen,) if chosen else ())
    go_to(replace(address, report=kept.report))
