"""How a deck goes to the browser: written once for all readers, its many rows apart."""

import json
from collections.abc import Callable, Sequence
from copy import copy
from hashlib import blake2b
from typing import NamedTuple
from weakref import WeakKeyDictionary

import pydeck
from pydeck.bindings.json_tools import default_serialize

# Of so many rows on, a layer's rows are fetched by the browser instead of sent within the map,
# which Streamlit's page reads with a parser that takes a second for thousands of sites.
MANY_ROWS = 1000


class SentDeck(pydeck.Deck):  # type: ignore[misc] # pydeck ships no types
    """A deck that is written as JSON once, and not again for each reader and each run."""

    def _set_api_keys(self, api_keys: object = None) -> None:
        """Ask no map service, whatever keys this computer has."""

    def to_json(self) -> str:
        """Return the deck as the browser takes it; pydeck's own adds lines and indents."""
        # Kept beside it: what is in a deck is what is written.
        if self not in _WRITTEN:
            _WRITTEN[self] = json.dumps(
                self, sort_keys=True, default=default_serialize, separators=(",", ":")
            )
        return _WRITTEN[self]


_WRITTEN: WeakKeyDictionary[SentDeck, str] = WeakKeyDictionary()


# To make one, pydeck looks for a notebook, which takes as long as all the rest of a small map.
_BARE = SentDeck(map_provider=None, map_style=None)


def sent_deck(layers: Sequence[object], **settings: object) -> SentDeck:
    """Return a deck of layers without a map service; `settings` are attributes of pydeck's."""
    deck = copy(_BARE)
    deck.layers = layers
    for name, value in settings.items():
        setattr(deck, name, value)
    return deck


class RowsApart(NamedTuple):
    """The rows of a layer as JSON, their digest, and the address that stands in their place."""

    address: str
    digest: str
    rows: bytes


def light(
    deck: pydeck.Deck, address_of: Callable[[str, str], str]
) -> tuple[pydeck.Deck, dict[str, RowsApart]]:
    """Return a deck with the addresses of its many rows in their place, and those rows by layer.

    `address_of` a layer and the digest of its rows is asked once for a deck.
    """
    if deck not in _LIGHT:
        apart: dict[str, RowsApart] = {}
        lightened = copy(deck)
        lightened.layers = [
            [_without_rows(layer, apart, address_of) for layer in group] for group in deck.layers
        ]
        _LIGHT[deck] = lightened, apart
    return _LIGHT[deck]


_LIGHT: WeakKeyDictionary[pydeck.Deck, tuple[pydeck.Deck, dict[str, RowsApart]]] = (
    WeakKeyDictionary()
)


def _without_rows(
    layer: pydeck.Layer, apart: dict[str, RowsApart], address_of: Callable[[str, str], str]
) -> pydeck.Layer:
    if len(layer.data) < MANY_ROWS:
        return layer
    written = json.dumps(layer.data, ensure_ascii=False, separators=(",", ":")).encode()
    digest = blake2b(written, digest_size=12).hexdigest()
    apart[layer.id] = RowsApart(address_of(layer.id, digest), digest, written)
    without = copy(layer)
    without.data = apart[layer.id].address
    return without
