"""Draws a map and tells which site the reader picked on it."""

from collections.abc import Callable
from typing import Any

import pydeck
import streamlit as st

from analysis import look, maps

# Relative, as Streamlit's own assets are, so that it holds under any base path.
STYLE_URLS = {"light": "basemap/style-light.json", "dark": "basemap/style-dark.json"}


def style_url(theme: look.Theme) -> str:
    """Return the address of the basemap's style."""
    return STYLE_URLS[theme]


def frame_of_reader() -> maps.Frame:
    """Return the size a map is fitted to: telephones say "Mobi" in their user agent."""
    return maps.PHONE if "Mobi" in st.context.headers.get("User-Agent", "") else maps.DESKTOP


def draw_map(
    deck: pydeck.Deck,
    key: str,
    alt: str,
    frame: maps.Frame = maps.DESKTOP,
    on_pick: Callable[[str], None] | None = None,
) -> str | None:
    """Draw a deck; return the site_id that was picked on it just now, or None.

    `on_pick` runs before the page, so that it can put the site into the page's state and the
    deck of the same run already rings it. A pick is an event: the page keeps the chosen site.
    """
    picked = f"{key}-picked"

    def take() -> None:
        site = _site_of(st.session_state[key])
        st.session_state[picked] = site
        if site is not None and on_pick is not None:
            on_pick(site)

    st.pydeck_chart(
        deck, key=key, alt=alt, height=frame.height, on_select=take, selection_mode="single-object"
    )
    return st.session_state.pop(picked, None)


def _site_of(event: Any) -> str | None:
    """Return the site among the picked objects; a host or an arc is none."""
    objects = [row for rows in event.selection.objects.values() for row in rows]
    sites = [row["site_id"] for row in objects if "site_id" in row]
    return str(sites[0]) if sites else None
