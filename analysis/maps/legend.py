"""What stands around a map in words: the legend, the alt text, what is not drawn, the credits."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

import pandas as pd

from analysis import palette
from analysis.frames.rows import records
from analysis.maps import decks, marks, scales
from analysis.maps.layers import SIGNS, SIGNS_URL
from analysis.summaries.places.visits import HostVisitedRow
from analysis.words.catalogue import Words

# Streamlit takes drawings (svg) out of HTML, so the marks are drawn with borders.
MARKS = {
    "dot": "width:.7em;height:.7em;border-radius:50%;background:{colour}",
    "dashed": "width:.8em;height:.8em;border-radius:50%;border:1.5px dashed {colour}",
    "ring": "width:.7em;height:.7em;border-radius:50%;border:2.5px solid {colour}",
    "hollow": "width:.7em;height:.7em;border-radius:50%;border:1.5px solid {colour}",
    "line": "width:1.3em;height:0;border-top:2.5px solid {colour}",
    "arc": "width:1.3em;height:.6em;border-radius:50% 50% 0 0;border-top:2.5px solid {colour}",
    "shade": "width:.95em;height:.75em;background:{colour};box-shadow:inset 0 0 0 1px currentcolor",
    "blank": "width:.95em;height:.75em;box-shadow:inset 0 0 0 1px {colour}",
}
# Each sign of a kind is cut out of the row of all of them.
MARKS |= {
    f"kind-{kind}": f"width:1.05em;height:1.05em;background:{{colour}};mask:url({SIGNS_URL})"
    f" {100 * number / (len(SIGNS) - 1):.3f}% 0/{len(SIGNS)}00% 100%"
    for number, kind in enumerate(SIGNS)
}


class LegendEntry(NamedTuple):
    """An entry of the legend: one of `MARKS`, its colour, and what it stands for."""

    mark: str
    colour: str
    label: str


def signs(
    sites: pd.DataFrame,
    words: Words,
    scheme: palette.Scheme,
    layers: Collection[str] = decks.LAYERS,
    *,
    shading: marks.Shading | None = None,
    near: bool = False,
    cities: Sequence[scales.City] = (),
) -> list[LegendEntry]:
    """Return the entries of the legend: only what the map shows.

    Besides the layers of the map there are "way", with its day, and "whole-way", without one.
    `shading` is that of the prefectures; `near` enough, sites have the signs of their kinds; those
    of `cities` are one disc for each.
    """
    found: list[LegendEntry] = []
    in_discs = scales.at_cities(sites, cities)
    alone = marks.placed_sites(sites[~sites["site_id"].isin(in_discs["site_id"])])
    hosts = "map-legend-hosts"
    if {"sites", "approximate"} & set(layers) and len(in_discs):
        hosts = "map-legend-hosts-alone"
        text = words.text("map-legend-discs")
        found.append(LegendEntry("ring", palette.muted(scheme), text))
        if {city.city_id for city in cities} <= {*in_discs["city"]}:
            layers = {*layers} - {"hosts"}
    if "prefectures" in layers and shading is not None:
        found += _shades(shading, words, scheme)
    if "hosts" in layers:
        found.append(LegendEntry("ring", palette.accent(scheme), words.text(hosts)))
    if "sites" in layers:
        found += _theme_signs(sites, words, scheme)
    if near and {"sites", "approximate"} & set(layers):
        present = set(sites["kind"])
        found += [
            LegendEntry(f"kind-{kind}", palette.muted(scheme), words.text(f"kind-{kind}"))
            for kind in SIGNS
            if kind in present
        ]
    if "approximate" in layers and alone["approximate"].any():
        found.append(
            LegendEntry("dashed", palette.muted(scheme), words.text("map-legend-approximate"))
        )
    if "way" in layers:
        found.append(LegendEntry("line", palette.accent(scheme), words.text("map-legend-way")))
    if "whole-way" in layers:
        found.append(
            LegendEntry("line", palette.accent(scheme), words.text("map-legend-whole-way"))
        )
    if "journeys" in layers:
        found.append(LegendEntry("arc", palette.accent(scheme), words.text("map-legend-journeys")))
    return found


def hosts_signs(
    words: Words, scheme: palette.Scheme, shading: marks.Shading, *, one_year: bool
) -> list[LegendEntry]:
    """Return the entries of the legend of hosts, in which those of one year may be filled."""
    found = _shades(shading, words, scheme)
    found.append(LegendEntry("ring", palette.accent(scheme), words.text("map-legend-hosts")))
    if one_year:
        found.append(LegendEntry("dot", palette.accent(scheme), words.text("map-legend-chosen")))
    return found


def hosts_alt(hosts: Sequence[HostVisitedRow], words: Words) -> str:
    """Return the alt text of the hosts' map: it names them all."""
    if not hosts:
        return words.text("map-alt-no-hosts")
    names = words.listing(words.name(host, "host") for host in hosts)
    return words.text("map-alt-hosts", hosts=len(hosts), names=names)


def visits_alt(sites: pd.DataFrame, hosts: pd.DataFrame, words: Words) -> str:
    """Return the alt text of the map of site visits: how many places, which hosts."""
    if hosts.empty and sites.empty:
        return words.text("map-alt-empty")
    drawn = sites.dropna(subset=["latitude", "longitude"])
    approximate = int(drawn["approximate"].sum())
    counted = words.text("map-alt-sites", sites=len(drawn), approximate=approximate)
    return f"{hosts_alt(records(hosts, HostVisitedRow), words)} {counted}"


def not_on_the_map(sites: pd.DataFrame, hosts: pd.DataFrame, words: Words) -> str:
    """Say what has no place to be drawn at; empty when everything is on the map."""
    gaps = {
        "map-missing-sites": _without_a_point(sites),
        "map-missing-hosts": _without_a_point(hosts),
    }
    return " ".join(words.text(message, n=n) for message, n in gaps.items() if n)


def credits_line(words: Words) -> str:
    """Name the makers of the basemap."""
    return words.text("map-credits")


def _shades(shading: marks.Shading, words: Words, scheme: palette.Scheme) -> list[LegendEntry]:
    """Return the shades that occur, the strongest first, and last what stays blank."""
    most = len(palette.SHADES)
    present = {min(int(seminars), most) for seminars in shading.prefectures["seminars"]}
    found = []
    for seminars in sorted(present - {0}, reverse=True):
        least = "yes" if seminars == most else "no"
        hosted = words.text("hosting-times", n=seminars, least=least)
        colour = palette.shaded(seminars, scheme)
        found.append(LegendEntry("shade", colour, words.text("map-legend-hosted", hosted=hosted)))
    blank = LegendEntry("blank", palette.muted(scheme), words.text("map-legend-blank"))
    return [*found, blank] if 0 in present else found


def _theme_signs(sites: pd.DataFrame, words: Words, scheme: palette.Scheme) -> list[LegendEntry]:
    """One dot for each family of themes on the map, in their order; unknown themes last."""
    themes = sites["theme_id"]
    families = sites.loc[themes.notna(), "family_id"]
    present = {*families.dropna()}
    found = [
        LegendEntry("dot", palette.family_colour(name, scheme), words.text(f"family-{name}"))
        for name in palette.FAMILY_COLOURS
        if name in present
    ]
    if families.isna().any() or present - {*palette.FAMILY_COLOURS}:
        colour = palette.family_colour(None, scheme)
        found.append(LegendEntry("dot", colour, words.text("family-other")))
    if themes.isna().any():
        colour = marks.site_colour(None, None, scheme)
        found.append(LegendEntry("dot", colour, words.text("map-legend-no-theme")))
    if "perhaps" in sites and sites["perhaps"].any():
        colour = palette.muted(scheme)
        found.append(LegendEntry("hollow", colour, words.text("map-legend-perhaps")))
    return found


def _without_a_point(frame: pd.DataFrame) -> int:
    return int(frame[["latitude", "longitude"]].isna().any(axis=1).sum())
