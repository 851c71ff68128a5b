"""Where the next seminar could be hosted: places ranked by points that anybody can add up.

A suggestion to talk about, never a fact. Each criterion gives whole points, its weight is the
reader's, and the score is the sum of the points, nothing else.
"""

import re
from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields
from typing import TypedDict

import pandas as pd

from analysis.dataset import Dataset
from analysis.rows import records, summary
from analysis.summaries.counting import tuples
from analysis.summaries.distances import great_circle_km
from analysis.summaries.hosting import (
    hosting,
    hosting_by_prefecture,
    region_balance,
    themes_at,
)
from analysis.summaries.visits import TOKYO_LATITUDE, TOKYO_LONGITUDE

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
    host_en: str
    host_ja: str
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
    spans = (rows["years_since"] // SPAN_YEARS).clip(0, MOST_SPANS).fillna(0)
    times = {
        "first": rows["prefecture"].isin(_undocumented(dataset)),
        "years": spans,
        "region": rows["region"].isin(least_chosen_regions(dataset)),
        "theme": pd.Series(list(map(bool, chosen)), index=rows.index, dtype=bool),
        "near": (rows["distance_km"] <= NEAR_TOKYO_KM).fillna(False),
    }
    points = pd.DataFrame(
        {
            f"points_{name}": times[name].astype("Int64") * getattr(weights, name)
            for name in CRITERIA
        }
    )
    scored = pd.concat([rows, points], axis=1).assign(score=points.sum(axis=1).astype("Int64"))
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


def _undocumented(dataset: Dataset) -> set[str]:
    """Return the prefectures that are not documented to have hosted."""
    rows = region_balance(dataset)["undocumented_prefectures"]
    return {str(prefecture) for prefectures in rows for prefecture in prefectures}


def _from_tokyo(dataset: Dataset, rows: pd.DataFrame) -> pd.Series:
    """Return the kilometres from Tokyo to the office of each row's prefecture."""
    offices = dataset.prefectures
    distances = great_circle_km(
        TOKYO_LATITUDE, TOKYO_LONGITUDE, offices["latitude"], offices["longitude"]
    )
    by_code = dict(zip(offices["prefecture"].astype(str), distances, strict=True))
    found = rows["prefecture"].map(by_code).astype("Float64")
    return found.round().astype("Int64")
