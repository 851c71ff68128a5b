"""The list of visited sites, to choose from."""

import pandas as pd
import streamlit as st

from analysis.summaries.visits import placing
from analysis.tables import readable
from pages.cards.site_choice import choose_site, picks_on_map
from pages.shared.view import View

# Pixels, so that the years stand beside the names.
NAME_WIDTH = 200
LIST_HEIGHT = 285


def draw_site_list(view: View, sites: pd.DataFrame) -> None:
    """Draw the sites as a list to choose from; what was picked on the map is chosen in it."""
    words, ids = view.words, list(sites["site_id"])
    key = f"site-list-{picks_on_map()}"
    chosen = [ids.index(view.address.site)] if view.address.site in ids else []
    columns = ["name_en", "name_ja", "last_fiscal_year", "placing"]
    rows = sites.assign(placing=placing(sites))

    def choose() -> None:
        rows = st.session_state[key].selection.rows
        choose_site(ids[rows[0]] if rows else "")

    st.dataframe(
        readable(rows[columns], view.whole, words),
        key=key,
        height=LIST_HEIGHT,
        hide_index=True,
        column_config={words.text("column-name"): st.column_config.Column(width=NAME_WIDTH)},
        on_select=choose,
        selection_mode="single-row",
        selection_default={"selection": {"rows": chosen}},
        alt=words.text("site-list-alt"),
    )
