"""The two maps of Kizuna, as pydeck decks over our own basemap."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
import pydeck

from analysis import look
from analysis.maps import layers as layer
from analysis.maps.labels import Label, arrange
from analysis.maps.marks import (
    Drawn,
    Pen,
    Shading,
    Way,
    arc_rows,
    here_rows,
    host_rows,
    label_rows,
    next_there,
    prefecture_rows,
    site_rows,
    start_rows,
    stop_rows,
    way_rows,
    ways_of,
    with_a_point,
)
from analysis.maps.sending import sent_deck
from analysis.maps.views import (
    CITY_SCALE,
    DESKTOP,
    JAPAN,
    SMALL,
    Frame,
    Point,
    fit,
    in_pixels,
    points,
)
from analysis.rows import known, records
from analysis.summaries.visits import HostVisitedRow
from analysis.words import Words

# The layers that a reader can switch on and off.
LAYERS = ("sites", "approximate", "hosts", "prefectures", "journeys")
NO_NAMES: Mapping[str, str] = {}
NO_WAY = Way()

# The page scrolls over the map: zooming is by buttons, double click, pinch or with the keyboard.
CONTROLS = {"scrollZoom": False, "dragRotate": False, "touchRotate": False}
# A small map is to be read, not steered; on a telephone it must not catch the finger.
STILL = {**CONTROLS, "dragPan": False, "doubleClickZoom": False, "touchZoom": False}

# Importance of names: the chosen site, then hosts by the times hosted, Tokyo and the countries,
# then sites.
CHOSEN, HOST, STOP, SITE = 1000.0, 100.0, 50.0, 0.0
# Pixels: from which radius a circle has room for its name, and how far a ring pushes a name.
WIDE_CIRCLE, RING_GAP = 45.0, 7.0


def hosts_map(
    hosts: Sequence[HostVisitedRow],
    words: Words,
    theme: look.Theme,
    style_url: str,
    frame: Frame = SMALL,
    *,
    shading: Shading | None = None,
    chosen: Collection[str] = (),
    seen: Iterable[Point] = (),
) -> pydeck.Deck:
    """A still map of Japan with the rows of `summaries.visits.hosts_visited`, sized by times.

    `chosen` are the host_ids to be filled, `seen` places that lie in the view as well.
    """
    places = (
        Point(known(host["latitude"]), known(host["longitude"])) for host in with_a_point(hosts)
    )
    view = fit((*JAPAN, *places, *seen), frame)
    view.min_zoom = view.max_zoom = view.zoom
    pen = Pen(words, theme)
    rows = host_rows(hosts, pen)
    marks = [
        layer.prefectures(prefecture_rows(shading, pen) if shading else [], theme),
        layer.host_rings(rows, theme),
        layer.chosen_hosts([row for row in rows if row["host_id"] in chosen], theme),
        *_name_layers(_host_labels(rows, chosen), view, frame, theme),
    ]
    return _deck(marks, view, theme, style_url, STILL)


def visits_map(
    sites: pd.DataFrame,
    hosts: pd.DataFrame,
    journeys: pd.DataFrame,
    words: Words,
    theme: look.Theme,
    style_url: str,
    layers: Collection[str] = LAYERS,
    view: pydeck.ViewState | None = None,
    *,
    frame: Frame = DESKTOP,
    chosen: Collection[str] = (),
    way: Way = NO_WAY,
    shading: Shading | None = None,
    theme_names: Mapping[str, str] = NO_NAMES,
    country_names: Mapping[str, str] = NO_NAMES,
) -> pydeck.Deck:
    """The map of site visits, from three frames of `summaries.visits`.

    `layers` are those of `LAYERS` to be drawn, `view` comes from `fit` or `natural_view` for the
    same `frame`, `chosen` are the site_ids to be ringed, `way` is that of one seminar, `shading`
    that of the prefectures; the names are by theme_id and by country.
    """
    pen = Pen(words, theme, theme_names, country_names)
    view = view or natural_view(sites, hosts, journeys, layers, frame)
    drawn = [row for row in site_rows(sites, pen) if _kind(row) in layers]
    cities = host_rows(records(hosts, HostVisitedRow), pen) if "hosts" in layers else []
    ways = ways_of(journeys) if "journeys" in layers else []
    stops = [*stop_rows(ways, pen), *start_rows(way, pen)]
    shaded = shading if "prefectures" in layers else None
    is_near = view.zoom >= CITY_SCALE
    radius = layer.NEAR_RADIUS if is_near else layer.SITE_RADIUS
    marks = [
        layer.prefectures(prefecture_rows(shaded, pen) if shaded else [], theme),
        layer.journey_arcs(arc_rows(ways, pen), theme),
        layer.way_lines(way_rows(way, theme)),
        layer.stop_dots(stops, theme),
        layer.host_rings(cities, theme),
        layer.here_dot(here_rows(way), theme),
        layer.approximate_sites([row for row in drawn if row["approximate"]], theme),
        layer.exact_sites([row for row in drawn if not row["approximate"]], theme, radius),
        *_next_layers(next_there(drawn, chosen), theme, radius),
        layer.signs(drawn if is_near else [], theme),
        layer.chosen_site([row for row in drawn if row["site_id"] in chosen], theme),
        *_name_layers(_labels(drawn, cities, stops, chosen, view.zoom), view, frame, theme),
    ]
    return _deck(marks, view, theme, style_url, CONTROLS)


def _next_layers(rows: list[Drawn], theme: look.Theme, radius: float) -> list[pydeck.Layer]:
    """Draw the next of the sites that lie on the chosen one above it, so that a click opens it."""
    exact = [row for row in rows if not row["approximate"]]
    approximate = [row for row in rows if row["approximate"]]
    return [
        layer.approximate_sites(approximate, theme, "next-approximate"),
        layer.exact_sites(exact, theme, radius, "next"),
    ]


def natural_view(
    sites: pd.DataFrame,
    hosts: pd.DataFrame,
    journeys: pd.DataFrame,
    layers: Collection[str] = LAYERS,
    frame: Frame = DESKTOP,
) -> pydeck.ViewState:
    """From the capitals to Japan while journeys are drawn; the city, when all is in one; Japan."""
    capitals = points(journeys, "capital_") if "journeys" in layers else ()
    if capitals:
        return fit((*capitals, *JAPAN), frame)
    around = fit((*points(sites), *points(hosts)), frame)
    is_one_city = around.zoom >= CITY_SCALE and points(sites)
    return around if is_one_city else fit((*JAPAN, *points(hosts)), frame)


def _labels(
    sites: list[Drawn],
    hosts: list[Drawn],
    stops: list[Drawn],
    chosen: Collection[str],
    zoom: float,
) -> list[Label]:
    """All names that want a place; a site's only at a city's scale or when it is chosen."""
    ringed = [_site_label(row, zoom) for row in sites if row["site_id"] in chosen]
    others = [row for row in sites if row["site_id"] not in chosen and zoom >= CITY_SCALE]
    return [
        *(
            replace(label, bold=True, importance=CHOSEN, radius=label.radius + RING_GAP)
            for label in ringed
        ),
        *_host_labels(hosts),
        *(_label(row, layer.STOP_RADIUS, 12, STOP) for row in stops),
        *(_site_label(row, zoom) for row in others),
    ]


def _name_layers(
    labels: list[Label], view: pydeck.ViewState, frame: Frame, theme: look.Theme
) -> list[pydeck.Layer]:
    """Arrange all names together, then draw them in two weights."""
    placed = arrange(labels, view, frame)
    plain = label_rows([p for p in placed if not p.label.bold], look.rgba(look.muted(theme)))
    bold = label_rows([p for p in placed if p.label.bold], look.rgba(look.ink(theme)))
    return [layer.names(plain, "names", theme, 600), layer.names(bold, "bold-names", theme, 700)]


def _host_labels(hosts: list[Drawn], chosen: Collection[str] = ()) -> list[Label]:
    return [
        _label(
            row,
            row["radius"],
            13.5,
            CHOSEN if row["host_id"] in chosen else HOST + row["times"],
            bold=True,
        )
        for row in hosts
    ]


def _site_label(site: Drawn, zoom: float) -> Label:
    """Name a site beside its dot or its circle, or inside a circle that fills the view."""
    radius = layer.NEAR_RADIUS if zoom >= CITY_SCALE else layer.SITE_RADIUS
    label = _label(site, radius, 12, SITE)
    if not site["approximate"]:
        return label
    circle = in_pixels(site["uncertainty"], label.point.latitude, zoom)
    return replace(label, radius=circle if circle < WIDE_CIRCLE else radius, open_mark=True)


def _label(row: Drawn, radius: float, size: float, importance: float, bold: bool = False) -> Label:
    longitude, latitude = row["position"]
    return Label(row["name"], Point(latitude, longitude), radius, size, importance, bold)


def _kind(site: Drawn) -> str:
    return "approximate" if site["approximate"] else "sites"


def _deck(
    marks: list[pydeck.Layer],
    view: pydeck.ViewState,
    theme: look.Theme,
    style_url: str,
    controls: Mapping[str, bool],
) -> pydeck.Deck:
    # Streamlit fades every top-level layer when an object is picked, and ties the pick to a row
    # number that the next filter gives to another site. It leaves a nested list alone, and takes
    # the pick back with the next drawing, so the page's own chosen site is the only truth.
    return sent_deck(
        [[mark for mark in marks if mark.data]],
        views=[pydeck.View(type="MapView", controller=dict(controls))],
        initial_view_state=view,
        map_style=style_url,
        _tooltip=_tooltip(theme),
        # Layers lie in the order they are drawn; otherwise arcs, being high, would cover names.
        parameters={"depthCompare": "always"},
    )


def _tooltip(theme: look.Theme) -> dict[str, Any]:
    """Streamlit escapes what it puts into {name} and {details}."""
    return {
        "html": "<strong>{name}</strong><div>{details}</div>",
        "style": {
            "backgroundColor": look.ink(theme),
            "color": look.paper(theme),
            "fontSize": "0.85rem",
            "lineHeight": "1.45",
            "maxWidth": "18rem",
            "padding": "0.5rem 0.75rem",
            "borderRadius": "0.4rem",
            "whiteSpace": "pre-line",
        },
    }
