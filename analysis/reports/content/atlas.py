"""The maps of a report: drawn as on the screen, for the size that they have on paper."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd
import pydeck

from analysis import palette
from analysis.geometry import viewport
from analysis.loading.dataset import Dataset
from analysis.maps import decks, legend, marks, scales
from analysis.maps.static_map import poster, svg
from analysis.reports.content.blocks import MapSign, Picture, Pictures
from analysis.reports.content.parts import ReportContext
from analysis.summaries.places import visits
from analysis.summaries.programme.replay import stops

# The width of the page, and half of it.
WIDE, HALF = viewport.Frame(660, 270), viewport.Frame(325, 240)
# The room that a sign of the legend takes.
SIGN = (24, 16)
LAYERS = ("sites", "approximate", "hosts")
NO_JOURNEYS = pd.DataFrame(columns=["country", "seminar_id"])


def seminar_pictures(dataset: Dataset, seminar_id: str, context: ReportContext) -> Pictures | None:
    """Return the whole week on a map, and each part of it; None where nothing has a point.

    `dataset` holds that seminar alone.
    """
    sites, hosts = visits.sites_visited(dataset), visits.hosts_visited(dataset)
    if not visits.has_point(sites).any() and not visits.has_point(hosts).any():
        return None
    route = marks.Route(stops(dataset, seminar_id))
    maps = _SeminarMaps(sites, hosts, context)
    pictures = tuple(_pictures(route, maps))
    words = context.words
    shown = legend.signs(sites, words, "light", LAYERS, near=True)
    if len(route.stops) > 1:
        shown = [
            *shown,
            legend.LegendEntry("line", palette.accent("light"), words.text("report-way")),
        ]
    signs = tuple(MapSign(_drawn(sign), sign.label) for sign in shown)
    return Pictures(pictures, signs, legend.credits_line(words))


def hosts_picture(
    hosts: Sequence[visits.HostVisitedRow], context: ReportContext
) -> Pictures | None:
    """Return the rows of hosts on a small map; None where none has a point."""
    if not any(marks.with_a_point(hosts)):
        return None
    words = context.words
    deck, alt = decks.hosts_map(hosts, words, "light", ""), legend.hosts_alt(hosts, words)
    title = words.text("card-hosts")
    drawn = Picture(title, poster.static_map(deck, "light", viewport.SMALL, title, alt), alt)
    return Pictures((drawn,), (), legend.credits_line(words))


def _pictures(route: marks.Route, maps: "_SeminarMaps") -> Iterator[Picture]:
    """Yield the whole week, then each city with more than one place to tell apart."""
    words, sites = maps.context.words, maps.sites
    view = scales.week_view(sites, maps.hosts, maps.hosts, WIDE)
    yield maps.picture(words.text("seminar-map-week"), sites, view, WIDE, route)
    # Tokyo, where each week begins, is the last of the cities.
    for city in reversed(scales.cities(sites, maps.hosts, words)):
        own = scales.sites_of_city(city, sites)
        if len(own) > 1:
            yield maps.picture(city.name, own, scales.city_view(city, sites, HALF), HALF)


@dataclass(frozen=True)
class _SeminarMaps:
    """The sites and hosts of one seminar, of which all its maps are drawn."""

    sites: pd.DataFrame
    hosts: pd.DataFrame
    context: ReportContext

    def picture(
        self,
        title: str,
        shown: pd.DataFrame,
        view: pydeck.ViewState,
        frame: viewport.Frame,
        route: marks.Route | None = None,
    ) -> Picture:
        """Return a map of all sites and hosts that lie in the view; `shown` are those told."""
        deck = decks.visits_map(
            self.sites,
            self.hosts,
            NO_JOURNEYS,
            self.context.words,
            "light",
            "",
            LAYERS,
            view,
            frame=frame,
            route=route or marks.Route(),
            theme_names=self.context.themes,
        )
        alt = legend.visits_alt(shown, self.hosts, self.context.words)
        return Picture(title, poster.static_map(deck, "light", frame, title, alt), alt)


def _drawn(sign: legend.LegendEntry) -> str:
    width, height = SIGN
    mark = poster.SIGNS[sign.mark](2, height / 2, sign.colour)
    return svg.document(
        svg.element("svg", [mark], width=width, height=height, viewBox=f"0 0 {width} {height}")
    )
