"""Maps: decks for pydeck over our own basemap, their pictures, and the words around them.

A map takes small frames of `analysis.summaries.visits`, never a data set, and draws only what
has a place; `not_on_the_map` says what has none.
"""

from analysis.maps.decks import LAYERS, hosts_map, natural_view, visits_map
from analysis.maps.ground import on_dark
from analysis.maps.legend import (
    Sign,
    credits_line,
    hosts_alt,
    hosts_signs,
    legend,
    legend_html,
    not_on_the_map,
    signs,
    visits_alt,
)
from analysis.maps.marks import Shading, Way, same_spot, with_a_point
from analysis.maps.plate import PLATE, Plate, explained, plate
from analysis.maps.scales import (
    CITY,
    FITS,
    LAYERS_AT,
    SCALES,
    City,
    cities,
    city_of,
    city_view,
    japan_view,
    read_scale,
    scale_of,
    week_view,
    within,
)
from analysis.maps.sending import RowsApart, light
from analysis.maps.still import png_bytes, still_map
from analysis.maps.views import (
    DESKTOP,
    HALF,
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
    "CITY",
    "DESKTOP",
    "FITS",
    "HALF",
    "JAPAN",
    "LAYERS",
    "LAYERS_AT",
    "PHONE",
    "PLATE",
    "SCALES",
    "SMALL",
    "City",
    "Frame",
    "Plate",
    "Point",
    "RowsApart",
    "Shading",
    "Sign",
    "Way",
    "again",
    "around",
    "cities",
    "city_of",
    "city_view",
    "credits_line",
    "explained",
    "fit",
    "hosts_alt",
    "hosts_map",
    "hosts_signs",
    "japan_view",
    "legend",
    "legend_html",
    "light",
    "natural_view",
    "not_on_the_map",
    "on_dark",
    "plate",
    "png_bytes",
    "points",
    "read_scale",
    "same_spot",
    "scale_of",
    "signs",
    "still_map",
    "visits_alt",
    "visits_map",
    "week_view",
    "with_a_point",
    "within",
]
