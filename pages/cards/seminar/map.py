"""The places of one seminar on their map, the whole week at once or day by day."""

from dataclasses import dataclass

import pandas as pd
import pydeck
import streamlit as st

from analysis.contract.schema import PARTS
from analysis.geometry import viewport
from analysis.html.elements import NOTHING
from analysis.loading.dataset import Dataset
from analysis.maps import decks, marks, scales
from analysis.maps import legend as map_legend
from analysis.narrative import places, record
from analysis.palette import Scheme
from analysis.selection import only_seminar
from analysis.summaries.places import visits
from analysis.summaries.programme import replay
from analysis.words.catalogue import theme_names
from pages.cards.seminar.programme import Replay, draw_day_bar, draw_day_sentence, open_replay
from pages.components import html, map_panel
from pages.components.figure_card import Card, figure_card
from pages.components.map_panel import StaticMap
from pages.session.view import View, with_own

WHOLE_WEEK, DAY = "week", "day"
LAYERS = ("sites", "approximate", "hosts")
_OF_SITES = ("site_id", "theme_id", "kind", "visits", "approximate")
_OF_HOSTS = ("host_en", "host_ja", "level", "prefecture")


def seminar_map_card(view: View, seminar_id: str) -> None:
    """Draw the map of one seminar, to be followed day by day where its days are documented."""
    view = with_own(view, *map(_key, (WHOLE_WEEK, DAY)))
    own = only_seminar(view.whole, seminar_id)
    sites, hosts = visits.sites_visited(own), visits.hosts_visited(own)
    shown = open_replay(view, seminar_id)
    drawn = _SeminarMap(view, own, sites, hosts, shown)
    figure_card(
        view,
        Card(
            "seminar_map",
            sentence=drawn.sentence(),
            figure=drawn.draw_map if shown.days.empty else drawn.draw_replay,
            table=drawn.table() if len(sites) else hosts[list(_OF_HOSTS)],
            is_empty=sites.empty and hosts.empty,
            seminar=seminar_id,
        ),
    )


@dataclass(frozen=True, eq=False)
class _SeminarMap:
    """The sites and hosts of a seminar, as far as the day that is shown."""

    view: View
    own: Dataset
    sites: pd.DataFrame
    hosts: pd.DataFrame
    shown: Replay

    def table(self) -> pd.DataFrame:
        """Return the sites with the day of their first visit."""
        first = self.shown.items[["site_id", "date"]].dropna().drop_duplicates("site_id")
        dated = self.sites.merge(first, on="site_id", how="left", validate="one_to_one")
        return dated[["date", *_OF_SITES]]

    def sentence(self) -> str:
        first = places.sites_sentence(self.sites, self.view.words)
        if self.sites.empty and self.hosts.empty:
            return first
        undated = replay.undated_items(self.view.whole, self.shown.seminar_id)
        undocumented = replay.undocumented_days(self.view.whole, self.shown.seminar_id)
        second = places.replay_sentence(self.shown.days, undated, undocumented, self.view.words)
        return record.joined(first, second, words=self.view.words)

    def draw_replay(self) -> StaticMap:
        """Draw the bar of days, the map as of the day shown, and beside it what was done."""
        draw_day_bar(self.view, self.shown)
        map_side, told_side = st.columns([3, 2], gap="medium")
        with map_side:
            static_map = self.draw_map()
        with told_side:
            draw_day_sentence(self.view, self.shown)
        return static_map

    def draw_map(self) -> StaticMap:
        """Draw the map with legend, what it cannot show, and makers; return its static map."""
        words, themes = self.view.words, theme_names(self.view.whole, self.view.words)
        drawn = self._so_far()
        stops = self.shown.so_far(self.shown.stops)
        layers = (*LAYERS, "way") if len(stops) > 1 else LAYERS
        seen = self._view_state()

        def deck_of(scheme: Scheme, frame: viewport.Frame) -> pydeck.Deck:
            return decks.visits_map(
                drawn,
                self.hosts,
                visits.journeys(self.own),
                words,
                scheme,
                map_panel.style_url(scheme),
                layers,
                seen,
                frame=frame,
                chosen=set(self.shown.items_of_day["site_id"].dropna()),
                route=marks.Route(stops, self.shown.day),
                theme_names=themes,
            )

        def signs(scheme: Scheme) -> list[map_legend.LegendEntry]:
            return map_legend.signs(drawn, words, scheme, layers)

        day, off_map = self._day(), self._off_map(drawn)
        alt = record.joined(day, map_legend.visits_alt(drawn, self.hosts, words), words=words)
        fitted = map_panel.frame_of_reader(self.view)
        static_map = StaticMap(deck_of, alt, fitted, signs, [day, off_map])
        missing = html.note(off_map) if off_map else NOTHING
        return map_panel.draw_explained(
            self.view, static_map, f"seminar-map-{self.shown.seminar_id}", missing
        )

    def _so_far(self) -> pd.DataFrame:
        """Return the sites visited up to the day shown; of the whole week all of them."""
        if self.shown.day is None:
            return self.sites
        return self.sites[
            self.sites["site_id"].isin(self.shown.so_far(self.shown.items)["site_id"])
        ]

    def _day(self) -> str:
        """Say which day is shown; nothing of the whole week."""
        if self.shown.day is None:
            return ""
        return places.day_sentence(self.shown.days, self.shown.day, self.view.words)

    def _off_map(self, drawn: pd.DataFrame) -> str:
        """Name the sites, and count the hosts, whose place is not documented."""
        of_sites = places.off_map_line(drawn, self.view.words)
        of_hosts = map_legend.not_on_the_map(self.hosts.iloc[:0], self.hosts, self.view.words)
        return record.joined(of_sites, of_hosts, words=self.view.words)

    def _view_state(self) -> pydeck.ViewState:
        """Return the view of what the map is fitted to; days in one place have the same."""
        part = self._choose_part()
        near = self.sites[self.sites["site_id"].isin(_sites_of(self.own, part))]
        others = self.shown.stops.head(1) if part == "central" else self.hosts
        return scales.week_view(near, others, self.hosts, map_panel.frame_of_reader(self.view))

    def _choose_part(self) -> str:
        """Draw the choice of what the map is fitted to, as far as it is known; return it."""
        parts = [part for part in PARTS if len(_sites_of(self.own, part))]
        choices = [WHOLE_WEEK, *(parts if len(parts) == len(PARTS) else ())]
        if self.shown.day is not None:
            choices = [DAY, *choices]
        if len(choices) == 1:
            return WHOLE_WEEK
        chosen = st.segmented_control(
            self.view.words.text("seminar-map-part"),
            choices,
            default=choices[0],
            required=True,
            format_func=lambda part: self.view.words.text(f"seminar-map-{part}"),
            key=_key(choices[0]),
        )
        return self._part_of_day() if chosen == DAY else chosen

    def _part_of_day(self) -> str:
        """Return the part of the day shown; of a day with both, the whole week."""
        parts = self.shown.items_of_day["part"].dropna().unique()
        return str(parts[0]) if len(parts) == 1 else WHOLE_WEEK


def _key(choice: str) -> str:
    return f"seminar-map-fit-{choice}"


def _sites_of(own: Dataset, part: str) -> pd.Series:
    items = own.programme
    if part != WHOLE_WEEK:
        items = items[items["part"] == part]
    return items["site_id"].dropna()
