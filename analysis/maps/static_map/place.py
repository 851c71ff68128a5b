"""A still map of one position, before it is saved: how far it is uncertain, and what lies around.

It has no deck that moves: who has typed two numbers looks whether they are where they should be.
"""

from collections.abc import Sequence
from math import sqrt
from xml.etree.ElementTree import Element

import pandas as pd

from analysis import palette
from analysis.geometry import viewport
from analysis.geometry.municipalities import Municipality, municipalities
from analysis.maps import labels, layers, marks
from analysis.maps.decks import sent_deck
from analysis.maps.static_map.poster import drawn
from analysis.words.catalogue import Words

FRAME = viewport.Frame(width=360, height=260, margin=28)
# More names are more to read than to find one's way by.
NAMED = 8
NAME_SIZE = 11.5
# So many municipalities are seen, unless they are too far away, as from an island.
SEEN, FARTHEST_M, DEGREE_M = 2, 40_000, 111_195
# A position that nobody calls uncertain is a point to whoever looks at a map of a city.
DOT_ALONE_M = 100


def place_map(
    place: viewport.Point,
    uncertainty_m: int | None,
    words: Words,
    scheme: palette.Scheme,
    frame: viewport.Frame = FRAME,
) -> Element:
    """Return a map with a position, the circle in which it lies, and the municipalities around.

    It says in words what it shows (`aria-label`). Without `uncertainty_m`, or with a few metres, it
    has the dot alone.
    """
    metres = uncertainty_m or 0
    nearest = sorted(municipalities(), key=lambda one: _away(one, place))[:NAMED]
    reach = min(DEGREE_M * sqrt(_away(nearest[SEEN - 1], place)), FARTHEST_M)
    view = viewport.fit(_around(place, max(metres, reach)), frame)
    here = {"position": [viewport.eastward(place.longitude), place.latitude]}
    colour = palette.rgba(palette.accent(scheme))
    circle = {**here, "colour": colour, "uncertainty": metres, "perhaps": False}
    around = labels.arrange(_labels(place, nearest, words), view, frame)
    named = [found for found in around if found.text]
    rows = marks.label_rows(named, palette.rgba(palette.muted(scheme)))
    shown = [
        *layers.scale_bars(marks.scale_rows(view, frame), scheme),
        layers.stop_dots([{"position": row["position"]} for row in rows], scheme),
        layers.approximate_sites([circle] if metres > DOT_ALONE_M else [], scheme),
        layers.here_dot([here], scheme),
        layers.names(rows, "names", scheme, 600),
    ]
    deck = sent_deck([[layer for layer in shown if layer.data]], initial_view_state=view)
    picture = drawn(deck, scheme, frame)
    picture.set("role", "img")
    picture.set("aria-label", place_alt(place, uncertainty_m, words))
    return picture


def place_alt(place: viewport.Point, uncertainty_m: int | None, words: Words) -> str:
    """Say where a position lies, near what, and within how many metres."""
    nearest = min(municipalities(), key=lambda one: _away(one, place))
    return words.text(
        "place-map-alt",
        latitude=words.number(place.latitude),
        longitude=words.number(place.longitude),
        near=_name(nearest, words),
        within=marks.approximate_within(uncertainty_m, words),
        uncertain="yes" if uncertainty_m else "no",
    )


def _around(place: viewport.Point, metres: float) -> tuple[viewport.Point, ...]:
    row = {"latitude": [place.latitude], "longitude": [place.longitude], "approximate": [True]}
    return viewport.around(pd.DataFrame({**row, "uncertainty_m": [metres]}))


def _labels(
    place: viewport.Point, nearest: Sequence[Municipality], words: Words
) -> list[labels.MapLabel]:
    """Return the names of municipalities, the nearer the more important.

    Before them comes the position itself, which has none and is not written over.
    """
    return [
        labels.MapLabel("", place, layers.HERE_RADIUS, NAME_SIZE, NAMED + 1),
        *(
            labels.MapLabel(
                _name(one, words),
                viewport.Point(one.latitude, one.longitude),
                layers.STOP_RADIUS,
                NAME_SIZE,
                NAMED - rank,
            )
            for rank, one in enumerate(nearest)
        ),
    ]


def _away(one: Municipality, place: viewport.Point) -> float:
    """Return how far away a municipality is, in degrees squared: enough to compare."""
    north, east = one.latitude - place.latitude, one.longitude - place.longitude
    return north**2 + (east * 0.81) ** 2


def _name(one: Municipality, words: Words) -> str:
    return one.name_ja if words.language == "ja" else one.name_en
