"""A form holds a seminar as text: what is put in comes out, and nothing else does."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.form.countries import eligible_countries, with_the_rest
from analysis.form.drafted import form_from_draft, reordered, seminars_alike, without_row
from analysis.form.form import (
    FORM_TABLES,
    MOST_BYTES,
    NotAFormError,
    SeminarForm,
    blank_form,
    blank_row,
    columns_of,
    form_bytes,
    form_from_bytes,
    form_of,
    is_new_key,
    new_key,
)
from analysis.loading.dataset import DEMO, RECORD, Dataset, load
from analysis.report_reader.drafts import Draft, Proposal
from analysis.report_reader.reading import read_text
from tests.code import ROOT
from tests.report_reader.corpus import cases, loaded_record, read_case

REPORT = ROOT / "tests" / "report_reader" / "report_2019.txt"


@pytest.fixture(scope="module")
def record() -> Dataset:
    return loaded_record()


def test_a_blank_form_says_nothing_but_its_office_and_year(record: Dataset) -> None:
    form = blank_form(record, "sg", 2023)
    said = {column: text for column, text in form.seminar.items() if text}
    assert said == {"office_id": "sg", "fiscal_year": "2023", "countries_complete": "no"}
    assert form.seminar_id == ""
    others = [form.rows[table] for table in FORM_TABLES if table not in ("seminars", "sources")]
    assert others == [()] * 5
    (source,) = form.rows["sources"]
    assert is_new_key(source["source_id"])
    assert not any(text for column, text in source.items() if column != "source_id")


def test_an_office_that_the_data_lack_is_left_blank(record: Dataset) -> None:
    assert blank_form(record, "atlantis").seminar["office_id"] == ""


@pytest.mark.parametrize("name", [RECORD, DEMO])
def test_a_seminar_of_the_data_is_opened_with_all_its_rows(name: str) -> None:
    dataset = load(ROOT / "data", name)
    for seminar_id in sorted(dataset.seminar_ids):
        form = form_of(dataset, seminar_id)
        assert form.opened == form.rows
        for table in ("hosts", "seminar_themes", "delegates", "programme"):
            own = getattr(dataset, table)
            assert len(form.rows[table]) == (own["seminar_id"] == seminar_id).sum()
        visited = {row["site_id"] for row in form.rows["programme"]} - {""}
        assert {row["site_id"] for row in form.rows["sites"]} == visited
        cited = {row["source_id"] for table in form.rows for row in form.rows[table]}
        assert {row["source_id"] for row in form.rows["sources"]} == cited
        assert form.rows["sources"][0]["source_id"] == form.seminar["source_id"]


def test_a_seminar_is_text_as_its_file_has_it(record: Dataset) -> None:
    form = form_of(record, "sg-fy2019")
    assert form.seminar["start_date"] == "2019-12-15"
    assert form.seminar["participants"] == "9"
    (host,) = form.rows["hosts"]
    assert (host["latitude"], host["longitude"]) == ("33.9578", "130.9414")
    assert [row["position"] for row in form.rows["programme"]] == [*map(str, range(1, 19))]
    assert form.rows["programme"][0]["site_id"] == ""


def test_an_unknown_seminar_is_refused(record: Dataset) -> None:
    with pytest.raises(LookupError):
        form_of(record, "sg-fy1999")


def test_rows_and_cells_are_given_whole(record: Dataset) -> None:
    form = blank_form(record).with_rows("hosts", [{"host_en": "Nara"}])
    assert form.rows["hosts"] == (blank_row("hosts", host_en="Nara"),)
    other = form.with_cell("hosts", 0, "host_ja", "奈良市")
    assert other.rows["hosts"][0]["host_ja"] == "奈良市"
    assert form.rows["hosts"][0]["host_ja"] == ""


def test_a_key_of_the_form_is_no_id_and_stands_once() -> None:
    first = new_key((), "site_id")
    second = new_key([{"site_id": first}], "site_id")
    assert first != second
    assert is_new_key(first)
    assert is_new_key(second)
    assert not is_new_key("karato-market")


# As bytes.

ROWS = {
    table: st.lists(
        st.fixed_dictionaries(dict.fromkeys(columns_of(table), st.text(max_size=5))),
        min_size=table == "seminars",
        max_size=1 if table == "seminars" else 3,
    ).map(tuple)
    for table in FORM_TABLES
}


@given(st.fixed_dictionaries(ROWS), st.text(max_size=5))
def test_a_form_survives_its_bytes(rows: dict[str, tuple[dict[str, str], ...]], name: str) -> None:
    form = SeminarForm(rows, name, rows)
    assert form_from_bytes(form_bytes(form)) == form


def test_what_is_no_form_is_refused(record: Dataset) -> None:
    good = json.loads(form_bytes(blank_form(record, "sg", 2023)))
    two = good["rows"]["seminars"] * 2
    bad: list[object] = [
        None,
        [],
        {**good, "form": 2},
        {**good, "seminar_id": None},
        {**good, "rows": {}},
        {**good, "rows": None},
        {**good, "rows": {**good["rows"], "seminars": two}},
        {**good, "rows": {**good["rows"], "secrets": []}},
        {**good, "rows": {**good["rows"], "hosts": [{"name": "Anna"}]}},
        {**good, "rows": {**good["rows"], "hosts": [{"host_en": 5}]}},
        {**good, "rows": {**good["rows"], "hosts": {}}},
    ]
    for one in [b"", b"{", b"\xff", b"[" * 100_000, b" " * MOST_BYTES + b"1"]:
        with pytest.raises(NotAFormError):
            form_from_bytes(one)
    for given_json in bad:
        with pytest.raises(NotAFormError):
            form_from_bytes(json.dumps(given_json).encode())


def test_a_column_that_the_contract_has_gained_since_is_blank(record: Dataset) -> None:
    given_json = json.loads(form_bytes(blank_form(record, "sg", 2023)))
    del given_json["rows"]["seminars"][0]["mode"]
    assert form_from_bytes(json.dumps(given_json).encode()).seminar["mode"] == ""


# From a report.


def test_the_report_of_2019_fills_a_form(record: Dataset) -> None:
    (draft,) = read_text(REPORT.read_text(encoding="utf-8"), record)
    drafted = form_from_draft(draft, record, "sg")
    assert drafted is not None
    form = drafted.form
    assert form.seminar["start_date"] == "2019-12-15"
    assert [len(form.rows[table]) for table in FORM_TABLES] == [1, 1, 2, 9, 18, 10, 1]
    (host,) = form.rows["hosts"]
    assert (host["host_id"], host["latitude"]) == ("shimonoseki", "33.9578")
    assert {row["site_id"] for row in form.rows["sites"]} == {
        row["site_id"] for row in form.rows["programme"] if row["site_id"]
    }
    (complete,) = drafted.origins["seminars", 0, "countries_complete"]
    assert (complete.value, complete.alternatives) == ("no", ("yes",))
    assert [*seminars_alike(form, record)] == ["sg-fy2019"]


def test_each_value_of_a_drafted_form_has_its_words(record: Dataset) -> None:
    kinds = set()
    for case in cases():
        for draft in read_case(case, record).drafts:
            drafted = form_from_draft(draft, record)
            kinds.add(draft.kind)
            if drafted is None:
                assert draft.kind == "other_programme"
                continue
            kept = [one for proposals in drafted.origins.values() for one in proposals]
            assert sorted(kept, key=repr) == sorted(draft.proposals, key=repr)
            for (table, row, column), proposals in drafted.origins.items():
                text = drafted.form.rows[table][row][column]
                assert text == ("" if proposals[0].value is None else str(proposals[0].value))
    assert kinds == {"seminar", "row", "call", "other_programme"}


def proposal(field: str, value: str | None, row: int | None, *others: str) -> Proposal:
    return Proposal(field, value, "words", 0, 5, others, row)


def test_what_has_two_readings_stays_blank_and_offers_them(record: Dataset) -> None:
    two = proposal("programme.site_id", None, 1, "karato-market", "mori-museum")
    drafted = form_from_draft(Draft("seminar", (two,)), record, "sg")
    assert drafted is not None
    assert drafted.form.rows["programme"][0]["site_id"] == ""
    assert drafted.form.rows["sites"] == ()
    assert drafted.origins == {("programme", 0, "site_id"): (two,)}


def test_a_new_site_belongs_to_the_item_that_visits_it(record: Dataset) -> None:
    draft = Draft(
        "seminar",
        (
            proposal("hosts.host_en", "Hagi", 1),
            proposal("hosts.level", "municipality", 1),
            proposal("hosts.prefecture", "35", 1),
            proposal("programme.kind", "lecture", 1),
            proposal("programme.kind", "visit", 2),
            proposal("programme.place_en", "Hagi", 2),
            proposal("programme.part", "host", 2),
            proposal("sites.name_en", "Hagi Pottery", 2),
        ),
    )
    drafted = form_from_draft(draft, record, "sg")
    assert drafted is not None
    (site,) = drafted.form.rows["sites"]
    assert (site["name_en"], site["municipality_en"], site["prefecture"]) == (
        "Hagi Pottery",
        "Hagi",
        "35",
    )
    assert is_new_key(site["site_id"])
    assert [row["site_id"] for row in drafted.form.rows["programme"]] == ["", site["site_id"]]


def test_origins_follow_rows_that_change_places(record: Dataset) -> None:
    first, second = (
        proposal("delegates.country", code, row) for row, code in ((1, "LAO"), (2, "THA"))
    )
    drafted = form_from_draft(Draft("seminar", (first, second)), record, "sg")
    assert drafted is not None
    turned = reordered(drafted.origins, "delegates", [1, None, 0])
    assert turned == {("delegates", 0, "country"): (second,), ("delegates", 2, "country"): (first,)}
    left = without_row(drafted, "delegates", 0)
    assert [row["country"] for row in left.form.rows["delegates"]] == ["THA"]
    assert left.origins == {("delegates", 0, "country"): (second,)}


def test_the_office_is_the_readers_where_the_report_names_none(record: Dataset) -> None:
    named = Draft("seminar", (proposal("seminars.office_id", "london", None),))
    doubtful = Draft("seminar", (proposal("seminars.office_id", None, None, "sg", "london"),))
    for draft, office in ((Draft("seminar"), "sg"), (named, "london"), (doubtful, "")):
        drafted = form_from_draft(draft, record, "sg")
        assert drafted is not None
        assert drafted.form.seminar["office_id"] == office


# Countries.


def test_who_is_eligible_follows_the_day(record: Dataset) -> None:

    before = eligible_countries(record, "sg", date(2018, 6, 30))
    after = eligible_countries(record, "sg", date(2018, 7, 1))
    assert {*after} - {*before} == {"LKA"}
    assert eligible_countries(record, "sg", None, 2018) == before
    assert {*eligible_countries(record, "sg")} == {*after}
    assert eligible_countries(record, "london", date(2018, 7, 1)) == ()
    order = [*record.countries["country"]]
    assert [*after] == sorted(after, key=order.index)


def people(
    participants: str, *rows: tuple[str, str], complete: str = "no"
) -> list[tuple[str, str]]:
    form = blank_form(loaded_record(), "sg", 2023).with_rows(
        "delegates", [{"country": country, "delegates": number} for country, number in rows]
    )
    form = form.with_cell("seminars", 0, "participants", participants)
    form = with_the_rest(form.with_cell("seminars", 0, "countries_complete", complete))
    return [(row["country"], row["delegates"]) for row in form.rows["delegates"]]


def test_people_of_no_named_country_are_the_rest() -> None:
    four = [("LAO", "1"), ("THA", "3")]
    assert people("9", *four) == [*four, ("", "5")]
    assert people("9", *four, ("", "2")) == [*four, ("", "5")]
    assert people("4", *four, ("", "5")) == [*four, ("", "")]
    assert people("9", ("", "1"), *four, ("", "1")) == [("", "5"), *four, ("", "")]
    # Nothing is made up where something is not known, or is contradicted.
    assert people("", *four) == four
    assert people("3", *four) == four
    assert people("9", ("LAO", "")) == [("LAO", "")]
    assert people("9") == []
    assert people("9", *four, complete="yes") == four


def test_a_source_says_the_words_that_were_read_where_no_sentence_is_proposed(
    record: Dataset,
) -> None:
    def read(field: str, value: str, start: int, words: str) -> Proposal:
        return Proposal(field, value, words, start, start + len(words), ())

    draft = Draft(
        "row",
        (
            read("seminars.end_date", "2023-12-16", 20, "10 – 16\nDecember"),
            read("seminars.start_date", "2023-12-10", 20, "10 – 16\nDecember"),
            read("seminars.fiscal_year", "2023", 8, "FY2023"),
            read("hosts.host_en", "Hagi", 40, "Hagi"),
            read("delegates.country", "LAO", 60, "Laos"),
        ),
    )
    drafted = form_from_draft(draft, record, "sg")
    assert drafted is not None
    assert drafted.form.rows["sources"][0]["says"] == "FY2023 … 10 – 16 December … Hagi"
    assert ("sources", 0, "says") not in drafted.origins


def test_a_country_that_is_named_alone_sent_somebody(record: Dataset) -> None:
    rows = (
        proposal("delegates.country", "LAO", 1),
        proposal("delegates.country", "THA", 2),
        proposal("delegates.delegates", "3", 2),
        proposal("delegates.country", "VNM", 3),
        proposal("delegates.delegates", None, 3, "1", "2"),
    )
    drafted = form_from_draft(Draft("seminar", rows), record, "sg")
    assert drafted is not None
    found = [(row["delegates"], row["basis"]) for row in drafted.form.rows["delegates"]]
    assert found == [("1", "implied"), ("3", ""), ("", "")]
