"""What stands around a map in words: the legend, the alt text, what is not drawn, the credits."""

from collections.abc import Collection, Mapping
from html import escape
from typing import NamedTuple

import pandas as pd

from analysis import look
from analysis.maps.decks import LAYERS, NO_NAMES
from analysis.maps.marks import site_colour
from analysis.words import Words

# Streamlit takes drawings (svg) out of HTML, so the marks are drawn with borders.
MARKS = {
    "dot": "width:.7em;height:.7em;border-radius:50%;background:{colour}",
    "dashed": "width:.8em;height:.8em;border-radius:50%;border:1.5px dashed {colour}",
    "ring": "width:.7em;height:.7em;border-radius:50%;border:2.5px solid {colour}",
    "line": "width:1.3em;height:0;border-top:2.5px solid {colour}",
    "arc": "width:1.3em;height:.6em;border-radius:50% 50% 0 0;border-top:2.5px solid {colour}",
}
LIST = "display:flex;flex-wrap:wrap;gap:.25rem 1.1rem;list-style:none;margin:0;padding:0"
ENTRY = "display:inline-flex;align-items:center;gap:.45rem;margin:0;font-size:.85rem"


class Sign(NamedTuple):
    """An entry of the legend: one of `MARKS`, its colour, and what it stands for."""

    mark: str
    colour: str
    label: str


def legend(
    sites: pd.DataFrame,
    words: Words,
    theme: look.Theme,
    layers: Collection[str] = LAYERS,
    theme_names: Mapping[str, str] = NO_NAMES,
) -> str:
    """Return the legend as HTML: its signs as on the map, names escaped."""
    entries = "".join(map(_entry, signs(sites, words, theme, layers, theme_names)))
    return f'<ul class="map-legend" style="{LIST}">{entries}</ul>'


def signs(
    sites: pd.DataFrame,
    words: Words,
    theme: look.Theme,
    layers: Collection[str] = LAYERS,
    theme_names: Mapping[str, str] = NO_NAMES,
) -> list[Sign]:
    """Return the entries of the legend: only what the map shows."""
    found: list[Sign] = []
    if "hosts" in layers:
        found.append(Sign("ring", look.accent(theme), words.text("map-legend-hosts")))
    if "sites" in layers:
        found += _theme_signs(sites, words, theme, theme_names)
    if "approximate" in layers and sites["approximate"].any():
        found.append(Sign("dashed", look.muted(theme), words.text("map-legend-approximate")))
    if "way" in layers:
        found.append(Sign("line", look.accent(theme), words.text("map-legend-way")))
    if "journeys" in layers:
        found.append(Sign("arc", look.accent(theme), words.text("map-legend-journeys")))
    return found


def hosts_alt(hosts: pd.DataFrame, words: Words) -> str:
    """Return the alt text of the hosts' map: it names them all."""
    if hosts.empty:
        return words.text("map-alt-no-hosts")
    return words.text("map-alt-hosts", hosts=len(hosts), names=_host_names(hosts, words))


def visits_alt(sites: pd.DataFrame, hosts: pd.DataFrame, words: Words) -> str:
    """Return the alt text of the map of site visits: how many places, which hosts."""
    if hosts.empty and sites.empty:
        return words.text("map-alt-empty")
    drawn = sites.dropna(subset=["latitude", "longitude"])
    approximate = int(drawn["approximate"].sum())
    counted = words.text("map-alt-sites", sites=len(drawn), approximate=approximate)
    return f"{hosts_alt(hosts, words)} {counted}"


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


def _theme_signs(
    sites: pd.DataFrame, words: Words, theme: look.Theme, theme_names: Mapping[str, str]
) -> list[Sign]:
    """One dot for each theme on the map, in the order of the names; unknown themes last."""
    shown = sites["theme_id"]
    present = set(shown.dropna())
    found = [
        Sign("dot", look.theme_colour(theme_id, theme), name)
        for theme_id, name in theme_names.items()
        if theme_id in present
    ]
    if shown.isna().any():
        colour = site_colour(pd.NA, theme)
        found.append(Sign("dot", colour, words.text("map-legend-no-theme")))
    return found


def _entry(sign: Sign) -> str:
    style = MARKS[sign.mark].format(colour=sign.colour)
    drawn = f'<span aria-hidden="true" style="flex:none;{style}"></span>'
    return f'<li style="{ENTRY}">{drawn}<span>{escape(sign.label)}</span></li>'


def _host_names(hosts: pd.DataFrame, words: Words) -> str:
    return words.listing(words.names(hosts, "host_id", "host").values())


def _without_a_point(frame: pd.DataFrame) -> int:
    return int(frame[["latitude", "longitude"]].isna().any(axis=1).sum())
