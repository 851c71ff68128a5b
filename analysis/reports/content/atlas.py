"""The maps of a report: drawn as on the screen, for the size that they have on paper."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd
import pydeck

from analysis import palette
from analysis.geometry import viewport
from analysis.loading.dataset import Dataset
from analysis.maps import decks, legend, marks, scales
from analysis.maps.still import poster
from analysis.maps.still.svg import document, element
from analysis.reports.content.blocks import MapSign, Picture, Pictures
from analysis.reports.content.edition import Edition
from analysis.summaries.places import visits
from analysis.summaries.places.visits import HostVisitedRow
from analysis.summaries.programme.replay import stops

# The width of the page, and half of it.
WIDE, HALF = viewport.Frame(660, 270), viewport.Frame(325, 240)
# The room that a sign of the legend takes.
SIGN = (24, 16)
LAYERS = ("sites", "approximate", "hosts")
NO_JOURNEYS = pd.DataFrame(columns=["country", "seminar_id"])


def seminar_pictures(dataset: Dataset, seminar_id: str, edition: Edition) -> Pictures | None:
    """Return the whole week on a map, and each part of it; None where nothing has a point.

    `dataset` holds that seminar alone.
    """
    sites, hosts = visits.sites_visited(dataset), visits.hosts_visited(dataset)
    if not visits.has_point(sites).any() and not visits.has_point(hosts).any():
        return None
    way = marks.Way(stops(dataset, seminar_id))
    pen = _Pen(sites, hosts, edition)
    pictures = tuple(_pictures(way, pen))
    words = edition.words
    shown = legend.signs(sites, words, "light", LAYERS, edition.themes, near=True)
    if len(way.stops) > 1:
        shown = [*shown, legend.Sign("line", palette.accent("light"), words.text("report-way"))]
    signs = tuple(MapSign(_drawn(sign), sign.label) for sign in shown)
    return Pictures(pictures, signs, legend.credits_line(words))


def hosts_picture(hosts: Sequence[HostVisitedRow], edition: Edition) -> Pictures | None:
    """Return the rows of hosts on a small map; None where none has a point."""
    if not any(marks.with_a_point(hosts)):
        return None
    words = edition.words
    deck, alt = decks.hosts_map(hosts, words, "light", ""), legend.hosts_alt(hosts, words)
    title = words.text("card-hosts")
    drawn = Picture(title, poster.still_map(deck, "light", viewport.SMALL, title, alt), alt)
    return Pictures((drawn,), (), legend.credits_line(words))


def _pictures(way: marks.Way, pen: "_Pen") -> Iterator[Picture]:
    """Yield the whole week, then each city with more than one place to tell apart."""
    words, sites = pen.edition.words, pen.sites
    view = scales.week_view(sites, pen.hosts, pen.hosts, WIDE)
    yield pen.picture(words.text("seminar-map-week"), sites, view, WIDE, way)
    # Tokyo, where each week begins, is the last of the cities.
    for city in reversed(scales.cities(sites, pen.hosts, words)):
        own = scales.within(city, sites)
        if len(own) > 1:
            yield pen.picture(city.name, own, scales.city_view(city, sites, HALF), HALF)


@dataclass(frozen=True)
class _Pen:
    """What all maps of one seminar are drawn from."""

    sites: pd.DataFrame
    hosts: pd.DataFrame
    edition: Edition

    def picture(
        self,
        title: str,
        shown: pd.DataFrame,
        view: pydeck.ViewState,
        frame: viewport.Frame,
        way: marks.Way | None = None,
    ) -> Picture:
        """Return a map of all sites and hosts that lie in the view; `shown` are those told."""
        deck = decks.visits_map(
            self.sites,
            self.hosts,
            NO_JOURNEYS,
            self.edition.words,
            "light",
            "",
            LAYERS,
            view,
            frame=frame,
            way=way or marks.Way(),
            theme_names=self.edition.themes,
        )
        alt = legend.visits_alt(shown, self.hosts, self.edition.words)
        return Picture(title, poster.still_map(deck, "light", frame, title, alt), alt)


def _drawn(sign: legend.Sign) -> str:
    width, height = SIGN
    mark = poster.SIGNS[sign.mark](2, height / 2, sign.colour)
    return document(
        element("svg", [mark], width=width, height=height, viewBox=f"0 0 {width} {height}")
    )
