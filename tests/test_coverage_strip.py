"""The coverage strip: a square for each country, every column in words, nothing alive in it."""

from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given

from analysis.html.coverage_strip import (
    Strip,
    coverage_strip,
    people_in_short,
    people_in_words,
    strip_legend,
)
from analysis.html.matrix import continuity_matrix
from analysis.html.states import columns_in_time, countries_of_eligible
from analysis.loading.dataset import Dataset, load
from analysis.selection import Selection, filter_dataset
from analysis.summaries.attendance.bounds import squares, squares_by_kind
from analysis.summaries.attendance.participation import attendance
from analysis.summaries.scope import seminars_in_scope
from analysis.words.catalogue import LANGUAGES, Words, country_names, seminar_labels, words_in
from tests.code import ROOT
from tests.test_matrix import said, tree_of
from tests.test_summaries_laws import datasets

ENGLISH, JAPANESE = words_in("en"), words_in("ja")
KINDS = ("again", "new", "away", "unknown", "announced")
EVENTS = ((2018, "Sri Lanka joins"), (2020, "Visits stop"), (2021, "Seminars online"))


def strip_of(dataset: Dataset, words: Words = ENGLISH, **options: Any) -> Strip:
    seminars = seminars_in_scope.rows(dataset)
    years = [row["fiscal_year"] for row in seminars] or [0]
    given: dict[str, Any] = {
        "columns": columns_in_time(seminars, range(min(years), max(years) + 1)),
        "squares": {row["seminar_id"]: row for row in squares.rows(dataset)},
        "titles": seminar_labels(dataset, words),
        "names": country_names(dataset, words),
        "links": {row["seminar_id"]: f"seminar?seminar={row['seminar_id']}" for row in seminars},
        "words": words,
    }
    return Strip(**given | options)


def shipped(name: str) -> Dataset:
    return filter_dataset(load(Path(ROOT / "data"), name), Selection())


@pytest.fixture(scope="module", name="record")
def the_record() -> Dataset:
    return shipped("record")


@pytest.fixture(scope="module", name="demo")
def the_demo() -> Dataset:
    return shipped("demo")


def columns(strip: Strip) -> dict[str, ElementTree.Element]:
    """Return the columns of the strip by what they are called."""
    return {
        (item.findtext(".//b") or "").strip(): item
        for item in tree_of(coverage_strip(strip)).findall(".//li")
    }


def drawn(column: ElementTree.Element) -> list[str]:
    """Return the squares of a column from the ground up."""
    return [(square.get("class") or "").removeprefix("kz-") for square in column.iter("i")]


def words_of(column: ElementTree.Element) -> str:
    """Return what a column says to the ear."""
    return " ".join(said(column).split())


def test_a_column_says_how_many_came_and_who_did_not(record: Dataset) -> None:
    of_2019 = columns(strip_of(record))["FY2019 · Shimonoseki"]
    assert words_of(of_2019) == (
        "FY2019 · Shimonoseki 9 of 12 countries came 9 people For the first documented time: "
        "Malaysia, Myanmar, Philippines, Thailand and Sri Lanka Not present: Brunei, Singapore and "
        "Viet Nam Came again: Cambodia, Indonesia, Laos and India"
    )
    link = of_2019.find("a")
    assert link is not None
    assert link.get("href") == "seminar?seminar=sg-fy2019"
    assert drawn(of_2019) == ["again"] * 4 + ["new"] * 5 + ["away"] * 3


def test_an_open_list_leaves_whom_it_does_not_name_unknown(record: Dataset) -> None:
    of_2018 = columns(strip_of(record))["FY2018 · Toyohashi and Toyota"]
    assert drawn(of_2018) == ["new"] * 4 + ["unknown"] * 8
    assert "4 to 9 of 12 countries came" in words_of(of_2018)
    assert "Not present" not in words_of(of_2018)


def test_a_list_that_nobody_has_published_is_one_label(record: Dataset) -> None:
    of_2021 = columns(strip_of(record))["FY2021 · Koriyama"]
    assert drawn(of_2021) == []
    assert of_2021.findtext(".//span[@class='kz-sign-unlisted']") == "list not published"
    assert words_of(of_2021) == (
        "FY2021 · Koriyama online The list of countries is not published 7 people"
    )


def test_a_year_without_a_seminar_and_a_cancelled_one_keep_their_places(demo: Dataset) -> None:
    found = columns(strip_of(demo))
    assert len(found) == 21
    assert words_of(found["FY2011"]) == "FY2011 no seminar documented"
    assert words_of(found["FY2020"]) == "FY2020 cancelled"
    assert found["FY2020"].findtext(".//span[@class='kz-sign-cancelled']") == "✕"
    assert set(drawn(found["FY2025 · Matsuyama"])) == {"announced"}
    assert "Not documented" not in words_of(found["FY2025 · Matsuyama"])


def test_a_year_that_is_not_chosen_is_no_year_without_a_seminar(demo: Dataset) -> None:
    some = filter_dataset(demo, Selection(fiscal_years=(2010, 2013)))
    between = columns_in_time(seminars_in_scope.rows(some), range(2010, 2014), {2012})
    found = columns(strip_of(some, columns=between))
    assert words_of(found["FY2011"]) == "FY2011 no seminar documented"
    assert words_of(found["FY2012"]) == "FY2012 not among the years chosen"
    assert found["FY2011"].find(".//span[@class='kz-sign-none']") is not None
    assert found["FY2012"].find(".//span[@class='kz-sign-none']") is None


def test_countries_that_are_not_chosen_are_pale(record: Dataset) -> None:
    strip = strip_of(record, chosen=frozenset({"LAO", "BRN"}))
    assert drawn(columns(strip)["FY2019 · Shimonoseki"]) == [
        *("again", *["again kz-pale"] * 3),
        *["new kz-pale"] * 5,
        *("away", *["away kz-pale"] * 2),
    ]
    found = columns(strip)
    assert "Of those chosen, 1 of 2 came" in words_of(found["FY2019 · Shimonoseki"])
    of_2018 = words_of(found["FY2018 · Toyohashi and Toyota"])
    assert "Of those chosen, at least 1 of 2 came" in of_2018
    assert "chosen" not in words_of(columns(strip_of(record))["FY2019 · Shimonoseki"])


def test_each_label_has_room_of_its_own(demo: Dataset) -> None:
    """Labels on a level do not touch, and an event outside the columns has none."""
    strip = strip_of(demo, events=(*EVENTS, (1988, "CLAIR is founded")))
    labels = tree_of(coverage_strip(strip)).findall(".//span[b]")
    events = [label for label in labels if "kz-event" in (label.get("class") or "")]
    assert [label.findtext("b") for label in events] == [title for _, title in EVENTS]
    assert len({label.get("style") for label in events}) == len(events), "they would overlap"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["record", "demo"])
def test_at_the_head_of_the_matrix_it_has_the_columns_of_the_matrix(language, name) -> None:
    dataset, words = shipped(name), words_in(language)
    strip = strip_of(dataset, words, events=EVENTS)
    html = continuity_matrix(
        attendance.rows(dataset), strip.columns, strip.names, {}, words, strip.links, strip=strip
    )
    rows = tree_of(html).findall(".//tr")
    assert {len(row) for row in rows} == {3 + len(strip.columns)}
    head = tree_of(html).findall(".//thead/tr")
    assert [row[0].get("scope") for row in head] == ["row", "row", "col", "row"]
    alone = [drawn(item) for item in tree_of(coverage_strip(strip)).findall(".//li")]
    assert [drawn(cell) for cell in head[1][3:]] == alone
    years = [cell.get("data-year") for cell in head[1][3:]]
    assert years == [str(column["fiscal_year"]) for column in strip.columns]


@given(datasets())
def test_the_squares_drawn_are_the_squares_counted(data: Dataset) -> None:
    """Of a seminar held without any list none is drawn, and none of a cancelled one."""
    strip = strip_of(data)
    items = tree_of(coverage_strip(strip)).findall(".//li")
    for column, item in zip(strip.columns, items, strict=True):
        row = strip.row(column)
        shown = drawn(item)
        assert {kind.removesuffix(" kz-pale") for kind in shown} <= {*KINDS}
        if row is None or item.find(".//span[@class='kz-sign-unlisted']") is not None:
            assert shown == []
        else:
            assert len(shown) == sum(map(len, squares_by_kind(row).values()))
            assert shown.count("away") == (row["absent"] or 0)
        assert item.findtext(".//b")


def test_the_legend_has_what_is_there_and_no_more(record: Dataset, demo: Dataset) -> None:
    held = filter_dataset(record, Selection(fiscal_years=tuple(range(2017, 2023))))
    keys = {
        name: [said(item) for item in tree_of(strip_legend(strip_of(data))).findall(".//li")]
        for name, data in (("held", held), ("demo", demo))
    }
    first = "for the first documented time"
    assert keys["held"] == ["came", first, "not present", "not documented"]
    assert keys["demo"] == [*keys["held"], "announced"]


def test_names_from_the_data_stay_text(record: Dataset) -> None:
    hostile = '"><script>alert(1)</script>'
    names = dict.fromkeys(record.countries["country"], hostile)
    titles = dict.fromkeys(record.seminars["seminar_id"], hostile)
    strip = strip_of(record, names=names, titles=titles, events=[(2018, hostile)])
    tree = tree_of(coverage_strip(strip))
    assert not tree.findall(".//script")
    assert hostile in said(tree)


def covered(attended: int | None, *, complete: bool, **others: Any) -> dict[str, Any]:
    row = {"eligible": 12, "attended": attended, "complete": complete, "eligible_known": True}
    return row | {"attended_least": attended, "attended_most": attended} | others


@pytest.mark.parametrize(
    ("row", "label"),
    [
        (covered(9, complete=True), "9 of 12"),
        (covered(4, complete=False, attended_most=9), "4 to 9 of 12"),
        (covered(4, complete=False, attended_most=12), "4 to 12 of 12"),
        (covered(0, complete=False, attended_least=1, attended_most=7), "1 to 7 of 12"),
        (covered(0, complete=False, attended_least=1, attended_most=1), "1 of 12"),
        (covered(0, complete=False, attended_least=1, attended_most=12), ""),
        (covered(None, complete=False, eligible=None, eligible_known=False), ""),
        (covered(0, complete=True), "0 of 12"),
        (covered(3, complete=True, eligible=None, eligible_known=False), "3 countries"),
        (
            covered(1, complete=False, eligible=None, eligible_known=False, attended_most=None),
            "at least 1 country",
        ),
        (
            covered(2, complete=False, eligible=None, eligible_known=False, attended_most=5),
            "2 to 5 countries",
        ),
    ],
)
def test_coverage_is_said_as_far_as_it_is_known(row: dict[str, Any], label: str) -> None:
    assert countries_of_eligible(row, ENGLISH) == label


@pytest.mark.parametrize(
    ("participants", "documented", "undocumented", "label", "short"),
    [
        (9, 9, 0, "9 people", "9"),
        (9, 4, 5, "9 people", "9"),
        (7, 0, 7, "7 people", "7"),
        (9, 1, 5, "at least 1 person", "1+"),
        (9, 2, 0, "2 people", "2"),
        (None, 3, None, "at least 3 people", "3+"),
        (None, None, None, "", ""),
    ],
)
def test_people_are_said_as_far_as_they_are_known(
    participants, documented, undocumented, label: str, short: str
) -> None:
    row: Any = {"status": "held", "participants": participants, "documented": documented}
    row["undocumented"] = undocumented
    assert people_in_words(row, ENGLISH) == label
    assert people_in_short(row, ENGLISH) == short
