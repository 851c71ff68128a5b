"""The list of visited sites, to choose from."""

from collections.abc import Sequence
from html import escape

import pandas as pd
import streamlit as st

from analysis.labels import theme_names
from analysis.memory import cached
from analysis.summaries.visits import placing
from analysis.tables import readable
from pages.cards.map_scale import Shown
from pages.cards.site_choice import choose_site
from pages.shared.markup import draw_html
from pages.shared.view import View

# Pixels, so that the years stand beside the names.
NAME_WIDTH = 200
LIST_HEIGHT = 285
_VERSION = "site-list-version"


def draw_site_list(view: View, shown: Shown) -> None:
    """Draw the sites as a list to choose from, with the chosen one marked by its id."""
    words, ids = view.words, shown.sites["site_id"].tolist()
    key = _key(ids, view.address.site)

    def choose() -> None:
        rows = st.session_state[key].selection.rows
        choose_site(ids[rows[0]] if rows else "")

    st.dataframe(
        _listed(view, shown),
        key=key,
        height=LIST_HEIGHT,
        hide_index=True,
        column_config={words.text("column-name"): st.column_config.Column(width=NAME_WIDTH)},
        on_select=choose,
        selection_mode="single-row",
        selection_default={"selection": {"rows": _rows_of(ids, view.address.site)}},
        alt=words.text("site-list-alt"),
    )
    draw_html(f'<p class="kz-note">{escape(words.text("site-list-keys"))}</p>')


@cached
def _listed(view: View, shown: Shown) -> pd.DataFrame:
    rows = shown.sites.assign(placing=placing(shown.sites))
    columns = ["name_en", "name_ja", "theme_id", "last_fiscal_year", "placing"]
    return readable(rows[columns], view.whole, view.words)


def _key(ids: Sequence[str], site_id: str) -> str:
    """Return the list's key: a new one whenever it marks another site than the chosen one.

    The browser keeps the mark by the number of its row. After a choice on the map or by a door,
    and after a change of filters, that row is another site.
    """
    version = st.session_state.setdefault(_VERSION, 0)
    marked = st.session_state.get(f"site-list-{version}")
    if marked is not None and marked.selection.rows != _rows_of(ids, site_id):
        version = st.session_state[_VERSION] = version + 1
    return f"site-list-{version}"


def _rows_of(ids: Sequence[str], site_id: str) -> list[int]:
    return [ids.index(site_id)] if site_id in ids else []


def names_in_list(view: View, sites: pd.DataFrame) -> list[str]:
    """Return the sites of the list, each with its theme, which its mark has as a colour, and year.

    The year is that of the last visit; a site whose theme is not documented has none.
    """
    words, themes = view.words, theme_names(view.whole, view.words)
    columns = (words.names_of(sites), sites["theme_id"], sites["last_fiscal_year"])
    return [
        f"{name} ({theme}{words.fiscal_year(int(year))})"
        for name, theme_id, year in zip(*columns, strict=True)
        for theme in ("" if pd.isna(theme_id) else f"{themes[theme_id]} · ",)
    ]
