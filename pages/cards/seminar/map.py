"""The places of one seminar on their map, the whole week at once or day by day."""

from functools import partial

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
    draw = _draw_map if shown.days.empty else _draw_replay
    figure_card(
        view,
        Card(
            "seminar_map",
            sentence=_sentence(view, sites, hosts, shown),
            figure=partial(draw, view, own, sites, hosts, shown),
            table=_table(sites, shown) if len(sites) else hosts[list(_OF_HOSTS)],
            is_empty=sites.empty and hosts.empty,
            seminar=seminar_id,
        ),
    )


def _table(sites: pd.DataFrame, shown: Replay) -> pd.DataFrame:
    """Return the sites with the day of their first visit."""
    first = shown.items[["site_id", "date"]].dropna().drop_duplicates("site_id")
    dated = sites.merge(first, on="site_id", how="left", validate="one_to_one")
    return dated[["date", *_OF_SITES]]


def _sentence(view: View, sites: pd.DataFrame, hosts: pd.DataFrame, shown: Replay) -> str:
    first = places.sites_sentence(sites, view.words)
    if sites.empty and hosts.empty:
        return first
    undated = replay.undated_items(view.whole, shown.seminar_id)
    undocumented = replay.undocumented_days(view.whole, shown.seminar_id)
    second = places.replay_sentence(shown.days, undated, undocumented, view.words)
    return record.joined(first, second, words=view.words)


def _draw_replay(
    view: View, own: Dataset, sites: pd.DataFrame, hosts: pd.DataFrame, shown: Replay
) -> StaticMap:
    """Draw the bar of days, the map as of the day shown, and beside it what was done."""
    draw_day_bar(view, shown)
    map_side, told_side = st.columns([3, 2], gap="medium")
    with map_side:
        static_map = _draw_map(view, own, sites, hosts, shown)
    with told_side:
        draw_day_sentence(view, shown)
    return static_map


def _draw_map(
    view: View, own: Dataset, sites: pd.DataFrame, hosts: pd.DataFrame, shown: Replay
) -> StaticMap:
    """Draw the map with its legend, what it cannot show, and its makers; return its static map."""
    words, themes = view.words, theme_names(view.whole, view.words)
    drawn = _so_far(sites, shown)
    stops = shown.so_far(shown.stops)
    layers = (*LAYERS, "way") if len(stops) > 1 else LAYERS
    seen = _view_state(view, own, sites, hosts, shown)

    def deck_of(scheme: Scheme, frame: viewport.Frame) -> pydeck.Deck:
        return decks.visits_map(
            drawn,
            hosts,
            visits.journeys(own),
            words,
            scheme,
            map_panel.style_url(scheme),
            layers,
            seen,
            frame=frame,
            chosen=set(shown.items_of_day["site_id"].dropna()),
            route=marks.Route(stops, shown.day),
            theme_names=themes,
        )

    def signs(scheme: Scheme) -> list[map_legend.LegendEntry]:
        return map_legend.signs(drawn, words, scheme, layers)

    day, off_map = _day(view, shown), _off_map(view, drawn, hosts)
    alt = record.joined(day, map_legend.visits_alt(drawn, hosts, words), words=words)
    fitted = map_panel.frame_of_reader(view)
    static_map = StaticMap(deck_of, alt, fitted, signs, [day, off_map])
    missing = html.note(off_map) if off_map else NOTHING
    return map_panel.draw_explained(view, static_map, f"seminar-map-{shown.seminar_id}", missing)


def _so_far(sites: pd.DataFrame, shown: Replay) -> pd.DataFrame:
    """Return the sites visited up to the day shown; of the whole week all, those without a day."""
    if shown.day is None:
        return sites
    return sites[sites["site_id"].isin(shown.so_far(shown.items)["site_id"])]


def _day(view: View, shown: Replay) -> str:
    """Say which day is shown; nothing of the whole week."""
    if shown.day is None:
        return ""
    return places.day_sentence(shown.days, shown.day, view.words)


def _off_map(view: View, drawn: pd.DataFrame, hosts: pd.DataFrame) -> str:
    """Name the sites, and count the hosts, whose place is not documented."""
    of_sites = places.off_map_line(drawn, view.words)
    of_hosts = map_legend.not_on_the_map(hosts.iloc[:0], hosts, view.words)
    return record.joined(of_sites, of_hosts, words=view.words)


def _view_state(
    view: View, own: Dataset, sites: pd.DataFrame, hosts: pd.DataFrame, shown: Replay
) -> pydeck.ViewState:
    """Return the view of what the map is fitted to; days in one place have the same."""
    part = _choose_part(view, own, shown)
    near = sites[sites["site_id"].isin(_sites_of(own, part))]
    others = shown.stops.head(1) if part == "central" else hosts
    return scales.week_view(near, others, hosts, map_panel.frame_of_reader(view))


def _choose_part(view: View, own: Dataset, shown: Replay) -> str:
    """Draw the choice of what the map is fitted to, as far as it is known; return the choice."""
    parts = [part for part in PARTS if len(_sites_of(own, part))]
    choices = [WHOLE_WEEK, *(parts if len(parts) == len(PARTS) else ())]
    if shown.day is not None:
        choices = [DAY, *choices]
    if len(choices) == 1:
        return WHOLE_WEEK
    chosen = st.segmented_control(
        view.words.text("seminar-map-part"),
        choices,
        default=choices[0],
        required=True,
        format_func=lambda part: view.words.text(f"seminar-map-{part}"),
        key=_key(choices[0]),
    )
    return _part_of_day(shown) if chosen == DAY else chosen


def _key(choice: str) -> str:
    return f"seminar-map-fit-{choice}"


def _part_of_day(shown: Replay) -> str:
    """Return the part of the day shown; of a day with both, the whole week."""
    parts = shown.items_of_day["part"].dropna().unique()
    return str(parts[0]) if len(parts) == 1 else WHOLE_WEEK


def _sites_of(own: Dataset, part: str) -> pd.Series:
    items = own.programme
    if part != WHOLE_WEEK:
        items = items[items["part"] == part]
    return items["site_id"].dropna()
