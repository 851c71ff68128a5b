"""What only looks odd in an upload is taken and pointed out; what cannot be is refused."""

from collections.abc import Collection

import pytest

from analysis.contract.schema import TABLES
from analysis.intake.results.changes import ProposedSave, propose
from analysis.intake.results.reading import read_together
from analysis.loading.dataset import Dataset, read_texts
from tests.conftest import DATA

# A row of each table, after public reports of what others took: the table, the cells by column,
# what is said of them (column, code), and whether the file is taken.
CASES: dict[str, tuple[str, dict[str, str], set[tuple[str, str]], bool]] = {
    "complete, without rows": (
        "seminars",
        {"seminar_id": "sg-fy2025", "fiscal_year": "2025", "countries_complete": "yes"},
        {("countries_complete", "complete_empty")},
        True,
    ),
    "complete, with people of no known country": (
        "seminars",
        {
            "seminar_id": "sg-fy2018",
            "fiscal_year": "2018",
            "participants": "9",
            "countries_complete": "yes",
        },
        {("countries_complete", "complete_unknown")},
        True,
    ),
    "announced, with delegates": (
        "seminars",
        {"seminar_id": "sg-fy2019", "fiscal_year": "2019", "status": "announced"},
        {("status", "people_uncounted")},
        True,
    ),
    "delegates of an announced seminar": (
        "delegates",
        {"seminar_id": "london-fy2024", "country": "GBR", "delegates": "2"},
        {("delegates", "people_uncounted")},
        True,
    ),
    "one seminar under two ids": (
        "seminars",
        {
            "seminar_id": "sg-fy2019-b",
            "fiscal_year": "2019",
            "start_date": "2019-12-15",
            "end_date": "2019-12-21",
        },
        {("seminar_id", "same_thing")},
        True,
    ),
    "one host in two prefectures": (
        "hosts",
        {
            "seminar_id": "sg-fy2017",
            "host_id": "shimonoseki",
            "host_en": "Shimonoseki",
            "host_ja": "下関市",
            "level": "municipality",
            "prefecture": "34",
        },
        {("prefecture", "other_thing")},
        True,
    ),
    "a site in another prefecture": (
        "sites",
        {
            "site_id": "zz",
            "name_en": "A Market",
            "name_ja": "市場",
            "kind": "tourism",
            "prefecture": "35",
            "latitude": "43.064",
            "longitude": "141.3479",
            "identification": "stated",
        },
        {("latitude", "outside_prefecture")},
        True,
    ),
    "half a position": (
        "sites",
        {
            "site_id": "zz",
            "name_en": "A Market",
            "name_ja": "市場",
            "kind": "tourism",
            "prefecture": "35",
            "latitude": "34.0",
            "identification": "stated",
        },
        {("longitude", "half_position")},
        False,
    ),
    "a list that ends before it begins": (
        "eligibility",
        {"office_id": "sg", "country": "LKA", "from_date": "2018-07-01", "to_date": "2017-03-31"},
        {("to_date", "before_start")},
        False,
    ),
    "read in days to come": (
        "sources",
        {"source_id": "zz", "title": "A page", "says": "Words", "retrieved": "2099-11"},
        {("retrieved", "future")},
        False,
    ),
    "letters that the data have": (
        "offices",
        {
            "office_id": "paris",
            "name_en": "CLAIR Paris",
            "name_ja": "パリ事務所",
            "programme_en": "Programme d'?tude de l'administration locale japonaise",
            "source_id": "programme-paris",
        },
        {("programme_en", "letters_changed")},
        True,
    ),
    "letters read in another encoding": (
        "themes",
        {"theme_id": "zz", "name_en": "CitÃ©s", "name_ja": "隕区悽蟶・"},
        {("name_en", "misread"), ("name_ja", "misread")},
        True,
    ),
    "a ditto and nothing": (
        "themes",
        {"theme_id": "zz", "name_en": "TBD", "name_ja": "同上"},
        {("name_en", "nothing"), ("name_ja", "ditto")},
        False,
    ),
}
SEMINAR = {
    "office_id": "sg",
    "mode": "in_person",
    "status": "held",
    "countries_complete": "no",
}
EVIDENCE = {"basis": "stated", "source_id": "clair-singapore-2019"}


def content(table: str, *rows: dict[str, str]) -> bytes:
    columns = [*TABLES[table].columns]
    more = EVIDENCE | (SEMINAR if table == "seminars" else {})
    cells = [[(more | row).get(column, "") for column in columns] for row in rows]
    return "\n".join(",".join(line) for line in (columns, *cells)).encode()


@pytest.mark.parametrize("replaced", [(), tuple(TABLES)], ids=["add", "replace"])
@pytest.mark.parametrize("case", CASES)
def test_an_upload_has_three_ends(record: Dataset, case: str, replaced: Collection[str]) -> None:
    table, cells, expected, is_taken = CASES[case]
    (result,) = read_together([(f"{table}.csv", content(table, cells))], record, replaced)
    said = {(one.column, one.code) for one in (*result.problems, *result.pointed_out)}
    assert said == expected
    assert result.is_accepted is is_taken


def proposed(record: Dataset, *rows: dict[str, str]) -> ProposedSave:
    results = read_together([("eligibility.csv", content("eligibility", *rows))], record, ())
    assert [problem for result in results for problem in result.problems] == []
    return propose(record, read_texts(DATA, "record"), results)


def test_a_corrected_first_day_replaces_its_row(record: Dataset) -> None:
    earlier = {"office_id": "sg", "country": "LKA", "from_date": "2017-07-01"}
    found = proposed(record, earlier).differences["eligibility"]
    assert found.added.empty
    assert found.removed.empty
    changed = found.changed.set_index("column")
    first_day = changed[["before", "after"]].loc["from_date"]
    assert [*first_day] == ["2018-07-01", "2017-07-01"]


def test_a_member_that_left_and_came_back_has_two_rows(record: Dataset) -> None:
    left = {"office_id": "sg", "country": "LKA", "from_date": "2018-07-01", "to_date": "2020-03-31"}
    back = {"office_id": "sg", "country": "LKA", "from_date": "2022-04-01"}
    found = proposed(record, left, back).differences["eligibility"]
    assert len(found.added) == 1
    assert found.removed.empty
