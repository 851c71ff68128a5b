"""How a deck goes to the browser: written once for all readers, its many rows apart."""

import json
from collections.abc import Sequence
from copy import copy
from hashlib import blake2b
from typing import Any
from weakref import WeakKeyDictionary

import pydeck
from pydeck.bindings.json_tools import default_serialize

# Of so many rows on, a layer's rows are fetched by the browser instead of sent within the map,
# which Streamlit's page reads with a parser that takes a second for thousands of sites.
MANY_ROWS = 1000
ROWS_FOLDER = "map-rows"


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


def sent_deck(layers: Sequence[object], **settings: Any) -> SentDeck:
    """Return a deck of layers without a map service; `settings` are attributes of pydeck's."""
    deck = copy(_BARE)
    deck.layers = layers
    for name, value in settings.items():
        setattr(deck, name, value)
    return deck


def light(deck: pydeck.Deck) -> tuple[pydeck.Deck, dict[str, bytes]]:
    """Return a deck with the addresses of its many rows in their place, and those rows as JSON.

    The rows are by the last part of their address, in `ROWS_FOLDER`.
    """
    if deck not in _LIGHT:
        rows: dict[str, bytes] = {}
        lightened = copy(deck)
        lightened.layers = [
            [_without_rows(layer, rows) for layer in group] for group in deck.layers
        ]
        _LIGHT[deck] = lightened, rows
    return _LIGHT[deck]


_LIGHT: WeakKeyDictionary[pydeck.Deck, tuple[pydeck.Deck, dict[str, bytes]]] = WeakKeyDictionary()


def _without_rows(layer: pydeck.Layer, rows: dict[str, bytes]) -> pydeck.Layer:
    if len(layer.data) < MANY_ROWS:
        return layer
    written = json.dumps(layer.data, ensure_ascii=False, separators=(",", ":")).encode()
    name = f"{blake2b(written, digest_size=12).hexdigest()}.json"
    rows[name] = written
    without = copy(layer)
    without.data = f"{ROWS_FOLDER}/{name}"
    return without
