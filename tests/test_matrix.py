"""The continuity matrix: every cell in words, every gap in sight, nothing from the data alive."""

import re
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as some

from analysis.frames.rows import records
from analysis.html.matrix import continuity_matrix
from analysis.html.states import ORDERS, columns_in_time, country_notes
from analysis.loading.dataset import Dataset, load
from analysis.palette import STATE_SYMBOLS
from analysis.selection import Selection, filter_dataset
from analysis.summaries import scope
from analysis.summaries.attendance import participation
from analysis.summaries.attendance.bounds import bounds_by_seminar
from analysis.words.catalogue import LANGUAGES, words_in
from tests.code import ROOT
from tests.test_summaries_laws import datasets

ENGLISH = words_in("en")
STATES = ("attended", "absent", "not_eligible", "cancelled", "not_documented")


@pytest.fixture(scope="module", name="record")
def the_record() -> Dataset:
    return filter_dataset(load(Path(ROOT / "data"), "record"), Selection())


def drawn(dataset: Dataset, words=ENGLISH, **options) -> ElementTree.Element:
    """Draw the matrix of a data set and read it as the tree it must be."""
    columns = columns_in_time(scope.seminars_in_scope.rows(dataset), options.pop("years", ()))
    html = continuity_matrix(
        participation.attendance.rows(dataset),
        columns,
        words.names(dataset.countries, "country"),
        {},
        words,
        **{"coverage": bounds_by_seminar(dataset)} | options,
    )
    return tree_of(html)


def tree_of(html: str) -> ElementTree.Element:
    return ElementTree.fromstring(f"<div>{html}</div>")  # noqa: S314 - our own text, made above


def grid(tree: ElementTree.Element, part: str = "tbody") -> list[list[str]]:
    """Return what a screen reader says of each cell: all but what is hidden from it."""
    return [[said(cell) for cell in row] for row in tree.findall(f".//{part}/tr")]


def said(cell: ElementTree.Element) -> str:
    if cell.get("aria-hidden") == "true":
        return cell.tail or ""
    return (cell.text or "") + "".join(map(said, cell)) + (cell.tail or "")


def row_of(tree: ElementTree.Element, country: str) -> list[str]:
    return next(row for row in grid(tree) if row[0] == country)


def tiny(states: dict[str, list[str]], statuses: list[str], delegates: int = 1) -> tuple:
    """Two countries or more, their states at seminars from FY2019 on."""
    ids = [f"sg-fy{2019 + place}" for place in range(len(statuses))]
    seminars = pd.DataFrame(
        {
            "seminar_id": ids,
            "office_id": "sg",
            "fiscal_year": range(2019, 2019 + len(ids)),
            "status": statuses,
            "mode": "in_person",
        }
    )
    cells = [
        {"country": country, "seminar_id": seminar, "state": state, "delegates": delegates}
        for country, row in states.items()
        for seminar, state in zip(ids, row, strict=True)
    ]
    return records(pd.DataFrame(cells)), records(seminars)


def test_every_cell_says_its_state_in_words() -> None:
    cells, seminars = tiny({"IND": [*STATES]}, ["held"] * 3 + ["cancelled", "held"])
    html = continuity_matrix(cells, seminars, {"IND": "India"}, {}, ENGLISH)
    row = row_of(tree_of(html), "India")
    words = ["attended, 1 person", "not present", "not eligible", "cancelled", "not documented"]
    assert row[3:] == words
    assert all(symbol in html for symbol in STATE_SYMBOLS.values())


def test_a_number_stands_beside_the_symbol_only_above_one() -> None:
    for people in (1, 3):
        cells, seminars = tiny({"IND": ["attended"]}, ["held"], people)
        html = continuity_matrix(cells, seminars, {"IND": "India"}, {}, ENGLISH)
        assert (f'data-people="{people}"' in html) == (people > 1)


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        (["attended", "absent"], "1 of 2"),
        (["attended", "not_documented"], "at least 1 of 2"),
        (["absent", "not_documented"], "not documented"),
        (["absent", "cancelled"], "0 of 1"),
        (["attended", "not_eligible"], "1 of 1"),
        (["not_eligible", "not_eligible"], "not eligible"),
        (["not_eligible", "cancelled"], "cancelled"),
    ],
)
def test_a_row_adds_up_without_claiming_more_than_is_known(states, expected: str) -> None:
    cells, seminars = tiny({"IND": states}, ["held", "held"])
    html = continuity_matrix(cells, seminars, {"IND": "India"}, {}, ENGLISH)
    row = row_of(tree_of(html), "India")
    assert row[1].replace("\u00a0", " ") == expected
    assert row[0] == "India", "the sum under a name is for the eye"


def test_the_record_reads_as_it_is_documented(record: Dataset) -> None:
    tree = drawn(record)
    heads = ["".join(head.itertext()) for head in tree.findall(".//thead/tr/th")]
    at = {year: heads.index(head) for head in heads for year in (head[:6],)}
    assert row_of(tree, "Sri Lanka")[at["FY2017"]] == "not eligible"
    assert row_of(tree, "Brunei")[at["FY2019"]] == "not present"
    assert row_of(tree, "India")[at["FY2018"]] == "attended, 1 person"
    assert row_of(tree, "Thailand")[at["FY2018"]] == "not documented"
    assert {row[at["FY2021"]] for row in grid(tree)} == {"not documented"}
    covered = [sum_.replace("\u00a0", " ") for sum_ in grid(tree, "tfoot")[0]]
    assert covered[at["FY2019"]] == "9 of 12"
    assert covered[at["FY2018"]] == "4 to 9 of 12"
    assert covered[at["FY2021"]] == "1 to 7 of 12", "seven people came, of countries not named"


def test_a_year_without_a_seminar_keeps_its_column(record: Dataset) -> None:
    tree = drawn(record, years=range(2017, 2023))
    heads = ["".join(head.itertext()) for head in tree.findall(".//thead/tr/th")]
    place = heads.index("FY2020no seminar documented")
    assert {row[place] for row in grid(tree)} == {"no seminar documented"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["record", "demo"])
def test_it_is_one_table_with_headers_and_a_caption(language, name) -> None:
    dataset = load(Path(ROOT / "data"), name)
    words = words_in(language)
    tree = drawn(dataset, words)
    heads = tree.findall(".//thead/tr/th")
    assert {head.get("scope") for head in heads} == {"col"}
    assert {row[0].get("scope") for row in tree.findall(".//tbody/tr")} == {"row"}
    assert {len(row) for row in tree.findall(".//tr")} == {len(heads)}
    assert tree.findtext(".//caption")
    cells = [cell for cell in tree.findall(".//tbody//td") if not cell.get("class")]
    drawings = [drawing for cell in cells for drawing in cell]
    assert all(said(drawing) for drawing in drawings)
    for drawing in drawings:
        name = str(drawing.get("aria-label") or drawing.get("title"))
        assert re.fullmatch(rf".+{words.gap}\w+\d+\w*: {re.escape(said(drawing))}", name), name
    assert len(tree.findall(".//ul/li")) == len(STATE_SYMBOLS)


def test_many_columns_close_up_but_still_say_the_fiscal_year() -> None:
    cells, seminars = tiny({"IND": ["attended"] * 9}, ["held"] * 9)
    html = continuity_matrix(cells, seminars, {"IND": "India"}, {}, ENGLISH)
    assert "kz-dense" in html
    assert "FY2019" in grid(tree_of(html), "thead")[0][3]


def test_names_and_addresses_from_the_data_stay_text() -> None:
    cells, seminars = tiny({"IND": ["attended"]}, ["held"])
    hostile = '"><script>alert(1)</script>'
    html = continuity_matrix(
        cells, seminars, {"IND": hostile}, {"sg-fy2019": hostile}, ENGLISH, {"IND": hostile}
    )
    tree = tree_of(html)
    assert not tree.findall(".//script")
    assert row_of(tree, hostile)


def test_names_are_links_where_there_is_an_address() -> None:
    cells, seminars = tiny({"IND": ["attended"], "LAO": ["absent"]}, ["held"])
    names = {"IND": "India", "LAO": "Laos"}
    links = {"IND": "?country=IND", "sg-fy2019": "?seminar=sg-fy2019"}
    html = continuity_matrix(cells, seminars, names, {}, ENGLISH, links)
    tree = tree_of(html)
    found = {"".join(link.itertext()): link.get("href") for link in tree.findall(".//a")}
    assert found == {"India": "?country=IND", "FY2019": "?seminar=sg-fy2019"}


def test_an_office_without_a_list_of_countries_has_no_denominator() -> None:
    dataset = filter_dataset(load(Path(ROOT / "data"), "record"), Selection(office="london"))
    covered = grid(drawn(dataset), "tfoot")[0][3:]
    assert covered
    assert not [text for text in covered if "of" in text.split()]


def test_without_countries_there_is_a_table_without_rows() -> None:
    cells, seminars = tiny({"IND": ["attended"]}, ["held"])
    html = continuity_matrix(cells[:0], seminars[:0], {}, {}, ENGLISH)
    assert grid(tree_of(html)) == []


def test_every_cell_and_sum_opens_its_evidence(record: Dataset) -> None:
    tree = drawn(record, evidence="?lang=ja&cell=")
    line = next(row for row in tree.findall(".//tbody/tr") if row[0].text == "Laos")
    links = [link.get("href") for link in line.iter("a")]
    years = ("2013", "2017", "2018", "2019", "2021", "2022")
    assert links == [
        "?lang=ja&cell=attendances:LAO",
        *(f"?lang=ja&cell=LAO:sg-fy{year}" for year in years),
    ]
    covered = [link.get("href") for link in tree.findall(".//tfoot//a")]
    assert covered == [f"?lang=ja&cell=coverage:sg-fy{year}" for year in (2018, 2019, 2021, 2022)]


def test_where_cells_are_links_the_box_is_no_stop_of_the_tab_key(record: Dataset) -> None:
    stops = [drawn(record, evidence=evidence)[0].get("tabindex") for evidence in ("?cell=", "")]
    assert stops == [None, "0"]


def test_a_year_without_a_seminar_opens_nothing(record: Dataset) -> None:
    tree = drawn(record, evidence="?cell=", years=range(2013, 2023))
    # Of FY2014 to FY2016 and of FY2020 nothing is documented.
    opened = {2013, 2017, 2018, 2019, 2021, 2022}
    for row in tree.findall(".//tbody/tr"):
        opening = [cell.find("a") is not None for cell in row.findall("td")[2:]]
        assert opening == [year in opened for year in range(2013, 2023)]


def test_a_note_stands_below_a_name() -> None:
    cells, seminars = tiny({"IND": ["attended"], "LAO": ["absent"]}, ["held"])
    names = {"LAO": "Laos", "IND": "India"}
    html = continuity_matrix(cells, seminars, names, {}, ENGLISH, notes={"LAO": "<b>last</b>"})
    rows = grid(tree_of(html))
    assert [row[0] for row in rows] == ["Laos <b>last</b>", "India"]


def test_a_seminar_only_announced_counts_in_no_sum() -> None:
    dataset = load(Path(ROOT / "data"), "demo")
    sums = {row[0]: row[1].replace("\u00a0", " ") for row in grid(drawn(dataset))}
    assert sums["Laos"] == "at least 15 of 18", "eighteen were held, FY2025 is announced"
    assert sums["Sri Lanka"] == "5 of 6"


def test_a_country_has_its_people_beside_its_seminars() -> None:
    countries = {"IND": "India"}
    cells, seminars = tiny({"IND": ["attended"] * 2}, ["held"] * 2, 3)
    (row,) = grid(tree_of(continuity_matrix(cells, seminars, countries, {}, ENGLISH)))
    assert row[2] == "6"
    cells, seminars = tiny({"IND": ["not_documented"]}, ["held"])
    cells = [{**cell, "delegates": None} for cell in cells]
    (row,) = grid(tree_of(continuity_matrix(cells, seminars, countries, {}, ENGLISH)))
    assert row[2] == "", "what is not documented is never 0"


@given(datasets(), some.sampled_from(ORDERS))
def test_the_states_of_the_cells_partition_the_matrix(data: Dataset, order: str) -> None:
    """Each country and seminar has one cell in one of five states, in whatever order."""
    names = ENGLISH.names(data.countries, "country")
    countries = {code: names[code] for code in country_notes(order, data, ENGLISH)}
    cells = participation.attendance.rows(data)
    seminars = scope.seminars_in_scope.rows(data)
    tree = tree_of(continuity_matrix(cells, seminars, countries, {}, ENGLISH))
    said = [cell for row in grid(tree) for cell in row[3:]]
    counts = Counter(text.split(",")[0] for text in said)
    states = Counter(cell["state"] for cell in cells)
    expected = {ENGLISH.text(f"state-{state}"): n for state, n in states.items()}
    assert counts == expected
    assert len(said) == len({cell["country"] for cell in cells}) * len(seminars)
