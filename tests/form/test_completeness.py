"""The bar of a form says what the pages say of its seminar."""

import pytest

from analysis.form.completeness import PARTS, completeness_of
from analysis.form.form import SeminarForm, blank_form, form_of
from analysis.loading.dataset import DEMO, RECORD, Dataset, load
from analysis.summaries.programme.seminar import FACTS, completeness
from tests.code import ROOT
from tests.report_reader.corpus import loaded_record


@pytest.fixture(scope="module")
def record() -> Dataset:
    return loaded_record()


@pytest.mark.parametrize("name", [RECORD, DEMO])
def test_a_form_says_of_a_seminar_what_the_pages_say(name: str) -> None:
    known = load(ROOT / "data", name)
    for row in completeness.rows(known):
        found = completeness_of(form_of(known, row["seminar_id"]), known)
        expected = {fact: row[fact] for fact in FACTS if fact != "sites"}  # type: ignore[literal-required]
        assert {fact: found[fact] for fact in expected} == expected
        # A site without a position is on no map.
        assert found["sites"] == row["sites"] or (found["sites"], row["sites"]) == ("partly", "yes")
        assert tuple(found) == PARTS


def degrees(form: SeminarForm) -> dict[str, str]:
    found = completeness_of(form, loaded_record())
    return {part: degree for part, degree in found.items() if degree != "no"}


def test_of_a_blank_form_nothing_is_documented(record: Dataset) -> None:
    assert degrees(blank_form(record, "sg", 2023)) == {}


def test_each_part_grows_with_what_is_typed(record: Dataset) -> None:
    form = blank_form(record, "sg", 2023)
    for table, column, text, expected in (
        ("seminars", "start_date", "2023-12-10", {"dates": "partly"}),
        ("seminars", "end_date", "nonsense", {"dates": "partly"}),
        ("seminars", "end_date", "2023-12-10", {"dates": "yes"}),
        ("seminars", "mode", "in_person", {"mode": "yes"}),
        ("seminars", "participants", "9", {"participants": "yes"}),
        ("seminars", "countries_complete", "yes", {"countries": "yes"}),
        ("sources", "title", "Seminar", {"source": "partly"}),
        ("sources", "says", "It was held.", {"source": "yes"}),
    ):
        before = degrees(form)
        form = form.with_cell(table, 0, column, text)
        assert degrees(form) == {**before, **expected}


def test_the_sites_need_a_position(record: Dataset) -> None:
    visit = {"date": "2023-12-10", "part": "host", "kind": "visit", "title_en": "Visit"}
    form = blank_form(record, "sg", 2023)
    for column in ("start_date", "end_date"):
        form = form.with_cell("seminars", 0, column, "2023-12-10")
    known = form.with_rows("programme", [{**visit, "site_id": "karato-market"}])
    assert degrees(known)["sites"] == "yes"
    new = form.with_rows("programme", [{**visit, "site_id": "+1"}])
    new = new.with_rows("sites", [{"site_id": "+1", "name_en": "A", "identification": "stated"}])
    assert degrees(new)["sites"] == "partly"
    placed = new.with_cell("sites", 0, "latitude", "34").with_cell("sites", 0, "longitude", "131")
    assert degrees(placed)["sites"] == "yes"


def test_nothing_is_to_be_known_of_a_cancelled_seminar(record: Dataset) -> None:
    form = blank_form(record, "sg", 2023).with_cell("seminars", 0, "status", "cancelled")
    known = {*("mode", "participants", "countries", "programme", "sites")}
    assert degrees(form) == dict.fromkeys(known, "yes")
