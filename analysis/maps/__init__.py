"""Maps: decks for pydeck over our own basemap, their pictures, and the words around them.

A map takes small frames of `analysis.summaries.visits`, never a data set, and draws only what
has a place; `not_on_the_map` says what has none.
"""

from analysis.maps.decks import LAYERS, hosts_map, natural_view, visits_map
from analysis.maps.legend import (
    Sign,
    credits_line,
    hosts_alt,
    legend,
    not_on_the_map,
    signs,
    visits_alt,
)
from analysis.maps.marks import Way
from analysis.maps.plate import PLATE, Plate, plate
from analysis.maps.still import png_bytes, still_map
from analysis.maps.views import (
    DESKTOP,
    JAPAN,
    PHONE,
    SMALL,
    Frame,
    Point,
    again,
    around,
    fit,
    points,
)

__all__ = [
    "DESKTOP",
    "JAPAN",
    "LAYERS",
    "PHONE",
    "PLATE",
    "SMALL",
    "Frame",
    "Plate",
    "Point",
    "Sign",
    "Way",
    "again",
    "around",
    "credits_line",
    "fit",
    "hosts_alt",
    "hosts_map",
    "legend",
    "natural_view",
    "not_on_the_map",
    "plate",
    "png_bytes",
    "points",
    "signs",
    "still_map",
    "visits_alt",
    "visits_map",
]
