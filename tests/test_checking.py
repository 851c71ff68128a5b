"""Ways to break the data files: each is named with its place, and all else still loads."""

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from analysis.contract.problems import Problem, only_looks_odd
from analysis.contract.schema import TABLES
from analysis.loading.checking import check_table
from analysis.loading.dataset import Dataset
from analysis.loading.reading import read_table
from tests.data_folder import DataFolder

DELEGATES = "record/delegates.csv"
HOSTS = "record/hosts.csv"
PROGRAMME = "record/programme.csv"
SEMINARS = "record/seminars.csv"
SITES = "record/sites.csv"
THEMES = "record/seminar_themes.csv"
MEMBERS = "reference/group_members.csv"
FRAMES = ("seminars", "hosts", "seminar_themes", "delegates", "programme", "sites", "sources")
REFERENCES = (
    *("countries", "groups", "group_members", "eligibility", "offices"),
    *("theme_families", "themes", "prefectures", "events"),
)


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path)


def sizes(dataset: Dataset) -> dict[str, int]:
    return {name: len(getattr(dataset, name)) for name in (*FRAMES, *REFERENCES)}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """The record as shipped."""
    return DataFolder(tmp_path_factory.mktemp("whole")).load()


def rows(frame: pd.DataFrame, **wanted: str) -> pd.DataFrame:
    for column, value in wanted.items():
        frame = frame[frame[column].astype("string") == value]
    return frame


def seminar(dataset: Dataset, seminar_id: str) -> pd.Series:
    (row,) = (row for _, row in rows(dataset.seminars, seminar_id=seminar_id).iterrows())
    return row


def complete(dataset: Dataset, seminar_id: str) -> str:
    return str(seminar(dataset, seminar_id)["countries_complete"])


def test_the_record_has_no_problems(whole: Dataset) -> None:
    assert whole.problems == ()
    assert complete(whole, "sg-fy2019") == "yes"
    assert all(sizes(whole).values())


# Ten ways to break a CSV file ------------------------------------------------------------------


def test_unknown_country(folder: DataFolder, whole: Dataset) -> None:
    line = folder.edit(DELEGATES, "sg-fy2019,LAO", "LAO", "Loas")
    broken = folder.load()
    assert broken.problems == (
        Problem(DELEGATES, line, "country", "unknown", "Loas", "LAO (Laos|ラオス)"),
    )
    assert sizes(broken) == {**sizes(whole), "delegates": len(whole.delegates) - 1}
    assert complete(broken, "sg-fy2019") == "no"


def test_text_for_a_year(folder: DataFolder, whole: Dataset) -> None:
    line = folder.edit(SEMINARS, "sg-fy2019,", ",2019,", ",Reiwa 1,")
    broken = folder.load()
    expected = Problem(SEMINARS, line, "fiscal_year", "whole_number", "Reiwa 1")
    assert broken.problems == (expected,)
    assert len(broken.seminars) == len(whole.seminars) - 1
    for name in ("hosts", "delegates", "programme", "seminar_themes"):
        assert rows(getattr(broken, name), seminar_id="sg-fy2019").empty
        others = getattr(whole, name)["seminar_id"] != "sg-fy2019"
        assert len(getattr(broken, name)) == others.sum()


def test_duplicate_row(folder: DataFolder, whole: Dataset) -> None:
    line = folder.append(DELEGATES, "sg-fy2019,KHM,,3,stated,clair-singapore-2019")
    broken = folder.load()
    (problem,) = broken.problems
    assert (problem.file, problem.line, problem.code) == (DELEGATES, line, "duplicate")
    assert problem.column == "seminar_id"
    assert problem.value == "sg-fy2019"
    assert problem.detail == "seminar_id, country, theme_id"
    (kept,) = rows(broken.delegates, seminar_id="sg-fy2019", country="KHM")["delegates"]
    assert kept == 1
    assert len(broken.delegates) == len(whole.delegates)


def test_negative_count(folder: DataFolder) -> None:
    line = folder.edit(DELEGATES, "sg-fy2019,KHM", ",1,", ",-1,")
    broken = folder.load()
    expected = Problem(DELEGATES, line, "delegates", "range", "-1", "1 – 1000")
    assert broken.problems == (expected,)
    assert rows(broken.delegates, seminar_id="sg-fy2019", country="KHM").empty
    assert complete(broken, "sg-fy2019") == "no"


def test_missing_column_of_the_key(folder: DataFolder, whole: Dataset) -> None:
    folder.edit(HOSTS, "seminar_id,", "host_id", "host_no")
    broken = folder.load()
    assert broken.problems == (
        Problem(HOSTS, 1, "host_id", "missing_column"),
        Problem(HOSTS, 1, "host_no", "unknown_column", severity="warning"),
    )
    assert sizes(broken) == {**sizes(whole), "hosts": 0}
    assert list(broken.hosts.columns) == list(whole.hosts.columns)


def test_a_column_that_the_file_lacks_is_not_documented(folder: DataFolder, whole: Dataset) -> None:
    folder.edit(HOSTS, "seminar_id,", "host_ja", "host_jp")
    broken = folder.load()
    assert broken.problems == (
        Problem(HOSTS, 1, "host_ja", "lacking_column", severity="warning"),
        Problem(HOSTS, 1, "host_jp", "unknown_column", severity="warning"),
    )
    assert sizes(broken) == sizes(whole)
    assert broken.hosts["host_ja"].isna().all()
    assert broken.hosts["host_en"].notna().all()


@pytest.mark.parametrize("column", ["from_date", "to_date"])
def test_without_the_days_of_a_list_nobody_is_on_it(folder: DataFolder, column: str) -> None:
    folder.edit("reference/eligibility.csv", "office_id,", column, "somewhen")
    broken = folder.load()
    lacking = Problem("reference/eligibility.csv", 1, column, "missing_column")
    assert lacking in broken.problems
    assert broken.eligibility.empty


def test_personal_data_are_blanked_and_not_repeated(folder: DataFolder, whole: Dataset) -> None:
    line = folder.edit(SITES, "jnto,", "The source", "somchai@example.com")
    other = folder.edit(DELEGATES, "sg-fy2019,LAO", "LAO", "somchai@example.com")
    broken = folder.load()
    assert [(p.file, p.line, p.code, p.value) for p in broken.problems] == [
        (DELEGATES, other, "personal", ""),
        (SITES, line, "personal", ""),
    ]
    assert sizes(broken) == {**sizes(whole), "delegates": len(whole.delegates) - 1}
    assert "somchai" not in repr([broken.problems, *(getattr(broken, name) for name in FRAMES)])


def test_swapped_coordinates(folder: DataFolder, whole: Dataset) -> None:
    site = rows(whole.sites, site_id="jnto").iloc[0]
    latitude, longitude = f"{site['latitude']:.4f}", f"{site['longitude']:.4f}"
    old, new = f",{latitude},{longitude},", f",{longitude},{latitude},"
    line = folder.edit(SITES, "jnto,", old, new)
    broken = folder.load()
    assert [(p.file, p.line, p.column, p.code, p.value) for p in broken.problems] == [
        (SITES, line, "latitude", "swapped", longitude),
        (SITES, line, "longitude", "swapped", latitude),
    ]
    assert rows(broken.sites, site_id="jnto")[["latitude", "longitude"]].isna().all(axis=None)
    assert sizes(broken) == sizes(whole)


def test_cp932_file(folder: DataFolder, whole: Dataset) -> None:
    text = folder.text(HOSTS)
    folder.path(HOSTS).write_bytes(text.encode("cp932"))
    broken = folder.load()
    first = next(at for at, line in enumerate(text.split("\n"), 1) if not line.isascii())
    assert broken.problems == (Problem(HOSTS, first, "host_ja", "encoding"),)
    assert sizes(broken) == {**sizes(whole), "hosts": 0}


def test_theme_not_in_the_list(folder: DataFolder, whole: Dataset) -> None:
    line = folder.edit(
        THEMES, "sg-fy2019,tourism-promotion", ",tourism-promotion", ",tourism-promotions"
    )
    broken = folder.load()
    nearest = "tourism-promotion (Tourism promotion|観光振興)"
    assert broken.problems == (
        Problem(THEMES, line, "theme_id", "unknown", "tourism-promotions", nearest),
    )
    assert len(broken.seminar_themes) == len(whole.seminar_themes) - 1


def test_a_group_of_a_country_that_is_not_in_the_list(folder: DataFolder, whole: Dataset) -> None:
    line = folder.edit(MEMBERS, "asean-mainland,LAO", "LAO", "Loas")
    broken = folder.load()
    nearest = "LAO (Laos|ラオス)"
    assert broken.problems == (Problem(MEMBERS, line, "country", "unknown", "Loas", nearest),)
    assert sizes(broken) == {**sizes(whole), "group_members": len(whole.group_members) - 1}


def test_a_country_twice_in_a_group(folder: DataFolder, whole: Dataset) -> None:
    line = folder.append(MEMBERS, "south-asia,IND")
    broken = folder.load()
    (problem,) = broken.problems
    assert (problem.file, problem.line, problem.code) == (MEMBERS, line, "duplicate")
    assert problem.detail == "group_id, country"
    assert sizes(broken) == sizes(whole)


def test_a_country_of_no_such_group(folder: DataFolder, whole: Dataset) -> None:
    line = folder.append(MEMBERS, "pacific,AUS")
    broken = folder.load()
    assert broken.problems == (Problem(MEMBERS, line, "group_id", "unknown", "pacific"),)
    assert sizes(broken) == sizes(whole)


def test_a_theme_of_no_such_family_stays_a_theme(folder: DataFolder, whole: Dataset) -> None:
    line = folder.edit("reference/themes.csv", "water,", ",environment", ",environments")
    broken = folder.load()
    nearest = "environment"
    expected = Problem(
        "reference/themes.csv", line, "family_id", "unknown", "environments", nearest
    )
    assert broken.problems == (expected,)
    assert sizes(broken) == sizes(whole)
    assert rows(broken.themes, theme_id="water")["family_id"].isna().all()


def test_data_from_before_groups_and_families_still_load(
    folder: DataFolder, whole: Dataset
) -> None:
    """Each file and column that is not there yet is named; no theme or country is lost."""
    later = ("groups", "group_members", "theme_families")
    for name in later:
        folder.path(f"reference/{name}.csv").unlink()
    themes = folder.text("reference/themes.csv").splitlines()
    earlier = [line.rpartition(",")[0] for line in themes]
    folder.write("reference/themes.csv", "\n".join(earlier) + "\n")
    old = folder.load()
    assert [(problem.file, problem.code) for problem in old.problems] == [
        *((f"reference/{name}.csv", "missing_file") for name in sorted(later)),
        ("reference/themes.csv", "lacking_column"),
    ]
    assert sizes(old) == {**sizes(whole), **dict.fromkeys(later, 0)}


def test_delegates_of_a_cancelled_seminar(folder: DataFolder, whole: Dataset) -> None:
    folder.edit(SEMINARS, "sg-fy2019,", ",held,", ",cancelled,")
    broken = folder.load()
    first = folder.line_of(DELEGATES, "sg-fy2019,")
    count = len(rows(whole.delegates, seminar_id="sg-fy2019"))
    assert broken.problems == tuple(
        Problem(DELEGATES, line, "seminar_id", "cancelled", "sg-fy2019")
        for line in range(first, first + count)
    )
    assert rows(broken.delegates, seminar_id="sg-fy2019").empty
    assert len(broken.delegates) == len(whole.delegates) - count


def test_a_mark_of_doubt_in_a_name_is_pointed_out_and_counts(
    folder: DataFolder, whole: Dataset
) -> None:
    line = folder.edit(HOSTS, "sg-fy2019,", "Shimonoseki", "△Shimonoseki")
    broken = folder.load()
    (problem,) = broken.problems
    assert (problem.line, problem.column, problem.code) == (line, "host_en", "odd_mark")
    assert only_looks_odd(problem)
    assert sizes(broken) == sizes(whole)


def test_a_letter_that_cannot_be_seen_is_named(folder: DataFolder) -> None:
    folder.edit(HOSTS, "sg-fy2019,", "下関", "下\u200b関")
    (problem,) = folder.load().problems
    assert (problem.code, problem.detail) == ("control", "下[U+200B ZERO WIDTH SPACE]関市")


def test_letters_stored_in_parts_are_composed(folder: DataFolder, whole: Dataset) -> None:
    for file in (HOSTS, "reference/countries.csv", "reference/prefectures.csv"):
        folder.write(file, unicodedata.normalize("NFD", folder.text(file)))
    composed = folder.load()
    assert composed.problems == ()
    assert composed.hosts["host_ja"].tolist() == whole.hosts["host_ja"].tolist()
    assert composed.countries["name_ja"].tolist() == whole.countries["name_ja"].tolist()


def test_empty_file(folder: DataFolder, whole: Dataset) -> None:
    folder.write(DELEGATES, "")
    broken = folder.load()
    assert broken.problems == (Problem(DELEGATES, 1, None, "empty_file"),)
    assert sizes(broken) == {**sizes(whole), "delegates": 0}
    assert set(broken.seminars["countries_complete"]) == {"no"}


# And more --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "row", "old", "new", "column", "code", "detail"),
    [
        (DELEGATES, "sg-fy2019,KHM", ",1,", ",1.5,", "delegates", "whole_number", ""),
        (DELEGATES, "sg-fy2019,KHM", ",1,", ",one,", "delegates", "whole_number", ""),
        (DELEGATES, "sg-fy2019,KHM", ",1,", ",0,", "delegates", "range", "1 – 1000"),
        (DELEGATES, "sg-fy2019,KHM", ",1,", f",{10**20},", "delegates", "range", "1 – 1000"),
        (DELEGATES, "sg-fy2019,KHM", ",1,", ",inf,", "delegates", "whole_number", ""),
        (DELEGATES, "sg-fy2019,KHM", ",1,", ",1e2,", "delegates", "whole_number", ""),
        (DELEGATES, "sg-fy2019,KHM", ",1,", ",1²,", "delegates", "whole_number", ""),
        (DELEGATES, "sg-fy2019,KHM", ",1,", ",١,", "delegates", "whole_number", ""),
        (DELEGATES, "sg-fy2019,KHM", "KHM", "KH", "country", "unknown", "KHM (KH|カンボジア)"),
        (DELEGATES, "sg-fy2019,KHM", "KHM", "TWN", "country", "other_country", ""),
        (DELEGATES, "sg-fy2019,KHM", "KHM", "北朝鮮", "country", "other_country", ""),
        (DELEGATES, "sg-fy2019,KHM", ",1,", ",nan,", "delegates", "whole_number", ""),
        (DELEGATES, "sg-fy2019,KHM", "implied", "rumour", "basis", "choice", None),
        (DELEGATES, "sg-fy2019,KHM", "clair-", "klair-", "source_id", "unknown", None),
        (SEMINARS, "sg-fy2019,", "2019-12-15", "15/12/2019", "start_date", "date", ""),
        (SEMINARS, "sg-fy2019,", "2019-12-15", "2019-13-15", "start_date", "date", ""),
        (SEMINARS, "sg-fy2019,", "2019-12-15", "9999-12-15", "start_date", "date", ""),
        (SEMINARS, "sg-fy2019,", "in_person", "In person", "mode", "choice", "in_person, online"),
        (SITES, "jnto,", ",35.", ",north 35.", "latitude", "number", ""),
        ("reference/events.csv", "clair-founded,", "clair-f", "Clair f", "event_id", "form", ""),
        (SITES, "jnto,", ",150,", ",-150,", "uncertainty_m", "range", "0 – 100000"),
        (HOSTS, "sg-fy2017,", ",40,", ",48,", "prefecture", "unknown", None),
    ],
)
def test_a_bad_cell_is_named(
    folder: DataFolder,
    file: str,
    row: str,
    old: str,
    new: str,
    column: str,
    code: str,
    detail: str | None,
) -> None:
    line = folder.edit(file, row, old, new)
    (problem,) = folder.load().problems
    assert (problem.file, problem.line, problem.column) == (file, line, column)
    assert (problem.code, problem.severity) == (code, "error")
    assert problem.value is not None
    assert new.strip(",") in problem.value
    assert detail in (None, problem.detail)


def test_a_bad_cell_that_a_row_can_do_without_is_blanked(
    folder: DataFolder, whole: Dataset
) -> None:
    folder.edit(SEMINARS, "sg-fy2019,", "in_person", "in Person")
    broken = folder.load()
    assert pd.isna(seminar(broken, "sg-fy2019")["mode"])
    assert seminar(broken, "sg-fy2019")["participants"] == 9
    assert sizes(broken) == sizes(whole)
    assert complete(broken, "sg-fy2019") == "yes"


@pytest.mark.parametrize("column", ["delegates", "basis", "source_id"])
def test_a_blank_where_a_value_is_required(folder: DataFolder, column: str) -> None:
    cells = {"delegates": "1", "basis": "stated", "source_id": "mofa-glocal-2022", column: ""}
    line = folder.append(DELEGATES, "sg-fy2017,IND,," + ",".join(cells.values()))
    broken = folder.load()
    assert broken.problems == (Problem(DELEGATES, line, column, "blank"),)
    assert rows(broken.delegates, seminar_id="sg-fy2017").empty


def test_a_blank_key(folder: DataFolder) -> None:
    line = folder.append(DELEGATES, ",IND,,1,stated,mofa-glocal-2022")
    broken = folder.load()
    assert broken.problems == (Problem(DELEGATES, line, "seminar_id", "blank"),)
    # Nobody knows whose list it is missing from.
    assert set(broken.seminars["countries_complete"]) == {"no"}


def test_all_problems_at_once(folder: DataFolder) -> None:
    expected = {
        (DELEGATES, folder.edit(DELEGATES, "sg-fy2019,KHM", "KHM", "Camboja"), "country"),
        (DELEGATES, folder.edit(DELEGATES, "sg-fy2019,IND", ",1,", ",-2,"), "delegates"),
        (SEMINARS, folder.edit(SEMINARS, "sg-fy2018,", "in_person", "?"), "mode"),
        (SITES, folder.edit(SITES, "jnto,", ",government,", ",,"), "kind"),
        (PROGRAMME, folder.edit(PROGRAMME, "sg-fy2018,2,", "2018-08-28", "28 Aug"), "date"),
    }
    found = {(problem.file, problem.line, problem.column) for problem in folder.load().problems}
    assert found == expected


def test_several_bad_cells_in_one_row_are_all_named(folder: DataFolder) -> None:
    line = folder.append(DELEGATES, "sg-fy2017,Atlantis,no-theme,-1,rumour,nobody")
    found = {(p.line, p.column, p.code) for p in folder.load().problems}
    assert found == {
        (line, "delegates", "range"),
        (line, "basis", "choice"),
        (line, "country", "unknown"),
        (line, "theme_id", "unknown"),
        (line, "source_id", "unknown"),
    }


def test_a_ragged_file_leaves_the_lists_open(folder: DataFolder, whole: Dataset) -> None:
    line = folder.append(DELEGATES, "sg-fy2017,IND,,1,stated,mofa-glocal-2022,extra")
    broken = folder.load()
    assert broken.problems == (Problem(DELEGATES, line, None, "ragged", detail="7"),)
    assert set(broken.seminars["countries_complete"]) == {"no"}
    assert sizes(broken) == {**sizes(whole), "delegates": 0}


def test_a_row_set_aside_takes_its_own_rows_along_without_more_reports(
    folder: DataFolder,
) -> None:
    line = folder.edit(SITES, "jnto,", "stated", "sure")
    broken = folder.load()
    (problem,) = broken.problems
    assert (problem.file, problem.line, problem.column) == (SITES, line, "identification")
    assert rows(broken.programme, site_id="jnto").empty
    visit = broken.programme["title_en"].str.contains("JNTO", na=False)
    assert broken.programme.loc[visit, "site_id"].isna().all()
    assert visit.any()


def test_a_missing_reference_file_blanks_nothing(folder: DataFolder, whole: Dataset) -> None:
    folder.path("reference/themes.csv").unlink()
    broken = folder.load()
    assert broken.problems == (Problem("reference/themes.csv", None, None, "missing_file"),)
    assert sizes(broken) == {**sizes(whole), "themes": 0}


def test_a_total_that_disagrees_is_a_warning_and_counts(folder: DataFolder) -> None:
    folder.edit(DELEGATES, "sg-fy2019,KHM", ",1,", ",2,")
    at = folder.line_of(SEMINARS, "sg-fy2019,")
    broken = folder.load()
    expected = Problem(SEMINARS, at, "participants", "total", "9", "10", severity="warning")
    assert broken.problems == (expected,)
    people = rows(broken.delegates, seminar_id="sg-fy2019")["delegates"].sum()
    assert people == 10
    assert complete(broken, "sg-fy2019") == "yes"


def test_a_fiscal_year_that_disagrees_with_the_dates_is_a_warning(folder: DataFolder) -> None:
    line = folder.edit(SEMINARS, "sg-fy2021,", ",2021,", ",2022,")
    expected = Problem(SEMINARS, line, "fiscal_year", "fiscal_year", "2022", "2021", "warning")
    assert folder.load().problems == (expected,)


def test_an_end_before_its_start_leaves_no_days(folder: DataFolder) -> None:
    line = folder.edit(SEMINARS, "sg-fy2022,", "2022-12-03", "2022-11-03")
    broken = folder.load()
    assert broken.problems == (Problem(SEMINARS, line, "end_date", "before_start", "2022-11-03"),)
    assert seminar(broken, "sg-fy2022")[["start_date", "end_date"]].isna().all()


def test_a_day_outside_its_seminar_is_a_warning(folder: DataFolder) -> None:
    line = folder.edit(PROGRAMME, "sg-fy2018,2,", "2018-08-28", "2018-09-28")
    expected = Problem(PROGRAMME, line, "date", "outside", "2018-09-28", severity="warning")
    assert folder.load().problems == (expected,)


def test_lines_below_a_line_break_in_a_cell(folder: DataFolder) -> None:
    text = folder.text(SEMINARS)
    folder.write(SEMINARS, text.replace("The report speaks", '"The\nreport" speaks'))
    folder.write(SEMINARS, text.replace(",held,8,no,The theme", ',held,8,no,"A\nB\nC"'))
    before = folder.text(SEMINARS).count("\n")
    assert before >= text.count("\n")
    line = folder.append(SEMINARS, "sg-fy2023,sg,now,,,,held,,no,,,stated,mofa-glocal-2022")
    found = [problem for problem in folder.load().problems if problem.column == "fiscal_year"]
    assert [problem.line for problem in found] == [line]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8"])
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_a_file_saved_by_excel_is_the_same_data(
    folder: DataFolder, whole: Dataset, encoding: str, line_break: str
) -> None:
    for name in FRAMES:
        file = f"record/{name}.csv"
        commas = "," * folder.text(file).split("\n")[0].count(",")
        text = f"{folder.text(file)}{commas}\n{commas}\n".replace("\n", line_break)
        folder.write(file, text, encoding)
    saved = folder.load()
    assert saved.problems == ()
    for name in FRAMES:
        pd.testing.assert_frame_equal(getattr(saved, name), getattr(whole, name))


def rows_of(text: str) -> str:
    return text.split("\n", 1)[1]


def header_of(text: str) -> str:
    return text.split("\n", 1)[0] + "\n"


CHANGES: dict[str, Callable[[str], str]] = {
    "no header": rows_of,
    "header alone": header_of,
    "marks": lambda text: header_of(text) + rows_of(text).replace("-", "?"),
    "numbers": lambda text: (
        header_of(text) + rows_of(text).replace("a", "1").replace("0", "9" * 30)
    ),
    "one value everywhere": lambda text: header_of(text) + ",".join(["sg"] * 20),
    "semicolons": lambda text: text.replace(",", ";"),
    "formulas": lambda text: header_of(text) + rows_of(text).replace(",", ",=1+1"),
}


def file_of(name: str) -> str:
    return f"{'reference' if name in REFERENCES else 'record'}/{name}.csv"


@pytest.mark.parametrize("change", CHANGES)
def test_nothing_in_all_files_takes_loading_down(folder: DataFolder, change: str) -> None:
    for name in (*FRAMES, *REFERENCES):
        folder.write(file_of(name), CHANGES[change](folder.text(file_of(name))))
    broken = folder.load()
    assert all(list(getattr(broken, name).columns) for name in (*FRAMES, *REFERENCES))


@pytest.mark.parametrize("name", [*FRAMES, *REFERENCES])
@pytest.mark.parametrize("change", ["no header", "header alone"])
def test_nothing_in_one_file_takes_loading_down(
    folder: DataFolder, whole: Dataset, name: str, change: str
) -> None:
    folder.write(file_of(name), CHANGES[change](folder.text(file_of(name))))
    broken = folder.load()
    assert getattr(broken, name).empty or name == "sources"
    for table in (*FRAMES, *REFERENCES):
        assert list(getattr(broken, table)) == list(getattr(whole, table))


@pytest.mark.parametrize("name", sorted(TABLES))
def test_types_follow_the_contract(name: str, folder: DataFolder) -> None:
    checked = check_table(read_table(TABLES[name], folder.path(file_of(name))))
    declared = {
        column: pd.api.types.pandas_dtype(str(spec.dtype)).name
        for column, spec in TABLES[name].columns.items()
    }
    assert {column: dtype.name for column, dtype in checked.frame.dtypes.items()} == declared
    nothing = check_table(read_table(TABLES[name], folder.path("nowhere.csv")))
    assert {column: dtype.name for column, dtype in nothing.frame.dtypes.items()} == declared
