"""Keeps the browser's address and the reader's choice one and the same.

The address is the truth: widgets are set from it, and write to it when they are used. Streamlit
drops the parameters when the reader goes to another page of the menu; they are put back there.
A link is rewritten as it was understood; what of it could not be used is kept beside it until the
reader's next choice.
"""

from collections.abc import Callable

import streamlit as st

from analysis.links.address import Address
from analysis.links.reading import Link, read_link
from pages.session.data import data_set
from pages.session.state import OPENED_LINK, PAGE_PATH, SHOWN_ADDRESS, Key, T


def current_address() -> Address:
    """Return what the browser's address says, with the choice carried to a newly opened page."""
    given, kept, path = _parameters(), SHOWN_ADDRESS.get(), st.context.url
    is_other_page = PAGE_PATH.get() != path
    if not is_other_page and kept is not None and given == kept.parameters():
        return kept
    link = read_link(given, data_set)
    came_from_menu = is_other_page and PAGE_PATH.is_set
    PAGE_PATH.set(path)
    if came_from_menu and not any(given.values()) and kept is not None:
        link = Link(kept.elsewhere())
    OPENED_LINK.set(link)
    go_to(link.address)
    return link.address


def opened_link() -> Link | None:
    """Return the link that opened the page; None once the reader has chosen anything else."""
    link = OPENED_LINK.get()
    return link if link is not None and link.address == kept_address() else None


def go_to(address: Address) -> None:
    """Write an address into the browser, if it is another."""
    SHOWN_ADDRESS.set(address)
    written = address.parameters()
    if written != _parameters():
        st.query_params.from_dict(written)


def kept_address() -> Address:
    """Return the address last shown, for a callback that changes a part of it."""
    kept = SHOWN_ADDRESS.get()
    assert kept is not None
    return kept


def set_widget(key: Key[T], value: T) -> None:
    """Set a widget to what the address says, where it says anything else.

    Setting it on each run would take back what a reader chooses while the run lasts. A widget
    holds its options as they are written, so it is set anew for another language; of the same name
    on another page, it is another widget.
    """
    here, shown_in = f"{PAGE_PATH.get()} {kept_address().language}", Key(f"{key.name}-shown-in", "")
    if not key.is_set or (key.get(), shown_in.get()) != (value, here):
        key.set(value)
    shown_in.set(here)


def renewed(name: str, value: T) -> Key[T]:
    """Return the key of a widget that shows a value; another one where it was not chosen there.

    For what stands in a pop-over: closed, it is not there to be told another value, and the browser
    would send the old one with the next run, so that what was taken back came again.
    """
    language, shown_in = kept_address().language, Key(f"{name}-language", "")
    times = Key(f"{name}-times", 0)
    key = Key(f"{name}.{times.get()}", value)
    if key.is_set and (key.get(), shown_in.get()) != (value, language):
        times.set(times.get() + 1)
        key = Key(f"{name}.{times.get()}", value)
    if not key.is_set:
        key.set(value)
    shown_in.set(language)
    return key


def when_chosen(key: Key[T], choose: Callable[[T], None]) -> Callable[[], None]:
    """Return what a widget of `renewed` calls: `choose` with what the reader chose in it.

    Streamlit calls it too when another has taken the widget's place before the browser knew, with
    what the old one showed: of two choices within 0.1 s the second was taken back so.
    """

    def call() -> None:
        if key.get() != key.default:
            choose(key.get())

    return call


def _parameters() -> dict[str, list[str]]:
    return {name: st.query_params.get_all(name) for name in st.query_params}
