"""Data sets of a few rows, written in code and typed by the contract as the loader types them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from functools import cache
from typing import Any

import pandas as pd

from analysis.contract.schema import TABLES
from analysis.loading.dataset import Dataset, LoadedDataset

Row = Mapping[str, Any]

EVIDENCE = {"basis": "stated", "source_id": "report"}


def dataset(name: str = "tiny", **tables: Sequence[Row]) -> LoadedDataset:
    """Build a data set; a table not given has its few rows of `REFERENCE`, or none.

    A cell not given is not documented; `basis` and `source_id` are "stated" and "report".
    """
    given = {table: frame(table, tuple(rows)) for table, rows in tables.items()}
    own: dict[str, Any] = {table: given.get(table, _reference(table)) for table in TABLES}
    return LoadedDataset(name, **own)


def alone(chosen: Dataset, **tables: pd.DataFrame) -> LoadedDataset:
    """Return a choice as a data set that knows of no other rows, with other `tables` if given."""
    own = {one.name: getattr(chosen, one.name) for one in fields(LoadedDataset) if one.init}
    return LoadedDataset(**own | tables)


def frame(table: str, rows: Iterable[Row]) -> pd.DataFrame:
    """Build one table with the contract's columns and types, repeated ids as categories."""
    declared = TABLES[table].columns
    evidence = {column: value for column, value in EVIDENCE.items() if column in declared}
    completed = [evidence | dict(row) for row in rows]
    unknown = {column for row in completed for column in row} - set(declared)
    if unknown:
        raise KeyError(f"{table} has no column {sorted(unknown)}")
    columns = {
        column: _typed([row.get(column) for row in completed], _dtype(table, column))
        for column in declared
    }
    return pd.DataFrame(columns)


def plain(rows: pd.DataFrame, *columns: str) -> list[tuple[Any, ...]]:
    """Return rows as plain tuples, None for "not documented", to compare with ones by hand."""
    chosen = rows[list(columns)] if columns else rows
    as_objects = chosen.astype(object)
    known = as_objects.where(as_objects.notna(), None)
    return list(known.itertuples(index=False, name=None))


def _typed(values: list[Any], dtype: Any) -> Any:
    if dtype != "category":
        return pd.array(values, dtype=dtype)
    # Several times faster than letting pandas find the categories, for thousands of tiny frames.
    categories = dict.fromkeys(value for value in values if value is not None)
    codes = {value: code for code, value in enumerate(categories)}
    return pd.Categorical.from_codes(
        [codes.get(value, -1) for value in values], categories=pd.Index([*categories])
    )


@cache
def _dtype(table: str, column: str) -> str:
    """Ids that repeat are categories in the loader's frames: pointers and single keys."""
    contract = TABLES[table]
    pointers = {reference.column for reference in contract.references}
    is_id = column in pointers or contract.key == (column,)
    return "category" if is_id else str(contract.columns[column].dtype)


@cache
def _reference(table: str) -> pd.DataFrame:
    return frame(table, REFERENCE.get(table, ()))


REFERENCE: dict[str, list[Row]] = {
    "offices": [
        {"office_id": "sg", "name_en": "Singapore", "name_ja": "シンガポール"},
        {"office_id": "paris", "name_en": "Paris", "name_ja": "パリ"},
    ],
    "countries": [
        {
            "country": code,
            "name_en": name,
            "name_ja": name_ja,
            "subregion": subregion,
            "capital_en": capital,
            "capital_ja": capital,
            "latitude": latitude,
            "longitude": longitude,
        }
        for code, name, name_ja, subregion, capital, latitude, longitude in (
            ("KHM", "Cambodia", "カンボジア", "southeast_asia", "Phnom Penh", 11.56, 104.92),
            ("LAO", "Laos", "ラオス", "southeast_asia", "Vientiane", 17.97, 102.6),
            ("THA", "Thailand", "タイ", "southeast_asia", "Bangkok", 13.75, 100.5),
            ("LKA", "Sri Lanka", "スリランカ", "south_asia", "Colombo", 6.93, 79.85),
            ("FRA", "France", "フランス", "europe", "Paris", 48.86, 2.35),
        )
    ],
    # Paris has no rows: its eligible countries are not documented.
    "eligibility": [
        {"office_id": "sg", "country": "KHM"},
        {"office_id": "sg", "country": "LAO", "to_date": "2020-03-31"},
        {"office_id": "sg", "country": "THA"},
        {"office_id": "sg", "country": "LKA", "from_date": "2018-07-01"},
    ],
    "groups": [
        {"group_id": "mekong", "name_en": "Mekong", "name_ja": "メコン地域"},
    ],
    "group_members": [{"group_id": "mekong", "country": code} for code in ("KHM", "LAO", "THA")],
    "theme_families": [
        {"family_id": "nature", "name_en": "Nature", "name_ja": "自然"},
    ],
    "themes": [
        {"theme_id": "tourism", "name_en": "Tourism", "name_ja": "観光"},
        {"theme_id": "welfare", "name_en": "Welfare", "name_ja": "福祉"},
        {"theme_id": "water", "name_en": "Water", "name_ja": "水道", "family_id": "nature"},
    ],
    "prefectures": [
        {"prefecture": "35", "name_en": "Yamaguchi", "name_ja": "山口県", "region": "chugoku"},
        {"prefecture": "23", "name_en": "Aichi", "name_ja": "愛知県", "region": "chubu"},
        {"prefecture": "13", "name_en": "Tokyo", "name_ja": "東京都", "region": "kanto"},
    ],
    "sources": [{"source_id": "report", "title": "Report", "says": "Nine members came"}],
}


def history() -> LoadedDataset:
    """Build the history that the tests know by heart.

    Singapore: FY2007 uncertain; FY2017 held, nobody documented; FY2018 one country of five
    people; FY2019 complete, two themes, France though not eligible; FY2020 cancelled; FY2021
    online, two people of undocumented country; FY2022 announced. Paris: FY2019, complete.
    """
    return dataset(
        seminars=SEMINARS,
        seminar_themes=SEMINAR_THEMES,
        hosts=HOSTS,
        delegates=DELEGATES,
        programme=PROGRAMME,
        sites=SITES,
    )


# Not in order of time, as a file may be.
SEMINARS: list[Row] = [
    {
        "seminar_id": "sg-fy2019",
        "office_id": "sg",
        "fiscal_year": 2019,
        "start_date": "2019-12-15",
        "end_date": "2019-12-16",
        "mode": "in_person",
        "status": "held",
        "participants": 5,
        "countries_complete": "yes",
        "note_en": "A note.",
    },
    {
        "seminar_id": "sg-fy2007",
        "office_id": "sg",
        "fiscal_year": 2007,
        "start_date": "2007-07-01",
        "end_date": "2007-07-08",
        "status": "uncertain",
        "countries_complete": "no",
    },
    {
        "seminar_id": "sg-fy2017",
        "office_id": "sg",
        "fiscal_year": 2017,
        "start_date": "2017-10-01",
        "mode": "in_person",
        "status": "held",
        "countries_complete": "no",
    },
    {
        "seminar_id": "sg-fy2018",
        "office_id": "sg",
        "fiscal_year": 2018,
        "start_date": "2018-08-26",
        "end_date": "2018-08-28",
        "mode": "in_person",
        "status": "held",
        "participants": 5,
        "countries_complete": "no",
    },
    {
        "seminar_id": "sg-fy2020",
        "office_id": "sg",
        "fiscal_year": 2020,
        "status": "cancelled",
        "countries_complete": "no",
    },
    {
        "seminar_id": "sg-fy2021",
        "office_id": "sg",
        "fiscal_year": 2021,
        "start_date": "2022-01-26",
        "end_date": "2022-01-27",
        "mode": "online",
        "status": "held",
        "participants": 2,
        "countries_complete": "no",
    },
    {
        "seminar_id": "sg-fy2022",
        "office_id": "sg",
        "fiscal_year": 2022,
        "status": "announced",
        "countries_complete": "no",
    },
    {
        "seminar_id": "paris-fy2019",
        "office_id": "paris",
        "fiscal_year": 2019,
        "start_date": "2019-07-29",
        "end_date": "2019-08-07",
        "mode": "in_person",
        "status": "held",
        "participants": 3,
        "countries_complete": "yes",
    },
]

SEMINAR_THEMES: list[Row] = [
    {"seminar_id": "sg-fy2019", "theme_id": "tourism", "wording_en": "Tourism Promotion"},
    {"seminar_id": "sg-fy2019", "theme_id": "welfare", "wording_ja": "福祉のまちづくり"},
    {"seminar_id": "sg-fy2018", "theme_id": "tourism"},
    {"seminar_id": "sg-fy2007", "theme_id": "water"},
    {"seminar_id": "sg-fy2022", "theme_id": "welfare"},
]

DELEGATES: list[Row] = [
    {"seminar_id": "sg-fy2007", "country": "THA", "delegates": 1},
    {"seminar_id": "sg-fy2018", "country": "KHM", "delegates": 1, "basis": "implied"},
    {"seminar_id": "sg-fy2018", "delegates": 4},
    {"seminar_id": "sg-fy2019", "country": "KHM", "theme_id": "tourism", "delegates": 1},
    {
        "seminar_id": "sg-fy2019",
        "country": "KHM",
        "theme_id": "welfare",
        "delegates": 2,
        "basis": "derived",
        "source_id": "list",
    },
    {"seminar_id": "sg-fy2019", "country": "THA", "delegates": 1},
    {"seminar_id": "sg-fy2019", "country": "FRA", "delegates": 1},
    {"seminar_id": "sg-fy2021", "delegates": 2},
    {"seminar_id": "paris-fy2019", "country": "FRA", "delegates": 3},
]

SHIMONOSEKI: Row = {
    "host_id": "shimonoseki",
    "host_en": "Shimonoseki",
    "host_ja": "下関市",
    "level": "municipality",
    "prefecture": "35",
    "latitude": 33.9578,
    "longitude": 130.9414,
}
TOYOHASHI: Row = {
    "host_id": "toyohashi",
    "host_en": "Toyohashi",
    "host_ja": "豊橋市",
    "level": "municipality",
    "prefecture": "23",
    "latitude": 34.7692,
    "longitude": 137.3914,
}
TOYOTA: Row = {
    "host_id": "toyota",
    "host_en": "Toyota",
    "host_ja": "豊田市",
    "level": "municipality",
    "prefecture": "23",
}

HOSTS: list[Row] = [
    {"seminar_id": "sg-fy2021", **SHIMONOSEKI},
    {"seminar_id": "sg-fy2019", **SHIMONOSEKI},
    {"seminar_id": "sg-fy2018", **TOYOTA},
    {"seminar_id": "sg-fy2018", **TOYOHASHI},
    {"seminar_id": "sg-fy2020", **TOYOHASHI},
    {"seminar_id": "sg-fy2022", **TOYOHASHI},
    {"seminar_id": "paris-fy2019", **TOYOTA},
]

PROGRAMME: list[Row] = [
    {
        "seminar_id": seminar,
        "position": position,
        "date": date,
        "part": part,
        "place_en": "Tokyo" if part == "central" else "Shimonoseki",
        "place_ja": "東京" if part == "central" else "下関市",
        "kind": kind,
        "title_en": title,
        "title_ja": title,
        "site_id": site,
        "theme_id": theme,
    }
    for seminar, position, date, part, kind, title, site, theme in (
        ("sg-fy2019", 3, "2019-12-16", "host", "visit", "Garden", "garden", None),
        ("sg-fy2019", 1, "2019-12-15", "central", "lecture", "Lecture", None, None),
        ("sg-fy2019", 2, "2019-12-15", "central", "visit", "Plaza", "plaza", "welfare"),
        ("sg-fy2019", 4, "2019-12-16", "host", "visit", "Water plant", "plant", "water"),
        ("sg-fy2018", 1, "2018-08-27", "host", "visit", "Garden again", "garden", None),
        ("sg-fy2018", 2, None, "host", "visit", "A visit", None, None),
        ("sg-fy2020", 1, None, "host", "visit", "Planned", "garden", None),
        ("sg-fy2022", 1, None, "host", "visit", "Planned", "plaza", None),
        ("sg-fy2007", 1, "2007-07-01", "central", "visit", "Plaza", "plaza", None),
    )
]

SITES: list[Row] = [
    {
        "site_id": "plaza",
        "name_en": "Plaza",
        "name_ja": "プラザ",
        "kind": "community",
        "prefecture": "13",
        "latitude": 35.69,
        "longitude": 139.7,
        "uncertainty_m": 1000,
        "identification": "stated",
    },
    {
        "site_id": "garden",
        "name_en": "Garden",
        "name_ja": "庭園",
        "kind": "nature",
        "latitude": 33.99,
        "longitude": 130.98,
        "uncertainty_m": 1001,
        "identification": "likely",
        "note_en": "Near the river.",
    },
    {
        "site_id": "plant",
        "name_en": "Water plant",
        "name_ja": "浄水場",
        "kind": "water",
        "identification": "unknown",
    },
]
