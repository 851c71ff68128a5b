"""What a form's save does, and what is wrong with its fields, in words of both languages."""

import re

import pytest

from analysis.contract.problems import Problem
from analysis.contract.schema import TABLES
from analysis.form.form import SeminarForm, form_of
from analysis.form.saving import field_problems, proposed_save
from analysis.loading.dataset import Dataset
from analysis.narrative.form_effect import MOST_NAMED, effect_sentences
from analysis.narrative.form_problems import field_sentence
from analysis.words.catalogue import LANGUAGES, words_in
from tests.code import ROOT
from tests.form.test_saving import Texts, a_new_seminar, opened

# Ids, columns and choices of the contract, which nobody should have to read.
CODE = re.compile(
    r"sg-fy|[a-z]+_[a-z]+|\b[A-Z]{3}\b|\.csv|karato-market|hagi-pottery|in_person|None|nan"
)


@pytest.fixture(scope="module")
def record() -> tuple[Dataset, Texts]:
    return opened(ROOT / "data")


def effect(
    form: SeminarForm, record: tuple[Dataset, Texts], language: str = "en"
) -> tuple[str, ...]:
    known, texts = record
    save = proposed_save(form, known, texts)
    assert save.problems == {}
    found = save.proposal
    return effect_sentences(
        known, found.dataset, save.seminar_id, found.differences, words_in(language)
    )


def test_a_new_seminar_is_told_as_a_whole(record: tuple[Dataset, Texts]) -> None:
    known, _ = record
    assert effect(a_new_seminar(known), record) == (
        (
            "FY2023 becomes documented: held 10–16 December 2023 in Hagi; "
            "9 participants from at least 1 country."
        ),
        "Hosts added: Hagi.",
        "Themes added: Water and sewerage.",
        "Delegates added: Laos (2) and countries not recorded (7).",
        "Programme items added: Visit and Market.",
        "Sites added: Hagi Pottery.",
        "Sources added: Seminar 2023.",
    )
    assert effect(a_new_seminar(known), record, "ja")[:5] == (
        "2023年度が記録されます：2023年12月10日～16日（萩市）開催、参加者9名（少なくとも1か国）。",
        "追加する開催地：萩市。",
        "追加するテーマ：上下水道。",
        "追加する参加者：ラオス（2名）、国の記録がない参加者（7名）。",
        "追加する日程の項目：視察、市場。",
    )


def test_a_site_with_a_position_is_new_on_the_map(record: tuple[Dataset, Texts]) -> None:
    known, _ = record
    form = a_new_seminar(known).with_cell("sites", 0, "latitude", "34.41")
    form = form.with_cell("sites", 0, "longitude", "131.4")
    assert effect(form, record)[-1] == "1 site is new on the map: Hagi Pottery."


def test_little_is_said_of_a_seminar_of_which_little_is_known(
    record: tuple[Dataset, Texts],
) -> None:
    known, _ = record
    form = a_new_seminar(known)
    for column in ("start_date", "end_date", "participants"):
        form = form.with_cell("seminars", 0, column, "")
    bare = form.with_cell("seminars", 0, "status", "announced")
    for table in ("hosts", "programme", "sites", "delegates"):
        bare = bare.with_rows(table, ())
    assert effect(bare, record)[0] == "FY2023 becomes documented: announced."
    whole = form.with_cell("seminars", 0, "countries_complete", "yes").with_rows("programme", ())
    assert effect(whole, record)[0] == (
        "FY2023 becomes documented: held in Hagi; participants from 1 country."
    )
    abroad = bare.with_cell("seminars", 0, "office_id", "london")
    assert effect(abroad, record)[0].startswith("FY2023 (CLAIR London) becomes documented")


def test_a_correction_is_told_cell_by_cell(record: tuple[Dataset, Texts]) -> None:
    known, _ = record
    form = form_of(known, "sg-fy2018")
    assert effect(form, record) == ("Nothing changes: the data already say what the form says.",)
    form = form.with_cell("seminars", 0, "end_date", "2018-09-02")
    form = form.with_cell("seminars", 0, "mode", "").with_cell("seminars", 0, "note_ja", "")
    form = form.with_cell("seminars", 0, "fiscal_year", "2018")
    rows = [row for row in form.rows["delegates"] if row["country"]] + [
        {**form.rows["delegates"][0], "country": "THA"}
    ]
    assert effect(form.with_rows("delegates", rows), record) == (
        "FY2018 is corrected.",
        "End: “1 September 2018” becomes “2 September 2018”.",
        "Mode: “in person” becomes “not documented”.",
        "Note (Japanese): the text changes.",
        "Delegates added: Thailand (1).",
        "Delegates corrected: countries not recorded (4).",
    )


def test_items_are_told_by_what_they_say_and_not_by_their_number(
    record: tuple[Dataset, Texts],
) -> None:
    known, _ = record
    form = form_of(known, "sg-fy2019")
    first, second, *others = form.rows["programme"]
    new = {**first, "position": "", "kind": "briefing", "title_en": "New", "title_ja": "新規"}
    assert effect(form.with_rows("programme", [first, new, second, *others]), record) == (
        "FY2019 is corrected.",
        "Programme items added: New.",
    )
    turned = form.with_rows("programme", [first, others[0], second, *others[1:]])
    assert effect(turned, record)[1:] == ("The items of the programme come in another order.",)
    changed = form.with_cell("programme", 1, "kind", "briefing")
    assert effect(changed, record)[1:] == (
        "Programme items corrected: Lecture on “Local Administration in Japan”.",
    )
    few = effect(form.with_rows("programme", others[-2:]), record)
    left = len(form.rows["programme"]) - 2 - MOST_NAMED
    assert few[1].startswith("Programme items removed: Arrival in Tokyo, ")
    assert few[1].endswith(f" and {left} more.")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_code_is_read(record: tuple[Dataset, Texts], language: str) -> None:
    known, _ = record
    form = form_of(known, "sg-fy2019").with_cell("seminars", 0, "status", "uncertain")
    form = form.with_cell("seminars", 0, "countries_complete", "no")
    form = form.with_rows("hosts", ()).with_rows("seminar_themes", ()).with_rows("delegates", ())
    form = form.with_cell("seminars", 0, "participants", "")
    form = form.with_cell("sites", 0, "uncertainty_m", "77")
    form = form.with_cell("sources", 0, "publisher", "CLAIR")
    for said in (
        *effect(form, record, language),
        *effect(a_new_seminar(known), record, language),
    ):
        assert not CODE.search(said.replace("TIC", "").replace("JNTO", "")), said


# Problems.


def sentences(form: SeminarForm, known: Dataset, language: str = "en") -> list[str]:
    return [
        field_sentence(table, problem, known, words_in(language))
        for (table, _, _), problems in field_problems(form, known).items()
        for problem in problems
    ]


def test_a_problem_is_said_as_a_reader_of_the_form_sees_it(
    record: tuple[Dataset, Texts],
) -> None:
    known, _ = record
    form = a_new_seminar(known)
    laos = {"country": "LAO", "delegates": "12"}
    assert sentences(form.with_rows("delegates", [laos]), known) == [
        (
            "The published number of participants is 9, but the delegates add up to 12. "
            "Correct one of them. An open list may name fewer countries, never more people."
        )
    ]
    assert sentences(form.with_rows("delegates", [{**laos, "country": "USA"}]), known)[1:] == [
        (
            "United States was not among the countries of the office on the first day of the "
            "seminar. Compare the country and the day with the source."
        )
    ]
    same_year = form.with_cell("seminars", 0, "fiscal_year", "2019").with_rows("programme", ())
    for column in ("start_date", "end_date"):
        same_year = same_year.with_cell("seminars", 0, column, "")
    assert sentences(same_year, known) == [
        (
            "This says the same as another one in the data: FY2019 · Shimonoseki. "
            "Use that one, or make clear what tells them apart."
        )
    ]
    copy = form.with_cell("sites", 0, "name_en", "Karato Market")
    copy = copy.with_cell("sites", 0, "municipality_en", "Shimonoseki")
    assert "Karato Market" in " ".join(sentences(copy, known))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_problem_of_a_form_has_a_sentence_without_a_code(
    record: tuple[Dataset, Texts], language: str
) -> None:
    known, _ = record
    words = words_in(language)
    for code in (
        *("blank", "duplicate", "duplicate_row", "choice", "unknown", "form", "cancelled"),
        *("total", "outside", "complete_empty", "complete_unknown", "complete_uncounted"),
        *("people_uncounted", "theme_elsewhere", "not_eligible", "same_item", "other_thing"),
        *("out_of_order", "before_start", "half_position", "personal", "other_country"),
    ):
        problem = Problem("x.csv", 2, "date", code, "5", "7")
        assert not CODE.search(field_sentence("programme", problem, known, words)), code
    for table, value in (
        ("seminars", "sg-fy2019"),
        ("hosts", "shimonoseki"),
        ("sites", "karato-market"),
        ("sources", "clair-singapore-2019"),
    ):
        problem = Problem("x.csv", 2, TABLES[table].key[-1], "same_thing", "new", value)
        assert not CODE.search(field_sentence(table, problem, known, words).replace("J.CLAIR", ""))
