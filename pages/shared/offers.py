"""Files to take away, as links: each is made when a reader asks for it.

A download button of Streamlit is a widget, of which a page would have dozens. A file can be asked
for as long as a page offers it: the page's session keeps it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from html import escape
from urllib.parse import quote
from weakref import WeakValueDictionary

import streamlit as st

from pages.shared.view import View

# Where app.py serves the files; relative, as Streamlit's own assets are.
ADDRESS = "files"


@dataclass(frozen=True, eq=False)
class Offer:
    """A file by its name, with what the link says, and how it is made."""

    label: str
    file_name: str
    mime: str
    made: Callable[[], bytes | str]


_offers: WeakValueDictionary[str, Offer] = WeakValueDictionary()


def offers_html(view: View, key: str, offers: Sequence[Offer], doors: Sequence[str] = ()) -> str:
    """Return links to files, and the doors that stand behind them; `key` is unique in the page.

    The files can be asked for from now on.
    """
    st.session_state[f"offers-{key}"] = offers
    return f'<div class="kz-tools">{"".join((*_links(view, key, offers), *doors))}</div>'


def offered(name: str) -> Offer | None:
    """Return what a page offers under a name."""
    return _offers.get(name)


def _links(view: View, key: str, offers: Sequence[Offer]) -> list[str]:
    return [_link(_name(view, key, offer), key, offer) for offer in offers]


def _link(name: str, key: str, offer: Offer) -> str:
    _offers[name] = offer
    file, ending = escape(offer.file_name), offer.file_name.rpartition(".")[2]
    address = f"./{ADDRESS}/{name}/{quote(offer.file_name)}"
    return (
        f'<a class="kz-file" data-file="{key}.{ending}" href="{address}" download="{file}">'
        f"{escape(offer.label)}</a>"
    )


def _name(view: View, key: str, offer: Offer) -> str:
    """Return the same name for the same file of the same data, whoever asks for it."""
    said = repr((view.address, view.theme, id(view.whole), key, offer.file_name))
    return blake2b(said.encode(), digest_size=12).hexdigest()
