"""The two maps of Kizuna, as pydeck decks over our own basemap.

A map takes small frames of the summaries of visits, never a data set, and draws only what has a
place; `legend.not_on_the_map` says what has none.
"""

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import replace
from hashlib import blake2b
from typing import NamedTuple
from weakref import WeakKeyDictionary

import pandas as pd
import pydeck
from pydeck.bindings.json_tools import default_serialize

from analysis import palette
from analysis.frames.rows import known, records
from analysis.geometry import viewport
from analysis.maps import layers as map_layers
from analysis.maps import marks as map_marks
from analysis.maps import scales
from analysis.maps import scales as map_discs
from analysis.maps.labels import MapLabel, arrange
from analysis.maps.marks import DrawingContext, MarkRow, Route, Shading
from analysis.summaries.places.visits import HostVisitedRow
from analysis.words.catalogue import Words

# The two maps of Kizuna, as pydeck decks over our own basemap.

# The layers that a reader can switch on and off.
LAYERS = ("sites", "approximate", "hosts", "prefectures", "journeys")
NO_NAMES: Mapping[str, str] = {}
NO_ROUTE = Route()

# The page scrolls over the map: zooming is by buttons, double click, pinch or with the keyboard.
CONTROLS = {"scrollZoom": False, "dragRotate": False, "touchRotate": False}
# A small map is to be read, not steered; on a telephone it must not catch the finger.
STILL = {**CONTROLS, "dragPan": False, "doubleClickZoom": False, "touchZoom": False}

# The layer of a site, by whether its place is approximate.
_LAYER_OF = {True: "approximate", False: "sites"}

# Importance of names: the chosen site, then hosts by the times hosted, Tokyo and the countries,
# then sites.
CHOSEN, HOST, STOP, SITE = 1000.0, 100.0, 50.0, 0.0
# Pixels: from which radius a circle has room for its name, and how far a ring pushes a name.
WIDE_CIRCLE, RING_GAP = 45.0, 7.0


def hosts_map(
    hosts: Sequence[HostVisitedRow],
    words: Words,
    scheme: palette.Scheme,
    style_url: str,
    frame: viewport.Frame = viewport.SMALL,
    *,
    shading: Shading | None = None,
    chosen: Collection[str] = (),
    seen: Iterable[viewport.Point] = (),
) -> pydeck.Deck:
    """A map of Japan that does not move, with the rows of `visits.hosts_visited`, sized by times.

    `chosen` are the host_ids to be filled, `seen` places that lie in the view as well.
    """
    places = (
        viewport.Point(known(host["latitude"]), known(host["longitude"]))
        for host in map_marks.with_a_point(hosts)
    )
    view = viewport.fit((*viewport.JAPAN, *places, *seen), frame)
    view.min_zoom = view.max_zoom = view.zoom
    drawing = DrawingContext(words, scheme)
    rows = map_marks.host_rows(hosts, drawing)
    marks = [
        map_layers.prefectures(
            map_marks.prefecture_rows(shading, drawing) if shading else [], scheme
        ),
        map_layers.host_rings(rows, scheme),
        map_layers.chosen_hosts([row for row in rows if row["host_id"] in chosen], scheme),
        *_name_layers(_host_labels(rows, chosen), view, frame, scheme),
    ]
    return _deck(marks, view, scheme, style_url, STILL)


def visits_map(
    sites: pd.DataFrame,
    hosts: pd.DataFrame,
    journeys: pd.DataFrame,
    words: Words,
    scheme: palette.Scheme,
    style_url: str,
    layers: Collection[str] = LAYERS,
    view: pydeck.ViewState | None = None,
    *,
    frame: viewport.Frame = viewport.DESKTOP,
    chosen: Collection[str] = (),
    route: Route = NO_ROUTE,
    shading: Shading | None = None,
    cities: Sequence[scales.City] = (),
    with_scale: bool = False,
    theme_names: Mapping[str, str] = NO_NAMES,
    country_names: Mapping[str, str] = NO_NAMES,
) -> pydeck.Deck:
    """The map of site visits, from three frames of `summaries.places.visits`.

    `layers` are those of `LAYERS` to be drawn, `view` comes from `fit` or `natural_view` for the
    same `frame`, `chosen` are the site_ids to be ringed, `way` is that of one seminar, `shading`
    that of the prefectures; the names are by theme_id and by country. Farther away than a city, the
    sites of `cities` are one disc for each. A city has its bar of scale, a country, whose north has
    another, only `with_scale`: where another map stands beside it.
    """
    drawing = DrawingContext(words, scheme, theme_names, country_names)
    view = view or natural_view(sites, hosts, journeys, layers, frame)
    is_near = view.zoom >= viewport.CITY_SCALE
    in_layers = sites[sites["approximate"].map(_LAYER_OF).isin(layers)]
    in_discs = map_discs.at_cities(in_layers, () if is_near else cities)
    discs = map_discs.disc_rows(in_discs, cities, drawing, frame)
    alone = in_layers[~in_layers["site_id"].isin(in_discs["site_id"])]
    drawn = map_marks.site_rows(alone, drawing)
    rings = _host_rings(hosts, discs, drawing) if "hosts" in layers else []
    map_discs.stand_aside([*discs, *(rings if discs else [])], view.zoom)
    legs = map_marks.in_person_journeys(journeys) if "journeys" in layers else []
    stops = [*map_marks.stop_rows(legs, drawing), *map_marks.start_rows(route, drawing)]
    shaded = shading if "prefectures" in layers else None
    radius = map_layers.NEAR_RADIUS if is_near else map_layers.SITE_RADIUS
    bars = map_marks.scale_rows(view, frame) if is_near or with_scale else []
    marks = [
        *map_layers.scale_bars(bars, scheme),
        map_layers.prefectures(
            map_marks.prefecture_rows(shaded, drawing) if shaded else [], scheme
        ),
        map_layers.journey_arcs(map_marks.arc_rows(legs, drawing), scheme),
        map_layers.route_lines(map_marks.route_rows(route, scheme)),
        map_layers.stop_dots(stops, scheme),
        map_layers.host_rings(rings, scheme),
        *map_layers.discs(discs, scheme),
        map_layers.chosen_discs(map_discs.chosen_discs(discs, chosen), scheme),
        map_layers.here_dot(map_marks.here_rows(route), scheme),
        map_layers.approximate_sites([row for row in drawn if row["approximate"]], scheme),
        map_layers.exact_sites([row for row in drawn if not row["approximate"]], scheme, radius),
        *_next_layers(map_marks.next_there(drawn, chosen), scheme, radius),
        map_layers.signs(drawn if is_near else [], scheme),
        map_layers.chosen_site([row for row in drawn if row["site_id"] in chosen], scheme),
        *_name_layers(
            _labels(drawn, [*discs, *rings], stops, chosen, view.zoom), view, frame, scheme
        ),
    ]
    return _deck(marks, view, scheme, style_url, CONTROLS)


def _host_rings(
    hosts: pd.DataFrame, discs: Sequence[MarkRow], drawing: DrawingContext
) -> list[MarkRow]:
    """Return the hosts; beside discs those that have none."""
    with_disc = {disc["host_id"] for disc in discs}
    rows = map_marks.host_rows(records(hosts, HostVisitedRow), drawing)
    return [row for row in rows if row["host_id"] not in with_disc]


def _next_layers(rows: list[MarkRow], scheme: palette.Scheme, radius: float) -> list[pydeck.Layer]:
    """Draw the next of the sites that lie on the chosen one above it, so that a click opens it."""
    exact = [row for row in rows if not row["approximate"]]
    approximate = [row for row in rows if row["approximate"]]
    return [
        map_layers.approximate_sites(approximate, scheme, "next-approximate"),
        map_layers.exact_sites(exact, scheme, radius, "next"),
    ]


def natural_view(
    sites: pd.DataFrame,
    hosts: pd.DataFrame,
    journeys: pd.DataFrame,
    layers: Collection[str] = LAYERS,
    frame: viewport.Frame = viewport.DESKTOP,
) -> pydeck.ViewState:
    """The view to begin with: capitals and Japan with journeys; a city that holds all; Japan."""
    capitals = viewport.points(journeys, "capital_") if "journeys" in layers else ()
    if capitals:
        return viewport.fit((*capitals, *viewport.JAPAN), frame)
    around = viewport.fit((*viewport.points(sites), *viewport.points(hosts)), frame)
    is_one_city = around.zoom >= viewport.CITY_SCALE and viewport.points(sites)
    return (
        around if is_one_city else viewport.fit((*viewport.JAPAN, *viewport.points(hosts)), frame)
    )


def _labels(
    sites: list[MarkRow],
    hosts: list[MarkRow],
    stops: list[MarkRow],
    chosen: Collection[str],
    zoom: float,
) -> list[MapLabel]:
    """All names that want a place; a site's only at a city's scale or when it is chosen."""
    ringed = [_site_label(row, zoom) for row in sites if row["site_id"] in chosen]
    others = [row for row in sites if row["site_id"] not in chosen and zoom >= viewport.CITY_SCALE]
    return [
        *(
            replace(label, bold=True, importance=CHOSEN, radius=label.radius + RING_GAP)
            for label in ringed
        ),
        *_host_labels(hosts),
        *(_label(row, map_layers.STOP_RADIUS, 12, STOP) for row in stops),
        *(_site_label(row, zoom) for row in others),
    ]


def _name_layers(
    labels: list[MapLabel], view: pydeck.ViewState, frame: viewport.Frame, scheme: palette.Scheme
) -> list[pydeck.Layer]:
    """Arrange all names together, then draw them in two weights."""
    placed = arrange(labels, view, frame)
    plain = map_marks.label_rows(
        [p for p in placed if not p.label.bold], palette.rgba(palette.muted(scheme))
    )
    bold = map_marks.label_rows(
        [p for p in placed if p.label.bold], palette.rgba(palette.ink(scheme))
    )
    return [
        map_layers.names(plain, "names", scheme, 600),
        map_layers.names(bold, "bold-names", scheme, 700),
    ]


def _host_labels(hosts: list[MarkRow], chosen: Collection[str] = ()) -> list[MapLabel]:
    return [
        _label(
            row,
            row["radius"],
            13.5,
            CHOSEN if row["host_id"] in chosen else HOST + row["radius"],
            bold=True,
        )
        for row in hosts
    ]


def _site_label(site: MarkRow, zoom: float) -> MapLabel:
    """Name a site beside its dot or its circle, or inside a circle that fills the view."""
    radius = map_layers.NEAR_RADIUS if zoom >= viewport.CITY_SCALE else map_layers.SITE_RADIUS
    label = _label(site, radius, 12, SITE)
    if not site["approximate"]:
        return label
    circle = viewport.in_pixels(site["uncertainty"], label.point.latitude, zoom)
    return replace(label, radius=circle if circle < WIDE_CIRCLE else radius, open_mark=True)


def _label(
    row: MarkRow, radius: float, size: float, importance: float, bold: bool = False
) -> MapLabel:
    longitude, latitude = row["position"]
    right, down = row.get("offset", (0.0, 0.0))
    place = viewport.Point(latitude, longitude)
    return MapLabel(row["name"], place, radius, size, importance, bold, shift=(right, down))


def _deck(
    marks: list[pydeck.Layer],
    view: pydeck.ViewState,
    scheme: palette.Scheme,
    style_url: str,
    controls: Mapping[str, bool],
) -> pydeck.Deck:
    # Streamlit fades every top-level layer when an object is picked, and ties the pick to a row
    # number that the next filter gives to another site. It leaves a nested list alone, and takes
    # the pick back with the next drawing, so the page's own chosen site is the only truth.
    # A view is jumped to: deck.gl flies only with an interpolator, which is an object of its own,
    # and Streamlit's reader of decks knows the names of layers, views and extensions alone.
    return sent_deck(
        [[mark for mark in marks if mark.data]],
        views=[pydeck.View(type="MapView", controller=dict(controls))],
        initial_view_state=view,
        map_style=style_url,
        _tooltip=_tooltip(scheme),
        # Layers lie in the order they are drawn; otherwise arcs, being high, would cover names.
        parameters={"depthCompare": "always"},
    )


def _tooltip(scheme: palette.Scheme) -> dict[str, object]:
    """Streamlit escapes what it puts into {name} and {details}."""
    return {
        "html": "<strong>{name}</strong><div>{details}</div>",
        "style": {
            "backgroundColor": palette.ink(scheme),
            "color": palette.paper(scheme),
            "fontSize": "0.85rem",
            "lineHeight": "1.45",
            "maxWidth": "18rem",
            "padding": "0.5rem 0.75rem",
            "borderRadius": "0.4rem",
            "whiteSpace": "pre-line",
        },
    }


# How a deck goes to the browser: written once for all readers, its many rows apart.

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


class RowsFile(NamedTuple):
    """The rows of a layer as JSON, their digest, and the address that stands in their place."""

    address: str
    digest: str
    rows: bytes


def light(
    deck: pydeck.Deck, address_of: Callable[[str, str], str]
) -> tuple[pydeck.Deck, dict[str, RowsFile]]:
    """Return a deck with the addresses of its many rows in their place, and those rows by layer.

    `address_of` a layer and the digest of its rows is asked once for a deck.
    """
    if deck not in _LIGHT:
        row_files: dict[str, RowsFile] = {}
        lightened = copy(deck)
        lightened.layers = [
            [_without_rows(layer, row_files, address_of) for layer in group]
            for group in deck.layers
        ]
        _LIGHT[deck] = lightened, row_files
    return _LIGHT[deck]


_LIGHT: WeakKeyDictionary[pydeck.Deck, tuple[pydeck.Deck, dict[str, RowsFile]]] = (
    WeakKeyDictionary()
)


def _without_rows(
    layer: pydeck.Layer, row_files: dict[str, RowsFile], address_of: Callable[[str, str], str]
) -> pydeck.Layer:
    if len(layer.data) < MANY_ROWS:
        return layer
    written = json.dumps(layer.data, ensure_ascii=False, separators=(",", ":")).encode()
    digest = blake2b(written, digest_size=12).hexdigest()
    row_files[layer.id] = RowsFile(address_of(layer.id, digest), digest, written)
    without = copy(layer)
    without.data = row_files[layer.id].address
    return without
