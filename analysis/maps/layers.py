"""The layers of the maps: how each kind of mark is drawn.

Plain strings given to pydeck are formulas over a row ("colour" reads row.colour); a constant
text needs `String`.
"""

import pydeck
from pydeck.types import String

from analysis import palette
from analysis.contract.schema import SITE_KINDS
from analysis.maps import labels, marks, scales

# Browsers take the first that the reader's computer has; every one of the later ones has kanji.
FONTS = (
    "'Kizuna Sans', 'Segoe UI', 'Hiragino Sans', 'Yu Gothic UI', Meiryo, "
    "'Noto Sans JP', 'Noto Sans CJK JP', sans-serif"
)
# Signed distance fields: the only letters of deck.gl that can have a halo.
LETTERS = {"sdf": True, "fontSize": 40, "buffer": 8, "radius": 10, "smoothing": 0.2}
DASHES = {"@@type": "PathStyleExtension", "dash": True}
DASHED, SOLID = [3, 2], [0, 0]
SITE_RADIUS, STOP_RADIUS, HERE_RADIUS, CHOSEN_RADIUS = 6, 2.5, 7, 13
# How strong the inside of an uncertain place is, up to 255: more looks like a zone of danger.
FAINT = 16
# Where sites carry the sign of their kind.
NEAR_RADIUS, SIGN_SIZE = 10, 13
# One row of white signs, in the order of the kinds.
SIGNS_URL, SIGN_CELL = "basemap/kinds.png", 64
SIGNS = {
    kind: {"x": number * SIGN_CELL, "y": 0, "width": SIGN_CELL, "height": SIGN_CELL, "mask": True}
    for number, kind in enumerate(SITE_KINDS)
}


def prefectures(rows: list[marks.MarkRow], scheme: palette.Scheme) -> pydeck.Layer:
    """Prefectures as dark as the seminars they hosted; one without any stays blank."""
    return pydeck.Layer(
        "PolygonLayer",
        rows,
        id="prefectures",
        get_polygon="polygon",
        get_fill_color="colour",
        stroked=False,
        pickable=True,
        auto_highlight=True,
        highlight_color=palette.rgba(palette.accent(scheme), 40),
    )


def signs(rows: list[marks.MarkRow], scheme: palette.Scheme) -> pydeck.Layer:
    """The signs of the sites' kinds, on the dot of a known place, in the circle of another."""
    return pydeck.Layer(
        "IconLayer",
        [_signed(row, scheme) for row in rows],
        id="signs",
        icon_atlas=String(SIGNS_URL),
        icon_mapping=SIGNS,
        get_icon="kind",
        get_position="position",
        get_color="colour",
        get_size=SIGN_SIZE,
        size_units=String("pixels"),
    )


def exact_sites(
    rows: list[marks.MarkRow],
    scheme: palette.Scheme,
    radius: float = SITE_RADIUS,
    layer_id: str = "sites",
) -> pydeck.Layer:
    """Dots for places that are known, at most as large as the radius in pixels.

    They are solid; hollow where it is not documented that a chosen country came.
    """
    paper = palette.rgba(palette.paper(scheme))
    return pydeck.Layer(
        "ScatterplotLayer",
        [_dot(row, paper) for row in rows],
        id=layer_id,
        get_position="position",
        get_fill_color="colour",
        get_line_color="edge",
        # As wide as a town, yet never lost at Asia's scale nor clumsy at a city's.
        get_radius=5000,
        radius_units=String("meters"),
        radius_min_pixels=3,
        radius_max_pixels=radius,
        stroked=True,
        get_line_width=1.6,
        line_width_units=String("pixels"),
        pickable=True,
        auto_highlight=True,
        highlight_color=palette.rgba(palette.accent(scheme), 110),
    )


def approximate_sites(
    rows: list[marks.MarkRow], scheme: palette.Scheme, layer_id: str = "approximate"
) -> pydeck.Layer:
    """Soft dashed circles as wide as the place is uncertain: never a dot."""
    return pydeck.Layer(
        "ScatterplotLayer",
        [{**row, "fill": [*row["colour"][:3], 0 if row["perhaps"] else FAINT]} for row in rows],
        id=layer_id,
        get_position="position",
        get_fill_color="fill",
        get_line_color="colour",
        get_radius="uncertainty",
        radius_units=String("meters"),
        radius_min_pixels=5,
        stroked=True,
        get_line_width=1.6,
        line_width_units=String("pixels"),
        get_dash_array=DASHED,
        extensions=[DASHES],
        pickable=True,
        auto_highlight=True,
        highlight_color=palette.rgba(palette.accent(scheme), 110),
    )


def host_rings(rows: list[marks.MarkRow], scheme: palette.Scheme) -> pydeck.Layer:
    """Rings around the host municipalities, larger for those that hosted more often."""
    return pydeck.Layer(
        "ScatterplotLayer",
        [_aside(row) for row in rows],
        id="hosts",
        get_position="position",
        get_pixel_offset="offset",
        get_fill_color=palette.rgba(palette.accent(scheme), 46),
        get_line_color=palette.rgba(palette.accent(scheme)),
        get_radius="radius",
        radius_units=String("pixels"),
        stroked=True,
        get_line_width=2.2,
        line_width_units=String("pixels"),
        pickable=True,
        auto_highlight=True,
        highlight_color=palette.rgba(palette.accent(scheme), 110),
    )


def chosen_hosts(rows: list[marks.MarkRow], scheme: palette.Scheme) -> pydeck.Layer:
    """The hosts of the year shown: filled."""
    return pydeck.Layer(
        "ScatterplotLayer",
        rows,
        id="chosen-hosts",
        get_position="position",
        get_fill_color=palette.rgba(palette.accent(scheme)),
        get_line_color=palette.rgba(palette.paper(scheme)),
        get_radius="radius",
        radius_units=String("pixels"),
        stroked=True,
        get_line_width=2,
        line_width_units=String("pixels"),
    )


def discs(rows: list[marks.MarkRow], scheme: palette.Scheme) -> list[pydeck.Layer]:
    """Discs of cities with their rings and numbers, and points for those that stand aside.

    They are hollow where of no visit it is documented that a chosen country came.
    """
    paper = palette.rgba(palette.paper(scheme))
    return [
        pydeck.Layer(
            "ScatterplotLayer",
            [{"position": row["position"]} for row in rows if any(row["offset"])],
            id="disc-places",
            get_position="position",
            get_fill_color=palette.rgba(palette.ink(scheme)),
            get_radius=STOP_RADIUS,
            radius_units=String("pixels"),
        ),
        pydeck.Layer(
            "ScatterplotLayer",
            [
                {name: _aside(row)[name] for name in _OF_A_DISC}
                | {"colour": [*paper[:3], FAINT if row["perhaps"] else 255]}
                for row in rows
            ],
            id="discs",
            get_position="position",
            get_pixel_offset="offset",
            get_fill_color="colour",
            get_radius="radius",
            radius_units=String("pixels"),
            pickable=True,
            auto_highlight=True,
            highlight_color=palette.rgba(palette.accent(scheme), 60),
        ),
        pydeck.Layer(
            "ScatterplotLayer",
            [_aside(row) for row in scales.ring_rows(rows, scheme)],
            id="disc-rings",
            get_position="position",
            get_pixel_offset="offset",
            filled=False,
            stroked=True,
            get_radius="radius",
            radius_units=String("pixels"),
            get_line_color="colour",
            get_line_width=scales.RING_WIDTH,
            line_width_units=String("pixels"),
            get_dash_array="dash",
            extensions=[DASHES],
        ),
        names([_number(row, scheme) for row in rows], "disc-numbers", scheme, 700),
    ]


def chosen_discs(rows: list[marks.MarkRow], scheme: palette.Scheme) -> pydeck.Layer:
    """Rings around the discs of the cities of chosen sites."""
    return pydeck.Layer(
        "ScatterplotLayer",
        [
            {
                "position": row["position"],
                "offset": _aside(row)["offset"],
                "radius": row["radius"] + 2.5,
            }
            for row in rows
        ],
        id="chosen-discs",
        get_position="position",
        get_pixel_offset="offset",
        filled=False,
        stroked=True,
        get_radius="radius",
        radius_units=String("pixels"),
        get_line_color=palette.rgba(palette.ink(scheme)),
        get_line_width=2.5,
        line_width_units=String("pixels"),
    )


def journey_arcs(rows: list[marks.MarkRow], scheme: palette.Scheme) -> pydeck.Layer:
    """Arcs from the capitals to Tokyo and on to the hosts, leaning so that they show from above."""
    return pydeck.Layer(
        "ArcLayer",
        rows,
        id="journeys",
        get_source_position="start",
        get_target_position="end",
        get_source_color=palette.rgba(palette.accent(scheme), 60),
        get_target_color=palette.rgba(palette.accent(scheme), 170),
        get_width="width",
        get_tilt="tilt",
        get_height=0.55,
        num_segments=64,
        pickable=True,
        auto_highlight=True,
        highlight_color=palette.rgba(palette.accent(scheme), 110),
    )


def route_lines(rows: list[marks.MarkRow]) -> pydeck.Layer:
    """Lines from stop to stop, in the order of the days."""
    return pydeck.Layer(
        "PathLayer",
        rows,
        id="way",
        get_path="path",
        get_color="colour",
        get_width="width",
        width_units=String("pixels"),
        cap_rounded=True,
        joint_rounded=True,
    )


def here_dot(rows: list[marks.MarkRow], scheme: palette.Scheme) -> pydeck.Layer:
    """A dot where a route has come to."""
    return pydeck.Layer(
        "ScatterplotLayer",
        rows,
        id="here",
        get_position="position",
        get_fill_color=palette.rgba(palette.accent(scheme)),
        get_line_color=palette.rgba(palette.paper(scheme)),
        get_radius=HERE_RADIUS,
        radius_units=String("pixels"),
        stroked=True,
        get_line_width=2,
        line_width_units=String("pixels"),
    )


def stop_dots(rows: list[marks.MarkRow], scheme: palette.Scheme) -> pydeck.Layer:
    """Small dots at the capitals and Tokyo."""
    return pydeck.Layer(
        "ScatterplotLayer",
        rows,
        id="stops",
        get_position="position",
        get_fill_color=palette.rgba(palette.muted(scheme)),
        get_radius=STOP_RADIUS,
        radius_units=String("pixels"),
    )


def chosen_site(rows: list[marks.MarkRow], scheme: palette.Scheme) -> pydeck.Layer:
    """A ring around the chosen site; around an approximate one as dashed and wide as its circle."""
    return pydeck.Layer(
        "ScatterplotLayer",
        [_ringed(row) for row in rows],
        id="chosen",
        get_position="position",
        filled=False,
        stroked=True,
        get_radius="reach",
        radius_units=String("meters"),
        radius_min_pixels=CHOSEN_RADIUS,
        get_line_color=palette.rgba(palette.ink(scheme)),
        get_line_width=2.5,
        line_width_units=String("pixels"),
        get_dash_array="dash",
        extensions=[DASHES],
    )


def scale_bars(rows: list[marks.MarkRow], scheme: palette.Scheme) -> list[pydeck.Layer]:
    """Bars of scale upon their halo, and their lengths."""
    halo, ink = palette.rgba(palette.paper(scheme)), palette.rgba(palette.muted(scheme))
    drawn = [
        {"path": row["path"], "colour": colour, "width": width}
        for row in rows
        for colour, width in ((halo, 4.5), (ink, 1.5))
    ]
    bars = pydeck.Layer(
        "PathLayer",
        drawn,
        id="scale",
        get_path="path",
        get_color="colour",
        get_width="width",
        width_units=String("pixels"),
    )
    said = [{**row, "anchor": "start", "offset": [0, 0], "size": 11, "colour": ink} for row in rows]
    return [bars, names(said, "scale-length", scheme, 400)]


def names(
    rows: list[marks.MarkRow], layer_id: str, scheme: palette.Scheme, weight: int
) -> pydeck.Layer:
    """Names beside their marks, with a halo of the page's colour."""
    return pydeck.Layer(
        "TextLayer",
        rows,
        id=layer_id,
        get_position="position",
        get_text="name",
        get_size="size",
        get_color="colour",
        get_text_anchor="anchor",
        get_pixel_offset="offset",
        line_height=labels.LINE_HEIGHT,
        character_set=String("auto"),
        font_family=String(FONTS),
        font_weight=weight,
        font_settings=LETTERS,
        outline_width=5,
        outline_color=palette.rgba(palette.paper(scheme)),
    )


# Thousands of rows are sent with no more than what the layer needs.
_OF_A_DISC = ("host_id", "position", "offset", "name", "details", "radius")
_OF_A_DOT = ("site_id", "position", "name", "details")


def _dot(row: marks.MarkRow, paper: list[int]) -> marks.MarkRow:
    inside, edge = (paper, row["colour"]) if row["perhaps"] else (row["colour"], paper)
    return {**{name: row[name] for name in _OF_A_DOT}, "colour": inside, "edge": edge}


def _aside(row: marks.MarkRow) -> marks.MarkRow:
    """Return a circle with its offset as deck.gl takes it of circles, unlike letters: upward."""
    right, down = row["offset"]
    return {**row, "offset": [right, 0 - down]}


def _number(disc: marks.MarkRow, scheme: palette.Scheme) -> marks.MarkRow:
    return {
        "position": disc["position"],
        "offset": disc["offset"],
        "name": disc["number"],
        "anchor": "middle",
        "size": scales.NUMBER_SIZE,
        "colour": palette.rgba(palette.ink(scheme)),
    }


def _signed(row: marks.MarkRow, scheme: palette.Scheme) -> marks.MarkRow:
    on_paper = row["approximate"] or row["perhaps"]
    colour = row["colour"] if on_paper else palette.rgba(palette.paper(scheme))
    return {"position": row["position"], "kind": row["kind"], "colour": colour}


def _ringed(row: marks.MarkRow) -> marks.MarkRow:
    approximate = row["approximate"]
    return {
        "position": row["position"],
        "reach": row["uncertainty"] if approximate else 0.0,
        "dash": DASHED if approximate else SOLID,
    }
