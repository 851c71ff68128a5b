"""The rows of maps of thousands of sites: fetched by the browser, compressed, and kept there.

A row can be fetched as long as a page shows its map, and a little longer: whoever changes a filter
quickly has a browser that still asks for the rows of the map before.
"""

from dataclasses import dataclass
from weakref import WeakValueDictionary

import pydeck
import streamlit as st

from analysis import maps

LATEST = 4


@dataclass(frozen=True, eq=False)
class Rows:
    """The rows of one layer as JSON."""

    written: bytes


_rows: WeakValueDictionary[str, Rows] = WeakValueDictionary()


def without_rows(deck: pydeck.Deck, key: str) -> pydeck.Deck:
    """Return a deck that names the addresses of its many rows, and keep those for the browser."""
    lightened, rows = maps.light(deck)
    kept = [_rows.setdefault(name, Rows(written)) for name, written in rows.items()]
    if kept:
        before = st.session_state.get(f"{key}-rows", [])
        st.session_state[f"{key}-rows"] = [kept, *before][:LATEST]
    return lightened


def rows_of(name: str) -> bytes | None:
    """Return the rows that a page shows under a name."""
    found = _rows.get(name)
    return found.written if found else None
