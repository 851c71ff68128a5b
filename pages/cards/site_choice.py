"""The chosen site: one and the same on the map, in the list and in the address."""

from dataclasses import replace

import streamlit as st

from pages.shared.browser import go_to, kept_address

_PICKS = "picks"


def choose_site(site_id: str) -> None:
    """Open a site; "" closes it."""
    go_to(replace(kept_address(), site=site_id))


def choose_on_map(site_id: str) -> None:
    """Open a site picked on the map; the list is drawn afresh with it chosen."""
    st.session_state[_PICKS] = picks_on_map() + 1
    choose_site(site_id)


def picks_on_map() -> int:
    """Return how many sites were picked on the map so far."""
    return int(st.session_state.get(_PICKS, 0))
