"""The maps of a report: drawn as on the screen, for the size that they have on paper."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd
import pydeck

from analysis import look, maps
from analysis.dataset import Dataset
from analysis.maps.plate import SIGNS
from analysis.maps.svg import document, element
from analysis.reports.content import MapSign, Picture, Pictures
from analysis.reports.edition import Edition
from analysis.summaries import visits
from analysis.summaries.replay import stops
from analysis.summaries.visits import HostVisitedRow

# The width of the page, and half of it.
WIDE, HALF = maps.Frame(660, 270), maps.Frame(325, 240)
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
    way = maps.Way(stops(dataset, seminar_id))
    pen = _Pen(sites, hosts, edition)
    pictures = tuple(_pictures(way, pen))
    return Pictures(pictures, _signs(sites, way, edition), maps.credits_line(edition.words))


def hosts_picture(hosts: Sequence[HostVisitedRow], edition: Edition) -> Pictures | None:
    """Return the rows of hosts on a small map; None where none has a point."""
    if not any(maps.with_a_point(hosts)):
        return None
    words = edition.words
    deck, alt = maps.hosts_map(hosts, words, "light", ""), maps.hosts_alt(hosts, words)
    title = words.text("card-hosts")
    drawn = Picture(title, maps.still_map(deck, "light", maps.SMALL, title, alt), alt)
    return Pictures((drawn,), (), maps.credits_line(words))


def _pictures(way: maps.Way, pen: "_Pen") -> Iterator[Picture]:
    """Yield the whole week, then each city with more than one place to tell apart."""
    words, sites = pen.edition.words, pen.sites
    view = maps.week_view(sites, pen.hosts, pen.hosts, WIDE)
    yield pen.picture(words.text("seminar-map-week"), sites, view, WIDE, way)
    # Tokyo, where each week begins, is the last of the cities.
    for city in reversed(maps.cities(sites, pen.hosts, words)):
        own = maps.within(city, sites)
        if len(own) > 1:
            yield pen.picture(city.name, own, maps.city_view(city, sites, HALF), HALF)


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
        frame: maps.Frame,
        way: maps.Way | None = None,
    ) -> Picture:
        """Return a map of all sites and hosts that lie in the view; `shown` are those told."""
        deck = maps.visits_map(
            self.sites,
            self.hosts,
            NO_JOURNEYS,
            self.edition.words,
            "light",
            "",
            LAYERS,
            view,
            frame=frame,
            way=way or maps.Way(),
            theme_names=self.edition.themes,
        )
        alt = maps.visits_alt(shown, self.hosts, self.edition.words)
        return Picture(title, maps.still_map(deck, "light", frame, title, alt), alt)


def _signs(sites: pd.DataFrame, way: maps.Way, edition: Edition) -> tuple[MapSign, ...]:
    words = edition.words
    shown = maps.signs(sites, words, "light", LAYERS, edition.themes, near=True)
    if len(way.stops) > 1:
        shown = [*shown, maps.Sign("line", look.accent("light"), words.text("report-way"))]
    return tuple(MapSign(_drawn(sign), sign.label) for sign in shown)


def _drawn(sign: maps.Sign) -> str:
    width, height = SIGN
    mark = SIGNS[sign.mark](2, height / 2, sign.colour)
    return document(
        element("svg", [mark], width=width, height=height, viewBox=f"0 0 {width} {height}")
    )
