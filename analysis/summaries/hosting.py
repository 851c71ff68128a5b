"""Who hosted: municipalities and prefectures, when last, on what, and region by region.

Hosts of seminars held count, in any mode. A prefecture without one is not documented to have
hosted: the record has gaps, so nobody can say that it never did.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import TypedDict

import pandas as pd

from analysis.dataset import Dataset
from analysis.memory import cached
from analysis.rows import Row, summary
from analysis.schema import REGIONS
from analysis.summaries.counting import seminars_in_scope, tuples
from analysis.summaries.visits import (
    PrefectureVisitedRow,
    hosts_visited,
    prefectures_visited,
    visits,
)


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
    host_en: str
    host_ja: str
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
    hosts = hosts_visited(dataset)
    themes = [themes_at(dataset, host) or pd.NA for host in hosts_visited.rows(dataset)]
    rows = hosts.assign(
        years_since=as_of - hosts["last_fiscal_year"],
        theme_ids=pd.Series(themes, hosts.index, dtype="object"),
    )
    codes = rows["prefecture"].astype("string")
    return rows.iloc[codes.argsort(kind="stable")][list(_OF_A_HOST)].reset_index(drop=True)


_OF_A_HOST = (
    "prefecture",
    "host_id",
    "host_en",
    "host_ja",
    "level",
    "seminars",
    "online",
    "seminar_ids",
    "last_fiscal_year",
    "years_since",
    "theme_ids",
)


class HostingPrefectureRow(PrefectureVisitedRow):
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
    rows = prefectures_visited(dataset)
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
    hosts = hosts_visited(dataset)[["host_id", "prefecture", "seminar_ids"]]
    by_seminar = hosts.explode("seminar_ids").rename(columns={"seminar_ids": "seminar_id"})
    seminars = seminars_in_scope(dataset)[["seminar_id", "fiscal_year"]]
    rows = seminars.astype({"seminar_id": str}).merge(
        by_seminar.astype(str), on="seminar_id", validate="one_to_many"
    )
    years = rows.groupby("fiscal_year", sort=True)
    return pd.DataFrame(
        {
            "seminar_ids": years["seminar_id"].agg(_unique),
            "host_ids": years["host_id"].agg(_unique),
            "hosts_so_far": _different(rows, "host_id"),
            "prefectures_so_far": _different(rows, "prefecture"),
        },
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
    rows = prefectures_visited(dataset)
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
    """Return the themes documented at a host (prefecture, level, host_ja), as `themes` has them.

    A prefecture has those of all its municipalities.
    """
    prefecture = str(host["prefecture"])
    of_all = host["level"] == "prefecture"
    place = (prefecture,) if of_all else (prefecture, str(host["host_ja"]))
    seen = _themes_by_place(dataset).get(place, set())
    return tuple(str(theme) for theme in dataset.themes["theme_id"] if theme in seen)


@cached
def _themes_by_place(dataset: Dataset) -> Mapping[tuple[str, ...], set[str]]:
    """Return the themes of each prefecture, and of each of its places."""
    found: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for prefecture, place, theme in themes_seen(dataset).to_numpy():
        found[prefecture,].add(theme)
        found[prefecture, place].add(theme)
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

    Columns: prefecture, place (the Japanese name of host or municipality, "" where it is not
    documented), theme_id; all text.
    """
    hosts = hosts_visited(dataset).explode("seminar_ids")
    hosted = hosts[["prefecture", "host_ja", "seminar_ids"]].astype(str)
    themes = dataset.seminar_themes[["seminar_id", "theme_id"]].astype(str)
    of_hosts = hosted.merge(
        themes, left_on="seminar_ids", right_on="seminar_id", validate="many_to_many"
    )
    sites = visits(dataset).explode("theme_ids").dropna(subset=["prefecture", "theme_ids"])
    of_sites = sites.assign(municipality_ja=sites["municipality_ja"].fillna(""))
    pairs = (
        of_hosts[["prefecture", "host_ja", "theme_id"]],
        of_sites[["prefecture", "municipality_ja", "theme_ids"]],
    )
    columns = ["prefecture", "place", "theme_id"]
    rows = pd.concat([pair.astype(str).set_axis(columns, axis=1) for pair in pairs])
    return rows.drop_duplicates(ignore_index=True)


@cached
def _seminars_by_prefecture(dataset: Dataset) -> pd.DataFrame:
    """Prefecture, region, seminar_id and fiscal_year of each seminar held, in order of time."""
    hosts = hosts_visited(dataset)[["prefecture", "seminar_ids"]].explode("seminar_ids")
    rows = hosts.rename(columns={"seminar_ids": "seminar_id"}).astype(str)
    prefectures = dataset.prefectures[["prefecture", "region"]].astype(str)
    seminars = seminars_in_scope(dataset)[["seminar_id", "fiscal_year"]]
    in_time = seminars.astype({"seminar_id": str}).merge(
        rows, on="seminar_id", validate="one_to_many"
    )
    with_regions = in_time.merge(prefectures, on="prefecture", validate="many_to_one")
    return with_regions.drop_duplicates(["prefecture", "seminar_id"], ignore_index=True)


def _unique(ids: pd.Series) -> tuple[str, ...]:
    return tuple(ids.unique())


def _different(rows: pd.DataFrame, column: str) -> pd.Series:
    """Count by fiscal year how many different values there were up to it."""
    new = ~rows.sort_values("fiscal_year", kind="stable").duplicated(column)
    return new.groupby(rows["fiscal_year"], sort=True).sum().cumsum()


def _counted(regions: pd.Series) -> pd.Series:
    """Count what lies in each region, from north to south."""
    counted = regions.astype(str).value_counts()
    return counted.reindex(list(REGIONS), fill_value=0).astype("Int64").reset_index(drop=True)
