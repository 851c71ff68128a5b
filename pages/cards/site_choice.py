"""The chosen site: one and the same on the map, in the list and in the address."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from analysis.summaries.visits import is_approximate
from pages.shared.browser import go_to, kept_address
from pages.shared.view import View

_PICKS = "picks"


def chosen_site(view: View) -> pd.Series | None:
    """Return the chosen site's row of `sites`, with `approximate`; None if there is no such one."""
    sites = view.whole.sites
    chosen = sites[sites["site_id"] == view.address.site]
    return None if chosen.empty else chosen.assign(approximate=is_approximate(chosen)).iloc[0]


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
