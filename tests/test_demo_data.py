"""The shipped demonstration is what its generator writes, and keeps what it promises."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import shapely
from shapely.geometry import shape

from analysis.loading.dataset import DEMO, RECORD, Dataset, load
from analysis.selection import Selection, filter_dataset
from analysis.summaries.attendance import participation
from data.demo import generate

DATA = Path(generate.__file__).parents[1]
SHIPPED = sorted((DATA / DEMO).glob("*.csv"))
EVIDENCE_TABLES = ("seminars", "hosts", "seminar_themes", "delegates", "programme", "sites")


@pytest.fixture(scope="module")
def demo() -> Dataset:
    return load(DATA, DEMO)


def as_written(table: str) -> pd.DataFrame:
    """The file's rows as text, also those that the loader would set aside."""
    return pd.read_csv(DATA / DEMO / f"{table}.csv", dtype="string")


def visits(demo: Dataset) -> pd.DataFrame:
    return demo.programme[demo.programme["kind"] == "visit"]


def held(demo: Dataset) -> pd.DataFrame:
    return demo.seminars[demo.seminars["status"] == "held"]


def test_regenerating_gives_the_shipped_files_byte_for_byte(tmp_path: Path) -> None:
    generate.write(tmp_path)
    written = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert written == {path.name: path.read_bytes() for path in SHIPPED}
    assert len(written) == 7


def test_the_seed_decides_the_details() -> None:
    assert generate.tables(1) == generate.tables(1)
    assert generate.tables(1) != generate.tables(2)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_files_are_plain_utf_8_with_unix_line_ends(path: Path) -> None:
    content = path.read_bytes()
    assert not content.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in content
    assert content.decode("utf-8").endswith("\n")


def test_the_contract_finds_no_problem(demo: Dataset) -> None:
    own = {path.name for path in SHIPPED}
    found = [
        problem
        for problem in demo.problems
        if Path(problem.file).name in own and Path(problem.file).parent.name == DEMO
    ]
    assert found == []


def test_sizes_are_as_promised(demo: Dataset) -> None:
    years = demo.seminars["fiscal_year"]
    assert (years.min(), years.max(), len(years)) == (2005, 2025, 20)
    assert 180 <= demo.delegates["delegates"].sum() <= 260
    assert 150 <= len(visits(demo)) <= 250
    assert demo.delegates["country"].nunique() == 12
    assert 14 <= demo.hosts["host_id"].nunique() <= 16
    prefectures = demo.prefectures.set_index("prefecture")["region"]
    assert demo.hosts["prefecture"].astype("string").map(prefectures).nunique() == 8


def test_every_special_year_is_there(demo: Dataset) -> None:
    by_year = demo.seminars.set_index("fiscal_year")
    assert 2011 not in by_year.index
    assert by_year.loc[2020, "status"] == "cancelled"
    assert by_year.loc[2021, "mode"] == "online"
    assert by_year.loc[2025, "status"] == "announced"
    others = by_year.drop(index=[2020, 2021])
    assert (others["mode"] == "in_person").all()
    assert by_year["participants"].isna().sum() == 3


@pytest.mark.parametrize("table", ["delegates", "programme"])
def test_only_held_seminars_have_delegates_and_a_programme(demo: Dataset, table: str) -> None:
    assert set(as_written(table)["seminar_id"]) == set(held(demo)["seminar_id"])


def test_the_cancelled_seminar_says_why(demo: Dataset) -> None:
    cancelled = demo.seminars[demo.seminars["status"] == "cancelled"]
    assert len(cancelled) == 1
    assert cancelled[["note_en", "note_ja"]].notna().all(axis=None)


def test_online_seminars_visit_nothing(demo: Dataset) -> None:
    online = demo.seminars.loc[demo.seminars["mode"] == "online", "seminar_id"]
    assert len(online) == 1
    assert not visits(demo)["seminar_id"].isin(online).any()


def test_sri_lanka_comes_only_after_july_2018(demo: Dataset) -> None:
    starts = demo.seminars.set_index("seminar_id")["start_date"]
    attended = demo.delegates.loc[demo.delegates["country"] == "LKA", "seminar_id"]
    assert len(attended) > 0
    assert (attended.astype("string").map(starts) >= pd.Timestamp("2018-07-01")).all()


def test_participants_are_the_sum_of_the_delegates(demo: Dataset) -> None:
    counted = demo.delegates.groupby("seminar_id", observed=True)["delegates"].sum()
    published = held(demo).set_index("seminar_id")["participants"].dropna()
    assert len(published) == 17
    assert counted.loc[published.index].tolist() == published.tolist()


def test_people_of_undocumented_countries_only_where_the_list_is_open(demo: Dataset) -> None:
    unnamed = demo.delegates.loc[demo.delegates["country"].isna(), "seminar_id"]
    complete = demo.seminars.set_index("seminar_id")["countries_complete"]
    assert complete.loc[unnamed].tolist() == ["no", "no"]


def test_delegates_by_theme_keep_to_the_themes_of_their_seminar(demo: Dataset) -> None:
    columns = ["seminar_id", "theme_id"]
    by_theme = demo.delegates.dropna(subset="theme_id")
    assert by_theme["seminar_id"].nunique() == 3
    themes = set(demo.seminar_themes[columns].itertuples(index=False, name=None))
    assert set(by_theme[columns].itertuples(index=False, name=None)) <= themes


def test_themes_are_worded_in_both_languages(demo: Dataset) -> None:
    assert demo.seminar_themes[["wording_en", "wording_ja"]].notna().all(axis=None)
    assert set(demo.seminar_themes.groupby("seminar_id", observed=True).size()) == {1, 2}


def test_some_hosts_return_and_one_is_a_prefecture(demo: Dataset) -> None:
    seminars_of = demo.hosts.groupby("host_id", observed=True)["seminar_id"].nunique()
    assert {1, 2, 3} == set(seminars_of)
    prefectures = demo.hosts.loc[demo.hosts["level"] == "prefecture", "host_id"]
    assert set(prefectures) == {"shiga-prefecture"}


def test_some_country_stays_away_for_five_years(demo: Dataset) -> None:
    years = demo.seminars.set_index("seminar_id")["fiscal_year"]
    attended = demo.delegates.dropna(subset="country").drop_duplicates(["seminar_id", "country"])
    attended = attended.assign(year=attended["seminar_id"].astype("string").map(years))
    gaps = attended.sort_values("year").groupby("country", observed=True)["year"].diff()
    assert gaps.max() > 5


@pytest.mark.parametrize("table", EVIDENCE_TABLES)
def test_every_row_cites_the_generator(table: str) -> None:
    rows = as_written(table)
    assert set(rows["source_id"]) == {"demo-generator"}
    assert set(rows["basis"]) == {"derived"}


def test_no_host_and_year_of_the_record_is_used_again(demo: Dataset) -> None:
    def hosted(dataset: Dataset) -> set[tuple[str, int]]:
        hosts = dataset.hosts.merge(dataset.seminars, on="seminar_id")
        return set(zip(hosts["host_ja"], hosts["fiscal_year"], strict=True))

    record = hosted(load(DATA, RECORD))
    assert record
    assert not record & hosted(demo)


def test_programme_stays_within_its_seminar_and_in_order(demo: Dataset) -> None:
    bounds = demo.seminars[["seminar_id", "start_date", "end_date"]]
    dated = demo.programme.merge(bounds, on="seminar_id").dropna(subset="date")
    assert 0 < len(dated) < len(demo.programme)
    assert dated["date"].between(dated["start_date"], dated["end_date"]).all()
    ordered = dated.sort_values(["seminar_id", "position"])
    assert (
        ordered.groupby("seminar_id", observed=True)["date"]
        .apply(lambda days: days.is_monotonic_increasing)
        .all()
    )


def test_weeks_have_every_kind_of_item_and_enough_visits(demo: Dataset) -> None:
    in_person = held(demo).query("mode == 'in_person'")["seminar_id"]
    for seminar in in_person:
        week = demo.programme[demo.programme["seminar_id"] == seminar]
        assert week["kind"].nunique() == 8, seminar
        number = week[week["kind"] == "visit"].groupby("part", observed=True).size()
        assert number["central"] in (2, 3), seminar
        assert number["host"] in range(5, 9), seminar


def test_every_visit_has_a_site_and_every_site_a_visit(demo: Dataset) -> None:
    assert set(visits(demo)["site_id"]) == set(demo.sites["site_id"])


def test_some_sites_are_vague_unplaced_or_share_a_point(demo: Dataset) -> None:
    unplaced = demo.sites[demo.sites["latitude"].isna()]
    assert len(unplaced) == 2
    placed = demo.sites.drop(unplaced.index)
    assert (placed["identification"] == "unknown").sum() >= 3
    assert placed.loc[placed["identification"] == "unknown", "uncertainty_m"].min() > 1000
    assert placed.duplicated(["latitude", "longitude"]).sum() == 1


def test_names_of_sites_begin_with_what_differs(demo: Dataset) -> None:
    """In a list that is cut at the right the sites of a town still differ.

    That all is invented stands above every page, once, and not in each name.
    """
    assert demo.sites["name_en"].str.fullmatch(r"[A-Z].*, [A-Z][A-Za-z ]+").all()
    assert demo.sites["name_ja"].str.fullmatch(".+（.+）").all()
    for language, width in (("en", 12), ("ja", 3)):
        begins = demo.sites[f"name_{language}"].str[:width]
        town = demo.sites["site_id"].astype("string").str.split("-").str[0]
        assert not pd.DataFrame({"town": town, "begins": begins}).duplicated().any(), language
    names = demo.sites[["name_en", "name_ja"]].to_numpy().ravel()
    assert not [name for name in names if "Example" in name or "例" in name]


def land(name: str) -> shapely.Geometry:
    """The shapes of a file of the basemap as one; a row without any is passed over."""
    content = json.loads((DATA / "basemap" / f"{name}.geojson").read_text(encoding="utf-8"))
    rows = content.get("geometries") or [row["geometry"] for row in content["features"]]
    return shapely.union_all([shape(row) for row in rows if row])


def test_sites_lie_on_land_and_near_the_office_of_their_municipality(demo: Dataset) -> None:
    placed = demo.sites.dropna(subset="latitude")
    points = shapely.points(placed["longitude"], placed["latitude"])
    dry = shapely.contains(shapely.difference(land("japan"), land("lakes")), points)
    assert placed.loc[~dry, "site_id"].tolist() == []

    visited = visits(demo)[["seminar_id", "site_id", "part"]].merge(placed, on="site_id")
    offices = demo.hosts[["seminar_id", "prefecture", "latitude", "longitude"]]
    of_hosts = visited[visited["part"] == "host"].merge(
        offices, on=["seminar_id", "prefecture"], suffixes=("", "_office")
    )
    tokyo = demo.prefectures.set_index("prefecture").loc["13"]
    of_tokyo = visited[visited["part"] == "central"].assign(
        latitude_office=tokyo["latitude"], longitude_office=tokyo["longitude"]
    )
    rows = pd.concat([of_hosts, of_tokyo])
    # Of two hosts in one prefecture each site has the nearer.
    assert set(rows["site_id"]) == set(placed["site_id"])
    assert distances_km(rows).groupby(rows["site_id"].astype(str)).min().max() <= 15


def distances_km(rows: pd.DataFrame) -> pd.Series:
    """From each site to the office beside it."""
    north = (rows["latitude"] - rows["latitude_office"]) * 111.2
    east = (rows["longitude"] - rows["longitude_office"]) * 111.2
    return np.hypot(north, east * np.cos(np.radians(rows["latitude_office"])))


def test_every_seminar_and_every_visit_has_a_theme(demo: Dataset) -> None:
    assert set(demo.seminar_themes["seminar_id"]) == set(demo.seminars["seminar_id"])
    assert visits(demo)["theme_id"].notna().all()


def test_india_comes_only_from_april_2007(demo: Dataset) -> None:
    attended = demo.delegates.loc[demo.delegates["country"] == "IND", "seminar_id"]
    years = demo.seminars.set_index("seminar_id")["fiscal_year"]
    assert attended.astype("string").map(years).min() >= 2007
    for year, came in ((2005, 7), (2006, 6)):
        (row,) = (
            row
            for row in participation.coverage.rows(filter_dataset(demo, Selection()))
            if row["fiscal_year"] == year
        )
        assert (row["attended"], row["eligible"]) == (came, 10)
