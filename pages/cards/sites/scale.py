"""What the map of site visits shows: Asia, Japan, a city, or what it was last fitted to.

The address says what was asked for. The view is worked out when it is asked for and then kept, so
that a change of filters does not move the map away from where the reader is.
"""

from dataclasses import dataclass, replace

import pandas as pd
import pydeck
import streamlit as st

from analysis.frames.caching import cached
from analysis.frames.rows import records
from analysis.geometry import viewport
from analysis.html.elements import Markup, element
from analysis.loading.dataset import Dataset
from analysis.maps import decks
from analysis.maps import scales as map_scales
from analysis.summaries.places import visits
from analysis.summaries.places.visits import SiteVisitedRow
from pages.components.map_panel import frame_of_reader
from pages.session.browser import go_to, kept_address, set_widget
from pages.session.state import MAP_OPENED_AS, MAP_TIMES, Key
from pages.session.view import View

MAP_KEY = "site-map"


@dataclass(frozen=True, eq=False)
class Shown:
    """The three frames of `visits` that the map draws, the same for the same filters.

    `visits` are those of the sites.
    """

    sites: pd.DataFrame
    hosts: pd.DataFrame
    journeys: pd.DataFrame
    visits: pd.DataFrame

    @property
    def frames(self) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
        """The three frames, in the order in which `maps` takes them."""
        return self.sites, self.hosts, self.journeys


@cached
def shown_on_map(seminars: Dataset, chosen: Dataset, themes: tuple[str, ...]) -> Shown:
    """Return what the chosen countries saw on chosen themes, their journeys, and all hosts."""
    return Shown(
        visits.sites_of_choice(seminars, chosen, themes),
        visits.hosts_visited(seminars),
        visits.journeys(chosen),
        visits.visits_of_choice(seminars, chosen, themes),
    )


@cached
def of_families(shown: Shown, families: tuple[str, ...]) -> Shown:
    """Return what is shown of families of themes; all where none is chosen."""
    if not families:
        return shown
    sites = shown.sites[shown.sites["family_id"].isin(families)]
    of_sites = shown.visits["site_id"].isin(sites["site_id"])
    return replace(shown, sites=sites, visits=shown.visits[of_sites])


# The data set, the scale as the address says it, how often it was asked for, and the frame.
Asked = tuple[str, str, int, viewport.Frame]


@dataclass(frozen=True)
class Opened:
    """A scale of the map and its view, fitted to something, and what asked for it.

    `fit` is one of `maps.scales.FITS`; `city` is in the middle of the view, None but at a city's
    scale.
    """

    asked: Asked | tuple[()]
    fit: str
    scale: str
    city: map_scales.City | None
    view: pydeck.ViewState


_OPENED = Key[Opened | None]("map-opened", None)


# Beside its list, on a laptop.
HERO = viewport.Frame(width=620, height=560)


def open_map(view: View, shown: Shown) -> Opened:
    """Return what the map shows; a newly opened page begins with what its address says."""
    frame = frame_of_reader(view, HERO)
    scale = MAP_OPENED_AS.get() or view.address.scale
    asked = (view.whole.name, scale, MAP_TIMES.get(), frame)
    kept = _OPENED.get()
    if kept is None or kept.asked != asked or not Key(MAP_KEY, None).is_set:
        kept = _opened(view, shown, asked)
        _OPENED.set(kept)
    return kept


def as_opened(view: View, opened: Opened) -> View:
    """Return the view for the files of the map, which show what it was opened at."""
    city = f":{opened.city.city_id}" if opened.city else ""
    return replace(view, own=(*view.own, (MAP_OPENED_AS.name, f"{opened.fit}{city}")))


def view_in(view: View, shown: Shown, opened: Opened, frame: viewport.Frame) -> pydeck.ViewState:
    """Return the view of the map as it was opened, or the same one within another frame."""
    if frame in opened.asked:
        return opened.view
    return _view_state(view, shown, opened.fit, opened.city, frame)


def show_on_map(scale: str) -> None:
    """Bring the map to a scale; asked for again, it comes back from where the reader moved it."""
    MAP_TIMES.set(MAP_TIMES.get() + 1)
    go_to(replace(kept_address(), scale=scale, layer=()))


def draw_scales(view: View, shown: Shown, opened: Opened) -> None:
    """Draw the choice of the three scales, and that of a city."""
    words, known = view.words, map_scales.cities(shown.sites, shown.hosts, view.words)
    scales = [scale for scale in map_scales.SCALES if scale != map_scales.CITY or known]
    key = Key("map-scale", "")
    set_widget(key, opened.scale)
    st.segmented_control(
        words.text("map-scale"),
        scales,
        key=key.name,
        format_func=lambda scale: words.text(f"map-scale-{scale}"),
        label_visibility="collapsed",
        # What is chosen already is let go of, which asks for it again.
        on_change=lambda: show_on_map(key.get() or opened.scale),
    )
    if opened.scale == map_scales.CITY and known:
        _draw_cities(view, known, opened)


def draw_fits(view: View, shown: Shown) -> None:
    """Draw what the map can be fitted to."""
    for fit in ("sites", *(("site",) if _is_on_map(view, shown) else ())):
        label = view.words.text(f"map-fit-{fit}")
        st.button(label, key=f"fit-{fit}", type="tertiary", on_click=show_on_map, args=(fit,))


def said_html(view: View, opened: Opened) -> Markup:
    """Return what the map shows, for the ear."""
    said = view.words.text("map-scale-now", scale=view.words.text(f"map-scale-{opened.scale}"))
    return element("p", said, class_="kz-hidden", data_announced="")


def _draw_cities(view: View, known: list[map_scales.City], opened: Opened) -> None:
    """Draw the choice of the city; between cities none is chosen."""
    names = {city.city_id: city.name for city in known}
    key, city = Key[str | None]("map-city", None), opened.city
    key.set(city.city_id if city and city.city_id in names else None)
    st.selectbox(
        view.words.text("map-city"),
        list(names),
        index=0 if key.get() else None,
        key=key.name,
        format_func=lambda city_id: names[city_id],
        placeholder=view.words.text("map-city-none"),
        label_visibility="collapsed",
        width=220,
        on_change=lambda: show_on_map(f"{map_scales.CITY}:{key.get() or ''}"),
    )


# So that readers who ask for the same are shown the same map, which is made once.
@cached
def _opened(view: View, shown: Shown, asked: Asked) -> Opened:
    _, written, times, frame = asked
    scale, city_id = map_scales.read_scale(written)
    if not scale:
        scale = _natural(view, shown, frame)
    city = _city(view, shown, city_id) if scale == map_scales.CITY else None
    found = _view_state(view, shown, scale, city, frame)
    shown_at = map_scales.scale_of(found, scale)
    return Opened(asked, scale, shown_at, city, viewport.again(found, times))


def _natural(view: View, shown: Shown, frame: viewport.Frame) -> str:
    """Return the scale of a map that nobody asked anything of: the chosen site's, else of all."""
    if _is_on_map(view, shown):
        return map_scales.CITY
    return map_scales.scale_of(decks.natural_view(*shown.frames, ["sites"], frame))


def _city(view: View, shown: Shown, city_id: str) -> map_scales.City | None:
    """Return the city asked for; else that of the chosen site, else the first with sites."""
    known = map_scales.cities(shown.sites, shown.hosts, view.words)
    if city_id in {city.city_id for city in known}:
        return next(city for city in known if city.city_id == city_id)
    if _is_on_map(view, shown):
        return map_scales.city_of(records(_own(view, shown), SiteVisitedRow)[0], known, view.words)
    with_sites = (city for city in known if len(map_scales.sites_of_city(city, shown.sites)))
    return next(with_sites, known[0] if known else None)


def _view_state(
    view: View, shown: Shown, scale: str, city: map_scales.City | None, frame: viewport.Frame
) -> pydeck.ViewState:
    sites, hosts = shown.sites, shown.hosts
    if scale == map_scales.CITY and city is not None:
        return map_scales.city_view(city, sites, frame)
    if scale == "site" and _is_on_map(view, shown):
        return viewport.fit(viewport.around(_own(view, shown)), frame)
    if scale == "sites":
        return viewport.fit((*viewport.around(sites), *viewport.points(hosts)), frame)
    if scale == "asia":
        return decks.natural_view(*shown.frames, ["journeys"], frame)
    return map_scales.japan_view(hosts, frame)


def _own(view: View, shown: Shown) -> pd.DataFrame:
    return shown.sites[shown.sites["site_id"] == view.address.site]


def _is_on_map(view: View, shown: Shown) -> bool:
    """Whether the chosen site is among the sites shown and has a point."""
    own = _own(view, shown)
    return bool(len(own) and own["has_point"].all())
