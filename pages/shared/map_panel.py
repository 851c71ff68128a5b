"""Draws a map and tells which site the reader picked on it."""

from collections.abc import Callable
from html import escape
from typing import Any

import pydeck
import streamlit as st

from analysis import look, maps
from pages.shared.files import only_files
from pages.shared.map_rows import without_rows
from pages.shared.view import View

# Relative, as Streamlit's own assets are, so that it holds under any base path.
STYLE_URLS = {"light": "basemap/style-light.json", "dark": "basemap/style-dark.json"}


def style_url(theme: look.Theme) -> str:
    """Return the address of the basemap's style."""
    return STYLE_URLS[theme]


def frame_of_reader(view: View, on_a_desk: maps.Frame = maps.DESKTOP) -> maps.Frame:
    """Return the size a map is fitted to."""
    return maps.PHONE if view.is_phone else on_a_desk


def draw_map(
    view: View,
    deck: pydeck.Deck,
    key: str,
    alt: str,
    frame: maps.Frame = maps.DESKTOP,
    on_pick: Callable[[str], None] | None = None,
    on_host: Callable[[str], None] | None = None,
) -> str | None:
    """Draw a deck; return the site_id that was picked on it just now, or None.

    `on_pick` and, with a host_id, `on_host` run before the page, so that they can put the site
    into the page's state and the deck of the same run already rings it. A pick is an event: the
    page keeps the chosen site.
    """
    picked = f"{key}-picked"

    def take() -> None:
        event = st.session_state[key]
        site, host = _picked(event, "site_id"), _picked(event, "host_id")
        st.session_state[picked] = site
        if site is not None and on_pick is not None:
            on_pick(site)
        elif host is not None and on_host is not None:
            on_host(host)

    sent = without_rows(view, deck, key)
    if only_files():
        return None
    st.pydeck_chart(
        sent, key=key, alt=alt, height=frame.height, on_select=take, selection_mode="single-object"
    )
    site: str | None = st.session_state.pop(picked, None)
    return site


def credits_html(view: View) -> str:
    """Name the makers of the basemap where its picture stands in for the map that says it."""
    return f'<p class="kz-note kz-credits">{escape(maps.credits_line(view.words))}</p>'


def _picked(event: Any, column: str) -> str | None:
    """Return the id of the site or host among the picked objects; an arc is neither."""
    objects = [row for rows in event.selection.objects.values() for row in rows]
    found = [row[column] for row in objects if column in row]
    return str(found[0]) if found else None
