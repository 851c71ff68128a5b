"""What a form saves: its seminar and nothing else, judged as files are."""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd
import pytest

from analysis.form.form import OWN_TABLES, Row, SeminarForm, blank_form, form_of
from analysis.form.saving import FormSave, field_problems, proposed_save
from analysis.loading.dataset import DEMO, RECORD, Dataset, load, read_texts
from analysis.loading.reading import TextTable
from analysis.writing.ids import free, slug
from tests.code import ROOT
from tests.data_folder import DataFolder

Texts = Mapping[str, TextTable]


def opened(folder: Path, name: str = RECORD) -> tuple[Dataset, Texts]:
    return load(folder, name), read_texts(folder, name)


@pytest.fixture(scope="module")
def record() -> tuple[Dataset, Texts]:
    return opened(ROOT / "data")


@pytest.mark.parametrize("name", [RECORD, DEMO])
def test_a_form_saved_unchanged_proposes_nothing(name: str) -> None:
    known, texts = opened(ROOT / "data", name)
    for seminar_id in sorted(known.seminar_ids):
        found = proposed_save(form_of(known, seminar_id), known, texts)
        assert found.proposal.contents == {}, seminar_id
        assert not found.proposal.differences
        assert (found.problems, found.proposal.problems) == ({}, ())
        assert found.numbers.empty


# A new seminar.


def a_new_seminar(known: Dataset) -> SeminarForm:
    form = blank_form(known, "sg", 2023)
    for column, text in {
        "start_date": "2023-12-10",
        "end_date": "2023-12-16",
        "mode": "in_person",
        "status": "held",
        "participants": "9",
    }.items():
        form = form.with_cell("seminars", 0, column, text)
    form = form.with_cell("sources", 0, "title", "Seminar 2023")
    form = form.with_cell("sources", 0, "says", "The seminar was held from 10 to 16 December.")
    host = {
        "host_en": "Hagi",
        "host_ja": "萩市",
        "level": "municipality",
        "prefecture": "35",
    }
    site = {
        "site_id": "+1",
        "name_en": "Hagi Pottery",
        "name_ja": "萩焼資料館",
        "kind": "culture",
        "identification": "stated",
    }
    item = {"part": "host", "place_en": "Hagi", "place_ja": "萩市", "kind": "visit"}
    items = [
        {**item, "date": "2023-12-12", "title_en": "Visit", "title_ja": "視察", "site_id": "+1"},
        {**item, "date": "2023-12-13", "title_en": "Market", "title_ja": "市場"}
        | {"site_id": "karato-market"},
    ]
    return (
        form.with_rows("hosts", [host])
        .with_rows("seminar_themes", [{"theme_id": "water"}, {}])
        .with_rows("delegates", [{"country": "LAO", "delegates": "2"}, {}])
        .with_rows("programme", items)
        .with_rows("sites", [site])
    )


def added(save: FormSave, table: str) -> pd.DataFrame:
    return save.proposal.differences[table].added.fillna("")


def test_a_new_seminar_is_given_ids_and_everything_that_follows(
    record: tuple[Dataset, Texts],
) -> None:
    known, texts = record
    save = proposed_save(a_new_seminar(known), known, texts)
    assert save.problems == {}
    assert save.proposal.problems == ()
    assert save.is_sound
    assert save.seminar_id == "sg-fy2023"
    assert {*save.proposal.contents} == {*texts} & {
        *("seminars", "hosts", "seminar_themes", "delegates", "programme", "sites", "sources")
    }
    for differences in save.proposal.differences.values():
        assert differences.changed.empty
        assert differences.removed.empty
        rows = differences.added
        if "basis" in rows:
            assert set(rows["source_id"]) == {"seminar-2023"}
        if "seminar_id" in rows:
            assert set(rows["seminar_id"]) == {"sg-fy2023"}
    assert added(save, "hosts")["host_id"].tolist() == ["hagi"]
    assert added(save, "sites")["site_id"].tolist() == ["hagi-pottery"]
    assert added(save, "programme")["site_id"].tolist() == ["hagi-pottery", "karato-market"]
    assert added(save, "programme")["position"].tolist() == ["1", "2"]
    assert added(save, "seminar_themes")["theme_id"].tolist() == ["water"]
    # The published number has people of whom no country is named.
    people = added(save, "delegates")[["country", "delegates", "basis"]].to_numpy().tolist()
    assert people == [["LAO", "2", "stated"], ["", "7", "derived"]]
    measures = save.numbers.loc[save.numbers["seminar_id"] == "sg-fy2023", "measure"]
    assert {"participants", "delegates", "hosts", "sites"} <= {*measures}


def test_the_files_hold_the_new_rows_and_all_the_old_ones(record: tuple[Dataset, Texts]) -> None:
    known, texts = record
    save = proposed_save(a_new_seminar(known), known, texts)
    for table, content in save.proposal.contents.items():
        assert content.startswith(texts[table].content)
    assert {"sg-fy2023"} | known.seminar_ids == save.proposal.dataset.whole.seminar_ids


def test_an_id_that_is_taken_is_numbered(record: tuple[Dataset, Texts]) -> None:
    known, texts = record
    form = a_new_seminar(known).with_cell("seminars", 0, "fiscal_year", "2019")
    form = form.with_cell("seminars", 0, "start_date", "").with_cell("seminars", 0, "end_date", "")
    form = form.with_rows("programme", ()).with_cell("sites", 0, "name_en", "Karato Market")
    save = proposed_save(form, known, texts)
    assert save.seminar_id == "sg-fy2019-2"
    assert added(save, "sites")["site_id"].tolist() == ["karato-market-2"]


def test_an_id_of_a_row_that_waits_for_correction_is_taken_too(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    folder.append(
        "record/seminars.csv", "sg-fy2023,sg,lost,,,,held,,no,,,stated,clair-singapore-2019"
    )
    known, texts = opened(tmp_path)
    assert "sg-fy2023" not in known.seminar_ids
    assert proposed_save(a_new_seminar(known), known, texts).seminar_id == "sg-fy2023-2"


def test_a_host_of_another_seminar_keeps_its_id(record: tuple[Dataset, Texts]) -> None:
    known, texts = record
    host = {"host_en": "Shimonoseki", "level": "municipality", "prefecture": "35"}
    form = a_new_seminar(known).with_rows("hosts", [{**host, "host_ja": "下関市"}])
    assert added(proposed_save(form, known, texts), "hosts")["host_id"].tolist() == ["shimonoseki"]
    elsewhere = form.with_cell("hosts", 0, "prefecture", "13")
    assert added(proposed_save(elsewhere, known, texts), "hosts")["host_id"].tolist() == [
        "shimonoseki-2"
    ]
    # Whoever writes another name into the row means another host.
    other = form.with_rows("hosts", [{**host, "host_id": "toyota", "host_ja": "下関市"}])
    assert added(proposed_save(other, known, texts), "hosts")["host_id"].tolist() == ["shimonoseki"]


def test_ids_are_made_of_english_names() -> None:
    assert slug("Shimonoseki City's “Café”") == "shimonoseki-citys-cafe"
    assert slug("下関市") == ""
    assert len(slug("word " * 40)) <= 60
    assert slug("x" * 99) == "x" * 60
    assert free("a", {"a", "a-2"}) == "a-3"


def test_a_name_in_japanese_alone_is_numbered(record: tuple[Dataset, Texts]) -> None:
    known, texts = record
    form = a_new_seminar(known).with_cell("sources", 0, "title", "海外自治体幹部交流協力セミナー")
    save = proposed_save(form, known, texts)
    assert added(save, "sources")["source_id"].tolist() == ["sg-fy2023-source"]


# A seminar corrected.


def test_rows_taken_out_leave_and_no_other_row_changes(record: tuple[Dataset, Texts]) -> None:
    known, texts = record
    form = form_of(known, "sg-fy2019")
    items = [row for row in form.rows["programme"] if row["position"] != "18"]
    save = proposed_save(form.with_rows("programme", items), known, texts)
    assert save.is_sound
    assert {*save.proposal.contents} == {"programme"}
    removed = save.proposal.differences["programme"].removed
    assert removed[["seminar_id", "position"]].to_numpy().tolist() == [["sg-fy2019", "18"]]
    before = texts["programme"].content.decode().splitlines()
    after = save.proposal.contents["programme"].decode().splitlines()
    assert [line for line in before if not line.startswith("sg-fy2019,18,")] == after


def test_an_item_put_between_others_moves_those_behind_it(record: tuple[Dataset, Texts]) -> None:
    known, texts = record
    form = form_of(known, "sg-fy2019")
    first, *others = form.rows["programme"]
    new = {**first, "position": "", "kind": "briefing", "title_en": "New", "title_ja": "新規"}
    save = proposed_save(form.with_rows("programme", [first, new, *others]), known, texts)
    assert save.is_sound
    after = save.proposal.dataset.programme
    own = after[after["seminar_id"] == "sg-fy2019"]
    assert own["position"].tolist() == [*range(1, 20)]
    assert own["title_en"].tolist()[1] == "New"
    assert own["title_en"].tolist()[2:] == [row["title_en"] for row in others]
    assert own["title_ja"].tolist()[2:] == [row["title_ja"] for row in others]


def test_columns_that_a_form_does_not_show_are_kept(record: tuple[Dataset, Texts]) -> None:
    known, texts = record
    form = form_of(known, "sg-fy2019").with_cell("seminars", 0, "participants", "10")
    form = form.with_cell("seminars", 0, "countries_complete", "no")
    save = proposed_save(form, known, texts)
    changed = save.proposal.differences["seminars"].changed
    assert {*changed["column"]} == {"participants", "countries_complete"}
    # The tenth is of no named country.
    assert added(save, "delegates")[["country", "delegates"]].to_numpy().tolist() == [["", "1"]]


def test_a_corrected_site_is_one_changed_cell(record: tuple[Dataset, Texts]) -> None:
    known, texts = record
    form = form_of(known, "sg-fy2019")
    at = next(at for at, row in enumerate(form.rows["sites"]) if row["site_id"] == "karato-market")
    save = proposed_save(form.with_cell("sites", at, "uncertainty_m", "300"), known, texts)
    assert {*save.proposal.contents} == {"sites"}
    changed = save.proposal.differences["sites"].changed
    assert changed[["site_id", "column", "after"]].to_numpy().tolist() == [
        ["karato-market", "uncertainty_m", "300"]
    ]


def test_what_waits_for_correction_in_the_file_stays_there(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    folder.edit("record/delegates.csv", "sg-fy2019,THA", ",1,", ",one,")
    folder.edit("record/seminars.csv", "sg-fy2019", "in_person", "by ship")
    known, texts = opened(tmp_path)
    form = form_of(known, "sg-fy2019")
    # The list is in doubt, the mode blank, and the row of Thailand not in the data.
    assert form.seminar["countries_complete"] == "no"
    assert form.seminar["mode"] == ""
    assert proposed_save(form, known, texts).proposal.contents == {}
    save = proposed_save(form.with_cell("hosts", 0, "latitude", "33.95"), known, texts)
    assert {*save.proposal.contents} == {"hosts"}


def test_what_others_have_changed_meanwhile_stays(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    before, _ = opened(tmp_path)
    form = form_of(before, "sg-fy2018").with_cell("seminars", 0, "note_en", "Mine.")
    folder.edit("record/seminars.csv", "sg-fy2018", "in_person", "online")
    folder.edit("record/programme.csv", "sg-fy2018,1,", "Arrival in Toyohashi", "Arrival")
    folder.append("record/seminar_themes.csv", "sg-fy2018,water,Water,,stated,clair-seminar-series")
    known, texts = opened(tmp_path)
    save = proposed_save(form, known, texts)
    assert save.is_sound
    assert {*save.proposal.contents} == {"seminars"}
    changed = save.proposal.differences["seminars"].changed
    assert changed[["column", "after"]].to_numpy().tolist() == [["note_en", "Mine."]]


# What is wrong, beside its field.


def codes(form: SeminarForm, known: Dataset) -> set[tuple[str, int, str, str]]:
    return {
        (*place, problem.code)
        for place, problems in field_problems(form, known).items()
        for problem in problems
    }


def test_a_seminar_that_is_sound_has_no_problem(record: tuple[Dataset, Texts]) -> None:
    known, _ = record
    assert codes(a_new_seminar(known), known) == set()
    for seminar_id in ("sg-fy2018", "sg-fy2019"):
        assert codes(form_of(known, seminar_id), known) == set()


def test_what_contradicts_itself_is_said_beside_its_field(record: tuple[Dataset, Texts]) -> None:
    known, _ = record
    sound = a_new_seminar(known)
    laos = {"country": "LAO", "delegates": "2"}
    for form, *expected in (
        (
            sound.with_cell("seminars", 0, "end_date", "2023-12-01").with_rows("programme", ()),
            ("seminars", 0, "end_date", "before_start"),
        ),
        (
            sound.with_cell("seminars", 0, "fiscal_year", "2022"),
            ("seminars", 0, "fiscal_year", "fiscal_year"),
        ),
        (
            sound.with_cell("programme", 1, "date", "2023-12-30"),
            ("programme", 1, "date", "outside"),
        ),
        (
            sound.with_rows("delegates", [laos, {}, {**laos, "delegates": "1"}]),
            ("delegates", 2, "country", "duplicate"),
        ),
        (
            sound.with_rows("delegates", [{**laos, "delegates": "12"}]),
            ("seminars", 0, "participants", "total"),
        ),
        (
            sound.with_rows("delegates", [{"country": "USA", "delegates": "9"}]),
            ("delegates", 0, "country", "not_eligible"),
        ),
        (
            sound.with_cell("seminars", 0, "status", ""),
            ("seminars", 0, "status", "blank"),
        ),
        (
            sound.with_cell("sources", 0, "says", ""),
            ("sources", 0, "says", "blank"),
        ),
        (
            sound.with_cell("sites", 0, "latitude", "34.4"),
            ("sites", 0, "longitude", "half_position"),
        ),
        (
            sound.with_cell("seminars", 0, "note_en", "Ask anna@example.org."),
            ("seminars", 0, "note_en", "personal"),
        ),
        (
            sound.with_cell("hosts", 0, "prefecture", "99"),
            ("hosts", 0, "prefecture", "unknown"),
        ),
    ):
        assert codes(form, known) == {*expected}


def test_what_is_wrong_is_not_saved(record: tuple[Dataset, Texts]) -> None:
    known, texts = record
    save = proposed_save(a_new_seminar(known).with_cell("hosts", 0, "level", ""), known, texts)
    assert not save.is_sound
    assert [*save.problems] == [("hosts", 0, "level")]
    assert save.proposal.contents == {}


def test_a_blank_form_says_what_it_lacks(record: tuple[Dataset, Texts]) -> None:
    known, _ = record
    places = {(table, column) for table, _, column in field_problems(blank_form(known), known)}
    assert places == {
        ("seminars", "office_id"),
        ("seminars", "fiscal_year"),
        ("seminars", "status"),
        ("sources", "title"),
        ("sources", "says"),
    }


def test_problems_keep_their_places_where_rows_are_blank(record: tuple[Dataset, Texts]) -> None:
    known, _ = record
    form = a_new_seminar(known)
    blank: Row = {}
    form = form.with_rows("seminar_themes", [blank, {"theme_id": "no-such"}])
    assert codes(form, known) == {("seminar_themes", 1, "theme_id", "unknown")}


def test_the_data_are_never_written_to(record: tuple[Dataset, Texts]) -> None:
    known, texts = record
    before = known.delegates.copy()
    form = form_of(known, "sg-fy2019")
    proposed_save(form.with_rows("delegates", ()), known, texts)
    pd.testing.assert_frame_equal(known.delegates, before)


def test_an_id_made_of_words_of_doubt_is_an_id(record: tuple[Dataset, Texts]) -> None:
    known, _ = record
    form = a_new_seminar(known)
    for title in ("About Japan and others", "Seminar, etc.", "Around 2018 or so", "Possibly"):
        assert codes(form.with_cell("sources", 0, "title", title), known) == set()
        assert codes(form.with_cell("sites", 0, "name_en", title), known) == set()


@pytest.mark.parametrize("seminar_id", ["sg-fy2018", "sg-fy2019", "london-fy2018"])
def test_no_row_of_another_seminar_changes_whatever_is_done(
    record: tuple[Dataset, Texts], seminar_id: str
) -> None:
    known, texts = record
    form = form_of(known, seminar_id)
    for table in ("hosts", "seminar_themes", "delegates", "programme", "sites"):
        form = form.with_rows(table, form.rows[table][1::2])
    form = form.with_cell("seminars", 0, "note_en", "Changed.")
    form = form.with_cell("seminars", 0, "participants", "")
    form = form.with_cell("seminars", 0, "countries_complete", "no")
    save = proposed_save(form, known, texts)
    assert save.problems == {}
    assert {"seminars"} <= {*save.proposal.contents} <= {*OWN_TABLES}
    for table, content in save.proposal.contents.items():
        before, after = (
            [line for line in text.decode().splitlines() if not line.startswith(f"{seminar_id},")]
            for text in (texts[table].content, content)
        )
        assert after == before
