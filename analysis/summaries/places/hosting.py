"""Who hosted, and where the next seminar could be."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, astuple, dataclass, fields
from typing import TypedDict

import pandas as pd

from analysis.contract.schema import REGIONS
from analysis.frames.arrays import tuples
from analysis.frames.caching import cached
from analysis.frames.rows import Row, columns, records, summary
from analysis.loading.dataset import Dataset
from analysis.summaries.places import visits
from analysis.summaries.scope import seminars_in_scope

# Who hosted: municipalities and prefectures, when last, on what, and region by region.
#
# Hosts of seminars held count, in any mode. A prefecture without one is not documented to have
# hosted: the record has gaps, so nobody can say that it never did.


def latest_fiscal_year(dataset: Dataset) -> int:
    """Return the latest fiscal year of a data set's seminars, from which years are counted; or 0.

    Seminars of any status but "uncertain" tell how far the data reach.
    """
    years = seminars_in_scope(dataset)["fiscal_year"]
    return int(years.max()) if len(years) else 0


class HostingRow(TypedDict):
    """A row of `hosting`."""

    prefecture: str
    host_id: str
    host_en: str | None
    host_ja: str | None
    level: str
    seminars: int
    online: int
    seminar_ids: tuple[str, ...]
    last_fiscal_year: int
    years_since: int
    theme_ids: tuple[str, ...] | None


@summary(HostingRow)
def hosting(dataset: Dataset, as_of: int) -> pd.DataFrame:
    """One row per host, in the order of the prefectures' codes, then of the first time.

    Columns: prefecture, host_id, host_en, host_ja, level, seminars (held with it, all modes),
    online (of these), seminar_ids (tuple, in order of time), last_fiscal_year, years_since (fiscal
    years from the last one to `as_of`), theme_ids (tuple, in the order of `themes`: those of the
    seminars it hosted and of what was visited there; NA where none is documented).
    """
    hosts = visits.hosts_visited(dataset)
    themes = [themes_at(dataset, host) or pd.NA for host in visits.hosts_visited.rows(dataset)]
    rows = hosts.assign(
        years_since=as_of - hosts["last_fiscal_year"],
        theme_ids=pd.Series(themes, hosts.index, dtype="object"),
    )
    codes = rows["prefecture"].astype("string")
    return rows.iloc[codes.argsort(kind="stable")][columns(HostingRow)].reset_index(drop=True)


class HostingPrefectureRow(visits.PrefectureVisitedRow):
    """A row of `hosting_by_prefecture`."""

    seminar_ids: tuple[str, ...]
    last_fiscal_year: int | None
    years_since: int | None


@summary(HostingPrefectureRow)
def hosting_by_prefecture(dataset: Dataset, as_of: int) -> pd.DataFrame:
    """One row per prefecture, all of them, in the order of their codes.

    Columns: prefecture, name_en, name_ja, region, seminars (held, in any mode, with a host there;
    0 means that none is documented), seminar_ids (tuple, in order of time), last_fiscal_year and
    years_since (fiscal years from it to `as_of`), both NA where no seminar is documented.
    """
    rows = visits.prefectures_visited(dataset)
    hosted = _seminars_by_prefecture(dataset).groupby("prefecture", sort=False)
    codes = rows["prefecture"].astype(str)
    last = codes.map(hosted["fiscal_year"].max()).astype("Int64")
    seminars = hosted["seminar_id"].agg(tuple).to_dict()
    return rows.assign(
        seminar_ids=tuples([seminars.get(code, ()) for code in codes]),
        last_fiscal_year=last,
        years_since=as_of - last,
    )


class HostingYearRow(TypedDict):
    """A row of `hosting_by_year`."""

    fiscal_year: int
    seminar_ids: tuple[str, ...]
    host_ids: tuple[str, ...]
    hosts_so_far: int
    prefectures_so_far: int


@summary(HostingYearRow)
@cached
def hosting_by_year(dataset: Dataset) -> pd.DataFrame:
    """One row per fiscal year in which a documented host received a seminar, in order of time.

    Columns: fiscal_year, seminar_ids and host_ids (tuples, in order of time), hosts_so_far and
    prefectures_so_far (different ones, that year included).
    """
    hosts = visits.hosts_visited(dataset)[["host_id", "prefecture", "seminar_ids"]]
    by_seminar = hosts.explode("seminar_ids").rename(columns={"seminar_ids": "seminar_id"})
    seminars = seminars_in_scope(dataset)[["seminar_id", "fiscal_year"]]
    rows = seminars.astype({"seminar_id": str}).merge(
        by_seminar.astype(str), on="seminar_id", validate="one_to_many"
    )
    years = rows.groupby("fiscal_year", sort=True)
    return pd.DataFrame(
        {
            "seminar_ids": years["seminar_id"].unique().map(tuple),
            "host_ids": years["host_id"].unique().map(tuple),
            "hosts_so_far": _different(rows, "host_id"),
            "prefectures_so_far": _different(rows, "prefecture"),
        }
    ).reset_index()


class RegionRow(TypedDict):
    """A row of `region_balance`."""

    region: str
    all_prefectures: int
    hosted: int
    undocumented_prefectures: tuple[str, ...]
    seminars: int


@summary(RegionRow)
def region_balance(dataset: Dataset) -> pd.DataFrame:
    """One row per region of Japan, from north to south.

    Columns: region, all_prefectures (number), hosted (of these, documented to have hosted),
    undocumented_prefectures (tuple of the others), seminars (held with a host in the region; one
    with hosts in two prefectures of it counts once).
    """
    rows = visits.prefectures_visited(dataset)
    hosted = rows["seminars"] > 0
    regions = _seminars_by_prefecture(dataset).drop_duplicates(["region", "seminar_id"])["region"]
    others = rows[~hosted].groupby("region", observed=True)["prefecture"].agg(tuple).to_dict()
    return pd.DataFrame(
        {
            "region": pd.array(REGIONS, dtype="string"),
            "all_prefectures": _counted(rows["region"]),
            "hosted": _counted(rows.loc[hosted, "region"]),
            "undocumented_prefectures": tuples([others.get(region, ()) for region in REGIONS]),
            "seminars": _counted(regions),
        }
    )


def themes_at(dataset: Dataset, host: Row) -> tuple[str, ...]:
    """Return the themes documented at a host (prefecture, level, names), as `themes` has them.

    A prefecture has those of all its municipalities.
    """
    prefecture, known = str(host["prefecture"]), _themes_by_place(dataset)
    if host["level"] == "prefecture":
        seen = known.get((prefecture,), set())
    else:
        names = (str(host[column]) for column in ("host_en", "host_ja"))
        seen = set[str]().union(*(known.get((prefecture, name), ()) for name in names))
    return tuple(str(theme) for theme in dataset.themes["theme_id"] if theme in seen)


@cached
def _themes_by_place(dataset: Dataset) -> Mapping[tuple[str, ...], set[str]]:
    """Return the themes of each prefecture, and of each of its places by its names."""
    found: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for prefecture, *names, theme in _themes_seen(dataset).to_numpy():
        found[prefecture,].add(theme)
        for name in names:
            if isinstance(name, str):
                found[prefecture, name].add(theme)
    return found


class ThemeSeenRow(TypedDict):
    """A row of `themes_seen`."""

    prefecture: str
    place: str
    theme_id: str


@summary(ThemeSeenRow)
@cached
def themes_seen(dataset: Dataset) -> pd.DataFrame:
    """One row per place and theme documented there, by a seminar hosted or a site visited.

    Columns: prefecture, place (the Japanese name of host or municipality, else the English one, ""
    where neither is documented), theme_id; all text.
    """
    rows = _themes_seen(dataset)
    place = rows["name_ja"].fillna(rows["name_en"]).fillna("")
    return rows.assign(place=place)[columns(ThemeSeenRow)].drop_duplicates(ignore_index=True)


@cached
def _themes_seen(dataset: Dataset) -> pd.DataFrame:
    """Prefecture, name_en and name_ja of the place, and theme_id, of each theme at each place."""
    hosts = visits.hosts_visited(dataset).explode("seminar_ids")
    themes = dataset.seminar_themes[["seminar_id", "theme_id"]]
    of_hosts = hosts.astype({"seminar_ids": "object"}).merge(
        themes.astype("object"),
        left_on="seminar_ids",
        right_on="seminar_id",
        validate="many_to_many",
    )
    sites = visits.visits(dataset).explode("theme_ids").dropna(subset=["prefecture", "theme_ids"])
    pairs = (
        of_hosts[["prefecture", "host_en", "host_ja", "theme_id"]],
        sites[["prefecture", "municipality_en", "municipality_ja", "theme_ids"]],
    )
    names = ["prefecture", "name_en", "name_ja", "theme_id"]
    rows = [pair.set_axis(names, axis=1).astype("string") for pair in pairs]
    return pd.concat(rows).drop_duplicates(ignore_index=True).astype("object")


@cached
def _seminars_by_prefecture(dataset: Dataset) -> pd.DataFrame:
    """Prefecture, region, seminar_id and fiscal_year of each seminar held, in order of time."""
    hosts = visits.hosts_visited(dataset)[["prefecture", "seminar_ids"]].explode("seminar_ids")
    rows = hosts.rename(columns={"seminar_ids": "seminar_id"}).astype(str)
    prefectures = dataset.prefectures[["prefecture", "region"]].astype(str)
    seminars = seminars_in_scope(dataset)[["seminar_id", "fiscal_year"]]
    in_time = seminars.astype({"seminar_id": str}).merge(
        rows, on="seminar_id", validate="one_to_many"
    )
    with_regions = in_time.merge(prefectures, on="prefecture", validate="many_to_one")
    return with_regions.drop_duplicates(["prefecture", "seminar_id"], ignore_index=True)


def _different(rows: pd.DataFrame, column: str) -> pd.Series:
    """Count by fiscal year how many different values there were up to it."""
    new = ~rows.sort_values("fiscal_year", kind="stable").duplicated(column)
    return new.groupby(rows["fiscal_year"], sort=True).sum().cumsum()


def _counted(regions: pd.Series) -> pd.Series:
    """Count what lies in each region, from north to south."""
    counted = regions.astype(str).value_counts()
    return counted.reindex(list(REGIONS), fill_value=0).astype("Int64").reset_index(drop=True)


# Where the next seminar could be hosted: places ranked by points that anybody can add up.
#
# A suggestion to talk about, never a fact. Each criterion gives whole points, its weight is the
# reader's, and the score is the sum of the points, nothing else.

HEAVIEST = 5
# The weight of "years" counts once for each full span since the last time, at most so many times.
SPAN_YEARS, MOST_SPANS = 5, 2
# Two to three hours by train, or one by plane.
NEAR_TOKYO_KM = 500
# Every seminar in Japan begins in Tokyo, so it is no candidate.
TOKYO = "13"


@dataclass(frozen=True)
class Weights:
    """Points for each criterion, from 0 (does not count) to HEAVIEST."""

    first: int = 3
    """The prefecture is not documented to have hosted."""
    years: int = 1
    """For each five fiscal years since the place last hosted, ten at most."""
    region: int = 1
    """No other region has hosted fewer seminars."""
    theme: int = 2
    """A chosen theme is documented there."""
    near: int = 1
    """The prefectural office lies within NEAR_TOKYO_KM of Tokyo."""

    def __str__(self) -> str:
        """Return the weights as the address writes them, "3-1-1-2-1"; "" for the default."""
        return "" if self == Weights() else "-".join(map(str, astuple(self)))


CRITERIA = tuple(field.name for field in fields(Weights))
_WRITTEN = re.compile(rf"[0-{HEAVIEST}](-[0-{HEAVIEST}]){{{len(CRITERIA) - 1}}}", re.ASCII)


def read_weights(text: str) -> Weights:
    """Read weights from an address; junk is the default."""
    return Weights(*map(int, text.split("-"))) if is_weights(text) else Weights()


def is_weights(text: str) -> bool:
    """Whether a text has the form of weights."""
    return bool(_WRITTEN.fullmatch(text))


class CandidateRow(TypedDict):
    """A row of `candidates`."""

    rank: int
    host_id: str
    host_en: str | None
    host_ja: str | None
    level: str
    prefecture: str
    region: str
    seminars: int
    last_fiscal_year: int | None
    years_since: int | None
    theme_ids: tuple[str, ...]
    distance_km: int | None
    points_first: int
    points_years: int
    points_region: int
    points_theme: int
    points_near: int
    score: int


@summary(CandidateRow)
def candidates(
    dataset: Dataset, weights: Weights, themes: Sequence[str], as_of: int
) -> pd.DataFrame:
    """One row per prefecture but Tokyo and per municipality that hosted, the highest score first.

    Equal scores share a rank and stand in the order of the prefectures' codes, a prefecture before
    its municipalities.

    Columns: rank (1 = highest), host_id (a prefecture's is its code), host_en, host_ja, level,
    prefecture, region, seminars (it hosted), last_fiscal_year and years_since (fiscal years from
    it to `as_of`; NA where none is documented), theme_ids (tuple: those of `themes` documented
    there), distance_km (kilometres from Tokyo to the prefectural office, rounded; NA where its
    place is not documented), points_first, points_years, points_region, points_theme and
    points_near (what each criterion adds), score (their sum).
    """
    rows = _places(dataset, as_of)
    seen = [themes_at(dataset, place) for place in records(rows)]
    chosen = [tuple(theme for theme in themes if theme in there) for there in seen]
    rows = rows.assign(theme_ids=tuples(chosen), distance_km=_from_tokyo(dataset, rows))
    regions = region_balance(dataset)
    spans = (rows["years_since"] // SPAN_YEARS).clip(0, MOST_SPANS).fillna(0)
    times = {
        "first": rows["prefecture"].isin(regions["undocumented_prefectures"].explode()),
        "years": spans,
        "region": rows["region"].isin(least_chosen_regions(dataset)),
        "theme": pd.Series(list(map(bool, chosen)), index=rows.index, dtype=bool),
        "near": (rows["distance_km"] <= NEAR_TOKYO_KM).fillna(False),
    }
    points = pd.DataFrame(times).astype("Int64").mul(pd.Series(asdict(weights)))
    total = points.sum(axis=1).astype("Int64")
    scored = rows.join(points.add_prefix("points_")).assign(score=total)
    ranked = scored.sort_values("score", ascending=False, kind="stable", ignore_index=True)
    rank = ranked["score"].rank(method="min", ascending=False).astype("Int64")
    ranked.insert(0, "rank", rank)
    return ranked


def least_chosen_regions(dataset: Dataset) -> tuple[str, ...]:
    """Return the regions that hosted the fewest seminars; none where all hosted equally many."""
    rows = region_balance(dataset)
    fewest = rows["seminars"] == rows["seminars"].min()
    return () if fewest.all() else tuple(rows.loc[fewest, "region"])


def _places(dataset: Dataset, as_of: int) -> pd.DataFrame:
    """Prefectures but Tokyo, each followed by its municipalities that hosted."""
    prefectures = hosting_by_prefecture(dataset, as_of).rename(
        columns={"name_en": "host_en", "name_ja": "host_ja"}
    )
    prefectures = prefectures.assign(host_id=prefectures["prefecture"], level="prefecture")
    regions = dict(zip(prefectures["prefecture"], prefectures["region"], strict=True))
    hosts = hosting(dataset, as_of)
    hosts = hosts[hosts["level"] == "municipality"]
    hosts = hosts.assign(region=hosts["prefecture"].astype(str).map(regions))
    rows = pd.concat([frame[list(_OF_A_PLACE)].astype(_TYPES) for frame in (prefectures, hosts)])
    known = rows[rows["prefecture"] != TOKYO]
    return known.sort_values("prefecture", kind="stable", ignore_index=True)


_TYPES = dict.fromkeys(
    ("host_id", "host_en", "host_ja", "level", "prefecture", "region"), "string"
) | dict.fromkeys(("seminars", "last_fiscal_year", "years_since"), "Int64")
_OF_A_PLACE = tuple(_TYPES)


def _from_tokyo(dataset: Dataset, rows: pd.DataFrame) -> pd.Series:
    """Return the kilometres from Tokyo to the office of each row's prefecture."""
    offices = dataset.prefectures
    there = offices["latitude"], offices["longitude"]
    distances = visits.great_circle_km(visits.TOKYO_LATITUDE, visits.TOKYO_LONGITUDE, *there)
    by_code = dict(zip(offices["prefecture"].astype(str), distances, strict=True))
    found = rows["prefecture"].map(by_code).astype("Float64")
    return found.round().astype("Int64")
