"""Where it went: hosts, sites, prefectures and the ways of the delegations.

Only seminars that were held count here. An announced or cancelled one has hosts and a plan, but
nothing says that anybody went.
"""

from collections import Counter
from collections.abc import Sequence
from typing import TypedDict

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.contract.table_rows import HostFacts, HostRow, SiteFacts
from analysis.frames import arrays
from analysis.frames.arrays import Positions
from analysis.frames.caching import cached
from analysis.frames.rows import Day, columns, from_rows, summary
from analysis.loading.dataset import Dataset, FilteredDataset
from analysis.summaries.attendance.participation import attendance
from analysis.summaries.scope import by_seminar_alone, delegations, seminars_in_scope

# Where every seminar held in Japan begins: the Tokyo Metropolitan Government in Shinjuku.
TOKYO_LATITUDE, TOKYO_LONGITUDE = 35.6895, 139.6917
# Beyond a kilometre a point shows the part of the town, not the place.
APPROXIMATE_FROM_M = 1000
# The status of a year is the first of these that one of its seminars has.
_ORDER = ("held", "cancelled", "announced")


def is_approximate(sites: pd.DataFrame) -> pd.Series:
    """Whether a site's place is only approximate: not identified, or more than 1 km unsure."""
    unsure = (sites["uncertainty_m"] > APPROXIMATE_FROM_M).fillna(False)
    return (unsure | (sites["identification"] == "unknown")).astype(bool)


def has_point(places: pd.DataFrame) -> pd.Series:
    """Whether a row can be put on a map."""
    return places["latitude"].notna() & places["longitude"].notna()


def placing(sites: pd.DataFrame) -> pd.Series:
    """How far the place of each row of `sites_visited` is known: exact, approximate or off_map."""
    known = sites["approximate"].map({True: "approximate", False: "exact"})
    return known.where(sites["has_point"], "off_map").astype("string")


class _HostOfSeminarRow(HostRow):
    """A row of `hosts` with what is said of its seminar."""

    fiscal_year: int
    mode: str | None


class HostVisitedRow(HostFacts):
    """A row of `hosts_visited`."""

    seminars: int
    online: int
    first_fiscal_year: int
    last_fiscal_year: int
    seminar_ids: tuple[str, ...]


def _types_of_hosts(dataset: Dataset) -> dict[str, object]:
    return {**dataset.hosts.dtypes[columns(HostFacts)], **_TYPES_OF_TIMES}


@from_rows(HostVisitedRow, _types_of_hosts)
@cached
def hosts_visited(dataset: Dataset) -> Sequence[HostVisitedRow]:
    """One row per host of a seminar held, in the order of the first time.

    Columns: host_id, host_en, host_ja, level, prefecture, latitude, longitude (degrees; of the
    latest row), seminars (held with it, all modes), online (of these), first_fiscal_year,
    last_fiscal_year, seminar_ids (tuple, in order of time).
    """
    by_host: dict[str, list[_HostOfSeminarRow]] = {}
    for row in _hosts_of_seminars_held.rows(dataset):
        by_host.setdefault(row["host_id"], []).append(row)
    return [_host(rows) for rows in by_host.values()]


def _host(rows: Sequence[_HostOfSeminarRow]) -> HostVisitedRow:
    first, last = rows[0], rows[-1]
    return {
        "host_id": last["host_id"],
        "host_en": last["host_en"],
        "host_ja": last["host_ja"],
        "level": last["level"],
        "prefecture": last["prefecture"],
        "latitude": last["latitude"],
        "longitude": last["longitude"],
        "seminars": len(rows),
        "online": sum(row["mode"] == "online" for row in rows),
        "first_fiscal_year": first["fiscal_year"],
        "last_fiscal_year": last["fiscal_year"],
        "seminar_ids": tuple(dict.fromkeys(row["seminar_id"] for row in rows)),
    }


_TYPES_OF_TIMES = {
    **dict.fromkeys(("seminars", "online", "first_fiscal_year", "last_fiscal_year"), "Int64"),
    "seminar_ids": "object",
}


def one_name_each(
    english: pd.Series, japanese: pd.Series, within: pd.Series | None = None
) -> pd.Series:
    """Return the names by which places are told apart, of which one language may be blank.

    It is the Japanese one, also where only another row says which one it is; else the English one.
    `within` is where a place lies, since there are places of one name.
    """
    own = pd.Series("", english.index) if within is None else within.astype(object)
    keys = [*zip(own, english, strict=True)]
    names = zip(keys, english.notna(), japanese, strict=True)
    of_english = {key: name for key, is_named, name in names if is_named and pd.notna(name)}
    others = pd.Series([of_english.get(key) for key in keys], english.index, dtype="object")
    return japanese.astype(object).fillna(others).fillna(english.astype(object))


class VisitRow(SiteFacts):
    """A row of `visits`."""

    seminar_id: str
    fiscal_year: int
    date: Day
    position: int
    part: str
    approximate: bool
    theme_ids: tuple[str, ...]
    title_en: str | None
    title_ja: str | None
    note_en: str | None
    note_ja: str | None
    source_id: str


@by_seminar_alone(VisitRow)
def visits(dataset: Dataset) -> pd.DataFrame:
    """One row per item of the programme with a site, of seminars held; in order of time.

    Columns: seminar_id, fiscal_year, date, position (order in the week), part, site_id, name_en,
    name_ja, kind, municipality_en, municipality_ja, prefecture, latitude, longitude (degrees),
    uncertainty_m (metres), identification, approximate (bool), theme_ids (tuple: the item's
    theme, else the seminar's), title_en, title_ja, note_en, note_ja (on the site), source_id
    (of the item).
    """
    seminars = _seminars_held(dataset)
    with_site = dataset.programme["site_id"].isin(dataset.sites["site_id"])
    programme = dataset.programme[with_site].sort_values("position", kind="stable")
    seminar = arrays.positions(programme["seminar_id"], seminars["seminar_id"])
    item = arrays.sorted_positions(seminar)
    site = arrays.positions(programme["site_id"], dataset.sites["site_id"])[item]
    return pd.DataFrame(
        {
            **arrays.columns_of(programme, item, "seminar_id"),
            **arrays.columns_of(seminars, seminar[item], "fiscal_year"),
            **arrays.columns_of(programme, item, "date", "position", "part"),
            **arrays.columns_of(dataset.sites, site, *columns(SiteFacts)),
            "approximate": is_approximate(dataset.sites).to_numpy()[site],
            "theme_ids": arrays.tuples(_themes_of_items(dataset, programme.iloc[item])),
            **arrays.columns_of(programme, item, "title_en", "title_ja"),
            **arrays.columns_of(dataset.sites, site, "note_en", "note_ja"),
            **arrays.columns_of(programme, item, "source_id"),
        }
    )


class SiteVisitedRow(SiteFacts):
    """A row of `sites_visited`."""

    approximate: bool
    visits: int
    seminars: int
    last_fiscal_year: int
    theme_id: str | None
    family_id: str | None
    has_point: bool


@summary(SiteVisitedRow)
def sites_visited(dataset: Dataset) -> pd.DataFrame:
    """One row per site of `visits`, in the order of the first visit.

    Columns: site_id, name_en, name_ja, kind, municipality_en, municipality_ja, prefecture,
    latitude, longitude (degrees), uncertainty_m (metres), identification, approximate (bool),
    visits (items of programmes), seminars (number), last_fiscal_year, theme_id (the most
    frequent of the visits' themes, the earliest of equals; NA where none is documented), family_id
    (that of the theme; NA also for a theme of none), has_point (bool: it can be put on the map).
    """
    return _sites_of(visits(dataset), dataset)


class SiteOfChoiceRow(SiteVisitedRow):
    """A row of `sites_of_choice`."""

    perhaps: bool


@summary(SiteOfChoiceRow)
def sites_of_choice(dataset: Dataset, chosen: Dataset, themes: Sequence[str]) -> pd.DataFrame:
    """One row per site of `visits_of_choice`, in the order of the first visit.

    Columns: those of `sites_visited`, of these visits alone; perhaps (bool: of no seminar with a
    visit is it documented that a chosen country came).
    """
    items = visits_of_choice(dataset, chosen, themes)
    sites = _sites_of(items, dataset)
    surely = items.loc[~items["perhaps"], "site_id"]
    return sites.assign(perhaps=~sites["site_id"].isin(surely))


@cached
def visits_of_choice(dataset: Dataset, chosen: Dataset, themes: Sequence[str]) -> pd.DataFrame:
    """Return the visits that the chosen countries may have made, on chosen themes.

    Columns: those of `visits`, of theme_ids only the chosen ones; perhaps (bool: it is documented
    of no chosen country that it came to the seminar, and not documented of one whether it did).
    Without chosen countries nothing is perhaps, and an empty choice of themes means all.
    """
    items = visits(dataset)
    if themes:
        on = [tuple(theme for theme in own if theme in themes) for own in items["theme_ids"]]
        is_on = np.fromiter(map(bool, on), dtype=bool, count=len(on))
        items = items.assign(theme_ids=arrays.tuples(on))[is_on].reset_index(drop=True)
    if not isinstance(chosen, FilteredDataset) or chosen.chosen_countries is None:
        return items.assign(perhaps=False)
    cells = attendance(chosen)
    came, unsure = (
        items["seminar_id"].isin(cells.loc[cells["state"] == state, "seminar_id"])
        for state in ("attended", "not_documented")
    )
    return items.assign(perhaps=~came)[came | unsure].reset_index(drop=True)


class YearOfVisitsRow(TypedDict):
    """A row of `visits_by_year`."""

    fiscal_year: int
    status: str
    visits: int | None
    perhaps: int | None


@summary(YearOfVisitsRow)
def visits_by_year(dataset: Dataset, items: pd.DataFrame) -> pd.DataFrame:
    """One row per fiscal year from the first seminar of a data set to the last, gaps included.

    Columns: fiscal_year, status (held; else cancelled or announced; "" without a documented
    seminar), visits (rows of `items`, which are some of `visits_of_choice` of the data set; NA
    unless one of the seminars held has a documented visit), perhaps (how many of these are).
    """
    seminars = seminars_in_scope.rows(dataset)
    years = [int(row["fiscal_year"]) for row in seminars]
    statuses: dict[int, set[str]] = {}
    for row in seminars:
        statuses.setdefault(int(row["fiscal_year"]), set()).add(row["status"])
    documented = {*visits(dataset)["fiscal_year"]}
    counted = Counter(items["fiscal_year"])
    unsure = Counter(items.loc[items["perhaps"], "fiscal_year"])
    known_years = [year if year in documented else None for year in _through(years)]
    return pd.DataFrame(
        {
            "fiscal_year": pd.array([*_through(years)], "Int64"),
            "status": [
                next((one for one in _ORDER if one in statuses.get(year, ())), "")
                for year in _through(years)
            ],
            "visits": pd.array([year and counted[year] for year in known_years], "Int64"),
            "perhaps": pd.array([year and unsure[year] for year in known_years], "Int64"),
        }
    )


def _through(years: Sequence[int]) -> range:
    return range(min(years), max(years) + 1) if years else range(0)


def _sites_of(items: pd.DataFrame, dataset: Dataset) -> pd.DataFrame:
    site, names = pd.factorize(items["site_id"])
    number = len(names)
    first = arrays.first_on(site, number)
    sites = items.take(first).reset_index(drop=True)
    seminars = arrays.ids_on(items["seminar_id"], site, number)
    themes = pd.Series(_most_frequent_themes(items, site, number), dtype="string")
    of_themes = arrays.positions(themes, dataset.themes["theme_id"])
    return sites[[*columns(SiteFacts), "approximate"]].assign(
        visits=arrays.whole_numbers(arrays.counts(site, number)),
        seminars=arrays.whole_numbers(np.array([len(ids) for ids in seminars], dtype=np.int64)),
        last_fiscal_year=arrays.take(items["fiscal_year"], arrays.last_on(site, number)),
        theme_id=themes.astype(dataset.themes["theme_id"].dtype),
        **arrays.columns_of(dataset.themes, of_themes, "family_id"),
        has_point=has_point(sites),
    )


class JourneyRow(TypedDict):
    """A row of `journeys`."""

    country: str
    seminar_id: str
    fiscal_year: int
    delegates: int
    capital_latitude: float
    capital_longitude: float
    tokyo_latitude: float
    tokyo_longitude: float
    host_latitude: float
    host_longitude: float


@summary(JourneyRow)
def journeys(dataset: Dataset) -> pd.DataFrame:
    """One row per country that attended a seminar held in person with a host on the map.

    Columns: country, seminar_id, fiscal_year, delegates (people), capital_latitude,
    capital_longitude, tokyo_latitude, tokyo_longitude, host_latitude, host_longitude (degrees).
    Of several hosts, the first by host_id ends the way.
    """
    hosts = _hosts_of_seminars_held(dataset)
    on_map = hosts[has_point(hosts) & (hosts["mode"] == "in_person")]
    first_hosts = on_map.drop_duplicates("seminar_id").reset_index(drop=True)
    everyone = delegations(dataset)
    rows = everyone[everyone["seminar_id"].isin(first_hosts["seminar_id"])].reset_index(drop=True)
    at = arrays.positions(rows["seminar_id"], first_hosts["seminar_id"])
    capital = arrays.positions(rows["country"], dataset.countries["country"])
    return pd.DataFrame(
        {
            "country": rows["country"],
            "seminar_id": rows["seminar_id"],
            "fiscal_year": arrays.take(first_hosts["fiscal_year"], at),
            "delegates": rows["delegates"],
            "capital_latitude": arrays.take(dataset.countries["latitude"], capital),
            "capital_longitude": arrays.take(dataset.countries["longitude"], capital),
            "tokyo_latitude": TOKYO_LATITUDE,
            "tokyo_longitude": TOKYO_LONGITUDE,
            "host_latitude": arrays.take(first_hosts["latitude"], at),
            "host_longitude": arrays.take(first_hosts["longitude"], at),
        }
    )


class PrefectureVisitedRow(TypedDict):
    """A row of `prefectures_visited`."""

    prefecture: str
    name_en: str
    name_ja: str
    region: str
    seminars: int


@summary(PrefectureVisitedRow)
def prefectures_visited(dataset: Dataset) -> pd.DataFrame:
    """One row per prefecture, all 47, in the order of their codes.

    Columns: prefecture, name_en, name_ja, region, seminars (held, in any mode, with a host
    there; two hosts in one prefecture count once; 0 means that none is documented).
    """
    # As text: as categories they would keep the order of the file.
    prefectures = dataset.prefectures.sort_values(
        "prefecture", key=lambda codes: codes.astype("string"), ignore_index=True
    )
    hosts = _hosts_of_seminars_held(dataset).drop_duplicates(["seminar_id", "prefecture"])
    at = arrays.positions(hosts["prefecture"], prefectures["prefecture"])
    return prefectures[["prefecture", "name_en", "name_ja", "region"]].assign(
        seminars=arrays.whole_numbers(arrays.counts(at, len(prefectures)))
    )


@cached
def _seminars_held(dataset: Dataset) -> pd.DataFrame:
    seminars = seminars_in_scope(dataset)
    return seminars[seminars["status"] == "held"].reset_index(drop=True)


@by_seminar_alone(_HostOfSeminarRow)
def _hosts_of_seminars_held(dataset: Dataset) -> pd.DataFrame:
    """Rows of `hosts` in order of time, with fiscal_year and mode of the seminar.

    Each says of its host what the latest row of the host says, so that none counts in two places.
    """
    seminars = _seminars_held(dataset)
    at = arrays.positions(dataset.hosts["seminar_id"], seminars["seminar_id"])
    in_time = arrays.sorted_positions(at)
    rows = dataset.hosts.take(in_time).reset_index(drop=True)
    latest = rows.drop_duplicates("host_id", keep="last")
    own = arrays.columns_of(
        latest, arrays.positions(rows["host_id"], latest["host_id"]), *columns(HostFacts)
    )
    return rows.assign(**own, **arrays.columns_of(seminars, at[in_time], "fiscal_year", "mode"))


def _themes_of_items(dataset: Dataset, items: pd.DataFrame) -> list[tuple[str, ...]]:
    """Return each item's theme as a tuple, or its seminar's themes where it has none."""
    seminars = dataset.seminars["seminar_id"]
    rows = dataset.seminar_themes
    of_seminars = arrays.ids_on(
        rows["theme_id"], arrays.positions(rows["seminar_id"], seminars), len(seminars)
    )
    at = arrays.positions(items["seminar_id"], seminars)
    own = items["theme_id"]
    return [
        (theme,) if known else of_seminars[seminar]
        for theme, known, seminar in zip(own.tolist(), own.notna(), at, strict=True)
    ]


def _most_frequent_themes(items: pd.DataFrame, sites: Positions, number: int) -> list[str | None]:
    counters: list[Counter[str]] = [Counter() for _ in range(number)]
    for site, themes in zip(sites, items["theme_ids"], strict=True):
        counters[site].update(themes)
    return [counter.most_common(1)[0][0] if counter else None for counter in counters]


# How far places lie from each other, and which sites lie near another.

EARTH_RADIUS_KM = 6371.0
# What can be reached between two items of a day's programme.
NEAR_SITE_KM = 10

Coordinates = float | pd.Series


def great_circle_km(
    latitude: Coordinates,
    longitude: Coordinates,
    other_latitude: Coordinates,
    other_longitude: Coordinates,
) -> npt.NDArray[np.float64]:
    """Return the shortest way over the globe in kilometres (haversine), NaN without a place."""
    north, east, other_north, other_east = (
        np.radians(np.asarray(degrees, dtype=np.float64))
        for degrees in (latitude, longitude, other_latitude, other_longitude)
    )
    half_chord = (
        np.sin((other_north - north) / 2) ** 2
        + np.cos(north) * np.cos(other_north) * np.sin((other_east - east) / 2) ** 2
    )
    distance: npt.NDArray[np.float64] = (
        2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.minimum(half_chord, 1)))
    )
    return distance


class NearSiteRow(TypedDict):
    """A row of `sites_near`."""

    site_id: str
    name_en: str | None
    name_ja: str | None
    distance_km: float
    approximate: bool


@summary(NearSiteRow)
def sites_near(dataset: Dataset, site_id: str, within_km: float = NEAR_SITE_KM) -> pd.DataFrame:
    """One row per other site within a distance of a site, the nearest first, then by id.

    Columns: site_id, name_en, name_ja, distance_km (kilometres), approximate (bool: its place is).
    Sites without a place have no row; a site without one has none near. Raises LookupError for an
    unknown site.
    """
    sites = dataset.sites
    if site_id not in set(sites["site_id"]):
        raise LookupError(site_id)
    here = sites[sites["site_id"] == site_id].iloc[0]
    distances = great_circle_km(
        here["latitude"], here["longitude"], sites["latitude"], sites["longitude"]
    )
    rows = sites[["site_id", "name_en", "name_ja"]].assign(
        distance_km=distances, approximate=is_approximate(sites)
    )
    # NaN, a place that is not documented, is never within.
    others = has_point(sites) & (sites["site_id"] != site_id) & (rows["distance_km"] <= within_km)
    near = rows[others].astype({"site_id": "string"})
    return near.sort_values(["distance_km", "site_id"], ignore_index=True)
