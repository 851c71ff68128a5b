"""The rows of maps of thousands of sites: fetched by the browser, compressed, and kept there.

Rows are at hand as long as a page shows their map, and a little longer: whoever changes a filter
quickly has a browser that still asks for the rows of the map before.
"""

from dataclasses import dataclass
from functools import partial
from weakref import WeakValueDictionary

import pydeck

from analysis import maps
from pages.shared.files import File, address, hand_out_at
from pages.shared.view import View

LATEST = 4
JSON = "application/json"


@dataclass(frozen=True, eq=False)
class _Rows:
    """The rows of one layer as JSON, and where they were first to be had."""

    address: str
    written: bytes

    def read(self) -> bytes:
        return self.written


_by_content: WeakValueDictionary[str, _Rows] = WeakValueDictionary()


def without_rows(view: View, deck: pydeck.Deck, key: str) -> pydeck.Deck:
    """Return a deck that names the addresses of its many rows, and hand those out."""
    lightened, parts = _light(view, deck, key)
    files, addresses = {}, {}
    for name, part in parts.items():
        rows = _by_content.setdefault(part.digest, _Rows(part.address, part.rows))
        files[name], addresses[name] = File(JSON, rows.read, never_changes=True), part.address
    if files:
        hand_out_at(view, addresses, key, files, LATEST)
    return lightened


def written(view: View, deck: pydeck.Deck, key: str) -> str:
    """Return the deck as it is sent, which tells it from any other."""
    return str(_light(view, deck, key)[0].to_json())


def _light(
    view: View, deck: pydeck.Deck, key: str
) -> tuple[pydeck.Deck, dict[str, maps.RowsApart]]:
    lightened, parts = maps.light(deck, partial(_address, view, key))
    return lightened, {_name(key, layer): part for layer, part in parts.items()}


def _name(key: str, layer: str) -> str:
    return f"{key}/{layer}.json"


def _address(view: View, key: str, layer: str, digest: str) -> str:
    """Return where rows are to be had: those of another choice, if they are the same."""
    same = _by_content.get(digest)
    return same.address if same else address(view, _name(key, layer), digest)
