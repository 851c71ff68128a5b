"""The maps of a report: drawn as on the screen, for the size that they have on paper."""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd
import pydeck

from analysis import look, maps
from analysis.dataset import Dataset
from analysis.reports.content import MapSign, Picture, Pictures
from analysis.reports.edition import Edition
from analysis.schema import PARTS
from analysis.summaries import visits
from analysis.summaries.replay import stops
from analysis.summaries.seminar import programme_of

# The width of the page, and half of it.
WIDE, HALF = maps.Frame(660, 270), maps.Frame(325, 240)
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
    pictures = tuple(_pictures(dataset, seminar_id, way, pen))
    return Pictures(pictures, _signs(sites, way, edition), maps.credits_line(edition.words))


def hosts_picture(hosts: pd.DataFrame, edition: Edition) -> Pictures | None:
    """Return the hosts on a small map; None where none has a point."""
    if not visits.has_point(hosts).any():
        return None
    words = edition.words
    deck = maps.hosts_map(hosts, words, "light", "")
    alt = maps.hosts_alt(hosts, words)
    title = words.text("card-hosts")
    drawn = Picture(title, maps.still_map(deck, "light", maps.SMALL, title, alt), alt)
    return Pictures((drawn,), (), maps.credits_line(words))


def _pictures(dataset: Dataset, seminar_id: str, way: maps.Way, pen: "_Pen") -> Iterator[Picture]:
    """Yield the whole week, and each part with more than one place to tell apart."""
    words, sites = pen.edition.words, pen.sites
    yield pen.picture(words.text("seminar-map-week"), sites, pen.whole, WIDE, way)
    items = programme_of(dataset, seminar_id)
    for part in PARTS:
        own = sites[sites["site_id"].isin(items.loc[items["part"] == part, "site_id"])]
        if visits.has_point(own).sum() > 1:
            view = maps.fit(maps.around(own), HALF)
            yield pen.picture(words.text(f"seminar-map-{part}"), own, view, HALF)


@dataclass(frozen=True)
class _Pen:
    """What all maps of one seminar are drawn from."""

    sites: pd.DataFrame
    hosts: pd.DataFrame
    edition: Edition

    @property
    def whole(self) -> pydeck.ViewState:
        """The view of all sites and hosts; hosts alone stand within Japan."""
        around = maps.around(self.sites) or maps.JAPAN
        return maps.fit((*around, *maps.points(self.hosts)), WIDE)

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
    signs = maps.signs(sites, words, "light", LAYERS, edition.themes)
    shown = tuple(MapSign(sign.mark, sign.colour, sign.label) for sign in signs)
    if len(way.stops) < 2:
        return shown
    return (*shown, MapSign("line", look.accent("light"), words.text("report-way")))
